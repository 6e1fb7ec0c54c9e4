// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/timeline/timelinefilter.h>
#include <models/timeline/timelinemodel.h>
#include <models/timeline/timelinetexts.h>
#include <tests/support/sampletimeline.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Varve;
using namespace Varve::Timeline;
using namespace Qt::StringLiterals;
using History::Standing;

class TestTimelineModel final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void showsTheNewestOnTopInLayers();
    void tellsWhereTheCurrentEnvironmentStands();
    void anUnreachableEnvironmentHasNoHereLine();
    void nothingAppliedPutsTheHereLineAtTheBottom();
    void tellsStandingsOfEachEnvironment();
    void tellsWhatIsSpecialAboutAMigration();
    void tellsTheLastRunAnywhere();
    void whatWasOnlyMarkedIsNotCalledRun();
    void aMigrationThatLeftTheFolderStaysWhereItWasApplied();
    void releasesWithoutMigrationsKeepTheirPlace();
    void whatHasNoPlaceInTheOrderLiesAtTheBottom();
    void oneLineHasNoLanes();
    void linesThatForkAndMeetStandSideBySide();
    void namesTheBranchOfAMigration();
    void rowsKeepTheirIdentityOverAnEdit();
    void newEnvironmentsResetTheModel();
    void theHereLineCannotBeSelected();
    void filtersByText();
    void filtersByStandingOfTheCurrentEnvironment();
    void filtersByCategory();
    void writesTimesShortly();

private:
    QStringList column(int column, int role = Qt::DisplayRole) const;
    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestTimelineModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<TimelineModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setProject(Test::sampleProject());
    m_model->setCurrentEnvironment(u"test"_s);
    m_model->setStatus(Test::sampleDev());
    m_model->setStatus(Test::sampleTest());
    m_model->setStatus(Test::sampleProd());
}

QStringList TestTimelineModel::column(int column, int role) const
{
    QStringList texts;
    for (int row = 0; row < m_model->rowCount(); ++row)
        texts += m_model->index(row, column).data(role).toString();
    return texts;
}

void TestTimelineModel::showsTheNewestOnTopInLayers()
{
    QCOMPARE(column(TimelineModel::NameColumn),
             (QStringList{u"Release 2.0 Multi-tenancy, planned, 1 migration(s)"_s, u"007_add_workspace_id"_s,
                          u"Release 1.1 Feature store, 2026-02-11, 3 migration(s)"_s, u"006_drop_legacy_scores"_s, u"005_feature_values"_s,
                          u"004_drift_reports"_s, u"TEST is here"_s, u"Release 1.0 Initial schema, 2026-02-06, 3 migration(s)"_s,
                          u"003_data_science_schema"_s, u"002_resources_schema"_s, u"001_initial_schema"_s}));
    QCOMPARE(column(0, TimelineModel::LayerRole),
             (QStringList{u"2"_s, u"2"_s, u"1"_s, u"1"_s, u"1"_s, u"1"_s, u"-1"_s, u"0"_s, u"0"_s, u"0"_s, u"0"_s}));
    QVERIFY(m_model->index(0, 0).data(TimelineModel::PlannedRole).toBool());
    QVERIFY(!m_model->index(2, 0).data(TimelineModel::PlannedRole).toBool());
}

void TestTimelineModel::tellsWhereTheCurrentEnvironmentStands()
{
    m_model->setCurrentEnvironment(u"dev"_s);
    QCOMPARE(column(TimelineModel::NameColumn).indexOf(u"DEV is here"_s), 2);
    m_model->setCurrentEnvironment(u"test"_s);
    QCOMPARE(column(TimelineModel::NameColumn).indexOf(u"TEST is here"_s), 6);
}

