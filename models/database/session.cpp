// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session.h"

#include "cancelwatch.h"

#include <QCoreApplication>
#include <QLocale>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace Varve::Database {

using namespace Qt::StringLiterals;
using Core::ErrorKind;
using Core::Expected;

namespace {

using namespace std::chrono_literals;

/// Longest time that a destructor waits for the thread.
constexpr auto patience = 1s;

using Job = std::function<void(Expected<Connection *>)>;

QString questionFor(const ConnectionProfile &profile)
{
    return QCoreApplication::translate("Varve::Database", "Password of %1 for %2").arg(profile.user, profile.toString());
}

Core::Error endedError()
{
    Core::Error error;
    error.kind = ErrorKind::Cancelled;
    error.message = QCoreApplication::translate("Varve::Database", "The session ended before its turn came.");
    return error;
}

/// Everything that the session and its thread share. Owned by both: a thread that hangs in a dead server's socket keeps it after
/// the session is gone.
class Worker
{
public:
    Worker(ConnectionProfile profile, AskForSecret ask, SecretRefused refused)
        : m_profile(std::move(profile)), m_refused(std::move(refused)), m_ask(std::move(ask))
    {}

    const ConnectionProfile &profile() const { return m_profile; }

    void post(Job job);
    /// An empty job closes the connection.
    void postDisconnect() { post({}); }
    QFuture<CancelResult> cancel(const Session::Silent &silent = {});
    /// Nothing more is taken, and what runs is cancelled. The first call says who closes the connection.
    void stop(Session::ClosedBy closer);
    /// stop(), and nobody waits for the end.
    void abandon(std::chrono::milliseconds silent);
    /// After stop(): jobs that wait get an error, on the thread that calls this.
    void refuseWaiting();
    /// After stop(): false when the thread did not end in time; then it closes the connection whenever it does.
    bool waitForEnd();
    /// By the thread itself, or once it has ended.
    void close();
    bool hasEnded();
    /// The thread's whole life.
    void run();

private:
    std::shared_ptr<Job> next();
    void jobEnded();
    Expected<Connection *> connection();
    Expected<std::unique_ptr<Connection>> open();
    Expected<Secret> password();
    Expected<AskForSecret> asker();

    const ConnectionProfile m_profile;
    const SecretRefused m_refused;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_jobs;
    std::shared_ptr<Job> m_running;       // shared: it may be given up while it runs
    std::shared_ptr<CancelWatch> m_watch; ///< of the job that runs, when it was cancelled
    Canceller m_canceller;
    AskForSecret m_ask;
    std::optional<std::chrono::steady_clock::time_point> m_stoppedAt;
    Session::ClosedBy m_closer = Session::ClosedBy::Thread;
    bool m_finished = false;
    const std::shared_ptr<Pulse> m_pulse = std::make_shared<Pulse>();

    // Only for the thread itself:
    std::unique_ptr<Connection> m_connection;
    std::optional<Secret> m_password;
};

void Worker::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_stoppedAt) {
            m_jobs.push_back(std::move(job));
            m_changed.notify_all();
            return;
        }
    }
    if (job)
        job(tl::unexpected(endedError()));
}

QFuture<CancelResult> Worker::cancel(const Session::Silent &silent)
{
    const std::lock_guard lock(m_mutex);
    if (silent && m_running && !m_watch && !engineTraits(m_profile.engine).isFile)
        m_watch = CancelWatch::start(m_pulse, m_canceller.probe(), silent);
    return m_canceller.cancel();
}

void Worker::stop(Session::ClosedBy closer)
{
    const std::lock_guard lock(m_mutex);
    if (!m_stoppedAt) {
        m_closer = closer;
        m_stoppedAt = std::chrono::steady_clock::now();
    }
    // Whoever it asks may be gone with the session.
    m_ask = {};
    m_changed.notify_all();
    static_cast<void>(m_canceller.cancel());
}

void Worker::abandon(std::chrono::milliseconds silent)
{
    stop(Session::ClosedBy::Thread);
    std::deque<Job> waiting;
    std::shared_ptr<Job> running;
    {
        const std::lock_guard lock(m_mutex);
        *m_stoppedAt -= patience;
        waiting.swap(m_jobs);
        running = m_running;
    }
    if (running && *running)
        (*running)(tl::unexpected(silentError(silent)));
    for (const Job &job : waiting) {
        if (job)
            job(tl::unexpected(silentError(silent)));
    }
}

void Worker::refuseWaiting()
{
    std::deque<Job> waiting;
    {
        const std::lock_guard lock(m_mutex);
        waiting.swap(m_jobs);
    }
    for (const Job &job : waiting) {
        if (job)
            job(tl::unexpected(endedError()));
    }
}

bool Worker::waitForEnd()
{
    // A job may send several statements, or be between two of them: it is cancelled until it gives up.
    QFuture<CancelResult> cancelling;
    std::unique_lock lock(m_mutex);
    const auto end = *m_stoppedAt + patience;
    while (!m_finished && std::chrono::steady_clock::now() < end) {
        if (!cancelling.isValid() || cancelling.isFinished())
            cancelling = m_canceller.cancel();
        m_changed.wait_for(lock, 50ms, [this] { return m_finished; });
    }
    if (!m_finished)
        m_closer = Session::ClosedBy::Thread;
    return m_finished;
}

