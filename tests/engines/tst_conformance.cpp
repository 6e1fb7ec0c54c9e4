// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/database/connection.h>
#include <tests/support/mariadbserver.h>
#include <tests/support/postgresserver.h>
#include <tests/support/temporaryproject.h>

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Varve;
using namespace Varve::Database;
using Core::ErrorKind;

/// What every engine must do alike. The whole class runs once per engine.
class TestConformance : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup();

    void identityNamesEngineVersionAndPlace();
    void identityIsTheSameThroughASecondConnection();
    void rowsComeInChunksWithTheFirstOneSmall();
    void columnsAreKnownWithoutRows();
    void enoughEndsTheStatementAndSaysThatThereWasMore();
    void enoughAtTheLastRowIsNotTruncated();
    void insertSaysHowManyRowsItAffected();
    void definitionSaysNothingAboutRows();
    void boundValuesComeBack();
    void nullIsAnInvalidVariant();
    void bigIntegersAreExact_data();
    void bigIntegersAreExact();
    void textKeepsEveryCharacter();
    void questionMarksAndColonsInTextAreNoPlaceholders();
    void syntaxErrorPointsAtItsByte();
    void errorWhileFetchingIsAnError();
    void emptyTextIsRefused_data();
    void emptyTextIsRefused();
    void backslashCommandIsRefused();
    void severalStatementsAreRefused();
    void commentAndSemicolonAfterTheStatementAreFine();
    void brokenUtf8IsRefused();
    void nulByteIsRefused();
    void commitKeepsAndRollbackUndoes();
    void definitionsRollBackWhereTheEngineCan();
    void transactionStateIsTheServers();
    void beginTwiceIsAnError();
    void commitWithoutTransactionIsAnError();
    void transactionThatBeginsWithItsFirstStatement();
    void commitWithStatementsIsAllOrNothing();
    void readOnlyAccessRefusesChanges();
    void hostileNamesSurviveQuoting_data();
    void hostileNamesSurviveQuoting();
    void constraintErrorKeepsTheConnection();
    void nothingIsSentOnceTheStopIsRequested();

private:
    ConnectionProfile newProfile();
    std::unique_ptr<Connection> open(const ConnectionProfile &profile) const;
    void run(const QByteArray &sql);

    std::unique_ptr<Test::TemporaryProject> m_folder;
    ConnectionProfile m_profile;
    std::unique_ptr<Connection> m_connection;
};

void TestConformance::initTestCase_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::newRow("SQLite") << Engine::Sqlite;
    QTest::newRow("PostgreSQL") << Engine::PostgreSql;
    QTest::newRow("MariaDB") << Engine::MariaDb;
}

ConnectionProfile TestConformance::newProfile()
{
    QFETCH_GLOBAL(Engine, engine);
    if (engine == Engine::PostgreSql) {
        // One database for all, emptied after each test: making one takes longer than most tests.
        static const ConnectionProfile shared = Test::PostgresServer::instance().createDatabase();
        return shared;
    }
    if (engine == Engine::MariaDb) {
        Test::MariaDbServer &server = Test::MariaDbServer::instance();
        static const ConnectionProfile shared = server.profile(server.createDatabase());
        return shared;
    }
    m_folder = std::make_unique<Test::TemporaryProject>();
    ConnectionProfile profile;
    profile.database = m_folder->path(u"test.sqlite"_s);
    return profile;
}

std::unique_ptr<Connection> TestConformance::open(const ConnectionProfile &profile) const
{
    auto connection = Connection::open(profile, profile.password.given);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().toString()));
    return std::move(*connection);
}

void TestConformance::run(const QByteArray &sql)
{
    const auto outcome = m_connection->execute(sql);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toString()));
}

void TestConformance::init()
{
    QFETCH_GLOBAL(Engine, engine);
    if (engine == Engine::PostgreSql)
        VARVE_NEEDS_POSTGRESQL(Test::PostgresServer::instance());
    if (engine == Engine::MariaDb)
        VARVE_NEEDS_MARIADB(Test::MariaDbServer::instance());
    m_profile = newProfile();
    m_connection = open(m_profile);
    if (engine == Engine::MariaDb)
        run("SET SESSION max_recursive_iterations = 100000");
}

