// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/program.h>
#include <tests/support/temporaryproject.h>

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Varve::Test;
using namespace Qt::StringLiterals;

/// Branches and merges on the command line: graph, heads, current, show, merge, targets, exactly one.
class TestGraph : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void graphIsDrawn();
    void graphGoesToAFile();
    void graphShowsWhatIsApplied();
    void headsAreListed();
    void currentIsTheLastOfEachBranch();
    void currentNamesTheDatabaseOfAUrl();
    void showTellsOneMigration();
    void severalHeadsStopMigrateBeforeAnything();
    void migrateContinuesWithOtherBranches();
    void mergeMakesOneHead();
    void onlyRefusesWithThePath();
    void onlyWithPrerequisitesRunsThem();
    void onlyBackRefusesWhatIsNeeded();
    void onlyTakesAMigration();
    void aNearMissIsSuggested();
    void newNamesItsParents();
    void prerequisitesInAnotherDatabaseNameTheCommand();
    void aDatabaseBehindAnotherOneIsLookedAtToo();
    void aWayThroughAnotherDatabaseIsOutOfOrderInStatusToo();

private:
    ProgramResult run(const QString &words) const { return Program(m_files->folder()).run(words.split(u' ')); }

    std::unique_ptr<TemporaryProject> m_files;
};

void TestGraph::init()
{
    m_files = std::make_unique<TemporaryProject>();
    m_files->write(u"varve.toml"_s, "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\n");
    const auto write = [this](const char *name, const QByteArray &header) {
        m_files->write(QString::fromUtf8(name) + u".sql"_s,
                       header + "CREATE TABLE t" + QByteArray(name).left(3) + " (id integer);\n-- varve:down\nDROP TABLE t"
                           + QByteArray(name).left(3) + ";\n");
    };
    write("001_a", "");
    write("002_b", "");
    write("003_c", "-- Revises: 001_a\n-- Branch: billing\n");
    write("004_d", "-- Prerequisites: 003_c\n");
}

void TestGraph::graphIsDrawn()
{
    const ProgramResult text = run(u"graph"_s);
    QCOMPARE(text.out, u"●  004_d  (head) needs 003_c\n│ ●  003_c  (head) [billing]\n● │  002_b\n├─╯\n●  001_a\n"_s);
    QCOMPARE(text.exitCode, 0);
    QVERIFY(run(u"graph --format dot"_s).out.contains(u"\"004_d\" -> \"002_b\";"_s));
    QVERIFY(run(u"graph --format svg"_s).out.startsWith(u"<?xml"_s));
    const QJsonObject json = run(u"graph --format json"_s).json();
    QCOMPARE(json[u"format"_s].toString(), u"varve-graph/1"_s);
    QCOMPARE(json[u"migrations"_s].toArray().at(3).toObject()[u"parents"_s].toArray(), QJsonArray{u"002_b"_s});
    QCOMPARE(run(u"--format json graph"_s).json()[u"format"_s].toString(), u"varve-graph/1"_s);
}

void TestGraph::graphGoesToAFile()
{
    const ProgramResult result = run(u"graph --format svg -o out.svg"_s);
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.out, QString());
    QVERIFY(m_files->read(u"out.svg"_s).contains("004_d"));
    QCOMPARE(run(u"graph -o nowhere/out.txt"_s).exitCode, 7);
}

void TestGraph::graphShowsWhatIsApplied()
{
    QCOMPARE(run(u"migrate --to 002"_s).exitCode, 0);
    QVERIFY(run(u"graph --env dev"_s).out.startsWith(u"○  004_d  (head) needs 003_c\n│ ○  003_c  (head) [billing]\n● │  002_b\n"_s));
}

void TestGraph::headsAreListed()
{
    QCOMPARE(run(u"heads"_s).out, u"Head   Branch   Database  Title\n003_c  billing  main      C\n004_d           main      D\n"_s);
    QCOMPARE(run(u"heads --format json"_s).json()[u"heads"_s].toArray().size(), 2);
}

void TestGraph::currentIsTheLastOfEachBranch()
{
    QVERIFY(run(u"current"_s).out.contains(u"nothing"_s));
    QCOMPARE(run(u"migrate --to 002"_s).exitCode, 0);
    QCOMPARE(run(u"migrate --to billing@head"_s).exitCode, 0);
    const QString out = run(u"current"_s).out;
    QVERIFY2(out.contains(u"002_b\n"_s) && out.contains(u"billing"_s) && out.contains(u"003_c (head)\n"_s), qPrintable(out));
    const QJsonArray current = run(u"current --format json"_s).json()[u"environments"_s].toArray().at(0).toObject()[u"current"_s].toArray();
    QCOMPARE(current.size(), 2);
}

