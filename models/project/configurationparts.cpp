// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "configurationparts_p.h"
#include "texts_p.h"

#include <models/core/suggestion.h>

#include <QDir>
#include <QSet>

namespace Varve::Project {

bool leavesFolder(const QString &path)
{
    const QString clean = QDir::cleanPath(path);
    return QDir::isAbsolutePath(clean) || clean == QStringLiteral("..") || clean.startsWith(QStringLiteral("../"));
}

namespace {

Release readRelease(TomlTable &table)
{
    Release release;
    release.where = table.where();
    if (!table.has(QStringLiteral("name")))
        table.mistakes().add(table.where(), Texts::tr("A release has no name."), Texts::tr("Add name = \"1.0\" or the like."));
    release.name = table.text(QStringLiteral("name")).value_or(QString());
    release.title = table.string(QStringLiteral("title")).value_or(QString());
    release.date = table.date(QStringLiteral("date")).value_or(QDate());
    release.notes = table.string(QStringLiteral("notes")).value_or(QString());
    release.migrations = table.strings(QStringLiteral("migrations"));
    const QStringList allowed = {QStringLiteral("done"), QStringLiteral("planned"), QStringLiteral("superseded")};
    if (const auto status = table.choice(QStringLiteral("status"), allowed))
        release.status = static_cast<ReleaseStatus>(allowed.indexOf(*status));
    table.finish();
    return release;
}

std::optional<Category> readCategory(TomlTable &table, const QString &key)
{
    const auto name = table.choice(key, categoryNames());
    return name ? categoryFromString(*name) : std::nullopt;
}

/// "seed_*" = "seed", "seed_*" = { category = "seed", environments = ["dev"] }, or seed = { environments = ["dev"] }.
CategoryRule readCategoryEntry(TomlTable &table, const TomlTable::Entry &entry)
{
    CategoryRule rule;
    rule.where = entry.where;
    rule.pattern = entry.key;
    if (!entry.node->is_table()) {
        rule.category = readCategory(table, entry.key);
        return rule;
    }
    std::optional<TomlTable> parts = table.entryTable(entry);
    rule.category = readCategory(*parts, QStringLiteral("category"));
    rule.environments = parts->strings(QStringLiteral("environments"));
    if (const auto whole = categoryFromString(entry.key); whole && !parts->has(QStringLiteral("category"))) {
        rule.category = whole;
        rule.pattern.clear();
    }
    parts->finish();
    return rule;
}

CategoryRule readCategoryTable(TomlTable &table)
{
    CategoryRule rule;
    rule.where = table.where();
    if (!table.has(QStringLiteral("pattern")))
        table.mistakes().add(table.where(), Texts::tr("An entry of [[categories]] has no pattern."));
    rule.pattern = table.string(QStringLiteral("pattern")).value_or(QString());
    rule.category = readCategory(table, QStringLiteral("category"));
    rule.environments = table.strings(QStringLiteral("environments"));
    table.finish();
    return rule;
}

} // namespace

QStringList readFolders(TomlTable &table, const QString &key)
{
    QStringList folders;
    for (const QString &folder : table.strings(key)) {
        if (folder.isEmpty() || leavesFolder(folder)) {
            table.mistakes().add(table.where(key),
                                 Texts::tr("%1: \"%2\" leaves the project's folder; folders are relative to varve.toml and below it.")
                                     .arg(table.path(key), folder));
            continue;
        }
        folders += QDir::cleanPath(folder);
    }
    folders.removeDuplicates();
    return folders;
}

QList<Release> readReleases(TomlTable &root)
{
    QList<Release> releases;
    QSet<QString> names;
    for (TomlTable &table : root.tables(QStringLiteral("releases"))) {
        const Release release = readRelease(table);
        if (!release.name.isEmpty() && names.contains(release.name))
            root.mistakes().add(table.where(QStringLiteral("name")), Texts::tr("There are two releases \"%1\".").arg(release.name));
        names.insert(release.name);
        releases.append(release);
    }
    return releases;
}

QList<CategoryRule> readCategories(TomlTable &root)
{
    const QString key = QStringLiteral("categories");
    QList<CategoryRule> rules;
    const auto entries = root.entries();
    const auto written = std::find_if(entries.begin(), entries.end(), [&](const TomlTable::Entry &entry) { return entry.key == key; });
    if (written != entries.end() && written->node->is_array()) {
        for (TomlTable &table : root.tables(key))
            rules.append(readCategoryTable(table));
        return rules;
    }
    if (std::optional<TomlTable> table = root.table(key)) {
        for (const TomlTable::Entry &entry : table->entries())
            rules.append(readCategoryEntry(*table, entry));
    }
    return rules;
}

QList<CompanionRule> readCompanions(TomlTable &root)
{
    QList<CompanionRule> rules;
    for (TomlTable &table : root.tables(QStringLiteral("companions"))) {
        CompanionRule rule;
        rule.where = table.where();
        rule.path = QDir::cleanPath(table.string(QStringLiteral("path")).value_or(QString()));
        if (rule.path.isEmpty())
            table.mistakes().add(table.where(), Texts::tr("An entry of [[companions]] has no path."));
        else if (leavesFolder(rule.path))
            table.mistakes().add(table.where(QStringLiteral("path")),
                                 Texts::tr("%1: \"%2\" leaves the project's folder; paths are relative to varve.toml and below it.")
                                     .arg(table.path(QStringLiteral("path")), rule.path));
        rule.category = table.string(QStringLiteral("category")).value_or(QString());
        rule.purpose = table.string(QStringLiteral("purpose")).value_or(QString());
        rule.status = table.string(QStringLiteral("status")).value_or(QString());
        table.finish();
        rules.append(rule);
    }
    return rules;
}

QList<Supersession> readSuperseded(TomlTable &root)
{
    QList<Supersession> result;
    std::optional<TomlTable> table = root.table(QStringLiteral("superseded"));
    if (!table)
        return result;
    for (const TomlTable::Entry &entry : table->entries()) {
        if (const auto successor = table->string(entry.key))
            result.append({entry.key, *successor, entry.where});
    }
    return result;
}

} // namespace Varve::Project
