// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqllogpane.h"

#include "sqllogmodel.h"

#include <ui/editor/codeview.h>
#include <ui/theme/theme.h>

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace Varve::Ui {

SqlLogPane::SqlLogPane(QWidget *parent)
    : QWidget(parent), m_model(new SqlLogModel(this)), m_view(new QTableView(this)), m_text(new CodeView(this))
{
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_view);
    splitter->addWidget(m_text);
    splitter->setSizes({700, 300});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("SQL log"));
    m_text->setAccessibleName(tr("Statement as sent"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setMinimumSectionSize(1);
    m_view->verticalHeader()->setDefaultSectionSize(Theme::instance().treeRow());
    m_view->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = {96, 90, 74, 120, 90};
    for (int column = 0; column < SqlLogModel::TextColumn; ++column)
        m_view->setColumnWidth(column, Theme::instance().measure(widths[column]));
    auto *copy = new QAction(tr("Copy"), m_view);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &SqlLogPane::copySelected);
    auto *clearAll = new QAction(tr("Clear the log"), m_view);
    connect(clearAll, &QAction::triggered, this, &SqlLogPane::clear);
    m_view->addActions({copy, clearAll});
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        m_text->setScript(current.isValid() ? m_model->sql(current.row()) : QByteArray(),
                          current.isValid() ? m_model->dialect(current.row()) : Text::DialectName::Ansi);
    });
    setFocusProxy(m_view);
}

void SqlLogPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_view->setAccessibleName(tr("SQL log"));
    QWidget::changeEvent(event);
}

void SqlLogPane::start(const Execution::Plan &plan, const QString &user)
{
    m_model->start(plan, user);
}

void SqlLogPane::apply(const QList<Execution::RunEvent> &events)
{
    const QScrollBar *bar = m_view->verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    m_model->apply(events);
    if (atEnd)
        m_view->scrollToBottom();
}

int SqlLogPane::count() const
{
    return m_model->rowCount();
}

void SqlLogPane::clear()
{
    m_model->clear();
    m_text->setScript({}, Text::DialectName::Ansi);
}

void SqlLogPane::copySelected() const
{
    QSet<int> rows;
    for (const QModelIndex &index : m_view->selectionModel()->selectedIndexes())
        rows.insert(index.row());
    if (rows.isEmpty() && m_view->currentIndex().isValid())
        rows.insert(m_view->currentIndex().row());
    QList<int> sorted(rows.begin(), rows.end());
    std::sort(sorted.begin(), sorted.end());
    QStringList texts;
    for (const int row : std::as_const(sorted))
        texts << m_model->asText(row);
    if (!texts.isEmpty())
        QGuiApplication::clipboard()->setText(texts.join(QLatin1Char('\n')));
}

} // namespace Varve::Ui
