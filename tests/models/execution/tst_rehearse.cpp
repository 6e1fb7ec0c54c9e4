// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/rehearsal/adoption.h>
#include <models/execution/rehearsal/rehearsal.h>
#include <tests/support/engineworkplace.h>

#include <QDir>
#include <QElapsedTimer>
#include <QTest>
#include <QTimeZone>

#include <thread>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::Workplace;
using Pass = RehearsedStep::Pass;

/// All migrations up, down and up again where nothing is lost.
class RehearseTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Test::EnginePlace::addEngines(); }
    void init();
    void cleanup();

    void everythingGoesUpDownAndUpAgain();
    void whatADownSectionLeavesIsNamed();
    void aMigrationWithoutDownEndsTheWayBack();
    void anEmptyWayBackEndsItAsNoneDoes();
    void aWayBackThatCannotRunFails();
    void aWayBackThatNoPlanHasEndsItAsAFailureDoes();
    void aWayBackThatWorksElsewhereIsRefusedWhenItIsReached();
    void aTableThatIsNotThereFails();
    void aRenamedTableIsNotLookedFor();
    void aFailedVerificationFails();
    void aFailedStatementHasItsPlace();
    void statementsThatWorkElsewhereAreRefused();
    void variableOfTheDatabasesNameNamesTheScratchDatabase();
    void fromTheSchemaAsItIs();
    void whatASchemaHasIsMadeAnew();
    void whatReachesElsewhereIsNotMadeAnew();
    void routinesAreMadeAnewAsTheyReadTheirText();
    void whatIsMadeOtherwiseIsNotToldAsAbsent();
    void whatIsInheritedStaysInherited();
    void cancelEndsItAtOnce();
    void leftDatabasesOfDeadProcessesAreFoundAndRemoved();
    void connectionOfAnotherKeepsNoScratchDatabase();
    void whatCannotBeRemovedIsSaid();
    void idleSessionThatWasEndedLeavesNoScratchDatabase();

private:
    Database::Engine engine() const { return m_place->profile().engine; }
    bool isFile() const { return engine() == Database::Engine::Sqlite; }
    Workplace &place() { return *m_place; }
    ScratchServer server()
    {
        return {.profile = place().profile(),
                .password = place().profile().password.given,
                .environment = place().environment(),
                .isApart = false};
    }
    Core::Expected<RehearsalReport> tryRehearse(std::stop_token stop = {})
    {
        return rehearse(place().project(), place().environment(), u"main"_s, server(), stop);
    }
    RehearsalReport report()
    {
        const auto report = tryRehearse();
        if (!report)
            qFatal("%s", qPrintable(report.error().toString()));
        return *report;
    }
    /// "up 001_a": what ran, in order.
    static QStringList steps(const RehearsalReport &report)
    {
        const QStringList words{u"up"_s, u"down"_s, u"again"_s};
        QStringList steps;
        for (const RehearsedStep &step : report.steps)
            steps += words.at(static_cast<int>(step.pass)) + u' ' + step.migrationId + (step.isSuccess() ? QString() : u" failed"_s);
        return steps;
    }
    QString schema() const { return engine() == Database::Engine::PostgreSql ? u"public."_s : isFile() ? u"main."_s : QString(); }
    QStringList scratchThere() const
    {
        if (isFile())
            return QDir::temp().entryList({u"varve_rehearsal_*_"_s + QString::number(QCoreApplication::applicationPid()) + u"_*"_s});
        return m_place->rows(engine() == Database::Engine::PostgreSql
                                 ? u"SELECT datname FROM pg_database WHERE datname LIKE 'varve_rehearsal%'"_s
                                 : u"SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE 'varve_rehearsal%'"_s);
    }

    std::unique_ptr<Workplace> m_place;
};

void RehearseTest::init()
{
    QFETCH_GLOBAL(Database::Engine, engine);
    VARVE_NEEDS_ENGINE(engine);
    m_place = Test::workplaceOn(engine);
    place().migration(u"001_a.sql"_s,
                      "CREATE TABLE a (id integer NOT NULL);\n-- varve:verify\nSELECT count(*) FROM a; -- expect: 0\n"
                      "-- varve:down\nDROP TABLE a;\n");
    place().migration(u"002_b.sql"_s,
                      "CREATE INDEX a_id ON a (id);\nCREATE VIEW v AS SELECT id FROM a;\n-- varve:down\nDROP VIEW v;\n"
                          + QByteArray(engine == Database::Engine::MariaDb ? "DROP INDEX a_id ON a;\n" : "DROP INDEX a_id;\n"));
}

void RehearseTest::cleanup()
{
    if (m_place)
        QCOMPARE(scratchThere(), QStringList());
    m_place.reset();
}

