// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/catalog/introspector.h>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Varve;
using namespace Varve::Catalog;
using Varve::Database::Connection;

namespace {

QStringList lines(const Snapshot &snapshot)
{
    QStringList all;
    for (const SchemaObject &object : snapshot.objects) {
        const QString position = object.position > 0 ? u" #%1"_s.arg(object.position) : QString();
        all += QString(code(object.kind) + u' ' + object.path() + position + u": "_s + object.definition);
    }
    return all;
}

} // namespace

class TestSqliteIntrospector final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void readsEveryKind();
    void readsAnEmptyDatabase();
    void spellingMakesNoDifference_data();
    void spellingMakesNoDifference();
    void unnamedConstraintsHaveStableNames();
    void readsAttachedFiles();
    void readsOnlyTheSchemasAskedFor();
    void leavesOutVarvesOwnTables();
    void readsVirtualTablesWithoutTheirContent();
    void readsHostileNames();
    void readsAViewThatIsBroken();
    void usesAnOpenTransactionAndLeavesItOpen();
    void writesATableAsAPersonWould();
    void readsManyTablesInFewQueries();

private:
    void run(const QList<QByteArray> &statements);
    Snapshot read(const IntrospectOptions &options = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Connection> m_connection;
};

void TestSqliteIntrospector::init()
{
    m_connection.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    Database::ConnectionProfile profile;
    profile.database = m_folder->filePath(u"main.sqlite"_s);
    profile.attachments = {{u"erp-demo"_s, m_folder->filePath(u"attached.sqlite"_s)}};
    auto opened = Connection::open(profile, {});
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().toString()));
    m_connection = std::move(*opened);
}

void TestSqliteIntrospector::run(const QList<QByteArray> &statements)
{
    for (const QByteArray &statement : statements) {
        const auto done = m_connection->execute(statement);
        QVERIFY2(done, done ? "" : qPrintable(QString::fromUtf8(statement) + u'\n' + done.error().toString()));
    }
}

Snapshot TestSqliteIntrospector::read(const IntrospectOptions &options)
{
    const auto snapshot = introspect(*m_connection, options);
    if (!snapshot)
        qFatal("%s", qPrintable(snapshot.error().toString()));
    return *snapshot;
}

void TestSqliteIntrospector::readsEveryKind()
{
    run({
        "CREATE TABLE models (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR ( 40 ) NOT NULL UNIQUE ON CONFLICT IGNORE COLLATE nocase)",
        "CREATE TABLE predictions (id integer NOT NULL, model_id INTEGER NOT NULL REFERENCES models ON DELETE CASCADE, "
        "score REAL DEFAULT -1.5 CONSTRAINT score_range CHECK (score BETWEEN -2 AND 1), "
        "twice REAL GENERATED ALWAYS AS (score * 2) STORED, made TEXT DEFAULT (datetime('now')), note AS (upper(made)), "
        "CONSTRAINT predictions_pkey PRIMARY KEY (id, model_id), CONSTRAINT one_each UNIQUE (model_id, score), "
        "CONSTRAINT to_self FOREIGN KEY (id, model_id) REFERENCES predictions (id, model_id) ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED"
        ") WITHOUT ROWID",
        "CREATE TABLE strict_one (x INT) STRICT",
        "CREATE UNIQUE INDEX ix_score ON predictions (score DESC, lower(made)) WHERE score > 0",
        "CREATE VIEW risk (id, s) AS SELECT p.id, p.score FROM predictions p LEFT JOIN models m ON m.id = p.model_id ORDER BY 1",
        "CREATE TRIGGER touched AFTER UPDATE ON models WHEN new.name <> '' BEGIN UPDATE models SET name = 'a;b' WHERE id = 1; SELECT 1; END",
    });
    const Snapshot snapshot = read();
    QCOMPARE(snapshot.dialect, u"sqlite"_s);
    const QStringList expected{
        u"table main.models: "_s,
        u"table main.predictions: WITHOUT ROWID"_s,
        u"table main.strict_one: STRICT"_s,
        u"view main.risk: (id, s) AS\nSELECT p.id, p.score\nFROM predictions p\nLEFT JOIN models m ON m.id = p.model_id\nORDER BY 1"_s,
        u"column main.models.id #1: INTEGER"_s,
        u"column main.models.name #2: VARCHAR(40) COLLATE NOCASE NOT NULL"_s,
        u"primary-key main.models.(id): PRIMARY KEY (id) AUTOINCREMENT"_s,
        u"unique-key main.models.(name): UNIQUE (name) ON CONFLICT IGNORE"_s,
        u"trigger main.models.touched: CREATE TRIGGER touched AFTER UPDATE ON models WHEN new.name <> ''\nBEGIN\n"
        "UPDATE models SET name = 'a;b'\nWHERE id = 1;\nSELECT 1;\nEND"_s,
        u"index main.predictions.ix_score: UNIQUE (score DESC, lower(made))\nWHERE score > 0"_s,
        u"column main.predictions.id #1: INTEGER NOT NULL"_s,
        u"column main.predictions.model_id #2: INTEGER NOT NULL"_s,
        u"column main.predictions.score #3: REAL DEFAULT -1.5"_s,
        u"column main.predictions.twice #4: REAL GENERATED ALWAYS AS (score * 2) STORED"_s,
        u"column main.predictions.made #5: TEXT DEFAULT (datetime('now'))"_s,
        u"column main.predictions.note #6: GENERATED ALWAYS AS (upper(made)) VIRTUAL"_s,
        u"primary-key main.predictions.predictions_pkey: PRIMARY KEY (id, model_id)"_s,
        u"unique-key main.predictions.one_each: UNIQUE (model_id, score)"_s,
        u"foreign-key main.predictions.(model_id): FOREIGN KEY (model_id) REFERENCES models ON DELETE CASCADE"_s,
        u"foreign-key main.predictions.to_self: FOREIGN KEY (id, model_id) REFERENCES predictions(id, model_id) ON UPDATE SET NULL "
        "DEFERRABLE INITIALLY DEFERRED"_s,
        u"check main.predictions.score_range: CHECK (score BETWEEN -2 AND 1)"_s,
        u"column main.strict_one.x #1: INT"_s,
    };
    const QStringList got = lines(snapshot);
    for (int i = 0; i < std::max(got.size(), expected.size()); ++i)
        QCOMPARE(got.value(i), expected.value(i));
}

