// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/program.h>
#include <tests/support/temporaryproject.h>

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Varve::Test;
using namespace Qt::StringLiterals;

class TestValidate final : public QObject
{
    Q_OBJECT

private slots:
    void hintsTakeALineAndFailNothing();
    void warningsFailWhereStrictnessIsAsked();
    void fixesAreMadeAndTold();
    void fixesAreValuesInJson();
    void theDemonstrationsAreTidy();
    void newFollowsTheNamingRules();
    void newNeedsAName();
    void aMistypedCommandIsRecognised_data();
    void aMistypedCommandIsRecognised();
    void helpTellsDefaultsWhateverIsSaidBeside();
    void aHistorySchemaThatIsNotAttachedIsAProblemOfTheProject();
};

void TestValidate::hintsTakeALineAndFailNothing()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s, "[policies.checks]\nmissing-header = \"off\"\nno-verification = \"off\"\n");
    project.write(u"001_a.sqlite.sql"_s, "CREATE TABLE a (id INTEGER);\n");
    project.write(u"002_b.sqlite.sql"_s, "CREATE TABLE b (id INTEGER);\n");
    const ProgramResult result = Program(project.folder()).run({u"validate"_s, u"--strict"_s});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.out,
             u"001_a.sqlite.sql: hint: 001_a cannot be rolled back: it has no down section. [no-down]\n"
             "    Add a section that begins with \"-- varve:down\".\n"
             "001_a.sqlite.sql:1:1: hint: CREATE TABLE without IF NOT EXISTS fails where it has run before. [not-idempotent]\n"
             "    Write CREATE TABLE IF NOT EXISTS.\n"
             "002_b.sqlite.sql: hint: 002_b cannot be rolled back: it has no down section. [no-down]\n"
             "002_b.sqlite.sql:1:1: hint: CREATE TABLE without IF NOT EXISTS fails where it has run before. [not-idempotent]\n"
             "Hints: 4.\n"_s);
}

void TestValidate::warningsFailWhereStrictnessIsAsked()
{
    const TemporaryProject project;
    project.write(u"001_a.sql"_s, "CREATE TABLE a (id INTEGER);\n-- varve:down\n");
    const Program program(project.folder());
    QCOMPARE(program.run({u"validate"_s}).exitCode, 0);
    QCOMPARE(program.run({u"validate"_s, u"--strict"_s}).exitCode, 7);
}

void TestValidate::fixesAreMadeAndTold()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s,
                  "[variables]\nschema = \"app\"\n[policies.checks]\nmissing-header = \"off\"\nno-verification = \"off\"\n"
                  "no-down = \"off\"\n");
    project.write(u"001_a.sqlite.sql"_s, "CREATE TABLE IF NOT EXISTS app.a (id INTEGER);\r\nSELECT 'app' FROM app.a;");
    const Program program(project.folder());
    const ProgramResult found = program.run({u"validate"_s});
    QCOMPARE(found.out,
             u"001_a.sqlite.sql:1:28: warning: \"app\" is written out, and the project has it as ${schema}: other environments have "
             "another name there. [written-out]\n"
             "    CREATE TABLE IF NOT EXISTS app.a (id INTEGER);\n"
             "                               ^\n"
             "    Write ${schema} instead.\n"
             "001_a.sqlite.sql:2:19: warning: \"app\" is written out, and the project has it as ${schema}: other environments have "
             "another name there. [written-out]\n"
             "    SELECT 'app' FROM app.a;\n"
             "                      ^\n"
             "    Write ${schema} instead.\n"
             "2 problems.\n"_s);
    QCOMPARE(found.err, u"varve-cli validate --fix does what can be done about some of them.\n"_s);
    const ProgramResult fixed = program.run({u"validate"_s, u"--fix"_s});
    QCOMPARE(fixed.exitCode, 0);
    QCOMPARE(fixed.out,
             u"001_a.sqlite.sql:1:28: fixed: app is now ${schema} [written-out]\n"
             "001_a.sqlite.sql:2:19: fixed: app is now ${schema} [written-out]\n"
             "Fixed: 2.\n"
             "1 migration, no problems.\n"_s);
    QCOMPARE(project.read(u"001_a.sqlite.sql"_s),
             QByteArray("CREATE TABLE IF NOT EXISTS ${schema}.a (id INTEGER);\r\nSELECT 'app' FROM ${schema}.a;"));
}

void TestValidate::fixesAreValuesInJson()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s, "[variables]\nschema = \"app\"\n");
    project.write(u"001_a.sqlite.sql"_s, "SELECT 'ä' FROM app.a;\n");
    const Program program(project.folder());
    const auto fixOf = [](const ProgramResult &result, const QString &list) {
        const QJsonArray problems = result.json().value(list).toArray();
        for (const auto &problem : problems) {
            if (problem.toObject().value(u"code"_s) == u"written-out"_s)
                return problem.toObject().value(u"fix"_s).toObject();
        }
        return QJsonObject();
    };
    const QJsonObject expected{{u"offset"_s, 17}, {u"length"_s, 3}, {u"replacement"_s, u"${schema}"_s}};
    QCOMPARE(fixOf(program.run({u"--format"_s, u"json"_s, u"validate"_s}), u"problems"_s), expected);
    const ProgramResult fixed = program.run({u"--format"_s, u"json"_s, u"validate"_s, u"--fix"_s});
    QCOMPARE(fixOf(fixed, u"fixed"_s), expected);
    QVERIFY(fixOf(fixed, u"problems"_s).isEmpty());
}

