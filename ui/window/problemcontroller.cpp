// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "problemcontroller.h"

#include "documentcontroller.h"

#include <ui/editor/sqleditor.h>
#include <ui/pieces/whendone.h>
#include <ui/runs/problemspane.h>

#include <models/execution/validation.h>

#include <QtConcurrentRun>

namespace Varve::Ui {

using namespace std::chrono_literals;

namespace {

/// Long enough not to look at half a word, short enough to be seen as an answer to it.
constexpr auto pauseAfterTyping = 400ms;

} // namespace

ProblemController::ProblemController(Workbench::Workbench &workbench, DocumentController &documents, ProblemsPane &pane, QObject *parent)
    : QObject(parent), m_workbench(workbench), m_documents(documents), m_pane(pane)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setThreadPriority(QThread::LowPriority);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseAfterTyping);
    connect(&m_pause, &QTimer::timeout, this, &ProblemController::checkEdited);
    connect(&documents, &DocumentController::editorAdded, this, &ProblemController::follow);
}

ProblemController::~ProblemController()
{
    if (m_stop)
        *m_stop = true;
    m_pool.clear();
    m_pool.waitForDone();
}

void ProblemController::checkProject()
{
    if (m_stop)
        *m_stop = true;
    const Project::Project project = m_workbench.project();
    m_saved = project.problems;
    m_edited.clear();
    show();
    const auto stop = std::make_shared<std::atomic_bool>(false);
    m_stop = stop;
    const auto looking
        = QtConcurrent::run(&m_pool, [project, stop] { return Execution::validate(project, [stop] { return stop->load(); }); });
    whenDone(this, looking, [this, stop](const QList<Core::Problem> &problems) {
        if (*stop)
            return; // another one is under way
        m_saved = problems;
        show();
        emit projectChecked();
    });
    for (SqlEditor *editor : m_documents.editors()) {
        if (editor->isModified() && !m_waiting.contains(editor))
            m_waiting += editor;
    }
    m_pause.start();
}

void ProblemController::follow(SqlEditor *editor)
{
    connect(editor, &SqlEditor::textEdited, this, [this, editor] {
        if (!m_waiting.contains(editor))
            m_waiting += editor;
        m_pause.start();
    });
    // Queued: when the window goes, the places go with it, and nobody needs to be told.
    const auto forget = [this, file = editor->shownAs()] {
        if (m_edited.remove(file) > 0)
            show(); // what was typed is gone
    };
    connect(editor, &QObject::destroyed, this, forget, Qt::QueuedConnection);
    showIn(editor);
}

void ProblemController::checkEdited()
{
    if (!m_workbench.hasProject())
        return m_waiting.clear();
    const Project::Project project = m_workbench.project();
    for (const QPointer<SqlEditor> &editor : std::exchange(m_waiting, {})) {
        if (!editor || editor->file().isEmpty())
            continue;
        const QString file = editor->shownAs();
        const auto looking
            = QtConcurrent::run(&m_pool, [project, file, text = editor->text()] { return Execution::validateText(project, file, text); });
        whenDone(editor, looking, [this, editor, file, text = editor->text()](const QList<Core::Problem> &problems) {
            if (editor->text() == text) // else somebody typed on, and it is looked at again
                take(file, problems);
        });
    }
}

void ProblemController::take(const QString &file, const QList<Core::Problem> &problems)
{
    QList<Core::Problem> own;
    for (const Core::Problem &problem : problems) {
        if (problem.where.file == file)
            own += problem;
    }
    // What the loader said about the file among others, such as a number that is taken, holds until it is loaded again.
    for (const Core::Problem &problem : m_workbench.project().problems) {
        if (problem.where.file == file)
            own += problem;
    }
    m_edited.insert(file, own);
    show();
}

QList<Core::Problem> ProblemController::problemsOf(const QString &file) const
{
    if (const auto edited = m_edited.constFind(file); edited != m_edited.cend())
        return *edited;
    QList<Core::Problem> own;
    for (const Core::Problem &problem : m_saved) {
        if (problem.where.file == file)
            own += problem;
    }
    return own;
}

void ProblemController::showIn(SqlEditor *editor) const
{
    if (!editor->shownAs().isEmpty())
        editor->setProblems(problemsOf(editor->shownAs()));
}

void ProblemController::show()
{
    QList<Core::Problem> all;
    for (const Core::Problem &problem : std::as_const(m_saved)) {
        if (!m_edited.contains(problem.where.file))
            all += problem;
    }
    for (const QList<Core::Problem> &problems : std::as_const(m_edited))
        all += problems;
    m_pane.setProblems(all);
    for (SqlEditor *editor : m_documents.editors())
        showIn(editor);
}

} // namespace Varve::Ui