void RehearseTest::everythingGoesUpDownAndUpAgain()
{
    const RehearsalReport all = report();
    QVERIFY2(all.isSuccess(), all.error ? qPrintable(all.error->toString()) : "");
    QCOMPARE(steps(all), (QStringList{u"up 001_a"_s, u"up 002_b"_s, u"down 002_b"_s, u"down 001_a"_s, u"again 001_a"_s, u"again 002_b"_s}));
    QVERIFY(!all.leavesSomething());
    QCOMPARE(all.steps.at(0).checks, 1);
    QCOMPARE(all.steps.at(0).changes.added, QStringList{u"table "_s + schema() + u"a"_s});
    QCOMPARE(all.steps.at(0).checked, QStringList{u"table a"_s});
    QCOMPARE(all.steps.at(1).checked, (QStringList{u"index a_id"_s, u"view v"_s}));
    const QList<ObjectCount> there = all.steps.at(1).objects;
    QCOMPARE(there.size(), 3);
    for (const ObjectCount &one : there)
        QCOMPARE(one.count, 1);
    QVERIFY(all.steps.at(3).objects.isEmpty());
    // Nothing of it reaches the environment.
    QVERIFY(place().standings().contains(u"001_a pending"_s));
}

void RehearseTest::whatADownSectionLeavesIsNamed()
{
    place().migration(
        u"003_c.sql"_s,
        "CREATE TABLE c (id integer);\nCREATE TABLE d (id integer);\n-- varve:down\nDROP TABLE d;\nDROP TABLE IF EXISTS c2;\n");
    RehearsalReport all = report();
    // The second time up meets what is left.
    QVERIFY(!all.isSuccess());
    QCOMPARE(steps(all).constLast(), u"again 003_c failed"_s);
    QCOMPARE(all.steps.at(3).left.added, QStringList{u"table "_s + schema() + u"c"_s});

    place().migration(u"003_c.sql"_s, "CREATE TABLE IF NOT EXISTS c (id integer);\n-- varve:down\nSELECT 1;\n");
    all = report();
    QVERIFY(all.isSuccess());
    QVERIFY(all.leavesSomething());
    QVERIFY2(printRehearsal(all).endsWith(u"Everything went up and down, but what is rolled back leaves something behind.\n"_s),
             qPrintable(printRehearsal(all)));
}

void RehearseTest::aMigrationWithoutDownEndsTheWayBack()
{
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n");
    place().migration(u"004_d.sql"_s, "CREATE TABLE d (id integer);\n-- varve:down\nDROP TABLE d;\n");
    const RehearsalReport all = report();
    QVERIFY(all.isSuccess());
    QCOMPARE(all.withoutDown, QStringList{u"003_c"_s});
    QCOMPARE(steps(all).mid(4), (QStringList{u"down 004_d"_s, u"again 004_d"_s}));
    QVERIFY(!all.leavesSomething());
}

void RehearseTest::aWayBackThatCannotRunFails()
{
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n-- varve:down\nDROP TABLE ${nowhere};\n");
    const RehearsalReport all = report();
    QVERIFY(!all.isSuccess());
    QCOMPARE(steps(all), (QStringList{u"up 001_a"_s, u"up 002_b"_s, u"up 003_c"_s, u"down 003_c failed"_s}));
    QCOMPARE(all.error->message, u"Variable \"nowhere\" is not defined."_s);
    QCOMPARE(all.error->where.line, 3);
}

void RehearseTest::aWayBackThatNoPlanHasEndsItAsAFailureDoes()
{
    // No plan drops what holds the history.
    const bool isPostgres = engine() == Database::Engine::PostgreSql;
    if (isPostgres)
        place().configure({}, "[history]\nschema = \"app\"\n");
    const QByteArray refused = isPostgres ? "DROP SCHEMA app CASCADE" : "DROP TABLE migration_history";
    place().migration(u"003_c.sql"_s,
                      QByteArray(isPostgres ? "CREATE SCHEMA IF NOT EXISTS app;\n" : "CREATE TABLE c (id integer);\n") + "-- varve:down\n"
                          + refused + ";\n");
    place().migration(u"004_d.sql"_s, "CREATE TABLE d (id integer);\n-- varve:down\nDROP TABLE d;\n");
    const RehearsalReport all = report();
    QVERIFY(!all.isSuccess());
    QCOMPARE(steps(all),
             (QStringList{u"up 001_a"_s, u"up 002_b"_s, u"up 003_c"_s, u"up 004_d"_s, u"down 004_d"_s, u"down 003_c failed"_s}));
    QCOMPARE(all.steps.at(4).changes.removed, QStringList{u"table "_s + schema() + u"d"_s});
    QCOMPARE(all.error->where.file, u"migrations/003_c.sql"_s);
    QCOMPARE(all.error->where.line, 3);
    QVERIFY(!all.error->remedy.isEmpty());
    QVERIFY2(printRehearsal(all).contains(u"\n✕ 003_c\n"_s), qPrintable(printRehearsal(all)));
}

