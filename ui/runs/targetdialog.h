// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/pieces/environmenttag.h>

#include <models/execution/plan/target.h>
#include <models/project/project.h>

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace Varve::Ui {

class ToneLabel;

/// A line for a target as the command line takes it. Whether the target exists is found out where the plan is made; the dialog stays until
/// take() or refuse() says so.
class TargetDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Way { Forward, Back };
    /// Offers what \a project has in \a databaseName.
    TargetDialog(Way way, const Project::Project &project, const QString &databaseName, const EnvironmentTag &environment,
                 QWidget *parent = nullptr);

    /// Words that are targets of a database: heads and branches, releases, migrations.
    static QStringList suggestions(Way way, const Project::Project &project, const QString &databaseName);

    /// There is no such target: said below the line, which is there to be mended.
    void refuse(const Core::Error &error);
    void take() { QDialog::accept(); }

public slots:
    void accept() override;

signals:
    void targetChosen(const Varve::Execution::Target &target);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitTexts();

    QLineEdit *m_target;
    ToneLabel *m_message;
    QPushButton *m_show;
};

} // namespace Varve::Ui
