// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks_p.h"

#include "statementtokens.h"

#include "../texts_p.h"

#include <models/text/dialectoptions.h>

#include <QSet>

namespace Varve::Project {

namespace {

using Text::TokenKind;

enum class Place { Catalog, Schema };

/// The variables that hold a catalog's or a schema's name in some environment.
class NameVariables final
{
public:
    explicit NameVariables(const Project &project)
    {
        add(project.variables);
        for (const Environment &environment : project.environments)
            add(environment.variables);
    }

    /// Whether a value stands anywhere in \a script: where none does, nobody needs to look closer.
    bool occurIn(QByteArrayView script) const
    {
        return std::any_of(m_byValue.keyBegin(), m_byValue.keyEnd(), [&](const QByteArray &value) { return script.contains(value); });
    }
    /// The variable to write for \a value at \a place; empty when there is none.
    QString variableFor(const QByteArray &value, Place place) const;
    /// Some environment's value of \a variable must stand in quotes.
    bool needsQuotes(const QString &variable) const { return m_needQuotes.contains(variable); }

private:
    void add(const Text::Variables &variables);

    QHash<QByteArray, QStringList> m_byValue;
    QSet<QString> m_needQuotes;
};

bool holds(const QString &name, std::initializer_list<QLatin1StringView> words)
{
    return std::any_of(words.begin(), words.end(), [&](QLatin1StringView word) { return name.contains(word, Qt::CaseInsensitive); });
}

bool isCatalogName(const QString &name)
{
    return holds(name, {QLatin1StringView("catalog"), QLatin1StringView("database")});
}

bool isSchemaName(const QString &name)
{
    return holds(name, {QLatin1StringView("schema"), QLatin1StringView("namespace"), QLatin1StringView("dataset")});
}

bool isPlainName(const QString &value)
{
    return !value.isEmpty() && !value.front().isDigit()
        && std::all_of(value.begin(), value.end(), [](QChar c) { return c.isLetterOrNumber() || c == QLatin1Char('_'); });
}

void NameVariables::add(const Text::Variables &variables)
{
    for (auto it = variables.cbegin(); it != variables.cend(); ++it) {
        const bool isName = isCatalogName(it.key()) || isSchemaName(it.key());
        if (!isName || it->secret || it->value.isEmpty() || it.key().startsWith(QStringLiteral("varve.")))
            continue;
        QStringList &names = m_byValue[it->value.toUtf8()];
        if (!names.contains(it.key()))
            names += it.key();
        if (!isPlainName(it->value))
            m_needQuotes += it.key();
    }
}

QString NameVariables::variableFor(const QByteArray &value, Place place) const
{
    const QStringList names = m_byValue.value(value);
    const auto fits = [place](const QString &name) { return place == Place::Catalog ? isCatalogName(name) : isSchemaName(name); };
    const auto best = std::find_if(names.begin(), names.end(), fits);
    return best != names.end() ? *best : names.value(0);
}

/// One name of "catalog.schema.table".
struct NamePart
{
    Text::Token token;
    QByteArray name;     ///< without quotes
    bool simple = false; ///< one token, which no ${…} touches
};

/// Reads one statement's names.
class WrittenOutFinder final
{
public:
    WrittenOutFinder(const CheckedPart &part, const CheckedFile &file, const NameVariables &variables)
        : m_part(part), m_file(file), m_variables(variables)
    {}

    void look(const Text::Statement &statement, QList<Finding> &findings);

private:
    struct Chain
    {
        QList<NamePart> parts;
        bool wholeIsSchema = false; ///< CREATE SCHEMA name, USE name: every part qualifies something
    };
    void readChains(const QList<StatementToken> &tokens);
    qsizetype readChain(const QList<StatementToken> &tokens, qsizetype at);
    NamePart partAt(const QList<StatementToken> &tokens, qsizetype at, qsizetype *end) const;
    void lookAtStrings(const Text::Statement &statement, const QList<StatementToken> &tokens, QList<Finding> &findings) const;
    void add(const Text::Statement &statement, const Text::Token &token, const QByteArray &value, Place place,
             QList<Finding> &findings) const;
    QByteArray replacement(const Text::Token &token, const QString &variable) const;

