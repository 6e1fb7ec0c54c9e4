// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runpreviewdialog.h"

#include "checklist.h"
#include "planmodel.h"
#include "plantexts.h"
#include "rehearsalview.h"

#include <ui/editor/codeview.h>
#include <ui/pieces/chip.h>
#include <ui/pieces/savedialog.h>
#include <ui/pieces/whendone.h>

#include <models/execution/printing/planmarkdown.h>
#include <models/execution/printing/planprinter.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QtConcurrentRun>
#include <QTreeView>

#include <array>

namespace Varve::Ui {

namespace {

/// The time of day: how long ago it was would have to be counted on while the dialog is open.
QString madeText(const QDateTime &madeAt)
{
    return RunPreviewDialog::tr("made %1").arg(madeAt.toLocalTime().toString(QStringLiteral("HH:mm:ss")));
}

} // namespace

QString RunPreviewDialog::verb(const Execution::Plan &plan)
{
    const int count = int(plan.steps.size());
    if (plan.kind == Execution::PlanKind::InitDatabase)
        return tr("Initialise the database");
    if (plan.kind == Execution::PlanKind::Resume)
        return tr("Resume %n migration(s)", nullptr, count);
    const auto kind = plan.steps.isEmpty() ? Execution::StepKind::Apply : plan.steps.first().kind;
    switch (kind) {
    case Execution::StepKind::Apply: return tr("Run %n migration(s)", nullptr, count);
    case Execution::StepKind::RollBack: return tr("Roll back %n migration(s)", nullptr, count);
    case Execution::StepKind::Verify: return tr("Verify %n migration(s)", nullptr, count);
    case Execution::StepKind::Repair: return tr("Write %n repair(s)", nullptr, count);
    case Execution::StepKind::Baseline:
    case Execution::StepKind::Stamp: return tr("Mark %n migration(s) as applied", nullptr, count);
    case Execution::StepKind::Unstamp: return tr("Mark %n migration(s) as not applied", nullptr, count);
    case Execution::StepKind::AdHoc: return tr("Run %n statement(s)", nullptr, plan.statementCount());
    }
    return {};
}

RunPreviewDialog::RunPreviewDialog(const Execution::Plan &plan, const EnvironmentTag &environment, QWidget *parent)
    : EnvironmentSheet(tr("%1 on").arg(verb(plan)), environment, parent), m_plan(plan), m_environment(environment)
{
    addHeaderText(serverLine(m_plan));
    addToHeader(new ToneLabel(ToneLabel::Tone::Dim, tr("plan %1 · %2").arg(m_plan.id, madeText(m_plan.madeAt)), this));
    QWidget *middle = makeMiddle();
    fillFooter();
    setMiddle(middle, 1260, 774);
    if (m_model->rowCount() > 0)
        m_tree->setCurrentIndex(m_model->index(0, 0, m_model->index(0, 0)));
    updateRun();
    if (m_typed)
        m_typed->setFocus();
    else
        m_run->setFocus();
}

bool RunPreviewDialog::needsTypedName() const
{
    return m_plan.guard == Project::GuardLevel::Confirm && m_plan.isDestructive() && !m_environment.name.isEmpty();
}

QWidget *RunPreviewDialog::makeMiddle()
{
    auto *middle = new QWidget(this);
    auto *row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *left = new QSplitter(Qt::Vertical, middle);
    left->setChildrenCollapsible(false);
    left->setHandleWidth(1);
    left->addWidget(makeStatements());
    m_texts = new QStackedWidget(left);
    m_texts->addWidget(makeTexts());
    left->addWidget(m_texts);
    left->setStretchFactor(0, 3);
    left->setStretchFactor(1, 2);
    row->addWidget(left, 1);
    row->addWidget(new Rule(Qt::Vertical, middle));
    row->addWidget(makeSide());
    return middle;
}

QWidget *RunPreviewDialog::makeStatements()
{
    m_model = new PlanModel(m_plan, this);
    m_tree = new QTreeView(this);
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new PlanDelegate(m_tree));
    m_tree->setAccessibleName(tr("Statements of the plan"));
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(0);
    m_tree->setItemsExpandable(false);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->expandAll();
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &RunPreviewDialog::showStatement);
    return m_tree;
}

QWidget *RunPreviewDialog::makeTexts()
{
    const Theme &theme = Theme::instance();
    auto *both = new Surface(Surface::Ground::Base, this);
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    const auto add = [&](const QString &caption) {
        auto *pane = new QWidget(both);
        auto *column = new QVBoxLayout(pane);
        column->setContentsMargins(0, theme.measure(10), 0, 0);
        column->setSpacing(theme.measure(6));
        QLabel *label = makeCaption(caption, pane);
        label->setContentsMargins(theme.measure(14), 0, 0, 0);
        auto *view = new CodeView(pane);
        view->setAccessibleName(caption);
        view->showFocus();
        label->setBuddy(view);
        column->addWidget(label);
        column->addWidget(view, 1);
        row->addWidget(pane, 1);
        return view;
    };
    m_written = add(tr("As written"));
    m_between = new Rule(Qt::Vertical, both);
    row->addWidget(m_between);
    m_rendered = add(tr("As it will run on %1").arg(m_environment.title.toUpper()));
    CodeView::synchronise(m_written, m_rendered);
    return both;
}

