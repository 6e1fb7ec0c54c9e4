// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/comparison/comparison.h>
#include <models/comparison/schemanames.h>

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Varve::Catalog;
using namespace Varve::Comparison;

namespace {

SchemaObject table(const QString &name, const QString &definition = {}, const QString &schema = u"public"_s)
{
    return {ObjectKind::Table, schema, {}, name, definition, 0};
}

SchemaObject column(const QString &tableName, const QString &name, const QString &definition, int position)
{
    return {ObjectKind::Column, u"public"_s, tableName, name, definition, position};
}

SchemaObject part(ObjectKind kind, const QString &tableName, const QString &name, const QString &definition)
{
    return {kind, u"public"_s, tableName, name, definition, 0};
}

SchemaObject view(const QString &name, const QString &definition)
{
    return {ObjectKind::View, u"public"_s, {}, name, definition, 0};
}

Snapshot snapshot(const QString &title, const QList<SchemaObject> &objects)
{
    Snapshot result{title, u"postgresql"_s, objects};
    result.sort();
    return result;
}

QStringList summary(const Comparison &comparison)
{
    QStringList lines;
    for (const Difference &difference : comparison.differences) {
        const QString change = difference.change == ChangeKind::Added ? u"added"_s
            : difference.change == ChangeKind::Removed                ? u"removed"_s
                                                                      : u"changed"_s;
        lines += change + u' ' + code(difference.object().kind) + u' ' + difference.object().path();
    }
    return lines;
}

Snapshot before()
{
    return snapshot(u"prod"_s,
                    {
                        table(u"predictions"_s),
                        column(u"predictions"_s, u"id"_s, u"bigint NOT NULL"_s, 1),
                        column(u"predictions"_s, u"risk_score"_s, u"numeric(4,3) NOT NULL"_s, 2),
                        column(u"predictions"_s, u"legacy_score"_s, u"real"_s, 3),
                        part(ObjectKind::PrimaryKey, u"predictions"_s, u"predictions_pkey"_s, u"PRIMARY KEY (id)"_s),
                        view(u"risk_summary"_s, u"AS SELECT 1"_s),
                        table(u"consent"_s),
                        column(u"consent"_s, u"id"_s, u"bigint"_s, 1),
                    });
}

Snapshot after()
{
    return snapshot(u"project at 006"_s,
                    {
                        table(u"predictions"_s),
                        column(u"predictions"_s, u"id"_s, u"bigint NOT NULL"_s, 1),
                        column(u"predictions"_s, u"risk_score"_s, u"numeric(4,3) NOT NULL"_s, 2),
                        column(u"predictions"_s, u"resource_id"_s, u"bigint"_s, 3),
                        part(ObjectKind::PrimaryKey, u"predictions"_s, u"predictions_pkey"_s, u"PRIMARY KEY (id)"_s),
                        part(ObjectKind::Index, u"predictions"_s, u"predictions_resource"_s, u"USING btree (resource_id)"_s),
                        view(u"risk_summary"_s, u"AS SELECT 2"_s),
                        table(u"resources"_s),
                        column(u"resources"_s, u"id"_s, u"bigint NOT NULL"_s, 1),
                        column(u"resources"_s, u"name"_s, u"text"_s, 2),
                        part(ObjectKind::PrimaryKey, u"resources"_s, u"resources_pkey"_s, u"PRIMARY KEY (id)"_s),
                    });
}

} // namespace

class TestComparison final : public QObject
{
    Q_OBJECT

private slots:
    void equalSnapshotsHaveNoDifferences();
    void listsPartsOfATableThatBothHave();
    void listsAWholeTableOnce();
    void changedTableIsListedOnlyForItsOwnDefinition();
    void aTableThatBecameAViewTakesItsPartsAlong();
    void objectsOfOneNameAndTwoKindsAreTwo();
    void sortsWhatItIsGiven();
    void ignoresColumnOrderUnlessAsked();
    void aColumnAddedInFrontMovesNoOther();
    void matchesSchemasThatAreCalledOtherwise();
    void renamesSchemasOnlyWhereTheyQualify_data();
    void renamesSchemasOnlyWhereTheyQualify();
    void printsATree();
    void printsThatNothingDiffers();
    void printsHostileNamesOnOneLine();
    void anOtherObjectIsCalledByItsOwnKind();
    void writesJson();
    void pathsOfHostileNamesStayApart();
    void tenThousandTablesTakeNoLongTime();
};

