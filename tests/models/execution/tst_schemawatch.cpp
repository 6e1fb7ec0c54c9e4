// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/catalog/introspector.h>
#include <models/execution/rehearsal/schemawatch.h>
#include <tests/support/mariadbserver.h>
#include <tests/support/postgresserver.h>
#include <tests/support/workplace.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::MariaDbServer;
using Test::PostgresServer;
using Test::Workplace;

/// What is read step by step is what is read at once.
class SchemaWatchTest final : public QObject
{
    Q_OBJECT

private slots:
    void everyChangeIsSeen_data();
    void everyChangeIsSeen();
    void attachedFilesAreWatched();
    void everyEngineIsRead_data();
    void everyEngineIsRead();
    void statesTellWhatChanged();
    void ownTablesAreLeftOut();

private:
    static Catalog::Snapshot whole(Database::Connection &connection)
    {
        const auto all = Catalog::introspect(connection);
        if (!all)
            qFatal("%s", qPrintable(all.error().toString()));
        return *all;
    }
    static SchemaState look(SchemaWatch &watch)
    {
        const auto state = watch.look();
        if (!state)
            qFatal("%s", qPrintable(state.error().toString()));
        return *state;
    }
    static void execute(Database::Connection &connection, const QByteArray &statement)
    {
        if (const auto done = connection.execute(statement); !done)
            qFatal("%s", qPrintable(done.error().toString()));
    }
};

void SchemaWatchTest::everyChangeIsSeen_data()
{
    QTest::addColumn<QByteArrayList>("statements");
    QTest::newRow("a new table and index") << QByteArrayList{"CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT UNIQUE)",
                                                             "CREATE INDEX t_n ON t (n)"};
    QTest::newRow("a dropped index") << QByteArrayList{"DROP INDEX b_a"};
    QTest::newRow("a dropped table") << QByteArrayList{"DROP VIEW v", "DROP TABLE b"};
    QTest::newRow("a column more and less") << QByteArrayList{"ALTER TABLE a ADD COLUMN x TEXT DEFAULT 'x'", "ALTER TABLE a DROP COLUMN x"};
    QTest::newRow("a renamed column that a foreign key and a view name") << QByteArrayList{"ALTER TABLE a RENAME COLUMN id TO number"};
    QTest::newRow("a renamed table that others name") << QByteArrayList{"ALTER TABLE a RENAME TO c"};
    QTest::newRow("a table made anew") << QByteArrayList{"DROP TABLE b", "CREATE TABLE b (id TEXT)"};
    QTest::newRow("a trigger") << QByteArrayList{"CREATE TRIGGER r AFTER INSERT ON a BEGIN DELETE FROM b; END", "DROP TRIGGER r"};
    QTest::newRow("a virtual table") << QByteArrayList{"CREATE VIRTUAL TABLE f USING fts5(body)", "DROP TABLE f"};
    QTest::newRow("a table with a quote in its name") << QByteArrayList{"CREATE TABLE \"it's\" (id INTEGER)", "DROP TABLE \"it's\""};
    QTest::newRow("rows alone") << QByteArrayList{"INSERT INTO a VALUES (1)"};
    QTest::newRow("a vacuum") << QByteArrayList{"VACUUM"};
    QTest::newRow("a temporary table") << QByteArrayList{"CREATE TEMPORARY TABLE t (id INTEGER)"};
}

void SchemaWatchTest::everyChangeIsSeen()
{
    QFETCH(QByteArrayList, statements);
    Workplace place;
    Database::Connection &connection = place.connection();
    execute(connection, "CREATE TABLE a (id INTEGER PRIMARY KEY)");
    execute(connection, "CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a (id))");
    execute(connection, "CREATE INDEX b_a ON b (a)");
    execute(connection, "CREATE VIEW v AS SELECT a.id, b.a FROM a JOIN b ON b.a = a.id");
    SchemaWatch watch(connection, {});
    QCOMPARE(look(watch).snapshot().objects, whole(connection).objects);
    for (const QByteArray &statement : std::as_const(statements)) {
        execute(connection, statement);
        QCOMPARE(look(watch).snapshot().objects, whole(connection).objects);
    }
    QCOMPARE(watch.lookAtAll()->snapshot().objects, whole(connection).objects);
}

