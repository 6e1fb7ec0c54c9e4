// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "projecttest.h"

#include <models/core/checksum.h>
#include <models/project/filefacts.h>
#include <tests/support/ordinaryuser.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>

using namespace Varve;
using namespace Varve::Test;
using namespace Qt::StringLiterals;

namespace {

QString failure(const QString &folder)
{
    const auto project = Project::loadProject(folder, {.settings = {}, .databaseUrl = {}, .useIndex = false, .indexFolder = {}});
    return project ? QString() : project.error().toString();
}

} // namespace

class TestProjectLoader : public QObject
{
    Q_OBJECT

private slots:
    void init() { qunsetenv("DATABASE_URL"); }
    void readsABareFolder();
    void readsHeadersAndSections();
    void filesPerEngineAreOneMigration();
    void aFileForMySqlIsMariaDbsWhereItHasNoneOfItsOwn();
    void whatIsNoFolderIsAnError();
    void anUnreadableFolderIsAnError();
    void anEmptyFolderIsAProject();
    void unreadableFilesAreProblems();
    void brokenTextIsAProblemWithItsPlace_data();
    void brokenTextIsAProblemWithItsPlace();
    void lineEndsDoNotCount();
    void largeFilesAreReadWithoutHoldingThem();
    void whatHoldsNothingIsNoWayBack();
    void largeFilesSayWhatSmallOnesSay_data();
    void largeFilesSayWhatSmallOnesSay();
    void largeFileThatIsNoTextNamesTheByte();
    void linksOutAndPipesAreNotRead();
    void linkThatLeadsNowhereMayHaveBeenAFolder();
    void hostileNamesAreSafe();
    void foldersBelowBelongToTheId();
    void skippedFoldersAreSkipped();
    void equalIdsDoNotRun();
    void equalIdsOfTwoDatabasesDoNotRun();
    void manyFilesAreReadInPieces();
    void missingFoldersAreProblems();
    void linkedFoldersBelowCompanionsAreNotRead();
    void companionsAreListed();
    void categoriesAndSuccessors();
    void wrongNamesInVarveTomlAreProblems();
    void migrationsLimitedToEnvironments();
    void findsMigrations();
    void mistakesInVarveTomlStopLoading();
};

void TestProjectLoader::readsABareFolder()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("001_initial_schema.sql"), "CREATE TABLE a (b int);\n");
    folder.write(QStringLiteral("002_resources_schema.sql"), "CREATE TABLE c (d int);\n");
    folder.write(QStringLiteral("README.md"), "# Database Migrations\n");
    const auto project = loaded(folder);
    QCOMPARE(ids(project), words("001_initial_schema 002_resources_schema"));
    QCOMPARE(project.name, QFileInfo(folder.folder()).fileName());
    QCOMPARE(project.configurationFile, QString());
    QCOMPARE(project.layout, (Project::LayoutInfo{QStringLiteral("numbered SQL"), QStringLiteral("001_initial_schema.sql"), false}));
    QCOMPARE(project.migrations[0].title(), QStringLiteral("Initial schema"));
    QCOMPARE(project.companions,
             QList<Project::Companion>(
                 {{QStringLiteral("README.md"), QStringLiteral("documentation"), QStringLiteral("Database Migrations"), QString()}}));
    QCOMPARE(project.problems.size(), 0);
    QCOMPARE(project.migrationFolders, words("."));
}

void TestProjectLoader::readsHeadersAndSections()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("migrations/001_a.sql"),
                 "-- Migration: First step\n-- Version: 1.2.0\n-- Category: seed\n-- Author: Me\n\nSELECT 1;\n"
                 "-- varve:verify\nSELECT 2;\n-- varve:down\nSELECT 3;\n");
    const auto project = loaded(folder);
    const Project::Migration &migration = project.migrations[0];
    QCOMPARE(migration.title(), QStringLiteral("First step"));
    QCOMPARE(migration.version, QStringLiteral("1.2.0"));
    QVERIFY(migration.category == Project::Category::Seed);
    QCOMPARE(migration.header().author(), QStringLiteral("Me"));
    QVERIFY(migration.files[0].hasDown);
    QVERIFY(migration.files[0].hasVerify);
    QCOMPARE(migration.files[0].path, QStringLiteral("migrations/001_a.sql"));
    QVERIFY(migration.files[0].checksum.startsWith(QStringLiteral("xxh3:")));
}

