// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/engineplace.h>

#include <QTest>

#include <csignal>

using namespace Varve;
using namespace Qt::StringLiterals;
using Test::EnginePlace;
using Test::ProgramResult;

/// What a rollback of MariaDB's does not undo: rows of tables whose engine has no transactions, and what a procedure committed. It is never
/// called undone, never run a second time unasked, and what nobody knows is asked for.
class MariaDbTablesTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_place.reset(); }

    void stepOnATableWithoutTransactionsIsNotTriedAgain();
    void callBehindATriggerIntoAriaRuns();
    void rehearsalKnowsTheEngines();
    void everyEngineWithoutTransactionsIsKnown_data();
    void everyEngineWithoutTransactionsIsKnown();
    void failureSaysWhatRemainsAndTheRestIsResumed();
    void statementThatFailedInPartIsAskedFor_data();
    void statementThatFailedInPartIsAskedFor();
    void killedInTheMiddleIsResumed();
    void engineOfATableOfThePlanIsKnown_data();
    void engineOfATableOfThePlanIsKnown();
    void moreTablesThanAStatementHasPlaceholders();
    void unitsLeaveOutTablesWithoutTransactions();
    void tablesWithTransactionsStayInOne_data();
    void tablesWithTransactionsStayInOne();
    void rollbackThatLeavesRowsIsToldAndAsked();
    void deadlockThatLeavesRowsIsNotTriedAgain();
    void procedureThatRollsBackIsToldAndAsked_data();
    void procedureThatRollsBackIsToldAndAsked();
    void procedureThatCommitsLeavesWhatItCommitted_data();
    void procedureThatCommitsLeavesWhatItCommitted();
    void procedureThatCommitsAndFailsIsAskedFor_data();
    void procedureThatCommitsAndFailsIsAskedFor();
    void procedureOfAUnitTakesTheUnitAlone();
    void killedInAProcedureThatCommittedIsResumed();
    void procedureThatEndsNothingIsUndoneOrDone();
    void connectionLostInAProcedureThatCommittedIsAskedFor();
    void streamedFilesAreTheSame_data();
    void streamedFilesAreTheSame();

private:
    EnginePlace &place() { return *m_place; }
    static QString said(const ProgramResult &result) { return result.out + result.err; }
    /// Another session, once it has said that it has done \a sql.
    std::unique_ptr<QProcess> startOther(const QByteArray &sql)
    {
        std::unique_ptr<QProcess> other = place().startClient();
        other->write(sql + "; SELECT 'ready';\n");
        QByteArray heard;
        while (!heard.contains("ready") && other->waitForReadyRead())
            heard += other->readAll();
        if (!heard.contains("ready"))
            qFatal("the other session: %s", other->readAllStandardError().constData());
        return other;
    }
    void verifyApplied(const ProgramResult &result, const QString &lastStanding)
    {
        QVERIFY2(result.exitCode == 0, qPrintable(result.out + result.err));
        QCOMPARE(place().standings().constLast(), lastStanding);
    }
    void verifyPlanned(const QString &text)
    {
        const ProgramResult plan = place().cli({u"plan"_s});
        QVERIFY2(plan.exitCode == 0, qPrintable(plan.err));
        QVERIFY2(plan.out.contains(text), qPrintable(plan.out));
    }

    void addProcedures()
    {
        place().client(u"CREATE TABLE a (i int); CREATE PROCEDURE rb() ROLLBACK; CREATE PROCEDURE rbc() ROLLBACK AND CHAIN; "
                       "CREATE PROCEDURE com() COMMIT; CREATE PROCEDURE comc() COMMIT AND CHAIN; "
                       "CREATE PROCEDURE fine() INSERT INTO a VALUES (10)"_s);
        const ProgramResult made = place().client(
            u"DELIMITER //\nCREATE PROCEDURE rbi() BEGIN ROLLBACK; INSERT INTO a VALUES (20); END//\n"
            "CREATE PROCEDURE comi() BEGIN COMMIT; START TRANSACTION; INSERT INTO a VALUES (30); END//\n"
            "CREATE PROCEDURE come() BEGIN COMMIT; INSERT INTO a VALUES (40); INSERT INTO absent VALUES (1); END//\n"
            "CREATE PROCEDURE comw() BEGIN COMMIT; DO GET_LOCK('held', 60); INSERT INTO a VALUES (50); END//\nDELIMITER ;\nSELECT 1"_s);
        QVERIFY2(made.exitCode == 0, qPrintable(made.err));
    }

    std::unique_ptr<EnginePlace> m_place;
};

void MariaDbTablesTest::init()
{
    VARVE_NEEDS_ENGINE(Database::Engine::MariaDb);
    m_place = std::make_unique<EnginePlace>(Database::Engine::MariaDb);
}

