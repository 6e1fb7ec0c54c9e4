// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "situation.h"

namespace Varve::Execution {

/// A migration that is pending here, and that the history has under a database that the project does not name: most likely this one, before it
/// got its name.
struct StrayRow
{
    const Project::Migration *migration = nullptr;
    History::HistoryEntry last; ///< that says it was applied, or tried; of a run that was lost the ids alone
    bool isApplied = true;      ///< else something of it remains or may remain
};

/// In the order of the migrations.
QList<StrayRow> strayRows(const Situation &situation);

/// That \a order would run again what is there, and the ways on; nothing where it would not.
std::optional<Core::Error> strayError(const Situation &situation, const QList<const Project::Migration *> &order);

/// That a rollback leaves alone what is there under another name, and the ways on.
QStringList strayWarnings(const Situation &situation);

} // namespace Varve::Execution
