// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "projecttest.h"

#include <models/project/layouts/textmarks.h>

using namespace Varve;
using namespace Varve::Test;

using Files = QList<std::pair<const char *, const char *>>;
Q_DECLARE_METATYPE(Files)

class TestLayouts : public QObject
{
    Q_OBJECT

private slots:
    void otherToolsAreRecognised_data();
    void otherToolsAreRecognised();
    void undoFilesBelongToTheirMigration();
    void pairsAreOneMigration();
    void downHalfWithoutUpIsTold();
    void varveTomlMakesPairsVarves();
    void marksInsideAVarveProjectStopOnlyTheirFile();
    void textMarksAreForgiving_data();
    void textMarksAreForgiving();
};

void TestLayouts::otherToolsAreRecognised_data()
{
    QTest::addColumn<Files>("files");
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QString>("evidence");
    QTest::addColumn<QString>("migrations");
    const auto row = [](const char *title, const Files &files, const char *tool, const char *evidence, const char *migrations) {
        QTest::newRow(title) << files << QString::fromUtf8(tool) << QString::fromUtf8(evidence) << QString::fromUtf8(migrations);
    };
    const char *sql = "CREATE TABLE t (a int);\n";
    row("Sqitch by its plan",
        {{"sqitch.plan",
          "%syntax-version=1.0.0\n%project=p\n\nusers 2024-01-02T03:04:05Z A <a@b> # n\n@v1 2024-01-02T03:04:05Z A <a@b>\n"
          "accounts [users] 2024-01-02T03:04:05Z A <a@b>\n"},
         {"deploy/accounts.sql", sql},
         {"deploy/users.sql", sql},
         {"revert/users.sql", sql},
         {"verify/users.sql", sql}},
        "Sqitch", "sqitch.plan", "users accounts");
    row("Atlas by its sum", {{"migrations/atlas.sum", "h1:x\n"}, {"migrations/20240102_b.sql", sql}, {"migrations/20240101_a.sql", sql}},
        "Atlas", "migrations/atlas.sum", "20240101_a 20240102_b");
    row("Atlas by its configuration", {{"atlas.hcl", "env {}\n"}, {"migrations/1_a.sql", sql}}, "Atlas", "atlas.hcl", "1_a");
    row("Prisma",
        {{"prisma/migrations/migration_lock.toml", "provider = \"sqlite\"\n"},
         {"prisma/migrations/20240102000000_b/migration.sql", sql},
         {"prisma/migrations/20240101000000_a/migration.sql", sql}},
        "Prisma", "prisma/migrations/migration_lock.toml", "20240101000000_a 20240102000000_b");
    row("Alembic by its configuration",
        {{"alembic.ini", "[alembic]\n"},
         {"alembic/env.py", "#\n"},
         {"alembic/versions/zz_first.py", "revision = 'zz'\ndown_revision = None\n"},
         {"alembic/versions/aa_second.py", "revision: str = \"aa\"\ndown_revision: str | None = \"zz\"\ndef downgrade():\n"},
         {"alembic/versions/bb_merge.py", "revision = 'bb'\ndown_revision = (\n  'aa',\n  'zz',\n)\n"}},
        "Alembic", "alembic.ini", "zz_first aa_second bb_merge");
    row("Alembic by env.py beside versions", {{"migrations/env.py", "#\n"}, {"migrations/versions/a_x.py", "revision = 'a'\n"}}, "Alembic",
        "migrations/env.py", "a_x");
    row("Flyway by its configuration", {{"flyway.toml", "[flyway]\n"}, {"sql/V1__a.sql", sql}}, "Flyway", "flyway.toml", "V1__a");
    row("Flyway by its names", {{"V10__c.sql", sql}, {"V2__b.sql", sql}, {"V1.1__a.sql", sql}, {"R__views.sql", sql}, {"U2__b.sql", sql}},
        "Flyway", "R__views.sql", "V1.1__a V2__b V10__c R__views");
    row("Flyway by an undo file alone", {{"U1__a.sql", sql}}, "Flyway", "U1__a.sql", "");
    row("Liquibase by formatted SQL", {{"001_a.sql", "--liquibase formatted sql\n--changeset a:1\nSELECT 1;\n"}, {"002_b.sql", sql}},
        "Liquibase", "001_a.sql", "001_a 002_b");
    row("Liquibase by XML", {{"db/changelog/master.xml", "<databaseChangeLog xmlns=\"x\"/>\n"}}, "Liquibase", "db/changelog/master.xml",
        "master");
    row("Liquibase by YAML", {{"changelog.yaml", "databaseChangeLog:\n- changeSet:\n"}}, "Liquibase", "changelog.yaml", "changelog");
    row("golang-migrate", {{"10_b.up.sql", sql}, {"10_b.down.sql", sql}, {"2_a.up.sql", sql}, {"2_a.down.sql", sql}}, "golang-migrate",
        "10_b.up.sql", "2_a 10_b");
    row("goose", {{"00001_a.sql", "-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n"}}, "goose", "00001_a.sql", "00001_a");
    row("dbmate below db", {{"db/migrations/20240101000000_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\n"}}, "dbmate",
        "db/migrations/20240101000000_a.sql", "20240101000000_a");
    row("sql-migrate", {{"1_a.sql", "-- +migrate Up\nSELECT 1;\n-- +migrate Down\n"}}, "sql-migrate", "1_a.sql", "1_a");
    row("neo4j-migrations", {{"V1__a.cypher", "CREATE (n);\n"}}, "neo4j-migrations", "V1__a.cypher", "V1__a");
}

