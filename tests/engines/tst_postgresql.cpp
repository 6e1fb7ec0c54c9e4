// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/database/connection.h>
#include <tests/support/postgresserver.h>

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace Varve;
using namespace Varve::Database;
using Core::ErrorKind;

/// Traps of Qt's PostgreSQL driver and of libpq, and what Varve makes of them.
class TestPostgreSql : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();

    void valuesAreAsTheServerWroteThem_data();
    void valuesAreAsTheServerWroteThem();
    void typesHaveTheServersNames();
    void timestampTextIsReadByQt();
    void copyWithTheClientIsRefused_data();
    void copyWithTheClientIsRefused();
    void copyThatIsNotWithTheClientReachesTheServer_data();
    void copyThatIsNotWithTheClientReachesTheServer();
    void noticesAreCapturedAndNotPrinted();
    void noticesOfAFailedStatementDoNotReachTheNext();
    void errorHasDetailAndHint();
    void positionIsInBytesBehindLeadingComments();
    void positionAtTheEndOfTheText();
    void commitOfAFailedTransactionIsAnError();
    void deferredConstraintFailsTheCommit();
    void concurrentIndexWorksAlone();
    void vacuumInATransactionHasARemedy();
    void beginAtomicBodyIsOneStatement();
    void dollarQuotedBodyIsOneStatement();
    void applicationNameAndReadOnlyDefaultAreSet();
    void aReadOnlySessionCannotOpenItselfForWriting();
    void readOnlyAccessSurvivesAnOptionsOption();
    void orphansAreNoticedByTheServer();
    void optionsReachTheServer();
    void passwordInTheOptionsIsRefused();
    void semicolonInAnOptionIsRefused();
    void quotesInAnOptionSurvive();
    void localSocketWorks();
    void otherHostsAreVerifiedByDefault();
    void statementsOfAnotherUserNeedNoSpecialRights();
    void duplicateColumnNamesAreKept();
    void oneValueOfSixteenMegabytes();
    void rowsAreReadOneByOne_data();
    void rowsAreReadOneByOne();
    void readingTellsWhyItFailed_data();
    void readingTellsWhyItFailed();
    void readingCanBeCancelled();

private:
    void openNew();
    void run(const QByteArray &sql);
    QVariant value(const QString &expression);

    ConnectionProfile m_profile;
    std::unique_ptr<Connection> m_connection;
};

void TestPostgreSql::initTestCase()
{
    VARVE_NEEDS_POSTGRESQL(Test::PostgresServer::instance());
    m_profile = Test::PostgresServer::instance().createDatabase();
    openNew();
}

void TestPostgreSql::openNew()
{
    auto connection = Connection::open(m_profile, m_profile.password.given);
    QVERIFY2(connection, qPrintable(connection ? QString() : connection.error().toString()));
    m_connection = std::move(*connection);
}

void TestPostgreSql::rowsAreReadOneByOne_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QVariantList>("values");
    QTest::newRow("without values") << u"id < 5"_s << QVariantList{};
    QTest::newRow("with a number") << u"id < ?"_s << QVariantList{5};
    QTest::newRow("with a text") << u"id < ? AND word IS DISTINCT FROM ?"_s << QVariantList{5, u"Größe?"_s};
}

void TestPostgreSql::rowsAreReadOneByOne()
{
    QFETCH(const QString, condition);
    QFETCH(const QVariantList, values);
    run("CREATE TEMPORARY TABLE \"a?\" (id bigint, word text, done boolean)");
    run("INSERT INTO \"a?\" VALUES (1, 'Größe', true), (2, NULL, NULL), (-9223372036854775808, E'\\t\\n\\\\N\\r', false), "
        "(3, '\\N', true), (4, '', false), (5, 'not this', true)");
    QStringList rows;
    const auto keep = [&rows](const Database::Row &row) {
        rows += u"%1|%2|%3|%4"_s.arg(row.text(0)).arg(row.number(0)).arg(row.text(1)).arg(row.number(2));
    };
    const auto read = m_connection->read(u"SELECT id, word, done FROM \"a?\" WHERE "_s + condition + u" ORDER BY id"_s, values, keep);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().toString()));
    run("DROP TABLE \"a?\"");
    QCOMPARE(rows,
             (QStringList{u"-9223372036854775808|-9223372036854775808|\t\n\\N\r|0"_s, u"1|1|Größe|1"_s, u"2|2||0"_s, u"3|3|\\N|1"_s,
                          u"4|4||0"_s}));
}

