// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pulse.h"

#include <utility>

namespace Varve::Database {

namespace {

thread_local Pulse *pulseOfThread = nullptr;

} // namespace

std::optional<Pulse::Clock::time_point> Pulse::waitingSince() const
{
    const Clock::rep since = m_since;
    return since == 0 ? std::nullopt : std::optional(Clock::time_point(Clock::duration(since)));
}

Pulse::Clock::time_point Pulse::answeredAt() const
{
    return Clock::time_point(Clock::duration(m_answered));
}

void Pulse::nothingIsSent()
{
    if (pulseOfThread)
        pulseOfThread->m_isSent = false;
}

/// What ends a wait is an answer.
void Pulse::set(bool waits)
{
    const Clock::rep now = Clock::now().time_since_epoch().count();
    if (m_since != 0 && m_isSent)
        m_answered = now;
    m_isSent = true;
    m_since = waits ? now : 0;
}

Pulse::OfThread::OfThread(Pulse *pulse) : m_before(std::exchange(pulseOfThread, pulse)) {}

Pulse::OfThread::~OfThread()
{
    pulseOfThread = m_before;
}

Pulse::Phase::Phase(Doing doing)
{
    if (!pulseOfThread)
        return;
    m_waitedBefore = pulseOfThread->m_since != 0;
    pulseOfThread->set(doing == Doing::WaitsForServer);
}

Pulse::Phase::~Phase()
{
    if (pulseOfThread)
        pulseOfThread->set(m_waitedBefore);
}

} // namespace Varve::Database
