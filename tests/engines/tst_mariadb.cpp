// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/database/connection.h>
#include <tests/support/mariadbserver.h>
#include <tests/support/temporaryproject.h>

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Varve;
using namespace Varve::Database;
using Core::ErrorKind;

/// What only MariaDB does, and what Qt's driver for it would hide.
class TestMariaDb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void severalStatementsInOneTextNeverRun();
    void severalStatementsStayOffWhenTheSessionIsReset();
    void valuesAreTheServersText_data();
    void valuesAreTheServersText();
    void syntaxErrorsPointIntoTheLine_data();
    void syntaxErrorsPointIntoTheLine();
    void warningsAreNotices();
    void aFailedStatementHasNoNotices();
    void errorBehindAProceduresFirstResultIsAnError();
    void rowsOfAProcedureAreReadToTheEnd();
    void proceduresAreSentAsTheyAre();
    void lostConnectionIsAnErrorAndStaysLost();
    void deadlockEndsTheTransaction();
    void readOnlySessionStaysSo();
    void resetForgetsWhatAStatementSet();
    void filesOfThisMachineAreNotGivenAway();
    void cancelStopsWhatRuns();
    void abandonedRowsLeaveNothingOnTheWire();
    void localSocketIsSpokenTo();
    void connectionErrorsNameTheLayer_data();
    void connectionErrorsNameTheLayer();
    void remediesAreKnown_data();
    void remediesAreKnown();

private:
    std::unique_ptr<Connection> open() const { return open(m_profile); }
    std::unique_ptr<Connection> open(const ConnectionProfile &profile) const
    {
        auto connection = Connection::open(profile, profile.password.given);
        if (!connection)
            qFatal("%s", qPrintable(connection.error().toString()));
        return *std::move(connection);
    }
    QVariant value(const QByteArray &sql)
    {
        QVariant result;
        const auto outcome = m_connection->execute(sql, [&](const ResultSet &chunk) {
            if (!chunk.rows.isEmpty())
                result = chunk.rows.first().first();
            return true;
        });
        if (!outcome)
            qWarning("%s", qPrintable(outcome.error().toString()));
        return result;
    }
    void run(const QByteArray &sql)
    {
        const auto outcome = m_connection->execute(sql);
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toString()));
    }

    Test::MariaDbServer &m_server = Test::MariaDbServer::instance();
    ConnectionProfile m_profile;
    std::unique_ptr<Connection> m_connection;
};

void TestMariaDb::initTestCase()
{
    VARVE_NEEDS_MARIADB(m_server);
}

void TestMariaDb::init()
{
    m_profile = m_server.profile(m_server.createDatabase());
    m_connection = open();
}

void TestMariaDb::severalStatementsInOneTextNeverRun()
{
    run("CREATE TABLE precious (x int)");
    // The check before sending is passed by: here the server itself must refuse.
    const auto sent = m_connection->query(u"SELECT 1; DROP TABLE precious"_s);
    QVERIFY(!sent);
    QCOMPARE(sent.error().serverCode, u"1064"_s);
    QCOMPARE(value("SELECT COUNT(*) FROM precious").toInt(), 0);
    QVERIFY(!m_connection->execute("SELECT 1; DROP TABLE precious"));
    // A versioned comment is part of the statement that it stands in.
    QVERIFY(!m_connection->query(u"SELECT 1 /*!; DROP TABLE precious */"_s));
    QCOMPARE(value("SELECT COUNT(*) FROM precious").toInt(), 0);
}

void TestMariaDb::severalStatementsStayOffWhenTheSessionIsReset()
{
    QVERIFY(m_connection->resetSession());
    const auto sent = m_connection->query(u"SELECT 1; SELECT 2"_s);
    QVERIFY(!sent);
    QCOMPARE(sent.error().serverCode, u"1064"_s);
}

