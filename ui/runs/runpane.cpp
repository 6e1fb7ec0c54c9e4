// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runpane.h"

#include "runlistmodel.h"
#include "runprogressbar.h"

#include <models/execution/run/sentences.h>

#include <ui/pieces/chip.h>
#include <ui/pieces/marks.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QTextDocument>
#include <QTimer>

namespace Varve::Ui {

namespace {

/// The running sign turns and the clock counts this often: as often as events come.
constexpr int tickMs = 100;
constexpr int turnMs = 1200;
/// More would leave the screen.
constexpr qsizetype mostCheckLines = 20;

/// What was looked at around a run, and its checks, a line each.
QStringList foundAround(const Execution::RunResult &result)
{
    const QStringList checks = result.integrity.verificationLines();
    return result.integrity.lines() + checks.first(std::min(checks.size(), mostCheckLines))
        + QStringList(checks.size() > mostCheckLines ? 1 : 0, QStringLiteral("…"));
}

} // namespace

RunPane::RunPane(QWidget *parent) : QWidget(parent), m_model(new RunListModel(this)), m_tick(new QTimer(this))
{
    build();
    m_tick->setInterval(tickMs);
    connect(m_tick, &QTimer::timeout, this, &RunPane::updateTimes);
    connect(m_lock, &QPushButton::clicked, this, [this] { emit lockRequested(m_environment.name, m_plan.databaseName); });
    connect(m_cancel, &QPushButton::clicked, this, &RunPane::requestCancel);
    connect(m_goTo, &QPushButton::clicked, this, [this] { emit goToRequested(m_failedAt); });
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (m_plan.kind == Execution::PlanKind::Verify)
            emit verifyAgainRequested(m_plan.words);
        else
            emit runAgainRequested(m_failedMigration);
    });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        if (const auto &error = m_model->row(index.row()).error; error && error->where.isValid())
            emit goToRequested(error->where);
    });
    for (const QKeySequence &key : {QKeySequence(Qt::CTRL | Qt::Key_F2), QKeySequence(Qt::Key_Escape)})
        connect(new QShortcut(key, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, this,
                &RunPane::requestCancel);
    // The buttons of a failure lie over its row and follow it.
    m_list->viewport()->installEventFilter(this);
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, &RunPane::followFailure);
    retranslate();
    clear();
}

