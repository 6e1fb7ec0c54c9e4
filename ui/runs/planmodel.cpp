// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planmodel.h"

#include <ui/pieces/chip.h>

#include <models/execution/plan/wayback.h>
#include <models/execution/printing/planwords.h>
#include <models/history/historysql.h>

#include <QPainter>

namespace Varve::Ui {

namespace {

QString lossOf(Text::Destructive destructive)
{
    switch (destructive) {
    case Text::Destructive::No: return {};
    case Text::Destructive::Data: return PlanModel::tr("loses data");
    case Text::Destructive::Structure: return PlanModel::tr("drops structure");
    }
    return {};
}

/// What a statement does, in two words, from its verb.
QString noteFor(const Text::Statement &statement)
{
    const QString &verb = statement.verb;
    if (verb.startsWith(u"CREATE TABLE"))
        return PlanModel::tr("new table");
    if (verb.startsWith(u"CREATE") && verb.endsWith(u"INDEX"))
        return PlanModel::tr("new index");
    if (verb.startsWith(u"CREATE") && verb.endsWith(u"VIEW"))
        return PlanModel::tr("new view");
    if (verb.startsWith(u"ALTER TABLE"))
        return PlanModel::tr("changes a table");
    if (verb.startsWith(u"DROP"))
        return PlanModel::tr("removes");
    switch (statement.kind) {
    case Text::StatementKind::Definition: return PlanModel::tr("definition");
    case Text::StatementKind::Manipulation: return PlanModel::tr("data");
    case Text::StatementKind::Query: return PlanModel::tr("query");
    case Text::StatementKind::SessionSetting: return PlanModel::tr("setting");
    case Text::StatementKind::Call: return PlanModel::tr("call");
    default: return {};
    }
}

/// Why a repair writes its rows, as it stands in them: "checksum (accepted)".
QStringList reasonsOf(const Execution::PlanStep &step)
{
    QStringList reasons;
    if (step.kind != Execution::StepKind::Repair)
        return reasons;
    for (const History::HistoryEntry &row : *step.rows) {
        const QString reason = row.note().section(QStringLiteral(": "), 1);
        if (!reason.isEmpty() && !reasons.contains(reason))
            reasons += reason;
    }
    return reasons.isEmpty() ? reasons : QStringList(reasons.join(QStringLiteral(", ")));
}

} // namespace

PlanModel::PlanModel(const Execution::Plan &plan, QObject *parent) : QAbstractItemModel(parent), m_plan(plan)
{
    for (const Execution::PlanStep &step : m_plan.steps)
        m_steps.append(makeStep(step));
}

PlanModel::Row PlanModel::makeRow(const Execution::PlannedStatement &planned, int number, bool verification,
                                  const Execution::PlanStep &step) const
{
    Row row;
    row.kind = verification ? RowKind::Verification : RowKind::Statement;
    row.number = number;
    row.line = statementLine(shownText(planned.rendered(), m_plan.variables), planned.statement);
    row.note = noteFor(planned.statement);
    if (verification)
        row.note = planned.expectation->isEmpty() ? tr("verification") : tr("verification, expects %1").arg(planned.expectation->text);
    if (!planned.statement.inTransaction && step.kind != Execution::StepKind::AdHoc)
        row.transaction = tr("outside a transaction");
    row.loss = lossOf(planned.statement.destructive);
    row.planned = &planned;
    return row;
}

PlanModel::Step PlanModel::makeStep(const Execution::PlanStep &step) const
{
    Step shown;
    shown.title = step.migrationId.isEmpty() ? (step.shownAs.isEmpty() ? step.title : step.shownAs) : step.migrationId;
    if (!Execution::isRecorded(step.kind))
        shown.detail = tr("not recorded in the history");
    else if (Execution::recordsOnly(step.kind))
        shown.detail = (QStringList(tr("only the history is written")) + reasonsOf(step)).join(QStringLiteral(": "));
    else
        shown.detail = Execution::isOneTransaction(m_plan) ? tr("in the run's transaction")
            : step.oneTransaction                          ? tr("one transaction")
            : step.inUnits                                 ? tr("in units: %1").arg(*step.transactionReason)
                                                           : tr("no common transaction: %1").arg(*step.transactionReason);
    const Execution::WayBack wayBack = Execution::wayBack(step);
    shown.undoable = wayBack == Execution::WayBack::Whole;
    if (step.kind == Execution::StepKind::Apply)
        shown.undo = Execution::wayBackText(wayBack);
    else if (step.kind == Execution::StepKind::RollBack)
        shown.undo = tr("undoes it");
    int number = int(step.doneBefore->size());
    for (const Execution::PlannedStatement &statement : step.statements)
        shown.rows.append(makeRow(statement, ++number, false, step));
    if (step.streamed)
        shown.rows.append({.kind = RowKind::Streamed,
                           .number = ++number,
                           .line = statementLine(step.shownAs),
                           .note = tr("too large to show: read while it runs"),
                           .transaction = {},
                           .loss = {},
                           .planned = nullptr,
                           .write = -1});
    for (const Execution::PlannedStatement &statement : *step.verification)
        shown.rows.append(makeRow(statement, ++number, true, step));
    addHistory(shown, m_plan, step, number);
    return shown;
}

/// What Execution::historyWrites() has, in the same order and in short: a long plan has as many.
void PlanModel::addHistory(Step &shown, const Execution::Plan &plan, const Execution::PlanStep &step, int number)
{
    if (!Execution::isRecorded(step.kind))
        return;
    int write = -1;
    const auto add = [&](const QString &line, const QString &note) {
        shown.rows.append({.kind = RowKind::History,
                           .number = ++number,
                           .line = statementLine(line),
                           .note = note,
                           .transaction = step.oneTransaction ? tr("same transaction") : QString(),
                           .loss = {},
                           .planned = nullptr,
                           .write = ++write});
    };
    const QString table = plan.policies.historyTable;
    const bool repairs = step.kind == Execution::StepKind::Repair;
    if (!repairs)
        add(QStringLiteral("INSERT INTO %1 …").arg(table), tr("history"));
    for (const History::HistoryEntry &row : *step.rows)
        add(QStringLiteral("INSERT INTO %1 … %2").arg(table, row.migrationId), repairs ? tr("history") : tr("marked as applied"));
    const QString companion = History::HistorySql(plan.target, plan.policies).versionsName();
    for (const Project::Release &release : Execution::releaseRows(step)) {
        add((Execution::isBackward(step.kind) ? QStringLiteral("DELETE FROM %1 … %2") : QStringLiteral("INSERT INTO %1 … %2"))
                .arg(companion, release.name),
            tr("release"));
    }
}

QString PlanModel::historyWrite(const QModelIndex &index) const
{
    const Row *found = row(index);
    return found && found->write >= 0 ? Execution::historyWrites(m_plan, m_plan.steps.at(stepOf(index))).value(found->write) : QString();
}

const PlanModel::Row *PlanModel::row(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    return &m_steps.at(qsizetype(index.internalId()) - 1).rows.at(index.row());
}

int PlanModel::stepOf(const QModelIndex &index) const
{
    return index.internalId() == 0 ? index.row() : int(index.internalId()) - 1;
}

QModelIndex PlanModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : quintptr(0));
}

