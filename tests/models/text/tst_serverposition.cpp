// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/text/serverposition.h>

#include <QRandomGenerator>
#include <QTest>

using namespace Varve;
using namespace Varve::Text;
using namespace Qt::StringLiterals;

namespace {

// Latin, Greek, Chinese, an emoji of four bytes and one of several code points.
const QByteArrayList words{"SELECT", "a",  "größe", "Ωμέγα", "表", "😀",         "👩‍💻", "1",        "=",
                           ",",      "\n", "\r\n",  " ",     "\t", "'it''s ü'", "$${",         "-- ${v}\n"};
const QStringList values{u"name"_s, u"größe"_s, u"7"_s, u"a.b"_s};
const QStringList quotedValues{u"it's"_s, u"😀 表"_s, u""_s, u"two\nlines"_s, u"app"_s};

struct Sample
{
    QByteArray script;
    Rendered rendered;
};

/// A random script with bare and quoted uses of variables, and what becomes of it.
std::optional<Sample> sample(QRandomGenerator &random)
{
    Sample result;
    const int count = random.bounded(1, 30);
    for (int i = 0; i < count; ++i) {
        const int kind = random.bounded(6);
        result.script += kind == 0 ? "${v}" : kind == 1 ? "'${q}'" : words[random.bounded(words.size())];
        result.script += ' ';
    }
    Variables variables;
    variables[u"v"_s] = {values[random.bounded(values.size())], u"test"_s, Substitution::Checked, false};
    variables[u"q"_s] = {quotedValues[random.bounded(quotedValues.size())], u"test"_s, Substitution::Checked, false};
    const auto rendered = render(result.script, {0, result.script.size()}, DialectName::Sqlite, variables);
    if (!rendered)
        return std::nullopt;
    result.rendered = *rendered;
    return result;
}

int characters(QByteArrayView text)
{
    return static_cast<int>(QString::fromUtf8(text).toUcs4().size());
}

bool beginsCharacter(const QByteArray &text, qint64 at)
{
    return at == text.size() || (static_cast<quint8>(text[at]) & 0xC0) != 0x80;
}

} // namespace

class TestServerPosition : public QObject
{
    Q_OBJECT

private slots:
    void findsTheByte_data();
    void findsTheByte();
    void endsAtTheFileAsWritten();
    void noPlaceIsNone();
    void mapsAreInverseAndMonotone();
    void everyUnitEndsAtTheSameCharacter();
};

void TestServerPosition::findsTheByte_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<ServerPosition>("position");
    QTest::addColumn<qint64>("expected");
    const auto row = [](const char *name, const char *sent, const ServerPosition &position, qint64 expected) {
        QTest::newRow(name) << QByteArray(sent) << position << expected;
    };
    row("PostgreSQL counts characters from 1", "SELECT 'ü😀', x", ServerPosition::character(14), 18 - 1);
    row("PostgreSQL at the end of the input", "SELECT ü", ServerPosition::character(9), 9);
    row("PostgreSQL beyond the end", "SELECT 1", ServerPosition::character(10), -1);
    row("PostgreSQL without a place", "SELECT 1", ServerPosition::character(0), -1);
    row("SQLite counts bytes from 0", "SELECT 'ü', x", ServerPosition::byte(13), 13);
    row("SQLite without a place", "SELECT 1", ServerPosition::byte(-1), -1);
    row("MySQL's line", "SELECT 1,\n  FORM t", ServerPosition::atLine(2), 10);
    row("MySQL's line with what is near", "SELECT x,\n  x FORM t", ServerPosition::atLine(2, "FORM t"), 14);
    row("MySQL's text that occurs twice", "SELECT a FORM t, a FORM t", ServerPosition::atLine(1, "a FORM t"), 17);
    row("MySQL's text before a blank end", "SELECT a FORM t ;\n", ServerPosition::atLine(1, "FORM t"), 9);
    row("MySQL's text that is cut off",
        "SELECT 1\n, ü FORM t WHERE aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ServerPosition::atLine(2, "FORM t WHERE aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), 14);
    row("MySQL's line that is not there", "SELECT 1", ServerPosition::atLine(3), -1);
    row("Neo4j's line and column", "MATCH (ü)\nRETRUN ü", ServerPosition::atLineAndColumn(2, 8), 18);
    row("a column behind its line", "a\nb", ServerPosition::atLineAndColumn(1, 9), 1);
    row("a column behind the end", "a\nb", ServerPosition::atLineAndColumn(2, 2), 3);
}

void TestServerPosition::findsTheByte()
{
    QFETCH(QByteArray, sent);
    QFETCH(ServerPosition, position);
    QFETCH(qint64, expected);
    QCOMPARE(byteOffset(sent, position), expected);
}

