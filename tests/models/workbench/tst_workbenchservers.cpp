// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "smallproject.h"

#include <models/workbench/sessionpool.h>
#include <tests/support/postgresserver.h>

#include <QElapsedTimer>

#include <atomic>
#include <future>

using namespace Qt::StringLiterals;
using namespace Varve;
using History::Standing;
using Workbench::ComparisonSource;
using Workbench::parseComparisonSource;

namespace {

/// An environment of varve.toml whose password is asked for.
QByteArray asking(const QString &name, const Database::ConnectionProfile &profile)
{
    const QString text = u"[environments.%1]\ndriver = \"postgresql\"\nhost = \"%2\"\nport = %3\nuser = \"varve\"\ndatabase = \"%4\"\n"
                         "password = \"ask\"\n"_s;
    return text.arg(name, profile.host).arg(profile.port).arg(profile.database).toUtf8();
}

} // namespace

/// What waits for a server, and for its password.
class TestWorkbenchServers final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_project = Test::makeSmallProject(); }
    void leavesARunWhoseServerAnswersNothing();
    void readsTheStatusOfARunWhoseSessionTheServerEnded();
    void leavesAPlanWhoseServerAnswersNothing();
    void cancelsAPlanThatWaitsForALock();
    void leavesARehearsalWhoseServerAnswersNothing();
    void leavesAComparisonWhoseServerAnswersNothing();
    void comparisonSaysWhatItCouldNotRemove();
    void scratchOnTheSameServerIsNotApart();
    void scratchOfAnotherHasTheSearchPathOfTheOne();
    void endsInTimeWhileARunGoesOn();
    void asksForAPasswordOnce();
    void asksAgainAfterAWrongPassword();
    void asksAgainAfterARehearsalOrAPlanWithAWrongPassword();
    void asksAtOnceWhereThePasswordWasChanged();
    void asksAgainForAnotherUserOfTheSameName();
    void asksNobodyWhereThatIsNotAllowed();
    void knowsAtOnceWhetherAPasswordIsKnown();
    void worksOnPostgresToo();

private:
    std::unique_ptr<Test::TemporaryProject> m_project;
};

void TestWorkbenchServers::leavesARunWhoseServerAnswersNothing()
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
    QVERIFY2(plan, qPrintable(Test::reason(plan)));
    std::atomic<int> events = 0;
    auto running = workbench.run(*plan, {}, [&](const Execution::RunEvent &) { ++events; });
    const auto observer = Database::Connection::open(server.profile(), server.profile().password.given);
    QVERIFY(observer);
    // An answer that comes later than the cancellation would be a sign of life.
    QTRY_COMPARE((*observer)->query(u"SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'"_s)->rows.size(), 1);
    server.freeze();
    const auto goesOn = qScopeGuard([&server] { server.thaw(); });
    QElapsedTimer timer;
    timer.start();
    workbench.cancelRun(name, u"main"_s);
    const auto result = running.takeResult();
    QVERIFY2(timer.elapsed() >= 700 && timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY2(result, qPrintable(Test::reason(result)));
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
    const auto again = Test::migrate(workbench, name); // waits for the lock, which the one that was left gives back
    QVERIFY2(again && again->isSuccess(), qPrintable(again ? again->summary : Test::reason(again)));
    QCOMPARE(again->stepsDone, 1);
    QCOMPARE(events.load(), told); // nobody hears of what was left
}

