// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/editor/codeview.h>
#include <ui/editor/ksyntaxlexer.h>
#include <ui/runs/planmodel.h>
#include <ui/runs/plantexts.h>
#include <ui/runs/runpreviewdialog.h>

#include <models/execution/printing/planprinter.h>
#include <models/execution/printing/planwords.h>

#include <tests/support/pictures.h>
#include <tests/support/sampleplan.h>

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>
#include <QTreeView>

using namespace Varve;
using namespace Varve::Execution;
using Ui::RunPreviewDialog;

class TestRunPreviewDialog final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Ui::Theme::instance().setScheme(Ui::Scheme::Light); }
    void theButtonSaysWhatHappens();
    void theNameMustBeTypedWhereSomethingIsLost();
    void withoutLossEnterRuns();
    void bothTextsShowTheSelectedStatement();
    void aRehearsalIsAskedForAndTold();
    void whatARehearsalFoundIsOneOfTheChecks_data();
    void whatARehearsalFoundIsOneOfTheChecks();
    void aGuardedServerIsAskedForFirst();
    void whatItSaysNeverWidensIt();
    void itIsNeverWiderThanTheScreen();
    void aLongSentenceOfARehearsalIsReadWithoutScrolling();
    void anExpectationShowsInANarrowWindow();
    void copyPlanMasksSecrets();
    void theChosenFileSaysHowThePlanIsSaved();
    void checksSayWhatIsMissing();
    void theModelKeepsItsContract();
    void theHistorysRowIsShownWhole();
    void aRowIsShownOverLines();
    void aRepairSaysWhy();
    void whatDoesNotComeBackIsSaid();
    void theTimeOfDaySaysHowOldItIs();
    void everyFieldHasAName();
    void theTextWithTheKeyboardIsSeen();
    void looksAsDrawn();
};

namespace {

const Ui::EnvironmentTag tag{.name = QStringLiteral("test"),
                             .title = QStringLiteral("test"),
                             .color = QStringLiteral("test"),
                             .order = 1,
                             .count = 3,
                             .readOnly = false};

QPushButton *button(QWidget &widget, const QString &text)
{
    for (auto *each : widget.findChildren<QPushButton *>()) {
        if (each->text() == text)
            return each;
    }
    return nullptr;
}

QStringList labels(const QWidget &widget)
{
    QStringList texts;
    for (const auto *label : widget.findChildren<QLabel *>())
        texts += label->text();
    return texts;
}

RehearsalReport sampleReport()
{
    const ObjectCount table{.kind = Catalog::ObjectKind::Table, .count = 1};
    RehearsedStep up;
    up.migrationId = QStringLiteral("005_feature_values");
    up.objects = {table};
    up.changes.added = {QStringLiteral("table main.feature_values")};
    up.checked = {QStringLiteral("table feature_values")};
    RehearsedStep down;
    down.pass = RehearsedStep::Pass::Down;
    down.migrationId = up.migrationId;
    down.changes.removed = up.changes.added;
    RehearsedStep again = up;
    again.pass = RehearsedStep::Pass::UpAgain;
    RehearsalReport report;
    report.steps = {up, down, again};
    return report;
}

QModelIndex statementIndex(QTreeView *tree, int step, int statement)
{
    return tree->model()->index(statement, 0, tree->model()->index(step, 0));
}

} // namespace

void TestRunPreviewDialog::theButtonSaysWhatHappens()
{
    Plan plan = Test::samplePlan();
    QCOMPARE(RunPreviewDialog::verb(plan), QStringLiteral("Run 2 migration(s)"));
    plan.steps.removeLast();
    plan.steps.first().kind = StepKind::RollBack;
    QCOMPARE(RunPreviewDialog::verb(plan), QStringLiteral("Roll back 1 migration(s)"));
    plan.steps.first().kind = StepKind::AdHoc;
    QCOMPARE(RunPreviewDialog::verb(plan), QStringLiteral("Run 3 statement(s)"));
}

