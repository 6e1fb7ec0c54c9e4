// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/fixes.h>
#include <models/execution/plan/stepbuilder.h>
#include <models/execution/validation.h>
#include <models/project/checks/check.h>
#include <models/project/projectloader.h>

#include <tests/support/temporaryproject.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Varve::Test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray header = "-- Purpose: x\n";
const QByteArray around = "\n-- varve:verify\nSELECT 1; -- expect: 1\n";

Project::Project loaded(const TemporaryProject &folder)
{
    const auto project = Project::loadProject(folder.folder(), {.settings = {}, .databaseUrl = {}, .useIndex = false, .indexFolder = {}});
    if (!project)
        qFatal("%s", qPrintable(project.error().toString()));
    return *project;
}

/// "not-idempotent 1:1: CREATE TABLE without …", those of \a code alone unless it is empty.
QStringList shown(const QList<Core::Problem> &problems, const QString &code = {})
{
    QStringList result;
    for (const Core::Problem &problem : problems) {
        if (code.isEmpty() || problem.code == code)
            result += u"%1 %2:%3 %4"_s.arg(problem.code).arg(problem.where.line).arg(problem.where.column).arg(problem.message);
    }
    return result;
}

/// "1:1 BEGIN stands in … / Take it out.": what \a error and its others say.
QStringList shown(const Core::Error &error)
{
    QStringList result{u"%1 %2 / %3"_s.arg(error.where.toString(), error.message, error.remedy)};
    for (const Core::Error &other : error.others)
        result += shown(other);
    return result;
}

/// The same of the problems that a plan has too, in \a severity.
QStringList refused(const QList<Core::Problem> &problems, Core::Severity severity)
{
    QStringList result;
    for (const Core::Problem &problem : problems) {
        if (problem.code == u"refused" && problem.severity == severity)
            result += u"%1 %2 / %3"_s.arg(problem.where.toString(), problem.message, problem.remedy);
    }
    return result;
}

QStringList codes(const QList<Core::Problem> &problems)
{
    QStringList result;
    for (const Core::Problem &problem : problems)
        result += problem.code;
    result.sort();
    return result;
}

} // namespace

class ValidationTest final : public QObject
{
    Q_OBJECT

private slots:
    void aBareFolderGetsNoHints();
    void aProjectIsToldWhatItsFilesLack();
    void everyCheckCanBeSwitchedOff();
    void aFileAcceptsWhatItsHeaderNames();
    void everyCheckCanBeMadeLouder();
    void statementsThatFailTheSecondTime_data();
    void statementsThatFailTheSecondTime();
    void waysBackThatBringNotEverythingBack_data();
    void waysBackThatBringNotEverythingBack();
    void anEmptyWayBackSaysSo();
    void aDownFileIsReadToo();
    void expectationsThatCannotBeRead();
    void namesFitTheRules();
    void namesWrittenOut_data();
    void namesWrittenOut();
    void fixesChangeNothingElse();
    void aFixOfAnotherTextIsRefused();
    void whatAPlanRefusesIsSaidBefore_data();
    void whatAPlanRefusesIsSaidBefore();
    void whatDropsTheHistoryIsToldWithAWayOut_data();
    void whatDropsTheHistoryIsToldWithAWayOut();
    void whatARollbackRefusesIsAWarning();
    void whatNeverRunsMayHoldAnything();
    void theRunsTransactionIsAskedToo();
    void oneTextIsCheckedAsItStands();
    void tenThousandFilesAreCheckedInSeconds();
};

void ValidationTest::aBareFolderGetsNoHints()
{
    const TemporaryProject folder;
    folder.write(u"001_a.sql"_s, "CREATE TABLE a (id int);\n");
    QCOMPARE(shown(validate(loaded(folder))), QStringList());
}

void ValidationTest::aProjectIsToldWhatItsFilesLack()
{
    const TemporaryProject folder;
    folder.write(u"varve.toml"_s, "");
    folder.write(u"001_a.sqlite.sql"_s, "CREATE TABLE a (id int);\n");
    const auto problems = validate(loaded(folder));
    QCOMPARE(shown(problems),
             (QStringList{u"missing-header 0:0 001_a has no header: it does not say what it is for, from when and by whom."_s,
                          u"no-down 0:0 001_a cannot be rolled back: it has no down section."_s,
                          u"no-verification 0:0 001_a has no verification: a run does not see whether it did what it should."_s,
                          u"not-idempotent 1:1 CREATE TABLE without IF NOT EXISTS fails where it has run before."_s}));
    for (const Core::Problem &problem : problems) {
        QVERIFY(problem.severity == Core::Severity::Hint);
        QVERIFY(!problem.remedy.isEmpty());
        QCOMPARE(problem.where.file, u"001_a.sqlite.sql"_s);
    }
}

