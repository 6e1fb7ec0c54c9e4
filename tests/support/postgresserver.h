// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serveruser.h"

#include <models/database/connectionprofile.h>

#include <QProcess>
#include <QTemporaryDir>

namespace Varve::Test {

/// A PostgreSQL server of the test program's own: a new cluster in a temporary folder, on a free port of 127.0.0.1 and a socket in that
/// folder, without fsync. Started at first use; it ends with the program, however that ends.
class PostgresServer final
{
public:
    /// The one of this program. Check isAvailable() or use VARVE_NEEDS_POSTGRESQL.
    static PostgresServer &instance();
    ~PostgresServer();
    Q_DISABLE_COPY_MOVE(PostgresServer)

    bool isAvailable() const { return m_unavailable.isEmpty(); }
    /// Why there is no server.
    QString unavailable() const { return m_unavailable; }

    QString user() const { return QStringLiteral("varve"); }
    /// Of the superuser "varve"; asked for over TCP (scram-sha-256), not on the socket.
    QString password() const { return QStringLiteral("varve-Kanarienvogel-7"); }
    int port() const { return m_port; }
    QString socketFolder() const { return m_folder.path(); }

    /// A profile with the password given, for a database that exists ("postgres" always does).
    Database::ConnectionProfile profile(const QString &database = QStringLiteral("postgres")) const;
    /// A new, empty database of a name of its own.
    Database::ConnectionProfile createDatabase();
    /// "postgresql://varve:…@127.0.0.1:port/database", with the password.
    QString url(const QString &database) const;

    /// For faults: an immediate stop, one that an administrator orders ("fast"), a start on the same port, all processes stopped (SIGSTOP)
    /// and continued.
    void stop();
    void shutDown();
    bool start();
    void freeze();
    void thaw();
    /// The one process that takes connections, and requests to cancel.
    void freezePostmaster();
    /// An immediate stop and a start, as a standby without a primary, which takes no changes, or as what it was.
    enum class Role { Primary, Standby };
    bool restartAs(Role role);

private:
    PostgresServer();
    bool initialize();
    bool run(const QString &program, const QStringList &arguments, QString *error);
    bool answers() const;
    void signalAll(int signal);

    QTemporaryDir m_folder;
    QString m_programs; ///< folder with initdb and postgres
    QString m_unavailable;
    QProcess m_server;
    int m_port = 0;
    int m_databases = 0;
    ServerUser m_as;
};

} // namespace Varve::Test

/// In a test function or initTestCase(): skips loudly without a server, and fails where one is required (CI=true).
#define VARVE_NEEDS_POSTGRESQL(server)                                                            \
    do {                                                                                          \
        if (!(server).isAvailable()) {                                                            \
            const QByteArray reason = "NO POSTGRESQL SERVER: " + (server).unavailable().toUtf8(); \
            if (qEnvironmentVariable("CI") == QLatin1String("true"))                              \
                QFAIL(reason.constData());                                                        \
            QSKIP(reason.constData());                                                            \
        }                                                                                         \
    } while (false)
