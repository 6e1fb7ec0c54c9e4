// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/theme/theme.h>

#include <models/project/project.h>

#include <QString>

namespace Varve::Ui {

/// What a widget needs to show which environment it means: the name and where its colours come from.
struct EnvironmentTag
{
    QString name;  ///< as varve.toml has it; what a person types to confirm
    QString title; ///< as shown; for a pill in upper case
    QString color; ///< Environment::color
    int order = 0; ///< place among the environments, 0-based
    int count = 1;
    bool readOnly = false;

    EnvironmentColors colors() const { return environmentColors(color, order, count, Theme::instance().scheme()); }
    friend bool operator==(const EnvironmentTag &, const EnvironmentTag &) = default;
};

/// The tag of an environment of \a project; one of an unknown name has neither colour nor neighbours.
EnvironmentTag environmentTag(const Project::Project &project, const QString &name);

} // namespace Varve::Ui
