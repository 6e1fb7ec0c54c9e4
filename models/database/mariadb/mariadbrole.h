// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1StringView>

namespace Varve::Database {

/// Asks MariaDB, not MySQL, for the statement that puts the role in force which the user logs in with, or none. No block: those are
/// written otherwise where sql_mode is ORACLE (knowledge base, SQL_MODE=ORACLE).
inline constexpr QLatin1StringView mariaDbOwnRole(
    "SELECT CONCAT('SET ROLE ', coalesce((SELECT CONCAT('`', REPLACE(role_name, '`', '``'), '`')\n"
    "  FROM information_schema.applicable_roles WHERE is_default = 'YES' LIMIT 1), 'NONE'))");

} // namespace Varve::Database
