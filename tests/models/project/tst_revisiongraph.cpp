// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "projecttest.h"

#include <models/project/graph/revisiongraph.h>

#include <QRandomGenerator>

#include <numeric>

using namespace Varve;
using namespace Varve::Test;
using namespace Qt::StringLiterals;
using Project::RevisionGraph;

/// What comes after what, as files and headers say it.
class TestRevisionGraph : public QObject
{
    Q_OBJECT

private slots:
    void aPlainFolderIsOneLine();
    void revisesNamesTheParents();
    void mergesHaveSeveralParents();
    void aLabelIsABranchOfItsOwn();
    void aLabelBeginsInEachDatabase();
    void aLabelMayBeginWhereRevisesSays();
    void eachDatabaseHasALineOfItsOwn();
    void seedsHangOnTheLine();
    void aMigrationWithRevisesNeedsNoNumber();
    void sameNumbersAreFineWhereOneSaysWhomItRevises();
    void prerequisitesMayLieInAnotherDatabase();
    void numbersMeanTheOwnDatabaseFirst();
    void unknownParentsAreTold();
    void parentsStayInOneDatabase();
    void circlesThroughRevisesAreTold();
    void aLabelThatBeginsTwiceIsTold();
    void whatIsNoLabelIsTold();
    void severalHeadsAreTold();
    void branchesWithLabelsAreAHintOnly();
    void headsCountOnlyWhatIsHere();
    void pathsLeadDownToWhatIsNeeded();
    void alembicFoldersKeepTheirGraph();
    void orderIsStableAndTopological();
    void aChainOfAHundredThousandNeedsNoStack();

private:
    static TemporaryProject &file(TemporaryProject &folder, const char *name, const QByteArray &header = {})
    {
        folder.write(QString::fromUtf8(name) + u".sql"_s, "-- Migration: x\n" + header + "SELECT 1;\n");
        return folder;
    }
    static QStringList lines(const Project::Project &project)
    {
        QStringList result;
        for (const Project::Migration &migration : project.migrations)
            result += migration.id + u'<' + migration.parents.join(u',')
                + (migration.branch.isEmpty() ? QString() : QString(u' ' + migration.branch));
        return result;
    }
    static QStringList heads(const Project::Project &project, const QString &database = u"main"_s)
    {
        const RevisionGraph graph(project);
        return graph.ids(graph.heads(database));
    }
};

void TestRevisionGraph::aPlainFolderIsOneLine()
{
    TemporaryProject folder;
    for (const char *name : {"001_a", "002_b", "003_c"})
        file(folder, name);
    const auto project = loaded(folder);
    QCOMPARE(lines(project), QStringList({u"001_a<"_s, u"002_b<001_a"_s, u"003_c<002_b"_s}));
    QVERIFY(!project.migrations[1].revises);
    QCOMPARE(heads(project), words("003_c"));
    const RevisionGraph graph(project);
    QCOMPARE(graph.ids(graph.roots(u"main"_s)), words("001_a"));
    QCOMPARE(graph.branches(u"main"_s), QStringList());
    QCOMPARE(project.problems.size(), 0);
    QCOMPARE(graph, RevisionGraph(project));
}

void TestRevisionGraph::revisesNamesTheParents()
{
    TemporaryProject folder;
    file(folder, "001_a");
    file(folder, "002_b");
    file(folder, "003_c", "-- Revises: 001\n");
    file(folder, "004_d"); // after the one before it
    file(folder, "005_e", "-- Revises: base\n");
    const auto project = loaded(folder);
    QCOMPARE(lines(project), QStringList({u"001_a<"_s, u"002_b<001_a"_s, u"003_c<001_a"_s, u"004_d<003_c"_s, u"005_e<"_s}));
    QCOMPARE(heads(project), words("002_b 004_d 005_e"));
    const RevisionGraph graph(project);
    QCOMPARE(graph.ids(graph.roots(u"main"_s)), words("001_a 005_e"));
}

