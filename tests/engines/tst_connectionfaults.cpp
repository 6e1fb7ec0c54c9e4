// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/database/session.h>
#include <tests/support/postgresserver.h>

#include <QElapsedTimer>
#include <QSemaphore>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Varve;
using namespace Varve::Database;
using Core::ErrorKind;
using Core::Expected;

/// What goes wrong between Varve and a PostgreSQL server, before and while a statement runs.
class TestConnectionFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();

    void wrongPassword();
    void noPassword();
    void unknownUser();
    void missingDatabase();
    void databaseThatTakesNoConnectionsIsNotMissing();
    void unknownHostName();
    void nothingListens();
    void socketThatIsNotThere();
    void serverThatAcceptsAndSaysNothing();
    void tlsThatTheServerDoesNotSpeak();
    void optionThatLibpqDoesNotKnow();
    void noErrorContainsThePassword();
    void cancelStopsASleepingStatement();
    void cancelDoesNotHitTheNextStatement();
    void enoughRowsOfAHugeTableEndsQuickly();
    void enoughRowsInATransactionKeepsTheTransaction();
    void statementTimeoutIsACancellation();
    void lockTimeoutIsALock();
    void sessionTerminatedByAnAdministrator();
    void idleSessionTerminatedIsReopenedUnnoticed();
    void serverStoppedMidStatement();
    void serverRestartedBetweenJobs();
    void frozenServerGivesNoAnswerToCancel();
    void frozenServerDoesNotHoldTheDestructor();
    void frozenServerIsToldAndAbandoned();
    void wrongPasswordIsAskedForAgain();

private:
    static Test::PostgresServer &server() { return Test::PostgresServer::instance(); }
    static Core::Error openError(const ConnectionProfile &profile, const QString &password);
    static Expected<StatementOutcome> sleep(Connection &connection) { return connection.execute("SELECT pg_sleep(60)"); }
    /// Waits until the server runs a statement with \a text.
    static bool runs(Connection &observer, const QString &text);

    ConnectionProfile m_profile;
};

void TestConnectionFaults::initTestCase()
{
    VARVE_NEEDS_POSTGRESQL(server());
    m_profile = server().createDatabase();
}

void TestConnectionFaults::cleanup()
{
    server().thaw();
    QVERIFY(server().start());
}

Core::Error TestConnectionFaults::openError(const ConnectionProfile &profile, const QString &password)
{
    const auto connection = Connection::open(profile, Secret(password));
    return connection ? Core::Error() : connection.error();
}

bool TestConnectionFaults::runs(Connection &observer, const QString &text)
{
    const auto rows
        = observer.query(u"SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid() AND query LIKE ?"_s,
                         {QString(u'%' + text + u'%')});
    return rows && rows->rows.first().first().toInt() > 0;
}

void TestConnectionFaults::wrongPassword()
{
    const Core::Error error = openError(m_profile, u"wrong-canary"_s);
    QCOMPARE(error.kind, ErrorKind::Login);
    QCOMPARE(error.message,
             u"The server 127.0.0.1:%1 refused the login: password authentication failed for user \"varve\"."_s.arg(server().port()));
    QCOMPARE(error.remedy, u"Check user and password."_s);
    QVERIFY(!error.serverText.isEmpty());
}

void TestConnectionFaults::noPassword()
{
    const Core::Error error = openError(m_profile, {});
    QCOMPARE(error.kind, ErrorKind::Login);
    QCOMPARE(error.remedy, u"Say where the password comes from: env:NAME, file:PATH, keychain:NAME or ask."_s);
}

void TestConnectionFaults::unknownUser()
{
    ConnectionProfile profile = m_profile;
    profile.user = u"nobody"_s;
    profile.host = server().socketFolder();
    const Core::Error error = openError(profile, {});
    QCOMPARE(error.kind, ErrorKind::Login);
    QVERIFY2(error.message.endsWith("refused the login: role \"nobody\" does not exist."_L1), qPrintable(error.message));
    QCOMPARE(error.remedy, u"Check the user's name, or create the role on the server."_s);
}