void TestConformance::cleanup()
{
    QFETCH_GLOBAL(Engine, engine);
    if (m_connection && engine == Engine::PostgreSql) {
        QVERIFY(m_connection->rollback());
        run("DROP SCHEMA public CASCADE");
        run("CREATE SCHEMA public");
    }
    if (m_connection && engine == Engine::MariaDb) {
        QVERIFY(m_connection->rollback());
        run("DROP DATABASE " + m_connection->quoted(m_profile.database).toUtf8());
        run("CREATE DATABASE " + m_connection->quoted(m_profile.database).toUtf8());
    }
    m_connection.reset();
    m_folder.reset();
}

void TestConformance::identityNamesEngineVersionAndPlace()
{
    QFETCH_GLOBAL(Engine, engine);
    const ServerIdentity &identity = m_connection->identity();
    QCOMPARE(identity.engine, engine);
    const QRegularExpression version(u"^(SQLite 3\\.\\d+\\.\\d+|PostgreSQL \\d+(\\.\\d+)?|MariaDB \\d+(\\.\\d+)+)$"_s);
    QVERIFY2(version.match(identity.version).hasMatch(), qPrintable(identity.version));
    QVERIFY(!identity.instance.isEmpty());
    QVERIFY(!identity.user.isEmpty());
    QCOMPARE(identity.backendId > 0, engine != Engine::Sqlite);
}

void TestConformance::identityIsTheSameThroughASecondConnection()
{
    const auto second = open(m_profile);
    QVERIFY(second->identity().isSameServer(m_connection->identity()));
    ServerIdentity other = second->identity();
    other.instance += u'x';
    QVERIFY(!other.isSameServer(m_connection->identity()));
}

void TestConformance::rowsComeInChunksWithTheFirstOneSmall()
{
    QList<qsizetype> sizes;
    qint64 sum = 0;
    const auto outcome = m_connection->execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500) SELECT i FROM n", [&](const ResultSet &chunk) {
            sizes += chunk.rows.size();
            for (const QVariantList &row : chunk.rows)
                sum += row.at(0).toLongLong();
            return true;
        });
    QVERIFY(outcome);
    QCOMPARE(sizes.first(), 100);
    QVERIFY(*std::max_element(sizes.begin(), sizes.end()) <= 1000);
    QCOMPARE(sum, 2500LL * 2501 / 2);
    QCOMPARE(outcome->rowsReturned, 2500);
    QVERIFY(!outcome->truncated);
    QVERIFY(outcome->duration.count() > 0);
}

void TestConformance::columnsAreKnownWithoutRows()
{
    QFETCH_GLOBAL(Engine, engine);
    run("CREATE TABLE t (id INTEGER, name TEXT)");
    int calls = 0;
    ResultSet seen;
    const auto outcome = m_connection->execute("SELECT id, name AS \"Größe\" FROM t", [&](const ResultSet &chunk) {
        ++calls;
        seen = chunk;
        return true;
    });
    QVERIFY(outcome);
    QCOMPARE(calls, 1);
    QCOMPARE(seen.rows.size(), 0);
    QCOMPARE(seen.columns.size(), 2);
    QCOMPARE(seen.columns.at(0).name, u"id"_s);
    QCOMPARE(seen.columns.at(0).typeName.toLower(), engine == Engine::MariaDb ? u"int"_s : u"integer"_s);
    QVERIFY(seen.columns.at(0).isNumber);
    QCOMPARE(seen.columns.at(1).name, u"Größe"_s);
    QVERIFY(!seen.columns.at(1).isNumber);
}

void TestConformance::enoughEndsTheStatementAndSaysThatThereWasMore()
{
    qint64 received = 0;
    const auto outcome = m_connection->execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i FROM n", [&](const ResultSet &chunk) {
            received += chunk.rows.size();
            return false;
        });
    QVERIFY(outcome);
    QCOMPARE(received, 100);
    QCOMPARE(outcome->rowsReturned, 100);
    QVERIFY(outcome->truncated);
    // Nothing is left on the wire, and no lock.
    run("CREATE TABLE after_it (x INTEGER)");
}

void TestConformance::enoughAtTheLastRowIsNotTruncated()
{
    const auto outcome = m_connection->execute("SELECT 1", [](const ResultSet &) { return false; });
    QVERIFY(outcome);
    QVERIFY(!outcome->truncated);
}

