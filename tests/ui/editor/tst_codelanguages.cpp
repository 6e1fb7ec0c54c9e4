// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/editor/codelanguages.h>

#include <models/text/statementscanner.h>
#include <models/text/variableplaces.h>

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/FoldingRegion>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

#include <QDirIterator>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Varve;
using namespace Qt::StringLiterals;
namespace Syntax = KSyntaxHighlighting;

class TestCodeLanguages final : public QObject
{
    Q_OBJECT

private slots:
    void everyDialectHasALanguageThatLoadsWithoutAWarning_data();
    void everyDialectHasALanguageThatLoadsWithoutAWarning();
    void theIndexerFindsNothingWrong();
    void samplesAreHighlightedAsWritten_data();
    void samplesAreHighlightedAsWritten();
    void commentsAndVariablesAreWhereTheSplitterHasThem_data();
    void commentsAndVariablesAreWhereTheSplitterHasThem();
};

namespace {

const QString root = qEnvironmentVariable("VARVE_SOURCE_DIR");

struct Span
{
    qint64 offset; ///< in the file's bytes
    QByteArray text;
    Syntax::Format format;
};

/// All spans of a text, line by line.
class Listing final : public Syntax::AbstractHighlighter
{
public:
    explicit Listing(Text::DialectName dialect) { setDefinition(Ui::codeRepository().definitionForName(Ui::definitionName(dialect))); }

    QList<Span> run(const QByteArray &text)
    {
        m_spans.clear();
        Syntax::State state;
        for (qint64 begin = 0; begin < text.size();) {
            const qint64 newline = text.indexOf('\n', begin);
            const qint64 end = newline < 0 ? text.size() : newline;
            m_line = QString::fromUtf8(text.sliced(begin, end - begin));
            m_begin = begin;
            state = highlightLine(m_line, state);
            begin = end + 1;
        }
        return m_spans;
    }

