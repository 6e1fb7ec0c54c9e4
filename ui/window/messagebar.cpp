// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "messagebar.h"

#include <ui/theme/style.h>
#include <ui/theme/theme.h>

#include <QAccessible>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent), m_text(new QLabel(this)), m_places(new QGridLayout), m_close(new QToolButton(this))
{
    const Theme &theme = Theme::instance();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.measure(14), theme.measure(5), theme.measure(8), theme.measure(5));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setText(u"✕"_s);
    setLook(m_close, ButtonLook::Flat);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_places);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
    retranslate();
}

void MessageBar::showText(Tone tone, const QString &text)
{
    m_tone = tone;
    m_text->setText(text);
    removeOffers();
    show();
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    setAccessibleName(text);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::showError(const Core::Error &error)
{
    Core::Error first = error;
    first.others.clear(); // they are said below, and not all
    QString text = first.toString();
    constexpr int shownErrors = 4; // the Problems pane has them all
    int shown = 0;
    for (const Core::Error &other : error.others) {
        if (++shown > shownErrors)
            break;
        text += u'\n' + other.toString();
    }
    showText(Tone::Bad, text);
}

void MessageBar::offer(const QString &title, std::function<void()> action)
{
    auto *button = new QPushButton(title, this);
    button->setAutoDefault(false);
    // Two beside each other: longer rows would not let a window be narrow.
    const int place = static_cast<int>(m_offers.size());
    m_places->addWidget(button, place / 2, place % 2);
    button->show();
    setTabOrder(m_offers.isEmpty() ? static_cast<QWidget *>(m_text) : m_offers.constLast(), button);
    setTabOrder(button, m_close);
    connect(button, &QPushButton::clicked, this, [this, action = std::move(action)] {
        hide();
        action();
    });
    m_offers += button;
}

/// Later: one of them may have been pressed just now.
void MessageBar::removeOffers()
{
    for (QPushButton *button : std::as_const(m_offers)) {
        button->hide();
        button->deleteLater();
    }
    m_offers.clear();
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::retranslate()
{
    m_close->setToolTip(tr("Hide this message"));
    m_close->setAccessibleName(tr("Hide this message"));
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const Colors &c = Theme::instance().colors();
    const QColor fill = m_tone == Tone::Bad ? c.deleteFill : m_tone == Tone::Caution ? c.cautionFill : c.soft;
    QPainter painter(this);
    painter.fillRect(rect(), fill);
    painter.fillRect(QRect(0, height() - 1, width(), 1), c.line);
}

} // namespace Varve::Ui
