// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filenames_p.h"

namespace Varve::Project {

std::optional<FlywayName> parseFlywayName(const QString &fileName, const QString &extension)
{
    const bool hasPrefix = !fileName.isEmpty() && QStringView(u"VURB").contains(fileName.front());
    if (!hasPrefix || !fileName.endsWith(extension, Qt::CaseInsensitive))
        return std::nullopt;
    const QString stem = fileName.chopped(extension.size());
    const qsizetype separator = stem.indexOf(QStringLiteral("__"));
    if (separator < 1)
        return std::nullopt;
    FlywayName name;
    name.prefix = stem.front();
    name.version = stem.sliced(1, separator - 1).replace(QLatin1Char('_'), QLatin1Char('.'));
    name.description = stem.sliced(separator + 2).replace(QLatin1Char('_'), QLatin1Char(' '));
    const bool isRepeatable = name.prefix == QLatin1Char('R');
    const bool isVersion = !name.version.isEmpty() && std::all_of(name.version.begin(), name.version.end(), [](QChar c) {
        return (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('.');
    });
    if (isRepeatable ? !name.version.isEmpty() : !isVersion)
        return std::nullopt;
    return name;
}

PairHalf parsePairName(const QString &fileName)
{
    qsizetype digits = 0;
    while (digits < fileName.size() && fileName[digits] >= QLatin1Char('0') && fileName[digits] <= QLatin1Char('9'))
        ++digits;
    if (digits == 0 || digits >= fileName.size() || fileName[digits] != QLatin1Char('_'))
        return PairHalf::None;
    const QStringView stem = QStringView(fileName).first(qMax<qsizetype>(0, fileName.lastIndexOf(QLatin1Char('.'))));
    if (stem.endsWith(QStringLiteral(".up")))
        return PairHalf::Up;
    return stem.endsWith(QStringLiteral(".down")) ? PairHalf::Down : PairHalf::None;
}

} // namespace Varve::Project
