// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>

#include <chrono>

namespace Varve::Ui {

/// Calls \a done with the future's result on \a context's thread, from its event loop; not when \a context is gone by then or the future
/// ended without a result.
template<typename T, typename Function>
void whenDone(QObject *context, const QFuture<T> &future, Function done)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            done(watcher->result());
    });
    watcher->setFuture(future);
}

/// Calls \a say with what the future's job says of its progress, some times a second until it has ended, on \a context's thread; not when
/// \a context is gone by then. Not by QFutureWatcher: of several texts within 40 ms it may tell none but the first.
template<typename T, typename Function>
void whileRunning(QObject *context, const QFuture<T> &future, Function say)
{
    auto *timer = new QTimer(context);
    timer->callOnTimeout(context, [timer, future, say = std::move(say), last = QString()]() mutable {
        if (future.isFinished())
            return timer->deleteLater();
        if (const QString text = future.progressText(); text != last)
            say(last = text);
    });
    timer->start(std::chrono::milliseconds(100));
}

} // namespace Varve::Ui
