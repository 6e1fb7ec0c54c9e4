// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/secret.h>

#include <QString>

#include <optional>

namespace Varve::Cli {

/// Talking with a person at a terminal. Questions go to the controlling terminal, never into a pipe.
namespace Terminal {

bool inputIsTerminal();
bool outputIsTerminal();
/// The person did not ask for none (no-color.org).
bool mayColor();

/// Whether there is a terminal to ask on, wherever standard input comes from.
bool canAsk();

/// Asks without echo. nullopt without a terminal.
std::optional<Database::Secret> askSecret(const QString &question);

/// Asks for a line. nullopt without a terminal or at its end.
std::optional<QString> askLine(const QString &question);

/// The word yes, in the person's language or in English, in any case.
bool isYes(const QString &answer);

} // namespace Terminal

} // namespace Varve::Cli
