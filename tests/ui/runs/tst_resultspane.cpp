// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/runs/problemspane.h>
#include <ui/runs/resultmodel.h>
#include <ui/runs/resultspane.h>
#include <ui/runs/resultview.h>
#include <ui/runs/sqllogpane.h>
#include <ui/runs/variablespane.h>
#include <ui/theme/theme.h>

#include <tests/support/pictures.h>
#include <tests/support/sampleplan.h>

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace Varve;
using namespace Varve::Execution;

class TestResultsPane final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Ui::Theme::instance().setScheme(Ui::Scheme::Light); }
    void chunksAreOneGrid();
    void copyGivesTabSeparatedLines();
    void rowsAndMessagesComeFromEvents();
    void rowsOfAVerificationStayInTheBackground();
    void problemsAreWalkedWithTheirPlaces();
    void problemsThatCanBeMendedOfferIt();
    void theLogKeepsWhatWasSentWithoutSecrets();
    void undefinedVariablesAreListed();
    void looksAsDrawn();
};

namespace {

Database::ResultSet chunk(int from, int count)
{
    Database::ResultSet set;
    set.columns = {{QStringLiteral("id"), QStringLiteral("int8"), true}, {QStringLiteral("name"), QStringLiteral("text"), false}};
    for (int i = from; i < from + count; ++i)
        set.rows.append({QVariant(qlonglong(i)), i % 3 == 0 ? QVariant() : QVariant(QStringLiteral("größe %1").arg(i))});
    return set;
}

} // namespace

void TestResultsPane::chunksAreOneGrid()
{
    Ui::ResultModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append(chunk(0, 100));
    model.append(chunk(100, 50));
    QCOMPARE(model.rowCount(), 150);
    QCOMPARE(model.index(120, 0).data().toString(), QStringLiteral("120"));
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("NULL"));
    QVERIFY(model.index(0, 1).data(Ui::ResultModel::IsNullRole).toBool());
    QVERIFY(model.index(0, 0).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString(), QStringLiteral("id · int8"));
}

