// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resultspane.h"

#include "resultview.h"
#include "statementline.h"

#include <ui/pieces/marks.h>
#include <ui/theme/theme.h>

#include <QEvent>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QVBoxLayout>

namespace Varve::Ui {

ResultsPane::ResultsPane(QWidget *parent) : QWidget(parent), m_tabs(new QTabWidget(this)), m_messages(new QPlainTextEdit(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    m_tabs->setDocumentMode(true);
    m_tabs->setElideMode(Qt::ElideRight);
    m_messages->setReadOnly(true);
    m_messages->setFrameShape(QFrame::NoFrame);
    m_messages->setMaximumBlockCount(5000);
    m_messages->setFont(Theme::instance().codeFont());
    m_tabs->addTab(m_messages, QString());
    connect(&Theme::instance(), &Theme::changed, this, [this] { m_messages->setFont(Theme::instance().codeFont()); });
    retranslate();
}

void ResultsPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ResultsPane::retranslate()
{
    m_tabs->setAccessibleName(tr("Results"));
    m_messages->setAccessibleName(tr("Messages of the server"));
    m_messages->setPlaceholderText(tr("Rows and messages of the next run appear here."));
    m_tabs->setTabText(m_tabs->indexOf(m_messages), tr("Messages"));
}

void ResultsPane::clear()
{
    m_views.clear();
    while (m_tabs->count() > 1) {
        QWidget *first = m_tabs->widget(0);
        m_tabs->removeTab(0);
        first->deleteLater();
    }
    m_messages->clear();
}

void ResultsPane::start(const Execution::Plan &plan)
{
    clear();
    m_plan = plan;
}

int ResultsPane::resultCount() const
{
    return m_tabs->count() - 1;
}

ResultView *ResultsPane::view(int index) const
{
    return qobject_cast<ResultView *>(m_tabs->widget(index));
}

const Execution::PlannedStatement *ResultsPane::planned(int step, int statement) const
{
    if (step >= m_plan.steps.size())
        return nullptr;
    const Execution::PlanStep &planStep = m_plan.steps.at(step);
    if (statement < planStep.statements.size())
        return &planStep.statements.at(statement);
    const qsizetype verification = statement - planStep.statements.size();
    return verification < planStep.verification->size() ? &planStep.verification->at(verification) : nullptr;
}

QString ResultsPane::tabTitle(int step, int statement) const
{
    const Execution::PlannedStatement *found = planned(step, statement);
    if (!found)
        return tr("Statement %1").arg(statement + 1);
    QString line = statementLine(shownText(found->rendered(), m_plan.variables), found->statement).text;
    if (line.size() > 32)
        line = line.left(31) + QStringLiteral("…");
    return line.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

void ResultsPane::addRows(int step, int statement, const Database::ResultSet &chunk)
{
    ResultView *&view = m_views[{step, statement}];
    if (!view) {
        view = new ResultView(m_tabs);
        const int at = m_tabs->count() - 1;
        m_tabs->insertTab(at, view, tabTitle(step, statement));
        if (at == 0)
            m_tabs->setCurrentIndex(0);
        // Rows of a migration's verification are a by-product: whoever runs one wants to see how far it is.
        const bool asked = !m_plan.steps.isEmpty() && m_plan.steps.first().kind == Execution::StepKind::AdHoc;
        if (m_views.size() == 1 && asked)
            emit rowsArrived();
    }
    view->append(chunk);
}

void ResultsPane::finishStatement(int step, int statement, const Database::StatementOutcome &outcome)
{
    if (ResultView *view = m_views.value({step, statement}))
        view->finish(outcome);
    for (const Database::Notice &notice : outcome.notices)
        addMessage(QStringLiteral("%1: %2").arg(notice.severity, notice.text));
    const QString time = durationText(std::chrono::duration_cast<std::chrono::milliseconds>(outcome.duration).count());
    const QString title = tabTitle(step, statement).replace(QStringLiteral("&&"), QStringLiteral("&"));
    if (outcome.rowsReturned > 0)
        addMessage(tr("%1: %n row(s), %2", nullptr, int(outcome.rowsReturned)).arg(title, time));
    else if (outcome.rowsAffected >= 0)
        addMessage(tr("%1: %n row(s) changed, %2", nullptr, int(outcome.rowsAffected)).arg(title, time));
    else
        addMessage(QStringLiteral("%1: %2").arg(title, time));
}

void ResultsPane::addMessage(const QString &text)
{
    m_messages->appendPlainText(text);
}

void ResultsPane::apply(const QList<Execution::RunEvent> &events)
{
    for (const Execution::RunEvent &event : events) {
        if (const auto *rows = std::get_if<Execution::RowsArrived>(&event))
            addRows(rows->step, rows->statement, rows->chunk);
        else if (const auto *done = std::get_if<Execution::StatementDone>(&event))
            finishStatement(done->step, done->statement, done->outcome);
        else if (const auto *failed = std::get_if<Execution::StatementFailed>(&event))
            addMessage(failed->error.toString());
    }
}

} // namespace Varve::Ui
