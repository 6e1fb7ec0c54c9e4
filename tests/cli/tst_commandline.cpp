// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/program.h>
#include <tests/support/temporaryproject.h>

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Varve::Test;
using namespace Qt::StringLiterals;

/// varve-cli from outside: what it prints, what it leaves in a database, what it exits with.
class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void aBareFolderNeedsNothingButADatabase();
    void statusWritesNothingToTheDatabase();
    void checkTellsPendingByItsExitCode();
    void dryRunShowsTheTextAndChangesNothing();
    void migrateStopsAtTheFailureAndMarksThePlace();
    void rollbackUndoesTheLastAndDownToAGivenOne();
    void targetsAreNumbersStepsAndIds();
    void anUndefinedVariableStopsBeforeTheFirstStatement();
    void setWinsOverTheProject();
    void aConfirmEnvironmentNeedsAYes();
    void aReadOnlyEnvironmentRefusesToRun();
    void queryRunsUnderTheSameGuards();
    void queryPrintsRowsAsTextAndJson();
    void queryFetchesAllRowsOrAsManyAsAreAsked();
    void newWritesTheNextNumberWithAHeader();
    void initAndEnvironmentAddMakeAProjectThatRuns();
    void aPasswordInAProjectFileIsRefusedAndNotRepeated();
    void aPasswordInTheEnvironmentIsNoneOnTheCommandLine();
    void anUnknownEnvironmentNamesTheNearest();
    void aFolderOfAnotherToolIsShownAndNotRun();
    void jsonHasItsFormatAndItsErrors();
    void theDemonstrationShowsEveryStanding();
    void twoStartedTogetherRunNothingTwice();
    void aHostileValueCannotLeaveItsQuotes();
    void validateFindsWhatAPlanWouldRefuse();
    void aPasswordToAskForNeedsATerminal();
    void usageErrorsExitWithOne();
    void anEmptyWordIsNeverAnOptionThatWasLeftOut_data();
    void anEmptyWordIsNeverAnOptionThatWasLeftOut();
    void anEmptyVariableOfTheEnvironmentIsNone();
    void aNumberThatIsNoneSaysWhichAreOnes_data();
    void aNumberThatIsNoneSaysWhichAreOnes();
    void usageErrorsAreJsonWhereJsonIsAsked();
    void everyCommandEndsWithAJsonObjectOfItsFormat();
    void initFindsTheFolderThatHoldsTheSql();
    void initFindsTheFolderThatHoldsTheSql_data();
    void initSaysWhoseFolderItWas();
    void statusSaysHowToComeByAnEnvironment();
    void statusCountsTheProblemsOfTheFiles();
    void theFirstDatabaseIsMeantWhereNoneIsNamed();
    void aFileBelowTheProjectIsWrittenRelativeToIt();
    void aFailedQueryNamesNoMigration();
    void anOutputThatIsLostIsToldAndIsNoSuccess();
};

namespace {

const auto url = u"sqlite:app.sqlite"_s;

void writeTwo(const TemporaryProject &project)
{
    project.write(u"001_users.sql"_s, "CREATE TABLE users (id INTEGER PRIMARY KEY);\n\n-- varve:down\nDROP TABLE users;\n");
    project.write(u"002_orders.sql"_s, "CREATE TABLE orders (id INTEGER PRIMARY KEY);\n\n-- varve:down\nDROP TABLE orders;\n");
}

ProgramResult onDatabase(const Program &program, const QStringList &arguments, const QByteArray &input = {})
{
    return program.run(QStringList{u"--database-url"_s, url} + arguments, input);
}

QString tables(const Program &program)
{
    return onDatabase(
               program,
               {u"query"_s, u"-c"_s, u"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"_s})
        .out;
}

} // namespace

void TestCommandLine::aBareFolderNeedsNothingButADatabase()
{
    const TemporaryProject project;
    writeTwo(project);
    const Program program(project.folder());
    const ProgramResult result = onDatabase(program, {u"migrate"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QVERIFY2(result.out.contains(u"✓ 001_users  applied"_s), qPrintable(result.out));
    QVERIFY(result.out.contains(u"✓ 002_orders  applied"_s));
    QVERIFY(tables(program).contains(u"orders"_s));

    Program withVariable(project.folder());
    withVariable.set(u"DATABASE_URL"_s, url);
    const ProgramResult status = withVariable.run({u"status"_s});
    QVERIFY2(status.out.contains(u"● applied"_s), qPrintable(status.out + status.err));
}

void TestCommandLine::statusWritesNothingToTheDatabase()
{
    const TemporaryProject project;
    writeTwo(project);
    const Program program(project.folder());
    onDatabase(program, {u"query"_s, u"-c"_s, u"CREATE TABLE own (id INTEGER)"_s});
    for (const QString &command : {u"status"_s, u"plan"_s, u"validate"_s, u"history"_s})
        QCOMPARE(onDatabase(program, {command}).exitCode, 0);
    const QString names = tables(program);
    QVERIFY2(names.contains(u"own"_s) && !names.contains(u"migration"_s), qPrintable(names));
}

void TestCommandLine::checkTellsPendingByItsExitCode()
{
    const TemporaryProject project;
    writeTwo(project);
    const Program program(project.folder());
    QCOMPARE(onDatabase(program, {u"status"_s, u"--check"_s}).exitCode, 2);
    QCOMPARE(onDatabase(program, {u"migrate"_s}).exitCode, 0);
    QCOMPARE(onDatabase(program, {u"status"_s, u"--check"_s}).exitCode, 0);
    project.write(u"001_users.sql"_s, "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);\n");
    QCOMPARE(onDatabase(program, {u"status"_s, u"--check"_s}).exitCode, 4);
    QCOMPARE(program.run({u"--database-url"_s, u"postgresql://nobody@127.0.0.1:1/x"_s, u"status"_s, u"--check"_s}).exitCode, 5);
}

void TestCommandLine::dryRunShowsTheTextAndChangesNothing()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s,
                  "[variables]\ntable_name = \"people\"\n[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\n");
    project.write(u"001_people.sql"_s, "CREATE TABLE \"${table_name}\" (id INTEGER);\n");
    const Program program(project.folder());
    const ProgramResult result = program.run({u"migrate"_s, u"--dry-run"_s});
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.out.contains(u"CREATE TABLE \"people\" (id INTEGER)"_s), qPrintable(result.out));
    QVERIFY(program.run({u"status"_s}).out.contains(u"○ pending"_s));
}

