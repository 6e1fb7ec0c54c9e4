// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "projecttest.h"

#include <models/project/dotenv.h>
#include <models/project/variableresolver.h>

#include <QDate>

using namespace Varve;
using namespace Varve::Test;

namespace {

/// Sets an environment variable of this process for one test.
class Surrounding final
{
public:
    Surrounding(const char *name, const QByteArray &value) : m_name(name) { qputenv(name, value); }
    ~Surrounding() { qunsetenv(m_name); }
    Q_DISABLE_COPY_MOVE(Surrounding)

private:
    const char *m_name;
};

QString value(const Project::Project &project, const char *environment, const char *name)
{
    const Project::Environment *found = project.environment(QString::fromUtf8(environment));
    return found ? found->variables.value(QString::fromUtf8(name)).value : QStringLiteral("no environment");
}

QString origin(const Project::Project &project, const char *environment, const char *name)
{
    return project.environment(QString::fromUtf8(environment))->variables.value(QString::fromUtf8(name)).origin;
}

} // namespace

class TestEnvironments : public QObject
{
    Q_OBJECT

private slots:
    void init() { qunsetenv("DATABASE_URL"); }
    void theLastWordWins();
    void valuesReferToOthers();
    void circlesNameTheirPath_data();
    void circlesNameTheirPath();
    void valuesDoNotGrowForEver();
    void surroundingsComeFromTheProcessThenFromDotenv();
    void missingSurroundingsAreTold();
    void builtInsAreThere();
    void readsDotenv();
    void dotenvMistakesHaveTheirPlace();
    void environmentsStandInTheOrderOfPromotion();
    void connectionsAreFilledIn();
    void undefinedVariablesInConnectionsAreErrors();
    void readOnlyGuardsGiveReadOnlyProfiles();
    void severalDatabasesHaveTheirOwnConnections();
    void sessionSettingsAreFilledIn();
    void sessionSettingsFitTheEngine();
    void databaseUrlMakesTheUnnamedEnvironment();
    void databaseUrlOfTheProcessCountsOnlyWithoutEnvironments();
    void passwordInUrlIsAWarning();
    void findsEnvironments();
    void aNameIsRefusedWithWhereTheUnnamedEnvironmentComesFrom();
};

void TestEnvironments::theLastWordWins()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"),
                 "[variables]\na = \"project\"\nb = \"project\"\nc = \"project\"\nd = \"project\"\n"
                 "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"x\"\n"
                 "[environments.dev.variables]\nb = \"dev\"\nc = \"dev\"\nd = \"dev\"\n");
    folder.write(QStringLiteral("varve.local.toml"), "[variables]\nc = \"local\"\n[environments.dev.variables]\nd = \"local dev\"\n");
    const auto project = loaded(
        folder, {.settings = {{QStringLiteral("d"), QStringLiteral("set")}}, .databaseUrl = {}, .useIndex = false, .indexFolder = {}});
    QCOMPARE(value(project, "dev", "a"), QStringLiteral("project"));
    QCOMPARE(value(project, "dev", "b"), QStringLiteral("dev"));
    QCOMPARE(value(project, "dev", "c"), QStringLiteral("local"));
    QCOMPARE(value(project, "dev", "d"), QStringLiteral("set"));
    QCOMPARE(origin(project, "dev", "a"), QStringLiteral("varve.toml"));
    QCOMPARE(origin(project, "dev", "b"), QStringLiteral("varve.toml, environment dev"));
    QCOMPARE(origin(project, "dev", "c"), QStringLiteral("varve.local.toml"));
    QCOMPARE(origin(project, "dev", "d"), QStringLiteral("command line"));
    QCOMPARE(project.variables.value(QStringLiteral("b")).value, QStringLiteral("project"));
    QCOMPARE(value(loaded(folder), "dev", "d"), QStringLiteral("local dev"));
}

void TestEnvironments::valuesReferToOthers()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"),
                 "[variables]\npath = \"${catalog}/${schema}\"\nschema = \"s\"\nliteral = \"$${catalog}\"\n"
                 "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"x\"\n"
                 "[environments.dev.variables]\ncatalog = \"c\"\n");
    const auto project = loaded(folder);
    QCOMPARE(value(project, "dev", "path"), QStringLiteral("c/s"));
    QCOMPARE(value(project, "dev", "literal"), QStringLiteral("${catalog}"));
    QVERIFY(problems(project).filter(QStringLiteral("undefined-variable")).isEmpty());
}

