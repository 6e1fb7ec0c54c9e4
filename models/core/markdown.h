// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace Varve::Core {

/// Text in one line in which nothing means anything to Markdown, or to the HTML that it may hold; also in a cell of a table.
QString markdownText(const QString &text);

/// Text in one line as code, whatever backticks it has. Not for a table's cell, where "|" ends the code too.
QString markdownCode(const QString &text);

/// Lines of code, in a fence that is longer than any in them.
QString markdownFence(const QString &code, const QString &language);

/// A row of a table: \a cells are markdown.
QString markdownRow(const QStringList &cells);

} // namespace Varve::Core
