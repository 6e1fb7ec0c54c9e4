// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/runs/runlistmodel.h>
#include <ui/runs/runpane.h>
#include <ui/runs/runprogressbar.h>
#include <ui/runs/sqllogmodel.h>

#include <tests/support/pictures.h>
#include <tests/support/sampleplan.h>

#include <translations/language.h>

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>

using namespace Varve;
using namespace Varve::Execution;
using Ui::RunPane;
using Ui::RunState;

class TestRunPane final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Ui::Theme::instance().setScheme(Ui::Scheme::Light); }
    void statementsTickOffAsEventsCome();
    void aFailureOffersWhatToDo();
    void whatFailsOnTheWayBackIsNotRun();
    void escapeAsksToCancelOnce();
    void aCancelledStatementIsNoFailure();
    void everythingFollowsTheLanguage();
    void secretsAreMasked();
    void whatTheServerSaysStandsBelowItsStatement();
    void manyNoticesEndInAWord();
    void noticesGoWithTheAttempt();
    void anotherAttemptTakesTheFailureBack();
    void whatWasNotCommittedIsNotDone();
    void whatIsOnlyMarkedHasNothingToCount();
    void theNextRunIsShownFromItsTop();
    void theModelKeepsItsContract();
    void checksOfTheRunAreInTheTipOfItsSummary();
    void looksAsDrawn();
};

namespace {

const Ui::EnvironmentTag tag{.name = QStringLiteral("test"),
                             .title = QStringLiteral("test"),
                             .color = QStringLiteral("test"),
                             .order = 1,
                             .count = 3,
                             .readOnly = false};

StatementDone done(int step, int statement, int ms)
{
    StatementDone event{step, statement, {}};
    event.outcome.duration = std::chrono::milliseconds(ms);
    return event;
}

Core::Error numricError()
{
    return {.kind = Core::ErrorKind::Statement,
            .message = QStringLiteral("The server refused the statement."),
            .where = {.file = QStringLiteral("004_drift_reports.sql"), .offset = 40, .line = 41, .column = 19},
            .serverText = QStringLiteral("type \"numric\" does not exist"),
            .serverCode = QStringLiteral("42704"),
            .remedy = QStringLiteral("Did you mean numeric?")};
}

/// Two of seven statements done, the third failed: the run of the drawings.
void fail(RunPane &pane)
{
    QByteArray script("CREATE TABLE ${schema}.dataset_versions (id bigint);\nCREATE TABLE ${schema}.data_lineage (id bigint);\n");
    for (int i = 0; i < 5; ++i)
        script += "CREATE INDEX i" + QByteArray::number(i) + " ON ${schema}.data_lineage (id);\n";
    Plan plan = Test::samplePlan();
    plan.steps = {Test::planStep(QStringLiteral("004_drift_reports"), script, plan.variables)};
    pane.start(plan, tag);
    StatementDone noticed = done(0, 0, 12);
    noticed.outcome.notices = {{QStringLiteral("NOTICE"), QStringLiteral("relation \"dataset_versions\" already exists, skipping")}};
    pane.apply({RunStarted{QStringLiteral("r"), 1, 7}, StepStarted{0, QStringLiteral("004_drift_reports"), 7}, StatementStarted{0, 0},
                noticed, StatementStarted{0, 1}, done(0, 1, 9), StatementStarted{0, 2}, StatementFailed{0, 2, numricError()}});
    RunResult result;
    result.error = numricError();
    result.failedMigration = QStringLiteral("004_drift_reports");
    result.summary = QStringLiteral(
        "Statement 3 failed. Nothing of 004 remains: PostgreSQL rolled the transaction back. 005 and 006 were not started.");
    pane.finish(result);
}

QPushButton *button(QWidget &widget, const QString &text)
{
    for (auto *each : widget.findChildren<QPushButton *>()) {
        if (each->text() == text)
            return each;
    }
    return nullptr;
}

} // namespace

