// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fileholders.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <array>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#ifdef Q_OS_LINUX
#include <linux/magic.h>
#include <sys/vfs.h>
#endif

namespace Varve::Database {

namespace {

/// As proc(5) writes it: "fe:00:9980461"; empty for a file that is not there.
QByteArray numberOf(const QString &file)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(file).constData(), &status) != 0)
        return {};
    return QByteArray::number(::major(status.st_dev), 16).rightJustified(2, '0') + ':'
        + QByteArray::number(::minor(status.st_dev), 16).rightJustified(2, '0') + ':' + QByteArray::number(quint64(status.st_ino));
}

QString titleOf(qint64 process)
{
    QFile name(QStringLiteral("/proc/%1/comm").arg(process));
    const QString text = name.open(QIODevice::ReadOnly) ? QString::fromUtf8(name.readAll()).simplified() : QStringLiteral("?");
    return QCoreApplication::translate("Varve::Database", "process %1 (%2)").arg(process).arg(text);
}

/// "1: POSIX  ADVISORY  WRITE 31023 fe:00:9980461 120 120"; who waits has "->" in the second place.
QStringList holders(const QList<QByteArray> &lines, const QSet<QByteArray> &files, const QByteArray &kind)
{
    QStringList result;
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 6 || words.at(1) != "POSIX" || words.at(3) != kind || !files.contains(words.at(5)))
            continue;
        const qint64 process = words.at(4).toLongLong();
        const QString title = process > 0 && process != ::getpid() ? titleOf(process) : QString();
        if (!title.isEmpty() && !result.contains(title))
            result += title;
    }
    return result;
}

} // namespace

QStringList fileHolders(const QString &file)
{
    QFile locks(QStringLiteral("/proc/locks"));
    const QByteArray own = numberOf(file);
    if (own.isEmpty() || !locks.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> lines = locks.readAll().split('\n');
    // With a write-ahead log the locks are on its index, and everybody reads the file itself (sqlite.org/wal.html, walformat.html 2.3).
    const QByteArray index = numberOf(file + QStringLiteral("-shm"));
    const QStringList writers = holders(lines, index.isEmpty() ? QSet{own} : QSet{own, index}, "WRITE");
    return writers.isEmpty() && index.isEmpty() ? holders(lines, {own}, "READ") : writers;
}

// statfs(2) and not the list of mounts, which does not have what lies outside of a changed root.
bool liesOnThisMachine(const QString &file)
{
#ifdef Q_OS_LINUX
    constexpr quint32 zfs = 0x2fc12fc1; // the others' numbers are in linux/magic.h
    constexpr std::array<quint32, 7> known{BTRFS_SUPER_MAGIC,     EXT4_SUPER_MAGIC, F2FS_SUPER_MAGIC, // ext2 and ext3 have that of ext4
                                           OVERLAYFS_SUPER_MAGIC, TMPFS_MAGIC,      XFS_SUPER_MAGIC,  zfs};
    struct statfs system = {};
    return ::statfs(QFile::encodeName(QFileInfo(file).absolutePath()).constData(), &system) == 0
        && std::find(known.cbegin(), known.cend(), static_cast<quint32>(system.f_type)) != known.cend();
#else
    Q_UNUSED(file)
    return false;
#endif
}

} // namespace Varve::Database
