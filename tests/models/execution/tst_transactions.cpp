// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/plan/units.h>
#include <models/execution/planner/resume.h>
#include <models/execution/printing/planprinter.h>
#include <tests/support/postgresserver.h>
#include <tests/support/workplace.h>

#include <QJsonArray>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::PostgresServer;
using Test::Workplace;

/// What commits together: a migration, a statement, as much of a migration as can, or the whole run, as the policy says.
class TransactionsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup() { m_place.reset(); }

    void wholeRunIsCommittedAtItsEnd();
    void failureLeavesNothingOfTheWholeRun();
    void refusedCommitOfTheWholeRunIsNoStepsOwnFailure();
    void refusedCommitOfAMigrationIsNoStatementsFailure();
    void wholeRunIsRolledBackInOneTransaction();
    void wholeRunIsTriedAgainFromItsFirstStep();
    void whatCannotBeInTheWholeRunsTransactionIsNamed();
    void rebuiltTableIsNoPartOfTheWholeRunsTransaction();
    void foreignKeysAreOffInUnitsToo();
    void settingsOfOneFileDoNotReachTheNextInTheSameTransaction();
    void unitsAreShownBeforehand();
    void unitsCommitOneAfterTheOther();
    void addedValueIsUsedInTheNextUnit();
    void unitIsTriedAgainBehindWhatIsCommitted();
    void largeFileRunsInUnits();
    void marksOfAUnitAreWrittenOnce();
    void migrationWithoutSuchStatementsIsOneTransaction();
    void scriptRunByHandEndsInTheSameState_data();
    void scriptRunByHandEndsInTheSameState();

private:
    Workplace &place() { return *m_place; }
    bool isPostgres() const { return m_place->profile().engine == Database::Engine::PostgreSql; }
    QString engineTitle() const { return Database::engineTraits(m_place->profile().engine).title; }
    void use(const QByteArray &mode, const QByteArray &more = {})
    {
        place().configure({}, "[policies]\ntransaction = \"" + mode + "\"\n" + more);
    }
    bool hasTable(const QString &name) { return place().hasTable(name); }
    template<typename Event>
    QList<Event> eventsOf() const
    {
        QList<Event> found;
        for (const RunEvent &event : std::as_const(m_place->events)) {
            if (const Event *match = std::get_if<Event>(&event))
                found += *match;
        }
        return found;
    }
    /// Two statements, one that stands alone, two more.
    void writeMixed(const QByteArray &last = "INSERT INTO b VALUES (2);\n")
    {
        place().migration(u"001_mixed.sql"_s,
                          "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\nVACUUM;\nCREATE TABLE b (id integer);\n" + last
                              + "-- varve:down\nDROP TABLE b;\nDROP TABLE a;\n");
    }

    /// The second migration breaks what is checked only when it is committed.
    void writeDeferred()
    {
        place().migration(u"001_a.sql"_s,
                          "CREATE TABLE a (id integer PRIMARY KEY);\n"
                          "CREATE TABLE b (id integer, a integer CONSTRAINT b_of_a REFERENCES a (id) DEFERRABLE INITIALLY DEFERRED);\n");
        place().migration(u"002_b.sql"_s, "INSERT INTO b VALUES (1, 7);\n");
    }
    QString refusal() const { return isPostgres() ? u"\"b_of_a\""_s : u"foreign key"_s; }

    std::unique_ptr<Workplace> m_place;
};

void TransactionsTest::initTestCase_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void TransactionsTest::init()
{
    QFETCH_GLOBAL(bool, postgres);
    if (postgres) {
        VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
        m_place = std::make_unique<Workplace>(PostgresServer::instance().createDatabase());
    } else {
        m_place = std::make_unique<Workplace>();
    }
}

