// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clientprogram.h"

#include <QFile>
#include <QStandardPaths>

namespace Varve::Test {

using namespace Qt::StringLiterals;
using Database::Engine;

namespace {

QString expectOutput(const ProgramResult &result, const QString &what)
{
    if (result.exitCode != 0)
        qFatal("%s\n%s", qPrintable(what), qPrintable(result.err));
    return result.out;
}

} // namespace

QStringList ClientProgram::login() const
{
    if (m_profile.engine == Engine::PostgreSql)
        return {u"-h"_s, m_profile.host, u"-p"_s, QString::number(m_profile.port), u"-U"_s, m_profile.user, u"-d"_s, m_profile.database};
    // Without the option MariaDB 11.8's client warns that it could not verify a server that asks for no password.
    return {u"--no-defaults"_s, u"--skip-ssl-verify-server-cert"_s, "--host="_L1 + m_profile.host, u"--port=%1"_s.arg(m_profile.port),
            "--user="_L1 + m_profile.user};
}

/// \a input is the name of a file.
ProgramResult ClientProgram::start(const QString &program, const QStringList &arguments, const QString &input) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PGPASSWORD"_s, m_profile.password.given.reveal());
    environment.insert(u"MYSQL_PWD"_s, m_profile.password.given.reveal());
    environment.insert(u"LC_ALL"_s, u"C"_s);
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(input.isEmpty() ? QProcess::nullDevice() : input);
    process.start(QStandardPaths::findExecutable(program), arguments);
    if (!process.waitForFinished(60000))
        qFatal("%s: %s", qPrintable(program), qPrintable(process.errorString()));
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

ProgramResult ClientProgram::runFile(const QString &path) const
{
    switch (m_profile.engine) {
    case Engine::PostgreSql: return start(u"psql"_s, login() + QStringList{u"-X"_s, u"-q"_s, u"-f"_s, path}, {});
    case Engine::MariaDb: return start(u"mariadb"_s, login() + QStringList{u"--comments"_s, m_profile.database}, path);
    case Engine::Sqlite: break;
    }
    return start(u"sqlite3"_s, {u"-batch"_s, m_profile.database}, path);
}

QStringList ClientProgram::rows(const QString &sql) const
{
    ProgramResult result;
    if (m_profile.engine == Engine::PostgreSql)
        result = start(u"psql"_s, login() + QStringList{u"-XqAt"_s, u"-c"_s, sql}, {});
    else if (m_profile.engine == Engine::MariaDb)
        result
            = start(u"mariadb"_s,
                    login() + QStringList{u"--default-character-set=utf8mb4"_s, u"-BN"_s, "--execute="_L1 + sql, m_profile.database}, {});
    else
        result = start(u"sqlite3"_s, {u"-batch"_s, u"-noheader"_s, u"-separator"_s, u"|"_s, m_profile.database, sql}, {});
    return expectOutput(result, sql).replace(u'\t', u'|').split(u'\n', Qt::SkipEmptyParts);
}

QStringList ClientProgram::dump(const QStringList &tables) const
{
    ProgramResult result;
    QStringList without;
    if (m_profile.engine == Engine::PostgreSql) {
        for (const QString &table : tables)
            without += "--exclude-table=*."_L1 + table + u'*';
        result = start(u"pg_dump"_s, login() + QStringList{u"--inserts"_s} + without, {});
    } else if (m_profile.engine == Engine::MariaDb) {
        for (const QString &table : tables)
            without += "--ignore-table="_L1 + m_profile.database + u'.' + table;
        result = start(u"mariadb-dump"_s,
                       login() + QStringList{u"--default-character-set=utf8mb4"_s, u"--skip-comments"_s, u"--routines"_s, u"--triggers"_s}
                           + without + QStringList{m_profile.database},
                       {});
    } else {
        result = start(u"sqlite3"_s, {u"-batch"_s, m_profile.database, u".dump"_s}, {});
    }
    QStringList lines = expectOutput(result, u"dump"_s).replace(m_profile.database, u"DATABASE"_s).split(u'\n', Qt::SkipEmptyParts);
    lines.removeIf([&](const QString &line) {
        // pg_dump's own key of a dump, random; what a routine was made with in the client program; rows of the tables.
        return line.startsWith("\\restrict"_L1) || line.startsWith("\\unrestrict"_L1) || line.contains("sqlite_sequence"_L1)
            || std::any_of(tables.cbegin(), tables.cend(),
                           [&](const QString &table) { return line.startsWith("INSERT INTO "_L1 + table); });
    });
    return lines;
}

} // namespace Varve::Test
