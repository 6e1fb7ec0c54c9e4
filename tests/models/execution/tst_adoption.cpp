// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/catalog/introspector.h>
#include <models/execution/rehearsal/adoption.h>
#include <tests/support/engineworkplace.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::Workplace;

/// What a database without a history is found to have.
class AdoptionTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Test::EnginePlace::addEngines(); }
    void init();
    void cleanup() { m_place.reset(); }

    void whatWasDoneByHandIsFound();
    void anEmptyDatabaseHasNothing();
    void aPartIsNotTheWhole();
    void laterChangesDoNotHideEarlierOnes();
    void whatIsGoneIsNoSignThatItWasThere();
    void whatIsGoneIsASignWhereItWasMade();
    void nothingIsProposedAfterWhatIsAbsent();
    void anAbsentBranchIsInNobodysWay();
    void whatNobodyMakesIsNamed();
    void whatALaterOneMakesIsNotMadeByNone();
    void whatIsOtherwiseThanALaterOneMakesItIsNamed();

private:
    Workplace &place() { return *m_place; }
    void there(const QList<QByteArray> &statements)
    {
        for (const QByteArray &statement : statements) {
            if (const auto done = place().connection().execute(statement); !done)
                qFatal("%s", qPrintable(done.error().toString()));
        }
    }
    Adoption adopted()
    {
        const auto live = Catalog::introspect(place().connection());
        const auto found = live.and_then([&](const Catalog::Snapshot &snapshot) {
            return adopt(place().project(), place().environment(), u"main"_s,
                         {place().profile(), place().profile().password.given, place().environment(), false}, snapshot);
        });
        if (!found)
            qFatal("%s", qPrintable(found.error().toString()));
        return *found;
    }
    QString schema() const
    {
        switch (m_place->profile().engine) {
        case Database::Engine::PostgreSql: return u"public."_s;
        case Database::Engine::Sqlite: return u"main."_s;
        default: return {};
        }
    }

    std::unique_ptr<Workplace> m_place;
};

void AdoptionTest::init()
{
    QFETCH_GLOBAL(Database::Engine, engine);
    VARVE_NEEDS_ENGINE(engine);
    m_place = Test::workplaceOn(engine);
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer NOT NULL);\n");
    place().migration(u"002_rows.sql"_s, "INSERT INTO a VALUES (1);\n");
    place().migration(u"003_b.sql"_s, "CREATE TABLE b (id integer);\nCREATE INDEX b_id ON b (id);\n");
    place().migration(u"004_c.sql"_s, "CREATE TABLE c (id integer);\n");
}

void AdoptionTest::whatWasDoneByHandIsFound()
{
    there({"CREATE TABLE a (id integer NOT NULL)", "CREATE TABLE b (id integer)", "CREATE INDEX b_id ON b (id)"});
    const Adoption found = adopted();
    QCOMPARE(found.proposed(), (QStringList{u"001_a"_s, u"002_rows"_s, u"003_b"_s}));
    QCOMPARE(printAdoption(found),
             u"✓ 001_a  all of it is there (2)\n"
             "✓ 002_rows  leaves no trace in the schema; one after it is there\n"
             "✓ 003_b  all of it is there (3)\n"
             "○ 004_c  nothing of it is there (0 of 2)\n"_s);
}

void AdoptionTest::anEmptyDatabaseHasNothing()
{
    const Adoption found = adopted();
    QCOMPARE(found.proposed(), QStringList());
    QVERIFY(found.unknown.isEmpty());
    QCOMPARE(found.rows.at(1).verdict, AdoptionRow::Verdict::NoTrace);
}

void AdoptionTest::aPartIsNotTheWhole()
{
    there({"CREATE TABLE a (id integer NOT NULL)", "CREATE TABLE b (id integer)"});
    const Adoption found = adopted();
    QCOMPARE(found.proposed(), QStringList{u"001_a"_s});
    QCOMPARE(found.rows.at(2).verdict, AdoptionRow::Verdict::Partly);
    QCOMPARE(found.rows.at(2).missing, QStringList{u"index "_s + schema() + u"b.b_id"_s});
}

void AdoptionTest::laterChangesDoNotHideEarlierOnes()
{
    place().migration(u"005_d.sql"_s, "ALTER TABLE a ADD COLUMN x integer;\nDROP TABLE c;\n");
    there({"CREATE TABLE a (id integer NOT NULL, x integer)", "CREATE TABLE b (id integer)", "CREATE INDEX b_id ON b (id)"});
    const Adoption found = adopted();
    // That 004's table is not there is as 005 leaves it, and no sign that 004 was not run.
    QCOMPARE(found.proposed(), (QStringList{u"001_a"_s, u"002_rows"_s, u"003_b"_s, u"004_c"_s, u"005_d"_s}));
    QVERIFY(found.different.isEmpty() && found.unknown.isEmpty());
}

