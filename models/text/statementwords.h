// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statement.h"

#include <QStringList>

namespace Varve::Text {

/// What statements are and do, in the words that a listing and the editor share. Translated.

/// "definition", "manipulation", "session setting", …
QString kindText(StatementKind kind);
/// "creates TABLE t", "drops index i on t": \a kind is the word for the object's kind as the caller writes it. On one line, whatever the
/// names hold.
QString objectText(const StatementObject &object, const QString &kind);
/// "can lose data", "can lose structure"; empty when nothing is lost.
QString lossText(Destructive destructive);
/// "in a transaction", "not in a transaction", "commits implicitly", …
QStringList transactionTexts(const Statement &statement);

/// \a text without line ends and control characters.
QString onOneLine(const QString &text);

} // namespace Varve::Text
