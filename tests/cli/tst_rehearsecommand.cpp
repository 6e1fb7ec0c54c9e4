// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/program.h>
#include <tests/support/temporaryproject.h>
#include <tests/support/terminal.h>

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

using namespace Varve::Test;
using namespace Qt::StringLiterals;

/// varve-cli rehearse, from outside.
class TestRehearseCommand final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_project.reset(); }

    void everyStepIsTold();
    void leftoversAreDifferences();
    void failureShowsThePlace();
    void fromCurrentRunsWhatIsPending();
    void jsonHasEveryStep();
    void scratchNamesAnotherEnvironment();
    void scratchMustBeAnEnvironmentThatMayBeChanged();
    void aGuardedServerIsAskedForFirst();
    void cleanRemovesWhatDeadOnesLeft();
    void adoptStateMarksWhatIsThere();
    void adoptStateAsksWhereverItIs();
    void adoptStateAsksOnATerminal();
    void aDryAdoptStateShowsThePlanAndMarksNothing();
    void adoptStateMarksWhatIsChosen();
    void adoptStateRefusesAChoiceThatCannotStand_data();
    void adoptStateRefusesAChoiceThatCannotStand();
    void adoptStateDisregardsFailuresOfWhichNothingRemains();

private:
    ProgramResult run(const QStringList &arguments) const
    {
        Program program(m_project->folder());
        program.set(u"TMPDIR"_s, m_project->folder());
        return program.run(arguments);
    }

    std::unique_ptr<TemporaryProject> m_project;
};

void TestRehearseCommand::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_project->write(u"varve.toml"_s,
                     "name = \"sample\"\nmigrations = [\"migrations\"]\n"
                     "[environments.test]\ndriver = \"sqlite\"\ndatabase = \"app.sqlite\"\n");
    m_project->write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER);\n-- varve:down\nDROP TABLE users;\n");
    m_project->write(u"migrations/002_names.sql"_s,
                     "CREATE INDEX users_id ON users (id);\nALTER TABLE users ADD COLUMN name TEXT;\n"
                     "-- varve:down\nALTER TABLE users DROP COLUMN name;\nDROP INDEX users_id;\n");
}

void TestRehearseCommand::everyStepIsTold()
{
    const ProgramResult result = run({u"rehearse"_s});
    QCOMPARE(result.err, QString());
    QCOMPARE(result.out,
             u"Up\n"
             "✓ 001_users  there is now: 1 × table\n"
             "    + table main.users\n"
             "✓ 002_names  there is now: 1 × table, 1 × index\n"
             "    + index main.users.users_id\n"
             "    + column main.users.name\n"
             "\n"
             "Down\n"
             "✓ 002_names  there is now: 1 × table\n"
             "    - index main.users.users_id\n"
             "    - column main.users.name\n"
             "✓ 001_users  there is now: nothing\n"
             "    - table main.users\n"
             "\n"
             "Up again\n"
             "✓ 001_users  there is now: 1 × table\n"
             "    + table main.users\n"
             "✓ 002_names  there is now: 1 × table, 1 × index\n"
             "    + index main.users.users_id\n"
             "    + column main.users.name\n"
             "\n"
             "Created by a statement, and looked for afterwards: table users, index users_id.\n"
             "Everything went up, down and up again.\n"_s);
    QCOMPARE(result.exitCode, 0);
    QVERIFY(!QFileInfo::exists(m_project->path(u"app.sqlite"_s)));
    QCOMPARE(run({u"rehearse"_s, u"--check"_s}).exitCode, 0);
}

void TestRehearseCommand::leftoversAreDifferences()
{
    m_project->write(u"migrations/003_more.sql"_s, "CREATE TABLE IF NOT EXISTS more (id INTEGER);\n-- varve:down\nSELECT 1;\n");
    const ProgramResult result = run({u"rehearse"_s, u"--check"_s});
    QCOMPARE(result.exitCode, 8);
    QVERIFY2(result.out.contains(u"Down\n✓ 003_more  there is now: 2 × table, 1 × index\n    It does not take everything back:\n"
                                 "    + table main.more\n"_s),
             qPrintable(result.out));
    QCOMPARE(run({u"rehearse"_s}).exitCode, 0);
}

