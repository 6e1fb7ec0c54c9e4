// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "projectwatcher.h"

#include "folderscan.h"
#include "migrationname.h"

#include <QFile>
#include <QHash>
#include <QSet>
#include <QSocketNotifier>
#include <QTimer>

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>

namespace Varve::Project {

namespace {

using namespace std::chrono_literals;

/// Long enough for an editor's "write a copy, rename it over the old one", short enough to go unnoticed.
constexpr auto quietTime = 100ms;
/// A stream of changes must not put the signal off for ever.
constexpr auto longestDelay = 500ms;
/// Where the kernel gives no watches.
constexpr auto lookAgain = 700ms;

// inotify(7): a folder's watch also tells of files in it that were edited in place; QFileSystemWatcher would need a watch for each file.
constexpr quint32 interesting
    = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

/// What databases and editors write beside their files while at work.
bool isNoise(const QString &name)
{
    if (name.startsWith(QLatin1Char('.')))
        return name != QStringLiteral(".env");
    constexpr std::array endings = {QLatin1String("-wal"), QLatin1String("-shm"), QLatin1String("-journal"), QLatin1String(".varve-lock"),
                                    QLatin1String("~"),    QLatin1String(".swp"), QLatin1String(".part")};
    return std::any_of(endings.begin(), endings.end(), [&](QLatin1String ending) { return name.endsWith(ending); });
}

/// A database inside the project is written by every run, and closing it after merely reading counts as writing.
bool isDatabase(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) && file.read(16) == QByteArray("SQLite format 3\0", 16);
}

} // namespace

struct ProjectWatcher::Private
{
    explicit Private(ProjectWatcher *owner) : q(owner)
    {
        quiet.setSingleShot(true);
        quiet.setInterval(quietTime);
        QObject::connect(&quiet, &QTimer::timeout, q, [this] { tell(); });
        latest.setSingleShot(true);
        latest.setInterval(longestDelay);
        QObject::connect(&latest, &QTimer::timeout, q, [this] { tell(); });
        polling.setInterval(lookAgain);
        QObject::connect(&polling, &QTimer::timeout, q, [this] { poll(); });
    }
    ~Private() { stop(); }

    void stop()
    {
        notifier.reset();
        if (descriptor >= 0)
            ::close(descriptor);
        descriptor = -1;
        folders.clear();
        watched.clear();
        quiet.stop();
        latest.stop();
        polling.stop();
    }

    void start(const QString &path)
    {
        root = path;
        descriptor = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
        if (descriptor < 0 || !addBelow(QString())) {
            startPolling();
            return;
        }
        notifier = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
        QObject::connect(notifier.get(), &QSocketNotifier::activated, q, [this] { readEvents(); });
    }

    /// Not where the folder itself was removed: what has its name now is another one.
    bool isWatching(const QString &path) const { return path == root && (polling.isActive() || watched.contains(QString())); }

    void startPolling()
    {
        stop();
        seen = picture();
        polling.start();
    }

    QString absolute(const QString &relative) const { return relative.isEmpty() ? root : QString(root + QLatin1Char('/') + relative); }

    /// Watches \a relative and the folders below it; false when the kernel refuses.
    bool addBelow(const QString &relative)
    {
        QStringList open = {relative};
        while (!open.isEmpty()) {
            const QString folder = open.takeLast();
            if (watched.contains(folder))
                continue;
            const int watch = ::inotify_add_watch(descriptor, QFile::encodeName(absolute(folder)).constData(), interesting);
            if (watch < 0 && (errno == ENOSPC || errno == ENOMEM))
                return false;
            if (watch < 0)
                continue; // gone already, or not ours to read
            folders.insert(watch, folder);
            watched.insert(folder);
            open += foldersIn(folder);
        }
        return true;
    }

    QStringList foldersIn(const QString &folder) const
    {
        QStringList below = scanFolder(root, folder.isEmpty() ? QStringLiteral(".") : folder, Depth::OneFolder).folders;
        below.removeAll(folder); // it names the folder itself too
        return below;
    }

