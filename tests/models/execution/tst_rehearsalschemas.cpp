// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/catalog/introspector.h>
#include <models/comparison/schemachanges.h>
#include <models/execution/rehearsal/adoption.h>
#include <models/execution/rehearsal/rehearsal.h>
#include <tests/support/postgresserver.h>
#include <tests/support/workplace.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::PostgresServer;
using Test::Workplace;

/// Schemas that an environment's search_path names: those that an administrator made are in a scratch database too.
class RehearsalSchemasTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { VARVE_NEEDS_POSTGRESQL(PostgresServer::instance()); }
    void init() { use({u"app"_s, u"public"_s}); }
    void cleanup() { m_place.reset(); }

    void whatNoMigrationMakesIsThereBeforeTheFirst();
    void whatAMigrationMakesIsItsOwn_data();
    void whatAMigrationMakesIsItsOwn();
    void otherSchemasAreNoReason_data();
    void otherSchemasAreNoReason();
    void whatIsNoSchemaIsNotMade();
    void theProjectIsWhatTheDatabaseIs();
    void theProjectAtATargetHasTheSameSchemas();
    void adoptionTellsNothingOfIt();
    void theCompleteScriptHasItToo();
    void theCompleteScriptMayMakeIt();
    void theCompleteScriptMustMakeWhatTheMigrationsMake();
    void whatTheDatabaseSetsHoldsThere_data();
    void whatTheDatabaseSetsHoldsThere();
    void whatTheDatabaseSetsHoldsForItsCurrentSchema();
    void whatTheDatabaseSetsHoldsForAdoption();
    void otherSettingsOfTheDatabaseHoldThere();
    void whatTheUserMayNotSetIsPassedOver();
    void whatNobodyMadeIsPassedOverAsInARun_data();
    void whatNobodyMadeIsPassedOverAsInARun();
    void whereNothingOfThePathIsThereItFailsAsARunDoes();
    void theHistorysSchemaIsThereAsInARun();
    void whatMakesTheHistorysSchemaFailsAsInARun();
    void ofADatabaseThatIsNotThereNothingIsKnown();
    void ofAnotherEnvironmentsServerNothingIsKnown();

private:
    Workplace &place() { return *m_place; }
    void use(const QStringList &searchPath)
    {
        Database::ConnectionProfile profile = PostgresServer::instance().createDatabase();
        profile.session.searchPath = searchPath;
        m_place = std::make_unique<Workplace>(profile);
    }
    /// Of the database itself; varve.toml says nothing. \a statement: behind ALTER DATABASE …, or whole with %1 for the database's name.
    void databaseSets(const QString &statement)
    {
        use({});
        const QString name = place().connection().quoted(place().profile().database);
        there((statement.contains(u"%1"_s) ? statement.arg(name) : u"ALTER DATABASE %1 SET "_s.arg(name) + statement).toUtf8());
        place().disconnect(); // new sessions have it
    }
    void there(const QByteArray &statement)
    {
        const auto done = place().connection().execute(statement);
        QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
    }
    ScratchServer server()
    {
        return {.profile = place().profile(),
                .password = place().profile().password.given,
                .environment = place().environment(),
                .isApart = false};
    }
    RehearsalReport rehearsal()
    {
        const auto report = rehearse(place().project(), place().environment(), u"main"_s, server());
        if (!report)
            qFatal("%s", qPrintable(report.error().toString()));
        return *report;
    }
    Catalog::Snapshot project(const QString &target = {})
    {
        const auto snapshot = rehearseSnapshot(place().project(), place().environment(), u"main"_s, server(), target);
        if (!snapshot)
            qFatal("%s", qPrintable(snapshot.error().toString()));
        return *snapshot;
    }
    static QStringList names(const Catalog::Snapshot &snapshot)
    {
        QStringList names;
        for (const Catalog::SchemaObject &object : snapshot.objects) {
            if (object.kind == Catalog::ObjectKind::Table || object.kind == Catalog::ObjectKind::Other)
                names += object.path();
        }
        return names;
    }
    void completeScript(const QByteArray &script)
    {
        place().configure({}, "[databases.main]\ninit = \"schemas/init.sql\"\n");
        place().files.write(u"schemas/init.sql"_s, script);
    }
    static QString errorOf(const RehearsalReport &report) { return report.error ? report.error->toString() : QString(); }

    std::unique_ptr<Workplace> m_place;
};

