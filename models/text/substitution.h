// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialectoptions.h"
#include "variableplaces.h"
#include "variables.h"

namespace Varve::Text {

/// The bytes that stand for variable \a name at \a place, behind \a before: escaped for the quote, or checked where nothing can be
/// escaped. Fails, without a position, when the value would not be safe there.
Core::Expected<QByteArray> substitute(const VariablePlace &place, const QString &name, const VariableValue &value, const Dialect &dialect,
                                      QByteArrayView before);

} // namespace Varve::Text
