// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/engineplace.h>

#include <QTest>

using namespace Varve;
using namespace Qt::StringLiterals;
using Test::EnginePlace;
using Test::ProgramResult;

/// It does nothing to what is asked for behind it, unlike an INSERT.
static const QByteArray alterGate = "ALTER TABLE gate ADD x int;\n";

/// A migration that goes on in another session than it began in: what the first one was told of settings, the current database and attached
/// files holds in the second, and what went with the first is not passed over in silence.
class SessionsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { EnginePlace::addEngines(); }
    void init();
    void cleanup() { m_place.reset(); }

    void resumingSetsAgainWhatTheFileSet();
    void resumingALargeFileSetsAgainWhatItSet();
    void scriptOfTheRestSetsItToo();
    void whatIsTemporaryIsNotPassedOver();
    void whatIsTemporaryAndGoneIsNotMissed();
    void valueOfItsTimeIsNotTakenAgain();
    void valueThatTheLastStatementLeftIsMissed();
    void definitionThatNamesALastValueUsesNone_data();
    void definitionThatNamesALastValueUsesNone();
    void lastValueThatMayBeAskedForBehindIsNotPassedOver_data();
    void lastValueThatMayBeAskedForBehindIsNotPassedOver();
    void marksLeaveTheLastRowAsItWas();
    void valueThatNothingBehindReadsIsNotMissed();
    void valueThatMayBeReadBehindIsNotPassedOver_data();
    void valueThatMayBeReadBehindIsNotPassedOver();
    void lostValueIsMadeAgainFromItsPlace();
    void idThatNothingMadeIsNotPassedOver();
    void idThatCannotBeLookedForIsNotPassedOver();
    void hiddenQuestionForAnIdIsNotPassedOver_data();
    void hiddenQuestionForAnIdIsNotPassedOver();
    void hiddenQuestionForAnIdThatNothingMadeIsNotPassedOver_data();
    void hiddenQuestionForAnIdThatNothingMadeIsNotPassedOver();
    void lookForAnIdLeavesFoundRowsAsTheyWere();
    void wayOutLeadsToWhereNothingIsLost_data();
    void wayOutLeadsToWhereNothingIsLost();
    void databaseInForceIsTakenAgain_data();
    void databaseInForceIsTakenAgain();
    void databaseThatIsNotKnownIsNotTakenAgain_data();
    void databaseThatIsNotKnownIsNotTakenAgain();
    void databaseThatIsGoneIsNotChosenAgain();
    void valueThatIsMadeAnewBehindIsNotMissed_data();
    void valueThatIsMadeAnewBehindIsNotMissed();
    void preparedStatementIsPreparedAgain();
    void preparedStatementThatIsGoneIsNotPreparedAgain();
    void settingThatWasTakenBackIsNotSetAgain();
    void settingThatSomethingWasMadeUnderIsSetAgain();
    void temporaryThatNothingBehindNamesIsNotMissed();
    void temporaryThatMayBeUsedBehindIsNotPassedOver_data();
    void temporaryThatMayBeUsedBehindIsNotPassedOver();
    void lockThatWasLetGoIsNotMissed();
    void lockThatIsHeldIsNotPassedOver();
    void whatWasCalledIsNamed();
    void statementThatLeftATransactionOpenIsNotDone();
    void callThatLeftATransactionOpenIsUncertain();

private:
    EnginePlace &place() { return *m_place; }
    static QString said(const ProgramResult &result) { return result.out + result.err; }
    void write(const QByteArray &text) { place().migration(u"001_file.sql"_s, text); }
    void stop(const QByteArray &text, const QString &standing)
    {
        write(text);
        const ProgramResult failed = place().cli({u"migrate"_s});
        QVERIFY2(failed.exitCode == 3, qPrintable(said(failed)));
        const QString status = place().cli({u"status"_s}).out;
        QVERIFY2(status.contains(u' ' + standing + u'\n'), qPrintable(status));
    }
    void verifyDone(const QStringList &arguments)
    {
        const ProgramResult done = place().cli(arguments);
        QVERIFY2(done.exitCode == 0, qPrintable(said(done)));
    }
    /// Sets something, makes a table, and stops at \a third.
    QByteArray file(const QByteArray &third) const
    {
        return m_place->oneOf("ATTACH '${side}' AS side;\nCREATE TABLE side.a (i integer);\n",
                              "SET search_path = app, public;\nCREATE TABLE a (i integer);\n",
                              "SET @x = 7, sql_mode = '';\nCREATE TABLE a (i integer);\n")
            + third + ";\n"
            + m_place->oneOf("INSERT INTO side.a VALUES (7)", "INSERT INTO a VALUES (7)", "INSERT INTO a SELECT concat(@x, @@sql_mode)")
            + ";\n";
    }
    /// Stops at \a gate, a table that is made by hand then.
    void stopAtGate(const QByteArray &text, const QString &standing)
    {
        place().client(u"CREATE TABLE v (i integer)"_s);
        stop(text, standing);
        const ProgramResult made = place().client(u"CREATE TABLE gate (i integer)"_s);
        QVERIFY2(made.exitCode == 0, qPrintable(made.err));
    }
    void verifyRefused(const QString &because)
    {
        const ProgramResult refused = place().cli({u"resume"_s});
        QVERIFY2(refused.exitCode == 4, qPrintable(said(refused)));
        QVERIFY2(refused.err.contains(because), qPrintable(refused.err));
    }
    QString kept() { return place().seen(QString::fromLatin1(place().oneOf("", "SELECT i FROM app.a", "SELECT i FROM a"))).join(u','); }
    QByteArray temporary() const
    {
        return m_place->oneOf("CREATE TEMP TABLE t (i integer);\n", "CREATE TEMP TABLE t (i integer);\n",
                              "CREATE TEMPORARY TABLE t (i integer);\n");
    }

    std::unique_ptr<EnginePlace> m_place;
};

void SessionsTest::init()
{
    QFETCH_GLOBAL(Database::Engine, engine);
    VARVE_NEEDS_ENGINE(engine);
    m_place = std::make_unique<EnginePlace>(engine);
    place().configure("variables = { side = \"" + place().files.path(u"side.sqlite"_s).toUtf8() + "\" }\n",
                      "[policies]\ntransaction = \"none\"\nlock_timeout = \"1s\"\n");
    if (place().isPostgres())
        place().client(u"CREATE SCHEMA app"_s);
}