void TestCommandLine::migrateStopsAtTheFailureAndMarksThePlace()
{
    const TemporaryProject project;
    writeTwo(project);
    project.write(u"003_wrong.sql"_s, "CREATE TABLE a (id INTEGER);\nCREATE TABLE b (id INTEGER);\nCREATE INDEX c\n    ON a (idd);\n");
    project.write(u"004_never.sql"_s, "CREATE TABLE never (id INTEGER);\n");
    const Program program(project.folder());
    const ProgramResult result = onDatabase(program, {u"migrate"_s});
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.err.contains(u"003_wrong.sql:3:1: "_s) || result.err.contains(u"003_wrong.sql:4:11: "_s), qPrintable(result.err));
    QVERIFY2(result.err.contains(u"idd"_s), qPrintable(result.err));
    QVERIFY(result.out.contains(u"✕ 003_wrong"_s));
    QVERIFY2(result.out.contains(u"Nothing of 003"_s), qPrintable(result.out));
    const QString names = tables(program);
    QVERIFY(names.contains(u"orders"_s));
    QVERIFY(!names.contains(u"never"_s));
    QVERIFY(!names.contains(u"\na\n"_s));
    const ProgramResult status = onDatabase(program, {u"status"_s});
    QVERIFY2(status.out.contains(u"✕ failed"_s), qPrintable(status.out));

    project.write(u"003_wrong.sql"_s, "CREATE TABLE a (id INTEGER);\nCREATE TABLE b (id INTEGER);\nCREATE INDEX c\n    ON a (id);\n");
    QCOMPARE(onDatabase(program, {u"migrate"_s}).exitCode, 0);
    QVERIFY(tables(program).contains(u"never"_s));
}

void TestCommandLine::rollbackUndoesTheLastAndDownToAGivenOne()
{
    const TemporaryProject project;
    writeTwo(project);
    project.write(u"003_third.sql"_s, "CREATE TABLE third (id INTEGER);\n-- varve:down\nDROP TABLE third;\n");
    const Program program(project.folder());
    onDatabase(program, {u"migrate"_s});
    QCOMPARE(onDatabase(program, {u"rollback"_s}).exitCode, 0);
    QVERIFY(!tables(program).contains(u"third"_s));
    QVERIFY(tables(program).contains(u"orders"_s));
    onDatabase(program, {u"migrate"_s});
    QCOMPARE(onDatabase(program, {u"rollback"_s, u"--to"_s, u"001"_s}).exitCode, 0);
    QVERIFY(!tables(program).contains(u"orders"_s));
    QVERIFY(tables(program).contains(u"users"_s));
    QCOMPARE(onDatabase(program, {u"rollback"_s, u"--to"_s, u"base"_s}).exitCode, 0);
    QVERIFY(!tables(program).contains(u"users"_s));

    // A rollback is a row of its own; nothing is erased.
    const QJsonArray entries = onDatabase(program, {u"--format"_s, u"json"_s, u"history"_s}).json().value(u"entries"_s).toArray();
    QCOMPARE(entries.size(), 3 + 1 + 1 + 2 + 1);
}

void TestCommandLine::targetsAreNumbersStepsAndIds()
{
    const TemporaryProject project;
    writeTwo(project);
    const Program program(project.folder());
    QCOMPARE(onDatabase(program, {u"migrate"_s, u"--to"_s, u"+1"_s}).exitCode, 0);
    QVERIFY(!tables(program).contains(u"orders"_s));
    QCOMPARE(onDatabase(program, {u"migrate"_s, u"--to"_s, u"2"_s}).exitCode, 0);
    QVERIFY(tables(program).contains(u"orders"_s));
    const ProgramResult unknown = onDatabase(program, {u"migrate"_s, u"--to"_s, u"002_order"_s});
    QCOMPARE(unknown.exitCode, 0); // an unambiguous beginning; already there
    const ProgramResult wrong = onDatabase(program, {u"migrate"_s, u"--to"_s, u"003_ordres"_s});
    QCOMPARE(wrong.exitCode, 1);
}

