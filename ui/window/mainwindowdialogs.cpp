// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window asks, and its pop-ups.

#include "mainwindow.h"

#include "actions.h"
#include "databasechoice.h"
#include "documentcontroller.h"
#include "environmentbutton.h"
#include "environmentcontroller.h"
#include "lockdialog.h"
#include "maintoolbar.h"
#include "messagebar.h"
#include "projectcontroller.h"
#include "quickopen.h"
#include "startpage.h"

#include <ui/connections/addenvironmentdialog.h>
#include <ui/connections/newmigrationdialog.h>
#include <ui/connections/newprojectdialog.h>
#include <ui/connections/passworddialog.h>
#include <ui/runs/problemspane.h>
#include <ui/theme/theme.h>

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

void MainWindow::chooseFolder()
{
    const QString start = m_workbench->hasProject() ? m_workbench->project().folder : QDir::homePath();
    auto *dialog = new QFileDialog(this, tr("Open Folder"), start);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) { openFolder(folder); });
    dialog->open();
}

void MainWindow::askForProject()
{
    auto *dialog = new NewProjectDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewProjectDialog::projectCreated, this, [this](const QString &folder) { openFolder(folder); });
    dialog->open();
}

void MainWindow::askForEnvironment()
{
    if (!m_workbench->hasProject())
        return;
    auto *dialog = new AddEnvironmentDialog(m_workbench->project(), m_prompter->asker(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AddEnvironmentDialog::environmentAdded, this, [this](const QString &name) {
        connect(
            m_projects, &ProjectController::reloaded, this, [this, name] { readStatuses(name); }, Qt::SingleShotConnection);
        m_projects->reload();
    });
    dialog->open();
}

void MainWindow::askForMigration()
{
    if (!m_workbench->hasProject())
        return;
    auto *dialog = new NewMigrationDialog(m_workbench->project(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setReload([this] { return m_workbench->reload(); });
    connect(dialog, &NewMigrationDialog::migrationCreated, this, [this](const QString &path) {
        m_projects->reload();
        m_documents->openFile(path);
    });
    dialog->open();
}

void MainWindow::askForMerge(const QString &databaseName)
{
    if (!m_workbench->hasProject())
        return;
    auto *dialog = new NewMigrationDialog(m_workbench->project(), this, NewMigrationDialog::Kind::Merge);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setReload([this] { return m_workbench->reload(); });
    dialog->chooseDatabase(databaseName);
    connect(dialog, &NewMigrationDialog::migrationCreated, this, [this](const QString &path) {
        m_problems->setErrors({}); // of the plan that wanted one head
        m_messages->hide();
        m_projects->reload();
        m_documents->openFile(path);
    });
    dialog->open();
}

void MainWindow::showLock(const QString &environment, const QString &databaseName)
{
    const Project::Project project = m_workbench->project();
    if (!project.environment(environment))
        return;
    auto *dialog = new LockDialog(*m_workbench, environmentTag(project, environment), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->chooseDatabase(databaseName.isEmpty() ? DatabaseChoice(*m_workbench, environment).withOpenRuns() : databaseName);
    dialog->open();
    dialog->refresh();
}

void MainWindow::showEnvironmentMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_environments->fillMenu(menu);
    const QWidget *button = m_toolBar->environmentButton();
    const QPoint corner
        = button->mapToGlobal(QPoint(button->width() - menu->sizeHint().width(), button->height() + Theme::instance().measure(3)));
    menu->popup(corner);
}

void MainWindow::showPalette(const QString &text)
{
    QList<QuickEntry> entries;
    if (m_workbench->hasProject()) {
        const Project::Project &project = m_workbench->project();
        QStringList paths;
        for (const Project::Migration &migration : project.migrations) {
            for (const Project::MigrationFile &file : migration.files)
                paths += file.path;
        }
        for (const Project::Companion &companion : project.companions)
            paths += companion.path;
        for (const QString &path : std::as_const(paths))
            entries += {QuickEntry::Kind::File, QFileInfo(path).fileName(), path, [this, path] { m_documents->openFile(path); }};
        for (const Project::Environment &environment : project.environments) {
            const QString title = tr("Switch to %1", "environment").arg(environment.title());
            entries += {QuickEntry::Kind::Environment, title, m_environments->detail(environment),
                        [this, name = environment.name] { m_environments->choose(name); }};
        }
    }
    for (QAction *action : m_actions->all()) {
        const QString title = action->text().section(u'\t', 0, 0).remove(u'&');
        const QString key
            = action->text().contains(u'\t') ? action->text().section(u'\t', 1) : action->shortcut().toString(QKeySequence::NativeText);
        if (action->isEnabled())
            entries += {QuickEntry::Kind::Command, title, key, [action] { action->trigger(); }};
    }
    if (!m_quickOpen)
        m_quickOpen = new QuickOpen(this);
    m_quickOpen->open(entries, m_toolBar->quickOpenField(), this, text);
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(
        QMessageBox::NoIcon, tr("About Varve"),
        tr("Varve %1\n\nA workbench for people whose database schemas live in a folder of migrations.").arg(QStringLiteral(VARVE_VERSION)),
        QMessageBox::Close, this);
    box->setInformativeText(tr("Free software under the GNU General Public License, version 3 or later."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::fillRecentMenu()
{
    const QStringList folders = m_projects->recentFolders();
    m_start->setRecent(folders);
    m_actions->recentMenu->clear();
    for (const QString &folder : folders)
        connect(m_actions->recentMenu->addAction(folder), &QAction::triggered, this, [this, folder] { openFolder(folder); });
    m_actions->recentMenu->setEnabled(!folders.isEmpty());
}

/// From where one is to the next environment; where there is only one, to the project.
void MainWindow::openComparison(bool withProject)
{
    if (!m_workbench->hasProject())
        return;
    Workbench::ComparisonSource from;
    from.environment = m_environments->current();
    Workbench::ComparisonSource to;
    to.kind = Workbench::ComparisonSource::Kind::Project;
    const QList<Project::Environment> &environments = m_workbench->project().environments;
    for (int i = 0; !withProject && i < environments.size(); ++i) {
        if (environments.at(i).name == from.environment && environments.size() > 1) {
            to.kind = Workbench::ComparisonSource::Kind::Environment;
            to.environment = environments.at(i + 1 < environments.size() ? i + 1 : i - 1).name;
        }
    }
    m_documents->compare(from, to);
}

} // namespace Varve::Ui
