// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/engineplace.h>

#include <QTest>

using namespace Varve;
using namespace Qt::StringLiterals;
using Test::EnginePlace;
using Test::ProgramResult;

/// A history that somebody damaged, or that a migration reaches for: refused with the reason and what to do, and never mended unasked.
class DamagedHistoryTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { EnginePlace::addEngines(); }
    void init();
    void cleanup() { m_place.reset(); }

    void deletedRowOfAnEarlierOneIsRefused();
    void deletedRowOfTheLastOneEndsInNothing();
    void rowsThatSayTheSameTwiceAreOne();
    void rowsThatCannotBeUnderstoodAreRefused();
    void anIdThatIsThereTwiceIsRefused();
    void columnsOfAnotherTypeAreRefused();
    void tableOfAnotherToolIsRefused();
    void tableOfAnotherToolBesideTheHistoryIsRefused();
    void journalOfAnotherToolBesideAHistoryIsRefused();
    void historyOfTwoDatabasesIsRefused();
    void missingColumnIsRefused();
    void migrationCannotReachForTheHistory();
    void tableOfTheSameNameElsewhereIsTheUsers();
    void rightsOnTheHistoryAreTheOwnersBusiness();
    void historyThatGoesAwayInTheMiddleIsAnHonestFailure();
    void rowsThatGoAwayInTheMiddleAreTold();
    void triggerOnTheHistoryIsAnHonestFailure();
    void triggerOnDefinitionsIsAnHonestFailure();

private:
    EnginePlace &place() { return *m_place; }
    /// Three migrations that cannot run twice, applied.
    void applyThree()
    {
        for (const char *name : {"001_a", "002_b", "003_c"})
            place().migration(QLatin1String(name) + u".sql"_s, "CREATE TABLE " + QByteArray(name).right(1) + " (id integer);\n");
        QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
    }
    QStringList rows() { return place().seen(u"SELECT * FROM migration_history ORDER BY id"_s); }
    QString tableName() const
    {
        return QString::fromUtf8(m_place->oneOf("\"main\".\"migration_history\"", "\"public\".\"migration_history\"", ""))
            + (m_place->isMariaDb() ? u"`%1`.`migration_history`"_s.arg(m_place->profile().database) : QString());
    }
    /// Whoever plans is refused for what is in the history, and nothing is touched.
    void verifyRefused(const QString &message, const QString &remedy)
    {
        const QString before = place().client(u"SELECT * FROM migration_history ORDER BY migration_id"_s).out;
        place().migration(u"004_d.sql"_s, "CREATE TABLE d (id integer);\n");
        for (const QStringList &command : {QStringList{u"migrate"_s}, QStringList{u"--yes"_s, u"repair"_s}}) {
            const ProgramResult result = place().cli(command);
            QVERIFY2(result.err.contains(message), qPrintable(result.err));
            QVERIFY2(result.err.contains(remedy), qPrintable(result.err));
            QCOMPARE(result.exitCode, 4);
        }
        QCOMPARE(place().client(u"SELECT * FROM migration_history ORDER BY migration_id"_s).out, before);
    }

    std::unique_ptr<EnginePlace> m_place;
};

void DamagedHistoryTest::init()
{
    QFETCH_GLOBAL(Database::Engine, engine);
    VARVE_NEEDS_ENGINE(engine);
    m_place = std::make_unique<EnginePlace>(engine);
}

void DamagedHistoryTest::deletedRowOfAnEarlierOneIsRefused()
{
    applyThree();
    place().client(u"DELETE FROM migration_history WHERE migration_id = '002_b'"_s);
    const ProgramResult refused = place().cli({u"migrate"_s});
    QCOMPARE(refused.exitCode, 4);
    QVERIFY2(refused.err.contains(u"002_b is out of order: a later migration is applied."_s), qPrintable(refused.err));
    QCOMPARE(place().seen(u"SELECT migration_id FROM migration_history ORDER BY id"_s), (QStringList{u"001_a"_s, u"003_c"_s}));
    QCOMPARE(place().cli({u"--yes"_s, u"stamp"_s, u"002"_s}).exitCode, 0);
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s, u"003_c applied"_s}));
}

