// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/core/surroundings.h>
#include <models/execution/plan/scripterrors.h>
#include <models/execution/plan/sessiontexts.h>
#include <models/execution/plan/stepstatements.h>
#include <models/execution/planner/maintenance.h>
#include <models/execution/planner/resume.h>
#include <models/execution/planner/situation.h>
#include <tests/support/workplace.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::Workplace;

/// Plans and what stops them. Nothing here is run but what a test needs as a past.
class PlannerTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_place = std::make_unique<Workplace>(); }

    void targets_data();
    void targets();
    void wrongTargetsAreErrors_data();
    void wrongTargetsAreErrors();
    void migrateSelectsUpToTheTarget_data();
    void migrateSelectsUpToTheTarget();
    void moreThanArePendingIsAnError();
    void backwardTargetsBelongToRollback();
    void planningWritesNothing();
    void samePlanHasTheSameId();
    void allErrorsOfAllFilesComeTogether();
    void statementsKnowTheirPlaceInTheFile();
    void builtInVariableNamesTheMigration();
    void variablesOffSendsTheTextAsWritten();
    void whatAServerMustNotGetIsRefused_data();
    void whatAServerMustNotGetIsRefused();
    void ownTablesAreGuardedInLargeFilesToo();
    void largeFilesArePlannedAsSmallOnes_data();
    void largeFilesArePlannedAsSmallOnes();
    void savepointsAndRestrictLinesAreFine();
    void byteOrderMarkAndCarriageReturnsAreFine();
    void changingStatementInTheVerifySectionIsAnError();
    void whatCannotRunInATransactionIsNoCheck();
    void missingPrerequisiteIsNamedWithItsPath();
    void laterPrerequisiteIsAnError();
    void outOfOrderPolicies_data();
    void outOfOrderPolicies();
    void emptyPolicies_data();
    void emptyPolicies();
    void changedPolicies_data();
    void changedPolicies();
    void noTransactionByPolicy();
    void seedsRunOnlyWhereTheyMay();
    void rollbackNeedsADownSection();
    void rollbackNeedsADownSectionThatHoldsSomething();
    void whatARollbackWouldRefuseIsNoWayBack_data();
    void whatARollbackWouldRefuseIsNoWayBack();
    void inLargeFilesToo();
    void aDownFileThatCannotRunIsNoWayBack();
    void stampedMigrationsSayItToo();
    void rollbackUsesADownFile();
    void rollbackToSomethingNotAppliedIsAnError();
    void whatIsMissingIsNotSteppedOver_data();
    void whatIsMissingIsNotSteppedOver();
    void whatIsMissingAndOlderIsAWarning();
    void ageIsThatOfTheApplying();
    void emptyDownSectionIsAnError();
    void hostileFileNameIsOnlyAName();
    void foreignFolderIsNotPlanned();
    void tenThousandFilesArePlannedInSeconds();

private:
    Workplace &place() { return *m_place; }
    static QStringList ids(const Plan &plan)
    {
        QStringList result;
        for (const PlanStep &step : plan.steps)
            result += step.migrationId;
        return result;
    }
    void writeThree()
    {
        place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:down\nDROP TABLE a;\n");
        place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n-- varve:down\nDROP TABLE b;\n");
        place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n-- varve:down\nDROP TABLE c;\n");
    }

    std::unique_ptr<Workplace> m_place;
};

void PlannerTest::targets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Target::Kind>("kind");
    QTest::addColumn<int>("steps");
    QTest::newRow("head") << u"head"_s << Target::Kind::Head << 0;
    QTest::newRow("base") << u"base"_s << Target::Kind::Base << 0;
    QTest::newRow("forward") << u"+12"_s << Target::Kind::Relative << 12;
    QTest::newRow("back") << u"-1"_s << Target::Kind::Relative << -1;
    QTest::newRow("heads") << u"heads"_s << Target::Kind::Heads << 0;
    QTest::newRow("before the head") << u"head-2"_s << Target::Kind::Head << -2;
    QTest::newRow("after the base") << u"base+3"_s << Target::Kind::Base << 3;
    QTest::newRow("a branch's head") << u"billing@head"_s << Target::Kind::Head << 0;
    QTest::newRow("on a branch") << u"billing@-1"_s << Target::Kind::Relative << -1;
    QTest::newRow("a migration and steps") << u"003+1"_s << Target::Kind::Migration << 0;
    QTest::newRow("a release") << u"1.1"_s << Target::Kind::Migration << 0;
    QTest::newRow("an id") << u"004_review"_s << Target::Kind::Migration << 0;
    QTest::newRow("a number") << u"004"_s << Target::Kind::Migration << 0;
}

void PlannerTest::targets()
{
    QFETCH(QString, text);
    QFETCH(Target::Kind, kind);
    QFETCH(int, steps);
    const auto target = parseTarget(text);
    QVERIFY(target);
    QCOMPARE(target->kind, kind);
    QCOMPARE(target->steps, steps);
    QCOMPARE(*parseTarget(targetText(*target)), *target);
}

