// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/history/environmentstatus.h>
#include <models/history/runjournal.h>
#include <tests/support/postgresserver.h>
#include <tests/support/temporaryproject.h>

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace Varve;
using namespace Varve::History;
using namespace Qt::StringLiterals;

/// Varve's own tables, the same on every engine.
class HistoryTableTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup();

    void readingNothingWritesNothing();
    void entriesComeBackAsWritten();
    void hostileTextIsKept_data();
    void hostileTextIsKept();
    void readsOnlyWhatIsNew();
    void rowsComeOldestFirstHoweverTheTableKeepsThem();
    void whereMigrationsStandIsReadWithoutTheRest();
    void aStepThatWasLeftNeedsTheWholeRows();
    void aStepThatFailedNeedsTheWholeRows();
    void readingInATransactionLeavesItWhole();
    void makingTablesTwiceAndAtOnceIsFine();
    void aTableOfAnOlderVersionGetsItsColumnWhenSomethingRuns();
    void tablesOfAnOlderVersionGetTheJournal();
    void whoMayNotAlterTheTableDoesWithout();
    void anotherToolsTableIsAnError();
    void anotherNameMovesAllTables();
    void ownSchemaIsMade();
    void runsAndReleasesAreKept();
    void tenThousandRowsAreReadFast();

private:
    std::unique_ptr<Database::Connection> connect() const
    {
        auto opened = Database::Connection::open(m_profile, m_profile.password.given);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().toString()));
        return *std::move(opened);
    }
    bool isPostgres() const { return m_profile.engine == Database::Engine::PostgreSql; }

    std::unique_ptr<Test::TemporaryProject> m_files;
    Database::ConnectionProfile m_profile;
    std::unique_ptr<Database::Connection> m_connection;
    Project::Policies m_policies;
};

namespace {

HistoryEntry sample()
{
    return {.id = 0,
            .migrationId = u"001_first"_s,
            .migrationName = u"First"_s,
            .databaseName = u"main"_s,
            .version = u"1.0"_s,
            .appliedAt = QDateTime::fromString(u"2026-02-11T09:30:15.123Z"_s, Qt::ISODateWithMs).toUTC(),
            .appliedBy = u"anna"_s,
            .checksum = u"xxh3:00"_s,
            .success = true,
            .errorMessage = {},
            .rollbackAvailable = true,
            .executionMs = 4'000'000'000,
            .direction = Direction::Up,
            .statementsTotal = 3,
            .statementsDone = 3,
            .toolVersion = u"varve 0.1"_s,
            .runId = u"run"_s};
}

#define VERIFY_DONE(expression)                                          \
    do {                                                                 \
        const auto &done = (expression);                                 \
        QVERIFY2(done, done ? "" : qPrintable(done.error().toString())); \
    } while (false)

} // namespace

void HistoryTableTest::initTestCase_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void HistoryTableTest::init()
{
    QFETCH_GLOBAL(bool, postgres);
    m_policies = {};
    m_files = std::make_unique<Test::TemporaryProject>();
    m_profile = {};
    if (postgres) {
        VARVE_NEEDS_POSTGRESQL(Test::PostgresServer::instance());
        m_profile = Test::PostgresServer::instance().createDatabase();
    } else {
        m_profile.database = m_files->path(u"test.sqlite"_s);
    }
    m_connection = connect();
}

void HistoryTableTest::cleanup()
{
    m_connection.reset();
}

void HistoryTableTest::readingNothingWritesNothing()
{
    const auto rows = HistoryTable(*m_connection, m_policies).read();
    VERIFY_DONE(rows);
    QVERIFY(rows->isEmpty());
    const QString tables
        = isPostgres() ? u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s : u"SELECT count(*) FROM sqlite_schema"_s;
    QCOMPARE(m_connection->query(tables)->rows.constFirst().constFirst().toInt(), 0);
}

void HistoryTableTest::entriesComeBackAsWritten()
{
    HistoryTable table(*m_connection, m_policies);
    VERIFY_DONE(table.ensure());
    HistoryEntry failed = sample();
    failed.success = false;
    failed.errorMessage = u"no such table"_s;
    failed.direction = Direction::Down;
    failed.statementsDone = 1;
    failed.rollbackAvailable = false;
    VERIFY_DONE(table.write(sample()));
    VERIFY_DONE(table.write(failed));
    QList<HistoryEntry> expected{sample(), failed};
    expected[0].id = 1;
    expected[1].id = 2;
    QCOMPARE(*table.read(), expected);
}

