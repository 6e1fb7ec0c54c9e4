// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>

namespace Varve::Core {

/// This process, as others see it.
struct ProcessIdentity
{
    QString user; ///< the operating system's
    QString host;
    qint64 processId = 0;
    friend bool operator==(const ProcessIdentity &, const ProcessIdentity &) = default;
};

/// What planning and running take from outside, besides their connections (Database::WithBackends): clock, file system, random, process. A
/// test gives others and sees the same run twice, bit for bit.
struct Surroundings
{
    std::function<QDateTime()> now;                   ///< UTC. For people: nothing is ordered by it, it may jump
    std::function<std::chrono::nanoseconds()> steady; ///< since some moment; never goes back
    /// Returns after \a duration, early when \a stop is asked.
    std::function<void(const std::stop_token &stop, std::chrono::milliseconds duration)> pause;
    std::function<QByteArray(qsizetype size)> random; ///< so many bytes
    std::function<ProcessIdentity()> process;
    std::function<bool(qint64 processId)> processLives; ///< of this computer
    /// The content of a migration's file; nullopt: there is none. Unset: the file system's.
    std::function<std::optional<QByteArray>(const QString &path)> file;
    qint64 largeFile = 16 * 1024 * 1024; ///< bytes: above this a file is not held in memory; see Text::largeFile()

    /// The world as it is.
    static Surroundings real();
};

/// Those of the calling thread.
const Surroundings &surroundings();

/// Gives the calling thread other surroundings while it lives.
class InSurroundings final
{
public:
    explicit InSurroundings(Surroundings surroundings);
    ~InSurroundings();
    Q_DISABLE_COPY_MOVE(InSurroundings)

private:
    Surroundings m_own;
    const Surroundings *m_before;
};

/// A new UUID (version 4) without braces.
QString newId();
/// A random number, any.
quint32 randomNumber();

/// Time that passes, from its making on.
class Stopwatch final
{
public:
    Stopwatch() : m_start(surroundings().steady()) {}
    void restart() { m_start = surroundings().steady(); }
    std::chrono::nanoseconds elapsed() const { return surroundings().steady() - m_start; }
    std::chrono::milliseconds milliseconds() const { return std::chrono::duration_cast<std::chrono::milliseconds>(elapsed()); }
    std::chrono::microseconds microseconds() const { return std::chrono::duration_cast<std::chrono::microseconds>(elapsed()); }

private:
    std::chrono::nanoseconds m_start;
};

} // namespace Varve::Core
