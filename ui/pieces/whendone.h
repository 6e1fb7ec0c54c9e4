// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFuture>
#include <QFutureWatcher>

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

} // namespace Varve::Ui
