// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Varve::Test {

/// Whether this build has a sanitizer: it keeps freed memory and shadows the rest, so how much a program takes says nothing about it.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool hasSanitizer = true;
#else
inline constexpr bool hasSanitizer = false;
#endif

} // namespace Varve::Test
