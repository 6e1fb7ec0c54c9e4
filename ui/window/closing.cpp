// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "closing.h"

#include "documentcontroller.h"
#include "runcontroller.h"

#include <QMessageBox>
#include <QPushButton>

namespace Varve::Ui {

Closing::Closing(DocumentController &documents, RunController &runs, QWidget *window)
    : QObject(window), m_documents(documents), m_runs(runs), m_window(window)
{
    connect(&runs, &RunController::finished, this, &Closing::takeEndOfRun);
}

bool Closing::mayClose()
{
    switch (m_state) {
    case State::Leaving: return true;
    case State::Asking: return false;
    case State::EndingRun: // who asks again does not want to wait for the server
        if (m_documents.unsavedTexts() == m_givenUp)
            return true;
        askAboutTexts();
        return false;
    case State::Open: break;
    }
    if (m_runs.isRunning())
        askAboutRun();
    else if (m_documents.hasUnsaved())
        askAboutTexts();
    else
        return true;
    return false;
}

void Closing::askAboutRun()
{
    m_state = State::Asking;
    m_question = new QMessageBox(
        QMessageBox::NoIcon, tr("A Run Is in Progress"),
        tr("Closing cancels the run on %1. Its current statement is stopped at the server.").arg(m_runs.runningEnvironment()),
        QMessageBox::NoButton, m_window);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    const QAbstractButton *stop = m_question->addButton(tr("Cancel Run and Close"), QMessageBox::DestructiveRole);
    m_question->setDefaultButton(m_question->addButton(tr("Keep Running"), QMessageBox::RejectRole));
    connect(m_question, &QDialog::finished, this, [this, question = m_question.data(), stop] {
        m_question.clear();
        m_state = State::Open;
        if (question->clickedButton() == stop || !m_runs.isRunning())
            askAboutTexts();
    });
    m_question->open();
}

void Closing::askAboutTexts()
{
    m_state = State::Asking;
    m_documents.askAboutUnsaved([this] { goOn(); }, [this] { m_state = State::Open; });
}

/// The run may have ended while something was asked.
void Closing::goOn()
{
    if (!m_runs.isRunning())
        return leave();
    m_givenUp = m_documents.unsavedTexts();
    m_state = State::EndingRun;
    m_runs.cancel();
}

void Closing::takeEndOfRun()
{
    if (m_question)
        return m_question->reject();
    if (m_state != State::EndingRun)
        return;
    if (m_documents.unsavedTexts() == m_givenUp)
        leave();
    else // somebody went on writing meanwhile
        askAboutTexts();
}

void Closing::leave()
{
    m_state = State::Leaving;
    m_window->close();
    m_state = State::Open;
}

} // namespace Varve::Ui
