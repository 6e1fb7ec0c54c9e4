// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/workbench/leavablejobs.h>

#include <QSemaphore>
#include <QTest>

using namespace Varve;
using namespace Varve::Workbench;
using namespace Qt::StringLiterals;

/// Jobs that wait for what may never come.
class LeavableJobsTest final : public QObject
{
    Q_OBJECT

private slots:
    void givesWhatAJobGives();
    void saysHowFarAJobIs();
    void leavesOnlyWhatWasToldToStop();
    void leavesNothingThatHasEnded();
};

namespace {

using Answer = Core::Expected<int>;

/// Gives \a number once \a goOn lets it; who is left keeps the semaphore.
auto waiting(const std::shared_ptr<QSemaphore> &goOn, int number)
{
    return [goOn, number](const auto &) -> Answer {
        goOn->acquire();
        return number;
    };
}

} // namespace

void LeavableJobsTest::givesWhatAJobGives()
{
    LeavableJobs jobs;
    QCOMPARE(jobs.start([](const auto &) -> Answer { return 7; }).takeResult(), Answer(7));
}

/// However soon one word follows another.
void LeavableJobsTest::saysHowFarAJobIs()
{
    const auto goOn = std::make_shared<QSemaphore>();
    LeavableJobs jobs;
    auto counting = jobs.start([goOn](const LeavableJobs::Progress &progress) -> Answer {
        for (const QString &word : {u"one"_s, u"two"_s, u"three"_s})
            progress(word);
        goOn->acquire();
        return 3;
    });
    QTRY_COMPARE(counting.progressText(), u"three"_s);
    goOn->release();
    QCOMPARE(counting.takeResult(), Answer(3));
}

void LeavableJobsTest::leavesOnlyWhatWasToldToStop()
{
    const auto goOn = std::make_shared<QSemaphore>();
    LeavableJobs jobs;
    auto cancelled = jobs.start(waiting(goOn, 1));
    jobs.leaveSilent();
    auto begunAfterwards = jobs.start(waiting(goOn, 2));
    jobs.leave(std::chrono::milliseconds(900));
    const Answer left = cancelled.takeResult();
    QVERIFY(!left);
    QCOMPARE(left.error().kind, Core::ErrorKind::ConnectionLost);
    QVERIFY2(left.error().message.startsWith(u"The server has answered nothing for 0.9 s"_s), qPrintable(left.error().message));
    QVERIFY(!begunAfterwards.isFinished());
    goOn->release(2);
    QCOMPARE(begunAfterwards.takeResult(), Answer(2));
    jobs.wait();
}

void LeavableJobsTest::leavesNothingThatHasEnded()
{
    LeavableJobs jobs;
    auto ended = jobs.start([](const auto &) -> Answer { return 3; });
    ended.waitForFinished();
    jobs.leaveSilent();
    jobs.leave(std::chrono::milliseconds(900));
    QCOMPARE(ended.takeResult(), Answer(3));
}

QTEST_GUILESS_MAIN(LeavableJobsTest)
#include "tst_leavablejobs.moc"
