// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/scriptedserver.h>
#include <tests/support/workplace.h>

#include <models/execution/planner/initdatabase.h>
#include <models/execution/planner/resume.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::ScriptedServer;
using Test::Workplace;

/// Planning and running take clock, files, random numbers, process and connections from where a test can give them.
class SeamsTest final : public QObject
{
    Q_OBJECT

private slots:
    void sameSeedGivesTheSameRun();
    void sameSeedGivesTheSameRunWhereverItFails_data();
    void sameSeedGivesTheSameRunWhereverItFails();
    void otherSeedGivesAnotherRun();
    void filesAreReadThroughTheirSeam();
    void theCompleteScriptIsReadThroughItsSeam();
    void surroundingsEndWithTheirScope();
    void clockThatJumpsOrdersNothing_data() { addJumps(); }
    void clockThatJumpsOrdersNothing();
    void clockThatJumpsDoesNotSettleWhatFailed_data() { addJumps(); }
    void clockThatJumpsDoesNotSettleWhatFailed();

private:
    static void addJumps()
    {
        using namespace std::chrono_literals;
        QTest::addColumn<std::chrono::milliseconds>("jump"); // each time that somebody looks at the clock
        QTest::newRow("back") << std::chrono::milliseconds(-24h);
        QTest::newRow("forward") << std::chrono::milliseconds(24h);
        QTest::newRow("behind 2038") << std::chrono::milliseconds(365 * 24h);
    }
};

namespace {

/// All of a run that anybody can see.
struct Seen
{
    QStringList events;
    QStringList sent; ///< in it the history's rows
    QString result;
    friend bool operator==(const Seen &, const Seen &) = default;
};

struct EventText
{
    QString operator()(const WaitingForLock &event) const { return u"lock "_s + event.holder.toString(); }
    QString operator()(const WaitingForOrphan &event) const { return u"orphan %1"_s.arg(event.left.count()); }
    QString operator()(const RunStarted &event) const { return u"run %1 %2 %3"_s.arg(event.runId).arg(event.steps).arg(event.statements); }
    QString operator()(const StepStarted &event) const { return u"step %1 %2"_s.arg(event.step).arg(event.migrationId); }
    QString operator()(const StatementStarted &event) const { return u"statement %1.%2"_s.arg(event.step).arg(event.statement); }
    QString operator()(const RowsArrived &event) const
    {
        return u"rows %1.%2 %3"_s.arg(event.step).arg(event.statement).arg(event.chunk.rows.size());
    }
    QString operator()(const StatementDone &event) const
    {
        return u"done %1.%2 in %3 µs"_s.arg(event.step).arg(event.statement).arg(event.outcome.duration.count());
    }
    QString operator()(const StatementFailed &event) const
    {
        return u"failed %1.%2 "_s.arg(event.step).arg(event.statement) + event.error.toString();
    }
    QString operator()(const StepDone &event) const { return u"step %1 done in %2 ms"_s.arg(event.step).arg(event.duration.count()); }
    QString operator()(const StepRetried &event) const { return u"again %1 in %2 ms"_s.arg(event.step).arg(event.pause.count()); }
    QString operator()(const StepFailed &event) const { return u"step %1 failed: "_s.arg(event.step) + event.remains; }
    QString operator()(const RunFinished &event) const { return u"finished %1 in %2 ms"_s.arg(event.success).arg(event.duration.count()); }
};

void answerAsPostgres(ScriptedServer &server)
{
    server.answer(u"pg_try_advisory_lock"_s, [](int session) { return QList<QVariantList>{{true, session}}; });
    server.answer(u"SELECT pg_backend_pid(), EXISTS"_s, [](int session) { return QList<QVariantList>{{session, true}}; });
    // The history's rows, before the run and behind it: none went.
    server.answer(u"SELECT count(CASE WHEN id <= "_s, [rows = 0](int) mutable { return QList<QVariantList>{{rows += 100, 0}}; });
    server.answer(u"current_setting('lock_timeout')"_s, [](int) {
        return QList<QVariantList>{{u"0"_s, u"0"_s, u"varve"_s, u"5000"_s, u"0"_s, u"varve/1"_s}};
    });
}

Database::ConnectionProfile scripted()
{
    Database::ConnectionProfile profile;
    profile.engine = Database::Engine::PostgreSql;
    profile.database = u"shop"_s;
    return profile;
}

void twoMigrations(Workplace &place)
{
    place.configure({}, "[policies]\nintegrity = \"off\"\n");
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\n");
    place.migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\nCREATE INDEX CONCURRENTLY b_id ON b (id);\n");
}

Seen simulate(Workplace &place, unsigned seed, int failAt, ScriptedServer::Fault fault = ScriptedServer::Fault::Refused)
{
    const Core::InSurroundings world(Test::madeSurroundings(seed));
    ScriptedServer server;
    answerAsPostgres(server);
    const Plan plan = place.migratePlan();
    if (failAt > 0)
        server.failAt(static_cast<int>(server.log().size()) + failAt, fault);
    Seen seen;
    const qsizetype before = server.log().size();
    const auto result = place.tryRun(plan);
    for (const RunEvent &event : std::as_const(place.events))
        seen.events += std::visit(EventText(), event);
    seen.result = result ? result->summary + (result->error ? result->error->toString() : QString()) : result.error().toString();
    place.disconnect();
    seen.sent = server.log().sliced(before);
    return seen;
}

} // namespace

