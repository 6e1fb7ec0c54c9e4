// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "suggestion.h"

#include <QCoreApplication>

#include <vector>

namespace Varve::Core {

namespace {

int editDistance(const QString &a, const QString &b)
{
    std::vector<int> row(static_cast<size_t>(b.size()) + 1);
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = static_cast<int>(j);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i) + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const size_t at = static_cast<size_t>(j) + 1;
            const int substituted = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[at];
            row[at] = std::min({row[at] + 1, row[at - 1] + 1, substituted});
        }
    }
    return row.back();
}

} // namespace

QString nearest(const QString &word, const QStringList &candidates)
{
    // A third of the letters may be wrong, two at least: "enviroment" is near, "prod" is not near "dev".
    const qsizetype limit = std::max<qsizetype>(2, word.size() / 3);
    QString best;
    int bestDistance = static_cast<int>(std::min<qsizetype>(limit, word.size() - 1)) + 1;
    for (const QString &candidate : candidates) {
        if (std::abs(candidate.size() - word.size()) >= bestDistance)
            continue;
        const int distance = editDistance(word.toLower(), candidate.toLower());
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}

QString didYouMean(const QString &word, const QStringList &candidates)
{
    const QString candidate = nearest(word, candidates);
    if (candidate.isEmpty())
        return {};
    return QLatin1Char(' ') + QCoreApplication::translate("Varve::Core", "Did you mean \"%1\"?").arg(candidate);
}

} // namespace Varve::Core
