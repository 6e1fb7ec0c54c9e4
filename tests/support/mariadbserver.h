// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serveruser.h"

#include <models/database/connectionprofile.h>

#include <QProcess>
#include <QTemporaryDir>

namespace Varve::Test {

/// A MariaDB server of the test program's own: a new data folder in a temporary one, on a free port of 127.0.0.1 and a socket in that
/// folder, without fsync, binary log and event scheduler. Started at first use (4 s); it ends with the program, however that ends.
class MariaDbServer final
{
public:
    /// The one of this program. Check isAvailable() or use VARVE_NEEDS_MARIADB.
    static MariaDbServer &instance();
    ~MariaDbServer();
    Q_DISABLE_COPY_MOVE(MariaDbServer)

    bool isAvailable() const { return m_unavailable.isEmpty(); }
    /// Why there is no server.
    QString unavailable() const { return m_unavailable; }

    QString host() const { return QStringLiteral("127.0.0.1"); }
    int port() const { return m_port; }
    /// May do everything, from everywhere, with password(). There is no other.
    QString user() const { return QStringLiteral("varve"); }
    QString password() const { return QStringLiteral("varve-Kanarienvogel-9"); }
    QString socketPath() const { return m_folder.filePath(QStringLiteral("socket")); }

    /// A new, empty database (utf8mb4) of a name of its own. An error of the server ends the program.
    QString createDatabase();
    /// Over TCP, with the password given.
    Database::ConnectionProfile profile(const QString &database) const;
    /// "mariadb://varve:…@127.0.0.1:port/database", with the password.
    QString url(const QString &database) const;

    /// What \a program ("mariadb", "mariadb-dump"), connected to this server, writes for \a input; or what it complains of.
    Core::Expected<QByteArray> runClient(const QString &program, const QStringList &arguments, const QByteArray &input = {}) const;

    /// For faults: a stop without goodbye, one that an administrator orders, a start on the same port, the process stopped (SIGSTOP) and
    /// continued.
    void stop();
    void shutDown();
    bool start();
    void freeze();
    void thaw();

private:
    MariaDbServer();
    bool initialize();
    bool answers() const;
    QString endOfLog() const;

    QTemporaryDir m_folder;
    QString m_unavailable;
    QProcess m_server;
    ServerUser m_as;
    int m_port = 0;
    int m_databases = 0;
};

} // namespace Varve::Test

/// In a test function or initTestCase(): skips loudly without a server, and fails where one is required (CI=true).
#define VARVE_NEEDS_MARIADB(server)                                                            \
    do {                                                                                       \
        if (!(server).isAvailable()) {                                                         \
            const QByteArray reason = "NO MARIADB SERVER: " + (server).unavailable().toUtf8(); \
            if (qEnvironmentVariable("CI") == QLatin1String("true"))                           \
                QFAIL(reason.constData());                                                     \
            QSKIP(reason.constData());                                                         \
        }                                                                                      \
    } while (false)
