// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptplans.h"

#include <models/core/surroundings.h>
#include <models/execution/printing/planprinter.h>
#include <models/history/historysql.h>
#include <tests/support/clientprogram.h>
#include <tests/support/mariadbserver.h>
#include <tests/support/postgresserver.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Database::Engine;
using Test::ClientProgram;
using Test::Workplace;
using namespace Test::ScriptPlans;

Q_DECLARE_METATYPE(MakePlan)

/// A plan printed as SQL, run by the engine's own program, ends where Varve's run of it ends.
class PlanScriptTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();

    void endsInTheSameState_data();
    void endsInTheSameState();
    void stopsWhereItFails_data();
    void stopsWhereItFails();
    void stopsWithinATablesLock();
    void stopsWhereACallEndsTheTransaction_data();
    void stopsWhereACallEndsTheTransaction();
    void stopsWhereAStreamedFileEndsTheTransaction();
    void marksLeaveTheLastRowAsItWas();
    void tellsTheTimeWhateverAFileSets();
    void runsTwiceWhereTheFirstLeftNothing();
    void isRefusedWhereItRanBefore_data();
    void isRefusedWhereItRanBefore();
    void isRefusedWhereItRanHalfWay();
    void isRefusedAfterAnotherRun();
    void isRefusedWhereTheHistoryLostItsRow();
    void isRefusedInAnotherDatabase();
    void runsBesideAnotherDatabasesRows();
    void headSaysHowItIsRun();
    void headWarnsOfWhatTheProgramReadsOtherwise();

private:
    static QStringList ownTables() { return {u"migration_history"_s, u"migration_runs"_s, u"migration_journal"_s, u"schema_versions"_s}; }
    std::unique_ptr<Workplace> newPlace(const QByteArray &kind = {}) const;
    /// The place's plan as a script, run by the client program.
    static Test::ProgramResult runScript(Workplace &place, const Plan &plan)
    {
        place.disconnect();
        const QString script = *planAsSql(plan);
        const QStringList options
            = script.section(u'\n', 1, 1).contains(u" --binary-mode "_s) ? QStringList{u"--binary-mode"_s} : QStringList();
        return ClientProgram(place.profile()).runFile(place.files.write(u"plan.sql"_s, script.toUtf8()), options);
    }
    static QStringList seen(const Workplace &place);

    Engine m_engine = Engine::Sqlite;
};

void PlanScriptTest::initTestCase_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::newRow("SQLite") << Engine::Sqlite;
    QTest::newRow("PostgreSQL") << Engine::PostgreSql;
    QTest::newRow("MariaDB") << Engine::MariaDb;
}

void PlanScriptTest::init()
{
    QFETCH_GLOBAL(Engine, engine);
    m_engine = engine;
    if (engine == Engine::PostgreSql)
        VARVE_NEEDS_POSTGRESQL(Test::PostgresServer::instance());
    if (engine == Engine::MariaDb)
        VARVE_NEEDS_MARIADB(Test::MariaDbServer::instance());
}