void TestRehearseCommand::failureShowsThePlace()
{
    m_project->write(u"migrations/003_more.sql"_s, "SELECT 1;\nINSERT INTO absent VALUES (1);\n");
    const ProgramResult result = run({u"rehearse"_s});
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.out.contains(u"✕ 003_more\n"_s) && result.out.endsWith(u"The rehearsal failed.\n"_s), qPrintable(result.out));
    QVERIFY2(result.err.startsWith(u"varve-cli: migrations/003_more.sql:2:"_s), qPrintable(result.err));
}

void TestRehearseCommand::fromCurrentRunsWhatIsPending()
{
    QCOMPARE(run({u"migrate"_s, u"--to"_s, u"001"_s}).exitCode, 0);
    QCOMPARE(run({u"query"_s, u"-c"_s, u"CREATE TABLE mine (id INTEGER)"_s}).exitCode, 0);
    const QString url = u"sqlite:///"_s + m_project->path(u"app.sqlite"_s);
    const ProgramResult unnamed = run({u"rehearse"_s, u"--from-current"_s, u"--database-url"_s, url});
    QVERIFY2(unnamed.out.startsWith(u"From the database's schema as it is, without its rows.\n"_s), qPrintable(unnamed.out + unnamed.err));
    const ProgramResult result = run({u"rehearse"_s, u"--from-current"_s});
    QCOMPARE(result.err, QString());
    QCOMPARE(result.out,
             u"From the schema of test as it is, without its rows.\n"
             "\n"
             "Up\n"
             "✓ 002_names  there is now: 2 × table, 1 × index\n"
             "    + index main.users.users_id\n"
             "    + column main.users.name\n"
             "\n"
             "Down\n"
             "✓ 002_names  there is now: 2 × table\n"
             "    - index main.users.users_id\n"
             "    - column main.users.name\n"
             "\n"
             "Up again\n"
             "✓ 002_names  there is now: 2 × table, 1 × index\n"
             "    + index main.users.users_id\n"
             "    + column main.users.name\n"
             "\n"
             "Created by a statement, and looked for afterwards: index users_id.\n"
             "Everything went up, down and up again.\n"_s);
    QCOMPARE(run({u"status"_s, u"--check"_s}).exitCode, 2);
}

void TestRehearseCommand::jsonHasEveryStep()
{
    const QJsonObject json = run({u"rehearse"_s, u"--format"_s, u"json"_s}).json();
    QCOMPARE(json[u"format"_s].toString(), u"varve-rehearsal/1"_s);
    QCOMPARE(json[u"success"_s].toBool(), true);
    QCOMPARE(json[u"leavesSomething"_s].toBool(true), false);
    QCOMPARE(json[u"steps"_s].toArray().size(), 6);
    const QJsonObject step = json[u"steps"_s][1].toObject();
    QCOMPARE(step[u"pass"_s].toString(), u"up"_s);
    QCOMPARE(step[u"objects"_s].toObject(), (QJsonObject{{u"table"_s, 1}, {u"index"_s, 1}}));
    QCOMPARE(step[u"checked"_s].toArray(), QJsonArray{u"index users_id"_s});
}

void TestRehearseCommand::scratchNamesAnotherEnvironment()
{
    m_project->write(u"varve.toml"_s,
                     "migrations = [\"migrations\"]\n[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\n"
                     "[environments.prod]\ndriver = \"sqlite\"\ndatabase = \"app.sqlite\"\nscratch = \"dev\"\nguard = \"read-only\"\n");
    const ProgramResult result = run({u"rehearse"_s, u"--env"_s, u"prod"_s, u"--format"_s, u"json"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.out));
    QCOMPARE(result.json()[u"scratch"_s].toString(), u"dev"_s);
    QCOMPARE(result.json()[u"environment"_s].toString(), u"prod"_s);
}

void TestRehearseCommand::scratchMustBeAnEnvironmentThatMayBeChanged()
{
    m_project->write(u"varve.toml"_s,
                     "migrations = [\"migrations\"]\n[environments.test]\ndriver = \"sqlite\"\ndatabase = \"app.sqlite\"\n"
                     "scratch = \"tset\"\n");
    const ProgramResult result = run({u"rehearse"_s});
    QCOMPARE(result.exitCode, 7);
    QVERIFY2(
        result.err.contains(u"environments.test.scratch: \"tset\" is no environment on whose server a scratch database may be made."_s),
        qPrintable(result.err));
}

