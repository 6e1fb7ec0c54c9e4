// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <memory>

namespace Varve::Project {

/// Says within a second that something in a project's folder was made, edited, renamed or deleted. Bursts give one signal.
class ProjectWatcher final : public QObject
{
    Q_OBJECT

public:
    explicit ProjectWatcher(QObject *parent = nullptr);
    ~ProjectWatcher() override;

    /// Watches \a folder and the folders below it (not hidden ones). An empty path stops watching. Where
    /// it is watched already nothing is lost.
    void watch(const QString &folder);

signals:
    void changed();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Varve::Project
