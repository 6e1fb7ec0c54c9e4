// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessionneeds.h"

#include "sessionsettings.h"

#include <algorithm>
#include <utility>

namespace Varve::Execution {

namespace {

using Database::Engine;
using Text::StatementKind;
using Role = SessionEntry::Role;

QString nameOf(const QString &key)
{
    return key.section(QLatin1Char(' '), 1);
}

/// SELECT count(*) INTO @n FROM …: one row whatever there is. Another query may have none, and then the variable keeps its value.
bool alwaysGivesARow(const SessionText &text)
{
    static const QRegularExpression aggregate = sqlPattern("^\\s*SELECT\\s+(COUNT|SUM|MIN|MAX|AVG|GROUP_CONCAT)\\s*\\(");
    static const QRegularExpression fewer = sqlPattern("\\b(GROUP\\s+BY|HAVING|LIMIT|UNION|EXCEPT|INTERSECT|OFFSET|FETCH)\\b");
    static const QRegularExpression from = sqlPattern("\\b(FROM|WHERE)\\b");
    return !text.says(fewer) && (text.says(aggregate) || !text.says(from));
}

/// What a variable gets before anything else could read it.
QStringList surelyAssigned(const PlannedStatement &planned, const SessionText &text)
{
    static const QRegularExpression into = sqlPattern("^\\s*SELECT\\b.*\\bINTO\\s+@");
    if (planned.statement.kind == StatementKind::Query)
        return text.says(into) && !text.plain.contains(QLatin1String(":=")) && alwaysGivesARow(text) ? assignedBesides(text.plain)
                                                                                                     : QStringList();
    QStringList keys;
    for (const SessionAssignment &each :
         planned.statement.kind == StatementKind::SessionSetting ? sessionAssignments(text) : QList<SessionAssignment>())
        keys += each.key;
    return keys;
}

/// SET @a = 1, @b = @a: values only, and of them not what the same statement set before.
QStringList readVariables(const PlannedStatement &planned, const SessionText &text, const QStringList &assigned)
{
    QStringList names;
    if (planned.statement.kind == StatementKind::SessionSetting) {
        if (const QList<SessionAssignment> assignments = sessionAssignments(text); !assignments.isEmpty()) {
            for (const SessionAssignment &each : assignments)
                names += userVariables(each.value);
            return names;
        }
    }
    names = userVariables(text.raw);
    for (const QString &each : assigned) // said once, where it is assigned
        names.removeOne(each);
    return names;
}

} // namespace

SessionNeeds::SessionNeeds(const SessionLedger &ledger, LastValues left, const LastValueAskers &askers)
    : m_ledger(ledger), m_book(ledger.book()), m_texts(ledger.texts()), m_leftBefore(left), m_left(left), m_askers(askers)
{
    for (const qsizetype each : m_book.current()) {
        const SessionEntry &entry = m_book.entries().at(each);
        m_nothing = m_nothing && entry.isSendable() && entry.role != Role::Prepared;
    }
    for (auto each = m_book.current().cbegin(); each != m_book.current().cend(); ++each) {
        const Role role = m_book.entries().at(each.value()).role;
        if (role != Role::Setting && role != Role::Value)
            m_named.insert(each.key(), each.value());
    }
    for (const SessionText &routine : ledger.routines()) {
        needVariables(userVariables(routine.raw));
        needNamed(routine);
    }
}

void SessionNeeds::lookForLast(const PlannedStatement &planned, const SessionText &text, int number)
{
    const LastValues named = m_askers.take(planned, text);
    if (const LastValues asked = named & m_left) {
        if (!m_asked)
            m_asked = Asked{.values = {}, .where = planned.statement.start};
        m_asked->values |= asked;
    }
    if (named & m_leftBefore & ~m_left & LastValue::Inserted)
        m_idAskers += {.number = number, .withRowCount = m_book.engine() == Engine::MariaDb && named.testFlag(LastValue::Changed)};
    m_left &= ~madeLastValues(planned);
}

void SessionNeeds::look(const PlannedStatement &planned, int number)
{
    if (m_nothing && !m_leftBefore)
        return;
    const Engine engine = m_book.engine();
    const SessionText text(planned.sent(), engine);
    if (m_leftBefore)
        lookForLast(planned, text, number);
    if (m_nothing)
        return;
    const StatementKind kind = planned.statement.kind;
    m_texts.take(planned, text);
    const bool executes = planned.statement.verb == QStringLiteral("EXECUTE");
    if (mayCallRoutine(planned, text, engine) || (executes && m_texts.mayCall()))
        needAll();
    needRead(planned, text);
    if (kind == StatementKind::Manipulation || executes)
        needUnread();
    setBy(planned, text);
}

void SessionNeeds::needRead(const PlannedStatement &planned, const SessionText &text)
{
    static const QRegularExpression closesAll = sqlPattern("^\\s*(CLOSE|DEALLOCATE)\\s+(PREPARE\\s+)?ALL\\b");
    static const QRegularExpression dropsTemporary = sqlPattern("^\\s*DROP\\s+TEMPORARY\\s+TABLE\\s+IF\\s+EXISTS\\b");
    if (m_book.engine() == Engine::MariaDb && text.raw.contains(QLatin1Char('@')))
        needVariables(readVariables(planned, text, surelyAssigned(planned, text)));
    if (!text.says(closesAll) && !text.says(dropsTemporary))
        needNamed(text);
}

void SessionNeeds::needVariables(const QStringList &names)
{
    const QHash<QString, qsizetype> &current = m_book.current();
    for (const QString &each : names) {
        const QString key = current.contains(each) ? each : QString::fromLatin1(SessionBook::anyVariable);
        if (isInForce(each) && current.contains(key))
            m_needed.insert(current.value(key));
    }
}

void SessionNeeds::needNamed(const SessionText &text)
{
    static const QRegularExpression prepared = sqlPattern("\\b(EXECUTE|DEALLOCATE|DROP\\s+PREPARE)\\b");
    static const QRegularExpression handler = sqlPattern("^\\s*HANDLER\\b");
    const bool ofPrepared = prepared.match(text.raw).hasMatch();
    const bool ofHandler = text.says(handler);
    for (auto each = m_named.cbegin(); each != m_named.cend(); ++each) {
        const Role role = m_book.entries().at(each.value()).role;
        const bool looks = (role == Role::Prepared && ofPrepared) || (role == Role::Handler && ofHandler) || role == Role::Temporary
            || role == Role::Cursor;
        if (looks && isInForce(each.key()) && text.mentions(nameOf(each.key())))
            m_needed.insert(each.value());
    }
}

/// A value or a table that no statement of the file reads is there for somebody else: a trigger, as one that notes who changes rows.
void SessionNeeds::needUnread()
{
    if (std::exchange(m_neededUnread, true))
        return;
    for (auto each = m_book.current().cbegin(); each != m_book.current().cend(); ++each) {
        const Role role = m_book.entries().at(each.value()).role;
        const bool isOne = SessionBook::isVariable(each.key()) || role == Role::Temporary;
        if (isOne && each.key() != QLatin1String(SessionBook::anyVariable) && isInForce(each.key()) && !m_ledger.wasRead(each.key()))
            m_needed.insert(each.value());
    }
}

/// But for what calls may have set, which is only told: a file that calls twice would never be resumed.
void SessionNeeds::needAll()
{
    if (std::exchange(m_neededAll, true))
        return;
    for (auto each = m_book.current().cbegin(); each != m_book.current().cend(); ++each) {
        if (isInForce(each.key()) && each.key() != QLatin1String(SessionBook::anyVariable))
            m_needed.insert(each.value());
    }
}

void SessionNeeds::setBy(const PlannedStatement &planned, const SessionText &text)
{
    if (m_book.engine() != Engine::MariaDb)
        return;
    static const QRegularExpression dropped = sqlPattern("^\\s*DROP\\s+TEMPORARY\\s+TABLE\\s+IF\\s+EXISTS\\s+(.*)$");
    for (const QString &each : surelyAssigned(planned, text))
        m_setBehind.insert(each);
    const Text::ByteRange range = planned.statement.object;
    const QString object = QString::fromLatin1(planned.written.mid(range.offset - planned.statement.text.offset, range.length));
    if (planned.statement.verb == QStringLiteral("PREPARE"))
        m_setBehind.insert(SessionBook::key("prepared", object, m_book.engine()));
    for (const QString &each : dropped.match(text.plain).captured(1).split(QLatin1Char(',')))
        m_setBehind.insert(SessionBook::key("temporary", each.trimmed(), m_book.engine()));
}

} // namespace Varve::Execution
