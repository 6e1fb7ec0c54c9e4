// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/catalog/postgreschanges.h>

#include <tests/support/postgresserver.h>

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Varve;
using Catalog::PostgresChanges;
using Database::Connection;
using Test::PostgresServer;

/// That what changed is told, and not much more. That nothing is missing: see tst_postgreswatch.
class PostgresChangesTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { VARVE_NEEDS_POSTGRESQL(PostgresServer::instance()); }
    void init();
    void everythingIsNewAtFirst();
    void onlyWhatChangedIsTold_data();
    void onlyWhatChangedIsTold();
    void aLostConnectionIsAnError();

private:
    void execute(const QByteArray &statement)
    {
        if (const auto done = m_connection->execute(statement); !done)
            qFatal("%s: %s", statement.constData(), qPrintable(done.error().toString()));
    }
    /// "public.a public.b others", in alphabetical order; "all".
    QString ask()
    {
        const auto changed = m_changes.ask(*m_connection);
        if (!changed)
            return changed.error().message;
        if (changed->all)
            return u"all"_s;
        QStringList names;
        for (const auto &[schema, name] : changed->tables)
            names += schema + u'.' + name;
        names.sort();
        return (changed->ofNoTable ? names + QStringList{u"others"_s} : names).join(u' ');
    }

    std::unique_ptr<Connection> m_connection;
    PostgresChanges m_changes;
};

void PostgresChangesTest::init()
{
    const auto profile = PostgresServer::instance().createDatabase();
    auto opened = Connection::open(profile, profile.password.given);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().toString()));
    m_connection = std::move(*opened);
    m_changes = {};
    for (const QByteArray statement :
         {"CREATE TABLE a (id integer PRIMARY KEY, n text)", "CREATE TABLE b (id serial, a integer REFERENCES a)",
          "CREATE VIEW v AS SELECT n FROM a", "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
          "CREATE TABLE c (n integer DEFAULT f())", "CREATE TABLE d (id integer)"})
        execute(statement);
}

void PostgresChangesTest::everythingIsNewAtFirst()
{
    QCOMPARE(ask(), u"all"_s);
    QCOMPARE(ask(), QString());
}

void PostgresChangesTest::onlyWhatChangedIsTold_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<QString>("told");
    QTest::newRow("a new table") << QByteArray("CREATE TABLE t (id integer PRIMARY KEY, n text)") << u"public.t"_s;
    QTest::newRow("a new table that refers to one") << QByteArray("CREATE TABLE t (a integer REFERENCES a)") << u"public.t"_s;
    QTest::newRow("a new table with a sequence") << QByteArray("CREATE TABLE t (id serial)") << u"public.t public.t_id_seq"_s;
    QTest::newRow("a new index") << QByteArray("CREATE INDEX d_id ON d (id)") << u"public.d"_s;
    QTest::newRow("a column that nobody names") << QByteArray("ALTER TABLE d ADD COLUMN x text") << u"public.d"_s;
    QTest::newRow("a column of a table that others name")
        << QByteArray("ALTER TABLE a ADD COLUMN x text") << u"public.a public.b public.v"_s;
    QTest::newRow("a dropped table") << QByteArray("DROP TABLE d") << u"public.d"_s;
    QTest::newRow("a dropped table with a sequence") << QByteArray("DROP TABLE b") << u"public.b public.b_id_seq"_s;
    QTest::newRow("a renamed table") << QByteArray("ALTER TABLE d RENAME TO e") << u"public.d public.e"_s;
    QTest::newRow("a comment") << QByteArray("COMMENT ON COLUMN d.id IS 'x'") << u"public.d"_s;
    QTest::newRow("a new function") << QByteArray("CREATE FUNCTION g() RETURNS integer LANGUAGE sql AS 'SELECT 1'") << u"others"_s;
    QTest::newRow("a function that a default calls")
        << QByteArray("CREATE OR REPLACE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 2'") << u"public.c others"_s;
    QTest::newRow("a new type") << QByteArray("CREATE TYPE mood AS ENUM ('sad')") << u"others"_s;
    QTest::newRow("a new sequence") << QByteArray("CREATE SEQUENCE s") << u"public.s others"_s;
    QTest::newRow("a new schema") << QByteArray("CREATE SCHEMA other") << u"all"_s;
    QTest::newRow("a temporary table") << QByteArray("CREATE TEMPORARY TABLE t (id integer)") << QString();
    QTest::newRow("rows") << QByteArray("INSERT INTO d VALUES (1)") << QString();
    QTest::newRow("statistics") << QByteArray("ANALYZE d") << QString();
}

void PostgresChangesTest::onlyWhatChangedIsTold()
{
    QFETCH(QByteArray, statement);
    QFETCH(QString, told);
    QCOMPARE(ask(), u"all"_s);
    execute(statement);
    QCOMPARE(ask(), told);
    QCOMPARE(ask(), QString());
}

void PostgresChangesTest::aLostConnectionIsAnError()
{
    QCOMPARE(ask(), u"all"_s);
    QVERIFY(!m_connection->execute("SELECT pg_terminate_backend(pg_backend_pid())"));
    QVERIFY(!m_changes.ask(*m_connection));
}

QTEST_GUILESS_MAIN(PostgresChangesTest)
#include "tst_postgreschanges.moc"
