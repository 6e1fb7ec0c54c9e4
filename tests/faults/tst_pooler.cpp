// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/rehearsal/rehearsal.h>
#include <models/history/advisorylock.h>
#include <tests/support/postgresserver.h>
#include <tests/support/workplace.h>

#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace Varve;
using namespace Varve::History;
using namespace Qt::StringLiterals;
using Test::PostgresServer;
using Test::Workplace;

/// A pooler that gives each transaction another session is recognised and refused; one that keeps sessions is not. With PgBouncer where it is
/// installed.
class PoolerTest final : public QObject
{
    Q_OBJECT

private slots:
    void signsOfAPooler_data();
    void signsOfAPooler();
    void poolInTransactionModeIsRefused();
    void poolInSessionModeServes();
    void sessionThatIsReadOnlyStaysSo_data();
    void sessionThatIsReadOnlyStaysSo();
    void sessionOfAPoolInTransactionModeIsNotMadeReadOnly_data();
    void sessionOfAPoolInTransactionModeIsNotMadeReadOnly();
    void refusedOptionIsNoLogin();
    void rehearsalLeavesNothingThroughAPool_data();
    void rehearsalLeavesNothingThroughAPool();

private:
    /// A profile that leads to the server through a pool, or one without a port when there is no PgBouncer. \a passedOver: the options of a
    /// client's start that it does without; it refuses others.
    Database::ConnectionProfile startPool(QProcess &pooler, const QTemporaryDir &folder, const QString &mode,
                                          const QString &passedOver = u"extra_float_digits,options"_s);
};

void PoolerTest::signsOfAPooler_data()
{
    QTest::addColumn<BackendSigns>("signs");
    QTest::addColumn<bool>("pooled");
    QTest::newRow("two connections, two sessions") << BackendSigns{.atOpening = 5, .ofRun = 4} << false;
    QTest::newRow("two connections, one session") << BackendSigns{.atOpening = 4, .ofRun = 4} << true;
    QTest::newRow("the lock stays") << BackendSigns{.atOpening = 5, .whenLocked = 5, .later = 5, .holdsLater = true} << false;
    QTest::newRow("locked in another session") << BackendSigns{.atOpening = 5, .whenLocked = 6, .later = 6, .holdsLater = true} << true;
    QTest::newRow("another session answers later")
        << BackendSigns{.atOpening = 5, .whenLocked = 5, .later = 6, .holdsLater = false} << true;
    QTest::newRow("the lock is gone") << BackendSigns{.atOpening = 5, .whenLocked = 5, .later = 5, .holdsLater = false} << true;
}

void PoolerTest::signsOfAPooler()
{
    QFETCH(BackendSigns, signs);
    QTEST(sharesBackends(signs), "pooled");
}

Database::ConnectionProfile PoolerTest::startPool(QProcess &pooler, const QTemporaryDir &folder, const QString &mode,
                                                  const QString &passedOver)
{
    const QString program = QStandardPaths::findExecutable(u"pgbouncer"_s, {u"/usr/sbin"_s, u"/usr/bin"_s, u"/usr/local/bin"_s});
    const auto user = Test::ServerUser::find("postgres");
    if (program.isEmpty() || !user)
        return {};
    PostgresServer &server = PostgresServer::instance();
    Database::ConnectionProfile profile = server.createDatabase();
    const QString settings = folder.filePath(u"pool.ini"_s);
    const int port = Test::freePort();
    QFile file(settings);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(
        QStringLiteral(
            "[databases]\n%1 = host=127.0.0.1 port=%2 user=%3 password=%4\n* = host=127.0.0.1 port=%2 user=%3 password=%4\n[pgbouncer]\nlisten_addr = 127.0.0.1\n"
            "listen_port = %5\nauth_type = any\npool_mode = %6\nunix_socket_dir =\n"
            "ignore_startup_parameters = %7\n")
            .arg(profile.database)
            .arg(server.port())
            .arg(server.user(), server.password())
            .arg(port)
            .arg(mode, passedOver)
            .toUtf8());
    file.close();
    if (!user->own(folder.path()) || !user->own(settings))
        return {};
    user->runs(pooler, SIGKILL);
    pooler.start(program, {settings});
    profile.host = u"127.0.0.1"_s;
    profile.port = port;
    for (bool answers = false; !answers && pooler.state() != QProcess::NotRunning;) {
        QTcpSocket socket;
        socket.connectToHost(profile.host, static_cast<quint16>(port));
        answers = socket.waitForConnected(1000);
    }
    return profile;
}

