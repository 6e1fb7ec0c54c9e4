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
    : QDialog(parent), m_question(question)
{
    const Theme &theme = Theme::instance();
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Rehearsal on %1").arg(environment.title));
    m_pages = new QStackedWidget(this);
    auto *page = new Surface(Surface::Ground::Base, this);
    auto *middle = new QHBoxLayout(page);
    const int gap = theme.measure(18);
    middle->setContentsMargins(gap, gap, gap, gap);
    m_message = new ToneLabel(ToneLabel::Tone::Dim, {}, page);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    middle->addWidget(m_message);
    m_pages->addWidget(page);
    m_report = new RehearsalView(this);
    m_pages->addWidget(m_report);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader(environment, from));
    layout->addWidget(new Rule(Qt::Horizontal, this));
    layout->addWidget(m_pages, 1);
    layout->addWidget(new Rule(Qt::Horizontal, this));
    layout->addWidget(makeFooter());
    const QSize drawn(theme.measure(1000), theme.measure(620));
    resize(parent ? drawn.boundedTo(parent->window()->size() * 0.95) : drawn);
}

QWidget *RehearsalDialog::makeHeader(const EnvironmentTag &environment, From from)
{
    const Theme &theme = Theme::instance();
    auto *header = new Surface(Surface::Ground::Window, this);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(theme.measure(18), theme.measure(14), theme.measure(18), theme.measure(14));
    row->setSpacing(theme.measure(14));
    auto *title = new QLabel(tr("Rehearsal on"), header);
    QFont font = theme.boldFont();
    font.setPixelSize(theme.measure(17));
    title->setFont(font);
    auto *pill = new EnvironmentPill(header);
    pill->setTag(environment);
    auto *what = new ToneLabel(ToneLabel::Tone::Dim,
                               from == From::Nothing
                                   ? tr("All migrations in a scratch database: up, down and up again.")
                                   : tr("What is pending, in a scratch database with the schema as it is: up, down and up again."),
                               header);
    what->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    what->setToolTip(what->text());
    row->addWidget(title);
    row->addWidget(pill);
    row->addWidget(what, 1);
    return header;
}

QWidget *RehearsalDialog::makeFooter()
{
    const Theme &theme = Theme::instance();
    auto *footer = new Surface(Surface::Ground::Window, this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(theme.measure(16), theme.measure(12), theme.measure(16), theme.measure(12));
    row->setSpacing(theme.measure(8));
    m_found = new ToneLabel(ToneLabel::Tone::Dim, {}, footer);
    m_found->setWordWrap(true);
    row->addWidget(m_found, 1);
    const auto add = [&](const QString &text) {
        auto *button = new QPushButton(text, footer);
        button->setAutoDefault(false);
        row->addWidget(button);
        return button;
    };
    m_remove = add(tr("Remove what was left"));
    m_remove->hide();
    m_rehearse = add(tr("Rehearse there"));
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_remove->hide();
        emit removalRequested();
        accept();
    });
    connect(m_rehearse, &QPushButton::clicked, this, &RehearsalDialog::press);
    connect(add(tr("Close")), &QPushButton::clicked, this, &QDialog::reject);
    return footer;
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

void RehearsalDialog::showReport(const Core::Expected<Execution::RehearsalReport> &report)
{
    m_rehearsing = false;
    m_rehearse->setText(tr("Rehearse again"));
    m_rehearse->setEnabled(true);
    const std::optional<Core::Error> error = report ? report->error : std::optional(report.error());
    if (error && error->kind == Core::ErrorKind::Cancelled) {
        m_message->setText(tr("The rehearsal was cancelled."));
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
