// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filefacts.h"

namespace Varve::Project {

/// One file to look into.
struct FactsRequest
{
    ScannedFile file;
    ReadAs readAs;
};

/// Gives the facts of many files: from the index of earlier times where a file is the same, else by reading it, on all cores.
class FactsReader final
{
public:
    /// \a indexFolder: where the index lies; empty: no index.
    FactsReader(const QString &root, const QString &indexFolder);
    ~FactsReader();
    Q_DISABLE_COPY_MOVE(FactsReader)

    /// In the order of \a requests.
    QList<FileFacts> read(const QList<FactsRequest> &requests);

    /// Writes the index when something in it changed, and forgets it: what is asked for later is read from its file. Failing to write is no
    /// error: the next time everything is read again.
    void save();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Varve::Project
