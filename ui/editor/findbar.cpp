// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "findbar.h"

#include "codearea.h"

#include <ui/pieces/chip.h>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace Varve::Ui {

namespace {

/// More hits than this are counted no further: the marks would only be noise.
constexpr int mostMarked = 10000;

} // namespace

FindBar::FindBar(CodeArea *code, QWidget *parent) : QWidget(parent), m_code(code)
{
    m_findLabel = new QLabel(this);
    m_find = new QLineEdit(this);
    m_findLabel->setBuddy(m_find);
    m_case = new QToolButton(this);
    m_case->setCheckable(true);
    m_case->setText(QStringLiteral("Aa"));
    m_previous = new QPushButton(this);
    m_next = new QPushButton(this);
    m_count = new ToneLabel(ToneLabel::Tone::Dim, {}, this);
    m_close = new QToolButton(this);
    m_close->setText(QStringLiteral("✕"));
    m_close->setAutoRaise(true);
    m_replaceRow = new QWidget(this);
    m_replaceLabel = new QLabel(m_replaceRow);
    m_replace = new QLineEdit(m_replaceRow);
    m_replaceLabel->setBuddy(m_replace);
    m_one = new QPushButton(m_replaceRow);
    m_all = new QPushButton(m_replaceRow);

    auto *first = new QHBoxLayout;
    for (QWidget *each : {static_cast<QWidget *>(m_findLabel), static_cast<QWidget *>(m_find), static_cast<QWidget *>(m_case),
                          static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_next), static_cast<QWidget *>(m_count)})
        first->addWidget(each, each == m_find ? 2 : 0);
    first->addStretch(1);
    first->addWidget(m_close);
    auto *second = new QHBoxLayout(m_replaceRow);
    second->setContentsMargins(0, 0, 0, 0);
    second->addWidget(m_replaceLabel);
    second->addWidget(m_replace, 2);
    second->addWidget(m_one);
    second->addWidget(m_all);
    second->addStretch(1);
    auto *rows = new QVBoxLayout(this);
    const int gap = Theme::instance().measure(8);
    rows->setContentsMargins(gap, gap / 2, gap, gap / 2);
    rows->setSpacing(gap / 2);
    rows->addLayout(first);
    rows->addWidget(m_replaceRow);

    connect(m_find, &QLineEdit::textChanged, this, [this] { markAll(); });
    connect(m_case, &QToolButton::toggled, this, [this] { markAll(); });
    connect(m_find, &QLineEdit::returnPressed, this, &FindBar::findNext);
    connect(m_replace, &QLineEdit::returnPressed, this, &FindBar::replaceOne);
    connect(m_next, &QPushButton::clicked, this, &FindBar::findNext);
    connect(m_previous, &QPushButton::clicked, this, &FindBar::findPrevious);
    connect(m_one, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(m_all, &QPushButton::clicked, this, &FindBar::replaceAll);
    connect(m_close, &QToolButton::clicked, this, &FindBar::closeBar);
    retranslate();
    hide();
}

void FindBar::retranslate()
{
    m_findLabel->setText(tr("&Find"));
    m_find->setAccessibleName(tr("Find"));
    m_case->setAccessibleName(tr("Match case"));
    m_case->setToolTip(tr("Match case"));
    m_previous->setText(tr("Previous"));
    m_next->setText(tr("Next"));
    m_close->setAccessibleName(tr("Close the find bar"));
    m_close->setToolTip(tr("Close (Esc)"));
    m_replaceLabel->setText(tr("Replace &with"));
    m_replace->setAccessibleName(tr("Replace with"));
    m_one->setText(tr("Replace"));
    m_all->setText(tr("Replace all"));
}

void FindBar::open(Mode mode)
{
    m_replaceRow->setVisible(mode == Mode::Replace);
    show();
    const QString selected = m_code->selectedText();
    if (!selected.isEmpty() && !selected.contains(QLatin1Char('\n')))
        m_find->setText(selected);
    m_find->selectAll();
    m_find->setFocus(Qt::ShortcutFocusReason);
    markAll();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return closeBar();
    if (event->key() == Qt::Key_F3)
        return event->modifiers().testFlag(Qt::ShiftModifier) ? findPrevious() : findNext();
    QWidget::keyPressEvent(event);
}