void RehearsalSchemasTest::whatNoMigrationMakesIsThereBeforeTheFirst()
{
    use({u"app"_s});
    there("CREATE SCHEMA app");
    place().migration(u"001_a.sql"_s, "-- The DBA says CREATE SCHEMA app.\nCREATE TABLE a (id integer);\n-- varve:down\nDROP TABLE a;\n");
    const RehearsalReport report = rehearsal();
    QCOMPARE(errorOf(report), QString());
    QCOMPARE(report.steps.size(), 3);
    QCOMPARE(report.steps.at(0).changes.added, QStringList{u"table app.a"_s});
    QCOMPARE(report.steps.at(1).changes.removed, QStringList{u"table app.a"_s});
    QVERIFY(report.steps.at(1).left.isEmpty());
    QVERIFY(report.again.isEmpty());
}

void RehearsalSchemasTest::whatAMigrationMakesIsItsOwn_data()
{
    QTest::addColumn<QByteArray>("statements");
    const auto row = [](const char *name, const QByteArray &statements) { QTest::newRow(name) << statements; };
    row("plainly", "CREATE SCHEMA app;\n");
    row("unless it is there", "CREATE SCHEMA IF NOT EXISTS \"app\";\n");
    row("in other letters", "create /* ours */ schema APP;\n");
    row("together with what is in it", "CREATE SCHEMA app CREATE TABLE b (id integer);\n");
    row("in a block", "DO $$ BEGIN CREATE SCHEMA IF NOT EXISTS app; END $$;\n");
    row("in a block, as a text", "DO $$ BEGIN EXECUTE format('CREATE SCHEMA %I', 'app'); END $$;\n");
    row("by a function",
        "CREATE FUNCTION public.make(name text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'CREATE SCHEMA ' || quote_ident(name); END $$;\n"
        "SELECT public.make('app');\n");
    row("by another name", "CREATE SCHEMA other;\nALTER SCHEMA other RENAME TO app;\n");
}

void RehearsalSchemasTest::whatAMigrationMakesIsItsOwn()
{
    QFETCH(QByteArray, statements);
    place().migration(u"001_a.sql"_s, statements);
    place().migration(u"002_b.sql"_s, "CREATE TABLE a (id integer);\n");
    const RehearsalReport report = rehearsal();
    QCOMPARE(errorOf(report), QString());
    QVERIFY2(report.steps.at(0).changes.added.contains(u"schema app"_s), qPrintable(report.steps.at(0).changes.added.join(u", "_s)));
    QCOMPARE(report.steps.at(1).changes.added, QStringList{u"table app.a"_s});
}

void RehearsalSchemasTest::otherSchemasAreNoReason_data()
{
    QTest::addColumn<QByteArray>("statements");
    const auto row = [](const char *name, const QByteArray &statements) { QTest::newRow(name) << statements; };
    row("another name", "CREATE SCHEMA application;\n");
    row("a quoted one in other letters", "CREATE SCHEMA \"App\";\n");
    row("one in it names another", "CREATE FUNCTION app.make() RETURNS void LANGUAGE plpgsql AS $$ BEGIN CREATE SCHEMA apps; END $$;\n");
    row("a comment", "SELECT 1; -- CREATE SCHEMA app\n");
    row("a right in it", "GRANT USAGE ON SCHEMA app TO public;\n");
}

void RehearsalSchemasTest::otherSchemasAreNoReason()
{
    QFETCH(QByteArray, statements);
    there("CREATE SCHEMA app");
    place().migration(u"001_a.sql"_s, statements + "CREATE TABLE a (id integer);\n");
    const RehearsalReport report = rehearsal();
    QCOMPARE(errorOf(report), QString());
    QVERIFY2(report.steps.at(0).changes.added.contains(u"table app.a"_s), qPrintable(report.steps.at(0).changes.added.join(u", "_s)));
    QVERIFY(!report.steps.at(0).changes.added.contains(u"schema app"_s));
}

void RehearsalSchemasTest::whatIsNoSchemaIsNotMade()
{
    use({u"$user"_s, u"pg_temp"_s, u"pg_catalog"_s, u"information_schema"_s, u"the \"odd\" one"_s, u"public"_s});
    there("CREATE SCHEMA \"the \"\"odd\"\" one\"");
    place().configure({}, "[history]\nschema = \"records\"\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE public.a (id integer);\n");
    QCOMPARE(names(project()), (QStringList{u"schema records"_s, u"schema the \"odd\" one"_s, u"public.a"_s}));
}