void TestSqliteIntrospector::readsAnEmptyDatabase()
{
    QVERIFY(read().objects.isEmpty());
}

void TestSqliteIntrospector::spellingMakesNoDifference_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::newRow("blanks, case and comments of a table")
        << QByteArray("CREATE TABLE t (id integer primary key, a varchar(5) not null default 'X  y', check (a <> ''))")
        << QByteArray(
               "create table if not exists main.t -- the table\n(\"id\" INTEGER PRIMARY KEY,/* a */ a VARCHAR( 5 )  NOT NULL\nDEFAULT 'X  y', CHECK(a<>''))");
    QTest::newRow("blanks, case and quotes of a view")
        << QByteArray("CREATE VIEW t AS SELECT [a], count(*) FROM `b` WHERE a IN (1, 2) AND x = -1")
        << QByteArray("create view t as select a ,count ( * )\nfrom \"b\" where a in(1,2) and x=-1");
    QTest::newRow("an index") << QByteArray("CREATE INDEX i ON base (a DESC, b) WHERE a IS NOT NULL")
                              << QByteArray("create index if not exists main.i on base(a desc,b)where a is not null");
}

void TestSqliteIntrospector::spellingMakesNoDifference()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    run({"CREATE TABLE base (a, b)", first});
    const Snapshot before = read();
    init();
    run({"CREATE TABLE base (a, b)", second});
    QCOMPARE(lines(read()), lines(before));
    QCOMPARE(read(), before);
    QVERIFY(before.objects.size() > 3);
}

void TestSqliteIntrospector::unnamedConstraintsHaveStableNames()
{
    run({"CREATE TABLE a (x INT REFERENCES b(p) REFERENCES c(q), y INT, CHECK (x > y), CHECK (y > 0), CHECK (y > 0), UNIQUE (x, y), UNIQUE (y))"});
    QStringList names;
    for (const SchemaObject &object : read().objects) {
        if (object.isUnnamed())
            names += QString(code(object.kind) + u' ' + object.name);
    }
    QCOMPARE(names,
             (QStringList{u"unique-key (x, y)"_s, u"unique-key (y)"_s, u"foreign-key (x)"_s, u"foreign-key (x) 2"_s, u"check (x > y)"_s,
                          u"check (y > 0)"_s}));
}

void TestSqliteIntrospector::readsAttachedFiles()
{
    run({"CREATE TABLE t (a INT UNIQUE)", "CREATE TABLE \"erp-demo\".t (b TEXT REFERENCES u, c INT UNIQUE)"});
    QCOMPARE(lines(read()),
             (QStringList{
                 u"table erp-demo.t: "_s,
                 u"column erp-demo.t.b #1: TEXT"_s,
                 u"column erp-demo.t.c #2: INT"_s,
                 u"unique-key erp-demo.t.(c): UNIQUE (c)"_s,
                 u"foreign-key erp-demo.t.(b): FOREIGN KEY (b) REFERENCES u"_s,
                 u"table main.t: "_s,
                 u"column main.t.a #1: INT"_s,
                 u"unique-key main.t.(a): UNIQUE (a)"_s,
             }));
}

void TestSqliteIntrospector::readsOnlyTheSchemasAskedFor()
{
    run({"CREATE TABLE t (a)", "CREATE TABLE \"erp-demo\".u (b)"});
    QCOMPARE(lines(read({.excludedTables = {}, .schemas = {u"erp-demo"_s}})),
             (QStringList{u"table erp-demo.u: "_s, u"column erp-demo.u.b #1: "_s}));
}