void TestCommandLine::anUndefinedVariableStopsBeforeTheFirstStatement()
{
    const TemporaryProject project;
    writeTwo(project);
    project.write(u"003_wrong.sql"_s, "CREATE TABLE ok (id INTEGER);\nINSERT INTO ok\n  SELECT '${sceret}';\n");
    const Program program(project.folder());
    const ProgramResult result = onDatabase(program, {u"migrate"_s});
    QCOMPARE(result.exitCode, 7);
    QVERIFY2(result.err.contains(u"003_wrong.sql:3:11: "_s) && result.err.contains(u"sceret"_s), qPrintable(result.err));
    QVERIFY(!tables(program).contains(u"users"_s));
    QCOMPARE(onDatabase(program, {u"validate"_s}).exitCode, 7);
    QCOMPARE(onDatabase(program, {u"--set"_s, u"sceret=x"_s, u"migrate"_s}).exitCode, 0);
}

void TestCommandLine::setWinsOverTheProject()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s,
                  "[variables]\nword = \"project\"\n[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\n"
                  "[environments.dev.variables]\nword = \"environment\"\n");
    project.write(u"001_a.sql"_s, "CREATE TABLE a (word TEXT);\nINSERT INTO a VALUES ('${word}');\n");
    const Program program(project.folder());
    QVERIFY(program.run({u"plan"_s}).out.contains(u"'environment'"_s));
    project.write(u"varve.local.toml"_s, "[environments.dev.variables]\nword = \"local\"\n");
    QVERIFY(program.run({u"plan"_s}).out.contains(u"'local'"_s));
    QVERIFY(program.run({u"--set"_s, u"word=command"_s, u"plan"_s}).out.contains(u"'command'"_s));
}

void TestCommandLine::aConfirmEnvironmentNeedsAYes()
{
    const TemporaryProject project;
    writeTwo(project);
    project.write(u"varve.toml"_s, "[environments.prod]\ndriver = \"sqlite\"\ndatabase = \"prod.sqlite\"\nguard = \"confirm\"\n");
    const Program program(project.folder());
    const ProgramResult refused = program.run({u"migrate"_s});
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.err,
             u"varve-cli: The environment \"prod\" asks for a confirmation, and there is no terminal to ask on.\n"
             "Look at the plan with --dry-run, then add --yes.\n"_s);
    QCOMPARE(program.run({u"--yes"_s, u"migrate"_s}).exitCode, 0);
}

void TestCommandLine::aReadOnlyEnvironmentRefusesToRun()
{
    const TemporaryProject project;
    writeTwo(project);
    project.write(u"varve.toml"_s,
                  "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"x.sqlite\"\n[environments.prod]\ndriver = \"sqlite\"\n"
                  "database = \"x.sqlite\"\nguard = \"read-only\"\n");
    const Program program(project.folder());
    QCOMPARE(program.run({u"--env"_s, u"dev"_s, u"migrate"_s, u"--to"_s, u"1"_s}).exitCode, 0);
    QCOMPARE(program.run({u"--env"_s, u"prod"_s, u"--yes"_s, u"migrate"_s}).exitCode, 1);
    QCOMPARE(program.run({u"--env"_s, u"prod"_s, u"query"_s, u"-c"_s, u"DELETE FROM users"_s}).exitCode, 1);
    const ProgramResult read = program.run({u"--env"_s, u"prod"_s, u"query"_s, u"-c"_s, u"SELECT count(*) AS n FROM users"_s});
    QVERIFY2(read.exitCode == 0, qPrintable(read.err));
}

void TestCommandLine::queryRunsUnderTheSameGuards()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s, "[environments.prod]\ndriver = \"sqlite\"\ndatabase = \"prod.sqlite\"\nguard = \"confirm\"\n");
    const Program program(project.folder());
    QCOMPARE(program.run({u"query"_s, u"-c"_s, u"CREATE TABLE x (id INTEGER)"_s}).exitCode, 1);
    QCOMPARE(program.run({u"-y"_s, u"query"_s, u"-"_s}, "CREATE TABLE x (id INTEGER);\nINSERT INTO x VALUES (1), (2);\n").exitCode, 0);
    const ProgramResult failed = program.run({u"-y"_s, u"query"_s, u"-"_s}, "SELECT 1;\nSELECT nothing FROM x;\n");
    QCOMPARE(failed.exitCode, 3);
    QVERIFY2(failed.err.contains(u"(standard input):2:"_s), qPrintable(failed.err));
}

void TestCommandLine::queryPrintsRowsAsTextAndJson()
{
    const TemporaryProject project;
    const Program program(project.folder());
    const QString sql = u"SELECT 12345678901234567 AS big, NULL AS none, 'é😀' AS text"_s;
    const ProgramResult text = onDatabase(program, {u"query"_s, u"-c"_s, sql});
    QCOMPARE(text.out, u"big                none  text\n12345678901234567  NULL  é😀\n"_s);
    const QJsonObject json = onDatabase(program, {u"--format"_s, u"json"_s, u"query"_s, u"-c"_s, sql}).json();
    QCOMPARE(json.value(u"format"_s).toString(), u"varve-run/2"_s);
    const QJsonArray row = json.value(u"results"_s).toArray().at(0).toObject().value(u"rows"_s).toArray().at(0).toArray();
    QCOMPARE(row.at(0).toInteger(), 12345678901234567);
    QVERIFY(row.at(1).isNull());
}