void SessionsTest::resumingSetsAgainWhatTheFileSet()
{
    stop(file("INSERT INTO absent VALUES (1)"), u"partial at 2 of 4"_s);
    write(file("SELECT 1"));
    const ProgramResult plan = place().cli({u"resume"_s, u"--dry-run"_s});
    const QByteArray set = place().oneOf("ATTACH '", "SET search_path = app, public (migrations/001_file.sql:1:1)",
                                         "SET @x = 7, sql_mode = '' (migrations/001_file.sql:1:1)");
    QVERIFY2(plan.out.contains(u"\n  Sent again first, for the session: "_s + QString::fromUtf8(set)), qPrintable(said(plan)));
    verifyDone({u"resume"_s});
    QCOMPARE(place().standings(), QStringList{u"001_file applied"_s});
    if (!place().isSqlite())
        QCOMPARE(kept(), u"7"_s);
}

void SessionsTest::resumingALargeFileSetsAgainWhatItSet()
{
    const QByteArray many = "-- " + QByteArray(17 * 1024 * 1024, 'x') + '\n';
    stop(file("INSERT INTO absent VALUES (1)") + many, u"partial at 2 of 4"_s);
    write(file("SELECT 1") + many);
    verifyDone({u"resume"_s});
    if (!place().isSqlite())
        QCOMPARE(kept(), u"7"_s);
}

void SessionsTest::scriptOfTheRestSetsItToo()
{
    if (place().isSqlite())
        QSKIP("The client reads one file, and this one is attached by its path.");
    stop(file("INSERT INTO absent VALUES (1)"), u"partial at 2 of 4"_s);
    write(file("SELECT 1"));
    const ProgramResult script = place().cli({u"resume"_s, u"--dry-run"_s, u"--format"_s, u"sql"_s});
    QVERIFY2(script.exitCode == 0, qPrintable(said(script)));
    const ProgramResult run = place().client(script.out);
    QVERIFY2(run.exitCode == 0, qPrintable(said(run)));
    QCOMPARE(kept(), u"7"_s);
    QCOMPARE(place().standings(), QStringList{u"001_file applied"_s});
}

void SessionsTest::whatIsTemporaryIsNotPassedOver()
{
    const QByteArray rest = "CREATE TABLE a (i integer);\n";
    stop(temporary() + rest + "INSERT INTO absent VALUES (1);\n", u"partial at 2 of 3"_s);
    write(temporary() + rest + "INSERT INTO a SELECT count(*) FROM t;\n");
    const ProgramResult refused = place().cli({u"resume"_s});
    QCOMPARE(refused.exitCode, 4);
    QCOMPARE(
        refused.err,
        QString(
            u"varve-cli: migrations/001_file.sql:1:1: The session that ran the first 2 statements is over. Statement 1 of 001_file "
            "makes something temporary, which went with its session.\n    "_s
            + QString::fromUtf8(temporary())
            + u"    ^\nRun the down section: varve-cli rollback. To have it made again go back to the first statement, as every place behind that lacks "
              "something, and all that was run runs a second time: varve-cli resume 001_file --at 1. If nothing behind needs it, go on with: varve-cli resume 001_file "
              "--at 3\n"_s));
    const ProgramResult plan = place().cli({u"resume"_s, u"--at"_s, u"3"_s, u"--dry-run"_s});
    QCOMPARE(plan.exitCode, 0);
    QVERIFY2(said(plan).contains(u"Statement 1 of 001_file makes something temporary, which went with its session."_s),
             qPrintable(said(plan)));
}

void SessionsTest::whatIsTemporaryAndGoneIsNotMissed()
{
    const QByteArray rest = "CREATE TABLE a (i integer);\nDROP TABLE t;\n";
    stop(temporary() + rest + "INSERT INTO absent VALUES (1);\n", u"partial at 3 of 4"_s);
    write(temporary() + rest + "INSERT INTO a VALUES (1);\n");
    verifyDone({u"resume"_s});
    QCOMPARE(place().seen(u"SELECT i FROM a"_s), QStringList{u"1"_s});
}

void SessionsTest::valueOfItsTimeIsNotTakenAgain()
{
    if (!place().isMariaDb())
        QSKIP("Only MariaDB's settings are of expressions.");
    place().client(u"CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY)"_s);
    const QByteArray rest = "INSERT INTO t VALUES ();\nSET @id = LAST_INSERT_ID();\n";
    stop(rest + "INSERT INTO absent VALUES (1);\n", u"partial at 2 of 3"_s);
    write(rest + "INSERT INTO t VALUES (@id + 100);\n");
    const ProgramResult refused = place().cli({u"resume"_s});
    QCOMPARE(refused.exitCode, 4);
    QVERIFY2(refused.err.contains(u"Statement 2 of 001_file keeps a value for its session, which would be another one now."_s),
             qPrintable(refused.err));
}

/// LAST_INSERT_ID() of another session is 0.
void SessionsTest::valueThatTheLastStatementLeftIsMissed()
{
    if (place().isPostgres())
        QSKIP("PostgreSQL fails where a session has no such value.");
    place().client(QString::fromUtf8(
        place().oneOf("CREATE TABLE t (id integer PRIMARY KEY)", "", "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY)")));
    place().client(u"CREATE TABLE c (p int)"_s);
    const QByteArray last = place().oneOf("last_insert_rowid()", "", "LAST_INSERT_ID()");
    const QByteArray first = "INSERT INTO t VALUES (NULL);\nCREATE TABLE d (p int);\n";
    stop(first + "INSERT INTO absent VALUES (1);\n", u"partial at 2 of 3"_s);
    write(first + "INSERT INTO c VALUES (" + last + ");\n");
    const ProgramResult refused = place().cli({u"resume"_s});
    QCOMPARE(refused.exitCode, 4);
    QVERIFY2(
        refused.err.contains(u"Statement 2 of 001_file or one before it left a value that a statement behind it asks for, and which went "
                             "with its session."_s),
        qPrintable(refused.err));
    write(first + "INSERT INTO t VALUES (NULL);\nINSERT INTO c VALUES (" + last + ");\n"); // of a row that is made behind the place
    verifyDone({u"resume"_s});
    QCOMPARE(place().seen(u"SELECT p FROM c"_s), QStringList{u"2"_s});
}