void PlannerTest::wrongTargetsAreErrors_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", " ", "+", "-", "+0", "-0", "+x", "--to", "+99999999999", "@head", "billing@", "head+99999999999"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void PlannerTest::wrongTargetsAreErrors()
{
    QFETCH(QString, text);
    const auto target = parseTarget(text);
    QVERIFY(!target);
    QCOMPARE(
        target.error().toString(),
        QString(
            u"\""_s + text
            + u"\" is no target.\nA target is head, heads, base, +N, -N, a migration's id, number or beginning (with +N or -N behind it, if need "
              "be), BRANCH@head, or a release."_s));
}

void PlannerTest::migrateSelectsUpToTheTarget_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("head") << u"head"_s << QStringList{u"002_b"_s, u"003_c"_s};
    QTest::newRow("one") << u"+1"_s << QStringList{u"002_b"_s};
    QTest::newRow("number") << u"2"_s << QStringList{u"002_b"_s};
    QTest::newRow("id") << u"003_c"_s << QStringList{u"002_b"_s, u"003_c"_s};
    QTest::newRow("what is applied already") << u"001"_s << QStringList();
}

void PlannerTest::migrateSelectsUpToTheTarget()
{
    QFETCH(QString, to);
    QFETCH(QStringList, expected);
    writeThree();
    place().run(place().migratePlan(u"+1"_s));
    QCOMPARE(ids(place().migratePlan(to)), expected);
}

void PlannerTest::moreThanArePendingIsAnError()
{
    writeThree();
    const auto plan = place().tryMigrate(u"+4"_s);
    QVERIFY(!plan);
    QCOMPARE(plan.error().message, u"+4 asks for more than there is: 3 migrations are pending."_s);
    QCOMPARE(place().tryRollback(u"-2"_s).error().message, u"-2 asks for more than there is: 0 migrations are applied."_s);
}

void PlannerTest::backwardTargetsBelongToRollback()
{
    QCOMPARE(place().tryMigrate(u"-1"_s).error().toString(),
             u"The target -1 goes back; migrate only goes forward.\nUse varve-cli rollback --to -1."_s);
    QCOMPARE(place().tryRollback(u"head"_s).error().toString(),
             u"The target head goes forward; rollback only goes back.\nUse varve-cli migrate --to head."_s);
}

void PlannerTest::planningWritesNothing()
{
    writeThree();
    place().migratePlan();
    QCOMPARE(place().rows(u"SELECT name FROM sqlite_schema"_s), QStringList());
}

void PlannerTest::samePlanHasTheSameId()
{
    writeThree();
    const Plan plan = place().migratePlan();
    QCOMPARE(plan.id.size(), 8);
    QCOMPARE(place().migratePlan().id, plan.id);
    QVERIFY(place().migratePlan(u"+1"_s).id != plan.id);
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer, more text);\n");
    QVERIFY(place().migratePlan().id != plan.id);
}

void PlannerTest::allErrorsOfAllFilesComeTogether()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE ${one} (id integer);\nSELECT '${two}';\n");
    place().migration(u"002_b.sql"_s, "SELECT 'unterminated;\n");
    place().migration(u"003_c.sql"_s, "-- nothing\n");
    place().migration(u"004_d.sql"_s, "CREATE TABLE d (id integer);\n");
    const auto plan = place().tryMigrate();
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, Core::ErrorKind::ProjectFiles);
    QStringList places{plan.error().where.toString()};
    for (const Core::Error &error : plan.error().others)
        places += error.where.toString();
    QCOMPARE(places,
             (QStringList{u"migrations/001_a.sql:1:14"_s, u"migrations/001_a.sql:2:9"_s, u"migrations/002_b.sql:1:8"_s,
                          u"migrations/003_c.sql"_s}));
    QCOMPARE(plan.error().message, u"Variable \"one\" is not defined."_s);
    QCOMPARE(plan.error().others.constLast().message, u"The migration has no statements."_s);
}

void PlannerTest::statementsKnowTheirPlaceInTheFile()
{
    place().configure({}, "[variables]\nt = \"name_of_table\"\n");
    const QByteArray text = "-- Migration: é\n\nCREATE TABLE ${t} (id integer); SELECT 'é' FROM ${t};\n"
                            "-- varve:verify\nSELECT count(*) FROM ${t}; -- expect: 0\n-- varve:down\n  DROP TABLE ${t};\n";
    place().migration(u"001_a.sql"_s, text);
    const PlanStep step = place().migratePlan().steps.constFirst();
    QCOMPARE(step.statements.size(), 2);
    QCOMPARE(step.statements.at(1).written, QByteArray("SELECT 'é' FROM ${t}"));
    QCOMPARE(step.statements.at(1).sent(), QByteArray("SELECT 'é' FROM name_of_table"));
    QCOMPARE(step.statements.at(1).statement.start.toString(), u"migrations/001_a.sql:3:33"_s);
    QCOMPARE(step.statements.at(1).statement.text.in(text).toByteArray(), step.statements.at(1).written);
    QCOMPARE(step.verification->constFirst().expectation->text, u"0"_s);
    QCOMPARE(step.verification->constFirst().statement.start.line, 5);
    QVERIFY(step.rollbackAvailable);
    QVERIFY(step.oneTransaction);

    place().run(place().migratePlan());
    const PlanStep back = place().rollbackPlan().steps.constFirst();
    QCOMPARE(back.statements.constFirst().statement.start.toString(), u"migrations/001_a.sql:7:3"_s);
    QVERIFY(back.destructive);
}

