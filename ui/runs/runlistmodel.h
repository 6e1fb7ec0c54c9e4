// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statementline.h"

#include <models/execution/run/runevent.h>

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace Varve::Ui {

/// Cancelled: a person stopped it, which is no failure.
enum class RunState { Waiting, Running, Done, Failed, Cancelled, NotRun };

/// The statements of a run and how far each is, with what the server had to say below each. A step that is streamed has one row, which counts.
class RunListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IsStepRole = Qt::UserRole + 1, StateRole, TimeRole, ErrorRole, LineRole, PhaseRole, IsNoticeRole };
    /// Of one row's notices; the messages beside the results have them all.
    static constexpr int mostNotices = 20;
    explicit RunListModel(QObject *parent = nullptr);

    struct Row
    {
        int step = 0;
        int statement = -1; ///< -1: the step's own row
        bool verification = false;
        StatementLine line;
        RunState state = RunState::Waiting;
        QString time;
        std::optional<Core::Error> error;
        bool notice = false; ///< what the server said of the statement above
    };
    void start(const Execution::Plan &plan);
    void apply(const Execution::RunEvent &event);
    /// What waits will not run any more.
    void stop();
    /// Turns the sign of the running row; 0 to 1.
    void setPhase(double phase);

    int total() const { return m_total; }
    int done() const { return m_done; }
    int failedRow() const { return m_failedRow; }
    bool isCancelled() const { return m_cancelled; }
    int currentRow() const { return m_current; }
    const Row &row(int row) const { return m_rows.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    int rowOf(int step, int statement) const;
    int stepRow(int step) const;
    void addNotices(int row, const QList<Database::Notice> &notices);
    void removeNotices(int firstStep);
    void setState(int row, RunState state);
    void change(int row);
    void beginAgain(const Execution::StepRetried &event);
    void rollBackBefore(int step);
    QList<Row> m_rows;
    QList<bool> m_streamed;
    int m_total = 0;
    int m_done = 0;
    QHash<int, int> m_doneBefore; ///< by step: m_done when it began
    int m_failedRow = -1;
    int m_current = -1;
    bool m_cancelled = false;
    bool m_verifies = false; ///< queries are all that it sends
    double m_phase = 0;
};

/// Paints a RunListModel: sign, statement, time; a failure with what the server said.
class RunListDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    /// Width at the right end of the failed row that buttons take.
    void setButtonsWidth(int width) { m_buttonsWidth = width; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintFailure(QPainter *painter, const QRect &row, const QRect &text, const Core::Error &error) const;
    static void paintNotice(QPainter *painter, const QRect &place, const QString &said);
    int m_buttonsWidth = 0;
};

/// "42704 · 004_drift_reports.sql:41:19 · Did you mean numeric?"
QString failureDetail(const Core::Error &error);

} // namespace Varve::Ui
