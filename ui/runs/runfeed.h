// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/execution/run/runevent.h>

#include <QElapsedTimer>
#include <QList>
#include <QObject>

#include <functional>
#include <memory>

namespace Varve::Ui {

/// Carries a run's events from the session's thread to the window: at most ten batches a second, in order, none lost. Lives on the UI
/// thread; the reporter may outlive it.
class RunFeed final : public QObject
{
    Q_OBJECT

public:
    explicit RunFeed(QObject *parent = nullptr);
    ~RunFeed() override;

    /// For Workbench::run(). Callable from any thread.
    std::function<void(const Execution::RunEvent &)> reporter();
    /// Emits what is there now, for the end of a run.
    void flush();

    static constexpr int intervalMs = 100;

signals:
    void arrived(const QList<Varve::Execution::RunEvent> &events);

private:
    struct Shared;
    void wake();
    std::shared_ptr<Shared> m_shared; ///< shared with the reporter, which lives on another thread
    QElapsedTimer m_sinceLast;
};

} // namespace Varve::Ui
