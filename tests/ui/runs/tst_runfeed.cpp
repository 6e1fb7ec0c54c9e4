// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/runs/runfeed.h>

#include <QElapsedTimer>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace Varve;
using Ui::RunFeed;

class TestRunFeed final : public QObject
{
    Q_OBJECT

private slots:
    void aFloodArrivesInOrderInFewBatches();
    void aLoneEventArrivesAtOnce();
    void theReporterMayOutliveTheFeed();
};

void TestRunFeed::aFloodArrivesInOrderInFewBatches()
{
    RunFeed feed;
    QList<int> seen;
    int batches = 0;
    qint64 shortest = RunFeed::intervalMs;
    QElapsedTimer since;
    QSemaphore arrivals;
    connect(&feed, &RunFeed::arrived, this, [&](const QList<Execution::RunEvent> &events) {
        ++batches;
        if (since.isValid())
            shortest = std::min(shortest, since.elapsed());
        since.start();
        arrivals.release();
        for (const Execution::RunEvent &event : events)
            seen.append(std::get<Execution::StatementStarted>(event).statement);
    });
    constexpr int count = 50000;
    QElapsedTimer clock;
    clock.start();
    // The flood lasts for several batches: each fifth of it waits until one more has arrived.
    std::unique_ptr<QThread> thread(QThread::create([&arrivals, report = feed.reporter()] {
        for (int i = 0; i < count; ++i) {
            report(Execution::StatementStarted{0, i});
            if (i % (count / 5) == 0)
                arrivals.acquire();
        }
    }));
    thread->start();
    QTRY_COMPARE_WITH_TIMEOUT(seen.size(), count, 20000);
    QVERIFY(thread->wait());
    for (int i = 0; i < count; ++i)
        QCOMPARE(seen.at(i), i);
    QVERIFY2(batches <= clock.elapsed() / RunFeed::intervalMs + 2, qPrintable(QString::number(batches)));
    QVERIFY2(shortest >= RunFeed::intervalMs - 5, qPrintable(QString::number(shortest)));
}

void TestRunFeed::aLoneEventArrivesAtOnce()
{
    RunFeed feed;
    QSignalSpy arrived(&feed, &RunFeed::arrived);
    feed.reporter()(Execution::RunFinished{});
    QCOMPARE(arrived.size(), 0);
    QVERIFY(arrived.wait(RunFeed::intervalMs));
    feed.reporter()(Execution::RunFinished{});
    feed.flush();
    QCOMPARE(arrived.size(), 2);
}

void TestRunFeed::theReporterMayOutliveTheFeed()
{
    auto feed = std::make_unique<RunFeed>();
    const auto report = feed->reporter();
    report(Execution::RunFinished{});
    feed.reset();
    report(Execution::RunFinished{});
    QCoreApplication::sendPostedEvents();
}

QTEST_GUILESS_MAIN(TestRunFeed)
#include "tst_runfeed.moc"