void TransactionsTest::wholeRunIsCommittedAtItsEnd()
{
    use("all", "[[releases]]\nname = \"1.0\"\nmigrations = [\"001_a\", \"002_b\"]\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:verify\nSELECT count(*) FROM a; -- expect: 0\n");
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
    bool looked = false;
    place().onEvent = [&](const RunEvent &event) {
        if (const auto *done = std::get_if<StatementDone>(&event); done && done->step == 1) {
            looked = true;
            QVERIFY(!hasTable(u"a"_s));
            QVERIFY(eventsOf<StepDone>().isEmpty());
        }
    };
    Plan plan = place().migratePlan();
    QCOMPARE(setGoesOn(plan).error().message,
             u"The whole run is one transaction (transaction = \"all\"): after a failure nothing can go on."_s);
    QVERIFY(printPlan(plan).contains(u"\nTransaction: one for the whole run\n\napply 001_a (in the run's transaction)\n"_s));
    QCOMPARE(planAsJson(plan)[u"transaction"_s].toString(), u"all"_s);
    const RunResult result = place().run(plan);
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QVERIFY(looked);
    QCOMPARE(result.stepsDone, 2);
    QCOMPARE(eventsOf<StepDone>().size(), 2);
    QVERIFY(hasTable(u"a"_s) && hasTable(u"b"_s));
    QCOMPARE(place().history(), (QStringList{u"001_a up ok 1/1"_s, u"002_b up ok 1/1"_s}));
    QCOMPARE(place().rows(u"SELECT version FROM schema_versions"_s), QStringList{u"1.0"_s});
}

void TransactionsTest::failureLeavesNothingOfTheWholeRun()
{
    use("all");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\nSELECT * FROM absent;\n");
    place().migration(u"004_d.sql"_s, "CREATE TABLE d (id integer);\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.stepsDone, 0);
    QCOMPARE(result.summary,
             u"Statement 2 failed. Nothing of 003 and of the 2 before it remains: %1 rolled the run's transaction back. "
             "004 was not started."_s.arg(engineTitle()));
    QCOMPARE(eventsOf<StepDone>().size(), 0);
    QVERIFY(!hasTable(u"a"_s) && !hasTable(u"b"_s) && !hasTable(u"c"_s));
    QCOMPARE(place().history(), QStringList{u"003_c up failed 0/2"_s});
    QCOMPARE(place().standings(), (QStringList{u"001_a pending"_s, u"002_b pending"_s, u"003_c failed"_s, u"004_d pending"_s}));
    QVERIFY(!place().connection().inTransaction());

    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n");
    const RunResult again = place().run(place().migratePlan());
    QVERIFY2(again.isSuccess(), qPrintable(again.summary));
    QCOMPARE(again.stepsDone, 4);
}

/// Which statement it was the server does not say.
void TransactionsTest::refusedCommitOfTheWholeRunIsNoStepsOwnFailure()
{
    use("all");
    writeDeferred();
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n");
    const RunResult result = place().run(place().migratePlan());
    QCOMPARE(result.summary,
             u"The commit of all 3 migrations failed. Nothing of the 3 migrations remains: %1 rolled the run's transaction back."_s.arg(
                 engineTitle()));
    QVERIFY2(result.error && result.error->message.contains(refusal(), Qt::CaseInsensitive), qPrintable(result.error->message));
    QVERIFY(!result.error->where.isValid());
    QCOMPARE(result.stepsDone, 0);
    QCOMPARE(result.failedMigration, QString());
    QCOMPARE(result.failed, (QStringList{u"001_a"_s, u"002_b"_s, u"003_c"_s}));
    QCOMPARE(eventsOf<StatementFailed>().size(), 0);
    QCOMPARE(eventsOf<StepFailed>().size(), 3);
    QVERIFY(!hasTable(u"a"_s) && !hasTable(u"c"_s));
    QCOMPARE(place().history(), (QStringList{u"001_a up failed 0/2"_s, u"002_b up failed 0/1"_s, u"003_c up failed 0/1"_s}));
    const QStringList told = place().rows(u"SELECT error_message FROM migration_history"_s);
    QCOMPARE(told.size(), 3);
    for (const QString &message : told)
        QVERIFY2(message.startsWith(u"The commit of all 3 migrations failed. "_s + result.error->message), qPrintable(message));
    // What is mended runs; a way back is refused likewise.
    place().migration(u"002_b.sql"_s, "INSERT INTO a VALUES (7);\nINSERT INTO b VALUES (1, 7);\n-- varve:down\nDELETE FROM a;\n");
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n-- varve:down\nDROP TABLE c;\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    const RunResult back = place().run(place().rollbackPlan(u"001_a"_s));
    QCOMPARE(back.summary,
             u"The commit of all 2 migrations failed. The 2 migrations are still applied: %1 rolled the run's transaction back."_s.arg(
                 engineTitle()));
    QVERIFY(hasTable(u"c"_s));
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s, u"003_c applied"_s}));
}

