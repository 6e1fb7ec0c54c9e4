// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documentcontroller.h"

#include "messagebar.h"

#include <ui/compare/comparepage.h>
#include <ui/editor/sqleditor.h>
#include <ui/timeline/migrationtexts.h>

#include <QDir>
#include <QTabWidget>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

DocumentController::DocumentController(QTabWidget *tabs, MessageBar *messages, Workbench::Workbench &workbench, QObject *parent)
    : QObject(parent), m_tabs(tabs), m_messages(messages), m_workbench(workbench)
{
    connect(tabs, &QTabWidget::tabCloseRequested, this, &DocumentController::closeTab);
    connect(tabs, &QTabWidget::currentChanged, this, &DocumentController::caretMoved);
}

QList<SqlEditor *> DocumentController::editors() const
{
    QList<SqlEditor *> list;
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (auto *editor = qobject_cast<SqlEditor *>(m_tabs->widget(i)))
            list += editor;
    }
    return list;
}

SqlEditor *DocumentController::currentEditor() const
{
    return qobject_cast<SqlEditor *>(m_tabs->currentWidget());
}

SqlEditor *DocumentController::editorOf(const QString &file) const
{
    const QList<SqlEditor *> open = editors();
    const auto found = std::find_if(open.begin(), open.end(), [&](const SqlEditor *editor) { return editor->file() == file; });
    return found == open.end() ? nullptr : *found;
}

QString DocumentController::relative(const QString &file) const
{
    if (!m_workbench.hasProject())
        return file;
    const QString path = QDir(m_workbench.project().folder).relativeFilePath(file);
    return path.startsWith(u"../") ? file : path;
}

std::optional<Project::Migration> DocumentController::migrationOf(const QString &file) const
{
    if (file.isEmpty())
        return std::nullopt;
    const Project::Project project = m_workbench.project();
    const QString path = relative(file);
    for (const Project::Migration &migration : project.migrations) {
        for (const Project::MigrationFile &own : migration.files) {
            if (own.path == path)
                return migration;
        }
    }
    return std::nullopt;
}

QString DocumentController::migrationIdOf(const QString &file) const
{
    const std::optional<Project::Migration> migration = migrationOf(file);
    return migration ? migration->id : m_migrations.value(file);
}

Text::DialectName DocumentController::dialectOf(const QString &file) const
{
    const std::optional<Project::Migration> migration = migrationOf(file);
    const QString path = relative(file);
    for (const Project::MigrationFile &own : migration ? migration->files : QList<Project::MigrationFile>()) {
        const auto named = own.path == path ? Text::dialectFromString(own.engine) : std::nullopt;
        if (named)
            return *named;
    }
    const Project::Project project = m_workbench.project();
    const auto engine = engineOf(project.environment(m_environment), migration ? migration->databaseName : project.firstDatabase());
    return engine ? Database::engineTraits(*engine).dialect : Text::DialectName::Ansi;
}

/// Target, dialect and variables of the current environment.
void DocumentController::prepare(SqlEditor *editor)
{
    editor->setDialect(dialectOf(editor->file()));
    if (!m_workbench.hasProject())
        return;
    const Project::Project project = m_workbench.project();
    const std::optional<Project::Migration> migration = migrationOf(editor->file());
    if (migration)
        m_migrations.insert(editor->file(), migration->id);
    EditorTarget target;
    target.databaseName = migration ? migration->databaseName : project.firstDatabase();
    QList<EnvironmentVariables> variables;
    for (const Project::Environment &environment : project.environments) {
        const EnvironmentVariables own{environment.title(), environment.variables};
        if (environment.name != m_environment) {
            variables += own;
            continue;
        }
        variables.prepend(own);
        target.environment = environmentTag(project, m_environment);
        if (const auto profile = Project::connectionProfile(environment, target.databaseName, project.folder))
            target.detail = profile->toString();
    }
    editor->setTarget(target);
    editor->setVariables(variables);
}

void DocumentController::setEnvironment(const QString &environment)
{
    m_environment = environment;
    for (SqlEditor *editor : editors())
        prepare(editor);
}

SqlEditor *DocumentController::add(SqlEditor *editor)
{
    connectEditor(editor);
    prepare(editor);
    m_tabs->addTab(editor, editor->title());
    m_tabs->setCurrentWidget(editor);
    retitle();
    editor->setFocus();
    emit editorAdded(editor);
    return editor;
}

void DocumentController::fix(const QList<Core::Problem> &problems)
{
    SqlEditor *editor = problems.isEmpty() ? nullptr : openFile(problems.constFirst().where.file);
    if (!editor)
        return;
    QList<Core::TextEdit> edits;
    for (const Core::Problem &problem : problems)
        edits += *problem.fix;
    editor->goTo(problems.constFirst().where);
    if (const auto applied = editor->applyEdits(edits); !applied)
        m_messages->showError(applied.error());
}

