// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "definitionsview.h"

#include "linediff.h"

#include <ui/editor/codeview.h>
#include <ui/pieces/chip.h>

#include <QHBoxLayout>
#include <QSplitter>

namespace Varve::Ui {

namespace {

/// One side of a diff as a CodeView takes it.
struct Side
{
    QByteArrayList lines;
    QList<int> numbers;
    QMap<int, LineFill> fills;

    void add(const QByteArray &line, int number, std::optional<LineFill> fill)
    {
        if (fill)
            fills.insert(int(lines.size()), *fill);
        lines.append(line);
        numbers.append(number);
    }
};

QByteArrayList linesOf(const QString &text)
{
    return text.isEmpty() ? QByteArrayList() : text.toUtf8().split('\n');
}

void showSide(CodeView *view, const Side &side, Text::DialectName dialect)
{
    view->setScript(side.lines.join('\n'), dialect);
    view->setLineNumbers(side.numbers);
    view->setFills(side.fills);
}

} // namespace

DefinitionsView::DefinitionsView(QWidget *parent) : QWidget(parent)
{
    const Theme &theme = Theme::instance();
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    const auto add = [&](QLabel *&title, CodeView *&view) {
        auto *side = new Surface(Surface::Ground::Base, splitter);
        auto *column = new QVBoxLayout(side);
        column->setContentsMargins(0, theme.measure(9), 0, 0);
        column->setSpacing(theme.measure(6));
        title = makeCaption({}, side);
        title->setContentsMargins(theme.measure(14), 0, 0, 0);
        view = new CodeView(side);
        title->setBuddy(view);
        column->addWidget(title);
        column->addWidget(view, 1);
        splitter->addWidget(side);
    };
    add(m_leftTitle, m_left);
    add(m_rightTitle, m_right);
    CodeView::synchronise(m_left, m_right);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
}

void DefinitionsView::setTitles(const QString &left, const QString &right)
{
    m_leftTitle->setText(left);
    m_rightTitle->setText(right);
    m_left->setAccessibleName(tr("Definition in %1").arg(left));
    m_right->setAccessibleName(tr("Definition in %1").arg(right));
}

void DefinitionsView::setTexts(const QString &left, const QString &right, Text::DialectName dialect)
{
    const QByteArrayList leftLines = linesOf(left);
    const QByteArrayList rightLines = linesOf(right);
    const QList<DiffLine> lines = diffLines(leftLines, rightLines);
    Side leftSide;
    Side rightSide;
    for (qsizetype i = 0; i < lines.size();) {
        if (lines.at(i).change == LineChange::Same) {
            leftSide.add(leftLines.at(lines.at(i).left), lines.at(i).left + 1, {});
            rightSide.add(rightLines.at(lines.at(i).right), lines.at(i).right + 1, {});
            ++i;
            continue;
        }
        // A run of removed and added lines: they face each other, the shorter side is filled up.
        for (; i < lines.size() && lines.at(i).change != LineChange::Same; ++i) {
            const DiffLine &line = lines.at(i);
            if (line.change == LineChange::Removed)
                leftSide.add(leftLines.at(line.left), line.left + 1, LineFill::Removed);
            else
                rightSide.add(rightLines.at(line.right), line.right + 1, LineFill::Added);
        }
        while (leftSide.lines.size() < rightSide.lines.size())
            leftSide.add({}, 0, LineFill::Filler);
        while (rightSide.lines.size() < leftSide.lines.size())
            rightSide.add({}, 0, LineFill::Filler);
    }
    showSide(m_left, leftSide, dialect);
    showSide(m_right, rightSide, dialect);
}

} // namespace Varve::Ui
