// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/text/textfile.h>
#include <tests/support/ordinaryuser.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Varve;
using namespace Varve::Text;
using namespace Qt::StringLiterals;

class TestTextFile : public QObject
{
    Q_OBJECT

private slots:
    void readsBytesUntouched();
    void acceptsText_data();
    void acceptsText();
    void refusesText_data();
    void refusesText();
    void namesTheFileAsShown();
    void refusesWhatIsNoFile_data();
    void refusesWhatIsNoFile();
    void saysWhyAFileCannotBeRead();

private:
    QString write(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(u"a.sql"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return path;
    }

    QTemporaryDir m_folder;
};

void TestTextFile::readsBytesUntouched()
{
    const QByteArray bytes = "\xEF\xBB\xBFSELECT 'Ü€😀';\r\nSELECT 2;\rx\n";
    const QString path = write(bytes);
    const auto file = readTextFile(path);
    QVERIFY(file);
    QCOMPARE(file->bytes, bytes);
    QCOMPARE(file->path, path);
    QByteArray large(3 * 1024 * 1024, 'a');
    large[1024 * 1024] = '\n';
    QCOMPARE(readTextFile(write(large))->bytes, large);
    QCOMPARE(readTextFile(write({}))->bytes, QByteArray());
}

void TestTextFile::acceptsText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("two bytes") << QByteArray("\xC2\x80\xDF\xBF");
    QTest::newRow("three bytes") << QByteArray("\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF");
    QTest::newRow("four bytes") << QByteArray("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
}

void TestTextFile::acceptsText()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(checkText(bytes, u"a.sql"_s));
}

void TestTextFile::refusesText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &error) { QTest::newRow(name) << bytes << error; };
    const QString invalid = u"a.sql:%1:%2: Byte 0x%3 at offset %4 is not valid UTF-8; the file was left as it is.\n"
                            "Save it as UTF-8. A dump with binary values becomes text with mariadb-dump --hex-blob."_s;
    const auto at = [&](int line, int column, const char *hex, int offset) {
        return invalid.arg(line).arg(column).arg(QLatin1StringView(hex)).arg(offset);
    };
    row("Latin-1",
        "SELECT 1;\n-- Stra\xDF"
        "e\n",
        at(2, 8, "DF", 17));
    row("Latin-1 after CR LF", "a\r\nb\r\nab ab \xE9", at(3, 7, "E9", 12));
    row("a continuation byte alone", "\x80", at(1, 1, "80", 0));
    row("an overlong slash", "a\xC0\xAF", at(1, 2, "C0", 1));
    row("an overlong form of three bytes", "\xE0\x9F\xBF", at(1, 1, "E0", 0));
    row("an overlong form of four bytes", "\xF0\x8F\xBF\xBF", at(1, 1, "F0", 0));
    row("a surrogate", "ü\xED\xA0\x80", at(1, 2, "ED", 2));
    row("beyond Unicode", "\xF4\x90\x80\x80", at(1, 1, "F4", 0));
    row("a byte that never occurs", "\xFF", at(1, 1, "FF", 0));
    row("cut off in the middle", "a\xE2\x82", at(1, 2, "E2", 1));
    row("behind more bytes than are looked at together", "0123456789abcdef 0123\xFF", at(1, 22, "FF", 21));
    row("a NUL byte among others", QByteArray("0123456789\0bcdefgh", 18),
        u"a.sql:1:11: NUL byte at offset 10; this is no text. The file was left as it is."_s);
    row("a NUL byte", QByteArray("a\n\0b", 4), u"a.sql:2:1: NUL byte at offset 2; this is no text. The file was left as it is."_s);
    row("UTF-16",
        QByteArray("\xFF\xFE"
                   "a\0",
                   4),
        u"a.sql:1:1: The file is UTF-16; Varve reads UTF-8.\nSave it as UTF-8 in the editor that wrote it; the file was left as it is."_s);
}

void TestTextFile::refusesText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, error);
    const auto checked = checkText(bytes, u"a.sql"_s);
    QVERIFY(!checked);
    QCOMPARE(checked.error().toString(), error);
    QCOMPARE(checked.error().kind, Core::ErrorKind::ProjectFiles);
}

void TestTextFile::namesTheFileAsShown()
{
    const auto file = readTextFile(write("a\xFF"), u"migrations/a.sql"_s);
    QVERIFY(!file);
    QCOMPARE(file.error().where.toString(), u"migrations/a.sql:1:2"_s);
    QCOMPARE(file.error().where.offset, 1);
}

void TestTextFile::refusesWhatIsNoFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("error");
    const QString pipe = m_folder.filePath(u"pipe.sql"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QTest::newRow("a folder") << m_folder.path() << u"This is a folder, not a text file."_s;
    QTest::newRow("a pipe that nobody writes to") << pipe << u"This is a pipe, not a text file."_s;
    QTest::newRow("a device without end") << u"/dev/zero"_s << u"This is a device, not a text file."_s;
}

void TestTextFile::refusesWhatIsNoFile()
{
    QFETCH(QString, path);
    QFETCH(QString, error);
    const auto file = readTextFile(path, u"x.sql"_s);
    QVERIFY(!file);
    QCOMPARE(file.error().toString(), QString(u"x.sql: " + error));
    QCOMPARE(file.error().kind, Core::ErrorKind::Io);
}

void TestTextFile::saysWhyAFileCannotBeRead()
{
    const auto missing = readTextFile(m_folder.filePath(u"missing.sql"_s), u"missing.sql"_s);
    QVERIFY(!missing);
    QCOMPARE(missing.error().toString(), u"missing.sql: The file cannot be read: No such file or directory."_s);
    const QString path = write("a");
    QVERIFY(QFile::setPermissions(path, {}));
    const auto file = [&] {
        const Test::OrdinaryUser somebody(m_folder.path());
        return readTextFile(path, u"a.sql"_s);
    }();
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(!file);
    QCOMPARE(file.error().toString(), u"a.sql: The file cannot be read: Permission denied."_s);
}

QTEST_GUILESS_MAIN(TestTextFile)
#include "tst_textfile.moc"
