// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/printing/planprinter.h>

#include <tests/support/postgresserver.h>
#include <tests/support/sanitizer.h>
#include <tests/support/workplace.h>

#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::PostgresServer;
using Test::Workplace;

/// COPY … FROM STDIN with its data in the file, and dumps of pg_dump as migrations.
class PostgreSqlCopyTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_place.reset(); }

    void rowsOfAFileAreCopied_data();
    void rowsOfAFileAreCopied();
    void dataIsSentAsItIsWritten();
    void errorNamesTheLineOfTheFile_data();
    void errorNamesTheLineOfTheFile();
    void dataWithoutAnEndIsRefusedBeforeAnythingRuns();
    void cancelledInTheMiddleLeavesNothing();
    void adHocTextCopiesToo();
    void planAsAScriptCopiesTheSame();
    void largeFileIsStreamedInBoundedMemory();
    void dumpWithDataRunsAsAMigrationAndDumpsEqual();
    void connectionTakesDataForACopyAlone();
    void sourceThatFailsLeavesTheConnectionUsable();

private:
    Workplace &place() { return *m_place; }
    QString url() const { return PostgresServer::instance().url(m_place->profile().database); }
    /// Of one COPY of \a rows rows behind the statement that makes the table; line 3 holds the first.
    void writeLarge(int rows, const QByteArray &lastRow = {});
    static QByteArray dump(const QString &url);

    std::unique_ptr<Workplace> m_place;
};

void PostgreSqlCopyTest::init()
{
    VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
    m_place = std::make_unique<Workplace>(PostgresServer::instance().createDatabase());
}

