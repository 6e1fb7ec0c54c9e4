// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schemastate.h"

#include <models/catalog/introspector.h>

#include <array>

namespace Varve::Execution {

using Catalog::SchemaObject;
using Catalog::Snapshot;

SchemaState::SchemaState(const Snapshot &snapshot) : m_dialect(snapshot.dialect)
{
    add(snapshot);
}

void SchemaState::add(const Snapshot &snapshot)
{
    for (const SchemaObject &object : snapshot.objects)
        m_parts[{object.schema, Catalog::isOfNoTable(object) ? QString() : object.owner()}] += object;
}

void SchemaState::replaceOthers(const Snapshot &snapshot)
{
    m_parts.removeIf([](const auto &parts) { return parts.key().second.isEmpty(); });
    add(snapshot);
}

void SchemaState::replace(const QList<Owner> &owners, const Snapshot &snapshot)
{
    for (const Owner &owner : owners)
        m_parts.remove(owner);
    add(snapshot);
}

Snapshot SchemaState::snapshot() const
{
    Snapshot all = empty();
    for (const QList<SchemaObject> &parts : m_parts)
        all.objects += parts;
    all.sort();
    return all;
}

QList<ObjectCount> SchemaState::counts() const
{
    using Catalog::ObjectKind;
    constexpr std::array told{ObjectKind::Table,   ObjectKind::View,    ObjectKind::Index, ObjectKind::Sequence,
                              ObjectKind::Trigger, ObjectKind::Routine, ObjectKind::Other};
    std::array<int, static_cast<size_t>(ObjectKind::Other) + 1> found{};
    for (const QList<SchemaObject> &parts : m_parts) {
        for (const SchemaObject &object : parts)
            ++found[static_cast<size_t>(object.kind)];
    }
    QList<ObjectCount> counts;
    for (const ObjectKind kind : told) {
        if (const int count = found[static_cast<size_t>(kind)]; count > 0)
            counts += {.kind = kind, .count = count};
    }
    return counts;
}

namespace {

SchemaParts partsOf(const Snapshot &snapshot)
{
    SchemaParts parts;
    for (const SchemaObject &object : snapshot.objects) {
        // The kind of an "other" object is part of its name.
        const bool isOther = object.kind == Catalog::ObjectKind::Other;
        parts.insert(isOther ? object.path() : QString(Catalog::title(object.kind) + QLatin1Char(' ') + object.path()), object.definition);
    }
    return parts;
}

} // namespace

SchemaParts SchemaState::parts() const
{
    return partsOf(snapshot());
}

std::pair<Snapshot, Snapshot> SchemaState::apart(const SchemaState &from, const SchemaState &to)
{
    Snapshot before = from.empty();
    Snapshot after = to.empty();
    const auto isShared = [](const QList<SchemaObject> &a, const QList<SchemaObject> &b) { return a.constData() == b.constData(); };
    auto left = from.m_parts.cbegin();
    auto right = to.m_parts.cbegin();
    while (left != from.m_parts.cend() || right != to.m_parts.cend()) {
        const bool onlyLeft = right == to.m_parts.cend() || (left != from.m_parts.cend() && left.key() < right.key());
        const bool onlyRight = left == from.m_parts.cend() || (right != to.m_parts.cend() && right.key() < left.key());
        if (!onlyLeft && !onlyRight && (isShared(*left, *right) || *left == *right)) {
            ++left;
            ++right;
            continue;
        }
        if (!onlyRight)
            before.objects += *left++;
        if (!onlyLeft)
            after.objects += *right++;
    }
    return {before, after};
}

SchemaChanges schemaChanges(const SchemaState &from, const SchemaState &to)
{
    const auto [before, after] = SchemaState::apart(from, to);
    return Comparison::schemaChanges(before, after);
}

QList<PartChange> partChanges(const SchemaState &from, const SchemaState &to)
{
    const auto [left, right] = SchemaState::apart(from, to);
    const SchemaParts before = partsOf(left);
    const SchemaParts after = partsOf(right);
    QMap<QString, PartChange> changes;
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (const auto now = after.constFind(it.key()); now == after.cend())
            changes.insert(it.key(), {.name = it.key(), .before = *it, .after = {}});
        else if (*now != *it)
            changes.insert(it.key(), {.name = it.key(), .before = *it, .after = *now});
    }
    for (auto it = after.cbegin(); it != after.cend(); ++it) {
        if (!before.contains(it.key()))
            changes.insert(it.key(), {.name = it.key(), .before = {}, .after = *it});
    }
    return changes.values();
}

} // namespace Varve::Execution