/// Nothing listens there: what is asked comes before a connection.
void TestRehearseCommand::aGuardedServerIsAskedForFirst()
{
    const QByteArray server = "driver = \"postgresql\"\nhost = \"127.0.0.1\"\nport = 1\ndatabase = \"app\"\nuser = \"anna\"\n";
    m_project->write(u"varve.toml"_s,
                     "migrations = [\"migrations\"]\n[environments.test]\n" + server + "[environments.prod]\nguard = \"confirm\"\n"
                         + server);
    const QStringList comparison{u"compare"_s, u"prod"_s, u"project"_s};
    for (const QStringList &command :
         {QStringList{u"rehearse"_s, u"--env"_s, u"prod"_s}, QStringList{u"adopt-state"_s, u"--env"_s, u"prod"_s}, comparison,
          QStringList{u"compare"_s, u"project:prod"_s, u"test"_s}}) {
        const ProgramResult asked = run(command);
        QCOMPARE(asked.exitCode, 1);
        QCOMPARE(asked.err,
                 u"varve-cli: A scratch database on the server of \"prod\" asks for a confirmation, and there is no terminal to ask on.\n"
                 "Add --yes, or let scratch in varve.toml name an environment whose server is for trying things.\n"_s);
        QCOMPARE(run(command + QStringList{u"--yes"_s}).exitCode, 5);
        QCOMPARE(run(QStringList(command).replaceInStrings(u"prod"_s, u"test"_s)).exitCode, 5);
    }
    // What is there is only read, and the project is built on the server of test.
    QCOMPARE(run({u"compare"_s, u"prod"_s, u"test"_s}).exitCode, 5);
    QCOMPARE(run({u"compare"_s, u"prod"_s, u"project:test"_s}).exitCode, 5);
    m_project->write(u"varve.toml"_s,
                     "migrations = [\"migrations\"]\n[environments.test]\n" + server
                         + "[environments.prod]\nguard = \"confirm\"\nscratch = \"test\"\n" + server);
    QCOMPARE(run({u"rehearse"_s, u"--env"_s, u"prod"_s}).exitCode, 5);
    QCOMPARE(run(comparison).exitCode, 5);
}

void TestRehearseCommand::cleanRemovesWhatDeadOnesLeft()
{
    QCOMPARE(run({u"rehearse"_s, u"--clean"_s}).out, u"No rehearsal left anything behind.\n"_s);
    // A rehearsal that is killed in its statement leaves its folder.
    m_project->write(u"migrations/003_long.sql"_s,
                     "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n;\n");
    Program program(m_project->folder());
    program.set(u"TMPDIR"_s, m_project->folder());
    const auto killed = program.start({u"rehearse"_s});
    const auto left = [this] { return QDir(m_project->folder()).entryList({u"varve_rehearsal_*"_s}); };
    QTRY_VERIFY(!left().isEmpty());
    killed->kill();
    QVERIFY(killed->waitForFinished());
    m_project->remove(u"migrations/003_long.sql"_s);
    const QString name = left().constFirst();
    const ProgramResult next = run({u"rehearse"_s});
    QVERIFY2(next.err.startsWith(u"A rehearsal that is over left "_s + name + u" (process "_s), qPrintable(next.err));
    QVERIFY2(next.err.endsWith(u"varve-cli rehearse --clean removes it.\n"_s), qPrintable(next.err));
    const ProgramResult cleaned = run({u"rehearse"_s, u"--clean"_s});
    QVERIFY2(cleaned.out.startsWith(u"removed "_s + name), qPrintable(cleaned.out));
    QVERIFY(left().isEmpty());
}

void TestRehearseCommand::adoptStateMarksWhatIsThere()
{
    QCOMPARE(run({u"query"_s, u"-c"_s, u"CREATE TABLE users (id INTEGER)"_s}).exitCode, 0);
    const QString told = u"✓ 001_users  all of it is there (2)\n"
                         "○ 002_names  nothing of it is there (0 of 2)\n"_s;
    QCOMPARE(run({u"status"_s, u"--check"_s}).exitCode, 2);
    const ProgramResult marked = run({u"adopt-state"_s, u"--yes"_s});
    QVERIFY2(marked.exitCode == 0, qPrintable(marked.err));
    QVERIFY2(marked.out.startsWith(told + u"\n"_s) && marked.out.contains(u"\n✓ 001_users  marked as applied, "_s), qPrintable(marked.out));
    const ProgramResult again = run({u"adopt-state"_s, u"--yes"_s});
    QCOMPARE(again.exitCode, 4);
    QVERIFY2(again.err.startsWith(u"varve-cli: test has a history already.\n"_s), qPrintable(again.err));
    QCOMPARE(run({u"migrate"_s}).exitCode, 0);
    QCOMPARE(run({u"status"_s, u"--check"_s}).exitCode, 0);
}

