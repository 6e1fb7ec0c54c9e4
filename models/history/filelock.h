// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lockwait.h"

namespace Varve::History {

/// An exclusive flock on a file of its own beside a database file. The kernel frees it with the process, however that ends.
class FileLock final : public RunLock
{
public:
    ~FileLock() override;
    Q_DISABLE_COPY_MOVE(FileLock)

    /// One try, without waiting. The file has the rights of the database's; a symbolic link or anything but a regular file is refused.
    static Core::Expected<LockAttempt> tryLock(const QString &path);
    /// False when somebody removed or replaced the file: another process could then hold a lock of the same name.
    bool isHeld() override;

    /// Who holds the lock at \a path; nullopt when nobody does, or when there is no such file. For an instant it is locked for reading.
    static Core::Expected<std::optional<LockHolder>> holder(const QString &path);

    /// The lock's file for a database file: beside the real one, so that a link to it means the same lock.
    static QString pathFor(const QString &databaseFile);

private:
    FileLock(QString path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) {}

    QString m_path;
    int m_descriptor = -1;
};

} // namespace Varve::History
