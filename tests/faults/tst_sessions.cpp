// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/engineplace.h>

#include <QTest>

using namespace Varve;
using namespace Qt::StringLiterals;
using Test::EnginePlace;
using Test::ProgramResult;

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
            + u"    ^\nRun the down section: varve-cli rollback. To have it made again go back to it, and what was run from there on runs a second "
              "time: varve-cli resume 001_file --at 1. If nothing behind needs it, go on with: varve-cli resume 001_file "
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
