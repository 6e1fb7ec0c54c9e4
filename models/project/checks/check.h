// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../project.h"

#include <models/text/statement.h>

namespace Varve::Project {

/// The statements of one section and the text that they stand in.
struct CheckedPart
{
    QString path; ///< as shown in positions
    QByteArrayView script;
    QList<Text::Statement> statements;
};

/// What a check sees: one file of a migration, read in one dialect. A view; what it points to outlives it.
struct CheckedFile
{
    const Project &project;
    const Migration &migration;
    const MigrationFile &file;
    Text::DialectName dialect = Text::DialectName::Ansi;
    const Text::Sections &sections; ///< of the text as it is checked, which may not be saved yet
    bool hasDown = false;           ///< a section, or a file of its own
    CheckedPart up;
    CheckedPart verify;
    CheckedPart down;
};

/// Something that a check found; code and severity are added by runChecks().
struct Finding
{
    QString message;
    Core::SourcePosition where;
    QString remedy;
    std::optional<Core::TextEdit> fix = std::nullopt;
};

/// One kind of problem that is a matter of the team's habits: [policies.checks] in varve.toml switches it off or makes it louder.
struct Check
{
    QString code;     ///< "no-down"; the key in varve.toml
    CheckLevel level; ///< unless varve.toml says otherwise
    QList<Finding> (*find)(const CheckedFile &file);
};

/// All checks, in the order in which they are documented.
const QList<Check> &checks();

/// How loudly \a check speaks in \a project: as varve.toml says. A folder without varve.toml has said nothing about its habits and gets
/// no hints.
CheckLevel levelOf(const Check &check, const Project &project);

/// The findings of all checks that are off neither in varve.toml nor in the file's header ("Checks off: irreversible").
QList<Core::Problem> runChecks(const CheckedFile &file);

} // namespace Varve::Project
