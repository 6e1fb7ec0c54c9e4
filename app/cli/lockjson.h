// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/history/runwatch.h>

#include <QJsonObject>

namespace Varve::Cli {

QJsonObject lockHolderJson(const History::LockHolder &holder);
/// A run that nobody has ended.
QJsonObject runningRunJson(const History::RunningRun &run);
QJsonObject lockStateJson(const History::LockState &state);

} // namespace Varve::Cli
