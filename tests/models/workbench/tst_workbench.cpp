// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "smallproject.h"

#include <QSignalSpy>
#include <QThread>

#include <atomic>
#include <future>

using namespace Qt::StringLiterals;
using namespace Varve;
using History::Standing;
using Workbench::Place;

/// Nothing here runs the event loop unless it waits for a signal: the command line has none.
class TestWorkbench final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_project = Test::makeSmallProject(); }
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
    void aPlanForAFileThatWasReplacedIsRefused();
    void cancelsARun();
    void rollsBack();
    void runsAdHocTextWithoutHistory();
    void reloadKeepsSessionsWhoseProfileIsTheSame();
    void aRunKeepsItsDatabaseAndNobodyElseReadsIt();
    void reloadSeesNewMigrations();
    void readsHistoriesWhileTheFolderIsRead();
    void aHistoryReadAheadThatCannotBeReachedIsTold();
    void readingAheadMakesNoFile();
    void releasedSessionsOpenAgain();
    void browsesReadOnly();

private:
    std::unique_ptr<Test::TemporaryProject> m_project;
};

void TestWorkbench::opensAFolderAndTells()
{
    Workbench::Workbench workbench;
    QSignalSpy changed(&workbench, &Workbench::Workbench::projectChanged);
    QVERIFY(!workbench.hasProject());
    QVERIFY(workbench.project().migrations.isEmpty());
    Test::openProject(workbench, *m_project);
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
    Test::openProject(workbench, *m_project);
    const auto failed = workbench.open(m_project->path(u"nowhere"_s)).takeResult();
    QVERIFY(!failed);
    QCOMPARE(workbench.project().name, u"small"_s);
    QVERIFY(workbench.reload().takeResult());
}

void TestWorkbench::asksNothingWithoutAProject()
{
    Workbench::Workbench workbench;
    const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QCOMPARE(Test::reason(plan), u"No project is open."_s);
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
    Test::openProject(workbench, *m_project);
    QSignalSpy changed(&workbench, &Workbench::Workbench::statusChanged);
    QVERIFY(!workbench.status(u"dev"_s, u"main"_s));
    const auto status = workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult();
    QCOMPARE(Test::standings(status), (QList{Standing::Pending, Standing::Pending}));
    QVERIFY(!status.error);
    QCOMPARE(workbench.status(u"dev"_s, u"main"_s), status);
    const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QVERIFY2(plan, qPrintable(Test::reason(plan)));
    QCOMPARE(plan->steps.size(), 2);
    QVERIFY(!QFile::exists(m_project->path(u"dev.sqlite"_s)));
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.constFirst(), (QVariantList{u"dev"_s, u"main"_s}));
}

void TestWorkbench::anUnreachableEnvironmentIsAStatusWithItsReason()
{
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project);
    const auto status = workbench.refreshStatus(u"prod"_s, u"main"_s).takeResult();
    QCOMPARE(Test::standings(status), (QList{Standing::Unknown, Standing::Unknown}));
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
    Test::openProject(workbench, *m_project);
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
    Test::openProject(workbench, *m_project);
    QSignalSpy changed(&workbench, &Workbench::Workbench::statusChanged);
    workbench.refreshAll();
    QTRY_COMPARE(changed.size(), 2);
    QVERIFY(workbench.status(u"dev"_s, u"main"_s) && !workbench.status(u"dev"_s, u"main"_s)->error);
    QVERIFY(workbench.status(u"prod"_s, u"main"_s) && workbench.status(u"prod"_s, u"main"_s)->error);
}

void TestWorkbench::runsAPlanAndReadsTheStatusAfterwards()
{
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project);
    const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QVERIFY2(plan, qPrintable(Test::reason(plan)));
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
    QVERIFY2(result && result->isSuccess(), qPrintable(result ? result->summary : Test::reason(result)));
    QCOMPARE(steps, 2);
    QVERIFY(elsewhere);
    QVERIFY(workbench.status(u"dev"_s, u"main"_s));
    QCOMPARE(Test::standings(*workbench.status(u"dev"_s, u"main"_s)), (QList{Standing::Applied, Standing::Applied}));
    QCOMPARE(workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult()->steps.size(), 0);
}

