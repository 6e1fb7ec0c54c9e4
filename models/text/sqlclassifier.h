// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialectoptions.h"
#include "leadingtokens.h"
#include "statement.h"

namespace Varve::Text {

/// Says what a SQL statement does, from the tokens at its beginning.
class SqlClassifier final
{
public:
    SqlClassifier(const StatementShape &shape, QByteArrayView window, const Dialect &dialect, Statement &statement)
        : m_shape(shape), m_dialect(dialect), m_statement(statement), m_tokens(shape, window)
    {}

    void run();

private:
    Keyword first() const { return m_tokens.word(m_at); }
    Keyword word(size_t ahead) const { return m_tokens.word(m_at + ahead); }
    bool isMySql() const { return m_dialect.name == DialectName::MySql || m_dialect.name == DialectName::MariaDb; }
    bool modifies() const;
    bool takesNextValue() const;
    bool replacesRows();

    void classify();
    void set(StatementKind kind, Keyword verb);
    void query(Keyword verb);
    void selectInto();
    void with();
    void explain();
    void ask();
    void cursor();
    void from();
    void define();
    void compound(Keyword verb);
    void analyze();
    void load();
    void manipulate(Keyword verb);
    size_t behindModifiers(size_t index, Keyword verb) const;
    void copy();
    void attach();
    void refresh();
    void rename();
    void definePhrase(size_t words, const QString &verb);
    void transaction();
    void begin();
    void setting();
    void call();
    void utility();
    bool otherStandard();
    void other();

    const StatementShape &m_shape;
    const Dialect &m_dialect;
    Statement &m_statement;
    LeadingTokens m_tokens;
    size_t m_at = 0; // first token that is no opening parenthesis
};

} // namespace Varve::Text
