// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "messagebar.h"

#include <ui/theme/style.h>
#include <ui/theme/theme.h>

#include <QAccessible>
#include <QLayout>
#include <QPainter>
#include <QPushButton>
#include <QTextEdit>
#include <QToolButton>

#include <cmath>
#include <memory>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

namespace {

/// Wraps a long id or path where a label could only become wider, and what is copied from it is what was said.
class WrappedText final : public QTextEdit
{
public:
    explicit WrappedText(QWidget *parent) : QTextEdit(parent)
    {
        setReadOnly(true);
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::ClickFocus);
        setTextInteractionFlags(Qt::TextSelectableByMouse);
        setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        viewport()->setAutoFillBackground(false);
        document()->setDocumentMargin(0);
    }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override
    {
        const std::unique_ptr<QTextDocument> measured(document()->clone());
        measured->setDefaultFont(font());
        measured->setTextWidth(width);
        return static_cast<int>(std::ceil(measured->size().height()));
    }
    QSize sizeHint() const override { return {static_cast<int>(std::ceil(document()->idealWidth())), minimumSizeHint().height()}; }
    QSize minimumSizeHint() const override { return {0, fontMetrics().lineSpacing()}; }
};

} // namespace

/// What is said at the left and the buttons in a row at the right, as long as these leave it half of the width; else in rows below it. So
/// neither a long sentence nor many buttons make a window wider.
class MessageLayout final : public QLayout
{
public:
    MessageLayout(MessageBar *bar, QWidget *text, QWidget *close) : QLayout(bar)
    {
        addWidget(text);
        addWidget(close);
    }
    ~MessageLayout() override { qDeleteAll(m_items); }

    void addItem(QLayoutItem *item) override { m_items += item; }
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override { return index >= 0 && index < count() ? m_items.takeAt(index) : nullptr; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place(QRect(0, 0, width, 0), false); }
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override
    {
        QSize smallest;
        for (const QLayoutItem *item : m_items)
            smallest = smallest.expandedTo(item->minimumSize());
        const QMargins margins = contentsMargins();
        return smallest + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
    }
    void setGeometry(const QRect &rect) override
    {
        QLayout::setGeometry(rect);
        place(rect, true);
    }

private:
    enum Place { Text, Close, FirstOffer };

    /// The height that it takes.
    int place(const QRect &rect, bool move) const
    {
        const int gap = Theme::instance().measure(8);
        const QRect inside = rect.marginsRemoved(contentsMargins());
        const QSize close = m_items.at(Close)->sizeHint();
        const int room = std::max(0, inside.width() - close.width() - gap);
        const auto put = [move](QLayoutItem *item, const QRect &where) {
            if (move)
                item->setGeometry(where);
        };
        int row = 0;
        int tallest = close.height();
        for (int i = FirstOffer; i < count(); ++i) {
            row += m_items.at(i)->sizeHint().width() + gap;
            tallest = std::max(tallest, m_items.at(i)->sizeHint().height());
        }
        const bool beside = row <= room / 2;
        const int textWidth = beside ? room - row : room;
        const int textHeight = m_items.at(Text)->heightForWidth(textWidth);
        const int first = std::max(textHeight, beside ? tallest : close.height());
        put(m_items.at(Text), QRect(inside.left(), inside.top() + (first - textHeight) / 2, textWidth, textHeight));
        put(m_items.at(Close), QRect(QPoint(inside.right() + 1 - close.width(), inside.top()), close));
        int left = inside.left() + (beside ? textWidth + gap : 0);
        int top = inside.top() + (beside ? (first - tallest) / 2 : first + gap / 2);
        for (int i = FirstOffer; i < count(); ++i) {
            const QSize wanted = m_items.at(i)->sizeHint().boundedTo({inside.width(), tallest});
            if (!beside && left > inside.left() && left + wanted.width() > inside.right() + 1) {
                left = inside.left();
                top += tallest + gap / 2;
            }
            put(m_items.at(i), QRect(QPoint(left, top), QSize(wanted.width(), tallest)));
            left += wanted.width() + gap;
        }
        const bool isBelow = !beside && count() > FirstOffer;
        const int end = isBelow ? top + tallest : inside.top() + first;
        return end - inside.top() + contentsMargins().top() + contentsMargins().bottom();
    }

    QList<QLayoutItem *> m_items;
};

MessageBar::MessageBar(QWidget *parent) : QWidget(parent), m_text(new WrappedText(this)), m_close(new QToolButton(this))
{
    const Theme &theme = Theme::instance();
    m_close->setText(u"✕"_s);
    setLook(m_close, ButtonLook::Flat);
    m_places = new MessageLayout(this, m_text, m_close);
    m_places->setContentsMargins(theme.measure(14), theme.measure(5), theme.measure(8), theme.measure(5));
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
    retranslate();
}

void MessageBar::showText(Tone tone, const QString &text)
{
    m_tone = tone;
    m_text->setPlainText(text);
    m_text->setAccessibleName(text);
    removeOffers();
    m_text->updateGeometry(); // the layouts keep the height of what was said before until they hear that
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
    m_places->addWidget(button);
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
        m_places->removeWidget(button);
        button->hide();
        button->deleteLater();
    }
    m_offers.clear();
}

QString MessageBar::text() const
{
    return m_text->toPlainText();
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