void TestRunPreviewDialog::theNameMustBeTypedWhereSomethingIsLost()
{
    RunPreviewDialog dialog(Test::samplePlan(), tag);
    dialog.open();
    QSignalSpy run(&dialog, &RunPreviewDialog::runRequested);
    QPushButton *primary = button(dialog, RunPreviewDialog::verb(dialog.plan()));
    QVERIFY(primary);
    QVERIFY(dialog.needsTypedName());
    QVERIFY(!primary->isEnabled());
    auto *field = dialog.findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("tes"));
    QVERIFY(!primary->isEnabled());
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(run.size(), 0);
    QTest::keyClicks(field, QStringLiteral("t"));
    QVERIFY(primary->isEnabled());
    QTest::mouseClick(primary, Qt::LeftButton);
    QCOMPARE(run.size(), 1);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void TestRunPreviewDialog::withoutLossEnterRuns()
{
    Plan plan = Test::samplePlan();
    plan.steps.removeLast();
    RunPreviewDialog dialog(plan, tag);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QSignalSpy run(&dialog, &RunPreviewDialog::runRequested);
    QVERIFY(!dialog.needsTypedName());
    auto *tree = dialog.findChild<QTreeView *>();
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(run.size(), 0);
    QPushButton *primary = button(dialog, RunPreviewDialog::verb(plan));
    primary->setFocus();
    QTest::keyClick(primary, Qt::Key_Return);
    QCOMPARE(run.size(), 1);
}

void TestRunPreviewDialog::bothTextsShowTheSelectedStatement()
{
    RunPreviewDialog dialog(Test::samplePlan(), tag);
    dialog.open();
    auto *tree = dialog.findChild<QTreeView *>();
    const auto views = dialog.findChildren<Ui::CodeView *>();
    QCOMPARE(views.size(), 2);
    tree->setCurrentIndex(statementIndex(tree, 1, 1));
    QCOMPARE(views.at(0)->bytes(), QByteArray("ALTER TABLE ${schema}.predictions\n    DROP COLUMN legacy_score"));
    QCOMPARE(views.at(1)->bytes(), QByteArray("ALTER TABLE public.predictions\n    DROP COLUMN legacy_score"));
    QVERIFY(views.at(0)->send(QsciScintilla::SCI_INDICATORVALUEAT, Ui::CodeArea::VariableIndicator, 12) != 0);
    QVERIFY(views.at(1)->send(QsciScintilla::SCI_INDICATORVALUEAT, Ui::CodeArea::VariableIndicator, 17) != 0);
    QVERIFY(views.at(1)->send(QsciScintilla::SCI_INDICATORVALUEAT, Ui::CodeArea::VariableIndicator, 18) == 0);
    tree->setCurrentIndex(statementIndex(tree, 0, 2));
    QCOMPARE(views.at(1)->bytes(), QByteArray("INSERT INTO public.settings VALUES ('token', '********')"));
}

