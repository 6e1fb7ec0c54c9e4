# Migration: Counters
-- Author: A. Author
--not a comment
/*!40101 SET NAMES utf8mb4 */;
/*M!100301 CREATE TABLE x (a INT) */;
CREATE TABLE `a``b ${x}` (id BIGINT UNSIGNED AUTO_INCREMENT, s VARCHAR(9) DEFAULT 'a\'b''c ${v}', t TEXT DEFAULT "d\"e""f") ENGINE=InnoDB; # ${no}
SELECT 5--1, @x, @@session.sql_mode, 0xFF, b'1', x'CAFE', 0b11, N'x'; -- expect: rows
DELIMITER $$
CREATE PROCEDURE p(IN a INT) BEGIN
    DECLARE EXIT HANDLER FOR SQLEXCEPTION ROLLBACK; -- comment
    IF a > 1 THEN SET @x = ${value}; ELSEIF a = 2 THEN ITERATE l; END IF;
END$$
DELIMITER ;
# varve:down
/* /* flat */ SELECT 1 FROM t.table;
# Verify
SELECT IFNULL(NULL, 1) REGEXP 'a';
