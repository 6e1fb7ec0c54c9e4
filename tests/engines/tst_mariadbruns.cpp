// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/catalog/catalogtree.h>
#include <models/catalog/introspector.h>
#include <models/execution/printing/planprinter.h>
#include <models/execution/rehearsal/rehearsal.h>
#include <models/history/historytable.h>
#include <models/history/namedlock.h>
#include <models/history/runwatch.h>
#include <tests/support/mariadbserver.h>
#include <tests/support/workplace.h>

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Varve;
using namespace Varve::Execution;
using Test::Workplace;

/// A project on a real MariaDB: applied, rolled back, failed in the middle, compared, with everything that commits by itself.
class TestMariaDbRuns : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void appliesAndRollsBack();
    void manipulationAloneIsOneTransaction();
    void definitionsAreKnownToCommitBeforehand();
    void failureInTheMiddleIsPartial();
    void failureOfManipulationLeavesNothing();
    void scriptsWithDelimitersRunAsTheyStand();
    void routinesOfOraclesModeRunAsTheyStand();
    void settingsOfAFileEndWithIt();
    void roleOfAFileEndsWithIt();
    void warningsAreShownWithTheirStatement();
    void warningsLeaveTheCountOfRowsAsItWas_data();
    void warningsLeaveTheCountOfRowsAsItWas();
    void marksLeaveTheCountOfRowsAsItWas();
    void countOfRowsAroundACallIsRefused_data();
    void countOfRowsAroundACallIsRefused();
    void countOfRowsAwayFromACallIsTaken_data();
    void countOfRowsAwayFromACallIsTaken();
    void errorsPointIntoTheFile();
    void hostileTextIsKeptInTheHistory();
    void plansScriptGivesTheSameThroughTheClient();
    void secondRunIsToldWhoHoldsTheLock();
    void theHolderIsTheRunThatItIsFor();
    void lostLockStopsTheRun();
    void longNameOfADatabaseStillHasALock();
    void lockTimeoutEndsAWait();
    void lockedRowIsTriedAgain();
    void unitBehindACommittedOneIsTriedAgainInItsSession();
    void callBeforeAVerificationDoesNotWaitForItself();
    void wholeRunCannotBeOneTransaction();
    void unitsAreTransactionsBetweenDefinitions();
    void rowsThatATriggerWroteAreNotWrittenTwice();
    void databaseThatWasMadeAnewRefusesThePlan();
    void deadlockIsTriedAgain();
    void definitionIsTriedAgainWhileItsTableIsBusy();
    void rehearsalGivesWhatTheServerHas();
    void rehearsalNeedsARight();
    void snapshotHasEveryKindOfObject();
    void treeListsWhatIsThere();
    void textWithoutAutocommitSaysWhatIsGone();
    void settingBeforeATextsTransactionMayRemain();
    void preparedTransactionOfATextRemains();

private:
    Workplace &place() { return *m_place; }
    const QString &database() const { return m_place->profile().database; }
    /// Through MariaDB's own client.
    QString client(const QByteArray &sql)
    {
        const auto answer = m_server.runClient(u"mariadb"_s, {u"--batch"_s, u"--skip-column-names"_s, database()}, sql);
        if (!answer)
            qWarning("%s", qPrintable(answer.error().serverText));
        return answer ? QString::fromUtf8(*answer).trimmed() : QString();
    }
    QStringList notices()
    {
        QStringList notices;
        for (const RunEvent &event : std::as_const(place().events)) {
            if (const auto *done = std::get_if<StatementDone>(&event)) {
                for (const Database::Notice &notice : done->outcome.notices)
                    notices += notice.severity + u' ' + notice.text;
            }
        }
        return notices;
    }
    QString definitionOf(const QList<Catalog::SchemaObject> &objects, Catalog::ObjectKind kind, const QString &name) const
    {
        for (const Catalog::SchemaObject &object : objects) {
            if (object.kind == kind && object.name == name)
                return object.definition;
        }
        return u"(none)"_s;
    }

    Test::MariaDbServer &m_server = Test::MariaDbServer::instance();
    std::unique_ptr<Workplace> m_place;
};

void TestMariaDbRuns::initTestCase()
{
    VARVE_NEEDS_MARIADB(m_server);
}

void TestMariaDbRuns::init()
{
    m_place = std::make_unique<Workplace>(m_server.profile(m_server.createDatabase()));
}