void DamagedHistoryTest::deletedRowOfTheLastOneEndsInNothing()
{
    applyThree();
    place().client(u"DELETE FROM migration_history WHERE migration_id = '003_c'"_s);
    const ProgramResult failed = place().cli({u"migrate"_s});
    QCOMPARE(failed.exitCode, 3);
    QVERIFY2(failed.err.contains(u"already exists"_s), qPrintable(failed.err));
    QVERIFY2(failed.out.contains(u"Nothing of 003 "_s), qPrintable(failed.out));
    QCOMPARE(place().history(), (QStringList{u"001_a up ok 1/1"_s, u"002_b up ok 1/1"_s, u"003_c up failed 0/1"_s}));
    QCOMPARE(place().cli({u"--yes"_s, u"stamp"_s, u"003"_s}).exitCode, 0);
    QCOMPARE(place().standings().constLast(), u"003_c applied"_s);
}

void DamagedHistoryTest::rowsThatSayTheSameTwiceAreOne()
{
    applyThree();
    const QString columns
        = u"migration_id, migration_name, database_name, version, applied_at, applied_by, checksum, success, error_message, "
          "rollback_available, execution_ms, direction, statements_total, statements_done, tool_version, run_id"_s;
    place().client(u"INSERT INTO migration_history (%1) SELECT %1 FROM migration_history"_s.arg(columns));
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s, u"003_c applied"_s}));
    const QStringList before = rows();
    QCOMPARE(before.size(), 6);
    const ProgramResult again = place().cli({u"migrate"_s});
    QCOMPARE(again.out, u"Nothing is pending.\n"_s);
    QCOMPARE(rows(), before);
}

void DamagedHistoryTest::rowsThatCannotBeUnderstoodAreRefused()
{
    struct Case
    {
        QString change;
        QString message;
        QString remedy;
    };
    const QString byHand = u"Varve changes no row of a history. Correct the row, or bring the table back from a backup."_s;
    const QString byVersion = u"A newer version wrote it (varve 99.1.0): use that one here."_s;
    const QList<Case> cases{
        {u"direction = 'sideways'"_s, u" (002_b) has \"sideways\" as direction; expected is up or down."_s, byHand},
        {u"direction = 'across', tool_version = 'varve 99.1.0'"_s, u" (002_b) has \"across\" as direction; expected is up or down."_s,
         byVersion},
        {u"direction = 'up', checksum = 'blake9:00'"_s, u" (002_b) has \"blake9:00\" as checksum; expected is xxh3:…."_s, byVersion},
        {u"tool_version = 'varve 0.0.1', migration_id = ''"_s, u" names no migration."_s, byHand}};
    applyThree();
    const QString id = place().seen(u"SELECT id FROM migration_history ORDER BY id"_s).value(1);
    for (const Case &one : cases) {
        place().client(u"UPDATE migration_history SET %1 WHERE id = %2"_s.arg(one.change, id));
        verifyRefused(u"Row %1 of %2"_s.arg(id, tableName()) + one.message, one.remedy);
    }
    QCOMPARE(place().cli({u"status"_s, u"--check"_s}).exitCode, 4);
    QCOMPARE(place().cli({u"rollback"_s}).exitCode, 4);
    QVERIFY(!place().hasTable(u"d"_s));
}

void DamagedHistoryTest::anIdThatIsThereTwiceIsRefused()
{
    applyThree();
    if (place().isSqlite()) {
        place().client(
            u"ALTER TABLE migration_history RENAME TO old; CREATE TABLE migration_history AS SELECT * FROM old; DROP TABLE old"_s);
    } else if (place().isPostgres()) {
        place().client(u"ALTER TABLE migration_history DROP CONSTRAINT migration_history_pkey"_s);
    } else {
        place().client(u"ALTER TABLE migration_history MODIFY id bigint NOT NULL, DROP PRIMARY KEY"_s);
    }
    place().client(u"INSERT INTO migration_history SELECT * FROM migration_history WHERE migration_id = '002_b'"_s);
    const QString id = place().seen(u"SELECT id FROM migration_history WHERE migration_id = '002_b'"_s).constFirst();
    verifyRefused(u"Row %1 of %2 is there twice."_s.arg(id, tableName()), u"Keep the one that is true, and give the id its key again."_s);
}