std::unique_ptr<Workplace> PlanScriptTest::newPlace(const QByteArray &kind) const
{
    Database::ConnectionProfile profile;
    if (m_engine == Engine::PostgreSql) {
        profile = Test::PostgresServer::instance().createDatabase();
    } else if (m_engine == Engine::MariaDb) {
        profile = Test::MariaDbServer::instance().profile(Test::MariaDbServer::instance().createDatabase());
    } else {
        auto place = std::make_unique<Workplace>();
        if (kind != "attached")
            return place;
        profile = place->profile();
        // Beside it, in a folder that the new place's does not clear away.
        static QTemporaryDir folder;
        static int number = 0;
        profile.database = folder.filePath(u"main%1.sqlite"_s.arg(++number));
        profile.attachments = {{.schema = u"audit"_s, .file = folder.filePath(u"audit%1.sqlite"_s.arg(number))}};
    }
    if (kind == "session") {
        const auto admin = Database::Connection::open(profile, profile.password.given);
        if (m_engine == Engine::PostgreSql) {
            (void)(*admin)->execute("CREATE ROLE \"the \"\"owner\""); // the whole server's: there from the second place on
            if (!(*admin)->execute("CREATE SCHEMA app AUTHORIZATION \"the \"\"owner\""))
                qFatal("no schema of the role's");
            profile.session
                = {.role = u"the \"owner"_s, .searchPath = {u"app"_s, u"public"_s}, .settings = {{u"work_mem"_s, u"12345kB"_s}}};
        } else {
            profile.session
                = {.role = {}, .searchPath = {}, .settings = {{u"time_zone"_s, u"+03:00"_s}, {u"group_concat_max_len"_s, u"4321"_s}}};
        }
    }
    return std::make_unique<Workplace>(profile);
}

/// What is there, as the engine's programs tell it: all but ids of runs, times, durations and who did it.
QStringList PlanScriptTest::seen(const Workplace &place)
{
    const ClientProgram client(place.profile());
    QStringList lines = client.dump(ownTables());
    for (const Database::Attachment &attachment : place.profile().attachments) {
        Database::ConnectionProfile file;
        file.database = attachment.file;
        lines += ClientProgram(file).dump({});
    }
    lines += client.rows(u"SELECT migration_id, migration_name, database_name, version, checksum, success, error_message, "
                         "rollback_available, direction, statements_total, statements_done, tool_version, token_checksum "
                         "FROM migration_history ORDER BY id"_s);
    lines += client.rows(u"SELECT step, statement, migration_id, database_name, direction, statements_total, statement_hash, state, "
                         "CASE WHEN finished_at IS NULL THEN 'open' ELSE 'over' END FROM migration_journal "
                         "ORDER BY history_id, step, statement"_s);
    lines += client.rows(u"SELECT outcome, count(*) FROM migration_runs GROUP BY outcome ORDER BY outcome"_s);
    lines += client.rows(u"SELECT version, description, breaking_changes FROM schema_versions ORDER BY id"_s);
    return lines.replaceInStrings(place.profile().database, u"DATABASE"_s);
}

void PlanScriptTest::endsInTheSameState_data()
{
    QTest::addColumn<QByteArray>("kind"); // on which engines, or which place
    QTest::addColumn<MakePlan>("make");
    QTest::addColumn<bool>("streamed"); // every file is a large one
    const auto row = [](const char *name, const QByteArray &kind, const MakePlan &make) {
        QTest::newRow(name) << kind << make << false;
        QTest::newRow(QByteArray(QByteArray(name) + ", streamed").constData()) << kind << make << true;
    };
    row("migrate", {}, migrate);
    row("each statement by itself", {}, everyStatementByItself);
    row("all in one transaction", "transactional", oneTransaction);
    row("in units", {}, inUnits);
    row("with a statement that stands alone", {}, withStatementsThatStandAlone);
    row("settings of a file", {}, settingsEndWithTheirFile);
    row("temporary tables of a file", {}, temporaryObjectsEndWithTheirFile);
    row("settings in one transaction", "transactional", settingsInOneTransaction);
    row("variables of a file", "mariadb", variablesEndWithTheirFile);
    row("locked tables", "mariadb", lockedTables);
    row("locked tables, each statement by itself", "mariadb", lockedTablesByThemselves);
    row("calls of procedures", "mariadb", calls);
    row("calls of procedures, each statement by itself", "mariadb", callsByThemselves);
    row("every setting of a file", "mariadb", everySettingEndsWithItsFile);
    row("locks of a file", "mariadb", locksEndWithTheirFile);
    row("roles and prepared statements of a file", "mariadb", rolesAndPreparedStatementsEndWithTheirFile);
    row("settings for everybody", "mariadb", globalSettingsReachTheNextFile);
    row("a server in the mode of Oracle", "mariadb", theServerReadsAsOracleDoes);
    row("lines that end with CR LF", "keeps CR", linesEndWithCarriageReturns);
    row("rollback", {}, rollBack);
    row("stamp", {}, stamp);
    row("unstamp", {}, unstamp);
    row("baseline", {}, baseline);
    row("repair", {}, repair);
    row("verify", {}, verify);
    row("resume", {}, resume);
    row("resume after a rollback that failed", {}, resumeAfterAFailedRollback);
    row("resume after a kill", {}, resumeAfterAKill);
    row("seed", {}, seed);
    row("init-database with a script", {}, initWithScript);
    row("init-database without one", {}, initWithoutScript);
    row("init-database in one transaction", "transactional", initInOneTransaction);
    row("ad hoc", {}, adHoc);
    row("without statements", {}, withoutStatements);
    row("tables of an older version", {}, tablesOfAnOlderVersion);
    row("a table made anew", "sqlite", foreignKeyRebuild);
    row("attached files", "attached", attachedFile);
    row("session settings", "session", withSessionSettings);
    row("session settings, by itself", "session", withSessionSettingsByItself);
}

