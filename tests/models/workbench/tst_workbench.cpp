// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/workbench/workbench.h>

#include <tests/support/postgresserver.h>
#include <tests/support/temporaryproject.h>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <future>

using namespace Qt::StringLiterals;
using namespace Varve;
using History::Standing;
using Workbench::ComparisonSource;
using Workbench::parseComparisonSource;
using Workbench::Place;

namespace {

const QByteArray sqliteProject = R"(name = "small"
[environments.dev]
driver = "sqlite"
database = "dev.sqlite"

[environments.prod]
driver = "sqlite"
database = "drive/prod.sqlite"
guard = "read-only"
)";

const QByteArray first = "CREATE TABLE models (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n-- varve:down\nDROP TABLE models;\n";
const QByteArray second = "CREATE TABLE runs (id INTEGER PRIMARY KEY, model_id INTEGER REFERENCES models);\n"
                          "CREATE INDEX runs_model ON runs (model_id);\n-- varve:down\nDROP TABLE runs;\n";

QList<Standing> standings(const History::EnvironmentStatus &status)
{
    QList<Standing> all;
    for (const History::MigrationStanding &row : status.standings)
        all += row.standing;
    return all;
}

template<typename T>
QString reason(const Core::Expected<T> &result)
{
    return result ? QString() : result.error().toString();
}

} // namespace

/// Nothing here runs the event loop unless it waits for a signal: the command line has none.
class TestWorkbench final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void opensAFolderAndTells();
    void aFolderThatCannotBeOpenedLeavesTheProject();
    void asksNothingWithoutAProject();
    void statusOfANewFileIsAllPendingAndMakesNoFile();
    void anUnreachableEnvironmentIsAStatusWithItsReason();
    void unknownEnvironmentsAndDatabasesAreStatusesWithTheirReason();
    void refreshesAllInParallel();
    void runsAPlanAndReadsTheStatusAfterwards();
    void whoShowsNoStatusAfterARunReadsNone();
    void oneRunAtATime();
    void cancelsARun();
    void leavesARunWhoseServerAnswersNothing();
    void leavesAPlanWhoseServerAnswersNothing();
    void cancelsAPlanThatWaitsForALock();
    void leavesARehearsalWhoseServerAnswersNothing();
    void leavesAComparisonWhoseServerAnswersNothing();
    void rollsBack();
    void runsAdHocTextWithoutHistory();
    void reloadKeepsSessionsWhoseProfileIsTheSame();
    void reloadSeesNewMigrations();
    void readsHistoriesWhileTheFolderIsRead();
    void aHistoryReadAheadThatCannotBeReachedIsTold();
    void readingAheadMakesNoFile();
    void releasedSessionsOpenAgain();
    void readsComparisonSources_data();
    void readsComparisonSources();
    void comparesAnEnvironmentWithTheProject();
    void comparesTheProjectAtTwoMigrations();
    void aComparisonWithAMissingFileSaysSo();
    void cancelsAComparison();
    void browsesReadOnly();
    void endsInTimeWhileARunGoesOn();
    void asksForAPasswordOnce();
    void asksAgainAfterAWrongPassword();
    void worksOnPostgresToo();

private:
    Core::Expected<Execution::RunResult> migrate(Workbench::Workbench &workbench, const QString &environment,
                                                 const Execution::Target &to = {});
    void openProject(Workbench::Workbench &workbench, const QList<Place> &ahead = {});

    std::unique_ptr<Test::TemporaryProject> m_project;
};

void TestWorkbench::init()
{
    m_project = std::make_unique<Test::TemporaryProject>();
    m_project->write(u"varve.toml"_s, sqliteProject);
    m_project->write(u"001_models.sql"_s, first);
    m_project->write(u"002_runs.sql"_s, second);
}

void TestWorkbench::openProject(Workbench::Workbench &workbench, const QList<Place> &ahead)
{
    const Project::LoadOptions options{.settings = {}, .databaseUrl = {}, .useIndex = false, .indexFolder = {}};
    const auto opened = workbench.open(m_project->folder(), options, [ahead](const Project::Project &) { return ahead; }).takeResult();
    QVERIFY2(opened, qPrintable(reason(opened)));
}

Core::Expected<Execution::RunResult> TestWorkbench::migrate(Workbench::Workbench &workbench, const QString &environment,
                                                            const Execution::Target &to)
{
    const auto plan = workbench.planMigrate(environment, to, u"main"_s).takeResult();
    if (!plan)
        return tl::unexpected(plan.error());
    return workbench.run(*plan, {}, {}).takeResult();
}

