/*
 * Migration: Block header
 * Purpose: also read: yes
 */
-- Variables: off
CREATE TABLE [order ${x}] (`a``b` INTEGER PRIMARY KEY AUTOINCREMENT, "c""d" TEXT DEFAULT 'x''y\', e BLOB DEFAULT x'00ff') STRICT, WITHOUT ROWID;
/* /* not nested */ SELECT 1.5, .5, 0xFF, 1e-3, ?1, ?, :name, @name, $name, ${name};
.mode box
CREATE TRIGGER t AFTER UPDATE ON "${table}" WHEN new.a IS NOT old.a BEGIN
    UPDATE t SET b = CASE WHEN a > 1 THEN 'x' ELSE json_extract(c, '$.${path}') END;
END;
PRAGMA foreign_keys = ON;
SELECT count(*), strftime('%s', 'now'), t.order, typeof(NULL) FROM t WHERE a GLOB '*' AND b ->> '$.a' = '$${x}';
-- Verification queries:
SELECT 1; -- expect: 1
-- varve:down
INSERT INTO t VALUES (1, '
-- in a string ${v}
');
