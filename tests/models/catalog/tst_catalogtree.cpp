// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/catalog/catalogtreemodel.h>

#include <tests/support/postgresserver.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Varve;
using namespace Varve::Catalog;
using Varve::Database::Connection;
using Varve::Database::Session;

namespace {

/// Reads everything below \a parent: "  Group Tables [2] a/b" for each node.
QStringList walk(Connection &connection, const TreeNode &parent, const QString &indent = {})
{
    const auto children = readChildren(connection, parent);
    if (!children)
        return {children.error().toString()};
    QStringList all;
    for (const TreeNode &node : *children) {
        const QString detail = node.detail.isEmpty() ? QString() : QString(u" ["_s + node.detail + u']');
        all += indent + node.name + detail;
        if (node.hasChildren)
            all += walk(connection, node, indent + u' ');
    }
    return all;
}

std::unique_ptr<Connection> connectTo(const Database::ConnectionProfile &profile)
{
    auto opened = Connection::open(profile, profile.password.given);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().toString()));
    return std::move(*opened);
}

void run(Connection &connection, const QList<QByteArray> &statements)
{
    for (const QByteArray &statement : statements) {
        if (const auto done = connection.execute(statement); !done)
            qFatal("%s", qPrintable(done.error().toString()));
    }
}

} // namespace

class TestCatalogTree final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void readsSqliteLevelByLevel();
    void readsPostgresLevelByLevel();
    void pathsLeadFromTheCatalogDown();
    void modelReadsOnlyWhatIsOpened();
    void modelTellsWhyALevelCannotBeReadAndTriesAgain();
    void modelTellsWhyThereIsNoSession();
    void modelShowsAnEmptyLevel();
    void modelDropsAnswersThatAreNoLongerAskedFor();

private:
    QModelIndex opened(CatalogTreeModel &model, const QModelIndex &index);

    std::unique_ptr<QTemporaryDir> m_folder;
    Database::ConnectionProfile m_profile;
};

void TestCatalogTree::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_profile = {};
    m_profile.database = m_folder->filePath(u"mhras.sqlite"_s);
}

void TestCatalogTree::readsSqliteLevelByLevel()
{
    m_profile.attachments = {{u"erp-demo"_s, m_folder->filePath(u"erp.sqlite"_s)}};
    const auto connection = connectTo(m_profile);
    run(*connection,
        {"CREATE TABLE predictions (id INTEGER PRIMARY KEY, risk_score REAL UNIQUE, d AS (id * 2))",
         "CREATE TABLE \"a.b\"\"\n'\" (\"c d\" TEXT)", "CREATE INDEX by_score ON predictions (risk_score, lower(id))",
         "CREATE VIEW risk AS SELECT id FROM predictions", "CREATE VIRTUAL TABLE search USING fts5(body)",
         "CREATE TABLE \"erp-demo\".t (x)"});
    QCOMPARE(walk(*connection, {}),
             (QStringList{
                 u"mhras.sqlite"_s,
                 u" main"_s,
                 u"  Tables [3]"_s,
                 u"   a.b\"\n'"_s,
                 u"    c d [TEXT]"_s,
                 u"   predictions"_s,
                 u"    id [INTEGER]"_s,
                 u"    risk_score [REAL]"_s,
                 u"    d"_s,
                 u"    by_score [(risk_score, …)]"_s,
                 u"   search [virtual]"_s,
                 u"    body"_s,
                 u"  Views [1]"_s,
                 u"   risk"_s,
                 u"    id [INTEGER]"_s,
                 u"  Indexes [1]"_s,
                 u"   by_score [predictions]"_s,
                 u" erp-demo [erp.sqlite]"_s,
                 u"  Tables [1]"_s,
                 u"   t"_s,
                 u"    x"_s,
             }));
}

