// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "passworddialog.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMutex>
#include <QPushButton>
#include <QThread>
#include <QVBoxLayout>
#include <QWaitCondition>

#include <deque>

namespace Varve::Ui {

PasswordDialog::PasswordDialog(const QString &question, QWidget *parent) : QDialog(parent), m_field(new QLineEdit(this))
{
    setWindowTitle(tr("Password"));
    setWindowModality(Qt::WindowModal);
    auto *label = new QLabel(question, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setBuddy(m_field);
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setAccessibleName(tr("Password"));
    auto *note = new QLabel(tr("Kept until the program ends, written nowhere."), this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Log in"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    for (QWidget *each :
         {static_cast<QWidget *>(label), static_cast<QWidget *>(m_field), static_cast<QWidget *>(note), static_cast<QWidget *>(buttons)})
        layout->addWidget(each);
    m_field->setFocus();
}

Database::Secret PasswordDialog::secret() const
{
    return Database::Secret(m_field->text());
}

struct SecretPrompter::Shared
{
    struct Question
    {
        QString text;
        bool answered = false;
        std::optional<Database::Secret> answer;
    };
    QMutex mutex; ///< guards everything below
    QWaitCondition changed;
    std::deque<std::shared_ptr<Question>> waiting; ///< shared: the asking thread and the window both hold it
    SecretPrompter *prompter = nullptr;            ///< null when it is gone
};

SecretPrompter::SecretPrompter(QWidget *window, QObject *parent) : QObject(parent), m_shared(std::make_shared<Shared>()), m_window(window)
{
    m_shared->prompter = this;
}

SecretPrompter::~SecretPrompter()
{
    const QMutexLocker lock(&m_shared->mutex);
    m_shared->prompter = nullptr;
    for (const auto &question : m_shared->waiting)
        question->answered = true;
    m_shared->waiting.clear();
    m_shared->changed.wakeAll();
}

void SecretPrompter::setWindow(QWidget *window)
{
    m_window = window;
}

Database::AskForSecret SecretPrompter::asker()
{
    return [shared = m_shared](const QString &text) -> std::optional<Database::Secret> {
        QMutexLocker lock(&shared->mutex);
        if (!shared->prompter)
            return std::nullopt;
        // On the window's own thread nobody would be left to show the dialog.
        if (QThread::currentThread() == shared->prompter->thread())
            return std::nullopt;
        auto question = std::make_shared<Shared::Question>();
        question->text = text;
        shared->waiting.push_back(question);
        QMetaObject::invokeMethod(shared->prompter, &SecretPrompter::showNext, Qt::QueuedConnection);
        while (!question->answered)
            shared->changed.wait(&shared->mutex);
        return question->answer;
    };
}

void SecretPrompter::showNext()
{
    if (m_open)
        return;
    QString text;
    {
        const QMutexLocker lock(&m_shared->mutex);
        if (m_shared->waiting.empty())
            return;
        text = m_shared->waiting.front()->text;
    }
    // The keyboard is with the dialog in front; one over the window below that would get no key.
    QWidget *front = QApplication::activeModalWidget();
    m_open = new PasswordDialog(text, front ? front : m_window.data());
    m_open->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_open, &QDialog::finished, this,
            [this](int result) { answer(result == QDialog::Accepted ? std::optional(m_open->secret()) : std::nullopt); });
    // It may go with the dialog below it, unanswered.
    connect(m_open, &QObject::destroyed, this, &SecretPrompter::showNext, Qt::QueuedConnection);
    m_open->open();
}

void SecretPrompter::answer(std::optional<Database::Secret> secret)
{
    if (QWidget *front = QApplication::activeModalWidget())
        front->activateWindow(); // not every window manager does
    m_open.clear();
    {
        const QMutexLocker lock(&m_shared->mutex);
        if (m_shared->waiting.empty())
            return;
        const QString text = m_shared->waiting.front()->text;
        // Whoever asked the same at the same time gets the same answer.
        std::erase_if(m_shared->waiting, [&](const auto &question) {
            if (question->text != text)
                return false;
            question->answer = secret;
            question->answered = true;
            return true;
        });
        m_shared->changed.wakeAll();
    }
    showNext();
}

} // namespace Varve::Ui