void TestProjectLoader::filesPerEngineAreOneMigration()
{
    TemporaryProject folder;
    for (const char *name : {"create_a.spark.sql", "create_a.sqlite.sql", "create_b.sql", "create_c.cypher"})
        folder.write(QString::fromUtf8(name), "-- Date: 2026-01-01\nSELECT 1;\n");
    const auto project = loaded(folder);
    QCOMPARE(ids(project), words("create_a create_b create_c"));
    const Project::Migration &a = project.migrations[0];
    QCOMPARE(a.files.size(), 2);
    QCOMPARE(a.fileFor(Database::Engine::Sqlite)->path, QStringLiteral("create_a.sqlite.sql"));
    QCOMPARE(a.fileFor(Database::Engine::PostgreSql), nullptr);
    QCOMPARE(project.migrations[1].fileFor(Database::Engine::PostgreSql)->path, QStringLiteral("create_b.sql"));
    QCOMPARE(project.migrations[2].fileFor(Database::Engine::Sqlite), nullptr);
}

void TestProjectLoader::aFileForMySqlIsMariaDbsWhereItHasNoneOfItsOwn()
{
    TemporaryProject folder;
    for (const char *name : {"create_a.mysql.sql", "create_a.sql", "create_b.mysql.sql", "create_b.mariadb.sql"})
        folder.write(QString::fromUtf8(name), "-- Date: 2026-01-01\nSELECT 1;\n");
    const auto project = loaded(folder);
    QCOMPARE(ids(project), words("create_a create_b"));
    QCOMPARE(project.migrations[0].fileFor(Database::Engine::MariaDb)->path, QStringLiteral("create_a.mysql.sql"));
    QCOMPARE(project.migrations[0].fileFor(Database::Engine::Sqlite)->path, QStringLiteral("create_a.sql"));
    QCOMPARE(project.migrations[1].fileFor(Database::Engine::MariaDb)->path, QStringLiteral("create_b.mariadb.sql"));
}

void TestProjectLoader::whatIsNoFolderIsAnError()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("file"), "x");
    QCOMPARE(failure(folder.path(QStringLiteral("nowhere"))),
             QStringLiteral("There is no folder %1.").arg(folder.path(QStringLiteral("nowhere"))));
    QCOMPARE(failure(folder.path(QStringLiteral("file"))),
             QStringLiteral("%1 is not a folder.\nOpen the folder that holds it.").arg(folder.path(QStringLiteral("file"))));
}

