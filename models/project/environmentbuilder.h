// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "configuration.h"
#include "projectloader.h"

namespace Varve::Project {

/// The environments with their connections and the final values of their variables.
struct BuiltEnvironments
{
    QList<Environment> environments; ///< by order of promotion
    Text::Variables variables;       ///< of the project alone
    QList<Core::Problem> problems;
};

/// \a projectName is for the built-in variable. Reads the process's environment and, where something refers to it, \a folder's .env.
Core::Expected<BuiltEnvironments> buildEnvironments(const Configuration &configuration, const QString &folder, const QString &projectName,
                                                    const LoadOptions &options);

} // namespace Varve::Project
