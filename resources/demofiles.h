// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Varve {

/// Makes ":/demo/…" readable. Resources of a static library are only linked in when somebody calls for them.
void initializeDemoFiles();

} // namespace Varve
