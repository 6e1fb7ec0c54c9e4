// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/engineplace.h>

#include <QDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Varve;
using namespace Qt::StringLiterals;
using Test::EnginePlace;
using Test::ProgramResult;

/// Files that were edited, deleted, renamed, added late, or are there twice: found, told with what to do, and nothing runs unasked.
class ChangedFilesTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_place = std::make_unique<EnginePlace>(Database::Engine::Sqlite); }
    void cleanup() { m_place.reset(); }

    void editOfAnAppliedFileIsFound_data();
    void editOfAnAppliedFileIsFound();
    void lineEndsAloneAreNoEdit_data();
    void lineEndsAloneAreNoEdit();
    void deletedFileIsRefusedUntilTold();
    void whatIsMissingIsToldWhereNothingIsRolledBack();
    void renamedFileIsRecognised();
    void filesThatComeLateAreRefusedUntilTold();
    void numbersThatAreEqualDoNotRun_data();
    void numbersThatAreEqualDoNotRun();
    void linksAndWhatIsNoFileAreNotOpened_data();
    void linksAndWhatIsNoFileAreNotOpened();
    void linkedFoldersThatLeadOutAreRefused_data();
    void linkedFoldersThatLeadOutAreRefused();
    void circlesAndMissingParentsAreRefused_data();
    void circlesAndMissingParentsAreRefused();

private:
    EnginePlace &place() { return *m_place; }
    void applyTwo()
    {
        place().migration(u"001_a.sql"_s, "-- Makes a\nCREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\n");
        place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
        QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
    }
    QStringList tables() { return place().seen(u"SELECT name FROM sqlite_schema WHERE type = 'table' AND length(name) = 1 ORDER BY 1"_s); }

    std::unique_ptr<EnginePlace> m_place;
};

void ChangedFilesTest::editOfAnAppliedFileIsFound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("how");
    QTest::newRow("one byte") << QByteArray("-- Makes a\nCREATE TABLE a (id integer);\nINSERT INTO a VALUES (2);\n")
                              << u"the statements differ"_s;
    // What a checksum over the lines one by one, or without their ends, does not see.
    QTest::newRow("a comment that swallows the next line")
        << QByteArray("-- Makes a CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\n") << u"the statements differ"_s;
    QTest::newRow("a comment that lets go of its end")
        << QByteArray("-- Makes\na\nCREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\n") << u"the statements differ"_s;
    QTest::newRow("a line that moves up") << QByteArray("-- Makes a\nCREATE TABLE a (id integer);INSERT INTO a VALUES (1);\n")
                                          << u"comments or layout only"_s;
    QTest::newRow("another comment") << QByteArray("-- Makes the a\nCREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\n")
                                     << u"comments or layout only"_s;
    QTest::newRow("one statement less") << QByteArray("-- Makes a\nCREATE TABLE a (id integer);\n") << u"the statements differ"_s;
}

void ChangedFilesTest::editOfAnAppliedFileIsFound()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, how);
    applyTwo();
    place().migration(u"001_a.sql"_s, text);
    QCOMPARE(place().cli({u"status"_s, u"--check"_s}).exitCode, 4);
    const QString sentence = u"001_a changed since it was applied: %1."_s.arg(how);
    const ProgramResult warned = place().cli({u"migrate"_s});
    QCOMPARE(warned.exitCode, 0);
    QVERIFY2(warned.err.contains(sentence), qPrintable(warned.err));

    place().configure({}, "[policies]\nchanged = \"refuse\"\n");
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n");
    const ProgramResult refused = place().cli({u"migrate"_s});
    QCOMPARE(refused.exitCode, 4);
    QVERIFY2(refused.err.contains(sentence), qPrintable(refused.err));
    QCOMPARE(tables(), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(place().seen(u"SELECT id FROM a"_s), QStringList{u"1"_s});
}

void ChangedFilesTest::lineEndsAloneAreNoEdit_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray text = "-- Makes a\nCREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\n";
    QTest::newRow("CR LF") << QByteArray(text).replace("\n", "\r\n");
    QTest::newRow("mixed") << QByteArray("-- Makes a\r\nCREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\r\n");
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF" + text);
}

void ChangedFilesTest::lineEndsAloneAreNoEdit()
{
    QFETCH(QByteArray, text);
    applyTwo();
    place().migration(u"001_a.sql"_s, text);
    QCOMPARE(place().cli({u"status"_s, u"--check"_s}).exitCode, 0);
    place().configure({}, "[policies]\nchecksum = \"exact\"\n");
    QCOMPARE(place().cli({u"status"_s, u"--check"_s}).exitCode, 4);
}

