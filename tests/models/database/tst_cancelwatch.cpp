// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/database/cancelwatch.h>

#include <QElapsedTimer>
#include <QSemaphore>
#include <QTest>

using namespace Varve::Database;
using namespace std::chrono_literals;
using Doing = Pulse::Doing;

/// This thread is the one that waits, for a server that is not there.
class TestCancelWatch final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_pulse = std::make_shared<Pulse>();
        m_of = std::make_unique<Pulse::OfThread>(m_pulse.get());
        m_silences = std::make_shared<QSemaphore>();
    }
    void cleanup() { m_of.reset(); }
    void pulseTellsWhetherTheThreadWaits();
    void waitingThreadIsTold();
    void endedJobIsNotTold();
    void whoDoesSomethingElseIsNotTold();
    void answerMeanwhileGivesLonger();
    void callThatBeginsLaterHasNoLonger();
    void probeThatIsAnsweredKeepsItWaiting();
    void probeThatHangsDoesNot();

private:
    std::shared_ptr<CancelWatch> start(CancelWatch::Probe probe = {})
    {
        return CancelWatch::start(m_pulse, std::move(probe), [silences = m_silences](std::chrono::milliseconds) { silences->release(); });
    }
    bool isTold(std::chrono::milliseconds within) { return m_silences->tryAcquire(1, static_cast<int>(within.count())); }

    std::shared_ptr<Pulse> m_pulse;
    std::unique_ptr<Pulse::OfThread> m_of;
    std::shared_ptr<QSemaphore> m_silences; // shared: a watch may outlive its test
};

void TestCancelWatch::pulseTellsWhetherTheThreadWaits()
{
    QVERIFY(!m_pulse->waitingSince());
    {
        const Pulse::Phase call(Doing::WaitsForServer);
        const auto since = m_pulse->waitingSince();
        QVERIFY(since);
        {
            const Pulse::Phase reading(Doing::SomethingElse);
            QVERIFY(!m_pulse->waitingSince());
        }
        QVERIFY(m_pulse->waitingSince() > since); // something came in between
    }
    QVERIFY(!m_pulse->waitingSince());
    m_of.reset();
    const Pulse::Phase untold(Doing::WaitsForServer);
    QVERIFY(!m_pulse->waitingSince());
}

void TestCancelWatch::waitingThreadIsTold()
{
    const Pulse::Phase call(Doing::WaitsForServer);
    QElapsedTimer clock;
    clock.start();
    const auto watch = start();
    QVERIFY(isTold(5s));
    QVERIFY2(clock.elapsed() >= 790 && clock.elapsed() < 1500, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(!isTold(1s)); // once
}

void TestCancelWatch::endedJobIsNotTold()
{
    const Pulse::Phase call(Doing::WaitsForServer);
    const auto watch = start();
    watch->jobEnded();
    QVERIFY(!isTold(1200ms));
}

void TestCancelWatch::whoDoesSomethingElseIsNotTold()
{
    const Pulse::Phase call(Doing::WaitsForServer);
    const Pulse::Phase reading(Doing::SomethingElse);
    const auto watch = start();
    QVERIFY(!isTold(2s));
    watch->jobEnded();
}

/// A statement that the cancelling ended, and then the history's row, for instance.
void TestCancelWatch::answerMeanwhileGivesLonger()
{
    std::shared_ptr<CancelWatch> watch;
    {
        const Pulse::Phase cancelled(Doing::WaitsForServer);
        watch = start();
    }
    QElapsedTimer clock;
    clock.start();
    const Pulse::Phase next(Doing::WaitsForServer);
    QVERIFY(!isTold(2s));
    QVERIFY(isTold(8s));
    QVERIFY2(clock.elapsed() >= 4900, qPrintable(QString::number(clock.elapsed())));
}

/// The server has not shown that it is there: the thread was busy, and what it was about to send it did not send.
void TestCancelWatch::callThatBeginsLaterHasNoLonger()
{
    const auto watch = start();
    {
        const Pulse::Phase kept(Doing::WaitsForServer);
        Pulse::nothingIsSent();
    }
    const Pulse::Phase next(Doing::WaitsForServer);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(isTold(5s));
    QVERIFY2(clock.elapsed() >= 790 && clock.elapsed() < 1500, qPrintable(QString::number(clock.elapsed())));
}

void TestCancelWatch::probeThatIsAnsweredKeepsItWaiting()
{
    const Pulse::Phase call(Doing::WaitsForServer);
    const auto asked = std::make_shared<std::atomic<int>>(0); // shared: the watch's thread may come late
    const auto watch = start([asked] { return ++*asked > 0; });
    QVERIFY(!isTold(2s));
    QVERIFY2(*asked >= 5 && *asked <= 12, qPrintable(QString::number(*asked)));
    watch->jobEnded();
}

void TestCancelWatch::probeThatHangsDoesNot()
{
    const Pulse::Phase call(Doing::WaitsForServer);
    const auto never = std::make_shared<QSemaphore>(); // shared with the thread that hangs
    QElapsedTimer clock;
    clock.start();
    const auto watch = start([never] { return never->tryAcquire(1, 5000); });
    QVERIFY(isTold(5s));
    QVERIFY2(clock.elapsed() >= 790 && clock.elapsed() < 1500, qPrintable(QString::number(clock.elapsed())));
    never->release();
}

QTEST_GUILESS_MAIN(TestCancelWatch)
#include "tst_cancelwatch.moc"
