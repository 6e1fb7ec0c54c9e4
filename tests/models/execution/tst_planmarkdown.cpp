// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/core/markdown.h>
#include <models/execution/printing/planmarkdown.h>
#include <models/execution/printing/planwords.h>
#include <tests/support/workplace.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::Workplace;

namespace {

/// What a reader of Markdown takes for headings, rows of tables and fenced code, by CommonMark's rules for blocks.
struct Structure
{
    QStringList headings;
    QList<qsizetype> cells; ///< of each row
    QStringList code;
    bool isClosed = true;
};

qsizetype fenceOf(const QString &line)
{
    qsizetype length = 0;
    while (length < line.size() && line.at(length) == u'`')
        ++length;
    return length >= 3 ? length : 0;
}

Structure structureOf(const QString &markdown)
{
    Structure structure;
    qsizetype fence = 0;
    for (const QString &line : markdown.split(u'\n')) {
        const qsizetype length = fenceOf(line);
        if (fence > 0 && length >= fence && line.trimmed().size() == length)
            fence = 0;
        else if (fence > 0)
            structure.code.last() += line + u'\n';
        else if (length > 0) {
            fence = length;
            structure.code += QString();
        } else if (line.startsWith(u'#'))
            structure.headings += line;
        else if (line.startsWith(u'|'))
            structure.cells += QString(line).remove(u"\\|"_s).count(u'|') - 1;
    }
    structure.isClosed = fence == 0;
    return structure;
}

} // namespace

/// A plan as Markdown.
class PlanMarkdownTest final : public QObject
{
    Q_OBJECT

private slots:
    void tellsEverythingThatWillBeSent();
    void emptyPlanSaysSo();
    void whatIsLostAndWhatCannotBeUndoneIsInTheTable();
    void warningsAndTheReasonForNoTransactionAreText();
    void hostileTextMeansNothing();
    void secretsAreMasked();
    void unitsAreNamed();
};

void PlanMarkdownTest::tellsEverythingThatWillBeSent()
{
    Workplace place;
    place.configure({}, "[variables]\nt = \"items\"\n");
    place.migration(u"001_a.sql"_s,
                    "-- Migration: The first\nCREATE TABLE ${t} (id integer,\n  name text);\n"
                    "-- varve:verify\nSELECT count(*) FROM ${t}; -- expect: 0\n-- varve:down\nDROP TABLE ${t};\n");
    const Plan plan = place.migratePlan();
    QCOMPARE(planAsMarkdown(plan),
             u"# Plan "_s + plan.id + u" for test: "_s + Core::markdownText(plan.target.toString())
                 + u"\n\n```sh\nvarve-cli migrate --env test\n```\n\n"
                   "* Lock: flock test.sqlite.varve-lock\n"
                   "* Time-outs: 5 s for a lock, none for a statement\n"
                   "* Retries: up to 3, where only other sessions were in the way\n\n"
                   "| # | Step | Migration | Statements | Transaction | Hazards | Can be rolled back |\n"
                   "| --: | --- | --- | --: | --- | --- | --- |\n"
                   "| 1 | apply | 001\\_a | 1 | one transaction |  | yes |\n\n"
                   "## 1. apply 001\\_a: The first\n\n"
                   "* one transaction\n\n"
                   "**1.** `migrations/001_a.sql:2:1`\n\n"
                   "```sql\nCREATE TABLE items (id integer,\n  name text)\n```\n\n"
                   "*verification*\n\n"
                   "**2.** `migrations/001_a.sql:5:1`, expected: `0`\n\n"
                   "```sql\nSELECT count(*) FROM items\n```\n\n"
                   "<details>\n<summary>What the history gets</summary>\n\n"
                   "```sql\n"_s
                 + historyWrites(plan, plan.steps.constFirst()).join(u";\n"_s) + u";\n```\n\n</details>\n"_s);
}