void HistoryTableTest::hostileTextIsKept_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a quote that would end the literal") << u"x'); DROP TABLE migration_history; --"_s;
    QTest::newRow("backslashes") << u"\\'; \\\\ \\n"_s;
    QTest::newRow("line ends and tabs") << u"a\r\nb\tc"_s;
    QTest::newRow("other scripts") << u"堆積 🪨 ß"_s;
    QTest::newRow("dollar quotes and places") << u"$$ $1 ? :name ${x}"_s;
}

void HistoryTableTest::hostileTextIsKept()
{
    QFETCH(QString, text);
    HistoryTable table(*m_connection, m_policies);
    VERIFY_DONE(table.ensure());
    if (isPostgres())
        VERIFY_DONE(m_connection->query(u"SET standard_conforming_strings = off"_s));
    HistoryEntry entry = sample();
    entry.migrationId = text;
    entry.appliedBy = text;
    entry.errorMessage = text;
    VERIFY_DONE(table.write(entry));
    entry.id = 1;
    QCOMPARE(*table.read(), QList{entry});
}

void HistoryTableTest::readsOnlyWhatIsNew()
{
    HistoryTable table(*m_connection, m_policies);
    VERIFY_DONE(table.ensure());
    for (int i = 0; i < 3; ++i)
        VERIFY_DONE(table.write(sample()));
    QCOMPARE(table.readAfter(2)->size(), 1);
    QCOMPARE(table.readAfter(2)->constFirst().id, 3);
}

void HistoryTableTest::rowsComeOldestFirstHoweverTheTableKeepsThem()
{
    HistoryTable table(*m_connection, m_policies);
    VERIFY_DONE(table.ensure());
    for (int i = 0; i < 3; ++i)
        VERIFY_DONE(table.write(sample()));
    VERIFY_DONE(m_connection->execute("UPDATE migration_history SET id = 9 - id"));
    const auto rows = table.read();
    VERIFY_DONE(rows);
    QCOMPARE(rows->size(), 3);
    QCOMPARE(rows->at(0).id, 6);
    QCOMPARE(rows->at(1).id, 7);
    QCOMPARE(rows->at(2).id, 8);
}

void HistoryTableTest::whereMigrationsStandIsReadWithoutTheRest()
{
    HistoryTable table(*m_connection, m_policies);
    VERIFY_DONE(table.ensure());
    HistoryEntry failed = sample();
    failed.success = false;
    failed.errorMessage = u"no such table"_s;
    failed.direction = Direction::Down;
    failed.statementsDone = 1;
    HistoryEntry known = sample();
    known.tokenChecksum = u"tokens:00"_s;
    QList<HistoryEntry> expected{known, failed};
    for (HistoryEntry &entry : expected) {
        VERIFY_DONE(table.write(entry));
        entry.id = &entry - expected.data() + 1;
        entry.migrationName.clear();
        entry.version.clear();
        entry.appliedAt = {};
        entry.appliedBy.clear();
        entry.rollbackAvailable = false;
        entry.executionMs = 0;
        entry.toolVersion.clear();
        entry.runId.clear();
    }
    const HistoryReading reading = readHistory(*m_connection, m_policies, HistoryDepth::Standings);
    VERIFY_DONE(reading.rows);
    QCOMPARE(*reading.rows, expected);
    QVERIFY(reading.journal.isEmpty());
}

void HistoryTableTest::aStepThatWasLeftNeedsTheWholeRows()
{
    HistoryTable table(*m_connection, m_policies);
    VERIFY_DONE(table.ensure());
    VERIFY_DONE(table.write(sample()));
    VERIFY_DONE(table.read());
    QCOMPARE(table.sawEmptyJournal(), isPostgres());
    RunJournal journal(*m_connection, table);
    VERIFY_DONE(journal.beginRun({.runId = u"killed"_s,
                                  .startedAt = QDateTime::currentDateTimeUtc(),
                                  .finishedAt = {},
                                  .user = u"anna"_s,
                                  .host = u"h"_s,
                                  .processId = 4711,
                                  .backendId = 3,
                                  .applicationName = u"varve"_s,
                                  .outcome = u"running"_s}));
    VERIFY_DONE(journal.mark({{.runId = u"killed"_s,
                               .step = 1,
                               .migrationId = u"002_second"_s,
                               .databaseName = u"main"_s,
                               .direction = Direction::Up,
                               .statementsTotal = 2,
                               .backendId = 3,
                               .historyId = 1,
                               .mark = {.statement = 1, .hash = u"h"_s, .state = StatementMark::State::Started, .startedAt = {}}}}));
    const HistoryReading reading = readHistory(*m_connection, m_policies, HistoryDepth::Standings);
    VERIFY_DONE(reading.rows);
    QCOMPARE(reading.journal.size(), 1);
    QCOMPARE(reading.rows->constFirst().runId, u"run"_s);
    VERIFY_DONE(table.read());
    QVERIFY(!table.sawEmptyJournal());
}