void PlanScriptTest::endsInTheSameState()
{
    QFETCH(QByteArray, kind);
    QFETCH(MakePlan, make);
    QFETCH(bool, streamed);
    Core::Surroundings world = Core::surroundings();
    world.largeFile = streamed ? 0 : world.largeFile;
    const Core::InSurroundings inside(world);
    const bool isSqlite = m_engine == Engine::Sqlite;
    if ((kind == "transactional" && m_engine == Engine::MariaDb) || ((kind == "sqlite" || kind == "attached") && !isSqlite)
        || ((kind == "session" || kind == "keeps CR") && isSqlite) || (kind == "mariadb" && m_engine != Engine::MariaDb))
        QSKIP("It is nothing of this engine's.");
    const auto ran = newPlace(kind);
    expectSuccess(ran->run(make(*ran)));
    const auto byHand = newPlace(kind);
    const Plan plan = make(*byHand);
    const Test::ProgramResult result = runScript(*byHand, plan);
    QVERIFY2(result.exitCode == 0 && result.err.isEmpty(), qPrintable(result.err + u'\n' + *planAsSql(plan)));

    ran->disconnect();
    const QStringList expected = seen(*ran);
    const QStringList found = seen(*byHand);
    for (qsizetype i = 0; i < std::min(expected.size(), found.size()); ++i)
        QCOMPARE(found.at(i), expected.at(i));
    QCOMPARE(found.size(), expected.size());
    QCOMPARE(byHand->standings(), ran->standings());
    const auto next = ran->tryMigrate();
    const auto nextByHand = byHand->tryMigrate();
    QCOMPARE(nextByHand.has_value(), next.has_value());
    if (next) {
        const auto ids = [](const Plan &each) {
            QStringList list;
            for (const PlanStep &step : each.steps)
                list += step.migrationId;
            return list;
        };
        QCOMPARE(ids(*nextByHand), ids(*next));
        QCOMPARE(nextByHand->warnings, next->warnings);
    }
}

void PlanScriptTest::stopsWhereItFails_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::newRow("one transaction") << QByteArray("migration");
    QTest::newRow("the whole run") << QByteArray("all");
    QTest::newRow("each statement by itself") << QByteArray("none");
    QTest::newRow("in units") << QByteArray("auto");
}