void RehearsalSchemasTest::theProjectIsWhatTheDatabaseIs()
{
    place().configure({}, "[history]\nschema = \"records\"\n");
    there("CREATE SCHEMA app");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    const auto live = Catalog::introspect(
        place().connection(),
        {.excludedTables = {u"migration_history"_s, u"migration_runs"_s, u"migration_journal"_s, u"schema_versions"_s}, .schemas = {}});
    QVERIFY2(live, live ? "" : qPrintable(live.error().toString()));
    QCOMPARE(names(project()), names(*live));
    const Comparison::SchemaChanges changes = Comparison::schemaChanges(project(), *live);
    QVERIFY2(changes.isEmpty(), qPrintable((changes.added + changes.removed + changes.changed).join(u", "_s)));
}

void RehearsalSchemasTest::theProjectAtATargetHasTheSameSchemas()
{
    there("CREATE SCHEMA app");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    QCOMPARE(names(project(u"001"_s)), (QStringList{u"schema app"_s, u"app.a"_s}));
    place().migration(u"002_b.sql"_s, "CREATE SCHEMA app;\n"); // what 001 makes is elsewhere then
    QCOMPARE(names(project(u"001"_s)), QStringList{u"public.a"_s});
    place().migration(u"003_c.sql"_s, "SELECT '${unknown}';\n");
    QVERIFY(!project(u"001"_s).objects.isEmpty()); // what is broken later is in nobody's way
}

void RehearsalSchemasTest::adoptionTellsNothingOfIt()
{
    there("CREATE SCHEMA app");
    there("CREATE TABLE app.a (id integer)");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
    const auto live = Catalog::introspect(place().connection());
    QVERIFY(live);
    const auto adopted = adopt(place().project(), place().environment(), u"main"_s, server(), *live);
    QVERIFY2(adopted, adopted ? "" : qPrintable(adopted.error().toString()));
    QCOMPARE(adopted->proposed(), QStringList{u"001_a"_s});
    QCOMPARE(adopted->unknown, QStringList());
    QCOMPARE(adopted->different, QStringList());
}

void RehearsalSchemasTest::theCompleteScriptHasItToo()
{
    there("CREATE SCHEMA app");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    completeScript("CREATE TABLE app.a (id integer);\n");
    const RehearsalReport report = rehearsal();
    QCOMPARE(errorOf(report), QString());
    QVERIFY(report.init && report.init->isSame());
}

void RehearsalSchemasTest::theCompleteScriptMayMakeIt()
{
    there("CREATE SCHEMA app");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    completeScript("CREATE SCHEMA app;\nCREATE TABLE app.a (id integer);\n");
    const RehearsalReport report = rehearsal();
    QCOMPARE(errorOf(report), QString());
    QVERIFY(report.init && report.init->isSame());
}

void RehearsalSchemasTest::theCompleteScriptMustMakeWhatTheMigrationsMake()
{
    place().migration(u"001_a.sql"_s, "CREATE SCHEMA app;\nCREATE TABLE app.a (id integer);\n");
    completeScript("CREATE TABLE app.a (id integer);\n");
    const RehearsalReport report = rehearsal();
    QVERIFY2(errorOf(report).contains(u"schema \"app\" does not exist"_s), qPrintable(errorOf(report)));
}

void RehearsalSchemasTest::whatTheDatabaseSetsHoldsThere_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("made");
    QTest::newRow("for everyone") << u"search_path = app"_s << u"table app.a"_s;
    QTest::newRow("several, and an odd one") << u"search_path = \"the odd, \"\"one\", public"_s << u"table \"the odd, \"\"one\".a"_s;
    QTest::newRow("for whoever logs in") << u"ALTER ROLE CURRENT_USER IN DATABASE %1 SET search_path = app"_s << u"table app.a"_s;
}

void RehearsalSchemasTest::whatTheDatabaseSetsHoldsThere()
{
    QFETCH(QString, statement);
    QFETCH(QString, made);
    databaseSets(statement);
    there("CREATE SCHEMA app");
    there("CREATE SCHEMA \"the odd, \"\"one\"");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const RehearsalReport report = rehearsal();
    QCOMPARE(errorOf(report), QString());
    QCOMPARE(report.steps.at(0).changes.added, QStringList{made});
}

void RehearsalSchemasTest::whatTheDatabaseSetsHoldsForItsCurrentSchema()
{
    databaseSets(u"search_path = app"_s);
    there("CREATE SCHEMA app");
    there("CREATE TABLE t (x integer)");
    place().migration(u"001_a.sql"_s, "ALTER TABLE t ADD y integer;\n");
    const auto current = readCurrentSchema(place().project(), place().environment(), u"main"_s, place().connection());
    QVERIFY2(current, current ? "" : qPrintable(current.error().toString()));
    const auto report = rehearse(place().project(), place().environment(), u"main"_s, server(), {}, &*current);
    QVERIFY2(report, report ? "" : qPrintable(report.error().toString()));
    QCOMPARE(errorOf(*report), QString());
    QCOMPARE(report->notRecreated, QStringList());
}

