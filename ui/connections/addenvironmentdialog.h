// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/connection.h>
#include <models/project/project.h>

#include <QDialog>
#include <QFuture>

#include <memory>

namespace Varve::Ui {

/// Adds an environment to varve.toml: a form or a URL, a test of the connection that says which layer failed, a guard, a colour, variables.
/// Accepted after the file was written.
class AddEnvironmentDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a ask is used by "Test" for passwords that are asked for; called off the UI thread.
    explicit AddEnvironmentDialog(const Project::Project &project, Database::AskForSecret ask = {}, QWidget *parent = nullptr);
    ~AddEnvironmentDialog() override;

    /// As the form says now.
    Core::Expected<Project::Environment> environment() const;

public slots:
    void test();
    void accept() override;

signals:
    void tested(bool success);
    void environmentAdded(const QString &name);

private:
    QWidget *makeForm();
    void refresh();
    void say(const QString &text, bool bad);
    void showTest(const Core::Expected<Database::ServerIdentity> &result);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Varve::Ui