void SeamsTest::sameSeedGivesTheSameRun()
{
    Workplace place(scripted());
    twoMigrations(place);
    const Seen first = simulate(place, 1, 0);
    QVERIFY2(first.events.constLast().startsWith(u"finished 1"_s), qPrintable(first.result));
    QCOMPARE(first.result, u"2 migrations applied."_s);
    const QStringList rows = first.sent.filter(u"INSERT INTO \"public\".\"migration_history\""_s).filter(u" VALUES "_s);
    QCOMPARE(rows.size(), 2);
    QVERIFY2(rows.constFirst().contains(u"'2026-02-11T09:30:"_s), qPrintable(rows.constFirst()));
    const Seen second = simulate(place, 1, 0);
    QCOMPARE(second.events, first.events);
    QCOMPARE(second.sent, first.sent);
    QVERIFY(second == first);
}

void SeamsTest::sameSeedGivesTheSameRunWhereverItFails_data()
{
    QTest::addColumn<ScriptedServer::Fault>("fault");
    QTest::newRow("a statement is refused") << ScriptedServer::Fault::Refused;
    QTest::newRow("a connection is lost") << ScriptedServer::Fault::Lost;
}

void SeamsTest::sameSeedGivesTheSameRunWhereverItFails()
{
    QFETCH(ScriptedServer::Fault, fault);
    Workplace place(scripted());
    twoMigrations(place);
    const int statements = static_cast<int>(simulate(place, 1, 0).sent.size());
    QVERIFY(statements > 15);
    for (int number = 1; number <= statements; ++number) {
        const Seen first = simulate(place, 7, number, fault);
        const Seen second = simulate(place, 7, number, fault);
        QCOMPARE(second.events, first.events);
        QCOMPARE(second.sent, first.sent);
        QCOMPARE(second.result, first.result);
        // What the history calls applied was committed: its row stands in a transaction whose next statement is the commit.
        for (qsizetype i = 0; i + 1 < first.sent.size(); ++i) {
            const QString &sent = first.sent.at(i);
            if (sent.contains(u"INSERT INTO \"public\".\"migration_history\""_s) && i + 1 != number && sent.contains(u", true, NULL,"_s))
                QVERIFY2(first.sent.at(i + 1).endsWith(u" COMMIT"_s), qPrintable(first.sent.at(i + 1)));
        }
    }
}

void SeamsTest::otherSeedGivesAnotherRun()
{
    Workplace place(scripted());
    twoMigrations(place);
    QVERIFY(simulate(place, 1, 0).events.constFirst() != simulate(place, 2, 0).events.constFirst()); // the run's id
}

void SeamsTest::filesAreReadThroughTheirSeam()
{
    Workplace place;
    place.migration(u"001_a.sql"_s, "CREATE TABLE on_disk (id integer);\n");
    QStringList asked;
    Core::Surroundings world = Test::madeSurroundings(1);
    world.file = [&](const QString &path) -> std::optional<QByteArray> {
        asked += path.section(u'/', -1);
        return "CREATE TABLE in_the_test (id integer);\n";
    };
    const Project::Project project = place.project();
    const History::EnvironmentStatus status = place.status();
    const Core::InSurroundings inside(world);
    const auto plan = planMigrate(project, project.environments.constFirst(), u"main"_s, place.profile(), status, {});
    QVERIFY(plan);
    QCOMPARE(QString::fromUtf8(plan->steps.constFirst().statements.constFirst().sent()), u"CREATE TABLE in_the_test (id integer)"_s);
    QVERIFY(asked.contains(u"001_a.sql"_s));
    QVERIFY(place.run(*plan).isSuccess());
}

