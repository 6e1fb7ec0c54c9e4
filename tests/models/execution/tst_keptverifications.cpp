// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/engineworkplace.h>

#include <models/core/surroundings.h>
#include <models/execution/planner/maintenance.h>
#include <models/history/runjournal.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::Workplace;

/// What a run keeps of its verify sections.
class KeptVerificationsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Test::EnginePlace::addEngines(); }
    void init();
    void cleanup() { m_place.reset(); }

    void eachQueryIsKeptWithItsAnswer();
    void checkThatIsNotMetIsKeptWithTheFailedRun();
    void queryThatFailsIsKeptWithTheReason();
    void verificationByItselfKeepsNothing();
    void attemptThatWasNotTheLastIsForgotten();
    void wholeRunThatIsTriedAgainKeepsEachOnce();
    void noSecretIsKept();
    void longAnswersAreCut();
    void ofManyQueriesTheFirstAreKept();
    void streamedFilesKeepTheirs();
    void reportsOfAnOlderVersionAreRead();

private:
    Workplace &place() { return *m_place; }
    bool is(Database::Engine engine) const { return m_place->profile().engine == engine; }
    RunResult run() { return place().run(place().migratePlan()); }
    QHash<QString, History::IntegrityReport> kept()
    {
        return History::readIntegrity(*place().newConnection(), place().project().policies)
            .value_or(QHash<QString, History::IntegrityReport>());
    }

    std::unique_ptr<Workplace> m_place;
};

void KeptVerificationsTest::init()
{
    QFETCH_GLOBAL(Database::Engine, engine);
    VARVE_NEEDS_ENGINE(engine);
    m_place = Test::workplaceOn(engine);
}

void KeptVerificationsTest::eachQueryIsKeptWithItsAnswer()
{
    place().configure({}, "[policies]\nintegrity = \"off\"\n");
    place().migration(u"001_a.sql"_s,
                      "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1), (2), (NULL);\n"
                      "-- varve:verify\nSELECT count(*) FROM a; -- expect: > 2\nSELECT id FROM a; -- expect: 3 rows\n"
                      "SELECT id FROM a WHERE id > 5; -- expect: no rows\nSELECT max(id) FROM a;\n");
    place().migration(u"002_b.sql"_s, "DELETE FROM a WHERE id = 1;\n-- varve:verify\nSELECT 'blue'; -- expect: 'blue'\n");
    const RunResult result = run();
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    const QList<History::VerifiedQuery> expected{
        {.migrationId = u"001_a"_s, .where = u"migrations/001_a.sql:4:1"_s, .expected = u"> 2"_s, .found = u"3"_s},
        {.migrationId = u"001_a"_s, .where = u"migrations/001_a.sql:5:1"_s, .expected = u"3 rows"_s, .found = u"3 rows"_s},
        {.migrationId = u"001_a"_s, .where = u"migrations/001_a.sql:6:1"_s, .expected = u"no rows"_s, .found = u"0 rows"_s},
        {.migrationId = u"001_a"_s, .where = u"migrations/001_a.sql:7:1"_s, .expected = {}, .found = u"2"_s},
        {.migrationId = u"002_b"_s, .where = u"migrations/002_b.sql:3:1"_s, .expected = u"'blue'"_s, .found = u"blue"_s}};
    QCOMPARE(kept().value(result.runId).verifications, expected);
    QCOMPARE(result.integrity, kept().value(result.runId));
    QCOMPARE(result.integrity.lines(), QStringList{u"5 checks met"_s});
    QCOMPARE(result.integrity.verificationLines(u"002_b"_s), QStringList{u"migrations/002_b.sql:3:1: expected 'blue', found blue"_s});
    QCOMPARE(result.integrity.verificationLines().at(3), u"migrations/001_a.sql:7:1: found 2"_s);
}

