// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/execution/plan/plan.h>
#include <models/execution/run/runevent.h>

#include <QWidget>

class QTableView;

namespace Varve::Ui {

class SqlLogModel;
class CodeView;

/// What was sent, when, to which environment, how long it took and how it ended. Values of secret variables are masked before they are
/// kept. Holds the last 2,000 statements.
class SqlLogPane final : public QWidget
{
    Q_OBJECT

public:
    explicit SqlLogPane(QWidget *parent = nullptr);

    /// The next events belong to a run of \a plan, started by \a user.
    void start(const Execution::Plan &plan, const QString &user);
    void apply(const QList<Execution::RunEvent> &events);
    int count() const;

public slots:
    void copySelected() const;
    void clear();

protected:
    void changeEvent(QEvent *event) override;

private:
    SqlLogModel *m_model;
    QTableView *m_view;
    CodeView *m_text;
};

} // namespace Varve::Ui
