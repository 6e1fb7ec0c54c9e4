// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "adoption.h"

#include "../plan/scripterrors.h"
#include "../plan/shellword.h"
#include "rehearsalreport.h"
#include "schemawatch.h"
#include "scratchrun.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <vector>

namespace Varve::Execution {

namespace {

using Catalog::Snapshot;
using Verdict = AdoptionRow::Verdict;

/// What a part is at one moment; unset: it is not there.
using Definition = std::optional<QString>;

Definition definitionOf(const SchemaParts &parts, const QString &name)
{
    const auto found = parts.constFind(name);
    return found == parts.cend() ? Definition() : Definition(*found);
}

/// Adds to \a chosen all that these need.
void addNeeded(const QList<AdoptionStep> &steps, std::vector<bool> &chosen)
{
    QSet<QString> needed;
    for (qsizetype step = steps.size() - 1; step >= 0; --step) {
        const bool isChosen = chosen[static_cast<size_t>(step)] || needed.contains(steps.at(step).migrationId);
        chosen[static_cast<size_t>(step)] = isChosen;
        for (const QString &id : isChosen ? steps.at(step).needs : QStringList())
            needed.insert(id);
    }
}

/// Marks what is there as to be marked as applied, and what left no trace before it. Not what comes after something absent: that would be
/// out of order then.
void propose(const QList<AdoptionStep> &steps, QList<AdoptionRow> &rows)
{
    QSet<QString> open; // absent, or after such a one
    std::vector<bool> chosen(static_cast<size_t>(steps.size()), false);
    for (qsizetype step = 0; step < steps.size(); ++step) {
        const QStringList &needs = steps.at(step).needs;
        const bool isAfterOpen = std::any_of(needs.cbegin(), needs.cend(), [&](const QString &id) { return open.contains(id); });
        const Verdict verdict = rows.at(step).verdict;
        if (isAfterOpen || verdict == Verdict::Absent)
            open.insert(steps.at(step).migrationId);
        else
            chosen[static_cast<size_t>(step)] = verdict == Verdict::Present;
    }
    addNeeded(steps, chosen);
    for (qsizetype step = 0; step < steps.size(); ++step)
        rows[step].proposed = chosen[static_cast<size_t>(step)] && rows.at(step).verdict != Verdict::Partly;
}

/// Judges one migration after the other against what is there.
class Judge final
{
public:
    Judge(const QList<AdoptionStep> &steps, const QList<SchemaState> &states, const Snapshot &live)
        : m_steps(steps), m_live(SchemaState(live).parts())
    {
        m_done.resize(static_cast<size_t>(steps.size()), false);
        for (qsizetype step = 0; step < steps.size(); ++step) {
            m_changes += partChanges(states.at(step), states.at(step + 1));
            for (const PartChange &change : m_changes.constLast())
                m_becomes[change.name] += {step, change.before, change.after};
        }
        findTheDone();
    }

    AdoptionRow row(qsizetype step) const
    {
        AdoptionRow row;
        row.migrationId = m_steps.at(step).migrationId;
        row.needs = m_steps.at(step).needs;
        for (const PartChange &change : m_changes.at(step)) {
            const std::optional<bool> found = isFound(change, step);
            if (!found)
                continue;
            ++row.made;
            if (*found)
                ++row.found;
            else
                row.missing += change.name;
        }
        if (row.made == 0)
            row.verdict = Verdict::NoTrace;
        else if (row.found == row.made)
            row.verdict = Verdict::Present;
        else
            row.verdict = row.found == 0 ? Verdict::Absent : Verdict::Partly;
        return row;
    }

    const SchemaParts &live() const { return m_live; }
    /// Some migration makes, changes or drops it.
    bool knows(const QString &part) const { return m_becomes.contains(part); }
    /// Some migration from \a step on makes it as it is there.
    bool makes(const QString &part, qsizetype step) const
    {
        const QList<Becoming> all = m_becomes.value(part);
        return std::any_of(all.cbegin(), all.cend(),
                           [&](const Becoming &one) { return one.step >= step && one.after == definitionOf(m_live, part); });
    }

private:
    struct Becoming
    {
        qsizetype step = 0;
        Definition before;
        Definition after;
    };

