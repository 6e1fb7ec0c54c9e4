// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace Varve::Ui {

class ToneLabel;

/// Makes a project: a folder and a name. Writes its first varve.toml; accepted after that.
class NewProjectDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit NewProjectDialog(QWidget *parent = nullptr);
    QString folder() const;
    QString projectName() const;
    void setFolder(const QString &folder);

public slots:
    void accept() override;

signals:
    void projectCreated(const QString &folder);

private:
    void chooseFolder();
    void refresh();
    QLineEdit *m_folder;
    QLineEdit *m_name;
    ToneLabel *m_message;
    QPushButton *m_create;
};

} // namespace Varve::Ui
