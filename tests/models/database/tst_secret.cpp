// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/database/keychainlibrary.h>
#include <models/database/secret.h>
#include <tests/support/temporaryproject.h>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace Varve;
using namespace Varve::Database;
using Core::ErrorKind;
using Source = SecretReference::Source;

class TestSecret : public QObject
{
    Q_OBJECT

private slots:
    void referencesAreParsedAndPrinted_data();
    void referencesAreParsedAndPrinted();
    void whatIsNoReferenceIsRefusedWithoutRepeatingIt_data();
    void whatIsNoReferenceIsRefusedWithoutRepeatingIt();
    void printingASecretPrintsAMark();
    void noneGivesAnEmptySecret();
    void environmentVariableIsRead();
    void missingEnvironmentVariableIsNamed();
    void fileIsReadWithoutItsLastNewline_data();
    void fileIsReadWithoutItsLastNewline();
    void fileForOthersIsRefusedWithItsMode_data();
    void fileForOthersIsRefusedWithItsMode();
    void missingFileIsNamed();
    void folderIsNoPasswordFile();
    void pipeIsNotWaitedFor();
    void hugeFileIsRefused();
    void askReceivesTheQuestion();
    void decliningIsCancelled();
    void nobodyToAskIsAnError();
    void keychainWithoutASessionBusSaysSo();
    void keychainsLibraryLiesBesideTheProgram();
    void keychainsLibraryThatCannotBeLoadedIsNamed_data();
    void keychainsLibraryThatCannotBeLoadedIsNamed();

private:
    Core::Expected<Secret> resolve(const QString &reference, const AskForSecret &ask = {}) const;

    Test::TemporaryProject m_folder;
};

Core::Expected<Secret> TestSecret::resolve(const QString &reference, const AskForSecret &ask) const
{
    return parseSecretReference(reference).and_then(
        [&](const SecretReference &parsed) { return resolveSecret(parsed, u"Password of me for h / d"_s, ask); });
}

void TestSecret::referencesAreParsedAndPrinted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("source");
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing") << QString() << int(Source::None) << QString();
    QTest::newRow("environment") << u"env:PASSWORD"_s << int(Source::Environment) << u"PASSWORD"_s;
    QTest::newRow("file") << u"file:/etc/a:b"_s << int(Source::File) << u"/etc/a:b"_s;
    QTest::newRow("keychain") << u"keychain:shop production"_s << int(Source::Keychain) << u"shop production"_s;
    QTest::newRow("ask") << u"ask"_s << int(Source::Ask) << QString();
}

void TestSecret::referencesAreParsedAndPrinted()
{
    QFETCH(QString, text);
    const auto parsed = parseSecretReference(text);
    QVERIFY(parsed);
    QTEST(int(parsed->source), "source");
    QTEST(parsed->name, "name");
    QCOMPARE(parsed->toString(), text);
}

void TestSecret::whatIsNoReferenceIsRefusedWithoutRepeatingIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a password") << u"canary"_s;
    QTest::newRow("a password with a colon") << u"environment:canary"_s;
    QTest::newRow("no name") << u"env:"_s;
    QTest::newRow("capital letters") << u"ENV:canary"_s;
}

void TestSecret::whatIsNoReferenceIsRefusedWithoutRepeatingIt()
{
    QFETCH(QString, text);
    const auto parsed = parseSecretReference(text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, ErrorKind::ProjectFiles);
    QCOMPARE(parsed.error().message, u"The password is not a reference to where the password is kept."_s);
    QCOMPARE(parsed.error().remedy,
             u"Write env:NAME, file:PATH, keychain:NAME or ask; a password itself is never written into a project."_s);
    QVERIFY(!parsed.error().toString().contains("canary"_L1));
}

void TestSecret::printingASecretPrintsAMark()
{
    QString printed;
    QDebug(&printed) << Secret(u"canary"_s);
    QCOMPARE(printed.trimmed(), u"********"_s);
    const SecretReference given{.source = Source::Given, .name = {}, .given = Secret(u"canary"_s)};
    QCOMPARE(given.toString(), QString());
}

