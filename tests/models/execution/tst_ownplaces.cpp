// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/plan/statementbuilder.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Database::Engine;

Q_DECLARE_METATYPE(Varve::Database::Engine)

/// What a migration may not do to Varve's own tables, and what looks like it and is fine.
class OwnPlacesTest final : public QObject
{
    Q_OBJECT

private slots:
    void changesOfTheHistoryAreRefused_data();
    void changesOfTheHistoryAreRefused();
    void readersOfTheHistoryMayRun_data();
    void readersOfTheHistoryMayRun();

private:
    static Core::Expected<QList<PlannedStatement>> build(Engine engine, const QByteArray &script)
    {
        const Project::Policies policies;
        BuildContext context{.dialect = Database::engineTraits(engine).dialect,
                             .variables = {{u"own"_s, {.value = u"app"_s, .origin = {}, .substitution = {}, .secret = false}},
                                           {u"other"_s, {.value = u"other"_s, .origin = {}, .substitution = {}, .secret = false}}},
                             .substitute = true,
                             .file = u"x.sql"_s,
                             .purpose = BuildContext::Purpose::Migration};
        context.ownTables = ownTables(engine, policies);
        const QString schema = engine == Engine::MariaDb ? u"app"_s : Database::engineTraits(engine).defaultSchema;
        context.ownPlaces = {.engine = engine, .historySchema = schema, .database = u"app"_s, .used = {}};
        return buildStatements(script, {{0, script.size()}}, context);
    }
};

void OwnPlacesTest::changesOfTheHistoryAreRefused_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("verb");
    const auto row = [](Engine engine, const char *script, const QString &verb) {
        QTest::addRow("%s: %s", qPrintable(Database::engineTraits(engine).name), script) << engine << QByteArray(script) << verb;
    };
    const Engine postgres = Engine::PostgreSql;
    const Engine mariaDb = Engine::MariaDb;
    const Engine sqlite = Engine::Sqlite;
    for (const Engine each : {postgres, mariaDb, sqlite}) {
        row(each, "INSERT INTO migration_history (id) VALUES (1)", u"INSERT"_s);
        row(each, "INSERT INTO migration_journal SELECT * FROM mine", u"INSERT"_s);
    }
    row(postgres, "INSERT INTO public.migration_history (id) VALUES (1)", u"INSERT"_s);
    row(postgres, "MERGE INTO migration_runs r USING mine m ON m.id = r.id WHEN MATCHED THEN DELETE", u"MERGE"_s);
    row(postgres, "COPY migration_history (id) FROM '/tmp/x'", u"COPY"_s);
    row(postgres, "INSERT INTO MIGRATION_HISTORY (id) VALUES (1)", u"INSERT"_s);
    row(postgres, "ALTER TABLE migration_history OWNER TO me, ADD COLUMN x int", u"ALTER TABLE"_s);
    row(postgres, "DROP TABLE U&\"migration_histor\\0079\"", u"DROP TABLE"_s);
    row(postgres, "DELETE FROM public.u&\"migration!005fhistor!+000079\" UESCAPE '!'", u"DELETE"_s);
    row(postgres, "TRUNCATE mine, U&\"\\006digration_runs\"", u"TRUNCATE"_s);
    row(sqlite, "REPLACE INTO main.migration_history (id) VALUES (1)", u"REPLACE"_s);
    row(sqlite, "INSERT OR REPLACE INTO \"migration_history\" (id) VALUES (1)", u"INSERT"_s);
    row(sqlite, "DROP TABLE 'migration_history'", u"DROP TABLE"_s);
    row(sqlite, "DROP TABLE IF EXISTS main.'migration_runs'", u"DROP TABLE"_s);
    row(sqlite, "ALTER TABLE 'migration_history' RENAME TO x", u"ALTER TABLE"_s);
    row(sqlite, "DELETE FROM 'migration_history'", u"DELETE"_s);
    row(mariaDb, "REPLACE INTO `migration_history` (id) VALUES (1)", u"REPLACE"_s);
    row(mariaDb, "INSERT IGNORE INTO app.migration_history (id) VALUES (1)", u"INSERT"_s);
    row(mariaDb, "INSERT INTO ${own}.migration_history (id) VALUES (1)", u"INSERT"_s);
    row(mariaDb, "LOAD DATA INFILE 'x' INTO TABLE migration_history", u"LOAD"_s);
    row(mariaDb, "DELETE h FROM mine JOIN migration_history h ON h.id = mine.id", u"DELETE"_s);
    row(mariaDb, "DELETE mine, migration_history FROM mine, migration_history WHERE mine.id = 1", u"DELETE"_s);
    row(mariaDb, "DELETE mine.*, h.* FROM mine JOIN app.migration_history AS h", u"DELETE"_s);
    row(mariaDb, "DELETE FROM h USING mine INNER JOIN (migration_history AS h) ON h.id = mine.id", u"DELETE"_s);
    row(mariaDb, "DELETE h FROM mine JOIN ${own}.migration_history h", u"DELETE"_s);
    row(mariaDb, "UPDATE mine JOIN migration_history h ON h.id = mine.id SET mine.a = 1, h.success = 0", u"UPDATE"_s);
    row(mariaDb, "UPDATE mine, migration_history SET migration_history.id = 1 WHERE mine.id = 1", u"UPDATE"_s);
    row(mariaDb, "UPDATE mine LEFT JOIN migration_history USING (id) SET migration_id = 'x'", u"UPDATE"_s);
    row(mariaDb, "UPDATE LOW_PRIORITY migration_history h SET h.success = 0", u"UPDATE"_s);
    row(mariaDb, "USE other; USE app; DELETE FROM migration_history", u"DELETE"_s);
    row(mariaDb, "USE ${other}; USE `${own}`; DROP TABLE migration_history", u"DROP TABLE"_s);
    row(mariaDb, "USE other; INSERT INTO app.migration_history (id) VALUES (1)", u"INSERT"_s);
}