void ValidationTest::everyCheckCanBeSwitchedOff()
{
    const TemporaryProject folder;
    QByteArray off = "[variables]\nschema = \"app\"\n[policies]\nnaming = [\"create_<table>\"]\n[policies.checks]\n";
    for (const Project::Check &check : Project::checks())
        off += check.code.toUtf8() + " = \"off\"\n";
    folder.write(u"varve.toml"_s, off);
    folder.write(u"001_a.sqlite.sql"_s, "CREATE TABLE app.a (id int);\n-- varve:verify\n\n-- expect: 1\n-- varve:down\n");
    folder.write(u"002_b.sqlite.sql"_s, "DELETE FROM app.a;\n-- varve:down\nSELECT 1;\n");
    QCOMPARE(shown(validate(loaded(folder))), QStringList());
    folder.write(u"varve.toml"_s, off.left(off.indexOf("[policies.checks]")));
    QStringList all = codes(validate(loaded(folder)));
    all.removeDuplicates();
    QCOMPARE(all,
             (QStringList{u"empty-down"_s, u"irreversible"_s, u"missing-header"_s, u"naming"_s, u"no-verification"_s, u"not-idempotent"_s,
                          u"stray-expectation"_s, u"written-out"_s})); // and no-down, which cannot be beside an empty one
}

void ValidationTest::aFileAcceptsWhatItsHeaderNames()
{
    const TemporaryProject folder;
    folder.write(u"varve.toml"_s, "");
    folder.write(u"001_a.sql"_s, "-- Purpose: x\n-- Checks off: no-down, No-Verification\nSELECT 1;\n");
    QCOMPARE(shown(validate(loaded(folder))), QStringList());
}

void ValidationTest::everyCheckCanBeMadeLouder()
{
    const TemporaryProject folder;
    folder.write(u"varve.toml"_s, "[policies.checks]\nno-down = \"error\"\nmissing-header = \"warning\"\n");
    folder.write(u"001_a.sql"_s, "SELECT 1;\n");
    const auto problems = validate(loaded(folder));
    QCOMPARE(codes(problems), (QStringList{u"missing-header"_s, u"no-down"_s, u"no-verification"_s}));
    QVERIFY(problems[0].severity == Core::Severity::Warning);
    QVERIFY(problems[1].severity == Core::Severity::Error);
    QVERIFY(problems[2].severity == Core::Severity::Hint);
}

void ValidationTest::statementsThatFailTheSecondTime_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<QString>("lacking"); ///< empty: nothing to say
    const auto row = [](const QString &engine, const char *statement, const char *lacking = "") {
        QTest::addRow("%s: %s", qPrintable(engine), statement) << engine << QByteArray(statement) << QString::fromLatin1(lacking);
    };
    const QString pg = u"postgresql"_s;
    row(pg, "CREATE TABLE t (i int)", "CREATE TABLE without IF NOT EXISTS");
    row(pg, "CREATE TABLE IF NOT EXISTS t (i int)");
    row(pg, "CREATE TEMP TABLE t (i int)");
    row(pg, "CREATE UNIQUE INDEX i ON t (c)", "CREATE INDEX without IF NOT EXISTS");
    row(pg, "CREATE INDEX CONCURRENTLY i ON t (c)", "CREATE INDEX without IF NOT EXISTS");
    row(pg, "CREATE INDEX ON t (c)");
    row(pg, "CREATE VIEW v AS SELECT 1", "CREATE VIEW without OR REPLACE");
    row(pg, "CREATE OR REPLACE VIEW v AS SELECT 1");
    row(pg, "CREATE MATERIALIZED VIEW v AS SELECT 1", "CREATE MATERIALIZED VIEW without IF NOT EXISTS");
    row(pg, "CREATE POLICY p ON t");
    row(pg, "CREATE TYPE e AS ENUM ('a')");
    row(pg, "CREATE DATABASE d");
    row(pg, "DROP POLICY p ON t", "DROP POLICY without IF EXISTS");
    row(pg, "DROP POLICY IF EXISTS p ON t; CREATE TRIGGER p BEFORE INSERT ON t EXECUTE FUNCTION f()", "CREATE TRIGGER without OR REPLACE");
    row(pg, "DROP TRIGGER IF EXISTS p ON t; CREATE TRIGGER p BEFORE INSERT ON t EXECUTE FUNCTION f()");
    row(pg, "ALTER TABLE t ADD COLUMN c int", "ADD COLUMN without IF NOT EXISTS");
    row(pg, "ALTER TABLE t ADD COLUMN IF NOT EXISTS c int");
    row(pg, "ALTER TABLE t ADD CONSTRAINT k CHECK (c > 0)");
    row(pg, "ALTER TABLE t DROP CONSTRAINT k", "DROP CONSTRAINT without IF EXISTS");
    row(pg, "ALTER TABLE t ALTER COLUMN c DROP NOT NULL");
    row(pg, "SELECT 'CREATE TABLE x'");
    const QString sqlite = u"sqlite"_s;
    row(sqlite, "CREATE VIEW v AS SELECT 1", "CREATE VIEW without IF NOT EXISTS");
    row(sqlite, "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END", "CREATE TRIGGER without IF NOT EXISTS");
    row(sqlite, "ALTER TABLE t ADD COLUMN c int");
    row(sqlite, "ALTER TABLE t DROP COLUMN c");
    row(sqlite, "DROP INDEX i", "DROP INDEX without IF EXISTS");
    const QString mysql = u"mysql"_s;
    row(mysql, "CREATE TABLE t (i int)", "CREATE TABLE without IF NOT EXISTS");
    row(mysql, "CREATE INDEX i ON t (c)");
    row(mysql, "DROP INDEX i ON t");
    row(mysql, "ALTER TABLE t ADD COLUMN c int");
    const QString mariadb = u"mariadb"_s;
    row(mariadb, "CREATE INDEX i ON t (c)", "CREATE INDEX without IF NOT EXISTS");
    row(mariadb, "DROP INDEX i ON t", "DROP INDEX without IF EXISTS");
    row(mariadb, "ALTER TABLE t ADD COLUMN c int, ADD COLUMN IF NOT EXISTS d int", "ADD COLUMN without IF NOT EXISTS");
    const QString spark = u"spark"_s;
    row(spark, "CREATE SCHEMA s", "CREATE SCHEMA without IF NOT EXISTS");
    row(spark, "ALTER TABLE t ADD COLUMN c STRING");
    row(spark, "ALTER TABLE t DROP COLUMN c", "DROP COLUMN without IF EXISTS");
    row(u"neo4j"_s, "CREATE INDEX i FOR (n:A) ON (n.b)", "CREATE INDEX without IF NOT EXISTS");
    row(u"redis"_s, "SET a 1");
}