void TestRevisionGraph::mergesHaveSeveralParents()
{
    TemporaryProject folder;
    file(folder, "001_a");
    file(folder, "002_b");
    file(folder, "003_c", "-- Revises: 001_a\n");
    file(folder, "004_merge", "-- Revises: 002_b, 003_c\n");
    file(folder, "005_e");
    const auto project = loaded(folder);
    QCOMPARE(lines(project).sliced(3), QStringList({u"004_merge<002_b,003_c"_s, u"005_e<004_merge"_s}));
    QVERIFY(project.migrations[3].isMerge());
    QCOMPARE(heads(project), words("005_e"));
    QCOMPARE(project.problems.size(), 0);
}

void TestRevisionGraph::aLabelIsABranchOfItsOwn()
{
    TemporaryProject folder;
    file(folder, "001_a");
    file(folder, "002_b", "-- Branch: billing\n");
    file(folder, "003_c");
    file(folder, "004_d", "-- Branch: billing\n");
    file(folder, "005_e");
    const auto project = loaded(folder);
    QCOMPARE(lines(project),
             QStringList({u"001_a<"_s, u"002_b<001_a billing"_s, u"003_c<001_a"_s, u"004_d<002_b billing"_s, u"005_e<003_c"_s}));
    const RevisionGraph graph(project);
    QCOMPARE(graph.branches(u"main"_s), words("billing"));
    QCOMPARE(graph.branchStart(u"main"_s, u"billing"_s), 1);
    QCOMPARE(graph.branchStart(u"main"_s, u"other"_s), -1);
}

void TestRevisionGraph::aLabelBeginsInEachDatabase()
{
    TemporaryProject folder;
    folder.write(u"varve.toml"_s, "[databases.main]\nmigrations = [\"migrations\"]\n[databases.cache]\nmigrations = [\"cache\"]\n");
    folder.write(u"migrations/001_a.sql"_s, "SELECT 1;\n");
    folder.write(u"migrations/002_b.sql"_s, "-- Branch: billing\nSELECT 1;\n");
    folder.write(u"cache/003_c.sql"_s, "-- Branch: billing\nSELECT 1;\n");
    folder.write(u"cache/004_d.sql"_s, "-- Branch: billing\nSELECT 1;\n");
    const auto project = loaded(folder);
    const RevisionGraph graph(project);
    QCOMPARE(graph.id(graph.branchStart(u"main"_s, u"billing"_s)), u"002_b"_s);
    QCOMPARE(graph.id(graph.branchStart(u"cache"_s, u"billing"_s)), u"003_c"_s);
    QCOMPARE(graph.branchStart(u"main"_s, QString()), -1);
}

void TestRevisionGraph::aLabelMayBeginWhereRevisesSays()
{
    TemporaryProject folder;
    file(folder, "001_a");
    file(folder, "002_b", "-- Revises: base\n-- Branch: cache\n");
    file(folder, "003_c", "-- Revises: 002_b\n");
    file(folder, "004_d", "-- Revises: 001_a, 003_c\n"); // the branch without a label goes on
    file(folder, "005_e");
    QCOMPARE(lines(loaded(folder)),
             QStringList({u"001_a<"_s, u"002_b< cache"_s, u"003_c<002_b cache"_s, u"004_d<001_a,003_c"_s, u"005_e<004_d"_s}));
}

void TestRevisionGraph::eachDatabaseHasALineOfItsOwn()
{
    TemporaryProject folder;
    folder.write(u"varve.toml"_s, "[databases.main]\nmigrations = [\"a\"]\n[databases.cache]\nmigrations = [\"b\"]\n");
    for (const char *name : {"a/001_a", "a/003_c", "b/002_b", "b/004_d"})
        file(folder, name);
    const auto project = loaded(folder);
    QCOMPARE(lines(project), QStringList({u"001_a<"_s, u"002_b<"_s, u"003_c<001_a"_s, u"004_d<002_b"_s}));
    QCOMPARE(heads(project, u"cache"_s), words("004_d"));
    QCOMPARE(project.problems.size(), 0);
}