void TestConformance::insertSaysHowManyRowsItAffected()
{
    run("CREATE TABLE t (id INTEGER)");
    const auto inserted = m_connection->execute("-- three\nINSERT INTO t VALUES (1), (2), (3);");
    QVERIFY(inserted);
    QCOMPARE(inserted->rowsAffected, 3);
    const auto updated = m_connection->execute("UPDATE t SET id = 9 WHERE id > 5");
    QVERIFY(updated);
    QCOMPARE(updated->rowsAffected, 0);
    const auto returning = m_connection->execute("DELETE FROM t RETURNING id");
    QVERIFY(returning);
    QCOMPARE(returning->rowsAffected, 3);
    QCOMPARE(returning->rowsReturned, 3);
}

void TestConformance::definitionSaysNothingAboutRows()
{
    run("CREATE TABLE t (id INTEGER)");
    run("INSERT INTO t VALUES (1), (2)");
    const auto outcome = m_connection->execute("CREATE INDEX t_id ON t (id)");
    QVERIFY(outcome);
    QCOMPARE(outcome->rowsAffected, -1);
    const auto selected = m_connection->execute("SELECT * FROM t");
    QVERIFY(selected);
    QCOMPARE(selected->rowsAffected, -1);
}

void TestConformance::boundValuesComeBack()
{
    run("CREATE TABLE t (id BIGINT, name TEXT, flag BOOLEAN)");
    const QString hostile = u"O'Hara \\ \"quoted\" $$ ? :name –"_s;
    const auto inserted = m_connection->query(u"INSERT INTO t (id, name, flag) VALUES (?, ?, ?)"_s, {qint64(-7), hostile, true});
    QVERIFY2(inserted, qPrintable(inserted ? QString() : inserted.error().toString()));
    const auto rows = m_connection->query(u"SELECT id, name, flag FROM t WHERE id = ? AND name = ?"_s, {-7, hostile});
    QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().toString()));
    QCOMPARE(rows->rows.size(), 1);
    QCOMPARE(rows->rows.first().at(0).toLongLong(), -7);
    QCOMPARE(rows->rows.first().at(1).toString(), hostile);
    QCOMPARE(rows->rows.first().at(2).toBool(), true);
}

void TestConformance::nullIsAnInvalidVariant()
{
    const auto rows = m_connection->query(u"SELECT NULL, '', 0"_s);
    QVERIFY(rows);
    QVERIFY(!rows->rows.first().at(0).isValid());
    QVERIFY(rows->rows.first().at(1).isValid());
    QVERIFY(rows->rows.first().at(2).isValid());
}

void TestConformance::bigIntegersAreExact_data()
{
    QTest::addColumn<qint64>("value");
    QTest::newRow("the largest") << std::numeric_limits<qint64>::max();
    QTest::newRow("the smallest but one") << std::numeric_limits<qint64>::min() + 1;
    QTest::newRow("minus one") << qint64(-1);
    QTest::newRow("two to the 53rd and one") << (qint64(1) << 53) + 1;
}

void TestConformance::bigIntegersAreExact()
{
    QFETCH(qint64, value);
    run("CREATE TABLE t (id BIGINT)");
    run("INSERT INTO t VALUES (" + QByteArray::number(value) + ")");
    const auto rows = m_connection->query(u"SELECT id FROM t"_s);
    QVERIFY(rows);
    QCOMPARE(rows->rows.first().at(0).typeId(), int(QMetaType::LongLong));
    QCOMPARE(rows->rows.first().at(0).toLongLong(), value);
}

void TestConformance::textKeepsEveryCharacter()
{
    QFETCH_GLOBAL(Engine, engine);
    const QString text = u"ä € 𝄞 \t \n ' \" \\ ${x} "_s;
    run("CREATE TABLE t (x TEXT)");
    QString literal = text;
    if (engine == Engine::MariaDb)
        literal.replace(u'\\', "\\\\"_L1);
    run("INSERT INTO t VALUES ('" + literal.replace(u'\'', "''"_L1).toUtf8() + "')");
    const auto rows = m_connection->query(u"SELECT x FROM t"_s);
    QVERIFY(rows);
    QCOMPARE(rows->rows.first().at(0).toString(), text);
}

