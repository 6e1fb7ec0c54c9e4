// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/plan/statementbuilder.h>

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
    void copyCarriesItsDataAndItsLine();
    void onlyTheRangeIsBuilt();
    void adHocTextMayControlItsTransaction();
    void whatIsSentAsItIsWrittenIsKeptOnce();
    void whatIsNotIsKeptInBothForms();

private:
    static Core::Expected<QList<PlannedStatement>> build(const QByteArray &script,
                                                         BuildContext::Purpose purpose = BuildContext::Purpose::Migration,
                                                         const Text::Variables &variables = {})
    {
        return buildStatements(
            script, {{0, script.size()}},
            {.dialect = Text::DialectName::PostgreSql, .variables = variables, .substitute = true, .file = u"x.sql"_s, .purpose = purpose});
    }
};

void StatementBuilderTest::whatIsSentAsItIsWrittenIsKeptOnce()
{
    const auto built = build("-- about it\nSELECT 1;\n-- more\nINSERT INTO a VALUES ('$');\n");
    QVERIFY2(built, built ? "" : qPrintable(built.error().toString()));
    QCOMPARE(built->size(), 2);
    QCOMPARE(built->at(0).written, QByteArray("SELECT 1"));
    QCOMPARE(built->at(1).written, QByteArray("INSERT INTO a VALUES ('$')"));
    for (const PlannedStatement &planned : *built) {
        QVERIFY(!planned.replaced);
        QCOMPARE(planned.sent(), planned.written);
        QVERIFY(planned.rendered().text.isSharedWith(planned.written));
        QCOMPARE(planned.rendered().toWritten(0), planned.statement.text.offset);
        QCOMPARE(planned.statement.comments, QList<Text::ByteRange>());
    }
}

void StatementBuilderTest::whatIsNotIsKeptInBothForms()
{
    const Text::Variables variables{{u"token"_s, {.value = u"hunter2"_s, .origin = u".env"_s, .substitution = {}, .secret = true}}};
    const auto built = build("SELECT '${token}', $${x}$$;\nSELECT 2;\n", BuildContext::Purpose::Migration, variables);
    QVERIFY2(built, built ? "" : qPrintable(built.error().toString()));
    QCOMPARE(built->size(), 2);
    QCOMPARE(built->at(0).written, QByteArray("SELECT '${token}', $${x}$$"));
    QCOMPARE(built->at(0).sent(), QByteArray("SELECT 'hunter2', $${x}$$"));
    QCOMPARE(shownText(built->at(0), variables), u"SELECT '********', $${x}$$"_s);
    QCOMPARE(built->at(1).sent(), built->at(1).written);
    QCOMPARE(shownText(built->at(1), variables), u"SELECT 2"_s);
}

void StatementBuilderTest::refuses_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("expected");
    QTest::newRow("copy to the client") << QByteArray("COPY a TO STDOUT;\n")
                                        << u"x.sql:1:1: COPY … TO STDOUT gives its rows to a client program; Varve does not run it.\n"
                                           "Write a SELECT instead."_s;
    QTest::newRow("copy without an end")
        << QByteArray("SELECT 1;\nCOPY a FROM stdin;\n1\n")
        << u"x.sql:2:1: The data of the COPY at line 2, column 1 must begin on the line after it and end with a line \\."_s;
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
    QCOMPARE(built->constFirst().sent(), QByteArray("SELECT 1"));
}

void StatementBuilderTest::copyCarriesItsDataAndItsLine()
{
    const auto built = build("SELECT 1;\nCOPY a (id)\n  FROM stdin; -- rows\n1\n${x}\n\\.\nCOPY a FROM STDIN;\n\\.\n");
    QVERIFY2(built, built ? "" : qPrintable(built.error().toString()));
    QCOMPARE(built->size(), 3);
    QVERIFY(!built->at(0).copied);
    QVERIFY(built->at(1).copied);
    QCOMPARE(built->at(1).sent(), QByteArray("COPY a (id)\n  FROM stdin"));
    QCOMPARE(built->at(1).copied->bytes, QByteArray("1\n${x}\n"));
    QCOMPARE(built->at(1).copied->line, 4);
    QVERIFY(built->at(2).copied);
    QCOMPARE(built->at(2).copied->bytes, QByteArray());
    QCOMPARE(built->at(2).copied->line, 8);
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
    QCOMPARE(built->constFirst().sent(), QByteArray("SELECT 2"));
}

void StatementBuilderTest::adHocTextMayControlItsTransaction()
{
    QCOMPARE(build("BEGIN; SELECT 1; COMMIT;", BuildContext::Purpose::AdHoc)->size(), 3);
}

QTEST_GUILESS_MAIN(StatementBuilderTest)
#include "tst_statementbuilder.moc"
