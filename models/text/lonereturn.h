// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialect.h"

namespace Varve::Text {

/// Offset of the first carriage return without a line feed in a line comment of \a script, where \a dialect does not end the comment
/// there: for that server what follows, on a line of its own in most editors, is comment. -1: there is none.
qint64 loneReturnInComment(QByteArrayView script, DialectName dialect);

} // namespace Varve::Text
