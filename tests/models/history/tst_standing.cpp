// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/history/environmentstatus.h>

#include <QTest>

using namespace Varve;
using namespace Varve::History;
using namespace Qt::StringLiterals;
using Project::Category;

namespace {

Project::Migration migration(const QString &id, Category category = Category::Core)
{
    Project::Migration result;
    result.id = id;
    result.name = id;
    result.category = category;
    result.files = {{.path = id + u".sql"_s,
                     .engine = {},
                     .downPath = {},
                     .size = 10,
                     .checksum = u"xxh3:"_s + id,
                     .header = {},
                     .hasDown = false,
                     .hasVerify = false}};
    return result;
}

HistoryEntry row(qint64 id, const QString &migrationId, Direction direction = Direction::Up, bool success = true, int done = 0)
{
    HistoryEntry entry;
    entry.id = id;
    entry.migrationId = migrationId;
    entry.databaseName = u"main"_s;
    entry.checksum = u"xxh3:"_s + migrationId;
    entry.direction = direction;
    entry.success = success;
    entry.statementsDone = done;
    return entry;
}

/// The row of a run \a id that failed, of a section of three statements.
HistoryEntry failure(qint64 id, Direction direction, int done)
{
    HistoryEntry entry = row(id, u"1"_s, direction, false, done);
    entry.statementsTotal = 3;
    entry.runId = QString::number(id);
    return entry;
}

/// Its marks: "dd-s" for two that are done, one that was refused and one that was only started. The row of a killed run is not there.
StepJournal marks(qint64 run, Direction direction, const QString &states)
{
    StepJournal step{.runId = QString::number(run),
                     .migrationId = u"1"_s,
                     .databaseName = u"main"_s,
                     .direction = direction,
                     .statementsTotal = 3,
                     .historyId = run - 1,
                     .outcome = u"running"_s,
                     .user = {},
                     .marks = {}};
    for (const QChar state : states) {
        const auto known = state == u'd' ? StatementMark::State::Done
            : state == u's'              ? StatementMark::State::Started
                                         : StatementMark::State::Failed;
        const int number = static_cast<int>(step.marks.size()) + 1;
        step.marks += StatementMark{.statement = number, .hash = QString::number(number), .state = known, .startedAt = {}};
    }
    return step;
}

HistoryEntry repair(qint64 id, Direction direction, const QString &what)
{
    HistoryEntry entry = row(id, u"1"_s, direction);
    entry.errorMessage = u"repair: "_s + what;
    return entry;
}

Project::Project project(const QList<Project::Migration> &migrations)
{
    Project::Project result;
    result.migrations = migrations;
    QString last; // one line, as a folder of numbered files is
    for (Project::Migration &migration : result.migrations) {
        if (!last.isEmpty())
            migration.parents = {last};
        if (migration.isInLine())
            last = migration.id;
    }
    return result;
}

} // namespace

/// The join of a project and a history.
class StandingTest final : public QObject
{
    Q_OBJECT

private slots:
    void newestSuccessfulRowDecides();
    void lastTryFailed_data();
    void lastTryFailed();
    void attemptsAreReadTogether_data();
    void attemptsAreReadTogether();
    void rolledBackInPartAndGoneIsPartial();
    void changedFileIsChanged();
    void appliedAndGoneIsMissing();
    void earlierThanAnAppliedOneIsOutOfOrder();
    void theWayToAnAppliedOneMayLeadThroughAnotherDatabase();
    void otherEnvironmentsAndEnginesAreNotForThis();
    void whatNeverRunsIsNotRun();
    void seedsDoNotCountAsPending();
    void successorIsAppliedWhereAllItSupersededAre();
    void rolledBackSuccessorIsPending();
    void rowsOfAnotherDatabaseDoNotCount();
    void unreachableEnvironmentKnowsNothing();
    void everyStandingHasATitleAndACode();

private:
    QStringList join(const Project::Project &of, const QList<HistoryEntry> &history) const
    {
        QStringList lines;
        for (const MigrationStanding &standing : standings(of, m_environment, u"main"_s, Database::Engine::Sqlite, history))
            lines += standing.migrationId + u' ' + code(standing.standing);
        return lines;
    }
    Project::Environment m_environment{
        .name = u"test"_s, .guard = {}, .color = {}, .order = 0, .seed = true, .connections = {}, .variables = {}, .where = {}};
};

