// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/workbench/workbenchstate.h>

#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Varve;
using namespace Varve::Workbench;

/// Who works where, with runs that begin and are left on several threads.
class TestWorkbenchState : public QObject
{
    Q_OBJECT

private slots:
    void aRunThatIsLeftTakesItsSessionAlong();
    void aRunThatBeginsMeanwhileKeepsItsSession();

private:
    std::shared_ptr<Database::Session> session() { return m_state.sessions.session(m_place, Purpose::Work, {}); }
    static std::shared_ptr<OngoingRun> newRun() { return std::make_shared<OngoingRun>(Execution::Plan(), Workbench::Workbench::Report()); }

    const Place m_place{u"dev"_s, u"main"_s};
    WorkbenchState m_state{nullptr, {}};
};

void TestWorkbenchState::aRunThatIsLeftTakesItsSessionAlong()
{
    const auto run = newRun();
    QVERIFY(m_state.beginRun(m_place, run));
    const std::weak_ptr<Database::Session> session = this->session();
    m_state.leaveRun(m_place, run, session, 800ms);
    QVERIFY(run->future().isFinished());
    QVERIFY(!m_state.sessions.find(m_place, Purpose::Work));
    QVERIFY(session.expired());
    QVERIFY(m_state.beginRun(m_place, run));
    m_state.endRun(m_place, run);
}

void TestWorkbenchState::aRunThatBeginsMeanwhileKeepsItsSession()
{
    constexpr int rounds = 1500; // one in some hundred meets the moment
    for (int round = 0; round < rounds; ++round) {
        const auto first = newRun();
        const auto second = newRun();
        QVERIFY(m_state.beginRun(m_place, first));
        const std::weak_ptr<Database::Session> left = session();
        std::atomic<bool> isReady = false;
        std::thread leaving([&] {
            isReady = true;
            m_state.leaveRun(m_place, first, left, 800ms);
        });
        while (!isReady) {
        }
        m_state.endRun(m_place, first); // the server answered at last
        QVERIFY(m_state.beginRun(m_place, second));
        const auto own = session();
        leaving.join();
        QCOMPARE(m_state.sessions.find(m_place, Purpose::Work), own);
        m_state.endRun(m_place, second);
    }
}

QTEST_GUILESS_MAIN(TestWorkbenchState)
#include "tst_workbenchstate.moc"
