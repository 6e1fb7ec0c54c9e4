// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/database/connection.h>
#include <tests/support/ordinaryuser.h>
#include <tests/support/temporaryproject.h>

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Varve;
using namespace Varve::Database;
using Core::ErrorKind;
using Core::Expected;

/// Traps of Qt's SQLite driver and of SQLite itself, and what Varve makes of them.
class TestSqlite : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void missingFileAndFoldersAreCreated();
    void missingFileIsNotCreatedReadOnly();
    void missingAttachmentIsNotCreatedReadOnly();
    void folderInsteadOfAFile();
    void anotherFileIsNoDatabase();
    void emptyFileIsADatabase();
    void otherAttachmentIsNoDatabase();
    void attachmentsAreSchemas();
    void attachmentsWithHostileNames();
    void foreignKeysAreOnUnlessToldOtherwise();
    void busyTimeoutIsAnOption();
    void unknownOptionIsRefused();
    void beginTakesTheWriteLockAtOnce();
    void lockedFileHasARemedy();
    void readOnlyFile();
    void readOnlyAccessIsReadOnlyForAttachmentsAndTemporaryTablesToo();
    void diskFullByPageCount();
    void diskFullForReal();
    void corruptedFile();
    void triggerBodyIsOneStatement();
    void onlyTheStatementIsSent();
    void unfinishedSelectKeepsNoLock();
    void foreignKeyFailureAtCommitKeepsTheTransaction();
    void valuesHaveTheirStorageClass();
    void errorOffsetIsInBytes();
    void sameFileByAnotherPathIsTheSameDatabase();
    void inMemoryDatabase();

private:
    std::unique_ptr<Connection> open(const ConnectionProfile &profile) const;
    static void run(Connection &connection, const QByteArray &sql);
    QString openError(const ConnectionProfile &profile, ErrorKind kind) const;

    std::unique_ptr<Test::TemporaryProject> m_folder;
    ConnectionProfile m_profile;
};

void TestSqlite::init()
{
    m_folder = std::make_unique<Test::TemporaryProject>();
    m_profile = {};
    m_profile.database = m_folder->path(u"test.sqlite"_s);
}

void TestSqlite::cleanup()
{
    m_folder.reset();
}

std::unique_ptr<Connection> TestSqlite::open(const ConnectionProfile &profile) const
{
    auto connection = Connection::open(profile, Secret());
    if (!connection)
        qFatal("%s", qPrintable(connection.error().toString()));
    return std::move(*connection);
}

void TestSqlite::run(Connection &connection, const QByteArray &sql)
{
    const auto outcome = connection.execute(sql);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toString()));
}

QString TestSqlite::openError(const ConnectionProfile &profile, ErrorKind kind) const
{
    const auto connection = Connection::open(profile, Secret());
    if (connection)
        return u"it opened"_s;
    if (connection.error().kind != kind)
        return u"kind %1: "_s.arg(int(connection.error().kind)) + connection.error().toString();
    return connection.error().message;
}

void TestSqlite::missingFileAndFoldersAreCreated()
{
    m_profile.database = m_folder->path(u"a/b/test.sqlite"_s);
    m_profile.attachments = {{u"cache"_s, m_folder->path(u"c/d/cache.sqlite"_s)}};
    const auto connection = open(m_profile);
    run(*connection, "CREATE TABLE cache.t (x INTEGER)");
    QVERIFY(QFile::exists(m_profile.database));
    QVERIFY(QFile::exists(m_profile.attachments.first().file));
}

void TestSqlite::missingFileIsNotCreatedReadOnly()
{
    m_profile.database = m_folder->path(u"a/test.sqlite"_s);
    m_profile.access = Access::ReadOnly;
    QCOMPARE(openError(m_profile, ErrorKind::DatabaseMissing),
             u"There is no SQLite file %1, and read-only access creates none."_s.arg(m_profile.database));
    QVERIFY(!QFile::exists(m_folder->path(u"a"_s)));
}

void TestSqlite::missingAttachmentIsNotCreatedReadOnly()
{
    open(m_profile);
    m_profile.access = Access::ReadOnly;
    m_profile.attachments = {{u"cache"_s, m_folder->path(u"cache.sqlite"_s)}};
    QCOMPARE(openError(m_profile, ErrorKind::DatabaseMissing),
             u"There is no SQLite file %1, and read-only access creates none."_s.arg(m_profile.attachments.first().file));
    QVERIFY(!QFile::exists(m_profile.attachments.first().file));
}

