// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/program.h>
#include <tests/support/sanitizer.h>
#include <tests/support/temporaryproject.h>

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Varve::Test;
using namespace Qt::StringLiterals;

/// `varve-cli statements` from outside.
class TestStatements : public QObject
{
    Q_OBJECT

private slots:
    void listsInTwoLinesEach();
    void readsStandardInput();
    void takesTheDialectFromTheName_data();
    void takesTheDialectFromTheName();
    void saysWhatItTookWithoutADialect();
    void refusesAnUnknownDialect();
    void writesOneJsonObject();
    void writesPiecesThatAreTheInputAgain();
    void refusesNulBytesAmongPieces();
    void namesThePlaceOfWhatIsNotClosed_data();
    void namesThePlaceOfWhatIsNotClosed();
    void saysWhyAFileCannotBeRead();
    void listsALongScriptInLittleMemory_data();
    void listsALongScriptInLittleMemory();

private:
    TemporaryProject m_project;
    Program m_program{m_project.folder()};
};

namespace {

const QByteArray dump = "-- people\nCREATE TABLE app.people (id int); -- done\nCOPY app.people FROM stdin;\n1\n2\n\\.\n\nVACUUM;\n-- end\n";

} // namespace

void TestStatements::listsInTwoLinesEach()
{
    m_project.write(u"dump.sql"_s, dump);
    const ProgramResult result = m_program.run({u"statements"_s, u"dump.sql"_s, u"--dialect"_s, u"postgresql"_s});
    QCOMPARE(result.err, QString());
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.out,
             u"10-42 2:1-2:33 definition: CREATE TABLE app.people\n"
             "    creates TABLE app.people, in a transaction, comment 0-9, delimiter \";\"\n"
             "52-78 3:1-3:27 manipulation: COPY app.people\n"
             "    in a transaction, COPY data 80-84, delimiter \";\"\n"
             "88-94 8:1-8:7 utility: VACUUM\n"
             "    not in a transaction, delimiter \";\"\n"_s);
}

void TestStatements::readsStandardInput()
{
    const ProgramResult named = m_program.run({u"statements"_s, u"-"_s, u"--dialect"_s, u"redis"_s}, "SET a 1\nGET a");
    const ProgramResult unnamed = m_program.run({u"statements"_s, u"--dialect"_s, u"Redis"_s}, "SET a 1\nGET a");
    QCOMPARE(named.exitCode, 0);
    QCOMPARE(named.out.count(u'\n'), 4);
    QCOMPARE(unnamed.out, named.out);
}

void TestStatements::takesTheDialectFromTheName_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("dialect");
    QTest::newRow("an engine before the extension") << u"001_x.sqlite.sql"_s << u"sqlite"_s;
    QTest::newRow("another spelling of it") << u"x.databricks.sql"_s << u"spark"_s;
    QTest::newRow("Cypher's extension") << u"002_graph.cypher"_s << u"cypher"_s;
    QTest::newRow("the extension of Redis' commands") << u"cache.redis"_s << u"redis"_s;
    QTest::newRow("nothing that says it") << u"dump.sql"_s << u"ansi"_s;
}

void TestStatements::takesTheDialectFromTheName()
{
    QFETCH(QString, file);
    QFETCH(QString, dialect);
    m_project.write(file, "");
    const ProgramResult result = m_program.run({u"statements"_s, file, u"--format"_s, u"json"_s});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.json().value(u"dialect"_s).toString(), dialect);
}

void TestStatements::saysWhatItTookWithoutADialect()
{
    const ProgramResult result = m_program.run({u"statements"_s}, "SELECT 1");
    QCOMPARE(result.err, u"Read as standard SQL; --dialect names another language.\n"_s);
    QCOMPARE(result.exitCode, 0);
}

void TestStatements::refusesAnUnknownDialect()
{
    const ProgramResult result = m_program.run({u"statements"_s, u"--dialect"_s, u"cobol"_s}, "SELECT 1");
    QCOMPARE(
        result.err,
        u"varve-cli: \"cobol\" is no dialect; there are ansi, sqlite, postgresql, mysql, mariadb, spark, sqlserver, cypher, redis.\n"_s);
    QCOMPARE(result.exitCode, 1);
}

void TestStatements::writesOneJsonObject()
{
    m_project.write(u"dump.sql"_s, dump);
    const ProgramResult result = m_program.run({u"statements"_s, u"dump.sql"_s, u"--dialect"_s, u"postgresql"_s, u"--format"_s, u"json"_s});
    const QJsonObject json = result.json();
    QCOMPARE(json.value(u"format"_s).toString(), u"varve-statements/1"_s);
    const QJsonArray statements = json.value(u"statements"_s).toArray();
    QCOMPARE(statements.size(), 3);
    const QJsonObject create = statements.at(0).toObject();
    QCOMPARE(create.value(u"kind"_s).toString(), u"definition"_s);
    QCOMPARE(create.value(u"comments"_s).toArray(), (QJsonArray{QJsonObject{{u"offset"_s, 0}, {u"length"_s, 9}}}));
    QCOMPARE(create.value(u"objects"_s).toArray(),
             (QJsonArray{QJsonObject{{u"action"_s, u"create"_s}, {u"kind"_s, u"TABLE"_s}, {u"name"_s, u"app.people"_s}}}));
    QCOMPARE(statements.at(1).toObject().value(u"copyData"_s).toObject(), (QJsonObject{{u"offset"_s, 80}, {u"length"_s, 4}}));
    QCOMPARE(statements.at(2).toObject().value(u"inTransaction"_s).toBool(), false);
    QCOMPARE(json.value(u"rest"_s).toObject(), (QJsonObject{{u"offset"_s, 95}, {u"length"_s, 8}}));
}

