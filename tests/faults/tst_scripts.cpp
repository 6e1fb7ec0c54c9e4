// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/core/checksum.h>
#include <tests/support/engineplace.h>

#include <QTest>

using namespace Varve;
using namespace Qt::StringLiterals;
using Test::EnginePlace;
using Test::ProgramResult;

namespace {

const QByteArray lineFeeds = "-- a comment; with a semicolon\nCREATE TABLE a (id integer);\nINSERT INTO a VALUES (1); -- behind it\n"
                             "/* a comment;\n   of two lines */\nINSERT INTO a\n  VALUES (2);\n";

} // namespace

/// What stands in files: encodings and line ends, nothing at all, commands of client programs, transactions and settings of their own. On
/// every engine a file runs as a whole or is refused with its place; none is ever taken for done that did nothing.
class ScriptsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { EnginePlace::addEngines(); }
    void init();
    void cleanup() { m_place.reset(); }

    void whatIsNoUtf8IsRefused();
    void lineEndsMakeNoDifference_data();
    void lineEndsMakeNoDifference();
    void carriageReturnAloneEndsACommentOrIsRefused_data();
    void carriageReturnAloneEndsACommentOrIsRefused();
    void otherLineSeparatorsAreText();
    void filesWithoutStatementsAreRefused();
    void filesWithoutStatementsAreAppliedWhereAllowed();
    void clientCommandsAreNeverRun();
    void clientCommandBehindAStatementIsNotRun();
    void transactionsOfOnesOwnAreRefused();
    void openTransactionIsFound_data();
    void openTransactionIsFound();
    void settingsEndWithTheirFile();
    void settingsOfAFunctionEndWithTheirFile();
    void whatPostgresKeepsForASessionEndsWithItsFile();
    void endingAChannelLeavesTheSessionsOwnSettings();
    void temporaryObjectsEndWithTheirFile_data();
    void temporaryObjectsEndWithTheirFile();
    void firstStatementThatFailedIsMendedAndRuns();

private:
    EnginePlace &place() { return *m_place; }
    void verifyNothingRan()
    {
        const QString tables = QString::fromUtf8(
            place().oneOf("SELECT name FROM sqlite_schema", "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
                          "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"));
        QCOMPARE(place().seen(tables), QStringList()); // not even a history
    }

    std::unique_ptr<EnginePlace> m_place;
};

void ScriptsTest::init()
{
    QFETCH_GLOBAL(Database::Engine, engine);
    VARVE_NEEDS_ENGINE(engine);
    m_place = std::make_unique<EnginePlace>(engine);
}