void TestMariaDb::valuesAreTheServersText_data()
{
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<QVariant>("expected");
    QTest::newRow("a decimal with many digits")
        << QByteArray("12345678901234567890.123456789012345678") << QVariant(u"12345678901234567890.123456789012345678"_s);
    QTest::newRow("microseconds") << QByteArray("CAST('2026-02-11 09:30:15.123456' AS datetime(6))")
                                  << QVariant(u"2026-02-11 09:30:15.123456"_s);
    QTest::newRow("a time beyond a day") << QByteArray("CAST('-800:01:02' AS time)") << QVariant(u"-800:01:02"_s);
    QTest::newRow("the largest unsigned number") << QByteArray("18446744073709551615") << QVariant(u"18446744073709551615"_s);
    QTest::newRow("a number") << QByteArray("-7") << QVariant(qint64(-7));
    QTest::newRow("a truth") << QByteArray("true") << QVariant(qint64(1));
    QTest::newRow("a floating number") << QByteArray("1.5e0") << QVariant(1.5);
    QTest::newRow("bits") << QByteArray("b'101'") << QVariant(QByteArray("\x05"));
    QTest::newRow("bytes") << QByteArray("x'00ff'") << QVariant(QByteArray("\0\xff", 2));
    QTest::newRow("JSON") << QByteArray("JSON_OBJECT('a', 1)") << QVariant(u"{\"a\": 1}"_s);
    QTest::newRow("text of four bytes a letter") << QByteArray("'𝄞'") << QVariant(u"𝄞"_s);
    QTest::newRow("nothing") << QByteArray("NULL") << QVariant();
}

void TestMariaDb::valuesAreTheServersText()
{
    QFETCH(QByteArray, expression);
    QFETCH(QVariant, expected);
    const QVariant found = value("SELECT " + expression);
    QCOMPARE(found.typeId(), expected.typeId());
    QCOMPARE(found, expected);
}

void TestMariaDb::syntaxErrorsPointIntoTheLine_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("at");
    QTest::newRow("in the first line") << QByteArray("SELECT 1 FRO nothing") << QByteArray("nothing");
    QTest::newRow("in a later line") << QByteArray("SELECT 1,\n  'ä€𝄞',\n  2 FORM t") << QByteArray("t");
    QTest::newRow("with a quote in it") << QByteArray("CREATE TABLE t (\n a int DEFAULT 'x' y,\n b int)") << QByteArray("\n b int");
    QTest::newRow("far from the end") << QByteArray("SELECT *\nFROM a b c\nWHERE " + QByteArray(200, 'x') + " = 1") << QByteArray("c\n");
}

void TestMariaDb::syntaxErrorsPointIntoTheLine()
{
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, at);
    const auto outcome = m_connection->execute(sql);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().serverCode, u"1064"_s);
    QCOMPARE(outcome.error().where.offset, sql.lastIndexOf(at));
}

void TestMariaDb::warningsAreNotices()
{
    const auto outcome = m_connection->execute("DROP TABLE IF EXISTS nothing, nobody");
    QVERIFY(outcome);
    const QString unknown = u"Unknown table '%1.nothing,%1.nobody' (1051)"_s.arg(m_profile.database);
    QCOMPARE(outcome->notices, (QList<Notice>{{u"Note"_s, unknown}}));
    const auto truncated = m_connection->execute("SELECT CAST('12x' AS int)", [](const ResultSet &) { return true; });
    QVERIFY(truncated);
    QCOMPARE(truncated->notices, (QList<Notice>{{u"Warning"_s, u"Truncated incorrect INTEGER value: '12x' (1292)"_s}}));
    const auto quiet = m_connection->execute("SELECT 1");
    QVERIFY(quiet);
    QVERIFY(quiet->notices.isEmpty());
}

void TestMariaDb::aFailedStatementHasNoNotices()
{
    QVERIFY(!m_connection->execute("SELECT * FROM nothing"));
    const auto after = m_connection->execute("SELECT 1");
    QVERIFY(after);
    QVERIFY(after->notices.isEmpty());
}

void TestMariaDb::errorBehindAProceduresFirstResultIsAnError()
{
    run("CREATE TABLE t (x int PRIMARY KEY)");
    run("CREATE PROCEDURE p() BEGIN SELECT 1; INSERT INTO t VALUES (1); INSERT INTO t VALUES (1); SELECT 2; END");
    const auto outcome = m_connection->execute("CALL p()", [](const ResultSet &) { return true; });
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().serverCode, u"1062"_s);
    QCOMPARE(value("SELECT COUNT(*) FROM t").toInt(), 1);
}