/// A script cannot write what failed, and knows no more than a run that was killed: what was begun last is uncertain.
void PlanScriptTest::stopsWhereItFails()
{
    QFETCH(QByteArray, mode);
    if (mode == "all" && m_engine == Engine::MariaDb)
        QSKIP("MariaDB commits with each definition.");
    const auto place = newPlace();
    place->configure({}, "[policies]\ntransaction = \"" + mode + "\"\n");
    place->migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    place->migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\nINSERT INTO absent VALUES (1);\nCREATE TABLE b2 (id integer);\n");
    place->migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n");
    const Test::ProgramResult result = runScript(*place, place->migratePlan());
    QVERIFY(result.exitCode != 0);
    QVERIFY2(result.err.contains(u"absent"_s), qPrintable(result.err));
    const bool keeps = mode == "none" || m_engine == Engine::MariaDb;
    const QString first = mode == "all" ? u"001_a pending"_s : u"001_a applied"_s;
    QCOMPARE(place->standings(), (QStringList{first, keeps ? u"002_b partial"_s : u"002_b pending"_s, u"003_c pending"_s}));
    const QStringList dump = ClientProgram(place->profile()).dump(ownTables());
    const auto has = [&](const QString &table) {
        return std::any_of(dump.cbegin(), dump.cend(), [&](const QString &line) {
            return line.startsWith(u"CREATE TABLE "_s) && line.section(u'(', 0, 0).remove(u'`').trimmed().endsWith(table);
        });
    };
    QCOMPARE(has(u"a"_s), mode != "all");
    QCOMPARE(has(u"b"_s), keeps);
    QVERIFY(!has(u"b2"_s) && !has(u"c"_s));
    place->migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\nINSERT INTO b VALUES (1);\nCREATE TABLE b2 (id integer);\n");
    if (keeps)
        expectSuccess(place->run(resumeIt(*place)));
    expectSuccess(place->run(place->migratePlan()));
    QCOMPARE(place->rows(u"SELECT count(*) FROM b, c"_s), QStringList{u"0"_s});
    QCOMPARE(place->rows(u"SELECT count(*) FROM b"_s), QStringList{u"1"_s});
    QCOMPARE(place->rows(u"SELECT count(*) FROM migration_runs WHERE outcome = 'running'"_s), QStringList{u"0"_s});
}

/// While tables are locked nothing can be written into the journal: all from the lock on is uncertain.
void PlanScriptTest::stopsWithinATablesLock()
{
    if (m_engine != Engine::MariaDb)
        QSKIP("Only MariaDB locks tables so.");
    const auto place = newPlace();
    place->configure({}, policy("transaction = \"none\""));
    const QByteArray file = "CREATE TABLE a (id integer);\nLOCK TABLES a WRITE;\nINSERT INTO a VALUES (1);\n"
                            "INSERT INTO a VALUES (${second});\nUNLOCK TABLES;\nCREATE TABLE b (id integer);\n";
    place->migration(u"001_a.sql"_s, QByteArray(file).replace("${second}", "nothing"));
    const Test::ProgramResult result = runScript(*place, place->migratePlan());
    QVERIFY(result.exitCode != 0);
    QVERIFY2(result.err.contains(u"nothing"_s), qPrintable(result.err));
    QCOMPARE(place->standings(), QStringList{u"001_a partial"_s});
    QCOMPARE(place->rows(u"SELECT statement, state FROM migration_journal ORDER BY statement"_s),
             (QStringList{u"1|done"_s, u"2|started"_s, u"3|started"_s, u"4|started"_s, u"5|started"_s}));
    QVERIFY(place->newConnection()->execute("DELETE FROM a"));
    place->migration(u"001_a.sql"_s, QByteArray(file).replace("${second}", "2"));
    expectSuccess(place->run(resumeIt(*place)));
    QCOMPARE(place->rows(u"SELECT id FROM a ORDER BY id"_s), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(place->standings(), QStringList{u"001_a applied"_s});
}

void PlanScriptTest::stopsWhereACallEndsTheTransaction_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("standing");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QStringList>("marks");
    const QStringList none;
    const QStringList both{u"1"_s, u"2"_s};
    const QStringList marked{u"1|done"_s, u"2|started"_s};
    QTest::newRow("rolls back") << QByteArray("INSERT INTO a VALUES (2); ROLLBACK;") << u"pending"_s << none << none;
    QTest::newRow("rolls back and begins again")
        << QByteArray("ROLLBACK AND CHAIN; INSERT INTO a VALUES (2);") << u"pending"_s << none << none;
    QTest::newRow("commits") << QByteArray("INSERT INTO a VALUES (2); COMMIT;") << u"partial"_s << both << marked;
    QTest::newRow("commits and begins again") << QByteArray("COMMIT; START TRANSACTION; INSERT INTO a VALUES (2);") << u"partial"_s
                                              << QStringList{u"1"_s} << marked;
    QTest::newRow("commits with a definition") << QByteArray("INSERT INTO a VALUES (2); CREATE TABLE c (id integer);") << u"partial"_s
                                               << both << marked;
}

