// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/history/environmentstatus.h>
#include <models/project/project.h>

#include <chrono>

namespace Varve::Timeline {

/// What a badge beside a migration's name says. The number is stable for item data.
enum class BadgeTone { Neutral, Good, Caution, Bad };

struct Badge
{
    QString text;
    BadgeTone tone = BadgeTone::Neutral;
    friend bool operator==(const Badge &, const Badge &) = default;
};

/// "draft", "statement 3 of 7 failed", "changed since applied": what one should know before running it. \a migration is nullptr for one that
/// only a history knows, \a standing where the current environment has not answered.
QList<Badge> badges(const Project::Migration *migration, const History::MigrationStanding *standing, bool planned);

/// "today 10:31", "6 Feb 20:11", with the year where it is not this one. In local time.
QString shortTime(const QDateTime &time, const QDateTime &now = QDateTime::currentDateTime());
/// "40 ms", "4.1 s", "2 min 5 s".
QString shortDuration(std::chrono::milliseconds duration);
/// "4.1 s"; of a row that only marks what it is: "marked as applied", "repaired".
QString durationText(const History::HistoryEntry &entry);
/// "test · today 10:31 · 4.1 s".
QString runText(const QString &environment, const History::HistoryEntry &entry);
/// "failed, rolled back", "applied, 6 Feb 20:11": a standing with what is known about it.
QString standingText(const History::MigrationStanding &standing);

} // namespace Varve::Timeline