void TestRunPreviewDialog::aRehearsalIsAskedForAndTold()
{
    RunPreviewDialog dialog(Test::samplePlan(), tag);
    dialog.open();
    const QSignalSpy asked(&dialog, &RunPreviewDialog::rehearsalRequested);
    const QSignalSpy cancelled(&dialog, &RunPreviewDialog::rehearsalCancelled);
    QPushButton *rehearse = button(dialog, QStringLiteral("Rehearse"));
    QVERIFY(rehearse);
    QTest::mouseClick(rehearse, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(rehearse->text(), QStringLiteral("Cancel rehearsal"));
    QTest::mouseClick(rehearse, Qt::LeftButton);
    QCOMPARE(cancelled.size(), 1);
    QVERIFY(!rehearse->isEnabled());
    dialog.showRehearsal(sampleReport());
    QVERIFY(rehearse->isEnabled());
    QCOMPARE(rehearse->text(), QStringLiteral("Rehearse again"));
    QVERIFY(labels(dialog).contains(QStringLiteral("Rehearsed up, down and up again: nothing left behind")));
    const auto *report = dialog.findChild<QPlainTextEdit *>();
    QVERIFY(report && report->isVisible());
    QVERIFY(report->toPlainText().startsWith(
        QStringLiteral("Up\n✓ 005_feature_values  there is now: 1 × table\n    + table main.feature_values\n")));
    auto *tree = dialog.findChild<QTreeView *>();
    tree->setCurrentIndex(statementIndex(tree, 0, 0));
    QVERIFY(!report->isVisible());
}

void TestRunPreviewDialog::whatARehearsalFoundIsOneOfTheChecks_data()
{
    QTest::addColumn<RehearsalReport>("report");
    QTest::addColumn<QString>("check");
    RehearsalReport left = sampleReport();
    left.again.added = {QStringLiteral("table main.left")};
    RehearsalReport notRemoved = sampleReport();
    notRemoved.notRemoved = {{QStringLiteral("varve_rehearsal_a"), QStringLiteral("cannot drop a template database")}};
    RehearsalReport withoutDown = sampleReport();
    withoutDown.withoutDown = {QStringLiteral("001_a")};
    RehearsalReport failed = sampleReport();
    failed.error = Core::failure(Core::ErrorKind::Statement, QStringLiteral("no such table: b")).value();
    QTest::newRow("something is left") << left << QStringLiteral("Rehearsed up, down and up again: something is left behind");
    QTest::newRow("a scratch database remains")
        << notRemoved
        << QStringLiteral(
               "The scratch database varve_rehearsal_a could not be removed: cannot drop a template database. varve-cli rehearse "
               "--clean tries again once this program has ended.");
    QTest::newRow("a way down ends") << withoutDown
                                     << QStringLiteral("Rehearsed up, and down as far as 001_a, which has nothing in a down section");
    QTest::newRow("a statement fails") << failed << QStringLiteral("The rehearsal failed: no such table: b");
}

void TestRunPreviewDialog::whatARehearsalFoundIsOneOfTheChecks()
{
    QFETCH(RehearsalReport, report);
    QFETCH(QString, check);
    RunPreviewDialog dialog(Test::samplePlan(), tag);
    dialog.showRehearsal(sampleReport());
    dialog.showRehearsal(report); // the first one's line goes
    QVERIFY2(labels(dialog).contains(check), qPrintable(labels(dialog).join(QLatin1Char('\n'))));
    QVERIFY(!labels(dialog).contains(QStringLiteral("Rehearsed up, down and up again: nothing left behind")));
}

void TestRunPreviewDialog::aGuardedServerIsAskedForFirst()
{
    RunPreviewDialog dialog(Test::samplePlan(), tag);
    dialog.askBeforeRehearsal(QStringLiteral("A scratch database will be made on the server of test, and removed afterwards."));
    dialog.open();
    const QSignalSpy asked(&dialog, &RunPreviewDialog::rehearsalRequested);
    QPushButton *rehearse = button(dialog, QStringLiteral("Rehearse"));
    QTest::mouseClick(rehearse, Qt::LeftButton);
    QCOMPARE(asked.size(), 0);
    QVERIFY(labels(dialog).contains(QStringLiteral("A scratch database will be made on the server of test, and removed afterwards.")));
    QCOMPARE(rehearse->text(), QStringLiteral("Rehearse there"));
    QTest::mouseClick(rehearse, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
}

void TestRunPreviewDialog::whatItSaysNeverWidensIt()
{
    const QTemporaryDir folder;
    RunPreviewDialog dialog(Test::samplePlan(), tag);
    dialog.askBeforeRehearsal(
        QStringLiteral("A scratch database will be made on the server of test, and removed afterwards. ").repeated(5));
    dialog.open();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    dialog.resize(Ui::Theme::instance().measure(1000), dialog.height());
    const auto labelThatSays = [&](QStringView words) -> QLabel * {
        for (auto *label : dialog.findChildren<QLabel *>()) {
            if (label->text().contains(words))
                return label;
        }
        return nullptr;
    };
    const auto isWhole = [&](QStringView words) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const QLabel *label = labelThatSays(words);
        return label && label->heightForWidth(label->width()) <= label->height();
    };
    const int width = dialog.width();
    QTest::mouseClick(button(dialog, QStringLiteral("Rehearse")), Qt::LeftButton);
    QTRY_VERIFY(isWhole(u"A scratch database"));
    QCOMPARE(dialog.width(), width);

    const QString path = folder.filePath(QStringLiteral("a folder with a long name/").repeated(8));
    QVERIFY(QDir().mkpath(path));
    QTest::mouseClick(button(dialog, QStringLiteral("Save plan…")), Qt::LeftButton);
    emit dialog.findChildren<QFileDialog *>().constLast()->fileSelected(path + QStringLiteral("plan.sql"));
    QTRY_VERIFY(isWhole(u"Saved to"));
    QCOMPARE(dialog.width(), width);
}

void TestRunPreviewDialog::itIsNeverWiderThanTheScreen()
{
    QWidget window;
    const QSize room = window.screen()->availableSize();
    window.resize(room * 2);
    RunPreviewDialog dialog(Test::samplePlan(), tag, &window);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QVERIFY2(dialog.width() <= room.width() && dialog.height() <= room.height(),
             qPrintable(QStringLiteral("%1 x %2").arg(dialog.width()).arg(dialog.height())));
}

void TestRunPreviewDialog::aLongSentenceOfARehearsalIsReadWithoutScrolling()
{
    RunPreviewDialog dialog(Test::samplePlan(), tag);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    dialog.resize(Ui::Theme::instance().measure(1000), dialog.height());
    RehearsalReport report = sampleReport();
    report.error
        = Core::failure(Core::ErrorKind::Statement, QStringLiteral("The server gave no sign of life, and is left. ").repeated(6)).value();
    dialog.showRehearsal(report);
    const auto *text = dialog.findChild<QPlainTextEdit *>();
    QTRY_VERIFY(text->isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCOMPARE(text->horizontalScrollBar()->maximum(), 0);
}

/// A picture of a row whose last words are left out does not change with them.
void TestRunPreviewDialog::anExpectationShowsInANarrowWindow()
{
    const auto picture = [](const QString &expected) {
        Plan plan = Test::samplePlan();
        PlannedStatement query = plan.steps.first().statements.constFirst();
        query.expectation = *Text::parseExpectation(expected);
        plan.steps.first().verification = QList<PlannedStatement>{query};
        const Ui::PlanModel model(plan);
        QTreeView view;
        view.setModel(const_cast<Ui::PlanModel *>(&model));
        view.setItemDelegate(new Ui::PlanDelegate(&view));
        view.setHeaderHidden(true);
        view.setIndentation(0);
        view.expandAll();
        view.resize(Ui::Theme::instance().measure(640), Ui::Theme::instance().measure(400));
        return view.grab().toImage();
    };
    QVERIFY(picture(QStringLiteral("0")) == picture(QStringLiteral("0")));
    QVERIFY(picture(QStringLiteral("0")) != picture(QStringLiteral("1")));
}

void TestRunPreviewDialog::copyPlanMasksSecrets()
{
    RunPreviewDialog dialog(Test::samplePlan(), tag);
    QTest::mouseClick(button(dialog, QStringLiteral("Copy plan")), Qt::LeftButton);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains(u"feature_values"));
    QVERIFY(!text.contains(u"hunter2"));
}

/// A reader of Markdown finds the page's heading, one for each step, and the table of the steps.
void TestRunPreviewDialog::theChosenFileSaysHowThePlanIsSaved()
{
    const QTemporaryDir folder;
    RunPreviewDialog dialog(Test::samplePlan(), tag);
    const auto saved = [&](const QString &name) {
        QTest::mouseClick(button(dialog, QStringLiteral("Save plan…")), Qt::LeftButton);
        emit dialog.findChildren<QFileDialog *>().constLast()->fileSelected(folder.filePath(name));
        QFile file(folder.filePath(name));
        [&file] { QTRY_VERIFY(file.exists()); }();
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : file.errorString();
    };
    QCOMPARE(saved(QStringLiteral("plan.sql")), *planAsSql(dialog.plan()));
    QCOMPARE(saved(QStringLiteral("plan.txt")), printPlan(dialog.plan()));
    QCOMPARE(QJsonDocument::fromJson(saved(QStringLiteral("plan.json")).toUtf8()).object(), planAsJson(dialog.plan()));
    QTextDocument document;
    document.setMarkdown(saved(QStringLiteral("plan.md")));
    QStringList headings;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() > 0)
            headings += block.text();
    }
    QCOMPARE(headings.size(), 1 + dialog.plan().steps.size());
    QVERIFY2(headings.at(1).startsWith(QStringLiteral("1. apply 005_feature_values")), qPrintable(headings.at(1)));
    const auto *table = document.rootFrame()->childFrames().isEmpty()
        ? nullptr
        : qobject_cast<QTextTable *>(document.rootFrame()->childFrames().constFirst());
    QVERIFY(table);
    QCOMPARE(table->rows(), 1 + dialog.plan().steps.size());
    QCOMPARE(table->cellAt(1, 2).firstCursorPosition().block().text(), QStringLiteral("005_feature_values"));
}