void TestCommandLine::queryFetchesAllRowsOrAsManyAsAreAsked()
{
    const TemporaryProject project;
    const Program program(project.folder());
    const QString many = u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000) SELECT i FROM n"_s;
    const ProgramResult all = onDatabase(program, {u"query"_s, u"-c"_s, many});
    QCOMPARE(all.exitCode, 0);
    QCOMPARE(all.out.split(u'\n', Qt::SkipEmptyParts).size(), 12001);
    const ProgramResult two = onDatabase(program, {u"query"_s, u"--limit"_s, u"2"_s, u"-c"_s, many});
    QCOMPARE(two.out, u"i\n1\n2\n"_s);
    QVERIFY2(two.err.contains(u"; there are more"_s), qPrintable(two.err));
}

void TestCommandLine::newWritesTheNextNumberWithAHeader()
{
    const TemporaryProject project;
    writeTwo(project);
    const Program program(project.folder());
    const ProgramResult result
        = program.run({u"new"_s, u"Add user preferences"_s, u"--author"_s, u"A. Author"_s, u"--purpose"_s, u"per-user settings"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QCOMPARE(result.out, u"003_add_user_preferences.sql\n"_s);
    const QByteArray text = project.read(u"003_add_user_preferences.sql"_s);
    QVERIFY(text.contains("-- Migration: Add user preferences\n"));
    QVERIFY(text.contains("-- Author: A. Author\n"));
    QVERIFY(text.contains("-- Purpose: per-user settings\n"));
    QVERIFY(text.contains("-- varve:down"));
}

void TestCommandLine::initAndEnvironmentAddMakeAProjectThatRuns()
{
    const TemporaryProject project;
    writeTwo(project);
    const Program program(project.folder());
    QCOMPARE(program.run({u"init"_s, u"--name"_s, u"shop"_s}).exitCode, 0);
    QCOMPARE(program.run({u"init"_s}).exitCode, 1); // never overwrites
    QCOMPARE(program.run({u"environment"_s, u"add"_s, u"dev"_s, u"sqlite:dev.sqlite"_s}).exitCode, 0);
    const ProgramResult test = program.run({u"environment"_s, u"test"_s, u"dev"_s});
    QVERIFY2(test.exitCode == 0 && test.out.contains(u"SQLite"_s), qPrintable(test.out + test.err));
    const ProgramResult migrated = program.run({u"migrate"_s});
    QVERIFY2(migrated.exitCode == 0, qPrintable(migrated.err));
    QVERIFY(program.run({u"status"_s}).out.startsWith(u"shop · "_s));
}

void TestCommandLine::aPasswordInAProjectFileIsRefusedAndNotRepeated()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s,
                  "[environments.dev]\ndriver = \"postgresql\"\nhost = \"127.0.0.1\"\ndatabase = \"x\"\npassword = \"hunter2canary\"\n");
    const Program program(project.folder());
    const ProgramResult result = program.run({u"status"_s});
    QCOMPARE(result.exitCode, 7);
    QVERIFY2(result.err.contains(u"varve.toml:5:"_s) && result.err.contains(u"env:NAME"_s), qPrintable(result.err));
    QVERIFY(!result.err.contains(u"hunter2canary"_s) && !result.out.contains(u"hunter2canary"_s));

    const ProgramResult fromUrl
        = program.run({u"-p"_s, u"/tmp"_s, u"--database-url"_s, u"postgresql://u:hunter2canary@127.0.0.1:1/x"_s, u"history"_s});
    QCOMPARE(fromUrl.exitCode, 5);
    QVERIFY(!fromUrl.err.contains(u"hunter2canary"_s) && !fromUrl.out.contains(u"hunter2canary"_s));
}

void TestCommandLine::aPasswordInTheEnvironmentIsNoneOnTheCommandLine()
{
    const TemporaryProject project;
    writeTwo(project);
    const QString secretUrl = u"postgresql://u:hunter2canary@127.0.0.1:1/x"_s;
    const QString warning = u"The database's URL holds a password"_s;
    for (const QString &variable : {u"DATABASE_URL"_s, u"VARVE_DATABASE_URL"_s}) {
        Program program(project.folder());
        program.set(variable, secretUrl);
        const ProgramResult result = program.run({u"history"_s});
        QVERIFY2(result.exitCode == 5 && !result.err.contains(warning), qPrintable(result.err));
        // A shell writes the variable's value into the list of processes.
        const ProgramResult typed = program.run({u"--database-url"_s, secretUrl, u"history"_s});
        QVERIFY2(typed.exitCode == 5 && typed.err.contains(warning), qPrintable(typed.err));
        QVERIFY(program.run({u"--database-url="_s + secretUrl, u"history"_s}).err.contains(warning));
    }
}

void TestCommandLine::anUnknownEnvironmentNamesTheNearest()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s, "[environments.development]\ndriver = \"sqlite\"\ndatabase = \"x.sqlite\"\n");
    const Program program(project.folder());
    const ProgramResult result = program.run({u"--env"_s, u"developmnet"_s, u"migrate"_s});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains(u"Did you mean \"development\"?"_s), qPrintable(result.err));
}

void TestCommandLine::aFolderOfAnotherToolIsShownAndNotRun()
{
    const TemporaryProject project;
    project.write(u"001_users.sql"_s, "-- +goose Up\nCREATE TABLE users (id INTEGER);\n-- +goose Down\nDROP TABLE users;\n");
    const Program program(project.folder());
    const ProgramResult status = onDatabase(program, {u"status"_s});
    QVERIFY2(status.out.contains(u"goose"_s) && status.out.contains(u"001_users"_s), qPrintable(status.out));
    const ProgramResult migrate = onDatabase(program, {u"migrate"_s});
    QVERIFY(!tables(program).contains(u"users"_s));
    const QString said = migrate.out + migrate.err;
    QVERIFY2(said.contains(u"goose"_s), qPrintable(said));
}

