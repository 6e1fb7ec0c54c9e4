// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filelock.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Varve::History {

namespace {

constexpr qsizetype longestContent = 4096;
constexpr QLatin1StringView ending(".varve-lock");

/// Closes in the destructor unless released.
class Descriptor final
{
public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    int get() const { return m_descriptor; }
    int release() { return std::exchange(m_descriptor, -1); }

private:
    int m_descriptor;
};

/// Of the kind that a database's own file which cannot be written has: it is no file of the project's.
Core::Error fileError(const QString &message, const QString &remedy = {})
{
    return {.kind = Core::ErrorKind::Statement, .message = message, .remedy = remedy};
}

QString reason(int number)
{
    return QString::fromLocal8Bit(std::strerror(number));
}

Core::Error cannotOpen(const QString &path, int number)
{
    if (number == ELOOP || number == EMLINK) {
        return fileError(
            QCoreApplication::translate("Varve::History", "The lock file %1 is a symbolic link; Varve does not follow it.").arg(path),
            QCoreApplication::translate("Varve::History", "Remove the link."));
    }
    return fileError(
        QCoreApplication::translate("Varve::History", "The lock file %1 cannot be written: %2.").arg(path, reason(number)),
        QCoreApplication::translate("Varve::History",
                                    "A run needs the right to write in the database's folder, for the lock and for SQLite's own journal."));
}

QByteArray content(const LockHolder &holder)
{
    return holder.user.toUtf8() + '\n' + holder.host.toUtf8() + '\n' + QByteArray::number(holder.processId) + '\n'
        + holder.since.toUTC().toString(Qt::ISODate).toUtf8() + '\n';
}

LockHolder readHolder(int descriptor)
{
    QByteArray bytes(longestContent, Qt::Uninitialized);
    const ssize_t length = ::pread(descriptor, bytes.data(), static_cast<size_t>(bytes.size()), 0);
    bytes.truncate(std::max<ssize_t>(length, 0));
    const QList<QByteArray> lines = bytes.split('\n');
    if (lines.size() < 4)
        return {};
    return {.user = QString::fromUtf8(lines.at(0)),
            .host = QString::fromUtf8(lines.at(1)),
            .processId = lines.at(2).toLongLong(),
            .since = QDateTime::fromString(QString::fromUtf8(lines.at(3)), Qt::ISODate),
            .backendId = 0};
}

bool isSameFile(int descriptor, const QByteArray &path)
{
    struct stat opened = {};
    struct stat named = {};
    return ::fstat(descriptor, &opened) == 0 && ::lstat(path.constData(), &named) == 0 && opened.st_dev == named.st_dev
        && opened.st_ino == named.st_ino;
}

/// Full disks and the like: the lock holds all the same, only its holder is not named.
void writeHolder(int descriptor)
{
    const QByteArray bytes = content(thisProcess());
    if (::ftruncate(descriptor, 0) == 0)
        (void)!::pwrite(descriptor, bytes.constData(), static_cast<size_t>(bytes.size()), 0);
}

/// Who may write the database may lock it, and see who holds the lock: the rights of its file, as SQLite gives them to its journals
/// (os_unix.c, findCreateFileMode). What a killed run leaves would shut the others out else.
void takeRights(int descriptor, const QString &path)
{
    struct stat database = {};
    const QByteArray name = QFile::encodeName(path.chopped(ending.size()));
    struct stat lock = {};
    if (::stat(name.constData(), &database) != 0 || ::fstat(descriptor, &lock) != 0 || (lock.st_uid != ::geteuid() && ::geteuid() != 0))
        return;
    if (::geteuid() == 0)
        (void)!::fchown(descriptor, database.st_uid, database.st_gid);
    (void)!::fchmod(descriptor, database.st_mode & 0666U);
}

} // namespace

Core::Expected<LockAttempt> FileLock::tryLock(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    for (;;) {
        // O_NONBLOCK: opening a pipe of that name must not hang.
        Descriptor file(::open(name.constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0666)); // see takeRights()
        if (file.get() < 0)
            return Core::failure(cannotOpen(path, errno));
        struct stat status = {};
        if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
            return Core::failure(
                fileError(QCoreApplication::translate("Varve::History", "The lock file %1 is not a regular file.").arg(path),
                          QCoreApplication::translate("Varve::History", "Remove it.")));
        }
        if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
            if (errno != EWOULDBLOCK) {
                return Core::failure(fileError(
                    QCoreApplication::translate("Varve::History", "The lock file %1 cannot be locked: %2.").arg(path, reason(errno))));
            }
            return LockAttempt{.lock = nullptr, .holder = readHolder(file.get())};
        }
        // Its last holder removes the file: what was locked must still be what the name stands for.
        if (!isSameFile(file.get(), name))
            continue;
        takeRights(file.get(), path);
        writeHolder(file.get());
        return LockAttempt{.lock = std::unique_ptr<RunLock>(new FileLock(path, file.release())), .holder = {}};
    }
}

FileLock::~FileLock()
{
    const QByteArray name = QFile::encodeName(m_path);
    if (isSameFile(m_descriptor, name))
        ::unlink(name.constData()); // before it is freed, so that nobody locks what is about to go
    ::close(m_descriptor);
}

bool FileLock::isHeld()
{
    return isSameFile(m_descriptor, QFile::encodeName(m_path));
}

Core::Expected<std::optional<LockHolder>> FileLock::holder(const QString &path)
{
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0 && errno == EACCES) {
        return Core::failure(fileError(
            QCoreApplication::translate("Varve::History", "Who holds the lock cannot be told: %1 cannot be read: %2.")
                .arg(path, reason(errno)),
            QCoreApplication::translate("Varve::History", "Give it the rights of the database's file, or remove it while nothing runs.")));
    }
    if (file.get() < 0 || ::flock(file.get(), LOCK_SH | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return std::nullopt;
    return readHolder(file.get());
}

QString FileLock::pathFor(const QString &databaseFile)
{
    const QString real = QFileInfo(databaseFile).canonicalFilePath();
    return (real.isEmpty() ? QFileInfo(databaseFile).absoluteFilePath() : real) + ending;
}

} // namespace Varve::History
