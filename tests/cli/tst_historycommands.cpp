// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/program.h>
#include <tests/support/temporaryproject.h>
#include <tests/support/terminal.h>

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Varve::Test;
using namespace Qt::StringLiterals;

/// verify, baseline, repair and the forms of history, from outside.
class TestHistoryCommands final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_project.reset(); }

    void verifySaysWhatHolds();
    void verifyExitsWithThreeWhenACheckIsNotMet();
    void verifyHasNothingToDo();
    void baselineIsShownAndAskedFor();
    void questionNamesTheDatabaseOfAUrl();
    void aGuardedEnvironmentShowsThePlanBeforeItAsks();
    void aGuardedEnvironmentShowsARepairOnce();
    void baselineWithYesIsTheWholeHistory();
    void stampTakesAlembicsWords();
    void stampTakesWhatIsPartlyApplied_data();
    void stampTakesWhatIsPartlyApplied();
    void repairShowsItsRowsAndAsks();
    void historyAsCsvFollowsTheStandard();
    void historyAsMarkdownMeansNothingElse();
    void historyAsHtmlIsOnePageOfItsOwn();
    void formatBeforeAndBehindTheCommand();
    void whatWasLookedAtIsShownWithTheMigration();
    void checksOfItsRunAreShownWithTheMigration();
    void checkThatWasNotMetIsShownWithTheMigration();
    void whatACheckFoundTellsTheTerminalNothing();

private:
    ProgramResult run(const QStringList &arguments) const { return Program(m_project->folder()).run(arguments); }
    void migrate()
    {
        const ProgramResult done = run({u"migrate"_s});
        QVERIFY2(done.exitCode == 0, qPrintable(done.err));
    }

    std::unique_ptr<TemporaryProject> m_project;
};

void TestHistoryCommands::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_project->write(
        u"varve.toml"_s,
        "name = \"sample\"\nmigrations = [\"migrations\"]\n[environments.test]\ndriver = \"sqlite\"\ndatabase = \"app.sqlite\"\n");
    m_project->write(u"migrations/001_first.sql"_s,
                     "CREATE TABLE a (id INTEGER);\n-- varve:verify\nSELECT count(*) FROM a; -- expect: 0\n");
}

void TestHistoryCommands::verifySaysWhatHolds()
{
    migrate();
    const ProgramResult text = run({u"verify"_s});
    QCOMPARE(text.exitCode, 0);
    QVERIFY2(text.out.startsWith(u"✓ 001_first  verified, "_s), qPrintable(text.out));
    const QJsonObject json = run({u"verify"_s, u"1"_s, u"--format"_s, u"json"_s}).json();
    QCOMPARE(json[u"format"_s].toString(), u"varve-run/2"_s);
    QCOMPARE(json[u"success"_s].toBool(), true);
    QCOMPARE(json[u"steps"_s].toArray().size(), 1);
    QCOMPARE(json[u"steps"_s].toArray()[0][u"migration"_s].toString(), u"001_first"_s);
}

void TestHistoryCommands::verifyExitsWithThreeWhenACheckIsNotMet()
{
    migrate();
    QCOMPARE(run({u"query"_s, u"-c"_s, u"INSERT INTO a VALUES (1)"_s}).exitCode, 0);
    const ProgramResult text = run({u"verify"_s});
    QCOMPARE(text.exitCode, 3);
    QVERIFY2(text.out.startsWith(u"✕ 001_first\n"_s), qPrintable(text.out));
    QVERIFY2(text.out.contains(u"the checks of 001 are not met. Nothing was changed."_s), qPrintable(text.out));
    QVERIFY2(text.err.contains(u"migrations/001_first.sql:3:1"_s), qPrintable(text.err));
    const ProgramResult json = run({u"verify"_s, u"--format"_s, u"json"_s});
    QCOMPARE(json.exitCode, 3);
    const QJsonObject step = json.json()[u"steps"_s].toArray()[0].toObject();
    QCOMPARE(step[u"success"_s].toBool(), false);
    QCOMPARE(step[u"error"_s][u"where"_s][u"line"_s].toInt(), 3);
}

void TestHistoryCommands::verifyHasNothingToDo()
{
    const ProgramResult none = run({u"verify"_s});
    QCOMPARE(none.exitCode, 0);
    QCOMPARE(none.out, u"There is nothing to verify: no applied migration has a verify section.\n"_s);
    const ProgramResult pending = run({u"verify"_s, u"1"_s});
    QCOMPARE(pending.exitCode, 1);
    QCOMPARE(pending.err, u"varve-cli: 001_first is not applied on test: pending.\n"_s);
}