void TestConnectionFaults::missingDatabase()
{
    ConnectionProfile profile = m_profile;
    profile.database = u"no such"_s;
    const Core::Error error = openError(profile, server().password());
    QCOMPARE(error.kind, ErrorKind::DatabaseMissing);
    QCOMPARE(error.message, u"The server 127.0.0.1:%1 has no database \"no such\"."_s.arg(server().port()));
    QCOMPARE(error.remedy, u"Check the database's name, or create it with CREATE DATABASE."_s);
}

void TestConnectionFaults::databaseThatTakesNoConnectionsIsNotMissing()
{
    const ConnectionProfile profile = server().createDatabase();
    const auto connection = Connection::open(m_profile, Secret(server().password()));
    QVERIFY(connection);
    const QString allow = u"ALTER DATABASE \"%1\" ALLOW_CONNECTIONS "_s.arg(profile.database);
    QVERIFY((*connection)->execute((allow + u"false"_s).toUtf8()));
    const Core::Error error = openError(profile, server().password());
    QCOMPARE(error.kind, ErrorKind::Login);
    QCOMPARE(error.message,
             u"The server 127.0.0.1:%1 refused the login: database \"%2\" is not currently accepting connections."_s.arg(server().port())
                 .arg(profile.database));
    QCOMPARE(error.remedy, u"Allow connections to it, from another database of the server: ALTER DATABASE … ALLOW_CONNECTIONS true."_s);
    QVERIFY((*connection)->execute((allow + u"true"_s).toUtf8())); // the remedy holds
    QVERIFY(Connection::open(profile, Secret(server().password())));
}

void TestConnectionFaults::unknownHostName()
{
    ConnectionProfile profile = m_profile;
    profile.host = u"no-such-host.invalid"_s;
    const Core::Error error = openError(profile, server().password());
    QCOMPARE(error.kind, ErrorKind::NameResolution);
    QCOMPARE(error.message, u"The host name \"no-such-host.invalid\" is unknown."_s);
}

void TestConnectionFaults::nothingListens()
{
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    ConnectionProfile profile = m_profile;
    profile.port = probe.serverPort();
    probe.close();
    const Core::Error error = openError(profile, server().password());
    QCOMPARE(error.kind, ErrorKind::Network);
    QVERIFY2(error.message.startsWith(u"No connection to PostgreSQL at 127.0.0.1:%1: Connection refused"_s.arg(profile.port)),
             qPrintable(error.message));
    QCOMPARE(error.remedy, u"Check host and port, and that the server runs and listens there."_s);
}

void TestConnectionFaults::socketThatIsNotThere()
{
    ConnectionProfile profile = m_profile;
    profile.host = u"/nonexistent"_s;
    const Core::Error error = openError(profile, {});
    QCOMPARE(error.kind, ErrorKind::Network);
    QCOMPARE(error.remedy, u"Start the server, or name its host: without one the local socket is used."_s);
}

void TestConnectionFaults::serverThatAcceptsAndSaysNothing()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    ConnectionProfile profile = m_profile;
    profile.port = silent.serverPort();
    profile.options.insert(u"connect_timeout"_s, u"2"_s);
    QElapsedTimer timer;
    timer.start();
    const Core::Error error = openError(profile, server().password());
    QCOMPARE(error.kind, ErrorKind::Network);
    QVERIFY2(error.message.contains("timeout expired"_L1), qPrintable(error.message));
    QCOMPARE(error.remedy, u"Check host, port and firewall, or raise the option connect_timeout."_s);
    QVERIFY(timer.elapsed() < 5000);
}

void TestConnectionFaults::tlsThatTheServerDoesNotSpeak()
{
    ConnectionProfile profile = m_profile;
    profile.options.insert(u"sslmode"_s, u"require"_s);
    const Core::Error error = openError(profile, server().password());
    QCOMPARE(error.kind, ErrorKind::Tls);
    QCOMPARE(error.message,
             u"The encrypted connection to 127.0.0.1:%1 could not be made: server does not support SSL, but SSL was required."_s.arg(
                 server().port()));
    QCOMPARE(error.remedy, u"Turn on TLS on the server, or allow an unencrypted connection with sslmode=prefer."_s);
}