void TestWorkbench::whoShowsNoStatusAfterARunReadsNone()
{
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project);
    QVERIFY(Test::migrate(workbench, u"dev"_s, *Execution::parseTarget(u"+1"_s)));
    const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QVERIFY2(plan, qPrintable(Test::reason(plan)));
    const auto result = workbench.run(*plan, {}, {}, Workbench::Workbench::AfterRun::Nothing).takeResult();
    QVERIFY2(result && result->isSuccess(), qPrintable(result ? result->summary : Test::reason(result)));
    QCOMPARE(Test::standings(*workbench.status(u"dev"_s, u"main"_s)),
             (QList{Standing::Applied, Standing::Pending})); // as the plan found it
    QCOMPARE(Test::standings(workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult()), (QList{Standing::Applied, Standing::Applied}));
}

void TestWorkbench::oneRunAtATime()
{
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project);
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
    QCOMPARE(Test::reason(another), u"A run on dev is still going on.\nWait until it has ended, or cancel it."_s);
    goOn.set_value();
    QVERIFY(running.takeResult()->isSuccess());
    QVERIFY(workbench.run(*workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult(), {}, {}).takeResult());
}

void TestWorkbench::aPlanForAFileThatWasReplacedIsRefused()
{
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project);
    QVERIFY(Test::migrate(workbench, u"dev"_s, *Execution::parseTarget(u"001"_s)));
    const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QVERIFY2(plan, qPrintable(Test::reason(plan)));
    {
        Database::ConnectionProfile other;
        other.database = m_project->path(u"copy.sqlite"_s);
        const auto copy = Database::Connection::open(other, {});
        QVERIFY((*copy)->execute("CREATE TABLE other (x INTEGER)"));
    }
    QVERIFY(QFile::remove(m_project->path(u"dev.sqlite"_s)));
    QVERIFY(QFile::rename(m_project->path(u"copy.sqlite"_s), m_project->path(u"dev.sqlite"_s)));
    const QString refused = Test::reason(workbench.run(*plan, {}, {}).takeResult());
    QVERIFY2(refused.startsWith(u"The plan was made for another database ("_s), qPrintable(refused));
    const auto status = workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult();
    QCOMPARE(Test::standings(status), (QList{Standing::Pending, Standing::Pending}));
    const auto another = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QVERIFY2(another, qPrintable(Test::reason(another)));
    QVERIFY(QFile::remove(m_project->path(u"dev.sqlite"_s)));
    QCOMPARE(Test::reason(workbench.run(*another, {}, {}).takeResult()),
             QStringLiteral("The file %1 that the plan was made for is gone.\nNothing was run. Plan again.")
                 .arg(m_project->path(u"dev.sqlite"_s)));
    QVERIFY(!QFile::exists(m_project->path(u"dev.sqlite"_s)));
    const auto anew = Test::migrate(workbench, u"dev"_s);
    QVERIFY2(anew && anew->isSuccess(), qPrintable(Test::reason(anew)));
}

void TestWorkbench::cancelsARun()
{
    m_project->write(
        u"003_long.sql"_s,
        "CREATE TABLE counted AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000000) SELECT max(i) AS i FROM n;\n");
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project);
    const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QVERIFY2(plan, qPrintable(Test::reason(plan)));
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
    QVERIFY2(result, qPrintable(Test::reason(result)));
    QVERIFY(result->cancelled);
    QCOMPARE(result->stepsDone, 2);
    QCOMPARE(Test::standings(*workbench.status(u"dev"_s, u"main"_s)).mid(0, 2), (QList{Standing::Applied, Standing::Applied}));
    QCOMPARE(workbench.cancelRun(u"dev"_s, u"main"_s).takeResult(), Database::CancelResult::NothingRuns);
}

