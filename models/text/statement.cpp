// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statement.h"

#include <algorithm>

namespace Varve::Text {

Statement Statement::byItself() const
{
    Statement own = *this;
    const auto move = [from = whole.offset](ByteRange &range) {
        if (!range.isEmpty())
            range.offset -= from;
    };
    own.whole.offset = 0;
    own.text.offset -= whole.offset; // also of an empty one
    move(own.copyData);
    move(own.delimiterRange);
    move(own.object);
    std::for_each(own.comments.begin(), own.comments.end(), move);
    return own;
}

} // namespace Varve::Text