void DamagedHistoryTest::columnsOfAnotherTypeAreRefused()
{
    applyThree();
    QString message = u"The table "_s + tableName() + u" cannot be read as a history: "_s;
    QString remedy = u"Varve changes no row of a history. Give its columns their types again, or bring the table back from a backup."_s;
    if (place().isPostgres()) {
        place().client(u"ALTER TABLE migration_history ALTER applied_at TYPE text"_s);
    } else {
        // SQLite has no types to change; MariaDB makes of a text what it can.
        place().client(place().isSqlite() ? u"UPDATE migration_history SET success = 'yes'"_s
                                          : u"ALTER TABLE migration_history MODIFY success varchar(5) NOT NULL; "
                                            "UPDATE migration_history SET success = 'yes'"_s);
        message = u"has \"yes\" as success; expected is true or false."_s;
        remedy = u"Correct the row, or bring the table back from a backup."_s;
    }
    verifyRefused(message, remedy);
}

void DamagedHistoryTest::tableOfAnotherToolIsRefused()
{
    place().client(u"CREATE TABLE migration_history (id integer, migration_id text, script text); "
                   "INSERT INTO migration_history VALUES (1, '001', 'x')"_s);
    verifyRefused(u"is not Varve's: it has the columns id, migration_id, script, expected are id, migration_id, migration_name,"_s,
                  u"Name another table in varve.toml: [history] table = \"varve_history\"."_s);
    place().configure({}, "[history]\ntable = \"varve_history\"\n");
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
    QVERIFY(place().hasTable(u"d"_s));
    QCOMPARE(place().seen(u"SELECT script FROM migration_history"_s), QStringList{u"x"_s});
}

/// Somebody else's, where there is no history yet: no raw error about a column that it has not.
void DamagedHistoryTest::tableOfAnotherToolBesideTheHistoryIsRefused()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    for (const QString &table : {u"migration_runs"_s, u"migration_journal"_s, u"schema_versions"_s}) {
        place().configure({}, {});
        place().client(u"CREATE TABLE %1 (id integer, state text); INSERT INTO %1 VALUES (1, 'x')"_s.arg(table));
        const bool isRead = table != u"schema_versions"_s;
        for (const QStringList &command : {QStringList{u"migrate"_s}, QStringList{u"status"_s}, QStringList{u"plan"_s}}) {
            const ProgramResult result = place().cli(command);
            if (!isRead && command != QStringList{u"migrate"_s})
                continue;
            const QString said = result.out + result.err;
            QVERIFY2(said.contains(table) && said.contains(u" is not Varve's: it has the columns id, state, expected are "_s),
                     qPrintable(said));
            QVERIFY2(said.contains(u"Name another table in varve.toml: [history] table = \"varve_history\"."_s), qPrintable(said));
            QCOMPARE(result.exitCode, command == QStringList{u"status"_s} ? 0 : 4);
        }
        QCOMPARE(place().cli({u"lock"_s, u"show"_s}).exitCode, 0);
        QVERIFY(!place().hasTable(u"migration_history"_s));
        QVERIFY(!place().hasTable(u"a"_s));
        QCOMPARE(place().seen(u"SELECT state FROM "_s + table), QStringList{u"x"_s});
        place().configure({}, "[history]\ntable = \"varve_history\"\n");
        const ProgramResult renamed = place().cli({u"migrate"_s});
        QVERIFY2(renamed.exitCode == 0, qPrintable(renamed.err));
        for (const QString &made :
             {u"varve_history"_s, u"varve_history_runs"_s, u"varve_history_journal"_s, u"varve_history_versions"_s, u"a"_s})
            place().client(u"DROP TABLE "_s + made);
        place().client(u"DROP TABLE "_s + table);
    }
}

void DamagedHistoryTest::journalOfAnotherToolBesideAHistoryIsRefused()
{
    applyThree();
    place().client(u"DROP TABLE migration_journal; CREATE TABLE migration_journal (id integer, state text)"_s);
    verifyRefused(u" is not Varve's: it has the columns id, state, expected are "_s, u"Name another table in varve.toml"_s);
}