void TestResultsPane::copyGivesTabSeparatedLines()
{
    Ui::ResultView view;
    Database::ResultSet set = chunk(1, 3);
    set.rows[0][1] = QStringLiteral("with \"quotes\"\tand tab");
    view.append(set);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    view.grid()->setFocus();
    view.grid()->selectAll();
    QTest::keyClick(view.grid(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("1\t\"with \"\"quotes\"\"\tand tab\"\n2\tgröße 2\n3\t"));
    QTest::keyClick(view.grid(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"id\tname\n1\t"));
}

void TestResultsPane::rowsAndMessagesComeFromEvents()
{
    Ui::ResultsPane pane;
    Plan plan = Test::samplePlan();
    plan.steps = {
        Test::planStep(QStringLiteral("Query 1"), "SELECT id, name FROM ${schema}.t;\nDELETE FROM t;\n", plan.variables, StepKind::AdHoc)};
    pane.start(plan);
    QSignalSpy rows(&pane, &Ui::ResultsPane::rowsArrived);
    StatementDone first{0, 0, {}};
    first.outcome.rowsReturned = 150;
    first.outcome.duration = std::chrono::milliseconds(12);
    first.outcome.truncated = true;
    first.outcome.notices = {{QStringLiteral("NOTICE"), QStringLiteral("hello")}};
    StatementDone second{0, 1, {}};
    second.outcome.rowsAffected = 4;
    pane.apply({RowsArrived{0, 0, chunk(0, 100)}, RowsArrived{0, 0, chunk(100, 50)}, first, second});
    QCOMPARE(rows.size(), 1);
    QCOMPARE(pane.resultCount(), 1);
    QCOMPARE(pane.view(0)->model()->rowCount(), 150);
    QCOMPARE(pane.view(0)->status(), QStringLiteral("150 row(s) · 12 ms · there are more: the limit was reached"));
    const QString messages = pane.findChild<QPlainTextEdit *>()->toPlainText();
    QVERIFY2(messages.startsWith(u"NOTICE: hello\n"), qPrintable(messages));
    QVERIFY2(messages.contains(u"4 row(s) changed"), qPrintable(messages));
}

void TestResultsPane::rowsOfAVerificationStayInTheBackground()
{
    Ui::ResultsPane pane;
    pane.start(Test::samplePlan());
    QSignalSpy rows(&pane, &Ui::ResultsPane::rowsArrived);
    pane.apply({RowsArrived{0, 0, chunk(0, 1)}});
    QCOMPARE(pane.resultCount(), 1);
    QCOMPARE(rows.size(), 0);
}

void TestResultsPane::problemsAreWalkedWithTheirPlaces()
{
    Ui::ProblemsPane pane;
    QSignalSpy goTo(&pane, &Ui::ProblemsPane::goToRequested);
    Core::Problem warning{.severity = Core::Severity::Warning,
                          .code = QStringLiteral("x"),
                          .message = QStringLiteral("odd name"),
                          .where = {.file = QStringLiteral("b.sql"), .offset = 0, .line = 1, .column = 1},
                          .remedy = {}};
    pane.setProblems({warning});
    Core::Error error;
    error.message = QStringLiteral("broken");
    error.where = {.file = QStringLiteral("a.sql"), .offset = 9, .line = 2, .column = 3};
    pane.setErrors({error});
    QCOMPARE(pane.count(), 2);
    pane.next();
    pane.next();
    pane.next();
    pane.previous();
    QStringList places;
    for (const auto &call : goTo)
        places << call.first().value<Core::SourcePosition>().toString();
    QCOMPARE(
        places,
        QStringList({QStringLiteral("a.sql:2:3"), QStringLiteral("b.sql:1:1"), QStringLiteral("a.sql:2:3"), QStringLiteral("b.sql:1:1")}));
}

void TestResultsPane::problemsThatCanBeMendedOfferIt()
{
    Ui::ProblemsPane pane;
    pane.show();
    QSignalSpy fixes(&pane, &Ui::ProblemsPane::fixRequested);
    const auto problem = [](const QString &file, int line, Core::Severity severity, bool fixable) {
        Core::Problem made{.severity = severity,
                           .code = QStringLiteral("x"),
                           .message = QStringLiteral("written out"),
                           .where = {.file = file, .offset = line * 10, .line = line, .column = 1},
                           .remedy = {}};
        if (fixable)
            made.fix = Core::TextEdit{.offset = line * 10, .length = 3, .found = "app", .replacement = "${schema}"};
        return made;
    };
    const auto button = [&pane](const QString &text) {
        const QList<QPushButton *> all = pane.findChildren<QPushButton *>();
        const auto found = std::find_if(all.begin(), all.end(), [&](const QPushButton *b) { return b->text() == text; });
        return found == all.end() ? nullptr : *found;
    };
    QPushButton *fix = button(QStringLiteral("Fix"));
    QPushButton *fixFile = button(QStringLiteral("Fix All in This File"));
    QVERIFY(fix && fixFile);
    pane.setProblems({problem(QStringLiteral("a.sql"), 9, Core::Severity::Hint, false)});
    QCOMPARE(pane.graveCount(), 0);
    QVERIFY(!fix->isVisible());
    pane.setProblems({problem(QStringLiteral("a.sql"), 1, Core::Severity::Warning, true),
                      problem(QStringLiteral("a.sql"), 2, Core::Severity::Warning, true),
                      problem(QStringLiteral("b.sql"), 3, Core::Severity::Warning, true),
                      problem(QStringLiteral("a.sql"), 9, Core::Severity::Hint, false)});
    QCOMPARE(pane.graveCount(), 3);
    QVERIFY(fix->isVisible());
    QVERIFY(!fix->isEnabled()); // nothing is selected
    pane.next();
    fix->click();
    fixFile->click();
    QCOMPARE(fixes.size(), 2);
    QCOMPARE(fixes.at(0).first().value<QList<Core::Problem>>().size(), 1);
    QCOMPARE(fixes.at(1).first().value<QList<Core::Problem>>().size(), 2);
    pane.previous();
    QVERIFY(!fix->isEnabled()); // the hint has none
}

void TestResultsPane::theLogKeepsWhatWasSentWithoutSecrets()
{
    Ui::SqlLogPane pane;
    pane.start(Test::samplePlan(), QStringLiteral("anna"));
    StatementDone done{0, 2, {}};
    done.outcome.rowsAffected = 1;
    pane.apply({StatementStarted{0, 2}, done});
    QCOMPARE(pane.count(), 1);
    auto *view = pane.findChild<QTableView *>();
    view->setCurrentIndex(view->model()->index(0, 0));
    pane.copySelected();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.contains(u"INSERT INTO public.settings VALUES ('token', '********');"), qPrintable(text));
    QVERIFY(!text.contains(u"hunter2"));
}

void TestResultsPane::undefinedVariablesAreListed()
{
    Ui::VariablesPane pane;
    Project::Project project;
    Project::Environment test;
    test.name = QStringLiteral("test");
    test.variables = Test::samplePlan().variables;
    project.environments = {test};
    pane.setProject(project, {QStringLiteral("owner")});
    const QAbstractItemModel *model = pane.findChild<QTableView *>()->model();
    QCOMPARE(model->rowCount(), 3);
    QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("not set"));
    QCOMPARE(model->index(1, 1).data().toString(), QStringLiteral("public"));
    QCOMPARE(model->index(1, 1).data(Qt::ToolTipRole).toString(), QStringLiteral("varve.toml, environment test"));
    QCOMPARE(model->index(2, 1).data().toString(), QStringLiteral("********"));
}

void TestResultsPane::looksAsDrawn()
{
    Ui::ResultsPane pane;
    Plan plan = Test::samplePlan();
    plan.steps = {Test::planStep(QStringLiteral("Query 1"), "SELECT id, name FROM ${schema}.t;\n", plan.variables, StepKind::AdHoc)};
    pane.start(plan);
    pane.apply({RowsArrived{0, 0, chunk(0, 60)}, StatementDone{0, 0, {}}});
    pane.resize(700, 260);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    Test::savePicture(pane, QStringLiteral("results-light"));
}

QTEST_MAIN(TestResultsPane)
#include "tst_resultspane.moc"
