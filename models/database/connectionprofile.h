// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine.h"
#include "secret.h"

#include <models/core/expected.h>

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace Varve::Database {

enum class Access { ReadWrite, ReadOnly };

/// SQLite: a further file under a schema name of its own.
struct Attachment
{
    QString schema;
    QString file;
    friend bool operator==(const Attachment &, const Attachment &) = default;
};

/// What a run sets in its session before the first migration.
struct SessionSettings
{
    QString role;                    ///< PostgreSQL: with whose rights migrations run
    QStringList searchPath;          ///< PostgreSQL: schemas, as they are called
    QMap<QString, QString> settings; ///< by the server's name for them; PostgreSQL and MariaDB
    bool isEmpty() const { return role.isEmpty() && searchPath.isEmpty() && settings.isEmpty(); }
    friend bool operator==(const SessionSettings &, const SessionSettings &) = default;
};

/// Everything that opens a connection except the secret itself. All values are final: variables are already filled in, paths
/// are absolute.
struct ConnectionProfile
{
    Engine engine = Engine::Sqlite;
    QString database; ///< file path for SQLite, else the database's name
    QString host;     ///< empty: the client library's default (a local socket)
    int port = 0;     ///< 0: the engine's default
    QString user;
    SecretReference password;
    /// PostgreSQL: passed to libpq (sslmode, connect_timeout, application_name, …). By default the server must prove itself
    /// (sslmode=verify-full) unless it is reached over a local socket or a loopback address, connect_timeout is 10 seconds and
    /// application_name is "varve". MariaDB: socket, connect-timeout (10 seconds), ssl and what belongs to it (ssl-ca, …); here too a
    /// server that is not local must prove itself. SQLite: busy_timeout in milliseconds (5000) and foreign_keys (on).
    QMap<QString, QString> options;
    QList<Attachment> attachments; ///< SQLite only, in order
    Access access = Access::ReadWrite;
    SessionSettings session = {}; ///< nothing that opening it heeds

    /// For a person and for logs: "127.0.0.1:5432 / mhras_test", "mhras.sqlite". Never a secret.
    QString toString() const;
    /// A URL without the password.
    QString toUrl() const;

    friend bool operator==(const ConnectionProfile &, const ConnectionProfile &) = default;
};

struct ProfileFromUrl
{
    ConnectionProfile profile;
    bool passwordInUrl = false; ///< worth a warning: it is visible in process lists and shell histories
};

/// "sqlite:FILE", "sqlite:///abs", "postgresql://user:password@host:port/database?sslmode=…" (also postgres://), "mariadb://…" (also mysql://). Relative SQLite
/// paths are taken from \a baseFolder. Errors never repeat the password.
Core::Expected<ProfileFromUrl> profileFromUrl(const QString &url, const QString &baseFolder);

} // namespace Varve::Database
