// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numberedparameters.h"

namespace Varve::Database {

QString withNumberedParameters(const QString &sql)
{
    QString result;
    result.reserve(sql.size() + 16);
    int number = 0;
    bool inName = false;
    for (const QChar character : sql) {
        inName = inName != (character == u'"');
        if (character == u'?' && !inName)
            result += u'$' + QString::number(++number);
        else
            result += character;
    }
    return result;
}

} // namespace Varve::Database
