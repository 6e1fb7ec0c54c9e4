// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maintoolbar.h"

#include "actions.h"
#include "environmentbutton.h"
#include "planactions.h"

#include <ui/theme/style.h>
#include <ui/theme/styleparts.h>

#include <QPainter>
#include <QToolButton>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

namespace {

/// Looks like a field and opens the palette, which has the real one.
class QuickOpenField final : public QAbstractButton
{
public:
    explicit QuickOpenField(QWidget *parent) : QAbstractButton(parent)
    {
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::IBeamCursor);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setMaximumWidth(Theme::instance().measure(252));
    }
    QSize sizeHint() const override { return {Theme::instance().measure(252), Theme::instance().button()}; }
    QSize minimumSizeHint() const override { return {Theme::instance().measure(90), Theme::instance().button()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::instance();
        const Colors &c = theme.colors();
        QPainter painter(this);
        paintBox(painter, rect(), c.base, hasFocus() ? c.accent : c.line, theme.measure(5));
        painter.setPen(c.dim);
        QFont keys = theme.codeFont();
        keys.setPixelSize(theme.measure(11));
        painter.setFont(keys);
        const QString shortcut = QKeySequence(Qt::CTRL | Qt::Key_P).toString(QKeySequence::NativeText);
        const QRect inside = rect().adjusted(theme.measure(10), 0, -theme.measure(10), 0);
        painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter, shortcut);
        const int room = inside.width() - painter.fontMetrics().horizontalAdvance(shortcut) - theme.measure(8);
        painter.setFont(theme.interfaceFont());
        painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(text(), Qt::ElideRight, room));
    }
};

int bandHeight()
{
    return Theme::instance().measure(4);
}

} // namespace

MainToolBar::MainToolBar(Actions &actions, QWidget *parent)
    : QToolBar(parent), m_field(new QuickOpenField(this)), m_environment(new EnvironmentButton(this))
{
    const Theme &theme = Theme::instance();
    setObjectName(u"mainToolBar"_s);
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setContentsMargins(0, 0, 0, bandHeight());
    const auto addGap = [this](int width) {
        auto *gap = new QWidget(this);
        gap->setFixedWidth(width);
        addWidget(gap);
    };
    addGap(theme.measure(4));
    setFixedHeight(theme.toolbar() + bandHeight());
    addButton(actions.openFolder, int(ButtonLook::Flat));
    addButton(actions.newMigration, int(ButtonLook::Flat));
    addSeparator();
    addButton(actions.runPending, int(ButtonLook::Primary), true);
    addButton(actions.rollBackLast, int(ButtonLook::Outlined));
    addButton(actions.plans->rehearse, int(ButtonLook::Outlined));
    addButton(actions.compare, int(ButtonLook::Outlined));
    auto *spacer = new QWidget(this);
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(spacer);
    addWidget(m_field);
    m_environmentLine = addSeparator();
    m_environmentPlace = addWidget(m_environment);
    addGap(theme.measure(4));
    connect(m_field, &QAbstractButton::clicked, actions.quickOpen, &QAction::trigger);
    connect(m_environment, &QAbstractButton::clicked, this, &MainToolBar::environmentMenuRequested);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

void MainToolBar::addButton(QAction *action, int look, bool isNextStep)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::TabFocus);
    setLook(button, ButtonLook(look));
    // Tool buttons show an action's short text; it may hold counts, so it is taken again on every change.
    const auto take = [button, action, isNextStep, look] {
        button->setText(isNextStep && action->isEnabled() ? u"▶ "_s + action->iconText() : action->iconText());
        button->setAccessibleName(action->iconText());
        setLook(button, isNextStep && !action->isEnabled() ? ButtonLook::Outlined : ButtonLook(look));
    };
    connect(action, &QAction::changed, button, take);
    take();
    addWidget(button);
}

void MainToolBar::setEnvironment(const std::optional<EnvironmentTag> &tag, const QString &detail)
{
    m_tag = tag;
    m_environmentPlace->setVisible(tag.has_value());
    m_environmentLine->setVisible(tag.has_value());
    if (tag)
        m_environment->setTag(*tag, detail);
    update();
}

void MainToolBar::retranslate()
{
    setWindowTitle(tr("Tool Bar"));
    m_field->setText(tr("Go to file or command"));
    m_field->setAccessibleName(m_field->text());
    m_field->update();
}

void MainToolBar::paintEvent(QPaintEvent *)
{
    const Colors &c = Theme::instance().colors();
    QPainter painter(this);
    painter.fillRect(rect(), c.window);
    const QRect band(0, height() - bandHeight(), width(), bandHeight());
    if (m_tag)
        painter.fillRect(band, m_tag->colors().text);
    else
        painter.fillRect(QRect(0, height() - 1, width(), 1), c.line);
}

} // namespace Varve::Ui
