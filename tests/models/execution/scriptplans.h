// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/execution/planner/initdatabase.h>
#include <models/execution/planner/maintenance.h>
#include <models/execution/planner/resume.h>
#include <tests/support/workplace.h>

#include <functional>

/// Plans of every kind, with what client programs could take for something else in them.
namespace Varve::Test::ScriptPlans {

using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Database::Engine;

/// Brings a place to where a plan is made, and makes it.
using MakePlan = std::function<Plan(Workplace &)>;

inline Plan expectPlan(const Core::Expected<Plan> &plan)
{
    if (!plan)
        qFatal("%s", qPrintable(plan.error().toString()));
    return *plan;
}

inline void expectSuccess(const RunResult &result)
{
    if (!result.isSuccess())
        qFatal("%s", qPrintable(result.error->toString()));
}

inline QByteArray oneOf(const Workplace &place, const char *sqlite, const char *postgres, const char *mariaDb)
{
    const Engine engine = place.profile().engine;
    return engine == Engine::Sqlite ? sqlite : engine == Engine::PostgreSql ? postgres : mariaDb;
}

inline QByteArray policy(const char *lines)
{
    return QByteArray("[policies]\n") + lines + '\n';
}

/// Names, strings and comments that client programs could take for something else, and bodies with their own semicolons.
inline const char *const items = R"sql(-- Items; and 'more
CREATE TABLE ${items} (id integer PRIMARY KEY, name varchar(200) DEFAULT 'it''s; ${name}');
INSERT INTO items VALUES (1, 'a;b -- c'), (2, 'x"y" `q` /* z'), (3, 'ü€ ''${name}'''), (9, '$$ :name :''x'' @v');
INSERT INTO items VALUES (4, 'one
.shell touch touched
\\! touch touched
delimiter //
source other.sql
go
/
;;
--
two'); -- behind; it
/* a comment; */ INSERT INTO items (id) VALUES (5);
-- varve:verify
SELECT count(*) FROM items WHERE id < 6 OR id = 9; -- expect: 6
-- varve:down
DROP TABLE items; -- gone;
)sql";

inline const char *const sqliteBodies = R"sql(CREATE TABLE log (t text DEFAULT "not a name");
CREATE TRIGGER items_log AFTER INSERT ON items BEGIN
  INSERT INTO log VALUES ('new; ' || new.id); -- a comment;
  UPDATE items SET name = CASE WHEN name IS NULL THEN 'x;' ELSE name END WHERE id = new.id;
END;
INSERT INTO items VALUES (6, 'six');
-- varve:down
DROP TRIGGER items_log;
DROP TABLE log;
)sql";

inline const char *const postgresBodies = R"sql(CREATE TABLE log (t text);
CREATE FUNCTION log_item() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  INSERT INTO log VALUES ('new; ' || new.id); -- a comment;
  RETURN new;
END
$body$;
CREATE TRIGGER items_log AFTER INSERT ON items FOR EACH ROW EXECUTE FUNCTION log_item();
CREATE FUNCTION two() RETURNS integer BEGIN ATOMIC
  SELECT 1;
  SELECT 2;
END;
DO $$ BEGIN PERFORM 1; END $$;
INSERT INTO items VALUES (6, E'six\\ \';');
COPY items (id, name) FROM STDIN;
7	seven\tü; \\.
8	\N
\.
COPY items (id, name) FROM STDIN (FORMAT csv);
10,"ten; ""10"""
\.
-- varve:down
DROP TRIGGER items_log ON items;
DROP FUNCTION log_item();
DROP FUNCTION two();
DROP TABLE log;
)sql";

inline const char *const mariaDbBodies = R"sql(CREATE TABLE log (t text);
DELIMITER //
CREATE TRIGGER items_log AFTER INSERT ON items FOR EACH ROW
BEGIN
  INSERT INTO log VALUES (concat('new; ', new.id)); -- a comment;