/// As a run does: what the procedure committed is marked, and what it rolled back is not taken for done.
void PlanScriptTest::stopsWhereACallEndsTheTransaction()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, standing);
    QFETCH(QStringList, rows);
    QFETCH(QStringList, marks);
    if (m_engine != Engine::MariaDb)
        QSKIP("PostgreSQL's procedures cannot end a transaction of the caller's, and SQLite has none.");
    const auto place = newPlace();
    place->migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nDELIMITER //\nCREATE PROCEDURE ends() BEGIN " + body + " END //\n");
    expectSuccess(place->run(place->migratePlan()));
    place->migration(u"002_b.sql"_s, "INSERT INTO a VALUES (1);\nCALL ends();\nINSERT INTO a VALUES (3);\n");
    const Test::ProgramResult result = runScript(*place, place->migratePlan());
    QVERIFY(result.exitCode != 0);
    QVERIFY2(result.err.contains(u"varve_before_call"_s), qPrintable(result.err));
    QCOMPARE(place->standings(), (QStringList{u"001_a applied"_s, u"002_b "_s + standing}));
    QCOMPARE(place->rows(u"SELECT id FROM a ORDER BY id"_s), rows);
    QCOMPARE(place->rows(u"SELECT statement, state FROM migration_journal WHERE migration_id = '002_b' ORDER BY statement"_s), marks);
}

void PlanScriptTest::stopsWhereAStreamedFileEndsTheTransaction()
{
    if (m_engine != Engine::MariaDb)
        QSKIP("PostgreSQL's procedures cannot end a transaction of the caller's, and SQLite has none.");
    constexpr int aboveLargeFile = 16 * 1024 * 1024;
    const auto place = newPlace();
    place->migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nCREATE PROCEDURE ends() ROLLBACK;\n");
    expectSuccess(place->run(place->migratePlan()));
    place->migration(u"002_b.sql"_s, "INSERT INTO a VALUES (1);\nCALL ends();\n" + QByteArray(aboveLargeFile, '\n'));
    const Plan plan = place->migratePlan();
    QVERIFY(plan.steps.constFirst().streamed && plan.steps.constFirst().oneTransaction);
    QVERIFY(runScript(*place, plan).exitCode != 0);
    QCOMPARE(place->standings(), (QStringList{u"001_a applied"_s, u"002_b pending"_s}));
}

/// SQLite's marks go through the connection of the statements.
void PlanScriptTest::marksLeaveTheLastRowAsItWas()
{
    if (m_engine != Engine::Sqlite)
        QSKIP("Only SQLite's script asks for it.");
    const auto place = newPlace();
    place->configure({}, "[policies]\ntransaction = \"none\"\n");
    place->migration(u"001_a.sql"_s,
                     "CREATE TABLE t (id integer PRIMARY KEY, v text);\nCREATE TABLE c (p integer);\nINSERT INTO t VALUES (70, 'a');\n"
                     "VACUUM;\nINSERT INTO c VALUES (last_insert_rowid());\nALTER TABLE t RENAME COLUMN v TO w;\n");
    const Test::ProgramResult result = runScript(*place, place->migratePlan());
    QVERIFY2(result.exitCode == 0 && result.err.isEmpty(), qPrintable(result.err));
    QCOMPARE(place->rows(u"SELECT p FROM c"_s), QStringList{u"70"_s});
    QCOMPARE(place->rows(u"SELECT count(*) FROM migration_journal WHERE state = 'done' AND finished_at IS NOT NULL"_s),
             QStringList{u"6"_s});
    QCOMPARE(place->rows(u"SELECT count(*) FROM sqlite_schema WHERE type IN ('view', 'trigger')"_s), QStringList{u"0"_s});
}

