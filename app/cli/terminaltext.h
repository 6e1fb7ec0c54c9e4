// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <chrono>

namespace Varve::Cli::Terminal {

/// Text from a server or a file that must not move the cursor: control characters but the ends of lines and tabs become U+FFFD.
QString withoutControls(QString text);

/// In one line: a run of white space is one blank, and what a terminal would obey or not show (control and format characters) is gone.
QString inOneLine(const QString &text);

/// How many columns a terminal needs: two for wide characters, none for combining ones.
int columnsOf(const QString &text);

/// The beginning of it that fits into \a columns, with "…" at its end where something is missing.
QString cutTo(const QString &text, int columns);

/// "0:07", "12:00", "1:02:03"
QString clock(std::chrono::seconds time);

} // namespace Varve::Cli::Terminal
