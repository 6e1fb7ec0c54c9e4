// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Varve::Execution {

/// One word of a POSIX shell, in quotes where it needs them.
QString shellWord(const QString &word);

} // namespace Varve::Execution