void ValidationTest::statementsThatFailTheSecondTime()
{
    QFETCH(QString, engine);
    QFETCH(QByteArray, statement);
    QFETCH(QString, lacking);
    const TemporaryProject folder;
    folder.write(u"varve.toml"_s, "");
    const QString path = u"001_a.%1.sql"_s.arg(engine);
    folder.write(path, statement + '\n');
    QStringList found;
    for (const Core::Problem &problem : validate(loaded(folder))) {
        if (problem.code == u"not-idempotent")
            found += problem.message;
    }
    QCOMPARE(found.join(u'|'), lacking.isEmpty() ? QString() : QString(lacking + u" fails where it has run before."_s));
}

void ValidationTest::waysBackThatBringNotEverythingBack_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QByteArray>("up");
    QTest::addColumn<QByteArray>("down");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QString &engine, const char *up, const char *down, const QString &reason = {}) {
        QTest::newRow(name) << engine << QByteArray(up) << QByteArray(down) << reason;
    };
    const QString pg = u"postgresql"_s;
    row("what is made is dropped", pg, "CREATE TABLE t (i int);", "DROP TABLE t;");
    row("a table is dropped", pg, "DROP TABLE app.t;", "CREATE TABLE app.t (i int);",
        u"2:1 DROP TABLE loses what is in app.t, and the down section does not bring it back."_s);
    row("a table is made anew", u"sqlite"_s,
        "CREATE TABLE n (i int);\nINSERT INTO n SELECT i FROM t;\nDROP TABLE t;\nALTER TABLE n RENAME TO t;", "SELECT 1;");
    row("the rows come back", pg, "DELETE FROM t WHERE i = 1;", "INSERT INTO t VALUES (1);");
    row("rows are deleted", pg, "DELETE FROM t WHERE i = 1;", "SELECT 1;",
        u"2:1 DELETE takes rows out of t, and the down section does not bring them back."_s);
    row("a table is emptied", pg, "TRUNCATE t;", "SELECT 1;",
        u"2:1 TRUNCATE takes rows out of t, and the down section does not bring them back."_s);
    row("a column is dropped", pg, "ALTER TABLE t DROP COLUMN c;", "ALTER TABLE t ADD COLUMN c int;",
        u"2:1 DROP COLUMN loses what is in the column of t, and the down section does not bring it back."_s);
    row("a constraint is dropped", pg, "ALTER TABLE t DROP CONSTRAINT c;", "ALTER TABLE t ADD CONSTRAINT c CHECK (true);");
    row("a view is dropped", pg, "DROP VIEW v;", "CREATE VIEW v AS SELECT 1;");
    row("an enumeration grows", pg, "ALTER TYPE mood ADD VALUE 'fine';", "SELECT 1;",
        u"2:1 PostgreSQL cannot take a value out of the type mood again; only making the type anew can."_s);
    row("columns on Delta", u"spark"_s, "ALTER TABLE s.t ADD COLUMN c STRING;", "ALTER TABLE s.t DROP COLUMN c;",
        u"7:1 Delta drops a column of s.t only where the table has column mapping; elsewhere the table must be made anew."_s);
    row("nothing is lost where there is no way back", pg, "DROP TABLE t;", "");
}

void ValidationTest::waysBackThatBringNotEverythingBack()
{
    QFETCH(QString, engine);
    QFETCH(QByteArray, up);
    QFETCH(QByteArray, down);
    QFETCH(QString, reason);
    const TemporaryProject folder;
    folder.write(u"varve.toml"_s, "");
    folder.write(u"001_a.%1.sql"_s.arg(engine), header + up + '\n' + around + (down.isEmpty() ? QByteArray() : "-- varve:down\n" + down));
    QCOMPARE(shown(validate(loaded(folder)), u"irreversible"_s).join(u'|'),
             reason.isEmpty() ? QString() : QString(u"irreversible "_s + reason));
}