void TestWorkbenchServers::readsTheStatusOfARunWhoseSessionTheServerEnded()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    const auto database = server.createDatabase();
    m_project->write(u"003_long.sql"_s, "SELECT pg_sleep(61);\n");
    Workbench::Workbench workbench;
    const Project::LoadOptions options{.settings = {}, .databaseUrl = server.url(database.database), .useIndex = false, .indexFolder = {}};
    QVERIFY(workbench.open(m_project->folder(), options).takeResult());
    const QString name; // the unnamed environment of a URL
    const auto plan = workbench.planMigrate(name, {}, u"main"_s).takeResult();
    QVERIFY2(plan, qPrintable(Test::reason(plan)));
    auto running = workbench.run(*plan, {}, {});
    const auto observer = Database::Connection::open(server.profile(), server.profile().password.given);
    QVERIFY(observer);
    const QString sleeping = u" FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT pg_sleep(61)%'"_s;
    QTRY_COMPARE((*observer)->query(u"SELECT 1"_s + sleeping)->rows.size(), 1);
    QVERIFY((*observer)->query(u"SELECT pg_terminate_backend(pid)"_s + sleeping));
    const auto result = running.takeResult();
    QVERIFY2(!result || !result->isSuccess(), "its session was ended");
    const auto status = workbench.status(name, u"main"_s);
    QVERIFY(status);
    QVERIFY2(!status->error, qPrintable(status->error.value_or(Core::Error()).toString()));
    QCOMPARE(Test::standings(*status), (QList{Standing::Applied, Standing::Applied, Standing::Failed}));
}

void TestWorkbenchServers::leavesAPlanWhoseServerAnswersNothing()
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
    QVERIFY2(again, qPrintable(Test::reason(again)));
}

void TestWorkbenchServers::cancelsAPlanThatWaitsForALock()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    Database::ConnectionProfile profile = server.profile();
    profile.database = server.createDatabase().database;
    Workbench::Workbench workbench;
    const Project::LoadOptions options{.settings = {}, .databaseUrl = server.url(profile.database), .useIndex = false, .indexFolder = {}};
    QVERIFY(workbench.open(m_project->folder(), options).takeResult());
    const QString name; // the unnamed environment of a URL
    QVERIFY(Test::migrate(workbench, name));
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
    QVERIFY2(again, qPrintable(Test::reason(again)));
}

void TestWorkbenchServers::leavesARehearsalWhoseServerAnswersNothing()
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

void TestWorkbenchServers::leavesAComparisonWhoseServerAnswersNothing()
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

void TestWorkbenchServers::comparisonSaysWhatItCouldNotRemove()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    m_project->write(u"003_kept.sql"_s, "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I IS_TEMPLATE true', current_database()); END $$;\n");
    Workbench::Workbench workbench;
    const QString url = server.url(server.createDatabase().database);
    QVERIFY(workbench.open(m_project->folder(), {.settings = {}, .databaseUrl = url, .useIndex = false, .indexFolder = {}}).takeResult());
    const ComparisonSource built{.kind = ComparisonSource::Kind::Project, .environment = {}, .migration = {}};
    const ComparisonSource live{.kind = ComparisonSource::Kind::Environment, .environment = {}, .migration = {}};
    const auto comparison = workbench.compare(built, live, {}, u"main"_s).takeResult();
    QVERIFY2(comparison, qPrintable(Test::reason(comparison)));
    const auto observer = Database::Connection::open(server.profile(), server.profile().password.given);
    const auto left = (*observer)->query(u"SELECT datname::text FROM pg_database WHERE datname LIKE 'varve_rehearsal%'"_s);
    QCOMPARE(left->rows.size(), 1);
    const QString name = left->rows.constFirst().constFirst().toString();
    QCOMPARE(
        comparison->warnings,
        QStringList{u"The scratch database "_s + name
                    + u" could not be removed: cannot drop a template database. varve-cli rehearse --clean tries again once this program "
                      "has ended."_s});
    QCOMPARE(Comparison::comparisonAsJson(*comparison)[u"warnings"_s].toArray().size(), 1);
    QVERIFY((*observer)->execute("ALTER DATABASE " + name.toUtf8() + " IS_TEMPLATE false"));
    QVERIFY((*observer)->execute("DROP DATABASE " + name.toUtf8()));
}