void TestGraph::currentNamesTheDatabaseOfAUrl()
{
    m_files->remove(u"varve.toml"_s);
    QCOMPARE(run(u"--database-url sqlite:url.sqlite migrate --to 002"_s).exitCode, 0);
    const QString out = run(u"--database-url sqlite:url.sqlite current"_s).out;
    QVERIFY2(out.contains(QRegularExpression(u"^database +main +002_b$"_s, QRegularExpression::MultilineOption)), qPrintable(out));
    const QJsonObject json = run(u"--database-url sqlite:url.sqlite current --format json"_s).json();
    QCOMPARE(json[u"environments"_s].toArray().at(0)[u"environment"_s].toString(), QString());
}

void TestGraph::showTellsOneMigration()
{
    const QString out = run(u"show 3"_s).out;
    QVERIFY2(out.startsWith(u"003_c · C\n"_s), qPrintable(out));
    for (const QString &part : {u"003_c.sql"_s, u"billing"_s, u"001_a"_s, u"004_d"_s})
        QVERIFY2(out.contains(part), qPrintable(out));
    QVERIFY(run(u"show 001 --env dev"_s).out.contains(u"○ pending"_s));
    // It comes after it, and needs it as well.
    m_files->write(u"004_d.sql"_s, "-- Revises: 003_c\n-- Prerequisites: 003_c, 003\nCREATE TABLE d (id integer);\n");
    const QJsonObject needed = run(u"show 3 --format json"_s).json();
    QCOMPARE(needed[u"dependents"_s].toArray(), QJsonArray{u"004_d"_s});
    const QJsonObject json = run(u"show 4 --format json --env dev"_s).json();
    QCOMPARE(json[u"prerequisites"_s].toArray(), QJsonArray{u"003_c"_s});
    QCOMPARE(json[u"standing"_s].toString(), u"pending"_s);
}

void TestGraph::severalHeadsStopMigrateBeforeAnything()
{
    const ProgramResult result = run(u"migrate"_s);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains(u"There are 2 heads: 003_c, 004_d.\n"
                                 "Say heads for all of them or billing@head for one, or merge them with varve-cli merge -m NAME.\n"_s),
             qPrintable(result.err));
    QVERIFY(!QFile::exists(m_files->path(u"dev.sqlite"_s)));
    QCOMPARE(run(u"migrate --to heads"_s).exitCode, 0);
}

void TestGraph::migrateContinuesWithOtherBranches()
{
    m_files->write(u"002_b.sql"_s, "SELECT * FROM absent;\n");
    const ProgramResult result = run(u"migrate --env dev --to heads --continue --format json"_s);
    QCOMPARE(result.exitCode, 3);
    const QJsonObject json = result.json();
    QCOMPARE(json[u"stepsDone"_s].toInt(), 2);
    QCOMPARE(json[u"failedMigrations"_s].toArray(), QJsonArray{u"002_b"_s});
    QCOMPARE(json[u"notStarted"_s].toArray(), QJsonArray{u"004_d"_s});
    QVERIFY(run(u"status --env dev"_s).out.contains(u"003_c"_s));
    const ProgramResult stopped = run(u"migrate --env dev --to heads --format json"_s);
    QCOMPARE(stopped.exitCode, 3);
    QVERIFY(!stopped.json().contains(u"notStarted"_s));
}

void TestGraph::mergeMakesOneHead()
{
    const ProgramResult merged = run(u"merge -m together"_s);
    QCOMPARE(merged.out, u"005_together.sql\n"_s);
    QVERIFY(run(u"heads"_s).out.contains(u"005_together"_s));
    QVERIFY(!run(u"validate"_s).out.contains(u"005_together.sql: error"_s));
    QCOMPARE(run(u"validate"_s).exitCode, 0);
    QCOMPARE(run(u"migrate"_s).exitCode, 0);
    QVERIFY(run(u"current"_s).out.contains(u"005_together (head)"_s));
    QCOMPARE(run(u"rollback"_s).exitCode, 0);
    QCOMPARE(run(u"merge -m again"_s).exitCode, 1);
}