void TestComparison::equalSnapshotsHaveNoDifferences()
{
    const Comparison comparison = compare(before(), before());
    QVERIFY(comparison.isEqual());
    QCOMPARE(comparison.objectCount, 8);
    QVERIFY(compare({}, {}).isEqual());
}

void TestComparison::listsPartsOfATableThatBothHave()
{
    const Comparison comparison = compare(before(), after());
    QCOMPARE(summary(comparison),
             (QStringList{
                 u"removed table public.consent"_s,
                 u"added index public.predictions.predictions_resource"_s,
                 u"removed column public.predictions.legacy_score"_s,
                 u"added column public.predictions.resource_id"_s,
                 u"added table public.resources"_s,
                 u"changed view public.risk_summary"_s,
             }));
    QCOMPARE(comparison.objectCount, 14);
    const Difference &changed = comparison.differences.constLast();
    QCOMPARE(changed.from.definition, u"AS SELECT 1"_s);
    QCOMPARE(changed.to.definition, u"AS SELECT 2"_s);
}

void TestComparison::listsAWholeTableOnce()
{
    QCOMPARE(summary(compare(snapshot({}, {}), before())),
             (QStringList{u"added table public.consent"_s, u"added table public.predictions"_s, u"added view public.risk_summary"_s}));
    QCOMPARE(
        summary(compare(before(), snapshot({}, {}))),
        (QStringList{u"removed table public.consent"_s, u"removed table public.predictions"_s, u"removed view public.risk_summary"_s}));
}

void TestComparison::changedTableIsListedOnlyForItsOwnDefinition()
{
    const Snapshot plain = snapshot({}, {table(u"a"_s), column(u"a"_s, u"x"_s, u"text"_s, 1)});
    const Snapshot partitioned = snapshot({}, {table(u"a"_s, u"PARTITION BY LIST (x)"_s), column(u"a"_s, u"x"_s, u"text"_s, 1)});
    QCOMPARE(summary(compare(plain, partitioned)), QStringList{u"changed table public.a"_s});
    const Snapshot otherColumn = snapshot({}, {table(u"a"_s), column(u"a"_s, u"x"_s, u"integer"_s, 1)});
    QCOMPARE(summary(compare(plain, otherColumn)), QStringList{u"changed column public.a.x"_s});
}

void TestComparison::aTableThatBecameAViewTakesItsPartsAlong()
{
    const Snapshot asTable = snapshot(
        {}, {table(u"a"_s), column(u"a"_s, u"x"_s, u"text"_s, 1), part(ObjectKind::Trigger, u"a"_s, u"t"_s, u"CREATE TRIGGER t"_s)});
    const Snapshot asView
        = snapshot({}, {view(u"a"_s, u"AS SELECT 1"_s), part(ObjectKind::Trigger, u"a"_s, u"t"_s, u"CREATE TRIGGER t"_s)});
    QCOMPARE(summary(compare(asTable, asView)), (QStringList{u"removed table public.a"_s, u"added view public.a"_s}));
}

void TestComparison::objectsOfOneNameAndTwoKindsAreTwo()
{
    const Snapshot first = snapshot({}, {table(u"a"_s), part(ObjectKind::Index, u"a"_s, u"x"_s, u"(b)"_s)});
    const Snapshot second = snapshot({}, {table(u"a"_s), part(ObjectKind::Check, u"a"_s, u"x"_s, u"CHECK (b)"_s)});
    QCOMPARE(summary(compare(first, second)), (QStringList{u"removed index public.a.x"_s, u"added check public.a.x"_s}));
}

void TestComparison::sortsWhatItIsGiven()
{
    Snapshot reversed = before();
    std::reverse(reversed.objects.begin(), reversed.objects.end());
    const Comparison comparison = compare(reversed, before());
    QVERIFY(comparison.isEqual());
    QCOMPARE(comparison.from, before());
}

