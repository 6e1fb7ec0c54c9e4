// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/pieces/environmentsheet.h>

#include <models/workbench/workbench.h>

class QComboBox;
class QPlainTextEdit;

namespace Varve::Ui {

/// Who holds the lock of an environment's database, and which runs nobody has ended, as `varve-cli lock` says it; ends what stands in the way
/// after a question. Use open(), not exec().
class LockDialog final : public EnvironmentSheet
{
    Q_OBJECT

public:
    LockDialog(Workbench::Workbench &workbench, const EnvironmentTag &environment, QWidget *parent = nullptr);

    void chooseDatabase(const QString &databaseName);
    /// Reads the lock of the chosen database anew.
    void refresh();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fillHeader();
    QWidget *makeBody();
    void fillFooter();
    using Answer = Core::Expected<History::LockState>;
    void read(const std::function<void()> &andThen);
    void showAnswer(const Answer &answer);
    void showSessions(const QList<int> &sessions);
    void askToEnd();
    void end(const QList<int> &sessions);
    QString databaseName() const;

    Workbench::Workbench &m_workbench;
    EnvironmentTag m_environment;
    QComboBox *m_database = nullptr; ///< one of several
    ToneLabel *m_holder = nullptr;
    QPlainTextEdit *m_runs = nullptr;
    ToneLabel *m_message = nullptr;
    QPushButton *m_end = nullptr;
    QList<int> m_sessions; ///< that stand in the way, as last read
    int m_request = 0;     ///< answers to older requests are dropped
};

} // namespace Varve::Ui
