// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mariadbserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpSocket>

#include <csignal>

namespace Varve::Test {

using namespace Qt::StringLiterals;

namespace {

/// Of Debian's mariadb-server-core and mariadb-client-core; an ordinary user has no /usr/sbin in the search path.
QString programPath(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? QStandardPaths::findExecutable(name, {u"/usr/sbin"_s, u"/usr/libexec"_s}) : found;
}

/// What the folder's files are written with, at its making and later. Debian's settings files are not read. A server that starts removes
/// the temporary tables that it finds in tmpdir, those of the others too: each has its own.
QStringList storageOptions(const QString &folder)
{
    return {u"--no-defaults"_s,       "--datadir="_L1 + folder + "/data"_L1, "--tmpdir="_L1 + folder,
            u"--skip-name-resolve"_s, u"--innodb-flush-method=nosync"_s,     u"--innodb-log-file-size=4M"_s};
}

} // namespace

MariaDbServer &MariaDbServer::instance()
{
    static MariaDbServer server;
    static const bool registered = [] {
        // Before the application goes away and with it what QProcess needs.
        qAddPostRoutine([] { instance().stop(); });
        return true;
    }();
    Q_UNUSED(registered)
    return server;
}

MariaDbServer::MariaDbServer() : m_folder(QDir::tempPath() + "/varve-maria-XXXXXX"_L1)
{
    for (const QString &program : {u"mariadbd"_s, u"mariadb-install-db"_s, u"mariadb"_s, u"mariadb-dump"_s}) {
        if (programPath(program).isEmpty()) {
            m_unavailable = u"there is no %1 (Debian packages mariadb-server-core and mariadb-client)"_s.arg(program);
            return;
        }
    }
    if (!m_folder.isValid())
        m_unavailable = m_folder.errorString();
    else if (initialize())
        start();
}

MariaDbServer::~MariaDbServer()
{
    stop();
}

bool MariaDbServer::initialize()
{
    const auto runner = ServerUser::find("mysql");
    if (!runner || !runner->own(m_folder.path())) {
        m_unavailable = u"root may not run a server, and the folder cannot be given to another user"_s;
        return false;
    }
    m_as = *runner;
    // Read at every start. Without it everybody on this machine would be root.
    QFile first(m_folder.filePath(u"first.sql"_s));
    const QString statements = u"DELETE FROM mysql.global_priv WHERE User = 'root';\n"
                               "DELETE FROM mysql.proxies_priv WHERE User = 'root';\n"
                               "FLUSH PRIVILEGES;\n"
                               "CREATE USER IF NOT EXISTS '%1'@'%' IDENTIFIED BY '%2';\n"
                               "GRANT ALL ON *.* TO '%1'@'%' WITH GRANT OPTION;\n"_s.arg(user(), password());
    if (!first.open(QIODevice::WriteOnly) || first.write(statements.toUtf8()) < 0 || !m_as.own(first.fileName())) {
        m_unavailable = first.errorString();
        return false;
    }
    first.close();
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(m_folder.path());
    m_as.runs(process, SIGKILL);
    process.start(programPath(u"mariadb-install-db"_s),
                  storageOptions(m_folder.path()) + QStringList{u"--auth-root-authentication-method=normal"_s, u"--skip-test-db"_s});
    if (process.waitForFinished(60000) && process.exitCode() == 0 && process.exitStatus() == QProcess::NormalExit)
        return true;
    m_unavailable = u"mariadb-install-db: "_s + process.errorString() + u' ' + QString::fromUtf8(process.readAll());
    return false;
}

bool MariaDbServer::start()
{
    if (m_server.state() != QProcess::NotRunning)
        return true;
    if (m_port == 0)
        m_port = freePort();
    m_as.runs(m_server, SIGKILL);
    m_server.setWorkingDirectory(m_folder.path());
    m_server.setStandardOutputFile(m_folder.filePath(u"log"_s), QIODevice::Append);
    m_server.setStandardErrorFile(m_folder.filePath(u"log"_s), QIODevice::Append);
    m_server.start(programPath(u"mariadbd"_s),
                   storageOptions(m_folder.path())
                       + QStringList{u"--port=%1"_s.arg(m_port), "--bind-address="_L1 + host(), "--socket="_L1 + socketPath(),
                                     "--pid-file="_L1 + m_folder.filePath(u"pid"_s), "--init-file="_L1 + m_folder.filePath(u"first.sql"_s),
                                     u"--innodb-flush-log-at-trx-commit=0"_s, u"--innodb-buffer-pool-size=16M"_s, u"--skip-log-bin"_s,
                                     u"--performance-schema=OFF"_s, u"--event-scheduler=OFF"_s, u"--max-connections=60"_s,
                                     u"--character-set-server=utf8mb4"_s});
    QElapsedTimer waiting;
    waiting.start();
    while (waiting.elapsed() < 30000) {
        if (answers())
            return true;
        // Also notices a server that gave up.
        if (m_server.waitForFinished(20))
            break;
    }
    m_unavailable = u"the server did not start: "_s + m_server.errorString() + u' ' + endOfLog();
    return false;
}

// The server greets a client when it has read its init file.
bool MariaDbServer::answers() const
{
    QTcpSocket socket;
    socket.connectToHost(host(), quint16(m_port));
    return socket.waitForConnected(1000) && socket.waitForReadyRead(1000);
}

QString MariaDbServer::endOfLog() const
{
    QFile log(m_folder.filePath(u"log"_s));
    return log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll().right(1000)) : log.errorString();
}