void TestPostgreSql::readingTellsWhyItFailed_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("before");
    QTest::newRow("no such table") << u"SELECT x FROM missing"_s << u"relation \"missing\" does not exist"_s << u"42P01"_s << 0;
    QTest::newRow("in the third row") << u"SELECT 1 / (3 - x) FROM generate_series(1, 5) x"_s << u"division by zero"_s << u"22012"_s << 2;
    QTest::newRow("in the third row, not copied")
        << u"WITH s AS (SELECT generate_series(1, 5) AS x) SELECT 1 / (3 - x) FROM s"_s << u"division by zero"_s << u"22012"_s << 2;
}

void TestPostgreSql::readingTellsWhyItFailed()
{
    QFETCH(const QString, sql);
    QFETCH(const int, before);
    int rows = 0;
    const auto read = m_connection->read(sql, {}, [&rows](const Database::Row &) { ++rows; });
    QVERIFY(!read);
    QTEST(read.error().message, "message");
    QTEST(read.error().serverCode, "code");
    QCOMPARE(rows, before);
    QCOMPARE(value(u"1 + 1"_s).toInt(), 2);
}

void TestPostgreSql::readingCanBeCancelled()
{
    const auto canceller = m_connection->canceller();
    QFuture<Database::CancelResult> cancelling;
    const auto read = m_connection->read(u"SELECT x, pg_sleep(CASE WHEN x > 10000 THEN 60 ELSE 0 END) FROM generate_series(1, 20000) x"_s,
                                         {}, [&](const Database::Row &) {
                                             if (!cancelling.isValid())
                                                 cancelling = Database::Canceller(canceller).cancel();
                                         });
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Core::ErrorKind::Cancelled);
    QCOMPARE(value(u"1 + 1"_s).toInt(), 2);
}

void TestPostgreSql::cleanup()
{
    QVERIFY(m_connection);
    QVERIFY(m_connection->rollback());
    run("DROP SCHEMA public CASCADE");
    run("CREATE SCHEMA public");
}

void TestPostgreSql::run(const QByteArray &sql)
{
    const auto outcome = m_connection->execute(sql);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toString()));
}

QVariant TestPostgreSql::value(const QString &expression)
{
    const auto rows = m_connection->query("SELECT "_L1 + expression);
    if (!rows)
        qFatal("%s", qPrintable(rows.error().toString()));
    return rows->rows.first().first();
}

void TestPostgreSql::valuesAreAsTheServerWroteThem_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QVariant>("expected");
    QTest::newRow("numeric with more digits than a double has")
        << u"12345678901234567890.12345678901234567890::numeric"_s << QVariant(u"12345678901234567890.12345678901234567890"_s);
    QTest::newRow("numeric keeps trailing zeros") << u"1.500::numeric(10,3)"_s << QVariant(u"1.500"_s);
    QTest::newRow("numeric NaN") << u"'NaN'::numeric"_s << QVariant(u"NaN"_s);
    QTest::newRow("positive bigint") << u"9223372036854775807::bigint"_s << QVariant(std::numeric_limits<qint64>::max());
    QTest::newRow("negative bigint") << u"'-9223372036854775808'::bigint"_s << QVariant(std::numeric_limits<qint64>::min());
    QTest::newRow("timestamp with microseconds")
        << u"'2026-02-11 10:20:30.123456'::timestamp"_s << QVariant(u"2026-02-11 10:20:30.123456"_s);
    QTest::newRow("timestamp infinity") << u"'infinity'::timestamp"_s << QVariant(u"infinity"_s);
    QTest::newRow("date minus infinity") << u"'-infinity'::date"_s << QVariant(u"-infinity"_s);
    QTest::newRow("timestamp before the common era") << u"'0044-03-15 BC'::date"_s << QVariant(u"0044-03-15 BC"_s);
    QTest::newRow("time with time zone") << u"'10:20:30.123456+02'::timetz"_s << QVariant(u"10:20:30.123456+02"_s);
    QTest::newRow("interval") << u"'1 year 2 days'::interval"_s << QVariant(u"1 year 2 days"_s);
    QTest::newRow("double") << u"0.1::float8"_s << QVariant(0.1);
    QTest::newRow("double infinity") << u"'-Infinity'::float8"_s << QVariant(u"-Infinity"_s);
    QTest::newRow("true") << u"true"_s << QVariant(true);
    QTest::newRow("false") << u"false"_s << QVariant(false);
    QTest::newRow("array") << u"ARRAY[1,NULL,3]"_s << QVariant(u"{1,NULL,3}"_s);
    QTest::newRow("json keeps its text") << u"'{\"a\" : 1}'::json"_s << QVariant(u"{\"a\" : 1}"_s);
    QTest::newRow("uuid") << u"'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid"_s << QVariant(u"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"_s);
    QTest::newRow("bytes") << u"'\\x00ff5c27'::bytea"_s << QVariant(QByteArray("\x00\xff\\'", 4));
    QTest::newRow("empty text") << u"''::text"_s << QVariant(QString(u""_s));
    QTest::newRow("an enum of the database") << u"'only'::name"_s << QVariant(u"only"_s);
}

