// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessionbefore.h"

#include "../texts_p.h"
#include "sessiontexts.h"
#include "stepstatements.h"

#include <QRegularExpression>

namespace Varve::Execution {

namespace {

using Database::Engine;
using Text::StatementKind;

bool has(const QString &sql, const QRegularExpression &what)
{
    return what.match(sql).hasMatch();
}

QRegularExpression pattern(const char *text)
{
    return QRegularExpression(QString::fromLatin1(text), QRegularExpression::CaseInsensitiveOption);
}

/// Its end is the transaction's: nothing is left of it.
bool endsWithTransaction(const QString &sql, Engine engine)
{
    static const QRegularExpression local = pattern("^\\s*SET\\s+(LOCAL|CONSTRAINTS)\\b");
    return engine == Engine::PostgreSql && has(sql, local);
}

/// Where transactions begin and end is Varve's to say when it goes on.
bool isAboutTransactions(const QString &sql)
{
    static const QRegularExpression autocommit = pattern("^\\s*SET\\s+((SESSION|LOCAL)\\s+|@@(SESSION\\.|LOCAL\\.)?)?autocommit\\b");
    return has(sql, autocommit);
}

/// The server's, for everybody.
bool isGlobal(const QString &sql)
{
    static const QRegularExpression global = pattern("^\\s*SET\\s+(GLOBAL|PERSIST|PERSIST_ONLY)\\b");
    return has(sql, global);
}

/// SET @id = LAST_INSERT_ID(): of the server or of rows, which are others now.
bool hasValueOfItsTime(const QString &sql, Engine engine)
{
    static const QRegularExpression asked = pattern("\\(|@@(identity|last_insert_id|warning_count|error_count)\\b|^\\s*GET\\b");
    return engine == Engine::MariaDb && has(sql, asked);
}

/// SELECT set_config('search_path', '', false), as pg_dump writes it.
bool isPlainSetConfig(const QString &sql)
{
    static const QRegularExpression call
        = pattern("^\\s*SELECT\\s+(pg_catalog\\s*\\.\\s*)?set_config\\s*\\(\\s*'[^']*'\\s*,\\s*'[^']*'\\s*,\\s*(false|true)\\s*\\)\\s*$");
    return has(sql, call);
}

QString temporaryText()
{
    return Texts::tr("makes something temporary, which went with its session");
}

QString valueText()
{
    return Texts::tr("keeps a value for its session, which would be another one now");
}

/// What is gone with the session; empty: nothing.
QString lostText(const PlannedStatement &planned, const QString &sql, Engine engine)
{
    static const QRegularExpression temporary = pattern("^\\s*CREATE\\s+(OR\\s+REPLACE\\s+)?((GLOBAL|LOCAL)\\s+)?TEMP(ORARY)?\\b");
    static const QRegularExpression inTemporary = pattern("^\\s*CREATE\\s+(TABLE|VIEW)\\s+(IF\\s+NOT\\s+EXISTS\\s+)?(pg_temp|temp)\\s*\\.");
    static const QRegularExpression intoTemporary = pattern("\\bINTO\\s+((GLOBAL|LOCAL)\\s+)?TEMP(ORARY)?\\b");
    static const QRegularExpression withTransaction = pattern("\\bON\\s+COMMIT\\s+DROP\\b");
    static const QRegularExpression held = pattern("\\bWITH\\s+HOLD\\b");
    static const QRegularExpression intoVariable = pattern("@\\w+\\s*:=|\\bINTO\\s+@");
    static const QRegularExpression lock = pattern("\\bpg_(try_)?advisory_lock(_shared)?\\s*\\(|\\bGET_LOCK\\s*\\(");
    static const QRegularExpression setConfig = pattern("\\bset_config\\s*\\(|^\\s*UPDATE\\s+(pg_catalog\\s*\\.\\s*)?pg_settings\\b");
    const StatementKind kind = planned.statement.kind;
    if (kind == StatementKind::Definition) {
        const bool made = has(sql, temporary) || (engine != Engine::MariaDb && has(sql, inTemporary));
        return made && !(engine == Engine::PostgreSql && has(sql, withTransaction)) ? temporaryText() : QString();
    }
    const QString &verb = planned.statement.verb;
    if (kind == StatementKind::SessionSetting)
        return hasValueOfItsTime(sql, engine) ? valueText() : QString();
    if (verb.startsWith(QStringLiteral("DECLARE")))
        return has(sql, held) ? Texts::tr("opens a cursor, which went with its session") : QString();
    if (verb.startsWith(QStringLiteral("HANDLER")))
        return Texts::tr("opens a handler, which went with its session");
    if (engine == Engine::PostgreSql && kind == StatementKind::Query && has(sql, intoTemporary))
        return temporaryText();
    if (engine == Engine::MariaDb && (kind == StatementKind::Query || kind == StatementKind::Manipulation) && has(sql, intoVariable))
        return valueText();
    if (engine != Engine::Sqlite && kind == StatementKind::Query && has(sql, lock))
        return Texts::tr("takes a lock, which went with its session");
    return engine == Engine::PostgreSql && has(sql, setConfig) && !isPlainSetConfig(sql) ? valueText() : QString();
}

bool setsAgain(const PlannedStatement &planned, const QString &sql, Engine engine)
{
    const Text::Statement &statement = planned.statement;
    if (statement.kind == StatementKind::SessionSetting)
        return !endsWithTransaction(sql, engine) && !isAboutTransactions(sql) && !isGlobal(sql);
    if (statement.kind == StatementKind::Query)
        return engine == Engine::PostgreSql && isPlainSetConfig(sql);
    if (statement.kind != StatementKind::Utility)
        return false;
    const QString verb = statement.verb.section(QLatin1Char(' '), 0, 0);
    const QStringList lasting = engine == Engine::PostgreSql
        ? QStringList{QStringLiteral("LISTEN"), QStringLiteral("UNLISTEN"), QStringLiteral("LOAD"), QStringLiteral("DISCARD"),
                      QStringLiteral("DEALLOCATE")}
        : engine == Engine::MariaDb ? QStringList{QStringLiteral("LOCK"), QStringLiteral("UNLOCK")}
                                    : QStringList{QStringLiteral("ATTACH"), QStringLiteral("DETACH")};
    return lasting.contains(verb);
}

QStringList namesOf(const PlannedStatement &planned)
{
    QStringList names;
    for (const Text::StatementObject &object : planned.statement.objects)
        names += object.name;
    const Text::ByteRange range = planned.statement.object;
    if (names.isEmpty() && range.length > 0)
        names += QString::fromUtf8(planned.written.mid(range.offset - planned.statement.text.offset, range.length));
    for (QString &name : names) {
        static const QRegularExpression schema = pattern("^(pg_temp|temp)\\s*\\.\\s*");
        name = name.remove(schema).toLower();
    }
    return names;
}

/// Reads one statement after the other.
class Reader final
{
public:
    Reader(SessionBefore &result, Engine engine) : m_result(result), m_engine(engine) {}

