// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "candidate.h"

namespace Varve::Project {

/// Puts \a candidates into the order in which they run, unplaced ones last, and marks those that cannot run. The rules:
///
/// 1. Migrations of releases come first, release by release, in the order of varve.toml.
/// 2. Then those with a number, in numeric order; those whose number is a time follow, in the order of time.
/// 3. Then those that only have a Date, Prerequisites or Revises in their header: by date, one without a date counting as old as the
///    youngest that it needs; then by id.
/// 4. Seed data without a number follows by id.
/// 5. A prerequisite, and what Revises names, always comes before what needs it, whatever rules 1 to 4 say; apart from that their order stays.
/// 6. What has none of these is unplaced. Two of the same number, and circles, do not run; a number may be taken
///    twice where a header says Revises. joinLines() then gives each its parents.
QList<Core::Problem> orderCandidates(QList<Candidate> &candidates);

} // namespace Varve::Project
