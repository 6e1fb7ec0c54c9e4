// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/database/numberedparameters.h>

#include <QTest>

using namespace Qt::StringLiterals;
using Varve::Database::withNumberedParameters;

class TestNumberedParameters final : public QObject
{
    Q_OBJECT

private slots:
    void questionMarksAreNumbered_data();
    void questionMarksAreNumbered();
};

void TestNumberedParameters::questionMarksAreNumbered_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("numbered");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("no parameters") << u"SELECT 1"_s << u"SELECT 1"_s;
    QTest::newRow("in order") << u"SELECT ? WHERE a = ? AND b IN (?, ?)"_s << u"SELECT $1 WHERE a = $2 AND b IN ($3, $4)"_s;
    QTest::newRow("more than nine") << u"????????????"_s << u"$1$2$3$4$5$6$7$8$9$10$11$12"_s;
    QTest::newRow("a name with a question mark")
        << u"SELECT ? FROM \"what?\" WHERE \"a\"\"?\" = ?"_s << u"SELECT $1 FROM \"what?\" WHERE \"a\"\"?\" = $2"_s;
}

void TestNumberedParameters::questionMarksAreNumbered()
{
    QFETCH(QString, sql);
    QTEST(withNumberedParameters(sql), "numbered");
}

QTEST_GUILESS_MAIN(TestNumberedParameters)
#include "tst_numberedparameters.moc"
