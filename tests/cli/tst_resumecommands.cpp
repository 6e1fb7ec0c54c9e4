// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/postgresserver.h>
#include <tests/support/program.h>
#include <tests/support/temporaryproject.h>

#include <models/history/runlock.h>

#include <QJsonArray>
#include <QTest>

using namespace Varve::Test;
using namespace Qt::StringLiterals;

/// resume, stamp, unstamp and lock, from outside.
class TestResumeCommands final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_project.reset(); }

    void resumeGoesOnBehindWhatIsDone();
    void stampAndUnstampRunNothing();
    void aReleaseIsStampedAsAWhole();
    void lockShowSaysWhoHoldsIt();
    void statusSaysWhichRunsNobodyHasEnded();
    void lockReleaseEndsTheHolder();

private:
    ProgramResult run(const QStringList &arguments) const { return Program(m_project->folder()).run(arguments); }

    std::unique_ptr<TemporaryProject> m_project;
};

void TestResumeCommands::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_project->write(u"varve.toml"_s,
                     "name = \"sample\"\nmigrations = [\"migrations\"]\n[policies]\ntransaction = \"none\"\n"
                     "[environments.test]\ndriver = \"sqlite\"\ndatabase = \"app.sqlite\"\n");
    m_project->write(u"migrations/001_many.sql"_s,
                     "CREATE TABLE a (id INTEGER);\nINSERT INTO absent VALUES (2);\nINSERT INTO a VALUES (3);\n");
}

void TestResumeCommands::resumeGoesOnBehindWhatIsDone()
{
    QCOMPARE(run({u"migrate"_s}).exitCode, 3);
    const ProgramResult status = run({u"status"_s});
    QVERIFY2(status.out.contains(u"partial at 1 of 3"_s), qPrintable(status.out));
    const QJsonObject partial = run({u"status"_s, u"--format"_s, u"json"_s})
                                    .json()[u"environments"_s]
                                    .toArray()[0][u"migrations"_s]
                                    .toArray()[0][u"partial"_s]
                                    .toObject();
    QCOMPARE(
        partial,
        (QJsonObject{
            {u"done"_s, 1}, {u"total"_s, 3}, {u"uncertain"_s, 0}, {u"uncertainTo"_s, 0}, {u"session"_s, 0}, {u"direction"_s, u"up"_s}}));
    QCOMPARE(run({u"migrate"_s}).exitCode, 4);

    m_project->write(u"migrations/001_many.sql"_s, "CREATE TABLE a (id INTEGER);\nINSERT INTO a VALUES (2);\nINSERT INTO a VALUES (3);\n");
    const ProgramResult plan = run({u"resume"_s, u"--dry-run"_s});
    QVERIFY2(plan.out.contains(u"1 statements are done and are not sent again."_s)
                 || plan.out.contains(u"1 statement is done and is not sent again."_s),
             qPrintable(plan.out));
    const ProgramResult resumed = run({u"resume"_s, u"001"_s});
    QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.err));
    QCOMPARE(run({u"query"_s, u"-c"_s, u"SELECT group_concat(id) FROM a"_s}).out.trimmed().section(u'\n', -1), u"2,3"_s);
    const ProgramResult nothing = run({u"resume"_s});
    QCOMPARE(nothing.exitCode, 1);
    QCOMPARE(nothing.err, u"varve-cli: Nothing on test is partly applied.\n"_s);
}

void TestResumeCommands::stampAndUnstampRunNothing()
{
    const ProgramResult stamped = run({u"stamp"_s, u"1"_s});
    QVERIFY2(stamped.exitCode == 0, qPrintable(stamped.err));
    QVERIFY2(stamped.out.contains(u"001_many  marked as applied"_s), qPrintable(stamped.out));
    QVERIFY2(stamped.out.contains(u"\n1 migration marked as applied; nothing was run."_s), qPrintable(stamped.out));
    QCOMPARE(run({u"status"_s, u"--check"_s}).exitCode, 0);
    QCOMPARE(run({u"stamp"_s, u"1"_s}).exitCode, 1);
    QCOMPARE(run({u"unstamp"_s, u"001_many"_s}).exitCode, 0);
    const QString history = run({u"history"_s}).out;
    QVERIFY2(history.contains(u"marked as applied"_s) && history.contains(u"marked as not applied"_s), qPrintable(history));
    QCOMPARE(run({u"status"_s, u"--check"_s}).exitCode, 2);
}

void TestResumeCommands::aReleaseIsStampedAsAWhole()
{
    m_project->write(u"varve.toml"_s,
                     "migrations = [\"migrations\"]\n[environments.test]\ndriver = \"sqlite\"\ndatabase = \"app.sqlite\"\n"
                     "[[releases]]\nname = \"1.2\"\nmigrations = [\"002\", \"003\"]\n");
    m_project->write(u"migrations/002_b.sql"_s, "CREATE TABLE b (id INTEGER);\n");
    m_project->write(u"migrations/003_c.sql"_s, "CREATE TABLE c (id INTEGER);\n");
    QCOMPARE(run({u"stamp"_s, u"001"_s, u"003"_s}).exitCode, 0);
    const ProgramResult stamped = run({u"stamp"_s, u"1.2"_s});
    QVERIFY2(stamped.exitCode == 0, qPrintable(stamped.err));
    QVERIFY2(stamped.out.contains(u"002_b  marked as applied"_s), qPrintable(stamped.out));
    QVERIFY2(stamped.out.contains(u"1 migration marked as applied"_s), qPrintable(stamped.out));
    QCOMPARE(run({u"stamp"_s, u"1.3"_s}).exitCode, 1);
}

