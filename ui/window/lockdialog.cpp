// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lockdialog.h"

#include <ui/pieces/chip.h>
#include <ui/pieces/whendone.h>

#include <models/history/locktexts.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>

namespace Varve::Ui {

LockDialog::LockDialog(Workbench::Workbench &workbench, const EnvironmentTag &environment, QWidget *parent)
    : EnvironmentSheet(tr("Lock of"), environment, parent), m_workbench(workbench), m_environment(environment)
{
    fillHeader();
    QWidget *body = makeBody();
    fillFooter();
    setMiddle(body, 680, 360);
    showSessions({});
}

void LockDialog::fillHeader()
{
    addHeaderText({});
    m_database = new QComboBox(this);
    m_database->setAccessibleName(tr("Database"));
    const Project::Project project = m_workbench.project();
    const Project::Environment *environment = project.environment(m_environment.name);
    for (const Project::DatabaseRole &role : project.databases) {
        if (environment && environment->connections.contains(role.name))
            m_database->addItem(role.name);
    }
    m_database->setVisible(m_database->count() > 1);
    addToHeader(m_database);
    connect(m_database, &QComboBox::currentIndexChanged, this, &LockDialog::refresh);
}

void LockDialog::chooseDatabase(const QString &databaseName)
{
    m_database->setCurrentText(databaseName);
}

QWidget *LockDialog::makeBody()
{
    const int gap = Theme::instance().measure(18);
    auto *body = new Surface(Surface::Ground::Base, this);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->setSpacing(Theme::instance().measure(8));
    m_holder = new ToneLabel(ToneLabel::Tone::Text, {}, body);
    m_holder->setTextFormat(Qt::PlainText);
    m_holder->setWordWrap(true);
    m_holder->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QLabel *caption = makeCaption(tr("Runs that nobody has ended"), body);
    m_runs = new QPlainTextEdit(body);
    m_runs->setReadOnly(true);
    m_runs->setFrameShape(QFrame::NoFrame);
    m_runs->setTabChangesFocus(true);
    m_runs->document()->setDocumentMargin(0);
    m_runs->setAccessibleName(tr("Runs that nobody has ended"));
    caption->setBuddy(m_runs);
    layout->addWidget(m_holder);
    layout->addSpacing(Theme::instance().measure(6));
    layout->addWidget(caption);
    layout->addWidget(m_runs, 1);
    return body;
}

void LockDialog::fillFooter()
{
    m_message = addMessage();
    QPushButton *refresh = addButton(tr("Refresh"));
    refresh->setToolTip(QKeySequence(Qt::Key_F5).toString(QKeySequence::NativeText));
    connect(refresh, &QPushButton::clicked, this, &LockDialog::refresh);
    m_end = addButton({});
    connect(m_end, &QPushButton::clicked, this, [this] { read([this] { askToEnd(); }); });
    QPushButton *close = addButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    close->setDefault(true);
    close->setFocus();
}

QString LockDialog::databaseName() const
{
    return m_database->count() > 0 ? m_database->currentText() : Project::DatabaseRole().name;
}

void LockDialog::refresh()
{
    read({});
}

/// \a andThen: once the answer is shown.
void LockDialog::read(const std::function<void()> &andThen)
{
    m_end->setEnabled(false); // of what is read it is not known yet
    m_message->setTone(ToneLabel::Tone::Dim);
    m_message->setText(tr("Reading…"));
    const int request = ++m_request;
    whenDone(this, m_workbench.lockState(m_environment.name, databaseName()), [this, request, andThen](const Answer &answer) {
        if (request != m_request)
            return;
        showAnswer(answer);
        if (answer && andThen)
            andThen();
    });
}

void LockDialog::showAnswer(const Answer &answer)
{
    m_message->setText(tr("Read at %1").arg(QTime::currentTime().toString(QStringLiteral("HH:mm:ss"))));
    m_holder->setTone(answer ? ToneLabel::Tone::Text : ToneLabel::Tone::Bad);
    if (!answer) {
        m_holder->setText(answer.error().toString());
        m_runs->clear();
        return showSessions({});
    }
    const QString process = History::heldByProcessText(*answer);
    m_holder->setText(process.isEmpty() ? History::holderText(*answer) : process);
    const QStringList runs = History::runningTexts(*answer);
    m_runs->setPlainText(runs.isEmpty() ? tr("none") : runs.join(QStringLiteral("\n\n")));
    showSessions(History::sessionsInTheWay(*answer));
}

void LockDialog::showSessions(const QList<int> &sessions)
{
    m_sessions = sessions;
    const int count = static_cast<int>(sessions.size());
    m_end->setText(count > 0 ? tr("End %n session(s)…", nullptr, count) : tr("Nothing to end"));
    m_end->setEnabled(count > 0);
}

void LockDialog::askToEnd()
{
    if (m_sessions.isEmpty())
        return;
    auto *question
        = new QMessageBox(QMessageBox::NoIcon, tr("End Sessions"),
                          tr("End %n session(s) of the server on %1, and what they do?", nullptr, static_cast<int>(m_sessions.size()))
                              .arg(m_environment.title),
                          QMessageBox::NoButton, this);
    question->setInformativeText(tr("A lock goes with its session. What a run has committed stays, and the rest of it does not run."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *yes
        = question->addButton(tr("End %n session(s)", nullptr, static_cast<int>(m_sessions.size())), QMessageBox::DestructiveRole);
    QPushButton *no = question->addButton(tr("Leave as it is"), QMessageBox::RejectRole);
    question->setDefaultButton(no);
    question->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, [this, sessions = m_sessions] { end(sessions); });
    question->open();
}

void LockDialog::end(const QList<int> &sessions)
{
    m_end->setEnabled(false);
    m_message->setText(tr("Ending…"));
    const int request = ++m_request;
    whenDone(this, m_workbench.endBackends(m_environment.name, sessions, databaseName()),
             [this, request, count = static_cast<int>(sessions.size())](const Core::Expected<> &ended) {
                 if (request != m_request)
                     return;
                 m_workbench.refreshStatus(m_environment.name, databaseName());
                 read([this, ended, count] {
                     m_message->setTone(ended ? ToneLabel::Tone::Dim : ToneLabel::Tone::Bad);
                     m_message->setText(ended ? tr("%n session(s) ended.", nullptr, count) : ended.error().toString());
                 });
             });
}

void LockDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Refresh))
        return refresh();
    EnvironmentSheet::keyPressEvent(event);
}

} // namespace Varve::Ui
