// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "check.h"

namespace Varve::Project {

// One function a check; its table is in check.cpp.

/// The file says neither who wrote it nor what for.
QList<Finding> findMissingHeader(const CheckedFile &file);
/// A statement that fails when it runs a second time although its engine has a form that does not.
QList<Finding> findNotIdempotent(const CheckedFile &file);
/// There is no way back.
QList<Finding> findNoDown(const CheckedFile &file);
/// There is a way back that does nothing.
QList<Finding> findEmptyDown(const CheckedFile &file);
/// There is a way back that cannot bring everything back, with the reason.
QList<Finding> findIrreversible(const CheckedFile &file);
/// Nothing says how one sees that it worked.
QList<Finding> findNoVerification(const CheckedFile &file);
/// "-- expect: …" that belongs to no query.
QList<Finding> findStrayExpectations(const CheckedFile &file);
/// A catalog's or schema's name where the project has a variable with that value.
QList<Finding> findWrittenOut(const CheckedFile &file);
/// A name that fits none of the project's naming rules.
QList<Finding> findUnruledName(const CheckedFile &file);

/// The file as a whole.
inline Core::SourcePosition wholeFile(const CheckedFile &file)
{
    return {file.file.path, -1, 0, 0};
}

} // namespace Varve::Project
