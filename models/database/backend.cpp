// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backend.h"

#include "sqldriver.h"

#include <QCoreApplication>
#include <QSqlError>

#include <poll.h>

namespace Varve::Database {

using namespace Qt::StringLiterals;

namespace {

thread_local const WithBackends::Maker *makerOfThread = nullptr;

/// Qt's copy of the current row.
class QueryRow final : public Row
{
public:
    explicit QueryRow(const QSqlQuery &query) : m_query(query) {}
    QString text(int column) const override { return m_query.value(column).toString(); }
    qint64 number(int column) const override { return m_query.value(column).toLongLong(); }

private:
    const QSqlQuery &m_query;
};

} // namespace

Backend::Backend(const ConnectionProfile &profile) : m_profile(profile), m_database(makeSqlDatabase(profile.engine))
{
    m_database.setNumericalPrecisionPolicy(QSql::HighPrecision);
}

Backend::Backend(const ConnectionProfile &profile, const QSqlDatabase &database) : m_profile(profile), m_database(database) {}

void Backend::close()
{
    if (m_cancelTarget)
        m_cancelTarget->close();
    m_database.close();
    m_database = QSqlDatabase();
}

Core::Expected<qint64> Backend::copyIn(const QByteArray &, const Connection::CopySource &)
{
    return Core::failure(
        Core::ErrorKind::Unsupported,
        QCoreApplication::translate("Varve::Database", "%1 has no COPY … FROM STDIN.").arg(engineTraits(m_profile.engine).title));
}

Core::Expected<ResultSet> Backend::query(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.setNumericalPrecisionPolicy(QSql::HighPrecision);
    bool done = false;
    if (values.isEmpty()) {
        done = query.exec(sql);
    } else if (query.prepare(sql)) {
        for (const QVariant &value : values)
            query.addBindValue(value);
        done = query.exec();
    }
    if (!done)
        return tl::unexpected(statementError(query, sql.toUtf8()));
    ResultSet result;
    if (!query.isSelect())
        return result;
    result.columns = columns(query);
    while (query.next())
        result.rows.append(row(query));
    if (query.lastError().isValid())
        return tl::unexpected(statementError(query, sql.toUtf8()));
    return result;
}

Core::Expected<> Backend::read(const QString &sql, const QVariantList &values, const Connection::RowReader &reader)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql) || !readRows(query, values, reader))
        return tl::unexpected(statementError(query, sql.toUtf8()));
    return {};
}

bool Backend::readRows(QSqlQuery &query, const QVariantList &values, const Connection::RowReader &reader) const
{
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return false;
    const QueryRow row(query);
    while (query.next())
        reader(row);
    return !query.lastError().isValid();
}

Core::Expected<> Backend::runText(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return tl::unexpected(statementError(query, sql.toUtf8()));
    return {};
}

std::unique_ptr<Backend> createBackend(const ConnectionProfile &profile)
{
    if (makerOfThread)
        return (*makerOfThread)(profile);
    switch (profile.engine) {
    case Engine::Sqlite: return createSqliteBackend(profile);
    case Engine::PostgreSql: return createPostgresBackend(profile);
    case Engine::MariaDb: return createMariaDbBackend(profile);
    }
    Q_UNREACHABLE();
}

WithBackends::WithBackends(Maker maker) : m_own(std::move(maker)), m_before(makerOfThread)
{
    makerOfThread = &m_own;
}

WithBackends::~WithBackends()
{
    makerOfThread = m_before;
}

bool isLocalHost(const QString &host)
{
    return host.isEmpty() || host.startsWith(u'/') || host.startsWith(u'@') || host == "localhost"_L1 || host.startsWith("127."_L1)
        || host == "::1"_L1;
}

bool isOpenSocket(int socket)
{
    pollfd asked{socket, short(POLLRDHUP), 0};
    return poll(&asked, 1, 0) == 0;
}

} // namespace Varve::Database
