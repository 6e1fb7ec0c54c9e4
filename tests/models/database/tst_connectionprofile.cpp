// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/database/connectionprofile.h>

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Varve::Database;
using Varve::Core::ErrorKind;

class TestConnectionProfile : public QObject
{
    Q_OBJECT

private slots:
    void enginesAreFoundByName_data();
    void enginesAreFoundByName();
    void traitsNameWhatFilesAndUrlsUse();
    void urlIsRead_data();
    void urlIsRead();
    void urlOptionsAreKept();
    void urlPasswordIsASecretAndWorthAWarning_data();
    void urlPasswordIsASecretAndWorthAWarning();
    void brokenUrlIsRefusedWithoutRepeatingIt_data();
    void brokenUrlIsRefusedWithoutRepeatingIt();
    void urlComesBackWithoutThePassword_data();
    void urlComesBackWithoutThePassword();
    void textForAPerson_data();
    void textForAPerson();
    void secretOptionsAreNeverPrinted();
};

void TestConnectionProfile::enginesAreFoundByName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("engine");
    QTest::newRow("own name") << u"sqlite"_s << int(Engine::Sqlite);
    QTest::newRow("with version") << u"sqlite3"_s << int(Engine::Sqlite);
    QTest::newRow("Qt's driver") << u"QSQLITE"_s << int(Engine::Sqlite);
    QTest::newRow("PostgreSQL in any case") << u" PostgreSQL "_s << int(Engine::PostgreSql);
    QTest::newRow("short") << u"postgres"_s << int(Engine::PostgreSql);
    QTest::newRow("shorter") << u"pgsql"_s << int(Engine::PostgreSql);
    QTest::newRow("Qt's other driver") << u"QPSQL"_s << int(Engine::PostgreSql);
    QTest::newRow("MariaDB") << u"mariadb"_s << int(Engine::MariaDb);
    QTest::newRow("MySQL, which speaks the same protocol") << u"mysql"_s << int(Engine::MariaDb);
    QTest::newRow("Qt's third driver") << u"QMYSQL"_s << int(Engine::MariaDb);
    QTest::newRow("unknown") << u"oracle"_s << -1;
    QTest::newRow("empty") << QString() << -1;
}

void TestConnectionProfile::enginesAreFoundByName()
{
    QFETCH(QString, name);
    QFETCH(int, engine);
    const std::optional<Engine> found = engineFromString(name);
    QCOMPARE(found ? int(*found) : -1, engine);
}

void TestConnectionProfile::traitsNameWhatFilesAndUrlsUse()
{
    QCOMPARE(engineNames(), QStringList({u"sqlite"_s, u"postgresql"_s, u"mariadb"_s}));
    QCOMPARE(engineTraits(Engine::MariaDb).defaultPort, 3306);
    QVERIFY(!engineTraits(Engine::MariaDb).transactionalDefinition);
    QCOMPARE(engineTraits(Engine::PostgreSql).defaultPort, 5432);
    QCOMPARE(engineTraits(Engine::PostgreSql).defaultSchema, u"public"_s);
    QVERIFY(engineTraits(Engine::Sqlite).isFile);
    QVERIFY(engineTraits(Engine::Sqlite).dialect == Varve::Text::DialectName::Sqlite);
}

void TestConnectionProfile::urlIsRead_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("database");
    QTest::newRow("relative file") << u"sqlite:data/x.sqlite"_s << QString() << 0 << QString() << u"/base/data/x.sqlite"_s;
    QTest::newRow("relative file with dots") << u"sqlite:../x.sqlite"_s << QString() << 0 << QString() << u"/x.sqlite"_s;
    QTest::newRow("absolute file") << u"sqlite:/data/x.sqlite"_s << QString() << 0 << QString() << u"/data/x.sqlite"_s;
    QTest::newRow("absolute file with slashes") << u"sqlite:///data/x%20y.sqlite"_s << QString() << 0 << QString() << u"/data/x y.sqlite"_s;
    QTest::newRow("file with a percent sign and a question mark")
        << u"sqlite:100%20?.db"_s << QString() << 0 << QString() << u"/base/100%20?.db"_s;
    QTest::newRow("in memory") << u"sqlite::memory:"_s << QString() << 0 << QString() << u":memory:"_s;
    QTest::newRow("everything") << u"postgresql://me@db.example:5433/shop"_s << u"db.example"_s << 5433 << u"me"_s << u"shop"_s;
    QTest::newRow("the short scheme") << u"postgres://db.example/shop"_s << u"db.example"_s << 0 << QString() << u"shop"_s;
    QTest::newRow("IPv6") << u"postgresql://me@[::1]:5433/shop"_s << u"::1"_s << 5433 << u"me"_s << u"shop"_s;
    QTest::newRow("only a database") << u"postgresql:///shop"_s << QString() << 0 << QString() << u"shop"_s;
    QTest::newRow("a socket's folder") << u"postgresql://%2Ftmp%2Fpg/shop"_s << u"/tmp/pg"_s << 0 << QString() << u"shop"_s;
    QTest::newRow("host and port in the query")
        << u"postgresql:///shop?host=/tmp/pg&port=5434&user=me"_s << u"/tmp/pg"_s << 5434 << u"me"_s << u"shop"_s;
    QTest::newRow("percent signs decoded") << u"postgresql://m%40e@h/sh%2Fop"_s << u"h"_s << 0 << u"m@e"_s << u"sh/op"_s;
}

