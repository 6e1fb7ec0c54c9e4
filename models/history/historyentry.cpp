// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "historyentry.h"

#include <QTimeZone>

namespace Varve::History {

namespace {

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
constexpr Qt::TimeSpec utc = Qt::UTC; // QTimeZone::utc() of these versions asks the backend of time zones for each time
#else
constexpr QTimeZone::Initialization utc = QTimeZone::UTC;
#endif

/// "2026-02-11T09:30:00.250Z", as insert() writes it: Qt's reader of all ISO forms takes longer than all else about a row. Invalid for
/// anything else.
QDateTime writtenTime(QStringView text)
{
    constexpr QStringView form = u"####-##-##T##:##:##.###Z";
    if (text.size() != form.size())
        return {};
    const auto digit = [&](qsizetype at) { return text[at].unicode() - u'0'; };
    for (qsizetype at = 0; at < form.size(); ++at) {
        if (form[at] == u'#' ? digit(at) < 0 || digit(at) > 9 : text[at] != form[at])
            return {};
    }
    const auto two = [&](qsizetype at) { return digit(at) * 10 + digit(at + 1); };
    return QDateTime(QDate(two(0) * 100 + two(2), two(5), two(8)), QTime(two(11), two(14), two(17), digit(20) * 100 + two(21)), utc);
}

} // namespace

QDateTime historyTime(const QString &text)
{
    if (const QDateTime time = writtenTime(text); time.isValid())
        return time;
    bool isNumber = false;
    const qint64 milliseconds = text.toLongLong(&isNumber);
    if (isNumber)
        return QDateTime::fromMSecsSinceEpoch(milliseconds, utc);
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

} // namespace Varve::History
