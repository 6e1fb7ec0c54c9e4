// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timelinetexts.h"

#include <models/history/historytexts.h>

#include <QCoreApplication>
#include <QLocale>

namespace Varve::Timeline {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Timeline)
};

using History::Standing;

Badge failureBadge(const History::MigrationStanding &standing)
{
    const History::HistoryRow &last = standing.left ? standing.left : standing.last;
    const int uncertain = standing.uncertain();
    if (const int to = standing.uncertainTo(); to > uncertain) {
        return {Texts::tr("statements %1 to %2 of %3 are uncertain").arg(uncertain).arg(to).arg(standing.journal->statementsTotal),
                BadgeTone::Bad};
    }
    if (uncertain > 0)
        return {Texts::tr("statement %1 of %2 is uncertain").arg(uncertain).arg(standing.journal->statementsTotal), BadgeTone::Bad};
    // A rolled back transaction counts 0 done, wherever it failed; only statements that stayed tell the place.
    if (!last || last->statementsDone <= 0 || last->statementsDone >= last->statementsTotal)
        return {Texts::tr("failed"), BadgeTone::Bad};
    return {Texts::tr("statement %1 of %2 failed").arg(last->statementsDone + 1).arg(last->statementsTotal), BadgeTone::Bad};
}

std::optional<Badge> standingBadge(const History::MigrationStanding &standing)
{
    switch (standing.standing) {
    case Standing::Failed: return failureBadge(standing);
    case Standing::Partial: return failureBadge(standing);
    case Standing::Changed: return Badge{Texts::tr("changed since applied"), BadgeTone::Caution};
    case Standing::Missing: return Badge{Texts::tr("missing from the folder"), BadgeTone::Bad};
    case Standing::OutOfOrder: return Badge{Texts::tr("out of order"), BadgeTone::Caution};
    case Standing::Applied:
    case Standing::Pending:
    case Standing::NotForThis:
    case Standing::NotRun:
    case Standing::Unknown: break;
    }
    return std::nullopt;
}

std::optional<Badge> categoryBadge(const Project::Migration &migration)
{
    switch (migration.category) {
    case Project::Category::Seed: return Badge{Texts::tr("seed data"), BadgeTone::Neutral};
    case Project::Category::Superseded: return Badge{Texts::tr("superseded"), BadgeTone::Neutral};
    case Project::Category::Archived: return Badge{Texts::tr("archived"), BadgeTone::Neutral};
    case Project::Category::Reference: return Badge{Texts::tr("reference"), BadgeTone::Neutral};
    case Project::Category::Core:
    case Project::Category::Incremental: break;
    }
    return std::nullopt;
}

} // namespace

QList<Badge> badges(const Project::Migration *migration, const History::MigrationStanding *standing, bool planned)
{
    QList<Badge> result;
    if (planned)
        result += Badge{Texts::tr("draft"), BadgeTone::Neutral};
    if (migration) {
        if (!migration->branch.isEmpty())
            result += Badge{migration->branch, BadgeTone::Neutral};
        if (const auto badge = categoryBadge(*migration))
            result += *badge;
        if (!migration->placed)
            result += Badge{Texts::tr("unplaced"), BadgeTone::Caution};
        if (!migration->runnable)
            result += Badge{Texts::tr("shown only"), BadgeTone::Caution};
    }
    if (standing) {
        if (const auto badge = standingBadge(*standing))
            result += *badge;
    }
    return result;
}

QString shortTime(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    const QLocale locale;
    const QString clock = locale.toString(local.time(), u"HH:mm"_s);
    if (local.date() == now.toLocalTime().date())
        return Texts::tr("today %1").arg(clock);
    //: a day without its year, in the order of the language
    const QString format = local.date().year() == now.toLocalTime().date().year() ? Texts::tr("d MMM") : Texts::tr("d MMM yyyy");
    return locale.toString(local.date(), format) + u' ' + clock;
}

QString shortDuration(std::chrono::milliseconds duration)
{
    const qint64 ms = duration.count();
    const QLocale locale;
    if (ms < 1000)
        return Texts::tr("%1 ms").arg(locale.toString(ms));
    if (ms < 60'000)
        return Texts::tr("%1 s").arg(locale.toString(double(ms) / 1000, 'f', 1));
    return Texts::tr("%1 min %2 s").arg(locale.toString(ms / 60'000)).arg(ms / 1000 % 60);
}

QString durationText(const History::HistoryEntry &entry)
{
    return entry.isMarkOnly() ? History::title(entry) : shortDuration(std::chrono::milliseconds(entry.executionMs));
}

QString runText(const QString &environment, const History::HistoryEntry &entry)
{
    return u"%1 · %2 · %3"_s.arg(environment, shortTime(entry.appliedAt), durationText(entry));
}

QString standingText(const History::MigrationStanding &standing)
{
    const QString word = History::title(standing);
    if (standing.standing == Standing::Failed)
        return Texts::tr("failed, nothing of it remains");
    if (standing.lastApplied) {
        const bool isMarked = standing.standing == Standing::Applied && standing.lastApplied->isMarkOnly();
        return u"%1, %2"_s.arg(isMarked ? History::title(*standing.lastApplied) : word, shortTime(standing.lastApplied->appliedAt));
    }
    return word;
}

} // namespace Varve::Timeline