void TestComparison::ignoresColumnOrderUnlessAsked()
{
    const Snapshot first = snapshot(
        {},
        {table(u"a"_s), column(u"a"_s, u"x"_s, u"text"_s, 1), column(u"a"_s, u"y"_s, u"text"_s, 2), column(u"a"_s, u"z"_s, u"text"_s, 3)});
    const Snapshot second = snapshot(
        {},
        {table(u"a"_s), column(u"a"_s, u"z"_s, u"text"_s, 1), column(u"a"_s, u"x"_s, u"text"_s, 2), column(u"a"_s, u"y"_s, u"text"_s, 3)});
    QVERIFY(compare(first, second).isEqual());
    const Comparison ordered = compare(first, second, {.columnOrder = true, .schemaNames = {}});
    QCOMPARE(summary(ordered), QStringList{u"changed column public.a.z"_s});
    QVERIFY2(printComparison(ordered).contains(u"column 3 is now column 1"_s), qPrintable(printComparison(ordered)));
}

void TestComparison::aColumnAddedInFrontMovesNoOther()
{
    const Snapshot first = snapshot({},
                                    {table(u"a"_s), column(u"a"_s, u"x"_s, u"text"_s, 1), column(u"a"_s, u"y"_s, u"text"_s, 2),
                                     table(u"b"_s), column(u"b"_s, u"x"_s, u"text"_s, 1)});
    const Snapshot second = snapshot({},
                                     {table(u"a"_s), column(u"a"_s, u"new"_s, u"text"_s, 1), column(u"a"_s, u"x"_s, u"text"_s, 2),
                                      column(u"a"_s, u"y"_s, u"text"_s, 3), table(u"b"_s), column(u"b"_s, u"x"_s, u"text"_s, 1)});
    QCOMPARE(summary(compare(first, second, {.columnOrder = true, .schemaNames = {}})), QStringList{u"added column public.a.new"_s});
}

void TestComparison::matchesSchemasThatAreCalledOtherwise()
{
    const auto inSchema = [](const QString &schema) {
        return snapshot(schema,
                        {
                            {ObjectKind::Table, schema, {}, u"monitor_alerts"_s, {}, 0},
                            {ObjectKind::Column, schema, u"monitor_alerts"_s, u"id"_s, u"text"_s, 1},
                            {ObjectKind::View,
                             schema,
                             {},
                             u"open_alerts"_s,
                             QString(u"AS SELECT '"_s + schema + u".x' FROM "_s + schema + u".monitor_alerts"_s),
                             0},
                        });
    };
    QCOMPARE(compare(inSchema(u"dev"_s), inSchema(u"prod"_s)).differences.size(), 4);
    const Comparison comparison
        = compare(inSchema(u"dev"_s), inSchema(u"prod"_s), {.columnOrder = false, .schemaNames = {{u"dev"_s, u"prod"_s}}});
    QCOMPARE(summary(comparison), QStringList{u"changed view prod.open_alerts"_s}); // its string constant differs
    QCOMPARE(comparison.differences.constFirst().from.schema, u"dev"_s);
}

