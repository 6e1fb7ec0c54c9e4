// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks_p.h"

#include "../migrationname.h"
#include "../texts_p.h"

namespace Varve::Project {

QList<Finding> findUnruledName(const CheckedFile &file)
{
    const QList<NamingRule> &rules = file.project.policies.naming;
    const Category category = file.migration.category;
    const bool neverRuns = category == Category::Superseded || category == Category::Archived || category == Category::Reference;
    if (rules.isEmpty() || neverRuns)
        return {};
    const MigrationName name = parseMigrationName(file.file.path.section(QLatin1Char('/'), -1));
    if (std::any_of(rules.begin(), rules.end(), [&](const NamingRule &rule) { return rule.fits(name); }))
        return {};
    return {{Texts::tr("The name \"%1\" fits no naming rule of the project: %2.").arg(name.stem, namingPatterns(rules)), wholeFile(file),
             Texts::tr("Rename the file before it runs anywhere, or add a rule to naming in varve.toml.")}};
}

} // namespace Varve::Project