void TestLayouts::otherToolsAreRecognised()
{
    QFETCH(Files, files);
    QFETCH(QString, tool);
    QFETCH(QString, evidence);
    QFETCH(QString, migrations);
    TemporaryProject folder;
    for (const auto &[path, content] : files)
        folder.write(QString::fromUtf8(path), content);
    const auto project = loaded(folder);
    QCOMPARE(project.layout.tool, tool);
    QCOMPARE(project.layout.evidence, evidence);
    QVERIFY(project.layout.foreign);
    QCOMPARE(ids(project).join(QLatin1Char(' ')), migrations);
    for (const Project::Migration &migration : project.migrations) {
        QVERIFY(!migration.runnable);
        QVERIFY(!migration.runsWithMigrate());
        QVERIFY(migration.placed);
    }
    const QStringList told = problems(project);
    QCOMPARE(told.filter(QStringLiteral("foreign-")).size(), 1);
    QVERIFY(told.contains(
        QStringLiteral("%1: foreign-layout: This folder is written for %2 (%1). Varve shows its migrations and does not run them.")
            .arg(evidence, tool)));
}

void TestLayouts::undoFilesBelongToTheirMigration()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("V1__a.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("U1.0__a.sql"), "SELECT 2;\n");
    const auto project = loaded(folder);
    QCOMPARE(ids(project), words("V1__a"));
    QCOMPARE(project.migrations[0].files[0].downPath, QStringLiteral("U1.0__a.sql"));
    QVERIFY(project.migrations[0].files[0].hasDown);
    QVERIFY(project.companions.isEmpty());
}

void TestLayouts::pairsAreOneMigration()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("1_a.up.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("1_a.down.sql"), "SELECT 2;\n");
    const auto project = loaded(folder);
    QCOMPARE(ids(project), words("1_a"));
    QCOMPARE(project.migrations[0].files[0].downPath, QStringLiteral("1_a.down.sql"));
}

void TestLayouts::downHalfWithoutUpIsTold()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("001_a.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("001_a.down.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("002_b.down.sql"), "DROP TABLE x;\n");
    const auto project = loaded(folder);
    QCOMPARE(ids(project), words("001_a"));
    QVERIFY(project.migrations[0].runnable);
    QCOMPARE(project.migrations[0].files[0].downPath, QStringLiteral("001_a.down.sql"));
    QCOMPARE(problems(project),
             QStringList({QStringLiteral(
                 "002_b.down.sql: down-without-up: This is the down half of migration \"002_b\", which has no up half here.")}));
}

