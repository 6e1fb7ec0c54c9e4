// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine.h"

#include <models/core/error.h>

namespace Varve::Database {

/// Adds the remedy that fits the error's kind and the server's code, when one is known and none is there yet. Data, not code: one table.
Core::Error withRemedy(Core::Error error, Engine engine);

/// "Name", "TCP", "TLS", "Login", "Database": the layer that a connection error belongs to, for "Test".
QString failedLayer(Core::ErrorKind kind);

} // namespace Varve::Database
