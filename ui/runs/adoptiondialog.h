// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/pieces/environmentsheet.h>

#include <models/core/expected.h>
#include <models/execution/rehearsal/adoption.h>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace Varve::Ui {

class AdoptionTable;

/// What of the project's migrations a database without a history has, row by row, to be marked as applied. Whoever opens it compares when
/// it asks, and plans what it wants marked; use open(), not exec().
class AdoptionDialog final : public EnvironmentSheet
{
    Q_OBJECT

public:
    /// \a databaseName is empty where the project has only one. \a question is asked before a scratch database is made; empty: nothing is.
    AdoptionDialog(const EnvironmentTag &environment, const QString &databaseName, const QString &question, QWidget *parent = nullptr);

    /// Asks for the comparison, or shows the question first.
    void begin();
    const AdoptionTable &table() const { return *m_table; }

public slots:
    /// What is being built: "012_orders, 12 of 40".
    void showProgress(const QString &what);
    void showAdoption(const Varve::Core::Expected<Varve::Execution::Adoption> &adoption);

signals:
    void comparisonRequested();
    /// Also when it is closed while the comparison goes on.
    void comparisonCancelled();
    /// To be planned and previewed; the dialog is closed.
    void stampRequested(const Varve::Execution::Adoption &adoption, const QStringList &migrations);

protected:
    void done(int result) override;

private:
    QWidget *makeMessage();
    QWidget *makeResult();
    void fillFooter();
    void compare();
    void say(const QString &text, bool bad);
    void showRow();
    void updateMark();
    void stamp();

    QString m_question;
    bool m_comparing = false;
    QStackedWidget *m_pages = nullptr;
    ToneLabel *m_message = nullptr;
    Execution::Adoption m_adoption; ///< that is shown
    AdoptionTable *m_table = nullptr;
    QLabel *m_rowCaption = nullptr;
    QPlainTextEdit *m_row = nullptr;
    QPlainTextEdit *m_others = nullptr;
    ToneLabel *m_hint = nullptr;
    QPushButton *m_compare = nullptr; ///< only while a question is shown
    QPushButton *m_mark = nullptr;
};

} // namespace Varve::Ui
