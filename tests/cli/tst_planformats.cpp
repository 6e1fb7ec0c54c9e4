// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/program.h>
#include <tests/support/temporaryproject.h>

#include <QTest>

using namespace Varve::Test;
using namespace Qt::StringLiterals;

/// The formats of a plan, from outside.
class TestPlanFormats final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_project.reset(); }

    void everyFormatIsThePlan_data();
    void everyFormatIsThePlan();
    void aDryRunHasThemToo();
    void nothingIsRunInAFormatForReading_data();
    void nothingIsRunInAFormatForReading();
    void theFormatBehindTheCommandCountsMore();
    void anEmptyPlanIsAPlan();

private:
    ProgramResult run(const QStringList &arguments) const { return Program(m_project->folder()).run(arguments); }

    std::unique_ptr<TemporaryProject> m_project;
};

void TestPlanFormats::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_project->write(u"varve.toml"_s,
                     "migrations = [\"migrations\"]\n[environments.test]\ndriver = \"sqlite\"\ndatabase = \"app.sqlite\"\n");
    m_project->write(u"migrations/001_first.sql"_s, "CREATE TABLE a (id INTEGER);\n-- varve:down\nDROP TABLE a;\n");
}

void TestPlanFormats::everyFormatIsThePlan_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("beginning");
    QTest::addColumn<QString>("part");
    QTest::newRow("text") << u"text"_s << u"Plan "_s << u"apply 001_first (one transaction)\n"_s;
    QTest::newRow("JSON") << u"json"_s << u"{\n"_s << u"\"format\": \"varve-plan/1\""_s;
    QTest::newRow("Markdown") << u"markdown"_s << u"# Plan "_s << u"\n## 1. apply 001\\_first: First\n"_s;
    QTest::newRow("SQL") << u"sql"_s << u"-- "_s << u"\nCREATE TABLE a (id INTEGER)"_s;
}

void TestPlanFormats::everyFormatIsThePlan()
{
    QFETCH(QString, format);
    QFETCH(QString, beginning);
    QFETCH(QString, part);
    const ProgramResult result = run({u"plan"_s, u"--format"_s, format});
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.out.startsWith(beginning), qPrintable(result.out));
    QVERIFY2(result.out.contains(part), qPrintable(result.out));
}

void TestPlanFormats::aDryRunHasThemToo()
{
    const QString plan = run({u"plan"_s, u"--format"_s, u"markdown"_s}).out;
    QCOMPARE(run({u"migrate"_s, u"--dry-run"_s, u"--format"_s, u"markdown"_s}).out, plan);
    QCOMPARE(run({u"migrate"_s}).exitCode, 0);
    const ProgramResult back = run({u"rollback"_s, u"-n"_s, u"--format"_s, u"sql"_s});
    QCOMPARE(back.exitCode, 0);
    QVERIFY2(back.out.contains(u"\nDROP TABLE a"_s), qPrintable(back.out));
    const ProgramResult query = run({u"query"_s, u"-c"_s, u"DELETE FROM a"_s, u"-n"_s, u"--format"_s, u"markdown"_s});
    QVERIFY2(query.out.contains(u"```sql\nDELETE FROM a\n```\n"_s), qPrintable(query.out));
}

void TestPlanFormats::nothingIsRunInAFormatForReading_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("migrate") << QStringList{u"migrate"_s};
    QTest::newRow("rollback") << QStringList{u"rollback"_s};
    QTest::newRow("seed") << QStringList{u"seed"_s};
    QTest::newRow("stamp") << QStringList{u"stamp"_s, u"001"_s};
    QTest::newRow("unstamp") << QStringList{u"unstamp"_s, u"001"_s};
    QTest::newRow("baseline") << QStringList{u"baseline"_s, u"001"_s};
    QTest::newRow("repair") << QStringList{u"repair"_s};
    QTest::newRow("resume") << QStringList{u"resume"_s};
    QTest::newRow("init-database") << QStringList{u"init-database"_s};
    QTest::newRow("query") << QStringList{u"query"_s, u"-c"_s, u"SELECT 1"_s};
}

void TestPlanFormats::nothingIsRunInAFormatForReading()
{
    QFETCH(QStringList, arguments);
    const ProgramResult result = run(arguments + QStringList{u"--format"_s, u"markdown"_s});
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.out, QString());
    QCOMPARE(result.err, u"varve-cli: --format markdown is for a plan that is only shown.\nAdd --dry-run.\n"_s);
    QCOMPARE(run({u"history"_s}).out, u"Nothing has been run here.\n"_s);
}

void TestPlanFormats::theFormatBehindTheCommandCountsMore()
{
    QVERIFY(run({u"--format"_s, u"json"_s, u"plan"_s, u"--format"_s, u"text"_s}).out.startsWith(u"Plan "_s));
    QVERIFY(run({u"--format"_s, u"text"_s, u"plan"_s, u"--format"_s, u"json"_s}).out.startsWith(u'{'));
    QVERIFY(run({u"--format"_s, u"json"_s, u"plan"_s}).out.startsWith(u'{'));
}

void TestPlanFormats::anEmptyPlanIsAPlan()
{
    QCOMPARE(run({u"migrate"_s}).exitCode, 0);
    QCOMPARE(run({u"plan"_s}).out, u"Nothing is pending.\n"_s);
    const ProgramResult markdown = run({u"plan"_s, u"--format"_s, u"markdown"_s});
    QVERIFY2(markdown.out.startsWith(u"# Plan "_s) && markdown.out.endsWith(u"\nNothing to do.\n"_s), qPrintable(markdown.out));
}

QTEST_GUILESS_MAIN(TestPlanFormats)
#include "tst_planformats.moc"
