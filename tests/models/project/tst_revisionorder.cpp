// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "projecttest.h"

using namespace Varve;
using namespace Varve::Test;

namespace {

QByteArray header(const char *date, const char *prerequisites = "")
{
    QByteArray text = "-- Migration: x\n";
    if (*date)
        text += QByteArray("-- Date: ") + date + '\n';
    if (*prerequisites)
        text += QByteArray("-- Prerequisites: ") + prerequisites + '\n';
    return text + "SELECT 1;\n";
}

} // namespace

class TestRevisionOrder : public QObject
{
    Q_OBJECT

private slots:
    void numbersOrderNumerically();
    void timesFollowNumbers();
    void datedOnesFollowTheirPrerequisites();
    void releasesGoFirstInTheirOwnOrder();
    void aPrerequisiteGoesBeforeEvenALowerNumber();
    void namesWithoutAPlaceAreUnplaced();
    void equalNumbersDoNotRun();
    void filesThatNeverRunTakeNoNumber();
    void circlesDoNotRun();
    void aLongChainNeedsNoStack();
    void unknownPrerequisitesAreTold();
    void prerequisitesMayBeExplained();
    void prerequisitesMayBeWrittenInManyWays();
};

void TestRevisionOrder::numbersOrderNumerically()
{
    TemporaryProject folder;
    for (const char *name : {"10_j.sql", "9_i.sql", "1-a.sql", "100_z.sql", "002_b.sql", "1.5_half.sql"})
        folder.write(QString::fromUtf8(name), "SELECT 1;\n");
    const auto project = loaded(folder);
    QCOMPARE(ids(project), words("1-a 1.5_half 002_b 9_i 10_j 100_z"));
    QCOMPARE(project.layout.tool, QStringLiteral("numbered SQL"));
    QCOMPARE(project.problems.size(), 0);
    QCOMPARE(project.migrations[0].number, QStringLiteral("1"));
    QVERIFY(project.migrations[0].runsWithMigrate());
}

void TestRevisionOrder::timesFollowNumbers()
{
    TemporaryProject folder;
    for (const char *name : {"20260301_c.sql", "20260211093000_b.sql", "007_a.sql", "202602120900_bb.sql"})
        folder.write(QString::fromUtf8(name), "SELECT 1;\n");
    QCOMPARE(ids(loaded(folder)), words("007_a 20260211093000_b 202602120900_bb 20260301_c"));
}

void TestRevisionOrder::datedOnesFollowTheirPrerequisites()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("001_a.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("002_b.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("zebra.sql"), header("2026-02-01"));
    folder.write(QStringLiteral("apple.sql"), header("2026-02-03"));
    folder.write(QStringLiteral("early.sql"), header("2026-01-01", "zebra")); // older, but needs zebra
    folder.write(QStringLiteral("undated.sql"), header("", "zebra"));         // as old as zebra
    folder.write(QStringLiteral("onlynumber.sql"), header("", "001_a"));
    QCOMPARE(ids(loaded(folder)), words("001_a 002_b onlynumber zebra early undated apple"));
}

void TestRevisionOrder::releasesGoFirstInTheirOwnOrder()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), R"(
[[releases]]
name = "1.2"
date = 2026-02-08
migrations = ["fix_monitor_schema", "02_sheets"]
[[releases]]
name = "1.1"
date = 2026-02-11
migrations = ["add_ml.sql"]
)");
    for (const char *name : {"01_create.sql", "02_sheets.sql", "fix_monitor_schema.sql", "add_ml.sql"})
        folder.write(QString::fromUtf8(name), "SELECT 1;\n");
    const auto project = loaded(folder);
    QCOMPARE(ids(project), words("fix_monitor_schema 02_sheets add_ml 01_create"));
    QCOMPARE(project.releases[1].migrations, words("add_ml"));
    QCOMPARE(project.migrations[0].release, QStringLiteral("1.2"));
    QCOMPARE(project.migrations[0].version, QStringLiteral("1.2"));
    QCOMPARE(project.migrations[3].release, QString());
    QCOMPARE(project.problems.size(), 0);
}

