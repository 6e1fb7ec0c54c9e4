// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scratchprogress.h"

#include "terminaltext.h"

namespace Varve::Cli {

ScratchProgress::ScratchProgress(const Context &context, const std::function<QString()> &text)
{
    if (context.out.isJson() || !Terminal::StatusLine::isPossible())
        return;
    m_line.emplace([this, text](int columns) {
        const QString time = Terminal::clock(std::chrono::duration_cast<std::chrono::seconds>(m_time.elapsed()));
        return Terminal::cutTo(QString(time + QStringLiteral("  ") + Terminal::inOneLine(text())).trimmed(), columns);
    });
}

} // namespace Varve::Cli
