// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/printing/planmarkdown.h>
#include <models/execution/printing/planpreview.h>
#include <models/execution/printing/planprinter.h>
#include <tests/support/postgresserver.h>
#include <tests/support/workplace.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::Workplace;

/// A plan as text, script and JSON.
class PlanPrinterTest final : public QObject
{
    Q_OBJECT

private slots:
    void textTellsEverythingThatWillBeSent();
    void hazardsAreMarked();
    void aWayBackThatCannotRunSaysWhyNot();
    void previewTellsWhatIsLost();
    void previewOfARollbackTellsWhatIsLost();
    void previewOfManyStepsIsShort();
    void patienceIsTold();
    void emptyPlanSaysSo();
    void jsonHasItsFormatAndPositions();
    void secretsAreMaskedEverywhere();
    void commandLineDoesTheSame();
    void scriptRunByHandEndsInTheSameState_data();
    void scriptRunByHandEndsInTheSameState();

private:
    static void writeTwo(Workplace &place)
    {
        place.configure(
            {}, "[variables]\nt = \"items\"\n[[releases]]\nname = \"1.0\"\ntitle = \"It's first\"\nmigrations = [\"001_a\", \"002_b\"]\n");
        place.migration(u"001_a.sql"_s,
                        "-- Migration: The first\nCREATE TABLE ${t} (id integer, name text)\n-- a comment at the end\n;\n"
                        "INSERT INTO ${t} VALUES (1, 'it''s; here');\n-- varve:verify\nSELECT count(*) FROM ${t}; -- expect: 1\n"
                        "-- varve:down\nDROP TABLE ${t};\n");
        place.migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
    }
};

void PlanPrinterTest::textTellsEverythingThatWillBeSent()
{
    Workplace place;
    writeTwo(place);
    const Plan plan = place.migratePlan(u"+1"_s);
    const QString text = printPlan(plan);
    QStringList lines = text.split(u'\n');
    QCOMPARE(lines.takeFirst(), QString(u"Plan "_s + plan.id + u" for test: "_s + plan.target.toString()));
    QCOMPARE(
        lines.join(u'\n'),
        u"Lock: flock test.sqlite.varve-lock\n"
        "Time-outs: 5 s for a lock, none for a statement\n"
        "Retries: up to 3, where only other sessions were in the way\n"
        "\n"
        "apply 001_a (one transaction)\n"
        "  Can be rolled back: yes\n"
        "  1. migrations/001_a.sql:2:1\n"
        "    CREATE TABLE items (id integer, name text)\n"
        "  2. migrations/001_a.sql:5:1\n"
        "    INSERT INTO items VALUES (1, 'it''s; here')\n"
        "  3. migrations/001_a.sql:7:1\n"
        "    SELECT count(*) FROM items\n"
        "    expected: 1\n"
        "  history:\n"
        "    INSERT INTO \"main\".\"migration_history\" (migration_id, migration_name, database_name, version, applied_at, applied_by, checksum, "
        "success, error_message, rollback_available, execution_ms, direction, statements_total, statements_done, tool_version, run_id, "
        "token_checksum) VALUES "
        "('001_a', 'The first', 'main', '1.0', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'by hand', '"_s
            + plan.steps.constFirst().checksum + u"', 1, NULL, 1, 0, 'up', 2, 2, 'varve 0.1.0', '', '"_s
            + QString::fromLatin1(plan.steps.constFirst().tokenChecksum) + u"')\n"_s);
}

void PlanPrinterTest::hazardsAreMarked()
{
    Workplace place;
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nDELETE FROM a;\nDROP TABLE a;\n");
    const QStringList lines = printPlan(place.migratePlan()).split(u'\n');
    const qsizetype step = lines.indexOf(u"apply 001_a (one transaction)"_s);
    QVERIFY(step > 0);
    QCOMPARE(lines.mid(step + 1, 3).join(u'\n'),
             u"  Hazards: loses data, loses structure\n  Can be rolled back: no\n  1. migrations/001_a.sql:1:1"_s);
    QVERIFY(lines.contains(u"  2. migrations/001_a.sql:2:1: loses data"_s));
    QVERIFY(lines.contains(u"  3. migrations/001_a.sql:3:1: loses structure"_s));
}

