// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/pieces/environmentsheet.h>

#include <models/execution/plan/plan.h>
#include <models/execution/rehearsal/rehearsalreport.h>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QTreeView;
class QVBoxLayout;

namespace Varve::Ui {

class CheckList;
class CodeView;
class PlanModel;
class RehearsalView;

/// Shows a plan before anything is sent: every statement as written and as it will run, what was checked, the same as a command line.
/// Everything that changes a database passes here. Accepted means "run it"; use open(), not exec().
class RunPreviewDialog final : public EnvironmentSheet
{
    Q_OBJECT

public:
    RunPreviewDialog(const Execution::Plan &plan, const EnvironmentTag &environment, QWidget *parent = nullptr);

    const Execution::Plan &plan() const { return m_plan; }
    /// "Run 2 migrations", "Roll back 1 migration", "Run 3 statements".
    static QString verb(const Execution::Plan &plan);
    /// The environment's name must be typed: guard "confirm" and something is lost.
    bool needsTypedName() const;
    /// The first click on Rehearse shows \a question, the second one is the yes.
    void askBeforeRehearsal(const QString &question) { m_question = question; }

signals:
    /// The plan was accepted; also tells it from other ways to close.
    void runRequested(const Varve::Execution::Plan &plan);
    /// Run all migrations in a scratch database first; showRehearsal() takes what came of it.
    void rehearsalRequested(const Varve::Execution::Plan &plan);
    /// The rehearsal that goes on shall end, or the dialog was closed while it did.
    void rehearsalCancelled();

public slots:
    /// What is being tried: "012_orders, 12 of 40".
    void showRehearsalProgress(const QString &what);
    void showRehearsal(const Varve::Core::Expected<Varve::Execution::RehearsalReport> &report);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeMiddle();
    QWidget *makeStatements();
    QWidget *makeTexts();
    QWidget *makeSide();
    void fillFooter();
    void addChecks(QVBoxLayout *layout, QWidget *parent);
    void addCommandLine(QVBoxLayout *layout, QWidget *parent);
    void addConfirmation(QVBoxLayout *layout, QWidget *parent);
    void showStatement(const QModelIndex &index);
    void savePlan();
    void copyPlan();
    void rehearse();
    void showReport(const QString &text);
    void updateRun();
    void run();

    Execution::Plan m_plan;
    EnvironmentTag m_environment;
    PlanModel *m_model = nullptr;
    QTreeView *m_tree = nullptr;
    CodeView *m_written = nullptr;
    QWidget *m_between = nullptr;
    CodeView *m_rendered = nullptr;
    QLineEdit *m_typed = nullptr;
    QPushButton *m_run = nullptr;
    QPushButton *m_rehearse = nullptr; ///< of a plan that migrates
    QString m_question;                ///< not answered yet
    bool m_rehearsing = false;
    QStackedWidget *m_texts = nullptr;
    RehearsalView *m_report = nullptr; ///< after a rehearsal
    CheckList *m_checks = nullptr;
    ToneLabel *m_message = nullptr;
};

} // namespace Varve::Ui