void PoolerTest::poolInTransactionModeIsRefused()
{
    VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
    const QTemporaryDir folder;
    QProcess pooler;
    const Database::ConnectionProfile profile = startPool(pooler, folder, u"transaction"_s);
    if (pooler.state() == QProcess::NotRunning)
        QSKIP("PgBouncer is not installed.");
    {
        Workplace place(profile);
        place.migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
        for (int round = 0; round < 3; ++round) { // a lock that was left behind would be waited for
            const auto refused = place.tryRun(place.migratePlan());
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, Core::ErrorKind::Unsupported);
            QCOMPARE(refused.error().toString(),
                     u"A pooler in transaction mode stands before the server: it gives each transaction another session, so that a run's "
                     "lock and settings do not stay. Nothing was run.\nConnect to the server itself, or to a pool in session mode."_s);
        }
        QCOMPARE(place.rows(u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s), QStringList{u"0"_s});
        QCOMPARE(place.rows(u"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"_s), QStringList{u"0"_s});
    }
    pooler.kill();
    QVERIFY(pooler.waitForFinished());
}

void PoolerTest::poolInSessionModeServes()
{
    VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
    const QTemporaryDir folder;
    QProcess pooler;
    const Database::ConnectionProfile profile = startPool(pooler, folder, u"session"_s);
    if (pooler.state() == QProcess::NotRunning)
        QSKIP("PgBouncer is not installed.");
    {
        Workplace place(profile);
        place.migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
        const Core::Expected<QString> result
            = place.tryRun(place.migratePlan()).map([](const Execution::RunResult &run) { return run.summary; });
        QVERIFY2(result, result ? "" : qPrintable(result.error().toString()));
        QCOMPARE(*result, u"1 migrations applied."_s);
    }
    pooler.kill();
    QVERIFY(pooler.waitForFinished());
}

void PoolerTest::sessionThatIsReadOnlyStaysSo_data()
{
    QTest::addColumn<QString>("passedOver");
    QTest::newRow("options refused") << u"extra_float_digits"_s;
    QTest::newRow("options passed over") << u"extra_float_digits,options"_s;
}

void PoolerTest::sessionThatIsReadOnlyStaysSo()
{
    QFETCH(QString, passedOver);
    VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
    const QTemporaryDir folder;
    QProcess pooler;
    Database::ConnectionProfile profile = startPool(pooler, folder, u"session"_s, passedOver);
    if (pooler.state() == QProcess::NotRunning)
        QSKIP("PgBouncer is not installed.");
    profile.access = Database::Access::ReadOnly;
    {
        const auto reader = Database::Connection::open(profile, profile.password.given);
        QVERIFY2(reader, reader ? "" : qPrintable(reader.error().toString()));
        for (const QByteArray &key : {QByteArray("SELECT 1"), QByteArray("RESET ALL"), QByteArray("DISCARD ALL"),
                                      QByteArray("SELECT set_config('default_transaction_read_only', 'off', false)")}) {
            QVERIFY((*reader)->execute(key));
            const auto refused = (*reader)->execute("CREATE TABLE t (x integer)");
            QVERIFY2(!refused, key.constData());
            QCOMPARE(refused.error().serverCode, u"25006"_s);
        }
    }
    // Whoever gets that session next can write.
    profile.access = Database::Access::ReadWrite;
    {
        const auto writer = Database::Connection::open(profile, profile.password.given);
        QVERIFY2(writer, writer ? "" : qPrintable(writer.error().toString()));
        QVERIFY((*writer)->execute("CREATE TABLE t (x integer)"));
    }
    pooler.kill();
    QVERIFY(pooler.waitForFinished());
}