void TestConnectionFaults::optionThatLibpqDoesNotKnow()
{
    ConnectionProfile profile = m_profile;
    profile.options.insert(u"conect_timeout"_s, u"2"_s);
    const Core::Error error = openError(profile, server().password());
    QCOMPARE(error.kind, ErrorKind::Usage);
    QVERIFY2(error.message.contains("invalid connection option \"conect_timeout\""_L1), qPrintable(error.message));
}

void TestConnectionFaults::noErrorContainsThePassword()
{
    const QString canary = u"canary-'\\-4711 x=y"_s;
    QList<ConnectionProfile> profiles{m_profile};
    profiles << m_profile << m_profile << m_profile << m_profile;
    profiles[1].host = u"no-such-host.invalid"_s;
    profiles[2].database = u"no such"_s;
    profiles[3].options.insert(u"conect_timeout"_s, u"2"_s);
    profiles[4].options.insert(u"sslmode"_s, u"nonsense"_s);
    for (const ConnectionProfile &profile : std::as_const(profiles)) {
        const Core::Error error = openError(profile, canary);
        QVERIFY(!error.message.isEmpty());
        QVERIFY2(!error.toString().contains("canary"_L1) && !error.serverText.contains("4711"_L1), qPrintable(error.toString()));
    }
}

void TestConnectionFaults::cancelStopsASleepingStatement()
{
    Session session(m_profile);
    const auto observer = Connection::open(m_profile, Secret(server().password()));
    QVERIFY(observer);
    auto running = session.run(sleep);
    QTRY_VERIFY(runs(**observer, u"pg_sleep(60)"_s));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(session.cancel().result() == CancelResult::Sent);
    const auto result = running.result();
    QVERIFY(timer.elapsed() < 5000);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    QCOMPARE(result.error().serverCode, u"57014"_s);
    QCOMPARE(result.error().message, u"canceling statement due to user request"_s);
}

void TestConnectionFaults::cancelDoesNotHitTheNextStatement()
{
    Session session(m_profile);
    for (int i = 0; i < 20; ++i) {
        auto first = session.run([](Connection &connection) { return connection.execute("SELECT pg_sleep(0.01)"); });
        auto second = session.run([](Connection &connection) { return connection.execute("SELECT 1"); });
        session.cancel();
        const auto result = second.result();
        QVERIFY2(result, qPrintable(result ? QString() : result.error().toString()));
        first.waitForFinished();
    }
}

void TestConnectionFaults::enoughRowsOfAHugeTableEndsQuickly()
{
    const auto connection = Connection::open(m_profile, Secret(server().password()));
    QVERIFY(connection);
    QVERIFY((*connection)->execute("CREATE VIEW huge AS SELECT a.i FROM generate_series(1, 100000) a(i), generate_series(1, 100000) b(i)"));
    QElapsedTimer timer;
    timer.start();
    const auto outcome = (*connection)->execute("SELECT * FROM huge", [](const ResultSet &) { return false; });
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toString()));
    QVERIFY(outcome->truncated);
    QCOMPARE(outcome->rowsReturned, 100);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY((*connection)->execute("DROP VIEW huge"));
}

void TestConnectionFaults::enoughRowsInATransactionKeepsTheTransaction()
{
    const auto connection = Connection::open(m_profile, Secret(server().password()));
    QVERIFY(connection);
    QVERIFY((*connection)->begin());
    QVERIFY((*connection)->execute("CREATE TABLE many AS SELECT i FROM generate_series(1, 200000) n(i)"));
    const auto outcome = (*connection)->execute("SELECT * FROM many", [](const ResultSet &) { return false; });
    QVERIFY(outcome);
    QVERIFY(outcome->truncated);
    QVERIFY((*connection)->commit());
    QVERIFY((*connection)->execute("DROP TABLE many"));
}

