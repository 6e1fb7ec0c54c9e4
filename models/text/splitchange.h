// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "variables.h"

#include <optional>

namespace Varve::Text {

/// An error that shows both splits when a value that is not raw makes \a rendered another number of statements than the text has as it
/// is written in \a script. Raw values stand on both sides, secret ones are not shown.
std::optional<Core::Error> changedSplit(QByteArrayView script, const Rendered &rendered, DialectName dialect, const Variables &variables);

} // namespace Varve::Text