void SchemaWatchTest::attachedFilesAreWatched()
{
    Workplace place;
    Database::Connection &connection = place.connection();
    execute(connection, "ATTACH '" + place.files.path(u"other.sqlite"_s).toUtf8() + "' AS other");
    SchemaWatch watch(connection, {});
    QVERIFY(look(watch).snapshot().objects.isEmpty());
    execute(connection, "CREATE TABLE other.t (id INTEGER)");
    execute(connection, "CREATE TABLE t (name TEXT)");
    const SchemaState both = look(watch);
    QCOMPARE(both.snapshot().objects, whole(connection).objects);
    execute(connection, "DROP TABLE other.t");
    const SchemaState one = look(watch);
    QCOMPARE(one.snapshot().objects, whole(connection).objects);
    QCOMPARE(schemaChanges(both, one).removed, QStringList{u"table other.t"_s});
}

void SchemaWatchTest::everyEngineIsRead_data()
{
    QTest::addColumn<QString>("engineName");
    QTest::newRow("PostgreSQL") << u"postgresql"_s;
    QTest::newRow("MariaDB") << u"mariadb"_s;
}

void SchemaWatchTest::everyEngineIsRead()
{
    QFETCH(QString, engineName);
    std::unique_ptr<Workplace> place;
    if (engineName == u"postgresql"_s) {
        VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
        place = std::make_unique<Workplace>(PostgresServer::instance().createDatabase());
    } else {
        VARVE_NEEDS_MARIADB(MariaDbServer::instance());
        place = std::make_unique<Workplace>(MariaDbServer::instance().profile(MariaDbServer::instance().createDatabase()));
    }
    SchemaWatch watch(place->connection(), {});
    QVERIFY(look(watch).snapshot().objects.isEmpty());
    for (const QByteArray statement : {"CREATE TABLE a (id integer PRIMARY KEY, n varchar(10) UNIQUE)", "CREATE VIEW v AS SELECT id FROM a",
                                       "ALTER TABLE a ADD COLUMN x integer DEFAULT 3", "DROP VIEW v"}) {
        execute(place->connection(), statement);
        QCOMPARE(look(watch).snapshot().objects, whole(place->connection()).objects);
    }
}

void SchemaWatchTest::statesTellWhatChanged()
{
    Workplace place;
    Database::Connection &connection = place.connection();
    SchemaWatch watch(connection, {});
    const SchemaState empty = look(watch);
    execute(connection, "CREATE TABLE a (id INTEGER, n TEXT)");
    const SchemaState first = look(watch);
    execute(connection, "ALTER TABLE a DROP COLUMN n");
    execute(connection, "CREATE TABLE b (id INTEGER)");
    const SchemaState second = look(watch);
    QCOMPARE(schemaChanges(empty, first), (SchemaChanges{.added = {u"table main.a"_s}, .removed = {}, .changed = {}}));
    QCOMPARE(schemaChanges(first, second), (SchemaChanges{.added = {u"table main.b"_s}, .removed = {u"column main.a.n"_s}, .changed = {}}));
    QVERIFY(schemaChanges(second, second).isEmpty());
    QCOMPARE(second.counts(), (QList<ObjectCount>{{.kind = Catalog::ObjectKind::Table, .count = 2}}));
    QStringList names;
    for (const PartChange &change : partChanges(first, second))
        names += change.name + (change.after ? (change.before ? u" changed"_s : u" new"_s) : u" gone"_s);
    QCOMPARE(names, (QStringList{u"column main.a.n gone"_s, u"column main.b.id new"_s, u"table main.b new"_s}));
}

void SchemaWatchTest::ownTablesAreLeftOut()
{
    Workplace place;
    SchemaWatch watch(place.connection(), {u"mine"_s});
    QVERIFY(look(watch).snapshot().objects.isEmpty());
    execute(place.connection(), "CREATE TABLE mine (id INTEGER)");
    execute(place.connection(), "CREATE TABLE migration_history (id INTEGER)");
    QVERIFY(look(watch).snapshot().objects.isEmpty());
}

QTEST_GUILESS_MAIN(SchemaWatchTest)
#include "tst_schemawatch.moc"