void KeptVerificationsTest::checkThatIsNotMetIsKeptWithTheFailedRun()
{
    place().migration(u"001_a.sql"_s,
                      "CREATE TABLE a (id integer);\n-- varve:verify\nSELECT 1; -- expect: 1\nSELECT count(*) FROM a; -- expect: 7\n"
                      "SELECT 2; -- expect: 2\n");
    const RunResult result = run();
    QVERIFY(!result.isSuccess());
    const QList<History::VerifiedQuery> queries = kept().value(result.runId).verifications;
    QCOMPARE(queries.size(), 2); // the third was not asked
    QVERIFY(queries.first().met);
    QCOMPARE(queries.last().toString(), u"migrations/001_a.sql:4:1: expected 7, found 0: not met"_s);
    QVERIFY2(result.integrity.lines().contains(u"2 checks, 1 of them not met"_s), qPrintable(result.integrity.lines().join(u'\n')));
}

void KeptVerificationsTest::queryThatFailsIsKeptWithTheReason()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:verify\nSELECT n FROM nowhere; -- expect: 1\n");
    const RunResult result = run();
    QVERIFY(!result.isSuccess());
    const QList<History::VerifiedQuery> queries = kept().value(result.runId).verifications;
    QCOMPARE(queries.size(), 1);
    QVERIFY(!queries.constFirst().met);
    QVERIFY2(queries.constFirst().found.contains(u"nowhere"_s), qPrintable(queries.constFirst().found));
}

void KeptVerificationsTest::verificationByItselfKeepsNothing()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:verify\nSELECT count(*) FROM a; -- expect: 0\n");
    QVERIFY(run().isSuccess());
    const auto before = place().rows(u"SELECT run_id, checks FROM migration_runs"_s);
    const auto plan = planVerify(place().project(), place().environment(), u"main"_s, place().profile(), place().status(), {});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    const RunResult verified = place().run(*plan);
    QVERIFY(verified.isSuccess());
    QVERIFY(verified.integrity.isEmpty());
    QCOMPARE(place().rows(u"SELECT run_id, checks FROM migration_runs"_s), before);
}

void KeptVerificationsTest::attemptThatWasNotTheLastIsForgotten()
{
    if (!is(Database::Engine::PostgreSql))
        QSKIP("its readers can be held up");
    place().configure({}, "[policies]\nlock_timeout = \"50ms\"\nretry_wait = \"1ms\"\n");
    const auto other = place().newConnection();
    QVERIFY(other->execute("CREATE TABLE busy (id integer)"));
    QVERIFY(other->begin());
    QVERIFY(other->execute("LOCK TABLE busy"));
    place().migration(u"001_a.sql"_s,
                      "CREATE TABLE a (id integer);\n-- varve:verify\nSELECT 1; -- expect: 1\nSELECT count(*) FROM busy; -- expect: 0\n");
    int retries = 0;
    place().onEvent = [&](const RunEvent &event) {
        if (std::holds_alternative<StepRetried>(event) && ++retries == 1)
            QVERIFY(other->rollback());
    };
    const RunResult result = run();
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QVERIFY(retries > 0);
    QCOMPARE(kept().value(result.runId).verificationLines(),
             (QStringList{u"migrations/001_a.sql:3:1: expected 1, found 1"_s, u"migrations/001_a.sql:4:1: expected 0, found 0"_s}));
}

void KeptVerificationsTest::wholeRunThatIsTriedAgainKeepsEachOnce()
{
    if (!is(Database::Engine::PostgreSql))
        QSKIP("its readers can be held up");
    place().configure({}, "[policies]\ntransaction = \"all\"\nlock_timeout = \"50ms\"\nretry_wait = \"1ms\"\n");
    const auto other = place().newConnection();
    QVERIFY(other->execute("CREATE TABLE busy (id integer)"));
    QVERIFY(other->begin());
    QVERIFY(other->execute("LOCK TABLE busy"));
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:verify\nSELECT 1; -- expect: 1\n");
    place().migration(u"002_b.sql"_s, "ALTER TABLE busy ADD COLUMN x integer;\n-- varve:verify\nSELECT 2; -- expect: 2\n");
    place().onEvent = [&](const RunEvent &event) {
        if (std::holds_alternative<StepRetried>(event))
            QVERIFY(other->rollback());
    };
    const RunResult result = run();
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(kept().value(result.runId).verificationLines(),
             (QStringList{u"migrations/001_a.sql:3:1: expected 1, found 1"_s, u"migrations/002_b.sql:3:1: expected 2, found 2"_s}));
}