/// What is applied in one would be told of the other.
void DamagedHistoryTest::historyOfTwoDatabasesIsRefused()
{
    if (place().isPostgres())
        QSKIP("A schema of PostgreSQL is part of its database.");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const auto environment = [this](const QByteArray &name, const QByteArray &database) -> QByteArray {
        const QByteArray attach = "attach = { meta = \"" + place().files.path(u"meta.sqlite"_s).toUtf8() + "\" }\n";
        const QByteArray server = "host = \"127.0.0.1\"\nport = " + QByteArray::number(place().profile().port)
            + "\nuser = \"varve\"\npassword = \"env:TEST_PASSWORD\"\n";
        return "[environments." + name + "]\ndriver = \"" + place().oneOf("sqlite", "", "mariadb") + "\"\ndatabase = \"" + database + "\"\n"
            + (place().isSqlite() ? attach : server);
    };
    const QByteArray head = "migrations = [\"migrations\"]\n[history]\nschema = \"meta\"\n";
    place().files.write(u"varve.toml"_s, head + environment("one", "one.sqlite") + environment("two", "two.sqlite"));
    for (const QString &command : {u"plan"_s, u"migrate"_s, u"repair"_s, u"history"_s}) {
        const ProgramResult refused = place().cli({u"--env"_s, u"two"_s, command});
        QCOMPARE(refused.exitCode, 7);
        QVERIFY2(
            refused.err.startsWith(u"varve-cli: varve.toml:3:10: two and one would have one history: meta is no part of their databases, "
                                   "and both use it.\n"_s),
            qPrintable(refused.err));
        QVERIFY2(refused.err.endsWith(u"Leave schema out: each database then has a history of its own.\n"_s), qPrintable(refused.err));
    }
    const ProgramResult status = place().cli({u"status"_s, u"--check"_s});
    QVERIFY2(status.out.contains(u"one and two would have one history"_s) && !status.out.contains(u"pending"_s), qPrintable(status.out));
    QVERIFY(status.exitCode != 0);
    // The same database under two names has one, rightly.
    place().files.write(u"varve.toml"_s, head + environment("one", "same.sqlite") + environment("two", "same.sqlite"));
    if (place().isSqlite())
        QCOMPARE(place().cli({u"--env"_s, u"two"_s, u"migrate"_s}).exitCode, 0);
}

void DamagedHistoryTest::missingColumnIsRefused()
{
    applyThree();
    place().client(u"ALTER TABLE migration_history DROP COLUMN checksum"_s);
    verifyRefused(u"is not Varve's: it has the columns id, migration_id,"_s, u"Name another table in varve.toml"_s);
}

