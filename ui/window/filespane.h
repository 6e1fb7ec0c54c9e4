// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/project/project.h>

#include <QWidget>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace Varve::Ui {

/// The project's folder as it is on disk: migrations, and the companions beside them with category, purpose and status.
class FilesPane final : public QWidget
{
    Q_OBJECT

public:
    explicit FilesPane(QWidget *parent = nullptr);

    /// Keeps what is open and selected.
    void setProject(const Project::Project &project);

signals:
    /// A path relative to the project, to be opened.
    void openRequested(const QString &path);
    /// A migration's file was selected.
    void migrationSelected(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    QTreeWidgetItem *folder(const QString &path);
    QTreeWidgetItem *addFile(const QString &path, const QString &detail, const QString &tip, const QString &migrationId);
    void fill();
    void filter();
    void retranslate();

    Project::Project m_project;
    QLineEdit *m_filter;
    QTreeWidget *m_tree;
    QHash<QString, QTreeWidgetItem *> m_folders;
};

} // namespace Varve::Ui
