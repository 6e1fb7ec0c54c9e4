// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "splittercases.h"

#include <models/text/splitter.h>

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <sqlite3.h>

using namespace Varve;
using namespace Varve::Text;
using namespace Varve::Test;
using namespace Qt::StringLiterals;

namespace {

QByteArrayList textsOf(QByteArrayView script, const QList<Statement> &statements)
{
    QByteArrayList result;
    for (const Statement &statement : statements)
        result += statement.text.in(script).toByteArray();
    return result;
}

// Statements tile the script from its start, and text and delimiter lie inside.
bool isConsistent(QByteArrayView script, const QList<Statement> &statements)
{
    qint64 at = 0;
    for (const Statement &s : statements) {
        const bool inside = s.text.offset >= s.whole.offset && s.text.end() + s.delimiter.size() <= s.whole.end();
        if (s.whole.offset != at || s.whole.isEmpty() || s.text.isEmpty() || !inside || s.whole.end() > script.size())
            return false;
        if (s.start != Core::positionAt(script, s.text.offset) || s.end() != Core::positionAt(script, s.text.end()))
            return false;
        at = s.whole.end();
    }
    return true;
}

struct Streamed
{
    QList<Statement> statements;
    QByteArray bytes;
    QString error;
};

Streamed stream(QByteArrayView script, DialectName dialect, const std::function<qint64()> &chunk)
{
    StreamingSplitter splitter(dialect);
    Streamed result;
    const auto take = [&] {
        for (;;) {
            const auto piece = splitter.next();
            if (!piece) {
                result.error = piece.error().toString();
                return false;
            }
            if (!*piece)
                return true;
            result.statements += (*piece)->statement;
            result.bytes += (*piece)->bytes;
        }
    };
    for (qint64 at = 0; at < script.size();) {
        const qint64 length = std::min<qint64>(chunk(), script.size() - at);
        splitter.feed(script.sliced(at, length));
        at += length;
        if (!take())
            return result;
    }
    splitter.finish();
    take();
    return result;
}

QByteArray randomScript(QRandomGenerator &random)
{
    static const QByteArrayList pieces{"SELECT",
                                       " ",
                                       "\n",
                                       ";",
                                       "'",
                                       "\"",
                                       "`",
                                       "[",
                                       "]",
                                       "$$",
                                       "$a$",
                                       "$",
                                       "${v}",
                                       "$${",
                                       "\\",
                                       "--",
                                       "-- ",
                                       "/*",
                                       "*/",
                                       "#",
                                       "//",
                                       "E'",
                                       "r'",
                                       "a",
                                       "é",
                                       "1",
                                       "CREATE ",
                                       "FUNCTION ",
                                       "TRIGGER ",
                                       "PROCEDURE ",
                                       "BEGIN ",
                                       "ATOMIC ",
                                       "END",
                                       " CASE ",
                                       " IF ",
                                       "(",
                                       ")",
                                       "GO\n",
                                       "GO 2\n",
                                       "\r",
                                       "\r\n",
                                       ".",
                                       ":",
                                       "DELIMITER //\n",
                                       "DELIMITER ;\n",
                                       "COPY t FROM STDIN;\n",
                                       "\\.\n",
                                       "x\n",
                                       "/*!5 ",
                                       "/*M!",
                                       "\\restrict\n",
                                       "\xEF\xBB\xBF",
                                       "CREATE RULE "};
    QByteArray script;
    for (int i = random.bounded(40); i >= 0; --i)
        script += pieces[random.bounded(pieces.size())];
    return script;
}

// More tokens than the scanner remembers of a statement, so that it passes over most in large steps, and pieces that belong together.
QByteArray randomLongScript(QRandomGenerator &random)
{
    static const QByteArrayList beginnings{"INSERT INTO t (a, b) VALUES (",
                                           "INSERT INTO t VALUES (",
                                           "REPLACE INTO s.t (",
                                           "INSERT INTO t (a) SELECT ",
                                           "DELIMITER ;;\nINSERT INTO t VALUES (",
                                           "CREATE PROCEDURE p() BEGIN " + QByteArray("SET a = 1; ").repeated(8),
                                           "SELECT " + QByteArray("a, ").repeated(18)};
    static const QByteArrayList pieces{
        "'a''b'",  "'it\\'s'", "'\\\\'", "'é; ok'", "\"n\"",     "`n`",   "[n]",     "-- c\n", "# c\n", "/* c */", "/* c ",  "// c\n",
        "$$ ; $$", "a$b",      "a$$",    "E'\\''",  "r'\\'",     "NULL",  "DEFAULT", "CASE ",  " END",  "IF ",     " THEN ", "FROM ",
        "STDIN",   "DROP ",    "1a",     "1and",    "table1and", "1.5e5", "(",       ")",      "), (",  ", ",      " = ",    ":=",
        "::",      "{a:",      "}",      "-",       "--",        "*/",    "*",       ";\n",    ";;\n",  "\n",      "GO\n",   "\nGO\n",
        "${v}",    "values",   "é",      "x.set",   ".",         "\r\n",  "END;\n",  "'",      "\"",    " ",       "  ",     "abcdefgh "};
    QByteArray script;
    for (int statement = random.bounded(3); statement >= 0; --statement) {
        script += beginnings[random.bounded(beginnings.size())];
        for (int i = random.bounded(60); i >= 0; --i)
            script += pieces[random.bounded(pieces.size())];
        script += random.bounded(2) == 0 ? ");\n" : "\n";
    }
    return script + QByteArray(200, ' ');
}

// sqlite3_complete() says of each statement that it ends where it ends and nowhere before.
bool agreesWithSqlite3Complete(const QByteArray &script, const QList<Statement> &statements)
{
    for (const Statement &statement : statements) {
        if (statement.kind == StatementKind::ClientCommand)
            return true;
        const QByteArray piece = script.mid(statement.text.offset, statement.whole.end() - statement.text.offset);
        if (!statement.delimiter.isEmpty() && !sqlite3_complete(piece.constData()))
            return false;
        for (qint64 at = piece.indexOf(';'); at >= 0 && at < statement.text.length; at = piece.indexOf(';', at + 1)) {
            if (sqlite3_complete(piece.first(at + 1).constData()))
                return false;
        }
    }
    return true;
}

} // namespace

