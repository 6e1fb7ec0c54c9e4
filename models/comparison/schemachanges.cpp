// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schemachanges.h"

#include "comparison.h"

namespace Varve::Comparison {

SchemaChanges schemaChanges(const Catalog::Snapshot &from, const Catalog::Snapshot &to)
{
    SchemaChanges changes;
    const Comparison comparison = compare(from, to);
    for (const Difference &difference : comparison.differences) {
        const Catalog::SchemaObject &object = difference.object();
        // The kind of an "other" object is part of its name.
        const QString name = object.kind == Catalog::ObjectKind::Other ? object.path() : Catalog::title(object.kind) + u' ' + object.path();
        switch (difference.change) {
        case ChangeKind::Added: changes.added += name; break;
        case ChangeKind::Removed: changes.removed += name; break;
        case ChangeKind::Changed: changes.changed += name; break;
        }
    }
    return changes;
}

} // namespace Varve::Comparison
