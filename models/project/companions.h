// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "configuration.h"
#include "factsreader.h"
#include "folderscan.h"

namespace Varve::Project {

/// The files that are no migrations: those of \a others, and what [[companions]] names. \a taken are
/// paths that are something else. Rules that match nothing are problems.
QList<Companion> collectCompanions(const QString &root, const QList<ScannedFile> &others, const QSet<QString> &taken,
                                   const QList<CompanionRule> &rules, FactsReader &reader, QList<Core::Problem> &problems);

} // namespace Varve::Project
