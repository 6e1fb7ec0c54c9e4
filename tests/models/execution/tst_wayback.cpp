// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/plan/wayback.h>
#include <tests/support/sampleplan.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;

/// What a way back brings back is not always what was there.
class WayBackTest final : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatComesBack_data();
    void saysWhatComesBack();
    void withoutADownSectionNothingDoes();
    void ofAStreamedFileTheWorstIsSaid();
};

void WayBackTest::saysWhatComesBack_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<WayBack>("way");
    QTest::newRow("a new table") << "CREATE TABLE a (id int); CREATE INDEX i ON a (id);"_ba << WayBack::Whole;
    QTest::newRow("a column goes") << "CREATE TABLE b (id int); ALTER TABLE a DROP COLUMN x;"_ba << WayBack::Structure;
    QTest::newRow("a column goes, without the word") << "ALTER TABLE a DROP x;"_ba << WayBack::Structure;
    QTest::newRow("a table goes") << "DROP TABLE IF EXISTS a;"_ba << WayBack::Structure;
    QTest::newRow("a schema goes") << "DROP SCHEMA s CASCADE;"_ba << WayBack::Structure;
    QTest::newRow("a view goes") << "DROP VIEW v;"_ba << WayBack::Whole;
    QTest::newRow("an index goes") << "DROP INDEX i;"_ba << WayBack::Whole;
    QTest::newRow("a constraint goes") << "ALTER TABLE a DROP CONSTRAINT c;"_ba << WayBack::Whole;
    QTest::newRow("a default goes") << "ALTER TABLE a ALTER COLUMN x DROP DEFAULT;"_ba << WayBack::Whole;
    QTest::newRow("rows go") << "TRUNCATE a;"_ba << WayBack::NoData;
    QTest::newRow("rows and a table go") << "DELETE FROM a; DROP TABLE b;"_ba << WayBack::Structure;
}

void WayBackTest::saysWhatComesBack()
{
    QFETCH(QByteArray, script);
    QFETCH(WayBack, way);
    QCOMPARE(wayBack(Test::planStep(u"001_a"_s, script, {})), way);
}

void WayBackTest::withoutADownSectionNothingDoes()
{
    PlanStep step = Test::planStep(u"001_a"_s, "DROP TABLE a;", {});
    step.rollbackAvailable = false;
    QCOMPARE(wayBack(step), WayBack::None);
    QCOMPARE(wayBackText(wayBack(step)), u"has no way back"_s);
}

void WayBackTest::ofAStreamedFileTheWorstIsSaid()
{
    PlanStep step;
    step.rollbackAvailable = true;
    step.streamed = true;
    QCOMPARE(wayBack(step), WayBack::Whole);
    step.destructive = true;
    QCOMPARE(wayBackText(wayBack(step)), u"structure comes back, data does not"_s);
}

QTEST_GUILESS_MAIN(WayBackTest)
#include "tst_wayback.moc"
