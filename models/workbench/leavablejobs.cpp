// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "leavablejobs.h"

#include <models/database/session.h>

#include <QCoreApplication>

namespace Varve::Workbench {

namespace {

Core::Error leftError(std::chrono::milliseconds silent)
{
    Core::Error error = Database::silentError(silent);
    error.remedy = QCoreApplication::translate("Varve::Workbench",
                                               "A scratch database there is removed when the server answers; otherwise varve-cli "
                                               "rehearse --clean removes it.");
    return error;
}

} // namespace

void LeavableJobs::Job::end(const std::function<void()> &give)
{
    std::shared_ptr<Database::CancelWatch> watch;
    {
        const std::lock_guard lock(m_mutex);
        if (m_state != State::Running)
            return;
        m_state = State::Ending;
        watch.swap(m_watch);
    }
    if (watch)
        watch->jobEnded();
    give(); // without the lock: whoever waits for the future may ask for more
    const std::lock_guard lock(m_mutex);
    m_state = State::Ended;
    m_changed.notify_all();
}

void LeavableJobs::Job::leave(std::chrono::milliseconds silent)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_state != State::Running || !m_watch) // one that began since the others were cancelled goes on
            return;
        m_state = State::Left;
        m_watch.reset();
    }
    m_giveUp(leftError(silent));
    const std::lock_guard lock(m_mutex);
    m_changed.notify_all();
}

void LeavableJobs::Job::watch(const std::shared_ptr<Job> &self)
{
    const std::lock_guard lock(m_mutex);
    if (m_state == State::Running && !m_watch)
        m_watch = Database::CancelWatch::start(m_pulse, {}, [self](std::chrono::milliseconds silent) { self->leave(silent); });
}

bool LeavableJobs::Job::hasEnded() const
{
    const std::lock_guard lock(m_mutex);
    return m_state == State::Ended || m_state == State::Left;
}

bool LeavableJobs::Job::wait()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_state == State::Ended || m_state == State::Left; });
    return m_state == State::Ended;
}

LeavableJobs::~LeavableJobs()
{
    wait();
}

void LeavableJobs::begin(std::function<void(const Core::Error &)> giveUp, std::function<void(Job &)> work)
{
    auto job = std::make_shared<Job>(std::move(giveUp));
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_running, [](Running &running) {
        const bool isOver = running.job->hasEnded();
        if (isOver)
            release(running);
        return isOver;
    });
    m_running.push_back({job, std::thread([job, work = std::move(work)]() mutable {
                             const Database::Pulse::OfThread pulse(job->pulse());
                             work(*job);
                         })});
}

void LeavableJobs::release(Running &running)
{
    if (running.job->wait())
        running.thread.join();
    else
        running.thread.detach();
}

std::vector<std::shared_ptr<LeavableJobs::Job>> LeavableJobs::jobs() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<Job>> jobs;
    for (const Running &running : m_running)
        jobs.push_back(running.job);
    return jobs;
}

void LeavableJobs::leaveSilent()
{
    for (const std::shared_ptr<Job> &job : jobs())
        job->watch(job);
}

void LeavableJobs::leave(std::chrono::milliseconds silent)
{
    for (const std::shared_ptr<Job> &job : jobs())
        job->leave(silent);
}

void LeavableJobs::wait()
{
    std::vector<Running> running;
    {
        const std::lock_guard lock(m_mutex);
        running.swap(m_running);
    }
    for (Running &one : running)
        release(one);
}

} // namespace Varve::Workbench
