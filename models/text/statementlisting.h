// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statement.h"

namespace Varve::Text {

/// \a statement in two lines for a person: where it stands, its kind and verb; then its objects, what a transaction means to it and
/// what ends it. \a whole are the bytes of statement.whole. No line end behind the second line.
QString listing(const Statement &statement, QByteArrayView whole);

/// The pieces that statement.whole consists of, in order, none of them empty: what stands before the text, the text, what stands
/// between it and the delimiter, the delimiter, and what follows (the data of a COPY with its end).
QList<ByteRange> pieces(const Statement &statement);

/// "definition", "transaction-control", …: the kind as JSON has it.
QLatin1StringView toString(StatementKind kind);
/// "create", "alter", "drop".
QLatin1StringView toString(ObjectAction action);
/// "no", "data", "structure".
QLatin1StringView toString(Destructive destructive);

} // namespace Varve::Text