    /// Whether the part is in the database as it is after \a step or a later one. nullopt where it says nothing: it is there, or not, as
    /// before the migration, and some later one makes it so again; or it is as it was before the migrations that \a step takes back, and
    /// nothing tells that these were run.
    std::optional<bool> isFound(const PartChange &change, qsizetype step) const
    {
        const Definition live = definitionOf(m_live, change.name);
        const QList<Becoming> all = m_becomes.value(change.name);
        if (change.after == live) {
            const auto left
                = std::find_if(all.crbegin(), all.crend(), [&](const Becoming &one) { return one.step < step && one.before == live; });
            return left == all.crend() || m_done[static_cast<size_t>(left->step)] ? std::optional(true) : std::nullopt;
        }
        const bool later = std::any_of(all.cbegin(), all.cend(), [&](const Becoming &one) { return one.step > step && one.after == live; });
        if (!later)
            return false;
        if (!live || change.before == live)
            return std::nullopt; // that may be the state before it as well
        return true;
    }

    /// The migrations of which something is there, and all that these need. Each may tell what another one took back.
    void findTheDone()
    {
        for (bool isMore = true; isMore;) {
            isMore = false;
            for (qsizetype step = 0; step < m_steps.size(); ++step) {
                if (!m_done[static_cast<size_t>(step)] && row(step).found > 0)
                    isMore = m_done[static_cast<size_t>(step)] = true;
            }
            addNeeded(m_steps, m_done);
        }
    }

    const QList<AdoptionStep> &m_steps;
    SchemaParts m_live;
    QList<QList<PartChange>> m_changes;        ///< by step
    QHash<QString, QList<Becoming>> m_becomes; ///< of each part
    std::vector<bool> m_done;
};

QString verdictCode(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Present: return QStringLiteral("present");
    case Verdict::Partly: return QStringLiteral("partly");
    case Verdict::Absent: return QStringLiteral("absent");
    case Verdict::NoTrace: return QStringLiteral("no-trace");
    }
    return {};
}

QString marked(const QString &mark, const QStringList &names)
{
    QString text;
    for (const QString &name : names)
        text += QStringLiteral("    ") + mark + QLatin1Char(' ') + name + QLatin1Char('\n');
    return text;
}

} // namespace

QString verdictText(const AdoptionRow &row)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Varve::Execution", text); };
    switch (row.verdict) {
    case Verdict::Present:
        return (row.proposed ? tr("all of it is there (%1)") : tr("all of it is there (%1), but not all that comes before it"))
            .arg(row.made);
    case Verdict::Partly: return tr("%1 of %2 are there").arg(row.found).arg(row.made);
    case Verdict::Absent: return tr("nothing of it is there (0 of %1)").arg(row.made);
    case Verdict::NoTrace:
        return row.proposed ? tr("leaves no trace in the schema; one after it is there") : tr("leaves no trace in the schema");
    }
    return {};
}

QStringList Adoption::proposed() const
{
    QStringList ids;
    for (const AdoptionRow &row : rows) {
        if (row.proposed)
            ids += row.migrationId;
    }
    return ids;
}

Adoption adoption(const QList<AdoptionStep> &steps, const QList<SchemaState> &states, const Snapshot &live)
{
    const Judge judge(steps, states, live);
    Adoption result;
    qsizetype last = 0; // states are as after so many migrations
    for (qsizetype step = 0; step < steps.size(); ++step) {
        result.rows += judge.row(step);
        if (result.rows.constLast().verdict == Verdict::Present)
            last = step + 1;
    }
    propose(steps, result.rows);
    const SchemaParts built = states.at(last).parts();
    for (auto it = judge.live().cbegin(); it != judge.live().cend(); ++it) {
        // What is only partly there, or comes after something absent, makes what it makes all the same; of what was dropped its row tells.
        const auto there = built.constFind(it.key());
        if (there == built.cend() && !judge.knows(it.key()))
            result.unknown += it.key();
        else if ((there == built.cend() || *there != *it) && !judge.makes(it.key(), there == built.cend() ? 0 : last))
            result.different += it.key();
    }
    return result;
}