END //
CREATE PROCEDURE add_item(n integer)
BEGIN
  # another; comment
  INSERT INTO items VALUES (n, 'x // y');
END //
DELIMITER ;
CALL add_item(6);
INSERT INTO items VALUES (7, 'a\'b\\'), (8, "c;""d");
-- varve:down
DROP PROCEDURE add_item;
DROP TRIGGER items_log;
DROP TABLE log;
)sql";

inline const QByteArray variablesAndReleases = "[variables]\nname = \"N'ame; x\"\nitems = \"items\"\n"
                                               "[[releases]]\nname = \"1.0\"\ntitle = \"It's \\\\ first\"\nnotes = \"one;\\ntwo\"\n"
                                               "migrations = [\"001_items\", \"002_bodies\"]\n";

inline void writeMigrations(Workplace &place, const QByteArray &policies = {})
{
    place.configure({}, policies + variablesAndReleases);
    place.migration(u"001_items.sql"_s, items);
    place.migration(u"002_bodies.sql"_s, oneOf(place, sqliteBodies, postgresBodies, mariaDbBodies));
    place.migration(u"003_empty_line.sql"_s, "CREATE TABLE last (id integer);\n-- varve:down\nDROP TABLE last\n");
}

inline Plan migrate(Workplace &place)
{
    writeMigrations(place);
    return place.migratePlan();
}

inline void migrated(Workplace &place)
{
    expectSuccess(place.run(migrate(place)));
}

inline Plan everyStatementByItself(Workplace &place)
{
    writeMigrations(place, policy("transaction = \"none\""));
    return place.migratePlan();
}

inline Plan oneTransaction(Workplace &place)
{
    writeMigrations(place, policy("transaction = \"all\""));
    return place.migratePlan();
}

/// Two that go together, one that stands alone, two more that go together.
inline QByteArray mixed(const Workplace &place)
{
    return "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\n"
        + oneOf(place, "VACUUM;\n", "CREATE INDEX CONCURRENTLY a_id ON a (id);\n", "CREATE INDEX a_id ON a (id);\n")
        + "INSERT INTO a VALUES (2);\nINSERT INTO a VALUES (3);\n";
}

inline Plan inUnits(Workplace &place)
{
    place.configure({}, policy("transaction = \"auto\""));
    place.migration(u"001_mixed.sql"_s, mixed(place));
    place.migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
    return place.migratePlan();
}

inline Plan withStatementsThatStandAlone(Workplace &place)
{
    place.migration(u"001_mixed.sql"_s, mixed(place));
    return place.migratePlan();
}

inline Plan settingsEndWithTheirFile(Workplace &place)
{
    place.migration(u"001_a.sql"_s,
                    oneOf(place,
                          "PRAGMA ignore_check_constraints = ON;\nCREATE TABLE a (id integer CHECK (id > 0));\nINSERT INTO a VALUES (0);\n",
                          "CREATE SCHEMA other;\nSET search_path = other;\nCREATE TABLE a (t text);\nSET DateStyle = 'German';\n",
                          "CREATE TABLE a (t text);\nSET sql_mode = 'ANSI_QUOTES';\nCREATE TABLE \"b\" (id integer);\n"
                          "SET foreign_key_checks = 0;\n"));
    place.migration(u"002_b.sql"_s,
                    oneOf(place, "INSERT OR IGNORE INTO a VALUES (-1);\n", "CREATE TABLE a AS SELECT date '2026-02-01'::text AS t;\n",
                          "INSERT INTO a SELECT concat(\"text\", @@foreign_key_checks);\n"));
    return place.migratePlan();
}

