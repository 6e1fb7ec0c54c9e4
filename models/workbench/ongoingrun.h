// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workbench.h"

#include <models/execution/run/leftrun.h>

#include <QPromise>

#include <mutex>

namespace Varve::Workbench {

/// A run for whoever waits for its result: until it ends, or is left because its server answers nothing. Then the thread that hangs
/// there may go on, and nobody hears of it. Any thread.
class OngoingRun final
{
public:
    using Result = Core::Expected<Execution::RunResult>;

    OngoingRun(const Execution::Plan &plan, Workbench::Report report);
    Q_DISABLE_COPY_MOVE(OngoingRun)

    QFuture<Result> future() { return m_promise.future(); }
    std::stop_source &stop() { return m_stop; }
    /// Where it runs; null before that is known. The job on it must not be its last owner.
    std::shared_ptr<Database::Session> session() const;
    void setSession(const std::weak_ptr<Database::Session> &session);

    /// Passes \a event on, unless the run was left.
    void report(const Execution::RunEvent &event);
    /// It ended by itself; the future holds \a result from finish() on.
    void end(const Result &result);
    /// \a result counts only where nothing has come before.
    void finish(const Result &result);
    /// Nothing came for \a silent: reports how it ends for others and finishes. Waits for a report that is going on.
    void leave(std::chrono::milliseconds silent);

private:
    std::mutex m_mutex;
    std::stop_source m_stop;
    const Workbench::Report m_report;
    Execution::LeftRun m_known;                 ///< guarded by m_mutex
    std::optional<Result> m_result;             ///< guarded by m_mutex
    bool m_finished = false;                    ///< guarded by m_mutex
    QPromise<Result> m_promise;                 ///< guarded by m_mutex
    mutable std::mutex m_sessionMutex;          // its own: m_mutex is held while somebody hears of the run
    std::weak_ptr<Database::Session> m_session; ///< guarded by m_sessionMutex
};

} // namespace Varve::Workbench
