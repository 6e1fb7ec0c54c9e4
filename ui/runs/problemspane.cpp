// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "problemspane.h"

#include "problemsmodel.h"

#include <ui/theme/theme.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace Varve::Ui {

ProblemsPane::ProblemsPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new ProblemsModel(this))
    , m_view(new QTreeView(this))
    , m_fixes(new QWidget(this))
    , m_fix(new QPushButton(m_fixes))
    , m_fixFile(new QPushButton(m_fixes))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view);
    layout->addWidget(m_fixes);
    auto *buttons = new QHBoxLayout(m_fixes);
    const int gap = Theme::instance().measure(6);
    buttons->setContentsMargins(gap, gap, gap, gap);
    buttons->addWidget(m_fix);
    buttons->addWidget(m_fixFile);
    buttons->addStretch();
    m_view->setModel(m_model);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(ProblemsModel::MessageColumn, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(ProblemsModel::PlaceColumn, QHeaderView::ResizeToContents);
    connect(m_view, &QTreeView::activated, this, &ProblemsPane::activate);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ProblemsPane::offerFixes);
    connect(m_fix, &QPushButton::clicked, this, &ProblemsPane::fixCurrent);
    connect(m_fixFile, &QPushButton::clicked, this, &ProblemsPane::fixFile);
    setFocusProxy(m_view);
    retranslate();
    offerFixes();
}

void ProblemsPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ProblemsPane::retranslate()
{
    m_view->setAccessibleName(tr("Problems"));
    m_fix->setText(tr("Fix"));
    m_fix->setToolTip(tr("Put what the remedy says into the editor; it can be undone there"));
    m_fixFile->setText(tr("Fix All in This File"));
}

/// The buttons are there where something can be mended, and work where the selected problem is of that kind.
void ProblemsPane::offerFixes()
{
    bool any = false;
    for (int row = 0; row < m_model->rowCount() && !any; ++row)
        any = m_model->fixable(row);
    const QModelIndex current = m_view->currentIndex();
    const bool can = current.isValid() && m_model->fixable(current.row());
    m_fix->setEnabled(can);
    m_fixFile->setEnabled(can);
    m_fixes->setVisible(any);
}

void ProblemsPane::fixCurrent()
{
    const QModelIndex current = m_view->currentIndex();
    const Core::Problem *problem = current.isValid() ? m_model->fixable(current.row()) : nullptr;
    if (problem)
        emit fixRequested({*problem});
}

void ProblemsPane::fixFile()
{
    const QModelIndex current = m_view->currentIndex();
    const Core::Problem *chosen = current.isValid() ? m_model->fixable(current.row()) : nullptr;
    if (!chosen)
        return;
    QList<Core::Problem> problems;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const Core::Problem *problem = m_model->fixable(row);
        const auto same = [&](const Core::Problem &other) { return other.fix == problem->fix; };
        if (problem && problem->where.file == chosen->where.file && std::none_of(problems.begin(), problems.end(), same))
            problems += *problem;
    }
    emit fixRequested(problems);
}

void ProblemsPane::setProblems(const QList<Core::Problem> &problems)
{
    const QModelIndex current = m_view->currentIndex();
    const Core::SourcePosition place = current.isValid() ? m_model->place(current.row()) : Core::SourcePosition();
    m_model->setProblems(problems);
    // They are looked for again while somebody types: the selection stays at its place.
    for (int row = 0; place.isValid() && row < m_model->rowCount(); ++row) {
        if (m_model->place(row).file == place.file && m_model->place(row).line == place.line)
            m_view->setCurrentIndex(m_model->index(row, 0));
    }
    offerFixes();
    emit countChanged(count());
}

void ProblemsPane::setErrors(const QList<Core::Error> &errors)
{
    m_model->setErrors(errors);
    offerFixes();
    emit countChanged(count());
}

int ProblemsPane::graveCount() const
{
    return m_model->graveCount();
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