/// As baseline and repair do, and not only where the environment is guarded.
void TestRehearseCommand::adoptStateAsksWhereverItIs()
{
    QCOMPARE(run({u"query"_s, u"-c"_s, u"CREATE TABLE users (id INTEGER)"_s}).exitCode, 0);
    const QString reason = u"This asks for a confirmation, and there is no terminal to ask on."_s;
    const ProgramResult refused = run({u"adopt-state"_s});
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.err, u"varve-cli: "_s + reason + u"\nLook at the plan with --dry-run, then add --yes.\n"_s);
    QVERIFY2(refused.out.startsWith(u"✓ 001_users  all of it is there (2)\n"
                                    "○ 002_names  nothing of it is there (0 of 2)\n\n"_s)
                 && refused.out.contains(u"001_users"_s),
             qPrintable(refused.out));
    const QString plan = run({u"stamp"_s, u"001"_s, u"--dry-run"_s}).out;
    QVERIFY2(refused.out.endsWith(u"\n\n"_s + plan), qPrintable(refused.out + plan));
    QCOMPARE(run({u"adopt-state"_s, u"--format"_s, u"json"_s}).json()[u"error"_s].toObject()[u"message"_s].toString(), reason);
    QCOMPARE(run({u"status"_s, u"--check"_s}).exitCode, 2); // nothing was marked
    QCOMPARE(run({u"adopt-state"_s, u"--format"_s, u"json"_s, u"--yes"_s}).exitCode, 0);
}

void TestRehearseCommand::adoptStateAsksOnATerminal()
{
    QCOMPARE(run({u"query"_s, u"-c"_s, u"CREATE TABLE users (id INTEGER)"_s}).exitCode, 0);
    Program program(m_project->folder());
    program.set(u"TMPDIR"_s, m_project->folder());
    for (const QByteArray &answer : {QByteArray("no\r"), QByteArray("yes\r")}) {
        Terminal terminal(program, {u"adopt-state"_s}, 400);
        const QString question = u"Mark 1 migration as applied on test. Type yes to go on:"_s;
        QTRY_VERIFY2(terminal.screen().join(u'\n').contains(question), qPrintable(terminal.screen().join(u'\n')));
        QCOMPARE(terminal.screen().filter(u"stamp 001_users (nothing is run)"_s).size(), 1);
        terminal.type(answer);
        QCOMPARE(terminal.end(), answer.startsWith("yes") ? 0 : 1);
        QCOMPARE(terminal.screen().join(u'\n').contains(u"001_users  marked as applied"_s), answer.startsWith("yes"));
    }
}

void TestRehearseCommand::aDryAdoptStateShowsThePlanAndMarksNothing()
{
    QCOMPARE(run({u"adopt-state"_s, u"--dry-run"_s}).out,
             u"○ 001_users  nothing of it is there (0 of 2)\n○ 002_names  nothing of it is there (0 of 2)\n"
             "No migration is there as a whole: nothing to mark as applied.\n"_s);
    QCOMPARE(run({u"query"_s, u"-c"_s, u"CREATE TABLE users (id INTEGER)"_s}).exitCode, 0);
    const ProgramResult dry = run({u"adopt-state"_s, u"--dry-run"_s});
    QCOMPARE(dry.exitCode, 0);
    QCOMPARE(dry.out,
             u"✓ 001_users  all of it is there (2)\n○ 002_names  nothing of it is there (0 of 2)\n\n"_s
                 + run({u"stamp"_s, u"001"_s, u"--dry-run"_s}).out);
    const QJsonObject json = run({u"adopt-state"_s, u"--dry-run"_s, u"--format"_s, u"json"_s}).json();
    QCOMPARE(json[u"format"_s].toString(), u"varve-adoption/1"_s);
    QVERIFY2(!run({u"status"_s}).out.contains(u"✓"_s), qPrintable(run({u"status"_s}).out));
}