void SessionsTest::definitionThatNamesALastValueUsesNone_data()
{
    QTest::addColumn<QByteArray>("sqlite");
    QTest::addColumn<QByteArray>("mariaDb");
    const QByteArray none;
    QTest::newRow("procedure") << none << QByteArray("CREATE PROCEDURE q() INSERT INTO v VALUES (LAST_INSERT_ID());\n");
    QTest::newRow("function") << none << QByteArray("CREATE OR REPLACE FUNCTION f() RETURNS int RETURN ROW_COUNT();\n");
    QTest::newRow("event") << none << QByteArray("CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO INSERT INTO v VALUES (LAST_INSERT_ID());\n");
    QTest::newRow("view") << QByteArray("CREATE VIEW w AS SELECT changes() AS n;\n")
                          << QByteArray("CREATE VIEW w AS SELECT FOUND_ROWS() AS n;\n");
    QTest::newRow("trigger") << QByteArray("CREATE TRIGGER g AFTER INSERT ON c BEGIN INSERT INTO v VALUES (last_insert_rowid()); END;\n")
                             << QByteArray("CREATE TRIGGER g AFTER INSERT ON c FOR EACH ROW SET @o = LAST_INSERT_ID();\n");
}

void SessionsTest::definitionThatNamesALastValueUsesNone()
{
    if (place().isPostgres())
        QSKIP("PostgreSQL fails where a session has no such value.");
    QFETCH(QByteArray, sqlite);
    QFETCH(QByteArray, mariaDb);
    const QByteArray behind = place().isSqlite() ? sqlite : mariaDb;
    if (behind.isEmpty())
        QSKIP("SQLite has no such thing.");
    place().client(u"CREATE TABLE c (i integer)"_s);
    stopAtGate("INSERT INTO v VALUES (1);\n" + alterGate + behind + "INSERT INTO v VALUES (2);\n", u"partial at 1 of 4"_s);
    verifyDone({u"resume"_s});
    QCOMPARE(place().seen(u"SELECT i FROM v"_s), (QStringList{u"1"_s, u"2"_s}));
}

void SessionsTest::lastValueThatMayBeAskedForBehindIsNotPassedOver_data()
{
    QTest::addColumn<QByteArray>("behind");
    QTest::newRow("table") << QByteArray("CREATE TABLE a AS SELECT {last} AS n;\n");
    QTest::newRow("view") << QByteArray("CREATE VIEW w AS SELECT {last} AS n;\nINSERT INTO v SELECT n FROM w;\n");
    QTest::newRow("behind another change") << QByteArray("UPDATE v SET i = 2;\nINSERT INTO v VALUES ({last});\n");
    QTest::newRow("procedure") << QByteArray("CREATE PROCEDURE q() INSERT INTO v VALUES ({last});\nCALL q();\n");
    QTest::newRow("trigger") << QByteArray("CREATE TRIGGER g BEFORE INSERT ON v FOR EACH ROW SET NEW.i = {last};\n"
                                           "INSERT INTO v VALUES (1);\n");
}

void SessionsTest::lastValueThatMayBeAskedForBehindIsNotPassedOver()
{
    if (place().isPostgres())
        QSKIP("PostgreSQL fails where a session has no such value.");
    QFETCH(QByteArray, behind);
    if (place().isSqlite() && (behind.contains("PROCEDURE") || behind.contains("NEW.")))
        QSKIP("SQLite has no such thing.");
    behind.replace("{last}", place().oneOf("last_insert_rowid()", "", "LAST_INSERT_ID()"));
    stopAtGate("INSERT INTO v VALUES (1);\n" + alterGate + behind, u"partial at 1 of %1"_s.arg(2 + behind.count(";\n")));
    verifyRefused(u"Statement 1 of 001_file or one before it left a value that a statement behind it asks for"_s);
}

/// Whether an INSERT makes an id its text does not say.
void SessionsTest::idThatNothingMadeIsNotPassedOver()
{
    if (place().isPostgres())
        QSKIP("PostgreSQL fails where a session has no such value.");
    const QByteArray last = place().oneOf("last_insert_rowid()", "", "LAST_INSERT_ID()");
    place().client(QString::fromLatin1(
        place().oneOf("CREATE TABLE t (id integer PRIMARY KEY, n int)", "", "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, n int)")));
    place().client(
        QString::fromLatin1(place().oneOf("CREATE TABLE log (n int PRIMARY KEY) WITHOUT ROWID", "", "CREATE TABLE log (n int)")));
    const QByteArray ask = "INSERT INTO v VALUES (" + last + ");\n";
    stopAtGate("INSERT INTO t (n) VALUES (5);\n" + alterGate + "INSERT INTO log VALUES (1);\n" + ask + "INSERT INTO t (n) VALUES (6);\n"
                   + ask,
               u"partial at 1 of 6"_s);
    const ProgramResult stopped = place().cli({u"resume"_s});
    QCOMPARE(stopped.exitCode, 3);
    QVERIFY2(
        stopped.err.contains(
            u"It asks for the id of the row that was put in last, and no statement has made one since the file went on: the session "
            "before, which may have, is over.\n"_s)
            && stopped.err.contains(u"Run the down section: varve-cli rollback. Or go on at the statement that makes the id, and what was "
                                    "run from there on runs a second time: varve-cli resume 001_file --at N. If none is needed, go on "
                                    "with: varve-cli resume 001_file --at 4\n"_s),
        qPrintable(stopped.err));
    QVERIFY(place().cli({u"status"_s}).out.contains(u" partial at 3 of 6\n"_s));
    QCOMPARE(place().seen(u"SELECT i FROM v"_s), QStringList());
    verifyDone({u"resume"_s, u"001_file"_s, u"--at"_s, u"5"_s}); // whose own statement makes one
    QCOMPARE(place().seen(u"SELECT i FROM v"_s), QStringList{u"2"_s});
}

/// A look before it would count anew.
void SessionsTest::idThatCannotBeLookedForIsNotPassedOver()
{
    if (!place().isMariaDb())
        QSKIP("Only MariaDB is asked by a statement.");
    place().client(u"CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, n int)"_s);
    place().client(u"CREATE TABLE w2 (i int, n int)"_s);
    const QByteArray insert = "INSERT INTO t (n) VALUES (5), (6);\n";
    const QByteArray ask = "INSERT INTO w2 VALUES (LAST_INSERT_ID(), ROW_COUNT());\n";
    stopAtGate(insert + alterGate + insert + ask + insert + "INSERT INTO v VALUES (LAST_INSERT_ID());\n" + insert + ask,
               u"partial at 1 of 8"_s);
    const ProgramResult stopped = place().cli({u"resume"_s});
    QCOMPARE(stopped.exitCode, 3);
    QVERIFY2(
        stopped.err.contains(u"It asks for the id of the row that was put in last and for ROW_COUNT(): whether a statement has made an "
                             "id since the file went on cannot be asked before it, as the server would count anew. The session before, "
                             "which may have, is over.\n"_s),
        qPrintable(stopped.err));
    QVERIFY(place().cli({u"status"_s}).out.contains(u" partial at 3 of 8\n"_s));
    const ProgramResult plan = place().cli({u"resume"_s, u"001_file"_s, u"--at"_s, u"3"_s, u"--dry-run"_s});
    QVERIFY2(said(plan).contains(u"Statement 4 of 001_file asks for the id of the row that was put in last and for ROW_COUNT(): whether "
                                 "one was made since the file went on is not looked at before it."_s),
             qPrintable(said(plan)));
    verifyDone({u"resume"_s, u"001_file"_s, u"--at"_s, u"3"_s});
    QCOMPARE(place().seen(u"SELECT i, n FROM w2 ORDER BY i"_s), (QStringList{u"5|2"_s, u"9|2"_s}));
    QCOMPARE(place().seen(u"SELECT i FROM v"_s), QStringList{u"7"_s});
}

