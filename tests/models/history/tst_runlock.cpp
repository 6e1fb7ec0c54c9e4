// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/core/surroundings.h>
#include <models/database/connection.h>
#include <models/history/filelock.h>
#include <models/history/locktexts.h>
#include <tests/support/postgresserver.h>
#include <tests/support/temporaryproject.h>

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <csignal>
#include <thread>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Varve;
using namespace Varve::History;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Who holds the lock keeps everybody else out, and only while alive.
class RunLockTest final : public QObject
{
    Q_OBJECT

private slots:
    void whoWaitsIsNotInItsOwnWay();
    void runOfAScriptIsToldWithoutHoles();
    void initTestCase_data();
    void init();

    void secondWaitsAndIsToldWhoHoldsIt();
    void secondGetsItWhenTheFirstLetsGo();
    void stopEndsTheWait();
    void deadHolderLeavesNoLock();
    void lockFileHasTheRightsOfTheDatabaseAndGoesWithTheLock();
    void linkToTheDatabaseMeansTheSameLock();
    void symbolicLinkAsLockFileIsRefused();
    void unwritableFolderIsAClearError();
    void removedLockFileIsALostLock();
    void endedSessionIsALostLock();
    void idleSessionIsNotEnded();
    void describesItself();

private:
    Core::Expected<std::unique_ptr<RunLock>> acquire(std::chrono::milliseconds timeout = 0ms, std::stop_token stop = {},
                                                     const std::function<void(const LockHolder &)> &waiting = {}) const
    {
        return RunLock::acquire(m_profile, m_profile.password.given, timeout, stop, waiting);
    }
    bool isPostgres() const { return m_profile.engine == Database::Engine::PostgreSql; }

    std::unique_ptr<Test::TemporaryProject> m_files;
    Database::ConnectionProfile m_profile;
};

void RunLockTest::initTestCase_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void RunLockTest::init()
{
    QFETCH_GLOBAL(bool, postgres);
    m_files = std::make_unique<Test::TemporaryProject>();
    m_profile = {};
    if (postgres) {
        VARVE_NEEDS_POSTGRESQL(Test::PostgresServer::instance());
        m_profile = Test::PostgresServer::instance().createDatabase();
    } else {
        m_profile.database = m_files->write(u"test.sqlite"_s, {});
    }
}

void RunLockTest::secondWaitsAndIsToldWhoHoldsIt()
{
    const auto first = acquire();
    QVERIFY(first);
    QVERIFY((*first)->isHeld());
    QList<LockHolder> told;
    const auto second = acquire(300ms, {}, [&](const LockHolder &holder) { told += holder; });
    QVERIFY(!second);
    QCOMPARE(second.error().kind, Core::ErrorKind::Locked);
    QCOMPARE(told.size(), 1);
    const LockHolder self = thisProcess();
    QCOMPARE(told.constFirst().user, self.user);
    QCOMPARE(told.constFirst().host, self.host);
    QCOMPARE(told.constFirst().processId, self.processId);
    QVERIFY(qAbs(told.constFirst().since.secsTo(self.since)) < 60);
    const QString who = u"%1 on %2, process %3, since "_s.arg(self.user, self.host).arg(self.processId);
    QVERIFY2(second.error().message.startsWith(who), qPrintable(second.error().message));
    QVERIFY2(second.error().message.endsWith(u", and did not finish within 0.3 s."_s), qPrintable(second.error().message));
}

void RunLockTest::secondGetsItWhenTheFirstLetsGo()
{
    auto first = acquire();
    QVERIFY(first);
    std::atomic_bool told = false;
    std::thread owner([&, lock = *std::move(first)]() mutable {
        while (!told)
            std::this_thread::yield();
        lock.reset();
    });
    const auto second = acquire(20s, {}, [&](const LockHolder &) { told = true; });
    owner.join();
    QVERIFY2(second, second ? "" : qPrintable(second.error().toString()));
}

