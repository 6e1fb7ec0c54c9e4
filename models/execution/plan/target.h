// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/expected.h>

#include <QString>

namespace Varve::Execution {

/// Where to go. Words and numbers as Alembic has them: "head", "heads", "base", "+2", "-1", an id, a number, an unambiguous prefix, "003+1",
/// "003-1", "billing@head", "billing@+1"; and a release's name.
struct Target
{
    /// Head: the only one, an error where there are several. Relative: from where the environment is.
    enum class Kind { Head, Heads, Base, Relative, Migration };
    /// Which migrations on the way there.
    enum class Extent {
        All,
        Only,        ///< of Kind::Migration: exactly that one; an error when it does not stand alone
        OnlyAndNeeds ///< that one, and what has to run before it, or to be rolled back before it
    };
    Kind kind = Kind::Head;
    int steps = 0;       ///< Relative: +N forward, -N back; Head and Base: from there
    QString migration;   ///< Migration: reference as typed, perhaps with "+N" or "-N" behind it; or a release
    QString branch = {}; ///< label of a branch, or a migration on it, that stood before an "@"
    Extent extent = Extent::All;
    friend bool operator==(const Target &, const Target &) = default;
};

/// An empty word is none: it must not stand for everything.
Core::Expected<Target> parseTarget(const QString &text);
/// Words that are targets by themselves: "head", "heads", "base".
QStringList targetWords();
/// parseTarget() reads it back, its extent apart.
QString targetText(const Target &target);

} // namespace Varve::Execution