void TestMariaDbRuns::appliesAndRollsBack()
{
    place().migration(u"001_tables.sql"_s,
                      "CREATE TABLE a (id int PRIMARY KEY);\nINSERT INTO a VALUES (1), (2);\n-- varve:down\nDROP TABLE a;\n");
    place().migration(u"002_more.sql"_s,
                      "CREATE TABLE b (id int);\n-- varve:verify\nSELECT COUNT(*) FROM b; -- expect: 0\n-- varve:down\nDROP TABLE b;\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(client("SELECT GROUP_CONCAT(id) FROM a"), u"1,2"_s);
    QCOMPARE(place().history(), (QStringList{u"001_tables up ok 2/2"_s, u"002_more up ok 1/1"_s}));
    QCOMPARE(place().standings(), (QStringList{u"001_tables applied"_s, u"002_more applied"_s}));
    const History::HistoryEntry entry = place().status().history.constFirst();
    QVERIFY(qAbs(entry.appliedAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QVERIFY(place().migratePlan().isEmpty());
    QCOMPARE(client("SELECT outcome FROM migration_runs"), u"done"_s);

    const RunResult back = place().run(place().rollbackPlan(u"base"_s));
    QVERIFY2(back.isSuccess(), qPrintable(back.summary));
    QCOMPARE(client("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name IN ('a', 'b')"), u"0"_s);
    QCOMPARE(place().standings(), (QStringList{u"001_tables pending"_s, u"002_more pending"_s}));
}

void TestMariaDbRuns::manipulationAloneIsOneTransaction()
{
    client("CREATE TABLE t (id int PRIMARY KEY)");
    place().migration(u"001_rows.sql"_s, "INSERT INTO t VALUES (1);\nUPDATE t SET id = 2;\n");
    const Plan plan = place().migratePlan();
    QVERIFY(plan.steps.constFirst().oneTransaction);
    QVERIFY2(place().run(plan).isSuccess(), qPrintable(place().history().join(u'\n')));
    QCOMPARE(client("SELECT id FROM t"), u"2"_s);
}

void TestMariaDbRuns::definitionsAreKnownToCommitBeforehand()
{
    place().migration(u"001_both.sql"_s, "INSERT INTO t VALUES (1);\nALTER TABLE t ADD COLUMN y int;\n");
    const Plan plan = place().migratePlan();
    QVERIFY(!plan.steps.constFirst().oneTransaction);
    QCOMPARE(*plan.steps.constFirst().transactionReason, u"ALTER TABLE commits by itself (line 2)"_s);
    QVERIFY2(printPlan(plan).contains(u"ALTER TABLE commits by itself (line 2)"_s), qPrintable(printPlan(plan)));
}

void TestMariaDbRuns::failureInTheMiddleIsPartial()
{
    place().migration(u"001_partly.sql"_s,
                      "CREATE TABLE a (id int);\nCREATE TABLE b (id int);\nINSERT INTO nowhere VALUES (1);\nCREATE TABLE c (id int);\n"
                      "-- varve:down\nDROP TABLE IF EXISTS a, b, c;\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.failedMigration, u"001_partly"_s);
    QCOMPARE(result.error->where.line, 3);
    QCOMPARE(place().history(), QStringList{u"001_partly up failed 2/4"_s});
    QCOMPARE(place().standings(), QStringList{u"001_partly partial"_s});
    QCOMPARE(client("SELECT GROUP_CONCAT(table_name ORDER BY 1) FROM information_schema.tables "
                    "WHERE table_schema = DATABASE() AND LENGTH(table_name) = 1"),
             u"a,b"_s);
}

void TestMariaDbRuns::failureOfManipulationLeavesNothing()
{
    client("CREATE TABLE t (id int PRIMARY KEY)");
    place().migration(u"001_rows.sql"_s, "INSERT INTO t VALUES (1);\nINSERT INTO t VALUES (1);\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->serverCode, u"1062"_s);
    QCOMPARE(client("SELECT COUNT(*) FROM t"), u"0"_s);
    QCOMPARE(place().history(), QStringList{u"001_rows up failed 0/2"_s});
}

void TestMariaDbRuns::scriptsWithDelimitersRunAsTheyStand()
{
    const QByteArray script = "CREATE TABLE log (x int);\nDELIMITER //\nCREATE PROCEDURE fill(n int)\nBEGIN\n  WHILE n > 0 DO\n"
                              "    INSERT INTO log VALUES (n);\n    SET n = n - 1;\n  END WHILE;\nEND//\nDELIMITER ;\nCALL fill(3);\n";
    place().migration(u"001_procedure.sql"_s, script);
    const Plan plan = place().migratePlan();
    QCOMPARE(plan.statementCount(), 3);
    const RunResult result = place().run(plan);
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(client("SELECT GROUP_CONCAT(x ORDER BY x) FROM log"), u"1,2,3"_s);
}

void TestMariaDbRuns::routinesOfOraclesModeRunAsTheyStand()
{
    place().migration(
        u"001_oracle.sql"_s,
        "SET sql_mode = ORACLE;\nDELIMITER //\nCREATE PROCEDURE twice(x IN int) AS\n  y int;\n  z int;\nBEGIN\n  y := x * 2;\n"
        "  CREATE TABLE made AS SELECT y AS a;\nEND;\n//\nDELIMITER ;\nCALL twice(4);\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), result.error ? qPrintable(result.error->toString()) : qPrintable(result.summary));
    QCOMPARE(client("SELECT a FROM made"), u"8"_s);
}

void TestMariaDbRuns::settingsOfAFileEndWithIt()
{
    place().migration(u"001_settings.sql"_s,
                      "SET SESSION sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES';\nSET @left = 1;\nUSE information_schema;\n");
    place().migration(u"002_after.sql"_s, "CREATE TABLE seen AS SELECT @@sql_mode AS mode, @left AS mine, DATABASE() AS place;\n");
    const QString before = client("SELECT @@sql_mode");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(client("SELECT mode, mine, place FROM seen"), QString(before + "\tNULL\t"_L1 + database()));
    QCOMPARE(place().history().size(), 2);
}

void TestMariaDbRuns::roleOfAFileEndsWithIt()
{
    client("CREATE ROLE IF NOT EXISTS first, `own \"one\"`; GRANT first TO CURRENT_USER(); GRANT `own \"one\"` TO CURRENT_USER()");
    place().migration(u"001_role.sql"_s, "SET ROLE first;\n");
    place().migration(u"002_after.sql"_s, "CREATE TABLE seen AS SELECT coalesce(CURRENT_ROLE(), 'none') AS role;\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QCOMPARE(client("SELECT role FROM seen"), u"none"_s);

    client("SET DEFAULT ROLE `own \"one\"`");
    place().migration(u"003_role.sql"_s, "SET ROLE first;\n");
    place().migration(u"004_after.sql"_s, "CREATE TABLE later AS SELECT CURRENT_ROLE() AS role;\n");
    const RunResult result = place().run(place().migratePlan());
    client("SET DEFAULT ROLE NONE");
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(client("SELECT role FROM later"), u"own \"one\""_s);
}

void TestMariaDbRuns::warningsAreShownWithTheirStatement()
{
    place().migration(u"001_warns.sql"_s, "DROP TABLE IF EXISTS nobody;\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QCOMPARE(notices(), QStringList{u"Note Unknown table '%1.nobody' (1051)"_s.arg(database())});
}

void TestMariaDbRuns::warningsLeaveTheCountOfRowsAsItWas_data()
{
    QTest::addColumn<QByteArray>("transaction");
    QTest::addColumn<QByteArray>("text");
    const QByteArray insert = "INSERT IGNORE INTO a VALUES (1, 5), (3, 3), (4, 4);\n";
    QTest::newRow("in a statement") << QByteArray("migration") << insert + "INSERT INTO log VALUES (ROW_COUNT());\n";
    QTest::newRow("by diagnostics") << QByteArray("migration")
                                    << insert + "GET DIAGNOSTICS @n = ROW_COUNT;\nINSERT INTO log VALUES (@n);\n";
    QTest::newRow("in a routine") << QByteArray("migration")
                                  << "CREATE FUNCTION f() RETURNS int RETURN ROW_COUNT();\n" + insert + "INSERT INTO log SELECT f();\n";
    QTest::newRow("in a text") << QByteArray("none")
                               << "PREPARE s FROM 'INSERT INTO log VALUES (ROW_COUNT())';\n" + insert + "EXECUTE s;\n";
}

/// As MariaDB's own client writes it: the question for the texts of warnings counts anew.
void TestMariaDbRuns::warningsLeaveTheCountOfRowsAsItWas()
{
    QFETCH(QByteArray, transaction);
    QFETCH(QByteArray, text);
    place().configure("", "[policies]\ntransaction = \"" + transaction + "\"\n");
    client("CREATE TABLE a (i int PRIMARY KEY, j int); INSERT INTO a VALUES (1, 1), (2, 2); CREATE TABLE log (n int)");
    place().migration(u"001_count.sql"_s, text);
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(client("SELECT n FROM log"), u"2"_s);
    QCOMPARE(notices(), QStringList{u"Warning 1 warning(s); no text is read, because a statement of the file asks for ROW_COUNT()."_s});
}

/// Those of many statements are written into their transaction.
void TestMariaDbRuns::marksLeaveTheCountOfRowsAsItWas()
{
    client("CREATE TABLE a (i int); CREATE TABLE log (n int)");
    place().configure("", "[policies]\ntransaction = \"auto\"\n");
    place().migration(u"001_count.sql"_s,
                      "CREATE TABLE b (i int);\n" + QByteArray("DELETE FROM a;\n").repeated(499)
                          + "INSERT INTO a VALUES (1), (2);\nINSERT INTO log VALUES (ROW_COUNT());\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(client("SELECT n FROM log"), u"2"_s);
}

void TestMariaDbRuns::countOfRowsAroundACallIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray insert = "INSERT INTO log VALUES (1);\n";
    const QByteArray prepare = "PREPARE s FROM 'INSERT INTO log VALUES (1)';\n";
    QTest::newRow("behind a call") << QByteArray("CALL p();\nSET @n = ROW_COUNT();\n");
    QTest::newRow("behind an executed text") << prepare + "EXECUTE s;\nINSERT INTO log SELECT row_count ( );\n";
    QTest::newRow("by diagnostics") << QByteArray("CALL p();\nGET DIAGNOSTICS @n = ROW_COUNT;\n");
    QTest::newRow("in an executed text") << insert + "EXECUTE IMMEDIATE 'INSERT INTO log VALUES (ROW_COUNT())';\n";
    QTest::newRow("in a prepared text") << "PREPARE s FROM 'INSERT INTO log VALUES (ROW_COUNT())';\n" + insert + "EXECUTE s;\n";
    QTest::newRow("at a block's head") << insert + "DELIMITER //\nIF ROW_COUNT() = 1 THEN INSERT INTO log VALUES (77); END IF//\n";
    QTest::newRow("given to a call") << insert + "CALL q(ROW_COUNT());\n";
}

/// In a transaction it is looked whether the call ended that, and then the server counts anew.
void TestMariaDbRuns::countOfRowsAroundACallIsRefused()
{
    QFETCH(QByteArray, text);
    const auto lines = text.count('\n');
    place().migration(u"001_count.sql"_s, text + QByteArray(17 * 1024 * 1024, ' ')); // read as it runs
    const auto streamed = place().tryMigrate();
    QVERIFY(!streamed);
    place().migration(u"001_count.sql"_s, text);
    const auto plan = place().tryMigrate();
    QVERIFY(!plan);
    const QString told = plan.error().toString();
    QVERIFY2(told.startsWith(u"migrations/001_count.sql:%1:1: "_s.arg(lines)), qPrintable(told));
    QVERIFY2(told.contains(u" asks for ROW_COUNT(), and in a transaction Varve looks before and behind each CALL and EXECUTE whether it is "
                           "still the same one; behind that look the server has counted anew.\n"
                           "Have the routine keep the number itself, in an OUT parameter or a user variable; or keep it before the call: "
                           "SET @n = ROW_COUNT(). With transaction = \"none\" under [policies] nothing is looked at."_s),
             qPrintable(told));
    QCOMPARE(streamed.error().toString(), told);
}

void TestMariaDbRuns::countOfRowsAwayFromACallIsTaken_data()
{
    QTest::addColumn<QByteArray>("transaction");
    QTest::addColumn<QByteArray>("text");
    const QByteArray migration = "migration";
    QTest::newRow("of a statement between") << migration
                                            << QByteArray("CALL p();\nUPDATE a SET i = i + 10;\nINSERT INTO log VALUES (ROW_COUNT());\n");
    QTest::newRow("found by a call") << migration << QByteArray("CALL f();\nINSERT INTO log VALUES (FOUND_ROWS());\n");
    QTest::newRow("in a block")
        << migration
        << QByteArray("CALL p();\nDELIMITER //\nBEGIN NOT ATOMIC UPDATE a SET i = i + 10; INSERT INTO log VALUES (ROW_COUNT()); END //\n");
    QTest::newRow("without a transaction") << QByteArray("none") << QByteArray("CALL p();\nINSERT INTO log VALUES (ROW_COUNT());\n");
}

void TestMariaDbRuns::countOfRowsAwayFromACallIsTaken()
{
    QFETCH(QByteArray, transaction);
    QFETCH(QByteArray, text);
    client("CREATE TABLE a (i int); INSERT INTO a VALUES (1), (2); CREATE TABLE log (n int); CREATE PROCEDURE p() UPDATE a SET i = i + 1; "
           "CREATE PROCEDURE f() SELECT SQL_CALC_FOUND_ROWS i FROM a LIMIT 1");
    place().configure("", "[policies]\ntransaction = \"" + transaction + "\"\n");
    place().migration(u"001_count.sql"_s, text);
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(client("SELECT n FROM log"), u"2"_s);
}

void TestMariaDbRuns::errorsPointIntoTheFile()
{
    place().configure("", "[variables]\nprefix = \"a_rather_long_value\"\n");
    place().migration(u"001_broken.sql"_s, "CREATE TABLE ok (x int);\n\nCREATE TABLE ${prefix}_t (\n  x int,\n  yy int nonsense qq\n);\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->where.file, u"migrations/001_broken.sql"_s);
    QCOMPARE(result.error->where.line, 5);
    QCOMPARE(result.error->where.column, 19);
}

void TestMariaDbRuns::hostileTextIsKeptInTheHistory()
{
    const QString hostile = u"O'Hara \\ \\' \"x\" `y` 𝄞 ; -- \n#"_s;
    History::HistoryTable table(place().connection(), {});
    QVERIFY(table.ensure());
    QVERIFY(table.ensure());
    History::HistoryEntry entry;
    entry.migrationId = hostile;
    entry.errorMessage = hostile;
    entry.appliedAt = QDateTime::fromString(u"2026-02-11T09:30:15.123Z"_s, Qt::ISODateWithMs).toUTC();
    for (const QByteArray &mode : {QByteArray(), QByteArray("NO_BACKSLASH_ESCAPES,ANSI_QUOTES")}) {
        QVERIFY(place().connection().execute("SET SESSION sql_mode = '" + mode + "'"));
        const auto written = table.write(entry);
        QVERIFY2(written, written ? "" : qPrintable(written.error().toString()));
        const auto rows = table.read();
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().toString()));
        QCOMPARE(rows->constLast().migrationId, hostile);
        QCOMPARE(rows->constLast().errorMessage, hostile);
        QCOMPARE(rows->constLast().appliedAt, entry.appliedAt);
    }
    QVERIFY(place().connection().resetSession());
}

void TestMariaDbRuns::plansScriptGivesTheSameThroughTheClient()
{
    place().migration(u"001_table.sql"_s, "CREATE TABLE t (id int PRIMARY KEY, x text);\n");
    place().migration(u"002_procedure.sql"_s, "CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END;\n");
    place().migration(u"003_rows.sql"_s, "INSERT INTO t VALUES (1, 'it''s -- ; \\\\');\n");
    const QString script = *planAsSql(place().migratePlan());
    const auto ran = m_server.runClient(u"mariadb"_s, {u"--batch"_s, database()}, script.toUtf8());
    QVERIFY2(ran, ran ? "" : qPrintable(ran.error().serverText + script));
    QCOMPARE(place().standings(), (QStringList{u"001_table applied"_s, u"002_procedure applied"_s, u"003_rows applied"_s}));
    QCOMPARE(place().rows(u"SELECT x FROM t"_s), QStringList{u"it's -- ; \\"_s});
    const QString appliedBy = place().status().history.constFirst().appliedBy; // the account that the server took it for
    QVERIFY2(appliedBy.startsWith("varve@"_L1), qPrintable(appliedBy));

    // While a run holds the lock the script does nothing.
    const auto lock = History::RunLock::acquire(place().profile(), place().profile().password.given, std::chrono::seconds(1));
    QVERIFY(lock);
    place().configure("", "[policies]\nrun_lock_timeout = \"1s\"\n");
    place().migration(u"004_more.sql"_s, "CREATE TABLE u (id int);\n");
    const auto refused = m_server.runClient(u"mariadb"_s, {u"--batch"_s, database()}, planAsSql(place().migratePlan())->toUtf8());
    QVERIFY(!refused);
    QVERIFY2(refused.error().serverText.contains(u"more than 1 row"_s), qPrintable(refused.error().serverText));
    QCOMPARE(client("SHOW TABLES LIKE 'u'"), QString());
}

void TestMariaDbRuns::secondRunIsToldWhoHoldsTheLock()
{
    const auto &profile = place().profile();
    const auto first = History::RunLock::acquire(profile, profile.password.given, {});
    QVERIFY2(first, first ? "" : qPrintable(first.error().toString()));
    QVERIFY((*first)->isHeld());
    QList<History::LockHolder> told;
    const auto second = History::RunLock::acquire(profile, profile.password.given, std::chrono::milliseconds(300), {},
                                                  [&](const History::LockHolder &holder) { told += holder; });
    QVERIFY(!second);
    QCOMPARE(second.error().kind, Core::ErrorKind::Locked);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.constFirst().user, u"varve"_s);
    QCOMPARE(told.constFirst().host, u"127.0.0.1"_s);
    // Only a run has said whose process it is.
    QCOMPARE(told.constFirst().processId, 0);
    QVERIFY(!told.constFirst().since.isValid());
    const int session = told.constFirst().backendId;
    QCOMPARE(told.constFirst().toString(), u"varve on 127.0.0.1, the server's session %1 (of which process is not known)"_s.arg(session));
    QCOMPARE((History::LockHolder{.user = {}, .host = {}, .since = {}, .backendId = 9}.toString()),
             u"the server's session 9 (whose it is, this user is not shown)"_s);
    // Another database of the same server is another lock.
    QVERIFY(History::RunLock::acquire(m_server.profile(m_server.createDatabase()), profile.password.given, {}));
}

void TestMariaDbRuns::theHolderIsTheRunThatItIsFor()
{
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id int);\nCREATE TABLE b (id int);\n");
    QList<History::LockHolder> holders;
    QString refused;
    place().onEvent = [&](const RunEvent &event) {
        if (!std::holds_alternative<StatementDone>(event) || !holders.isEmpty())
            return;
        const auto connection = place().newConnection();
        // A run that was killed long ago, and one whose session goes on, are none of it.
        QVERIFY(connection->execute(
            "INSERT INTO migration_runs (run_id, started_at, user_name, host_name, process_id, backend_id, application_name, outcome) "
            "SELECT 'other', started_at, 'bert', 'elsewhere', 9, backend_id, '', 'running' FROM migration_runs"));
        const auto state = History::readLockState(*connection, {});
        QVERIFY(state && state->holder);
        holders += *state->holder;
        refused = History::RunLock::acquire(place().profile(), place().profile().password.given, {}, {}, {}, 0,
                                            [](Database::Connection &waiting, const History::LockHolder &holder) {
                                                return History::identifyHolder(waiting, {}, holder);
                                            })
                      .error()
                      .message;
    };
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QCOMPARE(holders.size(), 1);
    const History::LockHolder self = History::thisProcess();
    QCOMPARE(holders.constFirst().processId, self.processId);
    QCOMPARE(holders.constFirst().host, self.host);
    QVERIFY(qAbs(holders.constFirst().since.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QVERIFY(holders.constFirst().backendId != self.processId);
    QVERIFY2(refused.contains(u", process %1, since "_s.arg(self.processId)), qPrintable(refused));
}

void TestMariaDbRuns::lostLockStopsTheRun()
{
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id int);\nCREATE TABLE b (id int);\n");
    place().onEvent = [this](const RunEvent &event) {
        if (!std::holds_alternative<StatementDone>(event))
            return;
        const QString used = client(QString(u"SELECT IS_USED_LOCK('"_s + History::NamedLock::name(database()) + u"')"_s).toUtf8());
        client("KILL " + used.toUtf8());
        while (client("SELECT COUNT(*) FROM information_schema.processlist WHERE id = " + used.toUtf8()) == u"1"_s)
            continue; // the server has not closed it yet
    };
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->kind, Core::ErrorKind::Locked);
    QCOMPARE(client("SHOW TABLES LIKE 'b'"), QString());
    QCOMPARE(place().standings(), QStringList{u"001_first partial"_s});
}

void TestMariaDbRuns::longNameOfADatabaseStillHasALock()
{
    const QString longest(64, u'x');
    QVERIFY(History::NamedLock::name(longest).size() <= 64);
    QVERIFY(History::NamedLock::name(longest) != History::NamedLock::name(QString(63, u'x') + u'y'));
    QCOMPARE(History::NamedLock::name(u"shop"_s), u"varve shop"_s);
    QCOMPARE(History::RunLock::describe(m_server.profile(u"shop"_s)), u"GET_LOCK('varve shop')"_s);
}

void TestMariaDbRuns::lockTimeoutEndsAWait()
{
    client("CREATE TABLE t (id int)");
    place().configure("", "[policies]\nlock_timeout = \"1s\"\n");
    place().migration(u"001_alter.sql"_s, "ALTER TABLE t ADD COLUMN x int;\n");
    const auto holder = place().newConnection();
    QVERIFY(holder->begin());
    QVERIFY(holder->execute("SELECT * FROM t"));
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->kind, Core::ErrorKind::Locked);
    QCOMPARE(result.error->serverCode, u"1205"_s);
    QVERIFY(!result.error->remedy.isEmpty());
    // The session has its own time-out again.
    QCOMPARE(place().connection().query(u"SELECT @@lock_wait_timeout > 1"_s)->rows.constFirst().constFirst().toInt(), 1);
}

void TestMariaDbRuns::lockedRowIsTriedAgain()
{
    client("CREATE TABLE t (id int); INSERT INTO t VALUES (1)");
    place().configure("lock_timeout = \"1s\"\nretry_wait = \"1ms\"\n");
    place().migration(u"001_rows.sql"_s, "INSERT INTO t VALUES (10);\nUPDATE t SET id = id + 1;\n");
    const auto holder = place().newConnection();
    QVERIFY(holder->begin());
    QVERIFY(holder->execute("UPDATE t SET id = id + 100"));
    int retries = 0;
    place().onEvent = [&](const RunEvent &event) {
        if (const auto *again = std::get_if<StepRetried>(&event)) {
            ++retries;
            QCOMPARE(again->error.serverCode, u"1205"_s);
            QVERIFY(holder->rollback());
        }
    };
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(retries, 1);
    QCOMPARE(client("SELECT group_concat(id ORDER BY id) FROM t"), u"2,11"_s);
}

void TestMariaDbRuns::unitBehindACommittedOneIsTriedAgainInItsSession()
{
    client("CREATE TABLE t (id int); INSERT INTO t VALUES (1); CREATE TABLE a (i int)");
    place().configure("lock_timeout = \"1s\"\nretry_wait = \"1ms\"\n", "[policies]\ntransaction = \"auto\"\n");
    const auto holder = place().newConnection();
    int retries = 0;
    place().onEvent = [&](const RunEvent &event) {
        if (std::holds_alternative<StepStarted>(event) && retries == 0) {
            QVERIFY(holder->begin());
            QVERIFY(holder->execute("UPDATE t SET id = id + 100"));
        }
        if (std::holds_alternative<StepRetried>(event)) {
            ++retries;
            QVERIFY(holder->rollback());
        }
    };
    const QByteArray before = "SET @x = 7;\nCREATE TABLE z (i int);\n";
    place().migration(u"001_rows.sql"_s, before + "INSERT INTO a VALUES (@x);\nUPDATE t SET id = id + 1;\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(retries, 1);
    QCOMPARE(client("SELECT i FROM a"), u"7"_s);
    // What a rollback does not take back would be done twice.
    retries = 0;
    place().migration(u"002_rows.sql"_s,
                      "CREATE TABLE y (i int);\nSET @n = @n + 1;\nINSERT INTO a VALUES (@n);\nUPDATE t SET id = id + 1;\n");
    const RunResult failed = place().run(place().migratePlan());
    QVERIFY(!failed.isSuccess());
    QCOMPARE(retries, 0);
    QVERIFY(holder->rollback());
}

/// Its mark is in the run's own transaction: another session that wrote it would wait for that.
void TestMariaDbRuns::callBeforeAVerificationDoesNotWaitForItself()
{
    client("CREATE TABLE t (id int); CREATE PROCEDURE p() INSERT INTO t VALUES (1)");
    place().configure("lock_timeout = \"1s\"\nretries = 0\n");
    place().migration(u"001_call.sql"_s, "CALL p();\n-- varve:verify\nSELECT count(*) FROM t;\n-- expect: 1\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(client("SELECT count(*) FROM t"), u"1"_s);
}

void TestMariaDbRuns::wholeRunCannotBeOneTransaction()
{
    place().configure("", "[policies]\ntransaction = \"all\"\n");
    place().migration(u"001_rows.sql"_s, "CREATE TABLE t (id int);\n");
    const auto plan = place().tryMigrate();
    QVERIFY(!plan);
    QCOMPARE(plan.error().toString(),
             u"varve.toml wants the whole run in one transaction (transaction = \"all\"), and MariaDB commits with each definition.\n"
             "Write transaction = \"migration\" or \"auto\" under [policies]."_s);
}

void TestMariaDbRuns::unitsAreTransactionsBetweenDefinitions()
{
    place().configure("", "[policies]\ntransaction = \"auto\"\n");
    place().migration(u"001_mixed.sql"_s,
                      "CREATE TABLE t (id int);\nINSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);\nCREATE TABLE u (id int);\n"
                      "INSERT INTO t VALUES (3);\nINSERT INTO absent VALUES (1);\n");
    const RunResult result = place().run(place().migratePlan());
    QCOMPARE(result.summary, u"Statement 6 failed. 4 statements of 001 remain: they were committed before."_s);
    QCOMPARE(client("SELECT group_concat(id ORDER BY id) FROM t"), u"1,2"_s);
    QCOMPARE(place().history(), QStringList{u"001_mixed up failed 4/6"_s});
}

/// Into a table without transactions, before the statement waited in vain.
void TestMariaDbRuns::rowsThatATriggerWroteAreNotWrittenTwice()
{
    client("CREATE TABLE a (v int); INSERT INTO a VALUES (0); CREATE TABLE b (v int); CREATE TABLE noted (v int) ENGINE = MyISAM");
    const auto other = place().newConnection();
    QVERIFY(other->execute(
        "CREATE TRIGGER notes AFTER INSERT ON b FOR EACH ROW BEGIN INSERT INTO noted VALUES (1); UPDATE a SET v = v + 1; END"));
    place().configure("lock_timeout = \"1s\"\nretry_wait = \"1ms\"\n", "[policies]\ntransaction = \"none\"\n");
    place().migration(u"001_b.sql"_s, "INSERT INTO b VALUES (1);\n");
    place().onEvent = [&](const RunEvent &event) {
        if (std::holds_alternative<StatementStarted>(event)) {
            QVERIFY(other->begin());
            QVERIFY(other->execute("UPDATE a SET v = v + 10"));
        }
        QVERIFY(!std::holds_alternative<StepRetried>(event));
        if (std::holds_alternative<StatementFailed>(event))
            QVERIFY(other->rollback());
    };
    QVERIFY(!place().run(place().migratePlan()).isSuccess());
    QCOMPARE(client("SELECT COUNT(*) FROM noted"), u"1"_s);
}

void TestMariaDbRuns::databaseThatWasMadeAnewRefusesThePlan()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id int);\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id int);\n");
    const Plan plan = place().migratePlan();
    const QString name = place().profile().database;
    client("DROP DATABASE " + name.toUtf8() + "; CREATE DATABASE " + name.toUtf8());
    const auto connection = place().newConnection();
    const auto result = run(plan, *connection, {.stop = {}, .rowLimit = 1, .password = place().profile().password.given, .appliedBy = {}});
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Core::ErrorKind::History);
    QCOMPARE(result.error().toString(),
             QStringLiteral("The history changed since the plan was made: it cannot be read any more (Table '%1.migration_history' doesn't "
                            "exist).\nNothing was run. Look at the status, then plan again.")
                 .arg(name));
}

void TestMariaDbRuns::deadlockIsTriedAgain()
{
    client("CREATE TABLE a (v int); INSERT INTO a VALUES (0); CREATE TABLE b (v int); INSERT INTO b VALUES (0); CREATE TABLE c (v int)");
    place().configure("lock_timeout = \"60s\"\nretry_wait = \"1ms\"\n");
    place().migration(u"001_both.sql"_s, "UPDATE a SET v = v + 1;\nUPDATE b SET v = v + 1;\n");
    const auto other = place().newConnection();
    std::thread waiter;
    int retries = 0;
    place().onEvent = [&](const RunEvent &event) {
        const auto *done = std::get_if<StatementDone>(&event);
        if (done && done->statement == 0 && retries == 0) {
            // Who changed less is who gives up (InnoDB): that is the run.
            QVERIFY(other->begin());
            QVERIFY(other->execute("INSERT INTO c SELECT seq FROM seq_1_to_1000"));
            QVERIFY(other->execute("UPDATE b SET v = v + 10"));
            waiter = std::thread([&] { (void)other->execute("UPDATE a SET v = v + 10"); });
            while (client("SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'") == u"0"_s)
                std::this_thread::yield();
        }
        if (const auto *again = std::get_if<StepRetried>(&event)) {
            ++retries;
            QCOMPARE(again->error.serverCode, u"1213"_s);
            waiter.join();
            QVERIFY(other->commit());
        }
    };
    const RunResult result = place().run(place().migratePlan());
    if (waiter.joinable())
        waiter.join();
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(retries, 1);
    QCOMPARE(client("SELECT CONCAT(a.v, ' ', b.v) FROM a, b"), u"11 11"_s);
}

/// Each commits by itself, and one that waited in vain did nothing.
void TestMariaDbRuns::definitionIsTriedAgainWhileItsTableIsBusy()
{
    client("CREATE TABLE a (v int); INSERT INTO a VALUES (0)");
    place().configure("lock_timeout = \"1s\"\nretry_wait = \"1ms\"\n");
    place().migration(u"001_more.sql"_s,
                      "INSERT INTO a VALUES (1);\nALTER TABLE a ADD COLUMN phone varchar(20);\nINSERT INTO a VALUES (2, '2');\n");
    const auto other = place().newConnection();
    int retries = 0;
    place().onEvent = [&](const RunEvent &event) {
        const auto *started = std::get_if<StatementStarted>(&event);
        if (started && started->statement == 1 && retries == 0) {
            QVERIFY(other->begin());
            QVERIFY(other->query(u"SELECT * FROM a"_s));
        }
        if (const auto *again = std::get_if<StepRetried>(&event)) {
            ++retries;
            QCOMPARE(again->error.serverCode, u"1205"_s);
            QVERIFY(other->rollback());
        }
    };
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(retries, 1);
    QCOMPARE(client("SELECT GROUP_CONCAT(v ORDER BY v) FROM a"), u"0,1,2"_s);
    QCOMPARE(place().standings(), QStringList{u"001_more applied"_s});
}

void TestMariaDbRuns::rehearsalGivesWhatTheServerHas()
{
    place().migration(u"001_tables.sql"_s,
                      "CREATE TABLE a (id int PRIMARY KEY AUTO_INCREMENT, x varchar(20) NOT NULL DEFAULT 'it''s', KEY x_idx (x));\n"
                      "CREATE VIEW v AS SELECT id, x FROM a WHERE x <> '`test_1`.';\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    const auto built = rehearseSnapshot(place().project(), place().environment(), u"main"_s,
                                        {place().profile(), place().profile().password.given, place().environment(), false});
    QVERIFY2(built, built ? "" : qPrintable(built.error().toString()));
    const auto live = Catalog::introspect(place().connection());
    QVERIFY2(live, live ? "" : qPrintable(live.error().toString()));
    QCOMPARE(built->objects, live->objects);
    QCOMPARE(client("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name LIKE 'varve%'"), u"0"_s);
}

void TestMariaDbRuns::rehearsalNeedsARight()
{
    client("CREATE OR REPLACE USER small@'%' IDENTIFIED BY 'pw'");
    client("GRANT ALL ON " + database().toUtf8() + ".* TO small@'%'");
    place().migration(u"001_tables.sql"_s, "CREATE TABLE a (id int);\n");
    Database::ConnectionProfile profile = place().profile();
    profile.user = u"small"_s;
    profile.password.given = Database::Secret(u"pw"_s);
    const auto built = rehearseSnapshot(place().project(), place().environment(), u"main"_s,
                                        {profile, profile.password.given, place().environment(), false});
    QVERIFY(!built);
    QVERIFY2(built.error().message.startsWith(u"No scratch database can be made on the server: Access denied for user 'small'@"_s),
             qPrintable(built.error().message));
    QCOMPARE(built.error().remedy, u"Let an administrator run: GRANT ALL ON `varve\\_rehearsal\\_%`.* TO 'small'@'%';"_s);
}

void TestMariaDbRuns::snapshotHasEveryKindOfObject()
{
    place().migration(
        u"001_all.sql"_s,
        "CREATE TABLE parent (id bigint UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, code char(3) NOT NULL,\n"
        "  mark char(2) COLLATE utf8mb4_bin, UNIQUE KEY code_key (code)) COMMENT 'of all';\n"
        "CREATE TABLE child (\n  id int PRIMARY KEY,\n  parent_id bigint UNSIGNED,\n  price decimal(10,2) DEFAULT 0.00 COMMENT 'net',\n"
        "  gross decimal(12,4) AS (price * 1.2) STORED,\n  changed timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),\n"
        "  body text,\n  CHECK (price >= 0),\n  CONSTRAINT parent_fk FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE,\n"
        "  KEY price_idx (price DESC, id),\n  FULLTEXT KEY body_idx (body));\n"
        "CREATE VIEW cheap AS SELECT id FROM child WHERE price < 1 WITH CHECK OPTION;\n"
        "CREATE TRIGGER child_bi BEFORE INSERT ON child FOR EACH ROW SET NEW.body = 'x';\n"
        "CREATE FUNCTION twice(n int) RETURNS int DETERMINISTIC RETURN n * 2;\n"
        "CREATE PROCEDURE fill(IN n int, OUT m int) SET m = n;\n"
        "CREATE SEQUENCE numbers START WITH 5;\n"
        "CREATE EVENT tidy ON SCHEDULE EVERY 1 DAY DO DELETE FROM child;\n"
        "CREATE TABLE years (y int) PARTITION BY RANGE (y) (PARTITION p0 VALUES LESS THAN (2000), PARTITION p1 VALUES LESS THAN MAXVALUE);\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    const auto snapshot = Catalog::introspect(place().connection());
    QVERIFY2(snapshot, snapshot ? "" : qPrintable(snapshot.error().toString()));
    using Kind = Catalog::ObjectKind;
    const auto expect = [&](Kind kind, const QString &name, const QString &definition) {
        QCOMPARE(definitionOf(snapshot->objects, kind, name), definition);
    };
    QVERIFY(definitionOf(snapshot->objects, Kind::Table, u"parent"_s).startsWith(u"ENGINE=InnoDB COLLATE=utf8mb4_"_s));
    QVERIFY(definitionOf(snapshot->objects, Kind::Table, u"parent"_s).endsWith(u"COMMENT='of all'"_s));
    expect(Kind::Column, u"code"_s, u"char(3) NOT NULL"_s);
    expect(Kind::Column, u"mark"_s, u"char(2) COLLATE utf8mb4_bin"_s);
    QVERIFY(std::none_of(snapshot->objects.cbegin(), snapshot->objects.cend(), [](const Catalog::SchemaObject &object) {
        return object.kind == Kind::Column && (object.table == u"cheap" || object.table == u"numbers");
    }));
    expect(Kind::Column, u"price"_s, u"decimal(10,2) DEFAULT 0.00 COMMENT 'net'"_s);
    expect(Kind::Column, u"gross"_s, u"decimal(12,4) GENERATED ALWAYS AS (`price` * 1.2) STORED"_s);
    expect(Kind::Column, u"changed"_s, u"timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE CURRENT_TIMESTAMP()"_s);
    expect(Kind::PrimaryKey, u"(id)"_s, u"PRIMARY KEY (id)"_s);
    expect(Kind::UniqueKey, u"code_key"_s, u"UNIQUE (code)"_s);
    expect(Kind::ForeignKey, u"parent_fk"_s, u"FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE"_s);
    expect(Kind::Check, u"CONSTRAINT_1"_s, u"CHECK (`price` >= 0)"_s);
    expect(Kind::Index, u"price_idx"_s, u"(price DESC, id)"_s);
    expect(Kind::Index, u"body_idx"_s, u"FULLTEXT (body)"_s);
    expect(Kind::View, u"cheap"_s, u"AS select `child`.`id` AS `id` from `child` where `child`.`price` < 1 WITH CASCADED CHECK OPTION"_s);
    expect(Kind::Trigger, u"child_bi"_s, u"CREATE TRIGGER child_bi BEFORE INSERT ON child FOR EACH ROW SET NEW.body = 'x'"_s);
    expect(Kind::Routine, u"twice(IN n int(11))"_s, u"CREATE FUNCTION twice(IN n int(11)) RETURNS int(11) DETERMINISTIC RETURN n * 2"_s);
    expect(Kind::Routine, u"fill(IN n int(11), OUT m int(11))"_s, u"CREATE PROCEDURE fill(IN n int(11), OUT m int(11)) SET m = n"_s);
    QVERIFY(definitionOf(snapshot->objects, Kind::Sequence, u"numbers"_s).startsWith(u"start with 5 "_s));
    expect(Kind::Other, u"event tidy"_s, u"CREATE EVENT tidy ON SCHEDULE EVERY 1 DAY ENABLE DO DELETE FROM child"_s);
    QVERIFY(definitionOf(snapshot->objects, Kind::Table, u"years"_s).contains(u"PARTITION BY RANGE (`y`)"_s));
    QVERIFY(!snapshot->find(Kind::Table, {}, u"migration_history"_s));
    QVERIFY(snapshot->definitionText({}, u"child"_s).contains(u"CREATE FULLTEXT INDEX body_idx ON child (body);"_s));
}

void TestMariaDbRuns::treeListsWhatIsThere()
{
    client("CREATE TABLE t (id int PRIMARY KEY, x varchar(5), KEY x_idx (x, id)); CREATE VIEW v AS SELECT 1; CREATE SEQUENCE s");
    const auto children = [&](const Catalog::TreeNode &parent) {
        const auto read = Catalog::readChildren(place().connection(), parent);
        if (!read)
            qFatal("%s", qPrintable(read.error().toString()));
        return *read;
    };
    const auto catalogs = children({});
    const auto schemas = children(catalogs.constFirst());
    QCOMPARE(schemas.constFirst().name, database());
    QStringList lines;
    for (const Catalog::TreeNode &group : children(schemas.constFirst())) {
        lines += group.name + u' ' + group.detail;
        for (const Catalog::TreeNode &object : children(group)) {
            lines += u"  "_s + object.name;
            for (const Catalog::TreeNode &part : children(object))
                lines += u"    "_s + part.name + u' ' + part.detail;
        }
    }
    QCOMPARE(lines.join(u'\n'),
             u"Tables 1\n  t\n    id int(11)\n    x varchar(5)\n    PRIMARY (id)\n    x_idx (x, id)\nViews 1\n  v\n    1 int(1)\n"
             "Indexes 2\n  PRIMARY\n  x_idx\nSequences 1\n  s"_s);
}

void TestMariaDbRuns::textWithoutAutocommitSaysWhatIsGone()
{
    client("CREATE TABLE a (id int PRIMARY KEY)");
    const RunResult result = place().run(*place().tryAdHoc("SET autocommit = 0; INSERT INTO a VALUES (1); INSERT INTO a VALUES (1);"));
    QCOMPARE(result.summary, u"Statement 3 failed. Nothing of the text remains: MariaDB rolled the transaction back."_s);
    QCOMPARE(client("SELECT count(*) FROM a"), u"0"_s);
}

void TestMariaDbRuns::settingBeforeATextsTransactionMayRemain()
{
    client("CREATE TABLE a (id int); CREATE SEQUENCE s;\nDELIMITER //\n"
           "CREATE FUNCTION fi() RETURNS int MODIFIES SQL DATA BEGIN INSERT INTO a VALUES (1); RETURN 1; END//\n");
    const QString before = client("SELECT @@GLOBAL.connect_timeout");
    const auto summaryOf = [&](const QByteArray &setting) {
        return place().run(*place().tryAdHoc(setting + "; BEGIN; INSERT INTO a VALUES (2); SELECT wrong FROM a;")).summary;
    };
    for (const QByteArray &setting : QByteArrayList{"SET GLOBAL connect_timeout = 17", "SET @@global.connect_timeout = 17", "SET @a = fi()",
                                                    "SET @a = NEXT VALUE FOR s"}) {
        QCOMPARE(summaryOf(setting),
                 u"Statement 4 failed. What the text committed itself remains. The transaction that it left open was rolled back."_s);
    }
    QVERIFY(place().connection().execute("SET GLOBAL connect_timeout = " + before.toUtf8()));
    for (const QByteArray &setting : QByteArrayList{"SET NAMES utf8mb4", "SET @a = 'SET GLOBAL (x)'", "/*!40101 SET sql_mode = '' */"})
        QCOMPARE(summaryOf(setting), u"Statement 4 failed. Nothing of the text remains: MariaDB rolled the transaction back."_s);
    QCOMPARE(client("SELECT count(*) FROM a"), u"1"_s);
}

void TestMariaDbRuns::preparedTransactionOfATextRemains()
{
    client("CREATE TABLE a (id int PRIMARY KEY)");
    const QByteArray prepare = "XA START 'x'; INSERT INTO a VALUES (1); XA END 'x'; XA PREPARE 'x';";
    const RunResult failed = place().run(*place().tryAdHoc(prepare + " SELECT wrong FROM a;"));
    QCOMPARE(failed.summary,
             u"Statement 5 failed. What the text committed itself remains. The transaction that it prepared remains until XA COMMIT or XA "
             "ROLLBACK."_s);
    QVERIFY(client("XA RECOVER").endsWith(u'x'));
    QVERIFY(place().connection().execute("XA ROLLBACK 'x'"));
    const RunResult ended = place().run(*place().tryAdHoc(prepare));
    QCOMPARE(ended.error->message, u"The text leaves a prepared transaction, which remains until XA COMMIT or XA ROLLBACK."_s);
    QCOMPARE(ended.summary,
             u"The run stopped. What the text committed itself remains. The transaction that it prepared remains until XA COMMIT or XA "
             "ROLLBACK."_s);
    QVERIFY(place().connection().execute("XA ROLLBACK 'x'"));
    const RunResult committed = place().run(*place().tryAdHoc(prepare + " XA COMMIT 'x'; SELECT wrong FROM a;"));
    QCOMPARE(committed.summary, u"Statement 6 failed. What the text committed itself remains."_s);
}

QTEST_GUILESS_MAIN(TestMariaDbRuns)
#include "tst_mariadbruns.moc"