void RunLockTest::stopEndsTheWait()
{
    const auto first = acquire();
    std::stop_source stop;
    QElapsedTimer timer;
    timer.start();
    const auto second = acquire(60s, stop.get_token(), [&](const LockHolder &) { stop.request_stop(); });
    QVERIFY(!second);
    QCOMPARE(second.error().kind, Core::ErrorKind::Cancelled);
    QVERIFY(timer.elapsed() < 5000);
}

void RunLockTest::deadHolderLeavesNoLock()
{
    int ready[2];
    QCOMPARE(::pipe(ready), 0);
    const pid_t child = ::fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        const auto lock = acquire(5s);
        (void)!::write(ready[1], lock ? "y" : "n", 1);
        ::pause();
        ::_exit(0);
    }
    char answer = 0;
    QCOMPARE(::read(ready[0], &answer, 1), 1);
    QCOMPARE(answer, 'y');
    QVERIFY(!acquire());
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    const auto after = acquire(isPostgres() ? 5s : 0s); // PostgreSQL's server process needs a moment to see that its client is gone
    QVERIFY2(after, after ? "" : qPrintable(after.error().toString()));
    ::close(ready[0]);
    ::close(ready[1]);
}

void RunLockTest::lockFileHasTheRightsOfTheDatabaseAndGoesWithTheLock()
{
    if (isPostgres())
        QSKIP("A server's lock is no file."); // of SQLite only
    const QString path = m_profile.database + u".varve-lock"_s;
    for (const mode_t mode : {0600U, 0664U, 0666U}) {
        QCOMPARE(::chmod(qPrintable(m_profile.database), mode), 0);
        auto lock = acquire();
        QVERIFY(lock);
        struct stat status = {};
        QCOMPARE(::stat(qPrintable(path), &status), 0);
        QCOMPARE(status.st_mode & 07777, mode);
        lock->reset();
        QVERIFY(!QFileInfo::exists(path));
    }
}

void RunLockTest::linkToTheDatabaseMeansTheSameLock()
{
    if (isPostgres())
        QSKIP("A server's lock is no file."); // of SQLite only
    const auto first = acquire();
    QVERIFY(first);
    Database::ConnectionProfile linked = m_profile;
    linked.database = m_files->path(u"link.sqlite"_s);
    QVERIFY(QFile::link(m_profile.database, linked.database));
    const auto second = RunLock::acquire(linked, {}, 0ms);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, Core::ErrorKind::Locked);
}

void RunLockTest::symbolicLinkAsLockFileIsRefused()
{
    if (isPostgres())
        QSKIP("A server's lock is no file."); // of SQLite only
    const QString victim = m_files->write(u"victim"_s, "keep");
    const QString path = m_profile.database + u".varve-lock"_s;
    QVERIFY(QFile::link(victim, path));
    const auto lock = acquire();
    QVERIFY(!lock);
    QCOMPARE(lock.error().kind, Core::ErrorKind::Statement);
    QCOMPARE(lock.error().message, QString(u"The lock file "_s + path + u" is a symbolic link; Varve does not follow it."_s));
    QCOMPARE(m_files->read(u"victim"_s), QByteArray("keep"));
}

void RunLockTest::unwritableFolderIsAClearError()
{
    if (isPostgres())
        QSKIP("A server's lock is no file.");         // of SQLite only
    m_profile.database = u"/proc/self/none.sqlite"_s; // a folder that not even root can write to
    const auto lock = acquire();
    QVERIFY(!lock);
    QCOMPARE(lock.error().kind, Core::ErrorKind::Statement);
    QVERIFY2(lock.error().message.contains(u"none.sqlite.varve-lock cannot be written: "_s), qPrintable(lock.error().message));
    QVERIFY(!lock.error().remedy.isEmpty());
}

void RunLockTest::removedLockFileIsALostLock()
{
    if (isPostgres())
        QSKIP("A server's lock is no file."); // of SQLite only
    const auto lock = acquire();
    QVERIFY((*lock)->isHeld());
    QVERIFY(QFile::remove(m_profile.database + u".varve-lock"_s));
    QVERIFY(!(*lock)->isHeld());
}

