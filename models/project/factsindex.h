// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "factsreader.h"

#include <QHash>

#include <optional>

namespace Varve::Project {

/// What was read from the files of one project earlier, in one compact file outside the project. An entry counts while size, times and
/// inode of its file are the same and both times are older than the index: a file that was written in the very moment in which it was
/// read could have changed once more within the same tick of the clock, so it is read again.
class FactsIndex final
{
public:
    /// The time on the file system's clock, as load() wants it.
    static qint64 now();
    /// The index of the project \a root in \a folder; empty when there is none, or when it is damaged or of another version. \a begun: a
    /// moment before the first of the files was looked at.
    static FactsIndex load(const QString &folder, const QString &root, qint64 begun);

    /// The facts of an unchanged file.
    std::optional<FileFacts> take(const FactsRequest &request);
    void insert(const FactsRequest &request, const FileFacts &facts);
    /// Writes the entries taken and inserted since load(), as one file that replaces the old one; does nothing when all is as it was.
    void save();

private:
    struct Entry
    {
        ScannedFile file;
        ReadAs readAs;
        FileFacts facts;
        bool used = false;
    };
    bool read(QByteArrayView bytes);
    Entry *find(const QString &path);
    QByteArray written() const;

    QString m_path;
    QString m_root;
    qint64 m_writtenAt = 0; ///< on the file system's clock; of the index that was loaded
    qint64 m_begun = 0;     ///< when this load began: becomes the time of the next index
    bool m_changed = false;
    std::vector<Entry> m_entries;
    size_t m_next = 0;               ///< who asks in the order of last time finds the next entry without looking
    QHash<QString, size_t> m_byPath; ///< made when somebody asks in another order
};

} // namespace Varve::Project
