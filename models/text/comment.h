// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "token.h"

#include <QString>

#include <optional>

namespace Varve::Text {

/// What stands behind "--", "//" or "#" of a line comment, without the line's end.
ByteRange commentContent(QByteArrayView script, const Token &comment);

/// Nothing but blanks stands before \a comment in its line.
bool isFirstOnLine(QByteArrayView script, const Token &comment);

/// The word behind "varve:" when \a comment is a section marker: "up", "down", "verify", or a mistake.
std::optional<QString> sectionMarker(QByteArrayView script, const Token &comment);

/// "Verify migration", "Verification": the heading under which teams write their queries.
bool isVerificationHeading(QByteArrayView script, const Token &comment);
/// The same of a comment's content, where it is known that nothing stands before it in its line.
bool isVerificationHeading(QByteArrayView content);

} // namespace Varve::Text
