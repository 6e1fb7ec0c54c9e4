// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/database/session.h>
#include <tests/support/temporaryproject.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace Varve;
using namespace Varve::Database;
using Core::ErrorKind;
using Core::Expected;

/// Sessions over a SQLite file; those over a server are among the faults of the engines.
class TestSession : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void jobsRunOnAnotherThreadInOrder();
    void connectionOpensWithTheFirstJobAndStays();
    void aFileThatWasReplacedOrDeletedIsOpenedAnew_data();
    void aFileThatWasReplacedOrDeletedIsOpenedAnew();
    void openingFailureReachesTheFuture();
    void disconnectClosesAndTheNextJobOpens();
    void disconnectWithoutAJobOpensNothing();
    void cancelStopsTheRunningStatement();
    void cancelWhenNothingRunsSaysSo();
    void cancelBeforeTheFirstJobSaysSo();
    void cancelDoesNotTouchWaitingJobs();
    void cancellerOutlivesItsConnection();
    void destructorCancelsWhatRuns();
    void destructorGivesWaitingJobsAnError();
    void destructorAbandonsAThreadThatHangs();
    void anEndedSessionIsClosedByWhoWasToldTo_data();
    void anEndedSessionIsClosedByWhoWasToldTo();
    void whoDropsASessionDoesNotCloseItsFile();
    void passwordIsAskedOnTheSessionsThreadOnce();
    void declinedPasswordIsAskedAgain();
    void manySessionsOnOneFile();
    void givesRowsOneByOne();
    void tellsWhyReadingRowsFailed();
    void testConnectionTellsTheIdentity();
    void abandonedThreadDoesNotDisturbTheEndOfTheProgram();

private:
    static Expected<qint64> number(Connection &connection, const QString &sql);
    static Expected<StatementOutcome> endless(Connection &connection);
    static bool cancelsWhatRuns(Session &session);

    std::unique_ptr<Test::TemporaryProject> m_folder;
    ConnectionProfile m_profile;
};

void TestSession::init()
{
    m_folder = std::make_unique<Test::TemporaryProject>();
    m_profile = {};
    m_profile.database = m_folder->path(u"test.sqlite"_s);
}

void TestSession::cleanup()
{
    m_folder.reset();
}

Expected<qint64> TestSession::number(Connection &connection, const QString &sql)
{
    return connection.query(sql).map([](const ResultSet &rows) { return rows.rows.first().first().toLongLong(); });
}

/// Once: QTRY_VERIFY asks again when it has its answer, and a second request may reach a statement that nobody meant.
bool TestSession::cancelsWhatRuns(Session &session)
{
    return QTest::qWaitFor([&session] { return session.cancel().result() == CancelResult::Sent; });
}

Expected<StatementOutcome> TestSession::endless(Connection &connection)
{
    return connection.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
}

void TestSession::jobsRunOnAnotherThreadInOrder()
{
    Session session(m_profile);
    QList<QFuture<Expected<qint64>>> futures;
    QThread *const here = QThread::currentThread();
    auto counter = std::make_shared<qint64>(0);
    for (int i = 0; i < 50; ++i) {
        futures += session.run([here, counter](Connection &connection) -> Expected<qint64> {
            if (QThread::currentThread() == here)
                return -1;
            return number(connection, u"SELECT %1"_s.arg((*counter)++));
        });
    }
    for (int i = 0; i < 50; ++i)
        QCOMPARE(*futures[i].result(), i);
}

void TestSession::connectionOpensWithTheFirstJobAndStays()
{
    Session session(m_profile);
    QVERIFY(!QFile::exists(m_profile.database));
    const auto first = session.run([](Connection &connection) { return Expected<Connection *>(&connection); }).result();
    QVERIFY(QFile::exists(m_profile.database));
    const auto second = session.run([](Connection &connection) { return Expected<Connection *>(&connection); }).result();
    QCOMPARE(*first, *second);
    QVERIFY(session.profile() == m_profile);
}

void TestSession::aFileThatWasReplacedOrDeletedIsOpenedAnew_data()
{
    QTest::addColumn<QByteArray>("journal");
    QTest::newRow("rollback journal") << QByteArray("DELETE");
    QTest::newRow("write-ahead log") << QByteArray("WAL");
}