void TestWorkbench::opensAFolderAndTells()
{
    Workbench::Workbench workbench;
    QSignalSpy changed(&workbench, &Workbench::Workbench::projectChanged);
    QVERIFY(!workbench.hasProject());
    QVERIFY(workbench.project().migrations.isEmpty());
    openProject(workbench);
    QVERIFY(workbench.hasProject());
    QCOMPARE(workbench.project().name, u"small"_s);
    QCOMPARE(workbench.project().migrations.size(), 2);
    QCOMPARE(workbench.options().useIndex, false);
    QCOMPARE(changed.size(), 0);
    QVERIFY(changed.wait(2000));
    QCOMPARE(changed.size(), 1);
}

void TestWorkbench::aFolderThatCannotBeOpenedLeavesTheProject()
{
    Workbench::Workbench workbench;
    openProject(workbench);
    const auto failed = workbench.open(m_project->path(u"nowhere"_s)).takeResult();
    QVERIFY(!failed);
    QCOMPARE(workbench.project().name, u"small"_s);
    QVERIFY(workbench.reload().takeResult());
}

void TestWorkbench::asksNothingWithoutAProject()
{
    Workbench::Workbench workbench;
    const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QCOMPARE(reason(plan), u"No project is open."_s);
    const auto status = workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult();
    QVERIFY(status.error);
    QCOMPARE(status.error->message, u"No project is open."_s);
    QVERIFY(!workbench.browsingSession(u"dev"_s, u"main"_s));
    QCOMPARE(workbench.cancelRun(u"dev"_s, u"main"_s).takeResult(), Database::CancelResult::NothingRuns);
    QVERIFY(!workbench.compare({}, {}, {}, u"main"_s).takeResult());
}

void TestWorkbench::statusOfANewFileIsAllPendingAndMakesNoFile()
{
    Workbench::Workbench workbench;
    openProject(workbench);
    QSignalSpy changed(&workbench, &Workbench::Workbench::statusChanged);
    QVERIFY(!workbench.status(u"dev"_s, u"main"_s));
    const auto status = workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult();
    QCOMPARE(standings(status), (QList{Standing::Pending, Standing::Pending}));
    QVERIFY(!status.error);
    QCOMPARE(workbench.status(u"dev"_s, u"main"_s), status);
    const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QVERIFY2(plan, qPrintable(reason(plan)));
    QCOMPARE(plan->steps.size(), 2);
    QVERIFY(!QFile::exists(m_project->path(u"dev.sqlite"_s)));
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.constFirst(), (QVariantList{u"dev"_s, u"main"_s}));
}

void TestWorkbench::anUnreachableEnvironmentIsAStatusWithItsReason()
{
    Workbench::Workbench workbench;
    openProject(workbench);
    const auto status = workbench.refreshStatus(u"prod"_s, u"main"_s).takeResult();
    QCOMPARE(standings(status), (QList{Standing::Unknown, Standing::Unknown}));
    QVERIFY(status.error);
    QCOMPARE(status.error->kind, Core::ErrorKind::DatabaseMissing);
    QCOMPARE(status.error->message,
             QString(u"There is no SQLite file "_s + m_project->path(u"drive/prod.sqlite"_s) + u", and read-only access creates none."_s));
    QCOMPARE(workbench.status(u"prod"_s, u"main"_s), status);
    QVERIFY(!QFile::exists(m_project->path(u"drive"_s)));
    const auto plan = workbench.planMigrate(u"prod"_s, {}, u"main"_s).takeResult();
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, Core::ErrorKind::DatabaseMissing);
}

void TestWorkbench::unknownEnvironmentsAndDatabasesAreStatusesWithTheirReason()
{
    Workbench::Workbench workbench;
    openProject(workbench);
    const auto environment = workbench.refreshStatus(u"tset"_s, u"main"_s).takeResult();
    QVERIFY(environment.error && environment.error->message.contains(u"tset"_s));
    QVERIFY(!workbench.status(u"tset"_s, u"main"_s));
    const auto database = workbench.refreshStatus(u"dev"_s, u"cache"_s).takeResult();
    QVERIFY(database.error && database.error->message.contains(u"cache"_s));
    QCOMPARE(database.environment, u"dev"_s);
}

void TestWorkbench::refreshesAllInParallel()
{
    Workbench::Workbench workbench;
    openProject(workbench);
    QSignalSpy changed(&workbench, &Workbench::Workbench::statusChanged);
    workbench.refreshAll();
    QTRY_COMPARE(changed.size(), 2);
    QVERIFY(workbench.status(u"dev"_s, u"main"_s) && !workbench.status(u"dev"_s, u"main"_s)->error);
    QVERIFY(workbench.status(u"prod"_s, u"main"_s) && workbench.status(u"prod"_s, u"main"_s)->error);
}