/// All of them at once, and each has its message.
void ScriptsTest::whatIsNoUtf8IsRefused()
{
    const QByteArray sql = "CREATE TABLE a (id integer);\n";
    const auto wide = [&](int low, int width) {
        QByteArray text;
        for (const char c : sql) {
            QByteArray unit(width, '\0');
            unit[low] = c;
            text += unit;
        }
        return text;
    };
    const auto bad = [](const char *byte, int offset) {
        return u"Byte 0x%1 at offset %2 is not valid UTF-8; the file was left as it is."_s.arg(QLatin1String(byte)).arg(offset);
    };
    const auto nul = [](int offset) { return u"NUL byte at offset %1; this is no text. The file was left as it is."_s.arg(offset); };
    const QString utf16 = u"The file is UTF-16; Varve reads UTF-8."_s;
    const QList<std::pair<QByteArray, QString>> files{{"\xFF\xFE" + wide(0, 2), utf16},
                                                      {"\xFE\xFF" + wide(1, 2), utf16},
                                                      {wide(0, 2), nul(1)}, // UTF-16 without a mark
                                                      {wide(1, 2), nul(0)},
                                                      {QByteArray("\xFF\xFE\0\0", 4) + wide(0, 4), utf16}, // UTF-32
                                                      {"-- caf\xE9\n" + sql, bad("E9", 6)},                // Latin-1
                                                      {"-- \x80\n" + sql, bad("80", 3)},                   // a continuation alone
                                                      {sql + "-- \xE2\x82", bad("E2", 32)},                // cut off at the end
                                                      {"-- \xC0\xAF\n" + sql, bad("C0", 3)},               // overlong
                                                      {"-- \xE0\x80\xAF\n" + sql, bad("E0", 3)},
                                                      {"-- \xED\xA0\x80\n" + sql, bad("ED", 3)},     // half of a surrogate pair
                                                      {"-- \xF4\x90\x80\x80\n" + sql, bad("F4", 3)}, // beyond the last character
                                                      {QByteArray("SELECT 1;\nSELECT \0;\n", 20) + sql, nul(17)},
                                                      {QByteArray("-- \0\n", 5) + sql, nul(3)},
                                                      {sql + '\0', nul(29)}};
    const auto name = [](qsizetype i) { return u"%1_a.sql"_s.arg(i + 1, 3, 10, QLatin1Char('0')); };
    for (qsizetype i = 0; i < files.size(); ++i)
        place().migration(name(i), files.at(i).first);
    place().migration(u"100_b.sql"_s, "CREATE TABLE b (id integer);\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QCOMPARE(result.exitCode, 7);
    for (qsizetype i = 0; i < files.size(); ++i) {
        const QString told = result.err.section(u"varve-cli: migrations/"_s + name(i) + u':', 1).section(u'\n', 0, 0);
        QVERIFY2(told.endsWith(files.at(i).second), qPrintable(name(i) + u' ' + told + u'\n' + result.err));
        QCOMPARE(place().files.read(u"migrations/"_s + name(i)), files.at(i).first);
    }
    verifyNothingRan();
}

void ScriptsTest::lineEndsMakeNoDifference_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("sameChecksum");
    const QByteArray text = lineFeeds;
    QTest::newRow("LF") << text << true;
    QTest::newRow("CR LF") << QByteArray(text).replace("\n", "\r\n") << true;
    QTest::newRow("mixed") << QByteArray(text).replace(";\n", ";\r\n") << true;
    QTest::newRow("with a byte order mark") << QByteArray("\xEF\xBB\xBF" + text) << true;
    QTest::newRow("without a last line end") << text.chopped(1) << false;
    QTest::newRow("without a last delimiter") << text.chopped(2) << false;
}

void ScriptsTest::lineEndsMakeNoDifference()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, sameChecksum);
    place().migration(u"001_a.sql"_s, text);
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QCOMPARE(place().seen(u"SELECT id FROM a ORDER BY id"_s), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(place().history(), QStringList{u"001_a up ok 3/3"_s});
    const QString checksum = place().seen(u"SELECT checksum FROM migration_history"_s).constFirst();
    QCOMPARE(checksum == Core::checksum(lineFeeds), sameChecksum);
}

/// For PostgreSQL it ends a comment; for SQLite and MariaDB the comment goes on, and would swallow what follows.
void ScriptsTest::carriageReturnAloneEndsACommentOrIsRefused_data()
{
    constexpr int aboveLargeFile = 16 * 1024 * 1024;
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("behind");
    const QByteArray row = "INSERT INTO a VALUES (2);\n";
    QTest::newRow("at once") << QByteArray() << QByteArray();
    QTest::newRow("streamed, at the end") << QByteArray(aboveLargeFile, '\n') << QByteArray();
    QTest::newRow("streamed, in the middle") << QByteArray(aboveLargeFile, '\n') << QByteArray('\n' + row);
}

void ScriptsTest::carriageReturnAloneEndsACommentOrIsRefused()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, behind);
    const QByteArray rows = behind.isEmpty() ? "1" : "1 2";
    place().migration(u"001_a.sql"_s, before + "CREATE TABLE a (id integer);\r-- a comment\rINSERT INTO a VALUES (1);\r" + behind);
    const ProgramResult result = place().cli({u"migrate"_s});
    if (place().isPostgres()) {
        QVERIFY2(result.exitCode == 0, qPrintable(result.err));
        QCOMPARE(place().seen(u"SELECT id FROM a ORDER BY id"_s).join(u' '), QString::fromLatin1(rows));
        return;
    }
    QCOMPARE(result.exitCode, 7);
    QVERIFY2(
        result.err.contains(u"migrations/001_a.sql:%1:13: A carriage return alone stands in a comment, which for %2 goes on behind it."_s
                                .arg(before.size() + 2)
                                .arg(place().isSqlite() ? u"SQLite"_s : u"MariaDB"_s)),
        qPrintable(result.err));
    verifyNothingRan();
    // Between statements it is white space for everybody.
    place().migration(u"001_a.sql"_s, before + "CREATE TABLE a (id integer);\rINSERT INTO a VALUES (1);\r" + behind);
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
    QCOMPARE(place().seen(u"SELECT id FROM a ORDER BY id"_s).join(u' '), QString::fromLatin1(rows));
}