void ValidationTest::anEmptyWayBackSaysSo()
{
    const TemporaryProject folder;
    folder.write(u"001_a.sql"_s, "CREATE TABLE a (id int);\n\n-- varve:down\n-- Nobody knows how.\n");
    QCOMPARE(shown(validate(loaded(folder))),
             QStringList{u"empty-down 3:1 The down section of 001_a is empty: it cannot be rolled back."_s});
}

void ValidationTest::aDownFileIsReadToo()
{
    const TemporaryProject folder;
    folder.write(u"varve.toml"_s, ""); // without it the folder would be golang-migrate's
    folder.write(u"001_a.up.sql"_s, "CREATE TABLE a (id int);\n");
    folder.write(u"001_a.down.sql"_s, "DROP TABLE ${table};\nSELECT 'x\n");
    const auto problems = validate(loaded(folder));
    QCOMPARE(codes(problems), (QStringList{u"undefined-variable"_s, u"unfinished-text"_s}));
    for (const Core::Problem &problem : problems)
        QCOMPARE(problem.where.file, u"001_a.down.sql"_s);
}

void ValidationTest::expectationsThatCannotBeRead()
{
    const TemporaryProject folder;
    folder.write(u"001_a.sql"_s, "CREATE TABLE a (id int);\n-- varve:verify\nSELECT 1; -- expect: >\n\n-- expect: 3\n");
    const auto problems = validate(loaded(folder));
    QCOMPARE(shown(problems),
             (QStringList{u"expectation 3:23 The comparison \">\" has nothing to compare with."_s,
                          u"stray-expectation 5:12 This expectation belongs to no query, so nothing is compared with it."_s}));
    QVERIFY(problems[0].severity == Core::Severity::Error);
    QVERIFY(problems[1].severity == Core::Severity::Warning);
}

void ValidationTest::namesFitTheRules()
{
    const TemporaryProject folder;
    folder.write(u"varve.toml"_s, "[policies]\nnaming = [\"{number}_{name}\", \"seed_<what>\"]\n[categories]\n\"old_*\" = \"archived\"\n");
    for (const QString &name : {u"001_a.sql"_s, u"seed_users.sql"_s, u"old_thing.sql"_s, u"fix_it.sql"_s})
        folder.write(name, "SELECT 1;\n");
    QCOMPARE(shown(validate(loaded(folder)), u"naming"_s),
             QStringList{u"naming 0:0 The name \"fix_it\" fits no naming rule of the project: \"{number}_{name}\", \"seed_<what>\"."_s});
}

void ValidationTest::namesWrittenOut_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QString &engine, const char *before, const char *after) {
        QTest::newRow(name) << engine << QByteArray(before) << QByteArray(after);
    };
    const QString spark = u"spark"_s;
    const QString pg = u"postgresql"_s;
    row("catalog and schema", spark, "ALTER TABLE home_cat.mirion.templates ADD COLUMN c STRING;",
        "ALTER TABLE `${catalog}`.${schema}.templates ADD COLUMN c STRING;");
    row("in quotes", spark, "SELECT * FROM `erp-demos`.`mirion`.`t`;", "SELECT * FROM `${catalog}`.`${schema}`.`t`;");
    row("beside a variable", spark, "SELECT * FROM ${catalog}.mirion.t;", "SELECT * FROM ${catalog}.${schema}.t;");
    row("a schema that is made", pg, "CREATE SCHEMA IF NOT EXISTS mirion;", "CREATE SCHEMA IF NOT EXISTS ${schema};");
    row("a catalog that is used", spark, "USE CATALOG home_cat; USE SCHEMA mirion;", "USE CATALOG `${catalog}`; USE SCHEMA ${schema};");
    row("a question about the schema", pg, "SELECT 1 FROM information_schema.columns WHERE table_schema = 'mirion';",
        "SELECT 1 FROM information_schema.columns WHERE table_schema = '${schema}';");
    row("in quotes of the other kind", pg, "SELECT * FROM \"mirion\".\"t\";", "SELECT * FROM \"${schema}\".\"t\";");
    row("text and comments stay", pg, "SELECT 'mirion.t' -- mirion.t\nFROM mirion.t /* mirion.t */;",
        "SELECT 'mirion.t' -- mirion.t\nFROM ${schema}.t /* mirion.t */;");
    row("a column of a table of that name", pg, "SELECT mirion.id FROM mirion;", "SELECT mirion.id FROM mirion;");
    row("an alias of that name", pg, "SELECT mirion.id FROM t AS mirion;", "SELECT mirion.id FROM t AS mirion;");
    row("a part of a name", pg, "SELECT * FROM mirion2.t, ${schema}_mirion.t;", "SELECT * FROM mirion2.t, ${schema}_mirion.t;");
    row("a table of that name", pg, "DROP TABLE IF EXISTS mirion;", "DROP TABLE IF EXISTS mirion;");
    row("in the other sections", pg, "SELECT 1;\n-- varve:verify\nSELECT count(*) FROM mirion.t;\n-- varve:down\nDROP TABLE mirion.t;",
        "SELECT 1;\n-- varve:verify\nSELECT count(*) FROM ${schema}.t;\n-- varve:down\nDROP TABLE ${schema}.t;");
    row("where nothing is replaced", pg, "-- Variables: off\nSELECT * FROM mirion.t;", "-- Variables: off\nSELECT * FROM mirion.t;");
    row("another variable of that value", pg, "SELECT * FROM owner_name.t;", "SELECT * FROM owner_name.t;");
}

