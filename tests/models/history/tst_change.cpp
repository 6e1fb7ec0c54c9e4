// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/core/checksum.h>
#include <models/history/appliedtext.h>
#include <models/history/standing.h>
#include <models/text/tokenchecksum.h>
#include <tests/support/temporaryproject.h>

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Varve;
using namespace Varve::History;
using namespace Qt::StringLiterals;

namespace {

constexpr auto dialect = Text::DialectName::PostgreSql;

HistoryEntry entryFor(const QByteArray &text, bool exact = false)
{
    HistoryEntry entry;
    entry.checksum = exact ? Core::exactChecksum(text) : Core::checksum(text);
    entry.tokenChecksum = Text::tokenChecksum(text, dialect);
    return entry;
}

/// git in \a folder, with nothing of this machine's settings.
void git(const QString &folder, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"GIT_AUTHOR_NAME"_s, u"GIT_COMMITTER_NAME"_s, u"GIT_AUTHOR_EMAIL"_s, u"GIT_COMMITTER_EMAIL"_s})
        environment.insert(name, u"tester"_s);
    environment.insert(u"GIT_CONFIG_GLOBAL"_s, u"/dev/null"_s);
    process.setProcessEnvironment(environment);
    process.start(u"git"_s, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("git: %s", process.readAllStandardError().constData());
}

void commit(const Test::TemporaryProject &files)
{
    git(files.folder(), {u"add"_s, u"-A"_s});
    git(files.folder(), {u"commit"_s, u"-q"_s, u"-m"_s, u"x"_s});
}

} // namespace

/// How a file differs from what was applied.
class ChangeTest final : public QObject
{
    Q_OBJECT

private slots:
    void isClassified_data();
    void isClassified();
    void withoutTheSecondChecksumNobodyCanTell();
    void isNamedWithTheStanding();
    void gitKnowsTheAppliedText();
    void gitWithoutTheVersionKnowsNothing();
    void aFolderWithoutGitIsAnError();
};

void ChangeTest::isClassified_data()
{
    QTest::addColumn<QByteArray>("applied");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<bool>("exact");
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const char *applied, const char *now, bool exact, Change change) {
        QTest::newRow(name) << QByteArray(applied) << QByteArray(now) << exact << change;
    };
    row("nothing", "SELECT 1;\n", "SELECT 1;\n", true, Change::None);
    row("LF became CR LF, exact checksum", "SELECT 1;\n", "SELECT 1;\r\n", true, Change::LineEnds);
    row("CR LF became LF, exact checksum", "SELECT 1;\r\n", "SELECT 1;\n", true, Change::LineEnds);
    row("a byte order mark came, exact checksum", "SELECT 1;\n", "\xEF\xBB\xBFSELECT 1;\n", true, Change::LineEnds);
    row("a byte order mark with CR LF went, exact checksum", "\xEF\xBB\xBFSELECT 1;\r\n", "SELECT 1;\n", true, Change::LineEnds);
    row("LF became CR LF", "SELECT 1;\n", "SELECT 1;\r\n", false, Change::LineEnds);
    row("a comment", "SELECT 1;\n", "-- one\nSELECT 1;\n", false, Change::Layout);
    row("a comment and line ends", "SELECT 1;\n", "-- one\r\nSELECT 1;\r\n", true, Change::Layout);
    row("indents", "SELECT 1,\n2;\n", "SELECT 1,\n    2;\n", false, Change::Layout);
    row("a word", "SELECT 1;\n", "SELECT 2;\n", false, Change::Real);
    row("an open quote", "SELECT 1;\n", "SELECT '1;\n", false, Change::Real);
}

void ChangeTest::isClassified()
{
    QFETCH(QByteArray, applied);
    QFETCH(QByteArray, now);
    QFETCH(bool, exact);
    QFETCH(Change, change);
    QCOMPARE(classify(entryFor(applied, exact), now, dialect), change);
    QCOMPARE(classify(QByteArrayView(applied), now, dialect), change);
}

void ChangeTest::withoutTheSecondChecksumNobodyCanTell()
{
    HistoryEntry entry = entryFor("SELECT 1;\n", true);
    entry.tokenChecksum.clear();
    QCOMPARE(classify(entry, "-- one\nSELECT 1;\n", dialect), Change::Unknown);
    QCOMPARE(classify(entry, "SELECT 1;\r\n", dialect), Change::LineEnds);
}

void ChangeTest::isNamedWithTheStanding()
{
    MigrationStanding standing{.migrationId = u"a"_s, .standing = Standing::Changed, .last = {}, .lastApplied = {}};
    QCOMPARE(title(standing), u"changed since applied"_s);
    standing.change = Change::Unknown;
    QCOMPARE(title(standing), u"changed since applied"_s);
    standing.change = Change::Layout;
    QCOMPARE(title(standing), u"changed since applied (comments or layout only)"_s);
    QCOMPARE(code(*standing.change), u"layout"_s);
}

void ChangeTest::gitKnowsTheAppliedText()
{
    const Test::TemporaryProject files;
    git(files.folder(), {u"init"_s, u"-q"_s});
    const QByteArray applied = "SELECT 1;\nSELECT 'ü';\n";
    files.write(u"migrations/001_ä b.sql"_s, applied);
    commit(files);
    files.write(u"migrations/001_ä b.sql"_s, "SELECT 2;\nSELECT 'ü';\n");
    commit(files);
    files.rename(u"migrations/001_ä b.sql"_s, u"migrations/001_c.sql"_s);
    commit(files);
    files.write(u"migrations/001_c.sql"_s, "SELECT 3;\nSELECT 'ü';\n");

    const auto found = findAppliedText(files.folder(), u"migrations/001_c.sql"_s, Core::checksum(applied));
    QVERIFY2(found, found ? "" : qPrintable(found.error().toString()));
    QVERIFY(found->has_value());
    QCOMPARE((*found)->bytes, applied);
    QCOMPARE((*found)->commit.size(), 40);
    const auto diff = diffWithFile(files.folder(), u"migrations/001_c.sql"_s, **found);
    QVERIFY2(diff, diff ? "" : qPrintable(diff.error().toString()));
    QVERIFY2(diff->contains("--- applied/001_c.sql\n+++ now/001_c.sql\n@@ -1,2 +1,2 @@\n-SELECT 1;\n+SELECT 3;\n SELECT 'ü';\n"),
             diff->constData());
}

void ChangeTest::gitWithoutTheVersionKnowsNothing()
{
    const Test::TemporaryProject files;
    git(files.folder(), {u"init"_s, u"-q"_s});
    files.write(u"001_a.sql"_s, "SELECT 1;\n");
    commit(files);
    const auto found = findAppliedText(files.folder(), u"001_a.sql"_s, Core::checksum("SELECT 2;\n"));
    QVERIFY2(found, found ? "" : qPrintable(found.error().toString()));
    QVERIFY(!found->has_value());
}

void ChangeTest::aFolderWithoutGitIsAnError()
{
    const Test::TemporaryProject files;
    files.write(u"001_a.sql"_s, "SELECT 1;\n");
    const auto found = findAppliedText(files.folder(), u"001_a.sql"_s, Core::checksum("SELECT 2;\n"));
    QVERIFY(!found);
    QVERIFY2(found.error().message.startsWith(u"git says: fatal: not a git repository"_s), qPrintable(found.error().message));
}

QTEST_GUILESS_MAIN(ChangeTest)
#include "tst_change.moc"