void TestTimelineModel::anUnreachableEnvironmentHasNoHereLine()
{
    m_model->setCurrentEnvironment(u"prod"_s);
    QVERIFY(column(TimelineModel::NameColumn).filter(u"is here"_s).isEmpty());
    const QModelIndex cell = m_model->indexOf(u"004_drift_reports"_s).siblingAtColumn(TimelineModel::FirstEnvironmentColumn + 2);
    QCOMPARE(cell.data(TimelineModel::ReachableRole), QVariant(false));
    QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(), u"004_drift_reports on prod: not reachable"_s);
    QCOMPARE(cell.data(Qt::ToolTipRole).toString(), u"004_drift_reports on prod: not reachable\nNo connection to db.example:5432."_s);
    QCOMPARE(m_model->headerData(4, Qt::Horizontal, TimelineModel::ReachableRole), QVariant(false));
}

void TestTimelineModel::nothingAppliedPutsTheHereLineAtTheBottom()
{
    History::EnvironmentStatus fresh = Test::sampleTest();
    fresh.history.clear();
    for (History::MigrationStanding &standing : fresh.standings)
        standing = {.migrationId = standing.migrationId, .standing = Standing::Pending, .last = {}, .lastApplied = {}};
    m_model->setStatus(fresh);
    QCOMPARE(column(TimelineModel::NameColumn).constLast(), u"TEST is here"_s);
}

void TestTimelineModel::tellsStandingsOfEachEnvironment()
{
    const QModelIndex failed = m_model->indexOf(u"004_drift_reports"_s);
    QCOMPARE(failed.siblingAtColumn(2).data(TimelineModel::StandingRole), QVariant(int(Standing::Applied)));
    QCOMPARE(failed.siblingAtColumn(3).data(TimelineModel::StandingRole), QVariant(int(Standing::Failed)));
    QCOMPARE(failed.siblingAtColumn(3).data(Qt::AccessibleTextRole).toString(), u"004_drift_reports on test: failed"_s);
    QVERIFY(failed.siblingAtColumn(3).data(Qt::ToolTipRole).toString().endsWith(u"type \"numric\" does not exist"_s));
    QCOMPARE(failed.siblingAtColumn(3).data(TimelineModel::EnvironmentRole).toString(), u"test"_s);
    QCOMPARE(m_model->headerData(3, Qt::Horizontal).toString(), u"test"_s);
}

void TestTimelineModel::tellsWhatIsSpecialAboutAMigration()
{
    const auto badgesOf = [this](const QString &id) { return m_model->indexOf(id).data(TimelineModel::BadgesRole).toStringList(); };
    QCOMPARE(badgesOf(u"004_drift_reports"_s), QStringList{u"statement 3 of 7 failed"_s});
    History::EnvironmentStatus rolledBack = Test::sampleTest();
    History::HistoryEntry nothingDone = *rolledBack.standings[3].last;
    nothingDone.statementsDone = 0;
    rolledBack.standings[3].last = nothingDone;
    m_model->setStatus(rolledBack);
    QCOMPARE(badgesOf(u"004_drift_reports"_s), QStringList{u"failed"_s});
    QCOMPARE(badgesOf(u"003_data_science_schema"_s), QStringList{u"changed since applied"_s});
    QCOMPARE(badgesOf(u"007_add_workspace_id"_s), QStringList{u"draft"_s});
    QCOMPARE(badgesOf(u"005_feature_values"_s), QStringList());
    m_model->setCurrentEnvironment(u"dev"_s);
    QCOMPARE(badgesOf(u"004_drift_reports"_s), QStringList());
    const auto tones = m_model->indexOf(u"007_add_workspace_id"_s).data(TimelineModel::BadgeTonesRole).value<QList<int>>();
    QCOMPARE(tones, QList<int>{int(BadgeTone::Neutral)});
}

void TestTimelineModel::tellsTheLastRunAnywhere()
{
    const auto lastRun
        = [this](const QString &id) { return m_model->indexOf(id).siblingAtColumn(TimelineModel::LastRunColumn).data().toString(); };
    QCOMPARE(lastRun(u"007_add_workspace_id"_s), QString()); // nobody knows what prod has
    History::EnvironmentStatus prod = Test::sampleProd();
    prod.error.reset();
    m_model->setStatus(prod);
    QCOMPARE(lastRun(u"007_add_workspace_id"_s), u"not run anywhere"_s);
    QVERIFY(lastRun(u"004_drift_reports"_s).startsWith(u"test · "_s));
    QVERIFY(lastRun(u"004_drift_reports"_s).endsWith(u" · 4.1 s"_s));
    QVERIFY(lastRun(u"006_drop_legacy_scores"_s).startsWith(u"dev · "_s));
}

