// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/workplace.h>

#include <models/execution/printing/planprinter.h>

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::Workplace;

/// Foreign keys of SQLite around a migration, and files that are changed together.
class ForeignKeysTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_place = std::make_unique<Workplace>(); }

    void planSaysWhatARebuildNeeds_data();
    void planSaysWhatARebuildNeeds();
    void rebuildKeepsTheRowsThatReferToIt();
    void rebuildThatNobodyRefersToLeavesForeignKeysOn();
    void filesOwnPragmaIsHonoured();
    void rowsThatWouldReferToNothingRollItBackAndAreNamed();
    void whatWasBrokenBeforeIsNotHeldAgainstIt();
    void settingIsPutBackAfterSuccessAndFailure();
    void connectionWithoutForeignKeysIsLeftAlone();
    void otherPragmasDoNotReachTheNextFile();
    void scriptEndsInTheSameState();
    void filesInWalModeLeaveItForTheRun();
    void fileThatSomebodyHasOpenRefusesTheRun();
    void oneFileAloneStaysInWalMode();

private:
    Workplace &place() { return *m_place; }
    void ordersAndCustomers(const QByteArray &action = {});
    bool enforces() { return place().connection().query(u"PRAGMA foreign_keys"_s)->rows.constFirst().constFirst().toBool(); }
    QString modeOf(const QString &file);
    void attachAudit();

    std::unique_ptr<Workplace> m_folder; ///< holds the files of one with attachments
    std::unique_ptr<Workplace> m_place;
};

namespace {

const QByteArray rebuild = "CREATE TABLE customers_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
                           "INSERT INTO customers_new SELECT id, name FROM customers;\n"
                           "DROP TABLE customers;\n"
                           "ALTER TABLE customers_new RENAME TO customers;\n";

} // namespace

void ForeignKeysTest::ordersAndCustomers(const QByteArray &action)
{
    place().migration(u"001_shop.sql"_s,
                      "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT);\n"
                      "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id)"
                          + action
                          + ");\n"
                            "INSERT INTO customers VALUES (1, 'anna'), (2, 'ben');\n"
                            "INSERT INTO orders VALUES (10, 1), (11, 2), (12, 2);\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
}

void ForeignKeysTest::planSaysWhatARebuildNeeds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("note");
    const QString ifReferred = u"Foreign keys are off while it runs if other tables refer to %1, because line %2 rebuilds %1, and checked "
                               "before it is committed."_s;
    QTest::newRow("new table takes the old name") << rebuild << ifReferred.arg(u"customers"_s).arg(4);
    QTest::newRow("old table is moved aside") << QByteArray(
        "ALTER TABLE customers RENAME TO customers_old;\nCREATE TABLE customers (id INTEGER PRIMARY KEY);\n"
        "INSERT INTO customers SELECT id FROM customers_old;\nDROP TABLE customers_old;\n")
                                              << ifReferred.arg(u"customers"_s).arg(4);
    QTest::newRow("quoted names and a schema") << QByteArray(
        "DROP TABLE main.\"my customers\";\nALTER TABLE c2 RENAME TO \"my customers\";\n")
                                               << ifReferred.arg(u"my customers"_s).arg(2);
    QTest::newRow("file switches them off")
        << QByteArray("PRAGMA foreign_keys=OFF;\nDROP TABLE customers;\nPRAGMA foreign_keys=ON;\n")
        << u"Foreign keys are off while it runs, because line 1 says so, and checked before it is committed."_s;
    QTest::newRow("table is dropped for good") << QByteArray("DROP TABLE customers;\nCREATE TABLE people (id INTEGER);\n") << QString();
    QTest::newRow("table is renamed") << QByteArray("ALTER TABLE customers RENAME TO people;\n") << QString();
    QTest::newRow("column is renamed") << QByteArray("ALTER TABLE customers RENAME COLUMN name TO title;\n") << QString();
    QTest::newRow("file switches them on") << QByteArray("PRAGMA foreign_keys = 1;\nDROP TABLE customers;\n") << QString();
}

void ForeignKeysTest::planSaysWhatARebuildNeeds()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, note);
    place().migration(u"001_a.sql"_s, text);
    const Plan plan = place().migratePlan();
    QCOMPARE(stepNotes(plan, plan.steps.constFirst()).join(u'\n'), note);
    QVERIFY(plan.steps.constFirst().oneTransaction);
    QCOMPARE(printPlan(plan).contains(u"Foreign keys are off"_s), !note.isEmpty());
}

void ForeignKeysTest::rebuildKeepsTheRowsThatReferToIt()
{
    ordersAndCustomers(" ON DELETE CASCADE");
    place().migration(u"002_rebuild.sql"_s, rebuild);
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary + result.error.value_or(Core::Error()).toString()));
    QCOMPARE(place().rows(u"SELECT id, customer_id FROM orders ORDER BY id"_s), (QStringList{u"10|1"_s, u"11|2"_s, u"12|2"_s}));
    QCOMPARE(place().rows(u"SELECT name FROM customers ORDER BY id"_s), (QStringList{u"anna"_s, u"ben"_s}));
    QCOMPARE(place().rows(u"SELECT * FROM pragma_foreign_key_check"_s), QStringList());
    QVERIFY(enforces());
}

