// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "leadingtokens.h"

#include <QLatin1StringView>

namespace Varve::Text {

/// A kind of object and how many words it takes.
struct ObjectKind
{
    QLatin1StringView name; ///< in capitals: "TEXT SEARCH CONFIGURATION"; empty when there is none
    size_t words = 0;
};

/// The longest kind of object that \a dialect knows and that stands at \a index.
ObjectKind objectKindAt(const LeadingTokens &tokens, size_t index, DialectName dialect);

} // namespace Varve::Text
