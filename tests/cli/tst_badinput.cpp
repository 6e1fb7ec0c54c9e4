// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/clientprogram.h>
#include <tests/support/postgresserver.h>
#include <tests/support/program.h>
#include <tests/support/sanitizer.h>
#include <tests/support/temporaryproject.h>

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Varve;
using namespace Varve::Test;
using namespace Qt::StringLiterals;

/// What people and machines get wrong, from outside: a clear error, the right exit code, valid JSON, and nothing lost.
class TestBadInput : public QObject
{
    Q_OBJECT

private slots:
    void brokenFilesStopTheRun_data();
    void brokenFilesStopTheRun();
    void aBrokenFileBehindTheTargetIsNotInTheWay();
    void aBrokenFileForAnotherEnvironmentIsNotInTheWay();
    void anUnreadableFileStopsTheRun();
    void wrongFolders_data();
    void wrongFolders();
    void anEmptyFolderHasNothingPending();
    void marksAndLineEndsDoNotCount();
    void aLargeFileRunsInLittleMemory();
    void wrongDatabaseFiles_data();
    void wrongDatabaseFiles();
    void aReadOnlyFileStaysAsItIs_data();
    void aReadOnlyFileStaysAsItIs();
    void aFullDiskLosesNothing();
    void aWrongPasswordIsNotRepeated();
    void aServerThatGoesAwayInTheMiddle();
    void hostileValuesStayValues_data();
    void hostileValuesStayValues();
    void settingsNeedAName();
    void hostileFileNamesAreNamesOnly();
    void readOnlyCannotBeTalkedRound_data();
    void readOnlyCannotBeTalkedRound();
    void theSecondOnPostgresqlIsToldWhoHoldsTheLock();
    void signalsEndALongStatement_data();
    void signalsEndALongStatement();
    void aCancelledComparisonLeavesNothingOnTheServer();
};

namespace {

const auto url = u"sqlite:app.sqlite"_s;
const QByteArray table = "CREATE TABLE t (v TEXT);\n";

ProgramResult onDatabase(const Program &program, const QStringList &arguments, const QString &database = url)
{
    return program.run(QStringList{u"--database-url"_s, database} + arguments);
}

QByteArray hashOf(const TemporaryProject &project, const QString &path)
{
    return QCryptographicHash::hash(project.read(path), QCryptographicHash::Sha256);
}

/// The database as sqlite3 sees it.
Test::ClientProgram clientOf(const TemporaryProject &project, const QString &file)
{
    Database::ConnectionProfile profile;
    profile.engine = Database::Engine::Sqlite;
    profile.database = project.path(file);
    return Test::ClientProgram(profile);
}

QStringList tables(const Program &program, const QString &database = url)
{
    const bool isFile = database.startsWith(u"sqlite:"_s);
    const QString sql = isFile ? u"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"_s
                               : u"SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"_s;
    QStringList names;
    const QJsonArray results
        = onDatabase(program, {u"--format"_s, u"json"_s, u"query"_s, u"-c"_s, sql}, database).json().value(u"results"_s).toArray();
    for (const auto &result : results) {
        for (const auto &row : result.toObject().value(u"rows"_s).toArray())
            names += row.toArray().at(0).toString();
    }
    return names;
}

/// The same arguments in JSON end with the same code and are one object that says so.
void compareWithJson(const Program &program, const QStringList &arguments, const QString &database, int exitCode)
{
    const ProgramResult result = onDatabase(program, QStringList{u"--format"_s, u"json"_s} + arguments, database);
    QCOMPARE(result.exitCode, exitCode);
    const QJsonObject json = result.json();
    QVERIFY2(!json.isEmpty(), qPrintable(result.out));
    if (json.contains(u"exitCode"_s))
        QCOMPARE(json.value(u"exitCode"_s).toInt(), exitCode);
    QVERIFY(!json.value(u"error"_s).toObject().value(u"message"_s).toString().isEmpty());
}

bool hasRow(const Program &program, const QString &sql, const QString &database)
{
    const QJsonObject json = onDatabase(program, {u"--format"_s, u"json"_s, u"query"_s, u"-c"_s, sql}, database).json();
    return !json.value(u"results"_s).toArray().at(0).toObject().value(u"rows"_s).toArray().isEmpty();
}

const auto sleeping = u"SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND pid <> pg_backend_pid()"_s;

} // namespace