void TestProjectLoader::anUnreadableFolderIsAnError()
{
    TemporaryProject folder;
    QVERIFY(QDir(folder.folder()).mkdir(QStringLiteral("closed")));
    const QString closed = folder.path(QStringLiteral("closed"));
    QVERIFY(QFile::setPermissions(closed, {}));
    const QString said = [&] {
        const Test::OrdinaryUser somebody(folder.folder());
        return failure(closed);
    }();
    QCOMPARE(said, QStringLiteral("The folder %1 cannot be read: permission denied.").arg(closed));
    QFile::setPermissions(closed, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

void TestProjectLoader::anEmptyFolderIsAProject()
{
    TemporaryProject folder;
    const auto project = loaded(folder);
    QVERIFY(project.migrations.isEmpty());
    QCOMPARE(problems(project), QStringList({QStringLiteral(": no-migrations: There are no migrations in the folder.")}));
    QCOMPARE(project.databases, QList<Project::DatabaseRole>{Project::DatabaseRole{}});
}

void TestProjectLoader::unreadableFilesAreProblems()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("001_a.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("002_b.sql"), "SELECT 1;\n");
    QVERIFY(QFile::setPermissions(folder.path(QStringLiteral("001_a.sql")), {}));
    const Test::OrdinaryUser somebody(folder.folder());
    const auto project = loaded(folder);
    QVERIFY(!project.migrations[0].runnable);
    QVERIFY(project.migrations[1].runnable);
    QCOMPARE(project.problems.size(), 1);
    QCOMPARE(project.problems[0].code, QStringLiteral("unreadable"));
    QCOMPARE(project.problems[0].where.file, QStringLiteral("001_a.sql"));
}

void TestProjectLoader::brokenTextIsAProblemWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("invalid UTF-8") << QByteArray("SELECT 1;\nSELECT '\xff';\n");
    QTest::newRow("a NUL byte") << QByteArray("SELECT 1;\nSELECT '\0';\n", 22);
}

void TestProjectLoader::brokenTextIsAProblemWithItsPlace()
{
    QFETCH(QByteArray, text);
    TemporaryProject folder;
    folder.write(QStringLiteral("001_a.sql"), text);
    const auto project = loaded(folder);
    QVERIFY(!project.migrations[0].runnable);
    QCOMPARE(project.problems.size(), 1);
    QCOMPARE(project.problems[0].code, QStringLiteral("not-text"));
    QCOMPARE(project.problems[0].where.toString(), QStringLiteral("001_a.sql:2:9"));
    QCOMPARE(folder.read(QStringLiteral("001_a.sql")), text);
}

void TestProjectLoader::lineEndsDoNotCount()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("001_a.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("002_b.sql"), "\xEF\xBB\xBFSELECT 1;\r\n");
    auto project = loaded(folder);
    QCOMPARE(project.migrations[0].files[0].checksum, project.migrations[1].files[0].checksum);
    folder.write(QStringLiteral("varve.toml"), "migrations = [\".\"]\n[policies]\nchecksum = \"exact\"\n");
    project = loaded(folder);
    QVERIFY(project.migrations[0].files[0].checksum != project.migrations[1].files[0].checksum);
}

void TestProjectLoader::largeFilesAreReadWithoutHoldingThem()
{
    TemporaryProject folder;
    QByteArray text = "-- Migration: Large\n-- Date: 2026-01-01\n\n";
    while (text.size() < 17 * 1024 * 1024)
        text += "INSERT INTO t VALUES (1, 'some text that makes the line a little longer than it would be');\n";
    folder.write(QStringLiteral("001_large.sql"), text + "-- varve:down\nDELETE FROM t;\n");
    const auto project = loaded(folder);
    QCOMPARE(project.problems.size(), 0);
    QVERIFY(project.migrations[0].runnable);
    QVERIFY(project.migrations[0].files[0].hasDown);
    QCOMPARE(project.migrations[0].title(), QStringLiteral("Large"));
}

void TestProjectLoader::whatHoldsNothingIsNoWayBack()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), "migrations = [\".\"]\n");
    folder.write(QStringLiteral("001_a.sql"), "SELECT 1;\n-- varve:down\n -- none\n;\n");
    folder.write(QStringLiteral("002_b.sql"), "SELECT 1;\n-- varve:down\nSELECT 2\n");
    folder.write(QStringLiteral("003_c.up.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("003_c.down.sql"), "/* none */\n");
    folder.write(QStringLiteral("004_d.up.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("004_d.down.sql"), "-- varve:down\nSELECT 2;\n");
    const auto project = loaded(folder);
    QList<bool> hasDown;
    for (const Project::Migration &migration : project.migrations)
        hasDown += migration.files[0].hasDown;
    QCOMPARE(hasDown, (QList<bool>{false, true, false, true}));
}

void TestProjectLoader::largeFilesSayWhatSmallOnesSay_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::newRow("no sections") << QByteArray("SELECT 1;\n");
    QTest::newRow("down and verify") << QByteArray("-- varve:verify\nSELECT 1;\n-- varve:down\nDROP TABLE t;\n");
    QTest::newRow("down without statements") << QByteArray("-- varve:down\n");
    QTest::newRow("down with comments") << QByteArray("-- varve:down\n-- nothing\n/* yet */ ;\n");
    QTest::newRow("down before the rest") << QByteArray("-- varve:down\n-- nothing\n-- varve:up\nSELECT 1;\n");
    QTest::newRow("heading above a query") << QByteArray("-- Verify migration\nSELECT 1;\n");
    QTest::newRow("heading above a change") << QByteArray("-- Verify migration\nCREATE TABLE u (a int);\n");
    QTest::newRow("heading in a down section") << QByteArray("-- varve:down\nDROP TABLE t;\n-- Verify migration\nSELECT 1;\n");
    QTest::newRow("marker behind a statement") << QByteArray("SELECT 1; -- varve:down\n");
    QTest::newRow("marker in a quote") << QByteArray("SELECT '\n-- varve:down\n';\n");
    QTest::newRow("marker in rows") << QByteArray("COPY t FROM stdin;\n-- varve:down\n\\.\nSELECT 1;\n");
    QTest::newRow("mistaken marker") << QByteArray("SELECT 1;\n\n-- varve:dwon\nSELECT 2;\n");
    QTest::newRow("marker a second time") << QByteArray("-- varve:down\nSELECT 1;\n-- varve:up\nSELECT 2;\n-- varve:down\nSELECT 3;\n");
    QTest::newRow("another tool") << QByteArray("-- +goose Down\nDROP TABLE t;\n");
    QTest::newRow("no end") << QByteArray("SELECT 'open;\n");
}

void TestProjectLoader::largeFilesSayWhatSmallOnesSay()
{
    QFETCH(QByteArray, rest);
    TemporaryProject folder;
    const QByteArray line = "INSERT INTO t VALUES (1, 'some text that makes the line a little longer than it would be');\n";
    const auto lines = static_cast<int>(17 * 1024 * 1024 / line.size());
    const QByteArray head = "-- Migration: One\n\nCREATE TABLE t (a int, b text);\n";
    folder.write(QStringLiteral("001_small.sql"), head + line + rest);
    folder.write(QStringLiteral("002_large.sql"), head + line.repeated(lines) + rest);
    const Project::ReadAs readAs{.migration = true, .dialect = Text::DialectName::PostgreSql, .exactChecksum = false};
    const auto facts = [&](const QString &name) {
        const QFileInfo info(folder.path(name));
        Project::ScannedFile file;
        file.path = name;
        file.size = info.size();
        return Project::readFileFacts(folder.folder(), file, readAs);
    };
    const Project::FileFacts small = facts(QStringLiteral("001_small.sql"));
    Project::FileFacts large = facts(QStringLiteral("002_large.sql"));
    QCOMPARE(large.checksum, Core::checksum(QByteArray(head + line.repeated(lines) + rest)));
    QCOMPARE(large.hasDown, small.hasDown);
    QCOMPARE(large.hasUp, small.hasUp);
    QCOMPARE(large.hasVerify, small.hasVerify);
    QCOMPARE(large.foreignTool, small.foreignTool);
    QCOMPARE(large.header.title(), QStringLiteral("One"));
    QCOMPARE(large.problems.size(), small.problems.size());
    for (qsizetype i = 0; i < small.problems.size(); ++i) {
        QCOMPARE(large.problems[i].message, small.problems[i].message);
        QCOMPARE(large.problems[i].where.line, small.problems[i].where.line + lines - 1);
        QCOMPARE(large.problems[i].where.column, small.problems[i].where.column);
    }
}

void TestProjectLoader::largeFileThatIsNoTextNamesTheByte()
{
    TemporaryProject folder;
    const QByteArray text = QByteArray("SELECT 1;\n").repeated(2'000'000);
    folder.write(QStringLiteral("001_large.sql"), text + "SELECT '\xff';\n");
    const auto project = loaded(folder);
    QCOMPARE(project.problems.size(), 1);
    QCOMPARE(project.problems.constFirst().where.line, 2'000'001);
    QCOMPARE(project.problems.constFirst().where.column, 9);
    QVERIFY2(project.problems.constFirst().message.contains(QStringLiteral("offset 20000008")),
             qPrintable(project.problems.constFirst().message));
}

void TestProjectLoader::linksOutAndPipesAreNotRead()
{
    TemporaryProject outside;
    outside.write(QStringLiteral("secret.sql"), "SELECT 'secret';\n");
    TemporaryProject folder;
    folder.write(QStringLiteral("shared/x.sql"), "-- Date: 2026-01-01\nSELECT 1;\n");
    QVERIFY(QFile::link(outside.path(QStringLiteral("secret.sql")), folder.path(QStringLiteral("001_out.sql"))));
    QVERIFY(QFile::link(QStringLiteral("shared/x.sql"), folder.path(QStringLiteral("002_in.sql"))));
    QVERIFY(QFile::link(QStringLiteral("nowhere"), folder.path(QStringLiteral("003_broken.sql"))));
    QCOMPARE(::mkfifo(QFile::encodeName(folder.path(QStringLiteral("004_pipe.sql"))).constData(), 0600), 0);
    const auto project = loaded(folder);
    QCOMPARE(ids(project), words("002_in"));
    QCOMPARE(problems(project),
             QStringList({QStringLiteral("001_out.sql: outside-project: This link leads out of the project's folder; it is not read."),
                          QStringLiteral("003_broken.sql: broken-link: This link leads nowhere."),
                          QStringLiteral("004_pipe.sql: not-a-file: This is a device, a pipe or a socket, not a file; it is not read."),
                          QStringLiteral("shared: folder-below: The folder shared holds SQL files; it is not part of this project.")}));
}

void TestProjectLoader::linkThatLeadsNowhereMayHaveBeenAFolder()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("migrations/001_a.sql"), "SELECT 1;\n");
    for (const char *name : {"migrations/build", "migrations/more", "migrations/notes.txt", "top"})
        QVERIFY(QFile::link(QStringLiteral("/not-mounted/more"), folder.path(QString::fromLatin1(name))));
    const auto project = loaded(folder);
    QCOMPARE(ids(project), words("001_a"));
    QStringList errors;
    QStringList warnings;
    for (const Core::Problem &problem : project.problems)
        (problem.severity == Core::Severity::Error ? errors : warnings)
            += problem.where.file + QStringLiteral(": ") + problem.code + QStringLiteral(": ") + problem.remedy;
    QCOMPARE(errors, QStringList{QStringLiteral("migrations/more: broken-link: Put the folder itself in its place, or remove the link.")});
    QCOMPARE(warnings,
             QStringList({QStringLiteral("migrations/build: broken-link: "), QStringLiteral("migrations/notes.txt: broken-link: ")}));
}