    void applyFormat(int offset, int length, const Syntax::Format &format) override
    {
        if (length > 0)
            m_spans += {m_begin + QStringView(m_line).first(offset).toUtf8().size(), m_line.sliced(offset, length).toUtf8(), format};
    }
    void applyFolding(int, int, Syntax::FoldingRegion) override {}

private:
    QList<Span> m_spans;
    QString m_line;
    qint64 m_begin = 0;
};

struct Sample
{
    Text::DialectName dialect;
    const char *file;
};

constexpr Sample samples[] = {
    {Text::DialectName::Ansi, "ansi.sql"},
    {Text::DialectName::Sqlite, "sqlite.sql"},
    {Text::DialectName::PostgreSql, "postgresql.sql"},
    {Text::DialectName::MariaDb, "mysql.sql"}, // one definition for both; its /*M! … */ is code in MariaDB alone
    {Text::DialectName::Spark, "spark.sql"},
    {Text::DialectName::SqlServer, "sqlserver.sql"},
    {Text::DialectName::Cypher, "cypher.cypher"},
    {Text::DialectName::Redis, "redis.redis"},
};

QString samplePath(const QString &file)
{
    return root + u"/tests/ui/editor/highlighting/"_s + file;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// "LINE FORMAT: text" for all that is not plain. What two definitions give the same name is one.
QByteArray listing(const QByteArray &text, Text::DialectName dialect)
{
    QByteArray result;
    qint64 end = -1;
    QString name;
    for (const Span &span : Listing(dialect).run(text)) {
        const bool goesOn = span.offset == end && span.format.name() == name;
        end = span.offset + span.text.size();
        name = span.format.name();
        if (span.format.textStyle() == Syntax::Theme::Normal || span.text.trimmed().isEmpty()) {
            end = -1;
            continue;
        }
        const QByteArray line = QByteArray::number(text.first(span.offset).count('\n') + 1).rightJustified(3);
        result += goesOn ? span.text : '\n' + line + ' ' + name.toUtf8() + ": " + span.text;
    }
    return result.mid(1) + '\n';
}

bool isComment(const Syntax::Format &format)
{
    return QStringList{u"Comment"_s, u"Header Key"_s, u"Section"_s, u"Expectation"_s}.contains(format.name());
}

/// One letter for each byte: c in a comment, v in a variable, d in a dollar quote, . elsewhere, as the splitter sees it.
QByteArray splitterMap(const QByteArray &text, Text::DialectName dialect)
{
    QByteArray map(text.size(), '.');
    Text::StatementScanner scanner(Text::dialect(dialect));
    scanner.setWindow(text, true);
    for (Text::Token token = scanner.next(); !token.isLast(); token = scanner.next()) {
        if (token.kind == Text::TokenKind::LineComment || token.kind == Text::TokenKind::BlockComment)
            map.replace(token.offset, token.length, QByteArray(token.length, 'c'));
        else if (token.kind == Text::TokenKind::DollarString)
            map.replace(token.offset, token.length, QByteArray(token.length, 'd'));
    }
    for (const Text::VariablePlace &place : Text::variablePlaces(text, {0, text.size()}, dialect)) {
        if (!place.isEscape())
            map.replace(place.range.offset, place.range.length, QByteArray(place.range.length, 'v'));
    }
    return map;
}

/// The same as the screen shows it. Inside a dollar quote comments are the reader's, not the splitter's.
QByteArray screenMap(const QByteArray &text, Text::DialectName dialect, const QByteArray &splitter)
{
    QByteArray map(text.size(), '.');
    for (const Span &span : Listing(dialect).run(text)) {
        for (qint64 at = span.offset; at < span.offset + span.text.size(); ++at) {
            if (span.format.name() == u"Variable")
                map[at] = 'v';
            else if (isComment(span.format) || span.format.textStyle() == Syntax::Theme::Error)
                map[at] = splitter.at(at) == 'd' ? '.' : 'c';
        }
    }
    return map;
}

} // namespace

void TestCodeLanguages::everyDialectHasALanguageThatLoadsWithoutAWarning_data()
{
    QTest::addColumn<Text::DialectName>("dialect");
    for (const QString &name : Text::dialectNames())
        QTest::newRow(qPrintable(name)) << *Text::dialectFromString(name);
}

void TestCodeLanguages::everyDialectHasALanguageThatLoadsWithoutAWarning()
{
    QFETCH(Text::DialectName, dialect);
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    const Syntax::Definition definition = Ui::codeRepository().definitionForName(Ui::definitionName(dialect));
    QVERIFY(definition.isValid());
    QVERIFY(!definition.formats().isEmpty());
    QCOMPARE(definition.license(), u"GPL-3.0-or-later"_s);
    for (const Syntax::Definition &included : definition.includedDefinitions())
        QVERIFY(included.name().startsWith(u"Varve "));
    Listing(dialect).run("SELECT 1;\n");
}

/// KSyntaxHighlighting's own checker of definitions, which `./dev setup` builds on Debian 12.
void TestCodeLanguages::theIndexerFindsNothingWrong()
{
    const QStringList folders{qEnvironmentVariable("VARVE_KSYNTAX_BIN")};
    QString indexer = QStandardPaths::findExecutable(u"katehighlightingindexer"_s, folders);
    if (indexer.isEmpty())
        QSKIP("katehighlightingindexer is not installed");
    QTemporaryDir scratch;
    QFile list(scratch.filePath(u"list.xml"_s));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("<files>");
    int count = 0;
    for (QDirIterator it(root + u"/resources/syntax"_s, {u"*.xml"_s}); it.hasNext(); ++count)
        list.write("<file>" + it.next().toUtf8() + "</file>");
    list.write("</files>");
    list.close();
    QCOMPARE(count, 9);
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(indexer, {scratch.filePath(u"index.json"_s), u"unused.xsd"_s, list.fileName()});
    QVERIFY(process.waitForFinished());
    QCOMPARE(QString::fromUtf8(process.readAll()), QString());
    QCOMPARE(process.exitCode(), 0);
}

void TestCodeLanguages::samplesAreHighlightedAsWritten_data()
{
    QTest::addColumn<Text::DialectName>("dialect");
    QTest::addColumn<QString>("file");
    for (const Sample &sample : samples)
        QTest::newRow(sample.file) << sample.dialect << QString::fromLatin1(sample.file);
}

/// Beside each sample lies what is to be seen in it; VARVE_BLESS=1 writes that anew, to be read as a diff.
void TestCodeLanguages::samplesAreHighlightedAsWritten()
{
    QFETCH(Text::DialectName, dialect);
    QFETCH(QString, file);
    const QByteArray text = contentOf(samplePath(file));
    QVERIFY(!text.isEmpty());
    const QByteArray found = listing(text, dialect);
    QFile golden(samplePath(file + u".golden"_s));
    if (qEnvironmentVariableIsSet("VARVE_BLESS")) {
        QVERIFY(golden.open(QIODevice::WriteOnly));
        golden.write(found);
        return;
    }
    QVERIFY(golden.open(QIODevice::ReadOnly));
    const QList<QByteArray> expectedLines = golden.readAll().split('\n');
    const QList<QByteArray> foundLines = found.split('\n');
    for (qsizetype i = 0; i < std::min(expectedLines.size(), foundLines.size()); ++i)
        QCOMPARE(foundLines.at(i), expectedLines.at(i));
    QCOMPARE(foundLines.size(), expectedLines.size());
}

void TestCodeLanguages::commentsAndVariablesAreWhereTheSplitterHasThem_data()
{
    QTest::addColumn<Text::DialectName>("dialect");
    QTest::addColumn<QString>("path");
    for (const Sample &sample : samples)
        QTest::newRow(sample.file) << sample.dialect << samplePath(QString::fromLatin1(sample.file));
    for (QDirIterator it(root + u"/resources/demo"_s, {u"*.sql"_s}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        const QString path = it.next();
        const Text::DialectName dialect = path.contains(u".spark.") ? Text::DialectName::Spark
            : path.contains(u".postgresql.")                        ? Text::DialectName::PostgreSql
                                                                    : Text::DialectName::Sqlite;
        QTest::newRow(qPrintable(path.mid(root.size() + 1))) << dialect << path;
    }
}

void TestCodeLanguages::commentsAndVariablesAreWhereTheSplitterHasThem()
{
    QFETCH(Text::DialectName, dialect);
    QFETCH(QString, path);
    const QByteArray text = contentOf(path);
    QVERIFY(!text.isEmpty());
    QByteArray splitter = splitterMap(text, dialect);
    const QByteArray screen = screenMap(text, dialect, splitter);
    splitter.replace('d', '.');
    for (qint64 at = 0; at < text.size(); ++at) {
        if (text.at(at) == ' ' || text.at(at) == '\n' || text.at(at) == '\t' || splitter.at(at) == screen.at(at))
            continue;
        const qint64 begin = text.lastIndexOf('\n', at) + 1;
        QFAIL(qPrintable(u"line %1, byte %2 of \"%3\": the splitter says %4, the screen %5"_s.arg(text.first(at).count('\n') + 1)
                             .arg(at - begin)
                             .arg(QString::fromUtf8(text.mid(begin, text.indexOf('\n', at) - begin)))
                             .arg(QLatin1Char(splitter.at(at)))
                             .arg(QLatin1Char(screen.at(at)))));
    }
}

QTEST_GUILESS_MAIN(TestCodeLanguages)
#include "tst_codelanguages.moc"
