// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks_p.h"

#include "idempotentforms_p.h"
#include "statementtokens.h"

#include "../texts_p.h"

#include <QSet>

namespace Varve::Project {

namespace {

using Tokens = QList<StatementToken>;

QString wordsOf(IdempotentForm form)
{
    switch (form) {
    case IdempotentForm::None: break;
    case IdempotentForm::IfNotExists: return QStringLiteral("IF NOT EXISTS");
    case IdempotentForm::OrReplace: return QStringLiteral("OR REPLACE");
    case IdempotentForm::OrAlter: return QStringLiteral("OR ALTER");
    case IdempotentForm::IfExists: return QStringLiteral("IF EXISTS");
    }
    return {};
}

/// Looks at one section.
class IdempotenceFinder final
{
public:
    IdempotenceFinder(const CheckedPart &part, Text::DialectName dialect) : m_part(part), m_dialect(dialect) {}

    QList<Finding> find();

private:
    void look(const Text::Statement &statement, const Tokens &tokens);
    void lookAtAlteration(const Text::Statement &statement, const Tokens &tokens);
    void lookAtPart(const Text::Statement &statement, const Tokens &tokens, qsizetype at);
    void add(const QString &verb, IdempotentForm form, const Core::SourcePosition &where);

    const CheckedPart &m_part;
    Text::DialectName m_dialect;
    QSet<QString> m_dropped; ///< with IF EXISTS, just before it is made anew: "TABLE name"
    QList<Finding> m_findings;
};

/// IF or OR REPLACE stands before the name, outside parentheses.
bool isGuarded(const Tokens &tokens)
{
    constexpr qsizetype longest = 12; // CREATE OR REPLACE TEMPORARY MATERIALIZED VIEW IF NOT EXISTS a.b.c
    for (qsizetype i = 0; i < std::min(longest, tokens.size()) && tokens[i].word != "("; ++i) {
        if (tokens[i].word == "IF" || (i == 1 && tokens[i].word == "OR"))
            return true;
    }
    return false;
}

bool isTemporary(const Tokens &tokens)
{
    return tokens.size() > 1 && (tokens[1].word == "TEMP" || tokens[1].word == "TEMPORARY");
}

/// CREATE INDEX ON t (c): without a name there is nothing to look for.
bool isNamelessIndex(const Text::Statement &statement, const Tokens &tokens)
{
    if (statement.verb != u"CREATE INDEX")
        return false;
    for (qsizetype i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].word == "INDEX" || tokens[i].word == "CONCURRENTLY") {
            if (tokens[i + 1].word == "ON" || tokens[i + 1].word == "FOR")
                return true;
        }
    }
    return false;
}

void IdempotenceFinder::add(const QString &verb, IdempotentForm form, const Core::SourcePosition &where)
{
    const QString words = wordsOf(form);
    const QString better = form == IdempotentForm::OrReplace || form == IdempotentForm::OrAlter
        ? QString(verb).replace(u' ', u' ' + words + u' ')
        : verb + u' ' + words;
    m_findings += {Texts::tr("%1 without %2 fails where it has run before.").arg(verb, words), where, Texts::tr("Write %1.").arg(better)};
}

void IdempotenceFinder::look(const Text::Statement &statement, const Tokens &tokens)
{
    const IdempotentForm form = idempotentForm(m_dialect, statement.verb);
    if (form == IdempotentForm::None || isTemporary(tokens) || isNamelessIndex(statement, tokens))
        return;
    const QString object = statement.verb.section(u' ', 1) + u' ' + objectOf(m_part, statement);
    if (isGuarded(tokens)) {
        if (form == IdempotentForm::IfExists)
            m_dropped += object;
        return;
    }
    if (!m_dropped.contains(object))
        add(statement.verb, form, statement.start);
}

/// ALTER TABLE t ADD COLUMN c …, DROP COLUMN d: each part on its own.
void IdempotenceFinder::lookAtAlteration(const Text::Statement &statement, const Tokens &tokens)
{
    for (qsizetype i = 3; i + 1 < tokens.size(); ++i) { // ALTER TABLE name
        const bool begins = tokens[i].depth == 0 && (tokens[i].word == "ADD" || tokens[i].word == "DROP");
        if (begins)
            lookAtPart(statement, tokens, i);
    }
}

void IdempotenceFinder::lookAtPart(const Text::Statement &statement, const Tokens &tokens, qsizetype at)
{
    const QByteArray object = tokens[at + 1].word;
    if (object != "COLUMN" && object != "CONSTRAINT")
        return;
    const QString verb = QString::fromLatin1(tokens[at].word + ' ' + object);
    const IdempotentForm form = idempotentForm(m_dialect, verb);
    const bool guarded = at + 2 < tokens.size() && tokens[at + 2].word == "IF";
    if (form != IdempotentForm::None && !guarded)
        add(verb, form, placeIn(m_part, statement, tokens[at].token.offset));
}

QList<Finding> IdempotenceFinder::find()
{
    for (const Text::Statement &statement : m_part.statements) {
        if (statement.kind != Text::StatementKind::Definition)
            continue;
        const Tokens tokens = significantTokens(m_part, statement, m_dialect);
        if (statement.verb == u"ALTER TABLE")
            lookAtAlteration(statement, tokens);
        else
            look(statement, tokens);
    }
    return m_findings;
}

} // namespace

QList<Finding> findNotIdempotent(const CheckedFile &file)
{
    if (!file.migration.runsWithMigrate())
        return {};
    return IdempotenceFinder(file.up, file.dialect).find() + IdempotenceFinder(file.down, file.dialect).find();
}

} // namespace Varve::Project