void TestEnvironments::circlesNameTheirPath_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("itself") << QByteArray("[variables]\na = \"${a}\"\n")
                            << QStringLiteral("varve.toml:2:1: Variables refer to each other in a circle: a → a.");
    QTest::newRow("three") << QByteArray("[variables]\na = \"x${b}\"\nb = \"${c}\"\nc = \"${a}\"\n")
                           << QStringLiteral("varve.toml:2:1: Variables refer to each other in a circle: a → b → c → a.");
}

void TestEnvironments::circlesNameTheirPath()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), text);
    QCOMPARE(failureOf(folder), expected);
}

void TestEnvironments::valuesDoNotGrowForEver()
{
    TemporaryProject folder;
    QByteArray text = "[variables]\nv0 = \"0123456789\"\n";
    for (int at = 1; at < 40; ++at)
        text += QStringLiteral("v%1 = \"${v%2}${v%2}\"\n").arg(at).arg(at - 1).toUtf8();
    folder.write(QStringLiteral("varve.toml"), text);
    QVERIFY2(failureOf(folder).contains(QStringLiteral("is longer than 1 MiB")), qPrintable(failureOf(folder)));
    text = "[variables]\nv0 = \"x\"\n";
    for (int at = 1; at < 5000; ++at)
        text += QStringLiteral("v%1 = \"${v%2}\"\n").arg(at).arg(at - 1).toUtf8();
    folder.write(QStringLiteral("varve.toml"), text);
    QVERIFY(failureOf(folder).isEmpty() || failureOf(folder).contains(QStringLiteral("more than 64 deep")));
}

void TestEnvironments::surroundingsComeFromTheProcessThenFromDotenv()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"),
                 "[variables]\na = \"${env:VARVE_TEST_A}\"\nb = \"${env:VARVE_TEST_TOKEN}\"\nc = \"<${b}>\"\n");
    folder.write(QStringLiteral(".env"), "VARVE_TEST_A=file\nVARVE_TEST_TOKEN=file\n");
    const Surrounding surrounding("VARVE_TEST_A", "process");
    const auto project = loaded(folder);
    const Text::VariableValue a = project.variables.value(QStringLiteral("a"));
    QCOMPARE(a.value, QStringLiteral("process"));
    QCOMPARE(a.origin, QStringLiteral("varve.toml, environment variable VARVE_TEST_A"));
    QVERIFY(!a.secret);
    const Text::VariableValue b = project.variables.value(QStringLiteral("b"));
    QCOMPARE(b.value, QStringLiteral("file"));
    QCOMPARE(b.origin, QStringLiteral("varve.toml, VARVE_TEST_TOKEN in .env"));
    QVERIFY(b.secret);
    QVERIFY(project.variables.value(QStringLiteral("c")).secret); // it shows a secret
}

void TestEnvironments::missingSurroundingsAreTold()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"),
                 "[variables]\na = \"${env:VARVE_TEST_NOWHERE}\"\nb = \"${a}\"\nc = \"${scema}\"\nschema = \"s\"\n");
    folder.write(QStringLiteral("migrations/001_a.sql"), "SELECT 1;\n");
    const auto project = loaded(folder);
    QVERIFY(!project.variables.contains(QStringLiteral("a")));
    QVERIFY(!project.variables.contains(QStringLiteral("b")));
    QCOMPARE(
        problems(project),
        QStringList(
            {QStringLiteral(
                 "varve.toml:2:1: undefined-variable: Variable \"a\" has no value: the environment variable VARVE_TEST_NOWHERE is not set."),
             QStringLiteral("varve.toml:3:1: undefined-variable: Variable \"b\" has no value: it refers to \"a\", which has none."),
             QStringLiteral(
                 "varve.toml:4:1: undefined-variable: Variable \"c\" has no value: it refers to \"scema\", which has none. Did you mean "
                 "\"schema\"?")}));
    QCOMPARE(project.problems[0].remedy, QStringLiteral("Set it, or add a line VARVE_TEST_NOWHERE=… to .env beside varve.toml."));
}

void TestEnvironments::builtInsAreThere()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), "name = \"p\"\n[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"x\"\n");
    const auto project = loaded(folder);
    QCOMPARE(value(project, "dev", "varve.environment"), QStringLiteral("dev"));
    QCOMPARE(value(project, "dev", "varve.project"), QStringLiteral("p"));
    QCOMPARE(value(project, "dev", "varve.database"), QStringLiteral("main"));
    QCOMPARE(value(project, "dev", "varve.date"), QDate::currentDate().toString(Qt::ISODate));
    QCOMPARE(origin(project, "dev", "varve.user"), QStringLiteral("built in"));
}

