// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/planner/initdatabase.h>
#include <models/execution/printing/planprinter.h>
#include <models/execution/rehearsal/rehearsal.h>
#include <tests/support/engineworkplace.h>

#include <QJsonArray>
#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::Workplace;

/// An empty database becomes what the project says.
class InitDatabaseTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Test::EnginePlace::addEngines(); }
    void init();
    void cleanup() { m_place.reset(); }

    void theScriptRunsAndWhatItContainsIsMarked();
    void whatComesAfterTheScriptRuns();
    void withoutAScriptEverythingRuns();
    void theSecondTimeThereIsNothingToDo();
    void aMigrationInPartIsNeitherEmptyNorDone();
    void aDatabaseWithObjectsIsRefused();
    void aScriptThatFailsLeavesNothingOrIsTold();
    void wholeInitialisationIsOneTransactionWhereItIsAskedFor();
    void whatSomebodyElseInitialisedIsNotDoneAgain();
    void aMigrationThatRanMeanwhileStopsIt();
    void releasesThatItContainsAreEntered();
    void aScriptAmongTheMigrationsIsNone();
    void aScriptThatIsMissingIsSaid();
    void aScriptThatIsALinkOutOfTheProjectIsNotRead();
    void whatItContainsMustBeAMigration();
    void thePlanHasEveryStep();
    void rehearsalProvesThatBothMakeTheSame();
    void differencesFailTheRehearsal();
    void aScriptThatFailsFailsTheRehearsal();

private:
    Workplace &place() { return *m_place; }
    Database::Engine engine() const { return m_place->profile().engine; }
    bool isMariaDb() const { return engine() == Database::Engine::MariaDb; }
    void configure(const QByteArray &contains = {}, const QByteArray &rest = {})
    {
        const QByteArray key = contains.isEmpty() ? QByteArray() : "init_contains = \"" + contains + "\"\n";
        place().configure({}, "[databases.main]\ninit = \"schemas/init.sql\"\n" + key + rest);
    }
    Core::Expected<Plan> tryPlan()
    {
        const History::EnvironmentStatus status = place().status();
        const auto live = readObjects(place().project().policies, place().connection());
        if (!live)
            return Core::failure(live.error());
        return planInitDatabase(place().project(), place().environment(), u"main"_s, place().profile(), status, *live);
    }
    Plan plan()
    {
        const auto plan = tryPlan();
        if (!plan)
            qFatal("%s", qPrintable(plan.error().toString()));
        return *plan;
    }
    RehearsalReport rehearsal()
    {
        const ScratchServer server{.profile = place().profile(),
                                   .password = place().profile().password.given,
                                   .environment = place().environment(),
                                   .isApart = false};
        const auto report = rehearse(place().project(), place().environment(), u"main"_s, server);
        if (!report)
            qFatal("%s", qPrintable(report.error().toString()));
        return *report;
    }
    QString schema() const
    {
        return engine() == Database::Engine::PostgreSql ? u"public."_s : engine() == Database::Engine::Sqlite ? u"main."_s : QString();
    }

    std::unique_ptr<Workplace> m_place;
};

void InitDatabaseTest::init()
{
    QFETCH_GLOBAL(Database::Engine, engine);
    VARVE_NEEDS_ENGINE(engine);
    m_place = Test::workplaceOn(engine);
    configure();
    place().files.write(
        u"schemas/init.sql"_s,
        "CREATE TABLE a (id integer NOT NULL, name varchar(20));\nCREATE INDEX a_id ON a (id);\nCREATE TABLE b (id integer);\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer NOT NULL);\n");
    place().migration(u"002_b.sql"_s,
                      "CREATE INDEX a_id ON a (id);\nALTER TABLE a ADD COLUMN name varchar(20);\nCREATE TABLE b (id integer);\n");
}

void InitDatabaseTest::theScriptRunsAndWhatItContainsIsMarked()
{
    const RunResult result = place().run(plan());
    QVERIFY2(result.isSuccess(), result.error ? qPrintable(result.error->toString()) : "");
    QCOMPARE(result.summary, u"schemas/init.sql is done. 2 migrations of it marked as applied."_s);
    QCOMPARE(place().history(), (QStringList{u"init:schemas/init.sql up ok 3/3"_s, u"001_a up ok 0/0"_s, u"002_b up ok 0/0"_s}));
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s}));
    QCOMPARE(place().rows(u"SELECT count(*) FROM b"_s), QStringList{u"0"_s});
    QVERIFY(place().migratePlan().isEmpty());
    QCOMPARE(place().migratePlan().warnings, QStringList());
}

