// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace Varve::Test {

/// Scripts to measure with: the same bytes for the same arguments, about \a bytes long and cut behind a statement.

/// One INSERT a line, with numbers, a doubled quote and UTF-8, as data dumps have them. Every dialect reads it the same way.
QByteArray insertScript(qint64 bytes);
/// Functions and triggers with long dollar-quoted bodies, comments, and the statements that belong to them.
QByteArray procedureScript(qint64 bytes);
/// MariaDB's stored programs between DELIMITER lines, as mysqldump writes them.
QByteArray storedProgramScript(qint64 bytes);
/// Tables, indexes, comments, constraints and settings, as pg_dump writes them.
QByteArray definitionScript(qint64 bytes);

} // namespace Varve::Test
