// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace Varve::History {

/// Gives the room's plain types and functions a tr() with one context.
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Varve::History)
};

} // namespace Varve::History
