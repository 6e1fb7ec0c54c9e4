// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessionledger.h"

#include "../texts_p.h"
#include "sessionsettings.h"

namespace Varve::Execution {

namespace {

using Database::Engine;
using Text::StatementKind;
using Role = SessionEntry::Role;

constexpr qsizetype longestLook = 64 * 1024; ///< what sets something says so early

QString temporaryText()
{
    return Texts::tr("makes something temporary, which went with its session");
}

QString valueText()
{
    return Texts::tr("keeps a value for its session, which would be another one now");
}

bool makesTemporary(const SessionText &text, Engine engine)
{
    static const QRegularExpression temporary = sqlPattern("^\\s*CREATE\\s+(OR\\s+REPLACE\\s+)?((GLOBAL|LOCAL)\\s+)?TEMP(ORARY)?\\b");
    static const QRegularExpression inTemporary
        = sqlPattern("^\\s*CREATE\\s+(OR\\s+REPLACE\\s+)?(TABLE|VIEW|SEQUENCE|FUNCTION|PROCEDURE|AGGREGATE|TYPE|DOMAIN)\\s+"
                     "(IF\\s+NOT\\s+EXISTS\\s+)?(pg_temp|temp)\\s*\\.");
    static const QRegularExpression withTransaction = sqlPattern("\\bON\\s+COMMIT\\s+DROP\\b");
    const bool made = text.says(temporary) || (engine != Engine::MariaDb && text.says(inTemporary));
    return made && !(engine == Engine::PostgreSql && text.says(withTransaction));
}

/// Of MariaDB's LOCK and UNLOCK.
QString lockKey(const QString &verb)
{
    return verb.contains(QStringLiteral("INSTANCE")) ? QStringLiteral("lock instance") : QStringLiteral("lock tables");
}

bool isLasting(const QString &verb, Engine engine)
{
    const QString word = verb.section(QLatin1Char(' '), 0, 0);
    const QStringList lasting = engine == Engine::PostgreSql ? QStringList{QStringLiteral("LISTEN"), QStringLiteral("LOAD")}
        : engine == Engine::MariaDb                          ? QStringList{QStringLiteral("LOCK")}
                                                             : QStringList{QStringLiteral("ATTACH"), QStringLiteral("DETACH")};
    return lasting.contains(word);
}

/// ATTACH 'file' AS side, DETACH DATABASE side
QString aliasOf(const SessionText &text)
{
    static const QRegularExpression last = sqlPattern("([^\\s]+)\\s*$");
    return last.match(text.raw).captured(1);
}

} // namespace

QString SessionLedger::keyOfObject(const char *kind, const PlannedStatement &planned) const
{
    const Text::ByteRange range = planned.statement.object;
    return SessionBook::key(kind, QString::fromLatin1(planned.written.mid(range.offset - planned.statement.text.offset, range.length)),
                            m_engine);
}

/// DROP TABLE a, pg_temp.b: of another schema it is something else.
QStringList SessionLedger::droppedKeys(const SessionText &text) const
{
    static const QRegularExpression list = sqlPattern("^\\s*DROP\\s+(?:TEMPORARY\\s+)?\\w+\\s+(?:IF\\s+EXISTS\\s+)?(.*)$");
    static const QRegularExpression ending = sqlPattern("\\s+(CASCADE|RESTRICT)\\s*$");
    static const QRegularExpression other = sqlPattern("^\\s*(?!pg_temp\\s*\\.|temp\\s*\\.)[^.]+\\.");
    QStringList keys;
    for (const QString &each : list.match(text.plain).captured(1).remove(ending).split(QLatin1Char(','))) {
        if (m_engine == Engine::MariaDb || !other.match(each).hasMatch())
            keys += SessionBook::key("temporary", each.trimmed(), m_engine);
    }
    return keys;
}

void SessionLedger::take(const PlannedStatement &planned, int number)
{
    const SessionText text(QByteArrayView(planned.sent()).first(std::min(planned.sent().size(), longestLook)), m_engine);
    const StatementKind kind = planned.statement.kind;
    if (kind != StatementKind::Definition && kind != StatementKind::Manipulation) // rows that wait for one do not ask for it to be kept
        m_locks.take(text, number, planned.statement.start);
    m_texts.take(planned, text);
    readBy(planned, text);
    m_isElsewhere = m_isElsewhere || mayUse(planned);
    if (ends(planned, text))
        return;
    switch (kind) {
    case StatementKind::Definition: defined(planned, text, number); break;
    case StatementKind::SessionSetting: set(planned, text, number); break;
    case StatementKind::Utility: utility(planned, text, number); break;
    case StatementKind::Query:
    case StatementKind::Manipulation:
    case StatementKind::Call: queried(planned, text, number); break;
    default: break;
    }
    if (kind == StatementKind::Definition)
        keepRoutine(text);
}

/// MariaDB: a procedure, too, can execute a text that chooses another database, and it stays chosen behind the call.
bool SessionLedger::mayUse(const PlannedStatement &planned) const
{
    if (planned.statement.kind == StatementKind::Unknown)
        return true;
    const QString &verb = planned.statement.verb;
    if (planned.statement.kind != StatementKind::Call || verb == QStringLiteral("DO"))
        return false;
    return !verb.startsWith(QStringLiteral("EXECUTE")) || m_texts.mayUse();
}

/// What the file itself reads is there for the file.
void SessionLedger::readBy(const PlannedStatement &planned, const SessionText &text)
{
    const StatementKind kind = planned.statement.kind;
    if (m_engine == Engine::MariaDb && kind != StatementKind::Definition && text.raw.contains(QLatin1Char('@')))
        readVariables(planned, text);
    const bool reads = kind == StatementKind::Query || kind == StatementKind::Manipulation || kind == StatementKind::Call
        || planned.statement.verb.startsWith(QStringLiteral("CREATE TABLE"));
    for (auto each = m_book.around().cbegin(); reads && each != m_book.around().cend(); ++each) {
        if (m_book.entries().at(each.value()).role == Role::Temporary && !m_read.contains(each.key())
            && keyOfObject("temporary", planned) != each.key() && text.mentions(each.key().section(QLatin1Char(' '), 1)))
            m_read.insert(each.key());
    }
}

void SessionLedger::readVariables(const PlannedStatement &planned, const SessionText &text)
{
    QList<SessionAssignment> assignments;
    if (planned.statement.kind == StatementKind::SessionSetting)
        assignments = sessionAssignments(text);
    if (assignments.isEmpty())
        assignments = {{.key = {}, .value = text.raw}};
    for (const SessionAssignment &each : std::as_const(assignments)) {
        for (const QString &name : userVariables(each.value))
            m_read.insert(name);
    }
}

void SessionLedger::keepRoutine(const SessionText &text)
{
    static const QRegularExpression routine = sqlPattern("^\\s*(CREATE|ALTER)\\b.*?\\b(FUNCTION|PROCEDURE|TRIGGER|PACKAGE|EVENT|RULE)\\b");
    if (!text.says(routine))
        return;
    m_routines += text;
    if (m_engine != Engine::MariaDb)
        return;
    for (const QString &name : maybeAssigned(text.raw))
        m_hidden.insert(name);
}

void SessionLedger::keepAssignedIn(const SessionText &text)
{
    for (const QString &held : text.texts()) {
        for (const QString &name : maybeAssigned(held))
            m_hidden.insert(name);
    }
}

/// Ends of what statements before began; true: that is all.
bool SessionLedger::ends(const PlannedStatement &planned, const SessionText &text)
{
    static const QRegularExpression resetAll = sqlPattern("^\\s*RESET\\s+ALL\\b");
    static const QRegularExpression discardAll = sqlPattern("^\\s*DISCARD\\s+ALL\\b");
    const QString word = planned.statement.verb.section(QLatin1Char(' '), 0, 0);
    const bool isPostgres = m_engine == Engine::PostgreSql;
    if (endsNamed(planned, text))
        return true;
    if (word == QStringLiteral("DROP"))
        dropped(planned, text);
    else if (isPostgres && text.says(resetAll))
        m_book.endSettings();
    else if (isPostgres && word == QStringLiteral("DISCARD"))
        discarded(text);
    else if (word == QStringLiteral("DETACH") && m_book.has(SessionBook::key("attached", aliasOf(text), m_engine)))
        detached(aliasOf(text));
    else
        return false;
    // These undo what the environment set, too, and so are sent again.
    return !(isPostgres && (text.says(resetAll) || text.says(discardAll)));
}

bool SessionLedger::endsNamed(const PlannedStatement &planned, const SessionText &text)
{
    static const QRegularExpression all = sqlPattern("^\\s*\\w+\\s+(PREPARE\\s+)?(ALL|\\*)\\s*$");
    static const QRegularExpression opens = sqlPattern("\\bOPEN\\b");
    static const QRegularExpression closes = sqlPattern("\\bCLOSE\\b");
    const QString &verb = planned.statement.verb;
    const QString word = verb.section(QLatin1Char(' '), 0, 0);
    const auto endOf = [&](const char *kind) {
        if (text.says(all))
            m_book.endAll(QString::fromLatin1(kind) + QLatin1Char(' '));
        else
            m_book.end(keyOfObject(kind, planned));
        return true;
    };
    if (word == QStringLiteral("DEALLOCATE") || verb == QStringLiteral("DROP PREPARE"))
        return endOf("prepared");
    if (word == QStringLiteral("CLOSE"))
        return endOf("cursor");
    if (word == QStringLiteral("UNLISTEN"))
        return endOf("listen");
    if (word == QStringLiteral("HANDLER") && !text.says(opens))
        return text.says(closes) ? endOf("handler") : true;
    if (m_engine != Engine::MariaDb || word != QStringLiteral("UNLOCK"))
        return false;
    m_book.end(lockKey(verb));
    return true;
}

void SessionLedger::dropped(const PlannedStatement &planned, const SessionText &text)
{
    const QString &verb = planned.statement.verb;
    const bool isDatabase = verb == QStringLiteral("DROP DATABASE") || verb == QStringLiteral("DROP SCHEMA");
    const bool isRole = verb == QStringLiteral("DROP ROLE") || verb == QStringLiteral("DROP USER") || verb == QStringLiteral("DROP GROUP");
    if (m_engine == Engine::MariaDb && isDatabase) {
        const auto choosesIt = [&](const SessionEntry &each) { return keyOfObject("", each.planned) == keyOfObject("", planned); };
        m_book.lose(QStringLiteral("database"), choosesIt, Texts::tr("chooses a database that was dropped behind it"));
    }
    if (m_engine == Engine::PostgreSql && isRole)
        m_book.dropRole(text);
    if (verb == QStringLiteral("DROP INDEX") || verb == QStringLiteral("DROP TRIGGER"))
        return;
    for (const QString &each : droppedKeys(text))
        m_book.end(each);
}

void SessionLedger::discarded(const SessionText &text)
{
    static const QRegularExpression all = sqlPattern("^\\s*DISCARD\\s+ALL\\b");
    static const QRegularExpression temporary = sqlPattern("^\\s*DISCARD\\s+TEMP");
    if (text.says(temporary))
        m_book.endAll(QStringLiteral("temporary "));
    if (!text.says(all))
        return;
    m_book.endAll();
    m_locks.letAllGo();
}

/// Its pragmas go with it.
void SessionLedger::detached(const QString &alias)
{
    const QString one = SessionBook::key("attached", alias, m_engine);
    m_book.end(one);
    m_book.endAll(QStringLiteral("pragma ") + one.section(QLatin1Char(' '), 1) + QLatin1Char('.'));
}

void SessionLedger::defined(const PlannedStatement &planned, const SessionText &text, int number)
{
    static const QRegularExpression renames = sqlPattern("^\\s*(ALTER|RENAME)\\b.*\\bRENAME\\b|^\\s*RENAME\\b");
    static const QRegularExpression last = sqlPattern("[\\w$\\x80-\\xff]+(?=\\W*$)");
    // PostgreSQL makes a view of something temporary temporary, too (manual, CREATE VIEW).
    const bool isView = m_engine == Engine::PostgreSql && planned.statement.verb.endsWith(QStringLiteral("VIEW"));
    const bool isRenamed = text.says(renames);
    if (!makesTemporary(text, m_engine) && !((isView || isRenamed) && m_book.namesTemporary(text)))
        return;
    SessionEntry entry{.role = Role::Temporary, .number = number, .planned = planned, .keys = {}, .lost = temporaryText(), .uses = {}};
    entry.keys
        = {isRenamed ? SessionBook::key("temporary", last.match(text.raw).captured(0), m_engine) : keyOfObject("temporary", planned)};
    m_book.add(entry, text);
}

void SessionLedger::prepared(const PlannedStatement &planned, const SessionText &text, int number)
{
    SessionEntry entry{.role = Role::Prepared, .number = number, .planned = planned, .keys = {}, .lost = {}, .uses = {}};
    entry.keys = {keyOfObject("prepared", planned)};
    m_book.add(entry, text);
}

void SessionLedger::set(const PlannedStatement &planned, const SessionText &text, int number)
{
    const bool isMariaDb = m_engine == Engine::MariaDb;
    if (isMariaDb)
        keepAssignedIn(text);
    if (planned.statement.verb == QStringLiteral("PREPARE")) {
        prepared(planned, text, number);
        return;
    }
    if (!isOfSession(text, m_engine)) {
        if (isMariaDb)
            assigned(planned, text, number);
        return;
    }
    SessionEntry entry{.role = Role::Setting, .number = number, .planned = planned, .keys = {}, .lost = {}, .uses = {}};
    const bool isGet = planned.statement.verb == QStringLiteral("GET");
    entry.keys = isGet ? maybeAssigned(text.raw) : settingKeys(text, m_engine);
    if (!entry.keys.isEmpty() && std::all_of(entry.keys.cbegin(), entry.keys.cend(), SessionBook::isVariable))
        entry.role = Role::Value;
    if (!entry.keys.isEmpty() && isMariaDb)
        entry.keys += assignedBesides(text.plain);
    const bool isChosen = entry.keys.contains(QStringLiteral("database"));
    m_isElsewhere = m_isElsewhere && !isChosen;
    if (hasValueOfItsTime(text, m_engine) || (m_isElsewhere && asksForDatabase(text)))
        entry.lost = valueText();
    m_book.add(entry, text);
}

void SessionLedger::utility(const PlannedStatement &planned, const SessionText &text, int number)
{
    static const QRegularExpression held = sqlPattern("\\bWITH\\s+HOLD\\b");
    static const QRegularExpression alias = sqlPattern("\\bOPEN\\s+(?:AS\\s+)?([^\\s]+)\\s*$");
    SessionEntry entry{.role = Role::Setting, .number = number, .planned = planned, .keys = {}, .lost = {}, .uses = {}};
    const QString &verb = planned.statement.verb;
    if (verb.startsWith(QStringLiteral("DECLARE"))) {
        if (!text.says(held))
            return;
        entry.role = Role::Cursor;
        entry.keys = {keyOfObject("cursor", planned)};
        entry.lost = Texts::tr("opens a cursor, which went with its session");
    } else if (verb.startsWith(QStringLiteral("HANDLER"))) {
        const QRegularExpressionMatch match = alias.match(text.raw);
        entry.role = Role::Handler;
        entry.keys = {match.hasMatch() ? SessionBook::key("handler", match.captured(1), m_engine) : keyOfObject("handler", planned)};
        entry.lost = Texts::tr("opens a handler, which went with its session");
    } else if (isLasting(verb, m_engine)) {
        entry.keys = {lastingKey(planned, text)};
    } else {
        return;
    }
    m_book.add(entry, text);
}

QString SessionLedger::lastingKey(const PlannedStatement &planned, const SessionText &text) const
{
    const QString &verb = planned.statement.verb;
    if (m_engine == Engine::MariaDb)
        return lockKey(verb);
    if (m_engine == Engine::PostgreSql)
        return verb.startsWith(QStringLiteral("LISTEN")) ? keyOfObject("listen", planned) : QString();
    return SessionBook::key(verb.startsWith(QStringLiteral("ATTACH")) ? "attached" : "detached", aliasOf(text), m_engine);
}

/// A variable that got a value from rows or from a routine.
void SessionLedger::assigned(const PlannedStatement &planned, const SessionText &text, int number)
{
    const StatementKind kind = planned.statement.kind;
    const QString &verb = planned.statement.verb;
    SessionEntry entry{.role = Role::Value, .number = number, .planned = planned, .keys = {}, .lost = valueText(), .uses = {}};
    const bool isExecute = verb == QStringLiteral("EXECUTE");
    const bool isOpaque = kind == StatementKind::Call && verb != QStringLiteral("DO") && (!isExecute || m_texts.mayCall());
    entry.keys = isOpaque ? userVariables(text.raw) : assignedBesides(text.raw);
    for (const QString &name : std::as_const(m_hidden)) {
        const qsizetype before = m_book.current().value(name, -1);
        if (before < 0 || m_book.entries().at(before).isSendable())
            entry.keys += name;
    }
    if (isOpaque)
        entry.keys += QString::fromLatin1(SessionBook::anyVariable);
    if (!entry.keys.isEmpty())
        m_book.add(entry, text);
}

void SessionLedger::queried(const PlannedStatement &planned, const SessionText &text, int number)
{
    static const QRegularExpression intoTemporary
        = sqlPattern("\\bINTO\\s+(((GLOBAL|LOCAL)\\s+)?TEMP(ORARY)?\\s+(TABLE\\s+)?|(?=pg_temp\\s*\\.))(?<name>[^\\s]+)");
    static const QRegularExpression setConfig = sqlPattern("\\bset_config\\s*\\(|^\\s*UPDATE\\s+(pg_catalog\\s*\\.\\s*)?pg_settings\\b");
    if (m_engine == Engine::MariaDb)
        assigned(planned, text, number);
    if (m_engine != Engine::PostgreSql || planned.statement.kind == StatementKind::Call)
        return;
    SessionEntry entry{.role = Role::Setting, .number = number, .planned = planned, .keys = {}, .lost = {}, .uses = {}};
    const QRegularExpressionMatch temporary = intoTemporary.match(text.plain);
    if (planned.statement.kind == StatementKind::Query && temporary.hasMatch()) {
        entry.role = Role::Temporary;
        entry.keys = {SessionBook::key("temporary", temporary.captured(QStringLiteral("name")), m_engine)};
        entry.lost = temporaryText();
        m_book.add(entry, text);
    }
    if (!text.says(setConfig))
        return;
    const bool isPlain = isPlainSetConfig(text.raw);
    entry.role = Role::Setting;
    entry.keys = isPlain ? settingKeys(text, m_engine) : QStringList();
    entry.lost = isPlain ? QString() : valueText();
    m_book.add(entry, text);
}

} // namespace Varve::Execution