void RehearsalSchemasTest::whatTheDatabaseSetsHoldsForAdoption()
{
    databaseSets(u"search_path = app"_s);
    there("CREATE SCHEMA app");
    there("CREATE TABLE a (id integer)");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const auto live = Catalog::introspect(place().connection());
    QVERIFY(live);
    const auto adopted = adopt(place().project(), place().environment(), u"main"_s, server(), *live);
    QVERIFY2(adopted, adopted ? "" : qPrintable(adopted.error().toString()));
    QCOMPARE(adopted->proposed(), QStringList{u"001_a"_s});
    QCOMPARE(adopted->unknown, QStringList());
}

void RehearsalSchemasTest::otherSettingsOfTheDatabaseHoldThere()
{
    databaseSets(u"timezone = 'Asia/Tokyo'"_s);
    there("ALTER DATABASE " + place().connection().quoted(place().profile().database).toUtf8() + " SET datestyle = 'SQL, DMY'");
    there("ALTER DATABASE " + place().connection().quoted(place().profile().database).toUtf8() + " SET app.tenant = 'it''s me'");
    place().disconnect();
    place().migration(u"001_a.sql"_s,
                      "CREATE TABLE a (at timestamptz DEFAULT '2026-01-02 00:00:00', day date DEFAULT '03/02/2026');\n"
                      "DO $$ BEGIN IF current_setting('app.tenant') <> 'it''s me' THEN RAISE 'not so'; END IF; END $$;\n");
    const Catalog::Snapshot built = project();
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    const auto live = Catalog::introspect(
        place().connection(),
        {.excludedTables = {u"migration_history"_s, u"migration_runs"_s, u"migration_journal"_s, u"schema_versions"_s}, .schemas = {}});
    QVERIFY2(live, live ? "" : qPrintable(live.error().toString()));
    const Comparison::SchemaChanges changes = Comparison::schemaChanges(built, *live);
    QVERIFY2(changes.isEmpty(), qPrintable((changes.added + changes.removed + changes.changed).join(u", "_s)));
}

/// A superuser gave the database what its owner may not.
void RehearsalSchemasTest::whatTheUserMayNotSetIsPassedOver()
{
    databaseSets(u"log_min_messages = 'error'"_s);
    there("ALTER DATABASE " + place().connection().quoted(place().profile().database).toUtf8() + " SET search_path = app");
    there("CREATE SCHEMA app");
    there("CREATE ROLE owner LOGIN CREATEDB PASSWORD 'owner-Kanarienvogel'");
    Database::ConnectionProfile profile = place().profile();
    profile.user = u"owner"_s;
    profile.password.given = Database::Secret(u"owner-Kanarienvogel"_s);
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const auto report
        = rehearse(place().project(), place().environment(), u"main"_s,
                   {.profile = profile, .password = profile.password.given, .environment = place().environment(), .isApart = false});
    QVERIFY2(report, report ? "" : qPrintable(report.error().toString()));
    QCOMPARE(errorOf(*report), QString());
    QCOMPARE(report->steps.at(0).changes.added, QStringList{u"table app.a"_s});
}

/// The server looks for a name, and makes it, in the first schema of the path that is there.
void RehearsalSchemasTest::whatNobodyMadeIsPassedOverAsInARun_data()
{
    QTest::addColumn<QStringList>("configured");
    QTest::addColumn<QString>("set");
    QTest::newRow("the database says it is first") << QStringList() << u"search_path = '$user', app, public"_s;
    QTest::newRow("the database says it is last") << QStringList() << u"search_path = public, app"_s;
    QTest::newRow("the environment says it is first") << QStringList{u"app"_s, u"public"_s} << QString();
    QTest::newRow("the environment says it is last") << QStringList{u"public"_s, u"app"_s} << QString();
}