void TestRunPreviewDialog::checksSayWhatIsMissing()
{
    Plan plan = Test::samplePlan();
    plan.warnings = {QStringLiteral("007 is out of order.")};
    plan.steps[0].rollbackAvailable = false;
    plan.steps[0].noRollbackReason = QStringLiteral("005.sql:3:1: COMMIT stands in a migration.");
    QStringList fine;
    QStringList warnings;
    for (const Ui::PlanCheck &check : Ui::planChecks(plan))
        (check.fine ? fine : warnings) << check.text;
    QCOMPARE(warnings.size(), 4);
    QCOMPARE(warnings.at(0), QStringLiteral("005_feature_values cannot be rolled back: 005.sql:3:1: COMMIT stands in a migration."));
    QCOMPARE(warnings.at(1), QStringLiteral("No way back: 006_drop_legacy_scores"));
    QVERIFY2(warnings.at(2).endsWith(u"lose what is there"), qPrintable(warnings.at(2)));
    QCOMPARE(warnings.at(3), QStringLiteral("007 is out of order."));
    QVERIFY(fine.contains(QStringLiteral("All variables have values: 2")));
    QCOMPARE(Ui::serverLine(plan), QStringLiteral("127.0.0.1:5432 / mhras_test · PostgreSQL 15.18 · as mhras_app"));
}

