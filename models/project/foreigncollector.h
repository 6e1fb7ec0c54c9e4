// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrationcollector.h"

#include "layouts/foreignlayout.h"

namespace Varve::Project {

/// The migrations of another tool's folder: shown in that tool's order, none of them runnable.
CollectedMigrations collectForeign(const QString &root, const ForeignLayout &layout, FactsReader &reader);

/// Says once for the whole folder why nothing in it runs.
Core::Problem foreignProblem(const LayoutInfo &layout);

} // namespace Varve::Project
