// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "environmentbutton.h"

#include <ui/theme/styleparts.h>

#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

EnvironmentButton::EnvironmentButton(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void EnvironmentButton::setTag(const EnvironmentTag &tag, const QString &detail)
{
    m_tag = tag;
    m_detail = detail;
    const QString guard = tag.readOnly ? tr("read-only") : QString();
    setAccessibleName(tr("Environment %1").arg(tag.title));
    setToolTip(QStringList{tag.title, detail, guard}.filter(QRegularExpression(u"."_s)).join(u" · "));
    updateGeometry();
    update();
}

QString EnvironmentButton::title() const
{
    return u"◆ "_s + m_tag.title.toUpper();
}

QSize EnvironmentButton::sizeHint() const
{
    const Theme &theme = Theme::instance();
    const int name = QFontMetrics(theme.boldFont()).horizontalAdvance(title());
    const int detail = std::min(QFontMetrics(theme.interfaceFont()).horizontalAdvance(m_detail), theme.measure(190));
    return {name + (m_detail.isEmpty() ? 0 : detail + theme.measure(10)) + theme.measure(48), theme.button()};
}

QSize EnvironmentButton::minimumSizeHint() const
{
    const Theme &theme = Theme::instance();
    return {QFontMetrics(theme.boldFont()).horizontalAdvance(title()) + theme.measure(48), theme.button()};
}

void EnvironmentButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    const EnvironmentColors colors = m_tag.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool raised = underMouse() || hasFocus() || isDown();
    painter.setPen(QPen(colors.text, raised ? 2 : 1));
    painter.setBrush(colors.fill);
    const double inset = raised ? 1 : 0.5;
    const QRectF outline = QRectF(rect()).adjusted(inset, inset, -inset, -inset);
    painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2);
    QRect text = rect().adjusted(theme.measure(14), 0, -theme.measure(30), 0);
    painter.setPen(colors.text);
    painter.setFont(theme.boldFont());
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, title());
    text.adjust(QFontMetrics(theme.boldFont()).horizontalAdvance(title()) + theme.measure(10), 0, 0, 0);
    painter.setFont(theme.interfaceFont());
    if (text.width() > theme.measure(24))
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(m_detail, Qt::ElideMiddle, text.width()));
    paintChevron(painter, QRectF(width() - theme.measure(26), 0, theme.measure(14), height()), Chevron::Down, colors.text);
}

void EnvironmentButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QAbstractButton::keyPressEvent(event);
}

} // namespace Varve::Ui