/// Its own row says that it failed, and only the run in that row says that it is its own.
void HistoryTableTest::aStepThatFailedNeedsTheWholeRows()
{
    HistoryTable table(*m_connection, m_policies);
    VERIFY_DONE(table.ensure());
    VERIFY_DONE(table.write(sample()));
    RunJournal journal(*m_connection, table);
    VERIFY_DONE(journal.beginRun({.runId = u"second"_s,
                                  .startedAt = QDateTime::currentDateTimeUtc(),
                                  .finishedAt = {},
                                  .user = u"anna"_s,
                                  .host = u"h"_s,
                                  .processId = 4711,
                                  .backendId = 3,
                                  .applicationName = u"varve"_s,
                                  .outcome = u"running"_s}));
    VERIFY_DONE(journal.mark({{.runId = u"second"_s,
                               .step = 1,
                               .migrationId = u"002_second"_s,
                               .databaseName = u"main"_s,
                               .direction = Direction::Up,
                               .statementsTotal = 2,
                               .backendId = 3,
                               .historyId = 1,
                               .mark = {.statement = 1, .hash = u"h"_s, .state = StatementMark::State::Failed, .startedAt = {}}}}));
    HistoryEntry failed = sample();
    failed.migrationId = u"002_second"_s;
    failed.success = false;
    failed.statementsDone = 0;
    failed.runId = u"second"_s;
    VERIFY_DONE(table.write(failed));
    VERIFY_DONE(journal.endRun(u"second"_s, u"failed"_s));
    const HistoryReading whole = readHistory(*m_connection, m_policies);
    VERIFY_DONE(whole.rows);
    QCOMPARE(whole.journal.size(), 1);
    const HistoryReading reading = readHistory(*m_connection, m_policies, HistoryDepth::Standings);
    VERIFY_DONE(reading.rows);
    QCOMPARE(*reading.rows, *whole.rows);
    QCOMPARE(reading.journal, whole.journal);

    HistoryEntry later = failed;
    later.success = true;
    later.runId = u"third"_s;
    VERIFY_DONE(table.write(later));
    const HistoryReading settled = readHistory(*m_connection, m_policies, HistoryDepth::Standings);
    VERIFY_DONE(settled.rows);
    QVERIFY(settled.journal.isEmpty());
    QCOMPARE(settled.rows->constLast().runId, QString());
}

void HistoryTableTest::readingInATransactionLeavesItWhole()
{
    VERIFY_DONE(HistoryTable(*m_connection, m_policies).ensure());
    VERIFY_DONE(m_connection->execute("ALTER TABLE migration_history DROP COLUMN token_checksum"));
    VERIFY_DONE(m_connection->begin());
    VERIFY_DONE(HistoryTable(*m_connection, m_policies).read());
    VERIFY_DONE(m_connection->execute("SELECT id FROM migration_history"));
    VERIFY_DONE(m_connection->commit());
}

