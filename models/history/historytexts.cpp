// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "historytexts.h"

#include "texts_p.h"

#include <models/core/markdown.h>
#include <models/core/texttable.h>

#include <QJsonArray>
#include <QLocale>

#include <utility>

namespace Varve::History {

using namespace Qt::StringLiterals;

namespace {

QString timeText(const HistoryEntry &entry)
{
    return entry.appliedAt.toUTC().toString(Qt::ISODateWithMs);
}

/// A spreadsheet calculates what begins so, and a formula may fetch and send what it likes. The names and errors of a history are anybody's.
bool isFormula(const QString &text)
{
    bool isNumber = false;
    (void)text.toLongLong(&isNumber);
    return !isNumber && !text.isEmpty() && u"=+-@\t\r\n"_s.contains(text.front());
}

QString csvCell(const QString &text)
{
    const QString shown = isFormula(text) ? QString(u'\'' + text) : text;
    const bool isPlain = std::none_of(shown.cbegin(), shown.cend(), [](QChar c) { return u",\"\r\n"_s.contains(c); });
    return isPlain ? shown : QString(u'"' + QString(shown).replace(u'"', u"\"\""_s) + u'"');
}

QString csvLine(const QStringList &cells)
{
    QStringList line;
    for (const QString &cell : cells)
        line += csvCell(cell);
    return line.join(u',') + u"\r\n"_s;
}

QString truth(bool value)
{
    return value ? u"true"_s : u"false"_s;
}

QString htmlRow(const QStringList &cells, const QString &element, const QString &kind)
{
    QString row = kind.isEmpty() ? u"<tr>"_s : u"<tr class=\"%1\">"_s.arg(kind);
    for (const QString &cell : cells)
        row += u'<' + element + u'>' + cell.toHtmlEscaped() + u"</"_s + element + u'>';
    return row + u"</tr>\n"_s;
}

constexpr auto pageStyle = R"(:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
h1 { font-size: 1.3rem; font-weight: 600; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top; }
td:nth-child(1), td:nth-child(5) { font-variant-numeric: tabular-nums; white-space: nowrap; }
td:last-child { white-space: pre-wrap; }
tr.failed td:nth-child(3) { color: light-dark(#a3261b, #ff8a7d); font-weight: 600; }
)";

QJsonObject toJson(const HistoryEntry &entry)
{
    return {{u"id"_s, entry.id},
            {u"migrationId"_s, entry.migrationId},
            {u"migrationName"_s, entry.migrationName},
            {u"database"_s, entry.databaseName},
            {u"version"_s, entry.version},
            {u"appliedAt"_s, entry.appliedAt.toString(Qt::ISODateWithMs)},
            {u"appliedBy"_s, entry.appliedBy},
            {u"checksum"_s, entry.checksum},
            {u"tokenChecksum"_s, entry.tokenChecksum.isEmpty() ? QJsonValue() : QJsonValue(entry.tokenChecksum)},
            {u"success"_s, entry.success},
            {u"error"_s, entry.success ? QString() : entry.errorMessage},
            {u"note"_s, entry.note()},
            {u"rollbackAvailable"_s, entry.rollbackAvailable},
            {u"milliseconds"_s, entry.executionMs},
            {u"direction"_s, entry.direction == Direction::Up ? u"up"_s : u"down"_s},
            {u"statementsTotal"_s, entry.statementsTotal},
            {u"statementsDone"_s, entry.statementsDone},
            {u"toolVersion"_s, entry.toolVersion},
            {u"run"_s, entry.runId}};
}

/// What was found around each run of \a history, by run id.
QJsonObject integrityJson(const QList<HistoryEntry> &history, const IntegrityReports &reports)
{
    QJsonObject object;
    for (const HistoryEntry &entry : history) {
        if (const auto report = reports.constFind(entry.runId); report != reports.cend())
            object.insert(entry.runId, report->toObject());
    }
    return object;
}

} // namespace

QString title(const HistoryEntry &entry)
{
    const bool up = entry.direction == Direction::Up;
    if (!entry.success)
        return up ? Texts::tr("failed") : Texts::tr("rollback failed");
    if (entry.isBaseline())
        return Texts::tr("baseline");
    if (entry.isRepair())
        return Texts::tr("repaired");
    if (entry.isMarkOnly())
        return up ? Texts::tr("marked as applied") : Texts::tr("marked as not applied");
    return up ? Texts::tr("applied") : Texts::tr("rolled back");
}

QList<QStringList> historyRows(const QList<HistoryEntry> &history)
{
    QList<QStringList> rows{
        {Texts::tr("When (UTC)"), Texts::tr("Migration"), Texts::tr("What"), Texts::tr("By"), Texts::tr("ms"), Texts::tr("Message")}};
    for (const HistoryEntry &entry : history)
        rows += {entry.appliedAt.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s),
                 entry.migrationId,
                 title(entry),
                 entry.appliedBy,
                 QString::number(entry.executionMs),
                 entry.errorMessage.section(u'\n', 0, 0)};
    return rows;
}

QString historyAsText(const QList<HistoryEntry> &history, const IntegrityReports &reports)
{
    if (history.isEmpty())
        return Texts::tr("Nothing has been run here.") + u'\n';
    QString text = Core::textTable(historyRows(history));
    QString last;
    for (const HistoryEntry &entry : history) {
        if (std::exchange(last, entry.runId) == entry.runId)
            continue;
        for (const QString &finding : reports.value(entry.runId).findings)
            text += Texts::tr("Found after %1: %2").arg(entry.migrationId, finding) + u'\n';
    }
    return text;
}

QJsonObject historyAsJson(const QString &environment, const QList<HistoryEntry> &history, const IntegrityReports &reports)
{
    QJsonArray entries;
    for (const HistoryEntry &entry : history)
        entries.append(toJson(entry));
    return {{u"format"_s, u"varve-history/1"_s},
            {u"environment"_s, environment},
            {u"entries"_s, entries},
            {u"integrity"_s, integrityJson(history, reports)}};
}

QByteArray historyAsCsv(const QList<HistoryEntry> &history)
{
    QString text
        = csvLine({u"id"_s, u"migration_id"_s, u"migration_name"_s, u"database_name"_s, u"version"_s, u"applied_at"_s, u"applied_by"_s,
                   u"checksum"_s, u"success"_s, u"error_message"_s, u"rollback_available"_s, u"execution_ms"_s, u"direction"_s,
                   u"statements_total"_s, u"statements_done"_s, u"tool_version"_s, u"run_id"_s, u"token_checksum"_s});
    for (const HistoryEntry &entry : history) {
        text += csvLine({QString::number(entry.id), entry.migrationId, entry.migrationName, entry.databaseName, entry.version,
                         timeText(entry), entry.appliedBy, entry.checksum, truth(entry.success), entry.errorMessage,
                         truth(entry.rollbackAvailable), QString::number(entry.executionMs),
                         entry.direction == Direction::Up ? u"up"_s : u"down"_s, QString::number(entry.statementsTotal),
                         QString::number(entry.statementsDone), entry.toolVersion, entry.runId, entry.tokenChecksum});
    }
    return text.toUtf8();
}

QString historyAsMarkdown(const QList<HistoryEntry> &history)
{
    QString text;
    for (const QStringList &row : historyRows(history)) {
        QStringList cells;
        for (const QString &cell : row)
            cells += Core::markdownText(cell);
        const bool isHeader = text.isEmpty();
        text += Core::markdownRow(cells);
        if (isHeader)
            text += Core::markdownRow(QStringList(cells.size(), u"---"_s));
    }
    return text;
}

QString historyTitle(const QString &project, const QString &environment)
{
    return Texts::tr("%1: history of %2").arg(project, environment);
}

QString historyAsHtml(const QString &title, const QList<HistoryEntry> &history)
{
    const QList<QStringList> rows = historyRows(history);
    QString body = u"<thead>\n"_s + htmlRow(rows.constFirst(), u"th"_s, {}) + u"</thead>\n<tbody>\n"_s;
    for (qsizetype at = 0; at < history.size(); ++at) {
        QStringList cells = rows.at(at + 1);
        cells.last() = history.at(at).errorMessage;
        body += htmlRow(cells, u"td"_s, history.at(at).success ? QString() : u"failed"_s);
    }
    const QString name = title.toHtmlEscaped();
    return u"<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"_s.arg(QLocale().bcp47Name())
        + name + u"</title>\n<style>\n"_s + QString::fromLatin1(pageStyle) + u"</style>\n</head>\n<body>\n<h1>"_s + name
        + u"</h1>\n<table>\n"_s + body + u"</tbody>\n</table>\n</body>\n</html>\n"_s;
}

} // namespace Varve::History
