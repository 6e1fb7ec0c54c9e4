// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cancelwatch.h"

#include <algorithm>
#include <thread>

namespace Varve::Database {

CancelWatch::CancelWatch(std::shared_ptr<const Pulse> pulse, Probe probe, Silent silent)
    : m_pulse(std::move(pulse)), m_probe(std::move(probe)), m_silent(std::move(silent))
{}

std::shared_ptr<CancelWatch> CancelWatch::start(std::shared_ptr<const Pulse> pulse, Probe probe, Silent silent)
{
    const std::shared_ptr<CancelWatch> watch(new CancelWatch(std::move(pulse), std::move(probe), std::move(silent)));
    std::thread([watch] { watch->watch(); }).detach();
    if (watch->m_probe)
        std::thread([watch] { watch->probe(); }).detach();
    return watch;
}

void CancelWatch::jobEnded()
{
    const std::lock_guard lock(m_mutex);
    m_over = true;
    m_changed.notify_all();
}

void CancelWatch::watch()
{
    std::unique_lock lock(m_mutex);
    while (!m_over) {
        const auto now = Pulse::Clock::now();
        const auto answered = std::max(m_pulse->answeredAt(), m_probed);
        // While the job waits for no server, nobody's silence counts.
        const auto silentSince = std::max({m_pulse->waitingSince().value_or(now), answered, m_start});
        const auto end = silentSince + (answered > m_start ? laterLimit : firstLimit);
        if (now < end) {
            m_changed.wait_until(lock, std::min(end, now + firstLimit), [this] { return m_over; });
            continue;
        }
        m_over = true;
        m_changed.notify_all();
        lock.unlock();
        m_silent(std::chrono::duration_cast<std::chrono::milliseconds>(now - silentSince));
        return;
    }
}

void CancelWatch::probe()
{
    std::unique_lock lock(m_mutex);
    while (!m_over) {
        lock.unlock();
        const bool answers = m_probe();
        lock.lock();
        if (answers)
            m_probed = Pulse::Clock::now();
        m_changed.wait_for(lock, betweenProbes, [this] { return m_over; });
    }
}

} // namespace Varve::Database