void SessionsTest::hiddenQuestionForAnIdIsNotPassedOver_data()
{
    QTest::addColumn<QByteArray>("defined");
    QTest::addColumn<QByteArray>("asks");
    const QByteArray view = "CREATE VIEW w AS SELECT {last} AS i;\n";
    const QByteArray text = "'INSERT INTO v VALUES ({last})'";
    QTest::newRow("view") << view << QByteArray("INSERT INTO v SELECT i FROM w;\n");
    QTest::newRow("view of a view") << view + "CREATE VIEW x AS SELECT i FROM w;\n" << QByteArray("INSERT INTO v SELECT i FROM x;\n");
    QTest::newRow("procedure") << QByteArray("CREATE PROCEDURE q() INSERT INTO v VALUES ({last});\n") << QByteArray("CALL q();\n");
    QTest::newRow("trigger") << QByteArray("CREATE TRIGGER g BEFORE INSERT ON v FOR EACH ROW SET NEW.i = {last};\n")
                             << QByteArray("INSERT INTO v VALUES (1);\n");
    QTest::newRow("prepared text") << "PREPARE s FROM " + text + ";\n" << QByteArray("EXECUTE s;\n");
    QTest::newRow("prepared variable") << "SET @sql = " + text + ";\nPREPARE s FROM @sql;\n" << QByteArray("EXECUTE s;\n");
    QTest::newRow("prepared view") << view + "PREPARE s FROM 'INSERT INTO v SELECT i FROM w';\n" << QByteArray("EXECUTE s;\n");
    QTest::newRow("executed text") << QByteArray("CREATE TABLE d (i int);\n") << "EXECUTE IMMEDIATE " + text + ";\n";
}

/// Of a statement before the place.
void SessionsTest::hiddenQuestionForAnIdIsNotPassedOver()
{
    if (place().isPostgres())
        QSKIP("PostgreSQL fails where a session has no such value.");
    QFETCH(QByteArray, defined);
    QFETCH(QByteArray, asks);
    if (place().isSqlite() && !QByteArray(QTest::currentDataTag()).startsWith("view"))
        QSKIP("SQLite has no such thing.");
    const QByteArray last = place().oneOf("last_insert_rowid()", "", "LAST_INSERT_ID()");
    place().client(QString::fromLatin1(
        place().oneOf("CREATE TABLE t (id integer PRIMARY KEY, n int)", "", "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, n int)")));
    QByteArray text = defined + "INSERT INTO t (n) VALUES (2);\n" + alterGate + asks;
    text.replace("{last}", last);
    const auto count = static_cast<int>(text.count(";\n"));
    stopAtGate(text, u"partial at %1 of %2"_s.arg(count - 2).arg(count));
    verifyRefused(u"Statement %1 of 001_file or one before it left a value that a statement behind it asks for"_s.arg(count - 2));
}

void SessionsTest::hiddenQuestionForAnIdThatNothingMadeIsNotPassedOver_data()
{
    hiddenQuestionForAnIdIsNotPassedOver_data();
}

/// Behind an INSERT that makes none.
void SessionsTest::hiddenQuestionForAnIdThatNothingMadeIsNotPassedOver()
{
    if (place().isPostgres())
        QSKIP("PostgreSQL fails where a session has no such value.");
    QFETCH(QByteArray, defined);
    QFETCH(QByteArray, asks);
    if (place().isSqlite() && !QByteArray(QTest::currentDataTag()).startsWith("view"))
        QSKIP("SQLite has no such thing.");
    const QByteArray last = place().oneOf("last_insert_rowid()", "", "LAST_INSERT_ID()");
    place().client(QString::fromLatin1(
        place().oneOf("CREATE TABLE t (id integer PRIMARY KEY, n int)", "", "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, n int)")));
    place().client(
        QString::fromLatin1(place().oneOf("CREATE TABLE log (n int PRIMARY KEY) WITHOUT ROWID", "", "CREATE TABLE log (n int)")));
    QByteArray text = "INSERT INTO t (n) VALUES (2);\n" + alterGate + defined + "INSERT INTO log VALUES (1);\n" + asks;
    text.replace("{last}", last);
    stopAtGate(text, u"partial at 1 of %1"_s.arg(text.count(";\n")));
    const ProgramResult stopped = place().cli({u"resume"_s});
    QCOMPARE(stopped.exitCode, 3);
    QVERIFY2(stopped.err.contains(u"It asks for the id of the row that was put in last, and no statement has made one since"_s),
             qPrintable(stopped.err));
    QCOMPARE(place().seen(u"SELECT i FROM v"_s), QStringList());
}

void SessionsTest::lookForAnIdLeavesFoundRowsAsTheyWere()
{
    if (!place().isMariaDb())
        QSKIP("Only MariaDB counts them.");
    place().client(u"CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, n int)"_s);
    place().client(u"CREATE TABLE w2 AS SELECT 1 AS i UNION SELECT 2 UNION SELECT 3"_s);
    const QByteArray insert = "INSERT INTO t (n) VALUES (5);\n";
    stopAtGate(insert + alterGate + insert
                   + "SELECT SQL_CALC_FOUND_ROWS i FROM w2 LIMIT 1;\nINSERT INTO v VALUES (LAST_INSERT_ID() + 10 * FOUND_ROWS());\n",
               u"partial at 1 of 5"_s);
    verifyDone({u"resume"_s});
    QCOMPARE(place().seen(u"SELECT i FROM v"_s), QStringList{u"32"_s});
}

