// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "problemspane.h"

#include "problemsmodel.h"

#include <ui/theme/theme.h>

#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

namespace Varve::Ui {

ProblemsPane::ProblemsPane(QWidget *parent) : QWidget(parent), m_model(new ProblemsModel(this)), m_view(new QTreeView(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Problems"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(ProblemsModel::MessageColumn, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(ProblemsModel::PlaceColumn, QHeaderView::ResizeToContents);
    connect(m_view, &QTreeView::activated, this, &ProblemsPane::activate);
    setFocusProxy(m_view);
}

void ProblemsPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_view->setAccessibleName(tr("Problems"));
    QWidget::changeEvent(event);
}

void ProblemsPane::setProblems(const QList<Core::Problem> &problems)
{
    m_model->setProblems(problems);
    emit countChanged(count());
}

void ProblemsPane::setErrors(const QList<Core::Error> &errors)
{
    m_model->setErrors(errors);
    emit countChanged(count());
}

int ProblemsPane::count() const
{
    return m_model->rowCount();
}

void ProblemsPane::activate(const QModelIndex &index)
{
    if (index.isValid())
        emit goToRequested(m_model->place(index.row()));
}

void ProblemsPane::move(int by)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const QModelIndex current = m_view->currentIndex();
    const int from = current.isValid() ? current.row() : (by > 0 ? -1 : rows);
    const QModelIndex next = m_model->index((from + by + rows) % rows, 0);
    m_view->setCurrentIndex(next);
    activate(next);
}

void ProblemsPane::next()
{
    move(1);
}

void ProblemsPane::previous()
{
    move(-1);
}

} // namespace Varve::Ui