void ForeignKeysTest::rebuildThatNobodyRefersToLeavesForeignKeysOn()
{
    ordersAndCustomers(" ON DELETE CASCADE");
    place().migration(u"002_rebuild.sql"_s,
                      "CREATE TABLE orders_new (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id) ON DELETE CASCADE);\n"
                      "INSERT INTO orders_new SELECT id, customer_id FROM orders;\nDROP TABLE orders;\n"
                      "ALTER TABLE orders_new RENAME TO orders;\nDELETE FROM customers WHERE id = 2;\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QCOMPARE(place().rows(u"SELECT id FROM orders"_s), QStringList{u"10"_s}); // the others went with their customer
}

void ForeignKeysTest::filesOwnPragmaIsHonoured()
{
    ordersAndCustomers(" ON DELETE CASCADE");
    place().migration(u"002_own.sql"_s,
                      "PRAGMA foreign_keys = off;\nDELETE FROM customers;\nINSERT INTO customers VALUES (1, 'x'), (2, 'y');\n"
                      "PRAGMA foreign_keys = on;\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QCOMPARE(place().rows(u"SELECT count(*) FROM orders"_s), QStringList{u"3"_s});
    QVERIFY(enforces());
}

void ForeignKeysTest::rowsThatWouldReferToNothingRollItBackAndAreNamed()
{
    ordersAndCustomers();
    place().migration(u"002_rebuild.sql"_s, QByteArray(rebuild).replace("FROM customers;", "FROM customers WHERE id = 1;"));
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->message,
             u"2 rows refer to what would not be there after it: orders row 11 (customer_id = 2), orders row 12 (customer_id = 2): no such "
             "row in customers."_s);
    QCOMPARE(result.error->remedy,
             u"Foreign keys were off while it ran, because line 4 rebuilds customers. Give these rows something to refer to, or take them "
             "out, in the migration."_s);
    QCOMPARE(result.summary, u"The check of its foreign keys failed. Nothing of 002 remains: SQLite rolled the transaction back."_s);
    QCOMPARE(place().rows(u"SELECT name FROM customers ORDER BY id"_s), (QStringList{u"anna"_s, u"ben"_s}));
    QCOMPARE(place().history().constLast(), u"002_rebuild up failed 0/4"_s);
    QVERIFY(enforces());
}

void ForeignKeysTest::whatWasBrokenBeforeIsNotHeldAgainstIt()
{
    ordersAndCustomers();
    const auto other = place().newConnection();
    QVERIFY(other->query(u"PRAGMA foreign_keys = 0"_s) && other->query(u"INSERT INTO orders VALUES (13, 99)"_s));
    place().migration(u"002_rebuild.sql"_s, rebuild);
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QCOMPARE(place().rows(u"SELECT rowid FROM pragma_foreign_key_check"_s), QStringList{u"13"_s});
}

void ForeignKeysTest::settingIsPutBackAfterSuccessAndFailure()
{
    ordersAndCustomers();
    place().migration(u"002_own.sql"_s, "PRAGMA foreign_keys = off;\nINSERT INTO nowhere VALUES (1);\n");
    QVERIFY(!place().run(place().migratePlan()).isSuccess());
    QVERIFY(enforces());
    place().migration(u"002_own.sql"_s, "PRAGMA foreign_keys = off;\nVACUUM;\n");
    const Plan plan = place().migratePlan();
    QVERIFY(!plan.steps.constFirst().oneTransaction);
    QVERIFY(place().run(plan).isSuccess());
    QVERIFY(enforces());
}

void ForeignKeysTest::connectionWithoutForeignKeysIsLeftAlone()
{
    Database::ConnectionProfile profile = place().profile();
    profile.options.insert(u"foreign_keys"_s, u"off"_s);
    m_place = std::make_unique<Workplace>(profile);
    ordersAndCustomers();
    place().migration(u"002_rebuild.sql"_s, QByteArray(rebuild).replace("FROM customers;", "FROM customers WHERE id = 1;"));
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QVERIFY(!enforces());
}

void ForeignKeysTest::otherPragmasDoNotReachTheNextFile()
{
    place().migration(u"001_a.sql"_s,
                      "PRAGMA legacy_alter_table = ON;\nPRAGMA ignore_check_constraints = ON;\nCREATE TABLE a (id INTEGER);\n");
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id INTEGER CHECK (id > 0));\nINSERT INTO b VALUES (0);\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.failedMigration, u"002_b"_s);
    QCOMPARE(place().connection().query(u"PRAGMA legacy_alter_table"_s)->rows.constFirst().constFirst().toInt(), 0);
}