void TestCatalogTree::readsPostgresLevelByLevel()
{
    VARVE_NEEDS_POSTGRESQL(Test::PostgresServer::instance());
    const auto profile = Test::PostgresServer::instance().createDatabase();
    const auto connection = connectTo(profile);
    run(*connection,
        {"CREATE SCHEMA \"a.b\"\";\n'\"", "CREATE TABLE \"a.b\"\";\n'\".\"t ?\" (\"c d\" text)",
         "CREATE TABLE predictions (id serial PRIMARY KEY, risk_score numeric(4,3), old int)", "ALTER TABLE predictions DROP COLUMN old",
         "CREATE INDEX by_score ON predictions (risk_score, lower('x'))", "CREATE VIEW risk AS SELECT id FROM predictions",
         "CREATE MATERIALIZED VIEW m AS SELECT 1 AS one", "CREATE TABLE p (at date) PARTITION BY LIST (at)"});
    QCOMPARE(walk(*connection, {}),
             (QStringList{
                 profile.database,
                 u" a.b\";\n'"_s,
                 u"  Tables [1]"_s,
                 u"   t ?"_s,
                 u"    c d [text]"_s,
                 u" public"_s,
                 u"  Tables [2]"_s,
                 u"   p [partitioned]"_s,
                 u"    at [date]"_s,
                 u"   predictions"_s,
                 u"    id [integer]"_s,
                 u"    risk_score [numeric(4,3)]"_s,
                 u"    by_score [(risk_score, lower('x'::text))]"_s,
                 u"    predictions_pkey [(id)]"_s,
                 u"  Views [2]"_s,
                 u"   m [materialized]"_s,
                 u"    one [integer]"_s,
                 u"   risk"_s,
                 u"    id [integer]"_s,
                 u"  Indexes [2]"_s,
                 u"   by_score [predictions]"_s,
                 u"   predictions_pkey [predictions]"_s,
                 u"  Sequences [1]"_s,
                 u"   predictions_id_seq"_s,
             }));
}

void TestCatalogTree::pathsLeadFromTheCatalogDown()
{
    const auto connection = connectTo(m_profile);
    run(*connection, {"CREATE TABLE t (x)", "CREATE INDEX i ON t (x)"});
    TreeNode node;
    for (int level = 0; level < 5; ++level)
        node = readChildren(*connection, node)->constFirst();
    QCOMPARE(node.kind, NodeKind::Column);
    QCOMPARE(node.path, (QStringList{u"mhras.sqlite"_s, u"main"_s, u"t"_s, u"x"_s}));
    QVERIFY(!node.hasChildren);
    QVERIFY(readChildren(*connection, node)->isEmpty());
}

/// Fetches what is below \a index and waits for it; gives the first child.
QModelIndex TestCatalogTree::opened(CatalogTreeModel &model, const QModelIndex &index)
{
    QSignalSpy read(&model, &CatalogTreeModel::levelRead);
    model.fetchMore(index);
    if (!read.wait(5000))
        return {};
    return model.index(0, 0, index);
}

void TestCatalogTree::modelReadsOnlyWhatIsOpened()
{
    run(*connectTo(m_profile), {"CREATE TABLE t (x INT)"});
    CatalogTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false); // it would read everything
    model.setRoots({{u"dev"_s, u"SQLite"_s, u"#1E7A4C"_s, std::make_shared<Session>(m_profile), {}}});

    const QModelIndex root = model.index(0, 0);
    QCOMPARE(root.data().toString(), u"dev"_s);
    QCOMPARE(root.data(CatalogTreeModel::DetailRole).toString(), u"SQLite"_s);
    QVERIFY(model.hasChildren(root));
    QVERIFY(model.canFetchMore(root));
    QCOMPARE(model.rowCount(root), 0);

    model.fetchMore(root);
    QVERIFY(!model.canFetchMore(root));
    QCOMPARE(model.rowCount(root), 1);
    QCOMPARE(model.index(0, 0, root).data().toString(), u"reading…"_s);
    QCOMPARE(model.index(0, 0, root).data(CatalogTreeModel::RowRole).toInt(), int(CatalogTreeModel::RowKind::Reading));
    QTRY_COMPARE(model.index(0, 0, root).data().toString(), u"mhras.sqlite"_s);

    const QModelIndex schema = opened(model, model.index(0, 0, root));
    const QModelIndex group = opened(model, schema);
    QCOMPARE(group.data().toString(), u"Tables"_s);
    QCOMPARE(group.data(Qt::AccessibleTextRole).toString(), u"Tables, 1"_s);
    const QModelIndex table = opened(model, group);
    const QModelIndex column = opened(model, table);
    QCOMPARE(column.data().toString(), u"x"_s);
    QCOMPARE(column.data(CatalogTreeModel::DetailRole).toString(), u"INT"_s);
    QCOMPARE(column.data(CatalogTreeModel::KindRole).toInt(), int(NodeKind::Column));
    QCOMPARE(column.data(CatalogTreeModel::PathRole).toStringList(), (QStringList{u"mhras.sqlite"_s, u"main"_s, u"t"_s, u"x"_s}));
    QCOMPARE(column.data(CatalogTreeModel::ColorKeyRole).toString(), u"#1E7A4C"_s);
    QVERIFY(!model.hasChildren(column));
    QVERIFY(model.node(column).has_value());
    QCOMPARE(model.parent(column), table);
}

