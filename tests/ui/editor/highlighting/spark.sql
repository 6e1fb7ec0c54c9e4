-- Migration: Monitor alerts
-- Database: lakehouse
CREATE OR REPLACE TABLE `${catalog}`.${schema}.alerts (
    id BIGINT GENERATED ALWAYS AS IDENTITY, tags MAP<STRING, ARRAY<STRING>>, at TIMESTAMP_NTZ COMMENT "it's ${x} \"quoted\""
) USING DELTA PARTITIONED BY (day) TBLPROPERTIES ('delta.columnMapping.mode' = 'name', 'a\'b' = 'c\u0041');
OPTIMIZE ${schema}.alerts ZORDER BY (id); VACUUM ${schema}.alerts RETAIN 168 HOURS DRY RUN;
SELECT r'C:\dir\', R"raw \ ${x}", 1L, 2.5BD, 3e2, 1Y, x'1F', :limit, a::int FROM t LATERAL VIEW explode(tags) AS k; -- expect: > 0
/* one /* two */ one */ DESCRIBE HISTORY t;
-- goes on \
SELECT 'still a comment ${x}' \
and still
SELECT 1;
CREATE FUNCTION f(a STRING) RETURNS STRING LANGUAGE PYTHON AS $$
return a + '${suffix}'
$$;
BEGIN
    DECLARE x INT DEFAULT 1;
    WHILE x < 3 DO SET x = x + 1; END WHILE;
END;
-- varve:down
RESTORE TABLE t TO VERSION AS OF 3;
