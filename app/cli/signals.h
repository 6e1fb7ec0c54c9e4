// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

namespace Varve::Cli {

/// SIGINT and SIGTERM, received by a thread of their own so that a handler may do anything. Without a handler the program ends at
/// once with 130 or 143.
class Signals final
{
public:
    /// Before any other thread starts: blocks both signals everywhere and starts the thread.
    static void install();

    /// \a count is 1 for the first signal, 2 for the second, ….
    using Handler = std::function<void(int count)>;
    static void setHandler(Handler handler);

    /// Whether the last one was SIGTERM.
    static bool lastWasTerminate();
};

} // namespace Varve::Cli