void TestRevisionOrder::aPrerequisiteGoesBeforeEvenALowerNumber()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("001_a.sql"), header("", "003_c"));
    folder.write(QStringLiteral("002_b.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("003_c.sql"), "SELECT 1;\n");
    QCOMPARE(ids(loaded(folder)), words("002_b 003_c 001_a"));
}

void TestRevisionOrder::namesWithoutAPlaceAreUnplaced()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("001_a.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("add_x.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("2fa.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("seed_users.sql"), "SELECT 1;\n");
    const auto project = loaded(folder);
    QCOMPARE(ids(project), words("001_a seed_users 2fa add_x"));
    QVERIFY(project.migration(QStringLiteral("seed_users"))->placed);
    QVERIFY(!project.migration(QStringLiteral("seed_users"))->runsWithMigrate());
    const Project::Migration *unplaced = project.migration(QStringLiteral("add_x"));
    QVERIFY(!unplaced->placed);
    QVERIFY(unplaced->runnable);
    QVERIFY(!unplaced->runsWithMigrate());
    QCOMPARE(
        problems(project)[1],
        QStringLiteral("add_x.sql: unplaced: The name of add_x.sql has no number, no release names it, and its header has neither Date, "
                       "Prerequisites nor Revises; it does not run with the others."));
    QCOMPARE(project.problems.size(), 2);
}

void TestRevisionOrder::equalNumbersDoNotRun()
{
    TemporaryProject folder;
    for (const char *name : {"1_a.sql", "01_b.sql", "001_c.sql", "002_d.sql"})
        folder.write(QString::fromUtf8(name), "SELECT 1;\n");
    const auto project = loaded(folder);
    QCOMPARE(project.migrations.size(), 4);
    QCOMPARE(problems(project),
             QStringList({QStringLiteral("01_b.sql: duplicate-number: 001_c.sql and 01_b.sql have the same number; neither runs."),
                          QStringLiteral("1_a.sql: duplicate-number: 001_c.sql and 1_a.sql have the same number; neither runs.")}));
    for (const QString &id : words("1_a 01_b 001_c"))
        QVERIFY(!project.migration(id)->runnable);
    QVERIFY(project.migration(QStringLiteral("002_d"))->runnable);
}

void TestRevisionOrder::filesThatNeverRunTakeNoNumber()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), "[categories]\n\"archive/*\" = \"archived\"\n[superseded]\n\"001_old\" = \"001_new\"\n");
    for (const char *name : {"migrations/001_old.sql", "migrations/001_new.sql", "migrations/archive/001_oldest.sql"})
        folder.write(QString::fromUtf8(name), "SELECT 1;\n");
    const auto project = loaded(folder);
    QCOMPARE(project.problems.size(), 0);
    QVERIFY(project.migration(QStringLiteral("001_new"))->runsWithMigrate());
    QCOMPARE(project.migration(QStringLiteral("001_old"))->successor, QStringLiteral("001_new"));
    QVERIFY(project.migration(QStringLiteral("archive/001_oldest"))->category == Project::Category::Archived);
}

void TestRevisionOrder::circlesDoNotRun()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("001_a.sql"), header("", "003_c"));
    folder.write(QStringLiteral("002_b.sql"), header("", "001_a"));
    folder.write(QStringLiteral("003_c.sql"), header("", "002_b"));
    folder.write(QStringLiteral("004_d.sql"), header("", "003_c"));
    folder.write(QStringLiteral("005_e.sql"), header("", "005_e"));
    folder.write(QStringLiteral("006_f.sql"), "SELECT 1;\n");
    const auto project = loaded(folder);
    QCOMPARE(problems(project),
             QStringList(
                 {QStringLiteral(
                      "001_a.sql: circular-prerequisites: Prerequisites form a circle: 001_a → 003_c → 002_b → 001_a. None of these runs."),
                  QStringLiteral(
                      "004_d.sql: circular-prerequisites: 004_d.sql waits for \"003_c\", which never gets its turn; it does not run."),
                  QStringLiteral("005_e.sql: circular-prerequisites: Prerequisites form a circle: 005_e → 005_e. None of these runs.")}));
    QCOMPARE(ids(project), words("006_f 001_a 002_b 003_c 004_d 005_e"));
    QVERIFY(project.migrations[0].runnable);
    for (qsizetype at = 1; at < 6; ++at)
        QVERIFY(!project.migrations[at].runnable);
}