void TestWorkbenchServers::scratchOnTheSameServerIsNotApart()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    const Database::ConnectionProfile dev = server.createDatabase();
    Database::ConnectionProfile prod = server.createDatabase();
    prod.host = u"localhost"_s;
    m_project->write(u"varve.toml"_s, asking(u"dev"_s, dev) + asking(u"prod"_s, prod) + "scratch = \"dev\"\n");
    m_project->write(u"003_role.sql"_s, "CREATE ROLE somebody;\n");
    Workbench::Workbench workbench([&](const QString &) { return std::optional(Database::Secret(server.password())); });
    Test::openProject(workbench, *m_project);
    const auto report = workbench.rehearse(u"prod"_s, Workbench::Workbench::RehearseFrom::Nothing, u"main"_s).takeResult();
    QVERIFY(!report);
    QCOMPARE(report.error().kind, Core::ErrorKind::Guarded);
    const auto observer = Database::Connection::open(server.profile(), server.profile().password.given);
    QVERIFY(observer);
    QVERIFY((*observer)->query(u"SELECT 1 FROM pg_roles WHERE rolname = 'somebody'"_s)->rows.isEmpty());
}

void TestWorkbenchServers::scratchOfAnotherHasTheSearchPathOfTheOne()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    m_project->write(u"varve.toml"_s,
                     asking(u"dev"_s, server.createDatabase()) + "search_path = [\"trials\"]\n" + asking(u"prod"_s, server.createDatabase())
                         + "scratch = \"dev\"\nsearch_path = [\"app\"]\nsession = { work_mem = \"12345kB\" }\n");
    m_project->write(u"003_setting.sql"_s,
                     "ALTER TABLE models ADD CHECK (current_setting('work_mem') = '12345kB');\n"
                     "INSERT INTO models (id, name) VALUES (1, 'a');\n");
    Workbench::Workbench workbench([&](const QString &) { return std::optional(Database::Secret(server.password())); });
    Test::openProject(workbench, *m_project);
    const auto report = workbench.rehearse(u"prod"_s, Workbench::Workbench::RehearseFrom::Nothing, u"main"_s).takeResult();
    QVERIFY2(report, qPrintable(Test::reason(report)));
    QVERIFY2(!report->error, report->error ? qPrintable(report->error->toString()) : "");
    QCOMPARE(report->steps.at(0).changes.added, QStringList{u"table app.models"_s});
}

void TestWorkbenchServers::endsInTimeWhileARunGoesOn()
{
    m_project->write(
        u"003_long.sql"_s,
        "CREATE TABLE counted AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000000) SELECT max(i) AS i FROM n;\n");
    QElapsedTimer timer;
    {
        Workbench::Workbench workbench;
        Test::openProject(workbench, *m_project);
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

void TestWorkbenchServers::asksForAPasswordOnce()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    const auto profile = server.createDatabase();
    m_project->write(u"varve.toml"_s, asking(u"pg"_s, profile));
    std::atomic<int> questions = 0;
    Workbench::Workbench workbench([&](const QString &) {
        ++questions;
        return std::optional(Database::Secret(server.password()));
    });
    Test::openProject(workbench, *m_project);
    const auto result = Test::migrate(workbench, u"pg"_s);
    QVERIFY2(result && result->isSuccess(), qPrintable(result ? result->summary : Test::reason(result)));
    const auto comparison = workbench
                                .compare(*parseComparisonSource(u"pg"_s, workbench.project()),
                                         *parseComparisonSource(u"project"_s, workbench.project()), {}, u"main"_s)
                                .takeResult();
    QVERIFY2(comparison, qPrintable(Test::reason(comparison)));
    QVERIFY2(comparison->isEqual(), qPrintable(Comparison::printComparison(*comparison)));
    QCOMPARE(questions, 1);
}

void TestWorkbenchServers::asksAgainAfterAWrongPassword()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    const auto profile = server.createDatabase();
    m_project->write(u"varve.toml"_s, asking(u"pg"_s, profile));
    std::atomic<int> questions = 0;
    Workbench::Workbench workbench(
        [&](const QString &) { return std::optional(Database::Secret(++questions == 1 ? u"mistyped"_s : server.password())); });
    Test::openProject(workbench, *m_project);
    const auto refused = workbench.refreshStatus(u"pg"_s, u"main"_s).takeResult();
    QVERIFY(refused.error);
    QCOMPARE(refused.error->kind, Core::ErrorKind::Login);
    QVERIFY(!refused.error->toString().contains(u"mistyped"_s));
    QVERIFY(!workbench.refreshStatus(u"pg"_s, u"main"_s).takeResult().error);
    QCOMPARE(questions, 2);
}

