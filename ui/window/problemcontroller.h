// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/problem.h>
#include <models/workbench/workbench.h>

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>

namespace Varve::Ui {

class DocumentController;
class ProblemsPane;
class SqlEditor;

/// Looks for problems in the background: in all files of the project after it was loaded, and in an open file while somebody edits it. Shows
/// them in the Problems pane and in the editors. UI thread; the looking is done on a quiet thread of its own.
class ProblemController final : public QObject
{
    Q_OBJECT

public:
    ProblemController(Workbench::Workbench &workbench, DocumentController &documents, ProblemsPane &pane, QObject *parent = nullptr);
    ~ProblemController() override;

    /// The project was loaded, perhaps again: shows what the loader found at once, and the rest when it is known.
    void checkProject();

signals:
    /// All files were looked at.
    void projectChecked();

private:
    void follow(SqlEditor *editor);
    void checkEdited();
    void take(const QString &file, const QList<Core::Problem> &problems);
    void show();
    void showIn(SqlEditor *editor) const;
    QList<Core::Problem> problemsOf(const QString &file) const;

    Workbench::Workbench &m_workbench;
    DocumentController &m_documents;
    ProblemsPane &m_pane;
    QThreadPool m_pool;
    QTimer m_pause; ///< since somebody typed last
    QList<QPointer<SqlEditor>> m_waiting;
    QList<Core::Problem> m_saved;                  ///< of all files as they are on disk
    QHash<QString, QList<Core::Problem>> m_edited; ///< of files as they stand in their editors
    std::shared_ptr<std::atomic_bool> m_stop;      // shared with the looking thread, which may outlive a reload
};

} // namespace Varve::Ui