class TestSplitter : public QObject
{
    Q_OBJECT

private slots:
    void splits_data();
    void splits();
    void refuses_data();
    void refuses();
    void saysWhereStatementsStand();
    void keepsCopyData();
    void namesDelimiters();
    void splitsARangeAsPartOfItsFile();
    void streamsInChunksOfAnySize();
    void readsLongTextAsByteAfterByte();
    void givesCopyDataInChunks();
    void losesNothing();
    void splittingAStatementAgainGivesItself();
    void agreesWithSqlite();
    void agreesWithSqliteOnRandomText();
    void forgetsWhatItGaveOut();
    void takesTimeInProportionToTheLength_data();
    void takesTimeInProportionToTheLength();
};

void TestSplitter::splits_data()
{
    QTest::addColumn<DialectName>("dialect");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArrayList>("texts");
    for (const QString &name : dialectNames()) {
        const DialectName dialect = *dialectFromString(name);
        for (const SplitterCase &row : splitterCases(dialect))
            QTest::addRow("%s: %s", qPrintable(name), row.name) << dialect << row.script << row.texts;
    }
}

void TestSplitter::splits()
{
    QFETCH(DialectName, dialect);
    QFETCH(QByteArray, script);
    QFETCH(QByteArrayList, texts);
    const auto statements = split(script, dialect);
    QVERIFY2(statements, statements ? "" : qPrintable(statements.error().toString()));
    QCOMPARE(textsOf(script, *statements), texts);
    QVERIFY(isConsistent(script, *statements));
    for (qint64 size : {1, 2, 3, 7}) {
        const Streamed streamed = stream(script, dialect, [size] { return size; });
        QCOMPARE(streamed.error, QString());
        QVERIFY(streamed.statements == *statements);
        QVERIFY(script.startsWith(streamed.bytes));
    }
}