void TestWorkbench::rollsBack()
{
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project);
    QVERIFY(Test::migrate(workbench, u"dev"_s));
    const auto plan = workbench.planRollback(u"dev"_s, *Execution::parseTarget(u"-1"_s), u"main"_s).takeResult();
    QVERIFY2(plan, qPrintable(Test::reason(plan)));
    const auto result = workbench.run(*plan, {}, {}).takeResult();
    QVERIFY2(result && result->isSuccess(), qPrintable(Test::reason(result)));
    QCOMPARE(Test::standings(*workbench.status(u"dev"_s, u"main"_s)), (QList{Standing::Applied, Standing::Pending}));
}

void TestWorkbench::runsAdHocTextWithoutHistory()
{
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project);
    QVERIFY(Test::migrate(workbench, u"dev"_s));
    const QByteArray script = "SELECT 1; SELECT count(*) AS n FROM models;";
    const auto plan
        = workbench.planAdHoc(u"dev"_s, script, {.offset = 10, .length = script.size() - 10}, u"x.sql"_s, u"main"_s).takeResult();
    QVERIFY2(plan, qPrintable(Test::reason(plan)));
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
    QVERIFY2(result && result->isSuccess(), qPrintable(Test::reason(result)));
    QCOMPARE(value.toInt(), 0);
    QCOMPARE(workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult().history.size(), 2);
}

void TestWorkbench::reloadKeepsSessionsWhoseProfileIsTheSame()
{
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project);
    const auto dev = *workbench.browsingSession(u"dev"_s, u"main"_s);
    const auto prod = *workbench.browsingSession(u"prod"_s, u"main"_s);
    m_project->write(u"varve.toml"_s, QByteArray(Test::smallProject).replace("drive/prod", "drive/other"));
    QVERIFY(workbench.reload().takeResult());
    QCOMPARE(*workbench.browsingSession(u"dev"_s, u"main"_s), dev);
    QVERIFY(*workbench.browsingSession(u"prod"_s, u"main"_s) != prod);
    QVERIFY((*workbench.browsingSession(u"prod"_s, u"main"_s))->profile().database.endsWith(u"drive/other.sqlite"_s));
}

void TestWorkbench::aRunKeepsItsDatabaseAndNobodyElseReadsIt()
{
    m_project->write(u"003_long.sql"_s,
                     "CREATE TABLE long AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n;\n");
    const QByteArray other = QByteArray(Test::smallProject).replace("dev.sqlite", "other.sqlite");
    std::promise<void> started;
    Workbench::Workbench workbench;
    m_project->write(u"varve.toml"_s, other);
    Test::openProject(workbench, *m_project);
    QVERIFY(Test::migrate(workbench, u"dev"_s, *Execution::parseTarget(u"001_models"_s)));
    m_project->write(u"varve.toml"_s, Test::smallProject);
    QVERIFY(workbench.reload().takeResult());
    const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QVERIFY2(plan, qPrintable(Test::reason(plan)));
    auto running = workbench.run(*plan, {}, [&](const Execution::RunEvent &event) {
        const auto *statement = std::get_if<Execution::StatementStarted>(&event);
        if (statement && statement->step == 2)
            started.set_value();
    });
    started.get_future().wait();

    m_project->write(u"varve.toml"_s, other);
    QVERIFY(workbench.reload().takeResult());
    auto read = workbench.refreshStatus(u"dev"_s, u"main"_s);
    QTRY_VERIFY(read.isFinished());
    const QList<Standing> ofTheOther{Standing::Applied, Standing::Pending, Standing::Pending};
    QCOMPARE(Test::standings(read.takeResult()), ofTheOther);
    const auto planned = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QVERIFY2(planned, qPrintable(Test::reason(planned)));
    QCOMPARE(planned->steps.size(), 2);
    QVERIFY(!running.isFinished());

    while (!running.isFinished())
        workbench.cancelRun(u"dev"_s, u"main"_s).waitForFinished();
    const auto result = running.takeResult();
    QVERIFY2(result, qPrintable(Test::reason(result)));
    QVERIFY(result->cancelled);
    QCOMPARE(result->stepsDone, 2);
    QCOMPARE(Test::standings(*workbench.status(u"dev"_s, u"main"_s)), ofTheOther);
}

