// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/text/splitter.h>
#include <models/text/statementlisting.h>

#include <QDir>
#include <QFile>
#include <QMap>
#include <QTest>

using namespace Varve;
using namespace Varve::Text;
using namespace Qt::StringLiterals;

namespace {

/// A script and what Varve says of it, from golden/DIALECT/TOPIC.cases (golden/README.md).
struct GoldenCase
{
    QByteArray heading; ///< "sentence · manual section"
    QByteArray input;
    QByteArray expected;
};

struct GoldenFile
{
    QByteArray preamble; ///< up to the first case
    QList<GoldenCase> cases;
};

const QByteArray caseMark = "==== ";
const QByteArray expectedMark = "----";

QString goldenFolder()
{
    return qEnvironmentVariable("VARVE_SOURCE_DIR") + u"/tests/models/text/golden"_s;
}

QByteArray withoutLastNewline(QByteArray text)
{
    if (text.endsWith('\n'))
        text.chop(1);
    return text;
}

GoldenFile readGolden(const QString &path)
{
    QFile file(path);
    GoldenFile result;
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    QByteArray *part = &result.preamble;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (line.startsWith(caseMark)) {
            result.cases += {line.mid(caseMark.size()).trimmed(), {}, {}};
            part = &result.cases.last().input;
        } else if (line == expectedMark + '\n' && part != &result.preamble) {
            part = &result.cases.last().expected;
        } else {
            *part += line;
        }
    }
    for (GoldenCase &one : result.cases) {
        one.input = withoutLastNewline(one.input);
        one.expected = one.expected.trimmed();
    }
    return result;
}

void writeGolden(const QString &path, const GoldenFile &golden)
{
    QByteArray text = golden.preamble;
    for (const GoldenCase &one : golden.cases)
        text += caseMark + one.heading + '\n' + one.input + '\n' + expectedMark + '\n' + one.expected + "\n\n";
    text.chop(1);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s cannot be written", qPrintable(path));
}

struct Outcome
{
    QByteArray listing;
    QByteArray pieces; ///< put together again
    QList<StreamingSplitter::Piece> statements;
    bool failed = false;
};

// What is left at the end, unless it is white space; or why the splitter stopped.
void conclude(Outcome &outcome, const StreamingSplitter &splitter, qint64 at)
{
    const QByteArray rest = splitter.rest().toByteArray();
    outcome.pieces += rest;
    if (!outcome.failed && !rest.trimmed().isEmpty())
        outcome.listing += u"rest %1-%2\n"_s.arg(at).arg(at + rest.size()).toUtf8();
}

Outcome readInChunks(const QByteArray &input, DialectName dialect, qint64 chunk)
{
    StreamingSplitter splitter(dialect);
    Outcome outcome;
    qint64 end = 0;
    const auto take = [&] {
        while (!outcome.failed) {
            const auto piece = splitter.next();
            if (!piece) {
                outcome.listing += "error: " + piece.error().toString().toUtf8() + '\n';
                outcome.failed = true;
            } else if (!*piece) {
                return;
            } else {
                outcome.statements += **piece;
                outcome.listing += listing((*piece)->statement, (*piece)->bytes).toUtf8() + '\n';
                end = (*piece)->statement.whole.end();
                for (const ByteRange &range : pieces((*piece)->statement))
                    outcome.pieces += (*piece)->in(range).toByteArray();
            }
        }
    };
    for (qint64 at = 0; at < input.size() && !outcome.failed; at += chunk) {
        splitter.feed(QByteArrayView(input).sliced(at, std::min<qint64>(chunk, input.size() - at)));
        take();
    }
    splitter.finish();
    take();
    conclude(outcome, splitter, end);
    outcome.listing = outcome.listing.trimmed();
    return outcome;
}

bool standsAlone(const Statement &statement)
{
    // The client's lines decide what ends the statements behind them, and COPY does not end without its data.
    const bool usual = statement.delimiter.isEmpty() || statement.delimiter.trimmed().isEmpty() || statement.delimiter == ";"
        || statement.delimiter.toUpper().startsWith("GO");
    return usual && statement.kind != StatementKind::ClientCommand && statement.copyData == ByteRange{};
}

// Empty, or what became of a statement that was split again.
QByteArray changeBySplittingAgain(const StreamingSplitter::Piece &piece, DialectName dialect)
{
    if (!standsAlone(piece.statement))
        return {};
    const QByteArray text = piece.text();
    const auto again = split(text, dialect);
    if (!again || again->size() != 1)
        return text + (again ? " falls apart" : " fails");
    const Statement &one = again->first();
    const bool same = one.text == ByteRange{0, text.size()} && one.kind == piece.statement.kind && one.verb == piece.statement.verb
        && one.objects == piece.statement.objects && one.inTransaction == piece.statement.inTransaction;
    return same ? QByteArray() : text + " is taken for something else";
}

} // namespace

class TestGolden : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void lists_data();
    void lists();
    void cleanupTestCase();

private:
    QMap<QString, GoldenFile> m_files; // by path below the folder: "postgresql/copy.cases"
    bool m_bless = false;
};

void TestGolden::initTestCase()
{
    m_bless = qEnvironmentVariableIsSet("VARVE_BLESS");
    const QDir folder(goldenFolder());
    for (const QString &dialect : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        for (const QString &name : QDir(folder.filePath(dialect)).entryList({u"*.cases"_s}, QDir::Files))
            m_files.insert(dialect + u'/' + name, readGolden(folder.filePath(dialect + u'/' + name)));
    }
    QVERIFY(!m_files.isEmpty());
}

void TestGolden::lists_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("index");
    for (auto file = m_files.cbegin(); file != m_files.cend(); ++file) {
        for (int i = 0; i < file->cases.size(); ++i)
            QTest::addRow("%s %s", qPrintable(file.key().chopped(6)), file->cases[i].heading.constData()) << file.key() << i;
    }
}

void TestGolden::lists()
{
    QFETCH(QString, file);
    QFETCH(int, index);
    const auto dialect = dialectFromString(file.left(file.indexOf(u'/')));
    QVERIFY(dialect);
    GoldenCase &golden = m_files[file].cases[index];
    const Outcome outcome = readInChunks(golden.input, *dialect, golden.input.size() + 1);

    if (!outcome.failed)
        QCOMPARE(outcome.pieces, golden.input);
    for (const qint64 chunk : {1, 7})
        QCOMPARE(readInChunks(golden.input, *dialect, chunk).listing, outcome.listing);
    // With more text behind them the same bytes are read in larger steps.
    const QByteArray longer = golden.input + QByteArray(300, ' ');
    QCOMPARE(readInChunks(longer, *dialect, longer.size()).listing, readInChunks(longer, *dialect, 1).listing);
    for (const StreamingSplitter::Piece &piece : outcome.statements)
        QCOMPARE(changeBySplittingAgain(piece, *dialect), QByteArray());

    if (m_bless)
        golden.expected = outcome.listing;
    else if (outcome.listing != golden.expected)
        QFAIL(QByteArray("\n" + golden.input + "\n---- expected\n" + golden.expected + "\n---- found\n" + outcome.listing).constData());
}

void TestGolden::cleanupTestCase()
{
    if (!m_bless)
        return;
    for (auto file = m_files.cbegin(); file != m_files.cend(); ++file)
        writeGolden(goldenFolder() + u'/' + file.key(), *file);
}

QTEST_GUILESS_MAIN(TestGolden)
#include "tst_golden.moc"
