// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dotenv.h"

#include "texts_p.h"

#include <models/text/textfile.h>

namespace Varve::Project {

using Core::Expected;

namespace {

class Reader final
{
public:
    Reader(const QString &text, const QString &file) : m_text(text), m_file(file) {}

    void read()
    {
        while (m_at < m_text.size()) {
            if (!readLine())
                skipLine();
        }
    }

    QMap<QString, QString> values;
    QList<Core::Error> errors;

private:
    QChar peek() const { return m_at < m_text.size() ? m_text[m_at] : QChar(QLatin1Char('\n')); }
    bool atLineEnd() const { return peek() == QLatin1Char('\n') || peek() == QLatin1Char('\r'); }

    QChar take()
    {
        const QChar character = m_text[m_at++];
        if (character == QLatin1Char('\n') || (character == QLatin1Char('\r') && peek() != QLatin1Char('\n'))) {
            ++m_line;
            m_lineStart = m_at;
        }
        return character;
    }

    void skipLine()
    {
        while (m_at < m_text.size() && !atLineEnd())
            take();
        while (m_at < m_text.size() && atLineEnd())
            take();
    }

    void skipBlanks()
    {
        while (peek() == QLatin1Char(' ') || peek() == QLatin1Char('\t'))
            take();
    }

    bool mistake(int line, qsizetype column, const QString &message)
    {
        Core::Error error;
        error.kind = Core::ErrorKind::ProjectFiles;
        error.message = message;
        error.where = {m_file, -1, line, static_cast<int>(column) + 1};
        errors.append(error);
        return false;
    }

    QString readKey()
    {
        QString key;
        while (m_at < m_text.size()
               && (peek().isLetterOrNumber() || peek() == QLatin1Char('_') || peek() == QLatin1Char('.') || peek() == QLatin1Char('-')))
            key += take();
        return key;
    }

    /// False when the rest of the line is to be skipped.
    bool readLine()
    {
        skipBlanks();
        if (atLineEnd() || peek() == QLatin1Char('#'))
            return false;
        QString key = readKey();
        skipBlanks();
        if (key == QStringLiteral("export") && peek() != QLatin1Char('=')) {
            key = readKey();
            skipBlanks();
        }
        if (key.isEmpty() || key.front().isDigit() || peek() != QLatin1Char('='))
            return mistake(m_line, m_at - m_lineStart, Texts::tr("KEY=VALUE is expected here."));
        take();
        skipBlanks();
        const bool quoted = peek() == QLatin1Char('"') || peek() == QLatin1Char('\'');
        std::optional<QString> value = quoted ? readQuoted() : readBare();
        if (!value)
            return false;
        values.insert(key, *value);
        skipBlanks();
        if (quoted && !atLineEnd() && peek() != QLatin1Char('#'))
            return mistake(m_line, m_at - m_lineStart, Texts::tr("Only a comment may follow the closing quote."));
        return false;
    }

    QString readBare()
    {
        QString value;
        while (!atLineEnd()) {
            const bool afterBlank = value.isEmpty() || value.back().isSpace();
            if (peek() == QLatin1Char('#') && afterBlank)
                break;
            value += take();
        }
        return value.trimmed();
    }

    std::optional<QString> readQuoted()
    {
        const int line = m_line;
        const qsizetype column = m_at - m_lineStart;
        const QChar quote = take();
        QString value;
        while (m_at < m_text.size()) {
            const QChar character = take();
            if (character == quote)
                return value;
            if (character == QLatin1Char('\\') && quote == QLatin1Char('"') && m_at < m_text.size())
                value += unescaped(take());
            else
                value += character;
        }
        mistake(line, column, Texts::tr("This quote is never closed."));
        return std::nullopt;
    }

    static QString unescaped(QChar character)
    {
        switch (character.unicode()) {
        case 'n': return QStringLiteral("\n");
        case 'r': return QStringLiteral("\r");
        case 't': return QStringLiteral("\t");
        case '"':
        case '\\':
        case '$': return character;
        default: return QString(QLatin1Char('\\')) + character;
        }
    }

    QString m_text;
    QString m_file;
    qsizetype m_at = 0;
    qsizetype m_lineStart = 0;
    int m_line = 1;
};

} // namespace

Expected<QMap<QString, QString>> parseDotenv(QByteArrayView text, const QString &shownAs)
{
    if (const Expected<> isText = Text::checkText(text, shownAs); !isText)
        return Core::failure(isText.error());
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    Reader reader(QString::fromUtf8(text), shownAs);
    reader.read();
    if (reader.errors.isEmpty())
        return reader.values;
    Core::Error first = reader.errors.takeFirst();
    first.others = reader.errors;
    return Core::failure(first);
}

} // namespace Varve::Project