void PlanScriptTest::tellsTheTimeWhateverAFileSets()
{
    if (m_engine != Engine::MariaDb)
        QSKIP("Only on MariaDB can a session say what time it is.");
    const auto place = newPlace();
    place->migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nSET timestamp = 1000000;\n");
    const Test::ProgramResult result = runScript(*place, place->migratePlan());
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QCOMPARE(place->rows(u"SELECT year(applied_at) > 2000 FROM migration_history"_s), QStringList{u"1"_s});
}

void PlanScriptTest::runsTwiceWhereTheFirstLeftNothing()
{
    const auto place = newPlace();
    place->migration(u"001_a.sql"_s,
                     m_engine == Engine::MariaDb ? "INSERT INTO later VALUES (1);\n"
                                                 : "CREATE VIEW v AS SELECT * FROM later;\nINSERT INTO later VALUES (1);\n");
    const Plan plan = place->migratePlan();
    QVERIFY(runScript(*place, plan).exitCode != 0);
    QVERIFY(place->newConnection()->execute("CREATE TABLE later (id integer)"));
    const Test::ProgramResult again = runScript(*place, plan);
    QVERIFY2(again.exitCode == 0, qPrintable(again.err));
    QCOMPARE(place->standings(), QStringList{u"001_a applied"_s});
    QCOMPARE(place->rows(u"SELECT outcome FROM migration_runs"_s), QStringList{u"done"_s});
}

void PlanScriptTest::isRefusedWhereItRanBefore_data()
{
    QTest::addColumn<MakePlan>("make");
    QTest::addColumn<bool>("onMySql");
    const auto row = [](const char *name, const MakePlan &make, bool onMySql = false) { QTest::newRow(name) << make << onMySql; };
    row("migrate", migrate);
    row("each statement by itself", everyStatementByItself);
    row("rollback", rollBack);
    row("stamp", stamp);
    row("baseline", baseline);
    row("repair", repair);
    row("resume after a kill", resumeAfterAKill);
    row("seed", seed);
    row("with what MySQL understands", migrate, true);
    row("a later one, with what MySQL understands", rollBack, true);
}

void PlanScriptTest::isRefusedWhereItRanBefore()
{
    QFETCH(MakePlan, make);
    QFETCH(bool, onMySql);
    if (onMySql && m_engine != Engine::MariaDb)
        QSKIP("MySQL is MariaDB's kin.");
    const auto place = newPlace();
    Plan plan = make(*place);
    if (onMySql) {
        plan.server.version = u"MySQL 8.0.36"_s;
        plan.server.instance.clear();
    }
    QString script = *planAsSql(plan);
    script.replace(u"max_execution_time"_s, u"max_statement_time"_s); // as they are called on MySQL
    script.replace(u"transaction_isolation"_s, u"tx_isolation"_s);
    place->disconnect();
    const ClientProgram client(place->profile());
    const QString file = place->files.write(u"plan.sql"_s, script.toUtf8());
    const Test::ProgramResult first = client.runFile(file);
    QVERIFY2(first.exitCode == 0 && first.err.isEmpty(), qPrintable(first.err));
    const QStringList before = seen(*place);
    const Test::ProgramResult again = client.runFile(file);
    QVERIFY(again.exitCode != 0);
    if (!onMySql) {
        QVERIFY2(again.err.contains(u"The history is not the one that the plan was made from"_s), qPrintable(again.err));
        QVERIFY2(again.err.contains(u"Plan again."_s), qPrintable(again.err));
    }
    QCOMPARE(seen(*place), before);
}

