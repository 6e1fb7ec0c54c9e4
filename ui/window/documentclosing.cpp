// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Saving, closing and reopening of documents.

#include "documentcontroller.h"

#include "messagebar.h"

#include <ui/editor/sqleditor.h>

#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QTabWidget>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int rememberedTabs = 20;

} // namespace

bool DocumentController::saveEditor(SqlEditor *editor)
{
    if (editor->file().isEmpty()) {
        m_tabs->setCurrentWidget(editor);
        saveAs();
        return false;
    }
    if (editor->isGone() && !isToldGone(editor)) {
        tellGone();
        return false;
    }
    return writeEditor(editor);
}

bool DocumentController::writeEditor(SqlEditor *editor)
{
    if (const auto saved = editor->save(); !saved) {
        m_messages->showError(saved.error());
        if (editor->isChangedOnDisk()) {
            const Offer offer = offerFile(editor).offers.constFirst();
            m_messages->offer(offer.title, offer.act);
        }
        return false;
    }
    untellGone();
    return true;
}

void DocumentController::save()
{
    if (SqlEditor *editor = currentEditor())
        saveEditor(editor);
}

void DocumentController::saveAs()
{
    SqlEditor *editor = currentEditor();
    if (!editor)
        return;
    const QString folder = m_workbench.hasProject() ? m_workbench.project().folder : QDir::homePath();
    auto *dialog = new QFileDialog(m_tabs->window(), tr("Save As"), editor->file().isEmpty() ? folder : editor->file(),
                                   tr("SQL files (*.sql);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"sql"_s);
    connect(dialog, &QFileDialog::fileSelected, editor, [this, editor](const QString &path) {
        if (const auto saved = editor->saveAs(path, relative(path)); !saved)
            m_messages->showError(saved.error());
        prepare(editor);
        retitle();
        untellGone();
    });
    dialog->open();
}

void DocumentController::closeCurrent()
{
    closeTab(m_tabs->currentIndex());
}

void DocumentController::closeTab(int index)
{
    QWidget *page = m_tabs->widget(index);
    auto *editor = qobject_cast<SqlEditor *>(page);
    if (index <= 0)
        return; // the timeline stays
    if (editor && editor->isModified())
        return askToClose(editor);
    close(page);
}

void DocumentController::askToClose(SqlEditor *editor)
{
    m_tabs->setCurrentWidget(editor);
    auto *question
        = new QMessageBox(QMessageBox::NoIcon, tr("Unsaved Changes"), tr("%1 has changes that are not saved.").arg(editor->title()),
                          QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_tabs->window());
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QMessageBox::finished, editor, [this, editor](int answer) {
        if (answer == QMessageBox::Discard || (answer == QMessageBox::Save && saveEditor(editor)))
            close(editor);
    });
    question->open();
}

void DocumentController::close(QWidget *page)
{
    if (const auto *editor = qobject_cast<SqlEditor *>(page)) {
        m_closed += Closed{editor->file(), editor->file().isEmpty() ? editor->text() : QByteArray(), editor->title()};
        if (m_closed.size() > rememberedTabs)
            m_closed.removeFirst();
    }
    m_tabs->removeTab(m_tabs->indexOf(page));
    page->deleteLater();
    untellGone();
}

void DocumentController::reopenClosed()
{
    if (m_closed.isEmpty())
        return;
    const Closed last = m_closed.takeLast();
    if (!last.file.isEmpty()) {
        openFile(last.file);
        return;
    }
    auto *editor = new SqlEditor;
    editor->setText(last.text, last.title);
    add(editor);
}

bool DocumentController::hasUnsaved() const
{
    const QList<SqlEditor *> open = editors();
    return std::any_of(open.begin(), open.end(), [](const SqlEditor *editor) { return editor->isModified(); });
}

QList<QByteArray> DocumentController::unsavedTexts() const
{
    QList<QByteArray> texts;
    for (const SqlEditor *editor : editors()) {
        if (editor->isModified())
            texts += editor->text();
    }
    return texts;
}

bool DocumentController::isUnsaved(const QString &file) const
{
    const SqlEditor *editor = editorOf(file);
    return editor && editor->isModified();
}

void DocumentController::askAboutUnsaved(std::function<void()> then, std::function<void()> otherwise)
{
    QList<SqlEditor *> unsaved;
    for (SqlEditor *editor : editors()) {
        if (editor->isModified())
            unsaved += editor;
    }
    if (unsaved.isEmpty())
        return then();
    QStringList names;
    for (const SqlEditor *editor : unsaved)
        names += editor->title();
    auto *question = new QMessageBox(QMessageBox::NoIcon, tr("Unsaved Changes"), tr("Not saved yet: %1.").arg(names.join(u", ")),
                                     QMessageBox::SaveAll | QMessageBox::Discard | QMessageBox::Cancel, m_tabs->window());
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QMessageBox::finished, this, [this, unsaved, then = std::move(then), otherwise = std::move(otherwise)](int answer) {
        const bool settled = answer == QMessageBox::Discard
            || (answer == QMessageBox::SaveAll
                && std::all_of(unsaved.begin(), unsaved.end(), [this](SqlEditor *editor) { return saveEditor(editor); }));
        settled ? then() : otherwise();
    });
    question->open();
}

void DocumentController::closeAll()
{
    while (m_tabs->count() > 1) {
        QWidget *page = m_tabs->widget(m_tabs->count() - 1);
        m_tabs->removeTab(m_tabs->count() - 1);
        page->deleteLater();
    }
    m_closed.clear();
    m_errors.clear();
    m_toldGone.clear();
    m_migrations.clear();
}

} // namespace Varve::Ui