void TestRunPane::statementsTickOffAsEventsCome()
{
    RunPane pane;
    const Plan plan = Test::samplePlan();
    pane.start(plan, tag);
    const auto *bar = pane.findChild<Ui::RunProgressBar *>();
    const auto *model = pane.findChild<Ui::RunListModel *>();
    QVERIFY(pane.isRunning());
    QCOMPARE(model->rowCount(), 8); // two steps, six statements
    QCOMPARE(bar->total(), 6);
    pane.apply({StepStarted{0, plan.steps.at(0).migrationId, 3}, StatementStarted{0, 0}});
    QCOMPARE(model->row(1).state, RunState::Running);
    pane.apply({done(0, 0, 12), StatementStarted{0, 1}, done(0, 1, 1500)});
    QCOMPARE(model->row(1).state, RunState::Done);
    QCOMPARE(model->row(1).time, QStringLiteral("12 ms"));
    QCOMPARE(model->row(2).time, QStringLiteral("1.5 s"));
    QCOMPARE(bar->done(), 2);
    RunResult result;
    result.summary = QStringLiteral("2 migrations done.");
    pane.finish(result);
    QVERIFY(!pane.isRunning());
    QCOMPARE(model->row(7).state, RunState::NotRun);
}

void TestRunPane::aFailureOffersWhatToDo()
{
    RunPane pane;
    pane.resize(900, 260);
    pane.show();
    fail(pane);
    QSignalSpy goTo(&pane, &RunPane::goToRequested);
    QSignalSpy again(&pane, &RunPane::runAgainRequested);
    QPushButton *toLine = button(pane, QStringLiteral("Go to line"));
    QPushButton *fromThere = button(pane, QStringLiteral("Run again from 004…"));
    QVERIFY(toLine && fromThere);
    QTRY_VERIFY(toLine->isVisible());
    QTest::mouseClick(toLine, Qt::LeftButton);
    QCOMPARE(goTo.size(), 1);
    QCOMPARE(goTo.first().first().value<Core::SourcePosition>().toString(), QStringLiteral("004_drift_reports.sql:41:19"));
    QTest::mouseClick(fromThere, Qt::LeftButton);
    QCOMPARE(again.first().first().toString(), QStringLiteral("004_drift_reports"));
    QCOMPARE(Ui::failureDetail(numricError()), QStringLiteral("42704 · 004_drift_reports.sql:41:19 · Did you mean numeric?"));
}

void TestRunPane::whatFailsOnTheWayBackIsNotRun()
{
    RunPane pane;
    pane.resize(900, 260);
    pane.show();
    Plan plan = Test::samplePlan();
    plan.kind = PlanKind::RollBack;
    pane.start(plan, tag);
    pane.apply({StepStarted{0, plan.steps.constFirst().migrationId, 3}, StatementStarted{0, 0}, StatementFailed{0, 0, numricError()}});
    pane.finish(RunResult());
    QTRY_VERIFY(button(pane, QStringLiteral("Go to line"))->isVisible());
    for (const auto *each : pane.findChildren<QPushButton *>())
        QVERIFY2(!each->isVisible() || !each->text().startsWith(QStringLiteral("Run again")), qPrintable(each->text()));
}

void TestRunPane::escapeAsksToCancelOnce()
{
    RunPane pane;
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    pane.start(Test::samplePlan(), tag);
    QSignalSpy cancelled(&pane, &RunPane::cancelRequested);
    auto *list = pane.findChild<QListView *>();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Escape);
    QTest::keyClick(list, Qt::Key_F2, Qt::ControlModifier);
    QCOMPARE(cancelled.size(), 1);
}

