// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/project/configuration.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Project;

namespace {

Core::Expected<Configuration> read(const QByteArray &text)
{
    return readConfiguration(text, QStringLiteral("varve.toml"));
}

QString mistakes(const QByteArray &text)
{
    const Core::Expected<Configuration> result = read(text);
    return result ? QString() : result.error().toString();
}

} // namespace

class TestConfiguration : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyFileIsFine();
    void readsEveryKey();
    void eachKindOfChangeHasItsPolicy();
    void transactionsHaveFourModes();
    void aMistakeNamesEverything_data();
    void aMistakeNamesEverything();
    void wrongSyntaxHasItsPlace();
    void tellsAllMistakesAtOnce();
    void neverRepeatsASecret_data();
    void neverRepeatsASecret();
    void localFileReplacesValues();
    void localKeysOverAUrlSayWhatElseTheyNeed();
    void localFileHoldsNothingElse();
};

void TestConfiguration::anEmptyFileIsFine()
{
    const auto result = read("");
    QVERIFY(result);
    QCOMPARE(*result, Configuration());
}

void TestConfiguration::readsEveryKey()
{
    const auto result = read(R"(
name = "ontos"
migrations = ["schemas", "more/"]
[databases.main]
engine = "postgresql"
[databases.cache]
migrations = ["cache"]
[variables]
schema = "work"
limit = 5
token = { value = "${env:TOKEN}", raw = true, secret = true }
[environments.production.connections.main]
driver = "postgres"
database = "${catalog}"
host = "db"
port = 5433
user = "me"
password = "env:PGPASS"
options = { sslmode = "require", connect_timeout = 5 }
[environments.production.connections.cache]
driver = "sqlite"
database = "c.sqlite"
attach = { "${schema}" = "${schema}.sqlite", b = "b.sqlite" }
[environments.production.variables]
catalog = "erp-demonstrations"
[environments.development]
guard = "confirm"
color = "#0a3F7b"
order = 1
seed = true
[environments.development.connections.main]
url = "postgresql://me@host:5433/db"
[[releases]]
name = "1.1"
title = "ML columns"
date = 2026-02-11
status = "planned"
notes = "n"
migrations = ["a", "b"]
[categories]
"seed_*" = "seed"
x = { category = "archived", environments = ["development"] }
seed = { environments = ["development"] }
[[companions]]
path = "docs/*.md"
category = "documentation"
purpose = "p"
status = "active"
[superseded]
old = "new"
[policies]
out_of_order = "refuse"
changed = "allow"
empty = "warn"
transaction = "none"
on_failure = "continue"
checksum = "exact"
variables = false
lock_timeout = "250ms"
statement_timeout = 60
run_lock_timeout = "2min"
retries = 0
retry_wait = "1s"
naming = ["{number}_{name}", "create_<table>"]
[policies.checks]
no-down = "off"
written-out = "error"
[history]
table = "h"
schema = "s"
)");
    QVERIFY2(result, qPrintable(result ? QString() : result.error().toString()));
    const Configuration &c = *result;
    QCOMPARE(c.name, QStringLiteral("ontos"));
    QCOMPARE(c.migrationFolders, QStringList({QStringLiteral("schemas"), QStringLiteral("more")}));
    QCOMPARE(c.databases.size(), 2);
    QCOMPARE(c.variables[QStringLiteral("limit")].value, QStringLiteral("5"));
    QVERIFY(c.variables[QStringLiteral("token")].raw);
    QVERIFY(c.variables[QStringLiteral("token")].secret);
    QCOMPARE(c.environments.size(), 2);
    const EnvironmentDraft &production = c.environments[0];
    QCOMPARE(production.name, QStringLiteral("production"));
    QVERIFY(production.guard == GuardLevel::Open);
    QCOMPARE(production.variables[QStringLiteral("catalog")].origin, QStringLiteral("varve.toml, environment production"));
    const ConnectionDraft &main = production.connections[QStringLiteral("main")];
    QCOMPARE(main.port, QStringLiteral("5433"));
    QCOMPARE(main.options[QStringLiteral("connect_timeout")], QStringLiteral("5"));
    const QList<Database::Attachment> attached = *production.connections[QStringLiteral("cache")].attachments;
    QCOMPARE(attached.size(), 2);
    QCOMPARE(attached[0].schema, QStringLiteral("${schema}")); // in the order of the file
    const EnvironmentDraft &development = c.environments[1];
    QVERIFY(development.guard == GuardLevel::Confirm);
    QCOMPARE(development.color, QStringLiteral("#0a3F7b"));
    QCOMPARE(development.order, 1);
    QVERIFY(development.seed);
    QCOMPARE(c.releases[0].date, QDate(2026, 2, 11));
    QCOMPARE(c.releases[0].status, ReleaseStatus::Planned);
    QCOMPARE(c.categories.size(), 3);
    QCOMPARE(c.categories[2].pattern, QString());
    QCOMPARE(c.superseded[0].successor, QStringLiteral("new"));
    QCOMPARE(c.policies.outOfOrder, OutOfOrder::Refuse);
    QCOMPARE(c.policies.changed, (ChangedPolicy{.lineEnds = OutOfOrder::Allow, .layout = OutOfOrder::Allow, .real = OutOfOrder::Allow}));
    QCOMPARE(c.policies.missing, OutOfOrder::Refuse);
    QCOMPARE(c.policies.empty, OutOfOrder::Warn);
    QVERIFY(c.policies.transaction == TransactionMode::None);
    QCOMPARE(c.policies.onFailure, OnFailure::Continue);
    QVERIFY(c.policies.exactChecksum);
    QVERIFY(!c.policies.variables);
    QCOMPARE(c.policies.lockTimeout, std::chrono::milliseconds(250));
    QCOMPARE(c.policies.statementTimeout, std::chrono::milliseconds(60000));
    QCOMPARE(c.policies.runLockTimeout, std::chrono::milliseconds(120000));
    QCOMPARE(c.policies.retries, 0);
    QCOMPARE(c.policies.retryWait, std::chrono::milliseconds(1000));
    QCOMPARE(namingPatterns(c.policies.naming), QStringLiteral("\"{number}_{name}\", \"create_<table>\""));
    QCOMPARE(c.policies.checks.size(), 2);
    QVERIFY(c.policies.checks.value(QStringLiteral("no-down")) == CheckLevel::Off);
    QVERIFY(c.policies.checks.value(QStringLiteral("written-out")) == CheckLevel::Error);
    QCOMPARE(c.policies.historyTable, QStringLiteral("h"));
    QCOMPARE(c.policies.historySchema, QStringLiteral("s"));
}

