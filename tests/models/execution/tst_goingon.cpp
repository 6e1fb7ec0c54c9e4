// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/printing/planprinter.h>
#include <tests/support/postgresserver.h>
#include <tests/support/workplace.h>

#include <QJsonArray>
#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::Workplace;

/// After a migration that failed: what needs it does not run, and what does not need it does where somebody said so.
class GoingOnTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup() { m_place.reset(); }

    void stopsAtTheFirstFailureByItself();
    void goesOnWithWhatDoesNotNeedTheFailedOne();
    void whatFailedRunsWithTheNextRun();
    void secondRunnerGoesOnBehindAFailure();
    void nothingFollowsAFailureInOneLine();
    void goesOnAfterEachOfSeveralFailures();
    void seedDataGoesOn();
    void releaseOfAFailedMigrationIsNotComplete();
    void needsAreSeenThroughWhatDoesNotRunHere();
    void cancelledRunDoesNotGoOn();
    void failedCheckOfForeignKeysDoesNotEndTheRun();
    void timeOutIsTheMigrationsOwnFailure();
    void planSaysThatItGoesOn();

private:
    Workplace &place() { return *m_place; }
    void write(const char *id, const QByteArray &text, const QByteArray &header = {})
    {
        place().migration(QString::fromUtf8(id) + u".sql"_s, header + text);
    }
    /// 002 fails; 003 comes after it, 012 needs it, 010 and 011 do neither.
    void writeBranches()
    {
        write("001_base", "CREATE TABLE base (id integer);\n");
        write("002_left", "CREATE TABLE l (id integer);\nSELECT * FROM absent;\n");
        write("003_left_more", "CREATE TABLE m (id integer);\n");
        write("010_right", "CREATE TABLE r (id integer);\n", "-- Revises: 001_base\n-- Branch: right\n");
        write("011_right_more", "CREATE TABLE s (id integer);\n", "-- Branch: right\n");
        write("012_right_last", "CREATE TABLE t (id integer);\n", "-- Branch: right\n-- Prerequisites: 002_left\n");
    }
    void goOn() { place().configure("seed = true\n", "[policies]\non_failure = \"continue\"\n[categories]\n\"seed_*\" = \"seed\"\n"); }
    QString engineTitle() const { return Database::engineTraits(m_place->profile().engine).title; }

    std::unique_ptr<Workplace> m_place;
};

void GoingOnTest::initTestCase_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void GoingOnTest::init()
{
    QFETCH_GLOBAL(bool, postgres);
    if (postgres) {
        VARVE_NEEDS_POSTGRESQL(Test::PostgresServer::instance());
        m_place = std::make_unique<Workplace>(Test::PostgresServer::instance().createDatabase());
    } else {
        m_place = std::make_unique<Workplace>();
    }
}

void GoingOnTest::stopsAtTheFirstFailureByItself()
{
    writeBranches();
    const RunResult result = place().run(place().migratePlan(u"heads"_s));
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.failed, QStringList{u"002_left"_s});
    QCOMPARE(place().standings(),
             (QStringList{u"001_base applied"_s, u"002_left failed"_s, u"003_left_more pending"_s, u"010_right pending"_s,
                          u"011_right_more pending"_s, u"012_right_last pending"_s}));
    QCOMPARE(place().rows(u"SELECT outcome FROM migration_runs"_s), QStringList{u"failed"_s});
}

void GoingOnTest::goesOnWithWhatDoesNotNeedTheFailedOne()
{
    goOn();
    writeBranches();
    const RunResult result = place().run(place().migratePlan(u"heads"_s));
    QVERIFY(!result.isSuccess());
    QVERIFY2(result.error->where.toString().startsWith(u"migrations/002_left.sql:2:"_s), qPrintable(result.error->where.toString()));
    QCOMPARE(result.failed, QStringList{u"002_left"_s});
    QCOMPARE(result.failedMigration, u"002_left"_s);
    QCOMPARE(result.notStarted, (QStringList{u"003_left_more"_s, u"012_right_last"_s}));
    QCOMPARE(result.stepsDone, 3);
    QCOMPARE(result.summary,
             u"Statement 2 failed. Nothing of 002 remains: %1 rolled the transaction back. "
             "Not started, because they need what failed: 003, 012. 3 migrations applied."_s.arg(engineTitle()));
    QCOMPARE(place().standings(),
             (QStringList{u"001_base applied"_s, u"002_left failed"_s, u"003_left_more pending"_s, u"010_right applied"_s,
                          u"011_right_more applied"_s, u"012_right_last pending"_s}));
    QCOMPARE(place().history(),
             (QStringList{u"001_base up ok 1/1"_s, u"002_left up failed 0/2"_s, u"010_right up ok 1/1"_s, u"011_right_more up ok 1/1"_s}));
    const QString message = place().rows(u"SELECT error_message FROM migration_history WHERE migration_id = '002_left'"_s).constFirst();
    QVERIFY2(message.endsWith(u"\nThe run went on with what does not need it (on_failure = continue)."_s), qPrintable(message));
    QCOMPARE(place().rows(u"SELECT outcome FROM migration_runs"_s), QStringList{u"continued"_s});
}