/// SQLite's journal is written through the connection that runs the statements.
void SessionsTest::marksLeaveTheLastRowAsItWas()
{
    if (!place().isSqlite())
        QSKIP("Servers have a connection for the journal.");
    write("CREATE TABLE t (id integer PRIMARY KEY);\nCREATE TABLE c (p integer);\nINSERT INTO t VALUES (NULL);\nVACUUM;\n"
          "INSERT INTO c VALUES (last_insert_rowid());\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QCOMPARE(place().seen(u"SELECT p FROM c"_s), QStringList{u"1"_s});
}

/// What MariaDB users write for a column that may be there.
static const QByteArray conditionally = "SET @n = (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND "
                                        "table_name = 't' AND column_name = 'b');\n"
                                        "SET @sql = IF(@n = 0, 'ALTER TABLE t ADD b int', 'SELECT 1');\n"
                                        "PREPARE s FROM @sql;\n";
static const QByteArray runIt = "EXECUTE s;\nDEALLOCATE PREPARE s;\n";

void SessionsTest::valueThatNothingBehindReadsIsNotMissed()
{
    if (!place().isMariaDb())
        QSKIP("Only MariaDB has user variables.");
    stopAtGate("CREATE TABLE t (a int);\n" + conditionally + runIt + "INSERT INTO gate VALUES (1);\nINSERT INTO t VALUES (2, 3);\n",
               u"partial at 6 of 8"_s);
    const ProgramResult plan = place().cli({u"resume"_s, u"--dry-run"_s});
    QVERIFY2(!said(plan).contains(u"Sent again"_s) && !said(plan).contains(u"its session"_s), qPrintable(said(plan)));
    verifyDone({u"resume"_s});
    QCOMPARE(place().seen(u"SELECT a, b FROM t"_s), QStringList{u"2|3"_s});
    QCOMPARE(place().seen(u"SELECT i FROM gate"_s), QStringList{u"1"_s});
}

void SessionsTest::valueThatMayBeReadBehindIsNotPassedOver_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("behind");
    const QByteArray id = "SET @id = (SELECT 7);\n";
    const QByteArray read = id + "INSERT INTO v VALUES (@id);\n";
    QTest::newRow("read") << read << QByteArray("INSERT INTO v VALUES (@id);\n");
    QTest::newRow("of another") << read << QByteArray("SET @o = @id + 1;\nINSERT INTO v VALUES (@o);\n");
    QTest::newRow("in the text of a statement")
        << read << QByteArray("SET @sql = 'INSERT INTO v VALUES (@id)';\nPREPARE s FROM @sql;\nEXECUTE s;\n");
    QTest::newRow("prepared before") << conditionally << runIt;
    QTest::newRow("prepared before from a text that names it") << read + "PREPARE s FROM 'INSERT INTO v VALUES (@id)';\n" << runIt;
    QTest::newRow("procedure") << read << QByteArray("CALL p();\n");
    QTest::newRow("function") << read << QByteArray("SELECT f(1);\n");
    QTest::newRow("prepared call") << read << QByteArray("PREPARE s FROM 'CALL p()';\nEXECUTE s;\n");
    QTest::newRow("text from a table") << read << QByteArray("SET @sql = (SELECT i FROM v LIMIT 1);\nPREPARE s FROM @sql;\nEXECUTE s;\n");
    QTest::newRow("trigger of the file") << QByteArray("CREATE TRIGGER g AFTER INSERT ON v FOR EACH ROW SET @o = @id;\n") + read
                                         << QByteArray("INSERT INTO v VALUES (1);\n");
    QTest::newRow("trigger") << id << QByteArray("INSERT INTO v VALUES (1);\n");
    QTest::newRow("by rows") << QByteArray("SELECT 7 INTO @id;\n") << QByteArray("INSERT INTO v VALUES (@id);\n");
    QTest::newRow("by a procedure") << QByteArray("SET @id = 1;\nCALL o(@id);\n") << QByteArray("INSERT INTO v VALUES (@id);\n");
    QTest::newRow("by a procedure unseen") << QByteArray("CALL p();\n") << QByteArray("INSERT INTO v VALUES (@y);\n");
    QTest::newRow("by a prepared statement") << QByteArray("SET @id = 1;\nPREPARE s FROM 'SELECT 7 INTO @id';\nEXECUTE s;\n")
                                             << QByteArray("INSERT INTO v VALUES (@id);\n");
    QTest::newRow("by a trigger of the file") << QByteArray("CREATE TRIGGER g AFTER INSERT ON v FOR EACH ROW SET @id = @id + NEW.i;\n"
                                                            "SET @id = 0;\nINSERT INTO v VALUES (1);\n")
                                              << QByteArray("INSERT INTO v VALUES (@id);\n");
    QTest::newRow("of its time without parentheses")
        << QByteArray("SET @id = CURRENT_TIMESTAMP;\n") << QByteArray("INSERT INTO v VALUES (@id);\n");
    QTest::newRow("by rows, in quotes") << QByteArray("SELECT @`id` := 7;\n") << QByteArray("INSERT INTO v VALUES (@id);\n");
    QTest::newRow("none for sure behind") << read << QByteArray("SELECT i INTO @id FROM v WHERE i = 99;\nINSERT INTO v VALUES (@id);\n");
}

void SessionsTest::valueThatMayBeReadBehindIsNotPassedOver()
{
    if (!place().isMariaDb())
        QSKIP("Only MariaDB has user variables.");
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, behind);
    place().client(u"CREATE TABLE t (a int)"_s);
    place().client(u"CREATE PROCEDURE p() SET @y = 1"_s);
    place().client(u"CREATE PROCEDURE o(OUT x int) SET x = 7"_s);
    const int done = static_cast<int>(before.count(";\n"));
    const int all = done + 1 + static_cast<int>(behind.count(";\n"));
    stopAtGate(before + "INSERT INTO gate VALUES (1);\n" + behind, u"partial at %1 of %2"_s.arg(done).arg(all));
    verifyRefused(u"keeps a value for its session, which would be another one now."_s);
}

void SessionsTest::lostValueIsMadeAgainFromItsPlace()
{
    if (!place().isMariaDb())
        QSKIP("Only MariaDB has user variables.");
    stopAtGate("CREATE TABLE w (i int);\nSET @sql = IF((SELECT 1) = 1, 'INSERT INTO gate VALUES (1)', 'SELECT 1');\nPREPARE s FROM @sql;\n"
                   + runIt,
               u"partial at 2 of 5"_s);
    verifyRefused(u"what was run from there on runs a second time: varve-cli resume 001_file --at 2."_s);
    verifyDone({u"resume"_s, u"001_file"_s, u"--at"_s, u"2"_s});
    QCOMPARE(place().seen(u"SELECT i FROM gate"_s), QStringList{u"1"_s});
}

