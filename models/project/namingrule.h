// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/expected.h>

#include <QMap>
#include <QStringList>

#include <optional>

namespace Varve::Project {

struct MigrationName;

/// How migrations are to be called: `{number}_{name}`, `add_<feature>_to_<table>`, `create_<table>`. A pattern speaks of the file's name
/// without folder, engine, half and extension. `{…}` and `<…>` are the same: `number` is the migration's number, any other word stands
/// for letters, digits, "_", "-" and ".".
struct NamingRule
{
    struct Part
    {
        enum class Kind { Literal, Number, Placeholder };
        Kind kind = Kind::Literal;
        QString text; ///< the literal itself, or the placeholder's word
        friend bool operator==(const Part &, const Part &) = default;
    };

    QString pattern; ///< as written
    QList<Part> parts;

    bool isNumbered() const { return !parts.isEmpty() && parts.constFirst().kind == Part::Kind::Number; }
    /// The words that a person chooses: all but the number.
    QStringList placeholders() const;
    bool fits(const MigrationName &name) const;
    /// The name for \a words that fit behind the number: "add_ml_to_sheets"; nullopt when they do not fit.
    std::optional<QString> named(const QString &words, const QString &number) const;
    /// The name with all placeholders filled in; \a values has exactly those of placeholders().
    QString filled(const QMap<QString, QString> &values, const QString &number) const;

    friend bool operator==(const NamingRule &, const NamingRule &) = default;
};

/// The error's place has only a column: that of the mistake in \a pattern, 1-based.
Core::Expected<NamingRule> parseNamingRule(const QString &pattern);

/// "\"a\", \"b\"": the patterns for a sentence.
QString namingPatterns(const QList<NamingRule> &rules);

} // namespace Varve::Project
