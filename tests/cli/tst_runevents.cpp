// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/program.h>
#include <tests/support/temporaryproject.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <csignal>

using namespace Varve::Test;
using namespace Qt::StringLiterals;

namespace {

/// Goes on until it is cancelled.
const QByteArray endless
    = "SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i > 0) SELECT i FROM n);\n";

QStringList namesOf(const QList<QJsonObject> &events)
{
    QStringList names;
    for (const QJsonObject &event : events)
        names += event[u"event"_s].toString();
    return names;
}

} // namespace

/// What --format json says of a run, line by line.
class TestRunEvents final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_project.reset(); }

    void everyEventIsOneLineInItsOrder();
    void eventsTellWhatAndWhere();
    void theLastLineTellsAll();
    void linesComeWhileTheRunGoesOn();
    void aFailureIsToldAtItsPlaceAndInTheLastLine();
    void rowsOfAQueryComeInTheirOwnLines();
    void rowsOfOneStatementAreOneResult();
    void waitingForTheLockIsToldWithItsHolder();
    void whatFailsBeforeARunIsOneLineToo_data();
    void whatFailsBeforeARunIsOneLineToo();
    void nothingToDoIsOneLineToo();
    void everyCommandThatRunsAPlanStreams();

private:
    ProgramResult run(const QStringList &arguments) const
    {
        return Program(m_project->folder()).run(arguments + QStringList{u"--format"_s, u"json"_s});
    }
    void migration(const QString &name, const QByteArray &text) const { m_project->write(u"migrations/"_s + name, text); }
    static void stop(QProcess &process)
    {
        const auto id = static_cast<pid_t>(process.processId());
        ::kill(id, SIGINT);
        QByteArray said;
        QTRY_VERIFY((said += process.readAllStandardError()).contains("Stopping after the running statement."));
        ::kill(id, SIGINT);
        QVERIFY(process.waitForFinished(20000));
    }

    std::unique_ptr<TemporaryProject> m_project;
};

void TestRunEvents::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_project->write(u"varve.toml"_s,
                     "migrations = [\"migrations\"]\n[environments.test]\ndriver = \"sqlite\"\ndatabase = \"app.sqlite\"\nseed = true\n");
    migration(u"001_first.sql"_s,
              "-- Migration: The first\nCREATE TABLE a (id INTEGER);\nINSERT INTO a\nVALUES (1), (2);\n"
              "-- varve:verify\nSELECT count(*) FROM a; -- expect: 2\n-- varve:down\nDROP TABLE a;\n");
}

void TestRunEvents::everyEventIsOneLineInItsOrder()
{
    migration(u"002_second.sql"_s, "CREATE TABLE b (id INTEGER);\n");
    const ProgramResult result = run({u"migrate"_s});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.err, QString());
    const QList<QJsonObject> events = result.events();
    QCOMPARE(namesOf(events),
             (QStringList{u"run-started"_s, u"step-started"_s, u"statement-started"_s, u"statement-done"_s, u"statement-started"_s,
                          u"statement-done"_s, u"statement-started"_s, u"statement-done"_s, u"step-done"_s, u"step-started"_s,
                          u"statement-started"_s, u"statement-done"_s, u"step-done"_s, u"run-finished"_s}));
    for (const QJsonObject &event : events) {
        QCOMPARE(event[u"format"_s].toString(), u"varve-run/2"_s);
        const QDateTime time = QDateTime::fromString(event[u"time"_s].toString(), Qt::ISODateWithMs);
        QVERIFY(time.isValid() && time.timeSpec() == Qt::UTC);
    }
}

void TestRunEvents::eventsTellWhatAndWhere()
{
    const QList<QJsonObject> events = run({u"migrate"_s}).events();
    QCOMPARE(events.size(), 10);
    QCOMPARE(events[0][u"environment"_s].toString(), u"test"_s);
    QCOMPARE(events[0][u"database"_s].toString(), u"main"_s);
    QCOMPARE(events[0][u"command"_s].toString(), u"migrate"_s);
    QCOMPARE(events[0][u"steps"_s].toInt(), 1);
    QCOMPARE(events[0][u"statements"_s].toInt(), 2);
    QVERIFY(!events[0][u"run"_s].toString().isEmpty());
    QCOMPARE(events[1][u"step"_s].toInt(), 1);
    QCOMPARE(events[1][u"migration"_s].toString(), u"001_first"_s);
    QCOMPARE(events[1][u"kind"_s].toString(), u"apply"_s);
    QCOMPARE(events[1][u"statements"_s].toInt(), 2);
    QCOMPARE(events[1][u"verification"_s].toInt(), 1);
    QCOMPARE(events[4][u"statement"_s].toInt(), 2);
    QCOMPARE(events[4][u"verb"_s].toString(), u"INSERT"_s);
    QCOMPARE(events[4][u"where"_s][u"file"_s].toString(), u"migrations/001_first.sql"_s);
    QCOMPARE(events[4][u"where"_s][u"line"_s].toInt(), 3);
    QVERIFY(!events[4].contains(u"verification"_s));
    QCOMPARE(events[5][u"rowsAffected"_s].toInt(), 2);
    QVERIFY(events[5][u"milliseconds"_s].isDouble());
    QCOMPARE(events[6][u"statement"_s].toInt(), 3);
    QCOMPARE(events[6][u"verification"_s].toBool(), true);
    QCOMPARE(events[7][u"rowsReturned"_s].toInt(), 1);
    QVERIFY(events[8][u"milliseconds"_s].isDouble());
}

