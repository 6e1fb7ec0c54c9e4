// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/expected.h>
#include <models/text/dialect.h>

#include <optional>

namespace Varve::Cli {

/// What --dialect says, else what the file's name says (x.sqlite.sql); nothing when neither does.
Core::Expected<std::optional<Text::DialectName>> dialectOption(const std::string &name, const std::string &path);

} // namespace Varve::Cli
