// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fileholders.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QStorageInfo>

#include <array>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

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

bool liesOnThisMachine(const QString &file)
{
    constexpr std::array<QByteArrayView, 9> known{"btrfs", "ext2", "ext3", "ext4", "f2fs", "overlay", "tmpfs", "xfs", "zfs"};
    const QByteArray type = QStorageInfo(QFileInfo(file).absolutePath()).fileSystemType();
    return std::find(known.cbegin(), known.cend(), QByteArrayView(type)) != known.cend();
}

} // namespace Varve::Database
