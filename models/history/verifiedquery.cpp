// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verifiedquery.h"

#include <QCoreApplication>

namespace Varve::History {

using namespace Qt::StringLiterals;

QString VerifiedQuery::shortened(const QString &text)
{
    constexpr qsizetype longest = 200;
    if (text.size() <= longest)
        return text;
    const bool isPair = text.at(longest - 1).isHighSurrogate();
    return text.first(longest - (isPair ? 1 : 0)) + u'…';
}

QString VerifiedQuery::toString() const
{
    const QString answer = found.simplified();
    const QString text = expected.isEmpty()
        ? QCoreApplication::translate("Varve::History", "%1: found %2", "place in a file, answer").arg(where, answer)
        : QCoreApplication::translate("Varve::History", "%1: expected %2, found %3").arg(where, expected, answer);
    return met ? text : QCoreApplication::translate("Varve::History", "%1: not met", "a check").arg(text);
}

QJsonObject VerifiedQuery::toObject() const
{
    return {{u"migration"_s, migrationId}, {u"where"_s, where}, {u"expected"_s, expected}, {u"found"_s, found}, {u"met"_s, met}};
}

VerifiedQuery VerifiedQuery::fromObject(const QJsonObject &object)
{
    return {.migrationId = object.value(u"migration"_s).toString(),
            .where = object.value(u"where"_s).toString(),
            .expected = object.value(u"expected"_s).toString(),
            .found = object.value(u"found"_s).toString(),
            .met = object.value(u"met"_s).toBool()};
}

} // namespace Varve::History