void PoolerTest::sessionOfAPoolInTransactionModeIsNotMadeReadOnly_data()
{
    sessionThatIsReadOnlyStaysSo_data();
}

void PoolerTest::sessionOfAPoolInTransactionModeIsNotMadeReadOnly()
{
    QFETCH(QString, passedOver);
    VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
    const QTemporaryDir folder;
    QProcess pooler;
    Database::ConnectionProfile profile = startPool(pooler, folder, u"transaction"_s, passedOver);
    if (pooler.state() == QProcess::NotRunning)
        QSKIP("PgBouncer is not installed.");
    const auto application = Database::Connection::open(profile, profile.password.given);
    QVERIFY2(application, application ? "" : qPrintable(application.error().toString()));
    profile.access = Database::Access::ReadOnly;
    const auto reader = Database::Connection::open(profile, profile.password.given);
    QVERIFY(!reader);
    QCOMPARE(reader.error().kind, Core::ErrorKind::Unsupported);
    QCOMPARE(reader.error().toString(),
             u"A pooler in transaction mode stands before the server: it gives each transaction another session, and none can be made "
             "read-only for this program alone.\nConnect to the server itself, or to a pool in session mode."_s);
    QVERIFY((*application)->execute("CREATE TABLE t (x integer)"));
    pooler.kill();
    QVERIFY(pooler.waitForFinished());
}

void PoolerTest::refusedOptionIsNoLogin()
{
    VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
    const QTemporaryDir folder;
    QProcess pooler;
    Database::ConnectionProfile profile = startPool(pooler, folder, u"session"_s, u"extra_float_digits"_s);
    if (pooler.state() == QProcess::NotRunning)
        QSKIP("PgBouncer is not installed.");
    profile.options.insert(u"options"_s, u"-c statement_timeout=4321"_s);
    for (const Database::Access access : {Database::Access::ReadWrite, Database::Access::ReadOnly}) {
        profile.access = access;
        const auto refused = Database::Connection::open(profile, profile.password.given);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Core::ErrorKind::Usage);
        // PgBouncer 1.18 in Debian 12, 1.24 in 13
        const QRegularExpression said(
            QStringLiteral("^The connection to 127\\.0\\.0\\.1:%1 cannot be made as configured: unsupported startup "
                           "parameter(: options| in options: \\w+)\\.$")
                .arg(profile.port));
        QVERIFY2(said.match(refused.error().message).hasMatch(), qPrintable(refused.error().message));
    }
    pooler.kill();
    QVERIFY(pooler.waitForFinished());
}

void PoolerTest::rehearsalLeavesNothingThroughAPool_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("refused");
    QTest::newRow("session") << u"session"_s << false;
    QTest::newRow("transaction") << u"transaction"_s << true;
}

void PoolerTest::rehearsalLeavesNothingThroughAPool()
{
    QFETCH(QString, mode);
    QFETCH(bool, refused);
    VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
    const QTemporaryDir folder;
    QProcess pooler;
    const Database::ConnectionProfile profile = startPool(pooler, folder, mode);
    if (pooler.state() == QProcess::NotRunning)
        QSKIP("PgBouncer is not installed.");
    {
        Workplace place(profile);
        place.migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
        const Execution::ScratchServer server{
            .profile = profile, .password = profile.password.given, .environment = place.environment(), .isApart = false};
        const auto report = Execution::rehearse(place.project(), place.environment(), u"main"_s, server);
        QCOMPARE(!report, refused);
        if (refused) {
            QCOMPARE(report.error().kind, Core::ErrorKind::Unsupported);
            QCOMPARE(report.error().toString(), poolerError().toString());
        }
        QCOMPARE(place.rows(u"SELECT datname FROM pg_database WHERE datname LIKE 'varve_rehearsal%'"_s), QStringList());
    }
    pooler.kill();
    QVERIFY(pooler.waitForFinished());
}

QTEST_GUILESS_MAIN(PoolerTest)
#include "tst_pooler.moc"
