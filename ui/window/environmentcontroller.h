// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/pieces/environmenttag.h>

#include <models/workbench/workbench.h>

#include <QObject>

#include <optional>

class QMenu;
class QWidget;

namespace Varve::Ui {

/// The environment that the window means. Chosen in one place, remembered for each folder, never changed as a side effect.
class EnvironmentController final : public QObject
{
    Q_OBJECT

public:
    explicit EnvironmentController(Workbench::Workbench &workbench, QObject *parent = nullptr);

    /// Prefers \a name when the next project opens.
    void setWanted(const QString &name) { m_wanted = name; }
    QString current() const { return m_current; }
    std::optional<Project::Environment> environment() const;
    std::optional<EnvironmentTag> tag() const;
    /// "127.0.0.1:5432 / mhras_test"; empty when it cannot be told.
    QString detail() const;
    /// The same for any environment of the project.
    QString detail(const Project::Environment &environment) const;
    /// Fills \a menu with the environments and what can be done with them.
    void fillMenu(QMenu *menu);

public slots:
    void choose(const QString &name);
    /// After a project was opened or loaded again: keeps the choice where it still is one.
    void takeProject();

signals:
    /// Another one than before, by somebody; changed() follows.
    void chosen();
    /// Also when the environment of the same name has other values now.
    void changed();
    void addRequested();

private:
    Workbench::Workbench &m_workbench;
    QString m_wanted;
    QString m_current;
    QString m_folder;
    bool m_hasCurrent = false; ///< the unnamed environment has an empty name
};

} // namespace Varve::Ui