void TestSqlite::folderInsteadOfAFile()
{
    m_profile.database = m_folder->folder();
    QCOMPARE(openError(m_profile, ErrorKind::DatabaseMissing), u"%1 is not a file."_s.arg(m_folder->folder()));
}

void TestSqlite::anotherFileIsNoDatabase()
{
    m_folder->write(u"test.sqlite"_s, QByteArray(5000, 'x'));
    QCOMPARE(openError(m_profile, ErrorKind::DatabaseMissing), u"%1 is not a SQLite database."_s.arg(m_profile.database));
    QCOMPARE(m_folder->read(u"test.sqlite"_s), QByteArray(5000, 'x'));
}

void TestSqlite::emptyFileIsADatabase()
{
    m_folder->write(u"test.sqlite"_s, {});
    open(m_profile);
}

void TestSqlite::otherAttachmentIsNoDatabase()
{
    m_profile.attachments = {{u"cache"_s, m_folder->write(u"cache.txt"_s, QByteArray(5000, 'x'))}};
    QCOMPARE(openError(m_profile, ErrorKind::DatabaseMissing), u"%1 is not a SQLite database."_s.arg(m_profile.attachments.first().file));
}

void TestSqlite::attachmentsAreSchemas()
{
    m_profile.attachments = {{u"cache"_s, m_folder->path(u"cache.sqlite"_s)}, {u"graph"_s, m_folder->path(u"graph.sqlite"_s)}};
    const auto connection = open(m_profile);
    const auto rows = connection->query(u"SELECT name FROM pragma_database_list ORDER BY seq"_s);
    QVERIFY(rows);
    QCOMPARE(rows->rows, QList<QVariantList>({{u"main"_s}, {u"cache"_s}, {u"graph"_s}}));
}

void TestSqlite::attachmentsWithHostileNames()
{
    m_profile.attachments = {{u"a\"b; --"_s, m_folder->path(u"O'Hara ?.sqlite"_s)}};
    const auto connection = open(m_profile);
    run(*connection, "CREATE TABLE \"a\"\"b; --\".t (x INTEGER)");
    QVERIFY(QFile::exists(m_profile.attachments.first().file));
}

void TestSqlite::foreignKeysAreOnUnlessToldOtherwise()
{
    QCOMPARE(open(m_profile)->query(u"PRAGMA foreign_keys"_s)->rows.first().first().toInt(), 1);
    m_profile.options.insert(u"foreign_keys"_s, u"off"_s);
    QCOMPARE(open(m_profile)->query(u"PRAGMA foreign_keys"_s)->rows.first().first().toInt(), 0);
}

void TestSqlite::busyTimeoutIsAnOption()
{
    QCOMPARE(open(m_profile)->query(u"PRAGMA busy_timeout"_s)->rows.first().first().toInt(), 5000);
    m_profile.options.insert(u"busy_timeout"_s, u"123"_s);
    QCOMPARE(open(m_profile)->query(u"PRAGMA busy_timeout"_s)->rows.first().first().toInt(), 123);
}

void TestSqlite::unknownOptionIsRefused()
{
    m_profile.options.insert(u"bussy_timeout"_s, u"1"_s);
    QCOMPARE(openError(m_profile, ErrorKind::Usage), u"The SQLite option bussy_timeout = 1 is not known or has no such value."_s);
}

void TestSqlite::beginTakesTheWriteLockAtOnce()
{
    m_profile.options.insert(u"busy_timeout"_s, u"0"_s);
    const auto one = open(m_profile);
    const auto two = open(m_profile);
    QVERIFY(one->begin());
    const auto second = two->begin();
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Locked);
    QVERIFY(one->rollback());
    QVERIFY(two->begin());
}

void TestSqlite::lockedFileHasARemedy()
{
    m_profile.options.insert(u"busy_timeout"_s, u"50"_s);
    const auto one = open(m_profile);
    const auto two = open(m_profile);
    run(*one, "BEGIN EXCLUSIVE");
    QElapsedTimer timer;
    timer.start();
    const auto locked = two->execute("CREATE TABLE t (x INTEGER)");
    QVERIFY(!locked);
    QVERIFY(timer.elapsed() >= 40);
    QCOMPARE(locked.error().kind, ErrorKind::Locked);
    QCOMPARE(locked.error().message, u"database is locked"_s);
    QCOMPARE(locked.error().serverCode, u"5"_s);
    QCOMPARE(locked.error().remedy, u"Another connection holds the file. Close it, or raise the option busy_timeout."_s);
}

