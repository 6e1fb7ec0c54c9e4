// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgresreading.h"

#include "numberedparameters.h"
#include "repeatedtexts.h"

#include <optional>
#include <vector>

namespace Varve::Database {

namespace {

/// In single-row mode the result holds the current row alone.
class PostgresRow final : public Row
{
public:
    explicit PostgresRow(int columns) : m_texts(columns) {}

    void setResult(const PGresult *result) { m_result = result; }
    QString text(int column) const override { return m_texts.text(column, bytes(column)); }
    qint64 number(int column) const override
    {
        const std::string_view text = bytes(column);
        return text == "t" ? 1 : QByteArrayView(text.data(), static_cast<qsizetype>(text.size())).toLongLong();
    }

private:
    std::string_view bytes(int column) const
    {
        return {PQgetvalue(m_result, 0, column), static_cast<size_t>(PQgetlength(m_result, 0, column))};
    }

    const PGresult *m_result = nullptr;
    mutable RepeatedTexts m_texts;
};

/// Texts, of which the server finds the types.
class Parameters final
{
public:
    explicit Parameters(const QVariantList &values)
    {
        for (const QVariant &value : values)
            m_texts += value.toString().toUtf8();
        for (qsizetype i = 0; i < values.size(); ++i)
            m_pointers.push_back(values.at(i).isNull() ? nullptr : m_texts.at(i).constData());
    }

    int count() const { return static_cast<int>(m_pointers.size()); }
    const char *const *data() const { return m_pointers.data(); }

private:
    QList<QByteArray> m_texts;
    std::vector<const char *> m_pointers;
};

} // namespace

PostgresResult postgresQuery(PGconn *connection, const QString &sql, const QVariantList &values)
{
    const Parameters parameters(values);
    return PostgresResult(PQexecParams(connection, withNumberedParameters(sql).toUtf8().constData(), parameters.count(), nullptr,
                                       parameters.data(), nullptr, nullptr, 0));
}

PostgresReading postgresRead(PGconn *connection, const QString &sql, const QVariantList &values, const Connection::RowReader &reader)
{
    PostgresReading reading;
    const Parameters parameters(values);
    if (PQsendQueryParams(connection, withNumberedParameters(sql).toUtf8().constData(), parameters.count(), nullptr, parameters.data(),
                          nullptr, nullptr, 0)
        != 1)
        return reading;
    PQsetSingleRowMode(connection);
    std::optional<PostgresRow> row;
    while (PostgresResult result{PQgetResult(connection)}) {
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_SINGLE_TUPLE) {
            if (!row)
                row.emplace(PQnfields(result.get()));
            row->setResult(result.get());
            reader(*row);
            continue;
        }
        reading.complete = status == PGRES_TUPLES_OK;
        if (!reading.complete)
            reading.failed = std::move(result);
    }
    return reading;
}

} // namespace Varve::Database
