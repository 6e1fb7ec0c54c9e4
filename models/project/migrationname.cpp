// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationname.h"

#include <QDate>
#include <QtEndian>

#include <array>

namespace Varve::Project {

namespace {

struct EngineSuffix
{
    QLatin1String suffix;
    QLatin1String engine;
};

/// What may stand before the extension, and whose file that makes it.
constexpr std::array engineSuffixes = {
    EngineSuffix{QLatin1String("sqlite"), QLatin1String("sqlite")},
    EngineSuffix{QLatin1String("sqlite3"), QLatin1String("sqlite")},
    EngineSuffix{QLatin1String("postgresql"), QLatin1String("postgresql")},
    EngineSuffix{QLatin1String("postgres"), QLatin1String("postgresql")},
    EngineSuffix{QLatin1String("pgsql"), QLatin1String("postgresql")},
    EngineSuffix{QLatin1String("pg"), QLatin1String("postgresql")},
    EngineSuffix{QLatin1String("mysql"), QLatin1String("mysql")},
    EngineSuffix{QLatin1String("mariadb"), QLatin1String("mariadb")},
    EngineSuffix{QLatin1String("spark"), QLatin1String("spark")},
    EngineSuffix{QLatin1String("databricks"), QLatin1String("spark")},
    EngineSuffix{QLatin1String("sqlserver"), QLatin1String("sqlserver")},
    EngineSuffix{QLatin1String("mssql"), QLatin1String("sqlserver")},
    EngineSuffix{QLatin1String("neo4j"), QLatin1String("neo4j")},
    EngineSuffix{QLatin1String("redis"), QLatin1String("redis")},
};

bool isDigit(QChar character)
{
    return character >= QLatin1Char('0') && character <= QLatin1Char('9');
}

bool isSeparator(QChar character)
{
    return character == QLatin1Char('_') || character == QLatin1Char('-');
}

qsizetype digitsFrom(QStringView text, qsizetype start)
{
    qsizetype end = start;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    return end - start;
}

/// Numbers may be longer than any integer type: a digit string without leading zeros, with its length before it, compares
/// bytewise as the number does.
void appendNumber(QByteArray &key, QStringView digits)
{
    while (!digits.isEmpty() && digits.front() == QLatin1Char('0'))
        digits = digits.sliced(1);
    const quint32 length = qToBigEndian(static_cast<quint32>(digits.size()));
    key.append(reinterpret_cast<const char *>(&length), sizeof length);
    for (const QChar digit : digits)
        key.append(digit.toLatin1());
}

QByteArray timeKey(QByteArray digits)
{
    return 't' + digits.leftJustified(14, '0');
}

bool isDate(QStringView digits)
{
    return QDate::isValid(digits.first(4).toInt(), digits.sliced(4, 2).toInt(), digits.sliced(6, 2).toInt())
        && digits.front() != QLatin1Char('0');
}

bool isTime(QStringView digits)
{
    if ((digits.size() != 8 && digits.size() != 12 && digits.size() != 14) || !isDate(digits))
        return false;
    const int limits[] = {24, 60, 60};
    for (qsizetype at = 8; at < digits.size(); at += 2) {
        if (digits.sliced(at, 2).toInt() >= limits[(at - 8) / 2])
            return false;
    }
    return true;
}

void cutNumber(MigrationName &result, qsizetype length)
{
    result.number = result.stem.first(length);
    // The separator goes with the number.
    result.name = result.stem.sliced(qMin(length + 1, result.stem.size()));
}

/// 2026-02-11, 2026_02_11 and the same followed by 4 or 6 digits of time.
bool readDashedTime(MigrationName &result)
{
    const QStringView stem = result.stem;
    if (digitsFrom(stem, 0) != 4 || stem.size() < 10 || !isSeparator(stem[4]) || digitsFrom(stem, 5) != 2 || !isSeparator(stem[7])
        || digitsFrom(stem, 8) != 2)
        return false;
    QString digits = stem.first(4).toString() + stem.sliced(5, 2).toString() + stem.sliced(8, 2).toString();
    qsizetype length = 10;
    if (stem.size() > 10 && isSeparator(stem[10])) {
        const qsizetype time = digitsFrom(stem, 11);
        const bool ends = 11 + time == stem.size() || isSeparator(stem[11 + time]);
        if ((time == 4 || time == 6) && ends && isTime(QString(digits + stem.sliced(11, time)))) {
            digits += stem.sliced(11, time).toString();
            length = 11 + time;
        }
    }
    if (!isTime(digits) || (length < stem.size() && !isSeparator(stem[length])))
        return false;
    result.isTime = true;
    result.sortKey = timeKey(digits.toLatin1());
    cutNumber(result, length);
    return true;
}

void readNumber(MigrationName &result)
{
    const QStringView stem = result.stem;
    result.name = result.stem;
    if (readDashedTime(result))
        return;
    QByteArray key;
    key.reserve(24); // most fit
    key.append('n');
    qsizetype end = 0;
    int parts = 0;
    while (const qsizetype digits = digitsFrom(stem, end)) {
        appendNumber(key, stem.sliced(end, digits));
        end += digits;
        ++parts;
        if (end + 1 >= stem.size() || stem[end] != QLatin1Char('.') || !isDigit(stem[end + 1]))
            break;
        ++end;
    }
    if (parts == 0)
        return;
    // Trailing zero parts say nothing: 1.0 is 1.
    constexpr QByteArrayView zero("\0\0\0\0", 4);
    while (parts > 1 && key.endsWith(zero)) {
        key.chop(zero.size());
        --parts;
    }
    qsizetype length = end;
    if (end < stem.size() && stem[end].isLower() && stem[end].unicode() < 128) // 003a: a late one between 003 and 004
        key += stem[length++].toLatin1();
    if (length < stem.size() && !isSeparator(stem[length]))
        return;
    if (length == end && isTime(stem.first(end))) {
        result.isTime = true;
        key = timeKey(stem.first(end).toLatin1());
    }
    result.sortKey = key;
    cutNumber(result, length);
}

void cutHalfAndEngine(MigrationName &result)
{
    // At most one of each, in any order: x.sqlite.up.sql and x.up.sqlite.sql are the same.
    for (int round = 0; round < 2; ++round) {
        const qsizetype dot = result.stem.lastIndexOf(QLatin1Char('.'));
        if (dot <= 0)
            return;
        const QStringView suffix = QStringView(result.stem).sliced(dot + 1);
        const bool up = suffix.compare(QLatin1String("up"), Qt::CaseInsensitive) == 0;
        const bool down = suffix.compare(QLatin1String("down"), Qt::CaseInsensitive) == 0;
        if ((up || down) && result.half == Half::Whole) {
            result.half = up ? Half::Up : Half::Down;
            result.stem.truncate(dot);
            continue;
        }
        const auto engine = std::find_if(engineSuffixes.begin(), engineSuffixes.end(), [suffix](const EngineSuffix &candidate) {
            return suffix.compare(candidate.suffix, Qt::CaseInsensitive) == 0;
        });
        if (engine == engineSuffixes.end() || !result.engine.isEmpty())
            return;
        result.engine = engine->engine;
        result.stem.truncate(dot);
    }
}

} // namespace

QStringView fileNameOf(QStringView path)
{
    return path.sliced(path.lastIndexOf(QLatin1Char('/')) + 1);
}

bool isGlob(const QString &pattern)
{
    return pattern.contains(QLatin1Char('*')) || pattern.contains(QLatin1Char('?')) || pattern.contains(QLatin1Char('['));
}

bool isMigrationFileName(QStringView fileName)
{
    for (const QLatin1String extension : {QLatin1String(".sql"), QLatin1String(".cypher"), QLatin1String(".redis")}) {
        if (fileName.size() > extension.size() && fileName.endsWith(extension, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

MigrationName parseMigrationName(QStringView fileName)
{
    MigrationName result;
    const qsizetype dot = fileName.lastIndexOf(QLatin1Char('.'));
    result.stem = fileName.first(dot < 0 ? fileName.size() : dot).toString();
    if (fileName.endsWith(QLatin1String(".cypher"), Qt::CaseInsensitive))
        result.engine = QStringLiteral("neo4j");
    else if (fileName.endsWith(QLatin1String(".redis"), Qt::CaseInsensitive))
        result.engine = QStringLiteral("redis");
    cutHalfAndEngine(result);
    readNumber(result);
    return result;
}

} // namespace Varve::Project