/// No savepoint can be set there, with which a call is watched.
void MariaDbTablesTest::callBehindATriggerIntoAriaRuns()
{
    addProcedures();
    place().client(u"CREATE TABLE t (i int); CREATE TABLE log (i int) ENGINE=Aria; "
                   "CREATE TRIGGER tr AFTER INSERT ON t FOR EACH ROW INSERT INTO log VALUES (NEW.i)"_s);
    place().migration(u"001_call.sql"_s, "INSERT INTO t VALUES (1);\nCALL fine();\n");
    verifyApplied(place().cli({u"migrate"_s}), u"001_call applied"_s);
    QCOMPARE(place().seen(u"SELECT i FROM a"_s), QStringList{u"10"_s});
    place().migration(u"002_call.sql"_s, "INSERT INTO t VALUES (2);\nCALL comc();\nINSERT INTO absent VALUES (1);\n");
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 3);
    const QString status = place().cli({u"status"_s}).out;
    QVERIFY2(status.contains(u"partial at 0 of 3, statements 1 to 3 are uncertain"_s), qPrintable(status));
}

void MariaDbTablesTest::rehearsalKnowsTheEngines()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE t (id int PRIMARY KEY) ENGINE=Aria;\n-- varve:down\nDROP TABLE t;\n");
    place().migration(u"002_b.sql"_s,
                      "INSERT INTO t VALUES (1);\nDELIMITER //\nBEGIN NOT ATOMIC DECLARE x int; SET x = 1; END//\nDELIMITER ;\n"
                      "INSERT INTO t VALUES (2);\n-- varve:down\nDELETE FROM t;\n");
    const ProgramResult rehearsed = place().cli({u"rehearse"_s});
    QVERIFY2(rehearsed.exitCode == 0, qPrintable(rehearsed.out + rehearsed.err));
    verifyApplied(place().cli({u"migrate"_s}), u"002_b applied"_s);
}

void MariaDbTablesTest::stepOnATableWithoutTransactionsIsNotTriedAgain()
{
    place().client(u"CREATE TABLE m (i int) ENGINE=MyISAM; CREATE TABLE b (i int) ENGINE=InnoDB; INSERT INTO b VALUES (1)"_s);
    place().configure("", "[policies]\nlock_timeout = \"1s\"\nretry_wait = \"1ms\"\nretries = 2\n");
    place().migration(u"001_both.sql"_s, "INSERT INTO m VALUES (1);\nUPDATE b SET i = 2;\n");
    verifyPlanned(u"each statement by itself: the table m takes no part in transactions, its engine is MyISAM (line 1)"_s);
    const auto other = startOther("START TRANSACTION; SELECT * FROM b FOR UPDATE");
    const ProgramResult result = place().cli({u"migrate"_s});
    other->kill();
    other->waitForFinished();
    QCOMPARE(result.exitCode, 6);
    QVERIFY2(said(result).contains(u"1 statement of 001 remains: it did not run in a transaction."_s), qPrintable(said(result)));
    QCOMPARE(place().seen(u"SELECT i FROM m"_s), QStringList{u"1"_s});
    QCOMPARE(place().standings(), QStringList{u"001_both partial"_s});

    verifyApplied(place().cli({u"resume"_s}), u"001_both applied"_s);
    QCOMPARE(place().seen(u"SELECT m.i, b.i FROM m, b"_s), QStringList{u"1|2"_s});
}

void MariaDbTablesTest::everyEngineWithoutTransactionsIsKnown_data()
{
    QTest::addColumn<QString>("engine");
    for (const char *engine : {"MyISAM", "Aria", "MEMORY", "CSV"})
        QTest::newRow(engine) << QString::fromLatin1(engine);
}

void MariaDbTablesTest::everyEngineWithoutTransactionsIsKnown()
{
    QFETCH(QString, engine);
    place().client(u"CREATE TABLE t (i int NOT NULL) ENGINE=%1"_s.arg(engine));
    place().migration(u"001_rows.sql"_s, "INSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);\nINSERT INTO t VALUES ('x', 'y');\n");
    verifyPlanned(u"its engine is %1 (line 1)"_s.arg(engine));
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 3);
    QCOMPARE(place().seen(u"SELECT i FROM t"_s), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(place().standings(), QStringList{u"001_rows partial"_s});
    QCOMPARE(place().history(), QStringList{u"001_rows up failed 2/3"_s});
}