void DocumentController::connectEditor(SqlEditor *editor)
{
    connect(editor, &SqlEditor::modificationChanged, this, &DocumentController::retitle);
    connect(editor, &SqlEditor::titleChanged, this, &DocumentController::retitle);
    connect(editor, &SqlEditor::caretMoved, this, &DocumentController::caretMoved);
    connect(editor, &SqlEditor::statementChanged, this, &DocumentController::caretMoved);
    connect(editor, &SqlEditor::runRequested, this, [this, editor](const QByteArray &script, const Text::ByteRange &range) {
        emit runRequested(script, range, editor->shownAs().isEmpty() ? editor->title() : editor->shownAs(), editor->target().databaseName);
    });
    connect(editor, &SqlEditor::runFileRequested, this, [this, editor](const QByteArray &script) { runFile(editor, script); });
}

/// A migration of the project is run as one, through its preview; anything else as ad hoc text.
void DocumentController::runFile(SqlEditor *editor, const QByteArray &script)
{
    const std::optional<Project::Migration> migration = migrationOf(editor->file());
    // Of what was a migration perhaps: it would be run as a text, with its way back and without a row in the history.
    if (!migration && editor->isGone())
        return tellGone(tr("Nothing was run. Open it under its new name, save it again, or select the statements that are meant."));
    if (!migration) {
        emit runRequested(script, {0, script.size()}, editor->shownAs().isEmpty() ? editor->title() : editor->shownAs(),
                          editor->target().databaseName);
        return;
    }
    if (!editor->isModified() || saveEditor(editor))
        emit runMigrationRequested(migration->id);
}

SqlEditor *DocumentController::openFile(const QString &path)
{
    const QString file = QDir::isAbsolutePath(path) || !m_workbench.hasProject() ? path : m_workbench.project().absolute(path);
    if (SqlEditor *open = editorOf(file)) {
        m_tabs->setCurrentWidget(open);
        open->setFocus();
        return open;
    }
    auto editor = std::make_unique<SqlEditor>();
    if (const auto opened = editor->openFile(file, relative(file)); !opened) {
        m_messages->showError(opened.error());
        return nullptr;
    }
    SqlEditor *added = add(editor.release()); // the tab widget owns it now
    if (const auto error = m_errors.constFind(added->shownAs()); error != m_errors.constEnd())
        added->markError(error->where, error->message);
    return added;
}

SqlEditor *DocumentController::openMigration(const QString &id)
{
    const Project::Project project = m_workbench.project();
    const Project::Migration *migration = project.migration(id);
    if (!migration)
        return nullptr;
    const auto engine = engineOf(project.environment(m_environment), migration->databaseName);
    const Project::MigrationFile *file = engine ? migration->fileFor(*engine) : nullptr;
    return openFile(file ? file->path : migration->files.constFirst().path);
}

void DocumentController::goTo(const Core::SourcePosition &where)
{
    for (SqlEditor *editor : editors()) {
        if (editor->shownAs() != where.file && editor->title() != where.file)
            continue;
        m_tabs->setCurrentWidget(editor);
        editor->goTo(where);
        editor->setFocus();
        return;
    }
    if (SqlEditor *editor = where.file.isEmpty() ? nullptr : openFile(where.file)) {
        if (where.isValid())
            editor->goTo(where);
    }
}

void DocumentController::markError(const Core::Error &error)
{
    m_errors[error.where.file] = error;
    for (SqlEditor *editor : editors()) {
        if (editor->shownAs() == error.where.file || editor->title() == error.where.file)
            editor->markError(error.where, error.message);
    }
}

void DocumentController::clearErrors()
{
    m_errors.clear();
    for (SqlEditor *editor : editors())
        editor->clearErrors();
}

SqlEditor *DocumentController::newQuery(const QByteArray &text)
{
    auto *editor = new SqlEditor;
    editor->setText(text, tr("Query %1").arg(++m_queries));
    return add(editor);
}

ComparePage *DocumentController::runningComparison() const
{
    ComparePage *running = nullptr;
    for (ComparePage *page : m_comparisons) {
        if (page->isRunning() && (!running || page->isVisible()))
            running = page;
    }
    return running;
}

ComparePage *DocumentController::compare(const Workbench::ComparisonSource &from, const Workbench::ComparisonSource &to)
{
    auto *page = new ComparePage(m_workbench);
    page->setSources(from, to);
    m_comparisons += page;
    connect(page, &ComparePage::titleChanged, this, &DocumentController::retitle);
    connect(page, &ComparePage::started, this, &DocumentController::comparisonsChanged);
    connect(page, &ComparePage::finished, this, &DocumentController::comparisonsChanged);
    // No QPointer: it still points there while that is said.
    connect(page, &QObject::destroyed, this, [this, page] {
        m_comparisons.removeOne(page);
        emit comparisonsChanged();
    });
    connect(page, &ComparePage::finished, this, [this, page] {
        // What a person stopped is no problem of theirs.
        if (const auto &error = page->error(); error && error->kind != Core::ErrorKind::Cancelled)
            emit failed({*error});
    });
    m_tabs->addTab(page, page->title());
    m_tabs->setCurrentWidget(page);
    page->setFocus();
    return page;
}

void DocumentController::retitle()
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (const auto *editor = qobject_cast<SqlEditor *>(m_tabs->widget(i))) {
            m_tabs->setTabText(i, editor->isModified() ? editor->title() + u" ●" : editor->title());
            m_tabs->setTabToolTip(i, editor->shownAs());
        } else if (const auto *page = qobject_cast<ComparePage *>(m_tabs->widget(i))) {
            m_tabs->setTabText(i, page->title());
        }
    }
}

} // namespace Varve::Ui
