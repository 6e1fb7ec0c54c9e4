// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/project/projectwriter.h>

#include <QDialog>
#include <QFuture>

#include <functional>

class QComboBox;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace Varve::Ui {

class ToneLabel;

/// Makes a migration's file from its header's template; accepted after it was written.
class NewMigrationDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Merge: it makes one of several heads, which are ticked in a list, and does nothing else.
    enum class Kind { New, Merge };
    explicit NewMigrationDialog(const Project::Project &project, QWidget *parent = nullptr, Kind kind = Kind::New);
    void chooseDatabase(const QString &databaseName);
    using Reload = std::function<QFuture<Core::Expected<Project::Project>>()>;
    /// Reads the project again before a file is written: another program may have written one since the dialog opened.
    void setReload(Reload reload) { m_reload = std::move(reload); }
    Project::NewMigration values() const;

public slots:
    void accept() override;

signals:
    /// The absolute path of the new file.
    void migrationCreated(const QString &path);

private:
    void showFileName();
    void listHeads();
    QStringList tickedHeads() const;
    void create(const Project::NewMigration &migration, const QStringList &heads);
    void refuse(const Core::Error &error);

    Project::Project m_project;
    Reload m_reload;
    bool m_reading = false; ///< the project, again
    QLineEdit *m_name;
    QLineEdit *m_author;
    QPlainTextEdit *m_purpose;
    QComboBox *m_database;
    QComboBox *m_engine;
    QListWidget *m_heads = nullptr; ///< of a merge
    ToneLabel *m_message;
    QPushButton *m_create;
};

} // namespace Varve::Ui