void TestGraph::onlyRefusesWithThePath()
{
    const ProgramResult result = run(u"migrate --only 002"_s);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains(u"002_b needs 001_a: 001_a is not applied.\nAdd --with-prerequisites to run what is missing before it (2 "
                                 "migrations in all).\n"_s),
             qPrintable(result.err));
    QCOMPARE(run(u"migrate --only 001"_s).exitCode, 0);
    QCOMPARE(run(u"migrate --only 002"_s).exitCode, 0);
}

void TestGraph::onlyWithPrerequisitesRunsThem()
{
    const ProgramResult result = run(u"migrate --only 004 --with-prerequisites"_s);
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    for (const QString &id : {u"001_a"_s, u"002_b"_s, u"003_c"_s, u"004_d"_s})
        QVERIFY(result.out.contains(id));
    QVERIFY(run(u"plan --only 004 --format json"_s).err.isEmpty());
}

void TestGraph::onlyBackRefusesWhatIsNeeded()
{
    QCOMPARE(run(u"migrate --to heads"_s).exitCode, 0);
    const ProgramResult result = run(u"rollback --only 003"_s);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains(u"004_d needs 003_c: 004_d is applied.\nAdd --with-dependents to roll back what needs it before it (2 "
                                 "migrations in all).\n"_s),
             qPrintable(result.err));
    const QJsonObject plan = run(u"rollback --only 003 --with-dependents --dry-run --format json"_s).json();
    QCOMPARE(plan[u"steps"_s].toArray().size(), 2);
    QCOMPARE(run(u"rollback --only 003 --with-dependents"_s).exitCode, 0);
}

void TestGraph::onlyTakesAMigration()
{
    const ProgramResult result = run(u"migrate --only +1"_s);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains(u"--only takes a migration, and \"+1\" is none."_s), qPrintable(result.err));
    QCOMPARE(run(u"migrate --only 001 --to 002"_s).exitCode, 1);
    QCOMPARE(run(u"migrate --with-prerequisites"_s).exitCode, 1);
}

void TestGraph::aNearMissIsSuggested()
{
    const ProgramResult result = run(u"migrate --to 004_e"_s);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains(u"There is no migration \"004_e\"; there are 001_a, 002_b, 003_c, 004_d. Did you mean \"004_d\"?"_s),
             qPrintable(result.err));
}

void TestGraph::newNamesItsParents()
{
    QCOMPARE(run(u"new more --revises 003 --branch billing --author A"_s).out, u"005_more.sql\n"_s);
    QVERIFY(m_files->read(u"005_more.sql"_s).contains("-- Revises: 003_c\n-- Branch: billing\n"));
    QVERIFY(run(u"heads"_s).out.contains(u"005_more  billing"_s));
}

void TestGraph::prerequisitesInAnotherDatabaseNameTheCommand()
{
    m_files = std::make_unique<TemporaryProject>();
    m_files->write(u"varve.toml"_s,
                   "[databases.main]\nmigrations = [\"a\"]\n[databases.cache]\nmigrations = [\"b\"]\n"
                   "[environments.dev.connections.main]\ndriver = \"sqlite\"\ndatabase = \"main.sqlite\"\n"
                   "[environments.dev.connections.cache]\ndriver = \"sqlite\"\ndatabase = \"cache.sqlite\"\n");
    m_files->write(u"a/001_a.sql"_s, "-- Prerequisites: 002_b\nCREATE TABLE a (id integer);\n-- varve:down\nDROP TABLE a;\n");
    m_files->write(u"b/002_b.sql"_s, "CREATE TABLE b (id integer);\n-- varve:down\nDROP TABLE b;\n");
    const ProgramResult refused = run(u"migrate"_s);
    QCOMPARE(refused.exitCode, 7);
    QVERIFY2(refused.err.contains(u"001_a needs 002_b of the database cache, and it is not applied there.\n"
                                  "Run varve-cli migrate --env dev --database cache --to 002_b first.\n"_s),
             qPrintable(refused.err));
    QCOMPARE(run(u"migrate --env dev --database cache --to 002_b"_s).exitCode, 0);
    QCOMPARE(run(u"migrate"_s).exitCode, 0);
    const ProgramResult back = run(u"rollback --database cache"_s);
    QCOMPARE(back.exitCode, 1);
    QVERIFY2(back.err.contains(u"001_a needs 002_b: 001_a is applied in the database main.\n"
                               "Roll it back first: varve-cli rollback --env dev --database main --only 001_a.\n"_s),
             qPrintable(back.err));
}

