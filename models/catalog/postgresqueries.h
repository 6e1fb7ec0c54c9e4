// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "introspector.h"

namespace Varve::Catalog {

/// One query for each kind of object, whatever the number of tables. Every row has kind (as code() says), schema, table, name, definition and
/// position. All of them take postgresValues(). Where only some tables are asked for, what belongs to no table may be among the rows.
QStringList postgresQueries(const IntrospectOptions &options);
QVariantList postgresValues(const IntrospectOptions &options);

} // namespace Varve::Catalog