bool Worker::hasEnded()
{
    const std::lock_guard lock(m_mutex);
    return m_finished;
}

std::shared_ptr<Job> Worker::next()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_stoppedAt || !m_jobs.empty(); });
    if (m_stoppedAt)
        return nullptr;
    m_running = std::make_shared<Job>(std::move(m_jobs.front()));
    m_jobs.pop_front();
    return m_running;
}

void Worker::jobEnded()
{
    std::shared_ptr<CancelWatch> watch;
    std::shared_ptr<Job> ended; // destroyed without the lock
    {
        const std::lock_guard lock(m_mutex);
        ended.swap(m_running);
        watch.swap(m_watch);
    }
    if (watch)
        watch->jobEnded();
}

void Worker::run()
{
    const Pulse::OfThread pulse(m_pulse.get());
    while (const std::shared_ptr<Job> job = next()) {
        if (*job)
            (*job)(connection());
        else
            close();
        jobEnded();
    }
    refuseWaiting();
    std::unique_lock lock(m_mutex);
    if (m_closer == Session::ClosedBy::Thread) {
        lock.unlock();
        close();
        lock.lock();
    }
    m_finished = true;
    m_changed.notify_all();
}

void Worker::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_canceller = {};
    }
    m_connection.reset();
}

Expected<AskForSecret> Worker::asker()
{
    const std::lock_guard lock(m_mutex);
    if (m_stoppedAt)
        return tl::unexpected(endedError());
    return m_ask;
}

Expected<Secret> Worker::password()
{
    if (m_password)
        return *m_password;
    return asker().and_then([this](const AskForSecret &ask) { return resolveSecret(m_profile.password, questionFor(m_profile), ask); });
}

Expected<Connection *> Worker::connection()
{
    if (m_connection && m_connection->isAlive() && !m_connection->isLeftBehind())
        return m_connection.get();
    close();
    const bool wasTypedBefore = m_password && m_profile.password.source == SecretReference::Source::Ask;
    auto opened = open();
    // Another password is the right one by now: who has to type it does so before anything else fails.
    if (!opened && opened.error().kind == ErrorKind::Login && wasTypedBefore)
        opened = open();
    if (!opened)
        return tl::unexpected(opened.error());
    m_connection = std::move(*opened);
    const std::lock_guard lock(m_mutex);
    m_canceller = m_connection->canceller();
    return m_connection.get();
}

/// A password that is refused is forgotten.
Expected<std::unique_ptr<Connection>> Worker::open()
{
    const Expected<Secret> secret = password();
    if (!secret)
        return tl::unexpected(secret.error());
    auto opened = Connection::open(m_profile, *secret);
    if (opened) {
        m_password = *secret;
    } else if (opened.error().kind == ErrorKind::Login) {
        m_password.reset();
        if (m_refused)
            m_refused(*secret);
    }
    return opened;
}

} // namespace

struct Session::Private
{
    Private(ConnectionProfile profile, AskForSecret ask, SecretRefused refused)
        : worker(std::make_shared<Worker>(std::move(profile), std::move(ask), std::move(refused)))
        , thread([shared = worker] { shared->run(); })
    {}

    std::shared_ptr<Worker> worker;
    std::thread thread;
};

Session::Session(ConnectionProfile profile, AskForSecret ask, SecretRefused refused)
    : d(std::make_unique<Private>(std::move(profile), std::move(ask), std::move(refused)))
{}

Session::~Session()
{
    d->worker->stop(ClosedBy::Thread);
    d->worker->refuseWaiting(); // the thread may hang
    if (!d->worker->waitForEnd()) {
        d->thread.detach();
        return;
    }
    d->thread.join();
    // Where it was told to, last of all: the server's process takes the CPU while it ends, and who sleeps then waits for it, a tenth of what
    // `status` takes.
    d->worker->close();
}

const ConnectionProfile &Session::profile() const
{
    return d->worker->profile();
}

QFuture<CancelResult> Session::cancel()
{
    return d->worker->cancel();
}

QFuture<CancelResult> Session::cancel(const Silent &silent)
{
    return d->worker->cancel(silent);
}

void Session::abandon(std::chrono::milliseconds silent)
{
    d->worker->abandon(silent);
}

void Session::disconnect()
{
    d->worker->postDisconnect();
}

void Session::end(ClosedBy closer)
{
    d->worker->stop(closer);
}

bool Session::hasEnded() const
{
    return d->worker->hasEnded();
}

void Session::post(std::function<void(Expected<Connection *>)> job)
{
    d->worker->post(std::move(job));
}

Core::Error silentError(std::chrono::milliseconds silent)
{
    const QString seconds = QLocale().toString(std::chrono::duration<double>(silent).count(), 'f', 1);
    return {.kind = ErrorKind::ConnectionLost, // more than that somebody asked to stop, and so to be shown
            .message
            = QCoreApplication::translate("Varve::Database", "The server has answered nothing for %1 s, and was left.").arg(seconds)};
}

Expected<ServerIdentity> testConnection(const ConnectionProfile &profile, const AskForSecret &ask)
{
    return resolveSecret(profile.password, questionFor(profile), ask)
        .and_then([&](const Secret &secret) { return Connection::open(profile, secret); })
        .map([](const std::unique_ptr<Connection> &connection) { return connection->identity(); });
}

} // namespace Varve::Database