void TestHistoryCommands::baselineIsShownAndAskedFor()
{
    const ProgramResult asked = run({u"baseline"_s, u"1"_s});
    QCOMPARE(asked.exitCode, 1);
    QVERIFY2(asked.out.contains(u"baseline 001_first (nothing is run)"_s), qPrintable(asked.out));
    QCOMPARE(asked.err,
             u"varve-cli: This asks for a confirmation, and there is no terminal to ask on.\n"
             "Look at the plan with --dry-run, then add --yes.\n"_s);
    QCOMPARE(run({u"baseline"_s, u"1"_s, u"--dry-run"_s}).exitCode, 0);
    QCOMPARE(run({u"history"_s}).out, u"Nothing has been run here.\n"_s);
}

/// Without varve.toml there is no environment with a name.
void TestHistoryCommands::questionNamesTheDatabaseOfAUrl()
{
    const TemporaryProject folder;
    folder.write(u"001_first.sql"_s, "CREATE TABLE a (id INTEGER);\n");
    Terminal terminal(Program(folder.folder()),
                      {u"--database-url"_s, QString("sqlite:///"_L1 + folder.path(u"app.sqlite"_s)), u"baseline"_s, u"001"_s}, 400);
    const QString question = u"Mark 1 migration as applied on app.sqlite. Type yes to go on: "_s;
    QTRY_VERIFY2(terminal.screen().join(u'\n').contains(question.trimmed()), qPrintable(terminal.screen().join(u'\n')));
    terminal.type("no\r");
    terminal.end();
}

/// An id and what it loses, before the name is typed; on the terminal only.
void TestHistoryCommands::aGuardedEnvironmentShowsThePlanBeforeItAsks()
{
    m_project->write(u"varve.toml"_s,
                     "name = \"sample\"\nmigrations = [\"migrations\"]\n"
                     "[environments.prod]\ndriver = \"sqlite\"\ndatabase = \"app.sqlite\"\nguard = \"confirm\"\n");
    m_project->write(u"migrations/002_second.sql"_s,
                     "ALTER TABLE a ADD COLUMN name TEXT;\n-- varve:down\nALTER TABLE a DROP COLUMN name;\n");
    const auto screenOf = [&](const QStringList &arguments, const QString &question, const QByteArray &answer) {
        Terminal terminal(Program(m_project->folder()), arguments, 400);
        QString screen;
        const bool asked = QTest::qWaitFor([&] { return (screen = terminal.screen().join(u'\n')).contains(question); }, 30000);
        terminal.type(asked ? QByteArray(answer + "\r") : QByteArray("\x03"));
        terminal.end();
        return screen;
    };
    const QString migrate = screenOf({u"migrate"_s}, u"Run 2 migrations on prod. Type the environment's name to go on:"_s, "prod");
    QVERIFY2(migrate.contains(u"apply 001_first (one transaction)\n  Can be rolled back: no\napply 002_second (one transaction)\n"_s),
             qPrintable(migrate));
    const QString rollback = screenOf({u"rollback"_s}, u"Roll back 1 migration on prod. Type the environment's name to go on:"_s, "no");
    QVERIFY2(rollback.contains(u" for prod: app.sqlite\nroll back 002_second (one transaction)\n  Hazards: loses structure\n"
                               "  migrations/002_second.sql:3:1: loses structure: ALTER TABLE a DROP COLUMN name\nRoll back 1 migration"_s),
             qPrintable(rollback));
    const QString stamp = screenOf({u"unstamp"_s, u"002"_s}, u"Mark 1 migration as not applied on prod."_s, "no");
    QVERIFY2(stamp.contains(u"unstamp 002_second (nothing is run)\nMark 1 migration"_s), qPrintable(stamp));
    const QString query = screenOf({u"query"_s, u"-c"_s, u"DELETE FROM a"_s}, u"Run 1 statement on prod."_s, "no");
    QVERIFY2(query.contains(u"  (command line):1:1: loses data: DELETE FROM a\nRun 1 statement"_s), qPrintable(query));

    const ProgramResult nobody = run({u"rollback"_s});
    QCOMPARE(nobody.exitCode, 1);
    QCOMPARE(nobody.out, QString());
    QVERIFY2(!nobody.err.contains(u"roll back 002_second"_s), qPrintable(nobody.err));
    const ProgramResult agreed = run({u"rollback"_s, u"--yes"_s});
    QCOMPARE(agreed.exitCode, 0);
    QVERIFY2(!agreed.out.contains(u"Hazards"_s), qPrintable(agreed.out));
}

