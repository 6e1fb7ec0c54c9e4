// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/text/dialect.h>

#include <QString>
#include <QStringList>

#include <optional>

namespace Varve::Database {

enum class Engine { Sqlite, PostgreSql, MariaDb };

/// What an engine is and can do; data, looked up by engineTraits().
struct EngineTraits
{
    Engine engine = Engine::Sqlite;
    QString name;     ///< "sqlite", "postgresql", "mariadb": in varve.toml, URLs and file names (x.sqlite.sql)
    QString title;    ///< "SQLite", "PostgreSQL", "MariaDB"
    QString qtDriver; ///< "QSQLITE", "QPSQL", "QMYSQL"
    QString qtPlugin; ///< "qsqlite": the driver's file, without what a platform puts around the name
    Text::DialectName dialect = Text::DialectName::Ansi;
    int defaultPort = 0;                  ///< 0: has no port
    bool transactionalDefinition = false; ///< DDL can be rolled back
    bool isFile = false;                  ///< the database is a file, not a server
    QString defaultSchema;                ///< "main", "public"; empty: the database itself (MariaDB)
};

const EngineTraits &engineTraits(Engine engine);

/// Also understands "postgres", "pgsql", "sqlite3", "mysql" and the names of Qt's drivers.
std::optional<Engine> engineFromString(QStringView name);
QStringList engineNames();

} // namespace Varve::Database
