// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schemastate.h"

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
        m_parts[{object.schema, object.owner()}] += object;
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

SchemaChanges schemaChanges(const SchemaState &from, const SchemaState &to)
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
    return schemaChanges(before, after);
}

} // namespace Varve::Execution
