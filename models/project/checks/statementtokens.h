// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "check.h"

#include <models/text/token.h>

namespace Varve::Project {

/// A token of a statement that is neither blank nor comment.
struct StatementToken
{
    Text::Token token; ///< offsets count from the start of the script
    QByteArray word;   ///< of a Word, in upper case; a Symbol itself; else empty
    int depth = 0;     ///< in parentheses

    bool isName() const { return token.kind == Text::TokenKind::Word || token.kind == Text::TokenKind::QuotedName; }
};

/// The tokens of \a statement, which stands in \a part.
QList<StatementToken> significantTokens(const CheckedPart &part, const Text::Statement &statement, Text::DialectName dialect);

/// The qualified name, as written, of what \a statement is about; empty when there is none.
QString objectOf(const CheckedPart &part, const Text::Statement &statement);

/// Where \a offset, which lies in \a statement, stands in the file.
Core::SourcePosition placeIn(const CheckedPart &part, const Text::Statement &statement, qint64 offset);

} // namespace Varve::Project