namespace {

Core::Expected<Adoption> adoptOn(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                 const ScratchServer &server, const Snapshot &live, const std::stop_token &stop)
{
    const auto scratch = ScratchRun::create(project, environment, databaseName, server, stop);
    if (!scratch)
        return Core::failure(scratch.error());
    Core::Expected<Plan> plan = (*scratch)->planUp({});
    if (!plan)
        return Core::failure(plan.error());
    for (PlanStep &step : plan->steps)
        step.verification = {}; // they tell of data that only a real database has
    if (const Core::Expected<> made = (*scratch)->makeSchemas({*plan}); !made)
        return Core::failure(made.error());
    if (const Core::Expected<> prepared = (*scratch)->prepare(*plan); !prepared)
        return Core::failure(prepared.error());
    QList<AdoptionStep> steps;
    QList<SchemaState> states;
    SchemaWatch watch((*scratch)->connection(), (*scratch)->ownTables());
    for (int index = -1; index < plan->steps.size(); ++index) {
        if (index >= 0) {
            if (const Core::Expected<> done = (*scratch)->run(*plan, index); !done)
                return Core::failure(done.error());
            steps += {plan->steps.at(index).migrationId, plan->steps.at(index).needs};
        }
        const Core::Expected<SchemaState> state = watch.look();
        if (!state)
            return Core::failure(state.error());
        states += *state;
    }
    Adoption result = adoption(steps, states, live);
    for (qsizetype step = 0; step < result.rows.size(); ++step)
        result.rows[step].checksum = plan->steps.at(step).checksum;
    result.environment = environment.name;
    result.databaseName = databaseName;
    return result;
}

} // namespace

Core::Expected<Adoption> adopt(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                               const ScratchServer &server, const Snapshot &live, std::stop_token stop)
{
    return tellingRemains<Adoption>(server,
                                    [&](const ScratchServer &own) { return adoptOn(project, environment, databaseName, own, live, stop); });
}

namespace {

/// What \a row needs, be it through what is not there as a whole, and should be marked with it.
QStringList leftOut(const AdoptionRow &row, const QHash<QString, const AdoptionRow *> &rows, const QSet<QString> &chosen)
{
    QStringList found;
    QStringList open = row.needs;
    QSet<QString> seen;
    while (!open.isEmpty()) {
        const QString id = open.takeLast();
        const AdoptionRow *needed = rows.value(id);
        if (!needed || chosen.contains(id) || seen.contains(id))
            continue;
        seen.insert(id);
        if (needed->proposed)
            found += id;
        else
            open += needed->needs;
    }
    return found;
}

Core::Error notProposed(const Adoption &adoption, const QString &id, const AdoptionRow *row)
{
    const QString why
        = row ? verdictText(*row) : QCoreApplication::translate("Varve::Execution", "varve-cli migrate does not run it there");
    return Core::usageError(
        QCoreApplication::translate("Varve::Execution", "%1 is not proposed: %2.").arg(id, why),
        QCoreApplication::translate("Varve::Execution",
                                    "What was done by hand all the same is recorded with varve-cli stamp --env %1 --database %2 %3.")
            .arg(shellWord(adoption.environment), shellWord(adoption.databaseName), shellWord(id)));
}

} // namespace

