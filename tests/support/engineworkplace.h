// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engineplace.h"
#include "workplace.h"

namespace Varve::Test {

/// A workplace on an empty database of that engine; its server must be available (VARVE_NEEDS_ENGINE).
inline std::unique_ptr<Workplace> workplaceOn(Database::Engine engine)
{
    return engine == Database::Engine::Sqlite ? std::make_unique<Workplace>()
                                              : std::make_unique<Workplace>(EnginePlace::newDatabase(engine));
}

} // namespace Varve::Test
