// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statusbar.h"

#include <ui/pieces/chip.h>

#include <QLabel>
#include <QPainter>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

namespace {

QString guardText(Project::GuardLevel guard)
{
    switch (guard) {
    case Project::GuardLevel::Open: return StatusBar::tr("writable");
    case Project::GuardLevel::Confirm: return StatusBar::tr("asks before it changes");
    case Project::GuardLevel::ReadOnly: break;
    }
    return StatusBar::tr("read-only");
}

} // namespace

StatusBar::StatusBar(QWidget *parent)
    : QStatusBar(parent)
    , m_environment(new QLabel(this))
    , m_guardLabel(new ToneLabel(ToneLabel::Tone::Dim, {}, this))
    , m_server(new ToneLabel(ToneLabel::Tone::Dim, {}, this))
    , m_activity(new ToneLabel(ToneLabel::Tone::Dim, {}, this))
    , m_statement(new ToneLabel(ToneLabel::Tone::Dim, {}, this))
    , m_counts(new ToneLabel(ToneLabel::Tone::Dim, {}, this))
    , m_caret(new ToneLabel(ToneLabel::Tone::Dim, {}, this))
    , m_encodingLabel(new ToneLabel(ToneLabel::Tone::Dim, {}, this))
{
    const Theme &theme = Theme::instance();
    setSizeGripEnabled(false);
    setFixedHeight(theme.measure(26));
    setContentsMargins(theme.measure(10), 1, theme.measure(10), 0);
    m_environment->setFont(theme.boldFont());
    for (QLabel *label :
         {m_environment, static_cast<QLabel *>(m_guardLabel), static_cast<QLabel *>(m_server), static_cast<QLabel *>(m_activity)}) {
        label->setIndent(0);
        label->setContentsMargins(0, 0, theme.measure(10), 0);
        addWidget(label);
    }
    for (QLabel *label : {m_statement, m_counts, m_caret, m_encodingLabel}) {
        label->setContentsMargins(theme.measure(10), 0, 0, 0);
        addPermanentWidget(label);
    }
    connect(&Theme::instance(), &Theme::changed, this, &StatusBar::retranslate);
    retranslate();
}

void StatusBar::setEnvironment(const std::optional<EnvironmentTag> &tag, Project::GuardLevel guard)
{
    m_tag = tag;
    m_guard = guard;
    retranslate();
}

void StatusBar::setStatuses(const QList<std::optional<History::EnvironmentStatus>> &statuses)
{
    m_statuses = statuses;
    retranslate();
}

void StatusBar::setRunning(bool running)
{
    m_running = running;
    retranslate();
}

void StatusBar::setCaret(int line, int column, const QString &encoding)
{
    m_line = line;
    m_column = column;
    m_encoding = encoding;
    retranslate();
}

void StatusBar::setStatement(const QString &text)
{
    if (text == m_statementText)
        return;
    m_statementText = text;
    showStatement();
}

/// As much of it as a third of the line holds; all of it in the tooltip.
void StatusBar::showStatement()
{
    m_statement->setText(m_statement->fontMetrics().elidedText(m_statementText, Qt::ElideRight, width() * 2 / 5));
    m_statement->setToolTip(m_statementText);
    m_statement->setAccessibleName(m_statementText);
    m_statement->setVisible(!m_statementText.isEmpty());
}

void StatusBar::resizeEvent(QResizeEvent *event)
{
    QStatusBar::resizeEvent(event);
    showStatement();
}

/// In all databases that were read.
int StatusBar::count(const std::function<int(const History::EnvironmentStatus &)> &of) const
{
    int sum = 0;
    for (const auto &status : m_statuses)
        sum += status && !status->error ? of(*status) : 0;
    return sum;
}

QString StatusBar::countsText() const
{
    using History::EnvironmentStatus;
    if (!m_tag || count([](const EnvironmentStatus &) { return 1; }) == 0)
        return {};
    QStringList counts{tr("%n pending", nullptr, count([](const EnvironmentStatus &status) { return status.pendingCount(); }))};
    const auto standing
        = [this](History::Standing which) { return count([which](const EnvironmentStatus &status) { return status.count(which); }); };
    if (const int failed = standing(History::Standing::Failed); failed > 0)
        counts += tr("%n failed", nullptr, failed);
    if (const int partial = standing(History::Standing::Partial); partial > 0)
        counts += tr("%n partial", nullptr, partial);
    return counts.join(u" · "_s);
}

QString StatusBar::serverText() const
{
    if (!m_tag)
        return {};
    const auto first = m_statuses.value(0);
    if (!first)
        return tr("reading…");
    QStringList unreachable;
    for (const auto &status : m_statuses) {
        if (status && status->error)
            unreachable += status->databaseName;
    }
    if (unreachable.isEmpty())
        return first->server.version;
    return unreachable.size() == m_statuses.size() ? tr("not reachable") : tr("%1 not reachable").arg(unreachable.join(u", "_s));
}

void StatusBar::retranslate()
{
    m_environment->setText(m_tag ? u"◆ "_s + m_tag->title.toUpper() : QString());
    QPalette colors = m_environment->palette();
    colors.setColor(QPalette::WindowText, m_tag ? m_tag->colors().text : Theme::instance().colors().text);
    m_environment->setPalette(colors);
    m_guardLabel->setText(m_tag ? guardText(m_guard) : QString());
    m_guardLabel->setTone(m_tag && m_guard == Project::GuardLevel::ReadOnly ? ToneLabel::Tone::Warn : ToneLabel::Tone::Dim);
    m_server->setText(serverText());
    m_activity->setText(m_tag && m_running ? tr("run in progress") : QString());
    m_counts->setText(countsText());
    showStatement();
    m_caret->setText(m_line > 0 ? tr("Ln %1, Col %2").arg(m_line).arg(m_column) : QString());
    m_encodingLabel->setText(m_line > 0 ? m_encoding : QString());
    for (QLabel *label : findChildren<QLabel *>())
        label->setVisible(!label->text().isEmpty());
}

void StatusBar::paintEvent(QPaintEvent *)
{
    const Colors &c = Theme::instance().colors();
    QPainter painter(this);
    painter.fillRect(rect(), c.window);
    painter.fillRect(QRect(0, 0, width(), 1), c.line);
    if (!currentMessage().isEmpty()) {
        painter.setPen(c.text);
        painter.drawText(rect().adjusted(Theme::instance().measure(12), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, currentMessage());
    }
}

} // namespace Varve::Ui