void OwnPlacesTest::changesOfTheHistoryAreRefused()
{
    QFETCH(Engine, engine);
    QFETCH(QByteArray, script);
    QFETCH(QString, verb);
    const auto built = build(engine, script);
    QVERIFY(!built);
    QVERIFY2(built.error().message.startsWith(verb + u" changes "_s)
                 && built.error().message.endsWith(u", where Varve keeps what was done."_s),
             qPrintable(built.error().toString()));
    QVERIFY(built.error().others.isEmpty());
}

void OwnPlacesTest::readersOfTheHistoryMayRun_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QByteArray>("script");
    const auto row = [](Engine engine, const char *script) {
        QTest::addRow("%s: %s", qPrintable(Database::engineTraits(engine).name), script) << engine << QByteArray(script);
    };
    const Engine postgres = Engine::PostgreSql;
    const Engine mariaDb = Engine::MariaDb;
    const Engine sqlite = Engine::Sqlite;
    for (const Engine each : {postgres, mariaDb, sqlite}) {
        row(each, "INSERT INTO mine SELECT * FROM migration_history");
        row(each, "SELECT * FROM mine JOIN migration_history ON true");
        row(each, "INSERT INTO other.migration_history (id) VALUES (1)");
        row(each, "INSERT INTO my_migration_history (id) VALUES (1)");
    }
    row(postgres, "MERGE INTO mine m USING migration_runs r ON m.id = r.id WHEN MATCHED THEN DELETE");
    row(postgres, "UPDATE mine SET a = h.id FROM migration_history h");
    row(postgres, "COPY migration_history (id) TO '/tmp/x'");
    for (const char *of : {"migration_history", "public.\"migration_history\"", "IF EXISTS ONLY migration_runs"})
        row(postgres, QByteArray(QByteArray("ALTER TABLE ") + of + " OWNER TO \"the owner\"").constData());
    row(postgres, "DROP TABLE \"MIGRATION_HISTORY\"");
    row(postgres, "TRUNCATE mine, public.\"Migration_History\"");
    row(postgres, "DROP TABLE U&\"migration_histor\\0059\"");
    row(postgres, "SELECT U&'\\0441' || U&\"\\0061\" FROM mine");
    row(sqlite, "DROP TABLE 'mine'");
    row(mariaDb, "DELETE mine FROM mine JOIN migration_history h ON h.id = mine.id");
    row(mariaDb, "DELETE FROM m USING mine AS m, migration_history WHERE m.id = 1");
    row(mariaDb, "DELETE h FROM other.migration_history h JOIN migration_history o ON o.id = h.id");
    row(mariaDb, "UPDATE mine JOIN migration_history h ON h.id = mine.id SET mine.a = h.id");
    row(mariaDb, "UPDATE migration_history h JOIN mine m ON h.id = m.id SET m.a = h.id, m.id = (SELECT max(id) FROM mine)");
    row(mariaDb, "UPDATE mine, migration_history SET a = 1 WHERE mine.id = 1");
    row(mariaDb, "UPDATE mine JOIN other.migration_history h SET h.id = 1");
    row(mariaDb, "USE other; DELETE FROM migration_history; INSERT INTO migration_history VALUES (1); DROP TABLE migration_history");
    row(mariaDb, "USE `${other}`; DELETE h FROM mine JOIN migration_history h; UPDATE migration_history SET id = 1");
}

void OwnPlacesTest::readersOfTheHistoryMayRun()
{
    QFETCH(Engine, engine);
    QFETCH(QByteArray, script);
    const auto built = build(engine, script);
    QVERIFY2(built, built ? "" : qPrintable(built.error().toString()));
}

QTEST_GUILESS_MAIN(OwnPlacesTest)
#include "tst_ownplaces.moc"