void AdoptionTest::whatIsGoneIsNoSignThatItWasThere()
{
    place().migration(u"005_tmp.sql"_s, "CREATE TABLE tmp (id integer);\n");
    place().migration(u"006_no_tmp.sql"_s, "DROP TABLE tmp;\n");
    const Adoption nothing = adopted();
    QCOMPARE(nothing.proposed(), QStringList());
    QCOMPARE(nothing.rows.at(5).verdict, AdoptionRow::Verdict::NoTrace);
    there({"CREATE TABLE a (id integer NOT NULL)", "CREATE TABLE b (id integer)", "CREATE INDEX b_id ON b (id)",
           "CREATE TABLE c (id integer)"});
    QCOMPARE(adopted().proposed(), (QStringList{u"001_a"_s, u"002_rows"_s, u"003_b"_s, u"004_c"_s}));
}

void AdoptionTest::whatIsGoneIsASignWhereItWasMade()
{
    place().migration(u"005_two.sql"_s, "CREATE TABLE d (id integer);\nCREATE TABLE tmp (id integer);\n");
    place().migration(u"006_no_tmp.sql"_s, "DROP TABLE tmp;\n");
    there({"CREATE TABLE a (id integer NOT NULL)", "CREATE TABLE b (id integer)", "CREATE INDEX b_id ON b (id)",
           "CREATE TABLE c (id integer)", "CREATE TABLE d (id integer)"});
    const Adoption found = adopted();
    QCOMPARE(found.proposed(), (QStringList{u"001_a"_s, u"002_rows"_s, u"003_b"_s, u"004_c"_s, u"005_two"_s, u"006_no_tmp"_s}));
    QCOMPARE(found.rows.at(5).verdict, AdoptionRow::Verdict::Present);
}

void AdoptionTest::nothingIsProposedAfterWhatIsAbsent()
{
    there({"CREATE TABLE b (id integer)", "CREATE INDEX b_id ON b (id)"});
    const Adoption found = adopted();
    QCOMPARE(found.proposed(), QStringList());
    QCOMPARE(printAdoption(found),
             u"○ 001_a  nothing of it is there (0 of 2)\n"
             "○ 002_rows  leaves no trace in the schema\n"
             "○ 003_b  all of it is there (3), but not all that comes before it\n"
             "○ 004_c  nothing of it is there (0 of 2)\n"_s);
}

void AdoptionTest::anAbsentBranchIsInNobodysWay()
{
    place().migration(u"004_c.sql"_s, "-- Revises: 001_a\nCREATE TABLE c (id integer);\n");
    there({"CREATE TABLE a (id integer NOT NULL)", "CREATE TABLE c (id integer)"});
    QCOMPARE(adopted().proposed(), (QStringList{u"001_a"_s, u"004_c"_s}));
}

void AdoptionTest::whatNobodyMakesIsNamed()
{
    there({"CREATE TABLE a (id integer NOT NULL)", "CREATE TABLE extra (id integer)"});
    const Adoption found = adopted();
    QVERIFY2(found.unknown.contains(u"table "_s + schema() + u"extra"_s), qPrintable(found.unknown.join(u'|')));
    QVERIFY(printAdoption(found).contains(u"There besides, and made by none of them:\n"_s));
}

void AdoptionTest::whatALaterOneMakesIsNotMadeByNone()
{
    place().migration(u"005_more.sql"_s, "CREATE TABLE d (id integer);\nCREATE TABLE e (id integer);\n");
    there({"CREATE TABLE a (id integer NOT NULL)", "CREATE TABLE d (id integer)"});
    const Adoption found = adopted();
    QCOMPARE(found.rows.at(4).verdict, AdoptionRow::Verdict::Partly);
    QCOMPARE(found.unknown, QStringList());
    QCOMPARE(found.different, QStringList());
}

void AdoptionTest::whatIsOtherwiseThanALaterOneMakesItIsNamed()
{
    there({"CREATE TABLE a (id integer NOT NULL)", "CREATE TABLE c (id varchar(9))"});
    const Adoption found = adopted();
    QCOMPARE(found.unknown, QStringList());
    QVERIFY2(found.different.contains(u"column "_s + schema() + u"c.id"_s), qPrintable(found.different.join(u'|')));
}

QTEST_GUILESS_MAIN(AdoptionTest)
#include "tst_adoption.moc"