void TestRunPreviewDialog::theModelKeepsItsContract()
{
    Ui::PlanModel model(Test::samplePlan());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowCount(model.index(0, 0)), 4); // three statements and the history
    QCOMPARE(model.row(model.index(3, 0, model.index(0, 0)))->note, QStringLiteral("history"));
    QVERIFY(!model.row(model.index(1, 0, model.index(1, 0)))->loss.isEmpty());
}

void TestRunPreviewDialog::theHistorysRowIsShownWhole()
{
    Plan plan = Test::samplePlan();
    Project::Release release;
    release.name = QStringLiteral("1.1");
    plan.steps[0].releaseRow = release;
    RunPreviewDialog dialog(plan, tag);
    dialog.open();
    auto *tree = dialog.findChild<QTreeView *>();
    const auto views = dialog.findChildren<Ui::CodeView *>();
    const QStringList writes = historyWrites(plan, plan.steps.constFirst());
    QCOMPARE(writes.size(), 2);
    for (int i = 0; i < writes.size(); ++i) {
        const QModelIndex row = statementIndex(tree, 0, 3 + i);
        tree->scrollTo(row);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(row).center());
        QCOMPARE(QString::fromUtf8(views.at(1)->bytes()), Ui::overLines(writes.at(i)));
        QVERIFY(!views.at(0)->isVisible());
        for (const QByteArray &line : views.at(1)->bytes().split('\n'))
            QVERIFY2(line.size() < 80, line.constData());
        QCOMPARE(row.data(Qt::ToolTipRole).toString(), writes.at(i));
    }
    QVERIFY2(writes.constFirst().contains(u"005_feature_values"), qPrintable(writes.constFirst()));
    QVERIFY2(Ui::overLines(writes.constFirst()).contains(u"\n    migration_id = '005_feature_values'\n"),
             qPrintable(Ui::overLines(writes.constFirst())));
    Test::savePicture(dialog, QStringLiteral("history-row"));
    tree->setCurrentIndex(statementIndex(tree, 0, 0));
    QVERIFY(views.at(0)->isVisible());
}

void TestRunPreviewDialog::aRowIsShownOverLines()
{
    const QString row = QStringLiteral("INSERT INTO \"h\" (a, \"b, c\", d) VALUES ('it''s, (so)', now(3, 4), NULL)");
    QCOMPARE(Ui::overLines(row), QStringLiteral("INSERT INTO \"h\"\n    a = 'it''s, (so)'\n    \"b, c\" = now(3, 4)\n    d = NULL"));
    QCOMPARE(Ui::overLines(QStringLiteral("INSERT INTO h (a) VALUES (1) ON CONFLICT (a) DO NOTHING")),
             QStringLiteral("INSERT INTO h\n    a = 1\nON CONFLICT (a) DO NOTHING"));
    for (const auto &other : {QStringLiteral("INSERT INTO h (a) VALUES (1), (2)"), QStringLiteral("DELETE FROM h WHERE a = 1"),
                              QStringLiteral("INSERT INTO h (a, b) VALUES (1)"), QStringLiteral("INSERT INTO h (a) VALUES (1"),
                              QStringLiteral("INSERT INTO h (a) SELECT (1)")})
        QCOMPARE(Ui::overLines(other), other);
}