void TestCommandLine::jsonHasItsFormatAndItsErrors()
{
    const TemporaryProject project;
    writeTwo(project);
    const Program program(project.folder());
    const QJsonObject status = onDatabase(program, {u"--format"_s, u"json"_s, u"status"_s}).json();
    QCOMPARE(status.value(u"format"_s).toString(), u"varve-status/1"_s);
    const QJsonObject environment = status.value(u"environments"_s).toArray().at(0).toObject();
    QCOMPARE(environment.value(u"pending"_s).toInt(), 2);
    QCOMPARE(environment.value(u"migrations"_s).toArray().at(1).toObject().value(u"standing"_s).toString(), u"pending"_s);
    QCOMPARE(onDatabase(program, {u"--format"_s, u"json"_s, u"plan"_s}).json().value(u"format"_s).toString(), u"varve-plan/1"_s);

    const ProgramResult failed = program.run({u"--format"_s, u"json"_s, u"-p"_s, u"/nowhere"_s, u"status"_s});
    QCOMPARE(failed.json().value(u"format"_s).toString(), u"varve-error/1"_s);
    QCOMPARE(failed.json().value(u"exitCode"_s).toInt(), failed.exitCode);
    QVERIFY(failed.json().value(u"error"_s).toObject().value(u"message"_s).toString().contains(u"/nowhere"_s));
}

