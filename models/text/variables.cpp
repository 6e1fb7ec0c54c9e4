// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "variables.h"

#include "statementreader.h"
#include "substitution.h"
#include "variableplaces.h"

#include <models/core/suggestion.h>

#include <QCoreApplication>

namespace Varve::Text {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Varve::Text", text);
}

Core::Error undefined(const QString &name, const Core::SourcePosition &where, const Variables &variables)
{
    return {.kind = Core::ErrorKind::ProjectFiles,
            .message = QCoreApplication::translate("Varve::Text", "Variable \"%1\" is not defined.").arg(name)
                + Core::didYouMean(name, variables.keys()),
            .where = where,
            .serverText = {},
            .serverCode = {},
            .remedy
            = QCoreApplication::translate("Varve::Text", "Set it under [variables] in varve.toml, or with --set %1=VALUE.").arg(name),
            .others = {}};
}

tl::unexpected<Core::Error> together(QList<Core::Error> errors)
{
    Core::Error first = errors.takeFirst();
    first.others = std::move(errors);
    return Core::failure(std::move(first));
}

/// Puts the rendered text and its map together.
class Renderer
{
public:
    explicit Renderer(QByteArrayView script, const ByteRange &range) : m_script(script), m_at(range.offset) {}

    void literalUpTo(qint64 offset)
    {
        if (offset > m_at)
            append({m_at, offset - m_at}, m_script.sliced(m_at, offset - m_at), {});
        m_at = std::max(m_at, offset);
    }
    void skipTo(qint64 offset) { m_at = offset; }
    void value(const ByteRange &written, QByteArrayView bytes, const QString &name)
    {
        append(written, bytes, name);
        m_at = written.end();
    }
    Rendered take() { return std::move(m_rendered); }
    QByteArrayView text() const { return m_rendered.text; }

private:
    void append(const ByteRange &written, QByteArrayView bytes, const QString &name)
    {
        m_rendered.parts += {written, {m_rendered.text.size(), bytes.size()}, name};
        m_rendered.text.append(bytes);
    }

    QByteArrayView m_script;
    qint64 m_at;
    Rendered m_rendered;
};

// Number of statements, or nothing when the text does not end well.
std::optional<int> statementCount(QByteArrayView text, DialectName name)
{
    StatementReader reader(name, {});
    reader.setWindow(text, true);
    for (int count = 0;; ++count) {
        const StatementReader::Outcome outcome = reader.next();
        if (outcome == StatementReader::Outcome::End)
            return count;
        if (outcome != StatementReader::Outcome::Statement)
            return std::nullopt;
    }
}

} // namespace

qint64 Rendered::toWritten(qint64 renderedOffset) const
{
    if (parts.isEmpty())
        return 0;
    const auto after = std::upper_bound(parts.begin(), parts.end(), renderedOffset,
                                        [](qint64 offset, const RenderedPart &part) { return offset < part.rendered.offset; });
    const RenderedPart &part = after == parts.begin() ? parts.first() : *std::prev(after);
    if (renderedOffset >= part.rendered.end())
        return part.written.end();
    return part.variable.isEmpty() ? part.written.offset + std::max<qint64>(renderedOffset - part.rendered.offset, 0) : part.written.offset;
}

QList<VariableUse> findVariables(QByteArrayView script, const ByteRange &range, DialectName dialect, const QString &file)
{
    QList<VariableUse> result;
    PositionTracker positions(file);
    for (const VariablePlace &place : variablePlaces(script, range, dialect)) {
        if (!place.isEscape())
            result += {place.name(script), place.range, positions.at(script, place.range.offset)};
    }
    return result;
}

Core::Expected<Rendered> render(QByteArrayView script, const ByteRange &range, DialectName dialectName, const Variables &variables,
                                const QString &file)
{
    const QList<VariablePlace> places = variablePlaces(script, range, dialectName);
    const auto positionOf = [&](const VariablePlace &place) { return Core::positionAt(script, place.range.offset, file); };
    Renderer renderer(script, range);
    QList<Core::Error> errors;
    bool checked = false;
    bool raw = false;
    for (const VariablePlace &place : places) {
        if (place.isEscape()) {
            renderer.literalUpTo(place.range.offset + 1);
            renderer.skipTo(place.range.offset + 2);
            continue;
        }
        const QString name = place.name(script);
        const auto found = variables.constFind(name);
        if (found == variables.constEnd()) {
            errors += undefined(name, positionOf(place), variables);
            continue;
        }
        renderer.literalUpTo(place.range.offset);
        const auto bytes = substitute(place, name, *found, dialect(dialectName), renderer.text());
        if (bytes) {
            renderer.value(place.range, *bytes, name);
            (found->substitution == Substitution::Raw ? raw : checked) = true;
        } else {
            errors += bytes.error();
            errors.last().where = positionOf(place);
        }
    }
    if (!errors.isEmpty())
        return together(std::move(errors));
    renderer.literalUpTo(range.end());
    Rendered result = renderer.take();
    // What the checks of single values cannot see, two scans do: a checked value never changes the number of statements.
    if (checked && !raw) {
        const auto before = statementCount(range.in(script), dialectName);
        const auto after = statementCount(result.text, dialectName);
        if (before && before != after) {
            return Core::failure({.kind = Core::ErrorKind::ProjectFiles,
                                  .message = tr("With its variables filled in, the text is no longer the same number of statements."),
                                  .where = positionOf(places.first()),
                                  .serverText = {},
                                  .serverCode = {},
                                  .remedy = tr("Put the variables inside quotes in the file, or declare the variable raw in varve.toml."),
                                  .others = {}});
        }
    }
    return result;
}

Core::Expected<QString> renderPlain(const QString &text, const Variables &variables)
{
    const QByteArray bytes = text.toUtf8();
    QByteArray result;
    QList<Core::Error> errors;
    qint64 at = 0;
    while (at < bytes.size()) {
        const qint64 dollar = bytes.indexOf('$', at);
        result.append(QByteArrayView(bytes).sliced(at, (dollar < 0 ? bytes.size() : dollar) - at));
        if (dollar < 0)
            break;
        const QByteArrayView rest = QByteArrayView(bytes).sliced(dollar);
        const qint64 length = variableLength(rest, 0);
        if (rest.startsWith("$${")) {
            result.append("${");
            at = dollar + 3;
        } else if (length > 0) {
            const QString name = QString::fromUtf8(rest.sliced(2, length - 3));
            const auto found = variables.constFind(name);
            if (found == variables.constEnd())
                errors += undefined(name, {}, variables);
            else
                result.append(found->value.toUtf8());
            at = dollar + length;
        } else {
            result.append('$');
            at = dollar + 1;
        }
    }
    if (!errors.isEmpty())
        return together(std::move(errors));
    return QString::fromUtf8(result);
}

} // namespace Varve::Text
