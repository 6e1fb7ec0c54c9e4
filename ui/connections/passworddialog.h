// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/secret.h>

#include <QDialog>
#include <QPointer>

#include <memory>

class QLineEdit;

namespace Varve::Ui {

/// Asks for one password. Nothing of it is kept after the dialog is gone.
class PasswordDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit PasswordDialog(const QString &question, QWidget *parent = nullptr);
    Database::Secret secret() const;

private:
    QLineEdit *m_field;
};

/// Answers Database::AskForSecret from other threads with a dialog on the UI thread. The asking thread waits for the answer; the UI thread
/// never waits. Nothing is remembered: whoever asked knows whether the answer was right. When this object is gone, every question is declined.
class SecretPrompter final : public QObject
{
    Q_OBJECT

public:
    /// Dialogs open over the modal one that is in front, else over \a window (which may be set later).
    explicit SecretPrompter(QWidget *window = nullptr, QObject *parent = nullptr);
    ~SecretPrompter() override;

    void setWindow(QWidget *window);
    Database::AskForSecret asker();

private:
    struct Shared;
    void showNext();
    void answer(std::optional<Database::Secret> secret);
    std::shared_ptr<Shared> m_shared; ///< shared with askers on other threads, which may outlive this object
    QPointer<QWidget> m_window;
    QPointer<PasswordDialog> m_open;
};

} // namespace Varve::Ui
