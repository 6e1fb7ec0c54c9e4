// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/database/cancellertarget.h>

#include <QTest>

#include <atomic>

using namespace Varve::Database;

/// Against a server that answers every request to cancel and counts them.
class TestCanceller : public QObject
{
    Q_OBJECT

private slots:
    void requestThatCameBeforeItsStatementIsRepeated();
    void requestNeverReachesTheNextStatement();
    void nothingIsAskedWhenNothingRuns();
    void closedConnectionIsNotAskedAgain();

private:
    std::atomic<int> m_requests = 0;
    std::shared_ptr<Canceller::Target> m_target;

    void init()
    {
        m_requests = 0;
        m_target = std::make_shared<Canceller::Target>([this] {
            ++m_requests;
            return true;
        });
    }
};

/// A server that has not yet read the statement drops the request without a word (PostgreSQL's documentation, "Canceling Queries in
/// Progress").
void TestCanceller::requestThatCameBeforeItsStatementIsRepeated()
{
    init();
    m_target->statementStarts();
    QCOMPARE(Canceller(m_target).cancel().result(), CancelResult::Sent);
    QTRY_VERIFY(m_requests >= 3);
    m_target->statementEnds();
    m_target->statementStarts(); // returns when nothing is on its way any more
    m_target->statementEnds();
}

void TestCanceller::requestNeverReachesTheNextStatement()
{
    init();
    m_target->statementStarts();
    QCOMPARE(Canceller(m_target).cancel().result(), CancelResult::Sent);
    m_target->statementEnds();
    m_target->statementStarts();
    const int sent = m_requests;
    QVERIFY(!m_target->isStopWanted());
    QCOMPARE(Canceller(m_target).cancel().result(), CancelResult::Sent);
    QVERIFY(m_requests > sent);
    m_target->statementEnds();
}

void TestCanceller::nothingIsAskedWhenNothingRuns()
{
    init();
    QCOMPARE(Canceller(m_target).cancel().result(), CancelResult::NothingRuns);
    QCOMPARE(m_requests.load(), 0);
}

void TestCanceller::closedConnectionIsNotAskedAgain()
{
    init();
    m_target->statementStarts();
    QCOMPARE(Canceller(m_target).cancel().result(), CancelResult::Sent);
    m_target->close();
    m_target->statementStarts();
    m_target->statementEnds();
    QCOMPARE(Canceller(m_target).cancel().result(), CancelResult::NothingRuns);
}

QTEST_GUILESS_MAIN(TestCanceller)
#include "tst_canceller.moc"