void TestEnvironments::readsDotenv()
{
    const auto values = Project::parseDotenv("\xEF\xBB\xBF# comment\n\nA=1\r\nexport B = two words # comment\nC=with#hash\nD='$x\\n'\n"
                                             "E=\"line\\nbreak \\\"q\\\" \\z\" # c\nF=\"over\ntwo\"\nG=\nA=2\nexport=3\n",
                                             QStringLiteral(".env"));
    QVERIFY2(values, qPrintable(values ? QString() : values.error().toString()));
    const QMap<QString, QString> expected = {{QStringLiteral("A"), QStringLiteral("2")},
                                             {QStringLiteral("B"), QStringLiteral("two words")},
                                             {QStringLiteral("C"), QStringLiteral("with#hash")},
                                             {QStringLiteral("D"), QStringLiteral("$x\\n")},
                                             {QStringLiteral("E"), QStringLiteral("line\nbreak \"q\" \\z")},
                                             {QStringLiteral("F"), QStringLiteral("over\ntwo")},
                                             {QStringLiteral("G"), QString()},
                                             {QStringLiteral("export"), QStringLiteral("3")}};
    QCOMPARE(*values, expected);
}

void TestEnvironments::dotenvMistakesHaveTheirPlace()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), "[variables]\na = \"${env:VARVE_TEST_X}\"\n");
    folder.write(QStringLiteral(".env"), "VARVE_TEST_X=1\nhunter2\n  1A=x\nB=\"x\" y\nC='never closed\n");
    const QString message = failureOf(folder);
    QCOMPARE(message,
             QStringLiteral(".env:2:8: KEY=VALUE is expected here.\n"
                            ".env:3:5: KEY=VALUE is expected here.\n"
                            ".env:4:7: Only a comment may follow the closing quote.\n"
                            ".env:5:3: This quote is never closed."));
    // Nobody asks for it: somebody else's file does not matter.
    folder.write(QStringLiteral("varve.toml"), "");
    QCOMPARE(failureOf(folder), QString());
}

void TestEnvironments::environmentsStandInTheOrderOfPromotion()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"),
                 "[environments.prod]\norder = 9\n[environments.dev]\n[environments.test]\n[environments.a]\norder = -1\n");
    QStringList names;
    for (const Project::Environment &environment : loaded(folder).environments)
        names += environment.name;
    QCOMPARE(names, words("a dev test prod"));
}

void TestEnvironments::connectionsAreFilledIn()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"),
                 "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"${catalog}/main.sqlite\"\n"
                 "attach = { \"${schema}\" = \"${catalog}/${schema}.sqlite\" }\n"
                 "[environments.dev.variables]\ncatalog = \"home\"\nschema = \"s\"\n"
                 "[environments.pg]\ndriver = \"postgresql\"\ndatabase = \"d\"\nport = \"${env:VARVE_TEST_PORT}\"\n");
    const Surrounding surrounding("VARVE_TEST_PORT", "5439");
    const auto project = loaded(folder);
    const auto sqlite = Project::connectionProfile(project.environments[0], QStringLiteral("main"), project.folder);
    QVERIFY2(sqlite, qPrintable(sqlite ? QString() : sqlite.error().toString()));
    QCOMPARE(sqlite->database, folder.path(QStringLiteral("home/main.sqlite")));
    QCOMPARE(sqlite->attachments, QList<Database::Attachment>({{QStringLiteral("s"), folder.path(QStringLiteral("home/s.sqlite"))}}));
    const auto postgres = Project::connectionProfile(project.environments[1], QStringLiteral("main"), project.folder);
    QVERIFY2(postgres, qPrintable(postgres ? QString() : postgres.error().toString()));
    QCOMPARE(postgres->port, 5439);
}

void TestEnvironments::undefinedVariablesInConnectionsAreErrors()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"),
                 "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"${catlog}.sqlite\"\n"
                 "[environments.pg]\ndriver = \"postgresql\"\nport = \"x\"\n[environments.none]\n");
    const auto project = loaded(folder);
    const auto message = [&](qsizetype at, const QString &database) {
        const auto profile = Project::connectionProfile(project.environments[at], database, project.folder);
        return profile ? QString() : profile.error().toString();
    };
    QVERIFY2(message(0, QStringLiteral("main")).startsWith(QStringLiteral("varve.toml:1:1: database: ")),
             qPrintable(message(0, QStringLiteral("main"))));
    QVERIFY(message(0, QStringLiteral("main")).contains(QStringLiteral("catlog")));
    QCOMPARE(message(1, QStringLiteral("main")),
             QStringLiteral("varve.toml:4:1: port: \"x\" is no port; a port is a number from 1 to 65535."));
    QCOMPARE(message(2, QStringLiteral("main")),
             QStringLiteral(
                 "varve.toml:7:1: Environment \"none\" has no connection for database \"main\".\n"
                 "Add driver and database under [environments.none] in varve.toml, or under [environments.none.connections.main] where "
                 "the project has several databases."));
}