void TestSplitter::refuses_data()
{
    QTest::addColumn<DialectName>("dialect");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, DialectName dialect, const QByteArray &script, const QString &error) {
        QTest::newRow(name) << dialect << script << error;
    };
    const auto pg = DialectName::PostgreSql;
    row("a string", pg, "SELECT 1;\n  SELECT 'a;\n", u"m.sql:2:10: The string that begins at line 2, column 10 is not closed."_s);
    row("an E string that a backslash keeps open", pg, "SELECT E'\\';",
        u"m.sql:1:8: The string that begins at line 1, column 8 is not closed."_s);
    row("a quoted name", pg, "SELECT 'ü', \"a", u"m.sql:1:13: The quoted name that begins at line 1, column 13 is not closed."_s);
    row("a comment", pg, "SELECT 1;\n/* a /* b */ SELECT 2;", u"m.sql:2:1: The comment that begins at line 2, column 1 is not closed."_s);
    row("a THEN without its IF behind another statement", DialectName::MariaDb, "SELECT 1;\nCREATE PROCEDURE p() THEN",
        u"m.sql:2:22: The block that begins at line 2, column 22 has no END."_s);
    row("a dollar quote", pg, "DO $body$ BEGIN END $bod$;",
        u"m.sql:1:4: The dollar quote $body$ that begins at line 1, column 4 is not closed."_s);
    row("a body", pg, "CREATE FUNCTION f() RETURNS int\nBEGIN ATOMIC SELECT 1; SELECT 2;",
        u"m.sql:2:1: The block that begins at line 2, column 1 has no END."_s);
    row("a rule's parenthesis", pg, "CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b",
        u"m.sql:1:36: The parenthesis that begins at line 1, column 36 is not closed."_s);
    const QString copy = u"m.sql:2:1: The data of the COPY at line 2, column 1 must begin on the line after it and end with a line \\."_s;
    row("COPY data", pg, "SELECT 1;\nCOPY t FROM STDIN;\n1\n2\n", copy);
    row("COPY with something behind it", pg, "SELECT 1;\nCOPY t FROM STDIN; SELECT 1;\n1\n\\.\n", copy);
    row("COPY at the end", pg, "SELECT 1;\nCOPY t FROM STDIN;", copy);
    row("strings that are read another way", pg, "SET standard_conforming_strings = off;",
        u"m.sql:1:1: The script turns standard_conforming_strings off; Varve reads strings by the SQL standard.\n"
        "Remove the statement and write strings that have backslash escapes as E'…'."_s);
    row("a trigger", DialectName::Sqlite, "SELECT 1;\nCREATE TRIGGER t BEGIN SELECT 1;",
        u"m.sql:2:1: The block that begins at line 2, column 1 has no END."_s);
    row("a bracket", DialectName::Sqlite, "SELECT [a", u"m.sql:1:8: The quoted name that begins at line 1, column 8 is not closed."_s);
    row("a stored program", DialectName::MySql, "CREATE PROCEDURE p() BEGIN IF 1 THEN SELECT 1; END IF;",
        u"m.sql:1:22: The block that begins at line 1, column 22 has no END."_s);
    row("a script", DialectName::Spark, "BEGIN SELECT 1;", u"m.sql:1:1: The block that begins at line 1, column 1 has no END."_s);
    row("a string over a line's end", DialectName::Redis, "SET a \"b\nGET a",
        u"m.sql:1:7: The string that begins at line 1, column 7 is not closed."_s);
    row("a string in Cypher", DialectName::Cypher, "RETURN 'a\\'",
        u"m.sql:1:8: The string that begins at line 1, column 8 is not closed."_s);
}