inline Plan temporaryObjectsEndWithTheirFile(Workplace &place)
{
    place.migration(u"001_a.sql"_s,
                    oneOf(place,
                          "CREATE TEMP TABLE \"the; a\" (id integer);\nCREATE TEMP VIEW v AS SELECT 1;\n"
                          "CREATE TABLE b (id integer);\n",
                          "CREATE TEMP TABLE \"the; a\" (id integer);\nCREATE TABLE b (id integer);\n",
                          "CREATE TEMPORARY TABLE `the; a` (id integer);\nCREATE TABLE b (id integer);\n"));
    place.migration(u"002_b.sql"_s,
                    oneOf(place, "CREATE TABLE \"the; a\" AS SELECT 7 AS id;\n", "CREATE TABLE \"the; a\" AS SELECT 7 AS id;\n",
                          "CREATE TABLE IF NOT EXISTS `the; a` AS SELECT 7 AS id;\n"));
    return place.migratePlan();
}

inline Plan settingsInOneTransaction(Workplace &place)
{
    place.configure({}, policy("transaction = \"all\""));
    place.migration(u"001_a.sql"_s,
                    oneOf(place, "PRAGMA defer_foreign_keys = ON;\nCREATE TABLE a (id integer);\n",
                          "CREATE SCHEMA other;\nSET search_path = other;\nCREATE TABLE a (t text);\n", ""));
    place.migration(u"002_b.sql"_s, "CREATE TABLE b (t text);\n");
    return place.migratePlan();
}

inline Plan variablesEndWithTheirFile(Workplace &place)
{
    place.migration(u"001_a.sql"_s,
                    "CREATE TABLE a (id integer AUTO_INCREMENT PRIMARY KEY, t text);\nSET @x = 'kept', @`a ``b` = 2;\n"
                    "SELECT 3 INTO @y;\nINSERT INTO a (t) VALUES (@x);\nUPDATE a SET t = 'a@. @.b anna@example.org @"
                        + QByteArray(70, 'c') + "' WHERE id = 0;\n");
    place.migration(u"002_b.sql"_s, "INSERT INTO a (t) VALUES (concat_ws(', ', @x, @y, @`a ``b`, last_insert_id()));\nSELECT 4 INTO @y;\n");
    place.migration(u"003_c.sql"_s, "INSERT INTO a (t) VALUES (concat_ws(', ', @x, @y, last_insert_id()));\nSET @z = 1;\n");
    place.migration(u"004_d.sql"_s, "INSERT INTO a (t) VALUES (concat_ws(', ', @x, @y, @z, last_insert_id()));\n");
    return place.migratePlan();
}

/// As mariadb-dump writes them; the last file leaves its locks.
inline Plan lockedTables(Workplace &place)
{
    place.migration(u"001_dump.sql"_s,
                    "CREATE TABLE a (id integer PRIMARY KEY, t text);\nLOCK TABLES `a` WRITE;\n/*!40000 ALTER TABLE `a` DISABLE KEYS */;\n"
                    "INSERT INTO a VALUES (1, 'one'), (2, 'two');\nUPDATE a SET t = 'zwei' WHERE id = 2;\n"
                    "/*!40000 ALTER TABLE `a` ENABLE KEYS */;\nUNLOCK TABLES;\nINSERT INTO a VALUES (3, 'three');\n"
                    "LOCK TABLES a READ;\nUNLOCK TABLES;\n");
    place.migration(u"002_again.sql"_s,
                    "LOCK TABLES a WRITE;\nLOCK TABLES a READ;\nUNLOCK TABLES;\nFLUSH TABLES a WITH READ LOCK;\n"
                    "SELECT * FROM a;\nUNLOCK TABLES;\nDELETE FROM a WHERE id = 3;\nCREATE TABLE b (id integer);\n");
    place.migration(u"003_left.sql"_s,
                    "LOCK TABLES a WRITE, b WRITE;\nINSERT INTO b VALUES (1);\nALTER TABLE b ADD c integer;\n"
                    "-- varve:verify\nSELECT count(*) FROM a; -- expect: 2\n");
    place.migration(u"004_after.sql"_s, "CREATE TABLE c AS SELECT * FROM b;\n");
    return place.migratePlan();
}