void TestBadInput::brokenFilesStopTheRun_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("message");
    QTest::newRow("invalid UTF-8")
        << u"001_bad.sql"_s << QByteArray("CREATE TABLE a (id INTEGER);\n-- caf\xe9\n")
        << u"varve-cli: 001_bad.sql:2:7: Byte 0xE9 at offset 35 is not valid UTF-8; the file was left as it is.\n"
           "    -- caf\uFFFD\n          ^\n"
           "Save it as UTF-8. A dump with binary values becomes text with mariadb-dump --hex-blob.\n"_s;
    QTest::newRow("a NUL byte") << u"001_bad.sql"_s << QByteArray("SELECT 1;\nSELECT \0;\n", 20)
                                << u"varve-cli: 001_bad.sql:2:8: NUL byte at offset 17; this is no text. The file was left as it is.\n"
                                   "    SELECT \uFFFD;\n           ^\n"_s;
    QTest::newRow("UTF-16") << u"001_bad.sql"_s << QByteArray("\xff\xfeS\0", 4)
                            << u"varve-cli: 001_bad.sql:1:1: The file is UTF-16; Varve reads UTF-8.\n    \uFFFD\uFFFDS\uFFFD\n    ^\n"
                               "Save it as UTF-8 in the editor that wrote it; the file was left as it is.\n"_s;
    QTest::newRow("the same number twice") << u"02_same.sql"_s << table
                                           << u"varve-cli: 02_same.sql: 002_good.sql and 02_same.sql have the same number; neither runs.\n"
                                              "Give one of them another number.\n"_s;
    QTest::newRow("a name with a line break") << u"001_a\nb.sql"_s << table
                                              << u"varve-cli: 001_a\\nb.sql: The file's name is not plain text; it is not read.\n"
                                                 "Rename it without control characters.\n"_s;
}

void TestBadInput::brokenFilesStopTheRun()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, message);
    const TemporaryProject project;
    project.write(name, content);
    project.write(u"002_good.sql"_s, "CREATE TABLE good (id INTEGER);\n");
    const Program program(project.folder());
    const QByteArray before = hashOf(project, name);
    for (const QString &command : {u"plan"_s, u"migrate"_s}) {
        const ProgramResult result = onDatabase(program, {command});
        QCOMPARE(result.err, message);
        QCOMPARE(result.out, QString());
        QCOMPARE(result.exitCode, 7);
        compareWithJson(program, {command}, url, 7);
    }
    QCOMPARE(onDatabase(program, {u"validate"_s}).exitCode, 7);
    QCOMPARE(onDatabase(program, {u"status"_s, u"--check"_s}).exitCode, 7);
    QCOMPARE(hashOf(project, name), before);
    QCOMPARE(tables(program), QStringList());
}

void TestBadInput::aBrokenFileBehindTheTargetIsNotInTheWay()
{
    const TemporaryProject project;
    project.write(u"001_good.sql"_s, "CREATE TABLE good (id INTEGER);\n");
    project.write(u"002_bad.sql"_s, "SELECT '\xff';\n");
    const Program program(project.folder());
    const ProgramResult result = onDatabase(program, {u"migrate"_s, u"--to"_s, u"1"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    QVERIFY(tables(program).contains(u"good"_s));
    QCOMPARE(onDatabase(program, {u"migrate"_s}).exitCode, 7);
}

void TestBadInput::aBrokenFileForAnotherEnvironmentIsNotInTheWay()
{
    const TemporaryProject project;
    project.write(u"varve.toml"_s,
                  "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"app.sqlite\"\n[environments.prod]\n"
                  "driver = \"sqlite\"\ndatabase = \"prod.sqlite\"\n[categories]\n"
                  "\"001_bad\" = { category = \"core\", environments = [\"prod\"] }\n");
    project.write(u"001_bad.sql"_s, "SELECT '\xff';\n");
    project.write(u"002_good.sql"_s, "CREATE TABLE good (id INTEGER);\n");
    const Program program(project.folder());
    const ProgramResult dev = program.run({u"--env"_s, u"dev"_s, u"migrate"_s});
    QVERIFY2(dev.exitCode == 0, qPrintable(dev.err));
    QCOMPARE(program.run({u"--env"_s, u"prod"_s, u"migrate"_s}).exitCode, 7);
}

void TestBadInput::anUnreadableFileStopsTheRun()
{
    const TemporaryProject project;
    QVERIFY(::chmod(QFile::encodeName(project.write(u"001_secret.sql"_s, table)).constData(), 0) == 0);
    project.write(u"002_good.sql"_s, "CREATE TABLE good (id INTEGER);\n");
    Program program(project.folder());
    program.obeyRights();
    const ProgramResult result = onDatabase(program, {u"migrate"_s});
    QCOMPARE(result.err, u"varve-cli: 001_secret.sql: The file cannot be read: Permission denied.\n"_s);
    QCOMPARE(result.exitCode, 7);
    QCOMPARE(tables(program), QStringList());
}

void TestBadInput::wrongFolders_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("message");
    QTest::newRow("a file") << u"notes.txt"_s << u"varve-cli: notes.txt is not a folder.\nOpen the folder that holds it.\n"_s;
    QTest::newRow("nothing there") << u"nowhere"_s << u"varve-cli: There is no folder nowhere.\n"_s;
}

void TestBadInput::wrongFolders()
{
    QFETCH(QString, folder);
    QFETCH(QString, message);
    const TemporaryProject project;
    project.write(u"notes.txt"_s, "notes\n");
    const Program program(project.folder());
    for (const QString &command : {u"status"_s, u"plan"_s, u"migrate"_s, u"rollback"_s, u"history"_s, u"seed"_s, u"validate"_s}) {
        const ProgramResult result = onDatabase(program, {u"--project"_s, folder, command});
        QCOMPARE(result.err, message);
        QCOMPARE(result.exitCode, 1);
        compareWithJson(program, {u"--project"_s, folder, command}, url, 1);
    }
    QVERIFY(!QFile::exists(project.path(u"app.sqlite"_s)));
    QCOMPARE(project.read(u"notes.txt"_s), QByteArray("notes\n"));
}

void TestBadInput::anEmptyFolderHasNothingPending()
{
    const TemporaryProject project;
    const Program program(project.folder());
    const ProgramResult result = onDatabase(program, {u"migrate"_s});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.out, u"Nothing is pending.\n"_s);
    QVERIFY(!QFile::exists(project.path(u"app.sqlite"_s)));
    const ProgramResult checked = program.run({u"validate"_s});
    QCOMPARE(checked.exitCode, 0);
    QVERIFY2(checked.out.startsWith(u"hint: There are no migrations in the folder. [no-migrations]\n"_s), qPrintable(checked.out));
}

