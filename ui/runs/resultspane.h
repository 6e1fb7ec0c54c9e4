// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/resultset.h>
#include <models/execution/plan/plan.h>
#include <models/execution/run/runevent.h>

#include <QMap>
#include <QWidget>

class QPlainTextEdit;
class QTabWidget;

namespace Varve::Ui {

class ResultView;

/// What queries returned: a tab with a grid for each, and one with the server's messages.
class ResultsPane final : public QWidget
{
    Q_OBJECT

public:
    explicit ResultsPane(QWidget *parent = nullptr);

    /// Empties the pane for a new run; statements of \a plan give the tabs their names.
    void start(const Execution::Plan &plan);
    void apply(const QList<Execution::RunEvent> &events);
    void clear();
    int resultCount() const;
    ResultView *view(int index) const;

signals:
    /// The first rows of an ad hoc run arrived: a good moment to bring the pane to the front.
    void rowsArrived();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addRows(int step, int statement, const Database::ResultSet &chunk);
    void finishStatement(int step, int statement, const Database::StatementOutcome &outcome);
    void addMessage(const QString &text);
    void retranslate();
    QString tabTitle(int step, int statement) const;
    const Execution::PlannedStatement *planned(int step, int statement) const;

    QTabWidget *m_tabs;
    QPlainTextEdit *m_messages;
    QMap<QPair<int, int>, ResultView *> m_views;
    Execution::Plan m_plan;
};

} // namespace Varve::Ui
