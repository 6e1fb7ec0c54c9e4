// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mariadbvalues.h"

#include "mariadblibrary.h"

namespace Varve::Database {

using namespace Qt::StringLiterals;

namespace {

/// The number of the character set "binary" (information_schema.COLLATIONS): no text at all.
constexpr unsigned binaryCharset = 63;

bool isBinary(const MYSQL_FIELD &field)
{
    return field.charsetnr == binaryCharset;
}

bool isInteger(const MYSQL_FIELD &field)
{
    switch (field.type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_LONGLONG:
    case MYSQL_TYPE_YEAR: return true;
    default: return false;
    }
}

bool isNumber(const MYSQL_FIELD &field)
{
    switch (field.type) {
    case MYSQL_TYPE_FLOAT:
    case MYSQL_TYPE_DOUBLE:
    case MYSQL_TYPE_DECIMAL:
    case MYSQL_TYPE_NEWDECIMAL: return true;
    default: return isInteger(field);
    }
}

/// MariaDB's own name; the protocol tells neither lengths nor which of the sizes of text and blob it is.
QLatin1String nameOf(const MYSQL_FIELD &field)
{
    if (field.flags & ENUM_FLAG)
        return "enum"_L1;
    if (field.flags & SET_FLAG)
        return "set"_L1;
    switch (field.type) {
    case MYSQL_TYPE_TINY: return "tinyint"_L1;
    case MYSQL_TYPE_SHORT: return "smallint"_L1;
    case MYSQL_TYPE_INT24: return "mediumint"_L1;
    case MYSQL_TYPE_LONG: return "int"_L1;
    case MYSQL_TYPE_LONGLONG: return "bigint"_L1;
    case MYSQL_TYPE_FLOAT: return "float"_L1;
    case MYSQL_TYPE_DOUBLE: return "double"_L1;
    case MYSQL_TYPE_DECIMAL:
    case MYSQL_TYPE_NEWDECIMAL: return "decimal"_L1;
    case MYSQL_TYPE_BIT: return "bit"_L1;
    case MYSQL_TYPE_DATE:
    case MYSQL_TYPE_NEWDATE: return "date"_L1;
    case MYSQL_TYPE_TIME: return "time"_L1;
    case MYSQL_TYPE_DATETIME: return "datetime"_L1;
    case MYSQL_TYPE_TIMESTAMP: return "timestamp"_L1;
    case MYSQL_TYPE_YEAR: return "year"_L1;
    case MYSQL_TYPE_JSON: return "json"_L1;
    case MYSQL_TYPE_GEOMETRY: return "geometry"_L1;
    case MYSQL_TYPE_STRING: return isBinary(field) ? "binary"_L1 : "char"_L1;
    case MYSQL_TYPE_VARCHAR:
    case MYSQL_TYPE_VAR_STRING: return isBinary(field) ? "varbinary"_L1 : "varchar"_L1;
    case MYSQL_TYPE_TINY_BLOB:
    case MYSQL_TYPE_MEDIUM_BLOB:
    case MYSQL_TYPE_LONG_BLOB:
    case MYSQL_TYPE_BLOB: return isBinary(field) ? "blob"_L1 : "text"_L1;
    default: return ""_L1;
    }
}

bool isBytes(const MYSQL_FIELD &field)
{
    switch (field.type) {
    case MYSQL_TYPE_BIT:
    case MYSQL_TYPE_GEOMETRY: return true;
    case MYSQL_TYPE_STRING:
    case MYSQL_TYPE_VARCHAR:
    case MYSQL_TYPE_VAR_STRING:
    case MYSQL_TYPE_TINY_BLOB:
    case MYSQL_TYPE_MEDIUM_BLOB:
    case MYSQL_TYPE_LONG_BLOB:
    case MYSQL_TYPE_BLOB: return isBinary(field);
    default: return false;
    }
}

QVariant integerOf(const QByteArray &text)
{
    bool fits = false;
    const qint64 number = text.toLongLong(&fits);
    return fits ? QVariant(number) : QVariant(QString::fromLatin1(text)); // bigint unsigned goes further
}

QVariant valueOf(const MYSQL_FIELD &field, const QByteArray &text)
{
    if (isInteger(field))
        return integerOf(text);
    if (field.type == MYSQL_TYPE_FLOAT || field.type == MYSQL_TYPE_DOUBLE)
        return text.toDouble();
    if (isBytes(field))
        return QByteArray(text.constData(), text.size()); // a copy: the row goes away
    return QString::fromUtf8(text);
}

} // namespace

QList<ResultColumn> mariaDbColumns(MYSQL_RES *result)
{
    QList<ResultColumn> columns;
    const unsigned count = mariaDb().mysql_num_fields(result);
    const MYSQL_FIELD *fields = mariaDb().mysql_fetch_fields(result);
    for (unsigned i = 0; i < count; ++i) {
        QString type = nameOf(fields[i]);
        if (isNumber(fields[i]) && (fields[i].flags & UNSIGNED_FLAG) && fields[i].type != MYSQL_TYPE_YEAR)
            type += " unsigned"_L1;
        columns.append({QString::fromUtf8(fields[i].name, fields[i].name_length), type, isNumber(fields[i])});
    }
    return columns;
}

QVariantList mariaDbRow(MYSQL_RES *result)
{
    QVariantList values;
    const unsigned count = mariaDb().mysql_num_fields(result);
    const MYSQL_FIELD *fields = mariaDb().mysql_fetch_fields(result);
    const unsigned long *lengths = mariaDb().mysql_fetch_lengths(result);
    values.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
        const char *text = result->current_row[i];
        values.append(text ? valueOf(fields[i], QByteArray::fromRawData(text, qsizetype(lengths[i]))) : QVariant());
    }
    return values;
}

} // namespace Varve::Database
