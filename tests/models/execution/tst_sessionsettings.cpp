// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/plan/sessiontexts.h>
#include <models/execution/printing/planprinter.h>
#include <tests/support/mariadbserver.h>
#include <tests/support/postgresserver.h>
#include <tests/support/workplace.h>

#include <QJsonArray>
#include <QProcess>
#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::MariaDbServer;
using Test::PostgresServer;
using Test::Workplace;

/// Role, search path and settings of an environment: in force for every statement of a run, and nowhere else.
class SessionSettingsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void migrationsRunWithTheRightsOfTheRole_data();
    void migrationsRunWithTheRightsOfTheRole();
    void failureOfARoleIsRecorded();
    void fileThatSetsSomethingIsUndone();
    void hostileNamesAndValuesAreQuoted();
    void adHocStatementsRunThereToo();
    void unknownRoleStopsTheRunBeforeItsFirstStep();
    void planAndScriptSayWhatIsSent();
    void marksOfManyStatementsAreTheUsers();
    void settingsHoldOnMariaDb();

private:
    Workplace &place() { return *m_place; }
    static Database::ConnectionProfile profile(const Database::SessionSettings &session)
    {
        Database::ConnectionProfile result = PostgresServer::instance().createDatabase();
        result.session = session;
        return result;
    }
    void use(const Database::SessionSettings &session) { m_place = std::make_unique<Workplace>(profile(session)); }
    /// A role that owns the schema "app" and may do nothing else.
    void makeRole()
    {
        const auto admin = place().newConnection();
        QVERIFY(admin->execute("DROP ROLE IF EXISTS \"the \"\"owner\""));
        QVERIFY(admin->execute("CREATE ROLE \"the \"\"owner\""));
        QVERIFY(admin->execute("CREATE SCHEMA app AUTHORIZATION \"the \"\"owner\""));
    }
    static Database::SessionSettings owner()
    {
        return {.role = u"the \"owner"_s, .searchPath = {u"app"_s, u"public"_s}, .settings = {{u"work_mem"_s, u"12345kB"_s}}};
    }
    QStringList settings()
    {
        return {place()
                    .connection()
                    .query(u"SELECT current_user || '|' || current_setting('search_path') || '|' || "
                           "current_setting('work_mem')"_s)
                    ->rows.constFirst()
                    .constFirst()
                    .toString()};
    }

    std::unique_ptr<Workplace> m_place;
};

void SessionSettingsTest::initTestCase()
{
    VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
}

void SessionSettingsTest::init()
{
    use(owner());
    makeRole();
}

void SessionSettingsTest::cleanup()
{
    if (m_place && m_place->profile().engine == Database::Engine::PostgreSql) {
        m_place->disconnect();
        (void)m_place->newConnection()->execute("DROP SCHEMA app CASCADE"); // roles are of the whole server
    }
    m_place.reset();
}

void SessionSettingsTest::migrationsRunWithTheRightsOfTheRole_data()
{
    QTest::addColumn<QByteArray>("policy");
    for (const char *mode : {"migration", "none", "all", "auto"})
        QTest::newRow(mode) << QByteArray("[policies]\ntransaction = \"" + QByteArray(mode) + "\"\n");
}

void SessionSettingsTest::migrationsRunWithTheRightsOfTheRole()
{
    QFETCH(QByteArray, policy);
    place().configure({}, policy);
    const QByteArray alone = policy.contains("auto") ? "CREATE INDEX CONCURRENTLY a_id ON a (id);\n" : "";
    place().migration(u"001_a.sql"_s,
                      "CREATE TABLE a (id integer);\n" + alone + "INSERT INTO a VALUES (1);\n-- varve:down\nDROP TABLE a;\n");
    place().migration(
        u"002_b.sql"_s,
        "CREATE TABLE b AS SELECT current_user::text AS u, current_setting('work_mem') AS m;\n-- varve:down\nDROP TABLE b;\n");
    const QStringList before = settings();
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.error ? result.error->toString() : QString()));
    QCOMPARE(place().rows(u"SELECT tableowner FROM pg_tables WHERE schemaname = 'app'"_s), QStringList(2, u"the \"owner"_s));
    QCOMPARE(place().rows(u"SELECT u, m FROM app.b"_s), QStringList{u"the \"owner|12345kB"_s});
    QVERIFY(place().rows(u"SELECT tableowner FROM pg_tables WHERE tablename = 'migration_history'"_s) != QStringList{u"the \"owner"_s});
    QCOMPARE(settings(), before);
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s}));
    const RunResult back = place().run(place().rollbackPlan(u"base"_s));
    QVERIFY2(back.isSuccess(), qPrintable(back.error ? back.error->toString() : QString()));
}

