// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "expectation.h"

#include "comment.h"
#include "lexer.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <utility>

namespace Varve::Text {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Varve::Text", text);
}

/// What stands behind "expect:" in a comment, without blanks at its ends.
std::optional<ByteRange> expectationIn(QByteArrayView script, const Token &comment)
{
    constexpr QByteArrayView prefix = "expect:";
    const ByteRange content = commentContent(script, comment);
    qint64 begin = content.offset;
    qint64 end = content.end();
    const auto isBlank = [&](qint64 at) { return script[at] == ' ' || script[at] == '\t'; };
    while (begin < end && isBlank(begin))
        ++begin;
    if (end - begin < prefix.size()
        || qstrnicmp(script.data() + begin, prefix.data(), static_cast<size_t>(prefix.size())) != 0) // no NUL in between
        return std::nullopt;
    begin += prefix.size();
    while (begin < end && isBlank(begin))
        ++begin;
    while (end > begin && isBlank(end - 1))
        --end;
    return ByteRange{begin, end - begin};
}

/// Reads one expectation; its mistakes know how many characters stand before them.
class ExpectationReader
{
public:
    ExpectationReader(const QString &text, const Core::SourcePosition &where) : m_text(text), m_where(where) {}

    Core::Expected<Expectation> read();

private:
    tl::unexpected<Core::Error> mistake(const QString &message, qsizetype at) const;
    Core::Expected<Expectation> readComparison(Expectation result) const;
    Core::Expected<QString> readValue(qsizetype at) const;

    QString m_text;
    Core::SourcePosition m_where;
};

tl::unexpected<Core::Error> ExpectationReader::mistake(const QString &message, qsizetype at) const
{
    Core::Error error;
    error.kind = Core::ErrorKind::ProjectFiles;
    error.message = message;
    error.where = m_where;
    const QString before = m_text.first(at);
    if (error.where.isValid())
        error.where.column += static_cast<int>(before.toUcs4().size());
    if (error.where.offset >= 0)
        error.where.offset += before.toUtf8().size();
    error.remedy = tr("Write a value, \"rows\", \"no rows\", \"3 rows\", or a comparison like \"> 0\".");
    return Core::failure(error);
}

Core::Expected<QString> ExpectationReader::readValue(qsizetype at) const
{
    const QString value = m_text.sliced(at);
    const QChar quote = value.front();
    if (quote != u'\'' && quote != u'"')
        return value;
    if (value.size() < 2 || value.back() != quote)
        return mistake(tr("The text that is expected begins with %1 and does not end with it.").arg(quote), at);
    return value.sliced(1, value.size() - 2);
}

Core::Expected<Expectation> ExpectationReader::readComparison(Expectation result) const
{
    using Comparison = Expectation::Comparison;
    static const QList<std::pair<QString, Comparison>> signs
        = {{QStringLiteral(">="), Comparison::GreaterOrEqual}, {QStringLiteral("<="), Comparison::LessOrEqual},
           {QStringLiteral("<>"), Comparison::NotEqual},       {QStringLiteral("!="), Comparison::NotEqual},
           {QStringLiteral("=="), Comparison::Equal},          {QStringLiteral("="), Comparison::Equal},
           {QStringLiteral(">"), Comparison::Greater},         {QStringLiteral("<"), Comparison::Less}};
    qsizetype at = 0;
    for (const auto &[sign, comparison] : signs) {
        if (!m_text.startsWith(sign))
            continue;
        result.comparison = comparison;
        at = sign.size();
        break;
    }
    while (at < m_text.size() && m_text[at].isSpace())
        ++at;
    if (at == m_text.size())
        return mistake(tr("The comparison \"%1\" has nothing to compare with.").arg(m_text), at);
    if (QStringLiteral("<>=!").contains(m_text[at]) && at > 0)
        return mistake(tr("\"%1\" is no comparison; there are =, <>, <, <=, > and >=.").arg(m_text.first(at + 1)), at);
    const Core::Expected<QString> value = readValue(at);
    if (!value)
        return Core::failure(value.error());
    result.kind = Expectation::Kind::Value;
    result.value = *value;
    return result;
}

Core::Expected<Expectation> ExpectationReader::read()
{
    Expectation result;
    result.text = m_text;
    if (m_text.isEmpty())
        return mistake(tr("Nothing stands behind \"expect:\"."), 0);
    static const QRegularExpression rows(QStringLiteral("^(?:(no)\\s+|(\\d{1,18})\\s+)?rows?$"), QRegularExpression::CaseInsensitiveOption);
    if (const QRegularExpressionMatch match = rows.match(m_text); match.hasMatch()) {
        result.kind = match.hasCaptured(1) ? Expectation::Kind::NoRows
            : match.hasCaptured(2)         ? Expectation::Kind::RowCount
                                           : Expectation::Kind::Rows;
        result.rows = match.captured(2).toLongLong();
        return result;
    }
    static const QRegularExpression countedRows(QStringLiteral("^([<>=!]+)\\s*\\d+\\s+rows?$"), QRegularExpression::CaseInsensitiveOption);
    if (countedRows.match(m_text).hasMatch())
        return mistake(tr("A number of rows is compared with nothing else: \"%1\".").arg(m_text), 0);
    return readComparison(result);
}

} // namespace

Core::Expected<Expectation> parseExpectation(const QString &text, const Core::SourcePosition &where)
{
    return ExpectationReader(text, where).read();
}

std::optional<ByteRange> findExpectation(QByteArrayView script, const ByteRange &query, DialectName name)
{
    Lexer lexer(dialect(name));
    lexer.setWindow(script, true);
    lexer.seek(query.end());
    int lines = 0;
    for (;;) {
        const Token token = lexer.next();
        const QByteArrayView bytes = token.in(script);
        const bool delimiter = token.kind == TokenKind::Delimiter || (token.kind == TokenKind::Symbol && bytes == ";");
        if (token.kind == TokenKind::LineComment) {
            if (const std::optional<ByteRange> found = expectationIn(script, token))
                return found;
        } else if (token.kind == TokenKind::Blank || delimiter) {
            lines += static_cast<int>(bytes.count('\n')) + (bytes.contains('\n') ? 0 : static_cast<int>(bytes.count('\r')));
        } else {
            return std::nullopt;
        }
        if (lines > 1)
            return std::nullopt;
    }
}

Core::Expected<Expectation> readExpectation(QByteArrayView script, const ByteRange &query, DialectName name, const QString &file)
{
    const std::optional<ByteRange> found = findExpectation(script, query, name);
    if (!found)
        return Expectation();
    return parseExpectation(QString::fromUtf8(found->in(script)), Core::positionAt(script, found->offset, file));
}

QList<ByteRange> writtenExpectations(QByteArrayView script, const ByteRange &range, DialectName name)
{
    QList<ByteRange> result;
    const QByteArrayView window = script.first(range.end());
    Lexer lexer(dialect(name));
    lexer.setWindow(window, true);
    lexer.seek(range.offset);
    for (Token token = lexer.next(); !token.isLast(); token = lexer.next()) {
        if (token.kind != TokenKind::LineComment)
            continue;
        if (const std::optional<ByteRange> found = expectationIn(window, token))
            result += *found;
    }
    return result;
}

} // namespace Varve::Text