void TestMariaDb::rowsOfAProcedureAreReadToTheEnd()
{
    run("CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2 UNION SELECT 3; END");
    const auto outcome = m_connection->execute("CALL p()", [](const ResultSet &) { return true; });
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().toString()));
    QCOMPARE(outcome->rowsReturned, 1);
    QCOMPARE(value("SELECT 'next'").toString(), u"next"_s);
}

void TestMariaDb::proceduresAreSentAsTheyAre()
{
    run("CREATE PROCEDURE p(IN n int)\nBEGIN\n  DECLARE i int DEFAULT 0;\n  WHILE i < n DO\n    IF i = 2 THEN SET i = i + 1; END IF;\n"
        "    SET i = i + 1;\n  END WHILE;\n  SELECT CASE WHEN i > 3 THEN 'many' ELSE 'few' END;\nEND;");
    QCOMPARE(value("CALL p(5)").toString(), u"many"_s);
    run("CREATE TABLE t (x int)");
    run("CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.x = NEW.x + 1; END");
    run("BEGIN NOT ATOMIC INSERT INTO t VALUES (1); INSERT INTO t VALUES (2); END");
    QCOMPARE(value("SELECT SUM(x) FROM t").toString(), u"5"_s);
}

void TestMariaDb::lostConnectionIsAnErrorAndStaysLost()
{
    run("SET @before = 1");
    const int id = m_connection->identity().backendId;
    const auto other = open();
    QVERIFY(other->execute("KILL CONNECTION " + QByteArray::number(id)));
    QTRY_VERIFY(!m_connection->isAlive());
    const auto lost = m_connection->execute("SELECT 1");
    QVERIFY(!lost);
    QCOMPARE(lost.error().kind, ErrorKind::ConnectionLost);
    const QString start = u"The connection to 127.0.0.1:%1 / %2 was lost: "_s.arg(m_profile.port).arg(m_profile.database);
    QVERIFY2(lost.error().message.startsWith(start), qPrintable(lost.error().message));
    QVERIFY(!lost.error().remedy.isEmpty());
    QVERIFY(!m_connection->inTransaction());
    // Nobody connected again behind our back.
    QVERIFY(!m_connection->execute("SELECT 1"));
    QVERIFY(!m_connection->isAlive());
}

void TestMariaDb::deadlockEndsTheTransaction()
{
    run("CREATE TABLE t (id int PRIMARY KEY, x int)");
    run("INSERT INTO t VALUES (1, 0), (2, 0)");
    const auto second = open();
    QVERIFY(m_connection->begin());
    QVERIFY(second->begin());
    run("UPDATE t SET x = 1 WHERE id = 1");
    QVERIFY(second->execute("UPDATE t SET x = 2 WHERE id = 2"));
    Core::Expected<StatementOutcome> other;
    std::thread waits([&] { other = second->execute("UPDATE t SET x = 2 WHERE id = 1"); });
    const auto own = m_connection->execute("UPDATE t SET x = 1 WHERE id = 2");
    waits.join();
    QVERIFY(own.has_value() != other.has_value());
    const Core::Error &error = own ? other.error() : own.error();
    QCOMPARE(error.serverCode, u"1213"_s);
    // The server took everything back: its client must not believe in a transaction.
    QCOMPARE(m_connection->inTransaction(), own.has_value());
    QCOMPARE(second->inTransaction(), other.has_value());
    QVERIFY(m_connection->rollback());
    QVERIFY(second->rollback());
}

void TestMariaDb::readOnlySessionStaysSo()
{
    run("CREATE TABLE t (x int)");
    run("CREATE PROCEDURE open_up() SET SESSION TRANSACTION READ WRITE");
    ConnectionProfile profile = m_profile;
    profile.access = Access::ReadOnly;
    const auto reader = open(profile);
    QVERIFY(reader->execute("CALL open_up()"));
    const auto refused = reader->execute("INSERT INTO t VALUES (1)");
    QVERIFY(!refused);
    QCOMPARE(refused.error().serverCode, u"1792"_s);
    QCOMPARE(refused.error().remedy, u"This connection is read-only. Use an environment that allows changes."_s);
    QVERIFY(!reader->execute("DROP TABLE t"));
    QVERIFY(reader->resetSession());
    QVERIFY(!reader->execute("TRUNCATE TABLE t"));
}

