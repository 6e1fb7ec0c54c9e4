// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "failure.h"

#include <models/workbench/workbench.h>

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

class QTabWidget;
class QWidget;

namespace Varve::Ui {

class ComparePage;
class MessageBar;
class SqlEditor;

/// The tabs beside the timeline: editors of files and of queries, comparisons. Opens, saves, closes and reopens them; says which wants to
/// run something.
class DocumentController final : public QObject
{
    Q_OBJECT

public:
    DocumentController(QTabWidget *tabs, MessageBar *messages, Workbench::Workbench &workbench, QObject *parent = nullptr);

    /// Where editors run; their headers say it.
    void setEnvironment(const QString &environment);
    /// Opens or brings to the front. \a path may be relative to the project. nullptr when it cannot be read.
    SqlEditor *openFile(const QString &path);
    /// The file of a migration that the current environment would run.
    SqlEditor *openMigration(const QString &id);
    void goTo(const Core::SourcePosition &where);
    /// Remembers a failure and marks it where its file is open, now or later.
    void markError(const Core::Error &error);
    void clearErrors();
    /// Makes the fixes of \a problems, which are all in one file, in its editor; opens it where it is not open.
    void fix(const QList<Core::Problem> &problems);
    SqlEditor *newQuery(const QByteArray &text = {});
    /// The one that goes on: in the tab that is shown, else in another.
    ComparePage *runningComparison() const;
    ComparePage *compare(const Workbench::ComparisonSource &from, const Workbench::ComparisonSource &to);

    SqlEditor *currentEditor() const;
    QList<SqlEditor *> editors() const;
    bool hasUnsaved() const;
    /// An editor of it holds another text than the file.
    bool isUnsaved(const QString &file) const;
    QList<QByteArray> unsavedTexts() const;
    /// Asks what to do with unsaved texts; \a then is called when they are saved or may be lost, \a otherwise when the person declines or one
    /// cannot be saved.
    void askAboutUnsaved(
        std::function<void()> then, std::function<void()> otherwise = [] {});
    /// Of the first unsaved text whose file another program changed: what is said of it, and the way to take the file's text. Else of the
    /// files that are gone, where the message bar says so now.
    std::optional<Failure> changedMeanwhile();
    /// After the folder changed: unmodified editors take what is on disk; what cannot be taken is said.
    void reloadChanged();
    /// Closes what belongs to the former project.
    void closeAll();
    /// The migration whose file this is; nullopt for another.
    std::optional<Project::Migration> migrationOf(const QString &file) const;
    /// Also of a file that was one's when the folder was read before: whose editor is open. Empty for another.
    QString migrationIdOf(const QString &file) const;

public slots:
    void save();
    void saveAs();
    void closeTab(int index);
    void closeCurrent();
    void reopenClosed();
    void retitle();

signals:
    void runRequested(const QByteArray &script, const Varve::Text::ByteRange &range, const QString &shownAs, const QString &databaseName);
    void runMigrationRequested(const QString &migrationId);
    void caretMoved();
    /// A new tab.
    void editorAdded(Varve::Ui::SqlEditor *editor);
    void failed(const Varve::Ui::Failure &failure);
    /// One began or ended; see runningComparison().
    void comparisonsChanged();

private:
    struct Closed
    {
        QString file; ///< empty: a query
        QByteArray text;
        QString title;
    };
    SqlEditor *add(SqlEditor *editor);
    void connectEditor(SqlEditor *editor);
    void prepare(SqlEditor *editor);
    SqlEditor *editorOf(const QString &file) const;
    /// Not where its file is gone and nothing says so at the moment: then that is said.
    bool saveEditor(SqlEditor *editor);
    bool writeEditor(SqlEditor *editor);
    static Failure offerFile(SqlEditor *editor);
    Failure offerGone(const QList<SqlEditor *> &gone);
    QList<SqlEditor *> goneEditors() const;
    void tell(Failure failure, const QList<SqlEditor *> &gone, const QString &refusal = {});
    void tellGone(const QString &refusal = {});
    bool isToldGone(const SqlEditor *editor) const;
    void untellGone();
    void closeGone(const QList<QPointer<SqlEditor>> &gone);
    void close(QWidget *page);
    void askToClose(SqlEditor *editor);
    Text::DialectName dialectOf(const QString &file) const;
    QString relative(const QString &file) const;
    void runFile(SqlEditor *editor, const QByteArray &script);

    QTabWidget *m_tabs;
    MessageBar *m_messages;
    Workbench::Workbench &m_workbench;
    QString m_environment;
    QList<Closed> m_closed;
    QHash<QString, Core::Error> m_errors; ///< by the file as shown
    QHash<QString, QString> m_migrations; ///< ids by the files of editors, as far as they are or were migrations
    QStringList m_toldGone;               ///< files that are gone, which was said
    QString m_goneText;                   ///< how it was said last
    QString m_goneRefusal;                ///< and what was said behind it
    QList<ComparePage *> m_comparisons;
    int m_queries = 0;
};

} // namespace Varve::Ui
