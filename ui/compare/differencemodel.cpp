// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "differencemodel.h"

#include <ui/pieces/chip.h>

#include <QPainter>

namespace Varve::Ui {

using Comparison::ChangeKind;

namespace {

QString changeWord(ChangeKind change)
{
    switch (change) {
    case ChangeKind::Added: return DifferenceModel::tr("added");
    case ChangeKind::Removed: return DifferenceModel::tr("removed");
    case ChangeKind::Changed: return DifferenceModel::tr("changed");
    }
    return {};
}

ChipKind chipOf(ChangeKind change)
{
    switch (change) {
    case ChangeKind::Added: return ChipKind::Added;
    case ChangeKind::Removed: return ChipKind::Removed;
    case ChangeKind::Changed: return ChipKind::Changed;
    }
    return ChipKind::Neutral;
}

QString detailOf(const Comparison::Difference &difference)
{
    if (difference.change != ChangeKind::Changed)
        return difference.object().definition.simplified();
    if (difference.from.definition == difference.to.definition && difference.from.position != difference.to.position)
        return DifferenceModel::tr("place %1 → %2").arg(difference.from.position).arg(difference.to.position);
    if (difference.object().kind == Catalog::ObjectKind::View)
        return {};
    return QStringLiteral("%1 → %2").arg(difference.from.definition.simplified(), difference.to.definition.simplified());
}

int columnsOf(const Catalog::Snapshot &snapshot, const QString &schema, const QString &table)
{
    return int(std::count_if(snapshot.objects.begin(), snapshot.objects.end(), [&](const Catalog::SchemaObject &object) {
        return object.kind == Catalog::ObjectKind::Column && object.schema == schema && object.table == table;
    }));
}

} // namespace

DifferenceModel::DifferenceModel(QObject *parent) : QAbstractItemModel(parent) {}

void DifferenceModel::setComparison(const Comparison::Comparison &comparison)
{
    beginResetModel();
    m_comparison = comparison;
    build();
    endResetModel();
}

void DifferenceModel::build()
{
    m_rows.clear();
    QHash<QPair<QString, QString>, qsizetype> owners;
    const auto ownerRow = [&](const Catalog::SchemaObject &part) -> Row & {
        const QPair<QString, QString> key(part.schema, part.table);
        if (!owners.contains(key)) {
            owners.insert(key, m_rows.size());
            m_rows.append({.change = ChangeKind::Changed,
                           .kind = Catalog::ObjectKind::Table,
                           .schema = part.schema,
                           .owner = part.table,
                           .name = part.table,
                           .detail = {},
                           .parts = {}});
        }
        return m_rows[owners.value(key)];
    };
    for (const Comparison::Difference &difference : std::as_const(m_comparison.differences)) {
        const Catalog::SchemaObject &object = difference.object();
        Row row{.change = difference.change,
                .kind = object.kind,
                .schema = object.schema,
                .owner = object.table.isEmpty() ? object.name : object.table,
                .name = object.name,
                .detail = detailOf(difference),
                .parts = {}};
        if (!object.table.isEmpty()) {
            ownerRow(object).parts.append(row);
            continue;
        }
        if (object.kind == Catalog::ObjectKind::Table)
            row.detail
                = tr("%n column(s)", nullptr,
                     columnsOf(difference.change == ChangeKind::Removed ? m_comparison.from : m_comparison.to, object.schema, object.name));
        owners.insert({object.schema, object.name}, m_rows.size());
        m_rows.append(row);
    }
    for (Row &row : m_rows) {
        if (!row.parts.isEmpty())
            row.detail = tr("%n of its parts", nullptr, int(row.parts.size()));
    }
}

const DifferenceModel::Row *DifferenceModel::row(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    return index.internalId() == 0 ? &m_rows.at(index.row()) : &m_rows.at(qsizetype(index.internalId()) - 1).parts.at(index.row());
}

QModelIndex DifferenceModel::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : quintptr(0))
                                         : QModelIndex();
}

QModelIndex DifferenceModel::parent(const QModelIndex &child) const
{
    return child.isValid() && child.internalId() != 0 ? createIndex(int(child.internalId()) - 1, 0, quintptr(0)) : QModelIndex();
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_rows.size());
    return parent.internalId() == 0 && parent.column() == 0 ? int(m_rows.at(parent.row()).parts.size()) : 0;
}

int DifferenceModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    const Row *found = row(index);
    if (!found)
        return {};
    switch (role) {
    case Qt::DisplayRole: return found->name;
    case Qt::ToolTipRole:
        return QStringLiteral("%1 %2.%3\n%4").arg(Catalog::title(found->kind), found->schema, found->name, found->detail).trimmed();
    case Qt::AccessibleTextRole:
        return QStringList({changeWord(found->change), found->name, Catalog::title(found->kind), found->detail}).join(QStringLiteral(", "));
    default: return {};
    }
}

QSize DifferenceDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, Theme::instance().measure(26)};
}

void DifferenceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const DifferenceModel *>(index.model());
    const DifferenceModel::Row *row = model ? model->row(index) : nullptr;
    if (!row)
        return;
    const Theme &theme = Theme::instance();
    const Colors &colors = theme.colors();
    const int gap = theme.measure(6);
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colors.selection);
    QRect room = option.rect.adjusted(gap, 0, -2 * gap, 0);
    room.setLeft(paintChip(*painter, option.rect, room.left(), changeWord(row->change), chipOf(row->change)).right() + gap);
    painter->setFont(theme.interfaceFont());
    const QFontMetrics metrics = painter->fontMetrics();
    const auto put = [&](const QString &text, const QColor &color) {
        const QString shown = metrics.elidedText(text, Qt::ElideMiddle, room.width());
        painter->setPen(color);
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, shown);
        room.setLeft(room.left() + metrics.horizontalAdvance(shown) + gap);
    };
    put(row->name, colors.text);
    put(Catalog::title(row->kind), colors.dim);
    painter->setPen(colors.dim);
    painter->drawText(room.adjusted(2 * gap, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter,
                      metrics.elidedText(row->detail, Qt::ElideRight, std::max(0, room.width() - 2 * gap)));
    painter->restore();
}

} // namespace Varve::Ui
