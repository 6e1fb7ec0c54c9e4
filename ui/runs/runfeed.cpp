// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runfeed.h"

#include <QMutex>
#include <QTimer>

namespace Varve::Ui {

struct RunFeed::Shared
{
    QMutex mutex;
    QList<Execution::RunEvent> waiting; ///< guarded by mutex
    bool woken = false;                 ///< guarded by mutex: the feed knows that something waits
    RunFeed *feed = nullptr;            ///< guarded by mutex: null when the feed is gone
};

RunFeed::RunFeed(QObject *parent) : QObject(parent), m_shared(std::make_shared<Shared>())
{
    m_shared->feed = this;
}

RunFeed::~RunFeed()
{
    const QMutexLocker lock(&m_shared->mutex);
    m_shared->feed = nullptr;
    m_shared->waiting.clear();
}

std::function<void(const Execution::RunEvent &)> RunFeed::reporter()
{
    return [shared = m_shared](const Execution::RunEvent &event) {
        const QMutexLocker lock(&shared->mutex);
        if (!shared->feed)
            return;
        shared->waiting.append(event);
        if (std::exchange(shared->woken, true))
            return;
        // Posted under the lock, so that the feed cannot be destroyed in between.
        QMetaObject::invokeMethod(shared->feed, &RunFeed::wake, Qt::QueuedConnection);
    };
}

void RunFeed::wake()
{
    const qint64 since = m_sinceLast.isValid() ? m_sinceLast.elapsed() : intervalMs;
    if (since >= intervalMs)
        return flush();
    QTimer::singleShot(int(intervalMs - since), this, &RunFeed::flush);
}

void RunFeed::flush()
{
    QList<Execution::RunEvent> events;
    {
        const QMutexLocker lock(&m_shared->mutex);
        events.swap(m_shared->waiting);
        m_shared->woken = false;
    }
    if (events.isEmpty())
        return;
    m_sinceLast.start();
    emit arrived(events);
}

} // namespace Varve::Ui
