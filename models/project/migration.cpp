// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migration.h"

namespace Varve::Project {

namespace {

/// Lower case, as in varve.toml and in the header's Category.
constexpr std::pair<Category, QLatin1String> categories[] = {
    {Category::Core, QLatin1String("core")},         {Category::Incremental, QLatin1String("incremental")},
    {Category::Seed, QLatin1String("seed")},         {Category::Superseded, QLatin1String("superseded")},
    {Category::Archived, QLatin1String("archived")}, {Category::Reference, QLatin1String("reference")},
};

} // namespace

QString toString(Category category)
{
    for (const auto &[value, name] : categories) {
        if (value == category)
            return name;
    }
    Q_UNREACHABLE();
}

std::optional<Category> categoryFromString(QStringView name)
{
    for (const auto &[value, text] : categories) {
        if (name.compare(text, Qt::CaseInsensitive) == 0)
            return value;
    }
    return std::nullopt;
}

QStringList categoryNames()
{
    QStringList names;
    for (const auto &[value, name] : categories)
        names += name;
    return names;
}

bool isBranchLabel(const QString &label)
{
    const auto isWrong = [](QChar c) { return c.isSpace() || c == u'@' || c == u'+' || c == u','; };
    const bool isWord = label == u"head" || label == u"heads" || label == u"base";
    return !label.isEmpty() && !isWord && std::none_of(label.begin(), label.end(), isWrong);
}

const MigrationFile *Migration::fileFor(Database::Engine engine) const
{
    const QString wanted = Database::engineTraits(engine).name;
    const MigrationFile *forEvery = nullptr;
    const MigrationFile *forRelative = nullptr;
    for (const MigrationFile &file : files) {
        if (file.engine == wanted)
            return &file;
        if (file.engine.isEmpty())
            forEvery = &file;
        else if (Database::engineFromString(file.engine) == engine) // x.mysql.sql, where there is no x.mariadb.sql
            forRelative = &file;
    }
    return forRelative ? forRelative : forEvery;
}

QString Migration::title() const
{
    if (!files.isEmpty()) {
        const QString written = header().title();
        if (!written.isEmpty())
            return written;
    }
    QString made = name.isEmpty() ? id : name;
    made.replace(QLatin1Char('_'), QLatin1Char(' ')).replace(QLatin1Char('-'), QLatin1Char(' '));
    made = made.simplified();
    if (!made.isEmpty())
        made[0] = made[0].toUpper();
    return made;
}

bool Migration::isInLine() const
{
    return placed && !planned && (category == Category::Core || category == Category::Incremental);
}

bool Migration::runsWithMigrate() const
{
    return runnable && isInLine();
}

bool Migration::isFor(const QString &environmentName) const
{
    return environments.isEmpty() || environments.contains(environmentName);
}

} // namespace Varve::Project