void TestWorkbench::reloadSeesNewMigrations()
{
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project);
    QVERIFY(Test::migrate(workbench, u"dev"_s));
    m_project->write(u"003_more.sql"_s, "CREATE TABLE more (a);\n");
    QVERIFY(workbench.reload().takeResult());
    QCOMPARE(Test::standings(workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult()),
             (QList{Standing::Applied, Standing::Applied, Standing::Pending}));
}

void TestWorkbench::readsHistoriesWhileTheFolderIsRead()
{
    const QList<Place> dev{{u"dev"_s, u"main"_s}};
    Workbench::Workbench other;
    Test::openProject(other, *m_project);
    QVERIFY(Test::migrate(other, u"dev"_s, {Execution::Target::Kind::Relative, 1, {}}));
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project, dev);
    QCOMPARE(Test::standings(workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult()), (QList{Standing::Applied, Standing::Pending}));
    QVERIFY(Test::migrate(other, u"dev"_s));
    // What was read ahead counts once.
    QCOMPARE(Test::standings(workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult()), (QList{Standing::Applied, Standing::Applied}));
    Test::openProject(workbench, *m_project, dev);
    const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QVERIFY2(plan && plan->isEmpty(), qPrintable(Test::reason(plan)));
    QCOMPARE(Test::standings(*workbench.status(u"dev"_s, u"main"_s)), (QList{Standing::Applied, Standing::Applied}));
}

void TestWorkbench::aHistoryReadAheadThatCannotBeReachedIsTold()
{
    m_project->write(u"dev.sqlite"_s, "This is prose.\n");
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project, {{u"dev"_s, u"main"_s}, {u"nowhere"_s, u"main"_s}, {u"dev"_s, u"cache"_s}});
    const History::EnvironmentStatus status = workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult();
    QVERIFY(status.error);
    QCOMPARE(status.error->kind, Core::ErrorKind::DatabaseMissing);
    QCOMPARE(Test::standings(status), (QList{Standing::Unknown, Standing::Unknown}));
    Test::openProject(workbench, *m_project, {{u"dev"_s, u"main"_s}});
    const auto plan = workbench.planMigrate(u"dev"_s, {}, u"main"_s).takeResult();
    QVERIFY(!plan);
    QCOMPARE(plan.error().message, status.error->message);
}

void TestWorkbench::readingAheadMakesNoFile()
{
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project, {{u"dev"_s, u"main"_s}});
    QCOMPARE(Test::standings(workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult()), (QList{Standing::Pending, Standing::Pending}));
    QVERIFY(!QFileInfo::exists(m_project->path(u"dev.sqlite"_s)));
}

void TestWorkbench::releasedSessionsOpenAgain()
{
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project);
    QVERIFY(Test::migrate(workbench, u"dev"_s));
    workbench.releaseSessions();
    QCOMPARE(Test::standings(workbench.refreshStatus(u"dev"_s, u"main"_s).takeResult()), (QList{Standing::Applied, Standing::Applied}));
}

void TestWorkbench::browsesReadOnly()
{
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project);
    QVERIFY(Test::migrate(workbench, u"dev"_s));
    const auto session = workbench.browsingSession(u"dev"_s, u"main"_s);
    QVERIFY(session);
    const auto written
        = (*session)->run([](Database::Connection &connection) { return connection.execute("DROP TABLE runs"); }).takeResult();
    QVERIFY(!written);
    QCOMPARE(*workbench.browsingSession(u"dev"_s, u"main"_s), *session);
    QVERIFY(!workbench.browsingSession(u"dev"_s, u"cache"_s));
}

QTEST_GUILESS_MAIN(TestWorkbench)
#include "tst_workbench.moc"