void ChangedFilesTest::deletedFileIsRefusedUntilTold()
{
    applyTwo();
    place().files.remove(u"migrations/001_a.sql"_s);
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n");
    QCOMPARE(place().cli({u"status"_s, u"--check"_s}).exitCode, 4);
    const ProgramResult refused = place().cli({u"migrate"_s});
    QCOMPARE(refused.exitCode, 4);
    QCOMPARE(refused.err,
             u"varve-cli: 001_a is applied and missing from the folder.\n"
             "Put its file back; where it was renamed, varve-cli repair follows it; varve-cli unstamp 001_a forgets it. "
             "Or set policies.missing in varve.toml.\n"_s);
    QCOMPARE(tables(), (QStringList{u"a"_s, u"b"_s}));
    place().configure({}, "[policies]\nmissing = \"warn\"\n");
    const ProgramResult told = place().cli({u"migrate"_s});
    QCOMPARE(told.exitCode, 0);
    QVERIFY2(told.err.contains(u"warning: 001_a is applied and missing from the folder."_s), qPrintable(told.err));
    QCOMPARE(tables(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
}

void ChangedFilesTest::whatIsMissingIsToldWhereNothingIsRolledBack()
{
    applyTwo();
    place().files.remove(u"migrations/002_b.sql"_s);
    const ProgramResult nothing = place().cli({u"rollback"_s, u"--to"_s, u"001"_s});
    QCOMPARE(nothing.exitCode, 0);
    QCOMPARE(nothing.out, u"Nothing is to be rolled back.\n"_s);
    QCOMPARE(nothing.err, u"warning: 002_b is applied and missing from the folder: it cannot be rolled back.\n"_s);
    QCOMPARE(tables(), (QStringList{u"a"_s, u"b"_s}));
}

void ChangedFilesTest::renamedFileIsRecognised()
{
    applyTwo();
    place().files.rename(u"migrations/001_a.sql"_s, u"migrations/001_better_name.sql"_s);
    const ProgramResult refused = place().cli({u"migrate"_s});
    QCOMPARE(refused.exitCode, 4);
    QCOMPARE(place().seen(u"SELECT id FROM a"_s), QStringList{u"1"_s});
    const ProgramResult repaired = place().cli({u"--yes"_s, u"repair"_s});
    QCOMPARE(repaired.exitCode, 0);
    QVERIFY2(repaired.out.contains(u"001_better_name"_s), qPrintable(repaired.out));
    QCOMPARE(place().cli({u"status"_s, u"--check"_s}).exitCode, 0);
    QCOMPARE(place().cli({u"migrate"_s}).out, u"Nothing is pending.\n"_s);
    QCOMPARE(place().seen(u"SELECT id FROM a"_s), QStringList{u"1"_s});
}

void ChangedFilesTest::filesThatComeLateAreRefusedUntilTold()
{
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const ProgramResult refused = place().cli({u"migrate"_s});
    QCOMPARE(refused.exitCode, 4);
    QCOMPARE(refused.err,
             u"varve-cli: 001_a is out of order: a later migration is applied.\n"
             "Give it a number after the last applied one, or set policies.out_of_order in varve.toml.\n"_s);
    QCOMPARE(place().standings(), (QStringList{u"001_a out-of-order"_s, u"002_b applied"_s}));
    QCOMPARE(tables(), QStringList{u"b"_s});
    place().configure({}, "[policies]\nout_of_order = \"allow\"\n");
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
    QCOMPARE(tables(), (QStringList{u"a"_s, u"b"_s}));
}

void ChangedFilesTest::numbersThatAreEqualDoNotRun_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("the same") << u"001_a.sql"_s << u"001_b.sql"_s;
    QTest::newRow("leading zeros") << u"1_a.sql"_s << u"01_b.sql"_s;
    QTest::newRow("another width") << u"0001_a.sql"_s << u"00000001_b.sql"_s;
    QTest::newRow("a point and a zero") << u"1_a.sql"_s << u"1.0_b.sql"_s;
    QTest::newRow("versions") << u"1.0_a.sql"_s << u"1.0.0_b.sql"_s;
    QTest::newRow("versions with leading zeros") << u"1.2_a.sql"_s << u"01.02_b.sql"_s;
}

void ChangedFilesTest::numbersThatAreEqualDoNotRun()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    place().migration(first, "CREATE TABLE a (id integer);\n");
    place().migration(second, "CREATE TABLE b (id integer);\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QCOMPARE(result.exitCode, 7);
    QVERIFY2(result.err.contains(first) && result.err.contains(second) && result.err.contains(u" have the same number; neither runs."_s),
             qPrintable(result.err));
    QCOMPARE(tables(), QStringList());
}

void ChangedFilesTest::linksAndWhatIsNoFileAreNotOpened_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("a link to a file outside") << u"outside"_s;
    QTest::newRow("a link to itself") << u"loop"_s;
    QTest::newRow("a link to a device") << u"device"_s;
    QTest::newRow("a pipe") << u"pipe"_s;
    QTest::newRow("a link to nothing") << u"nothing"_s;
}