    void take(const PlannedStatement &planned, int number)
    {
        const QString sql = QString::fromUtf8(planned.sent().left(longestLook));
        const QString &verb = planned.statement.verb;
        if (verb.startsWith(QStringLiteral("DROP"))) {
            for (const QString &name : namesOf(planned))
                m_result.lost.removeIf([&](const SessionBefore::Lost &lost) { return m_names.value(lost.number).contains(name); });
        }
        if (m_engine == Engine::MariaDb && verb.startsWith(QStringLiteral("UNLOCK"))) {
            m_result.again.removeIf(
                [](const PlannedStatement &before) { return before.statement.verb.startsWith(QStringLiteral("LOCK")); });
            return;
        }
        const SessionBefore::Lost found{.number = number, .what = lostText(planned, sql, m_engine), .where = planned.statement.start};
        if (!found.what.isEmpty())
            addLost(found, planned);
        else if (setsAgain(planned, sql, m_engine))
            m_result.again += planned;
        else if (planned.statement.kind == StatementKind::Call)
            m_result.unknown += {.number = number, .what = verb, .where = planned.statement.start};
    }

private:
    static constexpr qsizetype longestLook = 64 * 1024; ///< what sets something says so early

    void addLost(const SessionBefore::Lost &lost, const PlannedStatement &planned)
    {
        m_result.lost += lost;
        m_names.insert(lost.number, namesOf(planned));
    }

    SessionBefore &m_result;
    Engine m_engine;
    QHash<int, QStringList> m_names;
};

} // namespace

Core::Expected<SessionBefore> sessionBefore(const Plan &plan, const PlanStep &step, int count)
{
    SessionBefore result;
    if (count == 0)
        return result;
    Reader reader(result, plan.engine());
    int number = 0;
    return forEachStatement(plan, step,
                            [&](const PlannedStatement &planned) -> Core::Expected<> {
                                if (++number <= count)
                                    reader.take(planned, number);
                                return {};
                            })
        .map([&] { return result; });
}

bool isUndoneWithTransaction(const PlanStep &step, Engine engine, int from, int to)
{
    PlanStep unit;
    unit.traces = *step.traces; // of a large file only what all of it leaves is known
    unit.statements = step.statements.mid(from, to - from + 1);
    if (engine == Engine::PostgreSql) // settings and temporary tables go with the transaction
        return postgresLeftovers(unit).isEmpty();
    return !setsSomething(unit) && !mayMakeTemporary(unit);
}

} // namespace Varve::Execution
