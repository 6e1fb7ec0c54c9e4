// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgresvalues.h"

#include <QHash>

#include <cmath>

namespace Varve::Database {

namespace {

enum class Shape { Text, Bool, Integer, Floating, Numeric, Bytes };

struct TypeOf
{
    const char *name;
    Shape shape = Shape::Text;
};

/// Types with fixed numbers in every cluster (catalog/pg_type.dat); others have no name here.
const QHash<Oid, TypeOf> &builtInTypes()
{
    static const QHash<Oid, TypeOf> types{
        {16, {"boolean", Shape::Bool}},
        {17, {"bytea", Shape::Bytes}},
        {18, {"\"char\""}},
        {19, {"name"}},
        {20, {"bigint", Shape::Integer}},
        {21, {"smallint", Shape::Integer}},
        {23, {"integer", Shape::Integer}},
        {25, {"text"}},
        {26, {"oid", Shape::Integer}},
        {114, {"json"}},
        {142, {"xml"}},
        {700, {"real", Shape::Floating}},
        {701, {"double precision", Shape::Floating}},
        {790, {"money"}},
        {869, {"inet"}},
        {650, {"cidr"}},
        {829, {"macaddr"}},
        {1000, {"boolean[]"}},
        {1003, {"name[]"}},
        {1005, {"smallint[]"}},
        {1007, {"integer[]"}},
        {1009, {"text[]"}},
        {1015, {"character varying[]"}},
        {1016, {"bigint[]"}},
        {1042, {"character"}},
        {1043, {"character varying"}},
        {1082, {"date"}},
        {1083, {"time without time zone"}},
        {1114, {"timestamp without time zone"}},
        {1115, {"timestamp without time zone[]"}},
        {1184, {"timestamp with time zone"}},
        {1185, {"timestamp with time zone[]"}},
        {1186, {"interval"}},
        {1231, {"numeric[]"}},
        {1266, {"time with time zone"}},
        {1560, {"bit"}},
        {1562, {"bit varying"}},
        {1700, {"numeric", Shape::Numeric}},
        {2278, {"void"}},
        {2950, {"uuid"}},
        {2951, {"uuid[]"}},
        {3220, {"pg_lsn"}},
        {3614, {"tsvector"}},
        {3802, {"jsonb"}},
        {3904, {"int4range"}},
    };
    return types;
}

QVariant bytesOf(const char *text)
{
    size_t length = 0;
    unsigned char *bytes = PQunescapeBytea(reinterpret_cast<const unsigned char *>(text), &length);
    const QByteArray value(reinterpret_cast<const char *>(bytes), qsizetype(length));
    PQfreemem(bytes);
    return value;
}

QVariant floatingOf(const QByteArray &text)
{
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? QVariant(value) : QVariant(QString::fromLatin1(text));
}

} // namespace

QList<ResultColumn> postgresColumns(const PGresult *result)
{
    QList<ResultColumn> columns;
    for (int i = 0; i < PQnfields(result); ++i) {
        const TypeOf type = builtInTypes().value(PQftype(result, i), TypeOf{""});
        const bool isNumber = type.shape == Shape::Integer || type.shape == Shape::Floating || type.shape == Shape::Numeric;
        columns.append({QString::fromUtf8(PQfname(result, i)), QString::fromLatin1(type.name), isNumber});
    }
    return columns;
}

QVariant postgresValue(const PGresult *result, int row, int column)
{
    if (PQgetisnull(result, row, column))
        return {};
    const char *text = PQgetvalue(result, row, column);
    const int length = PQgetlength(result, row, column);
    switch (builtInTypes().value(PQftype(result, column), TypeOf{""}).shape) {
    case Shape::Bool: return text[0] == 't';
    case Shape::Integer: return QByteArray::fromRawData(text, length).toLongLong();
    case Shape::Floating: return floatingOf(QByteArray(text, length));
    case Shape::Bytes: return bytesOf(text);
    case Shape::Numeric:
    case Shape::Text: break;
    }
    return QString::fromUtf8(text, length);
}

qint64 postgresNumber(std::string_view text)
{
    return text == "t" ? 1 : QByteArrayView(text.data(), static_cast<qsizetype>(text.size())).toLongLong();
}

} // namespace Varve::Database