void SeamsTest::theCompleteScriptIsReadThroughItsSeam()
{
    Workplace place;
    place.configure({}, "[databases.main]\ninit = \"schemas/init.sql\"\n");
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const Project::Project project = place.project();
    const History::EnvironmentStatus status = place.status();
    const auto planned = [&](const std::optional<QByteArray> &script) {
        Core::Surroundings world = Test::madeSurroundings(1);
        world.file = [script](const QString &path) { return path.endsWith("/init.sql"_L1) ? script : "CREATE TABLE a (id integer);\n"; };
        const Core::InSurroundings inside(world);
        return planInitDatabase(project, project.environments.constFirst(), u"main"_s, place.profile(), status, {});
    };
    const auto plan = planned("CREATE TABLE in_the_test (id integer);\n"); // on the disk there is none
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toString()));
    QCOMPARE(QString::fromUtf8(plan->steps.constFirst().statements.constFirst().sent()), u"CREATE TABLE in_the_test (id integer)"_s);
    place.files.write(u"schemas/init.sql"_s, "CREATE TABLE on_disk (id integer);\n");
    const auto refused = planned({});
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, u"There is no file schemas/init.sql, which varve.toml names as the complete script of main."_s);
}

void SeamsTest::surroundingsEndWithTheirScope()
{
    const qint64 own = Core::surroundings().process().processId;
    {
        const Core::InSurroundings inside(Test::madeSurroundings(1));
        QCOMPARE(Core::surroundings().process().processId, 4711);
        QCOMPARE(Core::newId().size(), 36);
    }
    QCOMPARE(Core::surroundings().process().processId, own);
    QVERIFY(qAbs(Core::surroundings().now().secsTo(QDateTime::currentDateTimeUtc())) < 60);
}

void SeamsTest::clockThatJumpsOrdersNothing()
{
    QFETCH(std::chrono::milliseconds, jump);
    const Core::InSurroundings jumping(Test::madeSurroundings(1, jump));
    Workplace place;
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:down\nDROP TABLE a;\n");
    QVERIFY(place.run(place.migratePlan()).isSuccess());
    QVERIFY(place.run(place.rollbackPlan()).isSuccess());
    QCOMPARE(place.standings(), QStringList{u"001_a pending"_s});
    place.migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
    QVERIFY(place.run(place.migratePlan()).isSuccess());
    QCOMPARE(place.standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s}));
    QVERIFY(place.migratePlan().isEmpty());
    const QList<History::HistoryEntry> history = place.status().history;
    QCOMPARE(history.size(), 4);
    for (qsizetype i = 1; i < history.size(); ++i) {
        QVERIFY(history.at(i).id > history.at(i - 1).id);
        QCOMPARE(history.at(i).appliedAt < history.at(i - 1).appliedAt, jump.count() < 0); // as the clock said
        QVERIFY(history.at(i).executionMs >= 0);
    }
}

void SeamsTest::clockThatJumpsDoesNotSettleWhatFailed()
{
    QFETCH(std::chrono::milliseconds, jump);
    const Core::InSurroundings jumping(Test::madeSurroundings(1, jump));
    Workplace place;
    place.configure({}, "[policies]\ntransaction = \"none\"\n");
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nCREATE TABLE a (id integer);\n");
    QVERIFY(!place.run(place.migratePlan()).isSuccess());
    QCOMPARE(place.standings(), QStringList{u"001_a partial"_s});
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nCREATE TABLE b (id integer);\n");
    const auto plan = planResume(place.project(), place.environment(), u"main"_s, place.profile(), place.status(), {});
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toString()));
    QVERIFY(place.run(*plan).isSuccess());
    QCOMPARE(place.standings(), QStringList{u"001_a applied"_s});
    QCOMPARE(place.history(), (QStringList{u"001_a up failed 1/2"_s, u"001_a up ok 2/2"_s}));
}

QTEST_GUILESS_MAIN(SeamsTest)
#include "tst_seams.moc"
