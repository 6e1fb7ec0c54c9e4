// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessionbefore.h"

#include "../plan/sessiontexts.h"
#include "../plan/stepstatements.h"
#include "../texts_p.h"
#include "entrychoice.h"
#include "sessionneeds.h"

#include <algorithm>

namespace Varve::Execution {

namespace {

using Database::Engine;
using Role = SessionEntry::Role;

/// Reads the statements before the place and those behind it, and says what the latter lack.
class Reader final
{
public:
    Reader(Engine engine, int count) : m_ledger(engine), m_askers(engine), m_leftBy(engine), m_count(count) {}

    void take(const PlannedStatement &planned)
    {
        if (++m_number <= m_count)
            takeBefore(planned);
        else
            needs().look(planned, m_number);
    }

    SessionBefore result()
    {
        EntryChoice choice(m_ledger.book());
        for (const qsizetype each : needs().needed())
            choice.need(each);
        for (auto each = m_ledger.book().current().cbegin(); each != m_ledger.book().current().cend(); ++each) {
            if (isNeededAnyhow(each.key(), m_ledger.book().entries().at(each.value())))
                choice.need(each.value());
        }
        write(choice.choose());
        m_result.idAskers = m_needs->idAskers();
        return m_result;
    }

private:
    void takeBefore(const PlannedStatement &planned)
    {
        m_ledger.take(planned, m_number);
        using Kind = Text::StatementKind;
        const Kind kind = planned.statement.kind;
        m_leftBy.take(planned, m_number);
        if (kind != Kind::Manipulation) // rows define nothing, and keep no text for later
            m_askers.take(planned, SessionText(planned.sent(), m_ledger.book().engine()));
        const QString &verb = planned.statement.verb;
        const bool isKnown = verb == QStringLiteral("EXECUTE") && !m_ledger.texts().maySet();
        if (kind == Kind::Call && !isKnown)
            m_result.unknown += {.number = m_number, .from = m_number, .what = verb, .where = planned.statement.start};
    }

    SessionNeeds &needs()
    {
        if (!m_needs) {
            m_ledger.close();
            m_needs.emplace(m_ledger, m_leftBy.values(), m_askers);
        }
        return *m_needs;
    }

    /// Settings hold for whatever comes; of a value that can be set again nobody need know who reads it; and something without a name cannot be
    /// looked for.
    static bool isNeededAnyhow(const QString &key, const SessionEntry &entry)
    {
        if (SessionBook::isVariable(key))
            return entry.isSendable();
        return entry.role == Role::Setting || SessionBook::isUnknown(key);
    }

    void write(const std::set<qsizetype> &chosen)
    {
        for (const qsizetype at : chosen) {
            const SessionEntry &each = m_ledger.book().entries().at(at);
            if (each.isSendable())
                m_result.again += each.planned;
            else if (!each.lost.isEmpty())
                m_result.lost += {.number = each.number, .from = each.number, .what = each.lost, .where = each.planned.statement.start};
        }
        for (const SessionLocks::Held &each : m_ledger.locks())
            m_result.lost += {.number = each.number,
                              .from = each.number,
                              .what = Texts::tr("takes a lock, which went with its session"),
                              .where = each.where};
        if (m_needs && m_needs->asked()) {
            m_result.lost
                += {.number = m_count,
                    .from = m_leftBy.placeOf(m_needs->asked()->values),
                    .what = Texts::tr("or one before it left a value that a statement behind it asks for, and which went with its session"),
                    .where = m_needs->asked()->where};
        }
        std::stable_sort(m_result.lost.begin(), m_result.lost.end(),
                         [](const SessionBefore::Lost &one, const SessionBefore::Lost &other) { return one.number < other.number; });
    }

    SessionLedger m_ledger;
    LastValueAskers m_askers;
    std::optional<SessionNeeds> m_needs;
    SessionBefore m_result;
    LastValuesLeft m_leftBy;
    int m_number = 0;
    const int m_count;
};

} // namespace

Core::Expected<SessionBefore> sessionBefore(const Plan &plan, const PlanStep &step, int count)
{
    if (count == 0)
        return SessionBefore();
    Reader reader(plan.engine(), count);
    const auto take = [&](const PlannedStatement &planned) -> Core::Expected<> {
        reader.take(planned);
        return {};
    };
    return forEachStatement(plan, step, take, Queries::With).map([&] { return reader.result(); });
}

/// What is lost at a place is so at each place between it and what it is made from: all of them can be passed over.
Core::Expected<int> lastPlaceWithoutLoss(const Plan &plan, const PlanStep &step, const QList<SessionBefore::Lost> &lost)
{
    QList<SessionBefore::Lost> still = lost;
    int place = 1;
    while (!still.isEmpty()) {
        const auto earlier = [](const SessionBefore::Lost &one, const SessionBefore::Lost &other) { return one.from < other.from; };
        place = std::min_element(still.cbegin(), still.cend(), earlier)->from;
        const Core::Expected<SessionBefore> before = sessionBefore(plan, step, place - 1);
        if (!before)
            return Core::failure(before.error());
        still = before->lost;
    }
    return place;
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