void TestTimelineModel::whatWasOnlyMarkedIsNotCalledRun()
{
    const auto said = [](const QString &note, int statements, History::Direction direction = History::Direction::Up) {
        History::HistoryEntry entry;
        entry.errorMessage = note;
        entry.statementsTotal = entry.statementsDone = statements;
        entry.executionMs = 41;
        entry.direction = direction;
        const History::MigrationStanding standing{u"001_a"_s, History::Standing::Applied, entry, entry};
        return QStringList{durationText(entry), standingText(standing).section(u", "_s, 0, 0)};
    };
    QCOMPARE(said({}, 2), (QStringList{u"41 ms"_s, u"applied"_s}));
    QCOMPARE(said({}, 0), (QStringList{u"marked as applied"_s, u"marked as applied"_s}));
    QCOMPARE(said(u"repair: checksum (accepted)"_s, 0), (QStringList{u"repaired"_s, u"repaired"_s}));
    QCOMPARE(said(u"baseline"_s, 0), (QStringList{u"baseline"_s, u"baseline"_s}));
    QCOMPARE(said({}, 0, History::Direction::Down).constFirst(), u"marked as not applied"_s);
}

void TestTimelineModel::aMigrationThatLeftTheFolderStaysWhereItWasApplied()
{
    Project::Project project = Test::sampleProject();
    project.migrations.removeAt(1);
    m_model->setProject(project);
    History::EnvironmentStatus status = Test::sampleTest();
    History::MigrationStanding missing = status.standings.takeAt(1);
    missing.standing = Standing::Missing;
    status.standings += missing;
    m_model->setStatus(status);
    const QStringList names = column(TimelineModel::NameColumn);
    QCOMPARE(names.indexOf(u"002_resources_schema"_s), names.indexOf(u"001_initial_schema"_s) - 1);
    const QModelIndex row = m_model->indexOf(u"002_resources_schema"_s);
    QCOMPARE(row.data(TimelineModel::BadgesRole).toStringList(), QStringList{u"missing from the folder"_s});
    QCOMPARE(row.data(TimelineModel::ReleaseRole).toString(), u"1.0"_s);
    QCOMPARE(row.siblingAtColumn(2).data(Qt::AccessibleTextRole).toString(), u"002_resources_schema on dev: applied"_s);
}

void TestTimelineModel::releasesWithoutMigrationsKeepTheirPlace()
{
    Project::Project project = Test::sampleProject();
    Project::Release empty;
    empty.name = u"1.05"_s;
    empty.title = u"Notes only"_s;
    project.releases.insert(1, empty);
    m_model->setProject(project);
    const QStringList names = column(TimelineModel::NameColumn);
    QCOMPARE(names.filter(u"Release"_s).size(), 4);
    QVERIFY(names.indexOf(u"Release 1.05 Notes only, 0 migration(s)"_s) < names.indexOf(u"003_data_science_schema"_s));
    QVERIFY(names.indexOf(u"Release 1.05 Notes only, 0 migration(s)"_s) > names.indexOf(u"004_drift_reports"_s));
}

void TestTimelineModel::whatHasNoPlaceInTheOrderLiesAtTheBottom()
{
    Project::Project project = Test::sampleProject();
    Project::Migration seed = Test::sampleMigration(u"seed_resources"_s);
    seed.category = Project::Category::Seed;
    project.migrations += seed;
    m_model->setProject(project);
    const QStringList names = column(TimelineModel::NameColumn);
    QCOMPARE(names.mid(names.size() - 2), (QStringList{u"Beside the order"_s, u"seed_resources"_s}));
    QCOMPARE(m_model->indexOf(u"seed_resources"_s).data(TimelineModel::BadgesRole).toStringList(), QStringList{u"seed data"_s});
}

