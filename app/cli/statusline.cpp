// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statusline.h"

#include <cerrno>

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Varve::Cli::Terminal {

namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto shortestPause = 100ms;
constexpr auto longestPause = 1s;
constexpr int usualColumns = 80;

/// What everybody shares who writes to the terminal.
struct Shared
{
    std::mutex mutex; ///< held while something is drawn or erased
    StatusLine *line = nullptr;
    int asides = 0;
    bool isDrawn = false;
    steady_clock::time_point lastWritten; ///< by others
};

Shared &shared()
{
    static Shared shared;
    return shared;
}

void writeToTerminal(const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t written = ::write(STDERR_FILENO, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (written < 0 && errno != EINTR)
            return; // a terminal that is gone shows nothing
        done += std::max<ssize_t>(written, 0);
    }
}

/// The mutex is held.
void erase()
{
    if (std::exchange(shared().isDrawn, false))
        writeToTerminal("\r\x1b[K");
}

/// Asked each time: the window may have been made wider or narrower.
int columnsOfTerminal()
{
    winsize size = {};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    const int said = qEnvironmentVariableIntValue("COLUMNS");
    return said > 0 ? said : usualColumns;
}

/// Behind a pipe somebody else may write on this terminal what was written here ("| tee log"), a moment later.
bool goesThroughPipe()
{
    struct stat output = {};
    return ::fstat(STDOUT_FILENO, &output) == 0 && S_ISFIFO(output.st_mode);
}

/// A line drawn by a job in the background would come into what the person types.
bool isInForeground()
{
    const pid_t front = ::tcgetpgrp(STDERR_FILENO);
    return front < 0 || front == ::getpgrp(); // negative: a terminal, not this session's
}

} // namespace

StatusLine::StatusLine(Compose compose) : m_compose(std::move(compose))
{
    {
        const std::lock_guard lock(shared().mutex);
        shared().line = this;
    }
    m_thread = std::jthread([this](const std::stop_token &stop) { drawUntil(stop); });
}

StatusLine::~StatusLine()
{
    m_thread.request_stop();
    m_thread.join();
    const std::lock_guard lock(shared().mutex);
    erase();
    shared().line = nullptr;
}

bool StatusLine::isPossible()
{
    const QByteArray kind = qgetenv("TERM");
    return ::isatty(STDERR_FILENO) != 0 && !kind.isEmpty() && kind != "dumb";
}

void StatusLine::changed()
{
    const std::lock_guard lock(m_mutex);
    if (!std::exchange(m_isChanged, true)) // woken once for all that happens until it draws
        m_wake.notify_all();
}

void StatusLine::drawUntil(const std::stop_token &stop)
{
    const bool leavesTime = goesThroughPipe();
    auto last = steady_clock::now();
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_until(lock, stop, last + longestPause, [this] { return m_isChanged; });
            m_wake.wait_until(lock, stop, last + shortestPause, [] { return false; });
            m_isChanged = false;
        }
        if (stop.stop_requested())
            return;
        last = steady_clock::now();
        const std::lock_guard lock(shared().mutex);
        if (shared().asides > 0 || !isInForeground())
            continue;
        if (leavesTime && last - shared().lastWritten < shortestPause) {
            changed();
            continue;
        }
        // The last column stays free: some terminals wrap as soon as it is written to.
        writeToTerminal("\r" + m_compose(columnsOfTerminal() - 1).toUtf8() + "\x1b[K");
        shared().isDrawn = true;
    }
}

Aside::Aside()
{
    const std::lock_guard lock(shared().mutex);
    ++shared().asides;
    erase();
}

Aside::~Aside()
{
    const std::lock_guard lock(shared().mutex);
    --shared().asides;
    shared().lastWritten = steady_clock::now();
    if (shared().line)
        shared().line->changed();
}

} // namespace Varve::Cli::Terminal