inline Plan lockedTablesByThemselves(Workplace &place)
{
    place.configure({}, policy("transaction = \"none\""));
    return lockedTables(place);
}

/// Procedures that leave the transaction alone, called in one and in a unit.
inline Plan calls(Workplace &place)
{
    place.configure({}, policy("transaction = \"auto\""));
    place.migration(u"001_a.sql"_s,
                    "CREATE TABLE a (id integer);\nDELIMITER //\nCREATE PROCEDURE adds(n integer)\nBEGIN\n  SAVEPOINT own;\n"
                    "  INSERT INTO a VALUES (n);\n  INSERT INTO a VALUES (-n);\n  ROLLBACK TO SAVEPOINT own;\n  INSERT INTO a VALUES (n);\n"
                    "END //\n");
    place.migration(u"002_b.sql"_s, "INSERT INTO a VALUES (1);\nCALL adds(2);\nCALL adds(3);\nINSERT INTO a VALUES (4);\n");
    place.migration(u"003_c.sql"_s,
                    "INSERT INTO a VALUES (5);\nCALL adds(6);\nCREATE TABLE b (id integer);\nINSERT INTO b VALUES (1);\nCALL adds(7);\n");
    return place.migratePlan();
}

inline Plan callsByThemselves(Workplace &place)
{
    place.configure({}, policy("transaction = \"none\""));
    place.migration(u"001_a.sql"_s,
                    "CREATE TABLE a (id integer);\nDELIMITER //\nCREATE PROCEDURE commits()\nBEGIN\n  START TRANSACTION;\n"
                    "  INSERT INTO a VALUES (2);\n  COMMIT;\nEND //\n");
    place.migration(u"002_b.sql"_s, "INSERT INTO a VALUES (1);\nCALL commits();\nINSERT INTO a VALUES (3);\n");
    return place.migratePlan();
}

/// All that a session has values of; which character set a program speaks is its own matter.
inline QByteArray sessionVariables(const QByteArray &table)
{
    return "CREATE TABLE " + table
        + " AS SELECT variable_name, session_value FROM information_schema.system_variables WHERE variable_scope = 'SESSION' "
          "ORDER BY variable_name;\n";
}

inline Plan everySettingEndsWithItsFile(Workplace &place)
{
    place.migration(u"001_a.sql"_s,
                    "SET SESSION explicit_defaults_for_timestamp = OFF, auto_increment_increment = 10, LOCAL sql_notes = 0;\n"
                    "SET @@session.max_heap_table_size = 16384, @@div_precision_increment := 2;\n"
                    "/*!40103 SET TIME_ZONE='+07:00' */;\n/*!40101 SET character_set_client = latin1 */;\n"
                    "CREATE TABLE a (id integer AUTO_INCREMENT PRIMARY KEY);\nINSERT INTO a VALUES (NULL), (NULL);\n"
                    "SET tx_isolation = 'READ-UNCOMMITTED';\n"
                    "SET sql_select_limit = 1, max_join_size = 1, sql_big_selects = 0, lock_wait_timeout = 1;\n"
                    "SET insert_id = 77, timestamp = 1000000;\n");
    place.migration(u"002_b.sql"_s,
                    "CREATE TABLE b (id integer AUTO_INCREMENT PRIMARY KEY, x timestamp, y integer);\n"
                    "INSERT INTO b (x) VALUES (NULL), (NULL), (NULL);\nUPDATE b SET x = NULL, y = unix_timestamp() > 2000000;\n"
                        + sessionVariables("b2"));
    place.migration(
        u"003_c.sql"_s,
        "DELIMITER //\nCREATE PROCEDURE sets() BEGIN SET SESSION tx_isolation = 'SERIALIZABLE', sql_quote_show_create = 0; END //\n"
        "DELIMITER ;\nCALL sets();\nSET sql_mode = 'ORACLE', max_statement_time = 77;\n");
    place.migration(u"004_d.sql"_s, sessionVariables("d"));
    return place.migratePlan();
}