void TestServerPosition::endsAtTheFileAsWritten()
{
    const QByteArray script = "SELECT 'Grüße', '${greeting}',\n  ${schema}.größe, nowhere";
    const Variables variables{{u"greeting"_s, {u"😀 it's\nlonger"_s, u"test"_s, Substitution::Checked, false}},
                              {u"schema"_s, {u"app"_s, u"test"_s, Substitution::Checked, false}}};
    const auto rendered = render(script, {0, script.size()}, DialectName::PostgreSql, variables, u"m.sql"_s);
    QVERIFY(rendered);
    const QByteArray &sent = rendered->text;
    const qint64 at = sent.indexOf("nowhere");
    const int lineBegin = static_cast<int>(sent.lastIndexOf('\n', at)) + 1;
    const QList<ServerPosition> positions{
        ServerPosition::byte(at),
        ServerPosition::character(characters(QByteArrayView(sent).first(at)) + 1),
        ServerPosition::atLine(3, "nowhere"),
        ServerPosition::atLineAndColumn(3, characters(QByteArrayView(sent).sliced(lineBegin, at - lineBegin)) + 1),
    };
    for (const ServerPosition &position : positions)
        QCOMPARE(writtenPosition(script, *rendered, position, u"m.sql"_s).toString(), u"m.sql:2:20"_s);
    // Inside a value: where the variable stands.
    QCOMPARE(writtenPosition(script, *rendered, ServerPosition::byte(sent.indexOf("longer")), u"m.sql"_s).toString(), u"m.sql:1:18"_s);
}

void TestServerPosition::noPlaceIsNone()
{
    QCOMPARE(writtenPosition("a", {}, {}, u"m.sql"_s).toString(), u"m.sql"_s);
    QVERIFY(!writtenPosition("a", {}, ServerPosition::character(7)).isValid());
}

void TestServerPosition::mapsAreInverseAndMonotone()
{
    QRandomGenerator random(20261121);
    int rendered = 0;
    for (int round = 0; round < 2000; ++round) {
        const auto one = sample(random);
        if (!one)
            continue;
        ++rendered;
        const Rendered &map = one->rendered;
        qint64 last = 0;
        for (qint64 offset = 0; offset <= map.text.size(); ++offset) {
            const qint64 written = map.toWritten(offset);
            QVERIFY(written >= last && written <= one->script.size());
            last = written;
        }
        last = 0;
        for (qint64 offset = 0; offset <= one->script.size(); ++offset) {
            const qint64 sent = map.toRendered(offset);
            QVERIFY2(sent >= last && sent <= map.text.size(), one->script.constData());
            last = sent;
        }
        for (const RenderedPart &part : map.parts) {
            for (qint64 i = 0; i < part.rendered.length && part.variable.isEmpty(); ++i) {
                QCOMPARE(map.toWritten(part.rendered.offset + i), part.written.offset + i);
                QCOMPARE(map.toRendered(part.written.offset + i), part.rendered.offset + i);
            }
            for (qint64 i = 0; i < part.written.length && !part.variable.isEmpty(); ++i)
                QCOMPARE(map.toRendered(part.written.offset + i), part.rendered.offset);
        }
    }
    QVERIFY(rendered > 1000);
}

void TestServerPosition::everyUnitEndsAtTheSameCharacter()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 300; ++round) {
        const auto one = sample(random);
        if (!one)
            continue;
        const QByteArray &sent = one->rendered.text;
        const qint64 at = random.bounded(static_cast<int>(sent.size()) + 1);
        if (!beginsCharacter(sent, at))
            continue;
        const QByteArrayView before = QByteArrayView(sent).first(at);
        // Qt 6.8 looks at one byte behind an empty view (memrchr with from + 1).
        const qint64 lineBegin = before.isEmpty() ? 0 : before.lastIndexOf('\n') + 1;
        QCOMPARE(byteOffset(sent, ServerPosition::byte(at)), at);
        QCOMPARE(byteOffset(sent, ServerPosition::character(characters(before) + 1)), at);
        QCOMPARE(
            byteOffset(sent,
                       ServerPosition::atLineAndColumn(static_cast<int>(before.count('\n')) + 1, characters(before.sliced(lineBegin)) + 1)),
            at);
        const QByteArray near = sent.sliced(at);
        if (!near.isEmpty() && QString::fromUtf8(near).size() < 80)
            QCOMPARE(byteOffset(sent, ServerPosition::atLine(static_cast<int>(before.count('\n')) + 1, near)), at);
    }
}

QTEST_GUILESS_MAIN(TestServerPosition)
#include "tst_serverposition.moc"