void SessionsTest::wayOutLeadsToWhereNothingIsLost_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("behind");
    QTest::addColumn<int>("at");
    QTest::addColumn<QString>("value");
    const QByteArray table = "CREATE TABLE w (i int);\n";
    const QByteArray insert = "INSERT INTO t VALUES ();\n";
    const QByteArray keep = "SET @x = LAST_INSERT_ID();\n";
    const QByteArray use = "INSERT INTO v VALUES (@x);\n";
    const QByteArray ask = "INSERT INTO v VALUES (LAST_INSERT_ID());\n";
    const QByteArray value = "SET @n = (SELECT 7);\n";
    const QByteArray ofIt = "SET @sql = IF(@n = 7, 'INSERT INTO v VALUES (7)', 'SELECT 1');\nPREPARE s FROM @sql;\n";
    QTest::newRow("last row") << table + insert + keep << use << 2 << u"2"_s;
    QTest::newRow("last row, with others behind it") << table + insert + "UPDATE w SET i = 1;\nSELECT 1;\n" + keep << use << 2 << u"2"_s;
    QTest::newRow("two rows") << insert + keep + "INSERT INTO w2 VALUES (@x);\n" + insert + "SET @y = LAST_INSERT_ID();\n"
                              << QByteArray("INSERT INTO v VALUES (@y - @x);\n") << 1 << u"1"_s;
    QTest::newRow("asked for itself") << table + insert + "CREATE TABLE d (i int);\n" << ask << 2 << u"2"_s;
    QTest::newRow("found rows") << insert
            + "SELECT SQL_CALC_FOUND_ROWS i FROM w2 LIMIT 1;\nDELETE FROM w2 WHERE i = 99;\n"
              "SET @x = FOUND_ROWS();\n"
                                << use << 2 << u"3"_s;
    QTest::newRow("value of a value") << table + value + ofIt << runIt << 2 << u"7"_s;
    QTest::newRow("value in a table") << table + "CREATE TEMPORARY TABLE u (i int);\n" + value + "INSERT INTO u VALUES (@n);\n"
                                      << QByteArray("INSERT INTO v SELECT i FROM u;\n") << 2 << u"7"_s;
    QTest::newRow("no other place") << value + table + ofIt << runIt << 1 << u"7"_s;
}

/// Whoever does what the message says gets what an undisturbed run would have written.
void SessionsTest::wayOutLeadsToWhereNothingIsLost()
{
    if (!place().isMariaDb())
        QSKIP("Only MariaDB has user variables.");
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, behind);
    QFETCH(int, at);
    before.replace("CREATE TABLE", "CREATE OR REPLACE TABLE"); // what runs a second time can
    place().client(u"CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY)"_s);
    place().client(u"CREATE TABLE w2 AS SELECT 1 AS i UNION SELECT 2 UNION SELECT 3"_s);
    const auto done = before.count(";\n");
    stopAtGate(before + alterGate + behind, u"partial at %1 of %2"_s.arg(done).arg(done + 1 + behind.count(";\n")));
    verifyRefused(at == 1
                      ? u"To have it made again go back to the first statement, as every place behind that lacks something, and all that "
                        "was run runs a second time: varve-cli resume 001_file --at 1."_s
                      : u"To have it made again go back to statement %1, and what was run from there on runs a second time: "
                        "varve-cli resume 001_file --at %1."_s.arg(at));
    verifyDone({u"resume"_s, u"001_file"_s, u"--at"_s, QString::number(at)});
    QTEST(place().seen(u"SELECT i FROM v"_s).join(u','), "value");
}

void SessionsTest::databaseInForceIsTakenAgain_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("value");
    const QByteArray set = "SET @dbname = DATABASE();\n";
    QTest::newRow("alone") << set << QByteArray("{own}");
    QTest::newRow("with others") << QByteArray("SET @i = 1, @dbname = schema (), @j = 2;\n") << QByteArray("{own}");
    QTest::newRow("for a conditional change") << set
            + "SET @tablename = 'v';\nSET @sql = (SELECT IF((SELECT COUNT(*) FROM INFORMATION_SCHEMA.COLUMNS WHERE table_schema = "
              "@dbname AND table_name = @tablename AND column_name = 'n') > 0, 'SELECT 1', CONCAT('ALTER TABLE ', @tablename, ' ADD n "
              "int')));\nPREPARE s FROM @sql;\n"
            + runIt << QByteArray("{own}");
    QTest::newRow("of another") << "USE {other};\n" + set + "USE {own};\n" << QByteArray("{other}");
    QTest::newRow("behind another") << "USE {other};\nUSE {own};\n" + set << QByteArray("{own}");
    QTest::newRow("behind a call and a choice") << "CALL p();\nUSE {other};\n" + set + "USE {own};\n" << QByteArray("{other}");
}

void SessionsTest::databaseInForceIsTakenAgain()
{
    if (!place().isMariaDb())
        QSKIP("Only MariaDB has user variables.");
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, value);
    const QByteArray own = place().profile().database.toUtf8();
    const QByteArray other = own + "_o";
    before.replace("{own}", own).replace("{other}", other);
    value.replace("{own}", own).replace("{other}", other);
    place().client(QString::fromUtf8("CREATE DATABASE " + other + "; CREATE TABLE names (n text); CREATE PROCEDURE p() SET @y = 1"));
    const auto done = before.count(";\n");
    stopAtGate(before + alterGate + "INSERT INTO names VALUES (@dbname);\n", u"partial at %1 of %2"_s.arg(done).arg(done + 2));
    verifyDone({u"resume"_s});
    QCOMPARE(place().seen(u"SELECT n FROM names"_s), QStringList{QString::fromUtf8(value)});
}

void SessionsTest::databaseThatIsNotKnownIsNotTakenAgain_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("call") << QByteArray("CALL p();\n");
    QTest::newRow("prepared") << QByteArray("PREPARE s FROM 'USE {other}';\nEXECUTE s;\nDEALLOCATE PREPARE s;\n");
    QTest::newRow("immediate") << QByteArray("EXECUTE IMMEDIATE 'USE {other}';\n");
    QTest::newRow("text that nobody knows") << QByteArray("SET @u = (SELECT n FROM names);\nEXECUTE IMMEDIATE @u;\n");
}

void SessionsTest::databaseThatIsNotKnownIsNotTakenAgain()
{
    if (!place().isMariaDb())
        QSKIP("Only MariaDB has user variables.");
    QFETCH(QByteArray, before);
    const QByteArray own = place().profile().database.toUtf8();
    before.replace("{other}", QByteArray(own + "_o"));
    place().client(QString::fromUtf8("CREATE DATABASE " + own + "_o; CREATE TABLE names (n text); INSERT INTO names VALUES ('USE " + own
                                     + "_o'); CREATE PROCEDURE p() EXECUTE IMMEDIATE 'USE " + own + "_o'"));
    const auto done = before.count(";\n") + 1;
    stopAtGate(before + "SET @dbname = DATABASE();\nALTER TABLE " + own + ".gate ADD x int;\nINSERT INTO " + own
                   + ".names VALUES (@dbname);\n",
               u"partial at %1 of %2"_s.arg(done).arg(done + 2));
    verifyRefused(u"keeps a value for its session, which would be another one now."_s);
}

