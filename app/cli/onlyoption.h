// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context.h"

namespace Varve::Cli {

/// --to TARGET, or --only ID with what must go with it.
struct TargetOptions
{
    std::string to;
    std::string only;
    bool withOthers = false;
};

/// Adds --to, --only and \a withOthers ("--with-prerequisites") to a command.
void addTargetOptions(const Command &command, TargetOptions &options, const std::string &to, const std::string &withOthers,
                      const std::string &withOthersText);

Core::Expected<Execution::Target> targetFrom(const TargetOptions &options);

using MakePlan = std::function<Core::Expected<Execution::Plan>(const Execution::Target &)>;

/// Makes the plan. Where one migration cannot go alone, a person at a terminal is asked whether the others may go with it.
Core::Expected<Execution::Plan> planAsking(const Execution::Target &target, const MakePlan &make);

} // namespace Varve::Cli
