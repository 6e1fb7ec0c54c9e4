// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/text/header.h>
#include <models/text/splitter.h>

#include <QRandomGenerator>
#include <QTest>

using namespace Varve;
using namespace Varve::Text;
using namespace Qt::StringLiterals;

namespace {

const QByteArray ownFile = R"(-- ============================================================================
-- Migration: Add user preferences
-- Purpose: per-user settings,
--   kept per device
-- Date: 2026-02-11
-- Author: A. Author
-- Version: 1.2.0
-- Database: main
-- Prerequisites: 001_initial_schema, 002_add_indexes
-- ============================================================================
CREATE TABLE IF NOT EXISTS ${schema}.user_preferences (id int);

-- varve:verify
SELECT COUNT(*) FROM ${schema}.user_preferences;   -- expect: 0

-- varve:down
DROP TABLE IF EXISTS ${schema}.user_preferences;
)";

QByteArray joined(QByteArrayView script, const QList<ByteRange> &ranges)
{
    QByteArrayList result;
    for (const ByteRange &range : ranges)
        result += range.in(script).toByteArray().trimmed();
    return result.join("|");
}

} // namespace

class TestHeader : public QObject
{
    Q_OBJECT

private slots:
    void readsVarvesOwnHeader();
    void saysWhereAFieldStands();
    void readsHeaders_data();
    void readsHeaders();
    void readsLists_data();
    void readsLists();
    void turnsVariablesOff();
    void namesItsParentsAndItsBranch();
    void writesWhatItReads_data();
    void writesWhatItReads();
    void writesAnythingSoThatItReadsBackEqual();
    void wrapsLongValues();
    void cutsVarvesOwnFile();
    void cutsSections_data();
    void cutsSections();
    void reportsUnknownMarkers();
    void reportsRepeatedMarkers();
    void readsHeadersOfAMegabyteOfComments();
};

void TestHeader::readsVarvesOwnHeader()
{
    const Header header = readHeader(ownFile, DialectName::PostgreSql);
    QCOMPARE(header.title(), u"Add user preferences"_s);
    QCOMPARE(header.purpose(), u"per-user settings, kept per device"_s);
    QCOMPARE(header.date(), QDate(2026, 2, 11));
    QCOMPARE(header.author(), u"A. Author"_s);
    QCOMPARE(header.version(), u"1.2.0"_s);
    QCOMPARE(header.database(), u"main"_s);
    QCOMPARE(header.prerequisites(), (QStringList{u"001_initial_schema"_s, u"002_add_indexes"_s}));
    QVERIFY(header.variables());
    QCOMPARE(header.value(u"PURPOSE"), header.purpose());
    QCOMPARE(header.otherFields(), QList<HeaderField>());
    const Header more = readHeader("-- author: A\n-- Ticket: 17\n-- Reviewed by: B\n", DialectName::PostgreSql);
    QCOMPARE(more.otherFields(), more.fields.sliced(1));
}

void TestHeader::saysWhereAFieldStands()
{
    const Header header = readHeader(ownFile, DialectName::PostgreSql, u"m.sql"_s);
    QCOMPARE(header.fields[1].where.toString(), u"m.sql:3:4"_s);
    QCOMPARE(header.fields[1].where.offset, ownFile.indexOf("Purpose"));
}

