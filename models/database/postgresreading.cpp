// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgresreading.h"

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

/// PostgreSQL numbers its parameters: $1, $2. The name of a table may hold a question mark.
QByteArray withNumberedParameters(const QString &sql)
{
    QString result;
    int number = 0;
    bool inName = false;
    for (const QChar character : sql) {
        inName = inName != (character == u'"');
        if (character == u'?' && !inName)
            result += u'$' + QString::number(++number);
        else
            result += character;
    }
    return result.toUtf8();
}

bool send(PGconn *connection, const QString &sql, const QVariantList &values)
{
    QList<QByteArray> texts;
    for (const QVariant &value : values)
        texts += value.toString().toUtf8();
    std::vector<const char *> pointers;
    for (const QByteArray &text : std::as_const(texts))
        pointers.push_back(text.constData());
    return PQsendQueryParams(connection, withNumberedParameters(sql).constData(), static_cast<int>(pointers.size()), nullptr,
                             pointers.data(), nullptr, nullptr, 0)
        == 1;
}

} // namespace

PostgresReading postgresRead(PGconn *connection, const QString &sql, const QVariantList &values, const Connection::RowReader &reader)
{
    PostgresReading reading;
    if (!send(connection, sql, values))
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
