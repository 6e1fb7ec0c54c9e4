// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/problem.h>

#include <QHash>
#include <QList>
#include <QString>

namespace Varve::Project {

/// A regular file with what tells whether it changed.
struct ScannedFile
{
    QString path; ///< relative to the project's folder, "/" as separator
    qint64 size = 0;
    qint64 modified = 0; ///< nanoseconds since 1970
    qint64 changed = 0;  ///< of the inode, likewise
    quint64 inode = 0;

    friend bool operator==(const ScannedFile &, const ScannedFile &) = default;
};

struct ScannedFolder
{
    QList<ScannedFile> files; ///< sorted by path
    QStringList folders;      ///< relative, those that were looked into and, where not recursive, those that were seen
    QList<Core::Problem> problems;
};

/// A name in a folder.
struct FolderEntry
{
    QString name;
    QByteArray bytes; ///< as the file system has it, where the name is not plain: with more than printable ASCII

    bool isPlain() const { return bytes.isEmpty(); }
};

/// The names in folders of a project, without looking at the files, each folder read once: for several who ask while a project is loaded.
/// Hidden names are left out.
class FolderNames final
{
public:
    explicit FolderNames(QString root) : m_root(std::move(root)) {}

    /// Sorted by what the file system has; none where the folder is missing or cannot be read.
    QList<FolderEntry> in(const QString &relative);
    /// Ten thousand names take their room: whoever asks again has them read again.
    void forget(const QString &relative) { m_known.remove(relative); }

private:
    QString m_root;
    QHash<QString, QList<FolderEntry>> m_known;
};

enum class Depth { OneFolder, Below };

/// Lists \a relative (of the project's folder \a root; "." for itself) with one stat a file. Hidden files and folders, `node_modules` and
/// build folders are left out. Links that lead out of the project, devices, pipes and names that are no text are problems, not files;
/// linked folders are not followed, and nothing is read where \a relative itself leads out. \a names: of those that are known, none are
/// read again.
ScannedFolder scanFolder(const QString &root, const QString &relative, Depth depth);
ScannedFolder scanFolder(const QString &root, const QString &relative, Depth depth, FolderNames &names);

/// Whether a link leads from \a relative of the project's folder \a root to something outside, which is never read.
bool leadsOut(const QString &root, const QString &relative);

/// The names in one folder without looking at the files, sorted. Hidden ones are left out.
QStringList namesIn(const QString &root, const QString &relative);

/// Folders that hold nothing a person wrote: hidden ones, node_modules, build, …
bool isSkippedFolder(QStringView name);

/// \a name for a message: control characters as "\n" or "\x1b".
QString shownName(const QString &name);

} // namespace Varve::Project
