// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlitetable.h"

#include "sqlitetext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Varve::Catalog {
namespace {

using Tokens = std::span<const SqliteToken>;

/// Reads column definitions and table constraints from left to right.
class TableReader final
{
public:
    explicit TableReader(Tokens tokens) : m_tokens(tokens) {}
    SqliteTableText read();

private:
    bool atEnd() const { return m_at >= m_tokens.size(); }
    bool isWord(QStringView word) const { return !atEnd() && m_tokens[m_at].isWord(word); }
    bool isSymbol(QStringView symbol) const { return !atEnd() && m_tokens[m_at].isSymbol(symbol); }
    bool take(QStringView word);
    QString takeName();
    Tokens takeParentheses();
    QStringList takeColumnList();
    QString takeConflict();
    QString takeReference();
    void skipDefault();
    void readElement();
    void readConstraints(const QString &column);
    bool readConstraint(const QString &column, const QString &name);
    bool readColumnRule(const QString &column);

    Tokens m_tokens;
    std::size_t m_at = 0;
    SqliteTableText m_result;
};

bool TableReader::take(QStringView word)
{
    if (!isWord(word))
        return false;
    ++m_at;
    return true;
}

QString TableReader::takeName()
{
    return atEnd() ? QString() : m_tokens[m_at++].name();
}

/// What is between the parentheses here; goes on after them.
Tokens TableReader::takeParentheses()
{
    if (!isSymbol(u"("))
        return {};
    const std::size_t begin = ++m_at;
    for (int depth = 1; !atEnd(); ++m_at) {
        depth += isSymbol(u"(") ? 1 : isSymbol(u")") ? -1 : 0;
        if (depth == 0)
            return m_tokens.subspan(begin, m_at++ - begin);
    }
    return m_tokens.subspan(begin);
}

/// "(a, b COLLATE nocase DESC)" → a, b
QStringList TableReader::takeColumnList()
{
    QStringList names;
    bool isName = true;
    for (const SqliteToken &token : takeParentheses()) {
        if (isName)
            names += token.name().toLower();
        isName = token.isSymbol(u",");
    }
    return names;
}

QString TableReader::takeConflict()
{
    if (!isWord(u"ON") || m_at + 2 >= m_tokens.size() || !m_tokens[m_at + 1].isWord(u"CONFLICT"))
        return {};
    m_at += 3;
    return u"ON CONFLICT "_s + m_tokens[m_at - 1].text.toUpper();
}

/// After REFERENCES: passes over what the pragma tells, keeps when the key is checked.
QString TableReader::takeReference()
{
    takeName();
    takeParentheses();
    for (;;) {
        if (take(u"ON")) {
            ++m_at; // DELETE, UPDATE
            if (take(u"SET") || take(u"NO"))
                ++m_at; // NULL, DEFAULT, ACTION
            else
                ++m_at; // CASCADE, RESTRICT
        } else if (take(u"MATCH")) {
            ++m_at;
        } else {
            break;
        }
    }
    const std::size_t begin = m_at;
    if (isWord(u"NOT") && m_at + 1 < m_tokens.size() && m_tokens[m_at + 1].isWord(u"DEFERRABLE"))
        ++m_at;
    if (take(u"DEFERRABLE") && take(u"INITIALLY"))
        ++m_at;
    return canonicalSqlite(m_tokens.subspan(begin, std::min(m_at, m_tokens.size()) - begin)).toUpper();
}

/// The pragma has the value: "(expr)", "-1", "'x'", "CURRENT_TIMESTAMP".
void TableReader::skipDefault()
{
    if (isSymbol(u"(")) {
        takeParentheses();
        return;
    }
    if (isSymbol(u"-") || isSymbol(u"+"))
        ++m_at;
    ++m_at;
}

/// A key or a check, of a column (\a column has its name) or of the table. False: none is here.
bool TableReader::readConstraint(const QString &column, const QString &name)
{
    using Kind = SqliteTableText::Kind;
    const QStringList ownColumn = column.isEmpty() ? QStringList() : QStringList{column};
    SqliteTableText::Constraint constraint{.kind = Kind::Check, .name = name, .columns = ownColumn, .expression = {}, .addition = {}};
    if (take(u"PRIMARY")) {
        take(u"KEY");
        constraint.kind = Kind::PrimaryKey;
        if (column.isEmpty())
            constraint.columns = takeColumnList();
        if (take(u"DESC"))
            constraint.addition = u"DESC"_s;
        else
            take(u"ASC");
        constraint.addition = QStringList{constraint.addition, takeConflict()}.join(u' ').trimmed();
        if (take(u"AUTOINCREMENT"))
            constraint.addition = QString(constraint.addition + u" AUTOINCREMENT"_s).trimmed();
    } else if (take(u"UNIQUE")) {
        constraint.kind = Kind::UniqueKey;
        if (column.isEmpty())
            constraint.columns = takeColumnList();
        constraint.addition = takeConflict();
    } else if (take(u"CHECK")) {
        constraint.expression = canonicalSqlite(takeParentheses());
        takeConflict();
    } else if (take(u"FOREIGN")) {
        take(u"KEY");
        constraint.kind = Kind::ForeignKey;
        constraint.columns = takeColumnList();
        take(u"REFERENCES");
        constraint.addition = takeReference();
    } else if (take(u"REFERENCES")) {
        constraint.kind = Kind::ForeignKey;
        constraint.addition = takeReference();
    } else {
        return false;
    }
    m_result.constraints += constraint;
    return true;
}

/// What else a column may say. False: none is here.
bool TableReader::readColumnRule(const QString &column)
{
    SqliteTableText::Column &rules = m_result.columns[column];
    if (take(u"NOT")) {
        take(u"NULL");
        rules.conflict = takeConflict();
    } else if (take(u"NULL")) {
        takeConflict();
    } else if (take(u"DEFAULT")) {
        skipDefault();
    } else if (take(u"COLLATE")) {
        rules.collation = takeName().toUpper();
    } else if (take(u"GENERATED")) {
        take(u"ALWAYS");
    } else if (take(u"AS")) {
        rules.generated = canonicalSqlite(takeParentheses());
    } else {
        return false;
    }
    return true;
}

void TableReader::readConstraints(const QString &column)
{
    while (!atEnd() && !isSymbol(u",")) {
        const QString name = take(u"CONSTRAINT") ? takeName() : QString();
        if (readConstraint(column, name) || (!column.isEmpty() && readColumnRule(column)))
            continue;
        // A column's type, "STORED", or what a later SQLite may bring.
        if (isSymbol(u"("))
            takeParentheses();
        else
            ++m_at;
    }
}

void TableReader::readElement()
{
    const bool isTableConstraint
        = isWord(u"CONSTRAINT") || isWord(u"PRIMARY") || isWord(u"UNIQUE") || isWord(u"CHECK") || isWord(u"FOREIGN");
    const QString column = isTableConstraint ? QString() : takeName().toLower();
    readConstraints(column);
    if (isSymbol(u","))
        ++m_at;
}

SqliteTableText TableReader::read()
{
    while (!atEnd() && !isSymbol(u"("))
        ++m_at;
    m_tokens = takeParentheses();
    m_at = 0;
    while (!atEnd())
        readElement();
    return m_result;
}

} // namespace

const SqliteTableText::Constraint *SqliteTableText::find(Kind kind, const QStringList &columnNames) const
{
    QStringList wanted;
    for (const QString &name : columnNames)
        wanted += name.toLower();
    const auto found = std::find_if(constraints.cbegin(), constraints.cend(),
                                    [&](const Constraint &constraint) { return constraint.kind == kind && constraint.columns == wanted; });
    return found == constraints.cend() ? nullptr : &*found;
}

SqliteTableText readSqliteTable(const QString &sql)
{
    const QList<SqliteToken> tokens = sqliteTokens(sql);
    return TableReader(Tokens(tokens.constData(), static_cast<std::size_t>(tokens.size()))).read();
}

} // namespace Varve::Catalog