void TestRunEvents::theLastLineTellsAll()
{
    const QJsonObject last = run({u"migrate"_s}).json();
    QCOMPARE(last[u"event"_s].toString(), u"run-finished"_s);
    QCOMPARE(last[u"environment"_s].toString(), u"test"_s);
    QCOMPARE(last[u"success"_s].toBool(), true);
    QCOMPARE(last[u"stepsDone"_s].toInt(), 1);
    QCOMPARE(last[u"stepsTotal"_s].toInt(), 1);
    QCOMPARE(last[u"summary"_s].toString(), u"1 migration applied."_s);
    QCOMPARE(last[u"steps"_s].toArray().size(), 1);
    QCOMPARE(last[u"steps"_s][0][u"migration"_s].toString(), u"001_first"_s);
    QVERIFY(last.contains(u"integrity"_s));
}

void TestRunEvents::linesComeWhileTheRunGoesOn()
{
    migration(u"002_second.sql"_s, endless);
    const std::unique_ptr<QProcess> process = Program(m_project->folder()).start({u"migrate"_s, u"--format"_s, u"json"_s});
    QByteArray bytes;
    QTRY_VERIFY_WITH_TIMEOUT((bytes += process->readAllStandardOutput()).count('\n') == 11, 20000);
    QVERIFY(bytes.endsWith('\n'));
    const QJsonObject newest = QJsonDocument::fromJson(bytes.trimmed().split('\n').constLast()).object();
    QCOMPARE(newest[u"event"_s].toString(), u"statement-started"_s);
    QCOMPARE(newest[u"migration"_s].toString(), u"002_second"_s);
    QCOMPARE(process->state(), QProcess::Running);
    stop(*process);
    QCOMPARE(process->exitCode(), 130);
    bytes += process->readAllStandardOutput();
    const QJsonObject last = QJsonDocument::fromJson(bytes.trimmed().split('\n').constLast()).object();
    QCOMPARE(last[u"event"_s].toString(), u"run-finished"_s);
    QCOMPARE(last[u"success"_s], QJsonValue(false));
    QCOMPARE(last[u"stepsDone"_s].toInt(), 1);
}

void TestRunEvents::aFailureIsToldAtItsPlaceAndInTheLastLine()
{
    migration(u"002_second.sql"_s, "CREATE TABLE b (id INTEGER);\nSELECT * FROM absent;\n");
    migration(u"003_third.sql"_s, "CREATE TABLE c (id INTEGER);\n");
    const ProgramResult result = run({u"migrate"_s});
    QCOMPARE(result.exitCode, 3);
    const QList<QJsonObject> events = result.events();
    QCOMPARE(namesOf(events).mid(events.size() - 4),
             (QStringList{u"statement-started"_s, u"statement-failed"_s, u"step-failed"_s, u"run-finished"_s}));
    const QJsonObject failed = events.at(events.size() - 3);
    QCOMPARE(failed[u"statement"_s].toInt(), 2);
    QCOMPARE(failed[u"error"_s][u"where"_s][u"line"_s].toInt(), 2);
    QVERIFY(events.at(events.size() - 2)[u"remains"_s].toString().startsWith(u"Nothing of 002 remains"_s));
    const QJsonObject last = result.json();
    QCOMPARE(last[u"success"_s], QJsonValue(false));
    QCOMPARE(last[u"failedMigration"_s].toString(), u"002_second"_s);
    QCOMPARE(last[u"error"_s], failed[u"error"_s]);
    QCOMPARE(last[u"steps"_s].toArray().size(), 2);
    QCOMPARE(last[u"steps"_s][1][u"success"_s], QJsonValue(false));
}

void TestRunEvents::rowsOfAQueryComeInTheirOwnLines()
{
    const ProgramResult result = run({u"query"_s, u"-c"_s, u"SELECT 1 AS one, 'a\nb' AS two; SELECT NULL AS three"_s});
    QCOMPARE(result.exitCode, 0);
    const QList<QJsonObject> events = result.events();
    QCOMPARE(namesOf(events).filter(u"rows"_s).size(), 2);
    const QJsonObject rows = events.at(3);
    QCOMPARE(rows[u"event"_s].toString(), u"rows"_s);
    QCOMPARE(rows[u"columns"_s].toArray(), (QJsonArray{u"one"_s, u"two"_s}));
    QCOMPARE(rows[u"rows"_s].toArray(), (QJsonArray{QJsonArray{1, u"a\nb"_s}}));
    QVERIFY(!rows.contains(u"migration"_s));
    QCOMPARE(events.at(4)[u"rowsReturned"_s].toInt(), 1);
    const QJsonArray results = result.json()[u"results"_s].toArray();
    QCOMPARE(results.size(), 2);
    QCOMPARE(results[0][u"rows"_s], rows[u"rows"_s]);
    QVERIFY(results[1][u"rows"_s][0][0].isNull());
}