/// What commits by itself is there; a second time it would be done twice.
void PlanScriptTest::isRefusedWhereItRanHalfWay()
{
    const auto place = newPlace();
    place->configure({}, policy("transaction = \"none\""));
    place->migration(u"001_a.sql"_s,
                     "CREATE TABLE IF NOT EXISTS a (id integer);\nINSERT INTO a VALUES (1);\nINSERT INTO later VALUES (1);\n");
    const Plan plan = place->migratePlan();
    QVERIFY(runScript(*place, plan).exitCode != 0);
    QVERIFY(place->newConnection()->execute("CREATE TABLE later (id integer)"));
    const Test::ProgramResult again = runScript(*place, plan);
    QVERIFY(again.exitCode != 0);
    QVERIFY2(again.err.contains(u"ran half way before"_s), qPrintable(again.err));
    QCOMPARE(place->rows(u"SELECT count(*) FROM a"_s), QStringList{u"1"_s});
    QCOMPARE(place->standings(), QStringList{u"001_a partial"_s});
}

void PlanScriptTest::isRefusedAfterAnotherRun()
{
    const auto place = newPlace();
    place->migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    expectSuccess(place->run(place->migratePlan()));
    place->migration(u"002_b.sql"_s, "INSERT INTO a VALUES (1);\n");
    const Plan plan = place->migratePlan();
    expectSuccess(place->run(plan));
    const Test::ProgramResult result = runScript(*place, plan);
    QVERIFY(result.exitCode != 0);
    QVERIFY2(result.err.contains(u"The history is not the one that the plan was made from"_s), qPrintable(result.err));
    QCOMPARE(place->rows(u"SELECT count(*) FROM a"_s), QStringList{u"1"_s});
}

void PlanScriptTest::isRefusedWhereTheHistoryLostItsRow()
{
    const auto place = newPlace();
    place->migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    expectSuccess(place->run(place->migratePlan()));
    place->migration(u"002_b.sql"_s, "INSERT INTO a VALUES (1);\n");
    const Plan plan = place->migratePlan();
    QVERIFY(place->newConnection()->execute("DELETE FROM migration_history"));
    const Test::ProgramResult result = runScript(*place, plan);
    QVERIFY(result.exitCode != 0);
    QVERIFY2(result.err.contains(u"The history is not the one that the plan was made from"_s), qPrintable(result.err));
    QCOMPARE(place->rows(u"SELECT count(*) FROM a"_s), QStringList{u"0"_s});
}

/// A file has no identity that its engine tells.
void PlanScriptTest::isRefusedInAnotherDatabase()
{
    if (m_engine == Engine::Sqlite)
        QSKIP("SQLite's files have no identity that SQL tells.");
    const auto place = newPlace();
    place->migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const Plan plan = place->migratePlan();
    const auto other = newPlace();
    const QStringList before = ClientProgram(other->profile()).dump({});
    const Test::ProgramResult result = runScript(*other, plan);
    QVERIFY(result.exitCode != 0);
    QVERIFY2(result.err.contains(u"The plan was made for another database"_s), qPrintable(result.err));
    QVERIFY2(result.err.contains(other->profile().database), qPrintable(result.err));
    QCOMPARE(ClientProgram(other->profile()).dump({}), before);
}

