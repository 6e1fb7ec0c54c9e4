// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "screenshots.h"

#include "documentcontroller.h"
#include "environmentcontroller.h"
#include "mainwindow.h"
#include "messagebar.h"
#include "projectcontroller.h"
#include "runcontroller.h"
#include "windowsettings.h"

#include <ui/catalog/catalogpane.h>
#include <ui/compare/comparepage.h>
#include <ui/runs/runpreviewdialog.h>
#include <ui/theme/theme.h>
#include <ui/timeline/timelinepage.h>
#include <ui/timeline/timelineview.h>

#include <models/catalog/catalogtreemodel.h>
#include <models/timeline/timelinemodel.h>

#include <QDir>
#include <QPainter>
#include <QPixmap>
#include <QTabWidget>
#include <QTimer>
#include <QTreeView>

#include <cstdio>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

Screenshots::Screenshots(MainWindow &window) : QObject(&window), m_window(window)
{
    connect(&window.projects(), &ProjectController::failed, this, [this](const Failure &failure) {
        std::fprintf(stderr, "%s\n", qPrintable(failure.error.toString()));
        m_success = false;
        m_steps.clear();
        next();
    });
}

/// Runs one step after another, each from the event loop, so that what the former one changed is laid out and painted.
void Screenshots::next()
{
    QTimer::singleShot(0, this, [this] {
        if (m_steps.empty()) {
            emit finished(m_success);
            return;
        }
        const Step step = m_steps.front();
        m_steps.pop_front();
        step();
    });
}

bool Screenshots::isRead() const
{
    if (!m_window.workbench().hasProject())
        return !m_expectsProject;
    const Project::Project &project = m_window.workbench().project();
    for (const Project::Environment &environment : project.environments) {
        for (auto connection = environment.connections.cbegin(); connection != environment.connections.cend(); ++connection) {
            if (!m_window.workbench().status(environment.name, connection.key()))
                return false;
        }
    }
    return true;
}

void Screenshots::afterReading(const Step &then)
{
    if (isRead())
        return then();
    auto *once = new QObject(this);
    const auto check = [this, once, then] {
        if (!isRead())
            return;
        endWaiting(once);
        then();
    };
    connect(&m_window.workbench(), &Workbench::Workbench::statusChanged, once, check);
    connect(&m_window.projects(), &ProjectController::opened, once, check);
}

void Screenshots::endWaiting(QObject *once)
{
    m_window.workbench().disconnect(once);
    m_window.projects().disconnect(once);
    m_window.runs().disconnect(once);
    once->deleteLater();
}

void Screenshots::grab(const QString &file)
{
    QPixmap picture = m_window.grab();
    if (const RunPreviewDialog *dialog = m_window.runs().preview(); dialog && dialog->isVisible()) {
        // A dialog is a window of its own: it is laid over the dimmed main window, as a person sees it.
        QPainter painter(&picture);
        const QPalette colors = m_window.palette();
        const QColor text = colors.color(QPalette::WindowText);
        const QColor ground = colors.color(QPalette::Window);
        QColor shade = text.lightness() < ground.lightness() ? text : ground;
        shade.setAlphaF(0.45F);
        painter.fillRect(QRect(QPoint(0, 0), m_window.size()), shade);
        const QPoint corner((m_window.width() - dialog->width()) / 2, (m_window.height() - dialog->height()) / 2);
        painter.drawPixmap(corner, const_cast<RunPreviewDialog *>(dialog)->grab());
        painter.setPen(colors.color(QPalette::Mid));
        painter.drawRect(QRect(corner, dialog->size()));
    }
    if (picture.save(file))
        return;
    std::fprintf(stderr, "%s\n", qPrintable(tr("The picture cannot be written to %1.").arg(file)));
    m_success = false;
}

void Screenshots::takeOne(const QString &file)
{
    m_steps.push_back([this] { afterReading([this] { next(); }); });
    m_steps.push_back([this] { openCatalog(); });
    addGrabTo(file);
    next();
}

void Screenshots::addGrabTo(const QString &file)
{
    // What loads after the first paint (highlighting) is there for the second.
    for (int paint = 0; paint < 2; ++paint) {
        m_steps.push_back([this] {
            m_window.grab();
            next();
        });
    }
    m_steps.push_back([this, file] {
        grab(file);
        next();
    });
}

void Screenshots::addGrab(const QString &name)
{
    addGrabTo(m_folder + u'/' + name + u".png");
}

void Screenshots::openCatalog()
{
    const auto *pane = m_window.findChild<CatalogPane *>();
    auto *tree = pane ? pane->findChild<QTreeView *>() : nullptr;
    auto *model = pane ? pane->findChild<Catalog::CatalogTreeModel *>() : nullptr;
    if (!tree || !model || tree->model()->rowCount() == 0)
        return next();
    auto *once = new QObject(this);
    const auto descend = [this, once, tree, model] {
        constexpr int depth = 5; // connection, file, schema, group, table
        QModelIndex index = tree->model()->index(0, 0);
        for (int level = 1; level < depth && index.isValid(); ++level) {
            if (tree->model()->canFetchMore(index))
                tree->model()->fetchMore(index);
            tree->expand(index);
            index = tree->model()->index(0, 0, index);
            if (index.data(Catalog::CatalogTreeModel::RowRole).toInt() == int(Catalog::CatalogTreeModel::RowKind::Reading))
                return; // levelRead() comes
        }
        model->disconnect(once);
        endWaiting(once);
        next();
    };
    connect(model, &Catalog::CatalogTreeModel::levelRead, once, descend, Qt::QueuedConnection);
    descend();
}

