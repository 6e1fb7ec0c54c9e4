// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cancelonsignal.h"

#include "signals.h"

namespace Varve::Cli {

CancelOnSignal::CancelOnSignal(Context &context)
{
    Signals::setHandler([&context](int count) {
        if (count > 1)
            context.out.leave(Context::tr("Left at once. A scratch database may remain; varve-cli rehearse --clean removes it."));
        context.workbench().cancelCompare(Workbench::Workbench::WhenSilent::Wait);
        context.out.note(Context::tr("Cancelling; scratch databases are removed. A second signal leaves at once."));
    });
}

CancelOnSignal::~CancelOnSignal()
{
    Signals::setHandler({});
}

} // namespace Varve::Cli
