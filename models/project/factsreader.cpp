// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "factsreader.h"

#include "factsindex.h"

#include <QtConcurrent>

namespace Varve::Project {

struct FactsReader::Private
{
    /// null without one.
    FactsIndex *ownIndex()
    {
        if (loading.isValid() && !index)
            index = loading.takeResult();
        return index ? &*index : nullptr;
    }

    QString root;
    QFuture<FactsIndex> loading; ///< while the folders are listed; invalid without an index
    std::optional<FactsIndex> index;
};

FactsReader::FactsReader(const QString &root, const QString &indexFolder) : d(std::make_unique<Private>())
{
    d->root = root;
    if (!indexFolder.isEmpty())
        d->loading = QtConcurrent::run(&FactsIndex::load, indexFolder, root, FactsIndex::now());
}

FactsReader::~FactsReader() = default;

QList<FileFacts> FactsReader::read(const QList<FactsRequest> &requests)
{
    QList<FileFacts> result(requests.size());
    QList<qsizetype> missing;
    FactsIndex *index = d->ownIndex();
    for (qsizetype at = 0; at < requests.size(); ++at) {
        std::optional<FileFacts> known = index ? index->take(requests[at]) : std::nullopt;
        if (known)
            result[at] = std::move(*known);
        else
            missing.append(at);
    }
    FileFacts *facts = result.data(); // detached once, before the threads write to different places of it
    const auto readOne
        = [this, &requests, facts](qsizetype at) { facts[at] = readFileFacts(d->root, requests[at].file, requests[at].readAs); };
    constexpr qsizetype worthThreads = 64;
    if (missing.size() < worthThreads)
        std::for_each(missing.cbegin(), missing.cend(), readOne);
    else
        QtConcurrent::blockingMap(missing, readOne);
    if (index) {
        for (const qsizetype at : missing)
            index->insert(requests[at], result[at]);
    }
    return result;
}

void FactsReader::save()
{
    if (FactsIndex *index = d->ownIndex())
        index->save();
    d->index.reset();
}

} // namespace Varve::Project