void TestTimelineModel::oneLineHasNoLanes()
{
    QCOMPARE(m_model->laneCount(), 1);
    QVERIFY(!m_model->index(1, 0).data(TimelineModel::LanesRole).isValid());
}

void TestTimelineModel::linesThatForkAndMeetStandSideBySide()
{
    const auto lanesOf = [this](const QString &id) { return m_model->indexOf(id).data(TimelineModel::LanesRole).value<RowLanes>(); };
    Project::Project project = Test::sampleProject();
    project.migrations[5].parents = {u"004_drift_reports"_s}; // two heads: 005, and 006 with the draft above it
    m_model->setProject(project);
    QCOMPARE(m_model->laneCount(), 2);
    QCOMPARE(lanesOf(u"006_drop_legacy_scores"_s), (RowLanes{.own = 0, .above = {0}, .below = {0}, .passing = {}}));
    QCOMPARE(lanesOf(u"005_feature_values"_s), (RowLanes{.own = 1, .above = {}, .below = {1}, .passing = {0}}));
    QCOMPARE(lanesOf(u"004_drift_reports"_s), (RowLanes{.own = 0, .above = {0, 1}, .below = {0}, .passing = {}}));

    project.migrations[6].parents = {u"006_drop_legacy_scores"_s, u"005_feature_values"_s};
    m_model->setProject(project);
    QCOMPARE(lanesOf(u"007_add_workspace_id"_s), (RowLanes{.own = 0, .above = {}, .below = {0, 1}, .passing = {}}));
    QCOMPARE(m_model->index(2, 0).data(TimelineModel::LanesRole).value<RowLanes>(), // the release between them
             (RowLanes{.own = -1, .above = {}, .below = {}, .passing = {0, 1}}));
    QCOMPARE(lanesOf(u"006_drop_legacy_scores"_s), (RowLanes{.own = 0, .above = {0}, .below = {0}, .passing = {1}}));
    QCOMPARE(lanesOf(u"005_feature_values"_s), (RowLanes{.own = 1, .above = {1}, .below = {1}, .passing = {0}}));

    m_model->setProject(Test::sampleProject());
    QCOMPARE(m_model->laneCount(), 1);
}

void TestTimelineModel::namesTheBranchOfAMigration()
{
    Project::Project project = Test::sampleProject();
    project.migrations[6].branch = u"tenants"_s;
    m_model->setProject(project);
    QCOMPARE(m_model->indexOf(u"007_add_workspace_id"_s).data(TimelineModel::BadgesRole).toStringList(),
             (QStringList{u"draft"_s, u"tenants"_s}));
    TimelineFilter filter;
    filter.setSourceModel(m_model.get());
    filter.setSearchText(u"tenants"_s);
    QVERIFY(!filter.match(filter.index(0, 0), TimelineModel::MigrationIdRole, u"007_add_workspace_id"_s).isEmpty());
    QVERIFY(filter.match(filter.index(0, 0), TimelineModel::MigrationIdRole, u"006_drop_legacy_scores"_s).isEmpty());
}

void TestTimelineModel::rowsKeepTheirIdentityOverAnEdit()
{
    const QPersistentModelIndex kept = m_model->indexOf(u"005_feature_values"_s);
    const QPersistentModelIndex gone = m_model->indexOf(u"006_drop_legacy_scores"_s);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    Project::Project project = Test::sampleProject();
    project.migrations.removeAt(5);
    project.migrations.insert(1, Test::sampleMigration(u"0015_between"_s, u"1.0"_s));
    m_model->setProject(project);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(kept.data(TimelineModel::MigrationIdRole).toString(), u"005_feature_values"_s);
    // dev still has it in its history, so it is not gone but missing.
    QVERIFY(gone.isValid());
    m_model->setStatus([] {
        auto dev = Test::sampleDev();
        dev.standings.removeAt(5);
        return dev;
    }());
    m_model->setStatus([] {
        auto test = Test::sampleTest();
        test.standings.removeAt(5);
        return test;
    }());
    m_model->setStatus([] {
        auto prod = Test::sampleProd();
        prod.standings.removeAt(5);
        return prod;
    }());
    QVERIFY(!gone.isValid());
    QCOMPARE(kept.data(TimelineModel::MigrationIdRole).toString(), u"005_feature_values"_s);
}