void MariaDbTablesTest::failureSaysWhatRemainsAndTheRestIsResumed()
{
    place().client(u"CREATE TABLE my (x int) ENGINE=MyISAM; CREATE TABLE ar (x int) ENGINE=Aria"_s);
    place().migration(u"001_rows.sql"_s, "INSERT INTO my VALUES (1);\nINSERT INTO ar VALUES (1);\nINSERT INTO my VALUES ('x', 'y');\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(!said(result).contains(u"Nothing"_s), qPrintable(said(result)));
    QVERIFY2(said(result).contains(u"2 statements of 001 remain"_s), qPrintable(said(result)));

    place().migration(u"001_rows.sql"_s, "INSERT INTO my VALUES (1);\nINSERT INTO ar VALUES (1);\nINSERT INTO my VALUES (2);\n");
    QVERIFY(place().cli({u"migrate"_s}).exitCode != 0);
    verifyApplied(place().cli({u"resume"_s}), u"001_rows applied"_s);
    QCOMPARE(place().seen(u"SELECT x FROM my"_s), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(place().seen(u"SELECT x FROM ar"_s), QStringList{u"1"_s});
}

void MariaDbTablesTest::statementThatFailedInPartIsAskedFor_data()
{
    QTest::addColumn<QByteArray>("policies");
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<QString>("question");
    QTest::addColumn<QStringList>("left");
    const QString rows = u"SELECT x FROM my ORDER BY x"_s;
    QTest::newRow("a key in MyISAM") << QByteArray() << QByteArray("INSERT INTO my VALUES (1), (2), (3), (4)") << rows
                                     << QStringList{u"1"_s, u"2"_s, u"3"_s};
    QTest::newRow("a time limit in MyISAM") << QByteArray("[policies]\nstatement_timeout = \"1s\"\n")
                                            << QByteArray("INSERT INTO my SELECT seq + 3 + sleep(if(seq > 2, 60, 0)) FROM seq_1_to_10")
                                            << rows << QStringList{u"3"_s, u"4"_s, u"5"_s};
    QTest::newRow("one of several tables")
        << QByteArray() << QByteArray("DROP TABLE drops, absent")
        << u"SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'drops'"_s << QStringList();
    QTest::newRow("a procedure without a transaction") << QByteArray("[policies]\ntransaction = \"none\"\n") << QByteArray("CALL twice()")
                                                       << u"SELECT x FROM inn"_s << QStringList{u"7"_s};
}

void MariaDbTablesTest::statementThatFailedInPartIsAskedFor()
{
    QFETCH(QByteArray, policies);
    QFETCH(QByteArray, statement);
    QFETCH(QString, question);
    QFETCH(QStringList, left);
    place().client(u"CREATE TABLE my (x int PRIMARY KEY) ENGINE=MyISAM; INSERT INTO my VALUES (3); CREATE TABLE drops (x int); "
                   "CREATE TABLE inn (x int PRIMARY KEY)"_s);
    place().client(u"DELIMITER //\nCREATE PROCEDURE twice() BEGIN INSERT INTO inn VALUES (7); INSERT INTO inn VALUES (7); END//"_s);
    place().configure("", policies);
    place().migration(u"001_rows.sql"_s, "CREATE TABLE first (x int);\n" + statement + ";\nCREATE TABLE last (x int);\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(place().seen(question), left);
    QVERIFY2(said(result).contains(u"What statement 2 of 001 did before it failed is not known: no transaction was there to undo it."_s),
             qPrintable(said(result)));
    QCOMPARE(place().standings(), QStringList{u"001_rows partial"_s});
    QVERIFY2(place().cli({u"status"_s}).out.contains(u"partial at 1 of 3, statement 2 is uncertain"_s),
             qPrintable(place().cli({u"status"_s}).out));
    QCOMPARE(place().cli({u"resume"_s}).exitCode, 4);
    verifyApplied(place().cli({u"resume"_s, u"--uncertain"_s, u"done"_s}), u"001_rows applied"_s);
    QCOMPARE(place().seen(question), left);
}

void MariaDbTablesTest::killedInTheMiddleIsResumed()
{
    place().client(u"CREATE TABLE m (i int) ENGINE=MyISAM"_s);
    place().migration(
        u"001_rows.sql"_s,
        "INSERT INTO m VALUES (1);\nINSERT INTO m SELECT 2 FROM (SELECT GET_LOCK('held', 60)) x;\nINSERT INTO m VALUES (3);\n");
    const auto other = startOther("SELECT GET_LOCK('held', 60)");
    const auto run = place().program.start({u"migrate"_s});
    QTRY_COMPARE(place().seen(u"SELECT count(*) FROM information_schema.processlist WHERE info LIKE 'INSERT INTO m%'"_s),
                 QStringList{u"1"_s});
    QCOMPARE(::kill(static_cast<pid_t>(run->processId()), SIGKILL), 0);
    run->waitForFinished();
    other->closeWriteChannel();
    other->waitForFinished();
    QTRY_COMPARE(place().seen(u"SELECT i FROM m"_s), (QStringList{u"1"_s, u"2"_s})); // the server went on with it
    QCOMPARE(place().standings(), QStringList{u"001_rows partial"_s});
    QVERIFY(place().cli({u"migrate"_s}).exitCode != 0);
    QVERIFY(place().cli({u"resume"_s}).exitCode != 0); // which of both it asks
    verifyApplied(place().cli({u"resume"_s, u"--uncertain"_s, u"done"_s}), u"001_rows applied"_s);
    QCOMPARE(place().seen(u"SELECT i FROM m"_s), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
}

void MariaDbTablesTest::engineOfATableOfThePlanIsKnown_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("change");
    QTest::newRow("made") << QByteArray("CREATE TABLE t (i int, engine int) COMMENT='x' ENGINE=MyISAM")
                          << QByteArray("INSERT INTO t(i) VALUES (1)");
    QTest::newRow("made, in quotes") << QByteArray("CREATE TABLE IF NOT EXISTS `t` (`engine` int, i int) engine Aria")
                                     << QByteArray("REPLACE INTO t(i) VALUES (1)");
    QTest::newRow("altered") << QByteArray("ALTER TABLE u ENGINE = MEMORY") << QByteArray("UPDATE u SET i = 1");
    QTest::newRow("like another") << QByteArray("CREATE TABLE t LIKE m") << QByteArray("INSERT INTO t VALUES (1)");
    QTest::newRow("renamed") << QByteArray("RENAME TABLE m TO t") << QByteArray("INSERT INTO t VALUES (1)");
    QTest::newRow("renamed by ALTER") << QByteArray("ALTER TABLE m RENAME TO t") << QByteArray("INSERT INTO t VALUES (1)");
    QTest::newRow("one of several") << QByteArray("CREATE TABLE t (i int)")
                                    << QByteArray("UPDATE u JOIN m ON u.i = m.i SET u.i = 1, m.i = 2");
    QTest::newRow("deleted by its other name") << QByteArray("CREATE TABLE t (i int)")
                                               << QByteArray("DELETE a FROM m AS a JOIN u ON a.i = u.i");
    QTest::newRow("with its database") << QByteArray("CREATE TABLE t (i int)") << QByteArray("INSERT INTO `${place}`.m VALUES (1)");
}

void MariaDbTablesTest::engineOfATableOfThePlanIsKnown()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, change);
    place().client(u"CREATE TABLE m (i int) ENGINE=MyISAM; CREATE TABLE u (i int) ENGINE=InnoDB; INSERT INTO u VALUES (0)"_s);
    place().migration(u"001_first.sql"_s, first + ";\n");
    place().migration(u"002_change.sql"_s,
                      change.replace("${place}", place().profile().database.toUtf8())
                          + ";\nUPDATE u SET i = 5;\nINSERT INTO absent VALUES (1);\n");
    const ProgramResult plan = place().cli({u"plan"_s});
    QVERIFY2(
        plan.out.contains(QRegularExpression(
            u"002_change.*each statement by itself: the table \\S+ takes no part in transactions, its engine is (MyISAM|Aria|MEMORY) \\(line 1\\)"_s)),
        qPrintable(plan.out + plan.err));
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 3);
    QCOMPARE(place().history().constLast(), u"002_change up failed 2/3"_s);
    QCOMPARE(place().seen(u"SELECT i FROM u"_s), QStringList{u"5"_s});
}