QWidget *RunPreviewDialog::makeSide()
{
    const Theme &theme = Theme::instance();
    auto *side = new Surface(Surface::Ground::Window, this);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(theme.measure(16), theme.measure(18), theme.measure(16), theme.measure(16));
    layout->setSpacing(theme.measure(8));
    addChecks(layout, side);
    layout->addSpacing(theme.measure(6));
    addCommandLine(layout, side);
    if (needsTypedName()) {
        layout->addSpacing(theme.measure(6));
        addConfirmation(layout, side);
    }
    layout->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(side);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(theme.measure(320));
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

void RunPreviewDialog::addChecks(QVBoxLayout *layout, QWidget *parent)
{
    layout->addWidget(makeCaption(tr("Checked"), parent));
    m_checks = new CheckList(planChecks(m_plan), parent);
    layout->addWidget(m_checks);
}

void RunPreviewDialog::addCommandLine(QVBoxLayout *layout, QWidget *parent)
{
    const Theme &theme = Theme::instance();
    const QString command = Execution::commandLine(m_plan);
    layout->addWidget(makeCaption(tr("The same from a shell"), parent));
    auto *box = new Surface(Surface::Ground::Soft, parent);
    auto *inside = new QVBoxLayout(box);
    inside->setContentsMargins(theme.measure(10), theme.measure(8), theme.measure(10), theme.measure(8));
    auto *label = new QLabel(command, box);
    label->setTextFormat(Qt::PlainText);
    label->setFont(theme.codeFont());
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAccessibleName(tr("Command line"));
    inside->addWidget(label);
    layout->addWidget(box);
    auto *copy = new QPushButton(tr("Copy command"), parent);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [command] { QGuiApplication::clipboard()->setText(command); });
    layout->addWidget(copy, 0, Qt::AlignLeft);
}

void RunPreviewDialog::addConfirmation(QVBoxLayout *layout, QWidget *parent)
{
    QLabel *caption = makeCaption(tr("To run, type the name of the environment"), parent);
    caption->setWordWrap(true);
    m_typed = new QLineEdit(parent);
    m_typed->setAccessibleName(tr("Name of the environment"));
    m_typed->setPlaceholderText(m_environment.name);
    caption->setBuddy(m_typed);
    auto *why = new ToneLabel(ToneLabel::Tone::Dim, tr("Asked because what is there is lost."), parent);
    why->setFont(Theme::instance().smallFont());
    why->setWordWrap(true);
    layout->addWidget(caption);
    layout->addWidget(m_typed);
    layout->addWidget(why);
    connect(m_typed, &QLineEdit::textChanged, this, &RunPreviewDialog::updateRun);
}

void RunPreviewDialog::fillFooter()
{
    connect(addButton(tr("Save plan…")), &QPushButton::clicked, this, &RunPreviewDialog::savePlan);
    connect(addButton(tr("Copy plan")), &QPushButton::clicked, this, &RunPreviewDialog::copyPlan);
    m_message = addMessage();
    if (m_plan.kind == Execution::PlanKind::Migrate || m_plan.kind == Execution::PlanKind::InitDatabase) {
        m_rehearse = addButton(tr("Rehearse"));
        m_rehearse->setToolTip(tr("Run all migrations in a scratch database first: up, down and up again"));
        connect(m_rehearse, &QPushButton::clicked, this, &RunPreviewDialog::rehearse);
    }
    connect(addButton(tr("Close")), &QPushButton::clicked, this, &QDialog::reject);
    m_run = addButton(verb(m_plan));
    m_run->setDefault(true);
    connect(m_run, &QPushButton::clicked, this, &RunPreviewDialog::run);
}

void RunPreviewDialog::keyPressEvent(QKeyEvent *event)
{
    // Enter in the list selects; only the button, or Enter in the field, runs.
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && focusWidget() != m_typed && focusWidget() != m_run)
        return;
    EnvironmentSheet::keyPressEvent(event);
}

void RunPreviewDialog::showStatement(const QModelIndex &index)
{
    const PlanModel::Row *row = m_model->row(index);
    if (row)
        m_texts->setCurrentIndex(0);
    const Text::DialectName dialect = Database::engineTraits(m_plan.target.engine).dialect;
    const QString write = overLines(m_model->historyWrite(index));
    // Nobody wrote it: it has the whole width, and nothing of it is out of sight.
    m_written->parentWidget()->setVisible(write.isEmpty());
    m_between->setVisible(write.isEmpty());
    m_rendered->setWrapMode(write.isEmpty() ? QsciScintilla::WrapNone : QsciScintilla::WrapCharacter);
    if (!row || !row->planned) {
        m_written->setScript({}, dialect);
        m_rendered->setScript(write.isEmpty() && row ? row->line.text.toUtf8() : write.toUtf8(), dialect);
        return;
    }
    const auto fill = [&](CodeView *view, const MarkedText &text) {
        view->setScript(text.text, dialect);
        view->setFirstLine(std::max(1, row->planned->statement.start.line));
        view->setMarks(text.marks);
    };
    fill(m_written, asWritten(*row->planned, m_plan.variables));
    fill(m_rendered, asSent(*row->planned, m_plan.variables));
}

