// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "project.h"

namespace Varve::Project {

/// \a text in double quotes, with everything escaped that TOML wants escaped.
QString tomlString(const QString &text);
/// A key, in quotes where it needs them.
QString tomlKey(const QString &key);

/// The beginning of a new varve.toml, with a comment at each part.
QString projectTemplate(const QString &name, const QString &migrationsFolder);
/// An environment that is only a comment.
QString exampleEnvironment();

/// [environments.NAME] with its connections and with those of its variables that have no origin yet. \a databases: of the project; with
/// one of them the connection's keys stand directly in the table.
QString environmentText(const Environment &environment, const QStringList &databases);

} // namespace Varve::Project