void TestWorkbench::runsAPlanAndReadsTheStatusAfterwards()
{
    Workbench::Workbench workbench;
    openProject(workbench);
    const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QVERIFY2(plan, qPrintable(reason(plan)));
    std::atomic<int> steps = 0;
    const Qt::HANDLE own = QThread::currentThreadId();
    std::atomic<bool> elsewhere = true;
    const auto result = workbench
                            .run(*plan, {},
                                 [&](const Execution::RunEvent &event) {
                                     steps += std::holds_alternative<Execution::StepDone>(event) ? 1 : 0;
                                     elsewhere = elsewhere && QThread::currentThreadId() != own;
                                 })
                            .takeResult();
    QVERIFY2(result && result->isSuccess(), qPrintable(result ? result->summary : reason(result)));
    QCOMPARE(steps, 2);
    QVERIFY(elsewhere);
    QVERIFY(workbench.status(u"dev"_s, u"main"_s));
    QCOMPARE(standings(*workbench.status(u"dev"_s, u"main"_s)), (QList{Standing::Applied, Standing::Applied}));
    QCOMPARE(workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult()->steps.size(), 0);
}

void TestWorkbench::whoShowsNoStatusAfterARunReadsNone()
{
    Workbench::Workbench workbench;
    openProject(workbench);
    QVERIFY(migrate(workbench, u"dev"_s, *Execution::parseTarget(u"+1"_s)));
    const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QVERIFY2(plan, qPrintable(reason(plan)));
    const auto result = workbench.run(*plan, {}, {}, Workbench::Workbench::AfterRun::Nothing).takeResult();
    QVERIFY2(result && result->isSuccess(), qPrintable(result ? result->summary : reason(result)));
    QCOMPARE(standings(*workbench.status(u"dev"_s, u"main"_s)), (QList{Standing::Applied, Standing::Pending})); // as the plan found it
    QCOMPARE(standings(workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult()), (QList{Standing::Applied, Standing::Applied}));
}

void TestWorkbench::oneRunAtATime()
{
    Workbench::Workbench workbench;
    openProject(workbench);
    const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QVERIFY(plan);
    std::promise<void> started;
    std::promise<void> goOn;
    std::shared_future<void> mayGoOn = goOn.get_future().share();
    auto running = workbench.run(*plan, {}, [&, told = false](const Execution::RunEvent &) mutable {
        if (!std::exchange(told, true))
            started.set_value();
        mayGoOn.wait();
    });
    started.get_future().wait();
    const auto another = workbench.run(*plan, {}, {}).takeResult();
    QCOMPARE(another.error().kind, Core::ErrorKind::Locked);
    QCOMPARE(reason(another), u"A run on dev is still going on.\nWait until it has ended, or cancel it."_s);
    goOn.set_value();
    QVERIFY(running.takeResult()->isSuccess());
    QVERIFY(workbench.run(*workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult(), {}, {}).takeResult());
}

void TestWorkbench::cancelsARun()
{
    m_project->write(
        u"003_long.sql"_s,
        "CREATE TABLE counted AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000000) SELECT max(i) AS i FROM n;\n");
    Workbench::Workbench workbench;
    openProject(workbench);
    const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QVERIFY2(plan, qPrintable(reason(plan)));
    std::promise<void> started;
    auto running = workbench.run(*plan, {}, [&](const Execution::RunEvent &event) {
        const auto *statement = std::get_if<Execution::StatementStarted>(&event);
        if (statement && statement->step == 2)
            started.set_value();
    });
    started.get_future().wait();
    // The statement may not have begun yet: what counts is that it ends.
    while (!running.isFinished())
        workbench.cancelRun(u"dev"_s, u"main"_s).waitForFinished();
    const auto result = running.takeResult();
    QVERIFY2(result, qPrintable(reason(result)));
    QVERIFY(result->cancelled);
    QCOMPARE(result->stepsDone, 2);
    QCOMPARE(standings(*workbench.status(u"dev"_s, u"main"_s)).mid(0, 2), (QList{Standing::Applied, Standing::Applied}));
    QCOMPARE(workbench.cancelRun(u"dev"_s, u"main"_s).takeResult(), Database::CancelResult::NothingRuns);
}

