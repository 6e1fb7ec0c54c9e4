// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "splitchange.h"

#include "statementreader.h"

#include <QCoreApplication>

namespace Varve::Text {

namespace {

constexpr qsizetype shownStatements = 4;
constexpr qsizetype shownLength = 72;

/// The statements of a text. \a open: the last one is everything from where something begins that is never closed.
struct Split
{
    QList<ByteRange> statements;
    bool open = false;
};

Split splitOf(QByteArrayView text, DialectName name, TextForm form)
{
    Split result;
    StatementReader reader(name, {}, form);
    reader.setWindow(text, true);
    for (;;) {
        const StatementReader::Outcome outcome = reader.next();
        if (outcome == StatementReader::Outcome::End)
            return result;
        if (outcome == StatementReader::Outcome::Statement) {
            result.statements += reader.statement().text;
            continue;
        }
        result.statements += {reader.consumed(), text.size() - reader.consumed()};
        result.open = true;
        return result;
    }
}

/// \a rendered with its checked values taken back to their ${…}, and with $${ as it was.
Rendered withoutChecked(QByteArrayView script, const Rendered &rendered, const Variables &variables)
{
    Rendered result;
    qint64 at = rendered.parts.isEmpty() ? 0 : rendered.parts.constFirst().written.offset;
    for (RenderedPart part : rendered.parts) {
        if (part.written.offset > at) { // the '$' that was taken from a $${
            const ByteRange taken{at, part.written.offset - at};
            result.parts += RenderedPart{taken, {result.text.size(), taken.length}, {}};
            result.text += taken.in(script);
        }
        at = part.written.end();
        const bool checked = !part.variable.isEmpty() && variables.value(part.variable).substitution == Substitution::Checked;
        const QByteArrayView bytes = checked ? part.written.in(script) : part.rendered.in(rendered.text);
        const qint64 begin = result.text.size();
        result.text += bytes;
        part.rendered = {begin, bytes.size()};
        if (checked)
            part.variable.clear(); // its name may be shown, whatever its value is
        result.parts += part;
    }
    return result;
}

/// One statement in one line, without secrets.
QString shown(const Rendered &whole, const ByteRange &statement, const Variables &variables)
{
    Rendered part;
    for (const RenderedPart &piece : whole.parts) {
        const qint64 begin = std::max(piece.rendered.offset, statement.offset);
        const qint64 end = std::min(piece.rendered.end(), statement.end());
        if (begin >= end)
            continue;
        part.parts += {piece.written, {part.text.size(), end - begin}, piece.variable};
        part.text += QByteArrayView(whole.text).sliced(begin, end - begin);
    }
    const QString text = QString::fromUtf8(masked(part, variables).text).simplified();
    return text.size() > shownLength ? QString(text.first(shownLength) + QChar(0x2026)) : text;
}

QString listed(const Rendered &whole, const Split &split, const Variables &variables)
{
    QStringList lines;
    for (qsizetype i = 0; i < split.statements.size() && i < shownStatements; ++i)
        lines += QStringLiteral("  %1. ").arg(i + 1) + shown(whole, split.statements.at(i), variables);
    if (split.statements.size() > shownStatements)
        lines += QStringLiteral("  …");
    if (split.open)
        lines.last() += QLatin1Char(' ') + QCoreApplication::translate("Varve::Text", "(never closed)");
    return lines.join(QLatin1Char('\n'));
}

} // namespace

std::optional<Core::Error> changedSplit(QByteArrayView script, const Rendered &rendered, DialectName dialect, const Variables &variables)
{
    const bool anyChecked = std::any_of(rendered.parts.cbegin(), rendered.parts.cend(), [&](const RenderedPart &part) {
        return !part.variable.isEmpty() && variables.value(part.variable).substitution == Substitution::Checked;
    });
    if (!anyChecked)
        return std::nullopt;
    const Rendered before = withoutChecked(script, rendered, variables);
    const Split written = splitOf(before.text, dialect, TextForm::Written);
    const Split filled = splitOf(rendered.text, dialect, TextForm::Rendered);
    if (written.open || (!filled.open && filled.statements.size() == written.statements.size()))
        return std::nullopt;
    Core::Error error;
    error.kind = Core::ErrorKind::ProjectFiles;
    error.message
        = QCoreApplication::translate("Varve::Text", "With its variables filled in, the text is no longer the same number of statements.")
        + QLatin1Char('\n') + QCoreApplication::translate("Varve::Text", "As written:") + QLatin1Char('\n')
        + listed(before, written, variables) + QLatin1Char('\n') + QCoreApplication::translate("Varve::Text", "Filled in:")
        + QLatin1Char('\n') + listed(rendered, filled, variables);
    error.remedy = QCoreApplication::translate("Varve::Text",
                                               "Put the variables inside quotes in the file, or declare the variable raw in varve.toml.");
    return error;
}

} // namespace Varve::Text
