// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "suggestion.h"

#include <QCoreApplication>

#include <numeric>
#include <vector>

namespace Varve::Core {

namespace {

/// Letters to add, to leave out or to replace (at \a replacing each), and neighbours to swap.
int editDistance(const QString &a, const QString &b, int replacing)
{
    const size_t width = static_cast<size_t>(b.size()) + 1;
    std::vector<int> before(width); // two rows above
    std::vector<int> above(width);
    std::vector<int> row(width);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        std::swap(before, above);
        std::swap(above, row);
        row[0] = static_cast<int>(i) + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const size_t at = static_cast<size_t>(j) + 1;
            const int substituted = above[at - 1] + (a[i] == b[j] ? 0 : replacing);
            row[at] = std::min({above[at] + 1, row[at - 1] + 1, substituted});
            if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j])
                row[at] = std::min(row[at], before[at - 2] + 1);
        }
    }
    return row.back();
}

} // namespace

QString nearest(const QString &word, const QStringList &candidates)
{
    // A third of the letters may be wrong, two at least: "enviroment" is near, "prod" is not near "dev". Of digits alone one may be missing,
    // too many or in the wrong place; with another digit it is another number.
    const bool isNumber = std::all_of(word.begin(), word.end(), [](QChar character) { return character.isDigit(); });
    const qsizetype limit = isNumber ? 1 : std::max<qsizetype>(2, word.size() / 3);
    QString best;
    int bestDistance = static_cast<int>(std::min<qsizetype>(limit, word.size() - 1)) + 1;
    for (const QString &candidate : candidates) {
        if (std::abs(candidate.size() - word.size()) >= bestDistance)
            continue;
        const int distance = editDistance(word.toLower(), candidate.toLower(), isNumber ? 2 : 1);
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}

QString didYouMean(const QString &candidate)
{
    if (candidate.isEmpty())
        return {};
    return QLatin1Char(' ') + QCoreApplication::translate("Varve::Core", "Did you mean \"%1\"?").arg(candidate);
}

QString didYouMean(const QString &word, const QStringList &candidates)
{
    return didYouMean(nearest(word, candidates));
}

} // namespace Varve::Core
