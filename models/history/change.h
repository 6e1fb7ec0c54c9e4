// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "historyentry.h"

#include <models/text/dialect.h>

#include <QByteArrayView>

namespace Varve::History {

/// How a file differs from what was applied.
enum class Change {
    Unknown,  ///< nobody kept what it would take to tell
    None,     ///< not at all
    LineEnds, ///< line ends or a byte order mark only
    Layout,   ///< comments or layout only: the statements are the same
    Real,     ///< the statements
};

/// "comments or layout only": as shown everywhere, translated; empty for Unknown.
QString title(Change change);
/// "layout": stable, for JSON.
QString code(Change change);

/// Whether \a checksum (of either kind, see Core::checksum()) is that of \a text or of the same with other line ends throughout, or
/// with or without a byte order mark.
bool isChecksumOf(const QString &checksum, QByteArrayView text);

/// What became of the text that \a applied was written for. \a text is the file as it is now, in the \a dialect of the engine.
Change classify(const HistoryEntry &applied, QByteArrayView text, Text::DialectName dialect);

/// The same where both texts are at hand.
Change classify(QByteArrayView applied, QByteArrayView text, Text::DialectName dialect);

} // namespace Varve::History
