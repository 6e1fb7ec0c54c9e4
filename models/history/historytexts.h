// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "historyentry.h"
#include "integrityreport.h"

#include <QHash>
#include <QStringList>

namespace Varve::History {

/// What was found around runs, by run id.
using IntegrityReports = QHash<QString, IntegrityReport>;

/// What a row says was done: "applied", "rolled back", "marked as applied", "repaired".
QString title(const HistoryEntry &entry);

/// A history as a table for a person: the header, then a row for each entry.
QList<QStringList> historyRows(const QList<HistoryEntry> &history);

/// That table in lines of text, and below it what is not as it should be since a run: nothing, mostly.
QString historyAsText(const QList<HistoryEntry> &history, const IntegrityReports &reports);

/// "format": "varve-history/1".
QJsonObject historyAsJson(const QString &environment, const QList<HistoryEntry> &history, const IntegrityReports &reports);

/// RFC 4180, with all columns under the names that they have in the table of the database. Before a text that a spreadsheet would take as a
/// formula stands an apostrophe.
QByteArray historyAsCsv(const QList<HistoryEntry> &history);

QString historyAsMarkdown(const QList<HistoryEntry> &history);

/// "shop: history of test", for historyAsHtml().
QString historyTitle(const QString &project, const QString &environment);

/// A page of its own, without anything from elsewhere, for light and dark.
QString historyAsHtml(const QString &title, const QList<HistoryEntry> &history);

} // namespace Varve::History