/// The second of several: between the one where all is well and the one where nothing may happen.
void Screenshots::chooseEnvironment()
{
    const QList<Project::Environment> &environments = m_window.workbench().project().environments;
    if (environments.size() > 1)
        m_window.environments().choose(environments.at(1).name);
    if (const QString failed = failingMigration(); !failed.isEmpty())
        m_window.timeline().view().selectMigration(failed);
}

void Screenshots::takeSet(const QString &folder)
{
    m_folder = folder;
    m_success = m_expectsProject && QDir().mkpath(folder);
    if (!m_success)
        return next();
    m_steps.push_back([this] { afterReading([this] { next(); }); });
    m_steps.push_back([this] {
        chooseEnvironment();
        next();
    });
    m_steps.push_back([this] { openCatalog(); });
    for (const auto &[name, choice] :
         {std::pair(u"timeline-light"_s, ThemeChoice::Light), std::pair(u"timeline-dark"_s, ThemeChoice::Dark)}) {
        addTheme(choice);
        addGrab(name);
    }
    addTheme(ThemeChoice::Light);
    addPreview();
    addFailure();
    addEditor();
    addComparison();
    next();
}

void Screenshots::addTheme(ThemeChoice choice)
{
    m_steps.push_back([this, choice] {
        WindowSettings::applyTheme(choice);
        next();
    });
}

/// The first migration of the current environment that failed before; failing again is what it is there for.
QString Screenshots::failingMigration() const
{
    const auto &model = m_window.timeline().model();
    for (const Project::Migration &migration : model.project().migrations) {
        const History::MigrationStanding *standing = model.standing(migration.id, m_window.environments().current());
        if (standing && (standing->standing == History::Standing::Failed || standing->standing == History::Standing::Partial))
            return migration.id;
    }
    return {};
}

void Screenshots::addPreview()
{
    m_steps.push_back([this] {
        auto *once = new QObject(this);
        const auto done = [this, once] {
            endWaiting(once);
            // A platform without a screen makes one up that is smaller than the picture.
            const Theme &theme = Theme::instance();
            if (RunPreviewDialog *preview = m_window.runs().preview())
                preview->resize(QSize(theme.measure(1260), theme.measure(774)).boundedTo(m_window.size() * 0.95));
            next();
        };
        connect(&m_window.runs(), &RunController::previewOpened, once, done);
        connect(&m_window.runs(), &RunController::failed, once, done);
        connect(&m_window.runs(), &RunController::nothingToDo, once, done);
        m_window.runs().runPending();
    });
    addGrab(u"run-preview"_s);
}

void Screenshots::addFailure()
{
    m_steps.push_back([this] {
        RunPreviewDialog *preview = m_window.runs().preview();
        if (!preview)
            return next();
        auto *once = new QObject(this);
        connect(&m_window.runs(), &RunController::finished, once, [this, once] {
            endWaiting(once);
            next();
        });
        // As the button does, after a person typed the name where that is asked.
        const Execution::Plan plan = preview->plan();
        emit preview->runRequested(plan);
        preview->close();
    });
    m_steps.push_back([this] { afterReading([this] { next(); }); });
    m_steps.push_back([this] {
        if (const QString failed = failingMigration(); !failed.isEmpty())
            m_window.timeline().view().selectMigration(failed);
        next();
    });
    m_steps.push_back([this] { openCatalog(); }); // it is read again after a run
    addGrab(u"failure"_s);
}

void Screenshots::addEditor()
{
    m_steps.push_back([this] {
        const QString failed = failingMigration();
        const QString id = failed.isEmpty() ? m_window.timeline().currentMigration() : failed;
        if (!id.isEmpty())
            m_window.documents().openMigration(id);
        next();
    });
    addGrab(u"editor"_s);
    addTheme(ThemeChoice::HighContrast);
    addGrab(u"editor-high-contrast"_s);
    addTheme(ThemeChoice::Light);
}

void Screenshots::addComparison()
{
    m_steps.push_back([this] {
        const QList<Project::Environment> &environments = m_window.workbench().project().environments;
        Workbench::ComparisonSource from, to;
        from.environment = environments.isEmpty() ? QString() : environments.constFirst().name;
        to.environment = environments.isEmpty() ? QString() : environments.at(std::min<qsizetype>(1, environments.size() - 1)).name;
        ComparePage *page = m_window.documents().compare(from, to);
        auto *once = new QObject(this);
        connect(page, &ComparePage::finished, once, [this, once, page] {
            page->disconnect(once);
            endWaiting(once);
            next();
        });
        page->start();
    });
    addGrab(u"compare"_s);
}

} // namespace Varve::Ui
