// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialect.h"

#include <QByteArrayView>
#include <QString>

#include <memory>

namespace Varve::Text {

/// "tokens:" and 32 hexadecimal digits (XXH3, 128 bits) over what a script says: its tokens without comments, white space, byte order
/// mark and the kind of its line ends. Comments that mean something to Varve (sections, expectations, "Variables: off") belong to it.
/// A gap between two tokens counts only where it can change what they are: "a = b" equals "a=b", but E'x' does not equal E 'x'.
///
/// The text may come in pieces, however it is cut; what is held is the longest token and the longest piece.
class TokenChecksum final
{
public:
    explicit TokenChecksum(DialectName dialect);
    ~TokenChecksum();
    Q_DISABLE_COPY_MOVE(TokenChecksum)

    void add(QByteArrayView bytes);
    /// Of everything so far; nothing may be added afterwards. Empty when the text does not end well (an open quote, comment or block):
    /// then nobody can say what its tokens are.
    QString result();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// The same of a text at hand.
QString tokenChecksum(QByteArrayView text, DialectName dialect);

} // namespace Varve::Text
