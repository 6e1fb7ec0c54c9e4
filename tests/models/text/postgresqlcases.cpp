// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "splittercases.h"

namespace Varve::Test {

// After the manual's chapter 4.1 and the pages of CREATE FUNCTION, CREATE RULE, COPY and psql.
const QList<SplitterCase> &postgreSqlCases()
{
    static const QList<SplitterCase> cases{
        {"one statement without a delimiter", "SELECT 1", {"SELECT 1"}},
        {"two statements in a line", "SELECT 1; SELECT 2;", {"SELECT 1", "SELECT 2"}},
        {"empty statements belong to the next one", ";; SELECT 1;;;", {"SELECT 1"}},
        {"only comments are no statement", "-- a\n/* b */\n", {}},
        {"nothing at all", "", {}},
        {"a byte order mark is white space", "\xEF\xBB\xBFSELECT 1;", {"SELECT 1"}},
        {"semicolon in a string", "SELECT 'a;b'; SELECT 2;", {"SELECT 'a;b'", "SELECT 2"}},
        {"doubled quote in a string", "SELECT 'it''s;'; SELECT 2;", {"SELECT 'it''s;'", "SELECT 2"}},
        {"a backslash means nothing in a plain string", "SELECT 'a\\'; SELECT 2;", {"SELECT 'a\\'", "SELECT 2"}},
        {"a backslash escapes in E strings", "SELECT E'a\\';b'; SELECT 2;", {"SELECT E'a\\';b'", "SELECT 2"}},
        {"an E string goes on in the next line", "SELECT E'a'\n  'b\\';c'; SELECT 2;", {"SELECT E'a'\n  'b\\';c'", "SELECT 2"}},
        {"an E string goes on behind a line comment", "SELECT E'a' -- ;\n'\\';'; SELECT 2;", {"SELECT E'a' -- ;\n'\\';'", "SELECT 2"}},
        {"an E string does not go on in the same line", "SELECT E'a' 'b\\'; SELECT 2;", {"SELECT E'a' 'b\\'", "SELECT 2"}},
        {"a name that ends with e is no prefix", "SELECT date'a\\'; SELECT 2;", {"SELECT date'a\\'", "SELECT 2"}},
        {"Unicode strings have no backslash escapes", "SELECT U&'d\\0061t\\'; SELECT 2;", {"SELECT U&'d\\0061t\\'", "SELECT 2"}},
        {"national and bit strings", "SELECT N'a;', B'01', X'1F;';", {"SELECT N'a;', B'01', X'1F;'"}},
        {"semicolon in a quoted name", "SELECT \"a;\"\"b\"; SELECT 2;", {"SELECT \"a;\"\"b\"", "SELECT 2"}},
        {"semicolon in a line comment", "SELECT 1 -- a; b\n; SELECT 2;", {"SELECT 1", "SELECT 2"}},
        {"nested block comments", "SELECT 1 /* a /* ; */ ; */; SELECT 2;", {"SELECT 1", "SELECT 2"}},
        {"a quote in a comment", "SELECT 1; -- don't\nSELECT 2;", {"SELECT 1", "SELECT 2"}},
        {"dollar quote", "DO $$ BEGIN PERFORM 1; END $$; SELECT 2;", {"DO $$ BEGIN PERFORM 1; END $$", "SELECT 2"}},
        {"dollar quote with a tag and another inside", "DO $a$ SELECT $$;$$; $a$; SELECT 2;", {"DO $a$ SELECT $$;$$; $a$", "SELECT 2"}},
        {"a nearly closing tag", "SELECT $ab$ $a$ ; $ab; $ab$; SELECT 2;", {"SELECT $ab$ $a$ ; $ab; $ab$", "SELECT 2"}},
        {"parameters open no dollar quote", "SELECT $1, $2; SELECT $1;", {"SELECT $1, $2", "SELECT $1"}},
        {"a dollar inside a name opens no dollar quote", "SELECT a$b$; SELECT c$b$;", {"SELECT a$b$", "SELECT c$b$"}},
        {"a variable opens no dollar quote", "SELECT ${a}; SELECT ${b};", {"SELECT ${a}", "SELECT ${b}"}},
        {"a dollar quote behind a parameter", "SELECT $1$$;$$; SELECT 2;", {"SELECT $1$$;$$", "SELECT 2"}},
        {"a JSON dollar quote", "SELECT $${\"a\":1;}$$::jsonb; SELECT 2;", {"SELECT $${\"a\":1;}$$::jsonb", "SELECT 2"}},
        {"dollars behind a variable are part of the name", "SELECT ${a}$$; SELECT $$;$$;", {"SELECT ${a}$$", "SELECT $$;$$"}},
        {"a body of SQL statements",
         "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END; END; SELECT 2;",
         {"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END; END", "SELECT 2"}},
        {"a replaced procedure with a body of SQL statements",
         "create or replace procedure p() begin atomic insert into t values (1); end; select 2;",
         {"create or replace procedure p() begin atomic insert into t values (1); end", "select 2"}},
        {"end as a name inside a body",
         "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS end; SELECT t.end FROM t; END; SELECT 2;",
         {"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS end; SELECT t.end FROM t; END", "SELECT 2"}},
        {"BEGIN as a transaction is a statement of its own", "BEGIN; SELECT 1; COMMIT;", {"BEGIN", "SELECT 1", "COMMIT"}},
        {"a rule with several actions",
         "CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b); SELECT 2;",
         {"CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b)", "SELECT 2"}},
        {"an open parenthesis holds nothing back", "SELECT (1; DROP TABLE x;", {"SELECT (1", "DROP TABLE x"}},
        {"COPY data is no SQL", "COPY t (a, b) FROM stdin;\n1\tit's; $$\n\\.\nSELECT 2;", {"COPY t (a, b) FROM stdin", "SELECT 2"}},
        {"COPY data without a line", "COPY t FROM STDIN;\n\\.\nSELECT 2;", {"COPY t FROM STDIN", "SELECT 2"}},
        {"COPY TO has no data", "COPY t TO STDOUT; SELECT 2;", {"COPY t TO STDOUT", "SELECT 2"}},
        {"COPY from a file has no data", "COPY t FROM '/tmp/stdin'; SELECT 2;", {"COPY t FROM '/tmp/stdin'", "SELECT 2"}},
        {"psql's commands are lines of their own", "\\set x 'a;b'\nSELECT 1;\n\\echo done", {"\\set x 'a;b'", "SELECT 1", "\\echo done"}},
        {"\\restrict is skipped", "\\restrict abc\nSELECT 1;\n\\unrestrict abc\n", {"SELECT 1"}},
        {"psql's \\copy has data", "\\copy t from stdin\n1;\n\\.\nSELECT 2;", {"\\copy t from stdin", "SELECT 2"}},
        {"line ends of Windows", "SELECT 1;\r\nSELECT 2;\r\n", {"SELECT 1", "SELECT 2"}},
        {"a lone carriage return ends a comment", "-- a\rSELECT 1;", {"SELECT 1"}},
        {"letters of other alphabets", "SELECT 'Ünïcödé;', \"名;前\"; SELECT 2;", {"SELECT 'Ünïcödé;', \"名;前\"", "SELECT 2"}},
        {"an operator beside a comment", "SELECT 1 --;\n-/*;*/-2; SELECT 3;", {"SELECT 1 --;\n-/*;*/-2", "SELECT 3"}},
    };
    return cases;
}

} // namespace Varve::Test