void TestWorkbench::leavesARunWhoseServerAnswersNothing()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    const auto database = server.createDatabase();
    m_project->write(u"003_long.sql"_s, "SELECT pg_sleep(60);\n");
    Workbench::Workbench workbench;
    const Project::LoadOptions options{.settings = {}, .databaseUrl = server.url(database.database), .useIndex = false, .indexFolder = {}};
    QVERIFY(workbench.open(m_project->folder(), options).takeResult());
    const QString name; // the unnamed environment of a URL
    const auto plan = workbench.planMigrate(name, {}, u"main"_s).takeResult();
    QVERIFY2(plan, qPrintable(reason(plan)));
    std::promise<void> started;
    std::atomic<int> events = 0;
    auto running = workbench.run(*plan, {}, [&](const Execution::RunEvent &event) {
        ++events;
        const auto *statement = std::get_if<Execution::StatementStarted>(&event);
        if (statement && statement->step == 2)
            started.set_value();
    });
    started.get_future().wait();
    server.freeze();
    const auto goesOn = qScopeGuard([&server] { server.thaw(); });
    QElapsedTimer timer;
    timer.start();
    workbench.cancelRun(name, u"main"_s);
    const auto result = running.takeResult();
    QVERIFY2(timer.elapsed() >= 700 && timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY2(result, qPrintable(reason(result)));
    QVERIFY(result->cancelled);
    QCOMPARE(result->stepsDone, 2);
    QCOMPARE(result->failedMigration, u"003_long"_s);
    QCOMPARE(result->summary,
             u"Cancelled in statement 1. PostgreSQL has answered nothing for 0.8 s since the run was cancelled. 003 was not committed: "
             "PostgreSQL rolls a transaction back when its connection is gone."_s);
    QCOMPARE(workbench.cancelRun(name, u"main"_s).takeResult(), Database::CancelResult::NothingRuns);
    const int told = events;

    server.thaw();
    m_project->write(u"003_long.sql"_s, "SELECT 1;\n");
    QVERIFY(workbench.reload().takeResult());
    const auto again = migrate(workbench, name); // waits for the lock, which the one that was left gives back
    QVERIFY2(again && again->isSuccess(), qPrintable(again ? again->summary : reason(again)));
    QCOMPARE(again->stepsDone, 1);
    QCOMPARE(events.load(), told); // nobody hears of what was left
}

void TestWorkbench::leavesAPlanWhoseServerAnswersNothing()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    Workbench::Workbench workbench;
    const QString url = server.url(server.createDatabase().database);
    QVERIFY(workbench.open(m_project->folder(), {.settings = {}, .databaseUrl = url, .useIndex = false, .indexFolder = {}}).takeResult());
    const QString name; // the unnamed environment of a URL
    QVERIFY(!workbench.refreshStatus(name, u"main"_s).takeResult().error);

    server.freeze();
    const auto goesOn = qScopeGuard([&server] { server.thaw(); });
    auto reading = workbench.refreshStatus(name, u"main"_s);
    auto planning = workbench.planMigrate(name, {}, u"main"_s); // waits behind it
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY((workbench.cancelPlans(name, u"main"_s), planning.isFinished())); // the reading may not have begun yet
    const auto plan = planning.takeResult();
    QVERIFY2(timer.elapsed() >= 700 && timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, Core::ErrorKind::ConnectionLost);
    QCOMPARE(plan.error().toString(), u"The server has answered nothing for 0.8 s, and was left."_s);
    const auto status = reading.takeResult();
    QVERIFY(status.error);
    QCOMPARE(status.error->kind, Core::ErrorKind::ConnectionLost);
    server.thaw();
    const auto again = workbench.planMigrate(name, {}, u"main"_s).takeResult();
    QVERIFY2(again, qPrintable(reason(again)));
}

void TestWorkbench::cancelsAPlanThatWaitsForALock()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    Database::ConnectionProfile profile = server.profile();
    profile.database = server.createDatabase().database;
    Workbench::Workbench workbench;
    const Project::LoadOptions options{.settings = {}, .databaseUrl = server.url(profile.database), .useIndex = false, .indexFolder = {}};
    QVERIFY(workbench.open(m_project->folder(), options).takeResult());
    const QString name; // the unnamed environment of a URL
    QVERIFY(migrate(workbench, name));
    const auto holder = Database::Connection::open(profile, profile.password.given);
    QVERIFY(holder);
    QVERIFY((*holder)->execute("BEGIN"));
    QVERIFY((*holder)->execute("LOCK TABLE migration_history"));
    auto planning = workbench.planMigrate(name, {}, u"main"_s);
    // The statement may not have begun yet: what counts is that it ends.
    QTRY_VERIFY((workbench.cancelPlans(name, u"main"_s), planning.isFinished()));
    const auto plan = planning.takeResult();
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, Core::ErrorKind::Cancelled);
    QVERIFY((*holder)->execute("ROLLBACK"));
    const auto again = workbench.planMigrate(name, {}, u"main"_s).takeResult();
    QVERIFY2(again, qPrintable(reason(again)));
}