void TestTimelineModel::newEnvironmentsResetTheModel()
{
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    Project::Project project = Test::sampleProject();
    project.environments.removeLast();
    m_model->setProject(project);
    QCOMPARE(resets.count(), 1);
    QCOMPARE(m_model->columnCount(), 4);
    QVERIFY(!m_model->status(u"prod"_s));
    QVERIFY(m_model->status(u"test"_s));
}

void TestTimelineModel::theHereLineCannotBeSelected()
{
    const int row = int(column(TimelineModel::NameColumn).indexOf(u"TEST is here"_s));
    QVERIFY(!m_model->index(row, 0).flags().testFlag(Qt::ItemIsSelectable));
    QVERIFY(m_model->index(row + 1, 0).flags().testFlag(Qt::ItemIsSelectable));
}

void TestTimelineModel::filtersByText()
{
    TimelineFilter filter;
    filter.setSourceModel(m_model.get());
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setSearchText(u"schema RESOURCES"_s);
    QCOMPARE(filter.migrationCount(), 1);
    QCOMPARE(filter.rowCount(), 2);
    QCOMPARE(filter.index(0, 0).data(TimelineModel::NumberRole).toString(), u"1.0"_s);
    QCOMPARE(filter.index(1, 0).data().toString(), u"002_resources_schema"_s);
    filter.setSearchText(u"dataset versions"_s);
    QCOMPARE(filter.index(1, 0).data().toString(), u"004_drift_reports"_s);
    filter.setSearchText({});
    QCOMPARE(filter.rowCount(), m_model->rowCount());
}

void TestTimelineModel::filtersByStandingOfTheCurrentEnvironment()
{
    TimelineFilter filter;
    filter.setSourceModel(m_model.get());
    filter.setStandings({Standing::Failed, Standing::Changed});
    QCOMPARE(filter.migrationCount(), 2);
    m_model->setCurrentEnvironment(u"dev"_s);
    QCOMPARE(filter.migrationCount(), 0);
}

void TestTimelineModel::filtersByCategory()
{
    Project::Project project = Test::sampleProject();
    project.migrations[6].category = Project::Category::Seed;
    m_model->setProject(project);
    TimelineFilter filter;
    filter.setSourceModel(m_model.get());
    filter.setCategory(int(Project::Category::Seed));
    QCOMPARE(filter.migrationCount(), 1);
    filter.setDatabase(u"cache"_s);
    QCOMPARE(filter.migrationCount(), 0);
}

void TestTimelineModel::writesTimesShortly()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QDateTime now(QDate(2026, 2, 12), QTime(11, 0));
    QCOMPARE(shortTime(QDateTime(QDate(2026, 2, 12), QTime(10, 31)), now), u"today 10:31"_s);
    QCOMPARE(shortTime(QDateTime(QDate(2026, 2, 6), QTime(20, 11)), now), u"6 Feb 20:11"_s);
    QCOMPARE(shortTime(QDateTime(QDate(2025, 12, 31), QTime(9, 5)), now), u"31 Dec 2025 09:05"_s);
    QCOMPARE(shortDuration(std::chrono::milliseconds(40)), u"40 ms"_s);
    QCOMPARE(shortDuration(std::chrono::milliseconds(4100)), u"4.1 s"_s);
    QCOMPARE(shortDuration(std::chrono::milliseconds(125'000)), u"2 min 5 s"_s);
}

QTEST_GUILESS_MAIN(TestTimelineModel)
#include "tst_timelinemodel.moc"