void TransactionsTest::refusedCommitOfAMigrationIsNoStatementsFailure()
{
    writeDeferred();
    const RunResult result = place().run(place().migratePlan());
    QCOMPARE(result.summary, u"The commit failed. Nothing of 002 remains: %1 rolled the transaction back."_s.arg(engineTitle()));
    QVERIFY2(result.error && result.error->message.contains(refusal(), Qt::CaseInsensitive), qPrintable(result.error->message));
    QVERIFY(!result.error->where.isValid());
    QCOMPARE(result.failed, QStringList{u"002_b"_s});
    QCOMPARE(eventsOf<StatementFailed>().size(), 0);
    QCOMPARE(place().history(), (QStringList{u"001_a up ok 2/2"_s, u"002_b up failed 0/1"_s}));
    const QStringList told = place().rows(u"SELECT error_message FROM migration_history WHERE NOT success"_s);
    QVERIFY2(told.value(0).startsWith(u"The commit failed. "_s + result.error->message), qPrintable(told.value(0)));
}

void TransactionsTest::wholeRunIsRolledBackInOneTransaction()
{
    use("all");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:down\nSELECT * FROM absent;\n");
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n-- varve:down\nDROP TABLE b;\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    const RunResult failed = place().run(place().rollbackPlan(u"base"_s));
    QCOMPARE(failed.summary,
             u"Statement 1 failed. 001 and the 1 before it are still applied: %1 rolled the run's transaction back."_s.arg(engineTitle()));
    QVERIFY(hasTable(u"b"_s));
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s}));
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:down\nDROP TABLE a;\n");
    const RunResult back = place().run(place().rollbackPlan(u"base"_s));
    QVERIFY2(back.isSuccess(), qPrintable(back.summary));
    QVERIFY(!hasTable(u"a"_s) && !hasTable(u"b"_s));
}

void TransactionsTest::wholeRunIsTriedAgainFromItsFirstStep()
{
    if (!isPostgres())
        QSKIP("In SQLite only the beginning of a transaction waits.");
    use("all", "lock_timeout = \"50ms\"\nretry_wait = \"1ms\"\n");
    const auto other = place().newConnection();
    QVERIFY(other->execute("CREATE TABLE busy (id integer)"));
    QVERIFY(other->begin());
    QVERIFY(other->execute("LOCK TABLE busy"));
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\n");
    place().migration(u"002_b.sql"_s, "ALTER TABLE busy ADD COLUMN x integer;\n");
    place().onEvent = [&](const RunEvent &event) {
        if (std::holds_alternative<StepRetried>(event))
            QVERIFY(other->rollback());
    };
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(eventsOf<StepRetried>().size(), 1);
    QCOMPARE(eventsOf<StepRetried>().constFirst().step, 1);
    QCOMPARE(eventsOf<StepRetried>().constFirst().firstStep, 0);
    QCOMPARE(eventsOf<StepDone>().size(), 2);
    QCOMPARE(place().rows(u"SELECT id FROM a"_s), QStringList{u"1"_s});
    QCOMPARE(place().history(), (QStringList{u"001_a up ok 2/2"_s, u"002_b up ok 1/1"_s}));
}

void TransactionsTest::whatCannotBeInTheWholeRunsTransactionIsNamed()
{
    use("all");
    place().migration(u"000_first.sql"_s, "CREATE TABLE first (id integer);\n");
    writeMixed();
    const auto plan = place().tryMigrate();
    QVERIFY(!plan);
    QCOMPARE(
        plan.error().toString(),
        u"migrations/001_mixed.sql:3:1: 001_mixed: VACUUM cannot run in a transaction (line 3), and varve.toml wants the whole run in one "
        "transaction (transaction = \"all\").\n"
        "Write transaction = \"migration\" or \"auto\" under [policies]; what stands before can run first."_s);
    QVERIFY(place().tryMigrate(u"+1"_s));
}