void TestCommandLine::theDemonstrationShowsEveryStanding()
{
    const TemporaryProject folder;
    const Program program(folder.folder());
    const ProgramResult result = program.run({u"--demo"_s, u"--format"_s, u"json"_s, u"status"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QSet<QString> seen;
    for (const QJsonValue environment : result.json().value(u"environments"_s).toArray()) {
        for (const QJsonValue migration : environment.toObject().value(u"migrations"_s).toArray())
            seen.insert(migration.toObject().value(u"standing"_s).toString());
    }
    for (const QString &standing : {u"applied"_s, u"pending"_s, u"failed"_s, u"partial"_s, u"changed"_s, u"missing"_s, u"out-of-order"_s,
                                    u"not-for-environment"_s, u"not-run"_s, u"unknown"_s})
        QVERIFY2(seen.contains(standing), qPrintable(standing + u"\n"_s + result.out));

    const ProgramResult ontos = program.run({u"--demo"_s, u"ontos"_s, u"--env"_s, u"production"_s, u"plan"_s});
    QVERIFY2(ontos.exitCode == 0 && ontos.out.contains(u"\"ontos_ml_workbench\".monitor_alerts"_s), qPrintable(ontos.out + ontos.err));
}

void TestCommandLine::twoStartedTogetherRunNothingTwice()
{
    const TemporaryProject project;
    for (int i = 1; i <= 20; ++i)
        project.write(u"%1_t.sql"_s.arg(i, 3, 10, QLatin1Char('0')), "CREATE TABLE t" + QByteArray::number(i) + " (id INTEGER);\n");
    const Program program(project.folder());
    const QStringList arguments{u"--database-url"_s, url, u"migrate"_s};
    const auto first = program.start(arguments);
    const auto second = program.start(arguments);
    QVERIFY(first->waitForFinished(60000) && second->waitForFinished(60000));
    for (const auto &process : {first.get(), second.get()})
        QVERIFY2(process->exitCode() == 0 || process->exitCode() == 6, qPrintable(QString::fromUtf8(process->readAllStandardError())));
    const QJsonArray entries = onDatabase(program, {u"--format"_s, u"json"_s, u"history"_s}).json().value(u"entries"_s).toArray();
    QCOMPARE(entries.size(), 20);
}

void TestCommandLine::aHostileValueCannotLeaveItsQuotes()
{
    const TemporaryProject project;
    project.write(u"001_a.sql"_s, "CREATE TABLE victim (id INTEGER);\nCREATE TABLE a (word TEXT);\nINSERT INTO a VALUES ('${word}');\n");
    const Program program(project.folder());
    const QString hostile = u"x'); DROP TABLE victim; --\n\""_s;
    const ProgramResult result = onDatabase(program, {u"--set"_s, u"word="_s + hostile, u"migrate"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QVERIFY(tables(program).contains(u"victim"_s));
    const QJsonObject json = onDatabase(program, {u"--format"_s, u"json"_s, u"query"_s, u"-c"_s, u"SELECT word FROM a"_s}).json();
    QCOMPARE(json.value(u"results"_s).toArray().at(0).toObject().value(u"rows"_s).toArray().at(0).toArray().at(0).toString(), hostile);
}

void TestCommandLine::validateFindsWhatAPlanWouldRefuse()
{
    const TemporaryProject project;
    writeTwo(project);
    project.write(u"003_empty.sql"_s, "-- Migration: Nothing yet\n\n-- varve:down\n");
    project.write(u"004_variable.sql"_s, "CREATE TABLE ${table} (id INTEGER);\n-- varve:down\nDROP TABLE ${table};\n");
    const ProgramResult result = Program(project.folder()).run({u"validate"_s});
    QCOMPARE(result.exitCode, 7);
    QVERIFY2(result.out.contains(u"003_empty.sql: error: The migration has no statements. [no-statements]"_s), qPrintable(result.out));
    QVERIFY2(result.out.contains(u"004_variable.sql:1:14: error: The variable \"table\" has no value in "_s), qPrintable(result.out));
}

void TestCommandLine::aPasswordToAskForNeedsATerminal()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s,
                  "[environments.dev]\ndriver = \"postgresql\"\nhost = \"127.0.0.1\"\ndatabase = \"x\"\npassword = \"ask\"\n");
    // setsid leaves the terminal that the tests may have been started from.
    QProcess process;
    process.setWorkingDirectory(project.folder());
    process.start(u"setsid"_s, {u"--wait"_s, qEnvironmentVariable("VARVE_CLI"), u"history"_s});
    QVERIFY(process.waitForFinished(30000));
    QCOMPARE(process.exitCode(), 5);
    const QString said = QString::fromUtf8(process.readAllStandardError());
    QVERIFY2(said.contains(u"A password must be asked for, and there is nobody to ask here."_s), qPrintable(said));
}

void TestCommandLine::usageErrorsExitWithOne()
{
    const TemporaryProject project;
    const Program program(project.folder());
    QCOMPARE(program.run({}).exitCode, 1);
    QCOMPARE(program.run({u"migrat"_s}).exitCode, 1);
    QCOMPARE(program.run({u"--set"_s, u"novalue"_s, u"status"_s}).exitCode, 1);
    QCOMPARE(program.run({u"--help"_s}).exitCode, 0);
    QCOMPARE(program.run({u"--version"_s}).out, u"varve-cli " VARVE_VERSION "\n"_s);
}

void TestCommandLine::anEmptyWordIsNeverAnOptionThatWasLeftOut_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    const auto add
        = [](const QStringList &arguments, const QString &said) { QTest::newRow(qPrintable(arguments.join(u' '))) << arguments << said; };
    add({u"migrate"_s, u"--only"_s, u""_s}, u"--only: found an empty value, expected ID. Say which, or leave it out"_s);
    add({u"migrate"_s, u"--to"_s, u""_s}, u"--to: found an empty value, expected TARGET. Say which, or leave it out"_s);
    add({u"migrate"_s, u"--to"_s, u" \t"_s}, u"--to: found an empty value"_s);
    add({u"plan"_s, u"--only"_s, u""_s}, u"--only: found an empty value"_s);
    add({u"rollback"_s, u"--to"_s, u""_s}, u"--to: found an empty value"_s);
    add({u"rollback"_s, u"--only"_s, u""_s}, u"--only: found an empty value"_s);
    add({u"rollback"_s, u""_s}, {});
    add({u"baseline"_s, u""_s, u"-y"_s}, u"migration: found an empty value, expected ID. Say which; in a script"_s);
    add({u"stamp"_s, u""_s}, u"migrations: found an empty value, expected ID"_s);
    add({u"stamp"_s, u"001"_s, u""_s}, u"migrations: found an empty value"_s);
    add({u"unstamp"_s, u""_s}, u"migrations: found an empty value"_s);
    add({u"verify"_s, u""_s}, u"migrations: found an empty value"_s);
    add({u"resume"_s, u""_s}, u"migration: found an empty value"_s);
    add({u"resume"_s, u"--at"_s, u""_s}, u"--at: found \"\", expected N"_s);
    add({u"resume"_s, u"--uncertain"_s, u""_s}, u"--uncertain: found an empty value"_s);
    add({u"repair"_s, u"--accept-changes"_s, u""_s}, u"--accept-changes: found an empty value"_s);
    add({u"show"_s, u""_s}, u"migration: found an empty value"_s);
    add({u"diff"_s, u""_s}, u"migration: found an empty value"_s);
    add({u"new"_s, u""_s}, u"name: found an empty value, expected NAME"_s);
    add({u"new"_s, u"add things"_s, u"--revises"_s, u""_s}, u"--revises: found an empty value"_s);
    add({u"new"_s, u"add things"_s, u"--branch"_s, u""_s}, u"--branch: found an empty value"_s);
    add({u"new"_s, u"add things"_s, u"--engine"_s, u""_s}, u"--engine: found an empty value"_s);
    add({u"merge"_s, u"-m"_s, u""_s}, u"--name: found an empty value"_s);
    add({u"merge"_s, u""_s, u"-m"_s, u"join"_s}, u"heads: found an empty value"_s);
    add({u"compare"_s, u""_s, u"project"_s}, u"from: found an empty value"_s);
    add({u"compare"_s, u"project"_s, u""_s}, u"to: found an empty value"_s);
    add({u"query"_s, u"-c"_s, u""_s}, u"--command: found an empty value, expected SQL"_s);
    add({u"query"_s, u""_s}, u"file: found an empty value, expected FILE"_s);
    add({u"query"_s, u"-l"_s, u""_s, u"-c"_s, u"SELECT 1"_s}, u"--limit: found \"\""_s);
    add({u"render"_s, u""_s}, u"file: found an empty value"_s);
    add({u"checksum"_s, u""_s}, u"file: found an empty value"_s);
    add({u"statements"_s, u""_s}, u"file: found an empty value"_s);
    add({u"graph"_s, u"-o"_s, u""_s}, u"--output: found an empty value"_s);
    add({u"init"_s, u""_s}, u"folder: found an empty value"_s);
    add({u"environment"_s, u"add"_s, u""_s, u"sqlite:x.sqlite"_s}, u"name: found an empty value"_s);
    add({u"environment"_s, u"test"_s, u""_s}, u"name: found an empty value"_s);
    add({u"migrate"_s, u"--env"_s, u""_s}, u"--env: found an empty value, expected NAME"_s);
    add({u"migrate"_s, u"-e"_s, u""_s}, u"--env: found an empty value"_s);
    add({u"migrate"_s, u"--database"_s, u""_s}, u"--database: found an empty value"_s);
    add({u"migrate"_s, u"--database-url"_s, u""_s}, u"--database-url: found an empty value, expected URL"_s);
    add({u"migrate"_s, u"--project"_s, u""_s}, u"--project: found an empty value"_s);
    add({u"migrate"_s, u"--set"_s, u""_s}, u"--set: found an empty value, expected NAME=VALUE"_s);
    add({u"migrate"_s, u"--wait"_s, u""_s}, u"--wait: found \"\", expected SECONDS, a number from 0 on."_s);
    add({u"migrate"_s, u"--format"_s, u""_s}, u"--format: found an empty value"_s);
}

/// In a script `--only "$ID"` with a variable that nobody set would run everything.
void TestCommandLine::anEmptyWordIsNeverAnOptionThatWasLeftOut()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const TemporaryProject project;
    project.write(u"varve.toml"_s, "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\n");
    project.write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER PRIMARY KEY);\n");
    const Program program(project.folder());
    const ProgramResult result = program.run(arguments);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains(said), qPrintable(result.err + result.out));
    QCOMPARE(result.out, QString());
    QVERIFY(!QFileInfo::exists(project.path(u"dev.sqlite"_s)));
    QCOMPARE(QDir(project.path(u"migrations"_s)).entryList(QDir::Files), QStringList{u"001_users.sql"_s});
}

