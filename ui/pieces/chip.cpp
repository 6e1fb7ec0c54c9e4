// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "chip.h"

#include <QPainter>
#include <QPainterPath>

namespace Varve::Ui {

namespace {

QFont chipFont()
{
    QFont font = Theme::instance().smallFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

QColor chipText(ChipKind kind, const Colors &colors)
{
    switch (kind) {
    case ChipKind::Neutral: return colors.dim;
    case ChipKind::Added: return colors.ok;
    case ChipKind::Removed: return colors.bad;
    case ChipKind::Changed: return colors.warn;
    }
    return colors.text;
}

QColor chipFill(ChipKind kind, const Colors &colors)
{
    switch (kind) {
    case ChipKind::Neutral: return colors.soft;
    case ChipKind::Added: return colors.addFill;
    case ChipKind::Removed: return colors.deleteFill;
    case ChipKind::Changed: return colors.cautionFill;
    }
    return colors.soft;
}

QString pillText(const EnvironmentTag &tag)
{
    return QStringLiteral("◆ ") + tag.title.toUpper();
}

} // namespace

int chipWidth(const QString &text)
{
    return QFontMetrics(chipFont()).horizontalAdvance(text) + Theme::instance().measure(14);
}

QRect paintChip(QPainter &painter, const QRect &row, int left, const QString &text, ChipKind kind)
{
    const Theme &theme = Theme::instance();
    const int height = theme.measure(17);
    const QRect chip(left, row.top() + (row.height() - height) / 2, chipWidth(text), height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(chipFill(kind, theme.colors()));
    painter.drawRoundedRect(chip, height / 2.0, height / 2.0);
    painter.setPen(chipText(kind, theme.colors()));
    painter.setFont(chipFont());
    painter.drawText(chip, Qt::AlignCenter, text);
    painter.restore();
    return chip;
}

EnvironmentPill::EnvironmentPill(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void EnvironmentPill::setTag(const EnvironmentTag &tag)
{
    m_tag = tag;
    setAccessibleName(tr("Environment %1").arg(tag.title));
    updateGeometry();
    update();
}

QSize EnvironmentPill::sizeHint() const
{
    const Theme &theme = Theme::instance();
    return {QFontMetrics(theme.boldFont()).horizontalAdvance(pillText(m_tag)) + theme.measure(26), theme.measure(26)};
}

void EnvironmentPill::paintEvent(QPaintEvent *)
{
    const EnvironmentColors colors = m_tag.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.text, 1));
    painter.setBrush(colors.fill);
    const QRectF outline = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2);
    painter.setFont(Theme::instance().boldFont());
    painter.drawText(rect(), Qt::AlignCenter, pillText(m_tag));
}

QLabel *makeCaption(const QString &text, QWidget *parent)
{
    auto *label = new ToneLabel(ToneLabel::Tone::Dim, text, parent);
    QFont font = Theme::instance().smallFont();
    font.setWeight(QFont::DemiBold);
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::PercentageSpacing, 103);
    label->setFont(font);
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return label;
}

ToneLabel::ToneLabel(Tone tone, const QString &text, QWidget *parent) : QLabel(text, parent), m_tone(tone)
{
    // Texts of servers and file names are shown as they are, never as mark-up.
    setTextFormat(Qt::PlainText);
    applyTheme();
    connect(&Theme::instance(), &Theme::changed, this, &ToneLabel::applyTheme);
}

void ToneLabel::setTone(Tone tone)
{
    m_tone = tone;
    applyTheme();
}

void ToneLabel::applyTheme()
{
    const Colors &colors = Theme::instance().colors();
    const auto chosen = [&] {
        switch (m_tone) {
        case Tone::Text: return colors.text;
        case Tone::Dim: return colors.dim;
        case Tone::Ok: return colors.ok;
        case Tone::Bad: return colors.bad;
        case Tone::Warn: return colors.warn;
        }
        return colors.text;
    };
    QPalette own = QPalette();
    own.setColor(QPalette::WindowText, chosen());
    own.setColor(QPalette::Text, chosen());
    setPalette(own);
}

Rule::Rule(Qt::Orientation orientation, QWidget *parent) : QFrame(parent)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Rule::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::instance().colors().line);
}

Surface::Surface(Ground ground, QWidget *parent) : QWidget(parent), m_ground(ground)
{
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Surface::paintEvent(QPaintEvent *)
{
    const Colors &colors = Theme::instance().colors();
    const auto chosen = [&] {
        switch (m_ground) {
        case Ground::Window: return colors.window;
        case Ground::Base: return colors.base;
        case Ground::Soft: return colors.soft;
        case Ground::Caution: return colors.cautionFill;
        }
        return colors.window;
    };
    QPainter painter(this);
    if (m_ground == Ground::Window || m_ground == Ground::Base) {
        painter.fillRect(rect(), chosen());
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(chosen());
    painter.drawRoundedRect(rect(), 5, 5);
}

} // namespace Varve::Ui
