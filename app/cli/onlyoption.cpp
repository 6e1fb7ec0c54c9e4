// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "onlyoption.h"

#include "terminal.h"

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;
using Execution::Target;

void addTargetOptions(const Command &command, TargetOptions &options, const std::string &to, const std::string &withOthers,
                      const std::string &withOthersText)
{
    const Option target = command.value("--to", options.to, to).placeholder("TARGET").showDefault();
    const Option only = command.value("--only", options.only, "Exactly this migration").placeholder("ID").excludes(target);
    command.flag(withOthers, options.withOthers, withOthersText).needs(only);
}

Expected<Target> targetFrom(const TargetOptions &options)
{
    if (options.only.empty())
        return Execution::parseTarget(QString::fromStdString(options.to));
    const QString reference = QString::fromStdString(options.only);
    Expected<Target> target = Execution::parseTarget(reference);
    if (!target || target->kind != Target::Kind::Migration)
        return Core::failure(Core::ErrorKind::Usage, Context::tr("--only takes a migration, and \"%1\" is none.").arg(reference));
    target->extent = options.withOthers ? Target::Extent::OnlyAndNeeds : Target::Extent::Only;
    return target;
}

Expected<Execution::Plan> planAsking(const Target &target, const MakePlan &make)
{
    Expected<Execution::Plan> plan = make(target);
    if (plan || target.extent != Target::Extent::Only || plan.error().kind != Core::ErrorKind::Usage || !Terminal::canAsk())
        return plan;
    Target wider = target;
    wider.extent = Target::Extent::OnlyAndNeeds;
    Expected<Execution::Plan> together = make(wider);
    if (!together || together->steps.size() < 2)
        return plan;
    QStringList ids;
    for (const Execution::PlanStep &step : together->steps)
        ids += step.migrationId;
    const std::optional<QString> answer
        = Terminal::askLine(plan.error().message + u' ' + Context::tr("Take these together: %1? (yes/no)").arg(ids.join(u", "_s)));
    return answer && Terminal::isYes(*answer) ? together : plan;
}

} // namespace Varve::Cli