void TestConfiguration::eachKindOfChangeHasItsPolicy()
{
    const auto some = read("[policies]\nchanged = { line_ends = \"allow\", real = \"refuse\" }\n");
    QVERIFY(some);
    QCOMPARE(some->policies.changed,
             (ChangedPolicy{.lineEnds = OutOfOrder::Allow, .layout = OutOfOrder::Warn, .real = OutOfOrder::Refuse}));
    const auto table = read("[policies.changed]\nlayout = \"refuse\"\n");
    QVERIFY(table);
    QCOMPARE(table->policies.changed.layout, OutOfOrder::Refuse);
    QCOMPARE(read("[policies]\n")->policies.changed, ChangedPolicy());
}

void TestConfiguration::transactionsHaveFourModes()
{
    for (const auto &[word, mode] : {std::pair("migration", TransactionMode::PerMigration), std::pair("none", TransactionMode::None),
                                     std::pair("all", TransactionMode::All), std::pair("auto", TransactionMode::Auto)}) {
        const auto result = read("[policies]\ntransaction = \"" + QByteArray(word) + "\"\n");
        QVERIFY(result);
        QVERIFY(result->policies.transaction == mode);
        QCOMPARE(toString(mode), QString::fromLatin1(word));
    }
}

void TestConfiguration::aMistakeNamesEverything_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *title, const char *text, const char *expected) {
        QTest::newRow(title) << QByteArray(text) << QString::fromUtf8(expected);
    };
    row("an unknown key", "nmae = \"x\"\n",
        "varve.toml:1:1: Unknown key \"nmae\" at the top level; allowed are name, migrations, databases, variables, environments, releases, "
        "categories, companions, superseded, policies, history. Did you mean \"name\"?");
    row("a naming rule", "[policies]\nnaming = [\n  \"{number}_{name}\",\n  \"create_<table\"]\n",
        "varve.toml:4:11: The naming rule \"create_<table\": \"<\" has no \">\".\nNaming rules look like \"{number}_{name}\" or "
        "\"add_<feature>_to_<table>\".");
    row("a check that is none", "[policies.checks]\nno-dwon = \"off\"\n",
        "varve.toml:2:1: Unknown key \"no-dwon\" in [policies.checks]; allowed are missing-header, not-idempotent, no-down, empty-down, "
        "irreversible, no-verification, stray-expectation, written-out, naming. Did you mean \"no-down\"?");
    row("a level that is none", "[policies.checks]\nno-down = \"info\"\n",
        "varve.toml:2:11: policies.checks.no-down: \"info\" is not known; allowed are off, hint, warning, error.");
    row("an unknown key in a table", "[policies]\nout_of_ordr = \"warn\"\n",
        "varve.toml:2:1: Unknown key \"out_of_ordr\" in [policies]; allowed are out_of_order, changed, missing, empty, transaction, on_failure, checksum, variables, "
        "lock_timeout, statement_timeout, retries, retry_wait, run_lock_timeout, integrity, analyze, naming, checks. Did you mean \"out_of_order\"?");
    row("a wrong type", "\nname = 5\n", "varve.toml:2:8: name is a number; it must be a text in quotes.");
    row("text instead of a list", "migrations = \"schemas\"\n",
        "varve.toml:1:14: migrations is a text; it must be a list of texts: [\"…\", \"…\"].");
    row("a number in a list", "migrations = [\"a\", 5]\n",
        "varve.toml:1:20: migrations is a number; it must be a list of texts: [\"…\", \"…\"].");
    row("an unknown word", "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"x\"\nguard = \"opne\"\n",
        "varve.toml:4:9: environments.dev.guard: \"opne\" is not known; allowed are open, confirm, read-only. Did you mean \"open\"?");
    row("an unknown driver", "[environments.dev]\ndriver = \"sqlit\"\n",
        "varve.toml:2:10: environments.dev.driver: \"sqlit\" is not known; allowed are sqlite, postgresql, mariadb. Did you mean \"sqlite\"?");
    row("an unknown environment for scratch databases",
        "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"x\"\n[environments.prod]\ndriver = \"sqlite\"\ndatabase = \"y\"\n"
        "  scratch = \"dve\"\n",
        "varve.toml:7:13: environments.prod.scratch: \"dve\" is no environment on whose server a scratch database may be made. Did you mean "
        "\"dev\"?\nName one that is not read-only, or leave it out.");
    row("true as text", "[environments.dev]\nseed = \"yes\"\n",
        "varve.toml:2:8: environments.dev.seed is a text; it must be true or false.");
    row("a folder outside", "migrations = [\"../other\"]\n",
        "varve.toml:1:14: migrations: \"../other\" leaves the project's folder; folders are relative to varve.toml and below it.");
    row("a folder that climbs out in the middle", "migrations = [\"a/../../other\"]\n",
        "varve.toml:1:14: migrations: \"a/../../other\" leaves the project's folder; folders are relative to varve.toml and below it.");
    row("an absolute folder", "migrations = [\"/etc\"]\n",
        "varve.toml:1:14: migrations: \"/etc\" leaves the project's folder; folders are relative to varve.toml and below it.");
    row("a release without a name", "[[releases]]\ntitle = \"x\"\n",
        "varve.toml:1:1: A release has no name.\nAdd name = \"1.0\" or the like.");
    row("a release twice", "[[releases]]\nname = \"1\"\n[[releases]]\nname = \"1\"\n", "varve.toml:4:8: There are two releases \"1\".");
    row("a wrong date", "[[releases]]\nname = \"1\"\ndate = \"soon\"\n",
        "varve.toml:3:8: releases.date: \"soon\" is no date; dates look like 2026-02-11.");
    row("going on with one transaction", "[policies]\ntransaction = \"all\"\non_failure = \"continue\"\n",
        "varve.toml:3:14: policies.on_failure = \"continue\" and transaction = \"all\" exclude each other: after a failure nothing is left "
        "to go on with.");
    row("an unknown kind of change", "[policies]\nchanged = { layuot = \"allow\" }\n",
        "varve.toml:2:13: Unknown key \"layuot\" in [policies.changed]; allowed are line_ends, layout, real. Did you mean \"layout\"?");
    row("a word for a kind of change", "[policies.changed]\nreal = \"alow\"\n",
        "varve.toml:2:8: policies.changed.real: \"alow\" is not known; allowed are refuse, warn, allow. Did you mean \"allow\"?");
    const char *const connection = "[environments.dev]\ndriver = \"postgresql\"\ndatabase = \"x\"\n";
    const auto session = [&](const char *title, const QByteArray &line, const char *expected) {
        QTest::newRow(title) << QByteArray(connection + line) << QString::fromUtf8(expected);
    };
    session("a setting that is no name", "session = { \"work_mem; DROP\" = \"1\" }\n",
            "varve.toml:4:13: environments.dev.session.\"work_mem; DROP\" is no name of a setting.");
    session("a role among the settings", "session = { role = \"x\" }\n",
            "varve.toml:4:13: environments.dev.session.role stands beside session, not in it.");
    session("a search path as text", "search_path = \"a, b\"\n",
            "varve.toml:4:15: environments.dev.search_path is a text; it must be a list of texts: [\"…\", \"…\"].");
    row("too many retries", "[policies]\nretries = 101\n",
        "varve.toml:2:11: policies.retries: 101 is not allowed; it must be a number from 0 to 100.");
    row("retries of an environment", "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"x\"\nretries = -1\n",
        "varve.toml:4:11: environments.dev.retries: -1 is not allowed; it must be a number from 0 to 100.");
    row("a wrong time", "[policies]\nlock_timeout = \"5 parsecs\"\n",
        "varve.toml:2:16: policies.lock_timeout: \"5 parsecs\" is no time; it must be a time like \"250ms\", \"5s\", \"2min\" or \"1h\", or a "
        "whole number of seconds.");
    row("an unknown category", "[categories]\n\"seed_*\" = \"sead\"\n",
        "varve.toml:2:12: categories.\"seed_*\": \"sead\" is not known; allowed are core, incremental, seed, superseded, archived, reference. "
        "Did you mean \"seed\"?");
    row("a connection of an unknown database", "[environments.dev.connections.mian]\ndriver = \"sqlite\"\n",
        "varve.toml:1:31: environments.dev.connections: there is no database \"mian\"; there are main. Did you mean \"main\"?\n"
        "Databases are named under [databases.NAME].");
    row("keys directly under an environment of two databases",
        "[databases.a]\n[databases.b]\n[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"x\"\n",
        "varve.toml:4:10: environments.dev.driver: the project has several databases (a, b), so each needs a connection of its own.\n"
        "Move it to [environments.dev.connections.a].");
    row("URL and single key", "[environments.dev]\nurl = \"sqlite:x\"\nhost = \"h\"\n",
        "varve.toml:3:8: environments.dev.url and environments.dev.host exclude each other: a URL says everything.");
    row("a colour that is none", "[environments.dev]\ncolor = \"turquoise\"\n",
        "varve.toml:2:9: environments.dev.color: \"turquoise\" is no colour; allowed are \"#RRGGBB\" and the palette's dev, test and prod.");
    row("a variable without a value", "[variables]\na = { raw = true }\n", "varve.toml:2:1: variables.a has no value.");
    row("a variable of Varve's own", "[variables]\n\"varve.user\" = \"x\"\n",
        "varve.toml:2:1: variables.\"varve.user\": names that begin with \"varve.\" are Varve's own.");
    row("a variable that nobody could use", "[variables]\n\"a b\" = \"x\"\n",
        "varve.toml:2:1: variables.\"a b\" is no name for a variable: allowed are the letters A to Z, digits, \"_\", \"-\" and \".\", "
        "beginning with a letter or \"_\".");
    row("an empty history table", "[history]\ntable = \" \"\n",
        "varve.toml:2:9: history.table may neither be empty nor hold control characters.");
}