void PlannerTest::builtInVariableNamesTheMigration()
{
    place().migration(u"001_a.sql"_s, "SELECT '${varve.migration}';\n");
    QCOMPARE(place().migratePlan().steps.constFirst().statements.constFirst().sent(), QByteArray("SELECT '001_a'"));
}

void PlannerTest::variablesOffSendsTheTextAsWritten()
{
    place().migration(u"001_a.sql"_s, "-- Variables: off\nSELECT '${undefined}';\n");
    QCOMPARE(place().migratePlan().steps.constFirst().statements.constFirst().sent(), QByteArray("SELECT '${undefined}'"));
}

void PlannerTest::whatAServerMustNotGetIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("begin")
        << QByteArray("SELECT 1;\nBEGIN;\n")
        << u"migrations/001_a.sql:2:1: BEGIN stands in a migration; Varve runs each migration in one transaction by itself.\nTake the statement out."_s;
    QTest::newRow("commit")
        << QByteArray("COMMIT;")
        << u"migrations/001_a.sql:1:1: COMMIT stands in a migration; Varve runs each migration in one transaction by itself.\nTake the statement out."_s;
    QTest::newRow("rollback")
        << QByteArray("ROLLBACK;")
        << u"migrations/001_a.sql:1:1: ROLLBACK stands in a migration; Varve runs each migration in one transaction by itself.\nTake the statement out."_s;
}

void PlannerTest::whatAServerMustNotGetIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    place().migration(u"001_a.sql"_s, text);
    const auto plan = place().tryMigrate();
    QVERIFY(!plan);
    QCOMPARE(plan.error().toString(), expected);
}

void PlannerTest::ownTablesAreGuardedInLargeFilesToo()
{
    Core::Surroundings world = Core::surroundings();
    world.largeFile = 0;
    const Core::InSurroundings inside(world);
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (x integer);\nDELETE FROM a;\nDELETE FROM migration_history;\n");
    const auto plan = place().tryMigrate();
    QVERIFY(!plan);
    QCOMPARE(plan.error().where.toString(), u"migrations/001_a.sql:3:1"_s);
    QCOMPARE(plan.error().message, u"DELETE changes migration_history, where Varve keeps what was done."_s);
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (x integer);\nDELETE FROM a;\n");
    QCOMPARE(place().migratePlan().steps.constFirst().statementCount(), 2);
}

void PlannerTest::largeFilesArePlannedAsSmallOnes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a table") << QByteArray("CREATE TABLE a (x integer);\nINSERT INTO a VALUES (1);\n-- varve:down\nDROP TABLE a;\n");
    QTest::newRow("foreign keys off") << QByteArray("CREATE TABLE a (x integer);\nPRAGMA foreign_keys = OFF;\nDROP TABLE a;\n");
    QTest::newRow("a table made anew") << QByteArray(
        "CREATE TABLE a (x integer);\nCREATE TABLE b (x integer);\nINSERT INTO b SELECT * FROM a;\nDROP TABLE a;\nALTER TABLE b RENAME TO a;\n");
    QTest::newRow("alone") << QByteArray("CREATE TABLE a (x integer);\nVACUUM;\nDELETE FROM a;\n");
    QTest::newRow("settings") << QByteArray("PRAGMA cache_size = 10;\nCREATE TEMP TABLE a (x integer);\nATTACH 'b.sqlite' AS b;\n");
}

