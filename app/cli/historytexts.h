// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/history/historyentry.h>

#include <QStringList>

namespace Varve::Cli {

/// A history as a table for a person: the header, then a row for each entry.
QList<QStringList> historyRows(const QList<History::HistoryEntry> &history);

/// RFC 4180, with all columns under the names that they have in the table of the database.
QByteArray historyAsCsv(const QList<History::HistoryEntry> &history);

QString historyAsMarkdown(const QList<History::HistoryEntry> &history);

/// A page of its own, without anything from elsewhere, for light and dark.
QString historyAsHtml(const QString &title, const QList<History::HistoryEntry> &history);

} // namespace Varve::Cli
