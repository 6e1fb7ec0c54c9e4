-- SPDX-FileCopyrightText: 2026 The Varve authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A MariaDB database with every kind of object that a dump knows. Run by the client `mariadb` and by Varve's pieces alike.

SET NAMES utf8mb4;
SET sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION';
SET time_zone = '+00:00';

CREATE TABLE numbers (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    tiny TINYINT DEFAULT -1, small SMALLINT UNSIGNED ZEROFILL, medium MEDIUMINT, whole INT(11) NOT NULL DEFAULT 0,
    exact DECIMAL(30,10) DEFAULT 1.5, single FLOAT, twice DOUBLE, flag BOOLEAN DEFAULT TRUE, bits BIT(12) DEFAULT b'1010', year_of YEAR,
    KEY by_two (tiny, small DESC), UNIQUE KEY `odd;name` (exact)
) ENGINE=InnoDB COMMENT='semicolons; quotes '' " ` and a back\\slash';

CREATE TABLE texts (
    id INT NOT NULL AUTO_INCREMENT,
    fixed CHAR(20) CHARACTER SET latin1 COLLATE latin1_bin DEFAULT 'it''s; --',
    various VARCHAR(200) NOT NULL DEFAULT "a ""quoted"" /* default */",
    short TINYTEXT, plain TEXT, middle MEDIUMTEXT, long_one LONGTEXT,
    kind ENUM('a','b;','c''d','/*') DEFAULT 'b;', several SET('x','y','# z') DEFAULT 'x,y',
    document JSON DEFAULT '{"a": [1, ";"]}', address INET6 DEFAULT '::1', number UUID,
    PRIMARY KEY (id), FULLTEXT KEY words (plain, long_one), KEY prefix (various(20))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `bytes; and -- others` (
    id INT PRIMARY KEY,
    fixed BINARY(4), various VARBINARY(255), small TINYBLOB, plain BLOB, medium MEDIUMBLOB, large LONGBLOB,
    `a``b` INT, `select` INT, `#hash` INT, `/*comment*/` INT
);

CREATE TABLE times (
    id INT PRIMARY KEY,
    day DATE DEFAULT '2026-01-31', moment TIME(3), stamp TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
    both_of DATETIME(6) DEFAULT (NOW(6) + INTERVAL 1 DAY)
);

CREATE TABLE places (
    id INT PRIMARY KEY, at POINT NOT NULL, shape GEOMETRY, way LINESTRING, area POLYGON, many MULTIPOINT, SPATIAL KEY whereabouts (at)
) ENGINE=Aria;

CREATE TABLE parents (a INT, b VARCHAR(20), PRIMARY KEY (a, b));
CREATE TABLE children (
    id INT PRIMARY KEY, a INT, b VARCHAR(20), other INT, note VARCHAR(20),
    CONSTRAINT `child;of` FOREIGN KEY (a, b) REFERENCES parents (a, b) ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT tree FOREIGN KEY (other) REFERENCES children (id),
    CONSTRAINT positive CHECK (id > 0 AND note <> 'a;b -- c'),
    doubled INT GENERATED ALWAYS AS (id * 2) STORED, joined VARCHAR(50) AS (CONCAT(note, ';', '--')) VIRTUAL,
    hidden INT INVISIBLE DEFAULT 7, KEY unused (other) IGNORED
);

CREATE TABLE by_range (id INT NOT NULL, sold DATE NOT NULL) PARTITION BY RANGE (YEAR(sold)) SUBPARTITION BY HASH (id) SUBPARTITIONS 2 (
    PARTITION old VALUES LESS THAN (2020) COMMENT = 'before; all', PARTITION later VALUES LESS THAN MAXVALUE);
CREATE TABLE by_list (kind VARCHAR(5)) PARTITION BY LIST COLUMNS (kind) (
    PARTITION first VALUES IN ('a;', 'b'), PARTITION rest DEFAULT);
CREATE TABLE versions (id INT PRIMARY KEY, value VARCHAR(10)) WITH SYSTEM VERSIONING;
CREATE TABLE periods (id INT, valid_from DATE, valid_to DATE, PERIOD FOR valid (valid_from, valid_to), UNIQUE (id, valid WITHOUT OVERLAPS));
CREATE TABLE packed (id INT PRIMARY KEY, body TEXT COMPRESSED) ROW_FORMAT=DYNAMIC PAGE_COMPRESSED=1;
CREATE TABLE in_memory (id INT PRIMARY KEY, KEY h (id) USING HASH) ENGINE=MEMORY;
CREATE TABLE old_style (id INT, KEY (id)) ENGINE=MyISAM CHECKSUM=1 DELAY_KEY_WRITE=1;
CREATE TABLE merged (id INT, KEY (id)) ENGINE=MERGE UNION=(old_style) INSERT_METHOD=LAST;

CREATE SEQUENCE numbered START WITH 10 INCREMENT BY 5 MINVALUE 1 MAXVALUE 1000 CACHE 20 CYCLE;
SELECT NEXTVAL(numbered);
CREATE TABLE from_sequence (id INT DEFAULT NEXTVAL(numbered));

-- Every escape that the client and the server know, and text that looks like the end of something.
INSERT INTO texts (fixed, various, plain, long_one) VALUES
    ('a\'b', 'nul \0 backspace \b newline \n return \r tab \t end \Z percent \% underscore \_ back \\', 'x''y;', "d""q\"e;"),
    ('ends \\', '\\''; DROP TABLE numbers; -- ', 'DELIMITER //
SELECT 1//', 'two
lines; /* open
# hash
-- dash'),
    (_latin1'caf\xE9', N'national', X'4D7953514C', 0x416263), -- a comment; with a semicolon
    ('joined ' 'literal', _utf8mb4'sn\u00f6 🐟 漢字 العربية', b'01000001', x'41'); # and another; one
INSERT INTO numbers (tiny, small, exact, twice, bits, year_of) VALUES (-128, 7, 12345678901234567890.0123456789, -1.5e-10, b'111', 2026), (5-- 1
+1, 1, .5, 1e3, 0x0F, 1901);
INSERT INTO places VALUES (1, POINT(1, 2), ST_GeomFromText('LINESTRING(0 0, 1 1)'), ST_GeomFromText('LINESTRING(0 0, 2 2)'),
    ST_GeomFromText('POLYGON((0 0, 0 5, 5 5, 0 0))'), ST_GeomFromText('MULTIPOINT(0 0, 1 1)'));
INSERT INTO parents VALUES (1, 'a'), (2, 'b;');
INSERT INTO children (id, a, b) VALUES (1, 1, 'a'), (2, 2, 'b;');
INSERT INTO by_range VALUES (1, '2019-05-05'), (2, '2026-06-06');
INSERT INTO by_list VALUES ('a;'), ('z');
INSERT INTO times (id, moment, stamp, both_of) VALUES (1, '12:34:56.789', '2026-11-21 12:00:00', '2026-11-21 12:00:00.123456');
INSERT INTO packed VALUES (1, REPEAT('long; ', 50));
INSERT INTO old_style VALUES (1), (2);

-- Views stand on each other, so that a dump needs stand-ins.
CREATE VIEW b_second AS SELECT id, plain FROM texts WHERE plain <> 'a;b' WITH CASCADED CHECK OPTION;
CREATE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW a_first AS SELECT * FROM b_second WHERE id > 0 -- none; of these
;
CREATE VIEW `c;third` AS SELECT CASE WHEN id = 1 THEN 'begin' ELSE 'end;' END AS `what is it; then` FROM a_first;

CREATE FUNCTION plus_one(n INT) RETURNS INT DETERMINISTIC NO SQL COMMENT 'adds; one' RETURN n + 1;
CREATE FUNCTION in_words(n INT) RETURNS VARCHAR(20) CHARSET utf8mb4 DETERMINISTIC
    RETURN CASE n WHEN 1 THEN 'one;' WHEN 2 THEN IF(TRUE, 'two', REPLACE('end', 'e', 'E')) ELSE REPEAT('many', 2) END;

DELIMITER //
CREATE PROCEDURE everything(IN first INT, OUT `second;` INT, INOUT third VARCHAR(100))
    MODIFIES SQL DATA SQL SECURITY INVOKER COMMENT 'all; of // it'
outer_block: BEGIN
    DECLARE done, i INT DEFAULT 0;
    DECLARE word VARCHAR(100) DEFAULT 'END; //';
    DECLARE too_much CONDITION FOR SQLSTATE '45000';
    DECLARE found_lines CURSOR (least INT) FOR SELECT plain FROM texts WHERE id >= least;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = 1;
    DECLARE EXIT HANDLER FOR too_much, SQLEXCEPTION
    BEGIN
        GET DIAGNOSTICS CONDITION 1 @text = MESSAGE_TEXT;
        ROLLBACK;
        RESIGNAL;
    END;
    OPEN found_lines(1);
    read_on: LOOP
        FETCH found_lines INTO word;
        IF done THEN LEAVE read_on; ELSEIF word = 'x;' THEN ITERATE read_on; ELSE SET i = i + 1; END IF;
    END LOOP read_on;
    CLOSE found_lines;
    counting: WHILE i > 0 DO
        SET i = i - 1;
        CASE i
            WHEN 1 THEN SET third = CONCAT(third, CASE WHEN first > 0 THEN 'a;' ELSE 'b' END);
            WHEN 2 THEN BEGIN END;
            ELSE BEGIN DECLARE inner_one INT; SET inner_one = IF(i, 1, 2); END;
        END CASE;
    END WHILE counting;
    REPEAT SET i = i + 1; UNTIL i >= 3 END REPEAT;
    FOR n IN 1..3 DO SET i = i + n; END FOR;
    FOR r IN (SELECT id FROM numbers) DO SET i = r.id; END FOR;
    START TRANSACTION;
    SAVEPOINT here;
    INSERT INTO parents VALUES (100 + first, 'p') ON DUPLICATE KEY UPDATE b = VALUES(b);
    IF first = 99 THEN SIGNAL too_much SET MESSAGE_TEXT = 'too; much'; END IF;
    COMMIT;
    PREPARE st FROM 'SELECT 1 // ';
    /* a comment; with END */ -- another; END
    # and END a third; one
    SELECT plus_one(first) INTO `second;`;
END//

CREATE FUNCTION `odd name;`(a INT) RETURNS TEXT CHARSET utf8mb4 READS SQL DATA
BEGIN
    DECLARE result TEXT;
    IF EXISTS (SELECT 1 FROM numbers WHERE id = a) THEN
        BEGIN NOT ATOMIC SET result = 'there'; END;
    END IF;
    RETURN COALESCE(result, CASE WHEN a IS NULL THEN 'none' END, 'it is; not');
END;
//

CREATE TRIGGER before_number BEFORE INSERT ON numbers FOR EACH ROW
BEGIN
    IF NEW.tiny IS NULL THEN SET NEW.tiny = 1; END IF;
    SET @last = CONCAT('trigger; ', NEW.whole, ' // ');
END//
CREATE TRIGGER after_number AFTER UPDATE ON numbers FOR EACH ROW only_a_label: BEGIN END//
CREATE TRIGGER second_before BEFORE INSERT ON numbers FOR EACH ROW FOLLOWS before_number SET NEW.medium = 1//
delimiter $$
CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' ON COMPLETION PRESERVE DISABLE COMMENT 'each; night' DO
BEGIN
    DELETE FROM packed WHERE id < 0;
    IF DAYOFWEEK(NOW()) = 1 THEN CALL everything(1, @a, @b); END IF;
END$$
CREATE EVENT once ON SCHEDULE AT '2037-01-01 00:00:00' DO SET @x = 1 $$
DELIMITER ;

SET sql_mode = 'ORACLE';
DELIMITER /
CREATE PACKAGE tools AS
    FUNCTION half(n INT) RETURN INT;
    PROCEDURE note(t VARCHAR2(20));
END;
/
CREATE PACKAGE BODY tools AS
    calls INT := 0;
    FUNCTION half(n INT) RETURN INT AS
        result INT := 0;
    BEGIN
        IF n > 10 THEN result := DIV0(n); ELSIF n > 5 THEN result := n; END IF;
        RETURN result;
    EXCEPTION
        WHEN OTHERS THEN RETURN -1;
    END;
    PROCEDURE note(t VARCHAR2(20)) AS
    BEGIN
        calls := calls + 1;
        <<again>>
        LOOP EXIT again WHEN calls > 3; calls := calls + 1; END LOOP;
        FOR i IN 1..2 LOOP NULL; END LOOP;
        WHILE calls > 5 LOOP calls := calls - 1; END LOOP;
    END;
BEGIN
    calls := 1;
END;
/
CREATE PROCEDURE oracle_style(a INT) AS
    CURSOR c IS SELECT id FROM numbers;
BEGIN
    FOR r IN c LOOP NULL; END LOOP;
END;
/
DELIMITER ;
SET sql_mode = 'ANSI_QUOTES';
CREATE VIEW "quoted;view" AS SELECT "id" FROM "numbers";
SET sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION';