void TestSplitter::refuses()
{
    QFETCH(DialectName, dialect);
    QFETCH(QByteArray, script);
    QFETCH(QString, error);
    const auto statements = split(script, dialect, u"m.sql"_s);
    QVERIFY(!statements);
    QCOMPARE(statements.error().toString(), error);
    QCOMPARE(statements.error().kind, Core::ErrorKind::ProjectFiles);
    const QString streamed = stream(script, dialect, [] { return 1; }).error;
    QVERIFY2(streamed.contains(statements.error().message), qPrintable(streamed));
}

void TestSplitter::saysWhereStatementsStand()
{
    const QByteArray script = "\xEF\xBB\xBF-- ü\r\nSELECT 'é' ;  /* x */ SELECT\r2";
    const auto statements = split(script, DialectName::PostgreSql, u"m.sql"_s);
    QVERIFY(statements);
    QCOMPARE(statements->size(), 2);
    const Statement &first = statements->at(0);
    QCOMPARE(first.start.toString(), u"m.sql:2:1"_s);
    QCOMPARE(first.end().toString(), u"m.sql:2:11"_s);
    QCOMPARE(first.start.offset, first.text.offset);
    QCOMPARE(first.whole.offset, 0);
    QCOMPARE(first.delimiter, QByteArray(";"));
    const Statement &second = statements->at(1);
    QCOMPARE(second.start.toString(), u"m.sql:2:23"_s);
    QCOMPARE(second.end().toString(), u"m.sql:3:2"_s);
    QCOMPARE(second.delimiter, QByteArray());
    QCOMPARE(second.whole.end(), script.size());
}

void TestSplitter::keepsCopyData()
{
    const QByteArray script = "COPY t FROM STDIN; -- two rows\n1\ta\n2\t\\.b\n\\.\nSELECT 1;\nCOPY u FROM STDIN;\n\\.\n";
    const auto statements = split(script, DialectName::PostgreSql);
    QVERIFY(statements);
    QCOMPARE(statements->size(), 3);
    QCOMPARE(statements->at(0).copyData.in(script).toByteArray(), QByteArray("1\ta\n2\t\\.b\n"));
    QCOMPARE(statements->at(0).delimiter, QByteArray(";"));
    QVERIFY(statements->at(0).whole.in(script).endsWith("\\.\n"));
    QVERIFY(statements->at(1).copyData.isEmpty());
    QVERIFY(statements->at(2).copyData.isEmpty());
    QCOMPARE(statements->at(2).whole.end(), script.size());
}

void TestSplitter::namesDelimiters()
{
    const auto delimiters = [](const QByteArray &script, DialectName dialect) {
        const auto statements = split(script, dialect);
        QByteArrayList result;
        for (const Statement &statement : *statements)
            result += statement.delimiter;
        return result;
    };
    QCOMPARE(delimiters("SELECT 1; SELECT 2", DialectName::Ansi), (QByteArrayList{";", ""}));
    QCOMPARE(delimiters("SET a 1\nGET a\r\n", DialectName::Redis), (QByteArrayList{"\n", "\r\n"}));
    QCOMPARE(delimiters("SELECT 1\nGO 5\nSELECT 2\ngo", DialectName::SqlServer), (QByteArrayList{"GO 5", "go"}));
    QCOMPARE(delimiters("DELIMITER $$\nSELECT 1$$\n", DialectName::MySql), (QByteArrayList{"\n", "$$"}));
}

void TestSplitter::splitsARangeAsPartOfItsFile()
{
    const QByteArray script = "SELECT 1;\n-- varve:down\nSELECT 2; SELECT 'ü'\n-- varve:verify\nSELECT 3;";
    const qint64 begin = script.indexOf("SELECT 2");
    const ByteRange range{begin, script.indexOf("-- varve:verify") - begin};
    const auto statements = split(script, range, DialectName::PostgreSql, u"m.sql"_s);
    QVERIFY(statements);
    QCOMPARE(textsOf(script, *statements), (QByteArrayList{"SELECT 2", "SELECT 'ü'"}));
    QCOMPARE(statements->at(0).start.toString(), u"m.sql:3:1"_s);
    QCOMPARE(statements->at(1).end().toString(), u"m.sql:3:21"_s);
    QCOMPARE(statements->at(0).whole.offset, begin);
}