void TransactionsTest::rebuiltTableIsNoPartOfTheWholeRunsTransaction()
{
    if (isPostgres())
        QSKIP("Only SQLite rebuilds tables.");
    use("all");
    place().migration(u"001_rebuild.sql"_s, "CREATE TABLE o_new (id integer);\nDROP TABLE o;\nALTER TABLE o_new RENAME TO o;\n");
    const auto plan = place().tryMigrate();
    QVERIFY(!plan);
    QVERIFY2(plan.error().message.startsWith(u"001_rebuild: foreign keys have to be off while it runs, because "_s),
             qPrintable(plan.error().toString()));
}

void TransactionsTest::foreignKeysAreOffInUnitsToo()
{
    if (isPostgres())
        QSKIP("Only SQLite rebuilds tables.");
    place().migration(u"000_tables.sql"_s,
                      "CREATE TABLE o (id integer PRIMARY KEY);\nCREATE TABLE i (o integer REFERENCES o (id) ON DELETE CASCADE);\n"
                      "INSERT INTO o VALUES (1);\nINSERT INTO i VALUES (1);\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    use("auto");
    place().migration(u"001_rebuild.sql"_s,
                      "CREATE TABLE o_new (id integer PRIMARY KEY, name text);\nINSERT INTO o_new (id) SELECT id FROM o;\nDROP TABLE o;\n"
                      "ALTER TABLE o_new RENAME TO o;\nVACUUM;\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.error ? result.error->toString() : QString()));
    QCOMPARE(place().rows(u"SELECT o FROM i"_s), QStringList{u"1"_s});
}

void TransactionsTest::settingsOfOneFileDoNotReachTheNextInTheSameTransaction()
{
    if (!isPostgres())
        QSKIP("The settings are PostgreSQL's.");
    use("all");
    place().migration(u"001_a.sql"_s, "CREATE SCHEMA s;\nSET search_path = s;\nCREATE TABLE a (id integer);\n");
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(place().rows(u"SELECT schemaname FROM pg_tables WHERE tablename IN ('a', 'b') ORDER BY tablename"_s),
             (QStringList{u"s"_s, u"public"_s}));
}

void TransactionsTest::unitsAreShownBeforehand()
{
    use("auto");
    writeMixed();
    const Plan plan = place().migratePlan();
    const PlanStep &step = plan.steps.constFirst();
    QVERIFY(!step.oneTransaction && step.inUnits);
    QCOMPARE(unitsOf(step), (QList<PlanUnit>{{0, 2, true}, {2, 1, false}, {3, 2, true}}));
    QCOMPARE(
        plan.warnings,
        QStringList{u"001_mixed: VACUUM cannot run in a transaction (line 3). It runs in units, and what a unit committed before a failure "
                    "stays: statements 1 to 2 in one transaction, statement 3 by itself, statements 4 to 5 in one transaction."_s});
    const QString text = printPlan(plan);
    QVERIFY2(text.contains(u"\napply 001_mixed (in units: VACUUM cannot run in a transaction (line 3))\n"
                           "  Can be rolled back: yes\n"
                           "  statements 1 to 2 in one transaction:\n  1. migrations/001_mixed.sql:1:1\n"_s),
             qPrintable(text));
    QVERIFY(text.contains(u"  statement 3 by itself:\n  3. migrations/001_mixed.sql:3:1\n    VACUUM\n"_s));
    const QJsonArray units = planAsJson(plan)[u"steps"_s].toArray().first().toObject()[u"units"_s].toArray();
    QCOMPARE(units.size(), 3);
    QCOMPARE(units.at(2).toObject(), (QJsonObject{{u"first"_s, 4}, {u"count"_s, 2}, {u"transaction"_s, true}}));
}

void TransactionsTest::unitsCommitOneAfterTheOther()
{
    use("auto");
    writeMixed("INSERT INTO absent VALUES (2);\n");
    const RunResult result = place().run(place().migratePlan());
    QCOMPARE(result.summary, u"Statement 5 failed. 3 statements of 001 remain: they were committed before."_s);
    QVERIFY(hasTable(u"a"_s));
    QVERIFY(!hasTable(u"b"_s));
    QCOMPARE(place().history(), QStringList{u"001_mixed up failed 3/5"_s});
    QCOMPARE(place().standings(), QStringList{u"001_mixed partial"_s});
    QCOMPARE(place().rows(u"SELECT statement, state FROM migration_journal ORDER BY statement"_s),
             (QStringList{u"1|done"_s, u"2|done"_s, u"3|done"_s}));

    writeMixed();
    const auto resume = planResume(place().project(), place().environment(), u"main"_s, place().profile(), place().status(), {});
    QVERIFY2(resume, resume ? "" : qPrintable(resume.error().toString()));
    QVERIFY(resume->steps.constFirst().inUnits);
    QCOMPARE(unitsOf(resume->steps.constFirst()), (QList<PlanUnit>{{0, 2, true}}));
    const RunResult again = place().run(*resume);
    QVERIFY2(again.isSuccess(), qPrintable(again.summary));
    QCOMPARE(place().rows(u"SELECT a.id, b.id FROM a, b"_s), QStringList{u"1|2"_s});
    QCOMPARE(place().history(), (QStringList{u"001_mixed up failed 3/5"_s, u"001_mixed up ok 5/5"_s}));
}

void TransactionsTest::addedValueIsUsedInTheNextUnit()
{
    if (!isPostgres())
        QSKIP("SQLite has no enumerated types.");
    use("auto");
    place().migration(u"001_type.sql"_s, "CREATE TYPE mood AS ENUM ('bad');\nCREATE TABLE moods (m mood);\n");
    place().migration(u"002_value.sql"_s,
                      "ALTER TYPE mood ADD VALUE 'good';\nINSERT INTO moods VALUES ('good');\nINSERT INTO moods VALUES ('good');\n");
    const Plan plan = place().migratePlan();
    QVERIFY(plan.steps.constFirst().oneTransaction);
    QCOMPARE(unitsOf(plan.steps.constLast()), (QList<PlanUnit>{{0, 1, true}, {1, 2, true}}));
    const RunResult result = place().run(plan);
    QVERIFY2(result.isSuccess(), qPrintable(result.error ? result.error->toString() : QString()));
    QCOMPARE(place().rows(u"SELECT count(*) FROM moods"_s), QStringList{u"2"_s});
}

void TransactionsTest::unitIsTriedAgainBehindWhatIsCommitted()
{
    if (!isPostgres())
        QSKIP("SQLite builds no indexes concurrently.");
    use("auto", "lock_timeout = \"50ms\"\nretry_wait = \"1ms\"\n");
    const auto other = place().newConnection();
    QVERIFY(other->execute("CREATE TABLE busy (id integer)"));
    place().migration(u"001_mixed.sql"_s,
                      "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\nCREATE INDEX CONCURRENTLY a_id ON a (id);\n"
                      "INSERT INTO a VALUES (2);\nALTER TABLE busy ADD COLUMN x integer;\n");
    place().onEvent = [&](const RunEvent &event) {
        if (const auto *done = std::get_if<StatementDone>(&event); done && done->statement == 2) {
            QVERIFY(other->begin());
            QVERIFY(other->execute("LOCK TABLE busy"));
        }
        if (std::holds_alternative<StepRetried>(event))
            QVERIFY(other->rollback());
    };
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.error ? result.error->toString() : QString()));
    QCOMPARE(eventsOf<StepRetried>().size(), 1);
    QCOMPARE(eventsOf<StepRetried>().constFirst().firstStatement, 3);
    QCOMPARE(place().rows(u"SELECT id FROM a ORDER BY id"_s), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(place().rows(u"SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_id'::regclass"_s), QStringList{u"t"_s});
    QCOMPARE(place().history(), QStringList{u"001_mixed up ok 5/5"_s});
    QCOMPARE(place().rows(u"SELECT statement, state FROM migration_journal ORDER BY statement"_s),
             (QStringList{u"1|done"_s, u"2|done"_s, u"3|done"_s, u"4|done"_s, u"5|done"_s}));
}

void TransactionsTest::largeFileRunsInUnits()
{
    use("auto");
    const QByteArray padding(10'000, 'x');
    const QByteArray insert = "INSERT INTO a VALUES ('" + padding + "');\n";
    const QByteArray text = "CREATE TABLE a (t text);\n" + insert.repeated(1000) + "VACUUM;\n" + insert.repeated(800);
    place().migration(u"001_large.sql"_s, text + "INSERT INTO absent VALUES (1);\n");
    const Plan plan = place().migratePlan();
    QVERIFY(plan.steps.constFirst().streamed && plan.steps.constFirst().inUnits);
    QVERIFY(!place().run(plan).isSuccess());
    QCOMPARE(place().rows(u"SELECT count(*) FROM a"_s), QStringList{u"1000"_s});
    QCOMPARE(place().history(), QStringList{u"001_large up failed 1002/1803"_s});
    place().migration(u"001_large.sql"_s, text + "INSERT INTO a VALUES ('last');\n");
    const auto resume = planResume(place().project(), place().environment(), u"main"_s, place().profile(), place().status(), {});
    QVERIFY2(resume, resume ? "" : qPrintable(resume.error().toString()));
    const RunResult again = place().run(*resume);
    QVERIFY2(again.isSuccess(), qPrintable(again.summary));
    QCOMPARE(place().rows(u"SELECT count(*) FROM a"_s), QStringList{u"1801"_s});
}

/// However many statements a unit has: what each of them costs must not grow with those before it.
void TransactionsTest::marksOfAUnitAreWrittenOnce()
{
    use("auto");
    place().migration(u"001_journal.sql"_s, "CREATE TABLE a (id integer);\nVACUUM;\nCREATE TABLE writes (statement integer);\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    const QStringList triggers = isPostgres()
        ? QStringList{u"CREATE FUNCTION written() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO writes VALUES (NEW.statement); "
                      "RETURN NULL; END'"_s,
                      u"CREATE TRIGGER written AFTER INSERT OR UPDATE ON migration_journal FOR EACH ROW EXECUTE FUNCTION written()"_s}
        : QStringList{u"CREATE TRIGGER inserted AFTER INSERT ON migration_journal BEGIN INSERT INTO writes VALUES (NEW.statement); END"_s,
                      u"CREATE TRIGGER updated AFTER UPDATE ON migration_journal BEGIN INSERT INTO writes VALUES (NEW.statement); END"_s};
    for (const QString &trigger : triggers)
        QCOMPARE(place().client().run(trigger).exitCode, 0);
    place().migration(u"002_many.sql"_s, "VACUUM;\n" + QByteArray("INSERT INTO a VALUES (1);\n").repeated(1200));
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QCOMPARE(place().rows(u"SELECT count(*), count(DISTINCT statement) FROM writes WHERE statement > 1"_s), QStringList{u"1200|1200"_s});
}

void TransactionsTest::migrationWithoutSuchStatementsIsOneTransaction()
{
    use("auto");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nSELECT * FROM absent;\n");
    const Plan plan = place().migratePlan();
    QVERIFY(plan.steps.constFirst().oneTransaction && !plan.steps.constFirst().inUnits);
    QVERIFY(!place().run(plan).isSuccess());
    QVERIFY(!hasTable(u"a"_s));
}

void TransactionsTest::scriptRunByHandEndsInTheSameState_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::newRow("the whole run") << QByteArray("all");
    QTest::newRow("in units") << QByteArray("auto");
}

void TransactionsTest::scriptRunByHandEndsInTheSameState()
{
    QFETCH(QByteArray, mode);
    use(mode);
    if (mode == "auto")
        writeMixed();
    else
        place().migration(u"001_mixed.sql"_s, "CREATE TABLE a AS SELECT 1 AS id;\nCREATE TABLE b AS SELECT 2 AS id;\n");
    place().migration(u"002_c.sql"_s, "CREATE TABLE c (id integer);\n");
    QProcess client;
    if (isPostgres())
        client.start(u"psql"_s, {u"-X"_s, u"-q"_s, PostgresServer::instance().url(place().profile().database)});
    else
        client.start(u"sqlite3"_s, {place().profile().database});
    client.write(planAsSql(place().migratePlan())->toUtf8());
    client.closeWriteChannel();
    QVERIFY(client.waitForFinished());
    const QByteArray errors = client.readAllStandardError();
    QVERIFY2(client.exitCode() == 0 && errors.isEmpty(), errors.constData());
    QCOMPARE(place().rows(u"SELECT a.id, b.id FROM a, b"_s), QStringList{u"1|2"_s});
    QCOMPARE(place().standings(), (QStringList{u"001_mixed applied"_s, u"002_c applied"_s}));
    QVERIFY(place().migratePlan().isEmpty());
}

QTEST_GUILESS_MAIN(TransactionsTest)
#include "tst_transactions.moc"
