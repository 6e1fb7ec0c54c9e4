// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backend.h"

#include <mutex>

namespace Varve::Database {

namespace {

/// Making one looks the driver up in tables of Qt that several threads share without a lock of their own.
std::mutex makingDatabase;

/// The constructor that makes a connection without a name is protected.
class UnnamedDatabase final : public QSqlDatabase
{
public:
    explicit UnnamedDatabase(const QString &driver) : QSqlDatabase(driver) {}
};

QSqlDatabase makeDatabase(Engine engine)
{
    const std::lock_guard lock(makingDatabase);
    return UnnamedDatabase(engineTraits(engine).qtDriver);
}

} // namespace

Backend::Backend(const ConnectionProfile &profile) : m_profile(profile), m_database(makeDatabase(profile.engine))
{
    m_database.setNumericalPrecisionPolicy(QSql::HighPrecision);
}

void Backend::close()
{
    if (m_cancelTarget)
        m_cancelTarget->close();
    m_database.close();
    m_database = QSqlDatabase();
}

Core::Expected<> Backend::runText(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return tl::unexpected(statementError(query, sql.toUtf8()));
    return {};
}

} // namespace Varve::Database
