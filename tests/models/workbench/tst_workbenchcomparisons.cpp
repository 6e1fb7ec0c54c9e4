// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "smallproject.h"

using namespace Qt::StringLiterals;
using namespace Varve;
using Workbench::ComparisonSource;
using Workbench::parseComparisonSource;

class TestWorkbenchComparisons final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_project = Test::makeSmallProject(); }
    void readsComparisonSources_data();
    void readsComparisonSources();
    void comparesAnEnvironmentWithTheProject();
    void comparesTheProjectAtTwoMigrations();
    void aComparisonWithAMissingFileSaysSo();
    void cancelsAComparison();

private:
    std::unique_ptr<Test::TemporaryProject> m_project;
};

void TestWorkbenchComparisons::readsComparisonSources_data()
{
    using Kind = ComparisonSource::Kind;
    QTest::addColumn<QString>("text");
    QTest::addColumn<ComparisonSource>("source");
    QTest::addColumn<QString>("title");
    QTest::newRow("an environment") << u"dev"_s << ComparisonSource{Kind::Environment, u"dev"_s, {}} << u"dev"_s;
    QTest::newRow("the project") << u"project"_s << ComparisonSource{Kind::Project, {}, {}} << u"project"_s;
    QTest::newRow("the project at a number") << u"project@1"_s << ComparisonSource{Kind::Project, {}, u"001_models"_s}
                                             << u"project at 001_models"_s;
    QTest::newRow("with an environment's variables")
        << u"project:prod"_s << ComparisonSource{Kind::Project, u"prod"_s, {}} << u"project, variables of prod"_s;
    QTest::newRow("with everything") << u"project@002_runs:dev"_s << ComparisonSource{Kind::Project, u"dev"_s, u"002_runs"_s}
                                     << u"project at 002_runs, variables of dev"_s;
}

void TestWorkbenchComparisons::readsComparisonSources()
{
    QFETCH(QString, text);
    QFETCH(ComparisonSource, source);
    QFETCH(QString, title);
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project);
    const auto parsed = parseComparisonSource(text, workbench.project());
    QVERIFY2(parsed, qPrintable(Test::reason(parsed)));
    QCOMPARE(*parsed, source);
    QCOMPARE(parsed->title(), title);
    for (const QString &wrong : {u"dve"_s, u"project@009"_s, u"project@1:dve"_s, u"projects"_s})
        QVERIFY2(!parseComparisonSource(wrong, workbench.project()), qPrintable(wrong));
}

void TestWorkbenchComparisons::comparesAnEnvironmentWithTheProject()
{
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project);
    QVERIFY(Test::migrate(workbench, u"dev"_s, *Execution::parseTarget(u"+1"_s)));
    const ComparisonSource dev = *parseComparisonSource(u"dev"_s, workbench.project());
    const ComparisonSource project = *parseComparisonSource(u"project"_s, workbench.project());
    const auto before = workbench.compare(dev, project, {}, u"main"_s).takeResult();
    QVERIFY2(before, qPrintable(Test::reason(before)));
    QCOMPARE(before->differences.size(), 1);
    QCOMPARE(before->differences.constFirst().object().path(), u"main.runs"_s);
    QCOMPARE(before->from.title, u"dev"_s);
    QCOMPARE(before->to.title, u"project"_s);

    QVERIFY(Test::migrate(workbench, u"dev"_s));
    const auto after = workbench.compare(dev, project, {}, u"main"_s).takeResult();
    QVERIFY2(after, qPrintable(Test::reason(after)));
    QVERIFY2(after->isEqual(), qPrintable(Comparison::printComparison(*after)));
    QVERIFY(after->objectCount > 6);
}

void TestWorkbenchComparisons::comparesTheProjectAtTwoMigrations()
{
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project);
    const auto comparison = workbench
                                .compare(*parseComparisonSource(u"project@1"_s, workbench.project()),
                                         *parseComparisonSource(u"project@2"_s, workbench.project()), {}, u"main"_s)
                                .takeResult();
    QVERIFY2(comparison, qPrintable(Test::reason(comparison)));
    QCOMPARE(comparison->differences.size(), 1);
    QVERIFY(!QFile::exists(m_project->path(u"dev.sqlite"_s)));
}

void TestWorkbenchComparisons::aComparisonWithAMissingFileSaysSo()
{
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project);
    const auto comparison = workbench
                                .compare(*parseComparisonSource(u"dev"_s, workbench.project()),
                                         *parseComparisonSource(u"project"_s, workbench.project()), {}, u"main"_s)
                                .takeResult();
    QVERIFY(!comparison);
    QCOMPARE(comparison.error().kind, Core::ErrorKind::DatabaseMissing);
    QVERIFY(!QFile::exists(m_project->path(u"dev.sqlite"_s)));
}

void TestWorkbenchComparisons::cancelsAComparison()
{
    m_project->write(
        u"003_long.sql"_s,
        "CREATE TABLE counted AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT max(i) AS i FROM n;\n"
        "CREATE TABLE more (a);\n");
    Workbench::Workbench workbench;
    Test::openProject(workbench, *m_project);
    auto comparing = workbench.compare(*parseComparisonSource(u"project@1"_s, workbench.project()),
                                       *parseComparisonSource(u"project"_s, workbench.project()), {}, u"main"_s);
    workbench.cancelCompare();
    const auto comparison = comparing.takeResult();
    QVERIFY(!comparison);
    QCOMPARE(comparison.error().kind, Core::ErrorKind::Cancelled);
    QCOMPARE(comparison.error().message, u"The comparison was cancelled."_s);
}

QTEST_GUILESS_MAIN(TestWorkbenchComparisons)
#include "tst_workbenchcomparisons.moc"