void SessionsTest::databaseThatIsGoneIsNotChosenAgain()
{
    if (!place().isMariaDb())
        QSKIP("Only MariaDB has user variables.");
    const QByteArray own = place().profile().database.toUtf8();
    const QByteArray other = own + "_o";
    const QByteArray before = "CREATE DATABASE " + other + ";\nUSE " + other + ";\nSET @dbname = DATABASE();\nUSE " + own
        + ";\nINSERT INTO names VALUES (@dbname);\nDROP DATABASE " + other + ";\n";
    place().client(u"CREATE TABLE names (n text)"_s);
    stopAtGate(before + alterGate, u"partial at 6 of 7"_s);
    verifyDone({u"resume"_s});
}

void SessionsTest::valueThatIsMadeAnewBehindIsNotMissed_data()
{
    QTest::addColumn<QByteArray>("behind");
    QTest::newRow("set") << QByteArray("SET @id = 8, @o = 2;\nINSERT INTO v VALUES (@id);\n");
    QTest::newRow("counted") << QByteArray("SELECT count(*) + 7 INTO @id FROM v;\nINSERT INTO v VALUES (@id);\n");
    QTest::newRow("second of its kind") << "SET @id = (SELECT 8);\nSET @sql = IF(@id = 8, 'INSERT INTO v VALUES (8)', 'SELECT 1');\n"
                                           "PREPARE s FROM @sql;\n"
            + runIt;
}

void SessionsTest::valueThatIsMadeAnewBehindIsNotMissed()
{
    if (!place().isMariaDb())
        QSKIP("Only MariaDB has user variables.");
    QFETCH(QByteArray, behind);
    const QByteArray before = "SET @id = (SELECT 1);\nSET @sql = IF(@id = 1, 'DELETE FROM v', 'SELECT 1');\nPREPARE s FROM @sql;\n" + runIt;
    stopAtGate(before + "INSERT INTO gate VALUES (1);\n" + behind, u"partial at 5 of %1"_s.arg(6 + behind.count(";\n")));
    verifyDone({u"resume"_s});
    QVERIFY(!place().seen(u"SELECT i FROM v WHERE i IN (7, 8)"_s).isEmpty());
}

void SessionsTest::preparedStatementIsPreparedAgain()
{
    if (place().isSqlite())
        QSKIP("SQLite has no such statement.");
    const QByteArray prepared
        = place().oneOf("", "PREPARE s AS INSERT INTO v VALUES (1);\n", "PREPARE s FROM 'INSERT INTO v VALUES (1)';\n");
    stopAtGate(prepared + "INSERT INTO gate VALUES (1);\nEXECUTE s;\nDEALLOCATE PREPARE s;\n", u"partial at 1 of 4"_s);
    verifyDone({u"resume"_s});
    QCOMPARE(place().seen(u"SELECT i FROM v"_s), QStringList{u"1"_s});
}

void SessionsTest::preparedStatementThatIsGoneIsNotPreparedAgain()
{
    if (place().isSqlite())
        QSKIP("SQLite has no such statement.");
    const QByteArray prepared = "CREATE TABLE w (i integer);\n"
        + place().oneOf("", "PREPARE s AS INSERT INTO w VALUES (1);\n", "SET @sql = 'INSERT INTO w VALUES (1)';\nPREPARE s FROM @sql;\n")
        + "EXECUTE s;\nDEALLOCATE PREPARE s;\nDROP TABLE w;\n";
    stopAtGate(prepared + "INSERT INTO gate VALUES (1);\n", place().isPostgres() ? u"partial at 5 of 6"_s : u"partial at 6 of 7"_s);
    verifyDone({u"resume"_s});
}

void SessionsTest::settingThatWasTakenBackIsNotSetAgain()
{
    const QByteArray own = place().profile().database.toUtf8();
    const QByteArray other = place().isSqlite() ? place().files.path(u"o.sqlite"_s).toUtf8() : own + "_o";
    QByteArray text
        = place().oneOf("ATTACH '{other}' AS o;\nPRAGMA o.cache_size = 100;\nCREATE TABLE o.a (i integer);\nDETACH o;\n",
                        "CREATE ROLE {other};\nSET ROLE {other};\nSET work_mem = '1MB';\nRESET ROLE;\nDROP ROLE {other};\n"
                        "SET search_path = absent;\nSET search_path = app, public;\n",
                        "CREATE DATABASE {other};\nUSE {other};\nCREATE TABLE a (i int);\nUSE {own};\nDROP DATABASE {other};\n");
    text.replace("{other}", other).replace("{own}", own);
    const QString standing = u"partial at %1 of %2"_s.arg(text.count(";\n")).arg(text.count(";\n") + 1);
    stopAtGate(text + "INSERT INTO gate VALUES (1);\n", standing);
    const QString plan = said(place().cli({u"resume"_s, u"--dry-run"_s}));
    QVERIFY2(!plan.contains(u"ATTACH"_s) && !plan.contains(u"absent"_s) && !plan.contains(u"USE "_s + QString::fromUtf8(other)),
             qPrintable(plan));
    verifyDone({u"resume"_s});
    QCOMPARE(place().seen(u"SELECT i FROM gate"_s), QStringList{u"1"_s});
}

void SessionsTest::settingThatSomethingWasMadeUnderIsSetAgain()
{
    if (!place().isMariaDb())
        QSKIP("Only MariaDB's statements are prepared for a database by its name, and from variables.");
    const QByteArray own = place().profile().database.toUtf8();
    const QByteArray other = own + "_o";
    place().client(QString::fromUtf8("CREATE DATABASE " + other + "; CREATE TABLE " + other + ".v (i int)"));
    stopAtGate("USE " + other + ";\nSET @sql = 'INSERT INTO v VALUES (3)';\nPREPARE s FROM @sql;\nSET @sql = 'SELECT 1';\nUSE " + own
                   + ";\nINSERT INTO gate VALUES (1);\nEXECUTE s;\n",
               u"partial at 5 of 7"_s);
    verifyDone({u"resume"_s});
    QCOMPARE(place().seen(QString::fromUtf8("SELECT i FROM " + other + ".v")), QStringList{u"3"_s});
}

