// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timelinepage.h"

#include "filterbar.h"
#include "migrationdetails.h"
#include "timelineview.h"

#include <ui/theme/theme.h>

#include <models/timeline/timelinefilter.h>
#include <models/timeline/timelinemodel.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QInputDialog>
#include <QMenu>
#include <QSplitter>
#include <QVBoxLayout>

namespace Varve::Ui {

using namespace Qt::StringLiterals;
using Timeline::TimelineFilter;
using Timeline::TimelineModel;

TimelinePage::TimelinePage(Workbench::Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_model(new TimelineModel(this))
    , m_filter(new TimelineFilter(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
{
    m_filter->setSourceModel(m_model);
    m_bar = new FilterBar(m_model, m_filter, this);
    m_view = new TimelineView(m_filter, this);
    m_details = new MigrationDetails(*m_model, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_splitter, 1);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setCollapsible(0, false);
    setFocusProxy(m_view);

    connect(m_view, &TimelineView::currentChangedTo, this, [this](const QString &migration, const QString &release) {
        showCurrent();
        emit currentChanged(migration, release);
    });
    connect(m_view, &TimelineView::openRequested, this, &TimelinePage::openRequested);
    connect(m_view, &TimelineView::menuRequested, this, &TimelinePage::showMenu);
    connect(m_view, &TimelineView::searchRequested, m_bar, &FilterBar::focusSearch);
    connect(m_view, &TimelineView::retryRequested, this, &TimelinePage::retryRequested);
    connect(m_view, &TimelineView::lockRequested, this, &TimelinePage::lockRequested);
    connect(m_bar, &FilterBar::left, m_view, qOverload<>(&QWidget::setFocus));
    connect(&workbench, &Workbench::Workbench::projectChanged, this, &TimelinePage::takeProject);
    connect(&workbench, &Workbench::Workbench::statusChanged, this, &TimelinePage::takeStatus);
    if (workbench.hasProject())
        takeProject();
}

TimelinePage::~TimelinePage() = default;

void TimelinePage::takeProject()
{
    m_model->setProject(m_workbench.project());
    showCurrent();
}

void TimelinePage::takeStatus(const QString &environment, const QString &databaseName)
{
    if (const auto status = m_workbench.status(environment, databaseName))
        m_model->setStatus(*status);
    showCurrent();
}

void TimelinePage::setEnvironment(const QString &environment)
{
    m_model->setCurrentEnvironment(environment);
    showCurrent();
}

QString TimelinePage::currentMigration() const
{
    return m_view->currentMigration();
}

void TimelinePage::showCurrent()
{
    m_details->show(m_view->currentMigration(), m_model->currentEnvironment());
}

void TimelinePage::focusSearch()
{
    m_bar->focusSearch();
}

void TimelinePage::showMenu(const QString &migrationId, const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool inFolder = m_model->migration(migrationId);
    QAction *open = menu->addAction(tr("Open"));
    open->setEnabled(inFolder);
    menu->setDefaultAction(open);
    connect(open, &QAction::triggered, this, [this, migrationId] { emit openRequested(migrationId); });
    menu->addSeparator();
    const History::MigrationStanding *standing = m_model->standing(migrationId, m_model->currentEnvironment());
    QAction *run = menu->addAction(tr("Run Up to Here…"));
    run->setEnabled(inFolder && standing && History::isPending(standing->standing));
    connect(run, &QAction::triggered, this, [this, migrationId] { emit runUpToRequested(migrationId); });
    QAction *only = addCommand(menu, tr("Run Only This…"), MigrationCommand::RunOnly, migrationId);
    only->setEnabled(run->isEnabled());
    if (standing && standing->standing == History::Standing::Partial)
        addResumeActions(menu, *standing);
    addMarkActions(menu, migrationId, standing);
    addCheckActions(menu, migrationId, standing);
    addCopyActions(menu, migrationId);
    menu->addSeparator();
    QAction *back = menu->addAction(tr("Roll Back to Here…"));
    back->setEnabled(inFolder && standing && History::isApplied(standing->standing));
    connect(back, &QAction::triggered, this, [this, migrationId] { emit rollBackToRequested(migrationId); });
    QAction *backOnly = addCommand(menu, tr("Roll Back Only This…"), MigrationCommand::RollBackOnly, migrationId);
    backOnly->setEnabled(back->isEnabled());
    menu->popup(globalPosition);
}

QList<TimelinePage::ResumeWay> TimelinePage::resumeWays(const History::MigrationStanding &standing)
{
    using Execution::Uncertain;
    const auto request = [&](Uncertain said) {
        return Execution::ResumeRequest{.migration = standing.migrationId, .at = 0, .redo = false, .uncertain = said};
    };
    const int uncertain = standing.uncertain();
    const int done = standing.left ? standing.left->statementsDone : 0;
    QList<ResumeWay> ways;
    if (const int to = standing.uncertainTo(); to > uncertain) {
        ways += {tr("Resume, Statements %1 to %2 Were Done…").arg(uncertain).arg(to), request(Uncertain::Done)};
        ways += {tr("Resume, Run Statements %1 to %2 Again…").arg(uncertain).arg(to), request(Uncertain::Again)};
    } else if (uncertain > 0) {
        ways += {tr("Resume, Statement %1 Was Done…").arg(uncertain), request(Uncertain::Done)};
        ways += {tr("Resume, Run Statement %1 Again…").arg(uncertain), request(Uncertain::Again)};
    } else {
        ways += {tr("Resume at Statement %1…").arg(done + 1), request(Uncertain::NotSaid)};
    }
    return ways;
}

/// Each opens the preview of its plan.
void TimelinePage::addResumeActions(QMenu *menu, const History::MigrationStanding &standing)
{
    const QString migrationId = standing.migrationId;
    const auto add = [&](const QString &title, const Execution::ResumeRequest &request) {
        connect(menu->addAction(title), &QAction::triggered, this, [this, request] { emit resumeRequested(request); });
    };
    for (const ResumeWay &way : resumeWays(standing))
        add(way.title, way.request);
    const int statements = standing.left ? standing.left->statementsTotal : 0;
    if (statements > 1) {
        connect(menu->addAction(tr("Resume at Another Statement…")), &QAction::triggered, this,
                [this, migrationId, statements] { askWhereToResume(migrationId, statements); });
    }
    add(tr("Run All of It Again…"), {.migration = migrationId, .at = 0, .redo = true, .uncertain = Execution::Uncertain::NotSaid});
    connect(menu->addAction(tr("Roll Back What Was Done…")), &QAction::triggered, this,
            [this, migrationId] { emit rollBackPartialRequested(migrationId); });
}

void TimelinePage::askWhereToResume(const QString &migrationId, int statements)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Resume %1").arg(migrationId));
    dialog->setLabelText(tr("Number of the statement to begin with:"));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(1, statements);
    dialog->setOkButtonText(tr("Show plan"));
    connect(dialog, &QInputDialog::intValueSelected, this, [this, migrationId](int statement) {
        emit resumeRequested({.migration = migrationId, .at = statement, .redo = false, .uncertain = Execution::Uncertain::NotSaid});
    });
    dialog->open();
}

void TimelinePage::addMarkActions(QMenu *menu, const QString &migrationId, const History::MigrationStanding *standing)
{
    using History::Standing;
    const Standing now = standing ? standing->standing : Standing::Unknown;
    const bool partial = now == Standing::Partial;
    QAction *stamp = menu->addAction(tr("Mark as Applied…"));
    stamp->setEnabled(m_model->migration(migrationId) && (partial || History::isPending(now)));
    connect(stamp, &QAction::triggered, this, [this, migrationId] { emit stampRequested(migrationId); });
    QAction *unstamp = menu->addAction(tr("Mark as Not Applied…"));
    unstamp->setEnabled(partial || History::isApplied(now) || now == Standing::Missing);
    connect(unstamp, &QAction::triggered, this, [this, migrationId] { emit unstampRequested(migrationId); });
}

QAction *TimelinePage::addCommand(QMenu *menu, const QString &text, MigrationCommand command, const QString &migrationId)
{
    QAction *action = menu->addAction(text);
    connect(action, &QAction::triggered, this, [this, command, migrationId] { emit commandRequested(command, migrationId); });
    return action;
}

void TimelinePage::addCheckActions(QMenu *menu, const QString &migrationId, const History::MigrationStanding *standing)
{
    using History::Standing;
    const Standing now = standing ? standing->standing : Standing::Unknown;
    const bool canBeMarked = m_model->migration(migrationId) && (now == Standing::Partial || History::isPending(now));
    addCommand(menu, tr("Mark Up to Here as Applied…"), MigrationCommand::StampUpTo, migrationId)->setEnabled(canBeMarked);
    addCommand(menu, tr("Baseline Up to Here…"), MigrationCommand::Baseline, migrationId)->setEnabled(canBeMarked);
    menu->addSeparator();
    addCommand(menu, tr("Verify…"), MigrationCommand::Verify, migrationId)->setEnabled(History::isApplied(now));
    if (now == Standing::Changed)
        addCommand(menu, tr("Accept Change…"), MigrationCommand::AcceptChange, migrationId);
}

void TimelinePage::addCopyActions(QMenu *menu, const QString &migrationId)
{
    const auto addCopy = [&](const QString &title, const QString &text) {
        QAction *action = menu->addAction(title);
        action->setEnabled(!text.isEmpty());
        connect(action, &QAction::triggered, this, [text] { QGuiApplication::clipboard()->setText(text); });
    };
    menu->addSeparator();
    const Project::Migration *migration = m_model->migration(migrationId);
    addCopy(tr("Copy Id"), migrationId);
    addCopy(tr("Copy Checksum"), migration ? migration->files.constFirst().checksum : QString());
    const QString environment = m_model->currentEnvironment();
    addCopy(tr("Copy Command Line"),
            environment.isEmpty() ? u"varve-cli migrate --to %1"_s.arg(migrationId)
                                  : u"varve-cli migrate --env %1 --to %2"_s.arg(environment, migrationId));
}

} // namespace Varve::Ui
