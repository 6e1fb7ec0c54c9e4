// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/planner/planner.h>
#include <models/execution/rehearsal/createdobjects.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Database::Engine;

/// What a step's statements say must be there in the end.
class CreatedObjectsTest final : public QObject
{
    Q_OBJECT

private slots:
    void aDropTakesOnlyWhatItCan_data();
    void aDropTakesOnlyWhatItCan();
};

void CreatedObjectsTest::aDropTakesOnlyWhatItCan_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QStringList>("left");
    const auto row = [](const char *title, const QByteArray &after, const QStringList &left, Engine engine = Engine::PostgreSql) {
        QTest::newRow(title) << engine << after << left;
    };
    const QString a = u"table a"_s;
    const QString b = u"table s.b"_s;
    const QString index = u"index a_id"_s;
    const QString other = u"index b_id"_s;
    const QString view = u"view v"_s;
    const QStringList all{a, b, index, other, view};
    row("a function", "DROP FUNCTION IF EXISTS f()", all);
    row("a function with what uses it", "DROP FUNCTION f() CASCADE", {a, b});
    row("a type with what uses it", "DROP TYPE mood CASCADE", {a, b});
    row("a type with tables of it", "CREATE TABLE c OF mood; DROP TYPE mood CASCADE", {a, b});
    row("a trigger", "DROP TRIGGER t ON a", all);
    row("a role", "DROP ROLE somebody", all);
    row("an extension", "DROP EXTENSION hstore", all);
    row("an extension with what uses it", "DROP EXTENSION hstore CASCADE", {});
    row("an empty schema", "DROP SCHEMA other", all);
    row("a schema with what is in it", "DROP SCHEMA other CASCADE", {b});
    row("another name for a schema", "ALTER SCHEMA s RENAME TO t", {a, index, view});
    row("what somebody owns", "DROP OWNED BY somebody", {});
    row("a table", "DROP TABLE a", {b, other, view});
    row("a table of another schema", "DROP TABLE t.b", all);
    row("a table with what uses it", "DROP TABLE a CASCADE", {b});
    row("a view", "DROP VIEW v", {a, b, index, other});
    row("no view of that name", "DROP VIEW IF EXISTS a", all);
    row("an index", "DROP INDEX a_id", {a, b, other, view});
    row("a column", "ALTER TABLE a DROP COLUMN id", {a, b, other, view});
    row("a column with what uses it", "ALTER TABLE a DROP COLUMN id CASCADE", {a, b});
    row("a property of a column", "ALTER TABLE a ALTER COLUMN id DROP NOT NULL, ALTER COLUMN id DROP DEFAULT", all);
    row("partitions", "CREATE TABLE p (id int) PARTITION BY LIST (id); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1); DROP TABLE p",
        all);
    row("an attached partition", "CREATE TABLE p (id int) PARTITION BY LIST (id); ALTER TABLE p ATTACH PARTITION a DEFAULT; DROP TABLE p",
        {b, other, view});
    row("heirs", "CREATE TABLE p (id int); CREATE TABLE p1 () INHERITS (p); DROP TABLE p CASCADE", {a, b});
    row("a table that another one has its name from", "CREATE TABLE x.a PARTITION OF a DEFAULT; DROP TABLE a", {b, other, view});
    row("a word without a meaning", "DROP TABLE a CASCADE", {b, other, view}, Engine::MariaDb);
    row("an index of a table", "CREATE INDEX a_id ON s.b (id); DROP INDEX a_id ON a", {a, b, other, view, index}, Engine::MariaDb);
    row("a column of MariaDB's", "ALTER TABLE a DROP id", {a, b, other, view}, Engine::MariaDb);
}

void CreatedObjectsTest::aDropTakesOnlyWhatItCan()
{
    QFETCH(Engine, engine);
    QFETCH(QByteArray, after);
    QFETCH(QStringList, left);
    const QByteArray script
        = "CREATE TABLE a (id int); CREATE TABLE s.b (id int); CREATE INDEX a_id ON a (id); CREATE INDEX b_id ON s.b (id);"
          "CREATE VIEW v AS SELECT 1;\n"
        + after;
    Database::ConnectionProfile target;
    target.engine = engine;
    const auto plan = planAdHoc({}, u"main"_s, target, {}, script, {0, script.size()}, u"script"_s);
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    const auto objects = createdObjects(*plan, plan->steps.constFirst(), {});
    QVERIFY(objects);
    QStringList titles;
    for (const CreatedObject &object : *objects)
        titles += object.title();
    QCOMPARE(titles.join(u", "), left.join(u", "));
}

QTEST_GUILESS_MAIN(CreatedObjectsTest)
#include "tst_createdobjects.moc"
