// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/connection.h>

#include <QTemporaryDir>

namespace Varve::Execution {

/// An empty database for trying things, removed in the destructor: files in a temporary folder for SQLite (with the same attached
/// schemas), a database "varve_rehearsal_…" on the server else. Connections to it must be closed first.
class ScratchDatabase final
{
public:
    /// \a server: the profile whose engine, server and attached schemas it shall have. Its user must be allowed to make databases.
    static Core::Expected<std::unique_ptr<ScratchDatabase>> create(const Database::ConnectionProfile &server,
                                                                   const Database::Secret &password);
    ~ScratchDatabase();
    Q_DISABLE_COPY_MOVE(ScratchDatabase)

    const Database::ConnectionProfile &profile() const { return m_profile; }

private:
    ScratchDatabase() = default;
    Core::Expected<> createFiles(const Database::ConnectionProfile &server);
    Core::Expected<> createOnServer(const Database::ConnectionProfile &server, const Database::Secret &password);

    Database::ConnectionProfile m_profile;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database::Connection> m_server; ///< to drop it again
};

} // namespace Varve::Execution
