// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codeview.h"

#include <ui/theme/theme.h>

#include <QHelpEvent>
#include <QPainter>
#include <QPointer>
#include <QScrollBar>
#include <QToolTip>

namespace Varve::Ui {

namespace {

constexpr int numberMargin = 0;

CodeArea::Marker marker(LineFill fill)
{
    switch (fill) {
    case LineFill::Added: return CodeArea::AddedMarker;
    case LineFill::Removed: return CodeArea::RemovedMarker;
    case LineFill::Caution: return CodeArea::CautionMarker;
    case LineFill::Filler: return CodeArea::FillerMarker;
    }
    return CodeArea::FillerMarker;
}

CodeArea::Indicator indicator(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Variable: return CodeArea::VariableIndicator;
    case MarkKind::Undefined: return CodeArea::UndefinedIndicator;
    case MarkKind::Error: return CodeArea::ErrorIndicator;
    }
    return CodeArea::VariableIndicator;
}

} // namespace

CodeView::CodeView(QWidget *parent) : CodeArea(parent)
{
    setReadOnly(true);
    setCaretWidth(0);
    setMarginType(numberMargin, TextMarginRightJustified);
    for (int margin = 1; margin < 5; ++margin)
        setMarginWidth(margin, 0);
    setMarginMarkerMask(1, 0);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    send(SCI_SETENDATLASTLINE, 1);
    themeApplied();
    viewport()->installEventFilter(this);
}

void CodeView::themeApplied()
{
    send(SCI_SETMARGINLEFT, 0, Theme::instance().measure(10));
    writeNumbers();
}

void CodeView::setScript(const QByteArray &script, Text::DialectName dialect)
{
    if (this->dialect() != dialect)
        setDialect(dialect);
    m_marks.clear();
    m_numbers.clear();
    m_firstLine = 1;
    clearMarginText();
    send(SCI_MARKERDELETEALL, static_cast<unsigned long>(-1));
    setBytes(script);
    setScrollWidth(1);
    for (const Indicator each : {VariableIndicator, UndefinedIndicator, ErrorIndicator})
        clearIndicator(each);
    writeNumbers();
}

void CodeView::setFirstLine(int line)
{
    m_firstLine = line;
    m_numbers.clear();
    writeNumbers();
}

void CodeView::setLineNumbers(const QList<int> &numbers)
{
    m_numbers = numbers;
    writeNumbers();
}

void CodeView::writeNumbers()
{
    int largest = 0;
    const int count = byteCount() == 0 ? 0 : lines();
    for (int line = 0; line < count; ++line) {
        const int number = m_numbers.isEmpty() ? m_firstLine + line : m_numbers.value(line);
        largest = std::max(largest, number);
        const QByteArray text = number > 0 ? QByteArray::number(number) : QByteArray();
        SendScintilla(SCI_MARGINSETTEXT, static_cast<unsigned long>(line), text.constData());
        send(SCI_MARGINSETSTYLE, static_cast<unsigned long>(line), STYLE_LINENUMBER);
    }
    setMarginWidth(numberMargin, QStringLiteral("  ") + QString::number(std::max(largest, 100)));
}

void CodeView::setMarks(const QList<CodeMark> &marks)
{
    m_marks = marks;
    for (const Indicator each : {VariableIndicator, UndefinedIndicator, ErrorIndicator})
        clearIndicator(each);
    for (const CodeMark &mark : marks)
        fillIndicator(indicator(mark.kind), mark.range);
}

void CodeView::setFills(const QMap<int, LineFill> &fills)
{
    send(SCI_MARKERDELETEALL, static_cast<unsigned long>(-1));
    for (auto it = fills.begin(); it != fills.end(); ++it)
        send(SCI_MARKERADD, static_cast<unsigned long>(it.key()), marker(it.value()));
}

int CodeView::heightForText() const
{
    return int(send(SCI_TEXTHEIGHT, 0)) * lines() + Theme::instance().measure(4);
}

void CodeView::showFocus()
{
    setFrameShape(QFrame::StyledPanel);
}

void CodeView::focusInEvent(QFocusEvent *event)
{
    CodeArea::focusInEvent(event);
    update();
}

void CodeView::focusOutEvent(QFocusEvent *event)
{
    CodeArea::focusOutEvent(event);
    update();
}

bool CodeView::event(QEvent *event)
{
    if (event->type() == QEvent::Paint && frameWidth() > 0) {
        const Colors &colors = Theme::instance().colors();
        QPainter(this).fillRect(rect(), hasFocus() ? colors.accent : colors.base); // the rest is the viewport's
        return true;
    }
    if (event->type() != QEvent::ToolTip)
        return CodeArea::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QPoint point = viewport()->mapFrom(this, help->pos());
    const qint64 offset = send(SCI_POSITIONFROMPOINTCLOSE, static_cast<unsigned long>(point.x()), point.y());
    for (const CodeMark &mark : std::as_const(m_marks)) {
        if (mark.range.contains(offset) && !mark.tip.isEmpty()) {
            QToolTip::showText(help->globalPos(), mark.tip, this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

void CodeView::synchronise(CodeView *left, CodeView *right)
{
    const auto follow
        = [](QScrollBar *leader, QScrollBar *follower) { connect(leader, &QScrollBar::valueChanged, follower, &QScrollBar::setValue); };
    follow(left->verticalScrollBar(), right->verticalScrollBar());
    follow(right->verticalScrollBar(), left->verticalScrollBar());
    follow(left->horizontalScrollBar(), right->horizontalScrollBar());
    follow(right->horizontalScrollBar(), left->horizontalScrollBar());
}

} // namespace Varve::Ui
