// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/history/environmentstatus.h>
#include <models/project/project.h>

namespace Varve::Test {

/// Seven migrations in three releases (1.0, 1.1 and the planned 2.0), as a value without files: 001 to 003 in 1.0, 004 to 006 in 1.1, 007
/// planned; environments dev, test, prod.
Project::Project sampleProject();
/// The migration of one file, as sampleProject() makes them.
Project::Migration sampleMigration(const QString &id, const QString &release = {});

/// dev: 001 to 006 applied.
History::EnvironmentStatus sampleDev();
/// test: 003 changed since applied, 004 failed at its third statement of seven, 005 and 006 pending.
History::EnvironmentStatus sampleTest();
/// prod: not reachable.
History::EnvironmentStatus sampleProd();

} // namespace Varve::Test
