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
    void everyEngineWithoutTransactionsIsKnown_data();
    void everyEngineWithoutTransactionsIsKnown();
    void failureSaysWhatRemainsAndTheRestIsResumed();
    void killedInTheMiddleIsResumed();
    void engineOfATableOfThePlanIsKnown_data();
    void engineOfATableOfThePlanIsKnown();
    void unitsLeaveOutTablesWithoutTransactions();
    void tablesWithTransactionsStayInOne_data();
    void tablesWithTransactionsStayInOne();

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

    std::unique_ptr<EnginePlace> m_place;
};

void MariaDbTablesTest::init()
{
    VARVE_NEEDS_ENGINE(Database::Engine::MariaDb);
    m_place = std::make_unique<EnginePlace>(Database::Engine::MariaDb);
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

QTEST_GUILESS_MAIN(MariaDbTablesTest)
#include "tst_mariadbtables.moc"