void TestConnectionFaults::statementTimeoutIsACancellation()
{
    const auto connection = Connection::open(m_profile, Secret(server().password()));
    QVERIFY(connection);
    QVERIFY((*connection)->execute("SET statement_timeout = 50"));
    const auto result = sleep(**connection);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    QCOMPARE(result.error().message, u"canceling statement due to statement timeout"_s);
}

void TestConnectionFaults::lockTimeoutIsALock()
{
    const auto holder = Connection::open(m_profile, Secret(server().password()));
    const auto waiter = Connection::open(m_profile, Secret(server().password()));
    QVERIFY(holder && waiter);
    QVERIFY((*holder)->execute("CREATE TABLE locked (x INTEGER)"));
    QVERIFY((*holder)->begin());
    QVERIFY((*holder)->execute("LOCK TABLE locked"));
    QVERIFY((*waiter)->execute("SET lock_timeout = 50"));
    const auto result = (*waiter)->execute("SELECT * FROM locked");
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Locked);
    QCOMPARE(result.error().remedy, u"Another session holds the lock. Wait for it, or raise lock_timeout."_s);
    QVERIFY((*holder)->execute("DROP TABLE locked"));
    QVERIFY((*holder)->commit());
}

void TestConnectionFaults::sessionTerminatedByAnAdministrator()
{
    Session session(m_profile);
    const auto observer = Connection::open(m_profile, Secret(server().password()));
    QVERIFY(observer);
    const int backend = session.run([](Connection &connection) { return Expected<int>(connection.identity().backendId); }).result().value();
    auto running = session.run(sleep);
    QTRY_VERIFY(runs(**observer, u"pg_sleep(60)"_s));
    QVERIFY((*observer)->query(u"SELECT pg_terminate_backend(%1)"_s.arg(backend)));
    const auto result = running.result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::ConnectionLost);
    QCOMPARE(result.error().serverCode, u"57P01"_s);
    QCOMPARE(result.error().message,
             u"The connection to %1 was lost: terminating connection due to administrator command."_s.arg(m_profile.toString()));
    // The next job gets a new connection.
    const auto next = session.run([](Connection &connection) { return Expected<int>(connection.identity().backendId); }).result();
    QVERIFY(next);
    QVERIFY(*next != backend);
}

void TestConnectionFaults::idleSessionTerminatedIsReopenedUnnoticed()
{
    Session session(m_profile);
    const auto observer = Connection::open(m_profile, Secret(server().password()));
    QVERIFY(observer);
    const int backend = session.run([](Connection &connection) { return Expected<int>(connection.identity().backendId); }).result().value();
    // The second argument waits until it has gone.
    QVERIFY((*observer)->query(u"SELECT pg_terminate_backend(%1, 5000)"_s.arg(backend)));
    const auto next = session.run([](Connection &connection) { return connection.execute("SELECT 1"); }).result();
    QVERIFY2(next, qPrintable(next ? QString() : next.error().toString()));
}

void TestConnectionFaults::serverStoppedMidStatement()
{
    auto connection = Connection::open(m_profile, Secret(server().password()));
    QVERIFY(connection);
    Session session(m_profile);
    auto running = session.run([](Connection &own) -> Expected<bool> {
        const auto result = sleep(own);
        if (result)
            return false;
        return result.error().kind == ErrorKind::ConnectionLost && !own.isAlive() && !own.inTransaction();
    });
    QTRY_VERIFY(runs(**connection, u"pg_sleep(60)"_s));
    server().stop();
    QVERIFY(running.result().value());
    QVERIFY(!(*connection)->isAlive());
    const auto after = (*connection)->execute("SELECT 1");
    QVERIFY(!after);
    QCOMPARE(after.error().kind, ErrorKind::ConnectionLost);
    QVERIFY(!after.error().remedy.isEmpty());
    QVERIFY(server().start());
}

void TestConnectionFaults::serverRestartedBetweenJobs()
{
    Session session(m_profile);
    QVERIFY(session.run([](Connection &connection) { return connection.execute("SELECT 1"); }).result());
    server().stop();
    const auto down = session.run([](Connection &connection) { return connection.execute("SELECT 1"); }).result();
    QVERIFY(!down);
    QCOMPARE(down.error().kind, ErrorKind::Network);
    QVERIFY(server().start());
    QVERIFY(session.run([](Connection &connection) { return connection.execute("SELECT 1"); }).result());
}