void PlanPrinterTest::aWayBackThatCannotRunSaysWhyNot()
{
    Workplace place;
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:down\nDROP TABLE ${nowhere};\n");
    const Plan plan = place.migratePlan();
    const QString reason = u"migrations/001_a.sql:3:12: Variable \"nowhere\" is not defined."_s;
    QVERIFY2(printPlan(plan).contains(u"  Can be rolled back: no: %1\n"_s.arg(reason)), qPrintable(printPlan(plan)));
    QVERIFY2(planPreview(plan).contains(u"  Can be rolled back: no: %1"_s.arg(reason)), qPrintable(planPreview(plan)));
    const QJsonObject step = planAsJson(plan).value("steps"_L1).toArray().first().toObject();
    QCOMPARE(step.value("rollbackAvailable"_L1), QJsonValue(false));
    QCOMPARE(step.value("noRollbackReason"_L1), QJsonValue(reason));
}

void PlanPrinterTest::previewTellsWhatIsLost()
{
    Workplace place;
    place.configure({}, "[variables.token]\nvalue = \"geheim\"\nsecret = true\n");
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:down\nDROP TABLE a;\n");
    place.migration(u"002_b.sql"_s,
                    "CREATE TABLE b (id text);\nDELETE\nFROM a;\nDROP TABLE IF EXISTS \"${token}\";\n"
                    "DELETE FROM a;\nDELETE FROM a;\nDELETE FROM a;\nDELETE FROM a;\nDROP TABLE a;\n");
    place.migration(u"003_c.sql"_s, "PRAGMA user_version = 3;\nVACUUM;\n");
    Plan plan = place.migratePlan();
    QCOMPARE(planPreview(plan),
             QString(u"Plan "_s + plan.id + u" for test: "_s + plan.target.toString()
                     + u"\n"
                       "Warning: "_s
                     + plan.warnings.value(0)
                     + u"\n"
                       "apply 001_a (one transaction)\n"
                       "apply 002_b (one transaction)\n"
                       "  Hazards: loses data, loses structure\n"
                       "  migrations/002_b.sql:2:1: loses data: DELETE…\n"
                       "  migrations/002_b.sql:4:1: loses structure: DROP TABLE IF EXISTS \"********\"\n"
                       "  migrations/002_b.sql:5:1: loses data: DELETE FROM a\n"
                       "  migrations/002_b.sql:6:1: loses data: DELETE FROM a\n"
                       "  migrations/002_b.sql:7:1: loses data: DELETE FROM a\n"
                       "  and 2 more\n"
                       "  Can be rolled back: no\n"
                       "apply 003_c (each statement by itself: VACUUM cannot run in a transaction (line 2))\n"
                       "  Can be rolled back: no"_s));
    for (int number = 1; number < 20; ++number)
        plan.warnings += u"another one"_s;
    QCOMPARE(planPreview(plan).count(u"Warning: "_s), 10);
    QVERIFY2(planPreview(plan).contains(u"\nand 10 more\napply 001_a"_s), qPrintable(planPreview(plan)));
}

void PlanPrinterTest::previewOfARollbackTellsWhatIsLost()
{
    Workplace place;
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (id integer, name text);\n-- varve:down\nDROP TABLE a;\n");
    place.run(place.migratePlan());
    const QStringList lines = planPreview(place.rollbackPlan()).split(u'\n');
    QCOMPARE(lines.mid(1).join(u'\n'),
             u"roll back 001_a (one transaction)\n"
             "  Hazards: loses structure\n"
             "  migrations/001_a.sql:3:1: loses structure: DROP TABLE a"_s);
}

