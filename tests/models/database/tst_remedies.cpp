// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/database/remedies.h>

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Varve::Database;
using Varve::Core::Error;
using Varve::Core::ErrorKind;

class TestRemedies : public QObject
{
    Q_OBJECT

private slots:
    void remedyFitsKindAndCode_data();
    void remedyFitsKindAndCode();
    void remedyThatIsThereStays();
    void unknownErrorsGetNone();
    void layersAreNamed();
};

void TestRemedies::remedyFitsKindAndCode_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("remedy");
    QTest::newRow("an unknown host") << Engine::PostgreSql << ErrorKind::NameResolution << QString() << QString()
                                     << u"Check the spelling of the host, and that this computer's name service knows it."_s;
    QTest::newRow("no local socket") << Engine::PostgreSql << ErrorKind::Network << QString() << u"… failed: No such file or directory"_s
                                     << u"Start the server, or name its host: without one the local socket is used."_s;
    QTest::newRow("refused") << Engine::PostgreSql << ErrorKind::Network << QString() << u"Connection refused"_s
                             << u"Check host and port, and that the server runs and listens there."_s;
    QTest::newRow("no root certificate")
        << Engine::PostgreSql << ErrorKind::Tls << QString() << u"root certificate file \"x\" does not exist"_s
        << u"Name the certificate authority's file with the option sslrootcert, or put it into "
           "~/.postgresql/root.crt. Servers that are not local are verified unless sslmode says otherwise."_s;
    QTest::newRow("a full disk under SQLite")
        << Engine::Sqlite << ErrorKind::Io << u"13"_s << QString()
        << u"The disk is full, or the file has reached its max_page_count. Free some space and run it again."_s;
    QTest::newRow("an extended code of SQLite")
        << Engine::Sqlite << ErrorKind::Statement << u"1032"_s << QString()
        << u"The file, its folder or this connection is read-only. Check the permissions of both, and "
           "the access that the environment gives."_s;
    QTest::newRow("out of locks") << Engine::PostgreSql << ErrorKind::Statement << u"53200"_s
                                  << u"You might need to increase max_locks_per_transaction."_s
                                  << u"Too many objects in one transaction. Divide the migration, or raise max_locks_per_transaction."_s;
}

void TestRemedies::remedyFitsKindAndCode()
{
    QFETCH(Engine, engine);
    Error error;
    QFETCH(ErrorKind, kind);
    error.kind = kind;
    QFETCH(QString, code);
    QFETCH(QString, text);
    error.serverCode = code;
    error.serverText = text;
    QTEST(withRemedy(error, engine).remedy, "remedy");
}

void TestRemedies::remedyThatIsThereStays()
{
    Error error;
    error.kind = ErrorKind::Login;
    error.remedy = u"own"_s;
    QCOMPARE(withRemedy(error, Engine::PostgreSql).remedy, u"own"_s);
}

void TestRemedies::unknownErrorsGetNone()
{
    Error error;
    error.kind = ErrorKind::Statement;
    error.serverCode = u"42601"_s;
    QVERIFY(withRemedy(error, Engine::PostgreSql).remedy.isEmpty());
    error.serverCode = u"1"_s;
    QVERIFY(withRemedy(error, Engine::Sqlite).remedy.isEmpty());
}

void TestRemedies::layersAreNamed()
{
    QCOMPARE(failedLayer(ErrorKind::NameResolution), u"Name"_s);
    QCOMPARE(failedLayer(ErrorKind::Network), u"TCP"_s);
    QCOMPARE(failedLayer(ErrorKind::Tls), u"TLS"_s);
    QCOMPARE(failedLayer(ErrorKind::Login), u"Login"_s);
    QCOMPARE(failedLayer(ErrorKind::DatabaseMissing), u"Database"_s);
    QCOMPARE(failedLayer(ErrorKind::Io), u"Database"_s);
}

QTEST_GUILESS_MAIN(TestRemedies)
#include "tst_remedies.moc"
