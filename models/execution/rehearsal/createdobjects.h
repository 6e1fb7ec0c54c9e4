// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"
#include "schemastate.h"

namespace Varve::Execution {

/// A table, view or index that a statement creates.
struct CreatedObject
{
    Catalog::ObjectKind kind = Catalog::ObjectKind::Table;
    QString name;  ///< as it is sent
    QString table; ///< of an index, likewise
    Core::SourcePosition where;

    /// "table users"
    QString title() const { return Catalog::title(kind) + QLatin1Char(' ') + name; }
    friend bool operator==(const CreatedObject &, const CreatedObject &) = default;
};

/// What must be there when \a step is done: tables, views and indexes that its statements create by name and that later ones neither drop
/// nor rename. Temporary ones, those without a name and those of \a ignored are left out.
Core::Expected<QList<CreatedObject>> createdObjects(const Plan &plan, const PlanStep &step, const QStringList &ignored);

bool isThere(const CreatedObject &object, const SchemaState &state, Database::Engine engine);

} // namespace Varve::Execution
