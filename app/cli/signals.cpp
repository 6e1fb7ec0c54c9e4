// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "signals.h"

#include <atomic>
#include <csignal>
#include <mutex>
#include <thread>

#include <unistd.h>

namespace Varve::Cli {

namespace {

std::mutex mutex;
Signals::Handler handler; // guarded by mutex
std::atomic<int> lastSignal{0};
pthread_t receiver;
constexpr int endingSignal = SIGTERM; ///< to the receiver alone
std::atomic<bool> isEnding{false};

sigset_t handled()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    // A blocked signal comes even when it is ignored (signal(7)), and who starts a program with nohup wants it to go on.
    struct sigaction hangUp = {};
    if (sigaction(SIGHUP, nullptr, &hangUp) != 0 || hangUp.sa_handler != SIG_IGN)
        sigaddset(&set, SIGHUP);
    return set;
}

void receive()
{
    const sigset_t set = handled();
    for (int count = 1;; ++count) {
        int number = 0;
        if (sigwait(&set, &number) != 0)
            return;
        if (isEnding && number == endingSignal)
            return;
        lastSignal = number;
        const std::lock_guard lock(mutex);
        if (!handler)
            _exit(128 + number);
        handler(count);
    }
}

} // namespace

void Signals::install()
{
    const sigset_t set = handled();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::thread thread(receive);
    receiver = thread.native_handle();
    thread.detach();
}

void Signals::setHandler(Handler newHandler)
{
    const std::lock_guard lock(mutex);
    handler = std::move(newHandler);
}

void Signals::stopReceiving()
{
    const sigset_t set = handled();
    struct sigaction ending = {};
    ending.sa_handler = [](int number) { _exit(128 + number); };
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        if (sigismember(&set, number) == 1)
            sigaction(number, &ending, nullptr);
    }
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
    isEnding = true;
    pthread_kill(receiver, endingSignal);
}

int Signals::last()
{
    return lastSignal;
}

} // namespace Varve::Cli