Core::Expected<QStringList> chosenFrom(const Adoption &adoption, const QStringList &migrations)
{
    QHash<QString, const AdoptionRow *> rows;
    for (const AdoptionRow &row : adoption.rows)
        rows.insert(row.migrationId, &row);
    const QSet<QString> chosen(migrations.cbegin(), migrations.cend());
    ErrorList errors;
    for (const QString &id : migrations) {
        if (const AdoptionRow *row = rows.value(id); !row || !row->proposed)
            errors.add(notProposed(adoption, id, row));
    }
    QStringList ids;
    for (const AdoptionRow &row : adoption.rows) {
        if (!row.proposed || !chosen.contains(row.migrationId))
            continue;
        ids += row.migrationId;
        for (const QString &needed : leftOut(row, rows, chosen)) {
            errors.add(Core::usageError(QCoreApplication::translate("Varve::Execution", "%1 needs %2, which is neither applied nor chosen.")
                                            .arg(row.migrationId, needed),
                                        QCoreApplication::translate("Varve::Execution", "Choose %1 too.").arg(needed)));
        }
    }
    return errors.isEmpty() ? Core::Expected<QStringList>(ids) : Core::failure(errors.combined());
}

Core::Expected<Plan> checkCompared(Plan stamp, const Adoption &adoption)
{
    QStringList changed;
    for (const PlanStep &step : std::as_const(stamp.steps)) {
        const auto row = std::find_if(adoption.rows.cbegin(), adoption.rows.cend(),
                                      [&step](const AdoptionRow &each) { return each.migrationId == step.migrationId; });
        if (row == adoption.rows.cend() || row->checksum != step.checksum)
            changed += step.migrationId;
    }
    if (changed.isEmpty())
        return stamp;
    return Core::failure(Core::ErrorKind::ProjectFiles,
                         QCoreApplication::translate("Varve::Execution", "Changed since it was compared with the database: %1.")
                             .arg(changed.join(QStringLiteral(", "))),
                         QCoreApplication::translate("Varve::Execution", "Nothing was marked. Compare again."));
}

QString printAdoption(const Adoption &adoption)
{
    QString text;
    for (const AdoptionRow &row : adoption.rows) {
        const QString mark = row.proposed    ? QStringLiteral("✓ ")
            : row.verdict == Verdict::Partly ? QStringLiteral("▲ ")
                                             : QStringLiteral("○ ");
        text += mark + row.migrationId + QStringLiteral("  ") + verdictText(row) + QLatin1Char('\n');
        if (row.verdict == Verdict::Partly)
            text += marked(QStringLiteral("-"), row.missing);
    }
    const auto tr = [](const char *source) { return QCoreApplication::translate("Varve::Execution", source); };
    if (!adoption.unknown.isEmpty())
        text += tr("There besides, and made by none of them:") + QLatin1Char('\n') + marked(QStringLiteral("+"), adoption.unknown);
    if (!adoption.different.isEmpty())
        text += tr("There, but otherwise than they make it:") + QLatin1Char('\n') + marked(QStringLiteral("~"), adoption.different);
    for (const ScratchRemains &one : adoption.notRemoved)
        text += one.toString() + QLatin1Char('\n');
    return text;
}

QJsonObject adoptionAsJson(const Adoption &adoption)
{
    QJsonArray rows;
    for (const AdoptionRow &row : adoption.rows) {
        rows.append(QJsonObject{{QStringLiteral("migration"), row.migrationId},
                                {QStringLiteral("verdict"), verdictCode(row.verdict)},
                                {QStringLiteral("made"), row.made},
                                {QStringLiteral("found"), row.found},
                                {QStringLiteral("missing"), QJsonArray::fromStringList(row.missing)},
                                {QStringLiteral("proposed"), row.proposed}});
    }
    return {{QStringLiteral("format"), QStringLiteral("varve-adoption/1")},
            {QStringLiteral("environment"), adoption.environment},
            {QStringLiteral("database"), adoption.databaseName},
            {QStringLiteral("migrations"), rows},
            {QStringLiteral("unknown"), QJsonArray::fromStringList(adoption.unknown)},
            {QStringLiteral("different"), QJsonArray::fromStringList(adoption.different)},
            {QStringLiteral("notRemoved"), asJson(adoption.notRemoved)}};
}

} // namespace Varve::Execution
