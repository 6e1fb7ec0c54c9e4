// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "environmenttag.h"

namespace Varve::Ui {

EnvironmentTag environmentTag(const Project::Project &project, const QString &name)
{
    const qsizetype count = project.environments.size();
    for (qsizetype i = 0; i < count; ++i) {
        const Project::Environment &environment = project.environments.at(i);
        if (environment.name != name)
            continue;
        return {.name = name,
                .title = environment.title(),
                .color = environment.color,
                .order = int(i),
                .count = int(count),
                .readOnly = environment.guard == Project::GuardLevel::ReadOnly};
    }
    return {.name = name, .title = name, .color = {}, .order = 0, .count = 1, .readOnly = false};
}

} // namespace Varve::Ui