void TestProjectLoader::hostileNamesAreSafe()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("001_\"; DROP TABLE x; --.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("002_line\nbreak.sql"), "SELECT 1;\n");
    const auto project = loaded(folder);
    QCOMPARE(ids(project), QStringList({QStringLiteral("001_\"; DROP TABLE x; --")}));
    QVERIFY(project.migrations[0].runnable);
    QCOMPARE(problems(project),
             QStringList({QStringLiteral("002_line\\nbreak.sql: hostile-name: The file's name is not plain text; it is not read.")}));
}

void TestProjectLoader::foldersBelowBelongToTheId()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("migrations/2025/001_a.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("migrations/2026/002_b.up.sqlite.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("varve.toml"), "");
    QCOMPARE(ids(loaded(folder)), words("2025/001_a 2026/002_b"));
}

void TestProjectLoader::skippedFoldersAreSkipped()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), "migrations = [\".\"]\n");
    for (const char *path : {".git/001_a.sql", "node_modules/x/001_a.sql", "build/001_a.sql", ".hidden.sql"})
        folder.write(QString::fromUtf8(path), "SELECT 1;\n");
    folder.write(QStringLiteral("001_a.sql"), "SELECT 1;\n");
    QCOMPARE(ids(loaded(folder)), words("001_a"));
}