void TestWorkbench::leavesARehearsalWhoseServerAnswersNothing()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    m_project->write(u"003_long.sql"_s, "SELECT pg_sleep(67);\n");
    const auto observer = Database::Connection::open(server.profile(), server.profile().password.given);
    QVERIFY(observer);
    const auto count
        = [&](const QString &what) { return (*observer)->query(u"SELECT count(*) FROM "_s + what)->rows.value(0).value(0).toInt(); };
    const QString sleeping = u"pg_stat_activity WHERE state = 'active' AND query = 'SELECT pg_sleep(67)'"_s;
    const QString scratch = u"pg_database WHERE datname LIKE 'varve_rehearsal_%'"_s;
    Workbench::Workbench workbench;
    const QString url = server.url(server.createDatabase().database);
    QVERIFY(workbench.open(m_project->folder(), {.settings = {}, .databaseUrl = url, .useIndex = false, .indexFolder = {}}).takeResult());

    auto rehearsing = workbench.rehearse({}, Workbench::Workbench::RehearseFrom::Nothing, u"main"_s);
    QTRY_COMPARE(count(sleeping), 1);
    QCOMPARE(count(scratch), 1);
    server.freeze();
    const auto goesOn = qScopeGuard([&server] { server.thaw(); });
    QElapsedTimer timer;
    timer.start();
    workbench.cancelCompare();
    const auto report = rehearsing.takeResult();
    QVERIFY2(timer.elapsed() >= 700 && timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!report);
    QCOMPARE(report.error().kind, Core::ErrorKind::ConnectionLost);
    QCOMPARE(report.error().toString(),
             u"The server has answered nothing for 0.8 s, and was left.\n"
             "A scratch database there is removed when the server answers; otherwise varve-cli rehearse --clean removes it."_s);
    timer.restart();
    workbench.close();
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    server.thaw();
    QTRY_COMPARE(count(scratch), 0);
}

void TestWorkbench::leavesAComparisonWhoseServerAnswersNothing()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    Workbench::Workbench workbench;
    const QString url = server.url(server.createDatabase().database);
    QVERIFY(workbench.open(m_project->folder(), {.settings = {}, .databaseUrl = url, .useIndex = false, .indexFolder = {}}).takeResult());
    const QString name; // the unnamed environment of a URL
    QVERIFY(!workbench.refreshStatus(name, u"main"_s).takeResult().error);
    const ComparisonSource live{.kind = ComparisonSource::Kind::Environment, .environment = name, .migration = {}};
    QVERIFY(workbench.compare(live, live, {}, u"main"_s).takeResult());

    server.freeze();
    const auto goesOn = qScopeGuard([&server] { server.thaw(); });
    auto comparing = workbench.compare(live, live, {}, u"main"_s);
    QElapsedTimer timer;
    timer.start();
    workbench.cancelCompare();
    const auto comparison = comparing.takeResult();
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!comparison);
    timer.restart();
    workbench.close();
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

void TestWorkbench::rollsBack()
{
    Workbench::Workbench workbench;
    openProject(workbench);
    QVERIFY(migrate(workbench, u"dev"_s));
    const auto plan = workbench.planRollback(u"dev"_s, *Execution::parseTarget(u"-1"_s), u"main"_s).takeResult();
    QVERIFY2(plan, qPrintable(reason(plan)));
    const auto result = workbench.run(*plan, {}, {}).takeResult();
    QVERIFY2(result && result->isSuccess(), qPrintable(reason(result)));
    QCOMPARE(standings(*workbench.status(u"dev"_s, u"main"_s)), (QList{Standing::Applied, Standing::Pending}));
}

void TestWorkbench::runsAdHocTextWithoutHistory()
{
    Workbench::Workbench workbench;
    openProject(workbench);
    QVERIFY(migrate(workbench, u"dev"_s));
    const QByteArray script = "SELECT 1; SELECT count(*) AS n FROM models;";
    const auto plan
        = workbench.planAdHoc(u"dev"_s, script, {.offset = 10, .length = script.size() - 10}, u"x.sql"_s, u"main"_s).takeResult();
    QVERIFY2(plan, qPrintable(reason(plan)));
    QCOMPARE(plan->steps.size(), 1);
    QVariant value;
    const auto result
        = workbench
              .run(*plan, {},
                   [&](const Execution::RunEvent &event) {
                       if (const auto *rows = std::get_if<Execution::RowsArrived>(&event); rows && !rows->chunk.rows.isEmpty())
                           value = rows->chunk.rows.constFirst().constFirst();
                   })
              .takeResult();
    QVERIFY2(result && result->isSuccess(), qPrintable(reason(result)));
    QCOMPARE(value.toInt(), 0);
    QCOMPARE(workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult().history.size(), 2);
}

