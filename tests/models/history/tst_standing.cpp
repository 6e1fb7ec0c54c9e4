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
    void changedFileIsChanged();
    void appliedAndGoneIsMissing();
    void earlierThanAnAppliedOneIsOutOfOrder();
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
