// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "failure.h"

#include <models/workbench/workbench.h>

#include <QObject>

class QWidget;

namespace Varve::Ui {

/// Files for people who do not have Varve: the history of a database, the graph of the migrations, in the formats of `varve-cli history` and
/// `varve-cli graph`.
class Exports final : public QObject
{
    Q_OBJECT

public:
    /// Asks over \a window.
    Exports(Workbench::Workbench &workbench, QWidget *window);

    /// Of one of its databases; asks of which where there are several.
    void exportHistory(const QString &environment);
    /// In text with what \a environment has of each migration.
    void exportGraph(const QString &environment);

signals:
    /// A sentence.
    void written(const QString &text);
    void failed(const Varve::Ui::Failure &failure);

private:
    void askWhere(const QString &environment, const QString &databaseName);
    void readHistory(const QString &path, int format, const QString &environment, const QString &databaseName);
    void save(const QString &path, const QByteArray &content);

    Workbench::Workbench &m_workbench;
    QWidget *m_window;
};

} // namespace Varve::Ui
