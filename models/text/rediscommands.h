// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statement.h"

namespace Varve::Text {

/// What a command of Redis or of its modules does. One that is not known changes something.
struct RedisCommand
{
    StatementKind kind = StatementKind::Manipulation;
    bool changes = true;
    Destructive destructive = Destructive::No;
};

/// The command's second word says what it does: CONFIG SET, XGROUP CREATE.
/// Whether a second word says what the command does: CONFIG GET.
bool hasSubcommands(const QString &verb);

/// Which word behind the verb is the key or the name that the command is about; 0 for none.
size_t placeOfObject(const QString &verb);

/// \a verb in capitals, with its subcommand where it has those: "GET", "CONFIG SET".
RedisCommand redisCommand(const QString &verb);

} // namespace Varve::Text