void TestConformance::questionMarksAndColonsInTextAreNoPlaceholders()
{
    ResultSet seen;
    const auto outcome = m_connection->execute("SELECT 'who? :me $1' /* :z ? */ -- ?\n", [&](const ResultSet &chunk) {
        seen = chunk;
        return true;
    });
    QVERIFY(outcome);
    QCOMPARE(seen.rows.first().first().toString(), u"who? :me $1"_s);
}

void TestConformance::syntaxErrorPointsAtItsByte()
{
    // Characters of two, three and four bytes before the place: PostgreSQL counts characters, SQLite bytes.
    const QByteArray sql = "/* Größe € 𝄞 */ SELECT '𝄞€ä' FRO nothing";
    const auto outcome = m_connection->execute(sql);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Statement);
    QCOMPARE(outcome.error().where.line, 0);
    const qint64 offset = outcome.error().where.offset;
    QVERIFY2(offset == sql.indexOf("nothing") || offset == sql.indexOf("FRO"), qPrintable(QString::number(offset)));
    QVERIFY(!outcome.error().serverText.isEmpty());
    QVERIFY(!outcome.error().serverCode.isEmpty());
    QCOMPARE(outcome.error().message, outcome.error().serverText.section(u'\n', 0, 0));
}

void TestConformance::errorWhileFetchingIsAnError()
{
    QFETCH_GLOBAL(Engine, engine);
    run("CREATE TABLE t (x INTEGER, y TEXT)");
    run("INSERT INTO t SELECT i, CASE WHEN i < 500 THEN '{}' ELSE 'x' END FROM "
        "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600) SELECT i FROM n) AS numbers");
    qint64 received = 0;
    const QByteArray sql = engine == Engine::Sqlite ? "SELECT json_extract(y, '$') FROM t"
        : engine == Engine::PostgreSql              ? "SELECT y::json FROM t"
                                                    : "SELECT (SELECT x FROM t AS u WHERE u.x <= IF(t.x < 500, 1, 2)) FROM t";
    const auto outcome = m_connection->execute(sql, [&](const ResultSet &chunk) {
        received += chunk.rows.size();
        return true;
    });
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Statement);
    QVERIFY(received >= 100 || engine == Engine::MariaDb); // Qt's driver has them all before it gives the first
    run("SELECT 1");
}

void TestConformance::emptyTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("white space") << QByteArray(" \n\t ");
    QTest::newRow("a line comment") << QByteArray("-- only this");
    QTest::newRow("a block comment") << QByteArray("/* only\nthis */  ");
    QTest::newRow("a semicolon") << QByteArray(" ; ");
}

void TestConformance::emptyTextIsRefused()
{
    QFETCH(QByteArray, sql);
    const auto outcome = m_connection->execute(sql);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Usage);
    QCOMPARE(outcome.error().message, u"The text contains no statement."_s);
}

void TestConformance::backslashCommandIsRefused()
{
    const auto outcome = m_connection->execute("-- first\n\\i other.sql\n");
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Usage);
    QCOMPARE(outcome.error().message, u"A line that begins with a backslash is a command of psql, not a statement."_s);
    QCOMPARE(outcome.error().where.offset, 9);
}

void TestConformance::severalStatementsAreRefused()
{
    const QByteArray sql = "CREATE TABLE a (x INTEGER); CREATE TABLE b (x INTEGER);";
    const auto outcome = m_connection->execute(sql);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Usage);
    QCOMPARE(outcome.error().message, u"The text contains more than one statement; one at a time is sent."_s);
    QCOMPARE(outcome.error().where.offset, sql.lastIndexOf("CREATE"));
    QVERIFY(!m_connection->execute("SELECT * FROM a"));
}

void TestConformance::commentAndSemicolonAfterTheStatementAreFine()
{
    run("CREATE TABLE a (x INTEGER); -- the end\n");
    run("/* before */ INSERT INTO a VALUES (1) /* inside */ ; /* behind */\n -- more");
    run("SELECT * FROM a;\n\n");
}

void TestConformance::brokenUtf8IsRefused()
{
    const auto outcome = m_connection->execute("SELECT '\xC3'");
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().message, u"The statement is not UTF-8."_s);
}

void TestConformance::nulByteIsRefused()
{
    const auto outcome = m_connection->execute(QByteArray("SELECT 1\0; DROP TABLE x", 23));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().message, u"The statement contains a NUL byte."_s);
    QCOMPARE(outcome.error().where.offset, 8);
}