void TestGraph::aDatabaseBehindAnotherOneIsLookedAtToo()
{
    m_files = std::make_unique<TemporaryProject>();
    m_files->write(u"varve.toml"_s,
                   "[databases.main]\nmigrations = [\"a\"]\n[databases.cache]\nmigrations = [\"b\"]\n[databases.graph]\nmigrations = "
                   "[\"c\"]\n"
                   "[environments.dev.connections.main]\ndriver = \"sqlite\"\ndatabase = \"main.sqlite\"\n"
                   "[environments.dev.connections.cache]\ndriver = \"sqlite\"\ndatabase = \"cache.sqlite\"\n"
                   "[environments.dev.connections.graph]\ndriver = \"sqlite\"\ndatabase = \"graph.sqlite\"\n");
    m_files->write(u"a/001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:down\nDROP TABLE a;\n");
    m_files->write(u"b/000_b.sql"_s, "CREATE TABLE first (id integer);\n");
    m_files->write(u"c/003_c.sql"_s, "CREATE TABLE c (id integer);\n-- varve:down\nDROP TABLE c;\n");
    QCOMPARE(run(u"migrate"_s).exitCode, 0);
    QCOMPARE(run(u"migrate --database graph"_s).exitCode, 0);
    // Comes late, between the two.
    m_files->write(u"b/002_b.sql"_s, "-- Prerequisites: 001_a\nCREATE TABLE b (id integer);\n-- varve:down\nDROP TABLE b;\n");
    m_files->write(u"c/003_c.sql"_s, "-- Prerequisites: 002_b\nCREATE TABLE c (id integer);\n-- varve:down\nDROP TABLE c;\n");
    const ProgramResult back = run(u"rollback"_s);
    QCOMPARE(back.exitCode, 1);
    QVERIFY2(back.err.contains(u"003_c needs 002_b, which needs 001_a: 003_c is applied in the database graph.\n"
                               "Roll it back first: varve-cli rollback --env dev --database graph --only 003_c.\n"_s),
             qPrintable(back.err));
    QCOMPARE(run(u"rollback --database graph --only 003_c"_s).exitCode, 0);
    QCOMPARE(run(u"rollback"_s).exitCode, 0);
}

void TestGraph::aWayThroughAnotherDatabaseIsOutOfOrderInStatusToo()
{
    m_files = std::make_unique<TemporaryProject>();
    m_files->write(u"varve.toml"_s,
                   "[databases.main]\nmigrations = [\"a\"]\n[databases.cache]\nmigrations = [\"b\"]\n"
                   "[environments.dev.connections.main]\ndriver = \"sqlite\"\ndatabase = \"main.sqlite\"\n"
                   "[environments.dev.connections.cache]\ndriver = \"sqlite\"\ndatabase = \"cache.sqlite\"\n");
    m_files->write(u"a/002_a.sql"_s, "CREATE TABLE a (id integer);\n");
    m_files->write(u"b/003_b.sql"_s, "-- Revises: base\n-- Branch: z\n-- Prerequisites: 002_a\nCREATE TABLE b (id integer);\n");
    QCOMPARE(run(u"migrate"_s).exitCode, 0);
    QCOMPARE(run(u"migrate --database cache"_s).exitCode, 0);
    m_files->write(u"b/001_b.sql"_s, "CREATE TABLE late (id integer);\n");
    QVERIFY(run(u"status --database cache"_s).out.contains(u"pending"_s)); // nothing that is applied needs it
    m_files->write(u"a/002_a.sql"_s, "-- Prerequisites: 001_b\nCREATE TABLE a (id integer);\n");
    const ProgramResult status = run(u"status --database cache"_s);
    QVERIFY2(status.out.contains(u"out of order"_s), qPrintable(status.out));
    const ProgramResult refused = run(u"migrate --database cache --to heads"_s);
    QCOMPARE(refused.exitCode, 4);
    QVERIFY2(refused.err.contains(u"001_b is out of order: a later migration is applied."_s), qPrintable(refused.err));
}

QTEST_GUILESS_MAIN(TestGraph)
#include "tst_graph.moc"
