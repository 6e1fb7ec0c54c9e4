// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/catalog/snapshot.h>

namespace Varve::Comparison {

/// Objects by what became of them, each as "table public.users".
struct SchemaChanges
{
    QStringList added;
    QStringList removed;
    QStringList changed;
    bool isEmpty() const { return added.isEmpty() && removed.isEmpty() && changed.isEmpty(); }
    friend bool operator==(const SchemaChanges &, const SchemaChanges &) = default;
};

/// What differs between two snapshots, by name.
SchemaChanges schemaChanges(const Catalog::Snapshot &from, const Catalog::Snapshot &to);

} // namespace Varve::Comparison