void TestRevisionGraph::seedsHangOnTheLine()
{
    TemporaryProject folder;
    file(folder, "001_a");
    file(folder, "002_seed", "-- Category: seed\n");
    file(folder, "003_c");
    const auto project = loaded(folder);
    QCOMPARE(lines(project), QStringList({u"001_a<"_s, u"002_seed<001_a"_s, u"003_c<001_a"_s}));
    QCOMPARE(heads(project), words("003_c"));
}

void TestRevisionGraph::aMigrationWithRevisesNeedsNoNumber()
{
    TemporaryProject folder;
    file(folder, "001_a");
    file(folder, "add_x", "-- Revises: 001_a\n");
    const auto project = loaded(folder);
    QCOMPARE(lines(project), QStringList({u"001_a<"_s, u"add_x<001_a"_s}));
    QVERIFY(project.migrations[1].runsWithMigrate());
}

void TestRevisionGraph::sameNumbersAreFineWhereOneSaysWhomItRevises()
{
    TemporaryProject folder;
    file(folder, "001_a");
    file(folder, "002_b");
    file(folder, "002_c", "-- Revises: 001_a\n");
    const auto project = loaded(folder);
    QVERIFY(project.migrations[1].runnable && project.migrations[2].runnable);
    QCOMPARE(problems(project), QStringList({u"002_c.sql: several-heads: There are 2 heads: 002_b, 002_c."_s}));
}

void TestRevisionGraph::prerequisitesMayLieInAnotherDatabase()
{
    TemporaryProject folder;
    folder.write(u"varve.toml"_s, "[databases.main]\nmigrations = [\"a\"]\n[databases.cache]\nmigrations = [\"b\"]\n");
    file(folder, "a/001_a", "-- Prerequisites: 002_b\n");
    file(folder, "b/002_b");
    const auto project = loaded(folder);
    QCOMPARE(ids(project), words("002_b 001_a"));
    QCOMPARE(lines(project), QStringList({u"002_b<"_s, u"001_a<"_s}));
    const RevisionGraph graph(project);
    QCOMPARE(graph.needs().needs(1).size(), 1U);
    QCOMPARE(graph.parents(1).size(), 0U);
}

void TestRevisionGraph::numbersMeanTheOwnDatabaseFirst()
{
    TemporaryProject folder;
    folder.write(u"varve.toml"_s, "[databases.main]\nmigrations = [\"a\"]\n[databases.cache]\nmigrations = [\"b\"]\n");
    file(folder, "a/001_a");
    file(folder, "a/002_c", "-- Prerequisites: 001\n");
    file(folder, "b/001_b");
    file(folder, "b/002_d", "-- Prerequisites: 001\n");
    const auto project = loaded(folder);
    QCOMPARE(project.problems.size(), 0);
    QCOMPARE(project.migration(u"002_c"_s)->prerequisites, words("001_a"));
    QCOMPARE(project.migration(u"002_d"_s)->prerequisites, words("001_b"));
}

void TestRevisionGraph::unknownParentsAreTold()
{
    TemporaryProject folder;
    file(folder, "001_initial");
    file(folder, "002_b", "-- Revises: 001_inital\n");
    const auto project = loaded(folder);
    QCOMPARE(problems(project),
             QStringList({u"002_b.sql: several-heads: There are 2 heads: 001_initial, 002_b."_s,
                          u"002_b.sql:2:4: unknown-parent: 002_b revises \"001_inital\", and no migration is called that; it does not run. "
                          "Did you mean \"001_initial\"?"_s}));
    QVERIFY(!project.migrations[1].runnable);
}

void TestRevisionGraph::parentsStayInOneDatabase()
{
    TemporaryProject folder;
    folder.write(u"varve.toml"_s, "[databases.main]\nmigrations = [\"a\"]\n[databases.cache]\nmigrations = [\"b\"]\n");
    file(folder, "a/001_a");
    file(folder, "b/002_b", "-- Revises: 001_a\n");
    const auto project = loaded(folder);
    QCOMPARE(
        problems(project),
        QStringList({u"b/002_b.sql:2:4: unknown-parent: 002_b revises 001_a, which belongs to the database main; it does not run."_s}));
    QCOMPARE(project.problems[0].remedy, u"Name it under Prerequisites: a line of revisions stays in one database."_s);
}

