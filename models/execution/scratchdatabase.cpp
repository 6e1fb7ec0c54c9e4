// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scratchdatabase.h"

#include <QCoreApplication>
#include <QUuid>

namespace Varve::Execution {

namespace {

/// Where CREATE DATABASE can be said: the environment's own database, or the one that every server has.
Core::Expected<std::unique_ptr<Database::Connection>> openServer(Database::ConnectionProfile server, const Database::Secret &password)
{
    server.access = Database::Access::ReadWrite;
    auto connection = Database::Connection::open(server, password);
    if (connection || connection.error().kind != Core::ErrorKind::DatabaseMissing)
        return connection;
    const bool isPostgres = server.engine == Database::Engine::PostgreSql;
    server.database = isPostgres ? QStringLiteral("postgres") : QStringLiteral("information_schema");
    return Database::Connection::open(server, password);
}

/// On MariaDB a database says what its tables are made of when they do not say so themselves.
QString likeOriginal(Database::Connection &connection)
{
    if (connection.profile().engine != Database::Engine::MariaDb)
        return {};
    const auto defaults = connection.query(QStringLiteral("SELECT @@character_set_database, @@collation_database"));
    if (!defaults || defaults->rows.isEmpty() || connection.profile().database == QStringLiteral("information_schema"))
        return {};
    const QVariantList &row = defaults->rows.constFirst();
    return QStringLiteral(" CHARACTER SET %1 COLLATE %2").arg(row.at(0).toString(), row.at(1).toString());
}

/// "anna@%" → "'anna'@'%'"
QString account(const QString &user)
{
    const qsizetype at = user.lastIndexOf(QLatin1Char('@'));
    return at < 0 ? user : QStringLiteral("'%1'@'%2'").arg(user.first(at), user.sliced(at + 1));
}

} // namespace

Core::Expected<std::unique_ptr<ScratchDatabase>> ScratchDatabase::create(const Database::ConnectionProfile &server,
                                                                         const Database::Secret &password)
{
    std::unique_ptr<ScratchDatabase> scratch(new ScratchDatabase);
    scratch->m_profile = server;
    scratch->m_profile.access = Database::Access::ReadWrite;
    const Core::Expected<> created
        = Database::engineTraits(server.engine).isFile ? scratch->createFiles(server) : scratch->createOnServer(server, password);
    if (!created)
        return Core::failure(created.error());
    return scratch;
}

Core::Expected<> ScratchDatabase::createFiles(const Database::ConnectionProfile &server)
{
    m_folder = std::make_unique<QTemporaryDir>();
    if (!m_folder->isValid()) {
        return Core::failure(
            Core::ErrorKind::Io,
            QCoreApplication::translate("Varve::Execution", "No temporary folder can be made: %1.").arg(m_folder->errorString()));
    }
    m_profile.database = m_folder->filePath(QStringLiteral("main.sqlite"));
    m_profile.attachments.clear();
    for (const Database::Attachment &attachment : server.attachments) {
        // By number: a schema's name may hold what a file name must not.
        const QString file = m_folder->filePath(QStringLiteral("attached%1.sqlite").arg(m_profile.attachments.size()));
        m_profile.attachments += {.schema = attachment.schema, .file = file};
    }
    return {};
}

Core::Expected<> ScratchDatabase::createOnServer(const Database::ConnectionProfile &server, const Database::Secret &password)
{
    auto connection = openServer(server, password);
    if (!connection)
        return Core::failure(connection.error());
    const QString name = QStringLiteral("varve_rehearsal_") + QUuid::createUuid().toString(QUuid::Id128).first(12);
    const QString create = QStringLiteral("CREATE DATABASE ") + (*connection)->quoted(name) + likeOriginal(**connection);
    const auto created = (*connection)->execute(create.toUtf8());
    if (!created) {
        Core::Error error = created.error();
        error.where = {};
        error.message
            = QCoreApplication::translate("Varve::Execution", "No scratch database can be made on the server: %1").arg(error.message);
        if (error.serverCode == QStringLiteral("42501")) {
            error.remedy = QCoreApplication::translate("Varve::Execution", "Let an administrator run: ALTER ROLE %1 CREATEDB;")
                               .arg((*connection)->quoted((*connection)->identity().user));
        }
        if (error.serverCode == QStringLiteral("1044")) { // ER_DBACCESS_DENIED_ERROR
            error.remedy
                = QCoreApplication::translate("Varve::Execution", "Let an administrator run: GRANT ALL ON `varve\\_rehearsal\\_%`.* TO %1;")
                      .arg(account((*connection)->identity().user));
        }
        return Core::failure(error);
    }
    m_server = *std::move(connection);
    m_profile.database = name;
    return {};
}

ScratchDatabase::~ScratchDatabase()
{
    if (!m_server)
        return;
    // A destructor has nobody to tell; the name says what a database left behind by a dead server is.
    (void)m_server->execute(QString(QStringLiteral("DROP DATABASE IF EXISTS ") + m_server->quoted(m_profile.database)).toUtf8());
}

} // namespace Varve::Execution