void ValidationTest::namesWrittenOut()
{
    QFETCH(QString, engine);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const TemporaryProject folder;
    folder.write(u"varve.toml"_s,
                 "[variables]\nschema = \"mirion\"\nowner = \"owner_name\"\n"
                 "[environments.dev]\nurl = \"sqlite:a\"\n[environments.dev.variables]\ncatalog = \"home_cat\"\n"
                 "[environments.prod]\nurl = \"sqlite:b\"\n[environments.prod.variables]\ncatalog = \"erp-demos\"\n");
    const QString path = u"001_a.%1.sql"_s.arg(engine);
    folder.write(path, before);
    const Project::Project project = loaded(folder);
    const auto fixed = applyFixes(project, validate(project));
    QVERIFY2(fixed, qPrintable(fixed ? QString() : fixed.error().toString()));
    QCOMPARE(folder.read(path), after);
    QCOMPARE(shown(validate(project), u"written-out"_s), QStringList());
}

void ValidationTest::fixesChangeNothingElse()
{
    const TemporaryProject folder;
    folder.write(u"varve.toml"_s, "[variables]\nschema = \"app\"\n");
    const QByteArray text = "\xEF\xBB\xBF-- Größe\r\n\tSELECT *\r\nFROM app.t\t;\n\r\nSELECT 'ä', b FROM  app . u ;  ";
    folder.write(u"001_a.sqlite.sql"_s, text);
    const Project::Project project = loaded(folder);
    const auto problems = validate(project);
    QCOMPARE(
        shown(problems, u"written-out"_s),
        (QStringList{
            u"written-out 3:6 \"app\" is written out, and the project has it as ${schema}: other environments have another name there."_s,
            u"written-out 5:21 \"app\" is written out, and the project has it as ${schema}: other environments have another name there."_s}));
    const auto fixed = applyFixes(project, problems);
    QVERIFY2(fixed, qPrintable(fixed ? QString() : fixed.error().toString()));
    QCOMPARE(fixed->size(), 2);
    QCOMPARE(folder.read(u"001_a.sqlite.sql"_s), QByteArray(text).replace("app", "${schema}"));
}

void ValidationTest::aFixOfAnotherTextIsRefused()
{
    const TemporaryProject folder;
    folder.write(u"varve.toml"_s, "[variables]\nschema = \"app\"\n");
    folder.write(u"001_a.sqlite.sql"_s, "SELECT * FROM app.t;\n");
    const Project::Project project = loaded(folder);
    const auto problems = validate(project);
    folder.write(u"001_a.sqlite.sql"_s, "SELECT  * FROM app.t;\n");
    const auto fixed = applyFixes(project, problems);
    QVERIFY(!fixed);
    QCOMPARE(fixed.error().toString(),
             u"001_a.sqlite.sql: The text is no longer the one in which \"app\" was found.\n"
             "Look at the file as it is now, then try again."_s);
    QCOMPARE(folder.read(u"001_a.sqlite.sql"_s), QByteArray("SELECT  * FROM app.t;\n"));
}