QModelIndex PlanModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(int(child.internalId()) - 1, 0, quintptr(0));
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_steps.size());
    return parent.internalId() == 0 && parent.column() == 0 ? int(m_steps.at(parent.row()).rows.size()) : 0;
}

int PlanModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row *found = row(index);
    if (role == Qt::DisplayRole)
        return found ? found->line.text : m_steps.at(index.row()).title;
    if (role == Qt::ToolTipRole)
        return found && found->planned ? QString::fromUtf8(shownText(found->planned->rendered(), m_plan.variables).text.left(4000))
                                       : historyWrite(index);
    if (role != Qt::AccessibleTextRole)
        return {};
    if (!found) {
        const Step &of = m_steps.at(index.row());
        return QStringList({of.title, of.detail, of.undo}).join(QStringLiteral(", "));
    }
    return QStringList({QString::number(found->number), found->line.text, found->note, found->transaction, found->loss})
        .join(QStringLiteral(", "));
}

Qt::ItemFlags PlanModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return row(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::ItemIsEnabled;
}

QSize PlanDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    return {0, index.parent().isValid() ? theme.measure(28) : theme.measure(36)};
}

void PlanDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const PlanModel *>(index.model());
    if (!model)
        return;
    painter->save();
    if (const PlanModel::Row *row = model->row(index))
        paintRow(painter, option, *row);
    else
        paintStep(painter, option, model->step(index.row()));
    painter->restore();
}

