// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "project.h"

#include <models/core/expected.h>

namespace Varve::Project {

/// A value as written, before variables in it are resolved.
struct VariableDefinition
{
    QString value;
    QString origin; ///< for a person: "varve.toml, environment production"
    bool raw = false;
    bool secret = false;
    Core::SourcePosition where;
    friend bool operator==(const VariableDefinition &, const VariableDefinition &) = default;
};
using VariableDefinitions = QMap<QString, VariableDefinition>;

/// The keys of one connection that were given; varve.local.toml replaces them one by one.
struct ConnectionDraft
{
    std::optional<QString> url;
    std::optional<QString> driver;
    std::optional<QString> database;
    std::optional<QString> host;
    std::optional<QString> port;
    std::optional<QString> user;
    std::optional<QString> password; ///< a reference; the text of a secret never gets this far
    QMap<QString, QString> options;
    std::optional<QList<Database::Attachment>> attachments;
    std::optional<QString> role;
    std::optional<QStringList> searchPath;
    std::optional<QMap<QString, QString>> session;
    Core::SourcePosition where;
    bool replacedUrl = false; ///< varve.local.toml's single keys took the place of a whole URL

    void replaceWith(const ConnectionDraft &other);
    friend bool operator==(const ConnectionDraft &, const ConnectionDraft &) = default;
};

struct EnvironmentDraft
{
    QString name;
    GuardLevel guard = GuardLevel::Open;
    QString color;
    std::optional<int> order;
    bool seed = false;
    QString scratch;
    Core::SourcePosition scratchAt;
    OwnPolicies policies = {};
    QMap<QString, ConnectionDraft> connections; ///< by database; an empty key: the project's only one
    VariableDefinitions variables;
    Core::SourcePosition where;
    friend bool operator==(const EnvironmentDraft &, const EnvironmentDraft &) = default;
};

/// Gives migrations a category, or limits them or a whole category to environments.
struct CategoryRule
{
    QString pattern; ///< an id, or a glob over ids; empty: all of the category
    std::optional<Category> category;
    QStringList environments;
    Core::SourcePosition where;
    friend bool operator==(const CategoryRule &, const CategoryRule &) = default;
};

struct CompanionRule
{
    QString path; ///< relative, may be a glob
    QString category;
    QString purpose;
    QString status;
    Core::SourcePosition where;
    friend bool operator==(const CompanionRule &, const CompanionRule &) = default;
};

struct Supersession
{
    QString migration;
    QString successor;
    Core::SourcePosition where;
    friend bool operator==(const Supersession &, const Supersession &) = default;
};

/// varve.toml as written, checked key by key but not yet against the folder.
struct Configuration
{
    QString name;
    QStringList migrationFolders;  ///< empty: not said
    QList<DatabaseRole> databases; ///< empty: only "main"
    VariableDefinitions variables;
    QList<EnvironmentDraft> environments; ///< in the order of the file
    QList<Release> releases;
    QList<CategoryRule> categories;
    QList<CompanionRule> companions;
    QList<Supersession> superseded;
    Policies policies;
    friend bool operator==(const Configuration &, const Configuration &) = default;
};

/// Reads the text of varve.toml. Every mistake is in the error: the first one itself, the rest in Error::others.
Core::Expected<Configuration> readConfiguration(QByteArrayView text, const QString &shownAs);

/// Reads varve.local.toml, which holds only variables and connections, over \a configuration.
Core::Expected<> readLocalConfiguration(QByteArrayView text, const QString &shownAs, Configuration &configuration);

/// The connection that a draft means. \a engine is what [databases.NAME] says. Checks url against the single keys.
Core::Expected<ConnectionSettings> connectionSettings(const ConnectionDraft &draft, const QString &path,
                                                      std::optional<Database::Engine> engine, const QString &projectFolder);

} // namespace Varve::Project