void TestSecret::noneGivesAnEmptySecret()
{
    const auto secret = resolve({});
    QVERIFY(secret);
    QVERIFY(secret->isEmpty());
}

void TestSecret::environmentVariableIsRead()
{
    qputenv("VARVE_TEST_PASSWORD", "pä ss");
    const auto secret = resolve(u"env:VARVE_TEST_PASSWORD"_s);
    qunsetenv("VARVE_TEST_PASSWORD");
    QVERIFY(secret);
    QCOMPARE(secret->reveal(), u"pä ss"_s);
}

void TestSecret::missingEnvironmentVariableIsNamed()
{
    const auto secret = resolve(u"env:VARVE_NO_SUCH_VARIABLE"_s);
    QVERIFY(!secret);
    QCOMPARE(secret.error().kind, ErrorKind::Login);
    QCOMPARE(secret.error().message, u"The environment variable VARVE_NO_SUCH_VARIABLE for a password is not set."_s);
}

void TestSecret::fileIsReadWithoutItsLastNewline_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no newline") << QByteArray("secret") << u"secret"_s;
    QTest::newRow("one newline") << QByteArray("secret\n") << u"secret"_s;
    QTest::newRow("two newlines") << QByteArray("secret\n\n") << u"secret\n"_s;
    QTest::newRow("carriage return and newline") << QByteArray("secret\r\n") << u"secret"_s;
    QTest::newRow("blanks") << QByteArray(" se cret ") << u" se cret "_s;
    QTest::newRow("other letters") << QByteArray("gehéim\n") << u"gehéim"_s;
}

void TestSecret::fileIsReadWithoutItsLastNewline()
{
    QFETCH(QByteArray, content);
    const QString path = m_folder.write(u"password"_s, content);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    const auto secret = resolve("file:"_L1 + path);
    QVERIFY2(secret, qPrintable(secret ? QString() : secret.error().toString()));
    QTEST(secret->reveal(), "expected");
}

void TestSecret::fileForOthersIsRefusedWithItsMode_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("shown");
    QTest::newRow("all may read") << 0644 << u"0644"_s;
    QTest::newRow("the group may read") << 0640 << u"0640"_s;
    QTest::newRow("others may write") << 0602 << u"0602"_s;
}

void TestSecret::fileForOthersIsRefusedWithItsMode()
{
    QFETCH(int, mode);
    QFETCH(QString, shown);
    const QString path = m_folder.write(u"open"_s, "canary\n");
    QCOMPARE(chmod(QFile::encodeName(path).constData(), mode_t(mode)), 0);
    const auto secret = resolve("file:"_L1 + path);
    QVERIFY(!secret);
    QCOMPARE(secret.error().message, u"The password file %1 has the mode %2; only its owner may have access to it."_s.arg(path, shown));
    QCOMPARE(secret.error().remedy, u"Run: chmod 600 %1"_s.arg(path));
    QVERIFY(!secret.error().toString().contains("canary"_L1));
}

void TestSecret::missingFileIsNamed()
{
    const auto secret = resolve("file:"_L1 + m_folder.path(u"nothing"_s));
    QVERIFY(!secret);
    QCOMPARE(secret.error().message, u"The password file %1 cannot be read: No such file or directory."_s.arg(m_folder.path(u"nothing"_s)));
}

void TestSecret::folderIsNoPasswordFile()
{
    const auto secret = resolve("file:"_L1 + m_folder.folder());
    QVERIFY(!secret);
    QCOMPARE(secret.error().message, u"The password file %1 is not a regular file."_s.arg(m_folder.folder()));
}

