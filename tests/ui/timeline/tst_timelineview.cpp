// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/timeline/timelinefilter.h>
#include <models/timeline/timelinemodel.h>
#include <tests/support/sampletimeline.h>
#include <ui/theme/theme.h>
#include <ui/timeline/filterbar.h>
#include <ui/timeline/timelineheader.h>
#include <ui/timeline/timelineview.h>

#include <QAccessible>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Varve;
using namespace Varve::Ui;
using namespace Qt::StringLiterals;
using Timeline::TimelineModel;

class TestTimelineView final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::instance().setScheme(Scheme::Light); }
    void init();
    void arrowsStepOverTheHereLine();
    void lettersStepAsArrowsDo();
    void homeAndEndGoToTheEnds();
    void slashAsksForTheSearch();
    void enterAsksToOpen();
    void theNewestRowIsToldWhenItIsChosenFirst_data();
    void theNewestRowIsToldWhenItIsChosenFirst();
    void selectionSurvivesAnEditOfTheFolder();
    void selectionComesBackWhenTheFilterLetsIt();
    void escapeInTheSearchClearsIt();
    void anUnreachableEnvironmentCanBeTriedAgain();
    void cellsTellAScreenReaderWhatTheyShow();
    void everyRowIsPaintedInBothThemes();

private:
    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<Timeline::TimelineFilter> m_filter;
    std::unique_ptr<TimelineView> m_view;
};

void TestTimelineView::init()
{
    m_view.reset();
    m_filter.reset();
    m_model = std::make_unique<TimelineModel>();
    m_filter = std::make_unique<Timeline::TimelineFilter>();
    m_filter->setSourceModel(m_model.get());
    m_view = std::make_unique<TimelineView>(m_filter.get());
    m_model->setProject(Test::sampleProject());
    m_model->setCurrentEnvironment(u"test"_s);
    for (const auto &status : {Test::sampleDev(), Test::sampleTest(), Test::sampleProd()})
        m_model->setStatus(status);
    m_view->resize(900, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestTimelineView::arrowsStepOverTheHereLine()
{
    QVERIFY(m_view->selectMigration(u"004_drift_reports"_s));
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->currentRelease(), u"1.0"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->currentMigration(), u"003_data_science_schema"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_view->currentMigration(), u"004_drift_reports"_s);
}

void TestTimelineView::lettersStepAsArrowsDo()
{
    m_view->selectMigration(u"006_drop_legacy_scores"_s);
    QTest::keyClick(m_view.get(), Qt::Key_J);
    QCOMPARE(m_view->currentMigration(), u"005_feature_values"_s);
    QTest::keyClick(m_view.get(), Qt::Key_K);
    QCOMPARE(m_view->currentMigration(), u"006_drop_legacy_scores"_s);
}

void TestTimelineView::homeAndEndGoToTheEnds()
{
    m_view->selectMigration(u"005_feature_values"_s);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(m_view->currentMigration(), u"001_initial_schema"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->currentRelease(), u"2.0"_s);
}

void TestTimelineView::slashAsksForTheSearch()
{
    QSignalSpy searches(m_view.get(), &TimelineView::searchRequested);
    QTest::keyClick(m_view.get(), Qt::Key_Slash);
    QCOMPARE(searches.count(), 1);
}

void TestTimelineView::enterAsksToOpen()
{
    QSignalSpy opens(m_view.get(), &TimelineView::openRequested);
    m_view->selectMigration(u"004_drift_reports"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(opens.count(), 1);
    QCOMPARE(opens.constFirst().constFirst().toString(), u"004_drift_reports"_s);
}

void TestTimelineView::theNewestRowIsToldWhenItIsChosenFirst_data()
{
    QTest::addColumn<bool>("byClick");
    QTest::newRow("by the window") << false;
    QTest::newRow("by a click") << true;
}

/// Qt makes the first row current, and selects nothing, as soon as the view has the focus.
void TestTimelineView::theNewestRowIsToldWhenItIsChosenFirst()
{
    QFETCH(bool, byClick);
    Project::Project project = Test::sampleProject();
    project.releases.clear(); // the newest migration is the first row
    for (Project::Migration &migration : project.migrations)
        migration.release.clear();
    m_model->setProject(project);
    const QModelIndex newest = m_filter->index(0, 0);
    const QString id = newest.data(TimelineModel::MigrationIdRole).toString();
    QCOMPARE(TimelineModel::kindOf(newest), Timeline::RowKind::Migration);
    m_view->activateWindow();
    m_view->clearFocus();
    m_view->setFocus();
    QTRY_VERIFY(m_view->hasFocus());
    QCOMPARE(m_view->currentIndex().row(), 0);
    QVERIFY(!m_view->selectionModel()->hasSelection());

    const QSignalSpy changes(m_view.get(), &TimelineView::currentChangedTo);
    if (byClick)
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->visualRect(newest).center());
    else
        QVERIFY(m_view->selectMigration(id));
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.constFirst().constFirst().toString(), id);
}