void RehearseTest::aWayBackThatWorksElsewhereIsRefusedWhenItIsReached()
{
    if (engine() != Database::Engine::PostgreSql)
        QSKIP("The statement is PostgreSQL's.");
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n-- varve:down\nDROP TABLE c;\nCREATE ROLE somebody_behind;\n");
    const RehearsalReport all = report();
    QVERIFY(!all.isSuccess());
    QCOMPARE(steps(all).mid(2), (QStringList{u"up 003_c"_s, u"down 003_c failed"_s}));
    QCOMPARE(all.error->kind, Core::ErrorKind::Guarded);
    QCOMPARE(all.error->where.line, 4);
    QCOMPARE(place().rows(u"SELECT 1 FROM pg_roles WHERE rolname = 'somebody_behind'"_s), QStringList());
}

void RehearseTest::anEmptyWayBackEndsItAsNoneDoes()
{
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n-- varve:down\n\n/* nothing */ ; -- yet\n");
    place().migration(u"004_d.up.sql"_s, "CREATE TABLE d (id integer);\n");
    place().migration(u"004_d.down.sql"_s, "-- DROP TABLE d;\n");
    place().migration(u"005_e.sql"_s, "CREATE TABLE e (id integer);\n-- varve:down\nDROP TABLE e;\n");
    RehearsalReport all = report();
    QVERIFY(all.isSuccess());
    QCOMPARE(all.withoutDown, QStringList{u"004_d"_s});
    QCOMPARE(steps(all).mid(5), (QStringList{u"down 005_e"_s, u"again 005_e"_s}));
    place().migration(u"004_d.down.sql"_s, "DROP TABLE d;\n");
    all = report();
    QVERIFY(all.isSuccess());
    QCOMPARE(all.withoutDown, QStringList{u"003_c"_s});
    QCOMPARE(steps(all).mid(5), (QStringList{u"down 005_e"_s, u"down 004_d"_s, u"again 004_d"_s, u"again 005_e"_s}));
}

void RehearseTest::aTableThatIsNotThereFails()
{
    // No statement fails, and the second table is gone: a routine dropped it.
    if (isFile())
        QSKIP("SQLite has no routine that could take a table away unseen");
    if (engine() == Database::Engine::PostgreSql) {
        place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\nDO $$ BEGIN EXECUTE 'DR' || 'OP TABLE c'; END $$;\n");
    } else {
        place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\nSET @q = 'DROP TABLE c';\nPREPARE s FROM @q;\nEXECUTE s;\n");
    }
    const RehearsalReport all = report();
    QVERIFY(!all.isSuccess());
    QCOMPARE(all.steps.constLast().absent, QStringList{u"table c"_s});
    QCOMPARE(all.error->message, u"A statement of 003_c creates what is not there afterwards: table c."_s);
    QCOMPARE(all.error->where.line, 1);
    QCOMPARE(all.error->where.file, u"migrations/003_c.sql"_s);
}

void RehearseTest::aRenamedTableIsNotLookedFor()
{
    place().migration(u"003_c.sql"_s,
                      "CREATE TABLE c_new (id integer);\nALTER TABLE c_new RENAME TO c;\nCREATE TEMPORARY TABLE t (id integer);\n"
                      "DROP TABLE t;\n-- varve:down\nDROP TABLE c;\n");
    const RehearsalReport all = report();
    QVERIFY2(all.isSuccess(), all.error ? qPrintable(all.error->toString()) : "");
    QCOMPARE(all.steps.at(2).checked, QStringList());
}

void RehearseTest::aFailedVerificationFails()
{
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n-- varve:verify\nSELECT count(*) FROM c; -- expect: 3\n");
    const RehearsalReport all = report();
    QVERIFY(!all.isSuccess());
    QCOMPARE(steps(all).constLast(), u"up 003_c failed"_s);
    QCOMPARE(all.error->where.line, 3);
}

void RehearseTest::aFailedStatementHasItsPlace()
{
    place().migration(u"003_c.sql"_s, "SELECT 1;\nINSERT INTO absent VALUES (1);\n");
    const RehearsalReport all = report();
    QVERIFY(!all.isSuccess());
    QCOMPARE(all.error->where.line, 2);
    QCOMPARE(all.error->where.file, u"migrations/003_c.sql"_s);
}

void RehearseTest::statementsThatWorkElsewhereAreRefused()
{
    QByteArray statement = "CREATE ROLE somebody;\n";
    if (isFile())
        statement = "ATTACH 'other.sqlite' AS other;\n";
    else if (engine() == Database::Engine::MariaDb)
        statement = "INSERT INTO " + place().profile().database.toUtf8() + ".a VALUES (1);\n";
    place().migration(u"003_c.sql"_s, "SELECT 1;\n" + statement);
    const auto refused = tryRehearse();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Core::ErrorKind::Guarded);
    QCOMPARE(refused.error().where.line, 2);
    QVERIFY2(refused.error().message.contains(u" works outside the scratch database, on "_s), qPrintable(refused.error().message));
}