void PlannerTest::largeFilesArePlannedAsSmallOnes()
{
    QFETCH(QByteArray, text);
    place().migration(u"001_a.sql"_s, text);
    const PlanStep small = place().migratePlan().steps.constFirst();
    Core::Surroundings world = Core::surroundings();
    world.largeFile = 0;
    const Core::InSurroundings inside(world);
    const Plan plan = place().migratePlan();
    const PlanStep large = plan.steps.constFirst();
    QVERIFY(large.streamed && !small.streamed);
    QCOMPARE(large.statementCount(), small.statementCount());
    QCOMPARE(large.oneTransaction, small.oneTransaction);
    QCOMPARE(large.transactionReason, small.transactionReason);
    QCOMPARE(large.destructive, small.destructive);
    QCOMPARE(large.rollbackAvailable, small.rollbackAvailable);
    QCOMPARE(large.foreignKeysOff->reason, small.foreignKeysOff->reason);
    QCOMPARE(large.checksum, small.checksum);
    QCOMPARE(large.tokenChecksum, small.tokenChecksum);
    QCOMPARE(setsSomething(large), setsSomething(small));
    QCOMPARE(mayMakeTemporary(large), mayMakeTemporary(small));
    const auto held = heldStep(plan, large);
    QVERIFY(held);
    QCOMPARE(held->statements.size(), small.statements.size());
    for (qsizetype i = 0; i < small.statements.size(); ++i) {
        QCOMPARE(held->statements.at(i).sent(), small.statements.at(i).sent());
        QCOMPARE(held->statements.at(i).statement.start, small.statements.at(i).statement.start);
        QCOMPARE(held->statements.at(i).statement.inTransaction, small.statements.at(i).statement.inTransaction);
    }
}

void PlannerTest::savepointsAndRestrictLinesAreFine()
{
    place().migration(u"001_a.sql"_s, "SAVEPOINT s;\nSELECT 1;\nROLLBACK TO s;\nRELEASE s;\n");
    QCOMPARE(place().migratePlan().steps.constFirst().statements.size(), 4);
    QVERIFY(place().run(place().migratePlan()).isSuccess());
}

void PlannerTest::byteOrderMarkAndCarriageReturnsAreFine()
{
    place().migration(u"001_a.sql"_s, "\xEF\xBB\xBF-- Migration: x\r\nCREATE TABLE a (id integer);\r\nSELECT 1;\r\n");
    const Plan plan = place().migratePlan();
    QCOMPARE(plan.steps.constFirst().statements.constLast().statement.start.toString(), u"migrations/001_a.sql:3:1"_s);
    QVERIFY(place().run(plan).isSuccess());
    place().migration(u"001_a.sql"_s, "-- Migration: x\nCREATE TABLE a (id integer);\nSELECT 1;\n");
    QCOMPARE(place().standings(), QStringList{u"001_a applied"_s});
}

void PlannerTest::changingStatementInTheVerifySectionIsAnError()
{
    place().migration(u"001_a.sql"_s, "SELECT 1;\n-- varve:verify\nDELETE FROM a;\n");
    const auto plan = place().tryMigrate();
    QVERIFY(!plan);
    QCOMPARE(plan.error().toString(),
             u"migrations/001_a.sql:3:1: DELETE stands in the verify section; only queries belong there.\n"
             "Move it before the line \"varve:verify\"."_s);
}

void PlannerTest::whatCannotRunInATransactionIsNoCheck()
{
    const QString message = u"VACUUM cannot run in a transaction, and the verify section runs in one."_s;
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:verify\nSELECT 1;\nVACUUM;\n");
    auto plan = place().tryMigrate();
    QVERIFY(!plan);
    QCOMPARE(plan.error().message, message);
    QCOMPARE(plan.error().where.toString(), u"migrations/001_a.sql:4:1"_s);
    {
        Core::Surroundings world = Core::surroundings();
        world.largeFile = 0;
        const Core::InSurroundings inside(world);
        plan = place().tryMigrate();
        QVERIFY(!plan);
        QCOMPARE(plan.error().message, message);
    }
    // A migration of single statements checks by single queries; verify alone has a transaction always.
    place().configure({}, "[policies]\ntransaction = \"none\"\n");
    place().run(place().migratePlan());
    const auto verify = planVerify(place().project(), place().environment(), u"main"_s, place().profile(), place().status());
    QVERIFY(!verify);
    QCOMPARE(verify.error().message, message);
}

void PlannerTest::missingPrerequisiteIsNamedWithItsPath()
{
    place().migration(u"001_a.sql"_s, "-- Environments: dev\nSELECT 1;\n");
    place().migration(u"002_b.sql"_s, "-- Prerequisites: 001_a\n-- Environments: dev\nSELECT 1;\n");
    place().migration(u"003_c.sql"_s, "-- Prerequisites: 002_b\nSELECT 1;\n");
    const auto plan = place().tryMigrate();
    QVERIFY(!plan);
    QCOMPARE(plan.error().message, u"003_c needs 002_b, which needs 001_a: 001_a is not for this environment."_s);
}

void PlannerTest::laterPrerequisiteIsAnError()
{
    writeThree();
    Project::Project project = place().project();
    project.migrations[0].prerequisites = {u"002_b"_s};
    const auto plan = planMigrate(project, place().environment(), u"main"_s, place().profile(), place().status());
    QVERIFY(!plan);
    QCOMPARE(plan.error().message, u"001_a needs 002_b, which comes after it."_s);
}

