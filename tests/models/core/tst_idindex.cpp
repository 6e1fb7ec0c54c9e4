// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/core/idindex.h>

#include <QTest>

using Varve::Core::IdIndex;
using namespace Qt::StringLiterals;

class IdIndexTest final : public QObject
{
    Q_OBJECT

private slots:
    void findsEachWhereverItLooksFirst_data();
    void findsEachWhereverItLooksFirst();
    void lastOfEqualIdsIsFound();
    void emptyOneKnowsNothing();
};

void IdIndexTest::findsEachWhereverItLooksFirst_data()
{
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("in ascending order") << QStringList{u"001_a"_s, u"002_b"_s, u"003_c"_s, u"004_d"_s, u"005_e"_s};
    QTest::newRow("in no order") << QStringList{u"003_c"_s, u"001_a"_s, u"005_e"_s, u"004_d"_s, u"002_b"_s};
    QTest::newRow("in order but for the last") << QStringList{u"002_b"_s, u"003_c"_s, u"004_d"_s, u"005_e"_s, u"001_a"_s};
    QTest::newRow("a single one") << QStringList{u"001_a"_s};
}

void IdIndexTest::findsEachWhereverItLooksFirst()
{
    QFETCH(const QStringList, ids);
    IdIndex index;
    index.reserve(2);
    for (const QString &id : ids)
        index.append(id);
    QCOMPARE(index.ids(), ids);
    for (int near = -2; near < ids.size() + 2; ++near) {
        for (int place = 0; place < ids.size(); ++place)
            QCOMPARE(index.indexOf(ids.at(place), near), place);
        for (const QString &unknown : {u""_s, u"000"_s, u"002"_s, u"003_d"_s, u"006"_s})
            QCOMPARE(index.indexOf(unknown, near), -1);
    }
}

void IdIndexTest::lastOfEqualIdsIsFound()
{
    IdIndex index;
    for (const QString &id : {u"001_a"_s, u"001_a"_s, u"002_b"_s})
        index.append(id);
    QCOMPARE(index.indexOf(u"001_a"_s), 1);
    QCOMPARE(index.indexOf(u"002_b"_s), 2);
}

void IdIndexTest::emptyOneKnowsNothing()
{
    QCOMPARE(IdIndex().indexOf(u"001_a"_s, 3), -1);
}

QTEST_GUILESS_MAIN(IdIndexTest)
#include "tst_idindex.moc"