void RehearseTest::variableOfTheDatabasesNameNamesTheScratchDatabase()
{
    if (engine() != Database::Engine::MariaDb)
        QSKIP("Only on MariaDB a database is what qualifies a table's name.");
    place().migration(u"003_c.sql"_s,
                      "CREATE TABLE `${schema}`.c (id integer);\nINSERT INTO ${schema}.c VALUES (1);\n-- varve:down\n"
                      "DROP TABLE ${schema}.c;\n");
    Project::Environment environment = place().environment();
    environment.connections[u"main"_s].database = u"${schema}"_s;
    environment.variables.insert(u"schema"_s, {.value = place().profile().database, .origin = u"test"_s});
    const auto all = rehearse(place().project(), environment, u"main"_s, server(), {});
    QVERIFY2(all, all ? "" : qPrintable(all.error().toString()));
    QVERIFY2(all->isSuccess(), all->error ? qPrintable(all->error->toString()) : "");
    QVERIFY(steps(*all).contains(u"up 003_c"_s));
    QCOMPARE(place().rows(u"SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'c'"_s),
             QStringList());
}

void RehearseTest::fromTheSchemaAsItIs()
{
    QVERIFY(place().run(place().migratePlan(u"001"_s)).isSuccess());
    // What no migration makes is there too.
    QVERIFY(place().connection().execute("CREATE TABLE z (id integer PRIMARY KEY, name varchar(20) NOT NULL DEFAULT 'it''s')"));
    QVERIFY(place().connection().execute("CREATE TABLE y (z integer, CONSTRAINT to_z FOREIGN KEY (z) REFERENCES z (id))"));
    QVERIFY(place().connection().execute("CREATE VIEW names AS SELECT name FROM z"));
    const auto current = readCurrentSchema(place().project(), place().environment(), u"main"_s, place().connection());
    QVERIFY2(current, current ? "" : qPrintable(current.error().toString()));
    const auto all = rehearse(place().project(), place().environment(), u"main"_s, server(), {}, &*current);
    QVERIFY2(all, all ? "" : qPrintable(all.error().toString()));
    QVERIFY2(all->isSuccess(), all->error ? qPrintable(all->error->toString()) : "");
    QVERIFY(all->fromCurrent);
    QCOMPARE(all->notRecreated + all->recreatedOtherwise, QStringList());
    QCOMPARE(steps(*all), (QStringList{u"up 002_b"_s, u"down 002_b"_s, u"again 002_b"_s}));
    QVERIFY(!all->leavesSomething());
    QVERIFY(place().standings().contains(u"002_b pending"_s));
}

