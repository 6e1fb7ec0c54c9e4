// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/text/sectiontracker.h>
#include <models/text/splitter.h>

#include <QRandomGenerator>
#include <QTest>

using namespace Varve::Text;
using namespace Qt::StringLiterals;

/// What a large file is found to hold, statement by statement, is what it would hold if it were read at once. But for a heading "Verify
/// migration", which is believed as soon as a query follows it: what else follows is refused as a check.
class TestSectionTracker final : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatIsFoundAtOnce_data();
    void findsWhatIsFoundAtOnce();

private:
    static QStringList atOnce(const QByteArray &script, DialectName dialect);
    static QStringList byAndBy(const QByteArray &script, DialectName dialect);
};

/// "3 down" for the statement of line 3; and what else is known of the sections.
QStringList TestSectionTracker::atOnce(const QByteArray &script, DialectName dialect)
{
    const Sections sections = readSections(script, dialect);
    QStringList found{u"%1 %2"_s.arg(sections.hasDown()).arg(!sections.verify.isEmpty())};
    const std::pair<QString, QList<ByteRange>> parts[]{{u"up"_s, sections.up}, {u"down"_s, sections.down}, {u"verify"_s, sections.verify}};
    for (const auto &[name, ranges] : parts) {
        for (const ByteRange &range : ranges) {
            const auto statements = split(script, range, dialect);
            if (!statements)
                return {u"refused"_s};
            for (const Statement &statement : *statements)
                found += u"%1 %2"_s.arg(statement.start.line).arg(name);
        }
    }
    std::sort(found.begin() + 1, found.end());
    return found;
}

QStringList TestSectionTracker::byAndBy(const QByteArray &script, DialectName dialect)
{
    static const QStringList names{u"up"_s, u"down"_s, u"verify"_s};
    using Part = StreamingSplitter::Part;
    SectionTracker tracker(dialect);
    StreamingSplitter splitter(dialect, {}, CopyData::InChunks);
    splitter.feed(script);
    splitter.finish();
    QStringList found;
    for (;;) {
        const auto piece = splitter.next();
        if (!piece)
            return {u"refused"_s};
        if (!*piece)
            break;
        tracker.enter(**piece);
        if ((*piece)->part == Part::Whole || (*piece)->part == Part::CopyHead)
            found += u"%1 %2"_s.arg((*piece)->statement.start.line).arg(names.at(int(tracker.section())));
    }
    tracker.finish(splitter.rest(), static_cast<int>(script.count('\n')) + 1);
    std::sort(found.begin(), found.end());
    return QStringList{u"%1 %2"_s.arg(tracker.hasDown()).arg(tracker.hasVerify())} + found;
}

void TestSectionTracker::findsWhatIsFoundAtOnce_data()
{
    QTest::addColumn<DialectName>("dialect");
    QTest::addColumn<QByteArrayList>("blocks");
    const QByteArrayList common{"CREATE TABLE a (x int);\n",
                                "SELECT 1;\n",
                                "SELECT 1;",
                                "\n",
                                " -- note\n",
                                "-- varve:down\n",
                                "  -- varve:verify\r\n",
                                "-- varve:up\n",
                                "/* c\n-- varve:down\n*/",
                                "DELETE FROM a; -- varve:down\n",
                                "INSERT INTO a VALUES ('\n-- varve:down\n');\n"};
    QTest::newRow("PostgreSQL") << DialectName::PostgreSql
                                << common
            + QByteArrayList{"COPY a FROM STDIN;\n1\n\\.\n", "COPY a FROM STDIN;\n-- varve:down\n\\.\n",
                             "COPY a FROM STDIN;\n\\.\n-- varve:down\n", "\\echo x\n", "DO $$ BEGIN\n-- varve:down\nEND $$;\n"};
    QTest::newRow("MariaDB") << DialectName::MariaDb
                             << common
            + QByteArrayList{"DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; END //\nDELIMITER ;\n", "DELIMITER ;\n", "# varve:down\n"};
    QTest::newRow("SQLite") << DialectName::Sqlite << common + QByteArrayList{".print x\n", "PRAGMA user_version;\n"};
}

void TestSectionTracker::findsWhatIsFoundAtOnce()
{
    QFETCH(const DialectName, dialect);
    QFETCH(const QByteArrayList, blocks);
    QRandomGenerator random(20261123);
    int equal = 0;
    for (int i = 0; i < 4000; ++i) {
        QByteArray script;
        for (quint32 left = 1 + random.bounded(7U); left > 0; --left)
            script += blocks.at(random.bounded(static_cast<int>(blocks.size())));
        const QStringList whole = atOnce(script, dialect);
        const QStringList streamed = byAndBy(script, dialect);
        QVERIFY2(whole == streamed,
                 qPrintable(QString::fromUtf8(script) + u"\n=> "_s + whole.join(u", "_s) + u"\n=> "_s + streamed.join(u", "_s)));
        equal += whole.size() > 1;
    }
    QVERIFY(equal > 2000);
}

QTEST_GUILESS_MAIN(TestSectionTracker)
#include "tst_sectiontracker.moc"
