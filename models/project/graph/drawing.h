// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "revisiongraph.h"

namespace Varve::Project {

/// What stands for a migration in a drawing of text: one character.
using NodeMark = std::function<QString(int node)>;

/// Newest first, with lines for characters, as version control shows its history.
QString graphAsText(const Project &project, const QStringList &databases, const NodeMark &mark = {});

/// For Graphviz: a child points to its parents, and with a dashed line to what it needs besides.
QString graphAsDot(const Project &project, const QStringList &databases);

/// A picture that is readable on light and dark grounds.
QByteArray graphAsSvg(const Project &project, const QStringList &databases);

/// "format": "varve-graph/1".
QByteArray graphAsJson(const Project &project, const QStringList &databases);

/// "(head) [billing] needs 002_b": what a drawing writes behind an id; empty for most.
QString nodeNote(const Project &project, const RevisionGraph &graph, int node, bool isHead);

} // namespace Varve::Project
