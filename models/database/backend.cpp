// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backend.h"

#include <atomic>

namespace Varve::Database {

using namespace Qt::StringLiterals;

Backend::Backend(const ConnectionProfile &profile) : m_profile(profile)
{
    static std::atomic<quint64> counter = 0;
    m_name = u"varve-%1"_s.arg(++counter);
    QSqlDatabase database = QSqlDatabase::addDatabase(engineTraits(profile.engine).qtDriver, m_name);
    database.setNumericalPrecisionPolicy(QSql::HighPrecision);
}

void Backend::close()
{
    if (m_cancelTarget)
        m_cancelTarget->close();
    database().close();
    QSqlDatabase::removeDatabase(m_name);
}

Core::Expected<> Backend::runText(const QString &sql)
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return tl::unexpected(statementError(query, sql.toUtf8()));
    return {};
}

} // namespace Varve::Database
