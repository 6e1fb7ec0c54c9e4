// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/program.h>
#include <tests/support/temporaryproject.h>

#include <QJsonArray>
#include <QTest>

using namespace Varve::Test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray configuration = "[variables]\nschema = \"main\"\ngreeting = \"it's 😀\"\ntoken = { value = \"topsecret\", secret = true }\n"
                                 "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\n";

void git(const TemporaryProject &files, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(files.folder());
    process.start(u"git"_s, QStringList{u"-c"_s, u"user.name=t"_s, u"-c"_s, u"user.email=t"_s} + arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("git: %s", process.readAllStandardError().constData());
}

} // namespace

/// The commands about files: what would be sent of one, its checksums, how it changed.
class TestFiles : public QObject
{
    Q_OBJECT

private slots:
    void renderPrintsWhatWouldBeSent();
    void renderMapsBytes();
    void renderHidesSecrets();
    void renderNamesAllThatIsUndefined();
    void checksumPrintsBoth();
    void checksumOfAnOpenTextHasNoTokens();
    void statusSaysHowAFileChanged();
    void diffShowsWhatGitKnows();
    void diffWithoutGitSaysSo();
    void aReferenceIsBlamedForWhatItLacks();
    void undefinedNamesOfAllFilesAreTold();
};

void TestFiles::renderPrintsWhatWouldBeSent()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s, configuration);
    project.write(
        u"001_a.sql"_s,
        "-- Migration: A\nCREATE TABLE ${schema}.a (t text DEFAULT '${greeting}');\nINSERT INTO a VALUES ('${varve.migration}');\n"
        "-- varve:verify\nSELECT count(*) FROM a; -- expect: 1\n-- varve:down\nDROP TABLE ${schema}.a;\n");
    const Program program(project.folder());
    const ProgramResult up = program.run({u"render"_s, u"001_a.sql"_s, u"--env"_s, u"dev"_s});
    QCOMPARE(up.out, u"CREATE TABLE main.a (t text DEFAULT 'it''s 😀');\nINSERT INTO a VALUES ('001_a');\nSELECT count(*) FROM a;\n"_s);
    QCOMPARE(up.exitCode, 0);
    const ProgramResult down = program.run({u"render"_s, u"001_a.sql"_s, u"--down"_s, u"--set"_s, u"schema=temp"_s});
    QCOMPARE(down.out, u"DROP TABLE temp.a;\n"_s);
}

void TestFiles::renderMapsBytes()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s, configuration);
    project.write(u"001_a.sql"_s, "SELECT 'ü', ${schema};\n");
    const Program program(project.folder());
    QCOMPARE(program.run({u"render"_s, u"001_a.sql"_s, u"--map"_s}).out,
             u"SELECT 'ü', main;\n    0-13 <- 0-13  as written\n    13-17 <- 13-22  ${schema}\n"_s);
    const QJsonObject json = program.run({u"render"_s, u"001_a.sql"_s, u"--map"_s, u"--format"_s, u"json"_s}).json();
    QCOMPARE(json[u"format"_s].toString(), u"varve-render/1"_s);
    QCOMPARE(json[u"file"_s].toString(), u"001_a.sql"_s);
    const QJsonArray map = json[u"statements"_s].toArray().at(0).toObject()[u"map"_s].toArray();
    QCOMPARE(map.size(), 2);
    QCOMPARE(map.at(1).toObject()[u"variable"_s].toString(), u"schema"_s);
    QCOMPARE(map.at(1).toObject()[u"rendered"_s].toObject()[u"offset"_s].toInt(), 13);
    QCOMPARE(map.at(1).toObject()[u"written"_s].toObject()[u"length"_s].toInt(), 9);
}

void TestFiles::renderHidesSecrets()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s, configuration);
    project.write(u"001_a.sql"_s, "SELECT '${token}', 1;\n");
    const Program program(project.folder());
    for (const QString &format : {u"text"_s, u"json"_s}) {
        const ProgramResult result = program.run({u"render"_s, u"001_a.sql"_s, u"--map"_s, u"--format"_s, format});
        QVERIFY2(result.out.contains(u"SELECT '********', 1"_s), qPrintable(result.out + result.err));
        QVERIFY(!result.out.contains(u"topsecret"_s));
    }
}

void TestFiles::renderNamesAllThatIsUndefined()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s, configuration);
    project.write(u"001_a.sql"_s, "SELECT ${shema};\nSELECT ${x};\nSELECT ${shema};\n");
    const ProgramResult result = Program(project.folder()).run({u"render"_s, u"001_a.sql"_s});
    QCOMPARE(result.exitCode, 7);
    QCOMPARE(result.out, QString());
    for (const QString &place : {u"001_a.sql:1:8: Variable \"shema\" is not defined."_s, u"001_a.sql:2:8: Variable \"x\" is not defined."_s,
                                 u"001_a.sql:3:8: Variable \"shema\" is not defined."_s})
        QVERIFY2(result.err.contains(place), qPrintable(result.err));
    QCOMPARE(result.err.count(u"Did you mean \"schema\"?"_s), 1);
}

