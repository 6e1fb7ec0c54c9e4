// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "terminaltext.h"

#include <QList>

#include <clocale>
#include <cwchar>

namespace Varve::Cli::Terminal {

namespace {

/// The C library's widths belong to a locale, and the person's may be "C", which knows ASCII alone. For this thread and a scope.
class InUtf8 final
{
public:
    InUtf8() : m_before(uselocale(utf8())) {}
    ~InUtf8() { uselocale(m_before); }
    Q_DISABLE_COPY_MOVE(InUtf8)

private:
    static locale_t utf8()
    {
        static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
        return locale;
    }
    locale_t m_before;
};

/// Where nothing is known of a character, room for a wide one: too short a line is better than a wrapped one.
int widthOf(char32_t character)
{
    const int width = wcwidth(static_cast<wchar_t>(character));
    return width >= 0 ? width : 2;
}

} // namespace

QString withoutControls(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control && c != u'\n' && c != u'\t')
            c = QChar::ReplacementCharacter;
    }
    return text;
}

QString inOneLine(const QString &text)
{
    QString line;
    const QList<uint> characters = text.simplified().toUcs4();
    for (const char32_t character : characters) {
        if (QChar::isPrint(character))
            line += QChar::fromUcs4(character);
    }
    return line;
}

int columnsOf(const QString &text)
{
    const InUtf8 inUtf8;
    int columns = 0;
    const QList<uint> characters = text.toUcs4();
    for (const char32_t character : characters)
        columns += widthOf(character);
    return columns;
}

QString cutTo(const QString &text, int columns)
{
    if (columns <= 0)
        return {};
    if (columnsOf(text) <= columns)
        return text;
    const InUtf8 inUtf8;
    QString cut;
    int left = columns - 1; // for the ellipsis
    const QList<uint> characters = text.toUcs4();
    for (const char32_t character : characters) {
        left -= widthOf(character);
        if (left < 0)
            break;
        cut += QChar::fromUcs4(character);
    }
    return cut + QChar(0x2026);
}

QString clock(std::chrono::seconds time)
{
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    const qint64 minutes = time.count() / 60;
    const QString last = QLatin1Char(':') + two(time.count() % 60);
    if (minutes < 60)
        return QString::number(minutes) + last;
    return QString::number(minutes / 60) + QLatin1Char(':') + two(minutes % 60) + last;
}

} // namespace Varve::Cli::Terminal
