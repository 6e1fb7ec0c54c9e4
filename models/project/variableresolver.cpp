// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "variableresolver.h"

#include "texts_p.h"

#include <models/core/suggestion.h>

#include <QCoreApplication>
#include <QRegularExpression>

namespace Varve::Project {

using Core::Expected;

namespace {

constexpr qsizetype longestValue = 1024 * 1024; // stops a value that doubles with each reference
constexpr int deepestReference = 64;

struct Piece
{
    QString literal;
    QString reference; ///< when not empty: the name in ${name}
};

const QString &environmentPrefix()
{
    static const QString prefix = QStringLiteral("env:");
    return prefix;
}

/// \a name can stand in ${…}: a variable's, or "env:" and that of an environment variable.
bool isReference(const QString &name)
{
    static const QRegularExpression surrounding(QStringLiteral("\\Aenv:[^\\s${}=]+\\z"));
    return Text::isVariableName(name) || surrounding.match(name).hasMatch();
}

/// Cuts \a text at its ${…}. What is not closed or holds no name stays literal, as in a migration.
QList<Piece> piecesOf(const QString &text)
{
    QList<Piece> pieces;
    QString literal;
    qsizetype at = 0;
    while (at < text.size()) {
        const QStringView rest = QStringView(text).sliced(at);
        if (rest.startsWith(QLatin1String("$${"))) {
            literal += QStringLiteral("${");
            at += 3;
            continue;
        }
        const qsizetype close = rest.startsWith(QLatin1String("${")) ? text.indexOf(QLatin1Char('}'), at) : -1;
        const QString name = close < 0 ? QString() : text.sliced(at + 2, close - at - 2);
        if (!isReference(name)) {
            literal += text[at++];
            continue;
        }
        pieces.append({literal, name});
        literal.clear();
        at = close + 1;
    }
    if (!literal.isEmpty())
        pieces.append({literal, QString()});
    return pieces;
}

class Resolver final
{
public:
    Resolver(const VariableDefinitions &definitions, const Text::Variables &builtIn, const LookUpSurroundings &surroundings)
        : m_definitions(definitions), m_surroundings(surroundings)
    {
        m_result.variables = builtIn;
    }

    Expected<ResolvedVariables> run()
    {
        for (auto it = m_definitions.cbegin(); it != m_definitions.cend(); ++it) {
            if (const Expected<> resolved = resolve(it.key()); !resolved)
                return Core::failure(resolved.error());
        }
        return m_result;
    }

private:
    /// Afterwards the variable has its value, or is known to have none.
    Expected<> resolve(const QString &name)
    {
        if (m_result.variables.contains(name) || m_result.variables.withoutValue.contains(name))
            return {};
        const auto found = m_definitions.constFind(name);
        if (found == m_definitions.cend())
            return {};
        if (m_path.contains(name) || m_path.size() >= deepestReference)
            return Core::failure(circle(name));
        m_path.append(name);
        const Expected<> filled = fill(name, *found);
        m_path.removeLast();
        return filled;
    }

    Expected<> fill(const QString &name, const VariableDefinition &definition)
    {
        Text::VariableValue value{
            {}, definition.origin, definition.raw ? Text::Substitution::Raw : Text::Substitution::Checked, definition.secret};
        QString lacks;
        for (const Piece &piece : piecesOf(definition.value)) {
            value.value += piece.literal;
            if (piece.reference.isEmpty())
                continue;
            const Expected<bool> added = piece.reference.startsWith(environmentPrefix())
                ? Expected<bool>(addSurrounding(value, name, definition, piece.reference.sliced(4)))
                : addVariable(value, name, definition, piece.reference);
            if (!added)
                return Core::failure(added.error());
            if (lacks.isEmpty() && !*added)
                lacks = m_result.variables.withoutValue.value(piece.reference, piece.reference);
            if (value.value.size() > longestValue)
                return Core::failure(error(definition, Texts::tr("The value of variable \"%1\" is longer than 1 MiB.").arg(name)));
        }
        if (lacks.isEmpty())
            m_result.variables.insert(name, value);
        else
            m_result.variables.withoutValue.insert(name, lacks);
        return {};
    }

