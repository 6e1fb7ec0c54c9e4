// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pulse.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

namespace Varve::Database {

/// Waits, on threads of its own, for a job that was cancelled to end, or for its server to give no sign of life. A sign is an answer to the
/// job, and where a server may be busy with undoing the job's work, that it answers somebody else.
class CancelWatch final : public std::enable_shared_from_this<CancelWatch>
{
public:
    /// So long a server may keep silent when the job is cancelled.
    static constexpr std::chrono::milliseconds firstLimit{800};
    /// And so long after its last sign of life: writing down what became of the job may wait for a disk.
    static constexpr std::chrono::milliseconds laterLimit{5000};
    /// How often a server that may be busy is asked whether it is there.
    static constexpr std::chrono::milliseconds betweenProbes{200};

    /// Whether the server answers; may block for ever.
    using Probe = std::function<bool()>;
    /// Called on the watch's thread, at most once, with how long nothing came. The job may end at the same moment.
    using Silent = std::function<void(std::chrono::milliseconds)>;

    /// Begins now. \a probe: none where an answer to somebody else says nothing of the job.
    static std::shared_ptr<CancelWatch> start(std::shared_ptr<const Pulse> pulse, Probe probe, Silent silent);
    /// The watch is over.
    void jobEnded();

private:
    CancelWatch(std::shared_ptr<const Pulse> pulse, Probe probe, Silent silent);
    void watch();
    void probe();

    const std::shared_ptr<const Pulse> m_pulse; // shared: a job that hangs outlives whoever began the watch
    const Probe m_probe;
    const Silent m_silent;
    const Pulse::Clock::time_point m_start = Pulse::Clock::now();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    Pulse::Clock::time_point m_probed = m_start; ///< guarded by m_mutex: the last answer to a probe
    bool m_over = false;                         ///< guarded by m_mutex
};

} // namespace Varve::Database
