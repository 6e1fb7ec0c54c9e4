// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <atomic>
#include <chrono>
#include <optional>

namespace Varve::Database {

/// What a thread does with servers, as others see it: whether it waits for one, and since when. Any thread reads it.
class Pulse final
{
public:
    using Clock = std::chrono::steady_clock;

    Pulse() = default;
    Q_DISABLE_COPY_MOVE(Pulse)

    /// When what the thread waits for was sent, or the last part of it came; nullopt while it waits for no server.
    std::optional<Clock::time_point> waitingSince() const;
    /// When a server last answered the thread; long ago when none has.
    Clock::time_point answeredAt() const;

    /// All connections on the calling thread tell \a pulse while this lives.
    class OfThread final
    {
    public:
        explicit OfThread(Pulse *pulse);
        ~OfThread();
        Q_DISABLE_COPY_MOVE(OfThread)

    private:
        Pulse *m_before;
    };

    /// The calling thread waits for a server while this lives, or, within that, does something for which no server is to blame: whoever
    /// reads the rows may take his time. Nothing where nobody asked for the thread's pulse.
    enum class Doing { WaitsForServer, SomethingElse };
    class Phase final
    {
    public:
        explicit Phase(Doing doing);
        ~Phase();
        Q_DISABLE_COPY_MOVE(Phase)

    private:
        bool m_waitedBefore = false;
    };

    /// The calling thread does not send what it was about to send: no answer ends the phase.
    static void nothingIsSent();

private:
    void set(bool waits);
    std::atomic<Clock::rep> m_since = 0; ///< 0: it does not wait
    std::atomic<Clock::rep> m_answered = 0;
    bool m_isSent = true; ///< of the thread's own
};

} // namespace Varve::Database
