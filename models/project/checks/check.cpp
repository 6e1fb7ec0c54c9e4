// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "check.h"

#include "checks_p.h"

namespace Varve::Project {

const QList<Check> &checks()
{
    static const QList<Check> table{
        {QStringLiteral("missing-header"), CheckLevel::Hint, &findMissingHeader},
        {QStringLiteral("not-idempotent"), CheckLevel::Hint, &findNotIdempotent},
        {QStringLiteral("no-down"), CheckLevel::Hint, &findNoDown},
        {QStringLiteral("empty-down"), CheckLevel::Warning, &findEmptyDown},
        {QStringLiteral("irreversible"), CheckLevel::Hint, &findIrreversible},
        {QStringLiteral("no-verification"), CheckLevel::Hint, &findNoVerification},
        {QStringLiteral("stray-expectation"), CheckLevel::Warning, &findStrayExpectations},
        {QStringLiteral("written-out"), CheckLevel::Warning, &findWrittenOut},
        {QStringLiteral("naming"), CheckLevel::Warning, &findUnruledName},
    };
    return table;
}

CheckLevel levelOf(const Check &check, const Project &project)
{
    const auto said = project.policies.checks.constFind(check.code);
    if (said != project.policies.checks.cend())
        return *said;
    const bool isBare = project.configurationFile.isEmpty();
    return isBare && check.level == CheckLevel::Hint ? CheckLevel::Off : check.level;
}

QList<Core::Problem> runChecks(const CheckedFile &file)
{
    QList<Core::Problem> problems;
    const QStringList accepted = file.sections.header.list(u"Checks off");
    for (const Check &check : checks()) {
        const CheckLevel level = levelOf(check, file.project);
        if (level == CheckLevel::Off || accepted.contains(check.code, Qt::CaseInsensitive))
            continue;
        const Core::Severity severity = level == CheckLevel::Error ? Core::Severity::Error
            : level == CheckLevel::Warning                         ? Core::Severity::Warning
                                                                   : Core::Severity::Hint;
        for (const Finding &finding : check.find(file))
            problems.append({severity, check.code, finding.message, finding.where, finding.remedy, finding.fix});
    }
    return problems;
}

} // namespace Varve::Project
