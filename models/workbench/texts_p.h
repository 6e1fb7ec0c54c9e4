// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace Varve::Workbench {

/// Gives the room's plain types and functions a tr() with one context.
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Workbench)
};

} // namespace Varve::Workbench
