// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What other programs do to the files of documents: they change them, remove them, bring them back.

#include "documentcontroller.h"

#include "messagebar.h"

#include <ui/editor/sqleditor.h>

#include <algorithm>

namespace Varve::Ui {

void DocumentController::reloadChanged()
{
    std::optional<Failure> changed;
    for (SqlEditor *editor : editors()) {
        if (editor->file().isEmpty() || !editor->isChangedOnDisk())
            continue;
        if (editor->isModified()) {
            changed = offerFile(editor);
            continue;
        }
        if (const auto reloaded = editor->reload(); !reloaded)
            m_messages->showError(reloaded.error());
    }
    const QList<SqlEditor *> gone = goneEditors();
    const bool isNew
        = std::any_of(gone.begin(), gone.end(), [this](const SqlEditor *editor) { return !m_toldGone.contains(editor->file()); });
    if (changed)
        tell(*changed, gone);
    else if (isNew)
        tellGone();
    else
        untellGone();
}

Failure DocumentController::offerFile(SqlEditor *editor)
{
    Failure changed{
        Core::Error{.kind = Core::ErrorKind::Io,
                    .message = tr("%1 was changed by another program. Here it has changes that are not saved.").arg(editor->title())}};
    changed.offers += Offer{tr("Take the File's Text"), [editor = QPointer(editor)] {
                                if (editor)
                                    (void)editor->reload(); // a file that cannot be read leaves the text as it is
                            }};
    return changed;
}

/// Of all of them together: \a gone is not empty.
Failure DocumentController::offerGone(const QList<SqlEditor *> &gone)
{
    QStringList titles;
    QList<QPointer<SqlEditor>> all;
    for (SqlEditor *editor : gone) {
        titles += editor->title();
        all += editor;
    }
    const QString message = titles.size() == 1
        ? tr("%1 is no longer there: another program removed or renamed it.").arg(titles.constFirst())
        : tr("%1 are no longer there: another program removed or renamed them.").arg(titles.join(QStringLiteral(", ")));
    Failure failure{Core::Error{.kind = Core::ErrorKind::Io, .message = message}};
    failure.offers += Offer{tr("Save Again"), [this, all] {
                                for (SqlEditor *editor : all) {
                                    if (editor && editor->isGone() && !writeEditor(editor))
                                        return;
                                }
                            }};
    failure.offers += Offer{tr("Close"), [this, all] { closeGone(all); }};
    return failure;
}

QList<SqlEditor *> DocumentController::goneEditors() const
{
    QList<SqlEditor *> gone = editors();
    gone.removeIf([](const SqlEditor *editor) { return !editor->isGone(); });
    return gone;
}

/// Also of \a gone, where there are any.
void DocumentController::tell(Failure failure, const QList<SqlEditor *> &gone, const QString &refusal)
{
    m_toldGone.clear();
    m_goneText.clear();
    m_goneRefusal.clear();
    if (!gone.isEmpty()) {
        const Failure of = offerGone(gone);
        m_goneText = of.error.message;
        failure.error.message += failure.error.message.isEmpty() ? m_goneText : u'\n' + m_goneText;
        m_goneRefusal = refusal.isEmpty() ? QString() : QString(u'\n' + refusal);
        failure.error.message += m_goneRefusal;
        failure.offers += of.offers;
    }
    for (const SqlEditor *editor : gone)
        m_toldGone += editor->file();
    m_messages->showText(MessageBar::Tone::Caution, failure.error.message);
    for (const Offer &offer : std::as_const(failure.offers))
        m_messages->offer(offer.title, offer.act);
}

/// \a refusal: what was not done because of that.
void DocumentController::tellGone(const QString &refusal)
{
    tell({}, goneEditors(), refusal);
}

bool DocumentController::isToldGone(const SqlEditor *editor) const
{
    return m_toldGone.contains(editor->file()) && m_messages->isVisible() && m_messages->text().contains(m_goneText);
}

/// What is there again, or closed, is gone no longer.
void DocumentController::untellGone()
{
    const QList<SqlEditor *> gone = goneEditors();
    QStringList still;
    for (const SqlEditor *editor : gone) {
        if (m_toldGone.contains(editor->file()))
            still += editor->file();
    }
    if (still == m_toldGone)
        return;
    const bool isShown = m_messages->isVisible() && m_messages->text() == m_goneText + m_goneRefusal;
    m_toldGone = still;
    if (isShown && gone.isEmpty())
        m_messages->hide();
    else if (isShown)
        tellGone();
}

void DocumentController::closeGone(const QList<QPointer<SqlEditor>> &gone)
{
    SqlEditor *modified = nullptr;
    for (SqlEditor *editor : gone) {
        if (!editor || !editor->isGone())
            continue;
        if (!editor->isModified())
            close(editor);
        else if (!modified)
            modified = editor;
    }
    if (!modified)
        return;
    tellGone(); // as long as it is asked what shall become of the text
    askToClose(modified);
}

std::optional<Failure> DocumentController::changedMeanwhile()
{
    for (SqlEditor *editor : editors()) {
        if (editor->isModified() && editor->isChangedOnDisk())
            return offerFile(editor);
    }
    const QList<SqlEditor *> gone = goneEditors();
    if (std::any_of(gone.begin(), gone.end(), [this](const SqlEditor *editor) { return isToldGone(editor); }))
        return offerGone(gone);
    return std::nullopt;
}

} // namespace Varve::Ui
