// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tabdock.h"

#include <ui/theme/theme.h>

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>

namespace Varve::Ui {

namespace {

/// Leaves presses beside its tabs to the dock, which then moves.
class DockTabBar final : public QTabBar
{
public:
    using QTabBar::QTabBar;

protected:
    void mousePressEvent(QMouseEvent *event) override
    {
        m_onTab = tabAt(event->pos()) >= 0;
        if (m_onTab)
            QTabBar::mousePressEvent(event);
        else
            event->ignore();
    }
    void mouseMoveEvent(QMouseEvent *event) override
    {
        if (m_onTab)
            QTabBar::mouseMoveEvent(event);
        else
            event->ignore();
    }
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        if (m_onTab)
            QTabBar::mouseReleaseEvent(event);
        else
            event->ignore();
    }

private:
    bool m_onTab = false;
};

class TabRow final : public QWidget
{
public:
    explicit TabRow(QTabBar *tabs, QWidget *parent) : QWidget(parent)
    {
        tabs->setParent(this);
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(Theme::instance().measure(8), 0, 0, 0);
        layout->setSpacing(0);
        layout->addWidget(tabs, 1);
        setFixedHeight(Theme::instance().measure(32));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colors &c = Theme::instance().colors();
        QPainter painter(this);
        painter.fillRect(rect(), c.window);
        painter.fillRect(QRect(0, height() - 1, width(), 1), c.line);
    }
};

} // namespace

TabDock::TabDock(const QString &objectName, QWidget *parent)
    : QDockWidget(parent), m_tabs(new DockTabBar(this)), m_stack(new QStackedWidget(this))
{
    setObjectName(objectName);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(true);
    m_tabs->setUsesScrollButtons(true);
    setTitleBarWidget(new TabRow(m_tabs, this));
    setWidget(m_stack);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
}

int TabDock::addPage(QWidget *page)
{
    m_stack->addWidget(page);
    return m_tabs->addTab({});
}

void TabDock::setPageTitle(QWidget *page, const QString &title)
{
    const int index = m_stack->indexOf(page);
    m_tabs->setTabText(index, title);
    if (index == 0)
        setWindowTitle(title);
    m_tabs->setAccessibleName(windowTitle());
}

void TabDock::setPageColor(QWidget *page, const QColor &color)
{
    m_tabs->setTabTextColor(m_stack->indexOf(page), color);
}

QString TabDock::pageTitle(QWidget *page) const
{
    return m_tabs->tabText(m_stack->indexOf(page));
}

QWidget *TabDock::currentPage() const
{
    return m_stack->currentWidget();
}

QList<QWidget *> TabDock::pages() const
{
    QList<QWidget *> list;
    for (int i = 0; i < m_stack->count(); ++i)
        list += m_stack->widget(i);
    return list;
}

void TabDock::raisePage(QWidget *page)
{
    m_tabs->setCurrentIndex(m_stack->indexOf(page));
    show();
}

} // namespace Varve::Ui
