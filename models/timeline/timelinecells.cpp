// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the cells of the timeline say. How they look is the view's business.

#include "timelinemodel.h"
#include "timelinetexts.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace Varve::Timeline {

using namespace Qt::StringLiterals;
using History::EnvironmentStatus;
using History::MigrationStanding;

namespace {

bool isTextRole(int role)
{
    return role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
}

QString releaseDate(const Project::Release &release)
{
    if (release.status == Project::ReleaseStatus::Planned)
        return TimelineModel::tr("planned");
    const QString date = release.date.toString(Qt::ISODate);
    if (release.status == Project::ReleaseStatus::Superseded)
        return date.isEmpty() ? TimelineModel::tr("superseded") : TimelineModel::tr("%1, superseded").arg(date);
    return date;
}

/// The newest row about a migration in any environment, and where that was.
struct NewestRun
{
    const Project::Environment *environment = nullptr;
    const History::HistoryEntry *entry = nullptr;
};

NewestRun newestRun(const TimelineModel &model, const QString &migrationId)
{
    NewestRun newest;
    for (const Project::Environment &environment : model.project().environments) {
        const MigrationStanding *standing = model.standing(migrationId, environment.name);
        if (standing && standing->last && (!newest.entry || standing->last->appliedAt > newest.entry->appliedAt))
            newest = {&environment, &*standing->last};
    }
    return newest;
}

} // namespace

/// What an environment has that was not read, nobody knows.
bool TimelineModel::isReadEverywhere(const QString &databaseName) const
{
    return std::all_of(m_project.environments.cbegin(), m_project.environments.cend(), [&](const Project::Environment &environment) {
        const EnvironmentStatus *status = statusFor(environment.name, databaseName);
        return status ? !status->error : !environment.connections.contains(databaseName);
    });
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const TimelineRow &row = m_rows.at(index.row());
    switch (role) {
    case RowKindRole: return int(row.kind);
    case ReleaseRole: return row.release;
    case LayerRole: return row.layer;
    case PlannedRole: return row.planned;
    case LanesRole: return m_rowLanes.isEmpty() ? QVariant() : QVariant::fromValue(m_rowLanes.at(index.row()));
    default: break;
    }
    switch (row.kind) {
    case RowKind::Release: return releaseData(row, index.column(), role);
    case RowKind::HereLine: return hereLineData(row, index.column(), role);
    case RowKind::Migration: break;
    }
    return migrationData(row, index.column(), role);
}

QVariant TimelineModel::releaseData(const TimelineRow &row, int column, int role) const
{
    if (row.layer < 0) {
        if (role == TitleRole || (column == NameColumn && isTextRole(role)))
            return tr("Beside the order");
        return role == SummaryRole ? tr("%n migration(s)", nullptr, row.count) : QVariant();
    }
    const Project::Release &release = m_project.releases.at(row.layer);
    switch (role) {
    case NumberRole: return release.name;
    case TitleRole: return release.title;
    case DateRole: return releaseDate(release);
    case SummaryRole: return row.count == 0 ? QString() : tr("%n migration(s)", nullptr, row.count);
    case SearchRole: return u"%1 %2"_s.arg(release.name, release.title);
    default: break;
    }
    if (column != NameColumn)
        return {};
    if (isTextRole(role)) {
        const QStringList parts{u"%1 %2"_s.arg(release.name, release.title).trimmed(), releaseDate(release),
                                tr("%n migration(s)", nullptr, row.count)};
        return tr("Release %1").arg(QStringList(parts).filter(QRegularExpression(u"."_s)).join(u", "));
    }
    return role == Qt::ToolTipRole && !release.notes.isEmpty() ? release.notes : QVariant();
}

QVariant TimelineModel::hereLineData(const TimelineRow &row, int column, int role) const
{
    if (role == EnvironmentRole)
        return row.id;
    if (column != NameColumn || !isTextRole(role))
        return {};
    const Project::Environment *environment = m_project.environment(row.id);
    return tr("%1 is here").arg((environment ? environment->title() : row.id).toUpper());
}

QVariant TimelineModel::migrationData(const TimelineRow &row, int column, int role) const
{
    const Project::Migration *known = migration(row.id);
    switch (role) {
    case MigrationIdRole: return row.id;
    case NumberRole: return known ? known->number : QString();
    case TitleRole: return known && !known->name.isEmpty() ? known->name : row.id;
    case SearchRole: return searchText(row);
    case CategoryRole: return known ? QVariant(int(known->category)) : QVariant();
    case DatabaseRole: return databaseOf(row.id);
    case CurrentStandingRole: {
        const MigrationStanding *here = standing(row.id, m_currentEnvironment);
        return here ? QVariant(int(here->standing)) : QVariant();
    }
    default: break;
    }
    if (column == NameColumn)
        return nameData(row, role);
    if (column == LastRunColumn)
        return lastRunData(row, role);
    return environmentData(row, m_project.environments.at(column - FirstEnvironmentColumn), role);
}

