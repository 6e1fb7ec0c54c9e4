// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "scratchname.h"

#include <models/database/connection.h>
#include <models/project/environment.h>

#include <QTemporaryDir>

#include <functional>

namespace Varve::Execution {

/// Told in the end of what could not be removed.
using WhenNotRemoved = std::function<void(const ScratchRemains &)>;

/// An empty database for trying things, removed in the destructor: files in a temporary folder for SQLite (with the same attached
/// schemas), a database on the server else; see ScratchName for what they are called. Connections to it must be closed first.
class ScratchDatabase final
{
public:
    /// \a server: the profile whose engine, server and attached schemas it shall have. Its user must be allowed to make databases.
    static Core::Expected<std::unique_ptr<ScratchDatabase>> create(const Database::ConnectionProfile &server,
                                                                   const Database::Secret &password, const WhenNotRemoved &notRemoved = {});
    ~ScratchDatabase();
    Q_DISABLE_COPY_MOVE(ScratchDatabase)

    const Database::ConnectionProfile &profile() const { return m_profile; }
    /// A connection to the database that the server's profile names, whose settings this one has; null for files, and where there is none.
    Database::Connection *original() const;

private:
    ScratchDatabase() = default;
    Core::Expected<> createFiles(const Database::ConnectionProfile &server);
    Core::Expected<> createOnServer(const Database::ConnectionProfile &server, const Database::Secret &password);
    Core::Expected<> drop() const;

    Database::ConnectionProfile m_profile;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database::Connection> m_server; ///< to drop it again
    Database::ConnectionProfile m_serverProfile;    ///< likewise, should that be lost
    Database::Secret m_password;
    WhenNotRemoved m_notRemoved;
};

/// On whose server a scratch database is made.
struct ScratchServer
{
    Database::ConnectionProfile profile;
    Database::Secret password;
    Project::Environment environment; ///< whose server it is
    /// Statements may work outside the database: the environment names another one's server for its trials.
    bool isApart = false;
    WhenNotRemoved notRemoved = {};
    /// Told what is tried there, before it is: "012_orders, 12 of 40".
    std::function<void(const QString &)> progress = {};
};

/// \a error, and what could not be removed besides.
Core::Error withRemains(Core::Error error, const QStringList &remains);
/// Does \a work on \a server; what it could not remove is in its result's notRemoved, or told with its error.
template<class Result>
Core::Expected<Result> tellingRemains(ScratchServer server, const std::function<Core::Expected<Result>(const ScratchServer &)> &work)
{
    QList<ScratchRemains> remains;
    server.notRemoved = [&remains](const ScratchRemains &one) { remains += one; };
    Core::Expected<Result> result = work(server);
    if (result) {
        result->notRemoved = remains;
        return result;
    }
    QStringList texts;
    for (const ScratchRemains &one : std::as_const(remains))
        texts += one.toString();
    return Core::failure(withRemains(result.error(), texts));
}

/// What to ask before a scratch database is made for \a environment: where it is to be on the server of one that asks for a confirmation and
/// names no other. Empty: nothing.
QString scratchQuestion(const Project::Environment &environment, Database::Engine engine);

/// A read-only environment's server is not used; files lie elsewhere anyway.
Core::Expected<> checkScratchServer(const ScratchServer &server);

/// What runs that are over left behind: databases on the server, for SQLite folders in the temporary one, oldest first. Those of runs that
/// go on or of other computers are not among them.
Core::Expected<QList<ScratchName>> leftScratchDatabases(const ScratchServer &server);
/// Removes them; says which it removed.
Core::Expected<QList<ScratchName>> removeLeftScratchDatabases(const ScratchServer &server);

} // namespace Varve::Execution