void PlanDelegate::paintStep(QPainter *painter, const QStyleOptionViewItem &option, const PlanModel::Step &step) const
{
    const Theme &theme = Theme::instance();
    const Colors &colors = theme.colors();
    painter->fillRect(option.rect, colors.layer[1]);
    painter->fillRect(QRect(option.rect.left(), option.rect.top(), theme.measure(4), option.rect.height()), colors.layerEdge[1]);
    painter->fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), colors.line);
    QRect text = option.rect.adjusted(theme.measure(14), 0, -theme.measure(14), 0);
    painter->setFont(theme.interfaceFont());
    painter->setPen(step.undoable ? colors.ok : colors.warn);
    painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter, step.undo);
    text.setRight(text.right() - painter->fontMetrics().horizontalAdvance(step.undo) - theme.measure(12));
    painter->setFont(theme.boldFont());
    painter->setPen(colors.text);
    const QString title = painter->fontMetrics().elidedText(step.title, Qt::ElideMiddle, text.width());
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter, title);
    text.setLeft(text.left() + painter->fontMetrics().horizontalAdvance(title) + theme.measure(10));
    painter->setFont(theme.interfaceFont());
    painter->setPen(colors.dim);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter, painter->fontMetrics().elidedText(step.detail, Qt::ElideRight, text.width()));
}

void PlanDelegate::paintRow(QPainter *painter, const QStyleOptionViewItem &option, const PlanModel::Row &row) const
{
    const Theme &theme = Theme::instance();
    const Colors &colors = theme.colors();
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter->fillRect(option.rect, colors.selection);
    else if (!row.loss.isEmpty())
        painter->fillRect(option.rect, colors.deleteFill);
    painter->setFont(theme.interfaceFont());
    painter->setPen(colors.dim);
    const QRect all = option.rect;
    painter->drawText(all.adjusted(theme.measure(14), 0, 0, 0), Qt::AlignVCenter, QString::number(row.number));
    // Three columns as in a table: the statement has at least half of the width.
    const int codeLeft = all.left() + theme.measure(52);
    const int noteLeft = all.left() + all.width() * 59 / 100;
    const int lastLeft = all.left() + all.width() * 76 / 100;
    const int gap = theme.measure(10);
    paintStatementLine(*painter, QRect(codeLeft, all.top(), noteLeft - codeLeft - gap, all.height()), row.line,
                       row.kind == PlanModel::RowKind::History);
    painter->setFont(theme.interfaceFont());
    painter->setPen(colors.dim);
    const bool nothingBehind = row.loss.isEmpty() && row.transaction.isEmpty();
    const int noteWidth = (nothingBehind ? all.right() : lastLeft) - noteLeft - gap;
    painter->drawText(QRect(noteLeft, all.top(), noteWidth, all.height()), Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(row.note, Qt::ElideRight, noteWidth));
    int left = lastLeft;
    if (!row.loss.isEmpty())
        left = paintChip(*painter, all, left, row.loss, ChipKind::Removed).right() + gap;
    painter->drawText(QRect(left, all.top(), all.right() - left - gap, all.height()), Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(row.transaction, Qt::ElideRight, all.right() - left - gap));
}

} // namespace Varve::Ui
