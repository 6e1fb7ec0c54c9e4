// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgresserver.h"

#include <models/database/connection.h>

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <libpq-fe.h>

#include <csignal>

namespace Varve::Test {

using namespace Qt::StringLiterals;

namespace {

/// Debian's folders end in the major version.
QString newestPrograms()
{
    const QDir base(u"/usr/lib/postgresql"_s);
    QString newest;
    int newestVersion = 0;
    for (const QString &name : base.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString programs = base.filePath(name + "/bin"_L1);
        if (name.toInt() > newestVersion && QFile::exists(programs + "/initdb"_L1) && QFile::exists(programs + "/postgres"_L1)) {
            newestVersion = name.toInt();
            newest = programs;
        }
    }
    return newest;
}

} // namespace

PostgresServer &PostgresServer::instance()
{
    static PostgresServer server;
    static const bool registered = [] {
        // Before the application goes away and with it what QProcess needs.
        qAddPostRoutine([] { instance().stop(); });
        return true;
    }();
    Q_UNUSED(registered)
    return server;
}

PostgresServer::PostgresServer() : m_folder(QDir::tempPath() + "/varve-pg-XXXXXX"_L1), m_programs(newestPrograms())
{
    if (m_programs.isEmpty())
        m_unavailable = u"there is no /usr/lib/postgresql/*/bin with initdb and postgres (Debian package postgresql)"_s;
    else if (!m_folder.isValid())
        m_unavailable = m_folder.errorString();
    else if (!initialize() || !start())
        m_unavailable = m_unavailable.isEmpty() ? u"the server did not start: "_s + QString::fromUtf8(m_server.readAllStandardError())
                                                : m_unavailable;
}

PostgresServer::~PostgresServer()
{
    stop();
}

bool PostgresServer::run(const QString &program, const QStringList &arguments, QString *error)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(m_folder.path());
    m_as.runs(process, SIGQUIT);
    process.start(m_programs + u'/' + program, arguments);
    if (process.waitForFinished(60000) && process.exitCode() == 0 && process.exitStatus() == QProcess::NormalExit)
        return true;
    *error = program + ": "_L1 + process.errorString() + u' ' + QString::fromUtf8(process.readAll());
    return false;
}

bool PostgresServer::initialize()
{
    const auto runner = ServerUser::find("postgres");
    if (!runner) {
        m_unavailable = u"root may not run a server, and there is no user postgres or nobody"_s;
        return false;
    }
    m_as = *runner;
    QFile passwordFile(m_folder.filePath(u"password"_s));
    if (!passwordFile.open(QIODevice::WriteOnly) || passwordFile.write(password().toUtf8() + '\n') < 0)
        return false;
    passwordFile.close();
    if (!m_as.own(m_folder.path()) || !m_as.own(passwordFile.fileName())) {
        m_unavailable = u"the server's folder cannot be given to another user"_s;
        return false;
    }
    return run(u"initdb"_s,
               {u"--pgdata="_s + m_folder.filePath(u"data"_s), u"--username="_s + user(), u"--pwfile="_s + passwordFile.fileName(),
                u"--auth-host=scram-sha-256"_s, u"--auth-local=trust"_s, u"--encoding=UTF8"_s, u"--locale=C.UTF-8"_s, u"--no-sync"_s},
               &m_unavailable);
}