void TestLayouts::varveTomlMakesPairsVarves()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), "");
    folder.write(QStringLiteral("migrations/1_a.up.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("migrations/1_a.down.sql"), "SELECT 2;\n");
    folder.write(QStringLiteral("migrations/2_b.sqlite.up.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("migrations/2_b.postgresql.up.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("migrations/2_b.sqlite.down.sql"), "SELECT 1;\n");
    const auto project = loaded(folder);
    QCOMPARE(project.layout.tool, QStringLiteral("Varve"));
    QCOMPARE(ids(project), words("1_a 2_b"));
    QVERIFY(project.migrations[0].runsWithMigrate());
    QVERIFY(project.migrations[0].files[0].hasDown);
    const auto *sqlite = project.migrations[1].fileFor(Database::Engine::Sqlite);
    const auto *postgres = project.migrations[1].fileFor(Database::Engine::PostgreSql);
    QCOMPARE(sqlite->downPath, QStringLiteral("migrations/2_b.sqlite.down.sql"));
    QCOMPARE(postgres->downPath, QString());
    QCOMPARE(project.problems.size(), 0);
}

void TestLayouts::marksInsideAVarveProjectStopOnlyTheirFile()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), "");
    folder.write(QStringLiteral("migrations/001_a.sql"), "-- +goose Up\nSELECT 1;\n-- +goose Down\nDROP TABLE x;\n");
    folder.write(QStringLiteral("migrations/002_b.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("migrations/U1__a.sql"), "DROP TABLE x;\n");
    const auto project = loaded(folder);
    QVERIFY(!project.layout.foreign);
    QVERIFY(!project.migration(QStringLiteral("001_a"))->runnable);
    QVERIFY(project.migration(QStringLiteral("002_b"))->runsWithMigrate());
    QVERIFY(!project.migration(QStringLiteral("U1__a"))->runnable);
    QCOMPARE(
        problems(project).filter(QStringLiteral("foreign-mark")),
        QStringList(
            {QStringLiteral(
                 "migrations/001_a.sql: foreign-mark: The file carries a mark of goose (\"-- +goose Up\"); it is shown, not run, because "
                 "its down half would run with it."),
             QStringLiteral("migrations/U1__a.sql: foreign-mark: The name is that of an undo file of Flyway; it is shown, not run.")}));
}

void TestLayouts::textMarksAreForgiving_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("tool");
    QTest::newRow("nothing") << QByteArray("-- Migration: x\nSELECT 1;\n") << QString();
    QTest::newRow("only a word of prose") << QByteArray("-- we migrate with goose\nSELECT 1;\n") << QString();
    QTest::newRow("dbmate without a blank") << QByteArray("--migrate:up\n") << QStringLiteral("dbmate");
    QTest::newRow("dbmate with an option") << QByteArray("-- migrate:up transaction:false\n") << QStringLiteral("dbmate");
    QTest::newRow("goose in capitals") << QByteArray("-- +GOOSE UP\n") << QStringLiteral("goose");
    QTest::newRow("goose after CRLF lines") << QByteArray("-- x\r\n\r\n-- +goose  Up\r\n") << QStringLiteral("goose");
    QTest::newRow("behind a byte order mark") << QByteArray("\xEF\xBB\xBF-- +migrate Up\n") << QStringLiteral("sql-migrate");
    QTest::newRow("only the down half") << QByteArray("SELECT 1;\n-- migrate:down\n") << QStringLiteral("dbmate");
    QTest::newRow("no comment") << QByteArray("SELECT '+goose Up';\n") << QString();
}

void TestLayouts::textMarksAreForgiving()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, tool);
    const auto mark = Project::findTextMark(text);
    QCOMPARE(mark ? mark->tool : QString(), tool);
}

QTEST_GUILESS_MAIN(TestLayouts)
#include "tst_layouts.moc"