void TestComparison::renamesSchemasOnlyWhereTheyQualify_data()
{
    QTest::addColumn<QString>("definition");
    QTest::addColumn<QString>("renamed");
    QTest::newRow("a qualified name") << u"REFERENCES dev.runs(id)"_s << u"REFERENCES \"erp-prod\".runs(id)"_s;
    QTest::newRow("a quoted schema") << u"\"dev\".\"Runs\""_s << u"\"erp-prod\".\"Runs\""_s;
    QTest::newRow("a column of that name") << u"t.dev.x + dev"_s << u"t.dev.x + dev"_s;
    QTest::newRow("a string") << u"'dev.x' || 'it''s dev.y'"_s << u"'dev.x' || 'it''s dev.y'"_s;
    QTest::newRow("a longer name") << u"devel.x"_s << u"devel.x"_s;
    QTest::newRow("a string that does not end") << u"'dev.x"_s << u"'dev.x"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestComparison::renamesSchemasOnlyWhereTheyQualify()
{
    QFETCH(QString, definition);
    QFETCH(QString, renamed);
    QCOMPARE(withSchemaNames(definition, {{u"dev"_s, u"erp-prod"_s}}), renamed);
}

void TestComparison::printsATree()
{
    QCOMPARE(printComparison(compare(before(), after())), uR"(prod → project at 006
6 difference(s) in 14 object(s)

- table public.consent    1 column(s)
~ table public.predictions
    + index predictions_resource    USING btree (resource_id)
    - column legacy_score    real
    + column resource_id    bigint
+ table public.resources    2 column(s)
~ view public.risk_summary
    - AS SELECT 1
    + AS SELECT 2
)"_s);
}

void TestComparison::printsThatNothingDiffers()
{
    QCOMPARE(printComparison(compare(before(), before())), u"prod → prod\nNo differences in 8 object(s).\n"_s);
}

void TestComparison::printsHostileNamesOnOneLine()
{
    const Snapshot hostile = snapshot(u"x"_s, {table(u"a\n\"; DROP TABLE b; --"_s)});
    const QString text = printComparison(compare(snapshot({}, {}), hostile));
    QVERIFY2(text.contains(u"+ table public.\"a\\n\"\"; DROP TABLE b; --\""_s), qPrintable(text));
}

void TestComparison::anOtherObjectIsCalledByItsOwnKind()
{
    const Snapshot mood = snapshot(u"x"_s, {{ObjectKind::Other, u"public"_s, {}, u"type mood"_s, u"AS ENUM ('sad')"_s, 0}});
    const QString text = printComparison(compare(snapshot({}, {}), mood));
    QVERIFY2(text.endsWith(u"\n+ public.type mood    AS ENUM ('sad')\n"_s), qPrintable(text));
}

void TestComparison::writesJson()
{
    const QJsonObject json = comparisonAsJson(compare(before(), after()));
    QCOMPARE(json[u"format"_s], u"varve-comparison/1"_s);
    QCOMPARE(json[u"equal"_s], false);
    QCOMPARE(json[u"objects"_s], 14);
    QCOMPARE(json[u"from"_s][u"title"_s], u"prod"_s);
    const QJsonArray differences = json[u"differences"_s].toArray();
    QCOMPARE(differences.size(), 6);
    QCOMPARE(differences[2].toObject(),
             (QJsonObject{{u"change"_s, u"removed"_s},
                          {u"kind"_s, u"column"_s},
                          {u"schema"_s, u"public"_s},
                          {u"table"_s, u"predictions"_s},
                          {u"name"_s, u"legacy_score"_s},
                          {u"path"_s, u"public.predictions.legacy_score"_s},
                          {u"from"_s, u"real"_s},
                          {u"to"_s, QJsonValue::Null}}));
    QCOMPARE(differences[4][u"to"_s].toString(), uR"(CREATE TABLE public.resources (
    id bigint NOT NULL,
    name text,
    CONSTRAINT resources_pkey PRIMARY KEY (id)
);)"_s);
}

void TestComparison::pathsOfHostileNamesStayApart()
{
    const SchemaObject dotted = part(ObjectKind::Index, u"a.b"_s, u"c"_s, {});
    const SchemaObject plain = part(ObjectKind::Index, u"a"_s, u"b.c"_s, {});
    QCOMPARE(dotted.path(), u"public.\"a.b\".c"_s);
    QCOMPARE(plain.path(), u"public.a.\"b.c\""_s);
    QCOMPARE(compare(snapshot({}, {dotted}), snapshot({}, {plain})).differences.size(), 2);
}

void TestComparison::tenThousandTablesTakeNoLongTime()
{
    QList<SchemaObject> objects;
    for (int i = 0; i < 10000; ++i) {
        const QString name = u"table_%1"_s.arg(i);
        objects += table(name);
        for (int c = 1; c <= 10; ++c)
            objects += column(name, u"column_%1"_s.arg(c), u"bigint NOT NULL"_s, c);
    }
    const Snapshot first = snapshot({}, objects);
    objects.removeLast();
    const Snapshot second = snapshot({}, objects);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(compare(first, second).differences.size(), 1);
    QCOMPARE(compare(first, snapshot({}, {})).differences.size(), 10000);
    // Both take 0.3 s where this was written; anything that is not linear takes minutes.
    QVERIFY2(timer.elapsed() < 10000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
