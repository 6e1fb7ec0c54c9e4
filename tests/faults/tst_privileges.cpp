// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/engineplace.h>
#include <tests/support/mariadbserver.h>
#include <tests/support/postgresserver.h>

#include <QTest>

using namespace Varve;
using namespace Qt::StringLiterals;
using Test::EnginePlace;
using Test::ProgramResult;

/// Users who may not do what a run needs, and servers that take no changes: refused before the first statement of a migration is sent.
class PrivilegesTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup();

    void whoMayNotCreateAnythingRunsNothing();
    void whoMayNotWriteTheHistoryRunsNothing_data();
    void whoMayNotWriteTheHistoryRunsNothing();
    void whoMayNotWriteTheRunsRunsNothing();
    void readOnlySessionsRunNothing();
    void readOnlyServerRunsNothing();
    void whoMayOnlyReadSeesTheStatus();

private:
    EnginePlace &place() { return *m_place; }
    /// A new user who may log in and read; \a more is granted besides.
    void addUser(const QStringList &more = {})
    {
        place().client(place().isPostgres()
                           ? u"CREATE ROLE clerk LOGIN PASSWORD 'clerk-Kanarienvogel'; GRANT USAGE ON SCHEMA public TO clerk; "
                             "GRANT SELECT ON ALL TABLES IN SCHEMA public TO clerk"_s
                           : u"CREATE USER clerk@'%' IDENTIFIED BY 'clerk-Kanarienvogel'; GRANT SELECT ON %1.* TO clerk@'%'"_s.arg(
                               place().profile().database));
        for (const QString &grant : more) {
            const ProgramResult granted = place().client(grant + u" TO clerk"_s + (place().isMariaDb() ? u"@'%'"_s : QString()));
            QVERIFY2(granted.exitCode == 0, qPrintable(granted.err));
        }
        place().logIn(u"clerk"_s, u"clerk-Kanarienvogel"_s);
    }
    void makeHistory()
    {
        place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
        QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
        place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\nINSERT INTO b VALUES (1);\n");
    }
    void verifyRefused(const QString &reason)
    {
        const ProgramResult result = place().cli({u"migrate"_s});
        QVERIFY2(result.exitCode == 3, qPrintable(QString::number(result.exitCode) + result.out + result.err));
        QVERIFY2(result.err.contains(reason), qPrintable(result.err));
        QVERIFY2(!result.err.contains(u"Kanarienvogel"_s), qPrintable(result.err));
        QVERIFY(!result.out.contains(u"✕"_s)); // no migration was begun
        QVERIFY(!place().hasTable(u"b"_s));
    }

    std::unique_ptr<EnginePlace> m_place;
};

void PrivilegesTest::initTestCase_data()
{
    QTest::addColumn<Database::Engine>("engine");
    QTest::newRow("PostgreSQL") << Database::Engine::PostgreSql;
    QTest::newRow("MariaDB") << Database::Engine::MariaDb;
}

void PrivilegesTest::init()
{
    QFETCH_GLOBAL(Database::Engine, engine);
    VARVE_NEEDS_ENGINE(engine);
    m_place = std::make_unique<EnginePlace>(engine);
}

void PrivilegesTest::cleanup()
{
    if (m_place)
        place().client(place().isPostgres() ? u"DROP OWNED BY clerk; DROP ROLE clerk"_s : u"DROP USER clerk@'%'"_s);
    m_place.reset();
}

void PrivilegesTest::whoMayNotCreateAnythingRunsNothing()
{
    addUser();
    place().configure();
    place().migration(u"001_b.sql"_s, "CREATE TABLE b (id integer);\n");
    verifyRefused(QString::fromUtf8(place().oneOf("", "permission denied for schema public", "CREATE command denied to user 'clerk'")));
    QVERIFY(!place().hasTable(u"migration_history"_s));
}

void PrivilegesTest::whoMayNotWriteTheHistoryRunsNothing_data()
{
    QTest::addColumn<QByteArray>("policies");
    QTest::newRow("in a transaction") << QByteArray();
    QTest::newRow("statements that commit by themselves") << QByteArray("[policies]\ntransaction = \"none\"\n");
}