inline Plan rolesAndPreparedStatementsEndWithTheirFile(Workplace &place)
{
    const auto other = place.newConnection();
    if (!other->execute("CREATE ROLE IF NOT EXISTS app_role") || !other->execute("GRANT app_role TO CURRENT_USER()"))
        qFatal("no role");
    place.migration(u"001_a.sql"_s,
                    "CREATE TABLE a (id int);\nSET ROLE app_role;\nPREPARE `fill it` FROM 'INSERT INTO a VALUES (1)';\n"
                    "EXECUTE `fill it`;\nPREPARE gone FROM 'SELECT 1';\nDEALLOCATE PREPARE gone;\nCREATE TABLE b (id int);\n");
    place.migration(u"002_c.sql"_s,
                    "CREATE TABLE seen AS SELECT current_role() AS role;\nCREATE TABLE unknown (id int);\nDELIMITER //\nBEGIN NOT ATOMIC\n"
                    "  DECLARE CONTINUE HANDLER FOR 1243 INSERT INTO unknown VALUES (1);\n  EXECUTE `fill it`;\nEND//\nDELIMITER ;\n");
    return place.migratePlan();
}

inline Plan locksEndWithTheirFile(Workplace &place)
{
    const QByteArray name = "'it''s \\\"my\\\"; lock'";
    place.migration(u"001_a.sql"_s, "SELECT GET_LOCK(" + name + ", 0), get_lock ( \"another's\", 0);\nSELECT GET_LOCK(" + name + ", 0);\n");
    place.migration(u"002_b.sql"_s,
                    "CREATE TABLE b AS SELECT IS_FREE_LOCK(" + name + ") AS free, IS_FREE_LOCK('another''s') AS another;\n");
    return place.migratePlan();
}

/// What the file says for everybody the next one finds, too.
inline Plan globalSettingsReachTheNextFile(Workplace &place)
{
    const auto other = place.newConnection();
    if (!other->execute("SET GLOBAL lc_time_names = 'en_US', div_precision_increment = 4"))
        qFatal("no global settings");
    place.migration(u"001_a.sql"_s, "SET GLOBAL lc_time_names = 'de_DE', div_precision_increment = 7;\nSET @x = 1;\n");
    place.migration(u"002_b.sql"_s, sessionVariables("b") + "SET GLOBAL lc_time_names = 'en_US', div_precision_increment = 4;\n");
    return place.migratePlan();
}

/// The session's mode is the server's after each file again, and a block is written otherwise in it.
inline Plan theServerReadsAsOracleDoes(Workplace &place)
{
    const auto other = place.newConnection();
    if (!other->execute("SET GLOBAL sql_mode = 'ORACLE'"))
        qFatal("no global settings");
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (id int);\nSET ROLE NONE;\nSET insert_id = 3, sql_mode = '';\n");
    place.migration(u"002_b.sql"_s, sessionVariables("b") + "SET GLOBAL sql_mode = DEFAULT;\n");
    return place.migratePlan();
}

inline Plan linesEndWithCarriageReturns(Workplace &place)
{
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (t varchar(99));\r\nINSERT INTO a VALUES ('one\r\ntwo; x\r\n');\r\n");
    return place.migratePlan();
}

inline Plan rollBack(Workplace &place)
{
    migrated(place);
    return place.rollbackPlan(u"base"_s);
}

inline Plan stamp(Workplace &place)
{
    writeMigrations(place);
    return expectPlan(planStamp(place.project(), place.environment(), u"main"_s, place.profile(), place.status(), {u"001"_s, u"002"_s}));
}

inline Plan unstamp(Workplace &place)
{
    migrated(place);
    return expectPlan(planUnstamp(place.project(), place.environment(), u"main"_s, place.profile(), place.status(), {u"003"_s}));
}