void TestConfiguration::aMistakeNamesEverything()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(mistakes(text), expected);
}

void TestConfiguration::wrongSyntaxHasItsPlace()
{
    // The rest of the sentence is the library's own and differs between its versions.
    const QString message = mistakes("migrations = []\nname = \n");
    QVERIFY2(message.startsWith(QStringLiteral("varve.toml:2:8: This is not TOML: Error while parsing key-value pair")),
             qPrintable(message));
    QVERIFY(!mistakes("name = \"a\"\nname = \"b\"\n").isEmpty());
    QCOMPARE(mistakes("name = \"a\xff\"\n").section(QLatin1Char(':'), 0, 2), QStringLiteral("varve.toml:1:10"));
}

void TestConfiguration::tellsAllMistakesAtOnce()
{
    const auto result = read("name = 1\nfoo = 2\n[environments.dev]\ncolour = \"x\"\n");
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Core::ErrorKind::ProjectFiles);
    QCOMPARE(result.error().where.line, 1);
    QCOMPARE(result.error().others.size(), 2);
    QCOMPARE(result.error().others[0].where.line, 2);
    QCOMPARE(result.error().others[1].where.line, 4);
    QVERIFY(result.error().others[1].message.endsWith(QStringLiteral("Did you mean \"color\"?")));
}