void TestConformance::commitKeepsAndRollbackUndoes()
{
    run("CREATE TABLE t (x INTEGER)");
    QVERIFY(m_connection->begin());
    run("INSERT INTO t VALUES (1)");
    QVERIFY(m_connection->commit());
    QVERIFY(m_connection->begin());
    run("INSERT INTO t VALUES (2)");
    QVERIFY(m_connection->rollback());
    const auto rows = m_connection->query(u"SELECT x FROM t"_s);
    QVERIFY(rows);
    QCOMPARE(rows->rows.size(), 1);
}

void TestConformance::definitionsRollBackWhereTheEngineCan()
{
    QFETCH_GLOBAL(Engine, engine);
    QVERIFY(m_connection->begin());
    run("CREATE TABLE t (x INTEGER)");
    QCOMPARE(m_connection->inTransaction(), engineTraits(engine).transactionalDefinition);
    QVERIFY(m_connection->rollback());
    QCOMPARE(m_connection->execute("SELECT * FROM t").has_value(), !engineTraits(engine).transactionalDefinition);
}

void TestConformance::transactionStateIsTheServers()
{
    QVERIFY(!m_connection->inTransaction());
    run("BEGIN");
    QVERIFY(m_connection->inTransaction());
    run("COMMIT");
    QVERIFY(!m_connection->inTransaction());
    QVERIFY(m_connection->begin());
    run("ROLLBACK");
    QVERIFY(!m_connection->inTransaction());
    QVERIFY(m_connection->rollback());
}

void TestConformance::beginTwiceIsAnError()
{
    QVERIFY(m_connection->begin());
    const auto again = m_connection->begin();
    QVERIFY(!again);
    QCOMPARE(again.error().message, u"A transaction is open already."_s);
    QVERIFY(m_connection->inTransaction());
}

void TestConformance::commitWithoutTransactionIsAnError()
{
    const auto committed = m_connection->commit();
    QVERIFY(!committed);
    QCOMPARE(committed.error().message, u"There is no open transaction to commit."_s);
}

void TestConformance::transactionThatBeginsWithItsFirstStatement()
{
    run("CREATE TABLE t (x INTEGER)");
    const auto rows = [this] { return m_connection->query(u"SELECT x FROM t"_s)->rows.size(); };

    QVERIFY(m_connection->beginWithNext());
    QVERIFY(m_connection->inTransaction());
    QVERIFY(!m_connection->begin());
    QVERIFY(!m_connection->beginWithNext());
    QVERIFY(m_connection->rollback());
    QVERIFY(!m_connection->inTransaction());

    QVERIFY(m_connection->beginWithNext());
    QVERIFY(m_connection->commit());
    QVERIFY(!m_connection->inTransaction());

    QVERIFY(m_connection->beginWithNext());
    QVERIFY(m_connection->executeAll({"INSERT INTO t VALUES (1)"}));
    QVERIFY(m_connection->inTransaction());
    QVERIFY(m_connection->rollback());
    QCOMPARE(rows(), 0);

    QVERIFY(m_connection->beginWithNext());
    run("INSERT INTO t VALUES (2)");
    QVERIFY(m_connection->rollback());
    QCOMPARE(rows(), 0);

    QVERIFY(m_connection->beginWithNext());
    QCOMPARE(rows(), 0);
    QVERIFY(m_connection->inTransaction());
    run("INSERT INTO t VALUES (3)");
    QVERIFY(m_connection->commit());
    QCOMPARE(rows(), 1);

    QVERIFY(m_connection->beginWithNext());
    QVERIFY(!m_connection->executeAll({"INSERT INTO absent VALUES (4)"}));
    QVERIFY(m_connection->rollback());
    run("INSERT INTO t VALUES (5)");
    QVERIFY(!m_connection->inTransaction());
    QCOMPARE(rows(), 2);
}

