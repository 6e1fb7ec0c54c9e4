// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptclient.h"

#include "../plan/shellword.h"
#include "../texts_p.h"
#include "planwords.h"

#include <QRegularExpression>

#include <algorithm>

namespace Varve::Execution {

namespace {

using Database::Engine;

/// A name like "a=b" is one only as a value of libpq's own words (manual, "Connection Strings").
QString psqlDatabase(const QString &name)
{
    if (!name.contains(QLatin1Char('=')) && !name.startsWith(QStringLiteral("postgres")))
        return name;
    QString value = name;
    value.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('\''), QStringLiteral("\\'"));
    return QStringLiteral("dbname='") + value + QLatin1Char('\'');
}

/// Without a password: psql asks for it where the server does.
QStringList psqlLogin(const Database::ConnectionProfile &place)
{
    QStringList words;
    const auto add = [&words](const char *option, const QString &value) {
        if (!value.isEmpty())
            words += {QLatin1String(option), shellWord(value)};
    };
    add("-h", place.host);
    add("-p", place.port > 0 ? QString::number(place.port) : QString());
    add("-U", place.user);
    add("-d", psqlDatabase(place.database));
    return words;
}

/// mariadb asks for a password only where it is told to.
QStringList mariaDbLogin(const Database::ConnectionProfile &place)
{
    QStringList words;
    const auto add = [&words](const char *option, const QString &value) {
        if (!value.isEmpty())
            words += shellWord(QLatin1String(option) + value);
    };
    const QString socket = place.options.value(QStringLiteral("socket"));
    if (socket.isEmpty()) {
        // As all its clients have it "localhost" is the local socket; with a port it is not meant.
        const bool isMeant = place.port == 0 || place.host != QStringLiteral("localhost");
        add("--host=", isMeant ? place.host : QStringLiteral("127.0.0.1"));
        add("--port=", place.port > 0 ? QString::number(place.port) : QString());
    }
    add("--socket=", socket);
    add("--user=", place.user);
    if (place.password.source != Database::SecretReference::Source::None)
        words += QStringLiteral("-p");
    add(place.database.startsWith(QLatin1Char('-')) ? "--database=" : "", place.database);
    return words;
}

/// What begins with a dash is an option.
QString sqliteFile(const Database::ConnectionProfile &place)
{
    return place.database.startsWith(QLatin1Char('-')) ? QString(QStringLiteral("./") + place.database) : place.database;
}

using IsMeant = bool (*)(const QByteArray &sent);

bool isAny(const QList<PlannedStatement> &statements, IsMeant isMeant)
{
    return std::any_of(statements.cbegin(), statements.cend(), [isMeant](const PlannedStatement &each) { return isMeant(each.sent()); });
}

/// The files of such statements, each once.
QStringList filesWith(const Plan &plan, IsMeant isMeant)
{
    QStringList files;
    for (const PlanStep &step : plan.steps) {
        if (isAny(step.statements, isMeant) || isAny(*step.verification, isMeant))
            files += step.shownAs;
    }
    files.removeDuplicates();
    return files;
}

bool hasCarriageReturns(const QByteArray &sent)
{
    return sent.contains("\r\n");
}

/// sqlite3 takes such a line for a semicolon, where the statement could end there.
bool hasLineLikeSemicolon(const QByteArray &sent)
{
    static const QRegularExpression line(QStringLiteral("\\n[ \\t\\r]*(?:/|go)[ \\t\\r]*(?:\\n|$)"),
                                         QRegularExpression::CaseInsensitiveOption);
    return line.match(QString::fromUtf8(sent)).hasMatch();
}

/// psql fills in its variables outside of strings and comments (manual, psql, "SQL Interpolation"); in a slice of an array the name may be a
/// column's. Those that are there by themselves.
bool namesVariableOfPsql(const QByteArray &sent)
{
    static const QRegularExpression name(QStringLiteral(
        "(?<!:):[\"']?(?:AUTOCOMMIT|COMP_KEYWORD_CASE|DBNAME|ECHO|ECHO_HIDDEN|ENCODING|ERROR|FETCH_COUNT|HIDE_TABLEAM|HISTCONTROL|"
        "HISTSIZE|HOST|IGNOREEOF|LAST_ERROR_MESSAGE|LAST_ERROR_SQLSTATE|ON_ERROR_ROLLBACK|ON_ERROR_STOP|PORT|PROMPT[123]|QUIET|"
        "ROW_COUNT|SERVER_VERSION_NAME|SERVER_VERSION_NUM|SHOW_CONTEXT|SINGLELINE|SINGLESTEP|SQLSTATE|USER|VERBOSITY|VERSION|"
        "VERSION_NAME|VERSION_NUM)\\b"));
    return sent.contains(':') && name.match(QString::fromUtf8(sent)).hasMatch();
}

} // namespace

QString scriptCommandLine(const Plan &plan)
{
    QStringList words;
    switch (plan.engine()) {
    case Engine::PostgreSql:
        words = QStringList{QStringLiteral("psql"), QStringLiteral("-X")} + psqlLogin(plan.target);
        return words.join(QLatin1Char(' ')) + QStringLiteral(" -f FILE");
    case Engine::MariaDb:
        words = {QStringLiteral("mariadb"), QStringLiteral("--comments"), QStringLiteral("--default-character-set=utf8mb4")};
        // Else it drops the CR of each line.
        if (!filesWith(plan, hasCarriageReturns).isEmpty())
            words += QStringLiteral("--binary-mode");
        words += mariaDbLogin(plan.target);
        break;
    case Engine::Sqlite: words = {QStringLiteral("sqlite3"), QStringLiteral("-batch"), shellWord(sqliteFile(plan.target))}; break;
    }
    return words.join(QLatin1Char(' ')) + QStringLiteral(" < FILE");
}

QStringList scriptRemarks(const Plan &plan)
{
    QStringList texts;
    if (const QStringList files = plan.engine() == Engine::PostgreSql ? filesWith(plan, namesVariableOfPsql) : QStringList();
        !files.isEmpty()) {
        texts += Texts::tr("%1: psql fills in its own variables, also in a slice like [1:PORT]; write a blank behind the colon.")
                     .arg(files.join(QStringLiteral(", ")));
    }
    if (plan.engine() != Engine::Sqlite)
        return texts;
    if (const QStringList files = filesWith(plan, hasCarriageReturns); !files.isEmpty()) {
        texts += Texts::tr(
                     "%1: its lines end with CR LF, and the client program drops the CR, also in strings and in definitions that are kept "
                     "as they are written; a run keeps it.")
                     .arg(files.join(QStringLiteral(", ")));
    }
    if (const QStringList files = filesWith(plan, hasLineLikeSemicolon); !files.isEmpty()) {
        texts += Texts::tr("%1: sqlite3 takes a line that holds only / or go for a semicolon, unless it is in a string or a comment.")
                     .arg(files.join(QStringLiteral(", ")));
    }
    return texts;
}

} // namespace Varve::Execution
