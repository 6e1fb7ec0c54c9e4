// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

namespace Varve::Project {

/// What a file says about itself in \a beginning: Markdown's first heading, Python's doc string, else the first comment; at most 120
/// characters, empty when it says nothing.
QString purposeOf(QByteArrayView beginning, QStringView fileName);

/// "documentation", "python", "shell", "data" or "other", by the end of the name.
QString companionCategory(QStringView fileName);

} // namespace Varve::Project
