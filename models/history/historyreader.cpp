// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "historyreader.h"

#include "journal.h"
#include "texts_p.h"

#include <QVersionNumber>

#include <algorithm>

namespace Varve::History {

namespace {

/// Of "varve 0.1.0".
QVersionNumber versionIn(const QString &toolVersion)
{
    return QVersionNumber::fromString(toolVersion.section(QLatin1Char(' '), -1));
}

bool isNewer(const QString &toolVersion)
{
    static const QVersionNumber own = QVersionNumber::fromString(QStringLiteral(VARVE_VERSION));
    return toolVersion.startsWith(QStringLiteral("varve ")) && versionIn(toolVersion) > own;
}

bool isFalse(const QString &text)
{
    return text == QStringLiteral("0") || text == QStringLiteral("false") || text == QStringLiteral("f");
}

/// What is wrong with a row's value, as the end of a sentence; empty: nothing.
QString objection(const HistoryEntry &entry, const QString &direction, const QString &success, bool isWhole)
{
    const auto found = [](const QString &column, const QString &value, const QString &expected) {
        return Texts::tr("has \"%1\" as %2; expected is %3").arg(value, column, expected);
    };
    if (entry.migrationId.isEmpty())
        return Texts::tr("names no migration");
    if (direction != word(Direction::Up) && direction != word(Direction::Down))
        return found(QStringLiteral("direction"), direction, Texts::tr("up or down"));
    if (!entry.success && !isFalse(success))
        return found(QStringLiteral("success"), success, Texts::tr("true or false"));
    // Another way to make checksums: what it compares cannot be known. Only the whole row tells whose.
    const bool mayBeNewer = !isWhole || isNewer(entry.toolVersion);
    if (!entry.checksum.isEmpty() && !entry.checksum.startsWith(QStringLiteral("xxh3:")) && mayBeNewer)
        return found(QStringLiteral("checksum"), entry.checksum, QStringLiteral("xxh3:…"));
    return {};
}

Core::Error rowError(const QString &sentence, const QString &remedy)
{
    return {.kind = Core::ErrorKind::History, .message = sentence, .remedy = remedy};
}

} // namespace

void HistoryReader::take(const Database::Row &row)
{
    HistoryEntry entry;
    int column = 0;
    const auto textAboutRun = [&] { return m_isWhole ? row.text(column++) : QString(); };
    const auto numberAboutRun = [&] { return m_isWhole ? row.number(column++) : 0; };
    entry.id = row.number(column++);
    entry.migrationId = row.text(column++);
    entry.migrationName = textAboutRun();
    entry.databaseName = row.text(column++);
    entry.version = textAboutRun();
    if (m_isWhole)
        entry.appliedAt = historyTime(row.text(column++));
    entry.appliedBy = textAboutRun();
    entry.checksum = row.text(column++);
    entry.success = row.number(column++) != 0;
    const QString success = entry.success ? QString() : row.text(column - 1);
    entry.errorMessage = row.text(column++);
    entry.rollbackAvailable = numberAboutRun() != 0;
    entry.executionMs = numberAboutRun();
    const QString direction = row.text(column++);
    entry.direction = direction == word(Direction::Down) ? Direction::Down : Direction::Up;
    entry.statementsTotal = static_cast<int>(row.number(column++));
    entry.statementsDone = static_cast<int>(row.number(column++));
    entry.toolVersion = textAboutRun();
    entry.runId = textAboutRun();
    entry.tokenChecksum = row.text(column++);
    if (!m_error)
        check(entry, direction, success);
    m_isSorted = m_isSorted && (m_entries.isEmpty() || m_entries.constLast().id < entry.id);
    m_entries += std::move(entry);
}

void HistoryReader::check(const HistoryEntry &entry, const QString &direction, const QString &success)
{
    const QString wrong = objection(entry, direction, success, m_isWhole);
    if (wrong.isEmpty())
        return;
    const QString which = entry.migrationId.isEmpty() ? QString() : QString(QStringLiteral(" (") + entry.migrationId + QLatin1Char(')'));
    const QString sentence = Texts::tr("Row %1 of %2%3 %4.").arg(QString::number(entry.id), m_table, which, wrong);
    m_error = isNewer(entry.toolVersion)
        ? rowError(sentence, Texts::tr("A newer version wrote it (%1): use that one here.").arg(entry.toolVersion))
        : rowError(sentence, Texts::tr("Varve changes no row of a history. Correct the row, or bring the table back from a backup."));
}

void HistoryReader::sort()
{
    const auto isBefore = [](const HistoryEntry &left, const HistoryEntry &right) { return left.id < right.id; };
    std::sort(m_entries.begin(), m_entries.end(), isBefore);
    const auto isTwice = [](const HistoryEntry &left, const HistoryEntry &right) { return left.id == right.id; };
    const auto twice = std::adjacent_find(m_entries.cbegin(), m_entries.cend(), isTwice);
    if (twice == m_entries.cend())
        return;
    m_error = rowError(Texts::tr("Row %1 of %2 is there twice.").arg(twice->id).arg(m_table),
                       Texts::tr("Varve changes no row of a history. Keep the one that is true, and give the id its key again."));
}

Core::Expected<QList<HistoryEntry>> HistoryReader::result()
{
    if (!m_error && !m_isSorted)
        sort();
    if (m_error)
        return Core::failure(*m_error);
    return std::move(m_entries);
}

Core::Error HistoryReader::asHistoryError(Core::Error error) const
{
    // PostgreSQL: 42501 insufficient_privilege; MariaDB: 1142, 1143 table or column access denied. The rest is about what the columns hold.
    const bool isForbidden = error.serverCode == QStringLiteral("42501") || error.serverCode.startsWith(QStringLiteral("114"));
    if (error.kind != Core::ErrorKind::Statement || isForbidden)
        return error;
    error.kind = Core::ErrorKind::History;
    error.message = Texts::tr("The table %1 cannot be read as a history: %2.").arg(m_table, error.message);
    error.remedy
        = Texts::tr("Varve changes no row of a history. Give its columns their types again, or bring the table back from a backup.");
    return error;
}

} // namespace Varve::History