void TestWorkbenchServers::asksAgainAfterARehearsalOrAPlanWithAWrongPassword()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    m_project->write(u"varve.toml"_s, asking(u"pg"_s, server.createDatabase()));
    std::atomic<int> questions = 0;
    Workbench::Workbench workbench(
        [&](const QString &) { return std::optional(Database::Secret(++questions % 2 == 1 ? u"mistyped"_s : server.password())); });
    Test::openProject(workbench, *m_project);
    const auto rehearse = [&] { return workbench.rehearse(u"pg"_s, Workbench::Workbench::RehearseFrom::Nothing, u"main"_s).takeResult(); };
    const auto refused = rehearse();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Core::ErrorKind::Login);
    const auto rehearsed = rehearse();
    QVERIFY2(rehearsed && rehearsed->isSuccess(), qPrintable(Test::reason(rehearsed)));
    QCOMPARE(questions, 2);

    Workbench::Workbench another(
        [&](const QString &) { return std::optional(Database::Secret(++questions % 2 == 1 ? u"mistyped"_s : server.password())); });
    Test::openProject(another, *m_project);
    const auto refusedPlan = another.planMigrate(u"pg"_s, {}, u"main"_s).takeResult();
    QVERIFY(!refusedPlan);
    QCOMPARE(refusedPlan.error().kind, Core::ErrorKind::Login);
    QVERIFY(another.planMigrate(u"pg"_s, {}, u"main"_s).takeResult());
    QCOMPARE(questions, 4);
}

void TestWorkbenchServers::asksAtOnceWhereThePasswordWasChanged()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    const auto profile = server.createDatabase();
    const auto admin = Database::Connection::open(profile, profile.password.given);
    QVERIFY((*admin)->execute("CREATE ROLE turner LOGIN PASSWORD 'first'"));
    QVERIFY((*admin)->execute("GRANT CREATE ON SCHEMA public TO turner"));
    m_project->write(u"varve.toml"_s, asking(u"pg"_s, profile).replace("\"varve\"", "\"turner\""));
    std::atomic<int> questions = 0;
    Workbench::Workbench workbench(
        [&](const QString &) { return std::optional(Database::Secret(++questions == 1 ? u"first"_s : u"second"_s)); });
    Test::openProject(workbench, *m_project);
    QVERIFY(!workbench.refreshStatus(u"pg"_s, u"main"_s).takeResult().error);
    QVERIFY((*admin)->execute("ALTER ROLE turner PASSWORD 'second'"));
    QVERIFY((*admin)->query(u"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = 'turner'"_s));
    const auto plan = workbench.planMigrate(u"pg"_s, {}, u"main"_s).takeResult();
    QVERIFY2(plan, qPrintable(Test::reason(plan)));
    QCOMPARE(questions, 2);
    workbench.releaseSessions();
    QVERIFY((*admin)->query(u"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = 'turner'"_s));
    QVERIFY((*admin)->execute("DROP OWNED BY turner"));
    QVERIFY((*admin)->execute("DROP ROLE turner"));
}

/// Of an environment that has the name of one before: its server must not get what was typed for another.
void TestWorkbenchServers::asksAgainForAnotherUserOfTheSameName()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    const auto profile = server.createDatabase();
    m_project->write(u"varve.toml"_s, asking(u"pg"_s, profile));
    QStringList questions;
    std::mutex mutex;
    Workbench::Workbench workbench([&](const QString &question) -> std::optional<Database::Secret> {
        const std::lock_guard lock(mutex);
        questions += question;
        if (question.contains(u"mallory"_s))
            return std::nullopt;
        return Database::Secret(server.password());
    });
    Test::openProject(workbench, *m_project);
    QVERIFY(!workbench.refreshStatus(u"pg"_s, u"main"_s).takeResult().error);
    m_project->write(u"varve.toml"_s, asking(u"pg"_s, profile).replace("\"varve\"", "\"mallory\""));
    Test::openProject(workbench, *m_project);
    QVERIFY(workbench.refreshStatus(u"pg"_s, u"main"_s).takeResult().error);
    QCOMPARE(questions.size(), 2);
    QVERIFY2(questions.constLast().startsWith(u"Password of mallory for "_s), qPrintable(questions.constLast()));
}