void TestEnvironments::readOnlyGuardsGiveReadOnlyProfiles()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), "[environments.prod]\ndriver = \"sqlite\"\ndatabase = \"x\"\nguard = \"read-only\"\n");
    const auto project = loaded(folder);
    const auto profile = Project::connectionProfile(project.environments[0], QStringLiteral("main"), project.folder);
    QVERIFY(profile && profile->access == Database::Access::ReadOnly);
}

void TestEnvironments::severalDatabasesHaveTheirOwnConnections()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"),
                 "[databases.main]\nengine = \"postgresql\"\n[databases.cache]\nengine = \"sqlite\"\n"
                 "[environments.dev.connections.main]\ndatabase = \"d\"\n"
                 "[environments.dev.connections.cache]\ndatabase = \"c.sqlite\"\n");
    const auto project = loaded(folder);
    QVERIFY(project.environments[0].connections[QStringLiteral("main")].engine == Database::Engine::PostgreSql);
    QVERIFY(project.environments[0].connections[QStringLiteral("cache")].engine == Database::Engine::Sqlite);
    folder.write(QStringLiteral("varve.toml"),
                 "[databases.main]\nengine = \"postgresql\"\n[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"x\"\n");
    QCOMPARE(
        failureOf(folder),
        QStringLiteral("varve.toml:3:1: environments.dev.driver is \"sqlite\", but [databases] says that this database is postgresql."));
    folder.write(QStringLiteral("varve.toml"), "[environments.dev]\ndatabase = \"x\"\n");
    QCOMPARE(failureOf(folder),
             QStringLiteral("varve.toml:1:1: environments.dev names no driver; allowed are sqlite, postgresql, mariadb."));
}

void TestEnvironments::sessionSettingsAreFilledIn()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"),
                 "[variables]\ntenant = \"seven\"\n"
                 "[environments.dev]\ndriver = \"postgresql\"\ndatabase = \"x\"\nrole = \"${tenant}_owner\"\n"
                 "search_path = [\"${tenant}\", \"public\"]\nsession = { work_mem = \"64MB\", \"app.tenant\" = \"${tenant}\", jit = 0 }\n");
    folder.write(QStringLiteral("varve.local.toml"), "[environments.dev]\nrole = \"me\"\n");
    const auto project = loaded(folder);
    const auto profile = Project::connectionProfile(project.environments[0], QStringLiteral("main"), project.folder);
    QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().toString()));
    QCOMPARE(profile->session.role, QStringLiteral("me"));
    QCOMPARE(profile->session.searchPath, QStringList({QStringLiteral("seven"), QStringLiteral("public")}));
    QCOMPARE(profile->session.settings,
             (QMap<QString, QString>{{QStringLiteral("app.tenant"), QStringLiteral("seven")},
                                     {QStringLiteral("jit"), QStringLiteral("0")},
                                     {QStringLiteral("work_mem"), QStringLiteral("64MB")}}));
}

void TestEnvironments::sessionSettingsFitTheEngine()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"), "[environments.dev]\ndriver = \"mariadb\"\ndatabase = \"x\"\nsearch_path = [\"a\"]\n");
    QCOMPARE(failureOf(folder), QStringLiteral("varve.toml:1:1: environments.dev.search_path: MariaDB has none, only PostgreSQL."));
    folder.write(QStringLiteral("varve.toml"), "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"x\"\nsession = { a = 1 }\n");
    QCOMPARE(failureOf(folder), QStringLiteral("varve.toml:1:1: environments.dev.session: SQLite has no settings of a session."));
    folder.write(QStringLiteral("varve.toml"), "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"x\"\nrole = \"a\"\n");
    QCOMPARE(failureOf(folder), QStringLiteral("varve.toml:1:1: environments.dev.role: SQLite has none, only PostgreSQL."));
}

void TestEnvironments::databaseUrlMakesTheUnnamedEnvironment()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("001_a.sql"), "SELECT 1;\n");
    const auto project = loaded(folder,
                                {.settings = {},
                                 .databaseUrl = QStringLiteral("postgresql://me:hunter2@127.0.0.1:5439/db?sslmode=disable"),
                                 .useIndex = false,
                                 .indexFolder = {}});
    QCOMPARE(project.environments.size(), 1);
    QCOMPARE(project.environments[0].name, QString());
    QCOMPARE(project.environments[0].title(), QStringLiteral("database"));
    const auto profile = Project::connectionProfile(**project.findEnvironment(QString()), QStringLiteral("main"), project.folder);
    QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().toString()));
    QCOMPARE(profile->port, 5439);
    QCOMPARE(profile->password.given.reveal(), QStringLiteral("hunter2"));
    QVERIFY(!profile->toUrl().contains(QStringLiteral("hunter2")));
}

