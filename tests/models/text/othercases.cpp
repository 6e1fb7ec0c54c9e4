// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "splittercases.h"

namespace Varve::Test {

const QList<SplitterCase> &mySqlCases()
{
    static const QList<SplitterCase> cases{
        {"backslash in both kinds of strings", "SELECT 'a\\';', \"b\\\";\"; SELECT 2;", {"SELECT 'a\\';', \"b\\\";\"", "SELECT 2"}},
        {"doubled quotes", "SELECT 'a'';', \"b\"\";\"; SELECT 2;", {"SELECT 'a'';', \"b\"\";\"", "SELECT 2"}},
        {"no backslash in a backticked name", "SELECT `a\\`; SELECT 2;", {"SELECT `a\\`", "SELECT 2"}},
        {"two dashes without a blank are no comment", "SELECT 5--1; SELECT 2;", {"SELECT 5--1", "SELECT 2"}},
        {"two dashes with a blank", "SELECT 5-- 1;\n; SELECT 2;", {"SELECT 5", "SELECT 2"}},
        {"two dashes at a line's end", "SELECT 5 --\n; SELECT 2;", {"SELECT 5", "SELECT 2"}},
        {"hash", "SELECT 1 # a; b\n; SELECT 2;", {"SELECT 1", "SELECT 2"}},
        {"comments do not nest", "SELECT 1 /* /* ; */; SELECT 2;", {"SELECT 1", "SELECT 2"}},
        {"executable comments are code",
         "/*!40101 SET NAMES utf8 */;\n/*!50003 SELECT ';' */; SELECT 2;",
         {"/*!40101 SET NAMES utf8 */", "/*!50003 SELECT ';' */", "SELECT 2"}},
        {"dollars quote nothing", "SELECT $$; SELECT 2;", {"SELECT $$", "SELECT 2"}},
        {"a delimiter that begins with a blank", "DELIMITER ' ;'\nSELECT 1 , 2 ;SELECT 3", {"DELIMITER ' ;'", "SELECT 1 , 2", "SELECT 3"}},
        {"a delimiter that begins with a digit", "DELIMITER 0END\nSELECT 100END SELECT 20", {"DELIMITER 0END", "SELECT 10", "SELECT 20"}},
        {"DELIMITER",
         "DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; END//\nDELIMITER ;\nSELECT 2;",
         {"DELIMITER //", "CREATE PROCEDURE p() BEGIN SELECT 1; END", "DELIMITER ;", "SELECT 2"}},
        {"a delimiter of dollars next to a word",
         "delimiter $$\nSELECT 1; SELECT 'a$$b'; END$$\ndelimiter ;\nSELECT 2;",
         {"delimiter $$", "SELECT 1; SELECT 'a$$b'; END", "delimiter ;", "SELECT 2"}},
        {"a dump's trigger",
         "DELIMITER ;;\n/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`b`*/ /*!50003 TRIGGER t BEGIN SET @a = 1; END */;;\nDELIMITER ;\n",
         {"DELIMITER ;;", "/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`b`*/ /*!50003 TRIGGER t BEGIN SET @a = 1; END */", "DELIMITER ;"}},
        {"a delimiter in quotes",
         "DELIMITER '//'\nSELECT 1; SELECT 2//\nDELIMITER \"a b\"\nSELECT 3a b\n",
         {"DELIMITER '//'", "SELECT 1; SELECT 2", "DELIMITER \"a b\"", "SELECT 3"}},
        {"a delimiter of which the client keeps fifteen bytes",
         "DELIMITER $$$$$$$$$$$$$$$$$$\nSELECT 1$$$$$$$$$$$$$$$\nSELECT 2$$$$$$$$$$$$$$$",
         {"DELIMITER $$$$$$$$$$$$$$$$$$", "SELECT 1", "SELECT 2"}},
        {"a procedure without DELIMITER",
         "CREATE PROCEDURE p() BEGIN IF 1 THEN SELECT 1; END IF; END; SELECT 2;",
         {"CREATE PROCEDURE p() BEGIN IF 1 THEN SELECT 1; END IF; END", "SELECT 2"}},
        {"loops, labels and handlers",
         "CREATE PROCEDURE p() l: BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; END; w: WHILE 1 DO LEAVE w; END WHILE w; "
         "REPEAT SELECT 1; UNTIL 1 END REPEAT; x: LOOP LEAVE x; END LOOP x; END l; SELECT 2;",
         {"CREATE PROCEDURE p() l: BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; END; w: WHILE 1 DO LEAVE w; END WHILE w; "
          "REPEAT SELECT 1; UNTIL 1 END REPEAT; x: LOOP LEAVE x; END LOOP x; END l",
          "SELECT 2"}},
        {"both kinds of CASE",
         "CREATE FUNCTION f() RETURNS INT BEGIN CASE a WHEN 1 THEN SET b = CASE c WHEN 1 THEN 2 END; END CASE; RETURN 1; END; SELECT 2;",
         {"CREATE FUNCTION f() RETURNS INT BEGIN CASE a WHEN 1 THEN SET b = CASE c WHEN 1 THEN 2 END; END CASE; RETURN 1; END",
          "SELECT 2"}},
        {"a trigger whose body is an IF",
         "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW IF NEW.b IS NULL THEN SET NEW.b = IF(1, 2, 3); END IF; SELECT 2;",
         {"CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW IF NEW.b IS NULL THEN SET NEW.b = IF(1, 2, 3); END IF", "SELECT 2"}},
        {"a procedure whose body is a loop",
         "CREATE PROCEDURE p() l: WHILE 1 DO REPEAT SELECT REPEAT('a', 2); UNTIL 1 END REPEAT; LEAVE l; END WHILE l; SELECT 2;",
         {"CREATE PROCEDURE p() l: WHILE 1 DO REPEAT SELECT REPEAT('a', 2); UNTIL 1 END REPEAT; LEAVE l; END WHILE l", "SELECT 2"}},
        {"a trigger whose body is a DO",
         "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW DO SLEEP(1); SELECT 2;",
         {"CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW DO SLEEP(1)", "SELECT 2"}},
        {"words of blocks as names",
         "CREATE PROCEDURE p() BEGIN SELECT begin, t.end, end FROM t AS end; END; SELECT 2;",
         {"CREATE PROCEDURE p() BEGIN SELECT begin, t.end, end FROM t AS end; END", "SELECT 2"}},
        {"columns called begin and end",
         "CREATE PROCEDURE p() BEGIN DECLARE begin, end INT; DECLARE EXIT HANDLER FOR 1062 BEGIN END; "
         "SELECT a begin FROM t WHERE x BETWEEN begin AND end ORDER BY begin, end; END; SELECT 2;",
         {"CREATE PROCEDURE p() BEGIN DECLARE begin, end INT; DECLARE EXIT HANDLER FOR 1062 BEGIN END; "
          "SELECT a begin FROM t WHERE x BETWEEN begin AND end ORDER BY begin, end; END",
          "SELECT 2"}},
        {"columns called begin and end as operands",
         "CREATE PROCEDURE p() BEGIN SELECT CASE WHEN end > begin THEN end ELSE begin END FROM t WHERE begin > end AND a >= end; END; SELECT 2;",
         {"CREATE PROCEDURE p() BEGIN SELECT CASE WHEN end > begin THEN end ELSE begin END FROM t WHERE begin > end AND a >= end; END",
          "SELECT 2"}},
        {"a loop over rows that are locked",
         "CREATE PROCEDURE begin() BEGIN WHILE EXISTS (SELECT 1 FROM t FOR UPDATE) DO SELECT CASE WHEN 1 THEN 2 ELSE REPEAT('a', 2) END end; "
         "END WHILE; REPEAT (SELECT 1); UNTIL 1 END REPEAT; END; SELECT 2;",
         {"CREATE PROCEDURE begin() BEGIN WHILE EXISTS (SELECT 1 FROM t FOR UPDATE) DO SELECT CASE WHEN 1 THEN 2 ELSE REPEAT('a', 2) END end; "
          "END WHILE; REPEAT (SELECT 1); UNTIL 1 END REPEAT; END",
          "SELECT 2"}},
        {"a loop until a CASE says so, and aliases called begin and end",
         "CREATE FUNCTION f() RETURNS INT BEGIN REPEAT SET @a = 1; UNTIL CASE 1 WHEN 1 THEN 1 END END REPEAT; "
         "RETURN (SELECT MAX(end) end FROM (SELECT 1 AS begin, 2 AS end) q GROUP BY begin); END; SELECT 2;",
         {"CREATE FUNCTION f() RETURNS INT BEGIN REPEAT SET @a = 1; UNTIL CASE 1 WHEN 1 THEN 1 END END REPEAT; "
          "RETURN (SELECT MAX(end) end FROM (SELECT 1 AS begin, 2 AS end) q GROUP BY begin); END",
          "SELECT 2"}},
        {"a table with columns called event and begin",
         "ALTER TABLE t ADD COLUMN event INT, ADD COLUMN begin INT; SELECT 2;",
         {"ALTER TABLE t ADD COLUMN event INT, ADD COLUMN begin INT", "SELECT 2"}},
        {"a function of one statement",
         "CREATE FUNCTION f() RETURNS INT RETURN 1; SELECT 2;",
         {"CREATE FUNCTION f() RETURNS INT RETURN 1", "SELECT 2"}},
        {"an event",
         "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN DELETE FROM a; END; SELECT 2;",
         {"CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN DELETE FROM a; END", "SELECT 2"}},
        {"a transaction", "BEGIN; SELECT 1; COMMIT;", {"BEGIN", "SELECT 1", "COMMIT"}},
        {"a client's command", "source a;b.sql\nSELECT 1;", {"source a;b.sql", "SELECT 1"}},
        {"a client's backslash", "\\! ls;\nSELECT 1;", {"\\! ls;", "SELECT 1"}},
        {"a variable", "USE ${database}; SELECT '${a}';", {"USE ${database}", "SELECT '${a}'"}},
    };
    return cases;
}

const QList<SplitterCase> &mariaDbCases()
{
    static const QList<SplitterCase> cases = mySqlCases()
        + QList<SplitterCase>{
            {"MariaDB's executable comments", "/*M! SELECT 1 */; /*M!100301 SELECT 2 */;", {"/*M! SELECT 1 */", "/*M!100301 SELECT 2 */"}},
            {"blocks outside programs",
             "IF @a THEN SELECT 1; ELSEIF @b THEN SELECT 2; END IF; FOR i IN 1..3 DO SELECT i; END FOR; l: LOOP LEAVE l; END LOOP; SELECT 2;",
             {"IF @a THEN SELECT 1; ELSEIF @b THEN SELECT 2; END IF", "FOR i IN 1..3 DO SELECT i; END FOR", "l: LOOP LEAVE l; END LOOP",
              "SELECT 2"}},
            {"a comment for no version", "/*M!999999\\- enable the sandbox mode */ \nSELECT 1;", {"SELECT 1"}},
        };
    return cases;
}

const QList<SplitterCase> &sparkCases()
{
    static const QList<SplitterCase> cases{
        {"the seeds' text",
         "CREATE TABLE `${catalog}`.`${schema}`.t (a STRING COMMENT 'x;y');\nSELECT 1;",
         {"CREATE TABLE `${catalog}`.`${schema}`.t (a STRING COMMENT 'x;y')", "SELECT 1"}},
        {"backslashes in strings", "SELECT 'a\\';', \"b\\\";\"; SELECT 2;", {"SELECT 'a\\';', \"b\\\";\"", "SELECT 2"}},
        {"adjacent strings", "SELECT 'a'';'; SELECT 2;", {"SELECT 'a'';'", "SELECT 2"}},
        {"raw strings", "SELECT r'a\\'; SELECT R\"b\\\"; SELECT 3;", {"SELECT r'a\\'", "SELECT R\"b\\\"", "SELECT 3"}},
        {"a name that ends with r is no prefix", "SELECT bar'a\\';'; SELECT 2;", {"SELECT bar'a\\';'", "SELECT 2"}},
        {"nested comments", "SELECT /* a /* ; */ ; */ 1; SELECT 2;", {"SELECT /* a /* ; */ ; */ 1", "SELECT 2"}},
        {"a comment continued by a backslash", "SELECT 1 -- a \\\n ; b\n; SELECT 2;", {"SELECT 1", "SELECT 2"}},
        {"a function in Python",
         "CREATE FUNCTION f() RETURNS STRING LANGUAGE PYTHON AS $$\na = 1; b = 2\n$$; SELECT 2;",
         {"CREATE FUNCTION f() RETURNS STRING LANGUAGE PYTHON AS $$\na = 1; b = 2\n$$", "SELECT 2"}},
        {"a script",
         "BEGIN DECLARE a INT; IF a = 1 THEN SELECT 1; END IF; WHILE a < 1 DO SET a = 2; END WHILE; END; SELECT 2;",
         {"BEGIN DECLARE a INT; IF a = 1 THEN SELECT 1; END IF; WHILE a < 1 DO SET a = 2; END WHILE; END", "SELECT 2"}},
        {"nested and labelled scripts",
         "l: BEGIN BEGIN SELECT 1; END; FOR r AS SELECT 1 DO SELECT 2; END FOR; END l; SELECT 2;",
         {"l: BEGIN BEGIN SELECT 1; END; FOR r AS SELECT 1 DO SELECT 2; END FOR; END l", "SELECT 2"}},
        {"a procedure",
         "CREATE PROCEDURE p() AS BEGIN SELECT CASE WHEN true THEN 1 END; END; SELECT 2;",
         {"CREATE PROCEDURE p() AS BEGIN SELECT CASE WHEN true THEN 1 END; END", "SELECT 2"}},
        {"a transaction", "BEGIN TRANSACTION; SELECT 1; COMMIT;", {"BEGIN TRANSACTION", "SELECT 1", "COMMIT"}},
        {"a function with CASE",
         "CREATE FUNCTION f(a INT) RETURNS INT RETURN CASE WHEN a THEN 1 END; SELECT 2;",
         {"CREATE FUNCTION f(a INT) RETURNS INT RETURN CASE WHEN a THEN 1 END", "SELECT 2"}},
    };
    return cases;
}

const QList<SplitterCase> &sqlServerCases()
{
    static const QList<SplitterCase> cases{
        {"batches", "SELECT 1;\nSELECT 2;\nGO\nSELECT 3\ngo\n", {"SELECT 1;\nSELECT 2;", "SELECT 3"}},
        {"a count and a comment behind GO", "SELECT 1\n  GO 5 -- five times\nSELECT 2", {"SELECT 1", "SELECT 2"}},
        {"GO behind a comment in its line", "SELECT 1\n/* a */GO\nSELECT 2", {"SELECT 1", "SELECT 2"}},
        {"GO before a comment", "SELECT 1\nGO /* a\nb */\nSELECT 2\nGO\v/**/-- c\nSELECT 3", {"SELECT 1", "SELECT 2", "SELECT 3"}},
        {"GO inside a line", "SELECT 1 AS go\nGO", {"SELECT 1 AS go"}},
        {"GO with something behind it", "SELECT 1\nGO home\nGO\nSELECT 2", {"SELECT 1\nGO home", "SELECT 2"}},
        {"GO in a string", "SELECT '\nGO\n'\nGO\nSELECT 2", {"SELECT '\nGO\n'", "SELECT 2"}},
        {"GO in a nested comment", "SELECT 1 /* /*\nGO\n*/\nGO\n*/\nGO\nSELECT 2", {"SELECT 1", "SELECT 2"}},
        {"GO in brackets", "SELECT [a]]\nGO\n]\nGO\nSELECT 2", {"SELECT [a]]\nGO\n]", "SELECT 2"}},
        {"CR LF", "SELECT 1\r\nGO\r\nSELECT 2\r\nGO", {"SELECT 1", "SELECT 2"}},
        {"carriage returns alone", "SELECT 1\rGO\rSELECT 2\rGO 2\rGO", {"SELECT 1", "SELECT 2"}},
        {"GO behind a form feed, in a long batch",
         "SELECT 1" + QByteArray(", 1").repeated(100) + "\n\f\vGO\nSELECT 2 -- " + QByteArray(100, '.'),
         {"SELECT 1" + QByteArray(", 1").repeated(100), "SELECT 2"}},
        {"empty batches", "GO\nGO\nSELECT 1\nGO\nGO", {"SELECT 1"}},
        {"a command of sqlcmd", ":r a.sql\nSELECT 1\nGO", {":r a.sql", "SELECT 1"}},
    };
    return cases;
}

const QList<SplitterCase> &cypherCases()
{
    static const QList<SplitterCase> cases{
        {"strings of both kinds", "RETURN 'a;', \"b;\"; RETURN 2;", {"RETURN 'a;', \"b;\"", "RETURN 2"}},
        {"backslashes", "RETURN 'a\\';', \"\\\";\"; RETURN 2;", {"RETURN 'a\\';', \"\\\";\"", "RETURN 2"}},
        {"no doubled quotes", "RETURN 'a''b;'; RETURN 2;", {"RETURN 'a''b;'", "RETURN 2"}},
        {"backticks", "MATCH (n:`a;``b`) RETURN n; RETURN 2;", {"MATCH (n:`a;``b`) RETURN n", "RETURN 2"}},
        {"comments", "RETURN 1 // a; b\n; RETURN /* ; */ 2;", {"RETURN 1", "RETURN /* ; */ 2"}},
        {"two dashes are a relationship", "MATCH (a)--(b) RETURN a; RETURN 2;", {"MATCH (a)--(b) RETURN a", "RETURN 2"}},
        {"a subquery", "CALL { MATCH (n) RETURN n } RETURN n; RETURN 2;", {"CALL { MATCH (n) RETURN n } RETURN n", "RETURN 2"}},
        {"parameters", "RETURN $a; RETURN $b;", {"RETURN $a", "RETURN $b"}},
        {"a command of the shell", ":use neo4j\nRETURN 1;", {":use neo4j", "RETURN 1"}},
        {"a slash is a division", "RETURN 4 / 2; RETURN 2;", {"RETURN 4 / 2", "RETURN 2"}},
    };
    return cases;
}

const QList<SplitterCase> &redisCases()
{
    static const QList<SplitterCase> cases{
        {"one command a line", "SET a 1\nGET a", {"SET a 1", "GET a"}},
        {"empty lines and comments", "# c\n\n  SET a 1\n   # d\nGET a\n", {"SET a 1", "GET a"}},
        {"a hash inside a line is no comment", "SET a #1\nGET a", {"SET a #1", "GET a"}},
        {"semicolons mean nothing", "SET a 1;2\nGET a", {"SET a 1;2", "GET a"}},
        {"double quotes", "SET a \"x \\\" # y\"\nGET a", {"SET a \"x \\\" # y\"", "GET a"}},
        {"single quotes", "SET a 'it\\'s'\nGET a", {"SET a 'it\\'s'", "GET a"}},
        {"a backslash in single quotes", "SET a 'x\\n'\nGET a", {"SET a 'x\\n'", "GET a"}},
        {"CR LF", "SET a 1\r\nGET a\r\n", {"SET a 1", "GET a"}},
        {"variables", "SET ${p}:a \"${v}\"\nGET ${p}:a", {"SET ${p}:a \"${v}\"", "GET ${p}:a"}},
        {"numbers and signs", "ZADD z -1.5 a\nINCRBY b 2\n", {"ZADD z -1.5 a", "INCRBY b 2"}},
    };
    return cases;
}

const QList<SplitterCase> &ansiCases()
{
    static const QList<SplitterCase> cases{
        {"strings and names", "SELECT 'a;''', \"b;\"\"\"; SELECT 2;", {"SELECT 'a;''', \"b;\"\"\"", "SELECT 2"}},
        {"nested comments", "SELECT /* /* ; */ ; */ 1; -- ;\nSELECT 2;", {"SELECT /* /* ; */ ; */ 1", "SELECT 2"}},
        {"a body",
         "CREATE PROCEDURE p() BEGIN ATOMIC SELECT 1; END; SELECT 2;",
         {"CREATE PROCEDURE p() BEGIN ATOMIC SELECT 1; END", "SELECT 2"}},
        {"a trigger with a nested block",
         "CREATE TRIGGER t AFTER INSERT ON a BEGIN BEGIN SELECT 1; END; END; SELECT 2;",
         {"CREATE TRIGGER t AFTER INSERT ON a BEGIN BEGIN SELECT 1; END; END", "SELECT 2"}},
        {"a transaction", "BEGIN; SELECT 1; END;", {"BEGIN", "SELECT 1", "END"}},
        {"a variable", "SELECT ${a}; SELECT $${a};", {"SELECT ${a}", "SELECT $${a}"}},
    };
    return cases;
}

const QList<SplitterCase> &splitterCases(Text::DialectName dialect)
{
    switch (dialect) {
    case Text::DialectName::Ansi: return ansiCases();
    case Text::DialectName::Sqlite: return sqliteCases();
    case Text::DialectName::PostgreSql: return postgreSqlCases();
    case Text::DialectName::MySql: return mySqlCases();
    case Text::DialectName::MariaDb: return mariaDbCases();
    case Text::DialectName::Spark: return sparkCases();
    case Text::DialectName::SqlServer: return sqlServerCases();
    case Text::DialectName::Cypher: return cypherCases();
    case Text::DialectName::Redis: return redisCases();
    }
    Q_UNREACHABLE();
}

} // namespace Varve::Test
