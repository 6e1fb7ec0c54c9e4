// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgresreading.h"

#include "../numberedparameters.h"
#include "postgrescopyrow.h"
#include "postgresvalues.h"

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
    qint64 number(int column) const override { return postgresNumber(bytes(column)); }

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

/// Of SELECTs; what EXECUTE gives cannot be copied. Values are not bound in it: only numbers stand in it as they are.
bool canBeCopied(const QString &sql, const QVariantList &values)
{
    return sql.startsWith(QStringLiteral("SELECT ")) && std::all_of(values.cbegin(), values.cend(), [](const QVariant &value) {
               return value.typeId() == QMetaType::LongLong || value.typeId() == QMetaType::Int;
           });
}

QByteArray copyStatement(const QString &sql, const QVariantList &values)
{
    return "COPY (" + withParameters(sql, [&values](int number) { return values.at(number).toString(); }).toUtf8() + ") TO STDOUT";
}

void giveRows(PGconn *connection, int columns, const Connection::RowReader &reader)
{
    PostgresCopyRow row(columns);
    char *line = nullptr;
    for (int length = 0; (length = PQgetCopyData(connection, &line, 0)) > 0; PQfreemem(line)) {
        row.setLine({line, static_cast<size_t>(length - 1)});
        reader(row);
    }
}

/// A result for each row, with the names of all columns, would take libpq more time than the row itself takes.
PostgresReading readCopied(PGconn *connection, const QByteArray &copying, const Connection::RowReader &reader)
{
    PostgresReading reading;
    if (PQsendQueryParams(connection, copying.constData(), 0, nullptr, nullptr, nullptr, nullptr, 0) != 1)
        return reading;
    while (PostgresResult result{PQgetResult(connection)}) {
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_COPY_OUT) {
            giveRows(connection, PQnfields(result.get()), reader);
            continue;
        }
        reading.complete = status == PGRES_COMMAND_OK;
        if (!reading.complete)
            reading.failed = std::move(result);
    }
    return reading;
}

} // namespace

PostgresResult postgresQuery(PGconn *connection, const QString &sql, const QVariantList &values)
{
    const Parameters parameters(values);
    return PostgresResult(PQexecParams(connection, withNumberedParameters(sql).toUtf8().constData(), parameters.count(), nullptr,
                                       parameters.data(), nullptr, nullptr, 0));
}

PostgresReading postgresRead(PGconn *connection, const QString &sql, const QVariantList &values, const Connection::RowReader &reader)
{
    if (canBeCopied(sql, values))
        return readCopied(connection, copyStatement(sql, values), reader);
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