    void readEvents()
    {
        alignas(inotify_event) char buffer[16 * 1024];
        bool matters = false;
        for (;;) {
            const ssize_t length = ::read(descriptor, buffer, sizeof buffer);
            if (length <= 0)
                break;
            for (ssize_t at = 0; at < length;) {
                inotify_event event{};
                std::memcpy(&event, buffer + at, sizeof event);
                const char *name = buffer + at + sizeof event;
                matters = take(event, event.len > 0 ? QFile::decodeName(name) : QString()) || matters;
                at += static_cast<ssize_t>(sizeof event + event.len);
            }
        }
        if (matters)
            wait();
    }

    /// Whether an event changes what the project is.
    bool take(const inotify_event &event, const QString &name)
    {
        if (event.mask & IN_Q_OVERFLOW)
            return true;
        if (event.mask & IN_IGNORED) {
            watched.remove(folders.take(event.wd));
            return false;
        }
        if (!folders.contains(event.wd))
            return false;
        const QString folder = folders.value(event.wd);
        if (event.mask & (IN_DELETE_SELF | IN_MOVE_SELF))
            return leave(event, folder);
        if (isNoise(name))
            return false;
        const QString path = folder.isEmpty() ? name : QString(folder + QLatin1Char('/') + name);
        if (event.mask & IN_ISDIR)
            return takeFolder(event, path, name);
        const bool stays = event.mask & (IN_CLOSE_WRITE | IN_CREATE | IN_ATTRIB);
        return !stays || !isDatabase(absolute(path));
    }

    bool leave(const inotify_event &event, const QString &folder)
    {
        if (event.mask & IN_MOVE_SELF && !folder.isEmpty())
            ::inotify_rm_watch(descriptor, event.wd); // under another name now; that name got a watch of its own
        return folder.isEmpty();
    }

    bool takeFolder(const inotify_event &event, const QString &path, const QString &name)
    {
        if (isSkippedFolder(name))
            return false;
        if (event.mask & (IN_MOVED_FROM | IN_DELETE))
            forget(path);
        if (event.mask & (IN_CREATE | IN_MOVED_TO) && !addBelow(path))
            startPolling();
        return !(event.mask & IN_ATTRIB);
    }

    /// A renamed folder takes its watches along, with names that are no longer true.
    void forget(const QString &path)
    {
        const QString prefix = path + QLatin1Char('/');
        for (auto it = folders.begin(); it != folders.end();) {
            if (*it == path || it->startsWith(prefix)) {
                ::inotify_rm_watch(descriptor, it.key());
                watched.remove(*it);
                it = folders.erase(it);
            } else {
                ++it;
            }
        }
    }

    void wait()
    {
        quiet.start();
        if (!latest.isActive())
            latest.start();
    }

    void tell()
    {
        quiet.stop();
        latest.stop();
        emit q->changed();
    }

    QList<ScannedFile> picture() const
    {
        QList<ScannedFile> files = scanFolder(root, QStringLiteral("."), Depth::Below).files;
        files.removeIf(
            [this](const ScannedFile &file) { return isNoise(fileNameOf(file.path).toString()) || isDatabase(absolute(file.path)); });
        return files;
    }

    void poll()
    {
        QList<ScannedFile> now = picture();
        if (now == seen)
            return;
        seen = std::move(now);
        tell();
    }

    ProjectWatcher *q;
    QString root;
    int descriptor = -1;
    std::unique_ptr<QSocketNotifier> notifier;
    QHash<int, QString> folders; ///< relative, by watch
    QSet<QString> watched;
    QTimer quiet;
    QTimer latest;
    QTimer polling;
    QList<ScannedFile> seen;
};

ProjectWatcher::ProjectWatcher(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this)) {}

ProjectWatcher::~ProjectWatcher() = default;

void ProjectWatcher::watch(const QString &folder)
{
    if (d->isWatching(folder))
        return; // what is not told yet must not be lost
    d->stop();
    if (!folder.isEmpty())
        d->start(folder);
}

} // namespace Varve::Project