void TestWorkbenchServers::asksNobodyWhereThatIsNotAllowed()
{
    using Asking = Workbench::Workbench::Asking;
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    m_project->write(u"varve.toml"_s, asking(u"pg"_s, server.createDatabase()));
    std::atomic<int> questions = 0;
    Workbench::Workbench workbench([&](const QString &) -> std::optional<Database::Secret> {
        switch (++questions) {
        case 1: return std::nullopt;
        case 2: return Database::Secret(u"mistyped"_s);
        default: return Database::Secret(server.password());
        }
    });
    Test::openProject(workbench, *m_project);
    const auto read = [&](Asking allowed) { return workbench.refreshStatus(u"pg"_s, u"main"_s, allowed).takeResult(); };
    QVERIFY(workbench.mustAsk(u"pg"_s, u"main"_s));
    const auto left = read(Asking::Never);
    QVERIFY(left.error);
    QCOMPARE(left.error->message, u"No password was given."_s);
    QCOMPARE(left.standings.size(), 2);
    QCOMPARE(questions, 0);
    QVERIFY(read(Asking::Allowed).error);
    QVERIFY(read(Asking::Never).error);
    QCOMPARE(questions, 1);
    const auto refused = read(Asking::Allowed);
    QCOMPARE(refused.error->kind, Core::ErrorKind::Login);
    QCOMPARE(read(Asking::Never).error->message, refused.error->message);
    QCOMPARE(questions, 2);
    QVERIFY(!read(Asking::Allowed).error);
    QVERIFY(!workbench.mustAsk(u"pg"_s, u"main"_s));
    QVERIFY(!read(Asking::Never).error);
    QCOMPARE(questions, 3);
}

void TestWorkbenchServers::knowsAtOnceWhetherAPasswordIsKnown()
{
    Database::ConnectionProfile profile;
    profile.engine = Database::Engine::PostgreSql;
    profile.password.source = Database::SecretReference::Source::Ask;
    std::atomic<int> questions = 0;
    std::promise<void> asked, declined;
    Workbench::SessionPool pool([&](const QString &) -> std::optional<Database::Secret> {
        if (++questions == 1)
            asked.set_value();
        declined.get_future().wait();
        return std::nullopt;
    });
    const Workbench::Place place{u"pg"_s, u"main"_s};
    const auto ask = [&] { return pool.asker(place, profile)(u"?"_s).has_value(); };
    auto first = std::async(std::launch::async, ask);
    asked.get_future().wait();
    QVERIFY(!pool.isKnown(place, profile)); // at once, although a person is being asked
    declined.set_value();
    QVERIFY(!first.get());
    QCOMPARE(questions, 1);
}

void TestWorkbenchServers::worksOnPostgresToo()
{
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    const auto database = server.createDatabase();
    Workbench::Workbench workbench;
    const auto opened = workbench
                            .open(m_project->folder(),
                                  {.settings = {}, .databaseUrl = server.url(database.database), .useIndex = false, .indexFolder = {}})
                            .takeResult();
    QVERIFY2(opened, qPrintable(Test::reason(opened)));
    const QString name; // the unnamed environment of a URL
    const auto result = Test::migrate(workbench, name);
    QVERIFY2(result && result->isSuccess(), qPrintable(result ? result->summary : Test::reason(result)));
    QCOMPARE(Test::standings(*workbench.status(name, u"main"_s)), (QList{Standing::Applied, Standing::Applied}));
    const ComparisonSource source{ComparisonSource::Kind::Environment, name, {}};
    const auto comparison = workbench.compare(source, {ComparisonSource::Kind::Project, name, {}}, {}, u"main"_s).takeResult();
    QVERIFY2(comparison, qPrintable(Test::reason(comparison)));
    QVERIFY2(comparison->isEqual(), qPrintable(Comparison::printComparison(*comparison)));
}

QTEST_GUILESS_MAIN(TestWorkbenchServers)
#include "tst_workbenchservers.moc"
