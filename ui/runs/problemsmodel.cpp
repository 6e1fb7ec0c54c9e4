// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "problemsmodel.h"

#include <ui/pieces/marks.h>
#include <ui/theme/theme.h>

#include <QGuiApplication>
#include <QIcon>
#include <QPixmap>

namespace Varve::Ui {

namespace {

QString severityWord(Core::Severity severity)
{
    switch (severity) {
    case Core::Severity::Error: return ProblemsModel::tr("error");
    case Core::Severity::Warning: return ProblemsModel::tr("warning");
    case Core::Severity::Hint: return ProblemsModel::tr("hint");
    }
    return {};
}

QIcon severityIcon(Core::Severity severity)
{
    const Theme &theme = Theme::instance();
    const int side = theme.measure(14);
    const double ratio = qGuiApp->devicePixelRatio();
    QPixmap picture(QSize(side, side) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    const QRectF box(0, 0, side, side);
    switch (severity) {
    case Core::Severity::Error: paintCrossMark(painter, box, theme.colors().bad); break;
    case Core::Severity::Warning: paintExclamationMark(painter, box, theme.colors().warn); break;
    case Core::Severity::Hint: paintExclamationMark(painter, box, theme.colors().dim); break;
    }
    return picture;
}

} // namespace

ProblemsModel::ProblemsModel(QObject *parent) : QAbstractTableModel(parent) {}

void ProblemsModel::setProblems(const QList<Core::Problem> &problems)
{
    m_problems = problems;
    rebuild();
}

void ProblemsModel::setErrors(const QList<Core::Error> &errors)
{
    m_errors = errors;
    rebuild();
}

void ProblemsModel::addError(const Core::Error &error)
{
    QString message = error.message;
    if (!error.remedy.isEmpty())
        message += QLatin1Char(' ') + error.remedy;
    m_rows.append({.severity = Core::Severity::Error,
                   .message = message,
                   .full = error.toString(),
                   .said = error.message,
                   .where = error.where,
                   .problem = -1});
    for (const Core::Error &other : error.others)
        addError(other);
}

void ProblemsModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    for (const Core::Error &error : std::as_const(m_errors))
        addError(error);
    const qsizetype errors = m_rows.size(); // with the others that belong to them
    for (qsizetype i = 0; i < m_problems.size(); ++i) {
        const Core::Problem &problem = m_problems.at(i);
        const auto saysTheSame = [&](const Row &row) {
            return row.said == problem.message && (row.where.file.isEmpty() || row.where.file == problem.where.file);
        };
        if (const auto same = std::find_if(m_rows.begin(), m_rows.begin() + errors, saysTheSame); same != m_rows.begin() + errors) {
            same->problem = i; // a plan was refused because of it: once is enough
            if (!same->where.isValid())
                same->where = problem.where;
            continue;
        }
        const QString message = problem.remedy.isEmpty() ? problem.message : problem.message + QLatin1Char(' ') + problem.remedy;
        m_rows.append({.severity = problem.severity,
                       .message = message,
                       .full = message,
                       .said = problem.message,
                       .where = problem.where,
                       .problem = i});
    }
    std::stable_sort(m_rows.begin() + errors, m_rows.end(), [](const Row &a, const Row &b) { return a.severity > b.severity; });
    endResetModel();
}

const Core::Problem *ProblemsModel::fixable(int row) const
{
    const qsizetype index = m_rows.at(row).problem;
    return index >= 0 && m_problems.at(index).fix ? &m_problems.at(index) : nullptr;
}

int ProblemsModel::graveCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.severity != Core::Severity::Hint; }));
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ProblemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return index.column() == MessageColumn ? row.message : row.where.toString();
    case Qt::ToolTipRole: return row.full;
    case Qt::DecorationRole: return index.column() == MessageColumn ? QVariant(severityIcon(row.severity)) : QVariant();
    case Qt::ForegroundRole: return index.column() == PlaceColumn ? QVariant(Theme::instance().colors().dim) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == MessageColumn ? QStringLiteral("%1: %2").arg(severityWord(row.severity), row.message)
                                               : row.where.toString();
    default: return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || role != Qt::DisplayRole)
        return {};
    return section == MessageColumn ? tr("Problem") : tr("Place");
}

} // namespace Varve::Ui