void TestSplitter::streamsInChunksOfAnySize()
{
    QRandomGenerator random(20261121);
    for (int round = 0; round < 4000; ++round) {
        const QByteArray script = randomScript(random);
        const auto dialect = DialectName(random.bounded(9));
        const auto statements = split(script, dialect);
        const Streamed streamed = stream(script, dialect, [&random] { return random.bounded(1, 9); });
        const QString shown = toString(dialect) + u' ' + QString::fromUtf8(script) + u"\n" + streamed.error;
        if (statements)
            QVERIFY2(streamed.statements == *statements && streamed.error.isEmpty(), qPrintable(shown));
        else
            QVERIFY2(streamed.error == statements.error().toString(), qPrintable(shown));
    }
}

void TestSplitter::readsLongTextAsByteAfterByte()
{
    QRandomGenerator random(20261122);
    int accepted = 0;
    for (int round = 0; round < 20'000; ++round) {
        const QByteArray script = randomLongScript(random);
        const auto dialect = DialectName(random.bounded(9));
        const auto statements = split(script, dialect);
        const Streamed streamed = stream(script, dialect, [] { return 1; });
        const QString shown = toString(dialect) + u' ' + QString::fromUtf8(script) + u"\n" + streamed.error;
        accepted += statements ? 1 : 0;
        if (statements)
            QVERIFY2(streamed.statements == *statements && streamed.error.isEmpty(), qPrintable(shown));
        else
            QVERIFY2(streamed.error == statements.error().toString(), qPrintable(shown));
    }
    QVERIFY(accepted > 3000);
}

