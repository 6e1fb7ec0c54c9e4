// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "projecttest.h"

#include <models/project/graph/drawing.h>
#include <models/project/graph/merge.h>

#include <QXmlStreamReader>

using namespace Varve;
using namespace Varve::Test;
using namespace Qt::StringLiterals;

/// The graph as text, DOT and SVG, and the merge that makes one head of several.
class TestGraphDrawing : public QObject
{
    Q_OBJECT

private slots:
    void aLineIsAColumn();
    void branchesAndMergesAreJoined();
    void severalHeadsStandSideBySide();
    void marksStandForMigrations();
    void databasesAreDrawnOneByOne();
    void dotQuotesWhatItMust();
    void svgIsWellFormedAndShowsEveryMigration();
    void mergeRevisesAllHeads();
    void mergeOfOneHeadIsAnError();
    void mergeOfNoHeadIsAnError();

private:
    static void file(const TemporaryProject &folder, const char *name, const QByteArray &header = {})
    {
        folder.write(QString::fromUtf8(name) + u".sql"_s, "-- Migration: x\n" + header + "SELECT 1;\n");
    }
    static void writeBranches(const TemporaryProject &folder)
    {
        file(folder, "001_a");
        file(folder, "002_b");
        file(folder, "003_c", "-- Revises: 001_a\n-- Branch: billing\n");
        file(folder, "004_d", "-- Prerequisites: 003_c\n");
    }
    static QString text(const TemporaryProject &folder) { return Project::graphAsText(loaded(folder), {u"main"_s}); }
    static Project::NewMigration named(const QString &name)
    {
        Project::NewMigration migration;
        migration.name = name;
        migration.author = u"A"_s;
        migration.databaseName = u"main"_s;
        return migration;
    }
};

void TestGraphDrawing::aLineIsAColumn()
{
    TemporaryProject folder;
    for (const char *name : {"001_a", "002_b", "003_c"})
        file(folder, name);
    QCOMPARE(text(folder), u"●  003_c  (head)\n●  002_b\n●  001_a\n"_s);
}

void TestGraphDrawing::branchesAndMergesAreJoined()
{
    TemporaryProject folder;
    writeBranches(folder);
    file(folder, "005_merge", "-- Revises: 004_d, 003_c\n");
    QCOMPARE(text(folder),
             u"●  005_merge  (head)\n"
             "├─╮\n"
             "● │  004_d  needs 003_c\n"
             "│ ●  003_c  [billing]\n"
             "● │  002_b\n"
             "├─╯\n"
             "●  001_a\n"_s);
}

void TestGraphDrawing::severalHeadsStandSideBySide()
{
    TemporaryProject folder;
    writeBranches(folder);
    file(folder, "005_e", "-- Revises: 002_b\n-- Branch: other\n");
    QCOMPARE(text(folder),
             u"●  005_e  (head) [other]\n"
             "│ ●  004_d  (head) needs 003_c\n"
             "│ │ ●  003_c  (head) [billing]\n"
             "├─╯ │\n"
             "●   │  002_b\n"
             "├───╯\n"
             "●  001_a\n"_s);
}

void TestGraphDrawing::marksStandForMigrations()
{
    TemporaryProject folder;
    file(folder, "001_a");
    file(folder, "002_b");
    const auto mark = [](int node) { return node == 0 ? u"●"_s : u"○"_s; };
    QCOMPARE(Project::graphAsText(loaded(folder), {u"main"_s}, mark), u"○  002_b  (head)\n●  001_a\n"_s);
}

void TestGraphDrawing::databasesAreDrawnOneByOne()
{
    TemporaryProject folder;
    folder.write(u"varve.toml"_s, "[databases.main]\nmigrations = [\"a\"]\n[databases.cache]\nmigrations = [\"b\"]\n");
    file(folder, "a/001_a");
    file(folder, "b/002_b", "-- Prerequisites: 001_a\n");
    QCOMPARE(Project::graphAsText(loaded(folder), {u"main"_s, u"cache"_s}),
             u"main\n\n●  001_a  (head)\n\ncache\n\n●  002_b  (head) needs 001_a\n"_s);
}

void TestGraphDrawing::dotQuotesWhatItMust()
{
    TemporaryProject folder;
    writeBranches(folder);
    Project::Project project = loaded(folder);
    project.name = u"a \"b\" \\ c"_s;
    const QString dot = Project::graphAsDot(project, {u"main"_s});
    QVERIFY(dot.startsWith(u"digraph \"a \\\"b\\\" \\\\ c\" {\n"_s));
    QVERIFY(dot.contains(u"    \"003_c\" -> \"001_a\";\n"_s));
    QVERIFY(dot.contains(u"    \"004_d\" -> \"002_b\";\n    \"004_d\" -> \"003_c\" [style=dashed, constraint=false];\n"_s));
    QVERIFY(dot.endsWith(u"}\n"_s));
}

void TestGraphDrawing::svgIsWellFormedAndShowsEveryMigration()
{
    TemporaryProject folder;
    writeBranches(folder);
    Project::Project project = loaded(folder);
    project.name = u"<&>"_s;
    QXmlStreamReader xml(Project::graphAsSvg(project, {u"main"_s}));
    QStringList texts;
    int circles = 0;
    int paths = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"text" || xml.name() == u"title")
            texts += xml.readElementText();
        circles += xml.name() == u"circle" ? 1 : 0;
        paths += xml.name() == u"path" ? 1 : 0;
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(texts,
             QStringList({u"<&>"_s, u"004_d"_s, u"(head) needs 003_c"_s, u"003_c"_s, u"(head) [billing]"_s, u"002_b"_s, u"001_a"_s}));
    QCOMPARE(circles, 4);
    QCOMPARE(paths, 3);
}

void TestGraphDrawing::mergeRevisesAllHeads()
{
    TemporaryProject folder;
    writeBranches(folder);
    const auto path = Project::createMerge(loaded(folder), {}, named(u"merge billing"_s));
    QVERIFY2(path, qPrintable(path ? QString() : path.error().toString()));
    QVERIFY(path->endsWith(u"/005_merge_billing.sql"_s));
    QVERIFY(folder.read(u"005_merge_billing.sql"_s).contains("\n-- Revises: 003_c, 004_d\n"));
    const Project::Project project = loaded(folder);
    QCOMPARE(project.migration(u"005_merge_billing"_s)->parents, words("003_c 004_d"));
    QCOMPARE(problems(project), QStringList());
}

void TestGraphDrawing::mergeOfOneHeadIsAnError()
{
    TemporaryProject folder;
    file(folder, "001_a");
    const auto path = Project::createMerge(loaded(folder), {}, named(u"m"_s));
    QVERIFY(!path);
    QCOMPARE(path.error().message, u"There is nothing to merge: 001_a is the only one."_s);
}

void TestGraphDrawing::mergeOfNoHeadIsAnError()
{
    TemporaryProject folder;
    writeBranches(folder);
    const auto path = Project::createMerge(loaded(folder), {u"001"_s, u"004"_s}, named(u"m"_s));
    QVERIFY(!path);
    QCOMPARE(path.error().message, u"001_a is no head of the database main; its heads are 003_c, 004_d."_s);
}

QTEST_GUILESS_MAIN(TestGraphDrawing)
#include "tst_graphdrawing.moc"
