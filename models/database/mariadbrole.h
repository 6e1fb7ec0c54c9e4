// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1StringView>

namespace Varve::Database {

/// One statement of MariaDB's, not of MySQL's: the role in force is again the one that the user logs in with, or none.
inline constexpr QLatin1StringView mariaDbOwnRole(
    "BEGIN NOT ATOMIC\n"
    "  DECLARE own varchar(128) DEFAULT (SELECT role_name FROM information_schema.applicable_roles WHERE is_default = 'YES' LIMIT 1);\n"
    "  EXECUTE IMMEDIATE CONCAT('SET ROLE ', IF(own IS NULL, 'NONE', CONCAT('`', REPLACE(own, '`', '``'), '`')));\n"
    "END");

} // namespace Varve::Database