void TestProjectLoader::equalIdsDoNotRun()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), "migrations = [\"a\", \"b\"]\n");
    folder.write(QStringLiteral("a/001_x.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("b/001_x.sql"), "SELECT 2;\n");
    const auto project = loaded(folder);
    QCOMPARE(project.migrations.size(), 2);
    QVERIFY(!project.migrations[0].runnable && !project.migrations[1].runnable);
    QVERIFY(problems(project).contains(
        QStringLiteral("b/001_x.sql: duplicate-id: a/001_x.sql and b/001_x.sql are both migration \"001_x\"; neither runs.")));
}

void TestProjectLoader::equalIdsOfTwoDatabasesDoNotRun()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), "[databases.first]\nmigrations = [\"a\"]\n[databases.second]\nmigrations = [\"b\"]\n");
    for (const char *path : {"a/001_x.sql", "b/001_x.sql", "b/001_x.down.sql", "b/002_y.sql"})
        folder.write(QString::fromUtf8(path), "SELECT 1;\n");
    const auto project = loaded(folder);
    QCOMPARE(ids(project), words("001_x b/001_x.sql 002_y"));
    QVERIFY(!project.migrations[0].runnable && !project.migrations[1].runnable && project.migrations[2].runnable);
    QCOMPARE(project.migrations[0].files.constFirst().downPath, QString());
    QCOMPARE(project.migrations[1].files.constFirst().downPath, QStringLiteral("b/001_x.down.sql"));
    QVERIFY2(problems(project).contains(
                 QStringLiteral("b/001_x.sql: duplicate-id: a/001_x.sql (database first) and b/001_x.sql (database "
                                "second) are both migration \"001_x\"; neither runs. An id is that of the whole project.")),
             qPrintable(problems(project).join(QLatin1Char('\n'))));
}