/// By whoever restores a copy: what was open is nobody's file any more.
void TestSession::aFileThatWasReplacedOrDeletedIsOpenedAnew()
{
    QFETCH(QByteArray, journal);
    const auto write = [&](Session &session, const QByteArray &value) {
        return session
            .run([&](Connection &connection) {
                return connection.execute("PRAGMA journal_mode = " + journal)
                    .and_then([&](const auto &) { return connection.execute("CREATE TABLE t (x INTEGER)"); })
                    .and_then([&](const auto &) { return connection.execute("INSERT INTO t VALUES (" + value + ")"); });
            })
            .result();
    };
    const auto read = [](Session &session) {
        return session.run([](Connection &connection) { return number(connection, u"SELECT x FROM t"_s); }).result();
    };
    Session session(m_profile);
    QVERIFY(write(session, "1"));
    ConnectionProfile other = m_profile;
    other.database += u".copy"_s;
    {
        Session copy(other);
        QVERIFY(write(copy, "2"));
    }
    QCOMPARE(*read(session), 1);
    for (const QString &log : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(m_profile.database + log);
    QVERIFY(QFile::rename(other.database, m_profile.database));
    QCOMPARE(*read(session), 2);
    for (const QString &log : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(m_profile.database + log);
    QVERIFY(!read(session)); // of a file that is new and has no table
    QVERIFY(write(session, "3"));
    QCOMPARE(*Session(m_profile).run([](Connection &connection) { return number(connection, u"SELECT x FROM t"_s); }).result(), 3);
}

void TestSession::openingFailureReachesTheFuture()
{
    m_profile.access = Access::ReadOnly;
    Session session(m_profile);
    bool called = false;
    const auto result = session
                            .run([&called](Connection &) {
                                called = true;
                                return Expected<int>(1);
                            })
                            .result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::DatabaseMissing);
    QCOMPARE(result.error().message, u"There is no SQLite file %1, and read-only access creates none."_s.arg(m_profile.database));
    QVERIFY(!called);
    // And the session is still good when the reason is gone.
    m_folder->write(u"test.sqlite"_s, {});
    QVERIFY(session.run([](Connection &connection) { return number(connection, u"SELECT 1"_s); }).result());
}

void TestSession::disconnectClosesAndTheNextJobOpens()
{
    Session session(m_profile);
    QVERIFY(session.run([](Connection &connection) { return connection.execute("CREATE TEMPORARY TABLE t (x INTEGER)"); }).result());
    session.disconnect();
    QVERIFY(!session.run([](Connection &connection) { return number(connection, u"SELECT count(*) FROM t"_s); }).result());
}

void TestSession::disconnectWithoutAJobOpensNothing()
{
    {
        Session session(m_profile);
        session.disconnect();
    }
    QVERIFY(!QFile::exists(m_profile.database));
}

void TestSession::cancelStopsTheRunningStatement()
{
    Session session(m_profile);
    auto running = session.run(endless);
    // The statement may not have begun yet; then there was nothing to cancel.
    QVERIFY(cancelsWhatRuns(session));
    const auto result = running.result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    QVERIFY(session.run([](Connection &connection) { return number(connection, u"SELECT 1"_s); }).result());
}

void TestSession::cancelWhenNothingRunsSaysSo()
{
    Session session(m_profile);
    QVERIFY(session.run([](Connection &connection) { return number(connection, u"SELECT 1"_s); }).result());
    QVERIFY(session.cancel().result() == CancelResult::NothingRuns);
}

void TestSession::cancelBeforeTheFirstJobSaysSo()
{
    Session session(m_profile);
    QVERIFY(session.cancel().result() == CancelResult::NothingRuns);
    QVERIFY(Canceller().cancel().result() == CancelResult::NothingRuns);
}

void TestSession::cancelDoesNotTouchWaitingJobs()
{
    Session session(m_profile);
    auto running = session.run(endless);
    auto waiting = session.run([](Connection &connection) { return number(connection, u"SELECT 7"_s); });
    QVERIFY(cancelsWhatRuns(session));
    QCOMPARE(running.result().error().kind, ErrorKind::Cancelled);
    QCOMPARE(waiting.result().value(), 7);
}

void TestSession::cancellerOutlivesItsConnection()
{
    Canceller canceller;
    {
        const auto connection = Connection::open(m_profile, Secret());
        QVERIFY(connection);
        canceller = (*connection)->canceller();
    }
    QVERIFY(canceller.cancel().result() == CancelResult::NothingRuns);
}

void TestSession::destructorCancelsWhatRuns()
{
    QSemaphore begun;
    QFuture<Expected<StatementOutcome>> running;
    QElapsedTimer timer;
    {
        Session session(m_profile);
        running = session.run([&begun](Connection &connection) {
            begun.release();
            return endless(connection);
        });
        begun.acquire();
        timer.start();
    }
    QVERIFY2(timer.elapsed() < 1900, qPrintable(QString::number(timer.elapsed())));
    QTRY_VERIFY(running.isFinished());
    QCOMPARE(running.result().error().kind, ErrorKind::Cancelled);
}

void TestSession::destructorGivesWaitingJobsAnError()
{
    QSemaphore begun;
    QSemaphore goOn;
    QFuture<Expected<int>> running;
    QFuture<Expected<qint64>> waiting;
    {
        Session session(m_profile);
        running = session.run([&](Connection &) {
            begun.release();
            goOn.acquire();
            return Expected<int>(5);
        });
        waiting = session.run([](Connection &connection) { return number(connection, u"SELECT 1"_s); });
        begun.acquire();
        goOn.release();
    }
    QCOMPARE(running.result().value(), 5);
    const auto result = waiting.result();
    if (!result) {
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
        QCOMPARE(result.error().message, u"The session ended before its turn came."_s);
    }
}

void TestSession::destructorAbandonsAThreadThatHangs()
{
    auto goOn = std::make_shared<QSemaphore>();
    QSemaphore begun;
    QFuture<Expected<qint64>> running;
    QFuture<Expected<qint64>> waiting;
    QElapsedTimer timer;
    {
        Session session(m_profile);
        running = session.run([&begun, goOn](Connection &connection) {
            begun.release();
            goOn->acquire();
            return number(connection, u"SELECT 3"_s);
        });
        waiting = session.run([](Connection &connection) { return number(connection, u"SELECT 1"_s); });
        begun.acquire();
        timer.start();
    }
    QVERIFY2(timer.elapsed() < 1900, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(waiting.result().error().message, u"The session ended before its turn came."_s);
    QVERIFY(!running.isFinished());
    // The abandoned thread still owns its connection and can end in its own time.
    goOn->release();
    QTRY_VERIFY(running.isFinished());
    QCOMPARE(running.result().value(), 3);
}

void TestSession::anEndedSessionIsClosedByWhoWasToldTo_data()
{
    QTest::addColumn<Session::ClosedBy>("closer");
    QTest::newRow("thread") << Session::ClosedBy::Thread;
    QTest::newRow("destructor") << Session::ClosedBy::Destructor;
}

void TestSession::anEndedSessionIsClosedByWhoWasToldTo()
{
    QFETCH(Session::ClosedBy, closer);
    const auto isOpen = [file = m_profile.database] {
        const QDir descriptors(u"/proc/self/fd"_s);
        const QStringList names = descriptors.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
        return std::any_of(names.cbegin(), names.cend(),
                           [&](const QString &name) { return QFile::symLinkTarget(descriptors.filePath(name)) == file; });
    };
    {
        Session session(m_profile);
        QVERIFY(session.run([](Connection &connection) { return connection.execute("CREATE TABLE t (x INTEGER)"); }).result());
        QVERIFY(isOpen());
        session.end(closer);
        QTRY_VERIFY(session.hasEnded());
        QCOMPARE(isOpen(), closer == Session::ClosedBy::Destructor);
    }
    QVERIFY(!isOpen());
}

/// To close a file brings its WAL into it, which takes as long as the WAL is large.
void TestSession::whoDropsASessionDoesNotCloseItsFile()
{
    const auto bytesWrittenHere = [] {
        QFile counters(u"/proc/thread-self/io"_s);
        const QByteArray text = counters.open(QIODevice::ReadOnly) ? counters.readAll() : QByteArray("wchar: -1");
        return text.mid(text.indexOf("wchar: ") + 7).split('\n').constFirst().toLongLong();
    };
    if (bytesWrittenHere() < 0)
        QSKIP("The system does not count what a thread writes.");
    auto session = std::make_unique<Session>(m_profile);
    for (const QByteArray &sql : {QByteArray("PRAGMA journal_mode = wal"), QByteArray("PRAGMA wal_autocheckpoint = 0"),
                                  QByteArray("CREATE TABLE t (x)"), QByteArray("INSERT INTO t VALUES (randomblob(1000000))")})
        QVERIFY(session->run([sql](Connection &connection) { return connection.execute(sql); }).result());
    QVERIFY(QFileInfo(m_profile.database).size() < 1000000);
    const qint64 before = bytesWrittenHere();
    session.reset();
    QCOMPARE(bytesWrittenHere(), before);
    QVERIFY(QFileInfo(m_profile.database).size() > 1000000);
}

void TestSession::passwordIsAskedOnTheSessionsThreadOnce()
{
    m_profile.password.source = SecretReference::Source::Ask;
    auto asked = std::make_shared<std::atomic<int>>(0);
    QThread *const here = QThread::currentThread();
    Session session(m_profile, [asked, here](const QString &question) {
        if (QThread::currentThread() != here && question.contains("test.sqlite"_L1))
            ++*asked;
        return std::optional(Secret(u"canary"_s));
    });
    for (int i = 0; i < 3; ++i) {
        QVERIFY(session.run([](Connection &connection) { return number(connection, u"SELECT 1"_s); }).result());
        session.disconnect();
    }
    QCOMPARE(asked->load(), 1);
}

void TestSession::declinedPasswordIsAskedAgain()
{
    m_profile.password.source = SecretReference::Source::Ask;
    auto asked = std::make_shared<std::atomic<int>>(0);
    Session session(m_profile, [asked](const QString &) { return ++*asked == 1 ? std::nullopt : std::optional(Secret(u"x"_s)); });
    const auto declined = session.run([](Connection &connection) { return number(connection, u"SELECT 1"_s); }).result();
    QVERIFY(!declined);
    QCOMPARE(declined.error().kind, ErrorKind::Cancelled);
    QVERIFY(session.run([](Connection &connection) { return number(connection, u"SELECT 1"_s); }).result());
    QCOMPARE(asked->load(), 2);
}

void TestSession::manySessionsOnOneFile()
{
    QVERIFY(Session(m_profile).run([](Connection &connection) { return connection.execute("CREATE TABLE t (x INTEGER)"); }).result());
    std::vector<std::unique_ptr<Session>> sessions;
    QList<QFuture<Expected<>>> futures;
    for (int i = 0; i < 8; ++i) {
        sessions.push_back(std::make_unique<Session>(m_profile));
        for (int j = 0; j < 5; ++j) {
            futures += sessions.back()->run([](Connection &connection) -> Expected<> {
                return connection.begin()
                    .and_then([&] { return connection.execute("INSERT INTO t VALUES (1)"); })
                    .and_then([&](const StatementOutcome &) { return connection.commit(); });
            });
        }
    }
    for (QFuture<Expected<>> &future : futures)
        QVERIFY2(future.result(), qPrintable(future.result() ? QString() : future.result().error().toString()));
    QCOMPARE(sessions.front()->run([](Connection &connection) { return number(connection, u"SELECT count(*) FROM t"_s); }).result().value(),
             40);
}

void TestSession::givesRowsOneByOne()
{
    const auto job = [](Connection &connection) -> Expected<QStringList> {
        QStringList rows;
        const auto keep = [&rows](const Row &row) { rows += u"%1|%2|%3"_s.arg(row.text(0), row.text(1)).arg(row.number(2)); };
        const QString sql = u"WITH t(a, b, c) AS (VALUES ('Größe', 'x', 1), ('Größe', NULL, 2), ('', '', NULL), ('Größe', 'x', 4)) "
                            "SELECT a, b, c FROM t WHERE c IS NOT ? AND b IS NOT ?"_s;
        return connection.read(sql, {4, u"ü"_s}, keep).map([&rows] { return rows; });
    };
    Session session(m_profile);
    const auto rows = session.run(job).result();
    QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().toString()));
    QCOMPARE(*rows, (QStringList{u"Größe|x|1"_s, u"Größe||2"_s, u"||0"_s}));
}