/// What prints its plan anyway does not print it twice.
void TestHistoryCommands::aGuardedEnvironmentShowsARepairOnce()
{
    const TemporaryProject folder;
    folder.write(u"varve.toml"_s, "[environments.prod]\ndriver = \"sqlite\"\ndatabase = \"app.sqlite\"\nguard = \"confirm\"\n");
    folder.write(u"migrations/001_first.sql"_s, "CREATE TABLE a (id INTEGER);\n");
    for (const QStringList &format : {QStringList(), {u"--format"_s, u"json"_s}}) {
        Terminal terminal(Program(folder.folder()), QStringList{u"baseline"_s, u"001"_s} + format, 400);
        const QString question = u"Mark 1 migration as applied on prod. Type the environment's name to go on:"_s;
        QTRY_VERIFY2(terminal.screen().join(u'\n').contains(question), qPrintable(terminal.screen().join(u'\n')));
        QCOMPARE(terminal.screen().join(u'\n').count(u"baseline 001_first (nothing is run)"_s), 1);
        terminal.type("no\r");
        terminal.end();
    }
}

void TestHistoryCommands::baselineWithYesIsTheWholeHistory()
{
    const ProgramResult done = run({u"baseline"_s, u"1"_s, u"--yes"_s});
    QVERIFY2(done.exitCode == 0, qPrintable(done.err));
    QCOMPARE(run({u"status"_s, u"--check"_s}).exitCode, 0);
    const QJsonObject entry = run({u"history"_s, u"--format"_s, u"json"_s}).json()[u"entries"_s].toArray()[0].toObject();
    QCOMPARE(entry[u"note"_s].toString(), u"baseline"_s);
    QCOMPARE(entry[u"error"_s].toString(), QString());
    const ProgramResult again = run({u"baseline"_s, u"1"_s, u"--yes"_s});
    QCOMPARE(again.exitCode, 4);
    QVERIFY2(again.err.contains(u"a baseline is for a database without one"_s), qPrintable(again.err));
}

void TestHistoryCommands::stampTakesAlembicsWords()
{
    m_project->write(u"migrations/002_second.sql"_s, "CREATE TABLE b (id INTEGER);\n");
    const ProgramResult head = run({u"stamp"_s, u"head"_s});
    QVERIFY2(head.exitCode == 0, qPrintable(head.err));
    QVERIFY2(head.out.contains(u"2 migrations marked as applied; nothing was run."_s), qPrintable(head.out));
    const ProgramResult again = run({u"stamp"_s, u"head"_s});
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.out, u"There is nothing to mark.\n"_s);
    const ProgramResult base = run({u"stamp"_s, u"base"_s});
    QVERIFY2(base.out.contains(u"2 migrations marked as not applied; nothing was run."_s), qPrintable(base.out));
    const ProgramResult one = run({u"stamp"_s, u"+1"_s});
    QCOMPARE(one.exitCode, 0);
    QVERIFY2(one.out.contains(u"1 migration marked as applied; nothing was run."_s), qPrintable(one.out));
    QCOMPARE(run({u"heads"_s}).exitCode, 0);
    QVERIFY2(run({u"current"_s}).out.contains(u"001_first"_s), qPrintable(run({u"current"_s}).out));
}

void TestHistoryCommands::stampTakesWhatIsPartlyApplied_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QStringList>("marked");
    QTest::newRow("by its number") << u"002"_s << QStringList{u"002_second"_s};
    QTest::newRow("the next one") << u"+1"_s << QStringList{u"002_second"_s};
    QTest::newRow("the next two") << u"+2"_s << QStringList{u"002_second"_s, u"003_third"_s};
    QTest::newRow("all up to it") << u"base+2"_s << QStringList{u"002_second"_s};
    QTest::newRow("all") << u"head"_s << QStringList{u"002_second"_s, u"003_third"_s};
}

/// It is not applied yet, in whatever words it is asked for.
void TestHistoryCommands::stampTakesWhatIsPartlyApplied()
{
    QFETCH(QString, word);
    QFETCH(QStringList, marked);
    migrate();
    m_project->write(u"varve.toml"_s, m_project->read(u"varve.toml"_s) + "[policies]\ntransaction = \"none\"\n");
    m_project->write(u"migrations/002_second.sql"_s, "CREATE TABLE b (id INTEGER);\nINSERT INTO nowhere VALUES (1);\n");
    m_project->write(u"migrations/003_third.sql"_s, "CREATE TABLE c (id INTEGER);\n");
    QCOMPARE(run({u"migrate"_s}).exitCode, 3);
    const ProgramResult result = run({u"stamp"_s, word});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QStringList lines;
    for (const QString &line : result.out.split(u'\n')) {
        if (line.contains(u"  marked as applied"_s))
            lines += line.section(u' ', 1, 1);
    }
    QCOMPARE(lines, marked);
}