    const CheckedPart &m_part;
    const CheckedFile &m_file;
    const NameVariables &m_variables;
    QList<Chain> m_chains;
    QSet<QByteArray> m_others; ///< names of tables, columns and aliases in the statement
};

bool isNameToken(const StatementToken &token)
{
    return token.isName() || token.token.kind == TokenKind::Variable || token.token.kind == TokenKind::Escape;
}

/// Quoted texts and names without an escape in them.
std::optional<QByteArray> contentOf(QByteArrayView script, const Text::Token &token)
{
    const QByteArrayView bytes = token.in(script);
    if (token.kind == TokenKind::Word)
        return bytes.toByteArray();
    if (bytes.size() < 3 || !token.quote || bytes.front() != token.quote->open || bytes.back() != token.quote->close)
        return std::nullopt;
    const QByteArray content = bytes.sliced(1, bytes.size() - 2).toByteArray();
    return content.contains(token.quote->close) || content.contains('\\') || content.contains("${") ? std::nullopt : std::optional(content);
}

NamePart WrittenOutFinder::partAt(const QList<StatementToken> &tokens, qsizetype at, qsizetype *end) const
{
    NamePart part{tokens[at].token, {}, tokens[at].isName()};
    qsizetype next = at + 1;
    // ${tenant}_data is one name of two tokens.
    while (next < tokens.size() && isNameToken(tokens[next]) && tokens[next].token.offset == tokens[next - 1].token.end()) {
        part.simple = false;
        ++next;
    }
    const std::optional<QByteArray> content = part.simple ? contentOf(m_part.script, part.token) : std::nullopt;
    part.simple = content.has_value();
    part.name = content.value_or(QByteArray());
    *end = next;
    return part;
}

/// Reads name.name.name from \a at; gives where it ends.
qsizetype WrittenOutFinder::readChain(const QList<StatementToken> &tokens, qsizetype at)
{
    static const QSet<QByteArray> schemaWords{"SCHEMA", "DATABASE", "CATALOG", "NAMESPACE", "USE"};
    static const QSet<QByteArray> between{"IF", "NOT", "EXISTS"};
    qsizetype before = at - 1;
    while (before >= 0 && between.contains(tokens[before].word))
        --before;
    Chain chain;
    chain.wholeIsSchema = before >= 0 && schemaWords.contains(tokens[before].word);
    qsizetype end = at;
    for (;;) {
        chain.parts += partAt(tokens, end, &end);
        const bool goesOn = end + 1 < tokens.size() && tokens[end].word == "." && isNameToken(tokens[end + 1]);
        if (!goesOn)
            break;
        ++end;
    }
    if (!chain.wholeIsSchema)
        m_others += chain.parts.constLast().name;
    if (chain.parts.size() > 1 || chain.wholeIsSchema)
        m_chains += chain;
    return end;
}

void WrittenOutFinder::readChains(const QList<StatementToken> &tokens)
{
    m_chains.clear();
    m_others.clear();
    for (qsizetype at = 0; at < tokens.size();)
        at = isNameToken(tokens[at]) ? readChain(tokens, at) : at + 1;
}

QByteArray WrittenOutFinder::replacement(const Text::Token &token, const QString &variable) const
{
    const QByteArray written = "${" + variable.toUtf8() + '}';
    if (token.kind != TokenKind::Word || !m_variables.needsQuotes(variable))
        return written;
    const auto &quotes = Text::dialect(m_file.dialect).quotes;
    const auto quote
        = std::find_if(quotes.begin(), quotes.end(), [](const Text::Quote &q) { return q.meaning == Text::QuoteMeaning::Name; });
    return quote == quotes.end() ? written : quote->open + written + quote->close;
}

void WrittenOutFinder::add(const Text::Statement &statement, const Text::Token &token, const QByteArray &value, Place place,
                           QList<Finding> &findings) const
{
    const QString variable = m_variables.variableFor(value, place);
    if (variable.isEmpty())
        return;
    const qint64 inset = token.kind == TokenKind::Word ? 0 : 1; // behind the quote
    const QByteArray written = replacement(token, variable);
    const QString name = QString::fromUtf8(value);
    findings += {Texts::tr("\"%1\" is written out, and the project has it as ${%2}: other environments have another name there.")
                     .arg(name, variable),
                 placeIn(m_part, statement, token.offset), Texts::tr("Write %1 instead.").arg(QString::fromUtf8(written)),
                 Core::TextEdit{token.offset + inset, token.length - 2 * inset, value, written}};
}

/// WHERE table_schema = 'name', as people ask information_schema and the like.
void WrittenOutFinder::lookAtStrings(const Text::Statement &statement, const QList<StatementToken> &tokens, QList<Finding> &findings) const
{
    static const QSet<QByteArray> catalogs{"TABLE_CATALOG", "CATALOG_NAME", "CONSTRAINT_CATALOG"};
    static const QSet<QByteArray> schemas{"TABLE_SCHEMA", "SCHEMA_NAME", "CONSTRAINT_SCHEMA", "SCHEMANAME", "NSPNAME"};
    for (qsizetype i = 0; i + 2 < tokens.size(); ++i) {
        const bool isCatalog = catalogs.contains(tokens[i].word);
        if ((!isCatalog && !schemas.contains(tokens[i].word)) || tokens[i + 1].word != "=" || tokens[i + 2].token.kind != TokenKind::String)
            continue;
        const Text::Token &token = tokens[i + 2].token;
        if (const std::optional<QByteArray> content = contentOf(m_part.script, token))
            add(statement, token, *content, isCatalog ? Place::Catalog : Place::Schema, findings);
    }
}

void WrittenOutFinder::look(const Text::Statement &statement, QList<Finding> &findings)
{
    const QList<StatementToken> tokens = significantTokens(m_part, statement, m_file.dialect);
    readChains(tokens);
    for (const Chain &chain : std::as_const(m_chains)) {
        const qsizetype qualifiers = chain.wholeIsSchema ? chain.parts.size() : chain.parts.size() - 1;
        for (qsizetype i = 0; i < qualifiers; ++i) {
            const NamePart &part = chain.parts[i];
            // users.id may be a column of the table users, whatever a schema is called.
            const bool maybeTable = chain.parts.size() == 2 && !chain.wholeIsSchema && m_others.contains(part.name);
            const bool last = i + 1 == qualifiers;
            if (part.simple && !maybeTable)
                add(statement, part.token, part.name, last ? Place::Schema : Place::Catalog, findings);
        }
    }
    lookAtStrings(statement, tokens, findings);
}

} // namespace

QList<Finding> findWrittenOut(const CheckedFile &file)
{
    const NameVariables variables(file.project);
    if (!file.project.policies.variables || !file.sections.header.variables())
        return {};
    QList<Finding> findings;
    for (const CheckedPart *part : {&file.up, &file.verify, &file.down}) {
        if (part->statements.isEmpty() || !variables.occurIn(part->script))
            continue;
        WrittenOutFinder finder(*part, file, variables);
        for (const Text::Statement &statement : part->statements)
            finder.look(statement, findings);
    }
    return findings;
}

} // namespace Varve::Project
