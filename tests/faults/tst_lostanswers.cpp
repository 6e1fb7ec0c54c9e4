// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/engineplace.h>
#include <tests/support/proxy.h>

#include <QTest>

using namespace Varve;
using namespace Qt::StringLiterals;
using Test::EnginePlace;
using Test::ProgramResult;
using Test::Proxy;

/// The connection is lost with the commit: whether it took place is looked up, never guessed.
class LostAnswersTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_place.reset(); }

    void commitWhoseAnswerIsLostIsFoundDone();
    void commitThatNeverArrivedIsFoundUndone();
    void commitThatStillGoesOnIsWaitedFor();
    void commitThatGoesOnForTooLongStaysUncertain();

private:
    EnginePlace &place() { return *m_place; }
    /// From here on the programs reach the server through \a proxy.
    void goThrough(const Proxy &proxy)
    {
        const auto &profile = place().profile();
        place().logIn(profile.user, profile.password.given.reveal(), proxy.port());
        place().configure();
    }
    void goDirectly()
    {
        const auto &profile = place().profile();
        place().logIn(profile.user, profile.password.given.reveal());
        place().configure();
    }
    /// A migration whose commit waits for lock 4711.
    void writeWaitingCommit()
    {
        place().client(u"CREATE FUNCTION wait_for_lock() RETURNS trigger LANGUAGE plpgsql AS "
                       "$$ BEGIN PERFORM pg_advisory_xact_lock_shared(4711); RETURN NULL; END $$"_s);
        place().migration(u"001_a.sql"_s,
                          "CREATE TABLE a (id integer);\n"
                          "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON a DEFERRABLE INITIALLY DEFERRED FOR EACH ROW "
                          "EXECUTE FUNCTION wait_for_lock();\nINSERT INTO a VALUES (1);\n");
    }
    std::unique_ptr<QProcess> holdLock()
    {
        auto holder = place().startClient();
        holder->write("SELECT pg_advisory_lock(4711);\nSELECT 'held';\n");
        QByteArray said;
        while (!said.contains("held") && (holder->bytesAvailable() > 0 || holder->waitForReadyRead(30000)))
            said += holder->readAllStandardOutput();
        return holder;
    }
    static void end(QProcess &client)
    {
        client.closeWriteChannel();
        QVERIFY(client.waitForFinished());
    }
    QStringList waiting()
    {
        return place().seen(u"SELECT 'one' FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted"_s);
    }

    std::unique_ptr<EnginePlace> m_place;
};

void LostAnswersTest::init()
{
    VARVE_NEEDS_ENGINE(Database::Engine::PostgreSql);
    m_place = std::make_unique<EnginePlace>(Database::Engine::PostgreSql);
    // The tables are there, so that the first COMMIT through the proxy is that of a migration.
    place().migration(u"000_log.sql"_s, "CREATE TABLE log (id text);\n");
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
}

void LostAnswersTest::commitWhoseAnswerIsLostIsFoundDone()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nINSERT INTO log VALUES ('a');\n");
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
    const Proxy proxy(place().profile().port, "COMMIT", Proxy::Fault::LoseAnswer);
    goThrough(proxy);
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY(proxy.hasStruck());
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.out.endsWith(u"001_a is committed; the connection was lost only afterwards.\n"_s), qPrintable(result.out + result.err));
    QVERIFY(place().hasTable(u"a"_s));
    QCOMPARE(place().seen(u"SELECT id FROM log"_s), QStringList{u"a"_s});
    QCOMPARE(place().history(), (QStringList{u"000_log up ok 1/1"_s, u"001_a up ok 2/2"_s}));
    goDirectly();
    QCOMPARE(place().standings(), (QStringList{u"000_log applied"_s, u"001_a applied"_s, u"002_b pending"_s}));
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
    QCOMPARE(place().seen(u"SELECT id FROM log"_s), QStringList{u"a"_s});
}

void LostAnswersTest::commitThatNeverArrivedIsFoundUndone()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nINSERT INTO log VALUES ('a');\n");
    const Proxy proxy(place().profile().port, "COMMIT", Proxy::Fault::LoseRequest);
    goThrough(proxy);
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY(proxy.hasStruck());
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.out.endsWith(u"001 was not committed: PostgreSQL rolls a transaction back when its connection is gone.\n"_s),
             qPrintable(result.out + result.err));
    QVERIFY(!place().hasTable(u"a"_s));
    QCOMPARE(place().history(), (QStringList{u"000_log up ok 1/1"_s, u"001_a up failed 0/2"_s}));
    goDirectly();
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
    QCOMPARE(place().seen(u"SELECT id FROM log"_s), QStringList{u"a"_s});
}

/// The server is still at it when Varve comes back: nothing can be read in the history yet, and that it is not there means nothing.
void LostAnswersTest::commitThatStillGoesOnIsWaitedFor()
{
    writeWaitingCommit();
    const std::unique_ptr<QProcess> holder = holdLock();
    const Proxy proxy(place().profile().port, "COMMIT", Proxy::Fault::CloseBeforeAnswer);
    goThrough(proxy);
    const std::unique_ptr<QProcess> process = place().program.start({u"migrate"_s});
    QTRY_VERIFY_WITH_TIMEOUT(proxy.hasStruck(), 20000);
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += process->readAllStandardError()).contains("Waiting: the server still works for a run that is over"),
                             20000);
    end(*holder);
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitCode(), 3);
    const QByteArray out = process->readAllStandardOutput();
    QVERIFY2(out.endsWith("001_a is committed; the connection was lost only afterwards.\n"), out.constData());
    QCOMPARE(place().seen(u"SELECT id FROM a"_s), QStringList{u"1"_s});
    QCOMPARE(place().history(), (QStringList{u"000_log up ok 1/1"_s, u"001_a up ok 3/3"_s}));
}

void LostAnswersTest::commitThatGoesOnForTooLongStaysUncertain()
{
    writeWaitingCommit();
    const std::unique_ptr<QProcess> holder = holdLock();
    const Proxy proxy(place().profile().port, "COMMIT", Proxy::Fault::CloseBeforeAnswer);
    goThrough(proxy);
    const ProgramResult result = place().cli({u"--wait"_s, u"0"_s, u"migrate"_s});
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.out.endsWith(u"The connection was lost while 001 was committed; whether it was is not known.\n"_s),
             qPrintable(result.out + result.err));
    goDirectly();
    // Nobody may begin while that session lives, and who it belongs to is said.
    const ProgramResult refused = place().cli({u"--wait"_s, u"0"_s, u"migrate"_s});
    QCOMPARE(refused.exitCode, 6);
    QVERIFY2(refused.err.contains(u"The server still works for a run that is over ("_s), qPrintable(refused.err));
    end(*holder);
    QTRY_VERIFY(place().hasTable(u"a"_s));
    QCOMPARE(place().standings(), (QStringList{u"000_log applied"_s, u"001_a applied"_s}));
    const ProgramResult again = place().cli({u"migrate"_s});
    QCOMPARE(again.out, u"Nothing is pending.\n"_s);
    QCOMPARE(place().history(), (QStringList{u"000_log up ok 1/1"_s, u"001_a up ok 3/3"_s}));
}

QTEST_GUILESS_MAIN(LostAnswersTest)
#include "tst_lostanswers.moc"