/// What MariaDB's definitions, or statements without a transaction, did could not be recorded any more.
void PrivilegesTest::whoMayNotWriteTheHistoryRunsNothing()
{
    QFETCH(QByteArray, policies);
    makeHistory();
    if (place().isPostgres())
        addUser({u"GRANT CREATE ON SCHEMA public"_s, u"GRANT ALL ON migration_runs, migration_journal, schema_versions"_s});
    else
        addUser({u"GRANT CREATE, UPDATE ON %1.*"_s.arg(place().profile().database), u"GRANT INSERT ON migration_runs"_s,
                 u"GRANT INSERT ON migration_journal"_s, u"GRANT INSERT ON schema_versions"_s});
    place().configure({}, policies);
    verifyRefused(QString::fromUtf8(place().oneOf("",
                                                  "The history \"public\".\"migration_history\" cannot be written, so nothing was run: "
                                                  "permission denied for table migration_history.",
                                                  "cannot be written, so nothing was run: INSERT command denied to user 'clerk'")));
    QCOMPARE(place().history(), QStringList{u"001_a up ok 1/1"_s});
}

void PrivilegesTest::whoMayNotWriteTheRunsRunsNothing()
{
    makeHistory();
    if (place().isPostgres())
        addUser({u"GRANT CREATE ON SCHEMA public"_s, u"GRANT ALL ON migration_history, migration_journal, schema_versions"_s});
    else
        addUser({u"GRANT CREATE, UPDATE ON %1.*"_s.arg(place().profile().database), u"GRANT INSERT ON migration_history"_s,
                 u"GRANT INSERT ON migration_journal"_s});
    place().configure();
    verifyRefused(
        QString::fromUtf8(place().oneOf("", "permission denied for table migration_runs", "INSERT command denied to user 'clerk'")));
    QCOMPARE(place().history(), QStringList{u"001_a up ok 1/1"_s});
}

void PrivilegesTest::readOnlySessionsRunNothing()
{
    makeHistory();
    addUser(
        {place().isPostgres() ? u"GRANT ALL ON ALL TABLES IN SCHEMA public"_s : u"GRANT ALL ON %1.*"_s.arg(place().profile().database)});
    place().client(place().isPostgres()
                       ? u"GRANT CREATE ON SCHEMA public TO clerk; ALTER ROLE clerk SET default_transaction_read_only = on"_s
                       : u"SET GLOBAL tx_read_only = ON"_s);
    place().configure();
    verifyRefused(QString::fromUtf8(place().oneOf("", "in a read-only transaction", "in a READ ONLY transaction")));
    place().client(place().isPostgres() ? u"ALTER ROLE clerk RESET default_transaction_read_only"_s : u"SET GLOBAL tx_read_only = OFF"_s);
    QCOMPARE(place().history(), QStringList{u"001_a up ok 1/1"_s});
}

/// PostgreSQL: a standby, which holds what its primary had. MariaDB: read_only, which replicas have set.
void PrivilegesTest::readOnlyServerRunsNothing()
{
    makeHistory();
    addUser(
        {place().isPostgres() ? u"GRANT ALL ON ALL TABLES IN SCHEMA public"_s : u"GRANT ALL ON %1.*"_s.arg(place().profile().database)});
    place().configure();
    if (place().isPostgres()) {
        QVERIFY(Test::PostgresServer::instance().restartAs(Test::PostgresServer::Role::Standby));
        QCOMPARE(place().seen(u"SELECT pg_is_in_recovery()"_s), QStringList{u"t"_s});
        QTRY_COMPARE(place().client(u"SELECT count(*) FROM migration_history"_s).out, u"1\n"_s); // it has read its log up to there
    } else {
        place().client(u"SET GLOBAL read_only = ON"_s);
    }
    verifyRefused(QString::fromUtf8(place().oneOf("", "read-only transaction", "--read-only")));
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b pending"_s}));
    QCOMPARE(place().history(), QStringList{u"001_a up ok 1/1"_s});
    if (place().isPostgres())
        QVERIFY(Test::PostgresServer::instance().restartAs(Test::PostgresServer::Role::Primary));
    else
        place().client(u"SET GLOBAL read_only = OFF"_s);
}

void PrivilegesTest::whoMayOnlyReadSeesTheStatus()
{
    makeHistory();
    addUser();
    place().configure();
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b pending"_s}));
    QCOMPARE(place().cli({u"plan"_s}).exitCode, 0);
}

QTEST_GUILESS_MAIN(PrivilegesTest)
#include "tst_privileges.moc"
