// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "environmentsheet.h"

#include "chip.h"

#include <ui/theme/theme.h>

#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace Varve::Ui {

namespace {

QHBoxLayout *makeRow(QWidget *surface, int side, int above, int gap)
{
    auto *row = new QHBoxLayout(surface);
    row->setContentsMargins(side, above, side, above);
    row->setSpacing(gap);
    return row;
}

} // namespace

EnvironmentSheet::EnvironmentSheet(const QString &title, const EnvironmentTag &environment, QWidget *parent) : QDialog(parent)
{
    const Theme &theme = Theme::instance();
    setWindowModality(Qt::WindowModal);
    setWindowTitle(title + QLatin1Char(' ') + environment.title);
    m_header = new Surface(Surface::Ground::Window, this);
    m_headerRow = makeRow(m_header, theme.measure(18), theme.measure(14), theme.measure(14));
    auto *label = new QLabel(title, m_header);
    QFont font = theme.boldFont();
    font.setPixelSize(theme.measure(17));
    label->setFont(font);
    auto *pill = new EnvironmentPill(m_header);
    pill->setTag(environment);
    m_headerRow->addWidget(label);
    m_headerRow->addWidget(pill);
    m_footer = new Surface(Surface::Ground::Window, this);
    m_footerRow = makeRow(m_footer, theme.measure(16), theme.measure(12), theme.measure(8));
}

void EnvironmentSheet::addHeaderText(const QString &text)
{
    auto *label = new ToneLabel(ToneLabel::Tone::Dim, text, m_header);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    label->setToolTip(text);
    m_headerRow->addWidget(label, 1);
}

void EnvironmentSheet::addToHeader(QWidget *widget)
{
    m_headerRow->addWidget(widget);
}

ToneLabel *EnvironmentSheet::addMessage(const QString &text)
{
    auto *label = new ToneLabel(ToneLabel::Tone::Dim, text, m_footer);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_footerRow->addWidget(label, 1);
    return label;
}

QPushButton *EnvironmentSheet::addButton(const QString &text)
{
    auto *button = new QPushButton(text, m_footer);
    button->setAutoDefault(false);
    m_footerRow->addWidget(button);
    return button;
}

void EnvironmentSheet::setMiddle(QWidget *middle, int width, int height)
{
    const Theme &theme = Theme::instance();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(new Rule(Qt::Horizontal, this));
    layout->addWidget(middle, 1);
    layout->addWidget(new Rule(Qt::Horizontal, this));
    layout->addWidget(m_footer);
    // The window may be larger than the screen.
    const QSize room = screen()->availableSize() * 0.95;
    const QSize drawn = QSize(theme.measure(width), theme.measure(height)).boundedTo(room);
    resize(parentWidget() ? drawn.boundedTo(parentWidget()->window()->size() * 0.95) : drawn);
}

} // namespace Varve::Ui