void TestConfiguration::neverRepeatsASecret_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("as password") << QByteArray("[environments.dev]\ndriver = \"postgresql\"\npassword = \"hunter2\"\n");
    QTest::newRow("in a URL") << QByteArray("[environments.dev]\nurl = \"postgresql://me:hunter2@host/db\"\n");
    QTest::newRow("among the options") << QByteArray("[environments.dev]\ndriver = \"postgresql\"\noptions = { password = \"hunter2\" }\n");
}

void TestConfiguration::neverRepeatsASecret()
{
    QFETCH(QByteArray, text);
    const QString message = mistakes(text);
    QVERIFY(!message.isEmpty());
    QVERIFY2(!message.contains(QStringLiteral("hunter2")), qPrintable(message));
    for (const QString &remedy :
         {QStringLiteral("env:NAME"), QStringLiteral("file:PATH"), QStringLiteral("keychain:NAME"), QStringLiteral("ask")})
        QVERIFY2(message.contains(remedy), qPrintable(message));
}

void TestConfiguration::localFileReplacesValues()
{
    auto configuration = read("[variables]\na = \"project\"\nb = \"project\"\n"
                              "[environments.dev]\ndriver = \"postgresql\"\nhost = \"h\"\ndatabase = \"d\"\n"
                              "[environments.dev.variables]\na = \"environment\"\n");
    QVERIFY(configuration);
    const auto local = readLocalConfiguration("[variables]\na = \"mine\"\n[environments.dev]\nhost = \"localhost\"\n"
                                              "[environments.dev.variables]\nb = \"mine in dev\"\n",
                                              QStringLiteral("varve.local.toml"), *configuration);
    QVERIFY2(local, qPrintable(local ? QString() : local.error().toString()));
    const EnvironmentDraft &dev = configuration->environments[0];
    QCOMPARE(configuration->variables[QStringLiteral("a")].value, QStringLiteral("mine"));
    QVERIFY(!dev.variables.contains(QStringLiteral("a"))); // the project's, now mine, shows through
    QCOMPARE(dev.variables[QStringLiteral("b")].origin, QStringLiteral("varve.local.toml, environment dev"));
    QCOMPARE(dev.connections[QStringLiteral("main")].host, QStringLiteral("localhost"));
    QCOMPARE(dev.connections[QStringLiteral("main")].database, QStringLiteral("d"));
}