/// All of them are told at once.
void DamagedHistoryTest::migrationCannotReachForTheHistory()
{
    applyThree();
    const QStringList before = rows();
    place().migration(u"004_d.sql"_s,
                      "CREATE TABLE d (id integer);\n"
                      "DROP TABLE migration_history;\n"
                      "DROP TABLE IF EXISTS log, migration_runs;\n"
                      "ALTER TABLE migration_history RENAME TO old;\n"
                      "DELETE FROM migration_history WHERE id > 0;\n"
                      "UPDATE migration_journal SET state = 'done';\n"
                      "INSERT INTO d SELECT id FROM migration_history;\n"
                      "INSERT INTO migration_runs SELECT * FROM migration_runs;\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QCOMPARE(result.exitCode, 7);
    for (const char *message : {"2:1: DROP TABLE changes migration_history", "3:1: DROP TABLE changes migration_runs",
                                "4:1: ALTER TABLE changes migration_history", "5:1: DELETE changes migration_history",
                                "6:1: UPDATE changes migration_journal", "8:1: INSERT changes migration_runs"})
        QVERIFY2(result.err.contains(u"migrations/004_d.sql:"_s + QLatin1String(message) + u", where Varve keeps what was done."_s),
                 qPrintable(result.err));
    QVERIFY(!result.err.contains(u"004_d.sql:1:"_s) && !result.err.contains(u"004_d.sql:7:"_s));
    QVERIFY(!place().hasTable(u"d"_s));
    QCOMPARE(rows(), before);
}

void DamagedHistoryTest::tableOfTheSameNameElsewhereIsTheUsers()
{
    if (!place().isMariaDb())
        QSKIP("Only MariaDB goes to another database in the middle.");
    applyThree();
    const QStringList before = rows();
    const QByteArray other = place().profile().database.toUtf8() + "_o";
    const QByteArray history = other + ".migration_history";
    place().migration(u"004_d.sql"_s,
                      "CREATE DATABASE " + other + ";\nCREATE TABLE " + history + " (id integer);\nUSE " + other
                          + ";\nINSERT INTO migration_history VALUES (1), (2);\nDELETE FROM migration_history WHERE id = 1;\n");
    const ProgramResult valid = place().cli({u"validate"_s});
    QVERIFY2(valid.exitCode == 0, qPrintable(valid.out + valid.err));
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QCOMPARE(place().seen(QString::fromUtf8("SELECT id FROM " + history)), QStringList{u"2"_s});
    QCOMPARE(rows().mid(0, before.size()), before);
    place().migration(u"005_e.sql"_s,
                      "USE " + other + ";\nUSE " + place().profile().database.toUtf8()
                          + ";\nINSERT INTO migration_history (id) VALUES (99);\n");
    const ProgramResult refused = place().cli({u"validate"_s});
    const QString said = refused.out + refused.err;
    QVERIFY2(refused.exitCode == 7 && said.contains(u"INSERT changes migration_history"_s), qPrintable(said));
}

/// A role that watches, or a second one that migrates, needs them.
void DamagedHistoryTest::rightsOnTheHistoryAreTheOwnersBusiness()
{
    if (place().isSqlite())
        QSKIP("SQLite has no rights.");
    applyThree();
    place().client(place().isPostgres() ? u"CREATE ROLE watcher"_s : u"CREATE USER watcher"_s);
    place().migration(u"004_d.sql"_s,
                      "GRANT SELECT ON migration_history TO watcher;\nREVOKE SELECT ON migration_history FROM watcher;\n"
                          + place().oneOf("", "COMMENT ON TABLE migration_history IS 'what was done';\n", ""));
    const ProgramResult result = place().cli({u"migrate"_s});
    place().client(place().isPostgres() ? u"DROP ROLE watcher"_s : u"DROP USER watcher"_s);
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
}

/// In a way that no reader of statements sees.
void DamagedHistoryTest::historyThatGoesAwayInTheMiddleIsAnHonestFailure()
{
    if (place().isSqlite())
        QSKIP("SQLite has no statement that drops a table in disguise.");
    applyThree();
    place().migration(u"004_d.sql"_s,
                      "CREATE TABLE d (id integer);\n"
                          + place().oneOf("", "DO $$ BEGIN DROP TABLE migration_history; END $$;\n",
                                          "EXECUTE IMMEDIATE CONCAT('DROP TABLE migration_', 'history');\n"));
    const ProgramResult result = place().cli({u"migrate"_s});
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.err.contains(u"migration_history"_s), qPrintable(result.err));
    if (place().isPostgres()) { // it came back with the transaction
        QVERIFY2(result.out.contains(u"Nothing of 004 remains: PostgreSQL rolled the transaction back."_s), qPrintable(result.out));
        QVERIFY(!place().hasTable(u"d"_s));
        QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s, u"003_c applied"_s, u"004_d failed"_s}));
        return;
    }
    QVERIFY2(result.out.contains(u"2 statements of 004 remain: they did not run in a transaction."_s), qPrintable(result.out));
    QVERIFY(place().hasTable(u"d"_s));
    // Of a history that is gone, the journal still knows what this run did.
    QCOMPARE(
        place().seen(u"SELECT migration_id, statement, state FROM migration_journal WHERE migration_id = '004_d' ORDER BY statement"_s),
        (QStringList{u"004_d|1|done"_s, u"004_d|2|done"_s}));
    const ProgramResult refused = place().cli({u"migrate"_s});
    QCOMPARE(refused.exitCode, 4);
    QVERIFY2(refused.err.contains(u"The table %1 is gone, and "_s.arg(tableName())), qPrintable(refused.err));
    QVERIFY(!place().hasTable(u"migration_history"_s));
}

