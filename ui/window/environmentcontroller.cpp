// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "environmentcontroller.h"

#include <QActionGroup>
#include <QMenu>
#include <QPainter>
#include <QPixmap>
#include <QSettings>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

namespace {

QString settingsKey(const QString &folder)
{
    return u"environment/"_s + QString::fromLatin1(folder.toUtf8().toBase64(QByteArray::Base64UrlEncoding));
}

QIcon diamond(const QColor &color)
{
    const int size = Theme::instance().measure(16);
    QPixmap picture(QSize(size, size) * 2);
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const double middle = size / 2.0;
    const double reach = size * 0.36;
    painter.drawPolygon(
        QPolygonF({{middle, middle - reach}, {middle + reach, middle}, {middle, middle + reach}, {middle - reach, middle}}));
    return QIcon(picture);
}

} // namespace

EnvironmentController::EnvironmentController(Workbench::Workbench &workbench, QObject *parent) : QObject(parent), m_workbench(workbench) {}

std::optional<Project::Environment> EnvironmentController::environment() const
{
    const Project::Project project = m_workbench.project();
    const Project::Environment *found = m_hasCurrent ? project.environment(m_current) : nullptr;
    return found ? std::optional(*found) : std::nullopt;
}

std::optional<EnvironmentTag> EnvironmentController::tag() const
{
    if (!environment())
        return std::nullopt;
    return environmentTag(m_workbench.project(), m_current);
}

QString EnvironmentController::detail() const
{
    const std::optional<Project::Environment> chosen = environment();
    return chosen ? detail(*chosen) : QString();
}

QString EnvironmentController::detail(const Project::Environment &environment) const
{
    if (environment.connections.isEmpty())
        return {};
    const auto profile = Project::connectionProfile(environment, environment.connections.firstKey(), m_workbench.project().folder);
    return profile ? profile->toString() : QString();
}

void EnvironmentController::takeProject()
{
    const Project::Project &project = m_workbench.project();
    const bool otherFolder = project.folder != m_folder;
    m_folder = project.folder;
    if (!otherFolder && m_hasCurrent && project.environment(m_current)) {
        emit changed();
        return;
    }
    QString name = std::exchange(m_wanted, {});
    if (!project.environment(name))
        name = QSettings().value(settingsKey(m_folder)).toString();
    if (!project.environment(name) && !project.environments.isEmpty())
        name = project.environments.constFirst().name;
    m_current = name;
    m_hasCurrent = project.environment(name);
    emit changed();
}

void EnvironmentController::choose(const QString &name)
{
    const Project::Project project = m_workbench.project();
    if (!project.environment(name) || (m_hasCurrent && name == m_current))
        return;
    m_current = name;
    m_hasCurrent = true;
    QSettings().setValue(settingsKey(m_folder), name);
    emit chosen();
    emit changed();
}

void EnvironmentController::fillMenu(QMenu *menu)
{
    menu->clear();
    if (m_workbench.hasProject()) {
        auto *group = new QActionGroup(menu);
        const Project::Project &project = m_workbench.project();
        for (const Project::Environment &environment : project.environments) {
            const QString place = detail(environment);
            QAction *action = menu->addAction(place.isEmpty() ? environment.title() : u"%1   %2"_s.arg(environment.title(), place));
            action->setIcon(diamond(environmentTag(project, environment.name).colors().text));
            action->setCheckable(true);
            action->setChecked(m_hasCurrent && environment.name == m_current);
            group->addAction(action);
            connect(action, &QAction::triggered, this, [this, name = environment.name] { choose(name); });
        }
        menu->addSeparator();
    }
    QAction *add = menu->addAction(tr("Add Environment…"));
    add->setEnabled(m_workbench.hasProject());
    connect(add, &QAction::triggered, this, &EnvironmentController::addRequested);
}

} // namespace Varve::Ui
