// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace Varve::Cli::Terminal {

/// One line at the end of what a terminal shows on standard error, drawn anew in its place: soon after something changed, at most ten times
/// a second, and once a second for the time in it. A thread of its own draws it, so that who reports a change never waits for the
/// terminal. One at a time. Not seen while the program runs in the background.
class StatusLine final
{
public:
    /// Gives the line in at most so many columns; called on the line's thread.
    using Compose = std::function<QString(int columns)>;

    explicit StatusLine(Compose compose);
    /// Leaves nothing behind.
    ~StatusLine();
    Q_DISABLE_COPY_MOVE(StatusLine)

    /// Standard error is a terminal that can do it.
    static bool isPossible();
    /// From any thread.
    void changed();

private:
    void drawUntil(const std::stop_token &stop);

    Compose m_compose;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_isChanged = false; ///< guarded by m_mutex
    std::jthread m_thread;
};

/// While one lives there is no status line: whoever writes to the terminal or asks a person there has one. Costs next to nothing without a
/// line.
class Aside final
{
public:
    Aside();
    ~Aside();
    Q_DISABLE_COPY_MOVE(Aside)
};

} // namespace Varve::Cli::Terminal