void TestStatements::writesPiecesThatAreTheInputAgain()
{
    const QByteArrayList scripts{dump, "", "SELECT 1", ";;\n", "SELECT 1 /* a */ ; SELECT 2 -- ;\n;", "\xEF\xBB\xBFSELECT 'ü';\r\n"};
    for (const QByteArray &script : scripts) {
        ProgramResult result = m_program.run({u"statements"_s, u"--dialect"_s, u"postgresql"_s, u"--format"_s, u"nul"_s}, script);
        QCOMPARE(result.exitCode, 0);
        QVERIFY(script.isEmpty() || result.out.endsWith(QChar(0)));
        QVERIFY(!result.out.contains(u"\0\0"_s));
        QCOMPARE(result.out.remove(QChar(0)), QString::fromUtf8(script));
    }
    const ProgramResult pieces
        = m_program.run({u"statements"_s, u"--dialect"_s, u"postgresql"_s, u"--format"_s, u"nul"_s}, "-- a\nSELECT 1 /* b */; SELECT 2\n");
    QCOMPARE(pieces.out.split(QChar(0), Qt::SkipEmptyParts),
             (QStringList{u"-- a\n"_s, u"SELECT 1"_s, u" /* b */"_s, u";"_s, u" "_s, u"SELECT 2"_s, u"\n"_s}));
    const ProgramResult copy = m_program.run({u"statements"_s, u"--dialect"_s, u"postgresql"_s, u"--format"_s, u"nul"_s},
                                             "COPY t FROM STDIN; -- two\n1\n2\n\\.\n\\copy t from stdin\n3\n\\.\n");
    QCOMPARE(copy.out.split(QChar(0), Qt::SkipEmptyParts),
             (QStringList{u"COPY t FROM STDIN"_s, u";"_s, u" -- two\n1\n2\n\\.\n"_s, u"\\copy t from stdin"_s, u"\n3\n\\.\n"_s}));
}

void TestStatements::refusesNulBytesAmongPieces()
{
    const ProgramResult result
        = m_program.run({u"statements"_s, u"--dialect"_s, u"sqlite"_s, u"--format"_s, u"nul"_s}, QByteArray("SELECT 1;\nSEL\0ECT", 17));
    QCOMPARE(result.err,
             u"varve-cli: (standard input):2:4: The text holds a NUL byte; they end the pieces of this format.\n"
             "Use --format json, which gives byte ranges.\n"_s);
    QCOMPARE(result.exitCode, 7);
}

void TestStatements::namesThePlaceOfWhatIsNotClosed_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("text") << u"text"_s;
    QTest::newRow("JSON") << u"json"_s;
    QTest::newRow("pieces") << u"nul"_s;
}

void TestStatements::namesThePlaceOfWhatIsNotClosed()
{
    QFETCH(QString, format);
    m_project.write(u"open.sqlite.sql"_s, "SELECT 1;\nSELECT 'two;\n");
    const ProgramResult result = m_program.run({u"statements"_s, u"open.sqlite.sql"_s, u"--format"_s, format});
    QCOMPARE(result.exitCode, 7);
    const QString sentence = u"The string that begins at line 2, column 8 is not closed."_s;
    if (format == u"json") {
        const QJsonObject json = result.json();
        QCOMPARE(json.value(u"statements"_s).toArray().size(), 1);
        QCOMPARE(json.value(u"exitCode"_s).toInt(), 7);
        QCOMPARE(json.value(u"error"_s).toObject().value(u"message"_s).toString(), sentence);
        return;
    }
    QCOMPARE(result.err, u"varve-cli: open.sqlite.sql:2:8: "_s + sentence + u"\n    SELECT 'two;\n           ^\n"_s);
    if (format == u"nul") {
        QString out = result.out;
        QCOMPARE(out.remove(QChar(0)), u"SELECT 1;\nSELECT 'two;\n"_s);
    }
}

void TestStatements::saysWhyAFileCannotBeRead()
{
    const ProgramResult result = m_program.run({u"statements"_s, u"none.sqlite.sql"_s});
    QCOMPARE(result.err, u"varve-cli: none.sqlite.sql could not be read: No such file or directory.\n"_s);
    QCOMPARE(result.exitCode, 7);
}

void TestStatements::listsALongScriptInLittleMemory_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("many statements") << QByteArray() << QByteArray("INSERT INTO t VALUES (1, '" + QByteArray(950, 'x') + "');\n")
                                     << QByteArray();
    QTest::newRow("the data of one COPY") << QByteArray("COPY t FROM STDIN;\n") << QByteArray(QByteArray(970, 'x') + "\n")
                                          << QByteArray("\\.\n");
}

void TestStatements::listsALongScriptInLittleMemory()
{
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, end);
    if (hasSanitizer)
        QSKIP("With a sanitizer memory says nothing.");
    // 40 MB of text in a program that may have 24 MB of data, of which it needs some 10 before it reads anything.
    QFile file(m_project.path(u"long.sql"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(begin);
    const QByteArray chunk = line.repeated(1000);
    for (int i = 0; i < 40; ++i)
        QCOMPARE(file.write(chunk), chunk.size());
    file.write(end);
    file.close();
    QProcess shell;
    shell.setWorkingDirectory(m_project.folder());
    shell.start(
        u"/bin/sh"_s,
        {u"-c"_s,
         u"ulimit -d 24576; exec \"$VARVE_CLI\" statements long.sql --dialect postgresql --format nul | tr -d '\\000' | cmp - long.sql"_s});
    QVERIFY(shell.waitForFinished(120000));
    QCOMPARE(QString::fromUtf8(shell.readAllStandardError()), QString());
    QCOMPARE(shell.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestStatements)
#include "tst_statements.moc"
