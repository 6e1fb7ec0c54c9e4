// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "connection.h"

#include <QFuture>
#include <QPromise>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace Varve::Database {

/// One connection on a thread of its own. Jobs are posted from any thread and run there one after the other; the connection opens
/// with the first job and again after it was lost: whoever needs the same transaction, lock or setting in several jobs compares
/// identity().backendId. The destructor cancels what runs and never waits longer than a second from the first end(): a thread that hangs in a dead
/// server's socket is abandoned with its connection. Futures of jobs that did not begin then hold an error of kind Cancelled.
class Session final
{
public:
    /// \a ask and \a refused are called on the session's thread.
    Session(ConnectionProfile profile, AskForSecret ask = {}, SecretRefused refused = {});
    ~Session();
    Q_DISABLE_COPY_MOVE(Session)

    const ConnectionProfile &profile() const;

    /// Runs \a job(Connection &) -> Expected<T> on the session's thread. When the connection cannot be opened the future holds that
    /// error and the job is not called.
    template<typename Job>
    auto run(Job job) -> QFuture<std::invoke_result_t<Job, Connection &>>
    {
        return run(std::move(job), [](const auto &) {});
    }
    /// \a then is called with the result, on the thread that gives it, before whoever waits for the future hears of it. To be used instead of
    /// QFuture::then(): Qt 6.4 runs a continuation twice that is added while the future finishes (QFutureInterfaceBase::setContinuation()
    /// keeps one that it has run), and the second time has no promise any more.
    template<typename Job, typename Then>
    auto run(Job job, Then then) -> QFuture<std::invoke_result_t<Job, Connection &>>
    {
        using Result = std::invoke_result_t<Job, Connection &>;
        auto answer = std::make_shared<Answer<Result>>(); // shared: std::function must be copyable
        answer->then = std::move(then);
        QFuture<Result> future = answer->promise.future();
        answer->promise.start();
        post([answer, job = std::move(job)](Core::Expected<Connection *> connection) mutable {
            if (connection)
                answer->give(job(**connection));
            else
                answer->give(Result(tl::unexpect, connection.error()));
        });
        return future;
    }

    /// Stops the running job's statement; jobs that wait are not touched. See Canceller.
    QFuture<CancelResult> cancel();

    using Silent = std::function<void(std::chrono::milliseconds)>;
    /// The same, and until the job has ended its server is watched, on other threads: \a silent is called there once, with how long nothing
    /// came, when the server gives no sign of life for 0.8 s, or for 5 s after the last sign since the cancelling. A sign is an answer to the
    /// job; MariaDB, which may be undoing the job's work, is asked whether it is there. The job may just have ended by itself. A file is no server,
    /// and never silent.
    QFuture<CancelResult> cancel(const Silent &silent);

    /// end(), and the destructor waits for nothing. The server has answered nothing for \a silent: the futures of all jobs hold an error that
    /// says so, also that of the one that runs, whose own answer is dropped when it comes.
    void abandon(std::chrono::milliseconds silent);

    /// Closes the connection when nothing runs; the next job opens it again.
    void disconnect();

    /// Begins what the destructor does and does not wait for it. Jobs that wait, or are posted from here on, are Cancelled. The thread closes
    /// the connection, which may take long: SQLite brings a WAL into the file. Where the program ends anyway, and nobody needs it closed before,
    /// the destructor may do it. The first call decides.
    enum class ClosedBy { Thread, Destructor };
    void end(ClosedBy closer = ClosedBy::Thread);
    /// The thread is done: the destructor has nothing to wait for.
    bool hasEnded() const;

private:
    /// The first one counts: that of the job, or of whoever gave it up meanwhile.
    template<typename Result>
    struct Answer
    {
        QPromise<Result> promise;
        std::function<void(const Result &)> then;
        std::atomic_flag isGiven = ATOMIC_FLAG_INIT;
        void give(Result result)
        {
            if (isGiven.test_and_set())
                return;
            std::exchange(then, nullptr)(result); // what it holds goes with it
            promise.addResult(std::move(result));
            promise.finish();
        }
    };

    void post(std::function<void(Core::Expected<Connection *>)> job);
    struct Private;
    std::unique_ptr<Private> d;
};

/// A server that was left because it has answered nothing for so long.
Core::Error silentError(std::chrono::milliseconds silent);

/// Opens, asks for version and identity, closes. For "Test": the error's kind says which layer failed.
Core::Expected<ServerIdentity> testConnection(const ConnectionProfile &profile, const AskForSecret &ask = {});

} // namespace Varve::Database
