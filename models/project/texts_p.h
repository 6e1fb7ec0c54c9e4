// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace Varve::Project {

/// Gives the room's plain types a tr() with one context.
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Project)
};

} // namespace Varve::Project