void StandingTest::newestSuccessfulRowDecides()
{
    const Project::Project of = project({migration(u"1"_s), migration(u"2"_s)});
    QCOMPARE(join(of, {row(1, u"1"_s)}), (QStringList{u"1 applied"_s, u"2 pending"_s}));
    QCOMPARE(join(of, {row(1, u"1"_s), row(2, u"1"_s, Direction::Down)}), (QStringList{u"1 pending"_s, u"2 pending"_s}));
    // By id, whatever order the rows come in.
    QCOMPARE(join(of, {row(3, u"1"_s), row(2, u"1"_s, Direction::Down)}), (QStringList{u"1 applied"_s, u"2 pending"_s}));
}

void StandingTest::lastTryFailed_data()
{
    QTest::addColumn<QList<HistoryEntry>>("history");
    QTest::addColumn<QString>("expected");
    QTest::newRow("rolled back") << QList{row(1, u"1"_s, Direction::Up, false, 0)} << u"1 failed"_s;
    QTest::newRow("some statements remain") << QList{row(1, u"1"_s, Direction::Up, false, 2)} << u"1 partial"_s;
    QTest::newRow("applied after a failure") << QList{row(1, u"1"_s, Direction::Up, false, 2), row(2, u"1"_s)} << u"1 applied"_s;
    QTest::newRow("rollback failed, nothing undone") << QList{row(1, u"1"_s), row(2, u"1"_s, Direction::Down, false, 0)} << u"1 applied"_s;
    QTest::newRow("rollback failed half-way") << QList{row(1, u"1"_s), row(2, u"1"_s, Direction::Down, false, 1)} << u"1 partial"_s;
    QTest::newRow("failed after a rollback") << QList{row(1, u"1"_s), row(2, u"1"_s, Direction::Down),
                                                      row(3, u"1"_s, Direction::Up, false, 0)}
                                             << u"1 failed"_s;
}

void StandingTest::lastTryFailed()
{
    QFETCH(QList<HistoryEntry>, history);
    QFETCH(QString, expected);
    QCOMPARE(join(project({migration(u"1"_s)}), history), QStringList{expected});
}

