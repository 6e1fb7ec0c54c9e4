// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/history/environmentstatus.h>
#include <models/project/project.h>

namespace Varve::Timeline {

/// What a row of the timeline is.
enum class RowKind { Release, Migration, HereLine };

/// One row of the timeline.
struct TimelineRow
{
    RowKind kind = RowKind::Migration;
    QString id;           ///< of the migration; the release's name, empty for what lies beside the order; the environment of a HereLine
    QString release;      ///< name of the release that the row belongs to, or empty
    int layer = -1;       ///< counts releases from the oldest; -1 without release
    bool planned = false; ///< its release is planned
    int count = 0;        ///< of a release: its migrations in this layer

    /// The same thing as \a other, wherever it now stands.
    bool isSameAs(const TimelineRow &other) const { return kind == other.kind && id == other.id; }
    friend bool operator==(const TimelineRow &, const TimelineRow &) = default;
};

/// The rows, newest on top: releases as layers, planned ones without migrations too; migrations that only a history knows stand above the
/// one after which they were applied. What has no place in the order (seed data, unplaced files, old ones of no release) lies at the bottom,
/// below a release row without a name. \a hereEnvironment gets a line above the newest migration that is applied there, and none while its
/// history is unknown; an empty name asks for no line.
QList<TimelineRow> timelineRows(const Project::Project &project, const QList<History::EnvironmentStatus> &statuses,
                                const std::optional<QString> &hereEnvironment);

} // namespace Varve::Timeline