inline Plan baseline(Workplace &place)
{
    writeMigrations(place);
    return expectPlan(
        planBaseline(place.project(), place.environment(), u"main"_s, place.profile(), place.status(), *parseTarget(u"002"_s)));
}

inline Plan repair(Workplace &place)
{
    migrated(place);
    place.migration(u"003_empty_line.sql"_s, "CREATE TABLE last (id bigint);\n-- it's another; 'one\n");
    return expectPlan(planRepair(place.project(), place.environment(), u"main"_s, place.profile(), place.status(), {{u"003"_s}}));
}

inline Plan verify(Workplace &place)
{
    migrated(place);
    return expectPlan(planVerify(place.project(), place.environment(), u"main"_s, place.profile(), place.status()));
}

inline void stopHalfWay(Workplace &place)
{
    place.configure({}, policy("transaction = \"none\""));
    place.migration(u"001_many.sql"_s, "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\nINSERT INTO absent VALUES (3);\n");
    if (place.run(place.migratePlan()).isSuccess())
        qFatal("it did not stop half way");
    place.migration(u"001_many.sql"_s, "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\nINSERT INTO a VALUES (3);\n");
}

inline Plan resumeIt(Workplace &place)
{
    return expectPlan(planResume(place.project(), place.environment(), u"main"_s, place.profile(), place.status(),
                                 {.migration = {}, .at = 0, .redo = false, .uncertain = Uncertain::Again}));
}

inline Plan resume(Workplace &place)
{
    stopHalfWay(place);
    return resumeIt(place);
}

/// Which undid nothing: the migration stands where it stood.
inline Plan resumeAfterAFailedRollback(Workplace &place)
{
    stopHalfWay(place);
    const QByteArray mended = "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\nINSERT INTO a VALUES (3);\n";
    place.migration(u"001_many.sql"_s, mended + "-- varve:down\nDROP TABLE zz;\n");
    if (place.run(place.rollbackPlan()).isSuccess())
        qFatal("there was something to roll back");
    return resumeIt(place);
}

/// As kill -9 leaves it.
inline Plan resumeAfterAKill(Workplace &place)
{
    stopHalfWay(place);
    const auto other = place.newConnection();
    for (const char *sql : {"DELETE FROM migration_history", "UPDATE migration_runs SET outcome = 'running', backend_id = 0",
                            "UPDATE migration_journal SET state = 'started', finished_at = NULL WHERE state = 'failed'"}) {
        if (!other->execute(sql))
            qFatal("%s", sql);
    }
    return resumeIt(place);
}

inline Plan seed(Workplace &place)
{
    place.configure("seed = true\n", "[categories]\n\"seed_*\" = \"seed\"\n");
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (t text);\n");
    place.migration(u"seed_a.sql"_s, "INSERT INTO a VALUES ('it''s; seed');\n");
    expectSuccess(place.run(place.migratePlan()));
    return expectPlan(place.trySeed());
}

inline Plan initDatabase(Workplace &place, const QByteArray &more)
{
    place.configure({}, more);
    place.files.write(u"schemas/init.sql"_s, "CREATE TABLE a (id integer);\nCREATE TABLE b (t varchar(9) DEFAULT ';');\n");
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    place.migration(u"002_b.sql"_s, "CREATE TABLE b (t varchar(9) DEFAULT ';');\n");
    place.migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n");
    const History::EnvironmentStatus status = place.status();
    const auto live = readObjects(place.project().policies, place.connection());
    return expectPlan(planInitDatabase(place.project(), place.environment(), u"main"_s, place.profile(), status, *live));
}

inline Plan initWithScript(Workplace &place)
{
    return initDatabase(place, "[databases.main]\ninit = \"schemas/init.sql\"\ninit_contains = \"002\"\n");
}

inline Plan initWithoutScript(Workplace &place)
{
    return initDatabase(place, {});
}

inline Plan initInOneTransaction(Workplace &place)
{
    return initDatabase(place,
                        "[databases.main]\ninit = \"schemas/init.sql\"\ninit_contains = \"002\"\n" + policy("transaction = \"all\""));
}

