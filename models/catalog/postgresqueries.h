// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace Varve::Catalog {

/// One query for each kind of object, whatever the number of tables. Every row has kind (as code() says), schema, table, name, definition and
/// position. Where only some schemas are asked for, the only bound value is a JSON array of their names.
QStringList postgresQueries(bool someSchemas);

} // namespace Varve::Catalog