/// 65535 of them; a table takes two.
void MariaDbTablesTest::moreTablesThanAStatementHasPlaceholders()
{
    place().client(u"CREATE TABLE t40000 (x int) ENGINE=MyISAM"_s);
    QByteArray text;
    for (int i = 1; i <= 40000; ++i)
        text += "INSERT INTO t" + QByteArray::number(i) + " VALUES (1);\n";
    place().migration(u"001_rows.sql"_s, text);
    verifyPlanned(u"the table t40000 takes no part in transactions, its engine is MyISAM (line 40000)"_s);
}

void MariaDbTablesTest::unitsLeaveOutTablesWithoutTransactions()
{
    place().client(u"CREATE TABLE m (i int) ENGINE=MyISAM; CREATE TABLE b (i int) ENGINE=InnoDB"_s);
    place().configure("", "[policies]\ntransaction = \"auto\"\n");
    place().migration(u"001_mixed.sql"_s,
                      "INSERT INTO b VALUES (1);\nINSERT INTO b VALUES (2);\nINSERT INTO m VALUES (3);\nINSERT INTO b VALUES (4);\n"
                      "INSERT INTO absent VALUES (1);\n");
    verifyPlanned(u"statements 1 to 2 in one transaction, statement 3 by itself, statements 4 to 5 in one transaction"_s);
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY2(said(result).contains(u"3 statements of 001 remain: they were committed before."_s), qPrintable(said(result)));
    QCOMPARE(place().seen(u"SELECT i FROM b UNION SELECT i FROM m"_s), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
    QCOMPARE(place().history(), QStringList{u"001_mixed up failed 3/5"_s});
}

void MariaDbTablesTest::tablesWithTransactionsStayInOne_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("another is only read") << QByteArray("INSERT INTO b SELECT i FROM m");
    QTest::newRow("made temporary") << QByteArray("CREATE TEMPORARY TABLE t (i int) ENGINE=MEMORY;\nUPDATE b SET i = 1");
    QTest::newRow("altered back before") << QByteArray("UPDATE c SET i = 1");
}

