// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/pieces/environmentsheet.h>

#include <models/core/expected.h>
#include <models/execution/rehearsal/rehearsalreport.h>

class QStackedWidget;

namespace Varve::Ui {

class RehearsalView;

/// A rehearsal of a whole project, without a run that follows. Whoever opens it rehearses when it asks; use open(), not exec().
class RehearsalDialog final : public EnvironmentSheet
{
    Q_OBJECT

public:
    enum class From { Nothing, CurrentSchema };
    /// \a question is asked before a scratch database is made; empty: nothing is.
    RehearsalDialog(const EnvironmentTag &environment, From from, const QString &question, QWidget *parent = nullptr);

    /// Asks for the rehearsal, or shows the question first.
    void begin();

public slots:
    /// What is being tried: "012_orders, 12 of 40".
    void showProgress(const QString &what);
    void showReport(const Varve::Core::Expected<Varve::Execution::RehearsalReport> &report);

signals:
    void rehearsalRequested();
    /// Also when it is closed while the rehearsal goes on.
    void rehearsalCancelled();
    /// Of what rehearsals that are over left on the server.
    void removalRequested();

protected:
    void done(int result) override;

private:
    void fillFooter();
    void press();
    void rehearse();

    QString m_question;
    bool m_rehearsing = false;
    QStackedWidget *m_pages = nullptr;
    ToneLabel *m_message = nullptr; ///< in the place of the report
    RehearsalView *m_report = nullptr;
    ToneLabel *m_found = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_rehearse = nullptr;
};

} // namespace Varve::Ui