void KeptVerificationsTest::noSecretIsKept()
{
    place().migration(u"001_a.sql"_s,
                      "CREATE TABLE a (t varchar(99));\nINSERT INTO a VALUES ('Bearer ${token}');\n-- varve:verify\nSELECT t FROM a;\n"
                      "SELECT t FROM a; -- expect: 'Bearer geheimnis-77'\n");
    Project::Environment environment = place().environment();
    environment.variables.insert(u"token"_s, {.value = u"geheimnis-77"_s, .origin = u".env"_s, .substitution = {}, .secret = true});
    const auto plan = planMigrate(place().project(), environment, u"main"_s, place().profile(), place().status());
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    const RunResult result = place().run(*plan);
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(kept().value(result.runId).verificationLines(),
             (QStringList{u"migrations/001_a.sql:4:1: found Bearer ********"_s,
                          u"migrations/001_a.sql:5:1: expected 'Bearer ********', found Bearer ********"_s}));
    QVERIFY(!place().rows(u"SELECT checks FROM migration_runs"_s).join(u'\n').contains(u"geheimnis"_s));
}

void KeptVerificationsTest::longAnswersAreCut()
{
    const QByteArray text = QString(500, u'ä').toUtf8();
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:verify\nSELECT '" + text + "';\n");
    const RunResult result = run();
    QCOMPARE(kept().value(result.runId).verifications.constFirst().found, QString(200, u'ä') + u'…');
}

void KeptVerificationsTest::ofManyQueriesTheFirstAreKept()
{
    QByteArray checks;
    for (int i = 0; i < 310; ++i)
        checks += "SELECT 1; -- expect: 1\n";
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:verify\n" + checks + "SELECT 1; -- expect: 2\n");
    const RunResult result = run();
    QVERIFY(!result.isSuccess());
    const History::IntegrityReport report = kept().value(result.runId);
    QCOMPARE(report.verifications.size(), 300);
    QVERIFY(!report.verifications.constLast().met);
    QCOMPARE(report.notKept, 11);
    QCOMPARE(report.verificationLines().constLast(), u"11 more checks of the run were not kept"_s);
    QVERIFY(report.lines().contains(u"311 checks, 1 of them not met"_s));
}

void KeptVerificationsTest::streamedFilesKeepTheirs()
{
    Core::Surroundings world = Core::surroundings();
    world.largeFile = 0;
    const Core::InSurroundings inside(world);
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:verify\nSELECT count(*) FROM a; -- expect: 0\n");
    const Plan plan = place().migratePlan();
    QVERIFY(plan.steps.constFirst().streamed);
    const RunResult result = place().run(plan);
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(kept().value(result.runId).verifications.size(), 1);
    QCOMPARE(kept().value(result.runId).verifications.constFirst().found, u"0"_s);
}

void KeptVerificationsTest::reportsOfAnOlderVersionAreRead()
{
    const QByteArray old = R"({"findings":["x"],"tables":[{"after":2,"before":null,"table":"a"}]})";
    const auto report = History::IntegrityReport::fromJson(old);
    QCOMPARE(report.lines(), (QStringList{u"a: new, 2 rows"_s, u"x"_s}));
    QCOMPARE(report.toJson(), old);
}

QTEST_GUILESS_MAIN(KeptVerificationsTest)
#include "tst_keptverifications.moc"
