// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalogproxy.h"

#include <ui/theme/theme.h>

#include <QMimeData>
#include <QPainter>
#include <QRegularExpression>

namespace Varve::Ui {

using Model = Catalog::CatalogTreeModel;

CatalogProxy::CatalogProxy(QObject *parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    setFilterCaseSensitivity(Qt::CaseInsensitive);
    sort(0);
}

void CatalogProxy::setOwnTables(const QStringList &names)
{
    m_ownTables = names;
    invalidate();
}

bool CatalogProxy::isOwn(const QModelIndex &index) const
{
    return isOwnTable(mapToSource(index));
}

bool CatalogProxy::isOwnTable(const QModelIndex &source) const
{
    return source.data(Model::RowRole).toInt() == int(Model::RowKind::Node)
        && Catalog::NodeKind(source.data(Model::KindRole).toInt()) == Catalog::NodeKind::Table
        && m_ownTables.contains(source.data().toString());
}

/// The order of the engine, but Varve's own tables last.
bool CatalogProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const bool leftOwn = isOwnTable(left);
    const bool rightOwn = isOwnTable(right);
    return leftOwn == rightOwn ? left.row() < right.row() : rightOwn;
}

std::optional<Catalog::TreeNode> CatalogProxy::node(const QModelIndex &index) const
{
    const auto *model = qobject_cast<const Model *>(sourceModel());
    return model && index.isValid() ? model->node(mapToSource(index)) : std::nullopt;
}

bool CatalogProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (filterRegularExpression().pattern().isEmpty())
        return true;
    const auto isObject = [](const QModelIndex &of) {
        const auto kind = Catalog::NodeKind(of.data(Model::KindRole).toInt());
        return kind == Catalog::NodeKind::Table || kind == Catalog::NodeKind::View || kind == Catalog::NodeKind::Index
            || kind == Catalog::NodeKind::Column;
    };
    QModelIndex index = sourceModel()->index(row, 0, parent);
    // "reading…" and the like stay where their parent stays.
    if (index.data(Model::RowRole).toInt() != int(Model::RowKind::Node)) {
        if (!isObject(parent))
            return true;
        index = parent;
    }
    if (!isObject(index))
        return !parent.isValid() || sourceModel()->canFetchMore(index);
    // What stands below a table that matches belongs to it.
    for (QModelIndex each = index; each.isValid() && isObject(each); each = each.parent()) {
        if (each.data().toString().contains(filterRegularExpression()))
            return true;
    }
    return false;
}

Qt::ItemFlags CatalogProxy::flags(const QModelIndex &index) const
{
    return QSortFilterProxyModel::flags(index) | (node(index) ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QStringList CatalogProxy::mimeTypes() const
{
    return {QStringLiteral("text/plain")};
}

QMimeData *CatalogProxy::mimeData(const QModelIndexList &indexes) const
{
    QStringList names;
    for (const QModelIndex &index : indexes) {
        if (const auto found = node(index))
            names << quotedName(*found);
    }
    auto *data = new QMimeData;
    data->setText(names.join(QStringLiteral(", ")));
    return data;
}

QString quotedName(const Catalog::TreeNode &node)
{
    const auto quote = [](QString name) {
        static const QRegularExpression plain(QStringLiteral("^[a-z_][a-z0-9_]*$"));
        return plain.match(name).hasMatch() ? name : QStringLiteral("\"%1\"").arg(name.replace(QLatin1Char('"'), QStringLiteral("\"\"")));
    };
    const bool qualified = node.kind == Catalog::NodeKind::Table || node.kind == Catalog::NodeKind::View;
    if (qualified && node.path.size() > 1)
        return quote(node.path.at(node.path.size() - 2)) + QLatin1Char('.') + quote(node.name);
    return quote(node.name);
}

QSize CatalogDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, Theme::instance().treeRow()};
}

void CatalogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    const Colors &colors = theme.colors();
    const auto kind = Model::RowKind(index.data(Model::RowRole).toInt());
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect.adjusted(-option.rect.left(), 0, 0, 0), colors.selection);
    QRect room = option.rect.adjusted(theme.measure(2), 0, -theme.measure(10), 0);
    const QString detail = index.data(Model::DetailRole).toString();
    const QString name = index.data().toString();
    painter->setFont(index.parent().isValid() ? theme.interfaceFont() : theme.boldFont());
    const int wanted = painter->fontMetrics().horizontalAdvance(name);
    const auto *proxy = qobject_cast<const CatalogProxy *>(index.model());
    const bool quiet = kind != Model::RowKind::Node || (proxy && proxy->isOwn(index));
    painter->setPen(kind == Model::RowKind::Error ? colors.bad : quiet ? colors.dim : colors.text);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, painter->fontMetrics().elidedText(name, Qt::ElideRight, room.width()));
    room.setLeft(std::min(room.right(), room.left() + wanted + theme.measure(8)));
    painter->setFont(theme.interfaceFont());
    painter->setPen(colors.dim);
    painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, painter->fontMetrics().elidedText(detail, Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace Varve::Ui