void ScriptsTest::otherLineSeparatorsAreText()
{
    // U+2028, U+2029, U+0085, and a vertical tab: no line ends for any server.
    place().migration(u"001_a.sql"_s,
                      "-- one\xE2\x80\xA8INSERT INTO nowhere VALUES (1);\xE2\x80\xA9 two\xC2\x85 three\v four\n"
                      "CREATE TABLE a (t varchar(20));\nINSERT INTO a VALUES ('x\xE2\x80\xA8y');\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QCOMPARE(place().seen(u"SELECT t FROM a"_s), QStringList{u"x\u2028y"_s});
    QCOMPARE(place().history(), QStringList{u"001_a up ok 2/2"_s});
}

void ScriptsTest::filesWithoutStatementsAreRefused()
{
    const QList<QByteArray> files{QByteArray(),
                                  "\xEF\xBB\xBF",
                                  " \n\t\r\n\n",
                                  "-- CREATE TABLE a (id integer);\n/* ; */\n",
                                  "-- Migration: Makes a\n-- Author: Anna\n\n",
                                  "-- varve:down\nDROP TABLE a;\n",
                                  "-- varve:verify\nSELECT 1;\n",
                                  ";;\n;\n"};
    for (qsizetype i = 0; i < files.size(); ++i)
        place().migration(u"00%1_a.sql"_s.arg(i + 1), files.at(i));
    place().migration(u"100_b.sql"_s, "CREATE TABLE b (id integer);\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QCOMPARE(result.exitCode, 7);
    for (qsizetype i = 0; i < files.size(); ++i)
        QVERIFY2(result.err.contains(u"varve-cli: migrations/00%1_a.sql: The migration has no statements.\n"_s.arg(i + 1)),
                 qPrintable(result.err));
    verifyNothingRan();
}

void ScriptsTest::filesWithoutStatementsAreAppliedWhereAllowed()
{
    place().configure({}, "[policies]\nempty = \"warn\"\n");
    place().migration(u"001_a.sql"_s, {});
    place().migration(u"002_b.sql"_s, "-- CREATE TABLE a (id integer);\n/* ; */\n");
    place().migration(u"003_c.sql"_s, "-- varve:verify\nSELECT 1; -- expect: 1\n");
    place().migration(u"004_d.sql"_s, "CREATE TABLE d (id integer);\n-- varve:down\nDROP TABLE d;\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QVERIFY2(QString(result.out + result.err).contains(u"002_b has no statements: it is only recorded."_s),
             qPrintable(result.out + result.err));
    QCOMPARE(place().history(), (QStringList{u"001_a up ok 0/0"_s, u"002_b up ok 0/0"_s, u"003_c up ok 0/0"_s, u"004_d up ok 1/1"_s}));
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s, u"003_c applied"_s, u"004_d applied"_s}));
    const ProgramResult back = place().cli({u"rollback"_s, u"--to"_s, u"base"_s});
    QVERIFY2(back.exitCode == 0, qPrintable(back.err));
    QCOMPARE(place().history().mid(4),
             (QStringList{u"004_d down ok 1/1"_s, u"003_c down ok 0/0"_s, u"002_b down ok 0/0"_s, u"001_a down ok 0/0"_s}));
    const ProgramResult checked = place().cli({u"validate"_s});
    QVERIFY2(checked.out.contains(u"002_b.sql: warning: The migration has no statements. [no-statements]"_s), qPrintable(checked.out));
}

