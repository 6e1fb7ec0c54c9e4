// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqllogmodel.h"

#include "statementline.h"

#include <ui/pieces/marks.h>
#include <ui/theme/theme.h>

#include <QTextDocument>

namespace Varve::Ui {

SqlLogModel::SqlLogModel(QObject *parent) : QAbstractTableModel(parent) {}

void SqlLogModel::start(const Execution::Plan &plan, const QString &user)
{
    m_plan = plan;
    m_user = user;
    ++m_run;
}

void SqlLogModel::clear()
{
    beginResetModel();
    m_entries.clear();
    endResetModel();
}

void SqlLogModel::add(int step, int statement)
{
    if (step >= m_plan.steps.size())
        return;
    const Execution::PlanStep &planStep = m_plan.steps.at(step);
    const auto planned = [&]() -> const Execution::PlannedStatement * {
        if (statement < planStep.statements.size())
            return &planStep.statements.at(statement);
        const qsizetype verification = statement - planStep.statements.size();
        return !planStep.streamed && verification < planStep.verification->size() ? &planStep.verification->at(verification) : nullptr;
    }();
    Entry entry;
    entry.at = QDateTime::currentDateTime();
    entry.environment = m_plan.environment;
    entry.user = m_user;
    entry.dialect = Database::engineTraits(m_plan.target.engine).dialect;
    entry.sql = planned ? shownText(planned->rendered(), m_plan.variables).text
                        : tr("%1, statement %2").arg(planStep.shownAs).arg(statement + 1).toUtf8();
    entry.step = step;
    entry.statement = statement;
    entry.run = m_run;
    if (m_entries.size() >= mostKept) {
        beginRemoveRows({}, 0, 0);
        m_entries.removeFirst();
        endRemoveRows();
    }
    beginInsertRows({}, int(m_entries.size()), int(m_entries.size()));
    m_entries.append(entry);
    endInsertRows();
}

SqlLogModel::Entry *SqlLogModel::entryOf(int step, int statement)
{
    for (auto it = m_entries.rbegin(); it != m_entries.rend() && it->run == m_run; ++it) {
        if (it->step == step && it->statement == statement)
            return &*it;
    }
    return nullptr;
}

void SqlLogModel::apply(const QList<Execution::RunEvent> &events)
{
    for (const Execution::RunEvent &event : events) {
        if (const auto *started = std::get_if<Execution::StatementStarted>(&event)) {
            add(started->step, started->statement);
            continue;
        }
        Entry *entry = nullptr;
        if (const auto *done = std::get_if<Execution::StatementDone>(&event); done && (entry = entryOf(done->step, done->statement))) {
            entry->duration = durationText(std::chrono::duration_cast<std::chrono::milliseconds>(done->outcome.duration).count());
            entry->outcome = done->outcome.rowsReturned > 0 ? tr("%n row(s)", nullptr, int(done->outcome.rowsReturned))
                : done->outcome.rowsAffected > 0            ? tr("%n row(s) changed", nullptr, int(done->outcome.rowsAffected))
                                                            : tr("done");
            for (const Database::Notice &notice : done->outcome.notices.first(qMin(done->outcome.notices.size(), mostNotices)))
                entry->notices += notice.severity + QStringLiteral(": ") + notice.text;
        } else if (const auto *failed = std::get_if<Execution::StatementFailed>(&event);
                   failed && (entry = entryOf(failed->step, failed->statement))) {
            entry->failed = true;
            entry->outcome = tr("failed: %1").arg(failed->error.serverText.isEmpty() ? failed->error.message : failed->error.serverText);
        }
        if (entry) {
            const int row = int(entry - m_entries.data());
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

QString SqlLogModel::shortOutcome(const Entry &entry)
{
    return (QStringList{entry.outcome.section(QLatin1Char('\n'), 0, 0)} + entry.notices).join(QStringLiteral(" · ")).simplified();
}

QString SqlLogModel::asText(int row) const
{
    const Entry &entry = m_entries.at(row);
    return QStringLiteral("-- %1 · %2 · %3 · %4\n%5;\n")
        .arg(entry.at.toString(Qt::ISODateWithMs), entry.environment, entry.duration, shortOutcome(entry), QString::fromUtf8(entry.sql));
}

int SqlLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int SqlLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant SqlLogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Entry &entry = m_entries.at(index.row());
    const Theme &theme = Theme::instance();
    if (role == Qt::ToolTipRole)
        return index.column() == TextColumn ? QString::fromUtf8(entry.sql)
            : entry.notices.isEmpty()       ? entry.outcome
                                      : Qt::convertFromPlainText((QStringList{entry.outcome} + entry.notices).join(QLatin1Char('\n')));
    if (role == Qt::FontRole && index.column() == TextColumn)
        return theme.codeFont();
    if (role == Qt::TextAlignmentRole && index.column() == DurationColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && index.column() == OutcomeColumn)
        return entry.failed ? theme.colors().bad : !entry.notices.isEmpty() ? theme.colors().warn : theme.colors().dim;
    if (role == Qt::ForegroundRole && index.column() != TextColumn)
        return theme.colors().dim;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case TimeColumn: return entry.at.toString(QStringLiteral("HH:mm:ss.zzz"));
    case EnvironmentColumn: return entry.environment;
    case DurationColumn: return entry.duration;
    case OutcomeColumn: return shortOutcome(entry);
    case UserColumn: return entry.user;
    case TextColumn: return QString::fromUtf8(entry.sql.left(400)).simplified();
    default: return {};
    }
}

QVariant SqlLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Time");
    case EnvironmentColumn: return tr("Environment");
    case DurationColumn: return tr("Duration");
    case OutcomeColumn: return tr("Outcome");
    case UserColumn: return tr("By");
    case TextColumn: return tr("Sent");
    default: return {};
    }
}

} // namespace Varve::Ui