void TestRevisionGraph::circlesThroughRevisesAreTold()
{
    TemporaryProject folder;
    file(folder, "001_a", "-- Revises: 003_c\n");
    file(folder, "002_b", "-- Prerequisites: 001_a\n");
    file(folder, "003_c", "-- Revises: 002_b\n");
    const auto project = loaded(folder);
    QCOMPARE(problems(project).value(0),
             u"001_a.sql: circular-prerequisites: Revises and Prerequisites form a circle: "
             "001_a → 003_c → 002_b → 001_a. None of these runs."_s);
    const RevisionGraph graph(project); // circles do not stop it
    QCOMPARE(graph.size(), 3);
    QVERIFY(!graph.path(0, 2).isEmpty());
}

void TestRevisionGraph::aLabelThatBeginsTwiceIsTold()
{
    TemporaryProject folder;
    file(folder, "001_a");
    file(folder, "002_b", "-- Branch: billing\n");
    file(folder, "003_c", "-- Revises: 001_a\n-- Branch: billing\n");
    const auto project = loaded(folder);
    QCOMPARE(problems(project).value(0), u"003_c.sql: duplicate-branch: The branch \"billing\" begins at 002_b and again at 003_c."_s);
}

void TestRevisionGraph::whatIsNoLabelIsTold()
{
    TemporaryProject folder;
    file(folder, "001_a", "-- Branch: head\n");
    const auto project = loaded(folder);
    QCOMPARE(
        problems(project),
        QStringList({u"001_a.sql:2:4: bad-branch: Branch: \"head\" is no label: it is one word without \"@\", \"+\" and \",\", and neither "
                     "head, heads nor base."_s}));
    QCOMPARE(project.migrations[0].branch, QString());
}

void TestRevisionGraph::severalHeadsAreTold()
{
    TemporaryProject folder;
    file(folder, "001_a");
    file(folder, "002_b");
    file(folder, "003_c", "-- Revises: 001_a\n");
    const auto project = loaded(folder);
    QCOMPARE(problems(project), QStringList({u"003_c.sql: several-heads: There are 2 heads: 002_b, 003_c."_s}));
    QCOMPARE(project.problems[0].remedy, u"Merge them with varve-cli merge -m NAME; until then say heads or BRANCH@head as the target."_s);
    QVERIFY(project.problems[0].severity == Core::Severity::Warning);
}

void TestRevisionGraph::branchesWithLabelsAreAHintOnly()
{
    TemporaryProject folder;
    file(folder, "001_a");
    file(folder, "002_b", "-- Branch: billing\n");
    const auto project = loaded(folder);
    QCOMPARE(project.problems.size(), 0); // 002_b is the only head
    file(folder, "003_c");
    QVERIFY(loaded(folder).problems.value(0).severity == Core::Severity::Hint);
}

void TestRevisionGraph::headsCountOnlyWhatIsHere()
{
    TemporaryProject folder;
    for (const char *name : {"001_a", "002_b", "003_c", "004_d"})
        file(folder, name);
    const RevisionGraph graph(loaded(folder));
    const auto counts = [](int node) { return node == 0 || node == 2; };
    QCOMPARE(graph.ids(graph.heads(u"main"_s, counts)), words("003_c"));
    QCOMPARE(graph.ids(graph.roots(u"main"_s, counts)), words("001_a"));
}

void TestRevisionGraph::pathsLeadDownToWhatIsNeeded()
{
    TemporaryProject folder;
    file(folder, "001_a");
    file(folder, "002_b");
    file(folder, "003_c", "-- Revises: base\n-- Prerequisites: 001_a\n");
    file(folder, "004_d", "-- Revises: 003_c\n");
    const RevisionGraph graph(loaded(folder));
    QCOMPARE(graph.path(3, 0), words("004_d 003_c 001_a"));
    QCOMPARE(graph.path(3, 1), QStringList());
    QCOMPARE(graph.path(1, 1), words("002_b"));
}