void ScriptsTest::clientCommandsAreNeverRun()
{
    const QByteArrayList commands
        = place()
              .oneOf(
                  ".shell touch touched\n.system touch touched\n.read ../other.sql\n.import other.sql b\n.output touched\n.load ./touched",
                  "\\! touch touched\n\\i other.sql\n\\ir ../other.sql\n\\o touched\n\\copy b TO 'touched'\n\\setenv PAGER touched",
                  "\\! touch touched\nsystem touch touched\nsource other.sql\n\\. other.sql\ntee touched\n\\T touched")
              .split('\n');
    place().files.write(u"other.sql"_s, "CREATE TABLE b (id integer);\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n" + commands.join('\n') + "\nINSERT INTO a VALUES (1);\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QCOMPARE(result.exitCode, 1);
    for (qsizetype i = 0; i < commands.size(); ++i)
        QVERIFY2(
            result.err.contains(u"001_a.sql:%1:1: \"%2\" is a command of a client program, not of the server; Varve does not run it."_s.arg(
                QString::number(i + 2), QString::fromUtf8(commands.at(i)))),
            qPrintable(result.err));
    QVERIFY(!QFile::exists(place().files.path(u"touched"_s)) && !QFile::exists(place().files.path(u"migrations/touched"_s)));
    verifyNothingRan();
}

/// psql runs these behind a statement; a server says that it does not know them.
void ScriptsTest::clientCommandBehindAStatementIsNotRun()
{
    if (!place().isPostgres())
        QSKIP("Only psql has such commands.");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nSELECT 'CREATE TABLE b (id integer)' \\gexec\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY2(result.exitCode != 0, qPrintable(result.out));
    QVERIFY(!place().hasTable(u"a"_s) && !place().hasTable(u"b"_s));
}

void ScriptsTest::transactionsOfOnesOwnAreRefused()
{
    const QByteArrayList statements
        = place()
              .oneOf("BEGIN|COMMIT|ROLLBACK|BEGIN EXCLUSIVE TRANSACTION|END|END TRANSACTION|/* here */ begin -- now\n",
                     "BEGIN|COMMIT|ROLLBACK|START TRANSACTION|END|ABORT|COMMIT AND CHAIN|PREPARE TRANSACTION 'x'|COMMIT PREPARED 'x'|"
                     "/* here */ begin -- now\n",
                     "BEGIN|COMMIT|ROLLBACK|START TRANSACTION|COMMIT AND CHAIN|XA START 'x'|/* here */ begin -- now\n")
              .split('|');
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n" + statements.join(";\n") + ";\nINSERT INTO a VALUES (1);\n");
    for (const QByteArray &policies : {QByteArray(), QByteArray("[policies]\ntransaction = \"none\"\n")}) {
        place().configure({}, policies);
        const ProgramResult result = place().cli({u"migrate"_s});
        QCOMPARE(result.exitCode, 7);
        for (qsizetype i = 0; i < statements.size(); ++i) {
            const QString told = result.err.section(u"migrations/001_a.sql:%1:"_s.arg(i + 2), 1).section(u'\n', 0, 0);
            QVERIFY2(told.endsWith(u" stands in a migration; Varve runs each migration in one transaction by itself."_s),
                     qPrintable(QString::fromUtf8(statements.at(i)) + u'\n' + result.err));
        }
        verifyNothingRan();
    }
}

void ScriptsTest::openTransactionIsFound_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("by a procedure") << QByteArray("CREATE PROCEDURE opens() BEGIN START TRANSACTION; INSERT INTO log VALUES (1); END")
                                    << QByteArray("CREATE TABLE a (id integer);\nCALL opens();\nCREATE TABLE b (id integer);\n");
    QTest::newRow("by a setting") << QByteArray("SELECT 1")
                                  << QByteArray("CREATE TABLE a (id integer);\nSET autocommit = 0;\nINSERT INTO log VALUES (1);\n"
                                                "CREATE TABLE b (id integer);\n");
}

/// MariaDB alone lets a file open one without saying so.
void ScriptsTest::openTransactionIsFound()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, text);
    if (!place().isMariaDb())
        QSKIP("Only MariaDB's procedures and settings can leave one open.");
    place().client(u"CREATE TABLE log (id integer)"_s);
    place().migration(u"000_before.sql"_s, "DELIMITER //\n" + before + "//\n");
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
    place().migration(u"001_a.sql"_s, text);
    const ProgramResult result = place().cli({u"migrate"_s});
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.err.contains(u" left a transaction open; it was rolled back.\n"_s)
                 && result.err.contains(u"Take out what switches autocommit off, and let a procedure commit what it begins.\n"_s),
             qPrintable(result.err));
    QVERIFY(place().hasTable(u"a"_s) && !place().hasTable(u"b"_s));
    QCOMPARE(place().seen(u"SELECT id FROM log"_s), QStringList());
    QCOMPARE(place().standings().constLast(), u"001_a partial"_s);
}

