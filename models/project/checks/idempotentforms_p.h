// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/text/dialect.h>

#include <QByteArray>

namespace Varve::Project {

/// How an engine writes a statement that may run a second time.
enum class IdempotentForm {
    None,        ///< it has no such form
    IfNotExists, ///< CREATE TABLE IF NOT EXISTS
    OrReplace,   ///< CREATE OR REPLACE VIEW
    OrAlter,     ///< CREATE OR ALTER VIEW
    IfExists,    ///< DROP TABLE IF EXISTS
};

/// The form for \a verb ("CREATE TABLE", "DROP INDEX", "ADD COLUMN", "DROP CONSTRAINT") in \a dialect.
IdempotentForm idempotentForm(Text::DialectName dialect, const QString &verb);

} // namespace Varve::Project
