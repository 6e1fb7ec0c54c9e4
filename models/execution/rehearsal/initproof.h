// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rehearsalreport.h"
#include "scratchdatabase.h"

#include <models/project/project.h>

#include <stop_token>

namespace Varve::Execution {

/// Makes a second scratch database with the project's complete script and what comes after it, and compares its schema with \a migrations,
/// the one that the migrations make. nullopt where varve.toml names no script. A statement that fails is in the proof. Blocks.
Core::Expected<std::optional<InitProof>> proveInit(const Project::Project &project, const Project::Environment &environment,
                                                   const QString &databaseName, const ScratchServer &server,
                                                   const Catalog::Snapshot &migrations, std::stop_token stop);

} // namespace Varve::Execution