void ScriptsTest::settingsEndWithTheirFile()
{
    place().migration(
        u"001_settings.sql"_s,
        place().oneOf("PRAGMA recursive_triggers = ON;\nPRAGMA case_sensitive_like = ON;\nPRAGMA ignore_check_constraints = 1;\n"
                      "PRAGMA foreign_keys = OFF;\nATTACH ':memory:' AS left_over;\nVACUUM;\n",
                      "CREATE SCHEMA s;\nSET search_path = s;\nSET TIME ZONE 'Asia/Tokyo';\nSET ROLE pg_monitor;\n",
                      "SET SESSION sql_mode = 'ANSI_QUOTES';\nSET time_zone = '+09:00';\nSET @left = 1;\n"));
    place().migration(
        u"002_seen.sql"_s,
        place().oneOf(
            "CREATE TABLE a AS SELECT (SELECT recursive_triggers FROM pragma_recursive_triggers) || ',' || ('A' LIKE 'a') || ',' || "
            "(SELECT foreign_keys FROM pragma_foreign_keys) || ',' || (SELECT count(*) FROM pragma_database_list) AS s;\n"
            "CREATE TABLE b (x integer CHECK (x > 0));\n",
            "CREATE TABLE a AS SELECT current_schema() || ',' || (current_setting('TimeZone') = 'Asia/Tokyo') || ',' || "
            "(current_user = session_user) AS s;\nCREATE TABLE b (x integer);\n",
            "CREATE TABLE a AS SELECT CONCAT(@@sql_mode = 'ANSI_QUOTES', ',', @@time_zone, ',', @left IS NULL) AS s;\n"
            "CREATE TABLE b (x integer);\n"));
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QCOMPARE(place().seen(u"SELECT s FROM a"_s),
             QStringList{QString::fromUtf8(place().oneOf("0,1,1,1", "public,false,true", "0,SYSTEM,1"))});
    if (!place().isSqlite())
        return;
    place().migration(u"003_check.sql"_s, "INSERT INTO b VALUES (-1);\n");
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 3);
}

void ScriptsTest::settingsOfAFunctionEndWithTheirFile()
{
    if (place().isSqlite())
        QSKIP("Functions set nothing there.");
    place().migration(
        u"000_function.sql"_s,
        place().oneOf("",
                      "CREATE SCHEMA s;\nCREATE FUNCTION s.set_it() RETURNS void LANGUAGE plpgsql AS $$ BEGIN SET search_path = s; "
                      "SET TIME ZONE 'Asia/Tokyo'; END $$;\n",
                      "DELIMITER //\nCREATE FUNCTION set_it() RETURNS integer BEGIN SET time_zone = '+09:00'; SET @x = 1; RETURN 1; "
                      "END//\nDELIMITER ;\n"));
    place().migration(u"001_a.sql"_s, place().oneOf("", "SELECT s.set_it();\n", "SELECT set_it();\n"));
    place().migration(
        u"002_b.sql"_s,
        place().oneOf("", "CREATE TABLE a AS SELECT current_schema() || ',' || (current_setting('TimeZone') = 'Asia/Tokyo') AS s;\n",
                      "CREATE TABLE a AS SELECT CONCAT(@@time_zone, ',', @x IS NULL) AS s;\n"));
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.out + result.err));
    QCOMPARE(place().seen(u"SELECT s FROM a"_s), QStringList{QString::fromUtf8(place().oneOf("", "public,false", "SYSTEM,1"))});
}