void TestRunPane::aCancelledStatementIsNoFailure()
{
    RunPane pane;
    pane.start(Test::samplePlan(), tag);
    Core::Error stopped;
    stopped.kind = Core::ErrorKind::Cancelled;
    stopped.message = QStringLiteral("The run was cancelled.");
    pane.apply({StepStarted{0, QStringLiteral("005"), 3}, StatementStarted{0, 0}, StatementFailed{0, 0, stopped}});
    RunResult result;
    result.error = stopped;
    result.cancelled = true;
    result.summary = QStringLiteral("Cancelled in statement 1. Nothing of 005 remains.");
    pane.finish(result);
    const auto *model = pane.findChild<Ui::RunListModel *>();
    QCOMPARE(model->row(1).state, RunState::Cancelled);
    QCOMPARE(model->failedRow(), -1);
    QCOMPARE(model->index(1).data(Ui::RunListModel::TimeRole).toString(), QStringLiteral("cancelled"));
    QCOMPARE(model->row(2).state, RunState::NotRun);
    QVERIFY(!button(pane, QStringLiteral("Go to line"))->isVisibleTo(&pane));
}

void TestRunPane::everythingFollowsTheLanguage()
{
    RunPane pane;
    pane.start(Test::samplePlan(), tag);
    setLanguage(QLocale(QStringLiteral("de")));
    QCoreApplication::sendPostedEvents();
    QVERIFY(button(pane, QStringLiteral("Abbrechen")));
    QStringList texts;
    for (const QLabel *label : pane.findChildren<QLabel *>())
        texts += label->text();
    setLanguage(QLocale(QStringLiteral("en")));
    QVERIFY2(texts.contains(QStringLiteral("2 Migrationen auf TEST")), qPrintable(texts.join(u'|')));
}

void TestRunPane::secretsAreMasked()
{
    RunPane pane;
    pane.start(Test::samplePlan(), tag);
    const auto *model = pane.findChild<Ui::RunListModel *>();
    QCOMPARE(model->row(3).line.text, QStringLiteral("INSERT INTO public.settings VALUES ('token', '********')"));
    for (int row = 0; row < model->rowCount(); ++row)
        QVERIFY(!model->row(row).line.text.contains(u"hunter2"));
}

void TestRunPane::whatTheServerSaysStandsBelowItsStatement()
{
    RunPane pane;
    const Plan plan = Test::samplePlan();
    pane.start(plan, tag);
    auto *model = pane.findChild<Ui::RunListModel *>();
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    StatementDone warned = done(0, 0, 12);
    warned.outcome.notices = {{QStringLiteral("Warning"), QStringLiteral("Out of range value for column '<b>n</b>' at row 1 (1264)")},
                              {QStringLiteral("NOTICE"), QStringLiteral("two\nlines")}};
    pane.apply({StepStarted{0, plan.steps.at(0).migrationId, 3}, StatementStarted{0, 0}, warned, StatementStarted{0, 1}, done(0, 1, 7)});
    QCOMPARE(model->rowCount(), 10);
    const QString said = QStringLiteral("Warning: Out of range value for column '<b>n</b>' at row 1 (1264)");
    QCOMPARE(model->index(2).data().toString(), said);
    QCOMPARE(model->index(2).data(Qt::AccessibleTextRole).toString(), said);
    QCOMPARE(model->index(3).data().toString(), QStringLiteral("NOTICE: two\nlines"));
    QCOMPARE(model->row(4).time, QStringLiteral("7 ms")); // the next statement kept its row
    QCOMPARE(pane.findChild<Ui::RunProgressBar *>()->total(), 6);
    pane.apply({StepDone{.step = 0, .duration = std::chrono::milliseconds(30)}, StepStarted{1, plan.steps.at(1).migrationId, 3},
                StatementStarted{1, 0}, StatementFailed{1, 0, numricError()}});
    QCOMPARE(model->failedRow(), 7);

    Ui::SqlLogModel log;
    log.start(plan, QStringLiteral("anna"));
    log.apply({StatementStarted{0, 0}, warned});
    const QModelIndex outcome = log.index(0, Ui::SqlLogModel::OutcomeColumn);
    QCOMPARE(outcome.data().toString(), QStringLiteral("done · %1 · NOTICE: two lines").arg(said));
    for (const QModelIndex &shown : {outcome, model->index(2)}) { // tips guess from the text whether it is HTML
        const QString tip = shown.data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(QStringLiteral("&lt;b&gt;n")) && Qt::mightBeRichText(tip), qPrintable(tip));
    }
    QCOMPARE(outcome.data(Qt::ForegroundRole).value<QColor>(), Ui::Theme::instance().colors().warn);
}