/// The same plan twice: what the first left is not out of order, for it goes on in the same way.
void GoingOnTest::secondRunnerGoesOnBehindAFailure()
{
    goOn();
    writeBranches();
    const Plan plan = place().migratePlan(u"heads"_s);
    QVERIFY(!place().run(plan).isSuccess());
    const auto again = place().tryRun(plan);
    QVERIFY2(again, qPrintable(again ? QString() : again.error().toString()));
    QCOMPARE(again->skipped, (QStringList{u"001_base"_s, u"010_right"_s, u"011_right_more"_s}));
    QCOMPARE(again->failed, QStringList{u"002_left"_s});
}

void GoingOnTest::whatFailedRunsWithTheNextRun()
{
    goOn();
    writeBranches();
    QVERIFY(!place().run(place().migratePlan(u"heads"_s)).isSuccess());
    write("002_left", "CREATE TABLE l (id integer);\n");
    const RunResult again = place().run(place().migratePlan(u"heads"_s));
    QVERIFY2(again.isSuccess(), qPrintable(again.summary));
    QCOMPARE(again.stepsDone, 3);
    QVERIFY(place().migratePlan(u"heads"_s).isEmpty());
}

void GoingOnTest::nothingFollowsAFailureInOneLine()
{
    goOn();
    write("001_a", "SELECT * FROM absent;\n");
    write("002_b", "CREATE TABLE b (id integer);\n");
    write("003_c", "CREATE TABLE c (id integer);\n");
    const RunResult result = place().run(place().migratePlan());
    QCOMPARE(result.notStarted, (QStringList{u"002_b"_s, u"003_c"_s}));
    QCOMPARE(result.stepsDone, 0);
    QCOMPARE(place().history(), QStringList{u"001_a up failed 0/1"_s});
}

void GoingOnTest::goesOnAfterEachOfSeveralFailures()
{
    goOn();
    writeBranches();
    write("010_right", "SELECT * FROM absent;\n", "-- Revises: 001_base\n-- Branch: right\n");
    write("020_third", "CREATE TABLE z (id integer);\n", "-- Revises: 001_base\n-- Branch: third\n");
    const RunResult result = place().run(place().migratePlan(u"heads"_s));
    QCOMPARE(result.failed, (QStringList{u"002_left"_s, u"010_right"_s}));
    QCOMPARE(result.error->others.size(), 1);
    QCOMPARE(result.notStarted, (QStringList{u"003_left_more"_s, u"011_right_more"_s, u"012_right_last"_s}));
    QCOMPARE(result.summary,
             u"Statement 2 failed. Nothing of 002 remains: %1 rolled the transaction back. "
             "Statement 1 failed. Nothing of 010 remains: %1 rolled the transaction back. "
             "Not started, because they need what failed: 003, 011, 012. 2 migrations applied."_s.arg(engineTitle()));
    QCOMPARE(place().rows(u"SELECT count(*) FROM z"_s), QStringList{u"0"_s});
}