void TestSession::tellsWhyReadingRowsFailed()
{
    int rows = 0;
    const auto count = [&rows](const Row &) { ++rows; };
    Session session(m_profile);
    const auto read
        = [&](const QString &sql) { return session.run([&](Connection &connection) { return connection.read(sql, {}, count); }).result(); };
    const auto missing = read(u"SELECT x FROM missing"_s);
    QVERIFY(!missing);
    QCOMPARE(missing.error().message, u"no such table: missing"_s);
    const auto overflow = read(u"WITH t(x) AS (VALUES (1), (-9223372036854775807 - 1)) SELECT abs(x) FROM t"_s);
    QVERIFY(!overflow);
    QCOMPARE(overflow.error().message, u"integer overflow"_s);
    QCOMPARE(rows, 1);
}

void TestSession::testConnectionTellsTheIdentity()
{
    const auto identity = testConnection(m_profile);
    QVERIFY(identity);
    QVERIFY(identity->version.startsWith("SQLite 3."_L1));
    m_profile.password = {.source = SecretReference::Source::Environment, .name = u"VARVE_NO_SUCH_VARIABLE"_s, .given = {}};
    const auto failed = testConnection(m_profile);
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Login);
}

void TestSession::abandonedThreadDoesNotDisturbTheEndOfTheProgram()
{
    // Hangs in the middle of a statement until the process ends; a crash at its end fails the test program.
    auto never = std::make_shared<QSemaphore>();
    QSemaphore begun;
    QFuture<Expected<StatementOutcome>> running;
    {
        Session session(m_profile);
        running = session.run([&begun, never](Connection &connection) {
            return connection.execute("SELECT 1 UNION ALL SELECT 2", [&begun, never](const ResultSet &) {
                begun.release();
                never->acquire();
                return true;
            });
        });
        begun.acquire();
    }
    QVERIFY(!running.isFinished());
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