void PlannerTest::outOfOrderPolicies_data()
{
    QTest::addColumn<QByteArray>("policy");
    QTest::addColumn<bool>("planned");
    QTest::addColumn<int>("warnings");
    QTest::newRow("default refuses") << QByteArray() << false << 0;
    QTest::newRow("warn") << QByteArray("[policies]\nout_of_order = \"warn\"\n") << true << 1;
    QTest::newRow("allow") << QByteArray("[policies]\nout_of_order = \"allow\"\n") << true << 0;
}

void PlannerTest::outOfOrderPolicies()
{
    QFETCH(QByteArray, policy);
    QFETCH(bool, planned);
    QFETCH(int, warnings);
    place().configure({}, policy);
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
    place().run(place().migratePlan());
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const auto plan = place().tryMigrate();
    QCOMPARE(plan.has_value(), planned);
    const QString text = u"001_a is out of order: a later migration is applied."_s;
    if (planned)
        QCOMPARE(plan->warnings, QStringList(warnings, text));
    else
        QCOMPARE(plan.error().message, text);
}

void PlannerTest::emptyPolicies_data()
{
    QTest::addColumn<QByteArray>("policy");
    QTest::addColumn<bool>("planned");
    QTest::addColumn<int>("warnings");
    QTest::newRow("default refuses") << QByteArray() << false << 0;
    QTest::newRow("refuse") << QByteArray("[policies]\nempty = \"refuse\"\n") << false << 0;
    QTest::newRow("warn") << QByteArray("[policies]\nempty = \"warn\"\n") << true << 1;
    QTest::newRow("allow") << QByteArray("[policies]\nempty = \"allow\"\n") << true << 0;
}

void PlannerTest::emptyPolicies()
{
    QFETCH(QByteArray, policy);
    QFETCH(bool, planned);
    QFETCH(int, warnings);
    place().configure({}, policy);
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    place().migration(u"002_b.sql"_s, "-- nothing yet\n");
    const auto plan = place().tryMigrate();
    QCOMPARE(plan.has_value(), planned);
    if (!planned) {
        QCOMPARE(plan.error().message, u"The migration has no statements."_s);
        QCOMPARE(plan.error().remedy, u"Write one, or take the file out of the folder. Or set policies.empty in varve.toml."_s);
        return;
    }
    QCOMPARE(plan->warnings, QStringList(warnings, u"002_b has no statements: it is only recorded."_s));
    QVERIFY(plan->steps.constLast().rollbackAvailable);
}

void PlannerTest::changedPolicies_data()
{
    QTest::addColumn<QByteArray>("policy");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QString>("how");
    QTest::addColumn<bool>("planned");
    QTest::addColumn<int>("warnings");
    const QByteArray real = "CREATE TABLE a (id bigint);\n";
    const QByteArray layout = "-- for the lists\nCREATE TABLE a (id integer);\n";
    const QByteArray lineEnds = "CREATE TABLE a (id integer);\r\n";
    const QString realText = u"the statements differ"_s;
    const QString layoutText = u"comments or layout only"_s;
    const QString lineEndsText = u"line ends only"_s;
    QTest::newRow("default warns") << QByteArray() << real << realText << true << 1;
    QTest::newRow("refuse") << QByteArray("changed = \"refuse\"\n") << real << realText << false << 0;
    QTest::newRow("refuse a layout") << QByteArray("changed = \"refuse\"\n") << layout << layoutText << false << 0;
    QTest::newRow("allow") << QByteArray("changed = \"allow\"\n") << real << realText << true << 0;
    const QByteArray kinds = "checksum = \"exact\"\nchanged = { line_ends = \"allow\", layout = \"warn\", real = \"refuse\" }\n";
    QTest::newRow("line ends by their own") << kinds << lineEnds << lineEndsText << true << 0;
    QTest::newRow("layout by its own") << kinds << layout << layoutText << true << 1;
    QTest::newRow("statements by their own") << kinds << real << realText << false << 0;
    const QByteArray others = "checksum = \"exact\"\nchanged = { line_ends = \"refuse\", real = \"allow\" }\n";
    QTest::newRow("line ends refused") << others << lineEnds << lineEndsText << false << 0;
    QTest::newRow("layout not named") << others << layout << layoutText << true << 1;
}

void PlannerTest::changedPolicies()
{
    QFETCH(QByteArray, policy);
    QFETCH(QByteArray, now);
    QFETCH(QString, how);
    QFETCH(bool, planned);
    QFETCH(int, warnings);
    place().configure({}, "[policies]\n" + policy);
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    place().run(place().migratePlan());
    place().migration(u"001_a.sql"_s, now);
    const auto plan = place().tryMigrate();
    QCOMPARE(plan.has_value(), planned);
    const QString text = u"001_a changed since it was applied: %1."_s.arg(how);
    if (planned) {
        QCOMPARE(plan->warnings, QStringList(warnings, text));
        QVERIFY(plan->isEmpty());
    } else {
        QCOMPARE(plan.error().kind, Core::ErrorKind::History);
        QCOMPARE(plan.error().message, text);
    }
}