    bool addSurrounding(Text::VariableValue &value, const QString &name, const VariableDefinition &definition, const QString &wanted)
    {
        const std::optional<SurroundingValue> found = m_surroundings(wanted);
        if (!found) {
            missing(definition, Texts::tr("Variable \"%1\" has no value: the environment variable %2 is not set.").arg(name, wanted),
                    Texts::tr("Set it, or add a line %1=… to .env beside varve.toml.").arg(wanted));
            return false;
        }
        value.value += found->value;
        value.origin += QStringLiteral(", ") + found->origin;
        value.secret = value.secret || looksSecret(wanted);
        return true;
    }

    Expected<bool> addVariable(Text::VariableValue &value, const QString &name, const VariableDefinition &definition, const QString &wanted)
    {
        if (const Expected<> resolved = resolve(wanted); !resolved)
            return Core::failure(resolved.error());
        const auto found = m_result.variables.constFind(wanted);
        if (found == m_result.variables.cend()) {
            const QString unknown = Texts::tr("Variable \"%1\" has no value: it refers to \"%2\", which has none.").arg(name, wanted);
            missing(definition, unknown + (m_definitions.contains(wanted) ? QString() : Core::didYouMean(wanted, m_definitions.keys())),
                    {});
            return false;
        }
        value.value += found->value;
        value.secret = value.secret || found->secret;
        return true;
    }

    void missing(const VariableDefinition &definition, const QString &message, const QString &remedy)
    {
        m_result.problems.append({Core::Severity::Warning, QStringLiteral("undefined-variable"), message, definition.where, remedy});
    }

    Core::Error circle(const QString &name) const
    {
        const VariableDefinition &definition = m_definitions[name];
        if (!m_path.contains(name)) {
            return error(definition,
                         QCoreApplication::translate("Varve::Project", "Variables refer to each other more than %1 deep: %2, …")
                             .arg(deepestReference)
                             .arg(m_path.first(4).join(QStringLiteral(" → "))));
        }
        QStringList path = m_path.sliced(m_path.indexOf(name));
        path += name;
        return error(definition,
                     QCoreApplication::translate("Varve::Project", "Variables refer to each other in a circle: %1.")
                         .arg(path.join(QStringLiteral(" → "))));
    }

    static Core::Error error(const VariableDefinition &definition, const QString &message)
    {
        Core::Error result;
        result.kind = Core::ErrorKind::ProjectFiles;
        result.message = message;
        result.where = definition.where;
        return result;
    }

    const VariableDefinitions &m_definitions;
    const LookUpSurroundings &m_surroundings;
    ResolvedVariables m_result;
    QStringList m_path;
};

} // namespace

bool looksSecret(const QString &name)
{
    const QString upper = name.toUpper();
    for (const QLatin1String part : {QLatin1String("PASSWORD"), QLatin1String("PASSWD"), QLatin1String("TOKEN"), QLatin1String("SECRET"),
                                     QLatin1String("KEY"), QLatin1String("CREDENTIAL")}) {
        if (upper.contains(part))
            return true;
    }
    return false;
}

QStringList surroundingsUsed(const QString &text)
{
    QStringList names;
    for (const Piece &piece : piecesOf(text)) {
        if (piece.reference.startsWith(environmentPrefix()))
            names += piece.reference.sliced(environmentPrefix().size());
    }
    return names;
}

Expected<ResolvedVariables> resolveVariables(const VariableDefinitions &definitions, const Text::Variables &builtIn,
                                             const LookUpSurroundings &surroundings)
{
    return Resolver(definitions, builtIn, surroundings).run();
}

} // namespace Varve::Project