/// More than are read at once: what belongs together may come in different pieces.
void TestProjectLoader::manyFilesAreReadInPieces()
{
    TemporaryProject folder;
    TemporaryProject index;
    constexpr int count = 1100;
    const auto text = [](int at) { return QByteArray("SELECT " + QByteArray::number(at) + ";\n"); };
    for (int at = 1; at <= count; ++at)
        folder.write(QStringLiteral("%1_a.sql").arg(at, 4, 10, QLatin1Char('0')), text(at));
    folder.write(QStringLiteral("0001_a.sqlite.sql"), "SELECT 0;\n");
    folder.write(QStringLiteral("0001_a.down.sql"), "SELECT -1;\n");
    folder.write(QStringLiteral("1100_a.down.sql"), "SELECT -1;\n");
    folder.write(QStringLiteral("9999_lost.down.sql"), "SELECT -1;\n");
    folder.write(QStringLiteral("README.md"), "# About them\n");
    const Project::Project project = loaded(folder, {.settings = {}, .databaseUrl = {}, .useIndex = true, .indexFolder = index.folder()});
    QCOMPARE(project.migrations.size(), count);
    for (int at = 1; at <= count; ++at) {
        const Project::Migration &migration = project.migrations.at(at - 1);
        QCOMPARE(migration.number.toInt(), at);
        const bool isFirst = at == 1;
        QCOMPARE(migration.files.size(), isFirst ? 2 : 1);
        const Project::MigrationFile *file = migration.fileFor(Database::Engine::PostgreSql);
        QVERIFY(file);
        QCOMPARE(file->checksum, Core::checksum(text(at)));
        QCOMPARE(file->downPath, isFirst || at == count ? QString(migration.id + u".down.sql"_s) : QString());
    }
    QCOMPARE(problems(project),
             QStringList{
                 u"9999_lost.down.sql: down-without-up: This is the down half of migration \"9999_lost\", which has no up half here."_s});
    QCOMPARE(project.companions.size(), 1);
    QCOMPARE(project.companions.constFirst().purpose, u"About them"_s);
    QCOMPARE(loaded(folder, {.settings = {}, .databaseUrl = {}, .useIndex = true, .indexFolder = index.folder()}), project);
}

void TestProjectLoader::missingFoldersAreProblems()
{
    TemporaryProject folder;
    TemporaryProject outside;
    folder.write(QStringLiteral("varve.toml"), "migrations = [\"nowhere\", \"out\", \"a\"]\n");
    folder.write(QStringLiteral("a/001_x.sql"), "SELECT 1;\n");
    QVERIFY(QFile::link(outside.folder(), folder.path(QStringLiteral("out"))));
    const auto project = loaded(folder);
    QCOMPARE(ids(project), words("001_x"));
    QVERIFY(problems(project).contains(QStringLiteral("varve.toml: missing-folder: There is no folder nowhere, which varve.toml names.")));
    QVERIFY(problems(project).contains(
        QStringLiteral("varve.toml: missing-folder: out is a link that leads out of the project's folder; it is not read.")));
}

void TestProjectLoader::linkedFoldersBelowCompanionsAreNotRead()
{
    TemporaryProject folder;
    TemporaryProject outside;
    outside.write(QStringLiteral("secret.md"), "# A secret\n");
    folder.write(QStringLiteral("varve.toml"), "[[companions]]\npath = \"docs/*.md\"\n");
    folder.write(QStringLiteral("migrations/001_x.sql"), "SELECT 1;\n");
    QVERIFY(QFile::link(outside.folder(), folder.path(QStringLiteral("docs"))));
    const auto project = loaded(folder);
    QVERIFY(project.companions.isEmpty());
    QCOMPARE(problems(project),
             QStringList{QStringLiteral("varve.toml:1:1: unused-companion: [[companions]] names \"docs/*.md\", which no file has.")});
}

