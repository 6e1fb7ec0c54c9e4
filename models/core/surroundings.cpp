// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "surroundings.h"

#include <QRandomGenerator>
#include <QSysInfo>
#include <QUuid>

#include <array>
#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <mutex>

#include <pwd.h>
#include <unistd.h>

namespace Varve::Core {

namespace {

thread_local const Surroundings *current = nullptr;

/// Several sessions ask at a time, and getpwuid() answers all of them in the same place.
QString loginName()
{
    passwd entry{};
    passwd *found = nullptr;
    std::array<char, 16384> texts{};
    ::getpwuid_r(::geteuid(), &entry, texts.data(), texts.size(), &found);
    return found ? QString::fromLocal8Bit(entry.pw_name) : QString::number(::geteuid());
}

/// A process of another user's answers EPERM.
bool isAlive(qint64 processId)
{
    return ::kill(static_cast<pid_t>(processId), 0) == 0 || errno == EPERM;
}

void pauseUnlessStopped(const std::stop_token &stop, std::chrono::milliseconds duration)
{
    std::mutex mutex;
    std::condition_variable_any condition;
    std::unique_lock guard(mutex);
    condition.wait_for(guard, stop, duration, [&] { return stop.stop_requested(); });
}

QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return bytes;
}

} // namespace

Surroundings Surroundings::real()
{
    return {.now = [] { return QDateTime::currentDateTimeUtc(); },
            .steady = [] { return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()); },
            .pause = pauseUnlessStopped,
            .random = randomBytes,
            .process = [] { return ProcessIdentity{.user = loginName(), .host = QSysInfo::machineHostName(), .processId = ::getpid()}; },
            .processLives = isAlive,
            .file = {}};
}

const Surroundings &surroundings()
{
    static const Surroundings real = Surroundings::real();
    return current ? *current : real;
}

InSurroundings::InSurroundings(Surroundings surroundings) : m_own(std::move(surroundings)), m_before(current)
{
    current = &m_own;
}

InSurroundings::~InSurroundings()
{
    current = m_before;
}

quint32 randomNumber()
{
    quint32 number = 0;
    for (const char byte : surroundings().random(4))
        number = number << 8U | static_cast<quint8>(byte);
    return number;
}

QString newId()
{
    QByteArray bytes = surroundings().random(16);
    bytes[6] = static_cast<char>((bytes.at(6) & 0x0F) | 0x40); // RFC 9562, 5.4
    bytes[8] = static_cast<char>((bytes.at(8) & 0x3F) | 0x80);
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

} // namespace Varve::Core
