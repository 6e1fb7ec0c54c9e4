// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../connectionprofile.h"

namespace Varve::Database {

/// Where a server is and how it is spoken to, as one text in place of a host's name. MariaDB Connector/C takes it apart
/// ("connection strings", mariadb_conc.html); of Qt's driver it is the only way to have the server's certificate checked.
/// Neither user, nor password, nor database is in it.
Core::Expected<QString> mariaDbPlace(const ConnectionProfile &profile);

/// The names that a profile's options may have.
const QStringList &mariaDbOptions();

} // namespace Varve::Database
