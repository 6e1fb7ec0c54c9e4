// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollArea>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace Varve::Timeline {
class TimelineModel;
}
namespace Varve::Project {
struct Migration;
struct Release;
} // namespace Varve::Project

namespace Varve::Ui {

/// What is selected, in detail: a migration or a release of the timeline. Shows values of a TimelineModel, never reads a database.
class Inspector final : public QScrollArea
{
    Q_OBJECT

public:
    explicit Inspector(const Timeline::TimelineModel &model, QWidget *parent = nullptr);

    /// One of both is empty; both are when nothing is selected.
    void show(const QString &migrationId, const QString &release);
    using QWidget::show;

signals:
    /// A migration named under "Needs" was clicked.
    void migrationActivated(const QString &migrationId);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void showNothing(QVBoxLayout *layout);
    void showMigration(QVBoxLayout *layout, const Project::Migration *migration);
    void showRelease(QVBoxLayout *layout, const Project::Release &release);
    void addHead(QVBoxLayout *layout, QLabel *head, const QString &purpose);
    void addFacts(QVBoxLayout *layout, const Project::Migration *migration);
    void addStanding(QGridLayout *grid);
    void addMigrations(QGridLayout *grid, const QString &name, const QStringList &migrations);
    void addVariables(QVBoxLayout *layout, const Project::Migration &migration);
    void addRuns(QVBoxLayout *layout);
    void addFact(QGridLayout *grid, const QString &name, QLabel *value);
    QLabel *valueLabel(const QString &text);

    const Timeline::TimelineModel &m_model;
    QString m_migration;
    QString m_release;
};

} // namespace Varve::Ui
