// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "projecttest.h"

#include <models/project/graph/revisiongraph.h>
#include <models/project/newmigration_p.h>
#include <models/project/projectwriter.h>

#include <QDateTime>
#include <QDir>
#include <QProcess>
#include <QTimeZone>

using namespace Varve;
using namespace Varve::Test;

namespace {

Project::Environment environment(const QString &name)
{
    Project::Environment result;
    result.name = name;
    result.guard = Project::GuardLevel::Confirm;
    Project::ConnectionSettings connection;
    connection.engine = Database::Engine::PostgreSql;
    connection.database = QStringLiteral("app \"quoted\"");
    connection.host = QStringLiteral("db");
    connection.port = QStringLiteral("5433");
    connection.user = QStringLiteral("me");
    connection.password = {Database::SecretReference::Source::Environment, QStringLiteral("APP_PASSWORD"), {}};
    connection.options = {{QStringLiteral("sslmode"), QStringLiteral("require")}};
    result.connections.insert(QStringLiteral("main"), connection);
    result.variables.insert(QStringLiteral("catalog"), {QStringLiteral("erp"), QString(), Text::Substitution::Raw, false});
    result.variables.insert(QStringLiteral("schema"),
                            {QStringLiteral("s"), QStringLiteral("varve.toml"), Text::Substitution::Checked, false});
    return result;
}

QString nameOf(const Core::Expected<QString> &path)
{
    return path ? path->section(QLatin1Char('/'), -1) : path.error().toString();
}

} // namespace

class TestProjectWriter : public QObject
{
    Q_OBJECT

private slots:
    void initMakesAProjectThatLoads();
    void initDoesNotOverwrite();
    void initKeepsSqlWhereItLies();
    void addsAnEnvironmentAndKeepsTheRest();
    void addsTheFirstEnvironmentWithAFile();
    void refusesToAddWhatCannotBeAdded();
    void newMigrationsTakeTheNextNumber_data();
    void newMigrationsTakeTheNextNumber();
    void newMigrationsTakeTheNextTime();
    void newMigrationsComeLast_data();
    void newMigrationsComeLast();
    void newMigrationsComeAfterAMerge();
    void newMigrationHasHeaderAndSections();
    void authorComesFromGit();
    void namesBecomeFileNames_data();
    void namesBecomeFileNames();
    void hostileNamesAreRefused_data();
    void hostileNamesAreRefused();
    void foreignFoldersGetNoMigration();
    void newMigrationsFollowTheNamingRules_data();
    void newMigrationsFollowTheNamingRules();
    void newMigrationsAreMadeOfParts();
    void oddNamesAndPurposesReadBackEqual();
};

void TestProjectWriter::initMakesAProjectThatLoads()
{
    TemporaryProject folder;
    const auto path
        = Project::initProject(folder.path(QStringLiteral("new")), QStringLiteral("a \"name\""), {environment(QStringLiteral("prod eu"))});
    QVERIFY2(path, qPrintable(path ? QString() : path.error().toString()));
    QCOMPARE(*path, folder.path(QStringLiteral("new/varve.toml")));
    const auto project = Project::loadProject(folder.path(QStringLiteral("new")),
                                              {.settings = {}, .databaseUrl = {}, .useIndex = false, .indexFolder = {}});
    QVERIFY2(project, qPrintable(project ? QString() : project.error().toString()));
    QCOMPARE(project->name, QStringLiteral("a \"name\""));
    QCOMPARE(project->migrationFolders, words("migrations"));
    const Project::Environment *made = project->environment(QStringLiteral("prod eu"));
    QVERIFY(made);
    QVERIFY(made->guard == Project::GuardLevel::Confirm);
    const Project::ConnectionSettings &connection = made->connections[QStringLiteral("main")];
    QCOMPARE(connection.database, QStringLiteral("app \"quoted\""));
    QCOMPARE(connection.port, QStringLiteral("5433"));
    QCOMPARE(connection.password.toString(), QStringLiteral("env:APP_PASSWORD"));
    QCOMPARE(made->variables[QStringLiteral("catalog")].value, QStringLiteral("erp"));
    QVERIFY(made->variables[QStringLiteral("catalog")].substitution == Text::Substitution::Raw);
    QVERIFY(!made->variables.contains(QStringLiteral("schema"))); // it stands elsewhere
}