void RehearseTest::whatASchemaHasIsMadeAnew()
{
    QVERIFY(place().run(place().migratePlan(u"001"_s)).isSuccess());
    QList<QByteArray> there{"CREATE TABLE t (id integer PRIMARY KEY, n integer)", "CREATE TABLE log (n integer)"};
    if (isFile()) {
        there += QList<QByteArray>{"CREATE TRIGGER noted AFTER INSERT ON t BEGIN INSERT INTO log VALUES (NEW.n); END"};
    } else if (engine() == Database::Engine::PostgreSql) {
        there += QList<QByteArray>{
            "CREATE TABLE serials (id bigserial PRIMARY KEY, \"order\" smallserial, i integer GENERATED ALWAYS AS IDENTITY)",
            "CREATE SEQUENCE free START 7 INCREMENT 2",
            "CREATE SCHEMA empty",
            "CREATE SCHEMA \"Other One\"",
            "CREATE TYPE \"Other One\".mood AS ENUM ('happy', 'it''s so so')",
            "CREATE DOMAIN mail AS text NOT NULL DEFAULT 'x@y' CONSTRAINT has_at CHECK (VALUE LIKE '%@%')",
            "CREATE TYPE pair AS (first mail, second \"Other One\".mood)",
            "CREATE TYPE span AS RANGE (SUBTYPE = integer)",
            "CREATE FUNCTION doubled(n integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT n * 2'",
            "CREATE PROCEDURE nothing() LANGUAGE plpgsql AS $$ BEGIN NULL; END $$",
            "CREATE TABLE typed (p pair, m mail, mood \"Other One\".mood, s span, d integer DEFAULT doubled(4), n bigint DEFAULT nextval('free'))",
            "CREATE FUNCTION tables() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM typed'",
            "CREATE INDEX by_double ON typed (doubled(d))",
            "CREATE VIEW doubles AS SELECT doubled(d) AS d FROM typed",
            "CREATE MATERIALIZED VIEW kept AS SELECT d FROM doubles",
            "CREATE UNIQUE INDEX kept_d ON kept (d)",
            "CREATE TABLE one (id integer PRIMARY KEY, other integer)",
            "CREATE TABLE two (id integer PRIMARY KEY, one integer REFERENCES one, CONSTRAINT small CHECK (id < 9))",
            "ALTER TABLE one ADD CONSTRAINT to_two FOREIGN KEY (other) REFERENCES two NOT VALID",
            "CREATE TABLE parts (id integer, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at)",
            "CREATE TABLE parts_2025 PARTITION OF parts FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
            "CREATE INDEX parts_at ON parts (at)",
            "CREATE TABLE heir (extra text) INHERITS (two)",
            "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
            "CREATE TRIGGER noted BEFORE INSERT ON one FOR EACH ROW EXECUTE FUNCTION note()",
            "ALTER TABLE one DISABLE TRIGGER noted",
            "ALTER TABLE two ENABLE ROW LEVEL SECURITY, REPLICA IDENTITY USING INDEX two_pkey",
            "CREATE POLICY \"see all\" ON two FOR SELECT USING (true)",
            "CREATE STATISTICS both_of (dependencies) ON id, other FROM one",
            "COMMENT ON TABLE one IS 'it''s one'",
            "COMMENT ON COLUMN two.one IS 'the one'",
            "COMMENT ON TYPE \"Other One\".mood IS 'a mood'",
            "COMMENT ON FUNCTION doubled(integer) IS 'twice'",
        };
    } else {
        there += QList<QByteArray>{
            "CREATE SEQUENCE free START WITH 7 INCREMENT BY 2",
            "CREATE TABLE numbered (n bigint DEFAULT nextval(free))",
            "CREATE FUNCTION doubled(n integer) RETURNS integer DETERMINISTIC RETURN n * 2",
            "CREATE FUNCTION fourfold(n integer) RETURNS integer DETERMINISTIC RETURN doubled(doubled(n))",
            "CREATE PROCEDURE clear_log() BEGIN DELETE FROM log; DELETE FROM t; END",
            "CREATE VIEW doubles AS SELECT doubled(n) AS n FROM t",
            "CREATE TRIGGER noted AFTER INSERT ON t FOR EACH ROW INSERT INTO log VALUES (fourfold(NEW.n))",
            "CREATE TRIGGER cleared BEFORE DELETE ON log FOR EACH ROW BEGIN SET @cleared = 1; SET @by = OLD.n; END",
            "CREATE TABLE versions (n integer) WITH SYSTEM VERSIONING",
            "CREATE TABLE aria (id integer PRIMARY KEY) ENGINE = Aria",
            "CREATE TABLE aria_unsafe (id integer) ENGINE = Aria TRANSACTIONAL = 0 ROW_FORMAT = FIXED PAGE_CHECKSUM = 0",
            "CREATE TABLE aria_safe (id integer) ENGINE = Aria TRANSACTIONAL = 1 PAGE_CHECKSUM = 1",
        };
    }
    for (const QByteArray &statement : std::as_const(there)) {
        const auto done = place().connection().execute(statement);
        QVERIFY2(done, done ? "" : qPrintable(QString::fromUtf8(statement) + u": "_s + done.error().toString()));
    }
    const auto current = readCurrentSchema(place().project(), place().environment(), u"main"_s, place().connection());
    QVERIFY2(current, current ? "" : qPrintable(current.error().toString()));
    place().migration(u"003_t.sql"_s, "ALTER TABLE t ADD COLUMN x integer;\n-- varve:down\nALTER TABLE t DROP COLUMN x;\n");
    const auto all = rehearse(place().project(), place().environment(), u"main"_s, server(), {}, &*current);
    QVERIFY2(all, all ? "" : qPrintable(all.error().toString()));
    QCOMPARE(all->notRecreated, QStringList());
    QCOMPARE(all->recreatedOtherwise, QStringList());
    QVERIFY2(all->isSuccess(), all->error ? qPrintable(all->error->toString()) : "");
}

void RehearseTest::whatReachesElsewhereIsNotMadeAnew()
{
    if (engine() != Database::Engine::MariaDb)
        QSKIP("Only on MariaDB does a routine reach other databases by their names");
    const QByteArray own = place().profile().database.toUtf8();
    QVERIFY(place().connection().execute("CREATE TABLE t (id integer)"));
    QVERIFY(place().connection().execute("CREATE TRIGGER noted AFTER INSERT ON t FOR EACH ROW INSERT INTO " + own + ".t VALUES (1)"));
    QVERIFY(place().connection().execute("CREATE PROCEDURE clear_all() DELETE FROM `" + own + "`.t"));
    QVERIFY(place().connection().execute("CREATE PROCEDURE look() SELECT 1"));
    QVERIFY(place().connection().execute("SET sql_mode = 'ANSI_QUOTES'"));
    QVERIFY(place().connection().execute("CREATE PROCEDURE clear_more() DELETE FROM \"" + own + "\".t"));
    QVERIFY(place().connection().execute("SET sql_mode = DEFAULT"));
    const auto current = readCurrentSchema(place().project(), place().environment(), u"main"_s, place().connection());
    QVERIFY(current);
    const auto all = rehearse(place().project(), place().environment(), u"main"_s, server(), {}, &*current);
    QVERIFY(all);
    QCOMPARE(all->notRecreated, (QStringList{u"routine clear_all()"_s, u"routine clear_more()"_s, u"trigger t.noted"_s}));
}