void TestRehearseCommand::adoptStateMarksWhatIsChosen()
{
    m_project->write(u"migrations/003_log.sql"_s, "CREATE TABLE log (line TEXT);\n");
    for (const QString &statement :
         {u"CREATE TABLE users (id INTEGER, name TEXT)"_s, u"CREATE INDEX users_id ON users (id)"_s, u"CREATE TABLE log (line TEXT)"_s})
        QCOMPARE(run({u"query"_s, u"-c"_s, statement}).exitCode, 0);
    QCOMPARE(run({u"adopt-state"_s, u"002"_s, u"001_u"_s, u"--dry-run"_s}).exitCode, 0);
    const ProgramResult marked = run({u"adopt-state"_s, u"002"_s, u"001_u"_s, u"--yes"_s});
    QVERIFY2(marked.exitCode == 0, qPrintable(marked.err));
    QVERIFY2(marked.out.contains(u"✓ 003_log  all of it is there (2)\n"_s), qPrintable(marked.out)); // it is proposed
    QVERIFY2(marked.out.contains(u"✓ 002_names  marked as applied, "_s), qPrintable(marked.out));
    QVERIFY2(!marked.out.contains(u"003_log  marked as applied"_s), qPrintable(marked.out));
    QCOMPARE(run({u"current"_s}).out.contains(u"002_names"_s), true);
}

void TestRehearseCommand::adoptStateRefusesAChoiceThatCannotStand_data()
{
    QTest::addColumn<QStringList>("chosen");
    QTest::addColumn<QString>("said");
    const QString stamp = u"What was done by hand all the same is recorded with varve-cli stamp --env test --database main "_s;
    QTest::newRow("there in part") << QStringList{u"001"_s, u"003"_s}
                                   << u"003_names is not proposed: 1 of 2 are there.\n"_s + stamp + u"003_names.\n"_s;
    QTest::newRow("not there at all") << QStringList{u"004"_s}
                                      << u"004_more is not proposed: nothing of it is there (0 of 2).\n"_s + stamp + u"004_more.\n"_s;
    QTest::newRow("run by nobody") << QStringList{
        u"seed_users"_s} << u"seed_users is not proposed: varve-cli migrate does not run it there.\n"_s + stamp + u"seed_users.\n"_s;
    QTest::newRow("without what it needs") << QStringList{u"002"_s}
                                           << u"002_log needs 001_users, which is neither applied nor chosen.\nChoose 001_users too.\n"_s;
    QTest::newRow("no such migration") << QStringList{
        u"009"_s} << u"There is no migration \"009\"; there are 001_users, 002_log, 003_names, 004_more, seed_users.\n"_s;
}

void TestRehearseCommand::adoptStateRefusesAChoiceThatCannotStand()
{
    QFETCH(QStringList, chosen);
    QFETCH(QString, said);
    m_project->rename(u"migrations/002_names.sql"_s, u"migrations/003_names.sql"_s);
    m_project->write(u"migrations/002_log.sql"_s, "CREATE TABLE log (line TEXT);\n");
    m_project->write(u"migrations/004_more.sql"_s, "CREATE TABLE more (id INTEGER);\n");
    m_project->write(u"migrations/seed_users.sql"_s, "INSERT INTO users (id) VALUES (1);\n");
    for (const QString &statement : {u"CREATE TABLE users (id INTEGER, name TEXT)"_s, u"CREATE TABLE log (line TEXT)"_s})
        QCOMPARE(run({u"query"_s, u"-c"_s, statement}).exitCode, 0);
    for (const QString &way : {u"--yes"_s, u"--dry-run"_s}) {
        const ProgramResult refused = run(QStringList{u"adopt-state"_s} + chosen + QStringList{way});
        QCOMPARE(refused.err, u"varve-cli: "_s + said);
        QCOMPARE(refused.exitCode, 1);
    }
    QCOMPARE(run({u"status"_s, u"--check"_s}).exitCode, 2);
    QVERIFY2(!run({u"status"_s}).out.contains(u"✓"_s), qPrintable(run({u"status"_s}).out));
}

void TestRehearseCommand::adoptStateDisregardsFailuresOfWhichNothingRemains()
{
    QCOMPARE(run({u"query"_s, u"-c"_s, u"CREATE TABLE users (id INTEGER)"_s}).exitCode, 0);
    QCOMPARE(run({u"migrate"_s}).exitCode, 3); // the table is there
    const ProgramResult marked = run({u"adopt-state"_s, u"--yes"_s});
    QVERIFY2(marked.exitCode == 0, qPrintable(marked.err));
    QCOMPARE(run({u"migrate"_s}).exitCode, 0);
    QCOMPARE(run({u"status"_s, u"--check"_s}).exitCode, 0);
}

QTEST_GUILESS_MAIN(TestRehearseCommand)
#include "tst_rehearsecommand.moc"