/// A loop may raise a million of them.
void TestRunPane::manyNoticesEndInAWord()
{
    Ui::RunListModel model;
    model.start(Test::samplePlan());
    StatementDone loud = done(0, 0, 1);
    for (int i = 0; i < 5000; ++i)
        loud.outcome.notices.append({QStringLiteral("NOTICE"), QString::number(i)});
    const int before = model.rowCount();
    model.apply(loud);
    QCOMPARE(model.rowCount(), before + Ui::RunListModel::mostNotices);
    QCOMPARE(model.row(2).line.text, QStringLiteral("NOTICE: 0"));
    QCOMPARE(model.row(1 + Ui::RunListModel::mostNotices).line.text, QStringLiteral("There are more: see Results, Messages."));
}

void TestRunPane::noticesGoWithTheAttempt()
{
    Ui::RunListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.start(Test::samplePlan());
    const int before = model.rowCount();
    StatementDone warned = done(0, 0, 1);
    warned.outcome.notices = {{QStringLiteral("WARNING"), QStringLiteral("one")}};
    model.apply(StatementStarted{0, 0});
    model.apply(warned);
    QCOMPARE(model.rowCount(), before + 1);
    model.apply(StepRetried{.step = 0, .attempt = 2, .attempts = 4, .pause = std::chrono::milliseconds(1), .error = numricError()});
    QCOMPARE(model.rowCount(), before);
    model.apply(warned);
    QCOMPARE(model.row(2).line.text, QStringLiteral("WARNING: one"));
}

void TestRunPane::anotherAttemptTakesTheFailureBack()
{
    RunPane pane;
    pane.start(Test::samplePlan(), tag);
    const auto *model = pane.findChild<Ui::RunListModel *>();
    Core::Error busy;
    busy.kind = Core::ErrorKind::Locked;
    busy.message = QStringLiteral("canceling statement due to lock timeout");
    busy.where = {.file = QStringLiteral("a.sql"), .offset = 0, .line = 1, .column = 1};
    pane.apply({StepStarted{0, QStringLiteral("004_drift_reports"), 3}, StatementStarted{0, 0}, done(0, 0, 12), StatementStarted{0, 1},
                StatementFailed{0, 1, busy}});
    QVERIFY(model->failedRow() >= 0);
    pane.apply({StepRetried{.step = 0, .attempt = 2, .attempts = 4, .pause = std::chrono::milliseconds(612), .error = busy}});
    QCOMPARE(model->failedRow(), -1);
    QCOMPARE(model->done(), 0);
    const QString expected = Test::samplePlan().steps.constFirst().migrationId
        + QStringLiteral(": canceling statement due to lock timeout. Attempt 2 of 4 begins in 612 ms.");
    const QList<QLabel *> labels = pane.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) { return label->text() == expected; }));
    pane.apply({StepStarted{0, QStringLiteral("004_drift_reports"), 3}, StatementStarted{0, 0}, done(0, 0, 12)});
    QCOMPARE(model->done(), 1);
}

/// Where the whole run is one transaction a step is done with the last one.
void TestRunPane::whatWasNotCommittedIsNotDone()
{
    Ui::RunListModel model;
    model.start(Test::samplePlan());
    model.apply(StepStarted{0, QStringLiteral("004"), 3});
    model.apply(StatementStarted{0, 0});
    model.apply(done(0, 0, 1));
    model.apply(StepStarted{1, QStringLiteral("005"), 3});
    model.apply(StatementStarted{1, 0});
    QCOMPARE(model.row(1).state, RunState::Done);
    model.apply(StatementFailed{1, 0, numricError()});
    model.apply(StepFailed{1, QString()});
    QCOMPARE(model.row(0).state, RunState::NotRun);
    QCOMPARE(model.row(1).state, RunState::NotRun);
    QCOMPARE(model.row(4).state, RunState::Failed);
}