void TestRunEvents::rowsOfOneStatementAreOneResult()
{
    const QString many = u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000) SELECT i FROM n"_s;
    const ProgramResult result = run({u"query"_s, u"-c"_s, many});
    const QList<QJsonObject> events = result.events();
    QVERIFY(namesOf(events).filter(u"rows"_s).size() > 1);
    const QJsonArray results = result.json()[u"results"_s].toArray();
    QCOMPARE(results.size(), 1);
    QCOMPARE(results[0][u"rows"_s].toArray().size(), 12000);
}

void TestRunEvents::waitingForTheLockIsToldWithItsHolder()
{
    migration(u"002_second.sql"_s, endless);
    const std::unique_ptr<QProcess> first = Program(m_project->folder()).start({u"migrate"_s, u"--format"_s, u"json"_s});
    QByteArray bytes;
    QTRY_VERIFY_WITH_TIMEOUT((bytes += first->readAllStandardOutput()).contains("002_second"), 20000);
    const ProgramResult second = run({u"stamp"_s, u"002"_s, u"--wait"_s, u"2"_s});
    QCOMPARE(second.exitCode, 6);
    const QList<QJsonObject> events = second.events();
    QVERIFY2(events.size() >= 2, qPrintable(second.out));
    QCOMPARE(events.constFirst()[u"event"_s].toString(), u"waiting-for-lock"_s);
    QCOMPARE(events.constFirst()[u"holder"_s][u"process"_s].toInteger(), first->processId());
    QVERIFY(!events.constLast()[u"error"_s][u"message"_s].toString().isEmpty());
    QCOMPARE(second.err, QString());
    stop(*first);
}

void TestRunEvents::whatFailsBeforeARunIsOneLineToo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("a target that is not there") << QStringList{u"migrate"_s, u"--to"_s, u"009"_s} << 1;
    QTest::newRow("a database that cannot be reached")
        << QStringList{u"--database-url"_s, u"postgresql://a@127.0.0.1:1/b"_s, u"query"_s, u"-c"_s, u"SELECT 1"_s} << 5;
    QTest::newRow("an option that is not there") << QStringList{u"migrate"_s, u"--bogus"_s} << 1;
}

void TestRunEvents::whatFailsBeforeARunIsOneLineToo()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    const ProgramResult result = run(arguments);
    QCOMPARE(result.exitCode, exitCode);
    const QList<QJsonObject> lines = result.events();
    QVERIFY2(lines.size() == 1, qPrintable(result.out));
    QCOMPARE(lines.constFirst()[u"format"_s].toString(), u"varve-error/1"_s);
    QCOMPARE(lines.constFirst()[u"exitCode"_s].toInt(), exitCode);
}

void TestRunEvents::nothingToDoIsOneLineToo()
{
    QCOMPARE(run({u"migrate"_s}).exitCode, 0);
    for (const QString &command : {u"migrate"_s, u"seed"_s, u"repair"_s, u"init-database"_s}) {
        const QList<QJsonObject> lines = run({command}).events();
        QVERIFY2(lines.size() == 1, qPrintable(command));
        QCOMPARE(lines.constFirst()[u"format"_s].toString(), u"varve-plan/1"_s);
    }
    const ProgramResult query = run({u"query"_s, u"-c"_s, u"-- nothing"_s});
    QCOMPARE(query.exitCode, 0);
    QCOMPARE(query.events().size(), 1);
}

void TestRunEvents::everyCommandThatRunsAPlanStreams()
{
    const QList<std::pair<QStringList, QString>> commands{{{u"init-database"_s}, u"apply"_s},
                                                          {{u"verify"_s}, u"verify"_s},
                                                          {{u"unstamp"_s, u"001"_s}, u"unstamp"_s},
                                                          {{u"stamp"_s, u"001"_s}, u"stamp"_s},
                                                          {{u"rollback"_s}, u"roll-back"_s}};
    for (const auto &[arguments, kind] : commands) {
        const ProgramResult result = run(arguments);
        const QList<QJsonObject> lines = result.events();
        QVERIFY2(lines.size() > 2, qPrintable(arguments.join(u' ') + result.out + result.err));
        QCOMPARE(namesOf(lines).constFirst(), u"run-started"_s);
        QCOMPARE(lines.at(1)[u"kind"_s].toString(), kind);
        QCOMPARE(namesOf(lines).constLast(), u"run-finished"_s);
    }
}

QTEST_GUILESS_MAIN(TestRunEvents)
#include "tst_runevents.moc"