QVariant TimelineModel::nameData(const TimelineRow &row, int role) const
{
    const Project::Migration *known = migration(row.id);
    const QList<Badge> shown = role == BadgesRole || role == BadgeTonesRole || role == Qt::AccessibleTextRole
        ? badges(known, standing(row.id, m_currentEnvironment), row.planned)
        : QList<Badge>();
    QStringList texts;
    for (const Badge &badge : shown)
        texts += badge.text;
    switch (role) {
    case Qt::DisplayRole: return row.id;
    case Qt::AccessibleTextRole: return QStringList(QStringList{row.id} + texts).join(u", ");
    case BadgesRole: return texts;
    case BadgeTonesRole: {
        QList<int> tones;
        for (const Badge &badge : shown)
            tones += int(badge.tone);
        return QVariant::fromValue(tones);
    }
    case Qt::ToolTipRole: {
        if (!known)
            return tr("%1 was applied, and the folder has no such migration.").arg(row.id);
        const QString purpose = known->header().purpose();
        return purpose.isEmpty() ? known->title() : u"%1\n%2"_s.arg(known->title(), purpose);
    }
    default: return {};
    }
}

QVariant TimelineModel::lastRunData(const TimelineRow &row, int role) const
{
    if (!isTextRole(role) && role != Qt::ToolTipRole)
        return {};
    const NewestRun newest = newestRun(*this, row.id);
    if (!newest.entry)
        return isTextRole(role) && isReadEverywhere(databaseOf(row.id)) ? QVariant(tr("not run anywhere")) : QVariant();
    if (role != Qt::ToolTipRole)
        return runText(newest.environment->title(), *newest.entry);
    const QString when = QLocale().toString(newest.entry->appliedAt.toLocalTime(), QLocale::ShortFormat);
    const QString what = newest.entry->direction == History::Direction::Down ? tr("rolled back") : tr("run");
    return tr("%1: %2 by %3, %4", "environment: run by whom, when").arg(newest.environment->title(), what, newest.entry->appliedBy, when);
}

QVariant TimelineModel::environmentData(const TimelineRow &row, const Project::Environment &environment, int role) const
{
    const EnvironmentStatus *status = statusFor(environment.name, databaseOf(row.id));
    const MigrationStanding *here = standing(row.id, environment.name);
    switch (role) {
    case EnvironmentRole: return environment.name;
    case ReachableRole: return !status || !status->error;
    case StandingRole: return here ? QVariant(int(here->standing)) : QVariant();
    case Qt::DisplayRole: return here && !(status && status->error) ? History::title(here->standing) : QString();
    case Qt::AccessibleTextRole: return cellText(row, environment, false);
    case Qt::ToolTipRole: return cellText(row, environment, true);
    case Qt::TextAlignmentRole: return int(Qt::AlignCenter);
    default: return {};
    }
}

/// "004_drift_reports on test: failed". With \a withReason also why, for the tool tip.
QString TimelineModel::cellText(const TimelineRow &row, const Project::Environment &environment, bool withReason) const
{
    const EnvironmentStatus *status = statusFor(environment.name, databaseOf(row.id));
    const MigrationStanding *here = standing(row.id, environment.name);
    QString word = tr("not on this environment");
    if (!status)
        word = tr("not read yet");
    else if (status->error)
        word = tr("not reachable");
    else if (here)
        word = withReason ? standingText(*here) : History::title(here->standing);
    QString text = tr("%1 on %2: %3", "migration on environment: standing").arg(row.id, environment.title(), word);
    if (!withReason)
        return text;
    if (status && status->error)
        text += u'\n' + status->error->message;
    else if (here && here->last && !here->last->success && !here->last->errorMessage.isEmpty())
        text += u'\n' + here->last->errorMessage;
    return text;
}

QString TimelineModel::searchText(const TimelineRow &row) const
{
    const Project::Migration *known = migration(row.id);
    if (!known)
        return row.id;
    const Text::Header &header = known->header();
    return QStringList{row.id, known->title(), header.author(), header.purpose(), known->release, known->branch}.join(u'\n');
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (section < FirstEnvironmentColumn) {
        if (!isTextRole(role))
            return role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignLeft | Qt::AlignVCenter)) : QVariant();
        return section == NameColumn ? tr("Migration") : tr("Last run");
    }
    const Project::Environment &environment = m_project.environments.at(section - FirstEnvironmentColumn);
    const auto first = status(environment.name);
    switch (role) {
    case Qt::DisplayRole: return environment.title();
    case EnvironmentRole: return environment.name;
    case ColorKeyRole: return environment.color;
    case ReachableRole: return !first || !first->error;
    case OpenRunsRole: return openRuns(environment.name);
    case Qt::TextAlignmentRole: return int(Qt::AlignCenter);
    case Qt::AccessibleTextRole:
        if (first && first->error)
            return tr("%1, not reachable").arg(environment.title());
        return QString(environment.title() + u'\n' + openRuns(environment.name)).trimmed();
    case Qt::ToolTipRole:
        if (!first)
            return tr("%1 is being read.").arg(environment.title());
        if (first->error)
            return QString(first->error->toString() + u'\n' + tr("Click to try again."));
        return QString(u"%1 · %2"_s.arg(environment.title(), first->server.version) + u'\n' + openRuns(environment.name)).trimmed();
    default: return {};
    }
}

} // namespace Varve::Timeline
