// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "splittercases.h"

namespace Varve::Test {

// After sqlite.org's pages on keywords, comments, CREATE TRIGGER and sqlite3_complete().
const QList<SplitterCase> &sqliteCases()
{
    static const QList<SplitterCase> cases{
        {"two statements", "SELECT 1; SELECT 2", {"SELECT 1", "SELECT 2"}},
        {"empty statements belong to the next one", ";;SELECT 1;;", {"SELECT 1"}},
        {"only a comment", "-- a;\n", {}},
        {"nothing at all", "", {}},
        {"a comment after the last statement is nobody's", "SELECT 1; -- end", {"SELECT 1"}},
        {"a comment before the semicolon is not sent", "SELECT 1 /* end */ ;", {"SELECT 1"}},
        {"a byte order mark is white space", "\xEF\xBB\xBFSELECT 1;", {"SELECT 1"}},
        {"semicolon in a string", "SELECT ';'; SELECT 2;", {"SELECT ';'", "SELECT 2"}},
        {"doubled quote in a string", "SELECT 'a'';'; SELECT 2;", {"SELECT 'a'';'", "SELECT 2"}},
        {"a backslash means nothing", "SELECT '\\'; SELECT 2;", {"SELECT '\\'", "SELECT 2"}},
        {"E is no prefix", "SELECT E'\\'; SELECT 2;", {"SELECT E'\\'", "SELECT 2"}},
        {"semicolon in a quoted name", "SELECT \"a;\"\"\"; SELECT 2;", {"SELECT \"a;\"\"\"", "SELECT 2"}},
        {"semicolon in backticks", "SELECT `a;```; SELECT 2;", {"SELECT `a;```", "SELECT 2"}},
        {"semicolon in brackets", "SELECT [a;[b]; SELECT 2;", {"SELECT [a;[b]", "SELECT 2"}},
        {"a bracket closes at the first bracket", "SELECT [a]]; SELECT 2;", {"SELECT [a]]", "SELECT 2"}},
        {"semicolon in a line comment", "SELECT 1 -- ;\n, 2; SELECT 3;", {"SELECT 1 -- ;\n, 2", "SELECT 3"}},
        {"a lone carriage return does not end a comment", "SELECT 1 -- a\r; b\n; SELECT 2;", {"SELECT 1", "SELECT 2"}},
        {"semicolon in a block comment", "SELECT /* ; */ 1; SELECT 2;", {"SELECT /* ; */ 1", "SELECT 2"}},
        {"block comments do not nest", "SELECT /* /* */ 1; SELECT 2;", {"SELECT /* /* */ 1", "SELECT 2"}},
        {"a slash and a star that touch", "SELECT 1 /*/ ; */; SELECT 2;", {"SELECT 1", "SELECT 2"}},
        {"a quote in a comment", "-- don't\nSELECT 1;", {"SELECT 1"}},
        {"blob literal", "SELECT x'3B'; SELECT 2;", {"SELECT x'3B'", "SELECT 2"}},
        {"parameters", "SELECT ?1, :a, @b, $c; SELECT 2;", {"SELECT ?1, :a, @b, $c", "SELECT 2"}},
        {"dollars quote nothing", "SELECT $$a; SELECT b$$;", {"SELECT $$a", "SELECT b$$"}},
        {"variables", "SELECT ${a}; SELECT \"${b}\";", {"SELECT ${a}", "SELECT \"${b}\""}},
        {"trigger",
         "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; END; SELECT 2;",
         {"CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; END", "SELECT 2"}},
        {"temporary trigger with several statements",
         "create temp trigger t begin select 1; select 2; end; select 3;",
         {"create temp trigger t begin select 1; select 2; end", "select 3"}},
        {"trigger with CASE",
         "CREATE TRIGGER t BEGIN SELECT CASE WHEN 1 THEN 2 END; SELECT 3; END; SELECT 4;",
         {"CREATE TRIGGER t BEGIN SELECT CASE WHEN 1 THEN 2 END; SELECT 3; END", "SELECT 4"}},
        {"trigger with a quoted END",
         "CREATE TRIGGER t BEGIN SELECT 1; SELECT \"END\"; END; SELECT 2;",
         {"CREATE TRIGGER t BEGIN SELECT 1; SELECT \"END\"; END", "SELECT 2"}},
        {"trigger with comments around END",
         "CREATE TRIGGER t BEGIN SELECT 1; -- a\n /* b */ END /* c */ ; SELECT 2;",
         {"CREATE TRIGGER t BEGIN SELECT 1; -- a\n /* b */ END", "SELECT 2"}},
        {"trigger with empty statements",
         "CREATE TRIGGER t BEGIN SELECT 1;; END; SELECT 2;",
         {"CREATE TRIGGER t BEGIN SELECT 1;; END", "SELECT 2"}},
        {"trigger without a final semicolon", "CREATE TRIGGER t BEGIN SELECT 1; END", {"CREATE TRIGGER t BEGIN SELECT 1; END"}},
        {"trigger with if not exists",
         "CREATE TRIGGER IF NOT EXISTS t BEGIN SELECT 1; END; SELECT 2;",
         {"CREATE TRIGGER IF NOT EXISTS t BEGIN SELECT 1; END", "SELECT 2"}},
        {"explained trigger",
         "EXPLAIN CREATE TRIGGER t BEGIN SELECT 1; END; SELECT 2;",
         {"EXPLAIN CREATE TRIGGER t BEGIN SELECT 1; END", "SELECT 2"}},
        {"a table called trigger", "CREATE TABLE trigger (a); SELECT 2;", {"CREATE TABLE trigger (a)", "SELECT 2"}},
        {"transaction", "BEGIN; INSERT INTO a VALUES (1); COMMIT; END;", {"BEGIN", "INSERT INTO a VALUES (1)", "COMMIT", "END"}},
        {"pragma", "PRAGMA foreign_keys = ON; PRAGMA user_version;", {"PRAGMA foreign_keys = ON", "PRAGMA user_version"}},
        {"a shell's command is a line", ".mode csv\n.import a;b t\nSELECT 1;", {".mode csv", ".import a;b t", "SELECT 1"}},
        {"a number with a point first is no command", "SELECT\n.5; SELECT 2;", {"SELECT\n.5", "SELECT 2"}},
        {"line ends of Windows", "SELECT 1;\r\nSELECT 2;\r\n", {"SELECT 1", "SELECT 2"}},
        {"other alphabets", "SELECT 'Ünï;', [名;前]; SELECT 2;", {"SELECT 'Ünï;', [名;前]", "SELECT 2"}},
        {"parentheses hold nothing back", "SELECT (1; SELECT 2);", {"SELECT (1", "SELECT 2)"}},
        {"a minus and a comment", "SELECT 1---1\n; SELECT 2;", {"SELECT 1", "SELECT 2"}},
    };
    return cases;
}

} // namespace Varve::Test