void ValidationTest::whatAPlanRefusesIsSaidBefore_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("policy");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("count");
    const auto row = [](const char *name, const char *engine, const char *text, int count, const char *policy = "") {
        QTest::newRow(name) << QString::fromLatin1(engine) << QByteArray(policy) << QByteArray(text) << count;
    };
    const char *const pg = "postgresql://localhost/x";
    const char *const maria = "mariadb://localhost/x";
    const char *const sqlite = "sqlite:x";
    row("a transaction", pg, "BEGIN;\nCREATE TABLE a (id int);\nCOMMIT;\n", 2);
    row("a prepared transaction", pg, "PREPARE TRANSACTION 'x';\n", 1);
    row("a transaction on SQLite", sqlite, "BEGIN IMMEDIATE;\nSELECT 1;\nEND;\n", 2);
    row("a transaction on MariaDB", maria, "START TRANSACTION;\nSELECT 1;\n", 1);
    row("savepoints", pg, "SAVEPOINT a;\nSELECT 1;\nRELEASE a;\n", 0);
    row("a block", pg, "DO $$ BEGIN PERFORM 1; END $$;\n", 0);
    row("a procedure", maria, "DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; END//\nDELIMITER ;\n", 0);
    row("a trigger", sqlite, "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END;\n", 0);
    row("commands of psql", pg, "\\dt\nSELECT 1;\n\\restrict abc\n", 1);
    row("rows for a client", pg, "COPY a TO STDOUT;\n", 1);
    row("rows from the file", pg, "COPY a FROM STDIN;\n1\n\\.\n", 0);
    row("Varve's tables", pg, "ALTER TABLE migration_history ADD COLUMN x int;\nDROP TABLE public.migration_runs;\n", 2);
    row("Varve's tables, called otherwise", pg, "DELETE FROM done;\nDELETE FROM migration_history;\n", 1, "[history]\ntable = \"done\"\n");
    row("the history's schema", pg,
        "DROP SCHEMA public CASCADE;\nDROP SCHEMA IF EXISTS other, /* and */ \"public\";\nDROP SCHEMA PUBLIC;\nDROP DATABASE x;\n", 4);
    row("other schemas", pg, "DROP SCHEMA other CASCADE;\nDROP SCHEMA \"Public\";\nDROP DATABASE y;\n", 0);
    row("the history's schema under another name", pg,
        "ALTER SCHEMA hist RENAME TO h2;\nALTER SCHEMA /* RENAME */ hist OWNER TO anna;\nALTER SCHEMA public RENAME TO hist;\n"
        "ALTER SCHEMA \"hist\" /* to */ rename TO h2;\nALTER SCHEMA ${kept} RENAME TO h2;\nGRANT USAGE ON SCHEMA hist TO rename;\n",
        3, "[history]\nschema = \"hist\"\n[variables]\nkept = \"hist\"\n");
    row("Varve's tables elsewhere or under another name", pg,
        "ALTER TABLE migration_history SET SCHEMA x;\nALTER TABLE public.migration_runs RENAME TO y;\n"
        "ALTER TABLE IF EXISTS ONLY \"migration_journal\" RENAME COLUMN a TO b;\n",
        3);
    row("Varve's tables that a variable names", pg,
        "DROP TABLE ${s}.migration_history;\nDELETE FROM ${t};\nTRUNCATE \"${t}\";\nUPDATE ${s}.a SET b = 1;\nDROP TABLE "
        "${other}.migration_history;\nCREATE TABLE IF NOT EXISTS ${t} (a int);\nINSERT INTO ${t} VALUES (1);\n",
        4, "[variables]\ns = \"public\"\nt = \"migration_runs\"\nother = \"other\"\n");
    row("Varve's tables in a list", pg,
        "TRUNCATE a, migration_history;\nTRUNCATE TABLE ONLY a *, /* and */ ONLY public.\"migration_runs\" CASCADE;\nTRUNCATE a, "
        "${t};\nTRUNCATE a, other.migration_runs, b RESTART IDENTITY;\nTRUNCATE a -- , migration_history\n;\n",
        3, "[variables]\nt = \"migration_runs\"\n");
    row("Varve's tables, where nothing is replaced", pg, "DROP TABLE \"${s}\".migration_history;\n", 0,
        "[policies]\nvariables = false\n[variables]\ns = \"public\"\n");
    row("the history's schema, called otherwise", pg, "DROP SCHEMA public;\nDROP SCHEMA \"Kept\";\n-- varve:down\nSELECT 1;\n", 1,
        "[history]\nschema = \"Kept\"\n");
    row("a schema that a variable names", pg, "DROP SCHEMA ${s};\nDROP SCHEMA \"${other}\";\nDROP DATABASE ${d};\n", 2,
        "[variables]\ns = \"public\"\nother = \"other\"\nd = \"x\"\n");
    row("the database", maria, "DROP DATABASE x;\nDROP SCHEMA IF EXISTS `x`;\nDROP /* it */ DATABASE IF EXISTS\n  x;\n", 3);
    row("the database, as mariadb-dump drops it", maria, "/*!40000 DROP DATABASE IF EXISTS `x`*/;\n", 1);
    row("other databases", maria, "DROP DATABASE y;\nDROP SCHEMA `x.x`;\nCREATE DATABASE x;\nDROP TABLE x.x;\n", 0);
    row("Varve's tables by the database's name", maria,
        "TRUNCATE x.migration_history;\nDROP TABLE a, `x`.`migration_runs`;\nDELETE FROM x . migration_history;\nUPDATE "
        "X.migration_journal SET a = 1;\nALTER TABLE x.migration_history ADD COLUMN b int;\nRENAME TABLE a TO b, x.migration_runs TO "
        "c;\nTRUNCATE TABLE ${d}.migration_runs;\n",
        7, "[variables]\nd = \"x\"\n");
    row("Varve's tables behind other databases", maria,
        "USE y;\nINSERT INTO migration_history VALUES (1);\nUSE ${d};\nDELETE a FROM migration_history a JOIN b;\nUSE y;\nDELETE FROM "
        "migration_runs;\n-- varve:down\nDELETE FROM migration_runs;\n",
        1, "[variables]\nd = \"x\"\n");
    row("tables of their names in other databases", maria,
        "DROP TABLE y.migration_history;\nTRUNCATE y.migration_runs;\nDELETE FROM ${d}.migration_history;\nCREATE TABLE "
        "x.migration_history (a int);\n",
        0, "[variables]\nd = \"y\"\n");
    row("Varve's tables in the history's database", maria, "DROP TABLE kept.migration_history;\nDROP TABLE x.migration_history;\n", 1,
        "[history]\nschema = \"kept\"\n");
    row("the database made anew", maria,
        "CREATE OR REPLACE DATABASE x;\nCREATE OR REPLACE SCHEMA `x` CHARACTER SET utf8mb4;\nCREATE DATABASE IF NOT EXISTS x;\nCREATE OR "
        "REPLACE DATABASE y;\n",
        2);
    row("Varve's tables made anew", maria,
        "CREATE OR REPLACE TABLE migration_history (a int);\nCREATE OR REPLACE TABLE x.migration_runs (a int);\nCREATE TABLE IF NOT EXISTS "
        "migration_history (a int);\nCREATE OR REPLACE TABLE a (b int);\nCREATE OR REPLACE VIEW c AS SELECT 1;\n",
        2);
    row("the history's database", maria, "DROP DATABASE kept;\nDROP DATABASE x;\nDROP DATABASE y;\n", 2, "[history]\nschema = \"kept\"\n");
    row("writing checks", pg, "SELECT 1;\n-- varve:verify\nINSERT INTO a VALUES (1);\nCREATE TABLE b (id int);\n", 2);
    row("a check outside", pg, "SELECT 1;\n-- varve:verify\nVACUUM;\n", 1);
    row("a check outside, of single statements", pg, "SELECT 1;\n-- varve:verify\nVACUUM;\n", 0, "[policies]\ntransaction = \"none\"\n");
    row("a check behind what stands alone", pg, "VACUUM;\n-- varve:verify\nVACUUM;\n", 0);
    row("a table is checked", maria, "SELECT 1;\n-- varve:verify\nCHECK TABLE a;\n", 0);
    row("a setting as a check", sqlite, "SELECT 1;\n-- varve:verify\nPRAGMA foreign_keys = ON;\nPRAGMA foreign_key_check;\n", 0);
    row("line ends", sqlite, "-- one\rSELECT 1;\nSELECT 2;\n", 1);
}