void InitDatabaseTest::whatComesAfterTheScriptRuns()
{
    configure("002");
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n");
    const RunResult result = place().run(plan());
    QVERIFY2(result.isSuccess(), result.error ? qPrintable(result.error->toString()) : "");
    QCOMPARE(result.summary, u"schemas/init.sql is done. 2 migrations of it marked as applied. 1 migrations applied."_s);
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s, u"003_c applied"_s}));
    QCOMPARE(place().rows(u"SELECT count(*) FROM c"_s), QStringList{u"0"_s});
}

void InitDatabaseTest::withoutAScriptEverythingRuns()
{
    place().configure({});
    const Plan all = plan();
    QCOMPARE(commandLine(all), u"varve-cli init-database --env test"_s);
    QVERIFY(place().run(all).isSuccess());
    QCOMPARE(place().history(), (QStringList{u"001_a up ok 1/1"_s, u"002_b up ok 3/3"_s}));
}

void InitDatabaseTest::theSecondTimeThereIsNothingToDo()
{
    QVERIFY(place().run(plan()).isSuccess());
    QVERIFY(plan().isEmpty());
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n");
    QVERIFY(plan().isEmpty()); // that is for migrate
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QVERIFY(plan().isEmpty());
}

void InitDatabaseTest::aMigrationInPartIsNeitherEmptyNorDone()
{
    place().configure({}, "[policies]\ntransaction = \"none\"\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nCREATE TABLE a (id integer);\n");
    QVERIFY(!place().run(place().migratePlan()).isSuccess());
    const auto refused = tryPlan();
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, u"001_a is partly applied: 1 of 2 statements of it remain."_s);
}

void InitDatabaseTest::aDatabaseWithObjectsIsRefused()
{
    if (engine() == Database::Engine::PostgreSql) { // an administrator's, often
        QVERIFY(place().connection().execute("CREATE SCHEMA app"));
        QVERIFY(place().connection().execute("CREATE EXTENSION pg_trgm"));
        QVERIFY(tryPlan());
    }
    QVERIFY(place().connection().execute("CREATE TABLE z (id integer)"));
    const auto refused = tryPlan();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Core::ErrorKind::History);
    QCOMPARE(refused.error().message, u"test has no history, and is not empty: table "_s + schema() + u"z."_s);
    QCOMPARE(refused.error().remedy, u"See with varve-cli adopt-state which migrations it has, or name an empty database."_s);
}

void InitDatabaseTest::aScriptThatFailsLeavesNothingOrIsTold()
{
    place().files.write(u"schemas/init.sql"_s, "CREATE TABLE a (id integer);\nINSERT INTO absent VALUES (1);\n");
    const RunResult failed = place().run(plan());
    QVERIFY(!failed.isSuccess());
    QCOMPARE(failed.error->where.file, u"schemas/init.sql"_s);
    QCOMPARE(failed.error->where.line, 2);
    place().files.write(u"schemas/init.sql"_s, "CREATE TABLE a (id integer);\nCREATE TABLE b (id integer);\n");
    if (!isMariaDb()) {
        QCOMPARE(place().standings(), (QStringList{u"001_a pending"_s, u"002_b pending"_s}));
        QVERIFY(place().run(plan()).isSuccess());
        return;
    }
    const auto refused = tryPlan();
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, u"schemas/init.sql stopped half way on test, and what it had made is there: partial at 1 of 2."_s);
    QCOMPARE(refused.error().remedy, u"Make the database anew, so that it is empty, and run varve-cli init-database again."_s);
    const auto migrate = place().tryMigrate();
    QVERIFY(!migrate);
    QCOMPARE(migrate.error().remedy, refused.error().remedy);
}

