// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "plan.h"

#include <QJsonObject>

namespace Varve::Execution {

/// A dry run: the exact text, transactions, lock and history writes. Values of secret variables are masked.
QString printPlan(const Plan &plan);
/// One SQL file that a person could run by hand.
QString planAsSql(const Plan &plan);
QJsonObject planAsJson(const Plan &plan);
/// The command line that does the same: "varve-cli migrate --env test".
QString commandLine(const Plan &plan);

} // namespace Varve::Execution
