// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "secret.h"

namespace Varve::Database {

/// The password called \a name of service "varve" in the desktop's keychain. Blocks: a locked keychain asks its user first; gives up
/// after 30 seconds. Never falls back to storing anything unencrypted.
Core::Expected<Secret> readKeychain(const QString &name);

/// Stores \a secret under \a name, replacing what was there. Blocks like readKeychain().
Core::Expected<> writeKeychain(const QString &name, const Secret &secret);

} // namespace Varve::Database