void ChangedFilesTest::linksAndWhatIsNoFileAreNotOpened()
{
    QFETCH(QString, kind);
    const Test::TemporaryProject elsewhere;
    const QByteArray outside = QFile::encodeName(elsewhere.write(u"secret.sql"_s, "CREATE TABLE s (id integer);\n"));
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
    const QByteArray name = QFile::encodeName(place().files.path(u"migrations/001_a.sql"_s));
    if (kind == u"pipe")
        QVERIFY(::mkfifo(name.constData(), 0600) == 0);
    else
        QVERIFY(::symlink(kind == u"outside"      ? outside.constData()
                              : kind == u"loop"   ? "001_a.sql"
                              : kind == u"device" ? "/dev/zero"
                                                  : "nowhere.sql",
                          name.constData())
                == 0);
    const ProgramResult result = place().cli({u"migrate"_s}); // and it ends: a pipe is not waited for, a device not read for ever
    QCOMPARE(result.exitCode, 7);
    QVERIFY2(result.err.startsWith(u"varve-cli: migrations/001_a.sql: "_s), qPrintable(result.err));
    QCOMPARE(tables(), QStringList());
}

void ChangedFilesTest::linkedFoldersThatLeadOutAreRefused_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("isConfigured");
    QTest::addColumn<QString>("message");
    const QString below = u"This link leads out of the project's folder; it is not read."_s;
    const QString whole = u"migrations is a link that leads out of the project's folder; it is not read."_s;
    QTest::newRow("among the migrations") << u"migrations/more"_s << true << QString(u"migrations/more: "_s + below);
    QTest::newRow("further below") << u"migrations/a/more"_s << true << QString(u"migrations/a/more: "_s + below);
    QTest::newRow("the migrations themselves") << u"migrations"_s << true << QString(u"varve.toml: "_s + whole);
    QTest::newRow("without varve.toml") << u"migrations"_s << false << QString(u"migrations: "_s + whole);
}

void ChangedFilesTest::linkedFoldersThatLeadOutAreRefused()
{
    QFETCH(QString, link);
    QFETCH(bool, isConfigured);
    QFETCH(QString, message);
    const Test::TemporaryProject elsewhere;
    elsewhere.write(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
    if (link != u"migrations") {
        place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
        place().migration(u"a/003_c.sql"_s, "CREATE TABLE c (id integer);\n");
    }
    if (!isConfigured)
        place().files.remove(u"varve.toml"_s);
    QVERIFY(QFile::link(elsewhere.folder(), place().files.path(link)));
    const ProgramResult result = place().cli({u"migrate"_s, u"--database-url"_s, u"sqlite:"_s + place().profile().database});
    QVERIFY2(result.exitCode == 7, qPrintable(result.out + result.err));
    QCOMPARE(result.err, QString(u"varve-cli: "_s + message + u"\nPut the folder itself in its place, or remove the link.\n"_s));
    QCOMPARE(tables(), QStringList());
}

void ChangedFilesTest::circlesAndMissingParentsAreRefused_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QString>("message");
    QTest::newRow("a circle") << QByteArray("-- Prerequisites: 002_b\n") << QByteArray("-- Prerequisites: 001_a\n")
                              << u"Prerequisites form a circle: 001_a → 002_b → 001_a. None of these runs."_s;
    QTest::newRow("a migration that is not there") << QByteArray("-- Prerequisites: 000_zero\n") << QByteArray() << u"000_zero"_s;
    QTest::newRow("a parent that is not there")
        << QByteArray() << QByteArray("-- Revises: 000_zero\n") << u"002_b revises \"000_zero\", and no migration is called that"_s;
}

void ChangedFilesTest::circlesAndMissingParentsAreRefused()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(QString, message);
    place().migration(u"001_a.sql"_s, first + "CREATE TABLE a (id integer);\n");
    place().migration(u"002_b.sql"_s, second + "CREATE TABLE b (id integer);\n");
    const ProgramResult result = place().cli({u"migrate"_s});
    QVERIFY2(result.exitCode == 7, qPrintable(result.out + result.err));
    QVERIFY2(result.err.contains(message), qPrintable(result.err));
    QCOMPARE(tables(), QStringList());
}

QTEST_GUILESS_MAIN(ChangedFilesTest)
#include "tst_changedfiles.moc"