void RehearseTest::routinesAreMadeAnewAsTheyReadTheirText()
{
    if (engine() != Database::Engine::MariaDb)
        QSKIP("Only on MariaDB does a routine keep the sql_mode under which it was made");
    for (const QByteArray &statement : {
             QByteArray(
                 "SET sql_mode = 'PIPES_AS_CONCAT,ANSI_QUOTES', character_set_client = latin1, collation_connection = latin1_german2_ci"),
             QByteArray("CREATE TABLE t (name varchar(9), c varchar(40))"),
             QByteArray("CREATE FUNCTION twice(n varchar(9)) RETURNS varchar(20) DETERMINISTIC RETURN n||n"),
             QByteArray("CREATE FUNCTION spoken() RETURNS varchar(40) DETERMINISTIC RETURN collation('x')"),
             QByteArray("CREATE PROCEDURE \"put in\"() INSERT INTO \"t\" VALUES ('x'||'y', '')"),
             QByteArray("CREATE TRIGGER noted BEFORE INSERT ON t FOR EACH ROW SET NEW.name = '1'||NEW.name, NEW.c = collation('x')"),
             QByteArray("CREATE VIEW views AS SELECT 'x' AS x, collation('x') AS c"),
             QByteArray("SET sql_mode = DEFAULT, character_set_client = utf8mb4, collation_connection = utf8mb4_general_ci"),
             QByteArray("CREATE FUNCTION anded(n varchar(9)) RETURNS integer DETERMINISTIC RETURN n||\"0\""),
         }) {
        const auto done = place().connection().execute(statement);
        QVERIFY2(done, done ? "" : qPrintable(QString::fromUtf8(statement) + u": "_s + done.error().toString()));
    }
    place().migration(u"003_c.sql"_s,
                      "CREATE TABLE found (name varchar(40), expected varchar(40), CONSTRAINT same CHECK (name = expected));\n"
                      "INSERT INTO found VALUES (twice('a'), 'aa'), (anded('1'), '1'), (spoken(), 'latin1_german2_ci');\n"
                      "INSERT INTO t VALUES ('a', '');\nCALL `put in`();\n"
                      "INSERT INTO found SELECT min(name), '1a' FROM t;\nINSERT INTO found SELECT max(name), '1xy' FROM t;\n"
                      "INSERT INTO found SELECT c, 'latin1_german2_ci' FROM t;\n"
                      "INSERT INTO found SELECT 'none', (SELECT 'some' FROM information_schema.routines "
                      "WHERE routine_schema = DATABASE() AND routine_name = 'anded' AND sql_mode LIKE '%ANSI%');\n"
                      "-- varve:down\nDROP TABLE found;\n");
    const auto current = readCurrentSchema(place().project(), place().environment(), u"main"_s, place().connection());
    QVERIFY2(current, current ? "" : qPrintable(current.error().toString()));
    const auto all = rehearse(place().project(), place().environment(), u"main"_s, server(), {}, &*current);
    QVERIFY2(all, all ? "" : qPrintable(all.error().toString()));
    QCOMPARE(all->notRecreated + all->recreatedOtherwise, QStringList());
    QVERIFY2(all->isSuccess(), all->error ? qPrintable(all->error->toString()) : "");
}

void RehearseTest::whatIsMadeOtherwiseIsNotToldAsAbsent()
{
    if (engine() != Database::Engine::PostgreSql)
        QSKIP("What only PostgreSQL makes otherwise");
    for (const QByteArray statement :
         {"CREATE COLLATION mine FROM \"C\"", "CREATE TABLE parts (id integer, n integer) PARTITION BY RANGE (id)",
          "CREATE TABLE first PARTITION OF parts FOR VALUES FROM (1) TO (9)", "ALTER TABLE first ALTER n SET DEFAULT 7"})
        QVERIFY(place().connection().execute(statement));
    const auto current = readCurrentSchema(place().project(), place().environment(), u"main"_s, place().connection());
    QVERIFY(current);
    const auto all = rehearse(place().project(), place().environment(), u"main"_s, server(), {}, &*current);
    QVERIFY2(all, all ? "" : qPrintable(all.error().toString()));
    QCOMPARE(all->notRecreated, QStringList{u"public.collation public.mine"_s});
    QCOMPARE(all->recreatedOtherwise, QStringList{u"column public.first.n"_s});
    const QString text = printRehearsal(*all);
    QVERIFY2(text.contains(u"\nOf it, these cannot be made anew in the scratch database:\n    - public.collation public.mine\n"
                           "These are made otherwise there:\n    ~ column public.first.n\n"_s),
             qPrintable(text));
    const QJsonObject json = rehearsalAsJson(*all);
    QCOMPARE(json.value(u"notRecreated"_s).toArray(), QJsonArray{u"public.collation public.mine"_s});
    QCOMPARE(json.value(u"recreatedOtherwise"_s).toArray(), QJsonArray{u"column public.first.n"_s});
}