void ValidationTest::whatAPlanRefusesIsSaidBefore()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, policy);
    QFETCH(QByteArray, text);
    QFETCH(int, count);
    const TemporaryProject folder;
    folder.write(u"varve.toml"_s, policy + "[environments.test]\nurl = \"" + url.toUtf8() + "\"\n");
    folder.write(u"001_a.sql"_s, text);
    const Project::Project project = loaded(folder);
    const QStringList said = refused(validate(project), Core::Severity::Error);
    QCOMPARE(said.size(), count);
    QCOMPARE(refused(validateText(project, u"001_a.sql"_s, text), Core::Severity::Error), said);
    const Project::Environment &test = project.environments.constFirst();
    const auto step = StepBuilder(project, test, test.connections.value(u"main"_s).engine).apply(project.migrations.constFirst());
    QCOMPARE(said, step ? QStringList() : shown(step.error()));
}

void ValidationTest::whatDropsTheHistoryIsToldWithAWayOut_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const QString history = u"001_a.sql:1:1: \"%1\" drops the tables in which Varve keeps what was done, with all that is beside them.\n"_s;
    const QString out = u"Take the statement out, and drop by name what is to go"_s;
    const QString elsewhere = u"; or let schema under [history] in varve.toml name another place for these tables."_s;
    const QString pg = u"postgresql://localhost/x"_s;
    const QString maria = u"mariadb://localhost/x"_s;
    QTest::newRow("a schema") << pg << QByteArray("DROP SCHEMA ${kept} CASCADE")
                              << history.arg(u"DROP SCHEMA ${kept} CASCADE"_s) + out + elsewhere;
    QTest::newRow("a database with its schemas") << pg << QByteArray("DROP DATABASE x") << history.arg(u"DROP DATABASE x"_s) + out + u'.';
    QTest::newRow("the history's database") << maria << QByteArray("DROP DATABASE kept")
                                            << history.arg(u"DROP DATABASE kept"_s) + out + elsewhere;
    QTest::newRow("a schema under another name")
        << pg << QByteArray("ALTER SCHEMA kept RENAME TO other")
        << u"001_a.sql:1:1: \"ALTER SCHEMA kept RENAME TO other\" renames the schema in which Varve keeps what was done.\nTake the "
           "statement out"_s
            + elsewhere;
    QTest::newRow("a database made anew") << maria << QByteArray("CREATE OR REPLACE DATABASE kept")
                                          << history.arg(u"CREATE OR REPLACE DATABASE kept"_s) + out + elsewhere;
    QTest::newRow("a table that a variable names") << pg << QByteArray("DROP TABLE ${kept}.migration_history")
                                                   << u"001_a.sql:1:1: DROP TABLE changes kept.migration_history, where Varve keeps what "
                                                      "was done.\nTake the statement out; varve-cli stamp, unstamp and repair write what "
                                                      "is true into the history."_s;
    QTest::newRow("the database beside it") << maria << QByteArray("DROP DATABASE x")
                                            << u"001_a.sql:1:1: \"DROP DATABASE x\" drops the database in which the migrations run.\n"_s
            + out + u'.';
}

void ValidationTest::whatDropsTheHistoryIsToldWithAWayOut()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const TemporaryProject folder;
    folder.write(u"varve.toml"_s,
                 "[history]\nschema = \"kept\"\n[variables]\nkept = \"kept\"\n[environments.test]\nurl = \"" + url.toUtf8() + "\"\n");
    folder.write(u"001_a.sql"_s, text + ";\n");
    const Project::Project project = loaded(folder);
    const Project::Environment &test = project.environments.constFirst();
    const auto step = StepBuilder(project, test, test.connections.value(u"main"_s).engine).apply(project.migrations.constFirst());
    QVERIFY(!step);
    QCOMPARE(step.error().toString(), expected);
}