void TestSqlite::readOnlyFile()
{
    run(*open(m_profile), "CREATE TABLE t (x INTEGER)");
    QCOMPARE(chmod(QFile::encodeName(m_profile.database).constData(), 0444), 0);
    const Test::OrdinaryUser somebody(m_folder->folder());
    const auto connection = open(m_profile);
    QVERIFY(connection->execute("SELECT * FROM t"));
    const auto refused = connection->execute("INSERT INTO t VALUES (1)");
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, u"attempt to write a readonly database"_s);
    QVERIFY(!refused.error().remedy.isEmpty());
}

void TestSqlite::readOnlyAccessIsReadOnlyForAttachmentsAndTemporaryTablesToo()
{
    m_profile.attachments = {{u"cache"_s, m_folder->path(u"cache.sqlite"_s)}};
    run(*open(m_profile), "CREATE TABLE cache.t (x INTEGER)");
    m_profile.access = Access::ReadOnly;
    const auto connection = open(m_profile);
    QVERIFY(connection->execute("SELECT * FROM cache.t"));
    for (const QByteArray &sql : {QByteArray("INSERT INTO cache.t VALUES (1)"), QByteArray("CREATE TABLE u (x INTEGER)"),
                                  QByteArray("CREATE TABLE cache.u (x INTEGER)")}) {
        const auto refused = connection->execute(sql);
        QVERIFY2(!refused, sql.constData());
        QCOMPARE(refused.error().serverCode, u"8"_s);
    }
}

void TestSqlite::diskFullByPageCount()
{
    const auto connection = open(m_profile);
    run(*connection, "CREATE TABLE t (x BLOB)");
    QVERIFY(connection->execute("PRAGMA max_page_count = 20"));
    QVERIFY(connection->begin());
    const auto full = connection->execute("INSERT INTO t VALUES (zeroblob(200000))");
    QVERIFY(!full);
    QCOMPARE(full.error().kind, ErrorKind::Io);
    QCOMPARE(full.error().message, u"database or disk is full"_s);
    QCOMPARE(full.error().serverCode, u"13"_s);
    QCOMPARE(full.error().remedy, u"The disk is full, or the file has reached its max_page_count. Free some space and run it again."_s);
    QVERIFY(connection->rollback());
    QVERIFY(!connection->inTransaction());
    QVERIFY(connection->execute("INSERT INTO t VALUES ('small')"));
}

void TestSqlite::diskFullForReal()
{
    const QByteArray mountPoint = QFile::encodeName(m_folder->path(u"small"_s));
    QVERIFY(QDir().mkpath(m_folder->path(u"small"_s)));
    if (mount("tmpfs", mountPoint.constData(), "tmpfs", 0, "size=256k") != 0)
        QSKIP("a small file system cannot be mounted here (needs root)");
    const auto unmount = qScopeGuard([&] { umount2(mountPoint.constData(), MNT_DETACH); });
    m_profile.database = m_folder->path(u"small/test.sqlite"_s);
    const auto connection = open(m_profile);
    run(*connection, "CREATE TABLE t (x BLOB)");
    const auto full = connection->execute("INSERT INTO t VALUES (zeroblob(1000000))");
    QVERIFY(!full);
    QCOMPARE(full.error().kind, ErrorKind::Io);
    QVERIFY(!full.error().remedy.isEmpty());
    QCOMPARE(connection->query(u"PRAGMA integrity_check"_s)->rows.first().first().toString(), u"ok"_s);
}

void TestSqlite::corruptedFile()
{
    {
        const auto connection = open(m_profile);
        run(*connection, "CREATE TABLE t (x TEXT)");
        run(*connection, "INSERT INTO t VALUES (hex(randomblob(20000)))");
    }
    QByteArray bytes = m_folder->read(u"test.sqlite"_s);
    for (qsizetype i = 4096; i < 4200; ++i)
        bytes[i] = '\xff';
    m_folder->write(u"test.sqlite"_s, bytes);
    const auto connection = open(m_profile);
    const auto read = connection->execute("SELECT * FROM t");
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Io);
    QCOMPARE(read.error().remedy, u"Run PRAGMA integrity_check, and restore the file from a backup."_s);
}

