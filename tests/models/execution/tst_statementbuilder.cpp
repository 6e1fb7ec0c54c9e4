// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/statementbuilder.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;

/// What of a PostgreSQL script reaches the server, and what is refused by name.
class StatementBuilderTest final : public QObject
{
    Q_OBJECT

private slots:
    void refuses_data();
    void refuses();
    void restrictLinesOfPgDumpAreLeftOut();
    void onlyTheRangeIsBuilt();
    void adHocTextMayControlItsTransaction();

private:
    static Core::Expected<QList<PlannedStatement>> build(const QByteArray &script,
                                                         BuildContext::Purpose purpose = BuildContext::Purpose::Migration)
    {
        return buildStatements(
            script, {{0, script.size()}},
            {.dialect = Text::DialectName::PostgreSql, .variables = {}, .substitute = true, .file = u"x.sql"_s, .purpose = purpose});
    }
};

void StatementBuilderTest::refuses_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("expected");
    const QString copy = u": COPY with data from or to the client cannot be run by this version of Varve.\n"
                         "Write the rows as INSERT statements (pg_dump --inserts)."_s;
    QTest::newRow("copy with rows") << QByteArray("SELECT 1;\nCOPY a (id) FROM stdin;\n1\n2\n\\.\n") << u"x.sql:2:1"_s + copy;
    QTest::newRow("copy without rows") << QByteArray("COPY a FROM STDIN;\n\\.\n") << u"x.sql:1:1"_s + copy;
    QTest::newRow("copy to the client") << QByteArray("COPY a TO STDOUT;\n") << u"x.sql:1:1"_s + copy;
    QTest::newRow("include")
        << QByteArray("\\i other.sql\nSELECT 1;\n")
        << u"x.sql:1:1: \"\\i other.sql\" is a command of a client program, not of the server; Varve does not run it.\n"
           "Take the line out, or write what it does as SQL."_s;
    QTest::newRow("shell") << QByteArray("SELECT 1;\n\\! rm -rf /\n")
                           << u"x.sql:2:1: \"\\! rm -rf /\" is a command of a client program, not of the server; Varve does not run it.\n"
                              "Take the line out, or write what it does as SQL."_s;
}

void StatementBuilderTest::refuses()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, expected);
    const auto built = build(script);
    QVERIFY(!built);
    QCOMPARE(built.error().toString(), expected);
}

void StatementBuilderTest::restrictLinesOfPgDumpAreLeftOut()
{
    const auto built = build("\\restrict abc\nSELECT 1;\n\\unrestrict abc\n");
    QVERIFY2(built, built ? "" : qPrintable(built.error().toString()));
    QCOMPARE(built->size(), 1);
    QCOMPARE(built->constFirst().rendered.text, QByteArray("SELECT 1"));
}

void StatementBuilderTest::onlyTheRangeIsBuilt()
{
    const QByteArray script = "SELECT 'not closed;\nSELECT 2; SELECT 3;\n";
    const auto built = buildStatements(script, {{20, 9}},
                                       {.dialect = Text::DialectName::PostgreSql,
                                        .variables = {},
                                        .substitute = true,
                                        .file = u"x.sql"_s,
                                        .purpose = BuildContext::Purpose::AdHoc});
    QVERIFY2(built, built ? "" : qPrintable(built.error().toString()));
    QCOMPARE(built->size(), 1);
    QCOMPARE(built->constFirst().statement.start.toString(), u"x.sql:2:1"_s);
    QCOMPARE(built->constFirst().rendered.text, QByteArray("SELECT 2"));
}

void StatementBuilderTest::adHocTextMayControlItsTransaction()
{
    QCOMPARE(build("BEGIN; SELECT 1; COMMIT;", BuildContext::Purpose::AdHoc)->size(), 3);
}

QTEST_GUILESS_MAIN(StatementBuilderTest)
#include "tst_statementbuilder.moc"
