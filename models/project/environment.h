// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/connectionprofile.h>
#include <models/text/variables.h>

#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace Varve::Project {

/// open: runs at once. confirm: a preview and a yes. read-only: refuses what may change something.
enum class GuardLevel { Open, Confirm, ReadOnly };

QString toString(GuardLevel level);
std::optional<GuardLevel> guardLevelFromString(QStringView name);

/// One connection as varve.toml says it: values may hold ${variables}, paths are relative to the project's folder.
struct ConnectionSettings
{
    Database::Engine engine = Database::Engine::Sqlite;
    QString database;
    QString host;
    QString port; ///< text, because it may hold a variable
    QString user;
    Database::SecretReference password;
    QMap<QString, QString> options;
    QList<Database::Attachment> attachments;
    Database::SessionSettings session = {};
    Core::SourcePosition where;

    friend bool operator==(const ConnectionSettings &, const ConnectionSettings &) = default;
};

/// What an environment says otherwise than [policies].
struct OwnPolicies
{
    std::optional<std::chrono::milliseconds> lockTimeout;
    std::optional<std::chrono::milliseconds> statementTimeout;
    std::optional<int> retries;
    std::optional<std::chrono::milliseconds> retryWait;
    friend bool operator==(const OwnPolicies &, const OwnPolicies &) = default;
};

/// dev, test, prod: for each database a connection, values of variables, a guard level.
struct Environment
{
    QString name;        ///< empty for the unnamed environment of --database-url
    QString origin = {}; ///< of the unnamed one: what gave its URL
    GuardLevel guard = GuardLevel::Open;
    QString color;        ///< "#RRGGBB" or a palette name ("dev", "test", "prod"); empty: by order
    int order = 0;        ///< promotion: lower is earlier
    bool seed = false;    ///< seed data may run here
    QString scratch = {}; ///< the environment on whose server scratch databases are made; empty: on its own
    OwnPolicies policies = {};
    QMap<QString, ConnectionSettings> connections; ///< by the database's name in the project
    Text::Variables variables;                     ///< merged: project, environment, varve.local.toml, command line; built-ins included
    Core::SourcePosition where;

    /// "development"; for the unnamed one a word for a person.
    QString title() const;
    friend bool operator==(const Environment &, const Environment &) = default;
};

/// Fills in the variables and makes paths absolute. ReadOnly guards give a read-only profile.
Core::Expected<Database::ConnectionProfile> connectionProfile(const Environment &environment, const QString &databaseName,
                                                              const QString &projectFolder);

} // namespace Varve::Project