void RunPreviewDialog::savePlan()
{
    using Printer = Core::Expected<QByteArray> (*)(const Execution::Plan &);
    static constexpr Printer sql = [](const Execution::Plan &plan) -> Core::Expected<QByteArray> {
        return Execution::planAsSql(plan).map([](const QString &text) { return text.toUtf8(); });
    };
    static constexpr Printer markdown
        = [](const Execution::Plan &plan) -> Core::Expected<QByteArray> { return Execution::planAsMarkdown(plan).toUtf8(); };
    static constexpr Printer text
        = [](const Execution::Plan &plan) -> Core::Expected<QByteArray> { return Execution::printPlan(plan).toUtf8(); };
    static constexpr Printer json
        = [](const Execution::Plan &plan) -> Core::Expected<QByteArray> { return QJsonDocument(Execution::planAsJson(plan)).toJson(); };
    static constexpr std::array printers{sql, markdown, text, json};
    const QList<SaveFormat> formats{{tr("SQL, to be run by hand (*.sql)"), QStringLiteral("sql")},
                                    {tr("Markdown, for a review (*.md)"), QStringLiteral("md")},
                                    {tr("Text (*.txt)"), QStringLiteral("txt")},
                                    {tr("JSON, for programs (*.json)"), QStringLiteral("json")}};
    askWhereToSave(this, tr("Save the plan"), QStringLiteral("plan-%1").arg(m_plan.id), formats, [this](const QString &path, int format) {
        // SQL holds files that the plan itself does not, of many megabytes.
        const auto writing = QtConcurrent::run([path, plan = m_plan, print = printers.at(std::size_t(format))] {
            return print(plan).and_then([&path](const QByteArray &content) { return saveFile(path, content); });
        });
        whenDone(this, writing, [this, path](const Core::Expected<> &saved) {
            m_message->setTone(saved ? ToneLabel::Tone::Dim : ToneLabel::Tone::Bad);
            m_message->setText(saved ? tr("Saved to %1").arg(path) : saved.error().toString());
        });
    });
}

void RunPreviewDialog::copyPlan()
{
    QGuiApplication::clipboard()->setText(Execution::printPlan(m_plan));
    m_message->setTone(ToneLabel::Tone::Dim);
    m_message->setText(tr("The plan is in the clipboard."));
}

void RunPreviewDialog::rehearse()
{
    m_message->setTone(ToneLabel::Tone::Dim);
    if (m_rehearsing) {
        m_rehearse->setEnabled(false); // until it has ended
        m_message->setText(tr("Cancelling the rehearsal…"));
        emit rehearsalCancelled();
        return;
    }
    if (const QString question = std::exchange(m_question, {}); !question.isEmpty()) {
        m_message->setTone(ToneLabel::Tone::Warn);
        m_message->setText(question);
        m_rehearse->setText(tr("Rehearse there"));
        return;
    }
    m_rehearsing = true;
    m_rehearse->setText(tr("Cancel rehearsal"));
    m_message->setText(tr("Rehearsing in a scratch database…"));
    emit rehearsalRequested(m_plan);
}

void RunPreviewDialog::showRehearsalProgress(const QString &what)
{
    if (m_rehearsing && m_rehearse->isEnabled()) // else it is being cancelled
        m_message->setText(tr("Rehearsing in a scratch database: %1").arg(what));
}

void RunPreviewDialog::showRehearsal(const Core::Expected<Execution::RehearsalReport> &report)
{
    m_rehearsing = false;
    m_rehearse->setText(tr("Rehearse again"));
    m_rehearse->setEnabled(true);
    const std::optional<Core::Error> error = report ? report->error : std::optional(report.error());
    m_message->setTone(ToneLabel::Tone::Dim);
    if (error && error->kind == Core::ErrorKind::Cancelled) {
        m_message->setText(tr("The rehearsal was cancelled."));
        return;
    }
    m_message->setText({});
    m_checks->setLast(rehearsalCheck(report));
    const QString text = report ? Execution::printRehearsal(*report).trimmed() : QString();
    showReport(error ? QString(text + QStringLiteral("\n\n") + error->toString()).trimmed() : text);
}

/// In the place of the texts, until a statement is selected again.
void RunPreviewDialog::showReport(const QString &text)
{
    if (!m_report) {
        m_report = new RehearsalView(m_texts);
        m_texts->addWidget(m_report);
    }
    m_report->setText(text);
    m_texts->setCurrentWidget(m_report);
    m_tree->setCurrentIndex({});
}

void RunPreviewDialog::updateRun()
{
    const bool confirmed = !m_typed || m_typed->text().trimmed() == m_environment.name;
    m_run->setEnabled(confirmed && !m_plan.isEmpty());
}

void RunPreviewDialog::run()
{
    emit runRequested(m_plan);
    accept();
}

} // namespace Varve::Ui
