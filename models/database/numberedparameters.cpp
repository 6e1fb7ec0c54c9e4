// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numberedparameters.h"

namespace Varve::Database {

QString withParameters(const QString &sql, const std::function<QString(int number)> &parameter)
{
    QString result;
    result.reserve(sql.size() + 16);
    int number = 0;
    bool inName = false;
    for (const QChar character : sql) {
        inName = inName != (character == u'"');
        if (character == u'?' && !inName)
            result += parameter(number++);
        else
            result += character;
    }
    return result;
}

QString withNumberedParameters(const QString &sql)
{
    return withParameters(sql, [](int number) { return QString(u'$' + QString::number(number + 1)); });
}

} // namespace Varve::Database