void TestProjectWriter::initDoesNotOverwrite()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), "name = \"mine\"\n");
    const auto path = Project::initProject(folder.folder(), QStringLiteral("x"));
    QVERIFY(!path);
    QCOMPARE(path.error().toString(),
             QStringLiteral("%1 is already there; it is not overwritten.").arg(folder.path(QStringLiteral("varve.toml"))));
    QCOMPARE(folder.read(QStringLiteral("varve.toml")), QByteArray("name = \"mine\"\n"));
}

void TestProjectWriter::initKeepsSqlWhereItLies()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("001_a.sql"), "SELECT 1;\n");
    QVERIFY(Project::initProject(folder.folder(), QString()));
    const auto project = loaded(folder);
    QCOMPARE(ids(project), words("001_a"));
    QCOMPARE(project.name, QDir(folder.folder()).dirName());
}

void TestProjectWriter::addsAnEnvironmentAndKeepsTheRest()
{
    TemporaryProject folder;
    const QByteArray before = "# my comment\r\nname = 'x' # and another\r\n[[releases]]\r\nname = \"1\"";
    folder.write(QStringLiteral("varve.toml"), before);
    const auto added = Project::addEnvironment(folder.folder(), environment(QStringLiteral("dev")));
    QVERIFY2(added, qPrintable(added ? QString() : added.error().toString()));
    QCOMPARE(
        folder.read(QStringLiteral("varve.toml")),
        before
            + "\r\n\r\n[environments.dev]\r\ndriver = \"postgresql\"\r\ndatabase = \"app \\\"quoted\\\"\"\r\nhost = \"db\"\r\nport = 5433\r\n"
              "user = \"me\"\r\npassword = \"env:APP_PASSWORD\"\r\noptions = { sslmode = \"require\" }\r\nguard = \"confirm\"\r\n\r\n"
              "[environments.dev.variables]\r\ncatalog = { value = \"erp\", raw = true }\r\n");
}

void TestProjectWriter::addsTheFirstEnvironmentWithAFile()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("001_a.sql"), "SELECT 1;\n");
    QVERIFY(Project::addEnvironment(folder.folder(), environment(QStringLiteral("dev"))));
    const Project::Project project = loaded(folder);
    QVERIFY(project.environment(QStringLiteral("dev")));
}

void TestProjectWriter::refusesToAddWhatCannotBeAdded()
{
    TemporaryProject folder;
    const QByteArray text = "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"x\"\n";
    folder.write(QStringLiteral("varve.toml"), text);
    const auto message = [&](const Project::Environment &one) {
        const auto added = Project::addEnvironment(folder.folder(), one);
        return added ? QString() : added.error().toString();
    };
    QCOMPARE(message(environment(QStringLiteral("dev"))), QStringLiteral("There is already an environment \"dev\"."));
    QCOMPARE(message(environment(QStringLiteral(" "))), QStringLiteral("An environment needs a name."));
    Project::Environment withPassword = environment(QStringLiteral("test"));
    withPassword.connections[QStringLiteral("main")].password
        = {Database::SecretReference::Source::Given, {}, Database::Secret(QStringLiteral("hunter2"))};
    QCOMPARE(message(withPassword),
             QStringLiteral("A password is not written to varve.toml.\n"
                            "Use \"env:NAME\", \"file:PATH\", \"keychain:NAME\" or \"ask\"."));
    QCOMPARE(folder.read(QStringLiteral("varve.toml")), text);
    folder.write(QStringLiteral("varve.toml"), "name = 5\n");
    QCOMPARE(message(environment(QStringLiteral("test"))),
             QStringLiteral("varve.toml:1:8: name is a number; it must be a text in quotes."));
}

void TestProjectWriter::newMigrationsTakeTheNextNumber_data()
{
    QTest::addColumn<QString>("existing");
    QTest::addColumn<QString>("expected");
    QTest::newRow("an empty folder") << QString() << QStringLiteral("001_add_x.sql");
    QTest::newRow("three digits") << QStringLiteral("001_a.sql 009_b.sql") << QStringLiteral("010_add_x.sql");
    QTest::newRow("the width grows when it must") << QStringLiteral("99_a.sql") << QStringLiteral("100_add_x.sql");
    QTest::newRow("a dash") << QStringLiteral("0007-a.sql") << QStringLiteral("0008-add_x.sql");
    QTest::newRow("a gap stays a gap") << QStringLiteral("001_a.sql 005_b.sql") << QStringLiteral("006_add_x.sql");
    QTest::newRow("behind a letter") << QStringLiteral("003_a.sql 003a_b.sql") << QStringLiteral("004_add_x.sql");
    QTest::newRow("a dotted version") << QStringLiteral("1.9_a.sql") << QStringLiteral("1.10_add_x.sql");
    QTest::newRow("beyond 64 bits") << QStringLiteral("18446744073709551615_a.sql") << QStringLiteral("18446744073709551616_add_x.sql");
    QTest::newRow("a folder without numbers") << QStringLiteral("create_a.sql") << QStringLiteral("add_x.sql");
}

