// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scratchdatabase.h"

#include <models/history/advisorylock.h>

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

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

/// What the environment's own database sets for whoever logs in (ALTER DATABASE … SET, ALTER ROLE … IN DATABASE … SET) decides where names
/// without a schema lead and how values are read: the scratch database sets it too. \a connection logged in there, so its session has what
/// holds of several; the server writes it down as it has it, lists as such. What the user may not set is passed over. Where the environment
/// names another server for its trials, it is the database named there: its own is not asked for that alone.
Core::Expected<> setLikeOriginal(Database::Connection &connection, const QString &scratch)
{
    if (connection.profile().engine != Database::Engine::PostgreSql)
        return {};
    const auto settings = connection.query(
        QStringLiteral("SELECT DISTINCT split_part(c.setting, '=', 1), s.setrole <> 0 FROM pg_catalog.pg_db_role_setting s "
                       "JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase CROSS JOIN LATERAL unnest(s.setconfig) c (setting) "
                       "WHERE d.datname = current_database() AND (s.setrole = 0 OR s.setrole = "
                       "(SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = session_user)) ORDER BY 2"));
    if (!settings)
        return Core::failure(settings.error());
    for (const QVariantList &row : settings->rows) {
        const QString set = connection.quoted(scratch) + QStringLiteral(" SET ") + connection.quoted(row.at(0).toString())
            + QStringLiteral(" FROM CURRENT");
        (void)connection.execute((QStringLiteral("ALTER DATABASE ") + set).toUtf8());
        if (row.at(1).toBool()) // what it has for all databases would hold instead
            (void)connection.execute((QStringLiteral("ALTER ROLE SESSION_USER IN DATABASE ") + set).toUtf8());
    }
    return {};
}

/// "anna@%" → "'anna'@'%'"
QString account(const QString &user)
{
    const qsizetype at = user.lastIndexOf(QLatin1Char('@'));
    return at < 0 ? user : QStringLiteral("'%1'@'%2'").arg(user.first(at), user.sliced(at + 1));
}

/// "PostgreSQL 15.18": a database goes although others are connected to it, from version 13 on. A pooler keeps connections for a while.
bool endsConnections(const Database::Connection &connection)
{
    return connection.profile().engine == Database::Engine::PostgreSql
        && connection.identity().version.section(QLatin1Char(' '), 1, 1).section(QLatin1Char('.'), 0, 0).toInt() >= 13;
}

Core::Expected<> dropDatabase(Database::Connection &connection, const QString &name)
{
    QString statement = QStringLiteral("DROP DATABASE IF EXISTS ") + connection.quoted(name);
    if (endsConnections(connection))
        statement += QStringLiteral(" WITH (FORCE)");
    const auto dropped = connection.execute(statement.toUtf8());
    return dropped ? Core::Expected<>() : Core::failure(dropped.error());
}

QList<ScratchName> overOf(const QStringList &names)
{
    QList<ScratchName> over;
    for (const QString &name : names) {
        if (const auto scratch = parseScratchName(name); scratch && scratch->isOver())
            over += *scratch;
    }
    std::sort(over.begin(), over.end(), [](const ScratchName &left, const ScratchName &right) { return left.startedAt < right.startedAt; });
    return over;
}

QList<ScratchName> leftFolders()
{
    return overOf(QDir::temp().entryList({scratchPrefix() + QLatin1Char('*')}, QDir::Dirs));
}

Core::Expected<QList<ScratchName>> leftOn(Database::Connection &connection)
{
    const bool isPostgres = connection.profile().engine == Database::Engine::PostgreSql;
    const auto names = connection.query(isPostgres ? QStringLiteral("SELECT datname::text FROM pg_catalog.pg_database")
                                                   : QStringLiteral("SELECT schema_name FROM information_schema.schemata"));
    if (!names)
        return Core::failure(names.error());
    QStringList all;
    for (const QVariantList &row : names->rows)
        all += row.constFirst().toString();
    return overOf(all);
}

Core::Expected<QList<ScratchName>> removeFolders(const QList<ScratchName> &folders)
{
    for (const ScratchName &one : folders) {
        const QString path = QDir::temp().filePath(one.name);
        if (!QDir(path).removeRecursively()) {
            return Core::failure(Core::ErrorKind::Io,
                                 QCoreApplication::translate("Varve::Execution", "The folder %1 cannot be removed.").arg(path));
        }
    }
    return folders;
}

} // namespace