void PlannerTest::noTransactionByPolicy()
{
    place().configure({}, "[policies]\ntransaction = \"none\"\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const Plan plan = place().migratePlan();
    QVERIFY(!plan.steps.constFirst().oneTransaction);
    QCOMPARE(*plan.steps.constFirst().transactionReason, u"varve.toml says so"_s);
    QVERIFY(place().run(plan).isSuccess());
}

void PlannerTest::seedsRunOnlyWhereTheyMay()
{
    place().configure("seed = true\n", "[categories]\n\"seed_*\" = \"seed\"\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    place().migration(u"seed_rows.sql"_s, "INSERT INTO a VALUES (1);\n");
    place().run(place().migratePlan());
    QCOMPARE(place().rows(u"SELECT count(*) FROM a"_s), QStringList{u"0"_s});
    const auto seed = place().trySeed();
    QVERIFY(seed);
    QCOMPARE(ids(*seed), QStringList{u"seed_rows"_s});
    QVERIFY(place().run(*seed).isSuccess());
    QVERIFY(place().trySeed()->isEmpty());
    QCOMPARE(place().rows(u"SELECT count(*) FROM a"_s), QStringList{u"1"_s});

    place().configure("seed = false\n", "[categories]\n\"seed_*\" = \"seed\"\n");
    QCOMPARE(place().trySeed().error().kind, Core::ErrorKind::Guarded);
    QCOMPARE(place().trySeed().error().message, u"The environment test does not take seed data."_s);
}

void PlannerTest::rollbackNeedsADownSection()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    place().run(place().migratePlan());
    const auto plan = place().tryRollback();
    QVERIFY(!plan);
    QCOMPARE(plan.error().toString(),
             u"migrations/001_a.sql: The migration has no down section: it cannot be rolled back.\n"
             "Write the statements that undo it below a line \"-- varve:down\"."_s);
}

void PlannerTest::rollbackNeedsADownSectionThatHoldsSomething()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:down\n-- ;\n");
    place().migration(u"002_b.up.sql"_s, "CREATE TABLE b (id integer);\n");
    place().migration(u"002_b.down.sql"_s, "\n");
    const Plan plan = place().migratePlan();
    QCOMPARE(plan.steps.at(0).rollbackAvailable, false);
    QCOMPARE(plan.steps.at(1).rollbackAvailable, false);
    place().run(plan);
    QCOMPARE(place().rows(u"SELECT rollback_available FROM migration_history"_s), (QStringList{u"0"_s, u"0"_s}));
    QVERIFY(place().tryRollback().error().toString().startsWith(
        u"migrations/002_b.down.sql: The down section has no statements: the migration cannot be rolled back.\n"_s));
}

void PlannerTest::whatARollbackWouldRefuseIsNoWayBack_data()
{
    QTest::addColumn<QByteArray>("policy");
    QTest::addColumn<QByteArray>("down");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a commit")
        << ""_ba
        << "COMMIT;\nDROP TABLE a;\n"_ba
        << u"migrations/001_a.sql:3:1: COMMIT stands in a migration; Varve runs each migration in one transaction by itself."_s;
    QTest::newRow("an unknown variable") << ""_ba
                                         << "DROP TABLE ${nowhere};\n"_ba
                                         << u"migrations/001_a.sql:3:12: Variable \"nowhere\" is not defined."_s;
    QTest::newRow("no end") << ""_ba
                            << "DROP TABLE 'a;\n"_ba << u"migrations/001_a.sql:3:12: "_s;
    QTest::newRow("Varve's tables") << ""_ba
                                    << "DELETE FROM migration_history;\n"_ba
                                    << u"migrations/001_a.sql:3:1: DELETE changes migration_history, where Varve keeps what was done."_s;
    QTest::newRow("not in the run's transaction")
        << "[policies]\ntransaction = \"all\"\n"_ba
        << "DROP TABLE a;\nVACUUM;\n"_ba << u"migrations/001_a.sql:4:1: 001_a: VACUUM cannot run in a transaction (line 4), "_s;
    QTest::newRow("all is well") << ""_ba
                                 << "DROP TABLE a;\nVACUUM;\n"_ba << QString();
    QTest::newRow("all is well in one run") << "[policies]\ntransaction = \"all\"\n"_ba
                                            << "DROP TABLE a;\n"_ba << QString();
}