void TestConnectionFaults::frozenServerGivesNoAnswerToCancel()
{
    Session session(m_profile);
    const auto observer = Connection::open(m_profile, Secret(server().password()));
    QVERIFY(observer);
    auto running = session.run(sleep);
    QTRY_VERIFY(runs(**observer, u"pg_sleep(60)"_s));
    server().freeze();
    QElapsedTimer timer;
    timer.start();
    auto cancelling = session.cancel();
    QVERIFY2(timer.elapsed() < 500, "cancel() itself must return at once");
    QVERIFY(cancelling.result() == CancelResult::NoAnswer);
    QVERIFY2(timer.elapsed() >= 900 && timer.elapsed() < 1900, qPrintable(QString::number(timer.elapsed())));
    server().thaw();
    // The request was only late.
    QCOMPARE(running.result().error().kind, ErrorKind::Cancelled);
}

void TestConnectionFaults::frozenServerDoesNotHoldTheDestructor()
{
    const auto observer = Connection::open(m_profile, Secret(server().password()));
    QVERIFY(observer);
    QFuture<Expected<StatementOutcome>> running;
    QElapsedTimer timer;
    {
        Session session(m_profile);
        running = session.run(sleep);
        QTRY_VERIFY(runs(**observer, u"pg_sleep(60)"_s));
        server().freeze();
        timer.start();
    }
    QVERIFY2(timer.elapsed() < 1900, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!running.isFinished());
    server().thaw();
    QTRY_VERIFY(running.isFinished());
}

void TestConnectionFaults::frozenServerIsToldAndAbandoned()
{
    const auto observer = Connection::open(m_profile, Secret(server().password()));
    QVERIFY(observer);
    const auto silences = std::make_shared<QSemaphore>(); // shared with the watch's thread
    auto session = std::make_unique<Session>(m_profile);
    auto running = session->run(sleep);
    QTRY_VERIFY(runs(**observer, u"pg_sleep(60)"_s));
    server().freeze();
    const auto goesOn = qScopeGuard([] { server().thaw(); });
    QElapsedTimer timer;
    timer.start();
    session->cancel([silences](std::chrono::milliseconds) { silences->release(); });
    QVERIFY(silences->tryAcquire(1, 5000));
    QVERIFY2(timer.elapsed() >= 790 && timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
    timer.restart();
    session->abandon(std::chrono::milliseconds(800));
    session.reset();
    QVERIFY2(timer.elapsed() < 300, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(running.isFinished());
    QCOMPARE(running.result().error().kind, ErrorKind::ConnectionLost);
    QCOMPARE(running.result().error().message, u"The server has answered nothing for 0.8 s, and was left."_s);
}

void TestConnectionFaults::wrongPasswordIsAskedForAgain()
{
    ConnectionProfile profile = m_profile;
    profile.password = {.source = SecretReference::Source::Ask, .name = {}, .given = {}};
    auto answers = std::make_shared<QStringList>(QStringList{u"wrong"_s, server().password()});
    auto questions = std::make_shared<QStringList>();
    Session session(profile, [answers, questions](const QString &question) {
        *questions += question;
        return std::optional(Secret(answers->takeFirst()));
    });
    const auto refused = session.run([](Connection &connection) { return connection.execute("SELECT 1"); }).result();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Login);
    QVERIFY(session.run([](Connection &connection) { return connection.execute("SELECT 1"); }).result());
    session.disconnect();
    QVERIFY(session.run([](Connection &connection) { return connection.execute("SELECT 1"); }).result());
    QCOMPARE(questions->size(), 2);
    QCOMPARE(questions->first(), u"Password of varve for %1"_s.arg(profile.toString()));
}

QTEST_GUILESS_MAIN(TestConnectionFaults)
#include "tst_connectionfaults.moc"