void GoingOnTest::seedDataGoesOn()
{
    goOn();
    write("001_a", "CREATE TABLE a (id integer);\n");
    write("seed_1", "INSERT INTO absent VALUES (1);\n");
    write("seed_2", "INSERT INTO a VALUES (2);\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    const auto plan = place().trySeed();
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    const RunResult result = place().run(*plan);
    QCOMPARE(result.failed, QStringList{u"seed_1"_s});
    QCOMPARE(place().rows(u"SELECT id FROM a"_s), QStringList{u"2"_s});
}

void GoingOnTest::releaseOfAFailedMigrationIsNotComplete()
{
    place().configure({},
                      "[policies]\non_failure = \"continue\"\n[[releases]]\nname = \"1.0\"\ntitle = \"First\"\n"
                      "migrations = [\"001_base\", \"002_left\", \"010_right\", \"011_right_more\"]\n");
    writeBranches();
    QVERIFY(!place().run(place().migratePlan(u"heads"_s)).isSuccess());
    QCOMPARE(place().rows(u"SELECT version FROM schema_versions"_s), QStringList());
    write("002_left", "CREATE TABLE l (id integer);\n");
    QVERIFY(place().run(place().migratePlan(u"heads"_s)).isSuccess());
    QCOMPARE(place().rows(u"SELECT version FROM schema_versions"_s), QStringList{u"1.0"_s});
}

void GoingOnTest::needsAreSeenThroughWhatDoesNotRunHere()
{
    goOn();
    write("001_a", "SELECT * FROM absent;\n");
    write("002_b", "CREATE TABLE b (id integer);\n", "-- Environments: production\n");
    write("003_c", "CREATE TABLE c (id integer);\n");
    const Plan plan = place().migratePlan();
    QCOMPARE(plan.steps.size(), 2);
    QCOMPARE(plan.steps.constLast().needs, QStringList{u"001_a"_s});
}

void GoingOnTest::cancelledRunDoesNotGoOn()
{
    goOn();
    writeBranches();
    std::stop_source stop;
    place().onEvent = [&](const RunEvent &event) {
        if (const auto *started = std::get_if<StatementStarted>(&event); started && started->step == 1)
            stop.request_stop();
    };
    const RunResult result
        = place().run(place().migratePlan(u"heads"_s), {.stop = stop.get_token(), .rowLimit = 1, .password = {}, .appliedBy = {}});
    QVERIFY(result.cancelled);
    QCOMPARE(result.notStarted, QStringList());
    QCOMPARE(place().standings().filter(u"010"_s), QStringList{u"010_right pending"_s});
    QCOMPARE(place().rows(u"SELECT outcome FROM migration_runs"_s), QStringList{u"cancelled"_s});
}

void GoingOnTest::failedCheckOfForeignKeysDoesNotEndTheRun()
{
    if (place().profile().engine != Database::Engine::Sqlite)
        QSKIP("Only SQLite has them off while a migration runs.");
    goOn();
    writeBranches();
    write("002_left", "PRAGMA foreign_keys = off;\nCREATE TABLE l (id integer REFERENCES base (id));\nINSERT INTO l VALUES (7);\n");
    const RunResult result = place().run(place().migratePlan(u"heads"_s));
    QCOMPARE(result.failed, QStringList{u"002_left"_s});
    QCOMPARE(result.stepsDone, 3);
    QVERIFY2(result.summary.startsWith(u"The check of its foreign keys failed. Nothing of 002 remains: "_s), qPrintable(result.summary));
    QCOMPARE(place().standings().filter(u" applied"_s),
             (QStringList{u"001_base applied"_s, u"010_right applied"_s, u"011_right_more applied"_s}));
    QCOMPARE(place().rows(u"SELECT outcome FROM migration_runs"_s), QStringList{u"continued"_s});
}

/// The server says of it that the statement was cancelled, and nobody of ours did that.
void GoingOnTest::timeOutIsTheMigrationsOwnFailure()
{
    if (place().profile().engine != Database::Engine::PostgreSql)
        QSKIP("SQLite has no time-out of statements.");
    place().configure({}, "[policies]\non_failure = \"continue\"\nstatement_timeout = \"200ms\"\n");
    writeBranches();
    write("002_left", "CREATE TABLE l (id integer);\nSELECT pg_sleep(60);\n");
    const RunResult result = place().run(place().migratePlan(u"heads"_s));
    QVERIFY(!result.cancelled);
    QCOMPARE(result.error->kind, Core::ErrorKind::Statement);
    QCOMPARE(result.error->message, u"canceling statement due to statement timeout"_s);
    QCOMPARE(result.failed, QStringList{u"002_left"_s});
    QCOMPARE(result.stepsDone, 3);
    QVERIFY2(result.summary.startsWith(u"Statement 2 failed. Nothing of 002 remains: "_s), qPrintable(result.summary));
    QCOMPARE(place().rows(u"SELECT outcome FROM migration_runs"_s), QStringList{u"continued"_s});
}

void GoingOnTest::planSaysThatItGoesOn()
{
    writeBranches();
    Plan plan = place().migratePlan(u"heads"_s);
    QVERIFY(!plan.goesOn());
    QCOMPARE(planAsJson(plan)[u"onFailure"_s].toString(), u"stop"_s);
    QVERIFY(!printPlan(plan).contains(u"After a failure"_s));
    const QString id = plan.id;
    QVERIFY(setGoesOn(plan));
    QVERIFY(plan.goesOn());
    QVERIFY(plan.id != id);
    QVERIFY(printPlan(plan).contains(u"\nAfter a failure: goes on with what does not need it\n"_s));
    const QJsonObject json = planAsJson(plan);
    QCOMPARE(json[u"onFailure"_s].toString(), u"continue"_s);
    QCOMPARE(json[u"steps"_s].toArray().last().toObject()[u"needs"_s].toArray(), (QJsonArray{u"011_right_more"_s, u"002_left"_s}));
    QCOMPARE(commandLine(plan), u"varve-cli migrate --continue --env test --to heads"_s);
}

QTEST_GUILESS_MAIN(GoingOnTest)
#include "tst_goingon.moc"
