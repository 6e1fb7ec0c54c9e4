// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace Varve::Core {

/// Lines of text whose columns stand below each other; none has blanks at its end.
QString textTable(const QList<QStringList> &rows);

} // namespace Varve::Core