void PlanMarkdownTest::emptyPlanSaysSo()
{
    Workplace place;
    const QString text = planAsMarkdown(place.migratePlan());
    QVERIFY2(text.endsWith(u"\n\nNothing to do.\n"_s), qPrintable(text));
    QVERIFY(!text.contains(u'|'));
}

void PlanMarkdownTest::whatIsLostAndWhatCannotBeUndoneIsInTheTable()
{
    Workplace place;
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nDELETE FROM a;\nDROP TABLE a;\n");
    const QString text = planAsMarkdown(place.migratePlan());
    QVERIFY2(text.contains(u"| 1 | apply | 001\\_a | 3 | one transaction | loses data, loses structure | no |\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u"**3.** `migrations/001_a.sql:3:1`, **loses structure**\n"_s), qPrintable(text));
}

void PlanMarkdownTest::warningsAndTheReasonForNoTransactionAreText()
{
    Workplace place;
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nVACUUM;\n");
    Plan plan = place.migratePlan();
    plan.warnings = {u"002_b|c is <out> of order."_s};
    const QString text = planAsMarkdown(plan);
    QVERIFY2(text.contains(u"\n\n> **Warning:** 002\\_b\\|c is \\<out\\> of order.\n\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u"| each statement by itself: "_s + Core::markdownText(*plan.steps.constFirst().transactionReason) + u" |"_s),
             qPrintable(text));
}

void PlanMarkdownTest::hostileTextMeansNothing()
{
    Workplace place;
    place.migration(u"001_a|b`c.sql"_s,
                    "-- Migration: <script>|`x`\n-- varve:up\nSELECT '\n```\n# no heading\n| no | row |\n````\n</details>';\n");
    place.migration(u"002_d.sql"_s, "SELECT 1;\n");
    const Plan plan = place.migratePlan();
    QCOMPARE(plan.steps.size(), 2);
    const QString text = planAsMarkdown(plan);
    const Structure structure = structureOf(text);
    QVERIFY(structure.isClosed);
    QCOMPARE(structure.headings.size(), 3);
    QCOMPARE(structure.headings.at(1), u"## 1. apply 001\\_a\\|b\\`c: \\<script\\>\\|\\`x\\`"_s);
    QCOMPARE(structure.cells, QList<qsizetype>(4, 7));
    // The command line, two statements, two writes to the history.
    QCOMPARE(structure.code.size(), 5);
    QCOMPARE(structure.code.at(1), u"SELECT '\n```\n# no heading\n| no | row |\n````\n</details>'\n"_s);
}

void PlanMarkdownTest::secretsAreMasked()
{
    Workplace place;
    place.migration(u"001_a.sql"_s, "SELECT '${token}';\n");
    Project::Environment environment = place.environment();
    environment.variables.insert(u"token"_s, {.value = u"geheim-und-lang"_s, .origin = u".env"_s, .substitution = {}, .secret = true});
    const auto plan = planMigrate(place.project(), environment, u"main"_s, place.profile(), place.status());
    QVERIFY(plan);
    const QString text = planAsMarkdown(*plan);
    QVERIFY(text.contains(u"SELECT '********'"_s));
    QVERIFY(!text.contains(u"geheim"_s));
}

void PlanMarkdownTest::unitsAreNamed()
{
    Workplace place;
    place.configure({}, "[policies]\ntransaction = \"auto\"\n");
    place.migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nCREATE TABLE b (id integer);\nVACUUM;\n");
    const QString text = planAsMarkdown(place.migratePlan());
    QVERIFY2(text.contains(u"\n*statements 1 to 2 in one transaction*\n\n**1.** "_s), qPrintable(text));
    QVERIFY2(text.contains(u"\n*statement 3 by itself*\n\n**3.** "_s), qPrintable(text));
}

QTEST_GUILESS_MAIN(PlanMarkdownTest)
#include "tst_planmarkdown.moc"
