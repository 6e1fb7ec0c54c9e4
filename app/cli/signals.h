// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

namespace Varve::Cli {

/// SIGINT, SIGTERM and SIGHUP (unless nohup(1) had it ignored), received by a thread of their own so that a handler may do anything.
/// Without a handler the program ends at once with 128 and the signal's number.
class Signals final
{
public:
    /// Before any other thread starts: blocks the signals everywhere and starts the thread.
    static void install();

    /// \a count is 1 for the first signal, 2 for the second, ….
    using Handler = std::function<void(int count)>;
    static void setHandler(Handler handler);

    /// Before the program ends, once nobody has a handler any more: the thread ends, and a signal ends the program as without a handler.
    static void stopReceiving();

    /// The number of the last one; 0: none came.
    static int last();
};

} // namespace Varve::Cli