/// The first and the last, how many there are between, and what of these is dangerous.
void PlanPrinterTest::previewOfManyStepsIsShort()
{
    Workplace place;
    for (int number = 1; number <= 30; ++number) {
        const QByteArray loss = number == 15 ? "DELETE FROM t1;\n" : "";
        const QByteArray table = "t" + QByteArray::number(number);
        place.migration(u"%1_x.sql"_s.arg(number, 3, 10, QChar(u'0')),
                        "CREATE TABLE " + table + " (id integer);\n" + loss + "-- varve:down\nDROP TABLE " + table + ";\n");
    }
    const QStringList lines = planPreview(place.migratePlan()).split(u'\n');
    QCOMPARE(lines.size(), 12);
    QCOMPARE(lines[1], u"apply 001_x (one transaction)"_s);
    QCOMPARE(lines[5], u"apply 005_x (one transaction)"_s);
    QCOMPARE(lines[6], u"… 20 more steps; of these lose data or structure: 015_x"_s);
    QCOMPARE(lines[7], u"apply 026_x (one transaction)"_s);
    QCOMPARE(lines[11], u"apply 030_x (one transaction)"_s);
}

void PlanPrinterTest::patienceIsTold()
{
    Workplace place;
    place.configure({}, "[policies]\nlock_timeout = \"1500ms\"\nstatement_timeout = \"1min\"\nretries = 0\n");
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    Plan plan = place.migratePlan();
    for (const QString &text : {printPlan(plan), planAsMarkdown(plan)}) {
        QVERIFY2(text.contains(u"Time-outs: 1.5 s for a lock, 60 s for a statement\n"_s), qPrintable(text));
        QVERIFY2(text.contains(u"Retries: none\n"_s), qPrintable(text));
    }
    const QJsonObject json = planAsJson(plan);
    QCOMPARE(json.value(u"lockTimeout"_s).toInt(), 1500);
    QCOMPARE(json.value(u"statementTimeout"_s).toInt(), 60000);
    QCOMPARE(json.value(u"retries"_s).toInt(-1), 0);
    plan.policies.statementTimeout = {};
    plan.target.options.insert(u"busy_timeout"_s, u"250"_s);
    QVERIFY(printPlan(plan).contains(u"Time-outs: 0.25 s for a lock, none for a statement\n"_s));
}

void PlanPrinterTest::emptyPlanSaysSo()
{
    Workplace place;
    QVERIFY(printPlan(place.migratePlan()).endsWith(u"\nNothing to do.\n"_s));
}

void PlanPrinterTest::jsonHasItsFormatAndPositions()
{
    Workplace place;
    writeTwo(place);
    const Plan plan = place.migratePlan();
    const QJsonObject json = planAsJson(plan);
    QCOMPARE(json.value(u"format"_s).toString(), u"varve-plan/1"_s);
    QCOMPARE(json.value(u"id"_s).toString(), plan.id);
    QCOMPARE(json.value(u"command"_s).toString(), u"migrate"_s);
    const QJsonObject step = json.value(u"steps"_s).toArray().first().toObject();
    QCOMPARE(step.value(u"kind"_s).toString(), u"apply"_s);
    QCOMPARE(step.value(u"migration"_s).toString(), u"001_a"_s);
    QCOMPARE(step.value(u"transaction"_s).toBool(), true);
    const QJsonObject statement = step.value(u"statements"_s).toArray().at(1).toObject();
    QCOMPARE(statement.value(u"sql"_s).toString(), u"INSERT INTO items VALUES (1, 'it''s; here')"_s);
    QCOMPARE(statement.value(u"written"_s).toString(), u"INSERT INTO ${t} VALUES (1, 'it''s; here')"_s);
    const Core::SourcePosition &start = plan.steps.constFirst().statements.at(1).statement.start;
    QCOMPARE(statement.value(u"where"_s).toObject(),
             (QJsonObject{{u"file"_s, u"migrations/001_a.sql"_s}, {u"line"_s, 5}, {u"column"_s, 1}, {u"offset"_s, start.offset}}));
    QCOMPARE(step.value(u"verification"_s).toArray().first().toObject().value(u"expect"_s).toString(), u"1"_s);
}

