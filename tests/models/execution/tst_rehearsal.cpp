// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/rehearsal/rehearsal.h>
#include <tests/support/postgresserver.h>
#include <tests/support/workplace.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::PostgresServer;
using Test::Workplace;

/// The project built from nothing, somewhere that is gone afterwards.
class RehearsalTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup() { m_place.reset(); }

    void snapshotHasWhatTheMigrationsMake();
    void stopsAtTheTarget();
    void nothingOfItReachesTheEnvironment();
    void failureKnowsItsPlaceAndLeavesNothing();
    void attachedSchemasAreThere();
    void readOnlyEnvironmentsServerIsNotUsed();
    void cancelEndsIt();

private:
    bool isPostgres() const { return m_place->profile().engine == Database::Engine::PostgreSql; }
    Workplace &place() { return *m_place; }
    ScratchServer server(const Database::ConnectionProfile &profile)
    {
        return {.profile = profile, .password = profile.password.given, .environment = place().environment(), .isApart = false};
    }
    Core::Expected<Catalog::Snapshot> rehearse(const QString &target = {}, std::stop_token stop = {})
    {
        return rehearseSnapshot(place().project(), place().environment(), u"main"_s, server(place().profile()), target, stop);
    }
    static QStringList tables(const Catalog::Snapshot &snapshot)
    {
        QStringList names;
        for (const Catalog::SchemaObject &object : snapshot.objects) {
            if (object.kind == Catalog::ObjectKind::Table)
                names += object.path();
        }
        return names;
    }
    QStringList leftBehind() const
    {
        return isPostgres() ? m_place->rows(u"SELECT datname FROM pg_database WHERE datname LIKE 'varve_rehearsal%'"_s) : QStringList();
    }

    std::unique_ptr<Workplace> m_place;
};

void RehearsalTest::initTestCase_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void RehearsalTest::init()
{
    QFETCH_GLOBAL(bool, postgres);
    if (postgres) {
        VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
        m_place = std::make_unique<Workplace>(PostgresServer::instance().createDatabase());
    } else {
        m_place = std::make_unique<Workplace>();
    }
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:verify\nSELECT count(*) FROM a; -- expect: 3\n");
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
}

void RehearsalTest::snapshotHasWhatTheMigrationsMake()
{
    const auto snapshot = rehearse();
    QVERIFY2(snapshot, snapshot ? "" : qPrintable(snapshot.error().toString()));
    const QString schema = isPostgres() ? u"public."_s : u"main."_s;
    QCOMPARE(tables(*snapshot), (QStringList{schema + u"a"_s, schema + u"b"_s}));
    QCOMPARE(snapshot->title, u"project"_s);
    QCOMPARE(leftBehind(), QStringList());
}

void RehearsalTest::stopsAtTheTarget()
{
    const auto snapshot = rehearse(u"001"_s);
    QVERIFY(snapshot);
    QCOMPARE(tables(*snapshot).size(), 1);
    QCOMPARE(snapshot->title, u"project at 001"_s);
}

void RehearsalTest::nothingOfItReachesTheEnvironment()
{
    QVERIFY(rehearse());
    const QString all
        = isPostgres() ? u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s : u"SELECT count(*) FROM sqlite_schema"_s;
    QCOMPARE(place().rows(all), QStringList{u"0"_s});
}

void RehearsalTest::failureKnowsItsPlaceAndLeavesNothing()
{
    place().migration(u"003_c.sql"_s, "SELECT 1;\nINSERT INTO absent VALUES (1);\n");
    const auto snapshot = rehearse();
    QVERIFY(!snapshot);
    QCOMPARE(snapshot.error().where.line, 2);
    QCOMPARE(snapshot.error().where.file, u"migrations/003_c.sql"_s);
    QVERIFY2(snapshot.error().message.startsWith(u"Building the project in a scratch database failed in 003_c: "_s),
             qPrintable(snapshot.error().message));
    QCOMPARE(leftBehind(), QStringList());
}

void RehearsalTest::attachedSchemasAreThere()
{
    if (isPostgres())
        QSKIP("Only SQLite attaches files.");
    place().migration(u"003_c.sql"_s, "CREATE TABLE \"odd name\".c (id integer);\n");
    Database::ConnectionProfile profile = place().profile();
    profile.attachments = {{.schema = u"odd name"_s, .file = place().files.path(u"other.sqlite"_s)}};
    const auto snapshot = rehearseSnapshot(place().project(), place().environment(), u"main"_s, server(profile));
    QVERIFY2(snapshot, snapshot ? "" : qPrintable(snapshot.error().toString()));
    QVERIFY(tables(*snapshot).contains(u"\"odd name\".c"_s));
    QVERIFY(!QFileInfo::exists(place().files.path(u"other.sqlite"_s)));
}

void RehearsalTest::readOnlyEnvironmentsServerIsNotUsed()
{
    place().configure("guard = \"read-only\"\n");
    const auto snapshot = rehearse();
    QCOMPARE(snapshot.has_value(), !isPostgres());
    if (isPostgres()) {
        QCOMPARE(snapshot.error().kind, Core::ErrorKind::Guarded);
        QCOMPARE(snapshot.error().message, u"The environment test is read-only: no scratch database is made on its server."_s);
    }
}

void RehearsalTest::cancelEndsIt()
{
    std::stop_source stop;
    stop.request_stop();
    const auto snapshot = rehearse({}, stop.get_token());
    QVERIFY(!snapshot);
    QCOMPARE(snapshot.error().kind, Core::ErrorKind::Cancelled);
    QCOMPARE(leftBehind(), QStringList());
}

QTEST_GUILESS_MAIN(RehearsalTest)
#include "tst_rehearsal.moc"