void RehearsalSchemasTest::whatNobodyMadeIsPassedOverAsInARun()
{
    QFETCH(QStringList, configured);
    QFETCH(QString, set);
    use(configured);
    if (!set.isEmpty())
        databaseSets(set);
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const RehearsalReport report = rehearsal();
    QCOMPARE(errorOf(report), QString());
    QCOMPARE(report.steps.at(0).changes.added, QStringList{u"table public.a"_s});
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    const auto live = Catalog::introspect(
        place().connection(),
        {.excludedTables = {u"migration_history"_s, u"migration_runs"_s, u"migration_journal"_s, u"schema_versions"_s}, .schemas = {}});
    QVERIFY2(live, live ? "" : qPrintable(live.error().toString()));
    const Comparison::SchemaChanges changes = Comparison::schemaChanges(project(), *live);
    QVERIFY2(changes.isEmpty(), qPrintable((changes.added + changes.removed + changes.changed).join(u", "_s)));
    const auto adopted = adopt(place().project(), place().environment(), u"main"_s, server(), *live);
    QVERIFY2(adopted, adopted ? "" : qPrintable(adopted.error().toString()));
    QCOMPARE(adopted->proposed(), QStringList{u"001_a"_s});
    QCOMPARE(adopted->unknown, QStringList());
}

void RehearsalSchemasTest::whereNothingOfThePathIsThereItFailsAsARunDoes()
{
    use({u"app"_s});
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const RehearsalReport report = rehearsal();
    const RunResult run = place().run(place().migratePlan());
    QVERIFY(!run.isSuccess() && run.error);
    QVERIFY2(run.error->message.contains(u"no schema has been selected to create in"_s), qPrintable(run.error->message));
    QCOMPARE(errorOf(report), run.error->toString());
}

/// Its tables are made before the first migration, and the schema for them.
void RehearsalSchemasTest::theHistorysSchemaIsThereAsInARun()
{
    place().configure({}, "[history]\nschema = \"app\"\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    QCOMPARE(names(project()), (QStringList{u"schema app"_s, u"app.a"_s}));
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QCOMPARE(place().rows(u"SELECT schemaname FROM pg_tables WHERE tablename = 'a'"_s), QStringList{u"app"_s});
}

/// Unless it says that it may be there.
void RehearsalSchemasTest::whatMakesTheHistorysSchemaFailsAsInARun()
{
    use({});
    place().configure({}, "[history]\nschema = \"app\"\n[databases.main]\ninit = \"schemas/init.sql\"\n");
    place().files.write(u"schemas/init.sql"_s, "CREATE SCHEMA app;\nCREATE TABLE app.a (id integer);\n");
    place().migration(u"001_a.sql"_s, "CREATE SCHEMA app;\nCREATE TABLE app.a (id integer);\n");
    const RehearsalReport report = rehearsal();
    const RunResult run = place().run(place().migratePlan());
    QVERIFY(!run.isSuccess() && run.error);
    QVERIFY2(run.error->message.contains(u"schema \"app\" already exists"_s), qPrintable(run.error->message));
    QCOMPARE(errorOf(report), run.error->toString());

    place().migration(u"001_a.sql"_s, "CREATE SCHEMA IF NOT EXISTS app;\nCREATE TABLE app.a (id integer);\n");
    QCOMPARE(errorOf(rehearsal()), u"schemas/init.sql:1:1: schema \"app\" already exists"_s);
    place().files.write(u"schemas/init.sql"_s, "CREATE SCHEMA IF NOT EXISTS app;\nCREATE TABLE app.a (id integer);\n");
    const RehearsalReport made = rehearsal();
    QCOMPARE(errorOf(made), QString());
    QCOMPARE(made.steps.at(0).changes.added, QStringList{u"table app.a"_s});
}

void RehearsalSchemasTest::ofADatabaseThatIsNotThereNothingIsKnown()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    ScratchServer on = server();
    on.profile.database = u"not made yet"_s;
    const auto snapshot = rehearseSnapshot(place().project(), place().environment(), u"main"_s, on);
    QVERIFY2(snapshot, snapshot ? "" : qPrintable(snapshot.error().toString()));
    QCOMPARE(names(*snapshot), (QStringList{u"schema app"_s, u"app.a"_s}));
}

/// Its database is for trials, and need not have what the environment's own has.
void RehearsalSchemasTest::ofAnotherEnvironmentsServerNothingIsKnown()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    ScratchServer on = server();
    on.environment.name = u"trials"_s;
    const auto snapshot = rehearseSnapshot(place().project(), place().environment(), u"main"_s, on);
    QVERIFY2(snapshot, snapshot ? "" : qPrintable(snapshot.error().toString()));
    QCOMPARE(names(*snapshot), (QStringList{u"schema app"_s, u"app.a"_s}));
}

QTEST_GUILESS_MAIN(RehearsalSchemasTest)
#include "tst_rehearsalschemas.moc"
