// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <span>

namespace Varve::Catalog {

/// A token of the text that SQLite keeps in sqlite_schema: complete and accepted by the server, so nothing here reports errors.
struct SqliteToken
{
    enum class Kind { Word, Quoted, String, Symbol };
    Kind kind = Kind::Word;
    QString text; ///< as written; of Quoted: in double quotes, whatever quotes it had

    bool isWord(QStringView upper) const { return kind == Kind::Word && text.compare(upper, Qt::CaseInsensitive) == 0; }
    bool isSymbol(QStringView symbol) const { return kind == Kind::Symbol && text == symbol; }
    /// The name that it stands for.
    QString name() const;
};

/// Without comments and blanks ("SQLite Syntax", lang_comment; "SQLite Keywords", lang_keywords).
QList<SqliteToken> sqliteTokens(QStringView sql);

/// One spelling for texts that differ in blanks, comments, the case of reserved words, and the kind of quotes. A clause begins a line.
QString canonicalSqlite(std::span<const SqliteToken> tokens);
QString canonicalSqlite(const QString &sql);

} // namespace Varve::Catalog