void TestPostgreSql::valuesAreAsTheServerWroteThem()
{
    QFETCH(QString, expression);
    QFETCH(QVariant, expected);
    const QVariant actual = value(expression);
    QCOMPARE(actual.typeId(), expected.typeId());
    QCOMPARE(actual, expected);
}

void TestPostgreSql::typesHaveTheServersNames()
{
    const auto rows = m_connection->query(u"SELECT 1::bigint, 1.5::numeric, now(), 'x'::varchar, true, '{}'::jsonb"_s);
    QVERIFY(rows);
    QStringList names;
    QList<bool> numbers;
    for (const ResultColumn &column : rows->columns) {
        names += column.typeName;
        numbers += column.isNumber;
    }
    QCOMPARE(names,
             QStringList({u"bigint"_s, u"numeric"_s, u"timestamp with time zone"_s, u"character varying"_s, u"boolean"_s, u"jsonb"_s}));
    QCOMPARE(numbers, QList<bool>({true, true, false, false, false, false}));
}

void TestPostgreSql::timestampTextIsReadByQt()
{
    run("SET TIME ZONE 'UTC'");
    const QDateTime read = value(u"'2026-02-11 10:20:30.123456+02'::timestamptz"_s).toDateTime();
    run("RESET TIME ZONE");
    QCOMPARE(read.toUTC(), QDateTime(QDate(2026, 2, 11), QTime(8, 20, 30, 123), QTimeZone::utc()));
}

void TestPostgreSql::copyWithTheClientIsRefused_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("from stdin") << QByteArray("COPY t FROM STDIN");
    QTest::newRow("in lower case, with a semicolon") << QByteArray("copy t (id, name) from stdin;");
    QTest::newRow("with comments before and inside")
        << QByteArray("-- load\n/* it /* all */ */ COPY/**/t -- x\n FROM /* stdout? */ STDIN WITH (FORMAT csv)");
    QTest::newRow("to stdout") << QByteArray("COPY t TO STDOUT");
    QTest::newRow("a query to stdout") << QByteArray("COPY (SELECT ')', \"(\" FROM t) TO stdout");
    QTest::newRow("old options behind it") << QByteArray("COPY t FROM stdin DELIMITER ','");
    QTest::newRow("the words exchanged, which the grammar allows") << QByteArray("COPY t FROM STDOUT");
    QTest::newRow("with data behind it") << QByteArray("COPY t FROM stdin;\n1\tx\n\\.\n");
}

void TestPostgreSql::copyWithTheClientIsRefused()
{
    QFETCH(QByteArray, sql);
    run("CREATE TABLE t (id INTEGER, name TEXT)");
    const auto outcome = m_connection->execute(sql);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Usage);
    QCOMPARE(outcome.error().message, u"COPY from or to the client cannot be sent as a statement."_s);
    QCOMPARE(outcome.error().remedy, u"Write INSERT statements, or COPY from a file on the server."_s);
    QVERIFY(sql.mid(outcome.error().where.offset).toUpper().startsWith("STD"));
    run("SELECT 1");
}

void TestPostgreSql::copyThatIsNotWithTheClientReachesTheServer_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("a file called stdin") << QByteArray("COPY t FROM 'stdin'");
    QTest::newRow("a query over a table called stdin") << QByteArray("COPY (SELECT * FROM stdin) TO '/nonexistent/x'");
    QTest::newRow("the word in a comment") << QByteArray("COPY t FROM /* STDIN */ '/nonexistent/x'");
}

void TestPostgreSql::copyThatIsNotWithTheClientReachesTheServer()
{
    QFETCH(QByteArray, sql);
    run("CREATE TABLE t (id INTEGER)");
    run("CREATE TABLE stdin (id INTEGER)");
    const auto outcome = m_connection->execute(sql);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Statement);
}