void TestRunPreviewDialog::aRepairSaysWhy()
{
    Plan plan = Test::samplePlan();
    History::HistoryEntry row;
    row.migrationId = plan.steps.constFirst().migrationId;
    row.errorMessage = QStringLiteral("repair: checksum (accepted)");
    plan.steps[0].kind = StepKind::Repair;
    plan.steps[0].rows = QList<History::HistoryEntry>{row};
    QCOMPARE(Ui::PlanModel(plan).step(0).detail, QStringLiteral("only the history is written: checksum (accepted)"));
    plan.steps[0].kind = StepKind::Stamp;
    QCOMPARE(Ui::PlanModel(plan).step(0).detail, QStringLiteral("only the history is written"));
}

void TestRunPreviewDialog::whatDoesNotComeBackIsSaid()
{
    Plan plan = Test::samplePlan();
    plan.steps[1].rollbackAvailable = true;
    const Ui::PlanModel model(plan);
    QCOMPARE(model.step(0).undo, QStringLiteral("can be undone"));
    QVERIFY(model.step(0).undoable);
    QCOMPARE(model.step(1).undo, QStringLiteral("structure comes back, data does not"));
    QVERIFY(!model.step(1).undoable);
}

void TestRunPreviewDialog::theTimeOfDaySaysHowOldItIs()
{
    const Plan plan = Test::samplePlan();
    const RunPreviewDialog dialog(plan, tag);
    const QString made = QStringLiteral("plan 7c21 · made %1").arg(plan.madeAt.toLocalTime().toString(QStringLiteral("HH:mm:ss")));
    QVERIFY2(labels(dialog).contains(made), qPrintable(labels(dialog).join(QLatin1Char('\n'))));
}

void TestRunPreviewDialog::everyFieldHasAName()
{
    RunPreviewDialog dialog(Test::samplePlan(), tag);
    for (QWidget *widget : dialog.findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->objectName() == u"qt_scrollarea_viewport")
            continue;
        const auto *push = qobject_cast<QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (push && !push->text().isEmpty()), widget->metaObject()->className());
    }
}

void TestRunPreviewDialog::theTextWithTheKeyboardIsSeen()
{
    RunPreviewDialog dialog(Test::samplePlan(), tag);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    const QColor accent = Ui::Theme::instance().colors().accent;
    const auto edge = [](QWidget *view) { return view->grab().toImage().pixelColor(0, view->height() / 2); };
    const QList<Ui::CodeView *> views = dialog.findChildren<Ui::CodeView *>();
    QCOMPARE(views.size(), 2);
    for (Ui::CodeView *view : views) {
        QVERIFY(edge(view) != accent);
        constexpr int most = 30;
        for (int i = 0; i < most && !view->hasFocus(); ++i)
            QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
        QVERIFY(view->hasFocus());
        QCOMPARE(edge(view), accent);
    }
    Test::savePicture(dialog, QStringLiteral("preview-focus"));
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
    QVERIFY(!views.constLast()->hasFocus() && edge(views.constLast()) != accent);
}

void TestRunPreviewDialog::looksAsDrawn()
{
    for (const auto scheme : {Ui::Scheme::Light, Ui::Scheme::Dark}) {
        Ui::Theme::instance().setScheme(scheme);
        RunPreviewDialog dialog(Test::samplePlan(), tag);
        dialog.resize(Ui::Theme::instance().measure(1260), Ui::Theme::instance().measure(774)); // more than the screen there is here
        dialog.open();
        auto *tree = dialog.findChild<QTreeView *>();
        tree->setCurrentIndex(statementIndex(tree, 1, 1));
        for (Ui::CodeView *view : dialog.findChildren<Ui::CodeView *>())
            view->syntaxLexer()->load();
        dialog.findChild<QLineEdit *>()->setText(QStringLiteral("test"));
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        Test::savePicture(dialog, scheme == Ui::Scheme::Light ? QStringLiteral("preview-light") : QStringLiteral("preview-dark"));
        dialog.showRehearsal(sampleReport());
        QPushButton *again = button(dialog, QStringLiteral("Rehearse again"));
        QTRY_VERIFY(again->width() >= again->sizeHint().width()); // laid out anew
        Test::savePicture(dialog, scheme == Ui::Scheme::Light ? QStringLiteral("rehearsed-light") : QStringLiteral("rehearsed-dark"));
    }
    Ui::Theme::instance().setScheme(Ui::Scheme::Light);
}

QTEST_MAIN(TestRunPreviewDialog)
#include "tst_runpreviewdialog.moc"