void TestEnvironments::databaseUrlOfTheProcessCountsOnlyWithoutEnvironments()
{
    TemporaryProject folder;
    const Surrounding surrounding("DATABASE_URL", "sqlite:" + folder.path(QStringLiteral("x${y}.sqlite")).toUtf8());
    const auto bare = loaded(folder);
    QCOMPARE(bare.environments.size(), 1);
    const auto profile = Project::connectionProfile(bare.environments[0], QStringLiteral("main"), bare.folder);
    QVERIFY(profile);
    QCOMPARE(profile->database, folder.path(QStringLiteral("x${y}.sqlite")));
    folder.write(QStringLiteral("varve.toml"), "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"x\"\n");
    QCOMPARE(loaded(folder).environments.size(), 1);
    QCOMPARE(loaded(folder).environments[0].name, QStringLiteral("dev"));
}

void TestEnvironments::passwordInUrlIsAWarning()
{
    const auto warnings = [](const char *url) {
        return Project::loadWarnings({.settings = {}, .databaseUrl = QString::fromUtf8(url), .useIndex = false, .indexFolder = {}});
    };
    QCOMPARE(warnings("postgresql://me@host/db"), QStringList());
    QCOMPARE(warnings(""), QStringList());
    {
        // Only this person sees the environment of a process.
        const Surrounding surrounding("DATABASE_URL", "postgresql://me:hunter2@host/db");
        QCOMPARE(warnings(""), QStringList());
    }
    const QStringList told = warnings("postgresql://me:hunter2@host/db");
    QCOMPARE(told.size(), 1);
    QVERIFY(told[0].startsWith(QStringLiteral("The database's URL holds a password: ")));
    QVERIFY(!told[0].contains(QStringLiteral("hunter2")));
}

void TestEnvironments::findsEnvironments()
{
    TemporaryProject folder;
    const auto message = [](const Project::Project &project, const char *name) {
        const auto found = project.findEnvironment(QString::fromUtf8(name));
        return found ? (*found)->name : found.error().toString();
    };
    QCOMPARE(message(loaded(folder), ""),
             QStringLiteral("The project has no environments.\nAdd one under [environments.NAME] in varve.toml, or name a "
                            "database with --database-url."));
    folder.write(QStringLiteral("varve.toml"), "[environments.dev]\n");
    QCOMPARE(message(loaded(folder), ""), QStringLiteral("dev"));
    folder.write(QStringLiteral("varve.toml"), "[environments.development]\n[environments.production]\n");
    QCOMPARE(message(loaded(folder), "production"), QStringLiteral("production"));
    QCOMPARE(message(loaded(folder), ""),
             QStringLiteral("The project has several environments: development, production.\nName one with --env."));
    QCOMPARE(message(loaded(folder), "prodction"),
             QStringLiteral("There is no environment \"prodction\"; there are development, production. Did you mean \"production\"?"));
}

void TestEnvironments::aNameIsRefusedWithWhereTheUnnamedEnvironmentComesFrom()
{
    TemporaryProject folder;
    const Surrounding surrounding("DATABASE_URL", "sqlite:app.sqlite");
    const auto bare = loaded(folder);
    for (const char *const name : {"prod", "database"}) // the latter is what it is shown as
        QCOMPARE(bare.findEnvironment(QString::fromUtf8(name)).error().toString(),
                 QStringLiteral("There is no environment \"%1\", only the database that DATABASE_URL names.\nLeave the name out to mean "
                                "that one, or add an environment under [environments.NAME] in varve.toml.")
                     .arg(QString::fromUtf8(name)));
    folder.write(QStringLiteral("varve.toml"), "[environments.development]\n[environments.production]\n");
    Project::LoadOptions options;
    options.databaseUrl = QStringLiteral("sqlite:app.sqlite");
    const auto project = loaded(folder, options);
    QCOMPARE(project.findEnvironment(QStringLiteral("prodction")).error().toString(),
             QStringLiteral("There is no environment \"prodction\"; there are development, production. Did you mean \"production\"?\n"
                            "Leave the name out to mean the database that --database-url (VARVE_DATABASE_URL) names."));
}

QTEST_GUILESS_MAIN(TestEnvironments)
#include "tst_environments.moc"
