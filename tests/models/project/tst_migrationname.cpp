// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/project/migrationname.h>

#include <QTest>

using namespace Varve::Project;

class TestMigrationName : public QObject
{
    Q_OBJECT

private slots:
    void readsTheParts_data();
    void readsTheParts();
    void ordersNumbersOfAnyWidth_data();
    void ordersNumbersOfAnyWidth();
    void equalNumbersHaveEqualKeys();
    void numbersComeBeforeTimes();
    void knowsMigrationFiles();
};

void TestMigrationName::readsTheParts_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("stem");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("engine");
    QTest::addColumn<int>("half");
    const auto row = [](const char *title, const char *file, const char *stem, const char *number, const char *name,
                        const char *engine = "", Half half = Half::Whole) {
        QTest::newRow(title) << QString::fromUtf8(file) << QString::fromUtf8(stem) << QString::fromUtf8(number) << QString::fromUtf8(name)
                             << QString::fromUtf8(engine) << static_cast<int>(half);
    };
    row("three digits", "001_initial_schema.sql", "001_initial_schema", "001", "initial_schema");
    row("a dash", "12-add-index.sql", "12-add-index", "12", "add-index");
    row("one digit", "1_x.sql", "1_x", "1", "x");
    row("only a number", "007.sql", "007", "007", "");
    row("more digits than an integer holds", "123456789012345678901234567890_x.sql", "123456789012345678901234567890_x",
        "123456789012345678901234567890", "x");
    row("a dotted version", "1.2.3_x.sql", "1.2.3_x", "1.2.3", "x");
    row("a letter behind the number", "003a_hotfix.sql", "003a_hotfix", "003a", "hotfix");
    row("a time of 14 digits", "20260211093000_x.sql", "20260211093000_x", "20260211093000", "x");
    row("a date with dashes", "2026-02-11_x.sql", "2026-02-11_x", "2026-02-11", "x");
    row("a date with a time", "2026_02_11_093000_create_x.sql", "2026_02_11_093000_create_x", "2026_02_11_093000", "create_x");
    row("an engine", "001_x.sqlite.sql", "001_x", "001", "x", "sqlite");
    row("an engine by another name", "001_x.postgres.sql", "001_x", "001", "x", "postgresql");
    row("an engine that does not run here", "create_x.spark.sql", "create_x", "", "create_x", "spark");
    row("a word that is no engine", "001_x.draft.sql", "001_x.draft", "001", "x.draft");
    row("an up half", "001_x.up.sql", "001_x", "001", "x", "", Half::Up);
    row("a down half", "001_x.down.sql", "001_x", "001", "x", "", Half::Down);
    row("engine and half", "001_x.sqlite.down.sql", "001_x", "001", "x", "sqlite", Half::Down);
    row("half and engine", "001_x.down.sqlite.sql", "001_x", "001", "x", "sqlite", Half::Down);
    row("upper case ending", "001_X.SQL", "001_X", "001", "X");
    row("Cypher", "001_x.cypher", "001_x", "001", "x", "neo4j");
    row("Redis", "001_x.redis", "001_x", "001", "x", "redis");
    row("no number", "add_ml_columns_to_templates.sql", "add_ml_columns_to_templates", "", "add_ml_columns_to_templates");
    row("digits that are part of a word", "2fa_tables.sql", "2fa_tables", "", "2fa_tables");
    row("a blank behind the number", "001 x.sql", "001 x", "", "001 x");
    row("a name that wants to be SQL", "001_\"; DROP TABLE x; --.sql", "001_\"; DROP TABLE x; --", "001", "\"; DROP TABLE x; --");
}

void TestMigrationName::readsTheParts()
{
    QFETCH(QString, file);
    const MigrationName name = parseMigrationName(file);
    QTEST(name.stem, "stem");
    QTEST(name.number, "number");
    QTEST(name.name, "name");
    QTEST(name.engine, "engine");
    QTEST(static_cast<int>(name.half), "half");
    QCOMPARE(name.sortKey.isEmpty(), name.number.isEmpty());
}

void TestMigrationName::ordersNumbersOfAnyWidth_data()
{
    QTest::addColumn<QString>("earlier");
    QTest::addColumn<QString>("later");
    QTest::newRow("2 before 10") << QStringLiteral("2_a.sql") << QStringLiteral("10_a.sql");
    QTest::newRow("009 before 10") << QStringLiteral("009_a.sql") << QStringLiteral("10_a.sql");
    QTest::newRow("0 before 1") << QStringLiteral("0_a.sql") << QStringLiteral("1_a.sql");
    QTest::newRow("beyond 64 bits") << QStringLiteral("18446744073709551615_a.sql") << QStringLiteral("18446744073709551616_a.sql");
    QTest::newRow("1.2 before 1.10") << QStringLiteral("1.2_a.sql") << QStringLiteral("1.10_a.sql");
    QTest::newRow("1 before 1.1") << QStringLiteral("1_a.sql") << QStringLiteral("1.1_a.sql");
    QTest::newRow("003 before 003a") << QStringLiteral("003_a.sql") << QStringLiteral("003a_a.sql");
    QTest::newRow("003a before 004") << QStringLiteral("003a_a.sql") << QStringLiteral("004_a.sql");
    QTest::newRow("a day before a time of the next") << QStringLiteral("20260211_a.sql") << QStringLiteral("20260212093000_a.sql");
    QTest::newRow("a time before a later day") << QStringLiteral("20260211093000_a.sql") << QStringLiteral("20260301_a.sql");
    QTest::newRow("a dashed day among times") << QStringLiteral("20260211093000_a.sql") << QStringLiteral("2026-02-12_a.sql");
}

void TestMigrationName::ordersNumbersOfAnyWidth()
{
    QFETCH(QString, earlier);
    QFETCH(QString, later);
    QVERIFY(parseMigrationName(earlier).sortKey < parseMigrationName(later).sortKey);
}

void TestMigrationName::equalNumbersHaveEqualKeys()
{
    const QByteArray one = parseMigrationName(QStringLiteral("1_a.sql")).sortKey;
    QCOMPARE(parseMigrationName(QStringLiteral("01_b.sql")).sortKey, one);
    QCOMPARE(parseMigrationName(QStringLiteral("001-c.sql")).sortKey, one);
    QCOMPARE(parseMigrationName(QStringLiteral("1.0_d.sql")).sortKey, one);
}

void TestMigrationName::numbersComeBeforeTimes()
{
    const MigrationName number = parseMigrationName(QStringLiteral("99999999999999_a.sql")); // no such month
    const MigrationName time = parseMigrationName(QStringLiteral("19990101000000_a.sql"));
    QVERIFY(!number.isTime);
    QVERIFY(time.isTime);
    QVERIFY(number.sortKey < time.sortKey);
}

void TestMigrationName::knowsMigrationFiles()
{
    QVERIFY(isMigrationFileName(u"001_x.sql"));
    QVERIFY(isMigrationFileName(u"x.CYPHER"));
    QVERIFY(isMigrationFileName(u"x.redis"));
    QVERIFY(!isMigrationFileName(u"README.md"));
    QVERIFY(!isMigrationFileName(u".sql"));
}

QTEST_GUILESS_MAIN(TestMigrationName)
#include "tst_migrationname.moc"