void TestRevisionGraph::alembicFoldersKeepTheirGraph()
{
    TemporaryProject folder;
    folder.write(u"alembic.ini"_s, "[alembic]\nscript_location = alembic\n");
    folder.write(u"alembic/env.py"_s, "\n");
    const auto revision = [&](const char *name, const char *id, const char *rest) {
        folder.write(QStringLiteral("alembic/versions/%1.py").arg(QString::fromUtf8(name)), QByteArray("revision = '") + id + "'\n" + rest);
    };
    revision("aa_first", "aa", "down_revision = None\n");
    revision("bb_left", "bb", "down_revision = 'aa'\n");
    revision("cc_right", "cc", "down_revision = 'aa'\nbranch_labels = ('right',)\n");
    revision("dd_needs", "dd", "down_revision = 'cc'\ndepends_on = 'bb'\n");
    revision("ee_lost", "ee", "down_revision = 'gone'\n");
    const auto project = loaded(folder);
    QCOMPARE(
        lines(project),
        QStringList({u"aa_first<"_s, u"bb_left<aa_first"_s, u"cc_right<aa_first right"_s, u"dd_needs<cc_right right"_s, u"ee_lost<"_s}));
    QCOMPARE(project.migrations[3].prerequisites, words("bb_left"));
    QVERIFY(problems(project).contains(
        u"alembic/versions/ee_lost.py: unknown-parent: ee_lost comes after revision gone, which is not in the folder."_s));
    QVERIFY(problems(project).contains(u"alembic/versions/ee_lost.py: several-heads: There are 3 heads: bb_left, dd_needs, ee_lost."_s));
}

void TestRevisionGraph::orderIsStableAndTopological()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 50; ++round) {
        const int count = 1 + static_cast<int>(random.bounded(60U));
        std::vector<Project::Edges::Pair> pairs;
        for (int node = 1; node < count; ++node) {
            for (quint32 more = random.bounded(3U); more > 0; --more)
                pairs.emplace_back(node, static_cast<int>(random.bounded(static_cast<quint32>(node))));
        }
        std::vector<int> rank(static_cast<size_t>(count));
        std::iota(rank.begin(), rank.end(), 0);
        const Project::Edges edges(count, pairs);
        QCOMPARE(edges.order(rank), rank); // already right: nothing moves
        std::shuffle(rank.begin(), rank.end(), random);
        const std::vector<int> order = edges.order(rank);
        QCOMPARE(order.size(), rank.size());
        std::vector<size_t> place(order.size());
        for (size_t i = 0; i < order.size(); ++i)
            place[static_cast<size_t>(order[i])] = i;
        for (const auto &[node, needed] : pairs)
            QVERIFY(place[static_cast<size_t>(needed)] < place[static_cast<size_t>(node)]);
    }
}

/// The last one goes first by its number, and then the same with a circle of all of them.
void TestRevisionGraph::aChainOfAHundredThousandNeedsNoStack()
{
    constexpr int count = 100'000;
    std::vector<Project::Edges::Pair> pairs;
    for (int node = 1; node < count; ++node)
        pairs.emplace_back(node, node - 1);
    std::vector<int> rank(count);
    std::iota(rank.rbegin(), rank.rend(), 0);
    const Project::Edges chain(count, pairs);
    const std::vector<int> order = chain.order(rank);
    QCOMPARE(order.size(), rank.size());
    QVERIFY(std::is_sorted(order.begin(), order.end()));
    QCOMPARE(chain.path(count - 1, 0, Project::Edges::Way::Needs).size(), rank.size());
    pairs.emplace_back(0, count - 1);
    const Project::Edges circle(count, pairs);
    QVERIFY(circle.order(rank).empty());
    QCOMPARE(circle.path(0, 1, Project::Edges::Way::Needs).size(), rank.size());
}

QTEST_GUILESS_MAIN(TestRevisionGraph)
#include "tst_revisiongraph.moc"
