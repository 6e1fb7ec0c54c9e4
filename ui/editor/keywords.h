// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace Varve::Ui {

/// Words of SQL, in capitals, for completion and for colouring single lines.
const QStringList &sqlKeywords();
bool isSqlKeyword(QStringView word);

} // namespace Varve::Ui