void RehearseTest::whatIsInheritedStaysInherited()
{
    if (engine() != Database::Engine::PostgreSql)
        QSKIP("Only PostgreSQL's tables inherit");
    for (const QByteArray statement :
         {"CREATE TABLE z (a integer, b integer NOT NULL, CONSTRAINT small CHECK (b < 9))",
          "CREATE TABLE heir (c integer, own integer DEFAULT 4) INHERITS (z)", "ALTER TABLE heir ALTER a SET DEFAULT 7",
          "CREATE TABLE plain () INHERITS (heir)", "ALTER TABLE z ADD late integer"})
        QVERIFY(place().connection().execute(statement));
    // They go with the parent's.
    place().migration(u"003_c.sql"_s,
                      "ALTER TABLE z DROP CONSTRAINT small;\nINSERT INTO heir (b) VALUES (10);\nINSERT INTO plain (b) VALUES (10);\n"
                      "ALTER TABLE z DROP COLUMN b;\nALTER TABLE heir ADD COLUMN b text;\n"
                      "ALTER TABLE heir DROP COLUMN own;\nALTER TABLE plain ADD COLUMN own text;\n");
    const auto current = readCurrentSchema(place().project(), place().environment(), u"main"_s, place().connection());
    QVERIFY(current);
    const auto all = rehearse(place().project(), place().environment(), u"main"_s, server(), {}, &*current);
    QVERIFY2(all, all ? "" : qPrintable(all.error().toString()));
    QCOMPARE(all->notRecreated + all->recreatedOtherwise, QStringList());
    QVERIFY2(all->isSuccess(), all->error ? qPrintable(all->error->toString()) : "");
}

void RehearseTest::cancelEndsItAtOnce()
{
    if (isFile())
        place().migration(u"003_c.sql"_s, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n;\n");
    else if (engine() == Database::Engine::PostgreSql)
        place().migration(u"003_c.sql"_s, "SELECT pg_sleep(60);\n");
    else
        place().migration(u"003_c.sql"_s, "SELECT sleep(60);\n");
    std::stop_source stop;
    QElapsedTimer timer;
    timer.start();
    Core::Expected<RehearsalReport> answer = Core::failure(Core::ErrorKind::Usage, u"none"_s);
    std::jthread running([&] { answer = tryRehearse(stop.get_token()); });
    if (isFile())
        QTRY_VERIFY(!scratchThere().isEmpty());
    else
        QTRY_VERIFY(!m_place
                         ->rows(engine() == Database::Engine::PostgreSql
                                    ? u"SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT pg_sleep%'"_s
                                    : u"SELECT id FROM information_schema.processlist WHERE info LIKE 'SELECT sleep%'"_s)
                         .isEmpty());
    stop.request_stop();
    running.join();
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Core::ErrorKind::Cancelled);
    QVERIFY(timer.elapsed() < 30000);
}

void RehearseTest::leftDatabasesOfDeadProcessesAreFoundAndRemoved()
{
    // Process 2^22 is the largest that Linux gives (proc(5), pid_max), so this one never lived.
    const std::optional<ScratchName> own = parseScratchName(newScratchName());
    QVERIFY(own);
    QVERIFY(!own->isOver());
    const QString dead = scratchPrefix() + own->host + u"_4194399_20260211093000_abcdef"_s;
    const QString elsewhere = scratchPrefix() + u"elsewhere9_4194399_20260211093000_abcdef"_s;
    QVERIFY(parseScratchName(dead)->isOver());
    QVERIFY(!parseScratchName(elsewhere)->isOver());
    QVERIFY(!parseScratchName(u"varve_rehearsal_0123456789ab"_s));
    QCOMPARE(own->name.size() <= 60, true);
    for (const QString &name : {dead, elsewhere}) {
        if (isFile())
            QVERIFY(QDir::temp().mkpath(name));
        else
            QVERIFY(place().connection().execute("CREATE DATABASE " + name.toUtf8()));
    }
    const RehearsalReport all = report();
    QCOMPARE(all.left, QList<ScratchName>{*parseScratchName(dead)});
    QCOMPARE(all.left.constFirst().startedAt, QDateTime(QDate(2026, 2, 11), QTime(9, 30), QTimeZone::utc()));
    Database::ConnectionProfile of = place().profile();
    of.database = dead;
    const auto pooled = isFile() ? nullptr : Database::Connection::open(of, of.password.given).value_or(nullptr); // is in nobody's way
    QVERIFY(isFile() || pooled);
    const auto removed = removeLeftScratchDatabases(server());
    QVERIFY2(removed, removed ? "" : qPrintable(removed.error().toString()));
    QCOMPARE(*removed, all.left);
    QVERIFY(leftScratchDatabases(server())->isEmpty());
    if (isFile())
        QVERIFY(QDir::temp().rmdir(elsewhere));
    else
        QVERIFY(place().connection().execute("DROP DATABASE " + elsewhere.toUtf8()));
}

