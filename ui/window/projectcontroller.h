// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "failure.h"

#include <models/project/projectwatcher.h>
#include <models/workbench/workbench.h>

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace Varve::Ui {

/// Opens folders, follows what happens in them, remembers them.
class ProjectController final : public QObject
{
    Q_OBJECT

public:
    explicit ProjectController(Workbench::Workbench &workbench, QObject *parent = nullptr);
    ~ProjectController() override;

    void open(const QString &folder, const Project::LoadOptions &options = {});
    /// Unpacks the demonstration into a scratch folder that goes with the program, runs its past there, opens it.
    void openDemo();
    bool isDemo() const { return m_isDemo; }
    using Asking = Workbench::Workbench::Asking;
    /// The folder was edited: loads it again and reads all environments. Asks nobody for a password unless a person wants them read.
    void reload(Asking asking = Asking::Never);
    QStringList recentFolders() const;
    void forget(const QString &folder);

signals:
    /// Something is being opened; a sentence for the person.
    void opening(const QString &text);
    /// Another folder, or the same one as it is now.
    void opened();
    void reloaded();
    void failed(const Varve::Ui::Failure &failure);
    /// What failed() just said is of the folder that is open: it could not be read again.
    void reloadFailed();
    void recentChanged();

private:
    void openUnpacked(const QString &folder);
    enum class As { Opened, Reloaded };
    void taken(const Core::Expected<Project::Project> &project, As as, Asking asking);
    void remember(const QString &folder);

    Workbench::Workbench &m_workbench;
    Project::ProjectWatcher m_watcher;
    std::unique_ptr<QTemporaryDir> m_scratch;
    bool m_isDemo = false;
    bool m_reloading = false;
    std::optional<Asking> m_reloadAgain; ///< something changed while a reload was under way
};

} // namespace Varve::Ui