void TestSqliteIntrospector::leavesOutVarvesOwnTables()
{
    run({"CREATE TABLE migration_history (id INTEGER PRIMARY KEY AUTOINCREMENT)", "CREATE TABLE schema_versions (a)",
         "CREATE TABLE migration_runs (a)", "CREATE TABLE migration_journal (a)", "CREATE TABLE \"erp-demo\".my_history (a, b UNIQUE)",
         "CREATE INDEX own ON migration_runs (a)", "CREATE TABLE mine (a)"});
    QCOMPARE(lines(read({.excludedTables = {u"my_history"_s}, .schemas = {}})),
             (QStringList{u"table main.mine: "_s, u"column main.mine.a #1: "_s}));
}

void TestSqliteIntrospector::readsVirtualTablesWithoutTheirContent()
{
    run({"CREATE VIRTUAL TABLE search USING fts5(title,  body)"});
    QCOMPARE(lines(read()), QStringList{u"table main.search: VIRTUAL USING fts5(title, body)"_s});
    QCOMPARE(read().definitionText(u"main"_s, u"search"_s), u"CREATE VIRTUAL TABLE main.search USING fts5(title, body);"_s);
}

void TestSqliteIntrospector::readsHostileNames()
{
    run({"CREATE TABLE \"a.b\"\"; DROP TABLE x; --\n'\" (\"c d\" INT, \"order\" TEXT, [e f] INT, UNIQUE (\"c d\"))",
         "CREATE INDEX \"i ON x\" ON \"a.b\"\"; DROP TABLE x; --\n'\" (\"order\")", "CREATE VIEW \"\" AS SELECT 1"});
    const QString table = u"\"a.b\"\"; DROP TABLE x; --\n'\""_s;
    QCOMPARE(lines(read()),
             (QStringList{
                 QString(u"table main."_s + table + u": "_s),
                 u"view main.\"\": AS\nSELECT 1"_s,
                 QString(u"index main."_s + table + u".\"i ON x\": (\"order\")"_s),
                 QString(u"column main."_s + table + u".\"c d\" #1: INT"_s),
                 QString(u"column main."_s + table + u".order #2: TEXT"_s),
                 QString(u"column main."_s + table + u".\"e f\" #3: INT"_s),
                 QString(u"unique-key main."_s + table + u".(\"c d\"): UNIQUE (\"c d\")"_s),
             }));
}

void TestSqliteIntrospector::readsAViewThatIsBroken()
{
    run({"CREATE VIEW broken AS SELECT a FROM nowhere", "CREATE TABLE t (a)"});
    QCOMPARE(lines(read()),
             (QStringList{u"table main.t: "_s, u"view main.broken: AS\nSELECT a\nFROM nowhere"_s, u"column main.t.a #1: "_s}));
}

void TestSqliteIntrospector::usesAnOpenTransactionAndLeavesItOpen()
{
    QVERIFY(m_connection->begin());
    run({"CREATE TABLE t (a)"});
    QCOMPARE(read().objects.size(), 2);
    QVERIFY(m_connection->inTransaction());
    QVERIFY(m_connection->rollback());
    QVERIFY(read().objects.isEmpty());
    QVERIFY(!m_connection->inTransaction());
}

void TestSqliteIntrospector::writesATableAsAPersonWould()
{
    run({"CREATE TABLE runs (id INTEGER PRIMARY KEY, name TEXT NOT NULL, CONSTRAINT short CHECK (length(name) < 9)) WITHOUT ROWID",
         "CREATE INDEX runs_name ON runs (name)", "CREATE VIEW names AS SELECT name FROM runs"});
    QCOMPARE(read().definitionText(u"main"_s, u"runs"_s), uR"(CREATE TABLE main.runs (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT short CHECK (length(name) < 9)
) WITHOUT ROWID;

CREATE INDEX runs_name ON main.runs (name);)"_s);
    QCOMPARE(read().definitionText(u"main"_s, u"names"_s), u"CREATE VIEW main.names AS\nSELECT name\nFROM runs;"_s);
    QCOMPARE(read().definitionText(u"main"_s, u"nothing"_s), QString());
}

void TestSqliteIntrospector::readsManyTablesInFewQueries()
{
    QVERIFY(m_connection->begin());
    for (int i = 0; i < 2000; ++i)
        run({"CREATE TABLE t" + QByteArray::number(i)
             + " (id INTEGER PRIMARY KEY, a TEXT NOT NULL UNIQUE, b INT REFERENCES t0, CHECK (b > 0))"});
    QVERIFY(m_connection->commit());
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(read().objects.size(), 2000 * 8);
    // 0.2 s where this was written; a query per table and kind would not be noticed here, something quadratic would.
    QVERIFY2(timer.elapsed() < 10000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestSqliteIntrospector)
#include "tst_sqliteintrospector.moc"
