// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runprogressbar.h"

#include <ui/theme/theme.h>

#include <QPainter>

namespace Varve::Ui {

RunProgressBar::RunProgressBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RunProgressBar::setProgress(int done, int total, Tone tone)
{
    m_done = done;
    m_total = total;
    m_tone = tone;
    setAccessibleName(tr("Progress"));
    setAccessibleDescription(tr("%1 of %2").arg(done).arg(total));
    update();
}

QSize RunProgressBar::sizeHint() const
{
    return {Theme::instance().measure(120), Theme::instance().measure(6)};
}

void RunProgressBar::paintEvent(QPaintEvent *)
{
    const Colors &colors = Theme::instance().colors();
    const QColor fill = m_tone == Tone::Failed ? colors.bad : m_tone == Tone::Done ? colors.ok : colors.accent;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.soft);
    const double radius = height() / 2.0;
    painter.drawRoundedRect(rect(), radius, radius);
    if (m_total <= 0 || m_done <= 0)
        return;
    QRectF part = rect();
    part.setWidth(std::max(2 * radius, part.width() * std::min(1.0, double(m_done) / m_total)));
    painter.setBrush(fill);
    painter.drawRoundedRect(part, radius, radius);
}

} // namespace Varve::Ui