void TestConnectionProfile::urlIsRead()
{
    QFETCH(QString, url);
    const auto read = profileFromUrl(url, u"/base"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().toString()));
    QTEST(read->profile.host, "host");
    QTEST(read->profile.port, "port");
    QTEST(read->profile.user, "user");
    QTEST(read->profile.database, "database");
    QVERIFY(!read->passwordInUrl);
    QVERIFY(read->profile.password.source == SecretReference::Source::None);
}

void TestConnectionProfile::urlOptionsAreKept()
{
    const auto maria = profileFromUrl(u"mysql://me@h:3307/d?ssl-ca=%2Fca.pem"_s, {});
    QVERIFY(maria);
    QCOMPARE(maria->profile.engine, Engine::MariaDb);
    QCOMPARE(maria->profile.port, 3307);
    QCOMPARE(maria->profile.options, (QMap<QString, QString>{{u"ssl-ca"_s, u"/ca.pem"_s}}));
    QCOMPARE(maria->profile.toUrl(), u"mariadb://me@h:3307/d?ssl-ca=%2Fca.pem"_s);
    const auto server = profileFromUrl(u"postgresql://h/d?sslmode=require&application_name=a%20b"_s, {});
    QVERIFY(server);
    QCOMPARE(server->profile.options, (QMap<QString, QString>{{u"sslmode"_s, u"require"_s}, {u"application_name"_s, u"a b"_s}}));
    const auto file = profileFromUrl(u"sqlite:x.db?mode=ro&busy_timeout=100"_s, u"/b"_s);
    QVERIFY(file);
    QVERIFY(file->profile.access == Access::ReadOnly);
    QCOMPARE(file->profile.options, (QMap<QString, QString>{{u"busy_timeout"_s, u"100"_s}}));
}

void TestConnectionProfile::urlPasswordIsASecretAndWorthAWarning_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("password");
    QTest::newRow("plain") << u"postgresql://me:canary-1@h/d"_s << u"canary-1"_s;
    QTest::newRow("encoded") << u"postgresql://me:c%40n%3Aary@h/d"_s << u"c@n:ary"_s;
    QTest::newRow("with a bare @") << u"postgresql://me:c@nary@h/d"_s << u"c@nary"_s;
    QTest::newRow("in the query") << u"postgresql://me@h/d?password=canary"_s << u"canary"_s;
}

void TestConnectionProfile::urlPasswordIsASecretAndWorthAWarning()
{
    QFETCH(QString, url);
    QFETCH(QString, password);
    const auto read = profileFromUrl(url, {});
    QVERIFY(read);
    QVERIFY(read->passwordInUrl);
    QVERIFY(read->profile.password.source == SecretReference::Source::Given);
    QCOMPARE(read->profile.password.given.reveal(), password);
    QCOMPARE(read->profile.host, u"h"_s);
    for (const QString &printed : {read->profile.toString(), read->profile.toUrl(), read->profile.password.toString()})
        QVERIFY2(!printed.contains(password) && !printed.contains("nary"_L1), qPrintable(printed));
}