void TestProjectWriter::newMigrationsTakeTheNextNumber()
{
    QFETCH(QString, existing);
    QFETCH(QString, expected);
    TemporaryProject folder;
    for (const QString &name : existing.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        folder.write(name, "SELECT 1;\n");
    const auto path = Project::createMigration(
        loaded(folder),
        {.name = QStringLiteral("Add X"), .author = QStringLiteral("A"), .date = {}, .purpose = {}, .databaseName = {}, .engine = {}});
    QCOMPARE(nameOf(path), expected);
}

void TestProjectWriter::newMigrationsTakeTheNextTime()
{
    const QDateTime now(QDate(2026, 2, 11), QTime(9, 30, 5), QTimeZone::utc());
    const auto next = [&](const char *numbers) { return Project::nextNumber(words(numbers), now); };
    QCOMPARE(next("20250101000000"), QStringLiteral("20260211093005"));
    QCOMPARE(next("20250101000000 20260211093005"), QStringLiteral("20260211093006"));
    QCOMPARE(next("202501010000"), QStringLiteral("202602110930"));
    QCOMPARE(next("20250101"), QStringLiteral("20260211"));
    QCOMPARE(next("20260211"), QStringLiteral("20260211093005"));
    QCOMPARE(next("2025-01-01"), QStringLiteral("2026-02-11"));
    QCOMPARE(next("2025_01_01_000000"), QStringLiteral("2026_02_11_093005"));
    QCOMPARE(next("001 20250101000000"), QStringLiteral("20260211093005"));
}

void TestProjectWriter::newMigrationsComeLast_data()
{
    QTest::addColumn<QString>("existing"); ///< NAME or NAME=header with ";" between them, and "|" between a header's lines
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("branch");
    QTest::addColumn<QStringList>("parents");
    QTest::addColumn<QStringList>("prerequisites");
    const auto row = [](const char *title, const char *existing, const char *name, const char *branch, const char *parents,
                        const char *prerequisites) {
        QTest::newRow(title) << QString::fromLatin1(existing) << QString::fromLatin1(name) << QString::fromLatin1(branch) << words(parents)
                             << words(prerequisites);
    };
    row("the same day, an id before it", "create_users=Date: 2026-02-11", "add age", "", "create_users", "create_users");
    row("the same day, an id behind it", "create_users=Date: 2026-02-11", "drop age", "", "create_users", "");
    row("a day before", "create_users=Date: 2026-02-10", "add age", "", "create_users", "");
    row("a day to come", "create_users=Date: 2026-12-31", "zoo", "", "create_users", "create_users");
    row("the last of several", "create_users=Date: 2026-02-11;drop_logs=Date: 2026-02-11", "create teams", "", "drop_logs", "drop_logs");
    row("the last has no date of its own", "create_users=Date: 2026-02-11;b=Prerequisites: create_users", "aa", "", "b", "b");
    row("numbers", "001_a;002_b", "c", "", "002_b", "");
    row("numbers, the last one with a date to come", "001_a;002_b=Date: 2026-12-31", "c", "", "002_b", "");
    row("numbers and a name with a date", "001_a;create_users=Date: 2026-02-10", "c", "", "create_users", "create_users");
    row("times", "20250101000000_a", "b", "", "20250101000000_a", "");
    row("a time to come", "29991231235959_a", "b", "", "29991231235959_a", "29991231235959_a");
    row("a branch of its own", "create_users=Date: 2026-02-11;make_bills=Date: 2026-02-11|Branch: billing;zebra=Date: 2026-02-11",
        "add age", "billing", "make_bills", "make_bills");
    row("beside a branch", "create_users=Date: 2026-02-11;make_bills=Date: 2026-02-11|Branch: billing", "drop age", "", "create_users", "");
    row("a new branch", "create_users=Date: 2026-02-11", "add age", "billing", "create_users", "create_users");
    row("seed data is nothing to come after", "create_users=Date: 2026-02-10;seed_users=Date: 2026-02-11", "add age", "", "create_users",
        "");
    row("the first", "", "create_users", "", "", "");
}

/// What is written last must not run before what is applied already: on the same day ids decide.
void TestProjectWriter::newMigrationsComeLast()
{
    QFETCH(QString, existing);
    QFETCH(QString, name);
    QFETCH(QString, branch);
    QFETCH(QStringList, parents);
    QFETCH(QStringList, prerequisites);
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), "");
    for (const QString &file : existing.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        QByteArray header;
        for (const QString &line : file.section(QLatin1Char('='), 1).split(QLatin1Char('|'), Qt::SkipEmptyParts))
            header += "-- " + line.toUtf8() + "\n";
        folder.write(QStringLiteral("migrations/%1.sql").arg(file.section(QLatin1Char('='), 0, 0)), header + "SELECT 1;\n");
    }
    QDir(folder.folder()).mkpath(QStringLiteral("migrations"));
    const auto before = loaded(folder);
    const auto path = Project::createMigration(before,
                                               {.name = name,
                                                .author = QStringLiteral("A"),
                                                .date = QDate(2026, 2, 11),
                                                .purpose = {},
                                                .databaseName = {},
                                                .engine = {},
                                                .branch = branch});
    QVERIFY2(path, qPrintable(path ? QString() : path.error().toString()));
    const auto project = loaded(folder);
    QCOMPARE(project.migrations.size(), before.migrations.size() + 1);
    const Project::Migration *made = project.migration(QFileInfo(*path).completeBaseName());
    QVERIFY(made);
    QCOMPARE(made->parents, parents);
    QCOMPARE(made->prerequisites, prerequisites);
}