void TestHeader::readsHeaders_data()
{
    QTest::addColumn<DialectName>("dialect");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QStringList>("fields");
    const auto row = [](const char *name, DialectName dialect, const char *script, const QStringList &fields) {
        QTest::newRow(name) << dialect << QByteArray(script) << fields;
    };
    const auto pg = DialectName::PostgreSql;
    row("none", pg, "SELECT 1; -- Purpose: late\n", {});
    row("no file", pg, "", {});
    row("the template of a seed", DialectName::Spark,
        "-- =====\n-- Migration: Add ML columns\n-- =====\n-- Purpose: ML config\n-- Date: 2026-02-11\n-- Author: A\n-- Prerequisites: None\n-- =====\nSELECT 1",
        {u"Migration=Add ML columns"_s, u"Purpose=ML config"_s, u"Date=2026-02-11"_s, u"Author=A"_s, u"Prerequisites=None"_s});
    row("a block comment", pg, "/*\n * Purpose: a\n *   and b\n * Date: 2026-01-01\n */\nSELECT 1",
        {u"Purpose=a and b"_s, u"Date=2026-01-01"_s});
    row("a block comment on one line", pg, "/* Purpose: a */", {u"Purpose=a"_s});
    row("two blocks with an empty line between", pg, "-- Purpose: a\n\n-- Author: b\n", {u"Purpose=a"_s, u"Author=b"_s});
    row("a continuation without indentation", pg, "-- Purpose: a\n-- and more\n-- Author: b\n", {u"Purpose=a and more"_s, u"Author=b"_s});
    row("prose below what must be applied before", pg, "-- Prerequisites: 002_a\n-- Adds the rows.\n-- And more.\n",
        {u"Prerequisites=002_a"_s});
    row("prose below a category", pg, "-- Category: seed\n-- Adds the rows.\n-- Author: b\n", {u"Category=seed"_s, u"Author=b"_s});
    row("a list that goes on behind its comma", pg, "-- Prerequisites: 001_a,\n-- 002_b and\n-- 003_c\n-- Prose.\n",
        {u"Prerequisites=001_a, 002_b and 003_c"_s});
    row("a list that goes on indented", pg, "-- Prerequisites: 001_a,\n--   002_b\n", {u"Prerequisites=001_a, 002_b"_s});
    row("a list of points", pg, "-- Revises:\n--   - 001_a\n--   - 002_b\n-- Author: b\n", {u"Revises=001_a, 002_b"_s, u"Author=b"_s});
    row("a list of points without indentation", pg, "/*\n * Prerequisites:\n * - 001_a\n * - 002_b\n * Prose.\n */\n",
        {u"Prerequisites=001_a, 002_b"_s});
    row("text before the first key", pg, "-- A migration.\n-- Purpose: a\n", {u"Purpose=a"_s});
    row("an empty comment line ends a value", pg, "-- Purpose: a\n--\n-- Some text\n", {u"Purpose=a"_s});
    row("an empty value", pg, "-- Purpose:\n-- Author: b\n", {u"Purpose="_s, u"Author=b"_s});
    row("an address is no key", pg, "-- See http://localhost/x\n-- Purpose: http://localhost/y\n", {u"Purpose=http://localhost/y"_s});
    row("an indented key belongs to the value", pg, "-- Purpose: a\n--     note: b\n", {u"Purpose=a note: b"_s});
    row("unknown keys are kept", pg, "-- Ticket: 17\n-- Rollback plan: none\n", {u"Ticket=17"_s, u"Rollback plan=none"_s});
    row("a byte order mark and CR LF", pg, "\xEF\xBB\xBF-- Purpose: a\r\n-- Author: b\r\n", {u"Purpose=a"_s, u"Author=b"_s});
    row("Cypher", DialectName::Cypher, "// Purpose: a\n// Date: 2026-01-01\nRETURN 1", {u"Purpose=a"_s, u"Date=2026-01-01"_s});
    row("Redis", DialectName::Redis, "# Purpose: a\n\n# Date: 2026-01-01\nSET a 1", {u"Purpose=a"_s, u"Date=2026-01-01"_s});
    row("a comment that a backslash continues", DialectName::Spark, "-- Purpose: a\\\n-- Author: b\n", {u"Purpose=a\\"_s, u"Author=b"_s});
    row("a marker in a block comment is no field", pg, "/* Purpose: a\n * varve: b\n */\n", {u"Purpose=a"_s});
    row("a marker ends the header", pg, "-- Purpose: a\n-- varve:down\n-- Author: b\n", {u"Purpose=a"_s});
}

void TestHeader::readsHeaders()
{
    QFETCH(DialectName, dialect);
    QFETCH(QByteArray, script);
    QFETCH(QStringList, fields);
    QStringList found;
    for (const HeaderField &field : readHeader(script, dialect).fields)
        found += field.key + u'=' + field.value;
    QCOMPARE(found, fields);
}

void TestHeader::readsLists_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QStringList>("list");
    QTest::newRow("commas") << u"001_a, 002_b"_s << QStringList{u"001_a"_s, u"002_b"_s};
    QTest::newRow("and") << u"01_create_catalog.sql and 02_sheets.sql"_s << QStringList{u"01_create_catalog"_s, u"02_sheets"_s};
    QTest::newRow("commas and and") << u"a, b and c"_s << QStringList{u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("None") << u"None"_s << QStringList();
    QTest::newRow("a dash") << u"-"_s << QStringList();
    QTest::newRow("nothing") << QString() << QStringList();
    QTest::newRow("a name with and in it") << u"add_brand_table"_s << QStringList{u"add_brand_table"_s};
}