void TestWorkbench::reloadKeepsSessionsWhoseProfileIsTheSame()
{
    Workbench::Workbench workbench;
    openProject(workbench);
    const auto dev = *workbench.browsingSession(u"dev"_s, u"main"_s);
    const auto prod = *workbench.browsingSession(u"prod"_s, u"main"_s);
    m_project->write(u"varve.toml"_s, QByteArray(sqliteProject).replace("drive/prod", "drive/other"));
    QVERIFY(workbench.reload().takeResult());
    QCOMPARE(*workbench.browsingSession(u"dev"_s, u"main"_s), dev);
    QVERIFY(*workbench.browsingSession(u"prod"_s, u"main"_s) != prod);
    QVERIFY((*workbench.browsingSession(u"prod"_s, u"main"_s))->profile().database.endsWith(u"drive/other.sqlite"_s));
}

void TestWorkbench::reloadSeesNewMigrations()
{
    Workbench::Workbench workbench;
    openProject(workbench);
    QVERIFY(migrate(workbench, u"dev"_s));
    m_project->write(u"003_more.sql"_s, "CREATE TABLE more (a);\n");
    QVERIFY(workbench.reload().takeResult());
    QCOMPARE(standings(workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult()),
             (QList{Standing::Applied, Standing::Applied, Standing::Pending}));
}

void TestWorkbench::readsHistoriesWhileTheFolderIsRead()
{
    const QList<Place> dev{{u"dev"_s, u"main"_s}};
    Workbench::Workbench other;
    openProject(other);
    QVERIFY(migrate(other, u"dev"_s, {Execution::Target::Kind::Relative, 1, {}}));
    Workbench::Workbench workbench;
    openProject(workbench, dev);
    QCOMPARE(standings(workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult()), (QList{Standing::Applied, Standing::Pending}));
    QVERIFY(migrate(other, u"dev"_s));
    // What was read ahead counts once.
    QCOMPARE(standings(workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult()), (QList{Standing::Applied, Standing::Applied}));
    openProject(workbench, dev);
    const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QVERIFY2(plan && plan->isEmpty(), qPrintable(reason(plan)));
    QCOMPARE(standings(*workbench.status(u"dev"_s, u"main"_s)), (QList{Standing::Applied, Standing::Applied}));
}

void TestWorkbench::aHistoryReadAheadThatCannotBeReachedIsTold()
{
    m_project->write(u"dev.sqlite"_s, "This is prose.\n");
    Workbench::Workbench workbench;
    openProject(workbench, {{u"dev"_s, u"main"_s}, {u"nowhere"_s, u"main"_s}, {u"dev"_s, u"cache"_s}});
    const History::EnvironmentStatus status = workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult();
    QVERIFY(status.error);
    QCOMPARE(status.error->kind, Core::ErrorKind::DatabaseMissing);
    QCOMPARE(standings(status), (QList{Standing::Unknown, Standing::Unknown}));
    openProject(workbench, {{u"dev"_s, u"main"_s}});
    const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QVERIFY(!plan);
    QCOMPARE(plan.error().message, status.error->message);
}

void TestWorkbench::readingAheadMakesNoFile()
{
    Workbench::Workbench workbench;
    openProject(workbench, {{u"dev"_s, u"main"_s}});
    QCOMPARE(standings(workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult()), (QList{Standing::Pending, Standing::Pending}));
    QVERIFY(!QFileInfo::exists(m_project->path(u"dev.sqlite"_s)));
}

void TestWorkbench::releasedSessionsOpenAgain()
{
    Workbench::Workbench workbench;
    openProject(workbench);
    QVERIFY(migrate(workbench, u"dev"_s));
    workbench.releaseSessions();
    QCOMPARE(standings(workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult()), (QList{Standing::Applied, Standing::Applied}));
}

void TestWorkbench::readsComparisonSources_data()
{
    using Kind = ComparisonSource::Kind;
    QTest::addColumn<QString>("text");
    QTest::addColumn<ComparisonSource>("source");
    QTest::addColumn<QString>("title");
    QTest::newRow("an environment") << u"dev"_s << ComparisonSource{Kind::Environment, u"dev"_s, {}} << u"dev"_s;
    QTest::newRow("the project") << u"project"_s << ComparisonSource{Kind::Project, {}, {}} << u"project"_s;
    QTest::newRow("the project at a number") << u"project@1"_s << ComparisonSource{Kind::Project, {}, u"001_models"_s}
                                             << u"project at 001_models"_s;
    QTest::newRow("with an environment's variables")
        << u"project:prod"_s << ComparisonSource{Kind::Project, u"prod"_s, {}} << u"project, variables of prod"_s;
    QTest::newRow("with everything") << u"project@002_runs:dev"_s << ComparisonSource{Kind::Project, u"dev"_s, u"002_runs"_s}
                                     << u"project at 002_runs, variables of dev"_s;
}

