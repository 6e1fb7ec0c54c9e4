// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "header.h"

#include "comment.h"
#include "lexer.h"
#include "positiontracker.h"

#include <QRegularExpression>

namespace Varve::Text {

namespace {

/// Keys whose value is a word or a list; those of Purpose and the like are sentences.
const QStringList &keysOfWords()
{
    static const QStringList keys{QStringLiteral("Date"),          QStringLiteral("Version"),      QStringLiteral("Database"),
                                  QStringLiteral("Prerequisites"), QStringLiteral("Dependencies"), QStringLiteral("Category"),
                                  QStringLiteral("Environments"),  QStringLiteral("Variables"),    QStringLiteral("Checks off"),
                                  QStringLiteral("Revises"),       QStringLiteral("Branch")};
    return keys;
}

/// Joins comment lines to fields.
class HeaderBuilder
{
public:
    HeaderBuilder(QByteArrayView script, const QString &file) : m_script(script), m_positions(file) {}

    void addLine(const ByteRange &content);
    /// What follows does not continue the last field.
    void endField() { m_open = false; }
    Header take() { return std::move(m_header); }

private:
    static bool isRuler(const QString &text);
    void continueField(const QString &line);

    QByteArrayView m_script;
    PositionTracker m_positions;
    Header m_header;
    bool m_open = false;    // the last field may go on
    qsizetype m_indent = 0; // of the last field's key
};

bool HeaderBuilder::isRuler(const QString &text)
{
    return text.size() >= 3 && std::all_of(text.begin(), text.end(), [](QChar c) { return QStringLiteral("=-*#_~+/").contains(c); });
}

void HeaderBuilder::addLine(const ByteRange &content)
{
    // Prose before the first key is the most of many files, and a regular expression the slowest way to see that.
    if (!m_open && !content.in(m_script).contains(':'))
        return;
    // Up to three words, a colon and a blank: "Rollback plan: …". A lower-case key is one word, so that prose is not taken for it.
    static const QRegularExpression keyLine(QStringLiteral("^(\\s*)((?:[\\p{Lu}][\\w/-]*(?: [\\w/-]+){0,2})|(?:[\\w-]+)):(?:\\s+(.*))?$"));
    const QString line = QString::fromUtf8(content.in(m_script));
    const QString text = line.trimmed();
    if (text.isEmpty() || isRuler(text)) {
        endField();
        return;
    }
    const QRegularExpressionMatch match = keyLine.match(line);
    // In another comment's guise a marker is neither a marker nor a field: written anew it would be one.
    if (match.captured(2).compare(u"varve", Qt::CaseInsensitive) == 0) {
        endField();
        return;
    }
    const qsizetype indent = match.hasMatch() ? match.capturedLength(1) : 0;
    if (match.hasMatch() && !(m_open && indent > m_indent + 1)) {
        const qint64 keyOffset = content.offset + line.left(indent).toUtf8().size();
        m_header.fields += {match.captured(2), match.captured(3).trimmed(), m_positions.at(m_script, keyOffset)};
        m_indent = indent;
        m_open = true;
    } else if (m_open) {
        continueField(line);
    }
}

void HeaderBuilder::continueField(const QString &line)
{
    static const QRegularExpression point(QStringLiteral("^[-*]\\s+"));
    static const QRegularExpression openEnd(QStringLiteral("(?:^|[,;]|\\sand)$"), QRegularExpression::CaseInsensitiveOption);
    HeaderField &field = m_header.fields.last();
    QString text = line.trimmed();
    if (!keysOfWords().contains(field.key, Qt::CaseInsensitive)) {
        field.value += field.value.isEmpty() ? text : QString(u' ' + text);
        return;
    }
    const bool isPoint = text.contains(point);
    const bool goesOn = openEnd.match(field.value).hasMatch();
    const bool isIndented = line.indexOf(text) > m_indent;
    if (!isPoint && !goesOn && !isIndented)
        return endField(); // a sentence below it
    text.remove(point);
    const QString between = isPoint && !goesOn ? QStringLiteral(", ") : QStringLiteral(" ");
    field.value += field.value.isEmpty() ? text : QString(between + text);
}

void addBlockComment(HeaderBuilder &builder, QByteArrayView script, const Token &token)
{
    qint64 at = token.offset + 2;
    const qint64 end = token.end() - 2;
    while (at < end) {
        qint64 lineEnd = script.indexOf('\n', at);
        if (lineEnd < 0 || lineEnd > end)
            lineEnd = end;
        qint64 begin = at;
        while (begin < lineEnd && (script[begin] == ' ' || script[begin] == '\t'))
            ++begin;
        while (begin < lineEnd && script[begin] == '*')
            ++begin;
        builder.addLine({begin, lineEnd - begin});
        at = lineEnd + 1;
    }
    builder.endField();
}

// Where a backslash continues a comment, one comment is several lines to its reader.
void addLineComment(HeaderBuilder &builder, QByteArrayView script, const Token &token)
{
    for (Token line = token; line.length > 0;) {
        const qint64 newline = script.first(line.end()).indexOf('\n', line.offset);
        const qint64 next = newline < 0 ? line.end() : newline + 1;
        Token part = line;
        part.length = (newline < 0 ? line.end() : newline) - line.offset;
        const bool marked = line.offset == token.offset || part.in(script).startsWith("--");
        builder.addLine(marked ? commentContent(script, part) : ByteRange{part.offset, part.length});
        line.length = line.end() - next;
        line.offset = next;
    }
}

} // namespace

QString Header::value(QStringView key) const
{
    for (const HeaderField &field : fields) {
        if (key.compare(field.key, Qt::CaseInsensitive) == 0)
            return field.value;
    }
    return {};
}

QStringList Header::list(QStringView key) const
{
    static const QRegularExpression separator(QStringLiteral("\\s*(?:[,;]|\\s+and\\s+|\\s+&\\s+)\\s*"),
                                              QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression nothing(QStringLiteral("^(?:none\\.?|-+|n/?a|nothing\\.?)$"),
                                            QRegularExpression::CaseInsensitiveOption);
    QStringList result;
    const QStringList parts = value(key).split(separator, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        QString entry = part.trimmed();
        if (entry.startsWith(u'`') && entry.endsWith(u'`') && entry.size() > 2)
            entry = entry.mid(1, entry.size() - 2);
        if (entry.endsWith(u".sql", Qt::CaseInsensitive))
            entry.chop(4);
        if (!entry.isEmpty() && !nothing.match(entry).hasMatch())
            result += entry;
    }
    return result;
}

std::optional<QStringList> Header::revises() const
{
    const QString written = value(u"Revises");
    if (written.isEmpty())
        return std::nullopt;
    return written.compare(u"base", Qt::CaseInsensitive) == 0 ? QStringList() : list(u"Revises");
}

QDate Header::date() const
{
    return QDate::fromString(value(u"Date").left(10), Qt::ISODate);
}

bool Header::variables() const
{
    const QString text = value(u"Variables").toLower();
    return text != u"off" && text != u"no" && text != u"false";
}

QList<HeaderField> Header::otherFields() const
{
    static const QStringList known
        = QStringList{QStringLiteral("Migration"), QStringLiteral("Purpose"), QStringLiteral("Author")} + keysOfWords();
    QList<HeaderField> others;
    for (const HeaderField &field : fields) {
        if (!known.contains(field.key, Qt::CaseInsensitive))
            others += field;
    }
    return others;
}

Header readHeader(QByteArrayView script, DialectName name, const QString &file)
{
    Lexer lexer(dialect(name));
    lexer.setWindow(script, true);
    const auto mayBeField = [](QByteArrayView content) { return has(content, ':'); };
    if (const qint64 start = behindLeadingComments(script, dialect(name), mayBeField); start > 0)
        lexer.seek(start); // a byte order mark is only one at the very beginning
    HeaderBuilder builder(script, file);
    for (;;) {
        const Token token = lexer.next();
        if (token.kind == TokenKind::LineComment) {
            if (sectionMarker(script, token))
                break;
            addLineComment(builder, script, token);
        } else if (token.kind == TokenKind::BlockComment) {
            addBlockComment(builder, script, token);
        } else if (token.kind != TokenKind::Blank && token.kind != TokenKind::Delimiter) {
            break; // a line's end is a delimiter where commands end with it
        }
    }
    return builder.take();
}

namespace {

/// A line may begin with \a word without meaning something by itself: a key, a ruler, a section's marker, another tool's mark.
bool mayBeginLine(const QString &word)
{
    return word.front().isLetterOrNumber() && !word.contains(u':');
}

/// The lines of one field. A continued line is indented further than a key may be.
QString fieldLines(const QString &prefix, const QString &key, const QString &value)
{
    constexpr qsizetype longest = 79; // as long as the rulers
    QString result;
    QString line = prefix + u' ' + key + u':';
    bool hasWords = false;
    for (const QString &word : value.split(u' ', Qt::SkipEmptyParts)) {
        if (hasWords && line.size() + 1 + word.size() > longest && mayBeginLine(word)) {
            result += line + u'\n';
            line = prefix + QStringLiteral("   ") + word;
        } else {
            line += u' ' + word;
        }
        hasWords = true;
    }
    return result + line + u'\n';
}

} // namespace

QString headerTemplate(const QList<HeaderField> &fields, DialectName name)
{
    const Dialect &options = dialect(name);
    const QString prefix = options.slashComments ? QStringLiteral("//") : options.dashComments ? QStringLiteral("--") : QStringLiteral("#");
    const QString ruler = prefix + u' ' + QString(76, u'=') + u'\n';
    QString result = ruler;
    for (const HeaderField &field : fields) {
        const QString value = field.value.simplified();
        const QString wrapped = fieldLines(prefix, field.key, value);
        // A line that ends with a backslash, or reads as a heading, is something else to some readers: then one line is better.
        const Sections sections = readSections(wrapped.toUtf8(), name);
        const QList<HeaderField> &read = sections.header.fields;
        const bool same = read.size() == 1 && read.constFirst().key == field.key && read.constFirst().value == value;
        result += same && sections.verify.isEmpty()
            ? wrapped
            : QString(prefix + u' ' + field.key + u':' + (value.isEmpty() ? QString() : QString(u' ' + value)) + u'\n');
    }
    return result + ruler;
}

} // namespace Varve::Text