void TestHeader::readsLists()
{
    QFETCH(QString, value);
    QFETCH(QStringList, list);
    const QByteArray script = "-- Prerequisites: " + value.toUtf8() + "\n";
    QCOMPARE(readHeader(script, DialectName::PostgreSql).prerequisites(), list);
}

void TestHeader::turnsVariablesOff()
{
    QVERIFY(!readHeader("-- Variables: Off\n", DialectName::PostgreSql).variables());
    QVERIFY(readHeader("-- Variables: on\n", DialectName::PostgreSql).variables());
    QVERIFY(readHeader("SELECT 1", DialectName::PostgreSql).variables());
}

void TestHeader::namesItsParentsAndItsBranch()
{
    const auto revises = [](const char *value) {
        const QByteArray script = QByteArray("-- Revises: ") + value + "\n-- Branch: billing\n";
        return readHeader(script, DialectName::PostgreSql).revises();
    };
    QCOMPARE(*revises("004_a, 005_b.sql"), QStringList({u"004_a"_s, u"005_b"_s}));
    QCOMPARE(*revises("base"), QStringList());
    QCOMPARE(*revises("None"), QStringList());
    QVERIFY(!revises(""));
    QVERIFY(!readHeader("SELECT 1", DialectName::PostgreSql).revises());
    QCOMPARE(readHeader("-- Branch: billing\n", DialectName::PostgreSql).branch(), u"billing"_s);
}

void TestHeader::writesWhatItReads_data()
{
    QTest::addColumn<DialectName>("dialect");
    for (const QString &name : dialectNames())
        QTest::newRow(qPrintable(name)) << *dialectFromString(name);
}

void TestHeader::writesWhatItReads()
{
    QFETCH(DialectName, dialect);
    const QList<HeaderField> fields{{u"Migration"_s, u"Add: colons, 'quotes' and ${variables}"_s, {}},
                                    {u"Purpose"_s, QString(), {}},
                                    {u"Date"_s, u"2026-02-11"_s, {}},
                                    {u"Author"_s, u"Ä. Authör"_s, {}},
                                    {u"Prerequisites"_s, u"none"_s, {}}};
    const QByteArray text = headerTemplate(fields, dialect).toUtf8();
    Header header = readHeader(text, dialect);
    for (HeaderField &field : header.fields)
        field.where = {};
    QCOMPARE(header.fields, fields);
    const auto statements = split(text, dialect);
    QVERIFY(statements && statements->isEmpty());
}

/// Words of every kind that somebody may type into a purpose or have as a name.
QString oddText(QRandomGenerator &random)
{
    static const QStringList words{u"Łukasz"_s,
                                   u"Ślązak"_s,
                                   u"田中"_s,
                                   u"太郎"_s,
                                   u"Наталья"_s,
                                   u"عمر"_s,
                                   u"O'Neill"_s,
                                   u"a:"_s,
                                   u"Purpose:"_s,
                                   u"===="_s,
                                   u"----"_s,
                                   u"--"_s,
                                   u"/*"_s,
                                   u"*/"_s,
                                   u"//"_s,
                                   u"#17"_s,
                                   u"varve:down"_s,
                                   u"varve:verify"_s,
                                   u"Verify"_s,
                                   u"Verification"_s,
                                   u"migration"_s,
                                   u"expect:"_s,
                                   u"+goose"_s,
                                   u"Up"_s,
                                   u"migrate:up"_s,
                                   u"back\\"_s,
                                   u"\\u000a"_s,
                                   u"'"_s,
                                   u"\""_s,
                                   u"$$"_s,
                                   u"${catalog}"_s,
                                   u"😀"_s,
                                   u"e\u0301"_s,
                                   u"a"_s,
                                   u"table"_s,
                                   u"preferences"_s,
                                   u"Donaudampfschifffahrtsgesellschaft"_s,
                                   u"\t"_s,
                                   u"\n"_s,
                                   u"1.2.3"_s,
                                   u";"_s,
                                   u"SELECT"_s,
                                   u"none"_s,
                                   QString(90, u'x')};
    QStringList result;
    for (int count = random.bounded(40); count > 0; --count)
        result += words[random.bounded(words.size())];
    return result.join(u' ').simplified();
}

