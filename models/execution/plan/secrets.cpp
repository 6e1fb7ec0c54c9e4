// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets.h"

#include <QStringList>

#include <algorithm>

namespace Varve::Execution {

namespace {

/// Replacing a shorter value would tear words apart and so tell more than it hides.
constexpr qsizetype shortestSecret = 3;
/// A line of a longer value; shorter ones are brackets and the like.
constexpr qsizetype shortestLine = 8;

QString replaced(QString value, QChar character, const QString &written)
{
    return value.replace(character, written);
}

/// As Text::substitute() writes it where \a value may stand.
QStringList writtenForms(const QString &value)
{
    QStringList forms{value};
    const QString escaped = replaced(value, QLatin1Char('\\'), QStringLiteral("\\\\"));
    for (const QChar quote : {QLatin1Char('\''), QLatin1Char('"'), QLatin1Char('`')}) {
        forms += replaced(value, quote, QString(2, quote));
        forms += replaced(escaped, quote, QString(2, quote));
        forms += replaced(escaped, quote, QLatin1Char('\\') + QString(quote));
    }
    // PostgreSQL shows the line of an error: "LINE 2: …".
    for (const QString &line : value.split(QLatin1Char('\n'))) {
        if (line.size() >= shortestLine)
            forms += line;
    }
    return forms;
}

/// Longest first: one may be a part of another.
QStringList formsToHide(const Text::Variables &variables)
{
    QStringList forms;
    for (const Text::VariableValue &variable : variables) {
        if (variable.secret && variable.value.size() >= shortestSecret)
            forms += writtenForms(variable.value);
    }
    forms.removeDuplicates();
    std::sort(forms.begin(), forms.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    return forms;
}

/// Replaces what of \a form's beginning stands before \a end, and returns by how much the text has grown.
qsizetype hideBeginning(QString &text, qsizetype end, const QString &form)
{
    for (qsizetype length = std::min(form.size() - 1, end); length >= shortestSecret; --length) {
        if (QStringView(text).mid(end - length, length) == QStringView(form).first(length)) {
            text.replace(end - length, length, secretMask());
            return secretMask().size() - length;
        }
    }
    return 0;
}

void hideEnding(QString &text, qsizetype begin, const QString &form)
{
    for (qsizetype length = std::min(form.size() - 1, text.size() - begin); length >= shortestSecret; --length) {
        if (QStringView(text).mid(begin, length) == QStringView(form).last(length)) {
            text.replace(begin, length, secretMask());
            return;
        }
    }
}

/// PostgreSQL and MariaDB shorten with dots on either side; MySQL, and what is left(query, 500), end without.
void hideWhereShortened(QString &text, const QString &form)
{
    for (const QString &cut : {QStringLiteral("..."), QStringLiteral("…"), QStringLiteral("' at line ")}) {
        for (qsizetype at = text.indexOf(cut); at >= 0; at = text.indexOf(cut, at + cut.size())) {
            at += hideBeginning(text, at, form);
            hideEnding(text, at + cut.size(), form);
        }
    }
    hideBeginning(text, text.size(), form);
}

} // namespace

QString secretMask()
{
    return QStringLiteral("********");
}

QString withoutSecrets(QString text, const Text::Variables &variables)
{
    const QStringList forms = formsToHide(variables);
    for (const QString &form : forms)
        text.replace(form, secretMask());
    for (const QString &form : forms)
        hideWhereShortened(text, form);
    return text;
}

} // namespace Varve::Execution