void HistoryTableTest::makingTablesTwiceAndAtOnceIsFine()
{
    std::vector<std::thread> threads;
    threads.reserve(4);
    std::atomic_int failures = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            const auto own = connect();
            HistoryTable table(*own, m_policies);
            for (int round = 0; round < 2; ++round) {
                if (const auto done = table.ensure(); !done) {
                    qWarning("%s", qPrintable(done.error().toString()));
                    ++failures;
                }
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
}

void HistoryTableTest::aTableOfAnOlderVersionGetsItsColumnWhenSomethingRuns()
{
    HistoryTable old(*m_connection, m_policies);
    VERIFY_DONE(old.ensure());
    VERIFY_DONE(old.write(sample()));
    VERIFY_DONE(m_connection->execute("ALTER TABLE migration_history DROP COLUMN token_checksum"));

    HistoryEntry sent = sample();
    sent.tokenChecksum = u"tokens:00"_s;
    HistoryTable reading(*m_connection, m_policies);
    QCOMPARE(reading.read()->size(), 1);
    VERIFY_DONE(reading.write(sent)); // a failure's row may come before anything made the column
    QVERIFY(!m_connection->query(u"SELECT token_checksum FROM migration_history"_s));

    HistoryTable running(*m_connection, m_policies);
    VERIFY_DONE(running.ensure());
    VERIFY_DONE(running.write(sent));
    const auto rows = HistoryTable(*m_connection, m_policies).read();
    VERIFY_DONE(rows);
    QCOMPARE(rows->size(), 3);
    QCOMPARE(rows->at(0).tokenChecksum, QString());
    QCOMPARE(rows->at(1).tokenChecksum, QString());
    QCOMPARE(rows->at(2).tokenChecksum, u"tokens:00"_s);
    VERIFY_DONE(HistoryTable(*m_connection, m_policies).ensure());
}

void HistoryTableTest::tablesOfAnOlderVersionGetTheJournal()
{
    VERIFY_DONE(HistoryTable(*m_connection, m_policies).ensure());
    VERIFY_DONE(m_connection->execute("DROP TABLE migration_journal"));
    VERIFY_DONE(m_connection->execute("ALTER TABLE migration_runs DROP COLUMN backend_start"));
    const RunRecord run{.runId = u"r"_s,
                        .startedAt = QDateTime::currentDateTimeUtc(),
                        .finishedAt = {},
                        .user = u"anna"_s,
                        .host = u"h"_s,
                        .processId = 4711,
                        .backendId = m_connection->identity().backendId,
                        .applicationName = u"varve"_s,
                        .outcome = u"running"_s};
    const JournalRow row{.runId = u"r"_s,
                         .step = 1,
                         .migrationId = u"001_first"_s,
                         .databaseName = u"main"_s,
                         .direction = Direction::Up,
                         .statementsTotal = 2,
                         .backendId = 3,
                         .historyId = 0,
                         .mark = {.statement = 1, .hash = u"h"_s, .state = StatementMark::State::Started, .startedAt = run.startedAt}};

    const HistoryTable old(*m_connection, m_policies);
    RunJournal without(*m_connection, old);
    QVERIFY(!without.canMark());
    QVERIFY(without.read()->isEmpty());
    VERIFY_DONE(without.mark({row}));
    VERIFY_DONE(without.beginRun(run));
    QCOMPARE(without.running()->size(), 1);
    QCOMPARE(without.running()->constFirst().backendLives, isPostgres());

    HistoryTable table(*m_connection, m_policies);
    VERIFY_DONE(table.ensure());
    RunJournal journal(*m_connection, table);
    VERIFY_DONE(journal.mark({row}));
    JournalRow ended = row;
    ended.mark.state = StatementMark::State::Done;
    JournalRow next = row;
    next.mark.statement = 2;
    VERIFY_DONE(journal.mark({ended, next}));
    const auto steps = journal.read();
    VERIFY_DONE(steps);
    QCOMPARE(steps->size(), 1);
    QCOMPARE(steps->constFirst().done(), 1);
    QCOMPARE(steps->constFirst().uncertain(), 2);
    QCOMPARE(steps->constFirst().user, u"anna"_s);
    VERIFY_DONE(m_connection->execute("SELECT backend_start FROM migration_runs"));
    VERIFY_DONE(journal.endRun(u"r"_s, u"done"_s));
    QVERIFY(journal.read()->isEmpty());
}

void HistoryTableTest::whoMayNotAlterTheTableDoesWithout()
{
    if (!isPostgres())
        QSKIP("SQLite knows no owners of tables.");
    VERIFY_DONE(HistoryTable(*m_connection, m_policies).ensure());
    for (const char *statement : {"ALTER TABLE migration_history DROP COLUMN token_checksum", "DROP ROLE IF EXISTS varve_guest",
                                  "CREATE ROLE varve_guest", "GRANT ALL ON migration_history TO varve_guest",
                                  "GRANT ALL ON SEQUENCE migration_history_id_seq TO varve_guest", "SET ROLE varve_guest"})
        VERIFY_DONE(m_connection->execute(statement));
    HistoryTable table(*m_connection, m_policies);
    VERIFY_DONE(table.ensure());
    HistoryEntry entry = sample();
    entry.tokenChecksum = u"tokens:00"_s;
    VERIFY_DONE(table.write(entry));
    QCOMPARE(table.read()->constFirst().tokenChecksum, QString());
    const auto journal = RunJournal(*m_connection, table).read();
    VERIFY_DONE(journal);
    QVERIFY(journal->isEmpty());
    for (const char *statement : {"RESET ROLE", "DROP OWNED BY varve_guest", "DROP ROLE varve_guest"})
        VERIFY_DONE(m_connection->execute(statement));
}

void HistoryTableTest::anotherToolsTableIsAnError()
{
    VERIFY_DONE(m_connection->execute("CREATE TABLE migration_history (id integer, script text)"));
    HistoryTable table(*m_connection, m_policies);
    const auto read = table.read();
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Core::ErrorKind::History);
    const QString name = isPostgres() ? u"\"public\".\"migration_history\""_s : u"\"main\".\"migration_history\""_s;
    QCOMPARE(read.error().toString(),
             QString(u"The table "_s + name
                     + u" is not Varve's: it has the columns id, script, expected are id, migration_id, migration_name, database_name, "
                       "version, applied_at, applied_by, checksum, success, error_message, rollback_available, execution_ms, direction, "
                       "statements_total, statements_done, tool_version, run_id.\n"
                       "Name another table in varve.toml: [history] table = \"varve_history\". The tables beside it are then called "
                       "varve_history_runs, varve_history_journal and varve_history_versions."_s));
    QVERIFY(!table.ensure());
}