void PostgreSqlCopyTest::writeLarge(int rows, const QByteArray &lastRow)
{
    QFile file(place().files.path(u"migrations/001_large.sql"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("CREATE TABLE t (id integer, name text);\nCOPY t FROM stdin;\n");
    const QByteArray filling(90, 'x');
    for (int row = 1; row <= rows; ++row)
        file.write(QByteArray::number(row) + '\t' + filling + '\n');
    file.write(lastRow + "\\.\n");
}

QByteArray PostgreSqlCopyTest::dump(const QString &url)
{
    QProcess process;
    process.start(u"pg_dump"_s, {u"--exclude-table=migration_*"_s, u"--exclude-table=schema_versions"_s, url});
    if (!process.waitForFinished() || process.exitCode() != 0)
        qWarning("pg_dump: %s", process.readAllStandardError().constData());
    QByteArray result;
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        if (!line.startsWith("\\restrict ") && !line.startsWith("\\unrestrict ")) // they hold a random word
            result += line + '\n';
    }
    return result;
}

void PostgreSqlCopyTest::rowsOfAFileAreCopied_data()
{
    QTest::addColumn<QByteArray>("copy");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("text") << QByteArray("COPY t (id, name) FROM stdin;\n1\ta;b\n2\t\\N\n3\tit's \\\\ $$ -- é\n\\.\n")
                          << QStringList{u"1|a;b"_s, u"2|NULL"_s, u"3|it's \\ $$ -- é"_s};
    QTest::newRow("csv with a heading") << QByteArray("COPY t FROM STDIN WITH (FORMAT csv, HEADER true);\nid,name\n1,\"a\nb\"\n2,c\n\\.\n")
                                        << QStringList{u"1|a\nb"_s, u"2|c"_s};
    QTest::newRow("csv of the old grammar") << QByteArray("copy t from stdin delimiter ';' csv;\n1;x\n\\.\n") << QStringList{u"1|x"_s};
    QTest::newRow("no rows") << QByteArray("COPY t FROM stdin;\n\\.\n") << QStringList{};
    QTest::newRow("two") << QByteArray("COPY t FROM stdin;\n1\ta\n\\.\nCOPY t FROM stdin;\n2\tb\n\\.\n") << QStringList{u"1|a"_s, u"2|b"_s};
    QTest::newRow("lines of Windows") << QByteArray("COPY t FROM stdin;\r\n1\ta\r\n2\tb\r\n\\.\r\n") << QStringList{u"1|a"_s, u"2|b"_s};
    QTest::newRow("a comment behind the words")
        << QByteArray("COPY t FROM /* here */ stdin; -- rows\n1\ta\n\\.\n") << QStringList{u"1|a"_s};
}

void PostgreSqlCopyTest::rowsOfAFileAreCopied()
{
    QFETCH(QByteArray, copy);
    QFETCH(QStringList, rows);
    place().migration(u"001_rows.sql"_s, "CREATE TABLE t (id integer, name text);\n" + copy + "INSERT INTO t VALUES (9, 'last');\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(place().rows(u"SELECT id, name FROM t ORDER BY id"_s), rows + QStringList{u"9|last"_s});
}

void PostgreSqlCopyTest::dataIsSentAsItIsWritten()
{
    place().configure({}, "[variables]\nname = \"value\"\n");
    place().migration(u"001_rows.sql"_s,
                      "CREATE TABLE ${name} (a text);\nCOPY ${name} FROM stdin;\n${name}\n${unknown}\n-- varve:down\n"
                      "\\.\n-- varve:down\nDROP TABLE ${name};\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(place().rows(u"SELECT a FROM value"_s), (QStringList{u"${name}"_s, u"${unknown}"_s, u"-- varve:down"_s}));
    int copied = 0;
    for (const RunEvent &event : std::as_const(place().events)) {
        if (const auto *done = std::get_if<StatementDone>(&event); done && done->statement == 1)
            copied = static_cast<int>(done->outcome.rowsAffected);
    }
    QCOMPARE(copied, 3);
    QVERIFY(place().run(place().rollbackPlan()).isSuccess());
}

void PostgreSqlCopyTest::errorNamesTheLineOfTheFile_data()
{
    QTest::addColumn<bool>("large");
    QTest::newRow("held") << false;
    QTest::newRow("streamed") << true;
}

void PostgreSqlCopyTest::errorNamesTheLineOfTheFile()
{
    QFETCH(bool, large);
    const int rows = large ? 200'000 : 5;
    writeLarge(rows, "wrong\tx\n");
    const Plan plan = place().migratePlan();
    QCOMPARE(plan.steps.constFirst().streamed, large);
    const RunResult result = place().run(plan);
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->message, u"invalid input syntax for type integer: \"wrong\""_s);
    QCOMPARE(result.error->where.toString(), u"migrations/001_large.sql:%1"_s.arg(rows + 3));
    QVERIFY2(result.error->serverText.contains(u"COPY t, line %1, column id"_s.arg(rows + 1)), qPrintable(result.error->serverText));
    QCOMPARE(place().rows(u"SELECT count(*) FROM pg_tables WHERE tablename = 't'"_s), QStringList{u"0"_s});
    QCOMPARE(place().history(), QStringList{u"001_large up failed 0/2"_s});
    // The connection is as it was.
    writeLarge(rows);
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QCOMPARE(place().rows(u"SELECT count(*) FROM t"_s), QStringList{QString::number(rows)});
}

void PostgreSqlCopyTest::dataWithoutAnEndIsRefusedBeforeAnythingRuns()
{
    place().migration(u"001_rows.sql"_s, "CREATE TABLE t (id integer);\nCOPY t FROM stdin;\n1\n2\n");
    const auto plan = place().tryMigrate();
    QVERIFY(!plan);
    QCOMPARE(plan.error().where.toString(), u"migrations/001_rows.sql:2:1"_s);
    QCOMPARE(plan.error().message, u"The data of the COPY at line 2, column 1 must begin on the line after it and end with a line \\."_s);
}

void PostgreSqlCopyTest::cancelledInTheMiddleLeavesNothing()
{
    place().migration(u"001_slow.sql"_s,
                      "CREATE TABLE t (id integer);\n"
                      "CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.02); RETURN NEW; END $$;\n"
                      "CREATE TRIGGER slow BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION wait();\n"
                      "COPY t FROM stdin;\n"
                          + QByteArray("1\n").repeated(20'000) + "\\.\n");
    std::stop_source stop;
    std::thread canceller;
    QElapsedTimer timer;
    place().onEvent = [&](const RunEvent &event) {
        const auto *started = std::get_if<StatementStarted>(&event);
        if (!started || started->statement != 3)
            return;
        canceller = std::thread([&, handle = place().connection().canceller()] {
            const auto admin = place().newConnection();
            const auto isCopying = [&] { return admin->query(u"SELECT 1 FROM pg_stat_progress_copy WHERE tuples_processed >= 0"_s); };
            for (auto found = isCopying(); found && found->rows.isEmpty(); found = isCopying())
                std::this_thread::yield();
            stop.request_stop();
            timer.start();
            handle.cancel().waitForFinished();
        });
    };
    const RunResult result = place().run(place().migratePlan(), {.stop = stop.get_token(), .rowLimit = 1, .password = {}, .appliedBy = {}});
    canceller.join();
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY2(result.cancelled, qPrintable(result.summary));
    QCOMPARE(place().rows(u"SELECT count(*) FROM pg_tables WHERE tablename = 't'"_s), QStringList{u"0"_s});
}

void PostgreSqlCopyTest::adHocTextCopiesToo()
{
    const auto plan = place().tryAdHoc("CREATE TABLE t (id integer);\nCOPY t FROM stdin;\n1\n2\n\\.\n");
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    const RunResult result = place().run(*plan);
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(place().rows(u"SELECT sum(id) FROM t"_s), QStringList{u"3"_s});
}

void PostgreSqlCopyTest::planAsAScriptCopiesTheSame()
{
    place().migration(u"001_rows.sql"_s,
                      "CREATE TABLE t (id integer, name text);\nCOPY t FROM stdin;\n1\ta\n2\t\\N\n\\.\n"
                      "COPY t FROM stdin;\n\\.\n");
    place().files.write(u"plan.sql"_s, planAsSql(place().migratePlan())->toUtf8());
    QProcess process;
    process.start(u"psql"_s, {u"-X"_s, u"-q"_s, u"-f"_s, place().files.path(u"plan.sql"_s), url()});
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QCOMPARE(place().rows(u"SELECT id, name FROM t ORDER BY id"_s), (QStringList{u"1|a"_s, u"2|NULL"_s}));
}

void PostgreSqlCopyTest::largeFileIsStreamedInBoundedMemory()
{
    constexpr int rows = 2'100'000; // 200 MB
    writeLarge(rows);
    QProcess process;
    process.start(QCoreApplication::applicationDirPath() + u"/planrunner"_s, {place().files.folder(), url()});
    QVERIFY(process.waitForFinished(240'000));
    const QString said = QString::fromUtf8(process.readAllStandardOutput());
    const QRegularExpressionMatch match = QRegularExpression(u"done 1 skipped 0 memory (\\d+)"_s).match(said);
    QVERIFY2(match.hasMatch(), qPrintable(said));
    qInfo("200 MB in %s KB of memory of its own", qPrintable(match.captured(1)));
    QVERIFY(match.captured(1).toInt() < 64'000 || Test::hasSanitizer);
    QCOMPARE(place().rows(u"SELECT count(*), count(DISTINCT id) FROM t"_s), QStringList{u"%1|%1"_s.arg(rows)});
}

void PostgreSqlCopyTest::dumpWithDataRunsAsAMigrationAndDumpsEqual()
{
    const Database::ConnectionProfile original = PostgresServer::instance().createDatabase();
    const auto source = Database::Connection::open(original, original.password.given);
    QVERIFY(source);
    for (
        const char *statement :
        {"CREATE SCHEMA \"odd;schema\"", "CREATE TYPE mood AS ENUM ('sad;', 'o''k')", "CREATE SEQUENCE numbers START 10 INCREMENT BY 3",
         "CREATE FUNCTION plus_one(integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $_$ BEGIN RETURN $1 + 1; -- $$ ; '\nEND; $_$",
         ("CREATE TABLE parent (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text DEFAULT 'a;b' NOT NULL, m mood, "
          "twice integer GENERATED ALWAYS AS (plus_one(3)) STORED)"),
         "CREATE TABLE \"odd;schema\".\"child;\" (id integer REFERENCES parent, \"x\"\"y\" text, raw bytea)", "CREATE TABLE none (a text)",
         "CREATE INDEX on_expression ON parent USING btree (lower(name))", "CREATE VIEW seen AS SELECT id, name FROM parent",
         "CREATE MATERIALIZED VIEW kept AS SELECT count(*) AS n FROM parent", "COMMENT ON TABLE parent IS 'it''s; $$'",
         "INSERT INTO parent (name, m) VALUES ('it''s ${no}; $$ /* -- \"', 'sad;'), (E'\\\\.', 'o''k'), (E'tab\\there\\nline\\\\', NULL), ('é 😀', NULL)",
         "INSERT INTO \"odd;schema\".\"child;\" VALUES (1, E'COPY x FROM stdin;\\n\\\\.\\n', '\\x00ff5c2e'), (NULL, '-- varve:down', NULL)",
         "SELECT nextval('numbers')", "REFRESH MATERIALIZED VIEW kept"}) {
        const auto done = (*source)->execute(statement);
        QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
    }
    const QByteArray before = dump(PostgresServer::instance().url(original.database));
    QVERIFY(before.contains("FROM stdin;"));
    place().migration(u"001_dump.sql"_s, "\\restrict word\n" + before + "\\unrestrict word\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(dump(url()), before);
    QCOMPARE(place().standings(), QStringList{u"001_dump applied"_s});
}

void PostgreSqlCopyTest::connectionTakesDataForACopyAlone()
{
    const auto nothing = []() -> Core::Expected<QByteArray> { return QByteArray(); };
    Database::Connection &connection = place().connection();
    for (const char *sql : {"SELECT 1", "COPY pg_class TO STDOUT", "COPY t FROM '/tmp/x'", ""}) {
        const auto outcome = connection.copyIn(sql, nothing);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().message, u"Data can only be sent to a COPY … FROM STDIN."_s);
    }
    const auto two = connection.copyIn("COPY t FROM STDIN; DROP TABLE t", nothing);
    QVERIFY(!two);
    QCOMPARE(two.error().message, u"cannot insert multiple commands into a prepared statement"_s);
    const auto absent = connection.copyIn("COPY absent FROM STDIN", nothing);
    QVERIFY(!absent);
    QCOMPARE(absent.error().message, u"relation \"absent\" does not exist"_s);

    Workplace file;
    const auto elsewhere = file.connection().copyIn("COPY t FROM STDIN", nothing);
    QVERIFY(!elsewhere);
    QCOMPARE(elsewhere.error().kind, Core::ErrorKind::Unsupported);
    QCOMPARE(elsewhere.error().message, u"SQLite has no COPY … FROM STDIN."_s);
}

void PostgreSqlCopyTest::sourceThatFailsLeavesTheConnectionUsable()
{
    Database::Connection &connection = place().connection();
    QVERIFY(connection.execute("CREATE TABLE t (id integer)"));
    int asked = 0;
    const auto outcome = connection.copyIn("COPY t FROM STDIN", [&]() -> Core::Expected<QByteArray> {
        if (++asked == 1)
            return QByteArray("1\n");
        return Core::failure(Core::ErrorKind::Io, u"The disk is gone."_s);
    });
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().message, u"The disk is gone."_s);
    QCOMPARE(place().rows(u"SELECT count(*) FROM t"_s), QStringList{u"0"_s});
    asked = 0;
    const auto again
        = connection.copyIn("COPY t FROM STDIN", [&]() -> Core::Expected<QByteArray> { return QByteArray(asked++ ? "" : "1\n2\n"); });
    QVERIFY(again);
    QCOMPARE(again->rowsAffected, 2);
}

QTEST_GUILESS_MAIN(PostgreSqlCopyTest)
#include "tst_postgresqlcopy.moc"