void DamagedHistoryTest::rowsThatGoAwayInTheMiddleAreTold()
{
    applyThree();
    place().migration(u"004_d.sql"_s, "CREATE TABLE d (id integer);\n");
    place().migration(
        u"005_e.sql"_s,
        place().oneOf("CREATE TRIGGER away AFTER INSERT ON d BEGIN DELETE FROM migration_history WHERE migration_id <> '001_a'; "
                      "END;\nINSERT INTO d VALUES (1);\n",
                      "DO $$ BEGIN DELETE FROM migration_history WHERE migration_id <> '001_a'; END $$;\n",
                      "EXECUTE IMMEDIATE CONCAT('DELETE FROM migration_', 'history WHERE migration_id <> ''001_a''');\n"));
    const ProgramResult result = place().cli({u"migrate"_s});
    QCOMPARE(result.exitCode, 4);
    QVERIFY2(
        result.err.contains(u"3 rows went from the history while the run went on: a migration took them away.\nSee with varve-cli status "
                            "which migrations lack theirs, and mark with varve-cli stamp what is applied. Take out the statement that "
                            "changes Varve's tables.\n"_s),
        qPrintable(result.err));
    QVERIFY2(result.out.contains(u"2 migrations applied."_s), qPrintable(result.out));
    QCOMPARE(place().history(), (QStringList{u"001_a up ok 1/1"_s, u"005_e up ok %1/%1"_s.arg(place().isSqlite() ? 2 : 1)}));
}

void DamagedHistoryTest::triggerOnTheHistoryIsAnHonestFailure()
{
    applyThree();
    place().client(QString::fromUtf8(
        place().oneOf("CREATE TRIGGER closed BEFORE INSERT ON migration_history BEGIN SELECT RAISE(ABORT, 'the history is closed'); END",
                      "CREATE FUNCTION closed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the history is closed'; END $$; "
                      "CREATE TRIGGER closed BEFORE INSERT ON migration_history FOR EACH ROW EXECUTE FUNCTION closed()",
                      "CREATE TRIGGER closed BEFORE INSERT ON migration_history FOR EACH ROW SIGNAL SQLSTATE '45000' "
                      "SET MESSAGE_TEXT = 'the history is closed'")));
    place().migration(u"004_d.sql"_s, "CREATE TABLE d (id integer);\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.err.contains(u"the history is closed"_s), qPrintable(result.err));
    QCOMPARE(place().hasTable(u"d"_s), place().isMariaDb());
    place().client(place().isPostgres() ? u"DROP TRIGGER closed ON migration_history"_s : u"DROP TRIGGER closed"_s);
    QCOMPARE(place().standings().constLast(), place().isMariaDb() ? u"004_d partial"_s : u"004_d pending"_s);
    QCOMPARE(place().cli({u"--yes"_s, place().isMariaDb() ? u"resume"_s : u"migrate"_s}).exitCode, 0);
    QCOMPARE(place().standings().constLast(), u"004_d applied"_s);
}

void DamagedHistoryTest::triggerOnDefinitionsIsAnHonestFailure()
{
    if (!place().isPostgres())
        QSKIP("Only PostgreSQL has triggers on definitions.");
    place().client(u"CREATE FUNCTION closed() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no definitions here'; END $$; "
                   "CREATE EVENT TRIGGER closed ON ddl_command_start EXECUTE FUNCTION closed()"_s);
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const ProgramResult first = place().cli({u"migrate"_s}); // not even the history can be made
    QCOMPARE(first.exitCode, 3);
    QVERIFY2(first.err.contains(u"no definitions here"_s), qPrintable(first.err));
    QVERIFY(!place().hasTable(u"a"_s) && !place().hasTable(u"migration_history"_s));

    place().client(u"ALTER EVENT TRIGGER closed DISABLE"_s);
    applyThree();
    place().client(u"ALTER EVENT TRIGGER closed ENABLE"_s);
    place().migration(u"004_d.sql"_s, "INSERT INTO a VALUES (1);\nCREATE TABLE d (id integer);\n");
    const ProgramResult second = place().cli({u"migrate"_s});
    QCOMPARE(second.exitCode, 3);
    QVERIFY2(second.err.contains(u"migrations/004_d.sql:2:1: no definitions here"_s), qPrintable(second.err));
    QCOMPARE(place().seen(u"SELECT count(*) FROM a"_s), QStringList{u"0"_s});
    QCOMPARE(place().standings().constLast(), u"004_d failed"_s);
    place().client(u"DROP EVENT TRIGGER closed"_s);
}

QTEST_GUILESS_MAIN(DamagedHistoryTest)
#include "tst_damagedhistory.moc"