void SessionsTest::temporaryThatNothingBehindNamesIsNotMissed()
{
    stopAtGate(temporary() + "INSERT INTO t VALUES (4);\nINSERT INTO v SELECT i FROM t;\nINSERT INTO gate VALUES (1);\n",
               u"partial at 3 of 4"_s);
    verifyDone({u"resume"_s});
    QCOMPARE(place().seen(u"SELECT i FROM v"_s), QStringList{u"4"_s});
}

void SessionsTest::temporaryThatMayBeUsedBehindIsNotPassedOver_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("behind");
    const QByteArray read = "INSERT INTO v SELECT i FROM t;\n";
    QTest::newRow("named") << read << read;
    QTest::newRow("dropped") << read << QByteArray("DROP TABLE t;\n");
    QTest::newRow("function") << read << QByteArray("SELECT f(1);\n");
    QTest::newRow("block") << read << QByteArray("DO $$ BEGIN PERFORM f(1); END $$;\n");
    QTest::newRow("function in a join") << read << QByteArray("INSERT INTO v SELECT v.i FROM v JOIN gate g ON f(v.i) = 1;\n");
    QTest::newRow("view of it") << read + "CREATE VIEW w AS SELECT i FROM t;\n" << QByteArray("INSERT INTO v SELECT i FROM w;\n");
    QTest::newRow("renamed") << read + "ALTER TABLE t RENAME TO u;\n" << QByteArray("INSERT INTO v SELECT i FROM u;\n");
    QTest::newRow("for a trigger") << QByteArray("INSERT INTO t VALUES (1);\n") << QByteArray("INSERT INTO v VALUES (1);\n");
    QTest::newRow("expected") << read << QByteArray("-- varve:verify\nSELECT i FROM t;\n");
}

void SessionsTest::temporaryThatMayBeUsedBehindIsNotPassedOver()
{
    if (!place().isPostgres())
        QSKIP("Told from its text; one engine is enough.");
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, behind);
    const bool isQuery = behind.startsWith("-- ");
    const auto done = 1 + before.count(";\n");
    stopAtGate(temporary() + before + "INSERT INTO gate VALUES (1);\n" + behind,
               u"partial at %1 of %2"_s.arg(done).arg(done + 1 + (isQuery ? 0 : behind.count(";\n"))));
    verifyRefused(u"makes something temporary, which went with its session."_s);
}

void SessionsTest::lockThatWasLetGoIsNotMissed()
{
    if (place().isSqlite())
        QSKIP("SQLite has no such locks.");
    const QByteArray locks
        = place().oneOf("",
                        "SELECT pg_advisory_lock(4, 2);\nSELECT pg_advisory_lock_shared(7);\nSELECT pg_advisory_unlock(4, 2);\n"
                        "SELECT pg_advisory_unlock_shared(7);\nSELECT pg_advisory_lock(1);\nSELECT pg_advisory_unlock_all();\n",
                        "SELECT GET_LOCK('a', 10);\nDO RELEASE_LOCK('a');\nSET @l = GET_LOCK('b', 1);\n"
                        "SELECT RELEASE_LOCK('b');\nSELECT GET_LOCK('c', 1);\nSELECT RELEASE_ALL_LOCKS();\nSELECT @l;\n");
    const auto count = locks.count(";\n");
    stopAtGate(locks + "INSERT INTO gate VALUES (1);\n", u"partial at %1 of %2"_s.arg(count).arg(count + 1));
    verifyDone({u"resume"_s});
}

void SessionsTest::lockThatIsHeldIsNotPassedOver()
{
    if (place().isSqlite())
        QSKIP("SQLite has no such locks.");
    stopAtGate(place().oneOf("", "SELECT pg_advisory_lock(1);\nSELECT pg_advisory_lock(1);\nSELECT pg_advisory_unlock(1);\n",
                             "SELECT GET_LOCK('a', 1);\nSELECT GET_LOCK('b', 1);\nSELECT RELEASE_LOCK('b');\n")
                   + "INSERT INTO gate VALUES (1);\n",
               u"partial at 3 of 4"_s);
    verifyRefused(u"Statement 1 of 001_file takes a lock, which went with its session."_s);
}

void SessionsTest::whatWasCalledIsNamed()
{
    if (place().isSqlite())
        QSKIP("SQLite has no procedures.");
    place().client(
        QString::fromLatin1(place().oneOf("", "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'", "CREATE PROCEDURE p() SET @y = 1")));
    stop("CALL p();\nINSERT INTO absent VALUES (1);\n", u"partial at 1 of 2"_s);
    write("CALL p();\nSELECT 1;\n");
    const ProgramResult plan = place().cli({u"resume"_s, u"--dry-run"_s});
    QVERIFY2(said(plan).contains(u"What statement 1 of 001_file (CALL) may have set in its session went with that and is not set again."_s),
             qPrintable(said(plan)));
    verifyDone({u"resume"_s});
}

void SessionsTest::statementThatLeftATransactionOpenIsNotDone()
{
    if (!place().isMariaDb())
        QSKIP("Only MariaDB's autocommit begins a transaction by itself.");
    place().client(u"CREATE TABLE t (i int)"_s);
    stop("SET autocommit = 0;\nINSERT INTO t VALUES (60);\nCREATE TABLE v (i int);\nINSERT INTO t VALUES (61);\n", u"partial at 1 of 4"_s);
    QCOMPARE(place().seen(u"SELECT count(*) FROM t"_s), QStringList{u"0"_s});
    QCOMPARE(place().seen(u"SELECT concat(statement, ' ', state) FROM migration_journal ORDER BY statement"_s),
             (QStringList{u"1 done"_s, u"2 failed"_s}));
}

void SessionsTest::callThatLeftATransactionOpenIsUncertain()
{
    if (!place().isMariaDb())
        QSKIP("Only MariaDB's procedures can leave one open.");
    place().client(u"CREATE TABLE t (i int)"_s);
    const ProgramResult made = place().client(u"DELIMITER //\nCREATE PROCEDURE opn() BEGIN INSERT INTO t VALUES (1); START TRANSACTION; "
                                              "INSERT INTO t VALUES (2); END//\nDELIMITER ;\nSELECT 1"_s);
    QVERIFY2(made.exitCode == 0, qPrintable(made.err));
    stop("CREATE TABLE u (i int);\nCALL opn();\n", u"partial at 1 of 2, statement 2 is uncertain"_s);
    QCOMPARE(place().seen(u"SELECT i FROM t"_s), QStringList{u"1"_s});
}

QTEST_GUILESS_MAIN(SessionsTest)
#include "tst_sessions.moc"
