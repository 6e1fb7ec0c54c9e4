// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/text/statement.h>

namespace Varve::Ui {

/// What a statement of \a script is, for a person: "drops table public.predictions · can lose structure".
QString statementText(const Text::Statement &statement, QByteArrayView script);

} // namespace Varve::Ui
