// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDockWidget>

class QStackedWidget;
class QTabBar;

namespace Varve::Ui {

/// A dock whose title is a row of tabs. Dragging the row beside the tabs moves the dock.
class TabDock final : public QDockWidget
{
    Q_OBJECT

public:
    /// \a objectName identifies the dock in a saved layout.
    explicit TabDock(const QString &objectName, QWidget *parent = nullptr);

    int addPage(QWidget *page);
    void setPageTitle(QWidget *page, const QString &title);
    /// An invalid colour gives the theme's.
    void setPageColor(QWidget *page, const QColor &color);
    QString pageTitle(QWidget *page) const;
    QWidget *currentPage() const;
    QList<QWidget *> pages() const;
    QTabBar *tabBar() const { return m_tabs; }

public slots:
    /// Brings a page to the front and shows the dock.
    void raisePage(QWidget *page);

private:
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
};

} // namespace Varve::Ui