void TestHistoryCommands::repairShowsItsRowsAndAsks()
{
    migrate();
    QCOMPARE(run({u"repair"_s}).out, u"The history needs no repair.\n"_s);
    m_project->write(u"migrations/001_first.sql"_s, "-- The first\n" + m_project->read(u"migrations/001_first.sql"_s));
    QCOMPARE(run({u"status"_s, u"--check"_s}).exitCode, 4);
    const ProgramResult asked = run({u"repair"_s});
    QCOMPARE(asked.exitCode, 1);
    QVERIFY2(asked.out.contains(u"'repair: checksum (layout)'"_s), qPrintable(asked.out));
    const ProgramResult done = run({u"repair"_s, u"--yes"_s});
    QVERIFY2(done.exitCode == 0, qPrintable(done.err));
    QVERIFY2(done.out.contains(u"✓ 001_first  repaired, "_s), qPrintable(done.out));
    QCOMPARE(run({u"status"_s, u"--check"_s}).exitCode, 0);
}

void TestHistoryCommands::historyAsCsvFollowsTheStandard()
{
    m_project->write(u"migrations/001_first.sql"_s, "-- Migration: One, \"two\"\nCREATE TABLE a (id INTEGER);\n");
    migrate();
    const QString csv = run({u"history"_s, u"--format"_s, u"csv"_s}).out;
    const QStringList lines = csv.split(u"\r\n"_s);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(
        lines[0],
        u"id,migration_id,migration_name,database_name,version,applied_at,applied_by,checksum,success,error_message,rollback_available,"
        "execution_ms,direction,statements_total,statements_done,tool_version,run_id,token_checksum"_s);
    QVERIFY2(lines[1].startsWith(u"1,001_first,\"One, \"\"two\"\"\",main,"_s), qPrintable(lines[1]));
    QCOMPARE(lines[2], QString());
}

void TestHistoryCommands::historyAsMarkdownMeansNothingElse()
{
    m_project->write(u"migrations/001_first.sql"_s, "INSERT INTO \"a|b\" VALUES (1);\n");
    QCOMPARE(run({u"migrate"_s}).exitCode, 3);
    const QStringList lines = run({u"history"_s, u"--format"_s, u"markdown"_s}).out.split(u'\n');
    QCOMPARE(lines[0], u"| When (UTC) | Migration | What | By | ms | Message |"_s);
    QCOMPARE(lines[1], u"| --- | --- | --- | --- | --- | --- |"_s);
    QVERIFY2(lines[2].contains(u"| 001\\_first | failed |"_s) && lines[2].contains(u"a\\|b"_s), qPrintable(lines[2]));
}

void TestHistoryCommands::historyAsHtmlIsOnePageOfItsOwn()
{
    m_project->write(u"migrations/001_first.sql"_s, "INSERT INTO \"<b>&\" VALUES (1);\n");
    QCOMPARE(run({u"migrate"_s}).exitCode, 3);
    const QString page = run({u"history"_s, u"--format"_s, u"html"_s}).out;
    QVERIFY2(page.startsWith(u"<!DOCTYPE html>\n<html lang=\"en\">\n"_s), qPrintable(page.left(80)));
    QVERIFY(page.endsWith(u"</html>\n"_s));
    QVERIFY(page.contains(u"<title>sample: history of "_s));
    QVERIFY(page.contains(u"color-scheme: light dark"_s));
    QVERIFY(page.contains(u"<tr class=\"failed\">"_s));
    QVERIFY2(page.contains(u"&lt;b&gt;&amp;"_s) && !page.contains(u"<b>"_s), qPrintable(page));
    QVERIFY(!page.contains(u"http"_s));
}

void TestHistoryCommands::formatBeforeAndBehindTheCommand()
{
    migrate();
    QCOMPARE(run({u"--format"_s, u"json"_s, u"history"_s}).json()[u"format"_s].toString(), u"varve-history/1"_s);
    QCOMPARE(run({u"history"_s, u"--format"_s, u"json"_s}).json()[u"format"_s].toString(), u"varve-history/1"_s);
    QVERIFY(run({u"--format"_s, u"json"_s, u"history"_s, u"--format"_s, u"text"_s}).out.startsWith(u"When (UTC)"_s));
    QCOMPARE(run({u"history"_s, u"--format"_s, u"yaml"_s}).exitCode, 1);
}

