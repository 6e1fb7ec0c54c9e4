// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "byterange.h"
#include "dialect.h"

#include <models/core/expected.h>

#include <QList>
#include <QMap>
#include <QString>

namespace Varve::Text {

/// Inserted as it is, even where it must otherwise look like a name or a number.
enum class Substitution { Checked, Raw };

/// The value of a variable and who said so.
struct VariableValue
{
    QString value;
    QString origin; ///< for a person: "varve.toml, environment production", "command line"
    Substitution substitution = Substitution::Checked;
    bool secret = false; ///< comes from ${env:…} or .env with a secret-looking name: never shown in a plan

    friend bool operator==(const VariableValue &, const VariableValue &) = default;
};

/// The values by name.
struct Variables : QMap<QString, VariableValue>
{
    using QMap<QString, VariableValue>::QMap;

    /// Names that are defined and have no value, each with what is missing at the end of the chain of references: "other" or "env:NAME".
    QMap<QString, QString> withoutValue;
};

/// What ${name} can say: [A-Za-z_][A-Za-z0-9_.-]*.
bool isVariableName(QStringView name);
/// Varve's own: "varve." and something behind it. Nobody else may set them.
bool isBuiltInName(QStringView name);

/// One ${name} in a text as written.
struct VariableUse
{
    QString name;
    ByteRange range; ///< from '$' to '}' inclusive, in the script's bytes
    Core::SourcePosition where;

    friend bool operator==(const VariableUse &, const VariableUse &) = default;
};

/// A piece of a rendered text and where it came from.
struct RenderedPart
{
    ByteRange written;  ///< in the script's bytes
    ByteRange rendered; ///< in Rendered::text's bytes
    QString variable;   ///< empty for literal text

    friend bool operator==(const RenderedPart &, const RenderedPart &) = default;
};

/// A text after substitution, with a map back to the text as written.
struct Rendered
{
    QByteArray text;           ///< UTF-8
    QList<RenderedPart> parts; ///< tile text, in order

    /// Byte offset in the script as written for a byte offset in text; inside a value: the start of its ${…}.
    qint64 toWritten(qint64 renderedOffset) const;
    /// The other way; inside a ${…}: the start of its value. Both never go back, and on literal parts each undoes the other.
    qint64 toRendered(qint64 writtenOffset) const;

    friend bool operator==(const Rendered &, const Rendered &) = default;
};

/// All uses in \a range of \a script outside comments and COPY data. "$${" is an escape as design section 6 says.
QList<VariableUse> findVariables(QByteArrayView script, const ByteRange &range, DialectName dialect, const QString &file = {});

/// Renders \a range (of one statement) of \a script. A value is escaped for the quote it stands in; bare and inside a dollar
/// quote it must look like a (qualified) name or a number unless it is raw. Undefined names are all in the error, each with
/// its place, and a suggestion at the first; so are values that would not be safe where they stand, and those that are not raw and
/// change the number of statements.
Core::Expected<Rendered> render(QByteArrayView script, const ByteRange &range, DialectName dialect, const Variables &variables,
                                const QString &file = {});

/// What may be shown of \a rendered: the values of secret variables are "********", and the map fits the text.
Rendered masked(const Rendered &rendered, const Variables &variables);

/// Renders a plain value (a path, a host name) that is no SQL: no escaping, no checks. Undefined names are errors.
Core::Expected<QString> renderPlain(const QString &text, const Variables &variables);

} // namespace Varve::Text