Core::Expected<std::unique_ptr<ScratchDatabase>> ScratchDatabase::create(const Database::ConnectionProfile &server,
                                                                         const Database::Secret &password, const WhenNotRemoved &notRemoved)
{
    std::unique_ptr<ScratchDatabase> scratch(new ScratchDatabase);
    scratch->m_profile = server;
    scratch->m_notRemoved = notRemoved;
    scratch->m_profile.access = Database::Access::ReadWrite;
    scratch->m_profile.session.role.clear(); // it has no rights in a database that it does not know
    const Core::Expected<> created
        = Database::engineTraits(server.engine).isFile ? scratch->createFiles(server) : scratch->createOnServer(server, password);
    if (!created)
        return Core::failure(created.error());
    return scratch;
}

/// Files, and not ":memory:", which WAL mode, attached files with a journal of their own, the lock's companion file and a second connection that
/// looks at the schema are not possible with (sqlite.org/inmemorydb.html, sqlite.org/wal.html); and a large migration needs no memory so.
Core::Expected<> ScratchDatabase::createFiles(const Database::ConnectionProfile &server)
{
    m_folder = std::make_unique<QTemporaryDir>(QDir::temp().filePath(newScratchName().chopped(6) + QStringLiteral("XXXXXX")));
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
    const auto shares = (*connection)->sharesSessions(password);
    if (!shares)
        return Core::failure(shares.error());
    if (*shares)
        return Core::failure(History::poolerError());
    const QString name = newScratchName();
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
    m_serverProfile = server;
    m_password = password;
    m_profile.database = name;
    return original() ? setLikeOriginal(*m_server, name) : Core::Expected<>();
}

Database::Connection *ScratchDatabase::original() const
{
    return m_server && m_server->profile().database == m_serverProfile.database ? m_server.get() : nullptr;
}

Core::Expected<> ScratchDatabase::drop() const
{
    const Core::Expected<> dropped = dropDatabase(*m_server, m_profile.database);
    if (dropped || dropped.error().kind != Core::ErrorKind::ConnectionLost)
        return dropped;
    // It was idle all the time, and servers may end such sessions.
    const auto again = openServer(m_serverProfile, m_password);
    return again ? dropDatabase(**again, m_profile.database) : Core::failure(again.error());
}

ScratchDatabase::~ScratchDatabase()
{
    if (!m_server)
        return;
    if (const Core::Expected<> dropped = drop(); !dropped && m_notRemoved)
        m_notRemoved({.name = m_profile.database, .reason = dropped.error().message});
}

Core::Error withRemains(Core::Error error, const QStringList &remains)
{
    error.remedy = (QStringList{error.remedy} + remains).join(QLatin1Char('\n')).trimmed();
    return error;
}

QString scratchQuestion(const Project::Environment &environment, Database::Engine engine)
{
    const bool isOwn = environment.scratch.isEmpty() && !Database::engineTraits(engine).isFile;
    if (!isOwn || environment.guard != Project::GuardLevel::Confirm)
        return {};
    return QCoreApplication::translate("Varve::Execution", "A scratch database will be made on the server of %1, and removed afterwards.")
        .arg(environment.title());
}

Core::Expected<> checkScratchServer(const ScratchServer &server)
{
    if (Database::engineTraits(server.profile.engine).isFile || server.environment.guard != Project::GuardLevel::ReadOnly)
        return {};
    return Core::failure(
        Core::ErrorKind::Guarded,
        QCoreApplication::translate("Varve::Execution", "The environment %1 is read-only: no scratch database is made on its server.")
            .arg(server.environment.title()),
        QCoreApplication::translate("Varve::Execution", "Build the project with another environment's server."));
}

Core::Expected<QList<ScratchName>> leftScratchDatabases(const ScratchServer &server)
{
    if (Database::engineTraits(server.profile.engine).isFile)
        return leftFolders();
    const auto connection = openServer(server.profile, server.password);
    if (!connection)
        return Core::failure(connection.error());
    return leftOn(**connection);
}

Core::Expected<QList<ScratchName>> removeLeftScratchDatabases(const ScratchServer &server)
{
    if (const Core::Expected<> allowed = checkScratchServer(server); !allowed)
        return Core::failure(allowed.error());
    if (Database::engineTraits(server.profile.engine).isFile)
        return removeFolders(leftFolders());
    const auto connection = openServer(server.profile, server.password);
    if (!connection)
        return Core::failure(connection.error());
    const Core::Expected<QList<ScratchName>> left = leftOn(**connection);
    if (!left)
        return left;
    for (const ScratchName &one : *left) {
        const Core::Expected<> dropped = dropDatabase(**connection, one.name);
        if (dropped)
            continue;
        Core::Error error = dropped.error();
        error.where = {};
        error.message
            = QCoreApplication::translate("Varve::Execution", "The scratch database %1 cannot be removed: %2").arg(one.name, error.message);
        return Core::failure(error);
    }
    return left;
}

} // namespace Varve::Execution
