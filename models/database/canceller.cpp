// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "canceller.h"

#include "cancellertarget.h"

#include <QPromise>

#include <condition_variable>
#include <thread>

namespace Varve::Database {

namespace {

using namespace std::chrono_literals;

/// Longest time that anyone waits for a server to take a request to cancel.
constexpr auto deadline = 1s;
/// A server that has not yet read the statement drops the request without a word.
constexpr auto repeatAfter = 100ms;

QFuture<CancelResult> ready(CancelResult result)
{
    QPromise<CancelResult> promise;
    promise.start();
    promise.addResult(result);
    promise.finish();
    return promise.future();
}

/// Whoever comes first, the native call or the deadline, gives the answer. Owned by both threads: the one inside the native
/// call may hang for as long as the server likes.
struct Answer
{
    std::mutex mutex;
    std::condition_variable changed;
    bool given = false;
    QPromise<CancelResult> promise;

    void give(CancelResult result)
    {
        const std::lock_guard lock(mutex);
        if (given)
            return;
        given = true;
        promise.addResult(result);
        promise.finish();
        changed.notify_all();
    }
};

void callServer(const std::shared_ptr<Answer> &answer, const std::shared_ptr<Canceller::Target> &target,
                const std::shared_ptr<const Canceller::Target::ServerCall> &call)
{
    bool sent = (*call)();
    answer->give(sent ? CancelResult::Sent : CancelResult::NoAnswer);
    while (sent && target->stillRuns(repeatAfter))
        sent = (*call)();
    target->cancelReturned();
}

void watchDeadline(const std::shared_ptr<Answer> &answer)
{
    std::unique_lock lock(answer->mutex);
    answer->changed.wait_for(lock, deadline, [&] { return answer->given; });
    lock.unlock();
    answer->give(CancelResult::NoAnswer);
}

} // namespace

Canceller::Target::Target(sqlite3 *connection) : m_sqlite(connection) {}

Canceller::Target::Target(ServerCall stop, ServerCall probe)
    : m_server(std::make_shared<const ServerCall>(std::move(stop))), m_probe(std::move(probe))
{}

Canceller::Target::Target(PGconn *connection)
    : Target([handle = std::shared_ptr<PGcancel>(PQgetCancel(connection), [](PGcancel *cancel) { PQfreeCancel(cancel); })] {
        char error[256] = {};
        return PQcancel(handle.get(), error, int(sizeof error)) == 1;
    })
{}

void Canceller::Target::statementStarts()
{
    std::unique_lock lock(m_mutex);
    // A request that is still on its way would hit the next statement instead of the one it was meant for.
    m_changed.wait_for(lock, deadline, [this] { return m_callsUnderWay == 0; });
    m_stopWanted = false;
    m_running = true;
}

void Canceller::Target::statementEnds()
{
    const std::lock_guard lock(m_mutex);
    m_running = false;
    m_changed.notify_all();
}

void Canceller::Target::close()
{
    const std::lock_guard lock(m_mutex);
    m_running = false;
    m_sqlite = nullptr;
    m_server.reset();
    m_probe = {};
    m_changed.notify_all();
}

bool Canceller::Target::interruptFile()
{
    // Under the lock, so that the connection cannot be closed meanwhile; sqlite3_interrupt() itself never blocks.
    const std::lock_guard lock(m_mutex);
    if (!m_running || !m_sqlite)
        return false;
    m_stopWanted = true;
    sqlite3_interrupt(m_sqlite);
    return true;
}

int Canceller::Target::isWantedToStop(void *target)
{
    return static_cast<Target *>(target)->isStopWanted() ? 1 : 0;
}

std::shared_ptr<const Canceller::Target::ServerCall> Canceller::Target::cancelStarts()
{
    const std::lock_guard lock(m_mutex);
    if (!m_running || !m_server)
        return {};
    m_stopWanted = true;
    ++m_callsUnderWay;
    return m_server;
}

bool Canceller::Target::stillRuns(std::chrono::milliseconds wait)
{
    std::unique_lock lock(m_mutex);
    return !m_changed.wait_for(lock, wait, [this] { return !m_running; });
}

void Canceller::Target::cancelReturned()
{
    const std::lock_guard lock(m_mutex);
    --m_callsUnderWay;
    m_changed.notify_all();
}

Canceller::Target::ServerCall Canceller::Target::probe()
{
    const std::lock_guard lock(m_mutex);
    return m_probe;
}

std::function<bool()> Canceller::probe() const
{
    return m_target ? m_target->probe() : Target::ServerCall();
}

QFuture<CancelResult> Canceller::cancel() const
{
    if (!m_target)
        return ready(CancelResult::NothingRuns);
    if (m_target->interruptFile())
        return ready(CancelResult::Sent);
    const std::shared_ptr<const Target::ServerCall> call = m_target->cancelStarts();
    if (!call)
        return ready(CancelResult::NothingRuns);

    auto answer = std::make_shared<Answer>();
    answer->promise.start();
    QFuture<CancelResult> future = answer->promise.future();
    std::thread(callServer, answer, m_target, call).detach();
    std::thread(watchDeadline, answer).detach();
    return future;
}

} // namespace Varve::Database
