// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>

class QMessageBox;
class QWidget;

namespace Varve::Ui {

class DocumentController;
class RunController;

/// The way to the end of the window: the run is asked about first, then the texts that are not saved; the run is cancelled after the last
/// answer, and its end waited for. A run that ends by itself is asked about no more. Who declines one question has declined the closing, and is asked everything again the next time.
class Closing final : public QObject
{
    Q_OBJECT

public:
    Closing(DocumentController &documents, RunController &runs, QWidget *window);
    /// Nothing stands against it now. Else asks, and closes the window when that is settled.
    bool mayClose();

private:
    enum class State {
        Open,      ///< nobody wants to close
        Asking,    ///< a question is open
        EndingRun, ///< all is answered; the run was cancelled and has not ended
        Leaving    ///< the window is being closed
    };
    void askAboutRun();
    void askAboutTexts();
    void goOn();
    void takeEndOfRun();
    void leave();

    DocumentController &m_documents;
    RunController &m_runs;
    QWidget *m_window;
    State m_state = State::Open;
    QPointer<QMessageBox> m_question; ///< about the run
    QList<QByteArray> m_givenUp;      ///< while the run ends: the unsaved texts that may be lost
};

} // namespace Varve::Ui
