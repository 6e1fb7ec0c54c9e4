// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cancelonsignal.h"
#include "statusline.h"

#include <models/core/surroundings.h>

#include <QFuture>

#include <optional>

namespace Varve::Cli {

/// While it lives, a line on the terminal, where there is one, says for how long something is being tried in a scratch database and what.
class ScratchProgress final
{
public:
    /// \a text is asked on the line's thread.
    ScratchProgress(const Context &context, const std::function<QString()> &text);

private:
    const Core::Stopwatch m_time;
    std::optional<Terminal::StatusLine> m_line;
};

/// Waits for what \a begin() begins: a comparison, a rehearsal. A signal ends it.
template<typename Begin>
auto waitForScratch(Context &context, Begin begin)
{
    const CancelOnSignal cancel(context);
    auto future = begin();
    const ScratchProgress progress(context, [future] { return future.progressText(); });
    return future.takeResult();
}

} // namespace Varve::Cli
