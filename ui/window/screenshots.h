// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <deque>
#include <functional>

namespace Varve::Ui {

class MainWindow;
enum class ThemeChoice;

/// Takes pictures of the window for documentation and for machines without a display. Each step waits for the signal that ends it, never for
/// a time. Ends the program when it is done: 0, or 1 when a picture could not be made.
class Screenshots final : public QObject
{
    Q_OBJECT

public:
    explicit Screenshots(MainWindow &window);

    /// No project will be opened: the start page is what is to be seen.
    void expectNoProject() { m_expectsProject = false; }
    /// One picture of the window as soon as every environment was read.
    void takeOne(const QString &file);
    /// The set for the documentation: the timeline light and dark, a run preview, a failure, an editor, also in high contrast, a comparison.
    void takeSet(const QString &folder);

signals:
    void finished(bool success);

private:
    using Step = std::function<void()>; ///< calls next() when it is done, at once or later

    void next();
    void afterReading(const Step &then);
    /// The object that waits for a signal has heard it: it hears no other.
    void endWaiting(QObject *once);
    bool isRead() const;
    void grab(const QString &file);
    void addGrab(const QString &name);
    void addTheme(ThemeChoice choice);
    void addGrabTo(const QString &file);
    void chooseEnvironment();
    /// Opens the tree down to the tables, as a person would, level by level.
    void openCatalog();
    void addPreview();
    void addFailure();
    void addEditor();
    void addComparison();
    QString failingMigration() const;

    MainWindow &m_window;
    QString m_folder;
    std::deque<Step> m_steps;
    bool m_success = true;
    bool m_expectsProject = true;
};

} // namespace Varve::Ui