bool PostgresServer::start()
{
    if (m_server.state() != QProcess::NotRunning)
        return true;
    if (m_port == 0)
        m_port = freePort();
    m_as.runs(m_server, SIGQUIT); // an immediate shutdown
    m_server.setWorkingDirectory(m_folder.path());
    m_server.setStandardErrorFile(m_folder.filePath(u"log"_s), QIODevice::Append);
    m_server.start(m_programs + "/postgres"_L1,
                   {u"-D"_s, m_folder.filePath(u"data"_s), u"-p"_s, QString::number(m_port), u"-h"_s, u"127.0.0.1"_s, u"-k"_s,
                    m_folder.path(), u"-F"_s, u"-c"_s, u"shared_buffers=32MB"_s, u"-c"_s, u"max_connections=60"_s, u"-c"_s,
                    u"autovacuum=off"_s});
    QElapsedTimer waiting;
    waiting.start();
    while (waiting.elapsed() < 30000) {
        if (answers())
            return true;
        // Also notices a server that gave up.
        if (m_server.waitForFinished(20))
            break;
    }
    QFile log(m_folder.filePath(u"log"_s));
    if (log.open(QIODevice::ReadOnly))
        m_unavailable = u"the server did not start: "_s + QString::fromUtf8(log.readAll().right(1000));
    return false;
}

bool PostgresServer::answers() const
{
    const QByteArray host = QFile::encodeName(m_folder.path());
    const QByteArray port = QByteArray::number(m_port);
    const char *const keywords[] = {"host", "port", nullptr};
    const char *const values[] = {host.constData(), port.constData(), nullptr};
    return PQpingParams(keywords, values, 0) == PQPING_OK;
}

void PostgresServer::stop()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    thaw();
    kill(pid_t(m_server.processId()), SIGQUIT);
    if (!m_server.waitForFinished(10000)) {
        m_server.kill();
        m_server.waitForFinished(5000);
    }
}

void PostgresServer::shutDown()
{
    kill(pid_t(m_server.processId()), SIGINT);
    if (!m_server.waitForFinished(30000))
        stop();
}

bool PostgresServer::restartAs(Role role)
{
    stop();
    // Manual, 27.2.3: the file makes a standby of a cluster; without a primary it stays at what it has.
    QFile mark(m_folder.filePath(u"data/standby.signal"_s));
    if (role == Role::Primary ? !mark.remove() : !mark.open(QIODevice::WriteOnly) || !m_as.own(mark.fileName()))
        return false;
    mark.close();
    return start();
}

void PostgresServer::signalAll(int signal)
{
    const qint64 server = m_server.processId();
    if (server <= 0)
        return;
    kill(pid_t(server), signal);
    // Backends have process groups of their own, so the children are looked up.
    QFile children(u"/proc/%1/task/%1/children"_s.arg(server));
    if (!children.open(QIODevice::ReadOnly))
        return;
    for (const QByteArray &child : children.readAll().split(' ')) {
        if (const int pid = child.trimmed().toInt(); pid > 1)
            kill(pid, signal);
    }
}

void PostgresServer::freeze()
{
    signalAll(SIGSTOP);
}

void PostgresServer::freezePostmaster()
{
    kill(pid_t(m_server.processId()), SIGSTOP);
}

void PostgresServer::thaw()
{
    signalAll(SIGCONT);
}

Database::ConnectionProfile PostgresServer::profile(const QString &database) const
{
    Database::ConnectionProfile profile;
    profile.engine = Database::Engine::PostgreSql;
    profile.database = database;
    profile.host = u"127.0.0.1"_s;
    profile.port = m_port;
    profile.user = user();
    profile.password = {.source = Database::SecretReference::Source::Given, .name = {}, .given = Database::Secret(password())};
    return profile;
}

Database::ConnectionProfile PostgresServer::createDatabase()
{
    const QString name = u"test_%1"_s.arg(++m_databases);
    const auto connection = Database::Connection::open(profile(), Database::Secret(password()));
    if (!connection)
        qFatal("%s", qPrintable(connection.error().toString()));
    const auto created = (*connection)->execute("CREATE DATABASE " + name.toUtf8());
    if (!created)
        qFatal("%s", qPrintable(created.error().toString()));
    return profile(name);
}

QString PostgresServer::url(const QString &database) const
{
    return u"postgresql://%1:%2@127.0.0.1:%3/%4"_s.arg(user(), password()).arg(m_port).arg(database);
}

} // namespace Varve::Test