void TestFiles::checksumPrintsBoth()
{
    const TemporaryProject project;
    project.write(u"a.sql"_s, "SELECT 1;\n");
    project.write(u"b.sql"_s, "SELECT  1; -- one\r\n");
    const Program program(project.folder());
    const ProgramResult text = program.run({u"checksum"_s, u"a.sql"_s, u"-"_s}, "SELECT 1;\r\n");
    const QStringList lines = text.out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines[0].startsWith(u"xxh3:"_s) && lines[0].contains(u"  tokens:"_s) && lines[0].endsWith(u"  a.sql"_s), qPrintable(lines[0]));
    QCOMPARE(QString(lines[1]).replace(u"  -"_s, u"  a.sql"_s), lines[0]); // line ends do not count
    const QJsonArray files = program.run({u"checksum"_s, u"a.sql"_s, u"b.sql"_s, u"--format"_s, u"json"_s}).json()[u"files"_s].toArray();
    QCOMPARE(files.at(0)[u"tokenChecksum"_s], files.at(1)[u"tokenChecksum"_s]);
    QVERIFY(files.at(0)[u"checksum"_s] != files.at(1)[u"checksum"_s]);
    QVERIFY(program.run({u"checksum"_s, u"nowhere.sql"_s}).err.contains(u"nowhere.sql could not be read"_s));
}

void TestFiles::checksumOfAnOpenTextHasNoTokens()
{
    const TemporaryProject project;
    project.write(u"a.sql"_s, "SELECT 'a;\n");
    const ProgramResult result = Program(project.folder()).run({u"checksum"_s, u"a.sql"_s});
    QVERIFY2(result.out.endsWith(u"  -  a.sql\n"_s), qPrintable(result.out));
    QCOMPARE(result.err, u"a.sql does not end well, so its tokens are not known; varve-cli statements says where.\n"_s);
    QCOMPARE(result.exitCode, 0);
}

void TestFiles::statusSaysHowAFileChanged()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s, configuration);
    project.write(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const Program program(project.folder());
    QCOMPARE(program.run({u"migrate"_s}).exitCode, 0);
    project.write(u"001_a.sql"_s, "-- why\nCREATE TABLE a (id integer);\n");
    QVERIFY2(program.run({u"status"_s}).out.contains(u"▲ changed since applied (comments or layout only)"_s),
             qPrintable(program.run({u"status"_s}).out));
    project.write(u"001_a.sql"_s, "CREATE TABLE a (id bigint);\n");
    const QJsonObject status = program.run({u"status"_s, u"--format"_s, u"json"_s}).json();
    QCOMPARE(status[u"environments"_s][0][u"migrations"_s][0][u"change"_s].toString(), u"real"_s);
}

void TestFiles::diffShowsWhatGitKnows()
{
    const TemporaryProject project;
    git(project, {u"init"_s, u"-q"_s});
    project.write(u"varve.toml"_s, configuration);
    project.write(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    git(project, {u"add"_s, u"001_a.sql"_s});
    git(project, {u"commit"_s, u"-q"_s, u"-m"_s, u"x"_s});
    const Program program(project.folder());
    QCOMPARE(program.run({u"migrate"_s}).exitCode, 0);
    QVERIFY(program.run({u"diff"_s, u"1"_s}).out.contains(u"001_a.sql is as it was applied on "_s));
    project.write(u"001_a.sql"_s, "CREATE TABLE a (id bigint);\n");
    const ProgramResult result = program.run({u"diff"_s, u"001_a"_s});
    QVERIFY2(result.out.contains(u": the statements differ."_s), qPrintable(result.out + result.err));
    QVERIFY(result.out.contains(u"-CREATE TABLE a (id integer);\n+CREATE TABLE a (id bigint);\n"_s));
    const QJsonObject json = program.run({u"diff"_s, u"001_a"_s, u"--format"_s, u"json"_s}).json();
    QCOMPARE(json[u"change"_s].toString(), u"real"_s);
    QCOMPARE(json[u"commit"_s].toString().size(), 40);
}

void TestFiles::diffWithoutGitSaysSo()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s, configuration);
    project.write(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const Program program(project.folder());
    const ProgramResult early = program.run({u"diff"_s, u"001_a"_s});
    QCOMPARE(early.err, u"varve-cli: 001_a is not applied on dev: there is nothing to compare it with.\n"_s);
    QCOMPARE(early.exitCode, 1);
    QCOMPARE(program.run({u"migrate"_s}).exitCode, 0);
    project.write(u"001_a.sql"_s, "CREATE TABLE a (\n    id integer\n);\n");
    const ProgramResult result = program.run({u"diff"_s, u"001_a"_s});
    QVERIFY2(result.out.contains(u": comments or layout only."_s), qPrintable(result.out + result.err));
    QVERIFY(result.out.contains(u"The applied text is not known: "_s));
}

void TestFiles::aReferenceIsBlamedForWhatItLacks()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s, configuration);
    project.write(u"001_a.sql"_s, "SELECT ${t};\n");
    const ProgramResult result = Program(project.folder()).run({u"render"_s, u"001_a.sql"_s, u"--set"_s, u"t=${shema}"_s});
    QVERIFY2(result.err.contains(u"001_a.sql:1:8: Variable \"shema\" is not defined; the value of \"t\" refers to it."_s),
             qPrintable(result.err));
    QVERIFY(result.err.contains(u"Did you mean \"schema\"?"_s));
}

void TestFiles::undefinedNamesOfAllFilesAreTold()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s, configuration);
    project.write(u"001_a.sql"_s, "SELECT ${shema};\n");
    project.write(u"002_b.sql"_s, "SELECT 1;\nSELECT '${shema}', '${other}';\n");
    const ProgramResult result = Program(project.folder()).run({u"migrate"_s});
    QCOMPARE(result.exitCode, 7);
    for (const QString &place : {u"001_a.sql:1:8: "_s, u"002_b.sql:2:9: "_s, u"002_b.sql:2:21: "_s})
        QVERIFY2(result.err.contains(place), qPrintable(result.err));
    QCOMPARE(result.err.count(u"Did you mean"_s), 1);
}

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