void TestRevisionOrder::aLongChainNeedsNoStack()
{
    TemporaryProject folder;
    constexpr int count = 1500;
    for (int at = 0; at < count; ++at) {
        const QByteArray before = at + 1 < count ? QStringLiteral("m%1").arg(at + 1).toUtf8() : QByteArray();
        folder.write(QStringLiteral("m%1.sql").arg(at), header("2026-01-01", before.constData()));
    }
    const auto project = loaded(folder);
    QCOMPARE(project.migrations.size(), count);
    QCOMPARE(project.migrations.constFirst().id, QStringLiteral("m%1").arg(count - 1));
    QCOMPARE(project.migrations.constLast().id, QStringLiteral("m0"));
}

void TestRevisionOrder::unknownPrerequisitesAreTold()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("001_initial_schema.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("002_b.sql"), header("", "001_inital_schema"));
    folder.write(QStringLiteral("003_c.sql"), header("", "a running server"));
    const auto project = loaded(folder);
    QCOMPARE(
        problems(project),
        QStringList({QStringLiteral("002_b.sql:2:4: unknown-prerequisite: 002_b needs \"001_inital_schema\", and no migration is called "
                                    "that; it does not run. Did you mean \"001_initial_schema\"?"),
                     QStringLiteral("003_c.sql:2:4: unknown-prerequisite: Prerequisites: no migration is called \"a running server\".")}));
    QVERIFY(!project.migrations[1].runnable);
    QVERIFY(project.migrations[2].runnable); // prose is no reference
}

void TestRevisionOrder::prerequisitesMayBeExplained()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("001_b.sql"), header("", "002_a (it makes the table)"));
    folder.write(QStringLiteral("002_a.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("003_c.sql"), header("", "009_gone, as the table is there"));
    folder.write(QStringLiteral("004_d.sql"), header("", "2 GB of memory, pg_trgm installed, 10.4 or later"));
    const auto project = loaded(folder);
    QCOMPARE(problems(project),
             QStringList(
                 {QStringLiteral("003_c.sql:2:4: unknown-prerequisite: 003_c needs \"009_gone\", and no migration is called that; it "
                                 "does not run."),
                  QStringLiteral("003_c.sql:2:4: unknown-prerequisite: Prerequisites: no migration is called \"as the table is there\"."),
                  QStringLiteral("004_d.sql:2:4: unknown-prerequisite: Prerequisites: no migration is called \"2 GB of memory\"."),
                  QStringLiteral("004_d.sql:2:4: unknown-prerequisite: Prerequisites: no migration is called \"pg_trgm installed\"."),
                  QStringLiteral("004_d.sql:2:4: unknown-prerequisite: Prerequisites: no migration is called \"10.4 or later\".")}));
    QCOMPARE(project.migrations[0].id, QStringLiteral("002_a"));
    QCOMPARE(project.migrations[1].prerequisites, QStringList{QStringLiteral("002_a")});
    QVERIFY(project.migrations[1].runnable);
    QVERIFY(!project.migrations[2].runnable);
    QVERIFY(project.migrations[3].runnable);
}

void TestRevisionOrder::prerequisitesMayBeWrittenInManyWays()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("001_first.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("002_second.sqlite.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("003_third.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("004_x.sql"), header("", "001_first.sql, 002, third and 002_second.sqlite.sql"));
    const auto project = loaded(folder);
    QCOMPARE(project.migrations[3].prerequisites, words("001_first 002_second 003_third"));
    QCOMPARE(project.problems.size(), 0);
}

QTEST_GUILESS_MAIN(TestRevisionOrder)
#include "tst_revisionorder.moc"