void TestCatalogTree::modelTellsWhyALevelCannotBeReadAndTriesAgain()
{
    m_profile.access = Database::Access::ReadOnly;
    CatalogTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false); // it would read everything
    model.setRoots({{u"dev"_s, u"SQLite"_s, {}, std::make_shared<Session>(m_profile), {}}});
    const QModelIndex root = model.index(0, 0);
    const QModelIndex error = opened(model, root);
    QCOMPARE(error.data(CatalogTreeModel::RowRole).toInt(), int(CatalogTreeModel::RowKind::Error));
    const QString message = u"There is no SQLite file %1, and read-only access creates none."_s.arg(m_profile.database);
    QCOMPARE(error.data().toString(), message);
    QVERIFY(error.data(CatalogTreeModel::ErrorRole).toString().startsWith(message));
    QVERIFY(!model.node(error).has_value());

    auto writable = m_profile;
    writable.access = Database::Access::ReadWrite;
    run(*connectTo(writable), {"CREATE TABLE t (x INT)"});
    model.retry(error);
    QTRY_COMPARE(model.index(0, 0, root).data().toString(), u"mhras.sqlite"_s);
}

void TestCatalogTree::modelTellsWhyThereIsNoSession()
{
    CatalogTreeModel model;
    model.setRoots({{u"dev"_s, {}, {}, nullptr, u"The environment dev has no connection."_s}});
    model.fetchMore(model.index(0, 0));
    QCOMPARE(model.index(0, 0, model.index(0, 0)).data().toString(), u"The environment dev has no connection."_s);
}

void TestCatalogTree::modelShowsAnEmptyLevel()
{
    CatalogTreeModel model;
    model.setRoots({{u"dev"_s, {}, {}, std::make_shared<Session>(m_profile), {}}});
    const QModelIndex schema = opened(model, opened(model, model.index(0, 0)));
    const QModelIndex empty = opened(model, schema);
    QCOMPARE(empty.data().toString(), u"nothing here"_s);
    QCOMPARE(empty.data(CatalogTreeModel::RowRole).toInt(), int(CatalogTreeModel::RowKind::Empty));
}

void TestCatalogTree::modelDropsAnswersThatAreNoLongerAskedFor()
{
    const auto session = std::make_shared<Session>(m_profile);
    CatalogTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false); // it would read everything
    model.setRoots({{u"dev"_s, {}, {}, session, {}}});
    model.fetchMore(model.index(0, 0));
    model.setRoots({{u"test"_s, {}, {}, session, {}}});
    const QModelIndex catalog = opened(model, model.index(0, 0));
    QCOMPARE(catalog.data().toString(), u"mhras.sqlite"_s);
    QCOMPARE(model.rowCount(model.index(0, 0)), 1);
}

QTEST_GUILESS_MAIN(TestCatalogTree)
#include "tst_catalogtree.moc"
