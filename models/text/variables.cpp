// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "variables.h"

#include "lexer.h"
#include "positiontracker.h"
#include "splitchange.h"
#include "substitution.h"
#include "variableplaces.h"

#include <models/core/errorlist.h>
#include <models/core/suggestion.h>

#include <QCoreApplication>

namespace Varve::Text {

namespace {

/// Did somebody mean another name? Else it has to be set.
QString howToSet(const QString &name, const Variables &variables)
{
    const QString set
        = QCoreApplication::translate("Varve::Text", "Set it under [variables] in varve.toml, or with --set %1=VALUE.").arg(name);
    return QString(Core::didYouMean(name, variables.keys()) + QLatin1Char(' ') + set).trimmed();
}

Core::Error undefined(const QString &name, const Core::SourcePosition &where, const Variables &variables)
{
    constexpr QLatin1StringView surrounding("env:");
    const QString missing = variables.withoutValue.value(name);
    Core::Error error;
    error.kind = Core::ErrorKind::ProjectFiles;
    error.where = where;
    if (missing.isEmpty()) {
        error.message = QCoreApplication::translate("Varve::Text", "Variable \"%1\" is not defined.").arg(name);
        error.remedy = howToSet(name, variables);
    } else if (missing.startsWith(surrounding)) {
        error.message = QCoreApplication::translate("Varve::Text", "Variable \"%1\" has no value: the environment variable %2 is not set.")
                            .arg(name, missing.sliced(surrounding.size()));
        error.remedy = QCoreApplication::translate("Varve::Text", "Set it, or add a line %1=… to .env beside varve.toml.")
                           .arg(missing.sliced(surrounding.size()));
    } else {
        error.message = QCoreApplication::translate("Varve::Text", "Variable \"%1\" is not defined; the value of \"%2\" refers to it.")
                            .arg(missing, name);
        error.remedy = howToSet(missing, variables);
    }
    return error;
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

qint64 Rendered::toRendered(qint64 writtenOffset) const
{
    const auto after = std::upper_bound(parts.begin(), parts.end(), writtenOffset,
                                        [](qint64 offset, const RenderedPart &part) { return offset < part.written.offset; });
    if (after == parts.begin())
        return 0;
    const RenderedPart &part = *std::prev(after);
    if (writtenOffset >= part.written.end())
        return part.rendered.end();
    return part.variable.isEmpty() ? part.rendered.offset + writtenOffset - part.written.offset : part.rendered.offset;
}

bool isVariableName(QStringView name)
{
    const QByteArray bytes = "${" + name.toUtf8() + "}";
    return variableLength(bytes, 0) == bytes.size();
}

bool isBuiltInName(QStringView name)
{
    return name.startsWith(QLatin1StringView("varve."));
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
    Core::ErrorList errors;
    for (const VariablePlace &place : places) {
        if (place.isEscape()) {
            renderer.literalUpTo(place.range.offset + 1);
            renderer.skipTo(place.range.offset + 2);
            continue;
        }
        const QString name = place.name(script);
        const auto found = variables.constFind(name);
        if (found == variables.constEnd()) {
            errors.add(undefined(name, positionOf(place), variables));
            continue;
        }
        renderer.literalUpTo(place.range.offset);
        auto bytes = substitute(place, name, *found, dialect(dialectName), renderer.text());
        if (bytes) {
            renderer.value(place.range, *bytes, name);
        } else {
            bytes.error().where = positionOf(place);
            errors.add(bytes.error());
        }
    }
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    renderer.literalUpTo(range.end());
    Rendered result = renderer.take();
    // What the checks of single values cannot see, two scans do.
    if (auto changed = changedSplit(script, result, dialectName, variables)) {
        changed->where = positionOf(*std::find_if(places.begin(), places.end(), [](const VariablePlace &place) { return !place.escape; }));
        return Core::failure(*changed);
    }
    return result;
}

Rendered masked(const Rendered &rendered, const Variables &variables)
{
    const auto isSecret = [&](const RenderedPart &part) { return !part.variable.isEmpty() && variables.value(part.variable).secret; };
    if (std::none_of(rendered.parts.cbegin(), rendered.parts.cend(), isSecret))
        return rendered;
    Rendered result;
    for (RenderedPart part : rendered.parts) {
        const auto value = part.variable.isEmpty() ? variables.constEnd() : variables.constFind(part.variable);
        const QByteArrayView bytes = part.rendered.in(rendered.text);
        const qint64 begin = result.text.size();
        if (value != variables.constEnd() && value->secret)
            result.text += "********";
        else
            result.text += bytes;
        part.rendered = {begin, result.text.size() - begin};
        result.parts += part;
    }
    return result;
}

Core::Expected<QString> renderPlain(const QString &text, const Variables &variables)
{
    const QByteArray bytes = text.toUtf8();
    QByteArray result;
    Core::ErrorList errors;
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
                errors.add(undefined(name, {}, variables));
            else
                result.append(found->value.toUtf8());
            at = dollar + length;
        } else {
            result.append('$');
            at = dollar + 1;
        }
    }
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    return QString::fromUtf8(result);
}

} // namespace Varve::Text