void TestBadInput::marksAndLineEndsDoNotCount()
{
    const TemporaryProject project;
    project.write(u"001_a.sql"_s, "CREATE TABLE a (id INTEGER);\nINSERT INTO a VALUES (1);\n");
    const Program program(project.folder());
    QCOMPARE(onDatabase(program, {u"migrate"_s}).exitCode, 0);
    project.write(u"001_a.sql"_s,
                  "\xef\xbb\xbf"
                  "CREATE TABLE a (id INTEGER);\r\nINSERT INTO a VALUES (1);\r\n");
    QCOMPARE(onDatabase(program, {u"status"_s, u"--check"_s}).exitCode, 0);
    QCOMPARE(onDatabase(program, {u"migrate"_s}, u"sqlite:other.sqlite"_s).exitCode, 0);
    project.write(u"varve.toml"_s, "[policies]\nchecksum = \"exact\"\n");
    QCOMPARE(onDatabase(program, {u"status"_s, u"--check"_s}).exitCode, 4);
}

void TestBadInput::aLargeFileRunsInLittleMemory()
{
    const TemporaryProject project;
    {
        QFile file(project.path(u"001_large.sql"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("CREATE TABLE large (id INTEGER, t TEXT);\n");
        const QByteArray line = "INSERT INTO large VALUES (1, '" + QByteArray(400000, 'x') + "');\n";
        while (file.size() < 200 * 1000 * 1000)
            file.write(line);
    }
    const Program program(project.folder());
    const std::unique_ptr<QProcess> process = program.start({u"--database-url"_s, url, u"migrate"_s});
    qint64 peak = 0; // KiB that belong to the process alone
    const QString statusFile = u"/proc/%1/status"_s.arg(process->processId());
    const QRegularExpression anonymous(u"RssAnon:\\s+(\\d+) kB"_s);
    while (!process->waitForFinished(50)) {
        QFile status(statusFile);
        if (status.open(QIODevice::ReadOnly))
            peak = std::max(peak, anonymous.match(QString::fromLatin1(status.readAll())).captured(1).toLongLong());
        if (process->state() == QProcess::NotRunning)
            break;
    }
    QCOMPARE(process->exitCode(), 0);
    QVERIFY2(peak > 0 && (peak < 100 * 1024 || hasSanitizer), qPrintable(QString::number(peak)));
    QVERIFY(tables(program).contains(u"large"_s));
}

void TestBadInput::wrongDatabaseFiles_data()
{
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("message");
    QTest::newRow("no database") << u"text.sqlite"_s
                                 << u"varve-cli: %1 is not a SQLite database.\nfile is not a database (26)\n"
                                    "Check the path; an encrypted database cannot be opened either.\n"_s;
    QTest::newRow("a folder") << u"folder.sqlite"_s << u"varve-cli: %1 is not a file.\nName the path of a database file.\n"_s;
}

void TestBadInput::wrongDatabaseFiles()
{
    QFETCH(QString, database);
    QFETCH(QString, message);
    const TemporaryProject project;
    const QByteArray text = QByteArray("This is a letter and no database. ").repeated(40);
    project.write(u"text.sqlite"_s, text);
    QVERIFY(QDir(project.folder()).mkdir(u"folder.sqlite"_s));
    project.write(u"001_t.sql"_s, table);
    const Program program(project.folder());
    for (const QString &command : {u"plan"_s, u"migrate"_s, u"rollback"_s, u"history"_s}) {
        const ProgramResult result = onDatabase(program, {command}, u"sqlite:"_s + database);
        QCOMPARE(result.err, message.arg(project.path(database)));
        QCOMPARE(result.exitCode, 5);
        compareWithJson(program, {command}, u"sqlite:"_s + database, 5);
    }
    QCOMPARE(project.read(u"text.sqlite"_s), text);
    QVERIFY(!QFile::exists(project.path(database + u".varve-lock"_s)));
}

void TestBadInput::aReadOnlyFileStaysAsItIs_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("said");
    const QString remedy = u"A run needs the right to write in the database's folder, for the lock and for SQLite's own journal.\n"_s;
    QTest::newRow("the file") << u"file"_s
                              << u"varve-cli: attempt to write a readonly database\nThe file, its folder or this connection is read-only. "
                                 "Check the permissions of both, and the access that the environment gives.\n"_s;
    QTest::newRow("its folder") << u"folder"_s << u"varve-cli: The lock file %1 cannot be written: Permission denied.\n"_s + remedy;
    QTest::newRow("the file system") << u"mount"_s << u"varve-cli: The lock file %1 cannot be written: Read-only file system.\n"_s + remedy;
}

void TestBadInput::aReadOnlyFileStaysAsItIs()
{
    QFETCH(QString, what);
    QFETCH(QString, said);
    const TemporaryProject project;
    QVERIFY(QDir(project.folder()).mkdir(u"data"_s));
    const QByteArray folder = QFile::encodeName(project.path(u"data"_s));
    const bool isMount = what == u"mount";
    if (isMount && ::mount("tmpfs", folder.constData(), "tmpfs", 0, nullptr) != 0)
        QSKIP("Nothing can be mounted here; only root may.");
    const auto unmount = qScopeGuard([&] { isMount && ::umount(folder.constData()) == 0; });
    project.write(u"001_t.sql"_s, table);
    Program program(project.folder());
    program.obeyRights();
    const QString database = u"sqlite:data/app.sqlite"_s;
    onDatabase(program, {u"query"_s, u"-c"_s, u"CREATE TABLE own (id INTEGER)"_s}, database);
    const auto setWritable = [&](bool writable) {
        if (isMount)
            return ::mount("tmpfs", folder.constData(), "tmpfs", MS_REMOUNT | (writable ? 0 : MS_RDONLY), nullptr) == 0;
        if (what == u"folder")
            return ::chmod(folder.constData(), writable ? 0755 : 0555) == 0;
        return ::chmod(QByteArray(folder + "/app.sqlite").constData(), writable ? 0644 : 0444) == 0;
    };
    QVERIFY(setWritable(false));
    const auto cleanable = qScopeGuard([&] { setWritable(true); });
    const QByteArray before = hashOf(project, u"data/app.sqlite"_s);
    const ProgramResult result = onDatabase(program, {u"migrate"_s}, database);
    QCOMPARE(result.err, said.replace(u"%1"_s, project.path(u"data/app.sqlite.varve-lock"_s)));
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(hashOf(project, u"data/app.sqlite"_s), before);
    QVERIFY(onDatabase(program, {u"status"_s}, database).out.contains(u"○ pending"_s));

    QVERIFY(setWritable(true));
    const ProgramResult again = onDatabase(program, {u"migrate"_s}, database);
    QVERIFY2(again.exitCode == 0, qPrintable(again.err));
    const Test::ClientProgram sqlite3 = clientOf(project, u"data/app.sqlite"_s);
    QCOMPARE(sqlite3.rows(u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
    QVERIFY(sqlite3.hasTable(u"own"_s) && sqlite3.hasTable(u"t"_s));
    QCOMPARE(sqlite3.history(), QStringList{u"001_t up ok 1/1"_s});
}

void TestBadInput::aFullDiskLosesNothing()
{
    const TemporaryProject project;
    QVERIFY(QDir(project.folder()).mkdir(u"small"_s));
    const QByteArray disk = QFile::encodeName(project.path(u"small"_s));
    if (::mount("tmpfs", disk.constData(), "tmpfs", 0, "size=200k") != 0)
        QSKIP("A small file system cannot be mounted here; only root may.");
    const auto unmount = qScopeGuard([&] { ::umount2(disk.constData(), MNT_DETACH); });
    project.write(u"001_kept.sql"_s, "CREATE TABLE kept (id INTEGER);\nINSERT INTO kept VALUES (1);\n");
    project.write(u"002_large.sql"_s, "CREATE TABLE half (id INTEGER);\nCREATE TABLE large AS SELECT randomblob(4000000) AS b;\n");
    project.write(u"003_never.sql"_s, "CREATE TABLE never (id INTEGER);\n");
    const Program program(project.folder());
    const QString database = u"sqlite:small/app.sqlite"_s;
    const ProgramResult result = onDatabase(program, {u"migrate"_s}, database);
    QCOMPARE(result.err,
             u"varve-cli: 002_large.sql:2:1: database or disk is full\n"
             "    CREATE TABLE large AS SELECT randomblob(4000000) AS b;\n    ^\n"
             "The disk is full, or the file has reached its max_page_count. Free some space and run it again.\n"_s);
    QVERIFY2(
        result.out.endsWith(u"Statement 2 failed. Nothing of 002 remains: SQLite rolled the transaction back. 003 was not started.\n"_s),
        qPrintable(result.out));
    QCOMPARE(result.exitCode, 3);
    const Test::ClientProgram sqlite3 = clientOf(project, u"small/app.sqlite"_s);
    QCOMPARE(sqlite3.rows(u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
    QCOMPARE(sqlite3.rows(u"SELECT id FROM kept"_s), QStringList{u"1"_s});
    QVERIFY(!sqlite3.hasTable(u"half"_s) && !sqlite3.hasTable(u"large"_s) && !sqlite3.hasTable(u"never"_s));
    const QString status = onDatabase(program, {u"status"_s}, database).out;
    QVERIFY2(status.contains(u"001_kept   ● applied"_s) && status.contains(u"002_large  ✕ failed"_s), qPrintable(status));

    QCOMPARE(::mount("tmpfs", disk.constData(), "tmpfs", MS_REMOUNT, "size=20m"), 0);
    const ProgramResult again = onDatabase(program, {u"migrate"_s}, database);
    QVERIFY2(again.exitCode == 0, qPrintable(again.err));
    QCOMPARE(sqlite3.rows(u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
    QCOMPARE(sqlite3.rows(u"SELECT id, (SELECT length(b) FROM large) FROM kept"_s), QStringList{u"1|4000000"_s});
    QVERIFY(sqlite3.hasTable(u"half"_s) && sqlite3.hasTable(u"never"_s));
    QCOMPARE(sqlite3.history(),
             (QStringList{u"001_kept up ok 2/2"_s, u"002_large up failed 0/2"_s, u"002_large up ok 2/2"_s, u"003_never up ok 1/1"_s}));
}

void TestBadInput::aWrongPasswordIsNotRepeated()
{
    PostgresServer &server = PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    const TemporaryProject project;
    project.write(u"001_t.sql"_s, table);
    Program program(project.folder());
    program.set(u"PGPASSWORD"_s, u"kanarie-wrong"_s);
    const QString database = u"postgresql://varve@127.0.0.1:%1/postgres"_s.arg(server.port());
    const ProgramResult result = onDatabase(program, {u"migrate"_s}, database);
    QCOMPARE(result.err,
             u"varve-cli: The server 127.0.0.1:%1 refused the login: password authentication failed for user \"varve\".\n"
             "connection to server at \"127.0.0.1\", port %1 failed: FATAL:  password authentication failed for user \"varve\"\n"
             "Check user and password.\n"_s.arg(server.port()));
    QCOMPARE(result.exitCode, 5);
    compareWithJson(program, {u"migrate"_s}, database, 5);
    const QString inUrl = u"postgresql://varve:kanarie-wrong@127.0.0.1:%1/postgres"_s.arg(server.port());
    for (const QString &format : {u"text"_s, u"json"_s}) {
        const ProgramResult said = onDatabase(program, {u"--format"_s, format, u"migrate"_s}, inUrl);
        QVERIFY(!said.out.contains(u"kanarie"_s) && !said.err.contains(u"kanarie"_s));
        QCOMPARE(said.exitCode, 5);
    }
}

void TestBadInput::aServerThatGoesAwayInTheMiddle()
{
    PostgresServer &server = PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    const TemporaryProject project;
    project.write(u"001_t.sql"_s, table);
    project.write(u"002_slow.sql"_s, "CREATE TABLE half (id INTEGER);\nSELECT pg_sleep(60);\n");
    const Program program(project.folder());
    const QString database = server.url(server.createDatabase().database);
    const std::unique_ptr<QProcess> process = program.start({u"--database-url"_s, database, u"migrate"_s});
    QTRY_VERIFY_WITH_TIMEOUT(hasRow(program, sleeping, database), 20000);
    server.stop();
    QVERIFY(process->waitForFinished(30000));
    QVERIFY(server.start());
    const QString err = QString::fromUtf8(process->readAllStandardError());
    QVERIFY2(err.contains(u"varve-cli: 002_slow.sql:2:1: The connection to 127.0.0.1:%1 / "_s.arg(server.port())), qPrintable(err));
    const QString out = QString::fromUtf8(process->readAllStandardOutput());
    QVERIFY2(!err.contains(u"uncertain"_s) && out.contains(u"002 was not committed: PostgreSQL rolls a transaction back"_s),
             qPrintable(err + out));
    QCOMPARE(process->exitCode(), 3);
    const QStringList names = tables(program, database);
    QVERIFY(names.contains(u"t"_s) && !names.contains(u"half"_s));
}

void TestBadInput::hostileValuesStayValues_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("ends the name") << u"\"; DROP TABLE x; --"_s;
    QTest::newRow("ends the string") << u"'); DROP TABLE x; --"_s;
    QTest::newRow("line breaks") << u"a\nb\r\nc"_s;
    QTest::newRow("a path") << u"../../etc/passwd"_s;
    QTest::newRow("a backslash") << u"\\'; DROP TABLE x; --"_s;
}

void TestBadInput::hostileValuesStayValues()
{
    QFETCH(QString, value);
    const TemporaryProject project;
    project.write(u"001_a.sql"_s, "CREATE TABLE x (v TEXT);\nCREATE TABLE \"${v}\" (v TEXT);\nINSERT INTO x VALUES ('${v}');\n");
    const Program program(project.folder());
    const QString set = u"v="_s + value;
    const ProgramResult result = onDatabase(program, {u"--set"_s, set, u"migrate"_s});
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
    const QStringList names = tables(program);
    QVERIFY2(names.contains(u"x"_s) && names.contains(value), qPrintable(names.join(u'|')));

    project.write(u"002_bare.sql"_s, "SELECT ${v};\n");
    const ProgramResult bare = onDatabase(program, {u"--set"_s, set, u"migrate"_s});
    QCOMPARE(bare.exitCode, 7);
    QVERIFY2(bare.err.startsWith(u"varve-cli: 002_bare.sql:1:8: "_s)
                 && bare.err.endsWith(u"Put quotes around ${v} in the file, or declare the variable raw in varve.toml.\n"_s),
             qPrintable(bare.err));
}

void TestBadInput::settingsNeedAName()
{
    const TemporaryProject project;
    const Program program(project.folder());
    QCOMPARE(onDatabase(program, {u"--set"_s, u"word"_s, u"plan"_s}).err,
             u"varve-cli: --set word has no value; expected --set name=value.\n"_s);
    for (const QString &name : {u""_s, u"1st"_s, u"two words"_s, u" v"_s, u"größe"_s, u"env:HOME"_s, u"${v}"_s}) {
        const ProgramResult result = onDatabase(program, {u"--set"_s, name + u"=x"_s, u"plan"_s});
        QCOMPARE(result.err,
                 u"varve-cli: --set: \"%1\" is no name for a variable: allowed are the letters A to Z, digits, \"_\", \"-\" and \".\", "
                 "beginning with a letter or \"_\".\n"_s.arg(name));
        QCOMPARE(result.exitCode, 1);
    }
    const ProgramResult builtIn = onDatabase(program, {u"--set"_s, u"varve.user=x"_s, u"plan"_s});
    QCOMPARE(builtIn.err,
             u"varve-cli: --set: \"varve.user\" is built in; names that begin with \"varve.\" are Varve's own.\n"
             "Choose another name, and use that in the files.\n"_s);
    QCOMPARE(builtIn.exitCode, 1);
    QCOMPARE(onDatabase(program, {u"--set"_s, u"v=a=b"_s, u"plan"_s}).exitCode, 0);
}

void TestBadInput::hostileFileNamesAreNamesOnly()
{
    const TemporaryProject project;
    const QStringList names{u"001_\"; DROP TABLE x; --"_s, u"002_'quote"_s, u"003_$(id)`id`"_s, u"004_${t}"_s, u"005_.."_s, u"006_é😀"_s};
    for (int i = 0; i < names.size(); ++i) {
        const QByteArray number = QByteArray::number(i);
        project.write(names[i] + u".sql"_s, "CREATE TABLE t" + number + " (id INTEGER);\n-- varve:down\nDROP TABLE t" + number + ";\n");
    }
    const Program program(project.folder());
    QCOMPARE(onDatabase(program, {u"migrate"_s}).exitCode, 0);
    QVERIFY(tables(program).contains(u"t5"_s));
    const ProgramResult history = onDatabase(program, {u"history"_s});
    QVERIFY2(history.out.contains(names[0]) && history.out.contains(names[1]), qPrintable(history.out));
    QCOMPARE(onDatabase(program, {u"rollback"_s, u"--to"_s, u"base"_s}).exitCode, 0);
    QVERIFY(!tables(program).contains(u"t0"_s));
    for (const QString &name : {u"../../evil"_s, u"/etc/evil"_s, u"a\nb"_s}) {
        const ProgramResult made = program.run({u"new"_s, name});
        QCOMPARE(made.err,
                 u"varve-cli: A migration's name may hold neither \"/\", \"\\\", \"..\" nor control characters.\n"
                 "Say in a few words what it does: \"Add user preferences\".\n"_s);
        QCOMPARE(made.exitCode, 1);
    }
}

void TestBadInput::readOnlyCannotBeTalkedRound_data()
{
    QTest::addColumn<QString>("environment");
    QTest::addColumn<QString>("sql");
    const auto postgres = [](const QString &sql) { QTest::newRow(qPrintable(u"pg: "_s + sql.simplified())) << u"pg"_s << sql; };
    postgres(u"WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x"_s);
    postgres(u"EXPLAIN ANALYZE DELETE FROM t"_s);
    postgres(u"SET transaction read write"_s);
    postgres(u"BEGIN READ WRITE; DELETE FROM t; COMMIT"_s);
    postgres(u"COPY t TO PROGRAM 'cat'"_s);
    postgres(u"/* c */ -- x\nDELETE FROM t"_s);
    postgres(u"SELECT 1; DELETE FROM t"_s);
    postgres(u"SELECT * INTO u FROM t"_s);
    postgres(u"SELECT writes()"_s);
    postgres(u"SELECT set_config('default_transaction_read_only', 'off', false); SELECT writes()"_s);
    postgres(u"SELECT set_config('transaction_read_only', 'off', false), writes()"_s);
    postgres(u"DO $$ BEGIN DELETE FROM t; END $$"_s);
    const auto sqlite = [](const QString &sql) { QTest::newRow(qPrintable(u"sqlite: "_s + sql.simplified())) << u"lite"_s << sql; };
    sqlite(u"WITH x AS (SELECT 1) DELETE FROM t"_s);
    sqlite(u"PRAGMA query_only=0; DELETE FROM t"_s);
    sqlite(u"PRAGMA query_only(0)"_s);
    sqlite(u"ATTACH 'file:lite.sqlite?mode=rw' AS x; DELETE FROM x.t"_s);
    sqlite(u"VACUUM INTO 'copy.sqlite'"_s);
    sqlite(u"-- c\nREPLACE INTO t VALUES (4)"_s);
}

void TestBadInput::readOnlyCannotBeTalkedRound()
{
    QFETCH(QString, environment);
    QFETCH(QString, sql);
    const TemporaryProject project;
    Program program(project.folder());
    QString database = u"sqlite:lite.sqlite"_s;
    QByteArray connection = "driver = \"sqlite\"\ndatabase = \"lite.sqlite\"\n";
    QByteArray setUp = "CREATE TABLE t (id INTEGER); INSERT INTO t VALUES (1), (2);";
    if (environment == u"pg") {
        PostgresServer &server = PostgresServer::instance();
        VARVE_NEEDS_POSTGRESQL(server);
        const QString name = server.createDatabase().database;
        database = server.url(name);
        connection = "url = \"postgresql://varve@127.0.0.1:" + QByteArray::number(server.port()) + "/" + name.toUtf8()
            + "\"\npassword = \"env:TEST_PASSWORD\"\n";
        setUp += "CREATE FUNCTION writes() RETURNS integer LANGUAGE sql AS 'INSERT INTO t VALUES (9) RETURNING id';";
        program.set(u"TEST_PASSWORD"_s, server.password());
    }
    QCOMPARE(program.run({u"--database-url"_s, database, u"query"_s, u"-"_s}, setUp).exitCode, 0);
    project.write(u"varve.toml"_s, "[environments." + environment.toUtf8() + "]\nguard = \"read-only\"\n" + connection);
    const ProgramResult result = program.run({u"--env"_s, environment, u"--yes"_s, u"query"_s, u"-c"_s, sql});
    QVERIFY2(result.exitCode == 1 || result.exitCode == 3, qPrintable(result.out));
    QVERIFY2(result.err.contains(u"read-only"_s) || result.err.contains(u"read-write"_s), qPrintable(result.err));
    const ProgramResult rows
        = program.run({u"--env"_s, environment, u"--format"_s, u"json"_s, u"query"_s, u"-c"_s, u"SELECT id FROM t ORDER BY id"_s});
    const QJsonArray ids = rows.json().value(u"results"_s).toArray().at(0).toObject().value(u"rows"_s).toArray();
    QCOMPARE(ids, (QJsonArray{QJsonArray{1}, QJsonArray{2}}));
    QVERIFY(!QFile::exists(project.path(u"copy.sqlite"_s)));
}

void TestBadInput::theSecondOnPostgresqlIsToldWhoHoldsTheLock()
{
    PostgresServer &server = PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    const TemporaryProject project;
    project.write(u"varve.toml"_s, "[policies]\nrun_lock_timeout = \"1s\"\n");
    project.write(u"001_slow.sql"_s, "SELECT pg_sleep(60);\n");
    const Program program(project.folder());
    const QString database = server.url(server.createDatabase().database);
    const std::unique_ptr<QProcess> first = program.start({u"--database-url"_s, database, u"migrate"_s});
    QTRY_VERIFY_WITH_TIMEOUT(hasRow(program, sleeping, database), 20000);
    const ProgramResult second = onDatabase(program, {u"migrate"_s}, database);
    QCOMPARE(second.exitCode, 6);
    QVERIFY2(second.err.contains(u"process %1, "_s.arg(first->processId())), qPrintable(second.err));
    QVERIFY(second.err.endsWith(u"Wait until that run has ended, then try again. The lock goes with its process.\n"_s));
    compareWithJson(program, {u"migrate"_s}, database, 6);
    ::kill(static_cast<pid_t>(first->processId()), SIGTERM);
    ::kill(static_cast<pid_t>(first->processId()), SIGINT);
    QVERIFY(first->waitForFinished(20000));
}

void TestBadInput::signalsEndALongStatement_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("SIGINT") << SIGINT << 130;
    QTest::newRow("SIGTERM") << SIGTERM << 143;
}

void TestBadInput::signalsEndALongStatement()
{
    QFETCH(int, number);
    QFETCH(int, exitCode);
    PostgresServer &server = PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    const TemporaryProject project;
    project.write(u"001_slow.sql"_s, "CREATE TABLE half (id INTEGER);\nSELECT pg_sleep(60);\n");
    project.write(u"002_never.sql"_s, table);
    const Program program(project.folder());
    const QString database = server.url(server.createDatabase().database);
    const std::unique_ptr<QProcess> process = program.start({u"--database-url"_s, database, u"--format"_s, u"json"_s, u"migrate"_s});
    QTRY_VERIFY_WITH_TIMEOUT(hasRow(program, sleeping, database), 20000);
    QByteArray err;
    ::kill(static_cast<pid_t>(process->processId()), number);
    QTRY_VERIFY((err += process->readAllStandardError()).contains("Stopping after the running statement."));
    ::kill(static_cast<pid_t>(process->processId()), number);
    QVERIFY(process->waitForFinished(20000));
    QCOMPARE(process->exitCode(), exitCode);
    const QJsonObject json = ProgramResult{0, QString::fromUtf8(process->readAllStandardOutput()), {}}.json();
    QCOMPARE(json.value(u"success"_s), QJsonValue(false));
    QCOMPARE(json.value(u"summary"_s).toString(),
             u"Cancelled in statement 2. Nothing of 001 remains: PostgreSQL rolled the transaction back. 002 was not started."_s);
    const QStringList names = tables(program, database);
    QVERIFY(!names.contains(u"half"_s) && !names.contains(u"t"_s));
}

void TestBadInput::aCancelledComparisonLeavesNothingOnTheServer()
{
    PostgresServer &server = PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    const TemporaryProject project;
    const QString name = server.createDatabase().database;
    project.write(u"varve.toml"_s,
                  "[environments.pg]\nurl = \"postgresql://varve@127.0.0.1:" + QByteArray::number(server.port()) + "/" + name.toUtf8()
                      + "\"\npassword = \"env:TEST_PASSWORD\"\n");
    project.write(u"001_slow.sql"_s, "SELECT pg_sleep(60);\n");
    Program program(project.folder());
    program.set(u"TEST_PASSWORD"_s, server.password());
    const QString database = server.url(name);
    const std::unique_ptr<QProcess> process = program.start({u"compare"_s, u"pg"_s, u"project"_s});
    QTRY_VERIFY_WITH_TIMEOUT(hasRow(program, sleeping, database), 20000);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    QVERIFY(process->waitForFinished(20000));
    QCOMPARE(process->exitCode(), 130);
    QCOMPARE(QString::fromUtf8(process->readAllStandardError()),
             u"Cancelling; scratch databases are removed. A second signal leaves at once.\n"
             "varve-cli: The comparison was cancelled.\n"_s);
    const QString left = u"SELECT datname FROM pg_database WHERE datname LIKE 'varve_rehearsal%'"_s;
    QCOMPARE(onDatabase(program, {u"query"_s, u"-c"_s, left}, database).out, u"datname\n"_s);
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