void TestResumeCommands::lockShowSaysWhoHoldsIt()
{
    QCOMPARE(run({u"stamp"_s, u"1"_s}).exitCode, 0);
    QCOMPARE(run({u"lock"_s, u"show"_s}).out, u"Nobody holds the lock.\n"_s);
    Varve::Database::ConnectionProfile profile;
    profile.database = m_project->path(u"app.sqlite"_s);
    const auto lock = Varve::History::RunLock::acquire(profile, {}, std::chrono::seconds(1));
    QVERIFY(lock);
    const ProgramResult held = run({u"lock"_s, u"show"_s});
    QVERIFY2(held.out.startsWith(u"Locked by "_s), qPrintable(held.out));
    QVERIFY2(held.out.contains(u"process %1, since "_s.arg(QCoreApplication::applicationPid())), qPrintable(held.out));
    const QJsonObject json = run({u"lock"_s, u"show"_s, u"--format"_s, u"json"_s}).json();
    QCOMPARE(json[u"format"_s].toString(), u"varve-lock/1"_s);
    QCOMPARE(json[u"holder"_s][u"process"_s].toInteger(), QCoreApplication::applicationPid());
    const ProgramResult release = run({u"lock"_s, u"release"_s});
    QCOMPARE(release.exitCode, 6);
    QVERIFY2(release.err.contains(u"The lock of a file goes with its process"_s), qPrintable(release.err));
}

void TestResumeCommands::statusSaysWhichRunsNobodyHasEnded()
{
    QCOMPARE(run({u"stamp"_s, u"1"_s}).exitCode, 0);
    const auto environment = [this] { return run({u"status"_s, u"--format"_s, u"json"_s}).json()[u"environments"_s][0]; };
    QVERIFY(environment()[u"lock"_s].isUndefined());
    Varve::Database::ConnectionProfile profile;
    profile.database = m_project->path(u"app.sqlite"_s);
    const auto connection = Varve::Database::Connection::open(profile, {});
    QVERIFY(connection);
    QVERIFY((*connection)
                ->execute("UPDATE migration_runs SET outcome = 'running', user_name = 'anna', host_name = 'build7', process_id = 4711")
                .has_value());
    const QString text = run({u"status"_s}).out;
    QVERIFY2(text.contains(u"\ntest: Interrupted: anna on build7, process 4711, since "_s), qPrintable(text));
    QVERIFY2(text.contains(u". Nothing of it runs any more; the next run records it as lost.\n"_s), qPrintable(text));
    const QJsonValue interrupted = environment()[u"lock"_s];
    QCOMPARE(interrupted[u"locked"_s].toBool(true), false);
    QCOMPARE(interrupted[u"runs"_s][0][u"process"_s].toInteger(), 4711);

    const auto lock = Varve::History::RunLock::acquire(profile, {}, std::chrono::seconds(1));
    QVERIFY(lock);
    const QString held = run({u"status"_s}).out;
    QVERIFY2(held.contains(u"\ntest: Running: anna on build7, process 4711, since "_s), qPrintable(held));
    QVERIFY2(!held.contains(u"session"_s), qPrintable(held)); // a file has none
    QCOMPARE(environment()[u"lock"_s][u"holder"_s][u"process"_s].toInteger(), QCoreApplication::applicationPid());
}

void TestResumeCommands::lockReleaseEndsTheHolder()
{
    VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
    const Varve::Database::ConnectionProfile profile = PostgresServer::instance().createDatabase();
    const QStringList there{u"--database-url"_s, PostgresServer::instance().url(profile.database)};
    QCOMPARE(run(QStringList{u"stamp"_s, u"1"_s} + there).exitCode, 0);
    const auto lock = Varve::History::RunLock::acquire(profile, profile.password.given, std::chrono::seconds(1));
    QVERIFY(lock);
    const ProgramResult asked = run(QStringList{u"lock"_s, u"release"_s} + there);
    QVERIFY(asked.exitCode != 0);
    QVERIFY2(asked.err.contains(u"Nothing was ended"_s), qPrintable(asked.err));
    QVERIFY((*lock)->isHeld());
    const ProgramResult ended = run(QStringList{u"lock"_s, u"release"_s, u"--end-backend"_s} + there);
    QVERIFY2(ended.exitCode == 0, qPrintable(ended.err));
    QTRY_VERIFY(run(QStringList{u"lock"_s, u"show"_s} + there).out.startsWith(u"Nobody holds the lock."_s));
}

QTEST_GUILESS_MAIN(TestResumeCommands)
#include "tst_resumecommands.moc"
