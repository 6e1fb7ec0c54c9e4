// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "error.h"

namespace Varve::Core {

QString Error::toString() const
{
    QStringList lines;
    const QString place = where.toString();
    lines += place.isEmpty() ? message : QString(place + QStringLiteral(": ") + message);
    if (!serverText.isEmpty() && !message.contains(serverText))
        lines += serverCode.isEmpty() ? serverText : QString(serverText + QStringLiteral(" (") + serverCode + QLatin1Char(')'));
    if (!remedy.isEmpty())
        lines += remedy;
    for (const Error &other : others)
        lines += other.toString();
    return lines.join(QLatin1Char('\n'));
}

} // namespace Varve::Core
