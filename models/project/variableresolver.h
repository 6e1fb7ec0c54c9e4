// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "configuration.h"

#include <models/text/variables.h>

#include <functional>

namespace Varve::Project {

/// A value of the surroundings and where it was found: "environment variable TOKEN", "TOKEN in .env".
struct SurroundingValue
{
    QString value;
    QString origin;
};
using LookUpSurroundings = std::function<std::optional<SurroundingValue>(const QString &name)>;

struct ResolvedVariables
{
    Text::Variables variables;
    QList<Core::Problem> problems; ///< variables without a value, because an environment variable or another one is missing
};

/// "PASSWORD", "TOKEN", "SECRET", "KEY", "CREDENTIAL" or "PASSWD" in the name of an environment variable.
bool looksSecret(const QString &name);

/// Fills the ${other} and ${env:NAME} in the values of \a definitions. "$${" stays a literal "${". A circle is an error that names its
/// path; so is a value that grows beyond 1 MiB. What refers to a missing value has none either, and is a problem.
Core::Expected<ResolvedVariables> resolveVariables(const VariableDefinitions &definitions, const Text::Variables &builtIn,
                                                   const LookUpSurroundings &surroundings);

/// The NAMEs of all ${env:NAME} in \a text.
QStringList surroundingsUsed(const QString &text);

} // namespace Varve::Project
