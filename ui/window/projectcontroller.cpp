// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "projectcontroller.h"

#include <ui/pieces/whendone.h>

#include <models/workbench/demo.h>

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QtConcurrentRun>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

namespace {

const QString recentKey = u"recentFolders"_s;
constexpr int rememberedFolders = 10;

Core::Expected<QString> makeDemo(const QString &folder)
{
    auto unpacked = Workbench::unpackDemo(folder);
    if (!unpacked)
        return unpacked;
    if (const auto populated = Workbench::populateDemo(*unpacked); !populated)
        return tl::unexpected(populated.error());
    return unpacked;
}

} // namespace

ProjectController::ProjectController(Workbench::Workbench &workbench, QObject *parent) : QObject(parent), m_workbench(workbench)
{
    connect(&m_watcher, &Project::ProjectWatcher::changed, this, [this] { reload(); });
}

ProjectController::~ProjectController() = default;

void ProjectController::open(const QString &folder, const Project::LoadOptions &options)
{
    const QString absolute = QDir(folder).absolutePath();
    emit opening(tr("Opening %1…").arg(QFileInfo(absolute).fileName()));
    m_isDemo = false;
    whenDone(this, m_workbench.open(absolute, options),
             [this](const Core::Expected<Project::Project> &project) { taken(project, As::Opened, Asking::Allowed); });
}

void ProjectController::openDemo()
{
    emit opening(tr("Preparing the demo…"));
    m_scratch = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/varve-demo-XXXXXX"_s);
    if (!m_scratch->isValid()) {
        emit failed({Core::failure(Core::ErrorKind::Io, tr("No scratch folder for the demo: %1").arg(m_scratch->errorString())).value()});
        return;
    }
    whenDone(this, QtConcurrent::run(makeDemo, m_scratch->path()), [this](const Core::Expected<QString> &folder) {
        if (folder)
            openUnpacked(*folder);
        else
            emit failed({folder.error()});
    });
}

void ProjectController::openUnpacked(const QString &folder)
{
    m_isDemo = true;
    whenDone(this, m_workbench.open(folder),
             [this](const Core::Expected<Project::Project> &project) { taken(project, As::Opened, Asking::Allowed); });
}

void ProjectController::taken(const Core::Expected<Project::Project> &project, As as, Asking asking)
{
    if (!project) {
        emit failed({project.error()});
        if (as == As::Reloaded)
            emit reloadFailed();
        return;
    }
    m_watcher.watch(project->folder);
    if (as == As::Opened && !m_isDemo)
        remember(project->folder);
    if (as == As::Reloaded)
        emit reloaded();
    else
        emit opened();
    m_workbench.refreshAll(asking);
}

void ProjectController::reload(Asking asking)
{
    if (!m_workbench.hasProject())
        return;
    if (m_reloading) {
        if (m_reloadAgain != Asking::Allowed)
            m_reloadAgain = asking;
        return;
    }
    m_reloading = true;
    whenDone(this, m_workbench.reload(), [this, asking](const Core::Expected<Project::Project> &project) {
        m_reloading = false;
        taken(project, As::Reloaded, asking);
        if (const auto again = std::exchange(m_reloadAgain, {}))
            reload(*again);
    });
}

QStringList ProjectController::recentFolders() const
{
    return QSettings().value(recentKey).toStringList();
}

void ProjectController::remember(const QString &folder)
{
    QStringList folders = recentFolders();
    folders.removeAll(folder);
    folders.prepend(folder);
    QSettings().setValue(recentKey, QStringList(folders.mid(0, rememberedFolders)));
    emit recentChanged();
}

void ProjectController::forget(const QString &folder)
{
    QStringList folders = recentFolders();
    folders.removeAll(folder);
    QSettings().setValue(recentKey, folders);
    emit recentChanged();
}

} // namespace Varve::Ui