void TestConformance::commitWithStatementsIsAllOrNothing()
{
    run("CREATE TABLE t (x INTEGER PRIMARY KEY)");
    const auto rows = [this] { return m_connection->query(u"SELECT x FROM t"_s)->rows.size(); };
    int done = 0;
    const auto count = [&done](const StatementOutcome &outcome) { done += static_cast<int>(outcome.rowsAffected); };

    QVERIFY(m_connection->begin());
    run("INSERT INTO t VALUES (1)");
    QVERIFY(m_connection->commitWith({"INSERT INTO t VALUES (2)", "INSERT INTO t VALUES (3)"}, count));
    QVERIFY(!m_connection->inTransaction());
    QCOMPARE(done, 2);
    QCOMPARE(rows(), 3);

    QVERIFY(m_connection->beginWithNext());
    QVERIFY(m_connection->commitWith({"INSERT INTO t VALUES (4)"}));
    QVERIFY(!m_connection->inTransaction());
    QVERIFY(m_connection->beginWithNext());
    QVERIFY(m_connection->commitWith({}));
    QVERIFY(!m_connection->inTransaction());

    done = 0;
    QVERIFY(m_connection->begin());
    run("INSERT INTO t VALUES (5)");
    const auto failed
        = m_connection->commitWith({"INSERT INTO t VALUES (6)", "INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (7)"}, count);
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Statement);
    QCOMPARE(done, 1);
    QVERIFY(m_connection->inTransaction());
    QVERIFY(m_connection->rollback());
    QCOMPARE(rows(), 4);

    QVERIFY(!m_connection->commitWith({}));
    QCOMPARE(m_connection->commitWith({}).error().message, u"There is no open transaction to commit."_s);
}

void TestConformance::readOnlyAccessRefusesChanges()
{
    run("CREATE TABLE t (x INTEGER)");
    ConnectionProfile profile = m_profile;
    profile.access = Access::ReadOnly;
    const auto reader = open(profile);
    QVERIFY(reader->execute("SELECT * FROM t"));
    const auto refused = reader->execute("INSERT INTO t VALUES (1)");
    QVERIFY(!refused);
    QVERIFY(!refused.error().remedy.isEmpty());
    QVERIFY(!reader->execute("CREATE TABLE u (x INTEGER)"));
}

void TestConformance::hostileNamesSurviveQuoting_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a quote in the middle") << u"a\"b"_s;
    QTest::newRow("a quote at the beginning") << u"\"a"_s;
    QTest::newRow("a quote at the end") << u"a\""_s;
    QTest::newRow("a dot") << u"a.b"_s;
    QTest::newRow("a reserved word") << u"select"_s;
    QTest::newRow("a semicolon and a comment") << u"x; --"_s;
    QTest::newRow("a back quote") << u"a`b`"_s;
    QTest::newRow("other letters") << u"Größe Ж 字"_s;
}

void TestConformance::hostileNamesSurviveQuoting()
{
    QFETCH(QString, name);
    const QByteArray quoted = m_connection->quoted(name).toUtf8();
    run("CREATE TABLE " + quoted + " (" + quoted + " INTEGER)");
    const auto rows = m_connection->query(QString::fromUtf8("SELECT * FROM " + quoted));
    QVERIFY(rows);
    QCOMPARE(rows->columns.first().name, name);
}

void TestConformance::constraintErrorKeepsTheConnection()
{
    run("CREATE TABLE t (x INTEGER PRIMARY KEY)");
    run("INSERT INTO t VALUES (1)");
    const auto twice = m_connection->execute("INSERT INTO t VALUES (1)");
    QVERIFY(!twice);
    QCOMPARE(twice.error().kind, ErrorKind::Statement);
    QVERIFY(m_connection->isAlive());
    run("INSERT INTO t VALUES (2)");
}

/// Between a caller's look at its token and the start of a statement, a stop that cannot reach the statement yet would be lost.
void TestConformance::nothingIsSentOnceTheStopIsRequested()
{
    run("CREATE TABLE a (id integer)");
    std::stop_source stop;
    m_connection->setStop(stop.get_token());
    run("INSERT INTO a VALUES (1)");
    stop.request_stop();
    const auto refused = m_connection->execute("INSERT INTO a VALUES (2)");
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Cancelled);
    QCOMPARE(refused.error().toString(), u"The statement was cancelled before it was sent."_s);
    QVERIFY(m_connection->begin());
    QVERIFY(!m_connection->executeAll({"INSERT INTO a VALUES (3)", "INSERT INTO a VALUES (4)"}, [](const StatementOutcome &) {}));
    QVERIFY(m_connection->rollback());
    const auto rows = m_connection->query(u"SELECT id FROM a"_s); // Varve's own still go
    QVERIFY(rows);
    QCOMPARE(rows->rows.size(), 1);
    m_connection->setStop({});
    run("INSERT INTO a VALUES (5)");
}

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"