void TestProjectWriter::newMigrationsComeAfterAMerge()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"),
                 "[policies]\nnaming = [\"create_<table>\", \"merge_<words>\", \"add_<feature>_to_<table>\"]\n");
    folder.write(QStringLiteral("create_users.sql"), "-- Date: 2026-02-11\nSELECT 1;\n");
    folder.write(QStringLiteral("create_bills.sql"), "-- Date: 2026-02-11\n-- Revises: base\nSELECT 1;\n");
    const auto write = [&](const QString &name, const QStringList &revises) {
        return nameOf(Project::createMigration(loaded(folder),
                                               {.name = name,
                                                .author = QStringLiteral("A"),
                                                .date = QDate(2026, 2, 11),
                                                .purpose = {},
                                                .databaseName = {},
                                                .engine = {},
                                                .revises = revises}));
    };
    QCOMPARE(write(QStringLiteral("merge both"), words("create_bills create_users")), QStringLiteral("merge_both.sql"));
    QCOMPARE(write(QStringLiteral("add age to users"), {}), QStringLiteral("add_age_to_users.sql"));
    const auto project = loaded(folder);
    const Project::RevisionGraph graph(project);
    QCOMPARE(graph.ids(graph.heads(QStringLiteral("main"))), words("add_age_to_users"));
    QCOMPARE(project.migration(QStringLiteral("add_age_to_users"))->parents, words("merge_both"));
    QCOMPARE(project.problems.size(), 0);
}