void ScriptsTest::whatPostgresKeepsForASessionEndsWithItsFile()
{
    if (!place().isPostgres())
        QSKIP("Only PostgreSQL has them.");
    const QByteArray keeps = "PREPARE p AS SELECT 1;\nLISTEN c;\nDECLARE k CURSOR WITH HOLD FOR SELECT 1;\nSELECT pg_advisory_lock(99);\n";
    place().migration(u"001_a.sql"_s, keeps);
    place().migration(u"002_b.sql"_s, keeps + "DEALLOCATE p;\nCLOSE k;\n");
    place().migration(
        u"003_c.sql"_s,
        "CREATE TABLE a AS SELECT (SELECT count(*) FROM pg_cursors WHERE is_holdable) AS cursors, (SELECT count(*) FROM "
        "pg_listening_channels()) AS channels, (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 99) AS locks, "
        "(SELECT count(*) FROM pg_prepared_statements WHERE name = 'p') AS prepared;\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.out + result.err));
    QCOMPARE(place().seen(u"SELECT * FROM a"_s), QStringList{u"0|0|0|0"_s});
}

void ScriptsTest::endingAChannelLeavesTheSessionsOwnSettings()
{
    if (!place().isPostgres())
        QSKIP("Only PostgreSQL has channels.");
    place().migration(u"001_a.sql"_s, "LISTEN c;\n");
    place().migration(u"002_b.sql"_s,
                      "CREATE TABLE a AS SELECT current_setting('application_name') LIKE 'varve/%' AS named, "
                      "current_setting('lock_timeout') AS patience;\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.out + result.err));
    QCOMPARE(place().seen(u"SELECT * FROM a"_s), QStringList{u"t|5s"_s});
}

void ScriptsTest::temporaryObjectsEndWithTheirFile_data()
{
    QTest::addColumn<QByteArray>("policy");
    for (const char *mode : {"migration", "none", "all"})
        QTest::newRow(mode) << QByteArray("[policies]\ntransaction = \"" + QByteArray(mode) + "\"\n");
}

void ScriptsTest::temporaryObjectsEndWithTheirFile()
{
    QFETCH(QByteArray, policy);
    if (place().isMariaDb() && policy.contains("all"))
        QSKIP("MariaDB commits with each definition.");
    place().configure({}, policy);
    const QByteArray items = place().oneOf("\"the items\"", "\"the items\"", "`the items`");
    place().migration(u"001_a.sql"_s,
                      "CREATE TABLE " + items
                          + " (id integer);\nCREATE TEMPORARY TABLE staging (id integer);\n"
                            "INSERT INTO staging VALUES (1);\nINSERT INTO "
                          + items + " SELECT id FROM staging;\n");
    place().migration(u"002_b.sql"_s,
                      "CREATE TEMPORARY TABLE staging (id integer);\nCREATE TEMPORARY TABLE " + items + " (id integer);\n"
                          + place().oneOf("CREATE TEMP VIEW v AS SELECT 1;\nCREATE TEMP TRIGGER t AFTER INSERT ON main.\"the items\" BEGIN "
                                          "DELETE FROM \"the items\"; END;\n",
                                          "CREATE TEMP VIEW v AS SELECT 1;\nDO $$ BEGIN CREATE TEMP SEQUENCE s; END $$;\n", ""));
    place().migration(u"003_c.sql"_s,
                      "CREATE TABLE staging (id integer);\nINSERT INTO " + items + " VALUES (2);\nCREATE TABLE v (id integer);\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.out + result.err));
    QCOMPARE(place().seen(u"SELECT id FROM "_s + QString::fromUtf8(items) + u" ORDER BY id"_s), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(place().seen(u"SELECT count(*) FROM staging"_s), QStringList{u"0"_s});
    QCOMPARE(place().seen(u"SELECT count(*) FROM v"_s), QStringList{u"0"_s});
}

/// Nothing of it was done, though it ran outside a transaction: no more is needed than to run it again.
void ScriptsTest::firstStatementThatFailedIsMendedAndRuns()
{
    place().configure({}, "[policies]\ntransaction = \"none\"\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
    place().migration(u"002_b.sql"_s, "INSERT INTO a SELECT id FROM absent;\nINSERT INTO a VALUES (2);\n");
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 3);
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b failed"_s}));
    place().migration(u"002_b.sql"_s, "INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);\n");
    const ProgramResult again = place().cli({u"migrate"_s});
    QVERIFY2(again.exitCode == 0, qPrintable(again.err));
    QCOMPARE(place().seen(u"SELECT id FROM a ORDER BY id"_s), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(place().history(), (QStringList{u"001_a up ok 1/1"_s, u"002_b up failed 0/2"_s, u"002_b up ok 2/2"_s}));
}

QTEST_GUILESS_MAIN(ScriptsTest)
#include "tst_scripts.moc"