void TestWorkbench::readsComparisonSources()
{
    QFETCH(QString, text);
    QFETCH(ComparisonSource, source);
    QFETCH(QString, title);
    Workbench::Workbench workbench;
    openProject(workbench);
    const auto parsed = parseComparisonSource(text, workbench.project());
    QVERIFY2(parsed, qPrintable(reason(parsed)));
    QCOMPARE(*parsed, source);
    QCOMPARE(parsed->title(), title);
    for (const QString &wrong : {u"dve"_s, u"project@009"_s, u"project@1:dve"_s, u"projects"_s})
        QVERIFY2(!parseComparisonSource(wrong, workbench.project()), qPrintable(wrong));
}

void TestWorkbench::comparesAnEnvironmentWithTheProject()
{
    Workbench::Workbench workbench;
    openProject(workbench);
    QVERIFY(migrate(workbench, u"dev"_s, *Execution::parseTarget(u"+1"_s)));
    const ComparisonSource dev = *parseComparisonSource(u"dev"_s, workbench.project());
    const ComparisonSource project = *parseComparisonSource(u"project"_s, workbench.project());
    const auto before = workbench.compare(dev, project, {}, u"main"_s).takeResult();
    QVERIFY2(before, qPrintable(reason(before)));
    QCOMPARE(before->differences.size(), 1);
    QCOMPARE(before->differences.constFirst().object().path(), u"main.runs"_s);
    QCOMPARE(before->from.title, u"dev"_s);
    QCOMPARE(before->to.title, u"project"_s);

    QVERIFY(migrate(workbench, u"dev"_s));
    const auto after = workbench.compare(dev, project, {}, u"main"_s).takeResult();
    QVERIFY2(after, qPrintable(reason(after)));
    QVERIFY2(after->isEqual(), qPrintable(Comparison::printComparison(*after)));
    QVERIFY(after->objectCount > 6);
}

void TestWorkbench::comparesTheProjectAtTwoMigrations()
{
    Workbench::Workbench workbench;
    openProject(workbench);
    const auto comparison = workbench
                                .compare(*parseComparisonSource(u"project@1"_s, workbench.project()),
                                         *parseComparisonSource(u"project@2"_s, workbench.project()), {}, u"main"_s)
                                .takeResult();
    QVERIFY2(comparison, qPrintable(reason(comparison)));
    QCOMPARE(comparison->differences.size(), 1);
    QVERIFY(!QFile::exists(m_project->path(u"dev.sqlite"_s)));
}

void TestWorkbench::aComparisonWithAMissingFileSaysSo()
{
    Workbench::Workbench workbench;
    openProject(workbench);
    const auto comparison = workbench
                                .compare(*parseComparisonSource(u"dev"_s, workbench.project()),
                                         *parseComparisonSource(u"project"_s, workbench.project()), {}, u"main"_s)
                                .takeResult();
    QVERIFY(!comparison);
    QCOMPARE(comparison.error().kind, Core::ErrorKind::DatabaseMissing);
    QVERIFY(!QFile::exists(m_project->path(u"dev.sqlite"_s)));
}

void TestWorkbench::cancelsAComparison()
{
    m_project->write(
        u"003_long.sql"_s,
        "CREATE TABLE counted AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT max(i) AS i FROM n;\n"
        "CREATE TABLE more (a);\n");
    Workbench::Workbench workbench;
    openProject(workbench);
    auto comparing = workbench.compare(*parseComparisonSource(u"project@1"_s, workbench.project()),
                                       *parseComparisonSource(u"project"_s, workbench.project()), {}, u"main"_s);
    workbench.cancelCompare();
    const auto comparison = comparing.takeResult();
    QVERIFY(!comparison);
    QCOMPARE(comparison.error().kind, Core::ErrorKind::Cancelled);
    QCOMPARE(comparison.error().message, u"The comparison was cancelled."_s);
}

