// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/pieces/chip.h>

#include <QSet>

class QLineEdit;
class QPushButton;
class QToolButton;

namespace Varve::Timeline {
class TimelineFilter;
class TimelineModel;
} // namespace Varve::Timeline

namespace Varve::Ui {

/// Search field and menus above the timeline; sets a TimelineFilter.
class FilterBar final : public Surface
{
    Q_OBJECT

public:
    FilterBar(Timeline::TimelineModel *model, Timeline::TimelineFilter *filter, QWidget *parent = nullptr);

public slots:
    /// What a category is called in the window.
    static QString title(Project::Category category);
    void focusSearch();
    void reset();

signals:
    /// Down or Enter in the search field: on to the list.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fillMenus();
    void fillStates();
    void fillDatabases();
    void fillCategories();
    void apply();
    void showTexts();
    QString stateText() const;

    Timeline::TimelineModel *m_model;
    Timeline::TimelineFilter *m_filter;
    QLineEdit *m_search;
    QPushButton *m_states;
    QPushButton *m_databases;
    QPushButton *m_categories;
    ToneLabel *m_count;
    QToolButton *m_legend;
    QSet<int> m_chosenStates;
    QString m_chosenDatabase;
    int m_chosenCategory = -1; ///< -1: any
};

} // namespace Varve::Ui