void RunLockTest::endedSessionIsALostLock()
{
    if (!isPostgres())
        QSKIP("SQLite's lock has no session."); // of PostgreSQL only
    const auto lock = acquire();
    QVERIFY((*lock)->isHeld());
    const auto admin = Database::Connection::open(m_profile, m_profile.password.given);
    QVERIFY((*admin)->query(
        u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'varve %'"_s));
    QTRY_VERIFY(!(*lock)->isHeld());
}

/// A server's idle_session_timeout means forgotten sessions; the lock's is idle for as long as a run takes.
void RunLockTest::idleSessionIsNotEnded()
{
    if (!isPostgres())
        QSKIP("SQLite's lock has no session."); // of PostgreSQL only
    const auto admin = Database::Connection::open(m_profile, m_profile.password.given);
    if ((*admin)->query(u"SELECT 1 FROM pg_settings WHERE name = 'idle_session_timeout'"_s)->rows.isEmpty())
        QSKIP("idle_session_timeout came with PostgreSQL 14");
    QVERIFY((*admin)->execute("ALTER DATABASE " + m_profile.database.toUtf8() + " SET idle_session_timeout = '300ms'"));
    const auto lock = acquire();
    QVERIFY2(lock, lock ? "" : qPrintable(lock.error().toString()));
    QVERIFY((*admin)->query(u"SELECT pg_sleep(1)"_s));
    QVERIFY((*lock)->isHeld());
    QVERIFY((*lock)->connection()->query(u"SELECT 1"_s));
}

void RunLockTest::describesItself()
{
    QCOMPARE(RunLock::describe(m_profile),
             isPostgres() ? u"pg_advisory_lock(1986097782, 1701999982)"_s : u"flock test.sqlite.varve-lock"_s);
    Database::ConnectionProfile memory;
    memory.database = u":memory:"_s;
    QCOMPARE(RunLock::describe(memory), QString());
}

/// A run of this process that waits for the session of a killed one holds the lock meanwhile.
void RunLockTest::whoWaitsIsNotInItsOwnWay()
{
    const Core::ProcessIdentity own = Core::surroundings().process();
    History::RunningRun killed;
    killed.run.host = own.host;
    killed.run.processId = own.processId + 1;
    killed.run.backendId = 71;
    killed.backendLives = true;
    History::LockState state;
    state.holder = History::LockHolder{.user = own.user, .host = own.host, .processId = own.processId, .since = {}, .backendId = 72};
    QCOMPARE(History::sessionsInTheWay(state), QList<int>{72});
    state.running = {killed};
    QCOMPARE(History::sessionsInTheWay(state), QList<int>{71});
    state.holder->processId = own.processId + 2;
    QCOMPARE(History::sessionsInTheWay(state), (QList<int>{72, 71}));
}

/// Its session wrote who it is; a client program's host and process nobody asked for.
void RunLockTest::runOfAScriptIsToldWithoutHoles()
{
    History::RunningRun script;
    script.run.user = u"postgres"_s;
    script.run.startedAt = QDateTime(QDate(2026, 2, 11), QTime(9, 30, 5)); // local: as it is told
    script.run.backendId = 71;
    script.run.applicationName = u"varve/script"_s;
    QCOMPARE(History::startedBy(script.run), u"postgres with a plan's script, since 09:30:05"_s);
    QCOMPARE(
        History::runningText({}, script),
        u"Interrupted: postgres with a plan's script, since 09:30:05. Nothing of it runs any more; the next run records it as lost."_s);
    script.backendLives = true;
    QCOMPARE(History::runningText({}, script),
             u"Left behind: postgres with a plan's script, since 09:30:05; the server still works for it in session 71."_s);
}

QTEST_GUILESS_MAIN(RunLockTest)
#include "tst_runlock.moc"
