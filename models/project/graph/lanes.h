// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "revisiongraph.h"

namespace Varve::Project {

/// One migration of a drawn graph, newest first: which column it stands in, and where the lines of its parents run.
struct LaneRow
{
    struct Parent
    {
        int node = 0;
        int lane = 0; ///< column in which the line to it runs down
    };
    int node = 0;
    int lane = 0;
    QList<int> closing;       ///< other columns whose lines end here: of further children
    QList<Parent> parents;    ///< the first one's line runs on in the own column
    std::vector<bool> before; ///< columns with a line above this row, its own included where it has children
    std::vector<bool> after;  ///< and below
};

/// The rows of a database's migrations that run with the others. As few columns as there are lines side by side.
QList<LaneRow> layLanes(const RevisionGraph &graph, const QString &databaseName);
/// Of all databases, whose lines run side by side.
QList<LaneRow> layLanes(const RevisionGraph &graph);

} // namespace Varve::Project
