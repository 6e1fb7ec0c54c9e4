// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scratchname.h"

#include <models/core/surroundings.h>

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTimeZone>

namespace Varve::Execution {

namespace {

QString timeFormat()
{
    return QStringLiteral("yyyyMMddHHmmss");
}

QString ownHost()
{
    static const QRegularExpression others(QStringLiteral("[^a-z0-9]"));
    const QString host = Core::surroundings().process().host.toLower().remove(others).left(12);
    return host.isEmpty() ? QStringLiteral("host") : host;
}

} // namespace

bool ScratchName::isOver() const
{
    return host == ownHost() && !Core::surroundings().processLives(processId);
}

QString scratchPrefix()
{
    return QStringLiteral("varve_rehearsal_");
}

QString newScratchName()
{
    const Core::Surroundings &world = Core::surroundings();
    const QStringList parts
        = {ownHost(), QString::number(world.process().processId), world.now().toString(timeFormat()), Core::newId().first(6)};
    return scratchPrefix() + parts.join(QLatin1Char('_'));
}

std::optional<ScratchName> parseScratchName(const QString &name)
{
    static const QRegularExpression form(QRegularExpression::anchoredPattern(
        scratchPrefix() + QStringLiteral("([a-z0-9]{1,12})_([1-9][0-9]{0,9})_([0-9]{14})_[0-9A-Za-z]{6}")));
    const QRegularExpressionMatch match = form.match(name);
    if (!match.hasMatch())
        return std::nullopt;
    QDateTime time = QDateTime::fromString(match.captured(3), timeFormat());
    if (!time.isValid())
        return std::nullopt;
    time.setTimeZone(QTimeZone::utc());
    return ScratchName{.name = name, .host = match.captured(1), .processId = match.captured(2).toLongLong(), .startedAt = time};
}

QString ScratchRemains::toString() const
{
    return QCoreApplication::translate("Varve::Execution",
                                       "The scratch database %1 could not be removed: %2. varve-cli rehearse --clean tries again once this "
                                       "program has ended.")
        .arg(name, reason.endsWith(QLatin1Char('.')) ? reason.chopped(1) : reason);
}

} // namespace Varve::Execution
