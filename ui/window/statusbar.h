// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/pieces/environmenttag.h>

#include <models/history/environmentstatus.h>

#include <QStatusBar>

#include <functional>

class QLabel;

namespace Varve::Ui {

class ToneLabel;

/// Bottom line: where one is, what may be done there, what is pending; at the right the caret and the text's encoding.
class StatusBar final : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusBar(QWidget *parent = nullptr);

    void setEnvironment(const std::optional<EnvironmentTag> &tag, Project::GuardLevel guard);
    /// Of each of the environment's databases; what was not read yet is empty.
    void setStatuses(const QList<std::optional<History::EnvironmentStatus>> &statuses);
    /// A run is under way on this environment.
    void setRunning(bool running);
    /// Line 0: no text has the focus.
    void setCaret(int line, int column, const QString &encoding = {});
    /// What the statement at the caret is; empty: there is none.
    void setStatement(const QString &text);
    void retranslate();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int count(const std::function<int(const History::EnvironmentStatus &)> &of) const;
    QString countsText() const;
    QString serverText() const;
    void showStatement();

    std::optional<EnvironmentTag> m_tag;
    Project::GuardLevel m_guard = Project::GuardLevel::Open;
    QList<std::optional<History::EnvironmentStatus>> m_statuses;
    bool m_running = false;
    int m_line = 0;
    int m_column = 0;
    QString m_encoding;
    QString m_statementText;
    QLabel *m_environment;
    ToneLabel *m_guardLabel;
    ToneLabel *m_server;
    ToneLabel *m_activity;
    ToneLabel *m_statement;
    ToneLabel *m_counts;
    ToneLabel *m_caret;
    ToneLabel *m_encodingLabel;
};

} // namespace Varve::Ui