void TestPostgreSql::noticesAreCapturedAndNotPrinted()
{
    const auto outcome
        = m_connection->execute("DO $$ BEGIN RAISE NOTICE 'hello %', 'you'; RAISE WARNING 'careful' USING DETAIL = 'very'; END $$");
    QVERIFY(outcome);
    QCOMPARE(outcome->notices, QList<Notice>({{u"NOTICE"_s, u"hello you"_s}, {u"WARNING"_s, u"careful\nvery"_s}}));
    const auto next = m_connection->execute("SELECT 1");
    QVERIFY(next);
    QVERIFY(next->notices.isEmpty());
}

void TestPostgreSql::noticesOfAFailedStatementDoNotReachTheNext()
{
    QVERIFY(!m_connection->execute("DO $$ BEGIN RAISE NOTICE 'before'; RAISE EXCEPTION 'no'; END $$"));
    const auto next = m_connection->execute("SELECT 1");
    QVERIFY(next);
    QVERIFY(next->notices.isEmpty());
}

void TestPostgreSql::errorHasDetailAndHint()
{
    const auto outcome
        = m_connection->execute("DO $$ BEGIN RAISE EXCEPTION 'main' USING DETAIL = 'more', HINT = 'do this', ERRCODE = '22012'; END $$");
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().message, u"main"_s);
    QCOMPARE(outcome.error().serverCode, u"22012"_s);
    QVERIFY2(outcome.error().serverText.startsWith("main\nDETAIL:  more\nHINT:  do this\nCONTEXT:  PL/pgSQL"_L1),
             qPrintable(outcome.error().serverText));
    QCOMPARE(outcome.error().where.offset, -1);
}

void TestPostgreSql::positionIsInBytesBehindLeadingComments()
{
    const QByteArray sql = "-- Größe\n\nSELECT 'ä𝄞', missing_column\nFROM pg_class;";
    const auto outcome = m_connection->execute(sql);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().serverCode, u"42703"_s);
    QCOMPARE(outcome.error().message, u"column \"missing_column\" does not exist"_s);
    QCOMPARE(outcome.error().where.offset, sql.indexOf("missing_column"));
}

void TestPostgreSql::positionAtTheEndOfTheText()
{
    const QByteArray sql = "SELECT 'ä' FROM";
    const auto outcome = m_connection->execute(sql);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().message, u"syntax error at end of input"_s);
    QCOMPARE(outcome.error().where.offset, sql.size());
}

void TestPostgreSql::commitOfAFailedTransactionIsAnError()
{
    run("CREATE TABLE t (x INTEGER)");
    QVERIFY(m_connection->begin());
    run("INSERT INTO t VALUES (1)");
    QVERIFY(!m_connection->execute("SELECT 1/0"));
    const auto again = m_connection->execute("SELECT 1");
    QVERIFY(!again);
    QCOMPARE(again.error().serverCode, u"25P02"_s);
    QCOMPARE(again.error().remedy, u"An earlier statement failed. Roll the transaction back."_s);
    const auto committed = m_connection->commit();
    QVERIFY(!committed);
    QCOMPARE(committed.error().kind, ErrorKind::Statement);
    QCOMPARE(committed.error().message, u"The transaction was rolled back instead of committed, because a statement in it had failed."_s);
    QVERIFY(!m_connection->inTransaction());
    QCOMPARE(value(u"count(*) FROM t"_s).toInt(), 0);
}

void TestPostgreSql::deferredConstraintFailsTheCommit()
{
    run("CREATE TABLE t (x INTEGER UNIQUE DEFERRABLE INITIALLY DEFERRED)");
    QVERIFY(m_connection->begin());
    run("INSERT INTO t VALUES (1), (1)");
    const auto committed = m_connection->commit();
    QVERIFY(!committed);
    QCOMPARE(committed.error().serverCode, u"23505"_s);
    QVERIFY(!m_connection->inTransaction());
}

void TestPostgreSql::concurrentIndexWorksAlone()
{
    run("CREATE TABLE t (x INTEGER)");
    run("CREATE INDEX CONCURRENTLY t_x ON t (x);");
    run("VACUUM t;");
}

void TestPostgreSql::vacuumInATransactionHasARemedy()
{
    QVERIFY(m_connection->begin());
    const auto outcome = m_connection->execute("VACUUM");
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().message, u"VACUUM cannot run inside a transaction block"_s);
    QCOMPARE(outcome.error().remedy, u"Run this statement outside a transaction."_s);
}