void TestProjectWriter::newMigrationHasHeaderAndSections()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), "[databases.main]\nmigrations = [\"m\"]\n[databases.cache]\nmigrations = [\"c\"]\n");
    folder.write(QStringLiteral("m/001_a.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("c/01_a.sql"), "SELECT 1;\n");
    const auto path = Project::createMigration(loaded(folder),
                                               {.name = QStringLiteral("add_user_preferences"),
                                                .author = QStringLiteral("A. Author"),
                                                .date = QDate(2026, 2, 11),
                                                .purpose = QStringLiteral("per-user\nsettings"),
                                                .databaseName = QStringLiteral("cache"),
                                                .engine = QStringLiteral("sqlite")});
    QVERIFY2(path, qPrintable(path ? QString() : path.error().toString()));
    QCOMPARE(*path, folder.path(QStringLiteral("c/02_add_user_preferences.sqlite.sql")));
    const auto project = loaded(folder);
    const Project::Migration *made = project.migration(QStringLiteral("02_add_user_preferences"));
    QVERIFY(made);
    QCOMPARE(made->databaseName, QStringLiteral("cache"));
    QCOMPARE(made->title(), QStringLiteral("Add user preferences"));
    QCOMPARE(made->header().author(), QStringLiteral("A. Author"));
    QCOMPARE(made->header().date(), QDate(2026, 2, 11));
    QCOMPARE(made->header().purpose(), QStringLiteral("per-user settings"));
    QCOMPARE(project.problems.size(), 0);
    const QByteArray text = folder.read(QStringLiteral("c/02_add_user_preferences.sqlite.sql"));
    QVERIFY(text.contains("\n-- varve:verify\n"));
    QVERIFY(text.contains("\n-- varve:down\n"));
}

void TestProjectWriter::authorComesFromGit()
{
    TemporaryProject folder;
    for (const QStringList &arguments : {words("init -q"), words("config user.name Gitta")}) {
        QProcess git;
        git.setWorkingDirectory(folder.folder());
        git.start(QStringLiteral("git"), arguments);
        QVERIFY(git.waitForFinished());
    }
    QCOMPARE(Project::authorIn(folder.folder()), QStringLiteral("Gitta"));
}

void TestProjectWriter::namesBecomeFileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("words") << QStringLiteral("Add user preferences") << QStringLiteral("add_user_preferences");
    QTest::newRow("already a file name") << QStringLiteral("add_user_preferences") << QStringLiteral("add_user_preferences");
    QTest::newRow("punctuation") << QStringLiteral("  Fix: the (old) index! ") << QStringLiteral("fix_the_old_index");
    QTest::newRow("accents") << QString::fromUtf8("Größe für Façade") << QStringLiteral("grosse_fur_facade");
    QTest::newRow("other scripts stay") << QString::fromUtf8("用户 表") << QString::fromUtf8("用户_表");
    QTest::newRow("SQL") << QStringLiteral("\"; DROP TABLE x; --") << QStringLiteral("drop_table_x");
}

void TestProjectWriter::namesBecomeFileNames()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    const auto part = Project::fileNamePart(name);
    QVERIFY(part);
    QCOMPARE(*part, expected);
}

void TestProjectWriter::hostileNamesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    const QString refused = QStringLiteral("A migration's name may hold neither \"/\", \"\\\", \"..\" nor control characters.\n"
                                           "Say in a few words what it does: \"Add user preferences\".");
    QTest::newRow("a path") << QStringLiteral("../../etc/passwd") << refused;
    QTest::newRow("a slash") << QStringLiteral("a/b") << refused;
    QTest::newRow("a line break") << QStringLiteral("a\nb") << refused;
    QTest::newRow("a NUL") << QStringLiteral("a") + QChar(0) << refused;
    QTest::newRow("nothing") << QString() << QStringLiteral("\"\" holds no letter or digit that could name a file.");
    QTest::newRow("only punctuation") << QStringLiteral("!?") << QStringLiteral("\"!?\" holds no letter or digit that could name a file.");
}

void TestProjectWriter::hostileNamesAreRefused()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    TemporaryProject folder;
    const auto path = Project::createMigration(
        loaded(folder), {.name = name, .author = QStringLiteral("A"), .date = {}, .purpose = {}, .databaseName = {}, .engine = {}});
    QCOMPARE(nameOf(path), expected);
}

void TestProjectWriter::foreignFoldersGetNoMigration()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("V1__a.sql"), "SELECT 1;\n");
    const auto path = Project::createMigration(
        loaded(folder), {.name = QStringLiteral("x"), .author = {}, .date = {}, .purpose = {}, .databaseName = {}, .engine = {}});
    QCOMPARE(nameOf(path), QStringLiteral("This folder is written for Flyway; new migrations are made with that tool."));
}

void TestProjectWriter::newMigrationsFollowTheNamingRules_data()
{
    QTest::addColumn<QString>("rules");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *title, const char *rules, const char *name, const QString &expected) {
        QTest::newRow(title) << QString::fromLatin1(rules) << QString::fromLatin1(name) << expected;
    };
    row("numbered", "\"{number}_{name}\"", "Add preferences", QStringLiteral("004_add_preferences.sql"));
    row("the first that fits", "\"add_<feature>_to_<table>\", \"create_<table>\"", "create users", QStringLiteral("create_users.sql"));
    row("without a number beside numbered ones", "\"create_<table>\", \"{number}_{name}\"", "create users",
        QStringLiteral("create_users.sql"));
    row("numbered where the other does not fit", "\"create_<table>\", \"{number}_{name}\"", "drop users",
        QStringLiteral("004_drop_users.sql"));
    row("none fits", "\"add_<feature>_to_<table>\", \"create_<table>\"", "drop users",
        QStringLiteral("The name \"drop_users\" fits no naming rule of the project: \"add_<feature>_to_<table>\", \"create_<table>\".\n"
                       "Choose a name like that, or give varve-cli new its parts: --part feature=… --part table=…"));
}