void ValidationTest::whatARollbackRefusesIsAWarning()
{
    const TemporaryProject folder;
    folder.write(u"varve.toml"_s, "[environments.test]\nurl = \"postgresql://localhost/x\"\n");
    folder.write(u"001_a.sql"_s, "SELECT 1;\n-- varve:down\nCOMMIT;\nSELECT 2;\n");
    folder.write(u"002_b.up.sql"_s, "SELECT 1;\n");
    folder.write(u"002_b.down.sql"_s, "SELECT 2;\n\\dt\n");
    const Project::Project project = loaded(folder);
    const auto problems = validate(project);
    QCOMPARE(refused(problems, Core::Severity::Error), QStringList());
    QStringList expected;
    for (const Project::Migration &migration : project.migrations) {
        const auto step = StepBuilder(project, project.environments.constFirst(), Database::Engine::PostgreSql).rollBack(migration);
        QVERIFY(!step);
        expected += shown(step.error());
    }
    QCOMPARE(refused(problems, Core::Severity::Warning), expected);
}

void ValidationTest::whatNeverRunsMayHoldAnything()
{
    const TemporaryProject folder;
    folder.write(u"varve.toml"_s, "[environments.test]\nurl = \"postgresql://localhost/x\"\n[categories]\n\"old_*\" = \"archived\"\n");
    folder.write(u"001_a.sql"_s, "SELECT 1;\n");
    folder.write(u"old_thing.sql"_s, "BEGIN;\nSELECT 1;\nCOMMIT;\n");
    QCOMPARE(refused(validate(loaded(folder)), Core::Severity::Error), QStringList());
}

void ValidationTest::theRunsTransactionIsAskedToo()
{
    const QByteArray text = "CREATE TABLE a (id int);\nVACUUM;\n";
    const TemporaryProject folder;
    folder.write(u"001_a.sql"_s, text);
    folder.write(u"varve.toml"_s, "[environments.test]\nurl = \"sqlite:x\"\n");
    QCOMPARE(refused(validate(loaded(folder)), Core::Severity::Error), QStringList());
    folder.write(u"varve.toml"_s, "[policies]\ntransaction = \"all\"\n[environments.test]\nurl = \"sqlite:x\"\n");
    QCOMPARE(refused(validate(loaded(folder)), Core::Severity::Error),
             QStringList{u"001_a.sql:2:1 001_a: VACUUM cannot run in a transaction (line 2), and varve.toml wants the whole run in "
                         "one transaction (transaction = \"all\"). / Write transaction = \"migration\" or \"auto\" under [policies]; "
                         "what stands before can run first."_s});
    folder.write(u"varve.toml"_s, "[policies]\ntransaction = \"all\"\n[environments.test]\nurl = \"mariadb://localhost/x\"\n");
    QCOMPARE(refused(validate(loaded(folder)), Core::Severity::Error).size(), 1); // of the engine, not of each file
}

void ValidationTest::oneTextIsCheckedAsItStands()
{
    const TemporaryProject folder;
    folder.write(u"varve.toml"_s, "");
    folder.write(u"001_a.sqlite.sql"_s, "SELECT 1;\n");
    const Project::Project project = loaded(folder);
    const QByteArray better = header + "CREATE TABLE IF NOT EXISTS a (id int);\n" + around + "-- varve:down\nDROP TABLE IF EXISTS a;\n";
    QCOMPARE(shown(validateText(project, u"001_a.sqlite.sql"_s, better)), QStringList());
    QCOMPARE(codes(validateText(project, u"001_a.sqlite.sql"_s, "SELECT 'x")), QStringList{u"unfinished-text"_s});
    QCOMPARE(shown(validateText(project, u"other.sql"_s, "SELECT 'x")), QStringList());
}

void ValidationTest::tenThousandFilesAreCheckedInSeconds()
{
    const TemporaryProject folder;
    folder.write(u"varve.toml"_s, "[variables]\nschema = \"app\"\n[policies]\nnaming = [\"{number}_{name}\"]\n");
    for (int i = 1; i <= 10'000; ++i)
        folder.write(u"%1_m.sqlite.sql"_s.arg(i, 5, 10, QLatin1Char('0')),
                     "CREATE TABLE app.t" + QByteArray::number(i) + " (id int, name text);\n\n-- varve:down\nDROP TABLE app.t"
                         + QByteArray::number(i) + ";\n");
    const Project::Project project = loaded(folder);
    QElapsedTimer timer;
    timer.start();
    const auto problems = validate(project);
    const qint64 elapsed = timer.elapsed();
    qInfo("10,000 files checked in %lld ms", elapsed);
    QCOMPARE(problems.size(), 60'000);
    QVERIFY(elapsed < 20'000); // a debug build on a busy machine
}

QTEST_GUILESS_MAIN(ValidationTest)
#include "tst_validation.moc"