void TestTimelineView::selectionSurvivesAnEditOfTheFolder()
{
    m_view->selectMigration(u"004_drift_reports"_s);
    QSignalSpy changes(m_view.get(), &TimelineView::currentChangedTo);
    Project::Project project = Test::sampleProject();
    project.migrations.insert(1, Test::sampleMigration(u"0015_between"_s, u"1.0"_s));
    m_model->setProject(project);
    QCOMPARE(m_view->currentMigration(), u"004_drift_reports"_s);
    project.environments.removeLast();
    m_model->setProject(project);
    QCOMPARE(m_view->currentMigration(), u"004_drift_reports"_s);
    QVERIFY(m_view->selectionModel()->isSelected(m_view->currentIndex()));
}

void TestTimelineView::selectionComesBackWhenTheFilterLetsIt()
{
    m_view->selectMigration(u"004_drift_reports"_s);
    m_filter->setSearchText(u"initial"_s);
    QVERIFY(m_view->currentMigration() != u"004_drift_reports"_s);
    m_filter->setSearchText({});
    QCOMPARE(m_view->currentMigration(), u"004_drift_reports"_s);
}

void TestTimelineView::escapeInTheSearchClearsIt()
{
    FilterBar bar(m_model.get(), m_filter.get());
    bar.show();
    QSignalSpy left(&bar, &FilterBar::left);
    auto *search = bar.findChild<QLineEdit *>();
    QTest::keyClicks(search, u"drift"_s);
    QCOMPARE(m_filter->migrationCount(), 1);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(m_filter->migrationCount(), 7);
    QCOMPARE(left.count(), 1);
}

void TestTimelineView::anUnreachableEnvironmentCanBeTriedAgain()
{
    QSignalSpy retries(m_view.get(), &TimelineView::retryRequested);
    auto *header = m_view->findChild<TimelineHeader *>();
    const int prod = TimelineModel::FirstEnvironmentColumn + 2;
    const auto click = [header](int section) {
        const QPoint middle(header->sectionViewportPosition(section) + header->sectionSize(section) / 2, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, middle);
    };
    click(prod - 1);
    QCOMPARE(retries.count(), 0);
    click(prod);
    QCOMPARE(retries.count(), 1);
    QCOMPARE(retries.constFirst().constFirst().toString(), u"prod"_s);
}

void TestTimelineView::cellsTellAScreenReaderWhatTheyShow()
{
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(table && table->tableInterface());
    QStringList names;
    for (int row = 0; row < table->tableInterface()->rowCount(); ++row)
        names += table->tableInterface()->cellAt(row, 3)->text(QAccessible::Name);
    QVERIFY(names.contains(u"004_drift_reports on test: failed"_s));
}

void TestTimelineView::everyRowIsPaintedInBothThemes()
{
    const auto grab = [this] { return m_view->viewport()->grab().toImage(); };
    const QImage light = grab();
    Theme::instance().setScheme(Scheme::Dark);
    const QImage dark = grab();
    Theme::instance().setScheme(Scheme::Light);
    // Right of all texts each row shows its ground, in a colour of the palette.
    const Colors &c = colors(Scheme::Light);
    const QModelIndex row = m_model->indexOf(u"005_feature_values"_s);
    const QRect place = m_view->visualRect(m_filter->mapFromSource(row));
    QCOMPARE(light.pixelColor(m_view->viewport()->width() - 3, place.center().y()), c.layer[1]);
    QCOMPARE(dark.pixelColor(m_view->viewport()->width() - 3, place.center().y()), colors(Scheme::Dark).layer[1]);
    QCOMPARE(light.pixelColor(1, place.center().y()), c.layerEdge[1]);
}

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
