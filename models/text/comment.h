// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "token.h"

#include <QString>

#include <optional>

namespace Varve::Text {

struct Dialect;

/// Where the first line begins that is not surely a comment behind "--" of no interest: most of many files are such lines, and whoever looks
/// for something in comments need not cut them into tokens. Never past the start of a statement. \a matters gets what follows the dashes.
qint64 behindLeadingComments(QByteArrayView script, const Dialect &dialect, bool (*matters)(QByteArrayView content));

/// contains() without its cost for short texts.
bool has(QByteArrayView text, char wanted);

/// False when a comment of this \a content is neither a section marker nor a heading: a quick look at almost all comments.
bool mayMarkSection(QByteArrayView content);

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
