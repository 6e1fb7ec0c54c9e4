// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/expected.h>

#include <QString>
#include <QStringList>

namespace Varve::Workbench {

/// The embedded demonstration projects: "mhras", "ontos". The first is the one that `--demo` opens.
QStringList demoProjects();

/// Writes the files of a demonstration project below \a folder, without databases, and returns the project's folder. Files of
/// an earlier demonstration in that place are replaced.
Core::Expected<QString> unpackDemo(const QString &folder, const QString &name = demoProjects().constFirst());

/// Gives an unpacked demonstration its databases by really running its past, failures included: afterwards its environments
/// show something of every standing. Blocks for some tenths of a second; any thread.
Core::Expected<> populateDemo(const QString &projectFolder);

} // namespace Varve::Workbench