void TestCommandLine::anEmptyVariableOfTheEnvironmentIsNone()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s, "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\n");
    project.write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER PRIMARY KEY);\n");
    Program program(project.folder());
    program.set(u"VARVE_DATABASE_URL"_s, QString());
    program.set(u"DATABASE_URL"_s, QString());
    const ProgramResult result = program.run({u"migrate"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QVERIFY(QFileInfo::exists(project.path(u"dev.sqlite"_s)));
}

void TestCommandLine::aNumberThatIsNoneSaysWhichAreOnes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    const QString seconds = u", expected SECONDS, a number from 0 on."_s;
    QTest::newRow("below") << QStringList{u"status"_s, u"--wait"_s, u"-1"_s} << u"--wait: found \"-1\""_s + seconds;
    QTest::newRow("infinite") << QStringList{u"status"_s, u"--wait"_s, u"inf"_s} << u"--wait: found \"inf\""_s + seconds;
    QTest::newRow("not a number") << QStringList{u"status"_s, u"--wait"_s, u"nan"_s} << u"--wait: found \"nan\""_s + seconds;
    QTest::newRow("a word") << QStringList{u"status"_s, u"--wait"_s, u"long"_s} << u"--wait: found \"long\""_s + seconds;
    QTest::newRow("rows") << QStringList{u"query"_s, u"-c"_s, u"SELECT 1"_s, u"--limit"_s, u"-3"_s}
                          << u"--limit: found \"-3\", expected ROWS, a number from 0 on."_s;
    QTest::newRow("a statement") << QStringList{u"resume"_s, u"--at"_s, u"0"_s} << u"--at: found \"0\", expected N, a number from 1 on."_s;
}

void TestCommandLine::aNumberThatIsNoneSaysWhichAreOnes()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const TemporaryProject project;
    const ProgramResult result = Program(project.folder()).run(arguments);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains(said), qPrintable(result.err));
}

void TestCommandLine::usageErrorsAreJsonWhereJsonIsAsked()
{
    const TemporaryProject project;
    const Program program(project.folder());
    for (const QStringList &arguments :
         {QStringList{u"--format"_s, u"json"_s, u"migrat"_s}, {u"status"_s, u"--bogus"_s, u"--format=json"_s}}) {
        const ProgramResult result = program.run(arguments);
        QCOMPARE(result.exitCode, 1);
        QCOMPARE(result.json().value(u"format"_s).toString(), u"varve-error/1"_s);
        QCOMPARE(result.json().value(u"exitCode"_s).toInt(), 1);
        QVERIFY(!result.json().value(u"error"_s).toObject().value(u"message"_s).toString().isEmpty());
    }
}

void TestCommandLine::everyCommandEndsWithAJsonObjectOfItsFormat()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s, "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\nseed = true\n");
    project.write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER PRIMARY KEY);\n");
    const Program program(project.folder());
    const auto format = [&](const QStringList &arguments) {
        return program.run(QStringList{u"--format"_s, u"json"_s, u"--env"_s, u"dev"_s} + arguments).json().value(u"format"_s).toString();
    };
    QCOMPARE(format({u"environment"_s, u"add"_s, u"test"_s, u"sqlite:test.sqlite"_s}), u"varve-environment/1"_s);
    QCOMPARE(format({u"rollback"_s}), u"varve-plan/1"_s);
    QCOMPARE(format({u"seed"_s}), u"varve-plan/1"_s);
    QCOMPARE(format({u"migrate"_s}), u"varve-run/2"_s);
    QCOMPARE(format({u"migrate"_s}), u"varve-plan/1"_s);
    QCOMPARE(format({u"history"_s}), u"varve-history/1"_s);
}