void StandingTest::attemptsAreReadTogether_data()
{
    constexpr Direction Up = Direction::Up;
    constexpr Direction Down = Direction::Down;
    QTest::addColumn<QList<HistoryEntry>>("history");
    QTest::addColumn<QList<StepJournal>>("journal");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char *name, const QList<HistoryEntry> &history, const QList<StepJournal> &journal, const QString &expected) {
        QTest::newRow(name) << history << journal << expected;
    };
    const QString two = u"partial at 2 of 3"_s;
    add("rollback did nothing", {failure(1, Up, 2), failure(2, Down, 0)}, {marks(1, Up, u"dd-"_s), marks(2, Down, u"-"_s)}, two);
    add("the same without a journal", {failure(1, Up, 2), failure(2, Down, 0)}, {}, two);
    add("redo did nothing", {failure(1, Up, 2), failure(2, Up, 0)}, {marks(1, Up, u"dd-"_s), marks(2, Up, u"-"_s)}, two);
    add("refused before it began", {failure(1, Up, 2)}, {marks(1, Up, u"dd-"_s), marks(2, Up, u"dd"_s)}, two);
    add("resumed and failed again", {failure(1, Up, 2), failure(2, Up, 2)}, {marks(1, Up, u"dd-"_s), marks(2, Up, u"dd-"_s)}, two);
    add("resumed and came further", {failure(1, Up, 1), failure(2, Up, 2)}, {marks(1, Up, u"d-"_s), marks(2, Up, u"dd-"_s)}, two);
    add("redo stopped sooner", {failure(1, Up, 2), failure(2, Up, 1)}, {marks(1, Up, u"dd-"_s), marks(2, Up, u"d-"_s)},
        u"partial at 1 of 3, statement 2 is uncertain"_s);
    add("redo without a journal", {failure(1, Up, 2), failure(2, Up, 1)}, {}, u"partial at 1 of 3, statement 2 is uncertain"_s);
    add("redo killed", {failure(1, Up, 2)}, {marks(1, Up, u"dd-"_s), marks(2, Up, u"s"_s)},
        u"partial at 0 of 3, statements 1 to 2 are uncertain"_s);
    add("killed, and the rollback did nothing", {failure(1, Up, 1), failure(2, Down, 0)}, {marks(1, Up, u"ds"_s), marks(2, Down, u"-"_s)},
        u"partial at 1 of 3, statement 2 is uncertain"_s);
    add("uncertain and refused", {failure(1, Up, 1), failure(2, Up, 1)}, {marks(1, Up, u"ds"_s), marks(2, Up, u"d-"_s)},
        u"partial at 1 of 3, statement 2 is uncertain"_s);
    add("uncertain and done", {failure(1, Up, 1), failure(2, Up, 2)}, {marks(1, Up, u"ds"_s), marks(2, Up, u"dd-"_s)}, two);
    add("killed twice", {failure(1, Up, 1)}, {marks(1, Up, u"ds"_s), marks(2, Up, u"dds"_s)},
        u"partial at 2 of 3, statement 3 is uncertain"_s);
    add("rollback killed", {failure(1, Up, 2)}, {marks(1, Up, u"dd-"_s), marks(2, Down, u"ds"_s)},
        u"rolled back in part, at 1 of 3, statement 2 is uncertain, after it was partial at 2 of 3"_s);
    add("rollback of a part, and once more", {failure(1, Up, 2), failure(2, Down, 1), failure(3, Down, 0)},
        {marks(1, Up, u"dd-"_s), marks(2, Down, u"d-"_s), marks(3, Down, u"-"_s)},
        u"rolled back in part, at 1 of 3, after it was partial at 2 of 3"_s);
    const HistoryEntry applied = row(1, u"1"_s);
    add("rolled back in part, and once more", {applied, failure(2, Down, 1), failure(3, Down, 0)},
        {marks(2, Down, u"d-"_s), marks(3, Down, u"-"_s)}, u"rolled back in part, at 1 of 3"_s);
    add("applied at last", {failure(1, Up, 2), failure(2, Down, 0), row(3, u"1"_s)}, {marks(1, Up, u"dd-"_s), marks(2, Down, u"-"_s)},
        u"applied"_s);
    add("marked as not applied", {failure(1, Up, 2), row(2, u"1"_s, Down)}, {marks(1, Up, u"dd-"_s)}, u"pending"_s);
    add("failed since", {failure(1, Up, 2), row(2, u"1"_s, Down), failure(3, Up, 0)}, {marks(1, Up, u"dd-"_s), marks(3, Up, u"-"_s)},
        u"failed"_s);
    add("failure settled before Varve knew better", {failure(1, Up, 2), failure(2, Up, 0), repair(3, Down, u"failure settled"_s)},
        {marks(1, Up, u"dd-"_s), marks(2, Up, u"-"_s)}, two);
    add("checksum repaired before Varve knew better", {applied, failure(2, Down, 1), repair(3, Up, u"checksum (layout)"_s)}, {},
        u"rolled back in part, at 1 of 3"_s);
    add("renamed", {failure(1, Up, 2), repair(2, Down, u"renamed to 2"_s)}, {marks(1, Up, u"dd-"_s)}, u"pending"_s);
}