void PlannerTest::whatARollbackWouldRefuseIsNoWayBack()
{
    QFETCH(QByteArray, policy);
    QFETCH(QByteArray, down);
    QFETCH(QString, reason);
    place().configure({}, policy);
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:down\n" + down);
    const Plan plan = place().migratePlan();
    const PlanStep &step = plan.steps.constFirst();
    QCOMPARE(step.rollbackAvailable, reason.isEmpty());
    QVERIFY2(reason.isEmpty() == step.noRollbackReason->isEmpty() && step.noRollbackReason->startsWith(reason),
             qPrintable(*step.noRollbackReason));
    place().run(plan);
    QCOMPARE(place().rows(u"SELECT rollback_available FROM migration_history"_s), QStringList{reason.isEmpty() ? u"1"_s : u"0"_s});
    const auto back = place().tryRollback();
    QCOMPARE(back.has_value(), reason.isEmpty());
    if (!back)
        QVERIFY2(back.error().toString().startsWith(*step.noRollbackReason), qPrintable(back.error().toString()));
}

void PlannerTest::inLargeFilesToo()
{
    Core::Surroundings world = Core::surroundings();
    world.largeFile = 0;
    const Core::InSurroundings inside(world);
    const auto reason = [this](const QByteArray &down) {
        place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:down\n" + down);
        const PlanStep step = place().migratePlan().steps.constFirst();
        return step.rollbackAvailable ? u"none"_s : *step.noRollbackReason;
    };
    QCOMPARE(reason("DROP TABLE a;\n"), u"none"_s);
    QCOMPARE(reason("DROP TABLE a;\nDROP TABLE ${nowhere};\n"), u"migrations/001_a.sql:4:12: Variable \"nowhere\" is not defined."_s);
    QVERIFY(reason("COMMIT;\n").startsWith(u"migrations/001_a.sql:3:1: COMMIT stands in a migration"_s));
    place().configure({}, "[policies]\ntransaction = \"all\"\n");
    QVERIFY(reason("VACUUM;\n").contains(u"VACUUM cannot run in a transaction (line 3)"_s));
}

void PlannerTest::aDownFileThatCannotRunIsNoWayBack()
{
    place().migration(u"1_a.up.sql"_s, "CREATE TABLE a (id integer);\n");
    place().migration(u"1_a.down.sql"_s, "DROP TABLE a;\nCOMMIT;\n");
    const PlanStep step = place().migratePlan().steps.constFirst();
    QVERIFY(!step.rollbackAvailable);
    QVERIFY2(step.noRollbackReason->startsWith(u"migrations/1_a.down.sql:2:1: COMMIT stands in a migration"_s),
             qPrintable(*step.noRollbackReason));
}

void PlannerTest::stampedMigrationsSayItToo()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:down\nCOMMIT;\n");
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n-- varve:down\nDROP TABLE b;\n");
    const auto plan
        = planStamp(place().project(), place().environment(), u"main"_s, place().profile(), place().status(), {u"001_a"_s, u"002_b"_s});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    place().run(*plan);
    QCOMPARE(place().rows(u"SELECT rollback_available FROM migration_history ORDER BY id"_s), (QStringList{u"0"_s, u"1"_s}));
}

void PlannerTest::rollbackUsesADownFile()
{
    place().migration(u"1_a.up.sql"_s, "CREATE TABLE a (id integer);\n");
    place().migration(u"1_a.down.sql"_s, "DROP TABLE a;\n");
    place().run(place().migratePlan());
    const Plan plan = place().rollbackPlan();
    QCOMPARE(plan.steps.constFirst().shownAs, u"migrations/1_a.down.sql"_s);
    QVERIFY(place().run(plan).isSuccess());
    QVERIFY(place().rows(u"SELECT name FROM sqlite_schema WHERE name = 'a'"_s).isEmpty());
}

void PlannerTest::rollbackToSomethingNotAppliedIsAnError()
{
    writeThree();
    place().run(place().migratePlan(u"+1"_s));
    QCOMPARE(place().tryRollback(u"002"_s).error().message, u"002_b is not applied on test: there is no way back to it."_s);
}

void PlannerTest::whatIsMissingIsNotSteppedOver_data()
{
    QTest::addColumn<QByteArray>("policies");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QStringList>("planned"); // none: refused
    QTest::newRow("by default") << QByteArray() << u"-1"_s << QStringList();
    QTest::newRow("to one") << QByteArray() << u"001_a"_s << QStringList();
    QTest::newRow("steps before one") << QByteArray() << u"002_b-1"_s << QStringList();
    QTest::newRow("only one") << QByteArray() << u"--only"_s << QStringList{u"002_b"_s};
    QTest::newRow("warn") << "[policies]\nmissing = \"warn\"\n"_ba << u"-1"_s << QStringList{u"002_b"_s};
    QTest::newRow("allow") << "[policies]\nmissing = \"allow\"\n"_ba << u"-1"_s << QStringList{u"002_b"_s};
}