void MariaDbTablesTest::tablesWithTransactionsStayInOne()
{
    QFETCH(QByteArray, text);
    place().client(u"CREATE TABLE m (i int) ENGINE=MyISAM; CREATE TABLE b (i int) ENGINE=InnoDB; CREATE TABLE c (i int) ENGINE=Aria"_s);
    place().migration(u"001_c.sql"_s, "ALTER TABLE c ENGINE = InnoDB;\n");
    place().migration(u"002_b.sql"_s, text + ";\n");
    const ProgramResult plan = place().cli({u"plan"_s});
    QVERIFY2(plan.out.contains(QRegularExpression(u"002_b.*one transaction"_s)), qPrintable(plan.out + plan.err));
    verifyApplied(place().cli({u"migrate"_s}), u"002_b applied"_s);
}

/// A trigger writes where no statement says so.
void MariaDbTablesTest::rollbackThatLeavesRowsIsToldAndAsked()
{
    place().client(u"CREATE TABLE log (i int) ENGINE=MyISAM; CREATE TABLE b (i int) ENGINE=InnoDB; "
                   "CREATE TRIGGER b_log AFTER INSERT ON b FOR EACH ROW INSERT INTO log VALUES (NEW.i)"_s);
    place().migration(u"001_rows.sql"_s, "INSERT INTO b VALUES (1);\nINSERT INTO b VALUES (2);\nINSERT INTO b VALUES ('x', 'y');\n");
    place().migration(u"002_more.sql"_s, "INSERT INTO b VALUES (9);\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(!said(result).contains(u"Nothing"_s), qPrintable(said(result)));
    QVERIFY2(said(result).contains(u"MariaDB rolled the transaction back, but a table that takes no part in transactions was changed: what "
                                   "remains of statements 1 to 3 of 001 is not known."_s),
             qPrintable(said(result)));
    QCOMPARE(place().seen(u"SELECT i FROM log"_s), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(place().seen(u"SELECT i FROM b"_s), QStringList());
    QCOMPARE(place().history(), QStringList{u"001_rows up failed 0/3"_s});
    QCOMPARE(place().standings().constFirst(), u"001_rows partial"_s);

    place().migration(u"001_rows.sql"_s, "INSERT INTO b VALUES (1);\nINSERT INTO b VALUES (2);\nINSERT INTO b VALUES (3);\n");
    const ProgramResult again = place().cli({u"migrate"_s});
    QVERIFY2(again.exitCode != 0 && again.err.contains(u"Whether statements 1 to 3 were done is not known."_s), qPrintable(again.err));
    const ProgramResult asked = place().cli({u"resume"_s});
    QVERIFY2(asked.exitCode != 0 && asked.err.contains(u"Nobody knows what remains of statements 1 to 3 of 001_rows"_s),
             qPrintable(asked.err));
    QCOMPARE(place().seen(u"SELECT i FROM log"_s).size(), 2);

    place().client(u"DELETE FROM log"_s);
    verifyApplied(place().cli({u"resume"_s, u"--uncertain"_s, u"again"_s}), u"002_more pending"_s);
    QCOMPARE(place().seen(u"SELECT i FROM log"_s), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
    QCOMPARE(place().seen(u"SELECT i FROM b"_s), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
}

/// The server ends the transaction by itself, and no ROLLBACK of Varve's has a warning.
void MariaDbTablesTest::deadlockThatLeavesRowsIsNotTriedAgain()
{
    place().client(
        u"CREATE TABLE log (i int) ENGINE=MyISAM; CREATE TABLE a (i int) ENGINE=InnoDB; CREATE TABLE b (i int) ENGINE=InnoDB; "
        "CREATE TABLE c (i int) ENGINE=InnoDB; INSERT INTO b VALUES (0); INSERT INTO a VALUES (0); CREATE TABLE own (i int) ENGINE=MyISAM; "
        "CREATE TRIGGER a_log AFTER UPDATE ON a FOR EACH ROW INSERT INTO log VALUES (NEW.i)"_s);
    place().configure("", "[policies]\nlock_timeout = \"60s\"\nretry_wait = \"1ms\"\nretries = 2\n");
    place().migration(u"001_both.sql"_s, "UPDATE a SET i = i + 1;\nUPDATE b SET i = i + 1;\n");
    const auto other
        = startOther("START TRANSACTION; INSERT INTO own VALUES (1); INSERT INTO c SELECT seq FROM seq_1_to_1000; UPDATE b SET i = i + 10");
    const auto run = place().program.start({u"migrate"_s});
    QTRY_COMPARE(place().seen(u"SELECT count(*) FROM information_schema.processlist WHERE info LIKE 'UPDATE b%' AND state = 'Updating'"_s),
                 QStringList{u"1"_s});
    // Who changed a table without transactions does not give up, and of two who did who changed less (InnoDB): that is the run.
    other->write("UPDATE a SET i = i + 10; COMMIT;\n");
    other->closeWriteChannel();
    QVERIFY(other->waitForFinished());
    QVERIFY(run->waitForFinished());
    const QString told = QString::fromUtf8(run->readAll());
    QVERIFY2(told.contains(u"what remains of statements 1 to 2 of 001 is not known"_s), qPrintable(told));
    QCOMPARE(place().seen(u"SELECT i FROM log"_s), (QStringList{u"1"_s, u"10"_s})); // the run's, the other's
    QCOMPARE(place().standings(), QStringList{u"001_both partial"_s});
}

void MariaDbTablesTest::procedureThatRollsBackIsToldAndAsked_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<QStringList>("left");
    QTest::newRow("ROLLBACK") << QByteArray("CALL rb()") << QStringList();
    QTest::newRow("ROLLBACK AND CHAIN") << QByteArray("CALL rbc()") << QStringList();
    QTest::newRow("goes on by itself") << QByteArray("CALL rbi()") << QStringList{u"20"_s};
    QTest::newRow("EXECUTE IMMEDIATE") << QByteArray("EXECUTE IMMEDIATE 'ROLLBACK AND CHAIN'") << QStringList();
    QTest::newRow("a block") << QByteArray("BEGIN NOT ATOMIC ROLLBACK; START TRANSACTION; END") << QStringList();
}

void MariaDbTablesTest::procedureThatRollsBackIsToldAndAsked()
{
    QFETCH(QByteArray, call);
    QFETCH(QStringList, left);
    addProcedures();
    place().migration(u"001_rows.sql"_s,
                      "INSERT INTO a VALUES (1);\n" + call + ";\nINSERT INTO a VALUES (2);\nINSERT INTO a VALUES (3);\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY2(result.exitCode == 3, qPrintable(QString::number(result.exitCode) + result.out + result.err));
    QVERIFY2(said(result).contains(u" ended the transaction that Varve runs the migration in."_s), qPrintable(said(result)));
    QVERIFY2(
        said(result).contains(u"Undone with the transaction: statement 1 of 001. What statement 2 of 001 did after the transaction was "
                              "rolled back is not known."_s),
        qPrintable(said(result)));
    QCOMPARE(place().seen(u"SELECT i FROM a"_s), left);
    QCOMPARE(place().history(), QStringList{u"001_rows up failed 0/4"_s});
    QCOMPARE(place().standings(), QStringList{u"001_rows partial"_s});
    QVERIFY(place().cli({u"migrate"_s}).exitCode != 0);
    QVERIFY(place().cli({u"resume"_s}).exitCode != 0);
    QCOMPARE(place().seen(u"SELECT i FROM a"_s), left);

    place().client(u"DELETE FROM a"_s);
    place().migration(u"001_rows.sql"_s, "INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);\nINSERT INTO a VALUES (3);\n");
    verifyApplied(place().cli({u"resume"_s, u"--uncertain"_s, u"again"_s}), u"001_rows applied"_s);
    QCOMPARE(place().seen(u"SELECT i FROM a"_s), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
}

void MariaDbTablesTest::procedureThatCommitsLeavesWhatItCommitted_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("call");
    QTest::newRow("COMMIT") << QByteArray("INSERT INTO a VALUES (0)") << QByteArray("CALL com()");
    QTest::newRow("without autocommit") << QByteArray("SET autocommit = 0") << QByteArray("CALL com()");
    QTest::newRow("EXECUTE IMMEDIATE") << QByteArray("INSERT INTO a VALUES (0)") << QByteArray("EXECUTE IMMEDIATE 'COMMIT'");
}

/// All that was done so far stays, the call included: its rest is resumed.
void MariaDbTablesTest::procedureThatCommitsLeavesWhatItCommitted()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, call);
    addProcedures();
    place().migration(u"001_rows.sql"_s, before + ";\nINSERT INTO a VALUES (1);\n" + call + ";\nINSERT INTO a VALUES (2);\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY2(result.exitCode == 3, qPrintable(QString::number(result.exitCode) + result.out + result.err));
    QVERIFY2(said(result).contains(u"3 statements of 001 remain"_s), qPrintable(said(result)));
    QCOMPARE(place().seen(u"SELECT i FROM a WHERE i > 0"_s), QStringList{u"1"_s});
    QCOMPARE(place().history(), QStringList{u"001_rows up failed 3/4"_s});
    verifyApplied(place().cli({u"resume"_s}), u"001_rows applied"_s);
    QCOMPARE(place().seen(u"SELECT i FROM a WHERE i > 0"_s), (QStringList{u"1"_s, u"2"_s}));
}

void MariaDbTablesTest::procedureThatCommitsAndFailsIsAskedFor_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("COMMIT AND CHAIN") << QByteArray("CALL comc()") << QStringList{u"1"_s};
    QTest::newRow("leaves another open") << QByteArray("CALL comi()") << QStringList{u"1"_s};
    QTest::newRow("fails behind it") << QByteArray("CALL come()") << QStringList{u"1"_s, u"40"_s};
}

void MariaDbTablesTest::procedureThatCommitsAndFailsIsAskedFor()
{
    QFETCH(QByteArray, call);
    QFETCH(QStringList, rows);
    addProcedures();
    place().migration(u"001_rows.sql"_s, "INSERT INTO a VALUES (1);\n" + call + ";\nINSERT INTO absent VALUES (2);\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(said(result).contains(u"1 statement of 001 remains: it was committed before. What statement 2 of 001 did after the "
                                   "transaction was committed is not known."_s),
             qPrintable(said(result)));
    QCOMPARE(place().seen(u"SELECT i FROM a"_s), rows);
    QCOMPARE(place().history(), QStringList{u"001_rows up failed 1/3"_s});
    QCOMPARE(place().standings(), QStringList{u"001_rows partial"_s});
    const ProgramResult asked = place().cli({u"resume"_s});
    QVERIFY2(asked.exitCode != 0 && asked.err.contains(u"Nobody knows whether statement 2 of 001_rows was done"_s), qPrintable(asked.err));
    place().migration(u"001_rows.sql"_s, "INSERT INTO a VALUES (1);\n" + call + ";\nINSERT INTO a VALUES (2);\n");
    verifyApplied(place().cli({u"resume"_s, u"--uncertain"_s, u"done"_s}), u"001_rows applied"_s);
    QCOMPARE(place().seen(u"SELECT i FROM a"_s), rows + QStringList{u"2"_s});
}

void MariaDbTablesTest::procedureOfAUnitTakesTheUnitAlone()
{
    addProcedures();
    place().configure("", "[policies]\ntransaction = \"auto\"\n");
    place().migration(u"001_rows.sql"_s,
                      "INSERT INTO a VALUES (1);\nALTER TABLE a ADD COLUMN j int;\nINSERT INTO a VALUES (2, 2);\nCALL rbc();\n"
                      "INSERT INTO a VALUES (3, 3);\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(
        said(result).contains(u"2 statements of 001 remain: they were committed before. Undone with the transaction: statement 3 of 001. "
                              "What statement 4 of 001 did after the transaction was rolled back is not known."_s),
        qPrintable(said(result)));
    QCOMPARE(place().seen(u"SELECT i FROM a"_s), QStringList{u"1"_s});
    QCOMPARE(place().history(), QStringList{u"001_rows up failed 2/5"_s});
    QVERIFY2(place().cli({u"status"_s}).out.contains(u"partial at 2 of 5, statements 3 to 4 are uncertain"_s),
             qPrintable(place().cli({u"status"_s}).out));
    place().client(u"DROP PROCEDURE rbc; CREATE PROCEDURE rbc() INSERT INTO a VALUES (4, 4)"_s);
    verifyApplied(place().cli({u"resume"_s, u"--uncertain"_s, u"again"_s}), u"001_rows applied"_s);
    QCOMPARE(place().seen(u"SELECT i FROM a"_s), (QStringList{u"1"_s, u"2"_s, u"4"_s, u"3"_s}));
}

void MariaDbTablesTest::killedInAProcedureThatCommittedIsResumed()
{
    addProcedures();
    place().migration(u"001_rows.sql"_s, "INSERT INTO a VALUES (1);\nCALL comw();\nINSERT INTO a VALUES (2);\n");
    const auto other = startOther("SELECT GET_LOCK('held', 60)");
    const auto run = place().program.start({u"migrate"_s});
    QTRY_COMPARE(place().seen(u"SELECT i FROM a"_s), QStringList{u"1"_s});
    QCOMPARE(::kill(static_cast<pid_t>(run->processId()), SIGKILL), 0);
    run->waitForFinished();
    other->closeWriteChannel();
    other->waitForFinished();
    QTRY_COMPARE(place().seen(u"SELECT i FROM a"_s), (QStringList{u"1"_s, u"50"_s})); // the server went on with it
    QCOMPARE(place().standings(), QStringList{u"001_rows partial"_s});
    QVERIFY2(place().cli({u"status"_s}).out.contains(u"partial at 1 of 3, statement 2 is uncertain"_s),
             qPrintable(place().cli({u"status"_s}).out));
    verifyApplied(place().cli({u"resume"_s, u"--uncertain"_s, u"done"_s}), u"001_rows applied"_s);
    QCOMPARE(place().seen(u"SELECT i FROM a"_s), (QStringList{u"1"_s, u"50"_s, u"2"_s}));
}

void MariaDbTablesTest::procedureThatEndsNothingIsUndoneOrDone()
{
    addProcedures();
    place().migration(u"001_rows.sql"_s, "INSERT INTO a VALUES (1);\nCALL fine();\nCALL fine();\nINSERT INTO absent VALUES (2);\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY2(said(result).contains(u"Nothing of 001 remains: MariaDB rolled the transaction back."_s), qPrintable(said(result)));
    QCOMPARE(place().seen(u"SELECT i FROM a"_s), QStringList());
    QCOMPARE(place().standings(), QStringList{u"001_rows failed"_s});
    place().migration(u"001_rows.sql"_s, "INSERT INTO a VALUES (1);\nCALL fine();\nCALL fine();\nINSERT INTO a VALUES (2);\n");
    verifyApplied(place().cli({u"migrate"_s}), u"001_rows applied"_s);
    QCOMPARE(place().seen(u"SELECT i FROM a"_s), (QStringList{u"1"_s, u"10"_s, u"10"_s, u"2"_s}));
    QCOMPARE(place().history(), (QStringList{u"001_rows up failed 0/4"_s, u"001_rows up ok 4/4"_s}));
}

void MariaDbTablesTest::connectionLostInAProcedureThatCommittedIsAskedFor()
{
    addProcedures();
    place().migration(u"001_rows.sql"_s, "INSERT INTO a VALUES (1);\nCALL comw();\nINSERT INTO a VALUES (2);\n");
    const auto other = startOther("SELECT GET_LOCK('held', 60)");
    const auto run = place().program.start({u"migrate"_s});
    QTRY_COMPARE(place().seen(u"SELECT i FROM a"_s), QStringList{u"1"_s});
    const QString session = place()
                                .seen(u"SELECT id FROM information_schema.processlist WHERE info LIKE '%GET_LOCK(\\'held\\'%' "
                                      "AND id <> CONNECTION_ID()"_s)
                                .value(0);
    QCOMPARE(place().client(u"KILL CONNECTION "_s + session).exitCode, 0);
    QVERIFY(run->waitForFinished());
    other->closeWriteChannel();
    other->waitForFinished();
    const QString told = QString::fromUtf8(run->readAll());
    QVERIFY2(
        told.contains(u"The connection was lost during statement 2, which may have committed what stands before it; the journal of 001 "
                      "says whether it did."_s),
        qPrintable(told));
    QCOMPARE(place().standings(), QStringList{u"001_rows partial"_s});
    QVERIFY2(place().cli({u"status"_s}).out.contains(u"partial at 1 of 3, statement 2 is uncertain"_s),
             qPrintable(place().cli({u"status"_s}).out));
    verifyApplied(place().cli({u"resume"_s, u"--at"_s, u"3"_s}), u"001_rows applied"_s);
    QCOMPARE(place().seen(u"SELECT i FROM a"_s), (QStringList{u"1"_s, u"2"_s}));
}

void MariaDbTablesTest::streamedFilesAreTheSame_data()
{
    QTest::addColumn<QByteArray>("policies");
    QTest::newRow("migration") << QByteArray();
    QTest::newRow("auto") << QByteArray("[policies]\ntransaction = \"auto\"\n");
}

void MariaDbTablesTest::streamedFilesAreTheSame()
{
    QFETCH(QByteArray, policies);
    addProcedures();
    place().client(u"CREATE TABLE m (i int) ENGINE=MyISAM"_s);
    place().configure("", policies);
    const QByteArray much = "/* " + QByteArray(17 * 1024 * 1024, 'x') + " */\n"; // more than is held
    place().migration(u"001_dump.sql"_s,
                      much + "CREATE TABLE t (i int) ENGINE=Aria;\nINSERT INTO t VALUES (1);\nINSERT INTO m VALUES (1);\n");
    place().migration(u"002_more.sql"_s, much + "INSERT INTO a VALUES (1);\nINSERT INTO t VALUES (2);\nINSERT INTO absent VALUES (1);\n");
    place().migration(u"003_call.sql"_s, much + "INSERT INTO a VALUES (3);\nCALL rbc();\nINSERT INTO a VALUES (4);\n");
    const ProgramResult plan = place().cli({u"plan"_s});
    QVERIFY2(plan.out.contains(u"the table t takes no part in transactions, its engine is Aria"_s), qPrintable(plan.out + plan.err));
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 3);
    QCOMPARE(place().history(), (QStringList{u"001_dump up ok 3/3"_s, u"002_more up failed 2/3"_s}));
    QCOMPARE(place().seen(u"SELECT i FROM t UNION ALL SELECT i FROM a"_s), (QStringList{u"1"_s, u"2"_s, u"1"_s}));
    place().client(u"CREATE TABLE absent (i int)"_s);
    verifyApplied(place().cli({u"resume"_s}), u"003_call pending"_s);

    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY2(said(result).contains(u"Undone with the transaction: statement 1 of 003."_s), qPrintable(said(result)));
    QCOMPARE(place().history().constLast(), u"003_call up failed 0/3"_s);
    place().client(u"DROP PROCEDURE rbc; CREATE PROCEDURE rbc() INSERT INTO a VALUES (9)"_s);
    verifyApplied(place().cli({u"resume"_s, u"--uncertain"_s, u"again"_s}), u"003_call applied"_s);
    QCOMPARE(place().seen(u"SELECT i FROM a"_s), (QStringList{u"1"_s, u"3"_s, u"9"_s, u"4"_s}));
}

QTEST_GUILESS_MAIN(MariaDbTablesTest)
#include "tst_mariadbtables.moc"