void StandingTest::attemptsAreReadTogether()
{
    QFETCH(QList<HistoryEntry>, history);
    QFETCH(QList<StepJournal>, journal);
    const Project::Project of = project({migration(u"1"_s)});
    const auto found = standings(of, m_environment, u"main"_s, Database::Engine::Sqlite, history, unsettled(journal, history));
    QTEST(title(found.constFirst()), "expected");
    std::reverse(history.begin(), history.end()); // rows come as they come
    const auto same = standings(of, m_environment, u"main"_s, Database::Engine::Sqlite, history, unsettled(journal, history));
    QTEST(title(same.constFirst()), "expected");
}

void StandingTest::rolledBackInPartAndGoneIsPartial()
{
    QCOMPARE(join(project({}), {row(1, u"1"_s), failure(2, Direction::Down, 1)}), QStringList{u"1 partial"_s});
}

void StandingTest::changedFileIsChanged()
{
    HistoryEntry before = row(1, u"1"_s);
    before.checksum = u"xxh3:other"_s;
    QCOMPARE(join(project({migration(u"1"_s)}), {before}), QStringList{u"1 changed"_s});
    before.checksum.clear();
    QCOMPARE(join(project({migration(u"1"_s)}), {before}), QStringList{u"1 applied"_s});
}

void StandingTest::appliedAndGoneIsMissing()
{
    QCOMPARE(join(project({migration(u"2"_s)}), {row(1, u"1"_s), row(2, u"2"_s)}), (QStringList{u"2 applied"_s, u"1 missing"_s}));
    QCOMPARE(join(project({}), {row(1, u"1"_s), row(2, u"1"_s, Direction::Down), row(3, u"x"_s, Direction::Up, false)}), QStringList());
}

void StandingTest::earlierThanAnAppliedOneIsOutOfOrder()
{
    const Project::Project of = project({migration(u"1"_s), migration(u"2"_s), migration(u"3"_s)});
    QCOMPARE(join(of, {row(1, u"2"_s)}), (QStringList{u"1 out-of-order"_s, u"2 applied"_s, u"3 pending"_s}));
    const Project::Project withSeed = project({migration(u"1"_s), migration(u"seed"_s, Category::Seed)});
    QCOMPARE(join(withSeed, {row(1, u"seed"_s)}), (QStringList{u"1 pending"_s, u"seed applied"_s}));
    Project::Project branched = of;
    branched.migrations[2].parents = {u"1"_s};
    QCOMPARE(join(branched, {row(1, u"1"_s), row(2, u"3"_s)}), (QStringList{u"1 applied"_s, u"2 pending"_s, u"3 applied"_s}));
    branched.migrations[2].prerequisites = {u"2"_s};
    QCOMPARE(join(branched, {row(1, u"1"_s), row(2, u"3"_s)}), (QStringList{u"1 applied"_s, u"2 out-of-order"_s, u"3 applied"_s}));
}

void StandingTest::theWayToAnAppliedOneMayLeadThroughAnotherDatabase()
{
    Project::Project of = project({migration(u"1"_s), migration(u"2"_s), migration(u"3"_s), migration(u"4"_s)});
    for (Project::Migration &migration : of.migrations)
        migration.parents.clear();
    for (const int there : {1, 2})
        of.migrations[there].databaseName = u"cache"_s;
    of.migrations[1].prerequisites = {u"1"_s};
    of.migrations[2].parents = {u"2"_s};
    QCOMPARE(join(of, {row(1, u"4"_s)}), (QStringList{u"1 pending"_s, u"4 applied"_s}));
    of.migrations[3].prerequisites = {u"3"_s};
    QCOMPARE(join(of, {row(1, u"4"_s)}), (QStringList{u"1 out-of-order"_s, u"4 applied"_s}));
    QCOMPARE(join(of, {}), (QStringList{u"1 pending"_s, u"4 pending"_s}));
    // What the other one has applied does not count here.
    HistoryEntry there = row(1, u"3"_s);
    there.databaseName = u"cache"_s;
    QCOMPARE(join(of, {there}), (QStringList{u"1 pending"_s, u"4 pending"_s}));
}