void TestProjectWriter::newMigrationsFollowTheNamingRules()
{
    QFETCH(QString, rules);
    QFETCH(QString, name);
    QFETCH(QString, expected);
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), "[policies]\nnaming = [" + rules.toUtf8() + "]\n");
    folder.write(QStringLiteral("003_a.sql"), "SELECT 1;\n");
    Project::NewMigration migration;
    migration.name = name;
    const auto fileName = Project::newMigrationFileName(loaded(folder), migration);
    QCOMPARE(nameOf(fileName), expected);
    if (fileName)
        QCOMPARE(nameOf(Project::createMigration(loaded(folder), migration)), expected);
}

void TestProjectWriter::newMigrationsAreMadeOfParts()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), "[policies]\nnaming = [\"{number}_{name}\", \"add_<feature>_to_<table>\"]\n");
    Project::NewMigration migration;
    migration.parts = {{QStringLiteral("feature"), QStringLiteral("ML columns")}, {QStringLiteral("table"), QStringLiteral("Sheets")}};
    const auto path = Project::createMigration(loaded(folder), migration);
    QCOMPARE(nameOf(path), QStringLiteral("add_ml_columns_to_sheets.sql"));
    QCOMPARE(loaded(folder).migrations.constFirst().title(), QStringLiteral("Add ml columns to sheets"));
    migration.parts.remove(QStringLiteral("table"));
    QCOMPARE(nameOf(Project::createMigration(loaded(folder), migration)),
             QStringLiteral("No naming rule has just these parts: feature. The rules are \"{number}_{name}\", "
                            "\"add_<feature>_to_<table>\".\nGive each part of one rule: --part feature=… --part table=…"));
    folder.write(QStringLiteral("varve.toml"), "");
    QCOMPARE(
        nameOf(Project::createMigration(loaded(folder), migration)),
        QStringLiteral("The project has no naming rule, so there are no parts like feature.\nGive a name, or write naming = [\"…\"] under "
                       "[policies] in varve.toml."));
}

void TestProjectWriter::oddNamesAndPurposesReadBackEqual()
{
    const QString purpose
        = QString::fromUtf8("Zuverlässigkeit der Messwerte: warum sie fehlen, seit wann, und wer sie zuletzt gesehen hat; "
                            "varve:down Verification -- /* ${catalog} */ 予測の結果を保存する -- Purpose: another one, ======= "
                            "and a last line that is long enough to be broken once more");
    const QStringList authors{QString::fromUtf8("田中 太郎"), QString::fromUtf8("Наталья О'Нил"),   QString::fromUtf8("عمر ‏(QA)"),
                              QStringLiteral("a\tb\nc"),      QStringLiteral("Author: Purpose: x"), QStringLiteral("--")};
    for (const QString &engine : {QString(), QStringLiteral("sqlite"), QStringLiteral("postgresql")}) {
        for (const QString &author : authors) {
            TemporaryProject folder;
            Project::NewMigration migration;
            migration.name = QString::fromUtf8("Ändere \"Preis\": 100 % -- 用户 😀");
            migration.author = author;
            migration.purpose = purpose;
            migration.engine = engine;
            const auto path = Project::createMigration(loaded(folder), migration);
            QVERIFY2(path, qPrintable(path ? QString() : path.error().toString()));
            const auto project = loaded(folder);
            QCOMPARE(project.migrations.size(), 1);
            QCOMPARE(project.problems.size(), 0);
            const Text::Header &header = project.migrations.constFirst().header();
            QCOMPARE(header.title(), migration.name);
            QCOMPARE(header.author(), author.simplified());
            QCOMPARE(header.purpose(), purpose);
            QCOMPARE(header.fields.size(), 5);
        }
    }
}

QTEST_GUILESS_MAIN(TestProjectWriter)
#include "tst_projectwriter.moc"