void TestHistoryCommands::whatWasLookedAtIsShownWithTheMigration()
{
    m_project->write(u"migrations/002_second.sql"_s, "INSERT INTO a VALUES (1), (2);\n");
    const QJsonObject ran = run({u"migrate"_s, u"--format"_s, u"json"_s}).json();
    const QJsonObject report = ran[u"integrity"_s].toObject();
    const QJsonObject expected{{u"table"_s, u"a"_s}, {u"before"_s, QJsonValue::Null}, {u"after"_s, 2}};
    QCOMPARE(report[u"tables"_s].toArray(), QJsonArray{expected});
    const ProgramResult shown = run({u"show"_s, u"2"_s, u"--env"_s, u"test"_s});
    QVERIFY2(shown.out.contains(QRegularExpression(u"In its run +a: new, 2 rows\n"_s)), qPrintable(shown.out));
    const QJsonObject json = run({u"show"_s, u"2"_s, u"--env"_s, u"test"_s, u"--format"_s, u"json"_s}).json();
    QCOMPARE(json[u"integrity"_s].toObject(), report);
    const QJsonObject history = run({u"history"_s, u"--format"_s, u"json"_s}).json();
    QCOMPARE(history[u"integrity"_s][ran[u"run"_s].toString()].toObject(), report);
}

void TestHistoryCommands::checksOfItsRunAreShownWithTheMigration()
{
    m_project->write(u"migrations/002_second.sql"_s,
                     "INSERT INTO a VALUES (1), (2);\n-- varve:verify\nSELECT count(*) FROM a; -- expect: > 1\nSELECT max(id) FROM a;\n");
    const QJsonObject ran = run({u"migrate"_s, u"--format"_s, u"json"_s}).json();
    const auto query = [](const QString &migration, const QString &where, const QString &expected, const QString &found) {
        return QJsonObject{
            {u"migration"_s, migration}, {u"where"_s, where}, {u"expected"_s, expected}, {u"found"_s, found}, {u"met"_s, true}};
    };
    const QJsonArray queries{query(u"001_first"_s, u"migrations/001_first.sql:3:1"_s, u"0"_s, u"0"_s),
                             query(u"002_second"_s, u"migrations/002_second.sql:3:1"_s, u"> 1"_s, u"2"_s),
                             query(u"002_second"_s, u"migrations/002_second.sql:4:1"_s, {}, u"2"_s)};
    QCOMPARE(ran[u"integrity"_s][u"verifications"_s].toArray(), queries);
    const ProgramResult shown = run({u"show"_s, u"2"_s, u"--env"_s, u"test"_s});
    QVERIFY2(shown.out.contains(QRegularExpression(u"3 checks met\n"
                                                   "Its checks +migrations/002_second.sql:3:1: expected > 1, found 2\n"
                                                   " +migrations/002_second.sql:4:1: found 2\n"_s)),
             qPrintable(shown.out));
    const QJsonObject json = run({u"show"_s, u"2"_s, u"--env"_s, u"test"_s, u"--format"_s, u"json"_s}).json();
    QCOMPARE(json[u"integrity"_s][u"verifications"_s].toArray(), queries);
    const QJsonObject history = run({u"history"_s, u"--format"_s, u"json"_s}).json();
    QCOMPARE(history[u"integrity"_s][ran[u"run"_s].toString()][u"verifications"_s].toArray(), queries);
}

void TestHistoryCommands::checkThatWasNotMetIsShownWithTheMigration()
{
    m_project->write(u"migrations/002_second.sql"_s, "INSERT INTO a VALUES (1);\n-- varve:verify\nSELECT count(*) FROM a; -- expect: 2\n");
    QCOMPARE(run({u"migrate"_s}).exitCode, 3);
    const ProgramResult shown = run({u"show"_s, u"2"_s, u"--env"_s, u"test"_s});
    QVERIFY2(shown.out.contains(QRegularExpression(u"Its checks +migrations/002_second.sql:3:1: expected 2, found 1: not met\n"_s)),
             qPrintable(shown.out));
}

/// A value of the database is nobody's way to turn a terminal's colours or title.
void TestHistoryCommands::whatACheckFoundTellsTheTerminalNothing()
{
    m_project->write(u"migrations/002_second.sql"_s, "INSERT INTO a VALUES (1);\n-- varve:verify\nSELECT char(27) || '[31mred';\n");
    QCOMPARE(run({u"migrate"_s}).exitCode, 0);
    const ProgramResult shown = run({u"show"_s, u"2"_s, u"--env"_s, u"test"_s});
    QVERIFY2(shown.out.contains(u"found \uFFFD[31mred\n"_s), qPrintable(shown.out));
}

QTEST_GUILESS_MAIN(TestHistoryCommands)
#include "tst_historycommands.moc"