void TestConfiguration::localKeysOverAUrlSayWhatElseTheyNeed()
{
    auto configuration = read("[environments.dev]\nurl = \"postgresql://me@host/db\"\n");
    QVERIFY(readLocalConfiguration("[environments.dev]\nport = 5433\n", QStringLiteral("varve.local.toml"), *configuration));
    const auto settings = connectionSettings(configuration->environments[0].connections[QStringLiteral("main")],
                                             QStringLiteral("environments.dev"), std::nullopt, QStringLiteral("/"));
    QVERIFY(!settings);
    QCOMPARE(settings.error().toString(),
             QStringLiteral(
                 "varve.local.toml:1:1: environments.dev names no driver; allowed are %1.\nThe single keys here replace the whole url "
                 "of varve.toml: name driver, database, host, port and user, or give a url.")
                 .arg(Database::engineNames().join(QStringLiteral(", "))));
}

void TestConfiguration::localFileHoldsNothingElse()
{
    auto configuration = read("[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"x\"\n");
    const auto local = readLocalConfiguration("name = \"x\"\n[environments.dev]\nguard = \"open\"\n[environments.dve]\nhost = \"x\"\n",
                                              QStringLiteral("varve.local.toml"), *configuration);
    QVERIFY(!local);
    QCOMPARE(
        local.error().toString(),
        QStringLiteral("varve.local.toml:1:1: Unknown key \"name\" at the top level; allowed are variables, environments.\n"
                       "This file holds only variables and connections; everything else belongs into varve.toml.\n"
                       "varve.local.toml:3:1: Unknown key \"guard\" in [environments.dev]; allowed are url, driver, database, host, port, "
                       "user, password, options, attach, role, search_path, session, connections, variables.\n"
                       "This file holds only variables and connections; everything else belongs into varve.toml.\n"
                       "varve.local.toml:4:15: varve.toml has no environment \"dve\"; it has dev. Did you mean \"dev\"?"));
}

QTEST_GUILESS_MAIN(TestConfiguration)
#include "tst_configuration.moc"