void TestHeader::writesAnythingSoThatItReadsBackEqual()
{
    QRandomGenerator random(20260211);
    for (int round = 0; round < 3000; ++round) {
        const auto dialect = *dialectFromString(dialectNames().at(random.bounded(dialectNames().size())));
        QList<HeaderField> fields;
        for (const QString &key : {u"Migration"_s, u"Purpose"_s, u"Date"_s, u"Author"_s, u"Rollback plan"_s, u"Prerequisites"_s})
            fields += {key, oddText(random), {}};
        const QByteArray text = headerTemplate(fields, dialect).toUtf8();
        const Sections sections = readSections(QByteArray(text + "\n\n"), dialect);
        QList<HeaderField> read = sections.header.fields;
        for (HeaderField &field : read)
            field.where = {};
        if (read != fields || !sections.verify.isEmpty() || sections.hasDown() || !sections.problems.isEmpty())
            QFAIL(qPrintable(toString(dialect) + u'\n' + QString::fromUtf8(text)));
        const auto statements = split(text, dialect);
        QVERIFY2(statements && statements->isEmpty(), text.constData());
    }
}

void TestHeader::wrapsLongValues()
{
    const QString text
        = headerTemplate({{u"Purpose"_s,
                           u"Recommendation resources and the catalog that they are chosen from, with the reason why each of "
                           "them was recommended"_s,
                           {}}},
                         DialectName::PostgreSql);
    QCOMPARE(text.split(u'\n').mid(1, 2),
             (QStringList{u"-- Purpose: Recommendation resources and the catalog that they are chosen from,"_s,
                          u"--   with the reason why each of them was recommended"_s}));
}

void TestHeader::cutsVarvesOwnFile()
{
    const Sections sections = readSections(ownFile, DialectName::PostgreSql);
    QCOMPARE(sections.up.size(), 1);
    QVERIFY(sections.up[0].in(ownFile).trimmed().endsWith("(id int);"));
    QCOMPARE(joined(ownFile, sections.verify), QByteArray("SELECT COUNT(*) FROM ${schema}.user_preferences;   -- expect: 0"));
    QCOMPARE(joined(ownFile, sections.down), QByteArray("DROP TABLE IF EXISTS ${schema}.user_preferences;"));
    QVERIFY(sections.problems.isEmpty());
    QCOMPARE(sections.header.title(), u"Add user preferences"_s);
}

void TestHeader::cutsSections_data()
{
    QTest::addColumn<DialectName>("dialect");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("up");
    QTest::addColumn<QByteArray>("down");
    QTest::addColumn<QByteArray>("verify");
    const auto row = [](const char *name, DialectName dialect, const char *script, const char *up, const char *down, const char *verify) {
        QTest::newRow(name) << dialect << QByteArray(script) << QByteArray(up) << QByteArray(down) << QByteArray(verify);
    };
    const auto pg = DialectName::PostgreSql;
    row("no marker", pg, "SELECT 1;", "SELECT 1;", "", "");
    row("down first", pg, "-- varve:down\nA;\n-- varve:up\nB;\n", "B;", "A;", "");
    row("without a blank", pg, "A;\n--varve:down\nB;", "A;", "B;", "");
    row("indented and in capitals", pg, "A;\n   -- VARVE: Down \nB;", "A;", "B;", "");
    row("CR LF", pg, "A;\r\n-- varve:down\r\nB;\r\n", "A;", "B;", "");
    row("two up sections", pg, "A;\n-- varve:down\nB;\n-- varve:up\nC;", "A;|C;", "B;", "");
    row("in a string", pg, "SELECT '\n-- varve:down\n';", "SELECT '\n-- varve:down\n';", "", "");
    row("in a dollar quote", pg, "DO $$\n-- varve:down\n$$;", "DO $$\n-- varve:down\n$$;", "", "");
    row("in a block comment", pg, "/*\n-- varve:down\n*/ A;", "/*\n-- varve:down\n*/ A;", "", "");
    row("in COPY data", pg, "COPY t FROM STDIN;\n-- varve:down\n\\.\nA;", "COPY t FROM STDIN;\n-- varve:down\n\\.\nA;", "", "");
    row("behind a statement in the same line", pg, "A; -- varve:down\nB;", "A; -- varve:down\nB;", "", "");
    row("after a statement without semicolon", pg, "A\n-- varve:down\nB", "A", "B", "");
    row("Cypher", DialectName::Cypher, "A;\n// varve:down\nB;", "A;", "B;", "");
    row("Redis", DialectName::Redis, "SET a 1\n# varve:down\nDEL a\n", "SET a 1", "DEL a", "");
    row("a seed's heading", DialectName::Spark,
        "CREATE TABLE t (i int);\n-- Verify migration\nDESCRIBE TABLE EXTENDED t;\nSELECT COUNT(*) FROM t;\n", "CREATE TABLE t (i int);",
        "", "DESCRIBE TABLE EXTENDED t;\nSELECT COUNT(*) FROM t;");
    row("a heading between rulers", pg, "A;\n-- =====\n-- Verification\n-- =====\nSELECT 1;", "A;\n-- =====", "", "-- =====\nSELECT 1;");
    row("a heading before what changes something is a comment", pg, "A;\n-- Verify migration\nSELECT 1;\nDROP TABLE t;",
        "A;\n-- Verify migration\nSELECT 1;\nDROP TABLE t;", "", "");
    row("a heading with nothing behind it is a comment", pg, "A;\n-- Verification\n", "A;\n-- Verification", "", "");
    row("a heading inside a statement is a comment", pg, "SELECT\n-- Verification\n1;", "SELECT\n-- Verification\n1;", "", "");
    row("the second of two headings counts", pg, "-- Verify\nSELECT 1;\nA;\n-- Verification queries\nSHOW x;\n-- varve:down\nB;",
        "-- Verify\nSELECT 1;\nA;", "B;", "SHOW x;");
    row("an ordinary comment is no heading", pg, "A;\n-- Verify that it works\nSELECT 1;", "A;\n-- Verify that it works\nSELECT 1;", "",
        "");
    row("behind comments that are passed over", pg, "-- one\n--\n-- two: 2\n-- varve:down\nB;", "-- one\n--\n-- two: 2", "B;", "");
    row("a heading behind comments that are passed over", pg, "-- one\n-- two\n-- Verification\nSELECT 1;", "-- one\n-- two", "",
        "SELECT 1;");
    row("dashes that MySQL takes for two signs", DialectName::MySql, "--1;\n-- varve:down\nB;", "--1;", "B;", "");
    row("a marker in a comment that a backslash continues", DialectName::Spark, "-- one\\\n-- varve:down\nB;",
        "-- one\\\n-- varve:down\nB;", "", "");
    row("an empty down section", pg, "A;\n-- varve:down\n", "A;", "", "");
}