void TestWorkbench::browsesReadOnly()
{
    Workbench::Workbench workbench;
    openProject(workbench);
    QVERIFY(migrate(workbench, u"dev"_s));
    const auto session = workbench.browsingSession(u"dev"_s, u"main"_s);
    QVERIFY(session);
    const auto written
        = (*session)->run([](Database::Connection &connection) { return connection.execute("DROP TABLE runs"); }).takeResult();
    QVERIFY(!written);
    QCOMPARE(*workbench.browsingSession(u"dev"_s, u"main"_s), *session);
    QVERIFY(!workbench.browsingSession(u"dev"_s, u"cache"_s));
}

void TestWorkbench::endsInTimeWhileARunGoesOn()
{
    m_project->write(
        u"003_long.sql"_s,
        "CREATE TABLE counted AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000000) SELECT max(i) AS i FROM n;\n");
    QElapsedTimer timer;
    {
        Workbench::Workbench workbench;
        openProject(workbench);
        std::promise<void> started;
        const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
        QVERIFY(plan);
        workbench.run(*plan, {}, [&](const Execution::RunEvent &event) {
            const auto *statement = std::get_if<Execution::StatementStarted>(&event);
            if (statement && statement->step == 2)
                started.set_value();
        });
        started.get_future().wait();
        timer.start();
    }
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

void TestWorkbench::asksForAPasswordOnce()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    const auto profile = server.createDatabase();
    m_project->write(
        u"varve.toml"_s,
        u"[environments.pg]\ndriver = \"postgresql\"\nhost = \"127.0.0.1\"\nport = %1\nuser = \"varve\"\ndatabase = \"%2\"\npassword = \"ask\"\n"_s
            .arg(profile.port)
            .arg(profile.database)
            .toUtf8());
    std::atomic<int> questions = 0;
    Workbench::Workbench workbench([&](const QString &) {
        ++questions;
        return std::optional(Database::Secret(server.password()));
    });
    openProject(workbench);
    const auto result = migrate(workbench, u"pg"_s);
    QVERIFY2(result && result->isSuccess(), qPrintable(result ? result->summary : reason(result)));
    const auto comparison = workbench
                                .compare(*parseComparisonSource(u"pg"_s, workbench.project()),
                                         *parseComparisonSource(u"project"_s, workbench.project()), {}, u"main"_s)
                                .takeResult();
    QVERIFY2(comparison, qPrintable(reason(comparison)));
    QVERIFY2(comparison->isEqual(), qPrintable(Comparison::printComparison(*comparison)));
    QCOMPARE(questions, 1);
}

void TestWorkbench::asksAgainAfterAWrongPassword()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    const auto profile = server.createDatabase();
    m_project->write(
        u"varve.toml"_s,
        u"[environments.pg]\ndriver = \"postgresql\"\nhost = \"127.0.0.1\"\nport = %1\nuser = \"varve\"\ndatabase = \"%2\"\npassword = \"ask\"\n"_s
            .arg(profile.port)
            .arg(profile.database)
            .toUtf8());
    std::atomic<int> questions = 0;
    Workbench::Workbench workbench(
        [&](const QString &) { return std::optional(Database::Secret(++questions == 1 ? u"mistyped"_s : server.password())); });
    openProject(workbench);
    const auto refused = workbench.refreshStatus(u"pg"_s, u"main"_s).takeResult();
    QVERIFY(refused.error);
    QCOMPARE(refused.error->kind, Core::ErrorKind::Login);
    QVERIFY(!refused.error->toString().contains(u"mistyped"_s));
    QVERIFY(!workbench.refreshStatus(u"pg"_s, u"main"_s).takeResult().error);
    QCOMPARE(questions, 2);
}

void TestWorkbench::worksOnPostgresToo()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    const auto database = server.createDatabase();
    Workbench::Workbench workbench;
    const auto opened = workbench
                            .open(m_project->folder(),
                                  {.settings = {}, .databaseUrl = server.url(database.database), .useIndex = false, .indexFolder = {}})
                            .takeResult();
    QVERIFY2(opened, qPrintable(reason(opened)));
    const QString name; // the unnamed environment of a URL
    const auto result = migrate(workbench, name);
    QVERIFY2(result && result->isSuccess(), qPrintable(result ? result->summary : reason(result)));
    QCOMPARE(standings(*workbench.status(name, u"main"_s)), (QList{Standing::Applied, Standing::Applied}));
    const ComparisonSource source{ComparisonSource::Kind::Environment, name, {}};
    const auto comparison = workbench.compare(source, {ComparisonSource::Kind::Project, name, {}}, {}, u"main"_s).takeResult();
    QVERIFY2(comparison, qPrintable(reason(comparison)));
    QVERIFY2(comparison->isEqual(), qPrintable(Comparison::printComparison(*comparison)));
}

QTEST_GUILESS_MAIN(TestWorkbench)
#include "tst_workbench.moc"
