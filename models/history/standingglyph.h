// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "standing.h"

namespace Varve::History {

/// The same shapes as in the window.
QString glyph(Standing standing);

} // namespace Varve::History