void TestValidate::theDemonstrationsAreTidy()
{
    const TemporaryProject project;
    for (const QString &name : {u"mhras"_s, u"ontos"_s}) {
        const ProgramResult result = Program(project.folder()).run({u"--demo"_s, name, u"validate"_s, u"--strict"_s});
        QVERIFY2(result.exitCode == 0, qPrintable(result.out));
        QVERIFY2(result.out.count(u'\n') <= 8, qPrintable(result.out));
    }
}

void TestValidate::newFollowsTheNamingRules()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s, "[policies]\nnaming = [\"add_<feature>_to_<table>\", \"create_<table>\"]\n");
    const Program program(project.folder());
    QCOMPARE(program.run({u"new"_s, u"create users"_s}).out, u"create_users.sql\n"_s);
    QCOMPARE(program.run({u"new"_s, u"--part"_s, u"feature=ML columns"_s, u"--part"_s, u"table=users"_s}).out,
             u"add_ml_columns_to_users.sql\n"_s);
    const ProgramResult refused = program.run({u"new"_s, u"drop users"_s});
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.err,
             u"varve-cli: The name \"drop_users\" fits no naming rule of the project: \"add_<feature>_to_<table>\", \"create_<table>\".\n"
             "Choose a name like that, or give varve-cli new its parts: --part feature=… --part table=…\n"_s);
    QCOMPARE(program.run({u"new"_s, u"--part"_s, u"feature"_s}).err,
             u"varve-cli: --part feature has no value; expected --part name=value.\n"_s);
    project.write(u"varve.toml"_s, "[policies]\nnaming = [\"create_<table\"]\n");
    const ProgramResult broken = program.run({u"new"_s, u"create users"_s});
    QCOMPARE(broken.exitCode, 7);
    QVERIFY2(broken.err.startsWith(u"varve-cli: varve.toml:2:19: The naming rule \"create_<table\": \"<\" has no \">\"."_s),
             qPrintable(broken.err));
}

void TestValidate::newNeedsAName()
{
    const TemporaryProject project;
    QProcess process; // setsid leaves the terminal that the tests may have been started from
    process.setWorkingDirectory(project.folder());
    process.start(u"setsid"_s, {u"--wait"_s, qEnvironmentVariable("VARVE_CLI"), u"new"_s});
    QVERIFY(process.waitForFinished(30000));
    QCOMPARE(process.exitCode(), 1);
    QCOMPARE(QString::fromUtf8(process.readAllStandardError()),
             u"varve-cli: A new migration needs a name.\nSay in a few words what it does: varve-cli new \"add user preferences\"\n"_s);
}

void TestValidate::helpTellsDefaultsWhateverIsSaidBeside()
{
    const TemporaryProject project;
    const Program program(project.folder());
    const QString help = program.run({u"--help"_s}).out;
    // CLI11 says "=text" in Debian 12 and " [text]" in Debian 13.
    static const QRegularExpression format(uR"(--format TEXT:\{text,json\}(=text| \[text\]))"_s);
    QVERIFY2(help.contains(format), qPrintable(help));
    QCOMPARE(program.run({u"--format"_s, u"json"_s, u"--help"_s}).out, help);
}

void TestValidate::aMistypedCommandIsRecognised_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("expected");
    QTest::newRow("close to one") << QStringList{u"migrat"_s} << u"Did you mean \"migrate\"?"_s;
    QTest::newRow("behind an option") << QStringList{u"-p"_s, u"."_s, u"validat"_s} << u"Did you mean \"validate\"?"_s;
    QTest::newRow("close to none") << QStringList{u"bogus"_s} << u"\"bogus\" is no command; there are init, "_s;
    QTest::newRow("behind an option whose value is one")
        << QStringList{u"--env"_s, u"status"_s, u"bogus"_s} << u"\"bogus\" is no command; there are init, "_s;
}

void TestValidate::aMistypedCommandIsRecognised()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, expected);
    const TemporaryProject project;
    const ProgramResult result = Program(project.folder()).run(arguments);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains(expected), qPrintable(result.err));
}

void TestValidate::aHistorySchemaThatIsNotAttachedIsAProblemOfTheProject()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s, "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\n[history]\nschema = \"log\"\n");
    project.write(u"001_a.sql"_s, "CREATE TABLE a (id INTEGER);\n");
    const Program program(project.folder());
    const ProgramResult refused = program.run({u"migrate"_s});
    QCOMPARE(refused.exitCode, 7);
    QCOMPARE(refused.err,
             u"varve-cli: varve.toml:5:10: The history's schema is \"log\", and this SQLite database has only main.\n"
             "Attach a file under that name (attach = { \"log\" = \"FILE\" }), or take schema out of [history].\n"_s);
    project.write(u"varve.toml"_s,
                  "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\nattach = { log = \"log.sqlite\" }\n"
                  "[history]\nschema = \"log\"\n");
    QCOMPARE(program.run({u"migrate"_s}).exitCode, 0);
}

QTEST_GUILESS_MAIN(TestValidate)
#include "tst_validate.moc"