void InitDatabaseTest::wholeInitialisationIsOneTransactionWhereItIsAskedFor()
{
    const QByteArray all = "[policies]\ntransaction = \"all\"\n";
    for (const bool withScript : {true, false}) {
        if (withScript)
            configure("001", all);
        else
            place().configure({}, all);
        place().files.write(u"schemas/init.sql"_s, "CREATE TABLE a (id integer NOT NULL);\n");
        place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\nINSERT INTO absent VALUES (1);\n");
        if (isMariaDb()) {
            const auto refused = tryPlan();
            QVERIFY(!refused);
            QCOMPARE(refused.error().message,
                     u"varve.toml wants the whole run in one transaction (transaction = \"all\"), and MariaDB commits with each "
                     "definition."_s);
            continue;
        }
        const RunResult failed = place().run(plan());
        QVERIFY(!failed.isSuccess());
        QCOMPARE(failed.error->where.file, u"migrations/003_c.sql"_s);
        QCOMPARE(place().history(), QStringList(withScript ? 1 : 2, u"003_c up failed 0/2"_s));
        QCOMPARE(place().standings(), (QStringList{u"001_a pending"_s, u"002_b pending"_s, u"003_c failed"_s}));
        QVERIFY(tryPlan()); // nothing of it is there
    }
    if (isMariaDb())
        return;
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n");
    const RunResult result = place().run(plan());
    QVERIFY2(result.isSuccess(), result.error ? qPrintable(result.error->toString()) : "");
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s, u"003_c applied"_s}));
    QVERIFY(plan().isEmpty());
}

void InitDatabaseTest::whatSomebodyElseInitialisedIsNotDoneAgain()
{
    configure("001");
    place().files.write(u"schemas/init.sql"_s, "CREATE TABLE a (id integer NOT NULL);\n");
    const Plan late = plan();
    const RunResult first = place().run(plan());
    QVERIFY2(first.isSuccess(), qPrintable(first.summary + (first.error ? first.error->toString() : QString())));
    const RunResult second = place().run(late);
    QVERIFY2(second.isSuccess(), second.error ? qPrintable(second.error->toString()) : "");
    QCOMPARE(second.skipped, (QStringList{u"init:schemas/init.sql"_s, u"002_b"_s}));
    QCOMPARE(place().history().size(), 3);
}

void InitDatabaseTest::aMigrationThatRanMeanwhileStopsIt()
{
    const Plan late = plan();
    QVERIFY(place().run(place().migratePlan(u"001"_s)).isSuccess());
    const auto refused = place().tryRun(late);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Core::ErrorKind::History);
    QVERIFY2(refused.error().message.startsWith(u"The history changed since the plan was made: 001_a was applied by "_s),
             qPrintable(refused.error().message));
}

void InitDatabaseTest::releasesThatItContainsAreEntered()
{
    configure("002",
              "[[releases]]\nname = \"1.0\"\ntitle = \"First\"\nmigrations = [\"001_a\", \"002_b\"]\n"
              "[[releases]]\nname = \"1.1\"\ntitle = \"Second\"\nmigrations = [\"003_c\"]\n");
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n");
    QVERIFY(place().run(plan()).isSuccess());
    QCOMPARE(place().rows(u"SELECT version FROM schema_versions ORDER BY version"_s), (QStringList{u"1.0"_s, u"1.1"_s}));
}

void InitDatabaseTest::aScriptAmongTheMigrationsIsNone()
{
    place().configure({}, "[databases.main]\ninit = \"migrations/init.sql\"\n");
    place().migration(u"init.sql"_s, place().files.read(u"schemas/init.sql"_s));
    QCOMPARE(place().project().migrations.size(), 2);
    QCOMPARE(place().project().problems.size(), 0);
    QVERIFY(place().run(plan()).isSuccess());
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s}));
}

void InitDatabaseTest::aScriptThatIsMissingIsSaid()
{
    place().files.remove(u"schemas/init.sql"_s);
    const QString message = u"There is no file schemas/init.sql, which varve.toml names as the complete script of main."_s;
    QCOMPARE(place().project().problems.constFirst().message, message);
    QCOMPARE(place().project().problems.constFirst().where.line, 8);
    const auto refused = tryPlan();
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, message);
}

