// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context.h"

namespace Varve::Cli {

/// While it lives, the first signal ends comparisons and rehearsals, and the scratch databases that were made for them are removed before the
/// program ends. The second leaves at once: a server may answer nothing any more.
class CancelOnSignal final
{
public:
    explicit CancelOnSignal(Context &context);
    ~CancelOnSignal();
    Q_DISABLE_COPY_MOVE(CancelOnSignal)
};

} // namespace Varve::Cli