inline Plan adHoc(Workplace &place)
{
    migrated(place);
    return expectPlan(place.tryAdHoc("DELETE FROM items WHERE name = 'a;b -- c';\nCREATE TABLE more (id integer);\nSELECT 'x;\n.y' AS z"));
}

inline Plan withoutStatements(Workplace &place)
{
    place.configure({}, policy("empty = \"allow\""));
    place.migration(u"001_a.sql"_s, "-- nothing;\n");
    place.migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
    return place.migratePlan();
}

/// A history that an older version made: without the checksum of tokens, the journal and what a run found.
inline Plan tablesOfAnOlderVersion(Workplace &place)
{
    migrated(place);
    const auto other = place.newConnection();
    for (const char *sql : {"ALTER TABLE migration_history DROP COLUMN token_checksum", "DROP TABLE migration_journal",
                            "ALTER TABLE migration_runs DROP COLUMN checks", "ALTER TABLE migration_runs DROP COLUMN backend_start"}) {
        if (!other->execute(sql))
            qFatal("%s", sql);
    }
    place.migration(u"004_more.sql"_s, "CREATE TABLE more (id integer);\n");
    return place.migratePlan();
}

inline Plan foreignKeyRebuild(Workplace &place)
{
    place.migration(u"001_a.sql"_s,
                    "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT);\nINSERT INTO customers VALUES (1, 'anna'), (2, 'ben');\n"
                    "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id) ON DELETE CASCADE);\n"
                    "INSERT INTO orders VALUES (10, 1), (11, 2);\n");
    expectSuccess(place.run(place.migratePlan()));
    const auto other = place.newConnection(); // broken before: not the migration's
    if (!other->query(u"PRAGMA foreign_keys = 0"_s) || !other->execute("INSERT INTO orders VALUES (12, 99)"))
        qFatal("no row that refers to nothing");
    place.migration(u"002_rebuild.sql"_s,
                    "CREATE TABLE customers_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
                    "INSERT INTO customers_new SELECT id, name FROM customers;\nDROP TABLE customers;\n"
                    "ALTER TABLE customers_new RENAME TO customers;\n");
    place.migration(u"003_after.sql"_s, "DELETE FROM customers WHERE id = 2;\n"); // with its order: foreign keys are on again
    return place.migratePlan();
}

inline Plan attachedFile(Workplace &place)
{
    place.migration(u"001_both.sql"_s,
                    "CREATE TABLE audit.log (t TEXT DEFAULT \"x;\");\nCREATE TABLE a (id INTEGER);\nINSERT INTO log VALUES ('a');\n");
    return place.migratePlan();
}

inline Plan withSessionSettings(Workplace &place)
{
    place.migration(u"001_a.sql"_s,
                    oneOf(place, "", "CREATE TABLE a AS SELECT current_user::text AS who, current_setting('work_mem') AS m;\n",
                          "CREATE TABLE a AS SELECT @@SESSION.time_zone AS z, @@SESSION.group_concat_max_len AS n;\n"));
    place.migration(u"002_b.sql"_s,
                    oneOf(place, "", "SET work_mem = '77kB';\nRESET ROLE;\nCREATE TABLE public.b AS SELECT current_user::text AS who;\n",
                          "SET time_zone = '+05:00';\nCREATE TABLE b (id integer);\n"));
    place.migration(u"003_c.sql"_s,
                    oneOf(place, "", "CREATE TABLE c AS SELECT current_user::text AS who, current_setting('work_mem') AS m;\n",
                          "CREATE TABLE c AS SELECT @@SESSION.time_zone AS z;\n"));
    return place.migratePlan();
}

inline Plan withSessionSettingsByItself(Workplace &place)
{
    place.configure({}, policy("transaction = \"none\""));
    return withSessionSettings(place);
}

} // namespace Varve::Test::ScriptPlans