void TestSplitter::givesCopyDataInChunks()
{
    const QByteArray data = QByteArray("1\ta\n2\t\\.b\n").repeated(50'000);
    const QByteArray script
        = "-- rows\nCOPY t FROM STDIN; -- two\n" + data + "\\.\nSELECT 1;\nCOPY u FROM STDIN;\n\\.\n\\copy v from stdin\n3\n\\.\n";
    const auto expected = split(script, DialectName::PostgreSql, u"d.sql"_s);
    QVERIFY(expected);
    StreamingSplitter splitter(DialectName::PostgreSql, u"d.sql"_s, CopyData::InChunks);
    QList<Statement> statements;
    QByteArray bytes;
    QByteArray copied;
    QList<StreamingSplitter::Part> parts;
    constexpr qint64 chunk = 4096;
    for (qint64 at = 0; at < script.size() + chunk; at += chunk) {
        if (at < script.size())
            splitter.feed(QByteArrayView(script).sliced(at, std::min(chunk, script.size() - at)));
        else
            splitter.finish();
        for (auto piece = splitter.next(); *piece; piece = splitter.next()) {
            QVERIFY((*piece)->bytes.size() <= 2 * chunk); // never all of the data
            bytes += (*piece)->bytes;
            if ((*piece)->part == StreamingSplitter::Part::CopyData)
                copied += (*piece)->bytes;
            if ((*piece)->part == StreamingSplitter::Part::Whole || (*piece)->part == StreamingSplitter::Part::CopyEnd)
                statements += (*piece)->statement;
            if (parts.isEmpty() || parts.last() != (*piece)->part)
                parts += (*piece)->part;
        }
    }
    using enum StreamingSplitter::Part;
    QCOMPARE(parts, (QList{CopyHead, CopyData, CopyEnd, Whole, CopyHead, CopyEnd, CopyHead, CopyData, CopyEnd}));
    QCOMPARE(statements, *expected);
    QCOMPARE(copied, QByteArray(data + "3\n"));
    QCOMPARE(bytes, script);
}

void TestSplitter::losesNothing()
{
    QRandomGenerator random(1);
    int accepted = 0;
    for (int round = 0; round < 6000; ++round) {
        const QByteArray script = randomScript(random);
        const auto statements = split(script, DialectName(random.bounded(9)));
        if (!statements)
            continue;
        ++accepted;
        QVERIFY2(isConsistent(script, *statements), script.constData());
    }
    QVERIFY(accepted > 1000);
}

void TestSplitter::splittingAStatementAgainGivesItself()
{
    for (const QString &name : dialectNames()) {
        const DialectName dialect = *dialectFromString(name);
        for (const SplitterCase &row : splitterCases(dialect)) {
            if (row.script.toUpper().contains("DELIMITER") || row.script.toUpper().contains("COPY"))
                continue;
            for (const QByteArray &text : row.texts) {
                const auto again = split(text, dialect);
                QVERIFY2(again && textsOf(text, *again) == QByteArrayList{text}, row.name);
            }
        }
    }
}

void TestSplitter::agreesWithSqlite()
{
    for (const SplitterCase &row : sqliteCases())
        QVERIFY2(agreesWithSqlite3Complete(row.script, *split(row.script, DialectName::Sqlite)), row.name);
}

void TestSplitter::agreesWithSqliteOnRandomText()
{
    QRandomGenerator random(3);
    int compared = 0;
    for (int round = 0; round < 20000; ++round) {
        const QByteArray script = randomScript(random);
        const auto statements = split(script, DialectName::Sqlite);
        if (!statements)
            continue;
        ++compared;
        QVERIFY2(agreesWithSqlite3Complete(script, *statements), script.constData());
    }
    QVERIFY(compared > 2000);
}

void TestSplitter::forgetsWhatItGaveOut()
{
    StreamingSplitter splitter(DialectName::PostgreSql);
    const QByteArray statement = "INSERT INTO t VALUES (1, 'a''b', 2.5); -- x\n";
    const QByteArray chunk = statement.repeated(100'000 / statement.size());
    qint64 at = 0;
    int line = 1;
    for (int round = 0; round < 50; ++round) {
        splitter.feed(chunk);
        for (;;) {
            const auto piece = splitter.next();
            QVERIFY(piece);
            if (!*piece)
                break;
            QCOMPARE((*piece)->statement.whole.offset, at);
            QCOMPARE((*piece)->statement.start.line, line++);
            QCOMPARE((*piece)->text(), QByteArray("INSERT INTO t VALUES (1, 'a''b', 2.5)"));
            at = (*piece)->statement.whole.end();
        }
    }
    QVERIFY(at > 4'900'000);
}

void TestSplitter::takesTimeInProportionToTheLength_data()
{
    QTest::addColumn<QByteArray>("piece");
    for (const char *piece : {"'",
                              "$",
                              "$a$b",
                              "$a",
                              "/*",
                              "*/",
                              ";",
                              "a;",
                              "(",
                              "--\n",
                              "a",
                              "${a",
                              "CREATE FUNCTION f BEGIN ATOMIC ",
                              "COPY t FROM STDIN;\n",
                              "GO ",
                              "DELIMITER $$$$$$$$$$$$$$$$$$$$$$\n$",
                              "\\",
                              " ",
                              "\r",
                              "/*!1"})
        QTest::newRow(QByteArray(piece).toPercentEncoding(" '$/*;(-{}").constData()) << QByteArray(piece);
}

void TestSplitter::takesTimeInProportionToTheLength()
{
    QFETCH(QByteArray, piece);
    // A quadratic scan of so much takes minutes.
    const QByteArray script = piece.repeated(400'000 / piece.size());
    QElapsedTimer timer;
    timer.start();
    for (const QString &name : dialectNames()) {
        const auto statements = split(script, *dialectFromString(name));
        Q_UNUSED(statements)
    }
    for (DialectName dialect : {DialectName::PostgreSql, DialectName::MySql, DialectName::SqlServer})
        stream(script, dialect, [] { return 512; });
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestSplitter)
#include "tst_splitter.moc"
