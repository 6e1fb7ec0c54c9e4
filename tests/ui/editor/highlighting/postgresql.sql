-- ============================================================================
-- Migration: Add user preferences
-- Purpose: per-user settings,
--   kept for ${years} years
-- Rollback plan: see below
-- Prerequisites: 001_initial_schema
-- ============================================================================

CREATE TABLE IF NOT EXISTS ${schema}.user_preferences (   -- ${schema} is not replaced here
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "Display ""Name""" varchar(40) NOT NULL DEFAULT 'it''s ${user}',
    "${column}" numeric(6,5) CHECK ("${column}" BETWEEN 0.5 AND 1.5e3),
    created_at timestamptz NOT NULL DEFAULT now(),
    escaped text DEFAULT E'tab\t quote\' ${x}', plain text DEFAULT 'C:\dir',
    bits bit(3) DEFAULT B'101', bytes bytea DEFAULT X'CAFE', unicode text DEFAULT U&'\0441'
);
COMMENT ON COLUMN ${schema}.user_preferences.id IS 'select from where';
/* outer /* inner ${not_here} */ still outer */ SELECT u.select, u.key, count(*) FROM users u WHERE id = $1 AND name LIKE '$${literal}%';
SELECT $${"a": 1}$$::jsonb, a$${x}, $$$$, 'a' || $q$b$q$;

CREATE OR REPLACE FUNCTION ${schema}.touch() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
    who text := 'it''s ${who}';   -- it's ${who} here too
BEGIN
    NEW.changed_at = now();
    PERFORM format($q$SELECT '%s'$q$, who, ${limit});
    RETURN NEW; -- $body$ SELECT 1;
COPY ${schema}.t (a, b) FROM STDIN WITH (FORMAT text);
1	${not_a_variable}
select	-- not a comment
\.
copy t from stdin;
\.
\set x 1
DROP TABLE t; SELECT '日本 😀 ${v}', 1 FROM größe -- ${end}
;

-- Verify migration
SELECT COUNT(*) FROM ${schema}.user_preferences;   -- expect: 0
-- EXPECT: no rows
-- varve:down
DROP TABLE IF EXISTS ${schema}.user_preferences;
-- varve:verify
-- varve:dwon
-- not varve:down
SELECT 'a
b ${x}
c' AS "two
lines", NULL, TRUE;
