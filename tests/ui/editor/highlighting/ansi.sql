-- Migration: Plain
CREATE VIEW ${schema}."a""b ${x}" AS SELECT t.view, CAST('it''s ${v} \' AS CHARACTER VARYING(9)) FROM t WHERE a = 1.5e-3 /* a /* b */ c */;
-- varve:down
DROP VIEW x; -- expect: 0
