// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "comparison.h"

#include "schemanames.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <tuple>

using Varve::Catalog::ObjectKind;
using Varve::Catalog::SchemaObject;
using Varve::Catalog::Snapshot;

namespace Varve::Comparison {
namespace {

/// What makes two objects of two snapshots the same object.
struct Key
{
    ObjectKind kind = ObjectKind::Table;
    QString schema;
    QString table;
    QString name;
    friend bool operator==(const Key &, const Key &) = default;
    friend size_t qHash(const Key &key, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, static_cast<int>(key.kind), key.schema, key.table, key.name);
    }
};

/// A snapshot by keys: matching is a hash join, so that 10,000 tables take no longer than 10,000 look-ups.
class Side final
{
public:
    Side(const QList<SchemaObject> &objects, const QMap<QString, QString> &schemaNames)
    {
        m_index.reserve(objects.size());
        for (qsizetype i = 0; i < objects.size(); ++i)
            m_index.insert(keyOf(objects[i], schemaNames), i);
    }

    static Key keyOf(const SchemaObject &object, const QMap<QString, QString> &schemaNames)
    {
        return {object.kind, schemaNames.value(object.schema, object.schema), object.table, object.name};
    }
    std::optional<qsizetype> find(const Key &key) const
    {
        const auto found = m_index.constFind(key);
        return found == m_index.cend() ? std::nullopt : std::optional(*found);
    }
    bool contains(ObjectKind kind, const Key &part) const { return m_index.contains(Key{kind, part.schema, {}, part.table}); }

private:
    QHash<Key, qsizetype> m_index;
};

/// A part goes with its table or view when that is itself added or removed as a whole.
bool goesWithOwner(const Key &part, const Side &own, const Side &other)
{
    if (part.table.isEmpty())
        return false;
    for (const ObjectKind kind : {ObjectKind::Table, ObjectKind::View}) {
        if (own.contains(kind, part) && !other.contains(kind, part))
            return true;
    }
    return false;
}

/// Indexes into \a places of a longest increasing subsequence: the columns that keep their order (patience sorting).
QSet<int> keptInOrder(const QList<int> &places)
{
    QList<int> tails;
    QList<int> previous(places.size(), -1);
    for (int i = 0; i < places.size(); ++i) {
        const auto pile
            = std::lower_bound(tails.begin(), tails.end(), places[i], [&](int tail, int place) { return places[tail] < place; });
        if (pile != tails.begin())
            previous[i] = *std::prev(pile);
        if (pile == tails.end())
            tails.append(i);
        else
            *pile = i;
    }
    QSet<int> kept;
    for (int i = tails.isEmpty() ? -1 : tails.constLast(); i >= 0; i = previous[i])
        kept.insert(i);
    return kept;
}

/// Columns that both sides have and that moved among each other, as few as explain the new order.
QSet<Key> movedColumns(const Snapshot &from, const Snapshot &to, const Side &toSide, const QMap<QString, QString> &schemaNames)
{
    QSet<Key> moved;
    QList<Key> keys;
    QList<int> places;
    const auto closeTable = [&] {
        const QSet<int> kept = keptInOrder(places);
        for (int i = 0; i < keys.size(); ++i) {
            if (!kept.contains(i))
                moved.insert(keys[i]);
        }
        keys.clear();
        places.clear();
    };
    for (const SchemaObject &object : from.objects) {
        if (object.kind != ObjectKind::Column)
            continue;
        const Key key = Side::keyOf(object, schemaNames);
        if (!keys.isEmpty() && std::tie(keys.constLast().schema, keys.constLast().table) != std::tie(key.schema, key.table))
            closeTable();
        if (const auto match = toSide.find(key)) {
            keys.append(key);
            places.append(to.objects[*match].position);
        }
    }
    closeTable();
    return moved;
}

bool isSame(const SchemaObject &from, const SchemaObject &to, const QMap<QString, QString> &schemaNames)
{
    if (from.definition == to.definition)
        return true;
    return !schemaNames.isEmpty() && withSchemaNames(from.definition, schemaNames) == to.definition;
}

bool isListedBefore(const Difference &left, const Difference &right)
{
    const SchemaObject &a = left.object();
    const SchemaObject &b = right.object();
    const bool aIsPart = !a.table.isEmpty();
    const bool bIsPart = !b.table.isEmpty();
    return std::tie(a.schema, a.owner(), aIsPart, a.kind, a.name, left.change)
        < std::tie(b.schema, b.owner(), bIsPart, b.kind, b.name, right.change);
}

void sortWhenNeeded(Snapshot &snapshot)
{
    if (!std::is_sorted(snapshot.objects.cbegin(), snapshot.objects.cend(), Catalog::isBefore))
        snapshot.sort();
}

} // namespace

Comparison compare(const Snapshot &from, const Snapshot &to, const CompareOptions &options)
{
    Comparison result{.from = from, .to = to, .differences = {}, .objectCount = 0, .warnings = {}};
    sortWhenNeeded(result.from);
    sortWhenNeeded(result.to);
    const Side fromSide(result.from.objects, options.schemaNames);
    const Side toSide(result.to.objects, {});
    const QSet<Key> moved = options.columnOrder ? movedColumns(result.from, result.to, toSide, options.schemaNames) : QSet<Key>{};

    for (const SchemaObject &object : std::as_const(result.from.objects)) {
        ++result.objectCount;
        const Key key = Side::keyOf(object, options.schemaNames);
        if (goesWithOwner(key, fromSide, toSide))
            continue;
        const auto match = toSide.find(key);
        if (!match)
            result.differences.append({ChangeKind::Removed, object, {}});
        else if (const SchemaObject &other = result.to.objects.at(*match);
                 !isSame(object, other, options.schemaNames) || moved.contains(key))
            result.differences.append({ChangeKind::Changed, object, other});
    }
    for (const SchemaObject &object : std::as_const(result.to.objects)) {
        const Key key = Side::keyOf(object, {});
        if (fromSide.find(key))
            continue;
        ++result.objectCount;
        if (!goesWithOwner(key, toSide, fromSide))
            result.differences.append({ChangeKind::Added, {}, object});
    }
    std::stable_sort(result.differences.begin(), result.differences.end(), isListedBefore);
    return result;
}

} // namespace Varve::Comparison