void TestProjectLoader::companionsAreListed()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"),
                 "migrations = [\"schemas\"]\n[[companions]]\npath = \"docs/*.md\"\nstatus = \"historical\"\n"
                 "[[companions]]\npath = \"schemas/run_sql.py\"\ncategory = \"tool\"\npurpose = \"Runs\"\n"
                 "[[companions]]\npath = \"nothing.txt\"\n");
    folder.write(QStringLiteral("schemas/001_a.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("schemas/execute_all.sh"), "#!/bin/sh\n# Execute all schemas in order\n");
    folder.write(QStringLiteral("schemas/verify.py"), "#!/usr/bin/env python\n\"\"\"Checks the schema.\n\nMore.\n\"\"\"\n");
    folder.write(QStringLiteral("schemas/run_sql.py"), "import x\n");
    folder.write(QStringLiteral("schemas/data.csv"), "# not a comment\n");
    folder.write(QStringLiteral("docs/old.md"), "Old notes\n=========\n");
    folder.write(QStringLiteral("docs/other.txt"), "x\n");
    folder.write(QStringLiteral("dev.sqlite-wal"), "x\n");
    folder.write(QStringLiteral("README.md"), "text\n\n## Second level ##\n");
    const auto project = loaded(folder);
    QStringList listed;
    for (const Project::Companion &one : project.companions)
        listed += QStringList({one.path, one.category, one.purpose, one.status}).join(QLatin1Char('|'));
    QCOMPARE(listed,
             QStringList(
                 {QStringLiteral("README.md|documentation|Second level|"), QStringLiteral("docs/old.md|documentation|Old notes|historical"),
                  QStringLiteral("schemas/data.csv|data||"), QStringLiteral("schemas/execute_all.sh|shell|Execute all schemas in order|"),
                  QStringLiteral("schemas/run_sql.py|tool|Runs|"), QStringLiteral("schemas/verify.py|python|Checks the schema.|")}));
    QCOMPARE(problems(project),
             QStringList({QStringLiteral("varve.toml:9:1: unused-companion: [[companions]] names \"nothing.txt\", which no file has.")}));
}

void TestProjectLoader::categoriesAndSuccessors()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), R"(
migrations = ["."]
[environments.dev]
[environments.prod]
[[releases]]
name = "1.3"
status = "superseded"
migrations = ["create_lineage"]
[categories]
"ref*" = "reference"
ref_b = "core"
seed = { environments = ["dev"] }
[superseded]
old = "new"
)");
    for (const char *name : {"create_lineage.sql", "ref_a.sql", "ref_b.sql", "seed_x.sql", "old.sql", "new.sql", "001_a.sql"})
        folder.write(QString::fromUtf8(name), "-- Date: 2026-01-01\nSELECT 1;\n");
    const auto project = loaded(folder);
    const auto category = [&](const char *id) { return toString(project.migration(QString::fromUtf8(id))->category); };
    QCOMPARE(category("create_lineage"), QStringLiteral("superseded"));
    QCOMPARE(category("ref_a"), QStringLiteral("reference"));
    QCOMPARE(category("ref_b"), QStringLiteral("core"));
    QCOMPARE(category("seed_x"), QStringLiteral("seed"));
    QCOMPARE(category("old"), QStringLiteral("superseded"));
    QCOMPARE(category("new"), QStringLiteral("incremental"));
    QCOMPARE(category("001_a"), QStringLiteral("core"));
    QCOMPARE(project.migration(QStringLiteral("old"))->successor, QStringLiteral("new"));
    QVERIFY(project.migration(QStringLiteral("seed_x"))->isFor(QStringLiteral("dev")));
    QVERIFY(!project.migration(QStringLiteral("seed_x"))->isFor(QStringLiteral("prod")));
    QCOMPARE(project.problems.size(), 0);
}

