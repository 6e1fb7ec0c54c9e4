// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/expected.h>
#include <models/database/cancelwatch.h>

#include <QFuture>
#include <QPromise>

#include <thread>
#include <vector>

namespace Varve::Workbench {

/// Work that goes on beside sessions, with connections of its own or waiting for sessions: comparing, rehearsing. Each job has a thread. One
/// that was cancelled can be left, because its server answers nothing: its future ends with an error, and the thread that hangs may go on, of
/// which nobody hears. Any thread.
class LeavableJobs final
{
public:
    LeavableJobs() = default;
    /// wait()
    ~LeavableJobs();
    Q_DISABLE_COPY_MOVE(LeavableJobs)

    /// How far a job is; any thread.
    using Progress = std::function<void(const QString &)>;

    /// Begins \a work(const Progress &) -> Core::Expected<T>; what it says of its progress is the future's progressText(). It must be told by
    /// other means when it is to stop.
    template<typename Work>
    auto start(Work work) -> QFuture<std::invoke_result_t<Work, const Progress &>>
    {
        using Result = std::invoke_result_t<Work, const Progress &>;
        auto promise = std::make_shared<QPromise<Result>>(); // shared: a thread that hangs keeps it
        promise->start();
        QFuture<Result> future = promise->future();
        const auto give = [promise](Result result) {
            promise->addResult(std::move(result));
            promise->finish();
        };
        const Progress progress = [promise](const QString &text) {
            promise->setProgressValueAndText(promise->future().progressValue() + 1, text); // without a higher value it is not taken
        };
        begin([give](const Core::Error &error) { give(Result(tl::unexpect, error)); },
              [give, progress, work = std::move(work)](Job &job) mutable {
                  Result result = work(progress);
                  job.end([&] { give(std::move(result)); });
              });
        return future;
    }

    /// Jobs that were told to stop are left as soon as the servers that they wait for themselves keep silent: see Database::CancelWatch.
    void leaveSilent();
    /// Leaves those at once that leaveSilent() was called for: a session that they wait for has heard nothing for \a silent.
    void leave(std::chrono::milliseconds silent);
    /// Until each has ended or was left.
    void wait();

private:
    class Job final
    {
    public:
        explicit Job(std::function<void(const Core::Error &)> giveUp) : m_giveUp(std::move(giveUp)) {}

        /// Its first end counts: \a give makes the future ready.
        void end(const std::function<void()> &give);
        void leave(std::chrono::milliseconds silent);
        void watch(const std::shared_ptr<Job> &self);
        bool hasEnded() const;
        /// True when it ended by itself, false when it was left.
        bool wait();
        Database::Pulse *pulse() const { return m_pulse.get(); }

    private:
        enum class State { Running, Ending, Ended, Left };

        const std::function<void(const Core::Error &)> m_giveUp;
        const std::shared_ptr<Database::Pulse> m_pulse = std::make_shared<Database::Pulse>();
        mutable std::mutex m_mutex;
        std::condition_variable m_changed;
        State m_state = State::Running;                 ///< guarded by m_mutex
        std::shared_ptr<Database::CancelWatch> m_watch; ///< guarded by m_mutex
    };
    struct Running
    {
        std::shared_ptr<Job> job;
        std::thread thread;
    };

    void begin(std::function<void(const Core::Error &)> giveUp, std::function<void(Job &)> work);
    std::vector<std::shared_ptr<Job>> jobs() const;
    static void release(Running &running);

    mutable std::mutex m_mutex;
    std::vector<Running> m_running; ///< guarded by m_mutex
};

} // namespace Varve::Workbench