void RunPane::build()
{
    const Theme &theme = Theme::instance();
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_title = new QLabel(this);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(theme.boldFont());
    m_bar = new RunProgressBar(this);
    m_count = new QLabel(this);
    m_elapsed = new ToneLabel(ToneLabel::Tone::Dim, {}, this);
    m_lock = new QPushButton(this);
    m_cancel = new QPushButton(this);
    m_summary = new QLabel(this);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_list = new QListView(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RunListDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_failureButtons = new QWidget(m_list->viewport());
    m_goTo = new QPushButton(m_failureButtons);
    m_again = new QPushButton(m_failureButtons);

    const int gap = theme.measure(12);
    auto *buttons = new QHBoxLayout(m_failureButtons);
    buttons->setContentsMargins(0, 1, gap, 1);
    buttons->setSpacing(theme.measure(8));
    buttons->addWidget(m_goTo);
    buttons->addWidget(m_again);
    for (QPushButton *button : {m_goTo, m_again}) {
        button->setFixedHeight(theme.measure(22));
        button->setAutoDefault(false);
    }
    m_lock->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(gap, gap - theme.measure(4), gap, 0);
    row->setSpacing(gap);
    row->addWidget(m_title);
    row->addWidget(m_bar, 1);
    row->addWidget(m_count);
    row->addWidget(m_elapsed);
    row->addWidget(m_lock);
    row->addWidget(m_cancel);
    auto *summary = new QHBoxLayout;
    summary->setContentsMargins(gap, theme.measure(8), gap, theme.measure(6));
    summary->addWidget(m_summary);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addLayout(summary);
    layout->addWidget(m_list, 1);
}

void RunPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RunPane::retranslate()
{
    m_lock->setText(tr("Lock…"));
    m_lock->setToolTip(tr("Show who stands in the way, and end it"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop the run (Ctrl+F2)"));
    m_goTo->setText(tr("Go to line"));
    m_list->setAccessibleName(tr("Statements of the run"));
    m_title->setText(m_model->rowCount() == 0 ? tr("Nothing has run yet") : runTitle());
    if (m_cancelling && m_running)
        m_summary->setText(tr("Cancelling…"));
    if (!m_running)
        placeFailure();
    updateProgress();
}

QString RunPane::runTitle() const
{
    const QString where = m_environment.title.toUpper();
    if (m_plan.steps.size() != 1)
        return tr("%n migration(s) on %1", nullptr, int(m_plan.steps.size())).arg(where);
    const Execution::PlanStep &step = m_plan.steps.first();
    switch (step.kind) {
    case Execution::StepKind::Apply: return tr("%1 on %2").arg(step.migrationId, where);
    case Execution::StepKind::RollBack: return tr("Rolling back %1 on %2").arg(step.migrationId, where);
    case Execution::StepKind::Stamp: return tr("Marking %1 as applied on %2").arg(step.migrationId, where);
    case Execution::StepKind::Verify: return tr("Verifying %1 on %2").arg(step.migrationId, where);
    case Execution::StepKind::Baseline: return tr("Marking %1 as applied on %2").arg(step.migrationId, where);
    case Execution::StepKind::Repair: return tr("Repairing the history of %1 on %2").arg(step.migrationId, where);
    case Execution::StepKind::Unstamp: return tr("Marking %1 as not applied on %2").arg(step.migrationId, where);
    case Execution::StepKind::AdHoc: return tr("%1 on %2").arg(step.shownAs.isEmpty() ? step.title : step.shownAs, where);
    }
    return {};
}

void RunPane::clear()
{
    m_model->start({});
    m_running = false;
    m_tick->stop();
    m_title->setText(tr("Nothing has run yet"));
    m_summary->clear();
    m_failureButtons->hide();
    for (QWidget *each : {static_cast<QWidget *>(m_bar), static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_elapsed),
                          static_cast<QWidget *>(m_lock), static_cast<QWidget *>(m_cancel), static_cast<QWidget *>(m_summary)})
        each->hide();
}

void RunPane::start(const Execution::Plan &plan, const EnvironmentTag &environment)
{
    clear();
    m_plan = plan;
    m_environment = environment;
    m_failedMigration.clear();
    m_failedAt = {};
    m_cancelling = false;
    m_running = true;
    m_model->start(plan);
    m_list->scrollToTop();
    m_title->setText(runTitle());
    m_cancel->setEnabled(true);
    for (QWidget *each : {static_cast<QWidget *>(m_bar), static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_elapsed),
                          static_cast<QWidget *>(m_cancel)})
        each->show();
    m_clock.start();
    m_tick->start();
    updateProgress();
    updateTimes();
}

void RunPane::apply(const QList<Execution::RunEvent> &events)
{
    for (const Execution::RunEvent &event : events) {
        m_model->apply(event);
        if (const auto *waiting = std::get_if<Execution::WaitingForLock>(&event)) {
            showWaiting(tr("Waiting for %1, who holds the lock.").arg(waiting->holder.toString()));
        } else if (const auto *orphan = std::get_if<Execution::WaitingForOrphan>(&event)) {
            showWaiting(tr("The server still works for a run that is over (%1). Waiting for %2 s more.")
                            .arg(History::startedBy(orphan->orphan.run))
                            .arg(orphan->left.count()));
        } else if (const auto *again = std::get_if<Execution::StepRetried>(&event)) {
            m_failedAt = {};
            m_failedMigration.clear();
            m_summary->setText(Execution::retrySentence(*again, m_plan.steps.value(again->step).migrationId));
            m_summary->show();
        } else if (std::holds_alternative<Execution::RunStarted>(event) || std::holds_alternative<Execution::StepStarted>(event)) {
            m_summary->hide();
            m_lock->hide();
        } else if (const auto *failed = std::get_if<Execution::StatementFailed>(&event)) {
            m_failedAt = failed->error.where;
            if (failed->step < m_plan.steps.size())
                m_failedMigration = m_plan.steps.at(failed->step).migrationId;
        } else if (const auto *step = std::get_if<Execution::StepFailed>(&event)) {
            m_summary->setText(step->remains);
            m_summary->setVisible(!step->remains.isEmpty());
        }
    }
    updateProgress();
    if (m_model->currentRow() >= 0)
        m_list->scrollTo(m_model->index(m_model->currentRow()));
}

void RunPane::showWaiting(const QString &text)
{
    m_summary->setText(text);
    m_summary->show();
    m_lock->show();
}

void RunPane::finish(const Core::Expected<Execution::RunResult> &result)
{
    m_running = false;
    m_tick->stop();
    updateTimes();
    m_model->stop();
    m_lock->hide();
    m_cancel->hide();
    QString summary = result ? result->summary : result.error().message;
    if (result && result->error && m_model->failedRow() < 0 && summary.isEmpty())
        summary = result->error->message;
    if (result && !result->failedMigration.isEmpty())
        m_failedMigration = result->failedMigration;
    if (result && result->error && !m_failedAt.isValid())
        m_failedAt = result->error->where;
    if (result)
        summary = (QStringList{summary} + result->integrity.findings).join(QLatin1Char(' ')).trimmed();
    if (result && result->cancelled && result->error) // which is in no list of problems
        summary = QString(summary + QLatin1Char(' ') + result->error->remedy).trimmed();
    m_summary->setText(summary);
    const QString found = result ? foundAround(*result).join(QLatin1Char('\n')) : QString();
    m_summary->setToolTip(found.isEmpty() ? QString() : Qt::convertFromPlainText(found)); // an answer may look like HTML
    m_summary->setVisible(!summary.isEmpty());
    const bool success = result && result->isSuccess();
    m_bar->setProgress(m_model->done(), m_model->total(),
                       success                                                  ? RunProgressBar::Tone::Done
                           : m_model->isCancelled() && m_model->failedRow() < 0 ? RunProgressBar::Tone::Running
                                                                                : RunProgressBar::Tone::Failed);
    placeFailure();
}

void RunPane::placeFailure()
{
    const int row = m_model->failedRow();
    if (row < 0)
        return;
    const QString number = m_failedMigration.section(QLatin1Char('/'), -1).section(QLatin1Char('_'), 0, 0);
    m_again->setText(m_plan.kind == Execution::PlanKind::Verify ? tr("Verify again…")
                         : number.isEmpty()                     ? tr("Run again…")
                                                                : tr("Run again from %1…").arg(number));
    // Running is not what anybody wants who came from a way back.
    m_again->setVisible(!m_failedMigration.isEmpty() && m_plan.kind != Execution::PlanKind::RollBack);
    m_goTo->setVisible(m_failedAt.isValid());
    const int width = m_failureButtons->sizeHint().width();
    static_cast<RunListDelegate *>(m_list->itemDelegate())->setButtonsWidth(width);
    m_list->scrollTo(m_model->index(row));
    followFailure();
    m_failureButtons->show();
}

void RunPane::followFailure()
{
    const int row = m_model->failedRow();
    if (m_running || row < 0)
        return;
    const QRect place = m_list->visualRect(m_model->index(row));
    const int width = m_failureButtons->sizeHint().width();
    m_failureButtons->setGeometry(place.right() + 1 - width, place.top(), width, place.height());
}

bool RunPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &RunPane::followFailure, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void RunPane::showCancelling()
{
    m_cancelling = true;
    m_cancel->setEnabled(false);
    m_summary->setText(tr("Cancelling…"));
    m_summary->show();
}

void RunPane::requestCancel()
{
    if (m_running && m_cancelling)
        return;
    if (m_running)
        showCancelling();
    emit cancelRequested();
}

void RunPane::updateProgress()
{
    const QLocale locale;
    // What is only marked in the history runs nothing.
    m_count->setText(m_model->total() == 0 ? QString()
                                           : tr("%1 of %n statement(s)", nullptr, m_model->total()).arg(locale.toString(m_model->done())));
    if (!m_running)
        return;
    m_bar->setProgress(m_model->done(), m_model->total(),
                       m_model->failedRow() >= 0 ? RunProgressBar::Tone::Failed : RunProgressBar::Tone::Running);
}

void RunPane::updateTimes()
{
    const qint64 elapsed = m_clock.isValid() ? m_clock.elapsed() : 0;
    m_elapsed->setText(durationText(elapsed));
    m_model->setPhase(double(elapsed % turnMs) / turnMs);
}

} // namespace Varve::Ui