void TestProjectLoader::wrongNamesInVarveTomlAreProblems()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), R"([environments.development]
[[releases]]
name = "1.0"
migrations = ["001_inital_schema"]
[[releases]]
name = "1.1"
migrations = ["002_b"]
[[releases]]
name = "1.2"
migrations = ["002_b"]
[[releases]]
name = "2.0"
status = "planned"
migrations = ["later"]
[categories]
"x*" = "seed"
"002_b" = { category = "core", environments = ["develpment"] }
[superseded]
gone = "001_initial_schema"
)");
    folder.write(QStringLiteral("migrations/001_initial_schema.sql"), "-- Category: sead\nSELECT 1;\n");
    folder.write(QStringLiteral("migrations/002_b.sql"), "-- Environments: prod\nSELECT 1;\n");
    QCOMPARE(
        problems(loaded(folder)),
        QStringList(
            {QStringLiteral(
                 "migrations/001_initial_schema.sql:1:4: unknown-category: Category: \"sead\" is not known; allowed are core, incremental, "
                 "seed, superseded, archived, reference. Did you mean \"seed\"?"),
             QStringLiteral("migrations/002_b.sql:1:4: unknown-environment: There is no environment \"prod\"; there are development."),
             QStringLiteral(
                 "varve.toml:2:1: unknown-release-migration: Release \"1.0\" names migration \"001_inital_schema\", which is not in the "
                 "folder. Did you mean \"001_initial_schema\"?"),
             QStringLiteral(
                 "varve.toml:8:1: twice-released: Migration \"002_b\" is named in release \"1.1\" and again in release \"1.2\"; the first "
                 "counts."),
             QStringLiteral(
                 "varve.toml:11:1: unknown-release-migration: Release \"2.0\" names migration \"later\", which is not in the folder."),
             QStringLiteral("varve.toml:16:1: unused-category: [categories] names \"x*\", which no migration has."),
             QStringLiteral(
                 "varve.toml:17:1: unknown-environment: There is no environment \"develpment\"; there are development. Did you mean "
                 "\"development\"?"),
             QStringLiteral("varve.toml:19:1: unknown-superseded: [superseded] names migration \"gone\", which is not in the folder.")}));
}

void TestProjectLoader::migrationsLimitedToEnvironments()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("001_a.sql"), "-- Environments: dev, test\nSELECT 1;\n");
    const auto project = loaded(folder);
    QVERIFY(project.migrations[0].isFor(QStringLiteral("test")));
    QVERIFY(!project.migrations[0].isFor(QStringLiteral("prod")));
}

void TestProjectLoader::findsMigrations()
{
    TemporaryProject folder;
    for (const char *name : {"001_initial_schema.sql", "002_add_users.sql", "003_add_groups.sql"})
        folder.write(QString::fromUtf8(name), "SELECT 1;\n");
    const auto project = loaded(folder);
    const auto found = [&](const char *reference) {
        const auto result = project.findMigration(QString::fromUtf8(reference));
        return result ? (*result)->id : result.error().toString();
    };
    QCOMPARE(found("002_add_users"), QStringLiteral("002_add_users"));
    QCOMPARE(found("2"), QStringLiteral("002_add_users"));
    QCOMPARE(found("0003"), QStringLiteral("003_add_groups"));
    QCOMPARE(found("initial_schema"), QStringLiteral("001_initial_schema"));
    QCOMPARE(found("003_a"), QStringLiteral("003_add_groups"));
    QCOMPARE(found("00"), QStringLiteral("\"00\" may be any of 3 migrations: 001_initial_schema, 002_add_users, 003_add_groups."));
    QCOMPARE(found("002_add_usres"),
             QStringLiteral("There is no migration \"002_add_usres\"; there are 001_initial_schema, 002_add_users, "
                            "003_add_groups. Did you mean \"002_add_users\"?"));
}

void TestProjectLoader::mistakesInVarveTomlStopLoading()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), "nmae = \"x\"\nmigrations = 3\n");
    const QString message = failureOf(folder);
    QVERIFY(message.startsWith(QStringLiteral("varve.toml:1:1: Unknown key \"nmae\"")));
    QVERIFY(message.contains(QStringLiteral("\nvarve.toml:2:14: migrations is a number; it must be a list of texts")));
    folder.write(QStringLiteral("varve.toml"), "name = \"x\xff\"\n");
    QVERIFY(failureOf(folder).startsWith(QStringLiteral("varve.toml:1:10: ")));
    folder.write(QStringLiteral("varve.toml"), "");
    folder.write(QStringLiteral("varve.local.toml"), "x = \n");
    QVERIFY(failureOf(folder).startsWith(QStringLiteral("varve.local.toml:1:5: This is not TOML: ")));
}

QTEST_GUILESS_MAIN(TestProjectLoader)
#include "tst_projectloader.moc"