void TestPostgreSql::beginAtomicBodyIsOneStatement()
{
    if (m_connection->identity().version < "PostgreSQL 14"_L1)
        QSKIP("SQL-standard function bodies came with PostgreSQL 14");
    run("CREATE TABLE t (x INTEGER)");
    run("CREATE FUNCTION f() RETURNS INTEGER BEGIN ATOMIC INSERT INTO t VALUES (1); SELECT 5; END;");
    QCOMPARE(value(u"f()"_s).toInt(), 5);
}

void TestPostgreSql::dollarQuotedBodyIsOneStatement()
{
    run("CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $body$ BEGIN RETURN $$;x;$$; END; $body$;");
    QCOMPARE(value(u"f()"_s).toString(), u";x;"_s);
}

void TestPostgreSql::applicationNameAndReadOnlyDefaultAreSet()
{
    QCOMPARE(value(u"current_setting('application_name')"_s).toString(), u"varve"_s);
    QCOMPARE(value(u"current_setting('default_transaction_read_only')"_s).toString(), u"off"_s);
    ConnectionProfile profile = m_profile;
    profile.access = Access::ReadOnly;
    const auto reader = Connection::open(profile, profile.password.given);
    QVERIFY(reader);
    const auto refused = (*reader)->execute("CREATE TABLE t (x INTEGER)");
    QVERIFY(!refused);
    QCOMPARE(refused.error().serverCode, u"25006"_s);
    QCOMPARE(refused.error().message, u"cannot execute CREATE TABLE in a read-only transaction"_s);
    QCOMPARE(refused.error().remedy, u"This connection is read-only. Use an environment that allows changes."_s);
}

void TestPostgreSql::aReadOnlySessionCannotOpenItselfForWriting()
{
    run("CREATE TABLE t (x INTEGER)");
    run("CREATE FUNCTION writes() RETURNS integer LANGUAGE sql AS 'INSERT INTO t VALUES (1) RETURNING x'");
    run("CREATE FUNCTION opens() RETURNS text LANGUAGE sql AS $$SELECT set_config('default_transaction_read_only', 'off', false)$$");
    ConnectionProfile profile = m_profile;
    profile.access = Access::ReadOnly;
    const auto reader = Connection::open(profile, profile.password.given);
    QVERIFY(reader);
    for (const QByteArray &key :
         {QByteArray("SELECT set_config('default_transaction_read_only', 'off', false)"), QByteArray("SELECT opens()"),
          QByteArray("SET default_transaction_read_only = off"), QByteArray("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE")}) {
        QVERIFY((*reader)->execute(key));
        const auto refused = (*reader)->execute("SELECT writes()");
        QVERIFY2(!refused, key.constData());
        QCOMPARE(refused.error().serverCode, u"25006"_s);
    }
    const auto late = (*reader)->execute("SELECT set_config('transaction_read_only', 'off', false), writes()");
    QVERIFY(!late);
    QCOMPARE(value(u"(SELECT count(*) FROM t)"_s).toInt(), 0);
}

void TestPostgreSql::readOnlyAccessSurvivesAnOptionsOption()
{
    ConnectionProfile profile = m_profile;
    profile.access = Access::ReadOnly;
    profile.options.insert(u"options"_s, u"-c statement_timeout=4321"_s);
    const auto reader = Connection::open(profile, profile.password.given);
    QVERIFY(reader);
    const auto rows = (*reader)->query(u"SELECT current_setting('statement_timeout'), current_setting('default_transaction_read_only')"_s);
    QVERIFY(rows);
    QCOMPARE(rows->rows.first(), QVariantList({u"4321ms"_s, u"on"_s}));
}

void TestPostgreSql::orphansAreNoticedByTheServer()
{
    if (m_connection->identity().version < "PostgreSQL 14"_L1)
        QSKIP("client_connection_check_interval came with PostgreSQL 14");
    QCOMPARE(value(u"current_setting('client_connection_check_interval')"_s).toString(), u"1s"_s);
}

void TestPostgreSql::optionsReachTheServer()
{
    ConnectionProfile profile = m_profile;
    profile.options.insert(u"application_name"_s, u"other"_s);
    const auto connection = Connection::open(profile, profile.password.given);
    QVERIFY(connection);
    const auto rows = (*connection)->query(u"SELECT current_setting('application_name')"_s);
    QVERIFY(rows);
    QCOMPARE(rows->rows.first().first().toString(), u"other"_s);
}