void PlannerTest::whatIsMissingIsNotSteppedOver()
{
    QFETCH(QByteArray, policies);
    QFETCH(QString, to);
    QFETCH(QStringList, planned);
    place().configure({}, policies);
    writeThree();
    place().run(place().migratePlan());
    place().files.remove(u"migrations/003_c.sql"_s);
    Target target = *parseTarget(to == u"--only"_s ? u"002_b"_s : to);
    target.extent = to == u"--only"_s ? Target::Extent::Only : Target::Extent::All;
    const auto plan = planRollback(place().project(), place().environment(), u"main"_s, place().profile(), place().status(), target);
    if (!planned.isEmpty()) {
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toString()));
        QCOMPARE(ids(*plan), planned);
        QCOMPARE(plan->warnings, QStringList{u"003_c is applied and missing from the folder: it cannot be rolled back."_s});
        return;
    }
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, Core::ErrorKind::History);
    QCOMPARE(plan.error().toString(),
             u"003_c is applied and missing from the folder, and 002_b, which was applied before it, would be rolled back.\n"
             "Put its file back; where it was renamed, varve-cli repair follows it; varve-cli unstamp 003_c forgets it. "
             "Or set policies.missing in varve.toml. With --only one migration is rolled back all the same."_s);
}

void PlannerTest::whatIsMissingAndOlderIsAWarning()
{
    writeThree();
    place().run(place().migratePlan());
    place().files.remove(u"migrations/002_b.sql"_s);
    const auto plan = place().tryRollback();
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toString()));
    QCOMPARE(ids(*plan), QStringList{u"003_c"_s});
    QCOMPARE(plan->warnings, QStringList{u"002_b is applied and missing from the folder: it cannot be rolled back."_s});
    QVERIFY(place().tryRollback(u"001_a"_s));
    QVERIFY(!place().tryRollback(u"001_a-1"_s)); // that would undo what is below it
    const auto toBase = place().tryRollback(u"base"_s);
    QVERIFY(!toBase);
    QCOMPARE(toBase.error().toString(),
             u"002_b is applied and missing from the folder: it cannot be rolled back.\n"
             "Put its file back; where it was renamed, varve-cli repair follows it; varve-cli unstamp 002_b forgets it."_s);
}

/// A repair writes rows that are newer than what they speak of.
void PlannerTest::ageIsThatOfTheApplying()
{
    writeThree();
    place().run(place().migratePlan());
    place().migration(u"001_a.sql"_s, "-- Another comment\nCREATE TABLE a (id integer);\n-- varve:down\nDROP TABLE a;\n");
    place().files.rename(u"migrations/002_b.sql"_s, u"migrations/002_better.sql"_s);
    const auto repair = planRepair(place().project(), place().environment(), u"main"_s, place().profile(), place().status(),
                                   {.acceptChanges = {u"001"_s}, .onlyAccepted = false});
    QVERIFY2(repair, qPrintable(repair ? QString() : repair.error().toString()));
    place().run(*repair);
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_better applied"_s, u"003_c applied"_s}));
    place().files.remove(u"migrations/003_c.sql"_s);
    for (const QString &to : {u"-1"_s, u"001"_s, u"001-1"_s}) {
        const auto plan = place().tryRollback(to);
        QVERIFY2(!plan && plan.error().message.startsWith(u"003_c is applied and missing from the folder, and "_s), qPrintable(to));
    }
}

void PlannerTest::emptyDownSectionIsAnError()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:down\n-- later\n");
    place().run(place().migratePlan());
    QCOMPARE(place().tryRollback().error().message, u"The down section has no statements: the migration cannot be rolled back."_s);
}

void PlannerTest::hostileFileNameIsOnlyAName()
{
    place().migration(u"001_\"; DROP TABLE x; --'.sql"_s, "CREATE TABLE a (id integer);\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(place().rows(u"SELECT migration_id FROM migration_history"_s), QStringList{u"001_\"; DROP TABLE x; --'"_s});
}

void PlannerTest::foreignFolderIsNotPlanned()
{
    writeThree();
    Project::Project project = place().project();
    project.layout = {.tool = u"Flyway"_s, .evidence = u"V1__init.sql"_s, .foreign = true};
    const auto plan = planMigrate(project, place().environment(), u"main"_s, place().profile(), place().status());
    QVERIFY(!plan);
    QCOMPARE(plan.error().message, u"The folder is one of Flyway (V1__init.sql). This version of Varve shows it and does not run it."_s);
}

void PlannerTest::tenThousandFilesArePlannedInSeconds()
{
    for (int i = 1; i <= 10'000; ++i)
        place().migration(u"%1_t.sql"_s.arg(i, 5, 10, QLatin1Char('0')), "CREATE TABLE t" + QByteArray::number(i) + " (id integer);\n");
    const Project::Project project = place().project();
    const Project::Environment environment = place().environment();
    const History::EnvironmentStatus status = place().status();
    QElapsedTimer timer;
    timer.start();
    const auto plan = planMigrate(project, environment, u"main"_s, place().profile(), status);
    QVERIFY(plan);
    QCOMPARE(plan->steps.size(), 10'000);
    qInfo("10,000 files planned in %lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 10'000);
}

QTEST_GUILESS_MAIN(PlannerTest)
#include "tst_planner.moc"
