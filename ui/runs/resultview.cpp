// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resultview.h"

#include <ui/pieces/chip.h>
#include <ui/pieces/marks.h>

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

namespace Varve::Ui {

ResultView::ResultView(QWidget *parent)
    : QWidget(parent), m_model(new ResultModel(this)), m_grid(new QTableView(this)), m_status(new ToneLabel(ToneLabel::Tone::Dim, {}, this))
{
    const Theme &theme = Theme::instance();
    m_grid->setModel(m_model);
    m_grid->setAccessibleName(tr("Result rows"));
    m_grid->setFrameShape(QFrame::NoFrame);
    m_grid->setWordWrap(false);
    m_grid->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    // Fixed heights keep a grid of any length virtual: no row is measured.
    m_grid->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_grid->verticalHeader()->setMinimumSectionSize(1);
    m_grid->verticalHeader()->setDefaultSectionSize(theme.treeRow());
    m_grid->horizontalHeader()->setHighlightSections(false);
    m_grid->horizontalHeader()->setMaximumSectionSize(theme.measure(600));
    const int gap = theme.measure(8);
    m_status->setContentsMargins(gap, gap / 4, gap, gap / 4);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_grid, 1);
    layout->addWidget(m_status);

    const auto addAction = [this](const QString &text, const QKeySequence &key, auto slot) {
        auto *action = new QAction(text, m_grid);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        m_grid->addAction(action);
    };
    addAction(tr("Copy"), QKeySequence::Copy, &ResultView::copy);
    addAction(tr("Copy with column names"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, &ResultView::copyWithHeaders);
    m_grid->setContextMenuPolicy(Qt::ActionsContextMenu);
    setFocusProxy(m_grid);
}

void ResultView::append(const Database::ResultSet &chunk)
{
    m_model->append(chunk);
    if (!m_sized)
        sizeColumns();
    m_status->setText(tr("%n row(s) so far", nullptr, m_model->rowCount()));
}

void ResultView::sizeColumns()
{
    // Only rows that are seen count, and only once: columns that a person has drawn stay as they are.
    m_sized = m_model->rowCount() > 0;
    m_grid->horizontalHeader()->setResizeContentsPrecision(50);
    m_grid->resizeColumnsToContents();
}

void ResultView::finish(const Database::StatementOutcome &outcome)
{
    const QString time = durationText(std::chrono::duration_cast<std::chrono::milliseconds>(outcome.duration).count());
    QStringList parts{tr("%n row(s)", nullptr, m_model->rowCount()), time};
    if (outcome.truncated)
        parts << tr("there are more: the limit was reached");
    m_status->setText(parts.join(QStringLiteral(" · ")));
}

QString ResultView::status() const
{
    return m_status->text();
}

void ResultView::copySelection(bool withHeaders) const
{
    const QModelIndexList indexes = m_grid->selectionModel()->selectedIndexes();
    if (!indexes.isEmpty())
        QGuiApplication::clipboard()->setText(m_model->asTsv(indexes, withHeaders));
}

void ResultView::copy() const
{
    copySelection(false);
}

void ResultView::copyWithHeaders() const
{
    copySelection(true);
}

} // namespace Varve::Ui