void TestRunPane::whatIsOnlyMarkedHasNothingToCount()
{
    RunPane pane;
    pane.show();
    Plan plan = Test::samplePlan();
    pane.start(plan, tag);
    const auto counts = [&] {
        QStringList texts;
        for (const auto *label : pane.findChildren<QLabel *>())
            texts += label->text();
        return texts.filter(QStringLiteral("statement"));
    };
    QCOMPARE(counts().size(), 1); // "0 of 6 statements"
    for (PlanStep &step : plan.steps) {
        step.kind = StepKind::Stamp;
        step.statements.clear();
    }
    pane.start(plan, tag);
    pane.finish(RunResult());
    QCOMPARE(counts(), QStringList());
}

void TestRunPane::theNextRunIsShownFromItsTop()
{
    RunPane pane;
    pane.resize(900, 260);
    pane.show();
    Plan plan = Test::samplePlan();
    plan.steps = {Test::planStep(QStringLiteral("001_long"), QByteArray("SELECT 1;\n").repeated(100), plan.variables)};
    pane.start(plan, tag);
    const auto *list = pane.findChild<QListView *>();
    QTRY_VERIFY(list->verticalScrollBar()->maximum() > 0);
    list->verticalScrollBar()->setValue(list->verticalScrollBar()->maximum());
    pane.finish(RunResult());
    pane.start(plan, tag);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(list->verticalScrollBar()->value(), 0);
}

void TestRunPane::theModelKeepsItsContract()
{
    Ui::RunListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.start(Test::samplePlan());
    model.apply(StatementStarted{0, 0});
    model.apply(StatementStarted{9, 99});
    model.apply(StatementFailed{1, 0, numricError()});
    model.stop();
    QCOMPARE(model.failedRow(), 5);
}

void TestRunPane::checksOfTheRunAreInTheTipOfItsSummary()
{
    RunPane pane;
    pane.start(Test::samplePlan(), tag);
    RunResult result;
    result.summary = QStringLiteral("2 migrations done.");
    result.integrity.verifications = {{.migrationId = QStringLiteral("001_a"),
                                       .where = QStringLiteral("migrations/001_a.sql:4:1"),
                                       .expected = QStringLiteral("<> 0"),
                                       .found = QStringLiteral("<b>7</b>")}};
    const auto tip = [&] {
        pane.finish(result);
        for (const QLabel *label : pane.findChildren<QLabel *>()) {
            if (label->text() == result.summary)
                return label->toolTip();
        }
        return QString();
    };
    const auto plain = [](const QString &html) {
        QTextDocument document;
        document.setHtml(html);
        return document.toPlainText().replace(QChar::Nbsp, QLatin1Char(' '));
    };
    const QString line = QStringLiteral("migrations/001_a.sql:4:1: expected <> 0, found <b>7</b>");
    QCOMPARE(plain(tip()), QString(QStringLiteral("1 check met\n") + line));
    while (result.integrity.verifications.size() < 30)
        result.integrity.verifications += result.integrity.verifications.constFirst();
    QCOMPARE(plain(tip()).count(QLatin1Char('\n')), 21);
    QVERIFY(plain(tip()).endsWith(QStringLiteral("…")));
}

void TestRunPane::looksAsDrawn()
{
    for (const auto scheme : {Ui::Scheme::Light, Ui::Scheme::Dark}) {
        Ui::Theme::instance().setScheme(scheme);
        RunPane pane;
        pane.resize(936, 220);
        pane.show();
        fail(pane);
        QTRY_VERIFY(button(pane, QStringLiteral("Go to line"))->isVisible());
        QCoreApplication::sendPostedEvents();
        Test::savePicture(pane, scheme == Ui::Scheme::Light ? QStringLiteral("run-light") : QStringLiteral("run-dark"));
    }
    Ui::Theme::instance().setScheme(Ui::Scheme::Light);
}

QTEST_MAIN(TestRunPane)
#include "tst_runpane.moc"