void TestMariaDb::resetForgetsWhatAStatementSet()
{
    const QString before = value("SELECT @@sql_mode").toString();
    run("SET SESSION sql_mode = 'ANSI_QUOTES', time_zone = '+05:00', foreign_key_checks = 0");
    run("SET @mine = 1");
    run("USE information_schema");
    run("CREATE TEMPORARY TABLE " + m_connection->quoted(m_profile.database).toUtf8() + ".scratch (x int)");
    QVERIFY(m_connection->resetSession());
    QCOMPARE(value("SELECT @@sql_mode").toString(), before);
    QCOMPARE(value("SELECT @@time_zone").toString(), u"SYSTEM"_s);
    QCOMPARE(value("SELECT @@foreign_key_checks").toInt(), 1);
    QVERIFY(!value("SELECT @mine").isValid());
    QCOMPARE(value("SELECT DATABASE()").toString(), m_profile.database);
    QCOMPARE(value("SELECT @@character_set_client").toString(), u"utf8mb4"_s);
    QVERIFY(!m_connection->execute("SELECT * FROM scratch"));
}

void TestMariaDb::filesOfThisMachineAreNotGivenAway()
{
    const Test::TemporaryProject folder;
    QFile file(folder.path(u"secret.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("canary\n") > 0);
    file.close();
    run("CREATE TABLE t (x text)");
    const auto loaded = m_connection->execute("LOAD DATA LOCAL INFILE '" + file.fileName().toUtf8() + "' INTO TABLE t");
    QVERIFY(!loaded);
    QCOMPARE(m_connection->isAlive() ? value("SELECT COUNT(*) FROM t").toInt() : 0, 0);
}

void TestMariaDb::cancelStopsWhatRuns()
{
    QElapsedTimer timer;
    timer.start();
    const Canceller canceller = m_connection->canceller();
    const auto other = open();
    std::atomic<CancelResult> result = CancelResult::NothingRuns;
    std::thread cancels([&] {
        // When the server says that it runs, it is time.
        const QString running = u"SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'SELECT COUNT(*) FROM seq_1_to%'"_s;
        for (bool seen = false; !seen;)
            seen = other->query(running)->rows.first().first().toInt() > 0;
        result = canceller.cancel().result();
    });
    const auto outcome = m_connection->execute("SELECT COUNT(*) FROM seq_1_to_1000000 a, seq_1_to_1000000 b");
    cancels.join();
    QVERIFY(result == CancelResult::Sent);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
    QCOMPARE(outcome.error().serverCode, u"1317"_s);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(canceller.cancel().result() == CancelResult::NothingRuns);
    QCOMPARE(value("SELECT 1").toInt(), 1);
}

void TestMariaDb::abandonedRowsLeaveNothingOnTheWire()
{
    const auto outcome = m_connection->execute("SELECT * FROM seq_1_to_100000", [](const ResultSet &) { return false; });
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().toString()));
    QVERIFY(outcome->truncated);
    QCOMPARE(value("SELECT 'next'").toString(), u"next"_s);
}

void TestMariaDb::localSocketIsSpokenTo()
{
    ConnectionProfile profile = m_profile;
    profile.host.clear();
    profile.port = 0;
    profile.options.insert(u"socket"_s, m_server.socketPath());
    const auto connection = open(profile);
    QVERIFY(connection->identity().isSameServer(m_connection->identity()));
    profile = m_profile;
    profile.host = u"localhost"_s; // with a port: over TCP, unlike in MariaDB's own programs
    QVERIFY(open(profile)->identity().isSameServer(m_connection->identity()));
}