void TestSqlite::triggerBodyIsOneStatement()
{
    const auto connection = open(m_profile);
    run(*connection, "CREATE TABLE t (x INTEGER)");
    run(*connection,
        "CREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET x = CASE WHEN x > 1 THEN 1 ELSE x END; DELETE FROM t WHERE x < 0; END; -- done");
    run(*connection, "INSERT INTO t VALUES (5)");
    QCOMPARE(connection->query(u"SELECT x FROM t"_s)->rows.first().first().toInt(), 1);
}

void TestSqlite::onlyTheStatementIsSent()
{
    // Qt's driver calls anything behind the semicolon "multiple statements".
    const auto connection = open(m_profile);
    for (const QByteArray &sql : {QByteArray("SELECT 1; -- comment"), QByteArray("SELECT 1;;"), QByteArray("SELECT 1;\n\n/* more */\n"),
                                  QByteArray("\xEF\xBB\xBFSELECT 1;"), QByteArray("SELECT 1 /* unfinished */;")})
        run(*connection, sql);
}

void TestSqlite::unfinishedSelectKeepsNoLock()
{
    m_profile.options.insert(u"busy_timeout"_s, u"0"_s);
    const auto reader = open(m_profile);
    run(*reader, "CREATE TABLE t (x INTEGER)");
    run(*reader, "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i FROM n");
    const auto some = reader->execute("SELECT * FROM t", [](const ResultSet &) { return false; });
    QVERIFY(some);
    QVERIFY(some->truncated);
    run(*open(m_profile), "DROP TABLE t");
}

void TestSqlite::foreignKeyFailureAtCommitKeepsTheTransaction()
{
    const auto connection = open(m_profile);
    run(*connection, "CREATE TABLE a (id INTEGER PRIMARY KEY)");
    run(*connection, "CREATE TABLE b (a INTEGER REFERENCES a DEFERRABLE INITIALLY DEFERRED)");
    QVERIFY(connection->begin());
    run(*connection, "INSERT INTO b VALUES (7)");
    const auto committed = connection->commit();
    QVERIFY(!committed);
    QCOMPARE(committed.error().message, u"FOREIGN KEY constraint failed"_s);
    QCOMPARE(committed.error().serverCode, u"787"_s);
    QVERIFY(connection->inTransaction());
    QVERIFY(connection->rollback());
}

void TestSqlite::valuesHaveTheirStorageClass()
{
    const auto rows = open(m_profile)->query(u"SELECT 9007199254740993, 0.1, 'text', x'00ff', NULL"_s);
    QVERIFY(rows);
    QCOMPARE(rows->rows.first(), QVariantList({qint64(9007199254740993), 0.1, u"text"_s, QByteArray("\x00\xff", 2), QVariant()}));
}

void TestSqlite::errorOffsetIsInBytes()
{
    const QByteArray sql = "-- é\nSELECT 'ä€𝄞', absent FROM sqlite_schema;";
    const auto outcome = open(m_profile)->execute(sql);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().message, u"no such column: absent"_s);
    QCOMPARE(outcome.error().where.offset, sql.indexOf("absent"));
}

void TestSqlite::sameFileByAnotherPathIsTheSameDatabase()
{
    const auto one = open(m_profile);
    ConnectionProfile linked = m_profile;
    linked.database = m_folder->path(u"link.sqlite"_s);
    QVERIFY(QFile::link(m_profile.database, linked.database));
    QVERIFY(open(linked)->identity().isSameServer(one->identity()));
    ConnectionProfile other = m_profile;
    other.database = m_folder->path(u"other.sqlite"_s);
    QVERIFY(!open(other)->identity().isSameServer(one->identity()));
}

void TestSqlite::inMemoryDatabase()
{
    m_profile.database = u":memory:"_s;
    const auto connection = open(m_profile);
    run(*connection, "CREATE TABLE t (x INTEGER)");
    QVERIFY(!QFile::exists(u":memory:"_s));
}

QTEST_GUILESS_MAIN(TestSqlite)
#include "tst_sqlite.moc"
