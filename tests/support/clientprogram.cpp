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

ProgramResult endOf(QProcess &process, const QString &what)
{
    if (!process.waitForFinished(60000))
        qFatal("%s: %s", qPrintable(what), qPrintable(process.errorString()));
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

ProgramResult feed(QProcess &process, const QString &sql)
{
    process.write(sql.toUtf8() + ";\n");
    process.closeWriteChannel();
    return endOf(process, sql);
}

/// The client of MariaDB writes a row in one line.
QString withoutEscapes(QString cells)
{
    static const QHash<QChar, QChar> meant{{u'n', u'\n'}, {u't', u'\t'}, {u'\\', u'\\'}, {u'0', QChar()}};
    for (qsizetype i = cells.indexOf(u'\\'); i >= 0; i = cells.indexOf(u'\\', i + 1))
        cells.replace(i, 2, meant.value(cells.at(i + 1)));
    return cells;
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

std::unique_ptr<QProcess> ClientProgram::prepared(const QString &program, const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PGPASSWORD"_s, m_profile.password.given.reveal());
    environment.insert(u"MYSQL_PWD"_s, m_profile.password.given.reveal());
    environment.insert(u"LC_ALL"_s, u"C"_s);
    process->setProcessEnvironment(environment);
    process->setProgram(QStandardPaths::findExecutable(program));
    process->setArguments(arguments);
    return process;
}

/// \a input is the name of a file.
ProgramResult ClientProgram::runProgram(const QString &program, const QStringList &arguments, const QString &input) const
{
    const std::unique_ptr<QProcess> process = prepared(program, arguments);
    process->setStandardInputFile(input.isEmpty() ? QProcess::nullDevice() : input);
    process->start();
    return endOf(*process, program);
}

std::unique_ptr<QProcess> ClientProgram::startWith(const QStringList &options) const
{
    std::unique_ptr<QProcess> process;
    if (m_profile.engine == Engine::PostgreSql) {
        process = prepared(u"psql"_s, options + login() + QStringList{u"-XqAt"_s, u"-P"_s, u"null=NULL"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s});
    } else if (m_profile.engine == Engine::MariaDb) {
        process = prepared(u"mariadb"_s,
                           login() + options
                               + QStringList{u"--default-character-set=utf8mb4"_s, u"--batch"_s, u"--skip-column-names"_s,
                                             u"--unbuffered"_s, m_profile.database});
    } else {
        QStringList arguments{u"-batch"_s,     u"-noheader"_s, u"-separator"_s, u"|"_s,
                              u"-nullvalue"_s, u"NULL"_s,      u"-cmd"_s,       u".timeout 10000"_s};
        for (const Database::Attachment &other : m_profile.attachments)
            arguments += {u"-cmd"_s, "ATTACH '"_L1 + other.file + "' AS "_L1 + other.schema};
        process = prepared(u"sqlite3"_s, arguments + options + QStringList{m_profile.database});
    }
    process->start();
    if (!process->waitForStarted())
        qFatal("%s does not start: %s", qPrintable(process->program()), qPrintable(process->errorString()));
    return process;
}

std::unique_ptr<QProcess> ClientProgram::start() const
{
    return startWith({});
}

ProgramResult ClientProgram::run(const QString &sql) const
{
    const std::unique_ptr<QProcess> process = start();
    return feed(*process, sql);
}

ProgramResult ClientProgram::runFile(const QString &path, const QStringList &options) const
{
    switch (m_profile.engine) {
    case Engine::PostgreSql: return runProgram(u"psql"_s, login() + options + QStringList{u"-X"_s, u"-q"_s, u"-f"_s, path}, {});
    case Engine::MariaDb: return runProgram(u"mariadb"_s, login() + options + QStringList{u"--comments"_s, m_profile.database}, path);
    case Engine::Sqlite: break;
    }
    return runProgram(u"sqlite3"_s, options + QStringList{u"-batch"_s, m_profile.database}, path);
}

QStringList ClientProgram::rows(const QString &sql) const
{
    const QString separator(u'\x1E');
    QStringList options;
    if (m_profile.engine == Engine::PostgreSql)
        options = {u"-R"_s, separator};
    else if (m_profile.engine == Engine::Sqlite)
        options = {u"-newline"_s, separator};
    const std::unique_ptr<QProcess> process = startWith(options);
    QString out = expectOutput(feed(*process, sql), sql);
    if (out.isEmpty())
        return {};
    out.chop(1); // psql ends the last row with a line end
    if (m_profile.engine != Engine::MariaDb)
        return out.split(separator);
    QStringList lines = out.replace(u'\t', u'|').split(u'\n');
    std::transform(lines.cbegin(), lines.cend(), lines.begin(), withoutEscapes);
    return lines;
}

bool ClientProgram::hasTable(const QString &name) const
{
    const QString sql = m_profile.engine == Engine::Sqlite ? u"SELECT 1 FROM sqlite_schema WHERE name = '%1'"_s
        : m_profile.engine == Engine::PostgreSql
        ? u"SELECT 1 FROM pg_tables WHERE tablename = '%1'"_s
        : u"SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '%1'"_s;
    return !rows(sql.arg(name)).isEmpty();
}

QStringList ClientProgram::history(const QString &table) const
{
    QStringList lines;
    if (!hasTable(table.section(u'.', -1)))
        return lines;
    for (const QString &row : rows("SELECT migration_id, direction, CASE WHEN success THEN 'ok' ELSE 'failed' END, statements_done, "
                                   "statements_total FROM "_L1
                                   + table + " ORDER BY id"_L1)) {
        const QStringList cells = row.split(u'|');
        lines += u"%1 %2 %3 %4/%5"_s.arg(cells.value(0), cells.value(1), cells.value(2), cells.value(3), cells.value(4));
    }
    return lines;
}

QStringList ClientProgram::dump(const QStringList &tables) const
{
    ProgramResult result;
    QStringList without;
    if (m_profile.engine == Engine::PostgreSql) {
        for (const QString &table : tables)
            without += "--exclude-table=*."_L1 + table + u'*';
        result = runProgram(u"pg_dump"_s, login() + QStringList{u"--inserts"_s} + without, {});
    } else if (m_profile.engine == Engine::MariaDb) {
        for (const QString &table : tables)
            without += "--ignore-table="_L1 + m_profile.database + u'.' + table;
        result
            = runProgram(u"mariadb-dump"_s,
                         login() + QStringList{u"--default-character-set=utf8mb4"_s, u"--skip-comments"_s, u"--routines"_s, u"--triggers"_s}
                             + without + QStringList{m_profile.database},
                         {});
    } else {
        result = runProgram(u"sqlite3"_s, {u"-batch"_s, m_profile.database, u".dump"_s}, {});
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