void TestConnectionProfile::brokenUrlIsRefusedWithoutRepeatingIt_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("message");
    QTest::newRow("no scheme") << u"canary"_s << u"The text is not a connection URL: it has no scheme."_s;
    QTest::newRow("unknown scheme") << u"canary://me:canary@h/d"_s
                                    << u"The URL's scheme is unknown; known are sqlite, postgresql, mariadb."_s;
    QTest::newRow("no slashes") << u"postgresql:me:canary@h/d"_s << u"The URL has no // after its scheme."_s;
    QTest::newRow("no @") << u"postgresql://me:canary/d"_s << u"The URL's port is not a number between 1 and 65535."_s;
    QTest::newRow("a slash in the password") << u"postgresql://me:12/canary@h/d"_s << u"The URL's database name contains / or @."_s;
    QTest::newRow("port too large") << u"postgresql://me:canary@h:70000/d"_s << u"The URL's port is not a number between 1 and 65535."_s;
    QTest::newRow("open bracket") << u"postgresql://me:canary@[::1/d"_s << u"The URL's host begins with [ and has no ]."_s;
    QTest::newRow("key password") << u"postgresql://me@h/d?sslpassword=canary"_s
                                  << u"The option sslpassword is a secret and cannot stand in a URL."_s;
    QTest::newRow("no file") << u"sqlite:"_s << u"The URL names no SQLite file."_s;
}

void TestConnectionProfile::brokenUrlIsRefusedWithoutRepeatingIt()
{
    QFETCH(QString, url);
    QFETCH(QString, message);
    const auto read = profileFromUrl(url, {});
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Usage);
    QCOMPARE(read.error().message, message);
    QCOMPARE(
        read.error().remedy,
        u"Expected is sqlite:FILE, postgresql://USER@HOST:PORT/DATABASE?sslmode=… or mariadb://USER@HOST:PORT/DATABASE; write @, :, / and % inside "
        "a user, password or database as %40, %3A, %2F and %25."_s);
    QVERIFY(!read.error().toString().contains("canary"_L1));
}

void TestConnectionProfile::urlComesBackWithoutThePassword_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("expected");
    QTest::newRow("server") << u"postgres://m%40e:pw@db.example:5433/sh%2Fop?sslmode=require"_s
                            << u"postgresql://m%40e@db.example:5433/sh%2Fop?sslmode=require"_s;
    QTest::newRow("socket") << u"postgresql://%2Ftmp%2Fpg/d"_s << u"postgresql://%2Ftmp%2Fpg/d"_s;
    QTest::newRow("IPv6") << u"postgresql://[::1]/d"_s << u"postgresql://[::1]/d"_s;
    QTest::newRow("file") << u"sqlite:x y.db?mode=ro"_s << u"sqlite:/b/x y.db?mode=ro"_s;
}

void TestConnectionProfile::urlComesBackWithoutThePassword()
{
    QFETCH(QString, url);
    QFETCH(QString, expected);
    const auto read = profileFromUrl(url, u"/b"_s);
    QVERIFY(read);
    QCOMPARE(read->profile.toUrl(), expected);
    const auto again = profileFromUrl(expected, u"/elsewhere"_s);
    QVERIFY(again);
    ConnectionProfile withoutPassword = read->profile;
    withoutPassword.password = {};
    QVERIFY(again->profile == withoutPassword);
}

void TestConnectionProfile::textForAPerson_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("expected");
    QTest::newRow("file") << u"sqlite:/a/b/shop.sqlite"_s << u"shop.sqlite"_s;
    QTest::newRow("in memory") << u"sqlite::memory:"_s << u":memory:"_s;
    QTest::newRow("server") << u"postgresql://me:pw@127.0.0.1:5432/shop"_s << u"127.0.0.1:5432 / shop"_s;
    QTest::newRow("server without port") << u"postgresql://me@h/shop"_s << u"h / shop"_s;
    QTest::newRow("IPv6") << u"postgresql://me@[::1]:5432/shop"_s << u"[::1]:5432 / shop"_s;
    QTest::newRow("local socket") << u"postgresql:///shop"_s << u"local socket / shop"_s;
    QTest::newRow("the user's own database") << u"postgresql://me@h"_s << u"h / me"_s;
}

void TestConnectionProfile::textForAPerson()
{
    QFETCH(QString, url);
    const auto read = profileFromUrl(url, {});
    QVERIFY(read);
    QTEST(read->profile.toString(), "expected");
}

void TestConnectionProfile::secretOptionsAreNeverPrinted()
{
    ConnectionProfile profile;
    profile.engine = Engine::PostgreSql;
    profile.host = u"h"_s;
    profile.options = {{u"sslpassword"_s, u"canary"_s}, {u"password"_s, u"canary"_s}, {u"sslmode"_s, u"require"_s}};
    QCOMPARE(profile.toUrl(), u"postgresql://h/?sslmode=require"_s);
    QVERIFY(!profile.toString().contains("canary"_L1));
}

QTEST_GUILESS_MAIN(TestConnectionProfile)
#include "tst_connectionprofile.moc"
