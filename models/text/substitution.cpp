// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "substitution.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Varve::Text {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Varve::Text", text);
}

tl::unexpected<Core::Error> unsafe(const QString &message, const QString &remedy)
{
    return Core::failure(Core::ErrorKind::ProjectFiles, message, remedy);
}

// A secret is never shown, and a value with a line end is not shown in full.
QString shown(const VariableValue &value)
{
    if (value.secret)
        return tr("(hidden)");
    constexpr qsizetype longest = 60;
    QString text = value.value.left(longest);
    for (QChar &c : text) {
        if (c.isSpace() || c.category() == QChar::Other_Control)
            c = u' ';
    }
    return value.value.size() > longest ? QString(text + u'…') : text;
}

bool isPlainName(const QString &value)
{
    // No '$': it could close a dollar quote.
    static const QRegularExpression name(QStringLiteral("\\A[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*(?:\\.[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*)*\\z"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    return name.match(value).hasMatch();
}

bool isNumber(const QString &value)
{
    static const QRegularExpression number(QStringLiteral("\\A[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\\z"));
    return number.match(value).hasMatch();
}

Core::Expected<QByteArray> bare(const VariablePlace &place, const QString &name, const VariableValue &value, QByteArrayView before)
{
    const QByteArray bytes = value.value.toUtf8();
    // "a -${n}" with n = -1 would begin a comment.
    const bool comment = bytes.startsWith('-') && before.endsWith('-');
    if (!comment && (isPlainName(value.value) || isNumber(value.value)))
        return bytes;
    const bool dollar = place.inside.kind == TokenKind::DollarString;
    const QString where = dollar ? tr("inside a dollar quote") : tr("outside quotes");
    return unsafe(
        tr("The value \"%1\" of variable \"%2\" is neither a name nor a number, and it stands %3.").arg(shown(value), name, where),
        dollar ? tr("Nothing can be escaped there: pass the value another way, or declare the variable raw in varve.toml.")
               : tr("Put quotes around ${%1} in the file, or declare the variable raw in varve.toml.").arg(name));
}

Core::Expected<QByteArray> cannotHold(const QString &name, const QString &what)
{
    return unsafe(tr("The value of variable \"%1\" has %2, which cannot be written inside these quotes.").arg(name, what),
                  tr("Use other quotes around ${%1} in the file.").arg(name));
}

Core::Expected<QByteArray> quoted(const VariablePlace &place, const QString &name, const VariableValue &value)
{
    const Quote &quote = *place.inside.quote;
    const QByteArray bytes = value.value.toUtf8();
    const bool backslash = place.inside.backslash;
    const bool oneLine = quote.extent == QuoteExtent::OneLine;
    const bool quoteOnly = quote.escape == QuoteEscape::BackslashQuote;
    const bool none = quote.escape == QuoteEscape::None || place.inside.raw;
    if (none && bytes.contains(quote.close))
        return cannotHold(name, tr("a %1").arg(QLatin1Char(quote.close)));
    if (quoteOnly && bytes.contains('\\'))
        return cannotHold(name, tr("a backslash"));
    if (oneLine && quoteOnly && (bytes.contains('\n') || bytes.contains('\r')))
        return cannotHold(name, tr("a line end"));
    QByteArray result;
    result.reserve(bytes.size() + 8);
    for (char c : bytes) {
        if (c == '\\' && (backslash || place.unicodeQuote))
            result += "\\\\";
        else if (c == quote.close && !none)
            (result += backslash && !quote.doubled() ? '\\' : c) += c;
        else if (oneLine && c == '\n')
            result += "\\n";
        else if (oneLine && c == '\r')
            result += "\\r";
        else
            result += c;
    }
    return result;
}

} // namespace

Core::Expected<QByteArray> substitute(const VariablePlace &place, const QString &name, const VariableValue &value, const Dialect &dialect,
                                      QByteArrayView before)
{
    if (value.value.contains(QChar(u'\0')))
        return unsafe(tr("The value of variable \"%1\" has a NUL character.").arg(name), tr("Set another value."));
    if (value.substitution == Substitution::Raw)
        return value.value.toUtf8();
    if (dialect.unicodeEscapesAnywhere && value.value.contains(u"\\u"))
        return cannotHold(name, tr("a Unicode escape"));
    if (place.unicodeQuote && !isPlainName(value.value))
        return cannotHold(name, tr("a character that U& may read as an escape"));
    if (place.inside.quote)
        return quoted(place, name, value);
    return bare(place, name, value, before);
}

} // namespace Varve::Text