void TestMariaDb::connectionErrorsNameTheLayer_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("message");
    QTest::newRow("an unknown host") << u"host=nowhere.invalid"_s << ErrorKind::NameResolution
                                     << u"^The host name \"nowhere.invalid\" is unknown\\.$"_s;
    QTest::newRow("nobody listens") << u"port=1"_s << ErrorKind::Network
                                    << u"^No connection to MariaDB at 127\\.0\\.0\\.1:1: Can't connect"_s;
    QTest::newRow("no socket") << u"socket=/nowhere/socket"_s << ErrorKind::Network
                               << u"^No connection to MariaDB at /nowhere/socket: Can't connect"_s;
    QTest::newRow("no TLS where it is asked for")
        << u"ssl=on"_s << ErrorKind::Tls << u"^The encrypted connection to 127\\.0\\.0\\.1:\\d+ could not be made: "_s;
    QTest::newRow("a wrong password") << u"password=canary"_s << ErrorKind::Login
                                      << u"^The server 127\\.0\\.0\\.1:\\d+ refused the login: Access denied for user 'varve'@"_s;
    QTest::newRow("no password") << u"password="_s << ErrorKind::Login << u"refused the login: Access denied"_s;
    QTest::newRow("an unknown database") << u"database=nothing"_s << ErrorKind::DatabaseMissing
                                         << u"^The server 127\\.0\\.0\\.1:\\d+ has no database \"nothing\"\\.$"_s;
    QTest::newRow("no database") << u"database="_s << ErrorKind::Usage << u"^The connection names no database\\.$"_s;
    QTest::newRow("an unknown option") << u"colour=red"_s << ErrorKind::Usage << u"^The MariaDB option colour is not known\\.$"_s;
    QTest::newRow("a brace in an option") << u"ssl_ca=/a}b"_s << ErrorKind::Usage
                                          << u"^The value of the connection option ssl-ca contains a brace"_s;
}

void TestMariaDb::connectionErrorsNameTheLayer()
{
    QFETCH(QString, change);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, message);
    ConnectionProfile profile = m_profile;
    const QString key = change.section(u'=', 0, 0);
    const QString changed = change.section(u'=', 1);
    if (key == "host"_L1)
        profile.host = changed;
    else if (key == "port"_L1)
        profile.port = changed.toInt();
    else if (key == "database"_L1)
        profile.database = changed;
    else if (key == "password"_L1)
        profile.password.given = Secret(changed);
    else
        profile.options.insert(key, changed);
    const auto opened = Connection::open(profile, profile.password.given);
    if (opened && kind == ErrorKind::Tls)
        QSKIP("this server makes a certificate for itself (MariaDB from 11.4 on)");
    QVERIFY(!opened);
    const Core::Error &error = opened.error();
    QVERIFY2(QRegularExpression(message).match(error.message).hasMatch(), qPrintable(error.message));
    QCOMPARE(error.kind, kind);
    QVERIFY2(!error.remedy.isEmpty(), qPrintable(error.toString()));
    QVERIFY(!error.toString().contains("canary"_L1) && !error.toString().contains(m_server.password()));
}

void TestMariaDb::remediesAreKnown_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("remedy");
    QTest::newRow("no right") << QByteArray("SELECT * FROM mysql.global_priv")
                              << u"Ask for the missing right (GRANT), or connect as a user who has it."_s;
    QTest::newRow("too slow") << QByteArray(
        "SET STATEMENT max_statement_time = 0.1 FOR SELECT COUNT(*) FROM seq_1_to_1000000 a, seq_1_to_1000000 b")
                              << u"The statement took longer than it may. Raise statement_timeout in varve.toml, or divide it."_s;
}

void TestMariaDb::remediesAreKnown()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, remedy);
    run("CREATE OR REPLACE USER small@'%' IDENTIFIED BY 'pw'");
    run("GRANT ALL ON " + m_connection->quoted(m_profile.database).toUtf8() + ".* TO small@'%'");
    ConnectionProfile profile = m_profile;
    profile.user = u"small"_s;
    profile.password.given = Secret(u"pw"_s);
    const auto refused = open(profile)->execute(sql);
    QVERIFY(!refused);
    QVERIFY(refused.error().kind == ErrorKind::Statement);
    QCOMPARE(refused.error().remedy, remedy);
}

QTEST_GUILESS_MAIN(TestMariaDb)
#include "tst_mariadb.moc"
