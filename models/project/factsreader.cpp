// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "factsreader.h"

#include "factsindex.h"

#include <QtConcurrent>

namespace Varve::Project {

struct FactsReader::Private
{
    QString root;
    std::optional<FactsIndex> index;
};

FactsReader::FactsReader(const QString &root, const QString &indexFolder) : d(std::make_unique<Private>())
{
    d->root = root;
    if (!indexFolder.isEmpty())
        d->index = FactsIndex::load(indexFolder, root);
}

FactsReader::~FactsReader() = default;

QList<FileFacts> FactsReader::read(const QList<FactsRequest> &requests)
{
    QList<FileFacts> result(requests.size());
    QList<qsizetype> missing;
    for (qsizetype at = 0; at < requests.size(); ++at) {
        std::optional<FileFacts> known = d->index ? d->index->take(requests[at]) : std::nullopt;
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
    if (d->index) {
        for (const qsizetype at : missing)
            d->index->insert(requests[at], result[at]);
    }
    return result;
}

void FactsReader::save()
{
    if (d->index)
        d->index->save();
}

} // namespace Varve::Project