void TestHeader::cutsSections()
{
    QFETCH(DialectName, dialect);
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, up);
    QFETCH(QByteArray, down);
    QFETCH(QByteArray, verify);
    const Sections sections = readSections(script, dialect);
    QCOMPARE(joined(script, sections.up), up);
    QCOMPARE(joined(script, sections.down), down);
    QCOMPARE(joined(script, sections.verify), verify);
    QCOMPARE(sections.hasDown(), !down.isEmpty() || script == "A;\n-- varve:down\n");
    for (const QList<ByteRange> &ranges : {sections.up, sections.down, sections.verify}) {
        for (const ByteRange &range : ranges)
            QVERIFY(range.offset >= 0 && range.length >= 0 && range.end() <= script.size());
    }
}

void TestHeader::reportsUnknownMarkers()
{
    const QByteArray script = "A;\n  -- varve:dwon\nB;";
    const Sections sections = readSections(script, DialectName::PostgreSql, u"m.sql"_s);
    QCOMPARE(sections.problems.size(), 1);
    const Core::Problem &problem = sections.problems[0];
    QCOMPARE(problem.code, u"unknown-section"_s);
    QCOMPARE(problem.message, u"\"varve:dwon\" is no section; the sections are up, down and verify. Did you mean \"down\"?"_s);
    QCOMPARE(problem.where.toString(), u"m.sql:2:3"_s);
    QVERIFY(!sections.hasDown());
}

void TestHeader::reportsRepeatedMarkers()
{
    const QByteArray script = "A;\n-- varve:down\nB;\n-- varve:down\nC;";
    const Sections sections = readSections(script, DialectName::PostgreSql);
    QCOMPARE(joined(script, sections.down), QByteArray("B;|C;"));
    QCOMPARE(sections.problems.size(), 1);
    QCOMPARE(sections.problems[0].code, u"repeated-section"_s);
    QCOMPARE(sections.problems[0].message, u"The section \"down\" begins a second time; its parts are taken together."_s);
}

void TestHeader::readsHeadersOfAMegabyteOfComments()
{
    QByteArray script;
    while (script.size() < 1024 * 1024)
        script += "-- Verification\n-- varve:nothing of the kind: a b\n";
    QCOMPARE(readSections(script, DialectName::PostgreSql).header.fields.size(), 0);
}

QTEST_GUILESS_MAIN(TestHeader)
#include "tst_header.moc"