/// As a pooler keeps them.
void RehearseTest::connectionOfAnotherKeepsNoScratchDatabase()
{
    if (engine() != Database::Engine::PostgreSql)
        QSKIP("Elsewhere connections are in nobody's way.");
    place().migration(
        u"003_c.sql"_s,
        "DO $$ BEGIN WHILE NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = "
        "'another') LOOP PERFORM pg_sleep(0.02), pg_stat_clear_snapshot(); END LOOP; END $$;\n");
    Core::Expected<RehearsalReport> answer = Core::failure(Core::ErrorKind::Usage, u"none"_s);
    std::jthread running([&] { answer = tryRehearse(); });
    QTRY_VERIFY(!scratchThere().isEmpty());
    Database::ConnectionProfile scratch = place().profile();
    scratch.database = scratchThere().constFirst();
    scratch.options.insert(u"application_name"_s, u"another"_s);
    const auto another = Database::Connection::open(scratch, scratch.password.given);
    running.join();
    QVERIFY2(another, another ? "" : qPrintable(another.error().toString()));
    QVERIFY2(answer && answer->isSuccess(), answer ? "" : qPrintable(answer.error().toString()));
    QCOMPARE(scratchThere(), QStringList());
}

void RehearseTest::whatCannotBeRemovedIsSaid()
{
    if (engine() != Database::Engine::PostgreSql)
        QSKIP("Elsewhere nothing keeps a database.");
    place().migration(u"003_c.sql"_s, "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I IS_TEMPLATE true', current_database()); END $$;\n");
    const auto removeAll = [this] {
        for (const QString &name : scratchThere()) {
            QVERIFY(place().connection().execute("ALTER DATABASE " + name.toUtf8() + " IS_TEMPLATE false"));
            QVERIFY(place().connection().execute("DROP DATABASE " + name.toUtf8()));
        }
    };
    const RehearsalReport all = report();
    QCOMPARE(all.notRemoved.size(), 1);
    QCOMPARE(QStringList{all.notRemoved.constFirst().name}, scratchThere());
    QCOMPARE(all.notRemoved.constFirst().reason, u"cannot drop a template database"_s);
    const QString said = u"The scratch database "_s + all.notRemoved.constFirst().name
        + u" could not be removed: cannot drop a template database. varve-cli rehearse --clean tries again once this program has ended."_s;
    QVERIFY2(printRehearsal(all).contains(said), qPrintable(printRehearsal(all)));
    QCOMPARE(rehearsalAsJson(all)[u"notRemoved"_s].toArray(),
             (QJsonArray{QJsonObject{{u"name"_s, scratchThere().constFirst()}, {u"error"_s, u"cannot drop a template database"_s}}}));
    removeAll();
    // With an error too.
    place().migration(u"004_d.sql"_s, "SELECT 1 / 0;\n");
    const auto failed = adopt(place().project(), place().environment(), u"main"_s, server(), {});
    QVERIFY(!failed);
    QCOMPARE(failed.error().message, u"division by zero"_s);
    QVERIFY2(failed.error().remedy.contains(u"The scratch database "_s + scratchThere().constFirst() + u" could not be removed"_s),
             qPrintable(failed.error().toString()));
    removeAll();
}

/// The connection that drops it in the end waits meanwhile.
void RehearseTest::idleSessionThatWasEndedLeavesNoScratchDatabase()
{
    if (engine() != Database::Engine::PostgreSql)
        QSKIP("Of PostgreSQL only.");
    if (place().rows(u"SELECT 1 FROM pg_settings WHERE name = 'idle_session_timeout'"_s).isEmpty())
        QSKIP("idle_session_timeout came with PostgreSQL 14");
    QVERIFY(place().connection().execute("ALTER DATABASE " + place().profile().database.toUtf8() + " SET idle_session_timeout = '300ms'"));
    place().migration(u"003_c.sql"_s, "SELECT pg_sleep(1);\n");
    QVERIFY(report().isSuccess());
    QCOMPARE(scratchThere(), QStringList());
}

QTEST_GUILESS_MAIN(RehearseTest)
#include "tst_rehearse.moc"