void InitDatabaseTest::aScriptThatIsALinkOutOfTheProjectIsNotRead()
{
    const Test::TemporaryProject elsewhere;
    const QString outside = elsewhere.write(u"init.sql"_s, "CREATE TABLE outside (id integer);\n");
    const Project::Project loadedBefore = place().project();
    place().files.remove(u"schemas/init.sql"_s);
    QVERIFY(QFile::link(outside, place().files.path(u"schemas/init.sql"_s)));
    const QString message = u"schemas/init.sql, which varve.toml names as the complete script of main, is a link that leads out of the "
                            "project's folder; it is not read."_s;
    const Core::Problem problem = place().project().problems.constFirst();
    QCOMPARE(problem.message, message);
    QCOMPARE(problem.remedy, u"Put the file itself in its place, or name one in the project's folder as init."_s);
    QCOMPARE(problem.where.line, 8);
    const auto refused = tryPlan();
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, message);
    QCOMPARE(refused.error().remedy, problem.remedy);
    QCOMPARE(refused.error().where.line, 8);
    // Also where the link came after the project was loaded.
    const auto late = planInitDatabase(loadedBefore, place().environment(), u"main"_s, place().profile(), place().status(), {});
    QVERIFY(!late);
    QCOMPARE(late.error().message, message);
}

void InitDatabaseTest::whatItContainsMustBeAMigration()
{
    configure("009");
    const QList<Core::Problem> problems = place().project().problems;
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.constFirst().code, u"init-contains"_s);
    QVERIFY2(problems.constFirst().message.startsWith(u"What schemas/init.sql contains is not known: "_s),
             qPrintable(problems.constFirst().message));
    const auto refused = tryPlan();
    QVERIFY(!refused);
    QCOMPARE(refused.error().where.file, u"varve.toml"_s);
    QVERIFY2(refused.error().message.contains(u"009"_s), qPrintable(refused.error().message));
}

void InitDatabaseTest::thePlanHasEveryStep()
{
    configure("001");
    const QJsonObject json = planAsJson(plan());
    QCOMPARE(json[u"command"_s].toString(), u"init-database"_s);
    QStringList steps;
    for (const QJsonValue step : json[u"steps"_s].toArray())
        steps += step[u"kind"_s].toString() + u' ' + step[u"migration"_s].toString();
    QCOMPARE(steps, (QStringList{u"apply init:schemas/init.sql"_s, u"apply 002_b"_s}));
    const QString sql = *planAsSql(plan());
    QVERIFY2(sql.contains(u"CREATE TABLE b (id integer)"_s) && sql.contains(u"'001_a'"_s), qPrintable(sql));
}

void InitDatabaseTest::rehearsalProvesThatBothMakeTheSame()
{
    const RehearsalReport report = rehearsal();
    QVERIFY2(report.isSuccess(), report.error ? qPrintable(report.error->toString()) : "");
    QVERIFY(report.init && report.init->isSame());
    QVERIFY(printRehearsal(report).contains(u"\n✓ schemas/init.sql makes the same schema as the migrations.\n"_s));
    QVERIFY(place().standings().contains(u"001_a pending"_s));
}

void InitDatabaseTest::differencesFailTheRehearsal()
{
    place().files.write(u"schemas/init.sql"_s, "CREATE TABLE a (id integer NOT NULL, name varchar(30));\nCREATE TABLE b (id integer);\n");
    const RehearsalReport report = rehearsal();
    QVERIFY(!report.isSuccess());
    QCOMPARE(report.init->differences.removed, QStringList{u"index "_s + schema() + u"a.a_id"_s});
    QCOMPARE(report.init->differences.changed, QStringList{u"column "_s + schema() + u"a.name"_s});
    QCOMPARE(report.error->message,
             QString(u"It makes another schema than the migrations: index "_s + schema() + u"a.a_id, column "_s + schema() + u"a.name."_s));
    QCOMPARE(report.error->where.file, u"schemas/init.sql"_s);
    QVERIFY2(printRehearsal(report).contains(u"\n✕ schemas/init.sql makes another schema than the migrations:\n    - index "_s),
             qPrintable(printRehearsal(report)));
}

/// It contains more than varve.toml says.
void InitDatabaseTest::aScriptThatFailsFailsTheRehearsal()
{
    configure("001");
    const RehearsalReport report = rehearsal();
    QVERIFY(!report.isSuccess());
    QVERIFY(report.init->error);
    QCOMPARE(report.error->where.file, u"migrations/002_b.sql"_s);
    QVERIFY(printRehearsal(report).contains(u"\n✕ schemas/init.sql fails.\n"_s));
}

QTEST_GUILESS_MAIN(InitDatabaseTest)
#include "tst_initdatabase.moc"
