// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "configuration.h"
#include "tomltable_p.h"

namespace Varve::Project {

// Parts of varve.toml, each read from its own table. \a origin is what a variable's value says about where it comes from.

VariableDefinitions readVariables(TomlTable &table, const QString &origin);
QList<EnvironmentDraft> readEnvironments(TomlTable &root, const Configuration &configuration);
/// The part of varve.local.toml that may be said about an environment.
void readLocalEnvironments(TomlTable &root, Configuration &configuration);

QList<Release> readReleases(TomlTable &root);
QList<CategoryRule> readCategories(TomlTable &root);
QList<CompanionRule> readCompanions(TomlTable &root);
QList<Supersession> readSuperseded(TomlTable &root);
void readPolicies(TomlTable &root, Policies &policies);
/// The policies that an environment may have of its own; \a table is the environment's.
OwnPolicies readOwnPolicies(TomlTable &table);
/// A list of folders; one that leaves the project is a mistake.
QStringList readFolders(TomlTable &table, const QString &key);
/// \a path is not below the folder that it is relative to.
bool leavesFolder(const QString &path);

} // namespace Varve::Project