/// Several databases of a project may keep their history in one table.
void PlanScriptTest::runsBesideAnotherDatabasesRows()
{
    const auto place = newPlace();
    place->migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    expectSuccess(place->run(place->migratePlan()));
    place->migration(u"002_b.sql"_s, "INSERT INTO a VALUES (1);\n");
    const Plan plan = place->migratePlan();
    History::HistoryEntry entry = historyRows(plan, plan.steps.constFirst()).constFirst();
    entry.databaseName = u"cache"_s;
    QVERIFY(place->newConnection()->execute(History::HistorySql(place->profile(), plan.policies).insert(entry).toUtf8()));
    const Test::ProgramResult result = runScript(*place, plan);
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QCOMPARE(place->rows(u"SELECT count(*) FROM a"_s), QStringList{u"1"_s});
}

/// The line is copied into a shell: it leads to the plan's own server, whatever names are made of.
void PlanScriptTest::headSaysHowItIsRun()
{
    const auto place = newPlace();
    place->migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    Plan plan = place->migratePlan();
    const auto command = [&plan] { return planAsSql(plan)->section(u'\n', 1, 1); };
    const QString port = QString::number(plan.target.port);
    const QString user = plan.target.user;
    const QString database = plan.target.database;
    const QString asking = plan.target.password.source == Database::SecretReference::Source::None ? u""_s : u"-p "_s;
    QString login = "sqlite3 -batch "_L1 + database + " < FILE"_L1;
    if (m_engine == Engine::PostgreSql)
        login = u"psql -X -h %1 -p %2 -U %3 -d %4 -f FILE"_s.arg(plan.target.host, port, user, database);
    else if (m_engine == Engine::MariaDb)
        login = u"mariadb --comments --default-character-set=utf8mb4 --host=%1 --port=%2 --user=%3 %4%5 < FILE"_s.arg(
            plan.target.host, port, user, asking, database);
    QCOMPARE(command(), "-- Run it with: "_L1 + login);

    plan.target.host = u"db.example"_s;
    plan.target.port = 0;
    plan.target.user = u"o'neil"_s;
    plan.target.database = u"my `da\"ta"_s;
    plan.target.password = {.source = Database::SecretReference::Source::Environment, .name = u"THE_PASSWORD"_s, .given = {}};
    QString quoted = u"sqlite3 -batch 'my `da\"ta' < FILE"_s;
    if (m_engine == Engine::PostgreSql)
        quoted = uR"(psql -X -h db.example -U 'o'\''neil' -d 'my `da"ta' -f FILE)"_s;
    else if (m_engine == Engine::MariaDb)
        quoted = uR"(mariadb --comments --default-character-set=utf8mb4 --host=db.example '--user=o'\''neil' -p 'my `da"ta' < FILE)"_s;
    QCOMPARE(command(), "-- Run it with: "_L1 + quoted);
}

void PlanScriptTest::headWarnsOfWhatTheProgramReadsOtherwise()
{
    const auto place = newPlace();
    place->migration(u"001_a.sql"_s, "CREATE TABLE a (t varchar(99));\nINSERT INTO a VALUES ('one\r\ntwo');\n");
    place->migration(u"002_b.sql"_s, "INSERT INTO a VALUES (6\n/\n2);\n");
    place->migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\nINSERT INTO c VALUES ('x::PORT', ': PORT');\n");
    place->migration(u"004_d.sql"_s, "INSERT INTO c SELECT (list[1:\"PORT\"])[1] FROM c;\n");
    const QStringList head = planAsSql(place->migratePlan())->split(u'\n').mid(2, 2);
    QCOMPARE(head.at(0).startsWith(u"-- migrations/001_a.sql: its lines end with CR LF, and the client program drops the CR"_s),
             m_engine == Engine::Sqlite);
    QCOMPARE(head.at(1).startsWith(u"-- migrations/002_b.sql: sqlite3 takes a line that holds only / or go for a semicolon"_s),
             m_engine == Engine::Sqlite);
    QCOMPARE(head.at(0).startsWith(u"-- migrations/004_d.sql: psql fills in its own variables"_s), m_engine == Engine::PostgreSql);
}

QTEST_GUILESS_MAIN(PlanScriptTest)
#include "tst_planscript.moc"