void SessionSettingsTest::failureOfARoleIsRecorded()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE public.a (id integer);\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->serverCode, u"42501"_s);
    QCOMPARE(place().history(), QStringList{u"001_a up failed 0/1"_s});
    QCOMPARE(place().rows(u"SELECT outcome FROM migration_runs"_s), QStringList{u"failed"_s});
}

void SessionSettingsTest::fileThatSetsSomethingIsUndone()
{
    place().migration(u"001_a.sql"_s, "SET search_path = pg_catalog;\nSET work_mem = '1MB';\nRESET ROLE;\n");
    place().migration(u"002_b.sql"_s, "CREATE TABLE b AS SELECT current_user::text AS u, current_setting('work_mem') AS m;\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.error ? result.error->toString() : QString()));
    QCOMPARE(place().rows(u"SELECT u, m FROM app.b"_s), QStringList{u"the \"owner|12345kB"_s});
}

void SessionSettingsTest::hostileNamesAndValuesAreQuoted()
{
    cleanup();
    const QString hostile = u"a'; DROP TABLE migration_history; --\"x\\"_s;
    use({.role = {}, .searchPath = {hostile, u"public"_s}, .settings = {{u"app.tenant"_s, hostile}}});
    makeRole();
    place().migration(u"001_a.sql"_s,
                      "CREATE TABLE a AS SELECT current_setting('app.tenant') AS t, current_setting('search_path') AS p;\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.error ? result.error->toString() : QString()));
    QCOMPARE(place().rows(u"SELECT t FROM a"_s), QStringList{hostile});
    QCOMPARE(place().rows(u"SELECT count(*) FROM migration_history"_s), QStringList{u"1"_s});
    QCOMPARE(place().connection().query(u"SELECT current_setting('app.tenant', true)"_s)->rows.constFirst().constFirst().toString(),
             QString());
}

void SessionSettingsTest::adHocStatementsRunThereToo()
{
    const QStringList before = settings();
    const auto plan = place().tryAdHoc("CREATE TABLE a AS SELECT current_user::text AS u;\n");
    QVERIFY(plan);
    const RunResult result = place().run(*plan);
    QVERIFY2(result.isSuccess(), qPrintable(result.error ? result.error->toString() : QString()));
    QCOMPARE(place().rows(u"SELECT u FROM app.a"_s), QStringList{u"the \"owner"_s});
    QCOMPARE(settings(), before);
}

void SessionSettingsTest::unknownRoleStopsTheRunBeforeItsFirstStep()
{
    cleanup();
    use({.role = u"nobody here"_s, .searchPath = {}, .settings = {}});
    makeRole();
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const auto result = place().tryRun(place().migratePlan());
    QVERIFY(!result);
    QCOMPARE(result.error().message,
             u"The session of this environment cannot be set up (SET ROLE \"nobody here\"): role \"nobody here\" does not exist"_s);
    QCOMPARE(result.error().remedy, u"Correct role, search_path or session in varve.toml."_s);
    QCOMPARE(place().standings(), QStringList{u"001_a pending"_s});
    QCOMPARE(place().rows(u"SELECT outcome FROM migration_runs"_s), QStringList{u"failed"_s});
}

void SessionSettingsTest::planAndScriptSayWhatIsSent()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const Plan plan = place().migratePlan();
    const QStringList sent{u"SET search_path = \"app\", \"public\""_s, u"SET work_mem = '12345kB'"_s, u"SET ROLE \"the \"\"owner\""_s};
    QCOMPARE(sessionStatements(plan), sent);
    const QString text = printPlan(plan);
    for (const QString &statement : sent)
        QVERIFY2(text.contains(QString(u"\nSession: "_s + statement + u'\n')), qPrintable(text));
    QCOMPARE(planAsJson(plan)[u"session"_s].toArray(), QJsonArray::fromStringList(sent));

    QProcess client;
    client.start(u"psql"_s, {u"-X"_s, u"-q"_s, PostgresServer::instance().url(place().profile().database)});
    client.write(planAsSql(plan)->toUtf8());
    client.closeWriteChannel();
    QVERIFY(client.waitForFinished());
    const QByteArray errors = client.readAllStandardError();
    QVERIFY2(client.exitCode() == 0 && errors.isEmpty(), errors.constData());
    QCOMPARE(place().rows(u"SELECT tableowner FROM pg_tables WHERE tablename = 'a'"_s), QStringList{u"the \"owner"_s});
    QCOMPARE(place().standings(), QStringList{u"001_a applied"_s});
}

/// So many statements of one unit that their marks are written in between.
void SessionSettingsTest::marksOfManyStatementsAreTheUsers()
{
    place().configure({}, "[policies]\ntransaction = \"auto\"\n");
    const QByteArray insert = "INSERT INTO a VALUES (1);\n";
    place().migration(u"001_a.sql"_s,
                      "CREATE TABLE a (id integer);\nVACUUM a;\n" + insert.repeated(1200) + "CREATE TABLE b (id integer);\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.error ? result.error->toString() : QString()));
    QCOMPARE(place().rows(u"SELECT count(*), count(DISTINCT statement) FROM migration_journal WHERE state = 'done'"_s),
             QStringList{u"1203|1203"_s});
    QCOMPARE(place().rows(u"SELECT tableowner FROM pg_tables WHERE tablename = 'b'"_s), QStringList{u"the \"owner"_s});
}

void SessionSettingsTest::settingsHoldOnMariaDb()
{
    cleanup();
    VARVE_NEEDS_MARIADB(MariaDbServer::instance());
    Database::ConnectionProfile target = MariaDbServer::instance().profile(MariaDbServer::instance().createDatabase());
    target.session.settings = {{u"sql_mode"_s, u"ANSI_QUOTES"_s}, {u"time_zone"_s, u"+05:00"_s}, {u"max_heap_table_size"_s, u"1048576"_s}};
    m_place = std::make_unique<Workplace>(target);
    place().migration(u"001_a.sql"_s, "SET SESSION sql_mode = '', time_zone = '+00:00';\n");
    place().migration(u"002_b.sql"_s, "CREATE TABLE \"b\" AS SELECT @@sql_mode AS m, @@time_zone AS z, @@max_heap_table_size AS h;\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.error ? result.error->toString() : QString()));
    QCOMPARE(place().rows(u"SELECT m, z, h FROM b"_s), QStringList{u"ANSI_QUOTES|+05:00|1048576"_s});
    QVERIFY(place().connection().query(u"SELECT @@time_zone"_s)->rows.constFirst().constFirst().toString() != u"+05:00"_s);
    const auto adHoc = place().tryAdHoc("CREATE TABLE \"c\" AS SELECT @@time_zone AS z;\n");
    QVERIFY(adHoc);
    QVERIFY(place().run(*adHoc).isSuccess());
    QCOMPARE(place().rows(u"SELECT z FROM c"_s), QStringList{u"+05:00"_s});
    QVERIFY(place().connection().query(u"SELECT @@time_zone"_s)->rows.constFirst().constFirst().toString() != u"+05:00"_s);
}

QTEST_GUILESS_MAIN(SessionSettingsTest)
#include "tst_sessionsettings.moc"