void TestCommandLine::initFindsTheFolderThatHoldsTheSql()
{
    QFETCH(QString, file);
    const TemporaryProject project;
    project.write(file, "CREATE TABLE users (id INTEGER PRIMARY KEY);\n");
    const Program program(project.folder());
    QCOMPARE(program.run({u"init"_s, u"--name"_s, u"shop"_s}).exitCode, 0);
    const ProgramResult status = program.run({u"status"_s});
    QVERIFY2(status.out.startsWith(u"shop · 1 migration · "_s), qPrintable(status.out));
}

void TestCommandLine::initFindsTheFolderThatHoldsTheSql_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("migrations") << u"migrations/001_users.sql"_s;
    QTest::newRow("db/migrations") << u"db/migrations/001_users.sql"_s;
    QTest::newRow("the project's own folder") << u"001_users.sql"_s;
    QTest::newRow("the only folder with SQL") << u"schemas/001_users.sql"_s;
}

void TestCommandLine::initSaysWhoseFolderItWas()
{
    const TemporaryProject project;
    project.write(u"alembic.ini"_s, "[alembic]\nscript_location = alembic\n");
    const Program program(project.folder());
    const ProgramResult made = program.run({u"init"_s});
    QCOMPARE(made.exitCode, 0);
    QVERIFY2(made.err.contains(u"This folder is written for Alembic (alembic.ini)."_s), qPrintable(made.err));
}

void TestCommandLine::statusSaysHowToComeByAnEnvironment()
{
    const TemporaryProject project;
    writeTwo(project);
    const Program program(project.folder());
    const ProgramResult status = program.run({u"status"_s});
    QCOMPARE(status.exitCode, 0);
    QCOMPARE(status.err,
             u"There is no environment yet. Name a database with --database-url or DATABASE_URL, "
             "or add one: varve-cli environment add NAME URL\n"_s);
    QCOMPARE(program.run({u"environment"_s, u"list"_s}).err, status.err);
}

void TestCommandLine::statusCountsTheProblemsOfTheFiles()
{
    const TemporaryProject project;
    project.write(u"1_a.sql"_s, "CREATE TABLE a (id INTEGER);\n");
    project.write(u"01_b.sql"_s, "CREATE TABLE b (id INTEGER);\n");
    const Program program(project.folder());
    const ProgramResult status = onDatabase(program, {u"status"_s});
    QVERIFY2(status.err.contains(u"1 problem in the files; varve-cli validate names it."_s), qPrintable(status.err));
}

void TestCommandLine::theFirstDatabaseIsMeantWhereNoneIsNamed()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s,
                  "[databases.app]\nengine = \"sqlite\"\n\n[databases.reports]\nengine = \"sqlite\"\nmigrations = "
                  "[\"reports\"]\n\n[environments.dev.connections]\napp = { database = \"app.sqlite\" }\nreports = { "
                  "database = \"reports.sqlite\" }\n");
    project.write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER PRIMARY KEY);\n");
    project.write(u"reports/001_sums.sql"_s, "CREATE TABLE sums (id INTEGER PRIMARY KEY);\n");
    const Program program(project.folder());
    const ProgramResult first = program.run({u"migrate"_s});
    QVERIFY2(first.exitCode == 0 && first.out.contains(u"001_users"_s), qPrintable(first.out + first.err));
    const ProgramResult second = program.run({u"--database"_s, u"reports"_s, u"migrate"_s});
    QVERIFY2(second.exitCode == 0 && second.out.contains(u"001_sums"_s), qPrintable(second.out + second.err));

    const ProgramResult unknown = program.run({u"--database"_s, u"main"_s, u"status"_s});
    QCOMPARE(unknown.exitCode, 1);
    QCOMPARE(unknown.err, u"varve-cli: There is no database \"main\"; there are app, reports.\n"_s);
    QCOMPARE(program.run({u"environment"_s, u"add"_s, u"test"_s, u"sqlite:test.sqlite"_s}).exitCode, 0);
    QVERIFY(program.run({u"--env"_s, u"test"_s, u"status"_s}).out.contains(u"○ pending"_s));
}

void TestCommandLine::aFileBelowTheProjectIsWrittenRelativeToIt()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s, "name = \"shop\"\n");
    const Program program(project.folder());
    QCOMPARE(program.run({u"environment"_s, u"add"_s, u"dev"_s, u"sqlite:data/dev.sqlite"_s}).exitCode, 0);
    QFile file(project.folder() + u"/varve.toml"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY2(text.contains("database = \"data/dev.sqlite\""), text.constData());
}

void TestCommandLine::aFailedQueryNamesNoMigration()
{
    const TemporaryProject project;
    const Program program(project.folder());
    const ProgramResult result = onDatabase(program, {u"query"_s, u"-c"_s, u"SELECT * FROM nowhere"_s});
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(result.out, QString());
    QVERIFY2(result.err.contains(u"no such table: nowhere"_s), qPrintable(result.err));
}

void TestCommandLine::anOutputThatIsLostIsToldAndIsNoSuccess()
{
    const TemporaryProject project;
    writeTwo(project);
    QProcess process;
    process.setWorkingDirectory(project.folder());
    process.setStandardOutputFile(u"/dev/full"_s);
    process.start(qEnvironmentVariable("VARVE_CLI"), {u"--database-url"_s, u"sqlite:one.sqlite"_s, u"status"_s});
    QVERIFY(process.waitForFinished(30000));
    QCOMPARE(QString::fromUtf8(process.readAllStandardError()), u"varve-cli: the output could not be written: No space left on device\n"_s);
    QCOMPARE(process.exitCode(), 1);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
