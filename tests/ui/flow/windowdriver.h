// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/connectionprofile.h>
#include <ui/window/mainwindow.h>

#include <QTemporaryDir>

#include <memory>

class QAbstractButton;
class QAbstractItemView;
class QMenu;

namespace Varve::Ui {
class RunListModel;
class RunPane;
class RunPreviewDialog;
class SqlEditor;
} // namespace Varve::Ui

namespace Varve::Test {

/// Sits before the window like a person: a 1440 × 900 window of its own, with settings in a temporary folder, and hands that only press
/// keys and click on what can be seen. What they return says whether the thing was there to be used; nothing waits longer than five seconds.
class WindowDriver final
{
public:
    WindowDriver();
    ~WindowDriver();

    Ui::MainWindow &window() { return *m_window; }
    /// The window is on the screen and has the keyboard.
    bool show();

    // Hands
    static bool click(QWidget *widget);
    static bool clickRow(QAbstractItemView *view, const QModelIndex &index);
    /// The button with this text that is visible in \a place.
    static QAbstractButton *button(const QWidget *place, const QString &text);
    bool clickToolButton(const QAction *action);
    /// What the tool bar's button of an action says.
    QString toolButtonText(const QAction *action);
    /// "test": by the pill at the right of the tool bar.
    bool chooseEnvironment(const QString &title);
    /// {"View", "Theme", "Dark"}: by the menu bar.
    bool chooseFromMenu(const QStringList &titles);
    /// The same where a sheet opens over the window.
    bool openFromMenu(const QStringList &titles);
    /// Ctrl+P, a part of a name, Enter.
    bool goTo(const QString &words);
    /// Ctrl+O and the folder's path.
    bool openFolder(const QString &path);
    /// A click on the row of a migration.
    bool selectMigration(const QString &id);
    /// The menu of a migration's row, by the keyboard, and a click in it.
    bool openFromRowMenu(const QString &id, const QString &title);
    /// What the bar above the tabs says, and a click on one of its buttons.
    QString message() const;
    bool clickOffer(const QString &title);
    /// A tool bar's button that leads to a preview.
    bool openPreview(const QAction *action);
    bool waitForPreview();
    bool dismissPreview();
    /// The preview's button that runs the plan.
    bool acceptPreview();
    /// To whatever has the keyboard.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);

    // Eyes
    Ui::RunPane *runPane() const;
    const Ui::RunListModel &runRows() const;
    /// The words of the run pane: its title, its sentence, its counts.
    QStringList runTexts() const;
    /// "STATEMENT, STATE, ERROR" of each row of the run pane.
    QStringList runStates() const;
    bool runSays(const QString &sentence) const { return runTexts().contains(sentence); }
    /// "MESSAGE @ PLACE" of each row of the problems list.
    QStringList problems() const;
    /// "CODE" of one cell of the timeline; empty before an answer.
    QString standing(const QString &migration, const QString &environment) const;
    /// "ENVIRONMENT ID CODE" of every cell, sorted.
    QStringList standings() const;
    Ui::RunPreviewDialog *preview() const;
    /// The visible preview's rows: statements as they will be sent, on one line each.
    QStringList previewRows() const;
    /// A click on a row of the preview, and what it then shows as written and as it will run.
    QPair<QByteArray, QByteArray> previewTexts(int step, int row);
    /// Line of the mark in the margin, 1-based; 0 for none. The underlined text in \a underlined, what is said below in \a said.
    static int errorLine(const Ui::SqlEditor *editor, QByteArray *underlined, QString *said);

private:
    static bool activate(QWidget *window);
    QMenu *popup() const;
    bool clickInMenu(QMenu *menu, const QString &title);

    QTemporaryDir m_settings;
    std::unique_ptr<Ui::MainWindow> m_window;
};

/// "ENVIRONMENT ID CODE" of what `varve-cli --format json status` says, sorted.
QStringList standingsByCommandLine(const QString &folder);
/// Rows of a query through a connection of its own, cells joined by "|".
QStringList rows(const Database::ConnectionProfile &profile, const QString &sql);
/// The history, oldest first: "ID up ok 3/3", "ID up failed 2/6", "ID down ok 1/1".
QStringList history(const Database::ConnectionProfile &profile);

} // namespace Varve::Test
