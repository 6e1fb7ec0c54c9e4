// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "change.h"

#include <models/core/checksum.h>
#include <models/text/tokenchecksum.h>

#include <QCoreApplication>

namespace Varve::History {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

/// Without byte order mark, line ends LF.
QByteArray plain(QByteArrayView text)
{
    QByteArray result = text.sliced(text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0).toByteArray();
    return result.replace("\r\n", "\n").replace('\r', '\n');
}

} // namespace

QString title(Change change)
{
    switch (change) {
    case Change::Unknown: return {};
    case Change::None: return QCoreApplication::translate("Varve::History", "nothing");
    case Change::LineEnds: return QCoreApplication::translate("Varve::History", "line ends only");
    case Change::Layout: return QCoreApplication::translate("Varve::History", "comments or layout only");
    case Change::Real: return QCoreApplication::translate("Varve::History", "the statements differ");
    }
    Q_UNREACHABLE();
}

QString code(Change change)
{
    switch (change) {
    case Change::Unknown: return QStringLiteral("unknown");
    case Change::None: return QStringLiteral("none");
    case Change::LineEnds: return QStringLiteral("line-ends");
    case Change::Layout: return QStringLiteral("layout");
    case Change::Real: return QStringLiteral("real");
    }
    Q_UNREACHABLE();
}

bool isChecksumOf(const QString &checksum, QByteArrayView text)
{
    if (checksum.isEmpty())
        return false;
    if (checksum == Core::exactChecksum(text) || checksum == Core::checksum(text))
        return true;
    const QByteArray lines = plain(text);
    const QByteArray windows = QByteArray(lines).replace('\n', "\r\n");
    return checksum == Core::exactChecksum(windows) || checksum == Core::exactChecksum(QByteArray(byteOrderMark.toByteArray() + lines))
        || checksum == Core::exactChecksum(QByteArray(byteOrderMark.toByteArray() + windows));
}

Change classify(const HistoryEntry &applied, QByteArrayView text, Text::DialectName dialect)
{
    if (applied.checksum == Core::exactChecksum(text))
        return Change::None;
    if (isChecksumOf(applied.checksum, text))
        return Change::LineEnds;
    if (applied.tokenChecksum.isEmpty())
        return Change::Unknown;
    const QString tokens = Text::tokenChecksum(text, dialect);
    // Other tokens, or a text that has none because something in it stays open.
    return tokens == applied.tokenChecksum ? Change::Layout : Change::Real;
}

Change classify(QByteArrayView applied, QByteArrayView text, Text::DialectName dialect)
{
    if (applied == text)
        return Change::None;
    if (Core::checksum(applied) == Core::checksum(text))
        return Change::LineEnds;
    const QString tokens = Text::tokenChecksum(applied, dialect);
    return !tokens.isEmpty() && tokens == Text::tokenChecksum(text, dialect) ? Change::Layout : Change::Real;
}

} // namespace Varve::History
