// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rehearsaldialog.h"

#include "plantexts.h"
#include "rehearsalview.h"

#include <ui/theme/theme.h>

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

#include <utility>

namespace Varve::Ui {

RehearsalDialog::RehearsalDialog(const EnvironmentTag &environment, From from, const QString &question, QWidget *parent)
    : EnvironmentSheet(tr("Rehearsal on"), environment, parent), m_question(question)
{
    m_pages = new QStackedWidget(this);
    auto *page = new Surface(Surface::Ground::Base, this);
    auto *middle = new QHBoxLayout(page);
    const int gap = Theme::instance().measure(18);
    middle->setContentsMargins(gap, gap, gap, gap);
    m_message = new ToneLabel(ToneLabel::Tone::Dim, {}, page);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    middle->addWidget(m_message);
    m_pages->addWidget(page);
    m_report = new RehearsalView(this);
    m_pages->addWidget(m_report);
    addHeaderText(from == From::Nothing ? tr("All migrations in a scratch database: up, down and up again.")
                                        : tr("What is pending, in a scratch database with the schema as it is: up, down and up again."));
    fillFooter();
    setMiddle(m_pages, 1000, 620);
}

void RehearsalDialog::fillFooter()
{
    m_found = addMessage();
    m_remove = addButton(tr("Remove what was left"));
    m_remove->hide();
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_remove->hide();
        emit removalRequested();
        accept();
    });
    m_rehearse = addButton(tr("Rehearse there"));
    connect(m_rehearse, &QPushButton::clicked, this, &RehearsalDialog::press);
    connect(addButton(tr("Close")), &QPushButton::clicked, this, &QDialog::reject);
}

void RehearsalDialog::begin()
{
    if (m_question.isEmpty())
        return rehearse();
    m_message->setTone(ToneLabel::Tone::Warn);
    m_message->setText(m_question);
    m_rehearse->setFocus();
}

void RehearsalDialog::press()
{
    if (!m_rehearsing)
        return rehearse();
    m_rehearse->setEnabled(false); // until it has ended
    m_message->setText(tr("Cancelling the rehearsal…"));
    emit rehearsalCancelled();
}

void RehearsalDialog::rehearse()
{
    m_rehearsing = true;
    m_pages->setCurrentIndex(0);
    m_message->setTone(ToneLabel::Tone::Dim);
    m_message->setText(tr("Rehearsing in a scratch database…"));
    m_found->setText({});
    m_remove->hide();
    m_rehearse->setText(tr("Cancel rehearsal"));
    m_rehearse->setFocus();
    emit rehearsalRequested();
}

void RehearsalDialog::showProgress(const QString &what)
{
    if (m_rehearsing && m_rehearse->isEnabled()) // else it is being cancelled
        m_message->setText(tr("Rehearsing in a scratch database: %1").arg(what));
}

void RehearsalDialog::showReport(const Core::Expected<Execution::RehearsalReport> &report)
{
    m_rehearsing = false;
    m_rehearse->setText(tr("Rehearse again"));
    m_rehearse->setEnabled(true);
    const std::optional<Core::Error> error = report ? report->error : std::optional(report.error());
    if (error && error->kind == Core::ErrorKind::Cancelled) {
        m_message->setText(QString(tr("The rehearsal was cancelled.") + QLatin1Char('\n') + error->remedy).trimmed());
        return;
    }
    const PlanCheck check = rehearsalCheck(report);
    m_found->setTone(check.fine ? ToneLabel::Tone::Ok : ToneLabel::Tone::Bad);
    m_found->setText(check.text);
    m_remove->setVisible(report && !report->left.isEmpty());
    const QString text = report ? Execution::printRehearsal(*report).trimmed() : QString();
    m_report->setText(error ? QString(text + QStringLiteral("\n\n") + error->toString()).trimmed() : text);
    m_pages->setCurrentWidget(m_report);
}

void RehearsalDialog::done(int result)
{
    if (std::exchange(m_rehearsing, false))
        emit rehearsalCancelled();
    QDialog::done(result);
}

} // namespace Varve::Ui