void TestPostgreSql::passwordInTheOptionsIsRefused()
{
    ConnectionProfile profile = m_profile;
    profile.options.insert(u"password"_s, u"canary-4711"_s);
    const auto connection = Connection::open(profile, Secret());
    QVERIFY(!connection);
    QCOMPARE(connection.error().kind, ErrorKind::Usage);
    QCOMPARE(connection.error().message, u"The connection options contain a password."_s);
    QVERIFY(!connection.error().toString().contains("canary"_L1));
}

void TestPostgreSql::semicolonInAnOptionIsRefused()
{
    ConnectionProfile profile = m_profile;
    profile.options.insert(u"application_name"_s, u"a;b"_s);
    const auto connection = Connection::open(profile, profile.password.given);
    QVERIFY(!connection);
    QCOMPARE(connection.error().message,
             u"The value of the connection option application_name contains a semicolon, which Qt's PostgreSQL driver cannot pass on."_s);
}

void TestPostgreSql::quotesInAnOptionSurvive()
{
    ConnectionProfile profile = m_profile;
    profile.options.insert(u"application_name"_s, u"O'Hara \\ sslmode=x"_s);
    const auto connection = Connection::open(profile, profile.password.given);
    QVERIFY2(connection, qPrintable(connection ? QString() : connection.error().toString()));
    const auto rows = (*connection)->query(u"SELECT current_setting('application_name')"_s);
    QCOMPARE(rows->rows.first().first().toString(), u"O'Hara \\ sslmode=x"_s);
}

void TestPostgreSql::localSocketWorks()
{
    ConnectionProfile profile = m_profile;
    profile.host = Test::PostgresServer::instance().socketFolder();
    const auto connection = Connection::open(profile, Secret());
    QVERIFY2(connection, qPrintable(connection ? QString() : connection.error().toString()));
    QVERIFY((*connection)->identity().isSameServer(m_connection->identity()));
}

void TestPostgreSql::otherHostsAreVerifiedByDefault()
{
    ConnectionProfile profile = m_profile;
    // The same server by an address that is not taken for the machine itself.
    profile.host = u"0.0.0.0"_s;
    const auto verified = Connection::open(profile, profile.password.given);
    QVERIFY(!verified);
    QCOMPARE(verified.error().kind, ErrorKind::Tls);
    QVERIFY(!verified.error().remedy.isEmpty());
    profile.options.insert(u"sslmode"_s, u"prefer"_s);
    const auto unverified = Connection::open(profile, profile.password.given);
    QVERIFY2(unverified, qPrintable(unverified ? QString() : unverified.error().toString()));
}

void TestPostgreSql::statementsOfAnotherUserNeedNoSpecialRights()
{
    run("DROP ROLE IF EXISTS plain");
    run("CREATE ROLE plain LOGIN");
    run("REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC");
    ConnectionProfile profile = m_profile;
    profile.user = u"plain"_s;
    profile.host = Test::PostgresServer::instance().socketFolder();
    {
        const auto connection = Connection::open(profile, Secret());
        QVERIFY2(connection, qPrintable(connection ? QString() : connection.error().toString()));
        QCOMPARE((*connection)->identity().user, u"plain"_s);
        QVERIFY2((*connection)->identity().instance.startsWith("socket/"_L1), qPrintable((*connection)->identity().instance));
        const auto refused = (*connection)->execute("CREATE ROLE other");
        QVERIFY(!refused);
        QCOMPARE(refused.error().serverCode, u"42501"_s);
        QVERIFY(!refused.error().remedy.isEmpty());
    }
    run("GRANT EXECUTE ON FUNCTION pg_control_system() TO PUBLIC");
    run("DROP ROLE plain");
}

void TestPostgreSql::duplicateColumnNamesAreKept()
{
    const auto rows = m_connection->query(u"SELECT 1 AS x, 2 AS x"_s);
    QVERIFY(rows);
    QCOMPARE(rows->rows.first(), QVariantList({qint64(1), qint64(2)}));
}

void TestPostgreSql::oneValueOfSixteenMegabytes()
{
    QCOMPARE(value(u"repeat('ä', 8388608)"_s).toString().size(), 8388608);
}

QTEST_GUILESS_MAIN(TestPostgreSql)
#include "tst_postgresql.moc"
