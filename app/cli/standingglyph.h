// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/history/standing.h>

namespace Varve::Cli {

/// The same shapes as in the window.
QString glyph(History::Standing standing);

} // namespace Varve::Cli
