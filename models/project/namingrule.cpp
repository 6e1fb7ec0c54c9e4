// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "namingrule.h"

#include "migrationname.h"
#include "texts_p.h"

#include <QRegularExpression>

namespace Varve::Project {

using Core::Expected;
using Kind = NamingRule::Part::Kind;

namespace {

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('-');
}

/// Reads a pattern from left to right.
class PatternReader final
{
public:
    explicit PatternReader(const QString &pattern) : m_pattern(pattern) { m_rule.pattern = pattern; }

    Expected<NamingRule> read();

private:
    Expected<> placeholder();
    Expected<> literal();
    Expected<> addPlaceholder(const QString &word, qsizetype at);
    Core::Error mistake(const QString &message, qsizetype at) const;

    QString m_pattern;
    NamingRule m_rule;
    qsizetype m_at = 0;
};

Core::Error PatternReader::mistake(const QString &message, qsizetype at) const
{
    Core::Error error;
    error.kind = Core::ErrorKind::ProjectFiles;
    error.message = Texts::tr("The naming rule \"%1\": %2").arg(m_pattern, message);
    error.where.column = static_cast<int>(m_pattern.first(at).toUcs4().size()) + 1;
    error.remedy = Texts::tr("Naming rules look like \"{number}_{name}\" or \"add_<feature>_to_<table>\".");
    return error;
}

Expected<NamingRule> PatternReader::read()
{
    while (m_at < m_pattern.size()) {
        const QChar c = m_pattern[m_at];
        const Expected<> part = c == QLatin1Char('{') || c == QLatin1Char('<') ? placeholder() : literal();
        if (!part)
            return Core::failure(part.error());
    }
    if (m_rule.placeholders().isEmpty())
        return Core::failure(mistake(Texts::tr("it has no placeholder like {name}, so that one file alone could fit."), 0));
    return m_rule;
}

Expected<> PatternReader::placeholder()
{
    const qsizetype begin = m_at;
    const QChar open = m_pattern[m_at++];
    const QChar close = open == QLatin1Char('{') ? QLatin1Char('}') : QLatin1Char('>');
    while (m_at < m_pattern.size() && isWordCharacter(m_pattern[m_at]))
        ++m_at;
    const QString word = m_pattern.sliced(begin + 1, m_at - begin - 1);
    if (m_at == m_pattern.size())
        return Core::failure(mistake(Texts::tr("\"%1\" has no \"%2\".").arg(open).arg(close), begin));
    if (m_pattern[m_at] != close) {
        return Core::failure(
            mistake(Texts::tr("a placeholder is one word and ends with \"%1\"; \"%2\" was found.").arg(close).arg(m_pattern[m_at]), m_at));
    }
    if (word.isEmpty())
        return Core::failure(mistake(Texts::tr("a placeholder needs a word."), begin));
    ++m_at;
    return addPlaceholder(word, begin);
}

Expected<> PatternReader::addPlaceholder(const QString &word, qsizetype at)
{
    if (word == QStringLiteral("number")) {
        if (!m_rule.parts.isEmpty())
            return Core::failure(mistake(Texts::tr("the number stands at the beginning."), at));
        m_rule.parts.append({Kind::Number, word});
        return {};
    }
    if (m_rule.placeholders().contains(word))
        return Core::failure(mistake(Texts::tr("\"%1\" stands in it twice.").arg(word), at));
    if (!m_rule.parts.isEmpty() && m_rule.parts.constLast().kind != Kind::Literal)
        return Core::failure(
            mistake(Texts::tr("something must stand between two placeholders, so that one knows where the first ends."), at));
    m_rule.parts.append({Kind::Placeholder, word});
    return {};
}

Expected<> PatternReader::literal()
{
    const qsizetype begin = m_at;
    while (m_at < m_pattern.size() && (isWordCharacter(m_pattern[m_at]) || m_pattern[m_at] == QLatin1Char('.')))
        ++m_at;
    if (m_at == begin)
        return Core::failure(mistake(Texts::tr("\"%1\" stands in no migration's name.").arg(m_pattern[m_at]), m_at));
    m_rule.parts.append({Kind::Literal, m_pattern.sliced(begin, m_at - begin)});
    // A number ends with "_" or "-", as parseMigrationName() reads it.
    const bool behindNumber = m_rule.parts.size() == 2 && m_rule.isNumbered();
    if (behindNumber && m_pattern[begin] != QLatin1Char('_') && m_pattern[begin] != QLatin1Char('-'))
        return Core::failure(mistake(Texts::tr("\"_\" or \"-\" stands behind the number."), begin));
    return {};
}

/// Everything but the number.
QRegularExpression expressionFor(const QList<NamingRule::Part> &parts)
{
    QString text = QStringLiteral("\\A");
    for (const NamingRule::Part &part : parts) {
        if (part.kind == Kind::Literal)
            text += QRegularExpression::escape(part.text);
        else if (part.kind == Kind::Placeholder)
            text += QStringLiteral("[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}_.-]*");
    }
    return QRegularExpression(text + QStringLiteral("\\z"), QRegularExpression::UseUnicodePropertiesOption);
}

} // namespace

QStringList NamingRule::placeholders() const
{
    QStringList words;
    for (const Part &part : parts) {
        if (part.kind == Kind::Placeholder)
            words += part.text;
    }
    return words;
}

bool NamingRule::fits(const MigrationName &name) const
{
    if (isNumbered() && name.number.isEmpty())
        return false;
    const QString behind = isNumbered() ? name.stem.sliced(name.number.size()) : name.stem;
    return expressionFor(parts).match(behind).hasMatch();
}

std::optional<QString> NamingRule::named(const QString &words, const QString &number) const
{
    // As the number's end is written in the rule: "{number}_add_{name}" makes "007_add_preferences" of "add_preferences".
    const QString name = isNumbered() ? QString(number + parts.value(1).text.left(1) + words) : words;
    const MigrationName parsed = parseMigrationName(QString(name + QStringLiteral(".sql")));
    if (parsed.stem == name && fits(parsed))
        return name;
    return std::nullopt;
}

QString NamingRule::filled(const QMap<QString, QString> &values, const QString &number) const
{
    QString name;
    for (const Part &part : parts)
        name += part.kind == Kind::Number ? number : part.kind == Kind::Placeholder ? values.value(part.text) : part.text;
    return name;
}

Expected<NamingRule> parseNamingRule(const QString &pattern)
{
    return PatternReader(pattern).read();
}

QString namingPatterns(const QList<NamingRule> &rules)
{
    QStringList patterns;
    for (const NamingRule &rule : rules)
        patterns += QLatin1Char('"') + rule.pattern + QLatin1Char('"');
    return patterns.join(QStringLiteral(", "));
}

} // namespace Varve::Project
