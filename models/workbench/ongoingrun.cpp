// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ongoingrun.h"

namespace Varve::Workbench {

OngoingRun::OngoingRun(const Execution::Plan &plan, Workbench::Report report) : m_report(std::move(report)), m_known(plan)
{
    m_promise.start();
}

void OngoingRun::report(const Execution::RunEvent &event)
{
    const std::lock_guard lock(m_mutex);
    if (m_finished)
        return;
    m_known.take(event);
    if (m_report)
        m_report(event);
}

void OngoingRun::end(const Result &result)
{
    const std::lock_guard lock(m_mutex);
    if (!m_result)
        m_result = result;
}

void OngoingRun::finish(const Result &result)
{
    const std::lock_guard lock(m_mutex);
    if (std::exchange(m_finished, true))
        return;
    m_promise.addResult(m_result.value_or(result));
    m_promise.finish();
}

void OngoingRun::leave(std::chrono::milliseconds silent)
{
    const std::lock_guard lock(m_mutex);
    if (std::exchange(m_finished, true))
        return;
    if (!m_result) {
        const Execution::LeftRun::Ending ending = m_known.leave(silent);
        for (const Execution::RunEvent &event : ending.events) {
            if (m_report)
                m_report(event);
        }
        m_result = ending.result;
    }
    m_promise.addResult(*m_result);
    m_promise.finish();
}

std::shared_ptr<Database::Session> OngoingRun::session() const
{
    const std::lock_guard lock(m_sessionMutex);
    return m_session.lock();
}

void OngoingRun::setSession(const std::weak_ptr<Database::Session> &session)
{
    const std::lock_guard lock(m_sessionMutex);
    m_session = session;
}

} // namespace Varve::Workbench