void ForeignKeysTest::scriptEndsInTheSameState()
{
    const QString client = QStandardPaths::findExecutable(u"sqlite3"_s);
    if (client.isEmpty())
        QSKIP("sqlite3 is not installed");
    ordersAndCustomers(" ON DELETE CASCADE");
    place().migration(u"002_rebuild.sql"_s, rebuild);
    const auto runScript = [&](const QString &text) {
        QProcess process;
        process.start(client, {place().profile().database});
        process.write(text.toUtf8());
        process.closeWriteChannel();
        process.waitForFinished();
        return process.exitCode();
    };
    place().disconnect();
    QCOMPARE(runScript(*planAsSql(place().migratePlan())), 0);
    QCOMPARE(place().rows(u"SELECT count(*) FROM orders"_s), QStringList{u"3"_s});
    place().migration(u"003_rebuild.sql"_s, QByteArray(rebuild).replace("FROM customers;", "FROM customers WHERE id = 1;"));
    QVERIFY(runScript(*planAsSql(place().migratePlan())) != 0);
    QCOMPARE(place().rows(u"SELECT count(*) FROM customers"_s), QStringList{u"2"_s});
    QCOMPARE(place().standings().constLast(), u"003_rebuild pending"_s);
}

void ForeignKeysTest::attachAudit()
{
    Database::ConnectionProfile profile = place().profile();
    profile.attachments = {{.schema = u"audit"_s, .file = place().files.path(u"audit.sqlite"_s)}};
    m_folder = std::move(m_place);
    m_place = std::make_unique<Workplace>(profile);
    for (const char *sql : {"PRAGMA main.journal_mode = WAL", "PRAGMA audit.journal_mode = WAL", "CREATE TABLE audit.log (text TEXT)"})
        QVERIFY(place().connection().query(QString::fromLatin1(sql)));
    place().disconnect();
}

QString ForeignKeysTest::modeOf(const QString &file)
{
    Database::ConnectionProfile profile;
    profile.database = file;
    const auto connection = Database::Connection::open(profile, {});
    return (*connection)->query(u"PRAGMA journal_mode"_s)->rows.constFirst().constFirst().toString();
}

void ForeignKeysTest::filesInWalModeLeaveItForTheRun()
{
    attachAudit();
    place().migration(u"001_both.sql"_s, "CREATE TABLE a (id INTEGER);\nINSERT INTO log VALUES ('made a');\n");
    place().migration(u"002_named.sql"_s, "INSERT INTO audit.log VALUES ('again');\n");
    const Plan plan = place().migratePlan();
    place().disconnect();
    QCOMPARE(stepNotes(plan, plan.steps.constLast()),
             QStringList{u"It changes main, audit together, each a file of its own: those in WAL mode leave it for the run, so that the "
                         "commit is all or nothing."_s});
    QStringList modes;
    place().onEvent = [&](const RunEvent &event) {
        if (std::holds_alternative<StatementDone>(event))
            modes += place().connection().query(u"PRAGMA audit.journal_mode"_s)->rows.constFirst().constFirst().toString();
    };
    const RunResult result = place().run(plan);
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(modes, (QStringList{u"delete"_s, u"delete"_s, u"delete"_s}));
    place().disconnect();
    QCOMPARE(modeOf(place().profile().database), u"wal"_s);
    QCOMPARE(modeOf(place().profile().attachments.constFirst().file), u"wal"_s);
    QCOMPARE(place().rows(u"SELECT text FROM audit.log"_s), (QStringList{u"made a"_s, u"again"_s}));
}

void ForeignKeysTest::fileThatSomebodyHasOpenRefusesTheRun()
{
    Database::ConnectionProfile quick = place().profile();
    quick.options.insert(u"busy_timeout"_s, u"10"_s);
    m_folder = std::move(m_place);
    m_place = std::make_unique<Workplace>(quick);
    attachAudit();
    place().migration(u"001_both.sql"_s, "CREATE TABLE a (id INTEGER);\nINSERT INTO audit.log VALUES ('made a');\n");
    const Plan plan = place().migratePlan();
    place().disconnect();
    const auto other = place().newConnection();
    QVERIFY(other->query(u"SELECT * FROM audit.log"_s));
    const auto result = place().tryRun(plan);
    QVERIFY(!result);
    QCOMPARE(
        result.error().message,
        u"The run changes audit, main together, each a file of its own, and audit is in WAL mode, in which a commit of several files is "
        "not all or nothing. It could not leave that mode, because somebody else has it open. Nothing was run."_s);
    QCOMPARE(result.error().remedy, u"Close what has it open, a catalog tree in a window of Varve too, then try again."_s);
    QCOMPARE(other->query(u"PRAGMA main.journal_mode"_s)->rows.constFirst().constFirst().toString(), u"wal"_s);
    QCOMPARE(other->query(u"SELECT count(*) FROM main.sqlite_schema"_s)->rows.constFirst().constFirst().toInt(), 0);
}

void ForeignKeysTest::oneFileAloneStaysInWalMode()
{
    attachAudit();
    place().migration(u"001_one.sql"_s, "CREATE TABLE a (id INTEGER);\n");
    const auto other = place().newConnection(); // it would be in the way
    QVERIFY(other->query(u"SELECT * FROM audit.log"_s));
    const Plan plan = place().migratePlan();
    QCOMPARE(stepNotes(plan, plan.steps.constFirst()), QStringList());
    QVERIFY(place().run(plan).isSuccess());
}

QTEST_GUILESS_MAIN(ForeignKeysTest)
#include "tst_foreignkeys.moc"