void PlanPrinterTest::secretsAreMaskedEverywhere()
{
    Workplace place;
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (id text DEFAULT 'x${token}y');\nSELECT '${token}';\n");
    Project::Environment environment = place.environment();
    environment.variables.insert(u"token"_s, {.value = u"it's-geheim"_s, .origin = u".env"_s, .substitution = {}, .secret = true});
    const auto plan = planMigrate(place.project(), environment, u"main"_s, place.profile(), place.status());
    QVERIFY(plan);
    const QStringList outputs{printPlan(*plan), *planAsSql(*plan), QString::fromUtf8(QJsonDocument(planAsJson(*plan)).toJson()),
                              commandLine(*plan)};
    for (const QString &output : outputs)
        QVERIFY2(!output.contains(u"geheim"_s), qPrintable(output));
    QVERIFY(outputs.at(0).contains(u"DEFAULT 'x********y'"_s));
    QVERIFY(outputs.at(1).contains(u"-- Values of secret variables are not in this file: replace ******** first."_s));
}

void PlanPrinterTest::commandLineDoesTheSame()
{
    Workplace place;
    writeTwo(place);
    QCOMPARE(commandLine(place.migratePlan()), u"varve-cli migrate --env test"_s);
    QCOMPARE(commandLine(place.migratePlan(u"+1"_s)), u"varve-cli migrate --env test --to +1"_s);
    QCOMPARE(commandLine(place.rollbackPlan()), u"varve-cli rollback --env test"_s);
    Plan hostile = place.migratePlan();
    hostile.environment = u"it's; rm -rf /"_s;
    QCOMPARE(commandLine(hostile), u"varve-cli migrate --env 'it'\\''s; rm -rf /'"_s);
    QCOMPARE(commandLine(*place.tryAdHoc("SELECT 1")), u"varve-cli query query.sql --env test"_s);
}

void PlanPrinterTest::scriptRunByHandEndsInTheSameState_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("sqlite3") << false;
    QTest::newRow("psql") << true;
}

void PlanPrinterTest::scriptRunByHandEndsInTheSameState()
{
    QFETCH(bool, postgres);
    const QString program = QStandardPaths::findExecutable(postgres ? u"psql"_s : u"sqlite3"_s);
    if (program.isEmpty())
        QSKIP("NO CLIENT PROGRAM psql or sqlite3");
    std::unique_ptr<Workplace> place;
    QStringList arguments;
    if (postgres) {
        VARVE_NEEDS_POSTGRESQL(Test::PostgresServer::instance());
        place = std::make_unique<Workplace>(Test::PostgresServer::instance().createDatabase());
        arguments = {u"-X"_s, u"-q"_s, u"-d"_s, Test::PostgresServer::instance().url(place->profile().database)};
    } else {
        place = std::make_unique<Workplace>();
        arguments = {place->profile().database};
    }
    writeTwo(*place);
    QProcess client;
    client.start(program, arguments);
    client.write(planAsSql(place->migratePlan())->toUtf8());
    client.closeWriteChannel();
    QVERIFY(client.waitForFinished());
    const QByteArray errors = client.readAllStandardError();
    QVERIFY2(client.exitCode() == 0 && errors.isEmpty(), errors.constData());
    QCOMPARE(place->standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s}));
    QCOMPARE(place->history(), (QStringList{u"001_a up ok 2/2"_s, u"002_b up ok 1/1"_s}));
    QCOMPARE(place->rows(u"SELECT version, description FROM schema_versions"_s), QStringList{u"1.0|It's first"_s});
    QCOMPARE(place->rows(u"SELECT name FROM items"_s), QStringList{u"it's; here"_s});
    QVERIFY(place->migratePlan().isEmpty());
}

QTEST_GUILESS_MAIN(PlanPrinterTest)
#include "tst_planprinter.moc"