void MariaDbServer::stop()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    m_server.kill();
    m_server.waitForFinished(10000);
}

void MariaDbServer::shutDown()
{
    m_server.terminate();
    if (!m_server.waitForFinished(30000))
        stop();
}

void MariaDbServer::freeze()
{
    if (m_server.processId() > 0)
        kill(pid_t(m_server.processId()), SIGSTOP);
}

void MariaDbServer::thaw()
{
    if (m_server.processId() > 0)
        kill(pid_t(m_server.processId()), SIGCONT);
}

QString MariaDbServer::createDatabase()
{
    const QString name = u"test_%1"_s.arg(++m_databases);
    const auto created = runClient(u"mariadb"_s, {u"--execute=CREATE DATABASE %1 CHARACTER SET utf8mb4"_s.arg(name)});
    if (!created)
        qFatal("%s", qPrintable(created.error().toString()));
    return name;
}

Database::ConnectionProfile MariaDbServer::profile(const QString &database) const
{
    Database::ConnectionProfile profile;
    profile.engine = Database::Engine::MariaDb;
    profile.database = database;
    profile.host = host();
    profile.port = m_port;
    profile.user = user();
    profile.password = {.source = Database::SecretReference::Source::Given, .name = {}, .given = Database::Secret(password())};
    return profile;
}

QString MariaDbServer::url(const QString &database) const
{
    return u"mariadb://%1:%2@%3:%4/%5"_s.arg(user(), password(), host()).arg(m_port).arg(database);
}

Core::Expected<QByteArray> MariaDbServer::runClient(const QString &program, const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"MYSQL_PWD"_s, password()); // in no list of processes
    process.setProcessEnvironment(environment);
    process.start(
        programPath(program),
        QStringList{u"--no-defaults"_s, "--socket="_L1 + socketPath(), "--user="_L1 + user(), u"--default-character-set=utf8mb4"_s}
            + arguments);
    process.write(input);
    process.closeWriteChannel();
    if (process.waitForFinished(60000) && process.exitCode() == 0 && process.exitStatus() == QProcess::NormalExit)
        return process.readAllStandardOutput();
    return Core::failure({.kind = Core::ErrorKind::Io,
                          .message = program + ": "_L1 + process.errorString(),
                          .serverText = QString::fromUtf8(process.readAllStandardError())});
}

} // namespace Varve::Test
