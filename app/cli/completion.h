// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commandline.h"

namespace Varve::Cli {

/// A script that completes \a program in a shell: "bash", "zsh" or "fish".
std::string completionScript(const CommandDescription &program, const std::string &shell);

/// Adds the command that prints one. \a line must outlive \a context's command; it may be described further.
void addCompletion(const CommandLine &line, Context &context);

} // namespace Varve::Cli