void StandingTest::otherEnvironmentsAndEnginesAreNotForThis()
{
    Project::Migration elsewhere = migration(u"1"_s);
    elsewhere.environments = {u"dev"_s};
    Project::Migration otherEngine = migration(u"2"_s);
    otherEngine.files.first().engine = u"postgresql"_s;
    QCOMPARE(join(project({elsewhere, otherEngine}), {}), (QStringList{u"1 not-for-environment"_s, u"2 not-for-environment"_s}));
    QCOMPARE(join(project({elsewhere}), {row(1, u"1"_s)}), QStringList{u"1 applied"_s});
}

void StandingTest::whatNeverRunsIsNotRun()
{
    Project::Migration unplaced = migration(u"1"_s);
    unplaced.placed = false;
    Project::Migration foreign = migration(u"2"_s);
    foreign.runnable = false;
    const Project::Project of
        = project({unplaced, foreign, migration(u"3"_s, Category::Archived), migration(u"4"_s, Category::Superseded)});
    QCOMPARE(join(of, {row(1, u"4"_s)}), (QStringList{u"1 not-run"_s, u"2 not-run"_s, u"3 not-run"_s, u"4 not-run"_s}));
}

void StandingTest::seedsDoNotCountAsPending()
{
    const Project::Project of = project({migration(u"seed"_s, Category::Seed)});
    QCOMPARE(join(of, {}), QStringList{u"seed not-run"_s});
    m_environment.seed = false;
    QCOMPARE(join(of, {}), QStringList{u"seed not-for-environment"_s});
    m_environment.seed = true;
}

void StandingTest::successorIsAppliedWhereAllItSupersededAre()
{
    Project::Migration first = migration(u"a"_s, Category::Superseded);
    first.successor = u"1"_s;
    Project::Migration second = migration(u"b"_s, Category::Superseded);
    second.successor = u"1"_s;
    const Project::Project of = project({migration(u"1"_s), first, second});
    QCOMPARE(join(of, {row(1, u"a"_s)}).constFirst(), u"1 pending"_s);
    QCOMPARE(join(of, {row(1, u"a"_s), row(2, u"b"_s)}).constFirst(), u"1 applied"_s);
}

void StandingTest::rolledBackSuccessorIsPending()
{
    Project::Migration first = migration(u"a"_s, Category::Superseded);
    first.successor = u"1"_s;
    const Project::Project of = project({migration(u"1"_s), first});
    QCOMPARE(join(of, {row(1, u"a"_s), row(2, u"1"_s, Direction::Down)}).constFirst(), u"1 pending"_s);
}

void StandingTest::rowsOfAnotherDatabaseDoNotCount()
{
    HistoryEntry other = row(1, u"1"_s);
    other.databaseName = u"cache"_s;
    QCOMPARE(join(project({migration(u"1"_s)}), {other}), QStringList{u"1 pending"_s});
}

void StandingTest::unreachableEnvironmentKnowsNothing()
{
    const Core::Error error{.kind = Core::ErrorKind::Network, .message = u"no"_s};
    const EnvironmentStatus status = unreachableStatus(project({migration(u"1"_s)}), m_environment, u"main"_s, error);
    QCOMPARE(status.count(Standing::Unknown), 1);
    QCOMPARE(status.pendingCount(), 0);
    QCOMPARE(status.error, error);
    QVERIFY(!status.standing(u"2"_s));
}

void StandingTest::everyStandingHasATitleAndACode()
{
    QStringList codes;
    for (int i = 0; i <= static_cast<int>(Standing::Unknown); ++i) {
        QVERIFY(!title(static_cast<Standing>(i)).isEmpty());
        codes += code(static_cast<Standing>(i));
    }
    QCOMPARE(codes.removeDuplicates(), 0);
}

QTEST_GUILESS_MAIN(StandingTest)
#include "tst_standing.moc"