void FindBar::closeBar()
{
    hide();
    m_code->clearIndicator(CodeArea::FindIndicator);
    m_code->setFocus(Qt::OtherFocusReason);
}

bool FindBar::find(qint64 from, qint64 to, qint64 *start, qint64 *end) const
{
    const QByteArray words = m_find->text().toUtf8();
    if (words.isEmpty())
        return false;
    m_code->send(QsciScintilla::SCI_SETSEARCHFLAGS, m_case->isChecked() ? QsciScintilla::SCFIND_MATCHCASE : 0);
    m_code->send(QsciScintilla::SCI_SETTARGETSTART, static_cast<unsigned long>(from));
    m_code->send(QsciScintilla::SCI_SETTARGETEND, static_cast<unsigned long>(to));
    const long at = m_code->SendScintilla(QsciScintilla::SCI_SEARCHINTARGET, static_cast<unsigned long>(words.size()), words.constData());
    if (at < 0)
        return false;
    *start = at;
    *end = m_code->send(QsciScintilla::SCI_GETTARGETEND);
    return true;
}

void FindBar::markAll()
{
    m_code->clearIndicator(CodeArea::FindIndicator);
    int hits = 0;
    qint64 start = 0;
    qint64 end = 0;
    for (qint64 from = 0; hits < mostMarked && find(from, m_code->byteCount(), &start, &end); from = end, ++hits)
        m_code->fillIndicator(CodeArea::FindIndicator, {start, end - start});
    if (m_find->text().isEmpty())
        m_count->clear();
    else
        m_count->setText(hits == 0 ? tr("not found") : tr("%n time(s)", nullptr, hits));
    m_count->setTone(hits == 0 && !m_find->text().isEmpty() ? ToneLabel::Tone::Bad : ToneLabel::Tone::Dim);
}

void FindBar::select(bool forward)
{
    const qint64 selectionStart = m_code->send(QsciScintilla::SCI_GETSELECTIONSTART);
    const qint64 selectionEnd = m_code->send(QsciScintilla::SCI_GETSELECTIONEND);
    const qint64 all = m_code->byteCount();
    qint64 start = 0;
    qint64 end = 0;
    // A target that ends before it starts is searched backwards.
    const bool found = forward ? find(selectionEnd, all, &start, &end) || find(0, selectionEnd, &start, &end)
                               : find(selectionStart, 0, &start, &end) || find(all, selectionStart, &start, &end);
    if (!found)
        return;
    m_code->send(QsciScintilla::SCI_SETSEL, static_cast<unsigned long>(start), end);
    m_code->ensureCursorVisible();
}

void FindBar::findNext()
{
    select(true);
}

void FindBar::findPrevious()
{
    select(false);
}

void FindBar::replaceOne()
{
    const auto matches = [this](const QString &text) {
        return text.compare(m_find->text(), m_case->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive) == 0;
    };
    if (m_code->hasSelectedText() && matches(m_code->selectedText()))
        m_code->replaceSelectedText(m_replace->text());
    select(true);
    markAll();
}

void FindBar::replaceAll()
{
    const QByteArray with = m_replace->text().toUtf8();
    int count = 0;
    qint64 start = 0;
    qint64 end = 0;
    m_code->beginUndoAction();
    for (qint64 from = 0; find(from, m_code->byteCount(), &start, &end); ++count) {
        m_code->SendScintilla(QsciScintilla::SCI_REPLACETARGET, static_cast<unsigned long>(with.size()), with.constData());
        from = start + with.size();
    }
    m_code->endUndoAction();
    markAll();
    m_count->setText(tr("replaced %n time(s)", nullptr, count));
    m_count->setTone(ToneLabel::Tone::Dim);
}

} // namespace Varve::Ui