void TestSecret::pipeIsNotWaitedFor()
{
    const QString path = m_folder.path(u"pipe"_s);
    QCOMPARE(mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    const auto secret = resolve("file:"_L1 + path);
    QVERIFY(!secret);
    QCOMPARE(secret.error().message, u"The password file %1 is not a regular file."_s.arg(path));
}

void TestSecret::hugeFileIsRefused()
{
    const QString path = m_folder.write(u"huge"_s, QByteArray(70000, 'x'));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
    const auto secret = resolve("file:"_L1 + path);
    QVERIFY(!secret);
    QCOMPARE(secret.error().message, u"The password file %1 is longer than 64 KiB."_s.arg(path));
}

void TestSecret::askReceivesTheQuestion()
{
    QString asked;
    const auto secret = resolve(u"ask"_s, [&asked](const QString &question) {
        asked = question;
        return std::optional(Secret(u"typed"_s));
    });
    QVERIFY(secret);
    QCOMPARE(secret->reveal(), u"typed"_s);
    QCOMPARE(asked, u"Password of me for h / d"_s);
}

void TestSecret::decliningIsCancelled()
{
    const auto secret = resolve(u"ask"_s, [](const QString &) { return std::optional<Secret>(); });
    QVERIFY(!secret);
    QCOMPARE(secret.error().kind, ErrorKind::Cancelled);
    QCOMPARE(secret.error().message, u"No password was given."_s);
}

void TestSecret::nobodyToAskIsAnError()
{
    const auto secret = resolve(u"ask"_s);
    QVERIFY(!secret);
    QCOMPARE(secret.error().kind, ErrorKind::Login);
    QCOMPARE(secret.error().message, u"A password must be asked for, and there is nobody to ask here."_s);
    QCOMPARE(secret.error().remedy, u"Use env:NAME, file:PATH or keychain:NAME instead of ask."_s);
}

void TestSecret::keychainWithoutASessionBusSaysSo()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("XDG_RUNTIME_DIR", m_folder.folder().toLocal8Bit());
    const auto secret = resolve(u"keychain:shop"_s);
    QVERIFY(!secret);
    QCOMPARE(secret.error().kind, ErrorKind::Login);
    QCOMPARE(secret.error().message, u"There is no keychain for the entry \"shop\": no D-Bus session bus runs here."_s);
    QCOMPARE(secret.error().remedy, u"Use env:NAME, file:PATH or ask instead, or start a session with a keychain."_s);
    // A bus address where nothing listens gives an error too, and does not hang.
    qputenv("DBUS_SESSION_BUS_ADDRESS", QByteArray("unix:path=" + m_folder.path(u"no-bus"_s).toLocal8Bit()));
    const auto dead = resolve(u"keychain:shop"_s);
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    QVERIFY(!dead);
    QVERIFY2(dead.error().message.startsWith("The keychain did not answer for the entry \"shop\": "_L1), qPrintable(dead.error().message));
}

void TestSecret::keychainsLibraryLiesBesideTheProgram()
{
    const QString folder = QFileInfo(QCoreApplication::applicationDirPath()).path();
    QCOMPARE(keychainLibraryFile(), folder + "/lib/varve/keychain.so"_L1);
    const auto loaded = loadKeychainLibrary();
    QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().toString()));
    QVERIFY(*loaded != nullptr);
}

void TestSecret::keychainsLibraryThatCannotBeLoadedIsNamed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no file") << m_folder.path(u"lib/varve/keychain.so"_s) << u"cannot open shared object file: No such file or directory"_s;
    QTest::newRow("no library") << m_folder.write(u"text.so"_s, QByteArray(4096, 'x')) << u"invalid ELF header"_s;
    QTest::newRow("of another version") << u"libc.so.6"_s << u"undefined symbol: varve_keychain_1"_s;
}

void TestSecret::keychainsLibraryThatCannotBeLoadedIsNamed()
{
    QFETCH(QString, file);
    QFETCH(QString, reason);
    const auto loaded = loadKeychainLibrary(file);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, ErrorKind::Login);
    const QString message = loaded.error().message;
    // The C library says which file it means: libc.so.6 with its folder.
    QVERIFY2(message.startsWith("The library that asks the keychain cannot be loaded: "_L1), qPrintable(message));
    QVERIFY2(message.endsWith(file + ": "_L1 + reason + u'.'), qPrintable(message));
    QCOMPARE(loaded.error().remedy, u"Install Varve again, or use env:NAME, file:PATH or ask instead."_s);
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