void HistoryTableTest::anotherNameMovesAllTables()
{
    VERIFY_DONE(m_connection->execute("CREATE TABLE migration_history (id integer)"));
    VERIFY_DONE(m_connection->execute("CREATE TABLE schema_versions (id integer)"));
    m_policies.historyTable = u"odd \"name\"?"_s;
    HistoryTable table(*m_connection, m_policies);
    VERIFY_DONE(table.ensure());
    VERIFY_DONE(table.write(sample()));
    QCOMPARE(table.read()->size(), 1);
}

void HistoryTableTest::ownSchemaIsMade()
{
    if (!isPostgres())
        QSKIP("Only PostgreSQL has schemas in a database."); // schemas of SQLite are attached files
    m_policies.historySchema = u"Var\"ve"_s;
    HistoryTable table(*m_connection, m_policies);
    VERIFY_DONE(table.read());
    VERIFY_DONE(table.ensure());
    VERIFY_DONE(table.write(sample()));
    QCOMPARE(table.read()->size(), 1);
}

void HistoryTableTest::runsAndReleasesAreKept()
{
    HistoryTable table(*m_connection, m_policies);
    VERIFY_DONE(table.ensure());
    VERIFY_DONE(RunJournal(*m_connection, table)
                    .beginRun({.runId = u"r"_s,
                               .startedAt = QDateTime::currentDateTimeUtc(),
                               .finishedAt = {},
                               .user = u"anna"_s,
                               .host = u"h"_s,
                               .processId = 4711,
                               .backendId = 3,
                               .applicationName = u"varve"_s,
                               .outcome = u"running"_s}));
    QCOMPARE(m_connection->query(u"SELECT outcome FROM migration_runs WHERE finished_at IS NULL"_s)->rows.size(), 1);
    VERIFY_DONE(RunJournal(*m_connection, table).endRun(u"r"_s, u"done"_s));
    QCOMPARE(m_connection->query(u"SELECT outcome FROM migration_runs WHERE finished_at IS NOT NULL"_s)
                 ->rows.constFirst()
                 .constFirst()
                 .toString(),
             u"done"_s);
    const Project::Release release{
        .name = u"1.0"_s, .title = u"It's first"_s, .date = {}, .status = {}, .notes = {}, .migrations = {}, .where = {}};
    const QByteArray insertion = table.sql().insertRelease(release).toUtf8();
    VERIFY_DONE(m_connection->executeAll({insertion, insertion}));
    QCOMPARE(m_connection->query(u"SELECT description FROM schema_versions"_s)->rows.size(), 1);
    VERIFY_DONE(m_connection->executeAll({table.sql().removeRelease(u"1.0"_s).toUtf8()}));
    QCOMPARE(m_connection->query(u"SELECT description FROM schema_versions"_s)->rows.size(), 0);
}

void HistoryTableTest::tenThousandRowsAreReadFast()
{
    HistoryTable table(*m_connection, m_policies);
    VERIFY_DONE(table.ensure());
    VERIFY_DONE(m_connection->begin());
    for (int i = 0; i < 10'000; ++i)
        VERIFY_DONE(table.write(sample()));
    VERIFY_DONE(m_connection->commit());
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(table.read()->size(), 10'000);
    qInfo("10,000 rows in %lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 2000);
}

QTEST_GUILESS_MAIN(HistoryTableTest)
#include "tst_historytable.moc"
