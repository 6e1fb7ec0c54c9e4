// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "variablespane.h"

#include <ui/theme/theme.h>

#include <QAbstractTableModel>
#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace Varve::Ui {

class VariablesModel final : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setProject(const Project::Project &project, const QStringList &used)
    {
        beginResetModel();
        m_environments = project.environments;
        QStringList names = project.variables.keys() + used;
        for (const Project::Environment &environment : std::as_const(m_environments))
            names += environment.variables.keys();
        names.removeDuplicates();
        names.sort(Qt::CaseInsensitive);
        m_names = names;
        endResetModel();
    }
    const Project::Environment &environment(int column) const { return m_environments.at(column - 1); }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_names.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_environments.size()) + 1; }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        const QString &name = m_names.at(index.row());
        const Theme &theme = Theme::instance();
        if (role == Qt::FontRole)
            return theme.codeFont();
        if (index.column() == 0)
            return role == Qt::DisplayRole ? QVariant(name) : QVariant();
        const Text::Variables &variables = environment(index.column()).variables;
        const auto value = variables.constFind(name);
        const bool known = value != variables.constEnd();
        if (role == Qt::DisplayRole)
            return !known ? VariablesPane::tr("not set") : value->secret ? QStringLiteral("********") : value->value;
        if (role == Qt::ToolTipRole)
            return known ? value->origin : VariablesPane::tr("Migrations that use ${%1} cannot run here.").arg(name);
        if (role == Qt::ForegroundRole && !known)
            return theme.colors().bad;
        return {};
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation == Qt::Vertical || section > m_environments.size())
            return {};
        if (role == Qt::DisplayRole)
            return section == 0 ? VariablesPane::tr("Name") : environment(section).title();
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignLeft | Qt::AlignVCenter);
        if (role == Qt::ForegroundRole && section > 0) {
            const Project::Environment &of = environment(section);
            return environmentColors(of.color, section - 1, int(m_environments.size()), Theme::instance().scheme()).text;
        }
        return {};
    }

private:
    QList<Project::Environment> m_environments;
    QStringList m_names;
};

VariablesPane::VariablesPane(QWidget *parent) : QWidget(parent), m_model(new VariablesModel(this)), m_view(new QTableView(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Variables"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setMinimumSectionSize(1);
    m_view->verticalHeader()->setDefaultSectionSize(Theme::instance().treeRow());
    m_view->horizontalHeader()->setDefaultSectionSize(Theme::instance().measure(220));
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (index.column() > 0)
            emit goToRequested(m_model->environment(index.column()).where);
    });
    setFocusProxy(m_view);
}

void VariablesPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_view->setAccessibleName(tr("Variables"));
    QWidget::changeEvent(event);
}

void VariablesPane::setProject(const Project::Project &project, const QStringList &used)
{
    m_model->setProject(project, used);
}

} // namespace Varve::Ui
