// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/temporaryproject.h>
#include <tests/support/terminal.h>

#include <QRegularExpression>
#include <QTest>

using namespace Varve::Test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray small = "CREATE TABLE a (id INTEGER);\n";
/// A second or more of work for SQLite.
const QByteArray slow
    = "SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000) SELECT i FROM n);\n";
/// Goes on until it is cancelled.
const QByteArray endless
    = "SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i > 0) SELECT i FROM n);\n";

/// Columns of a terminal, for the characters that the tests use.
int columnsOf(const QString &text)
{
    int columns = 0;
    for (const QChar c : text)
        columns += c >= QChar(0x4e00) && c <= QChar(0x9fff) ? 2 : 1;
    return columns;
}

bool isBar(const QString &line)
{
    return line.contains(u" of "_s);
}

} // namespace

/// The line that shows on a terminal how far a run is, in a pseudo terminal.
class TestRunProgress final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_project.reset(); }

    void showsStepStatementAndTime();
    void saysWhatItWaitsFor();
    void isGoneAtTheEnd();
    void isGoneAfterAFailure();
    void isGoneAfterCtrlC();
    void fitsIntoANarrowTerminalAndFollowsItsWidth();
    void wideCharactersCountTwice();
    void secretsAreMaskedAndControlCharactersLeftOut();
    void colorsAreLeftOutWhereNobodyWantsThem();
    void terminalsThatCannotDoItGetLines_data();
    void terminalsThatCannotDoItGetLines();
    void aRehearsalSaysWhatItTries();
    void aPipeGetsLines();
    void aPipeGetsEachLineWhenItsStepHasEnded();

private:
    Program program() const
    {
        Program program(m_project->folder());
        program.set(u"TERM"_s, u"xterm"_s);
        program.set(u"NO_COLOR"_s, {});
        return program;
    }
    void migration(const QString &name, const QByteArray &text) const { m_project->write(u"migrations/"_s + name, text); }

    std::unique_ptr<TemporaryProject> m_project;
};

void TestRunProgress::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_project->write(u"varve.toml"_s,
                     "migrations = [\"migrations\"]\n[variables]\ntoken = \"${env:API_TOKEN}\"\n"
                     "[environments.test]\ndriver = \"sqlite\"\ndatabase = \"app.sqlite\"\n");
    migration(u"001_first.sql"_s, small);
}

void TestRunProgress::showsStepStatementAndTime()
{
    migration(u"002_second.sql"_s, "CREATE TABLE b (id INTEGER);\n" + endless);
    Terminal terminal(program(), {u"migrate"_s}, 100);
    const QRegularExpression whole(u"^\\[={15} {5}\\] 2 of 2  0:\\d\\d  002_second  2 of 2  SELECT count\\(\\*\\) FROM \\(WITH"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!terminal.drawings().filter(whole).isEmpty(), 20000);
    // Nothing happens in the run from now on: the time goes on by itself.
    const qsizetype before = terminal.drawings().size();
    QTRY_VERIFY_WITH_TIMEOUT(terminal.drawings().size() >= before + 2, 20000);
    const QString line = terminal.drawings().constLast();
    QVERIFY2(whole.match(line).hasMatch(), qPrintable(line));
    QVERIFY(line != terminal.drawings().at(before - 1));
    QCOMPARE(columnsOf(line), 99);
    QVERIFY(line.endsWith(QChar(0x2026)));
    QCOMPARE(terminal.screen().filter(u"✓ 001_first  applied, "_s).size(), 1);
}

void TestRunProgress::saysWhatItWaitsFor()
{
    migration(u"002_second.sql"_s, endless);
    const std::unique_ptr<QProcess> first = program().start({u"migrate"_s, u"--format"_s, u"json"_s});
    QByteArray out;
    QTRY_VERIFY_WITH_TIMEOUT((out += first->readAllStandardOutput()).contains("002_second"), 20000);
    Terminal terminal(program(), {u"stamp"_s, u"002"_s, u"--wait"_s, u"3"_s}, 200);
    const QRegularExpression waits(u"^\\[ {20}\\] 0 of 1  0:\\d\\d  waiting for .* process %1, "_s.arg(first->processId()));
    QTRY_VERIFY_WITH_TIMEOUT(!terminal.drawings().filter(waits).isEmpty(), 20000);
    QCOMPARE(terminal.end(), 6);
    // Told once in a line of its own, however long it waits.
    QCOMPARE(terminal.screen().filter(u"is running migrations here."_s).size(), 1);
    QVERIFY(terminal.screen().filter(u"waiting for"_s).isEmpty());
    first->kill();
    QVERIFY(first->waitForFinished());
}

void TestRunProgress::isGoneAtTheEnd()
{
    migration(u"002_second.sql"_s, slow);
    Terminal terminal(program(), {u"migrate"_s}, 80);
    QCOMPARE(terminal.end(), 0);
    QVERIFY(!terminal.drawings().isEmpty());
    const QStringList screen = terminal.screen();
    QCOMPARE(screen.size(), 4);
    QVERIFY2(screen.at(0).startsWith(u"✓ 001_first  applied, "_s), qPrintable(screen.join(u'\n')));
    QVERIFY2(screen.at(1).startsWith(u"✓ 002_second  applied, "_s), qPrintable(screen.join(u'\n')));
    QCOMPARE(screen.at(2), u"2 migrations applied."_s);
    QCOMPARE(screen.at(3), QString());
}

void TestRunProgress::isGoneAfterAFailure()
{
    migration(u"002_second.sql"_s, slow + "SELECT * FROM absent;\n");
    Terminal terminal(program(), {u"migrate"_s}, 80);
    QCOMPARE(terminal.end(), 3);
    QVERIFY(!terminal.drawings().isEmpty());
    const QStringList screen = terminal.screen();
    QVERIFY2(screen.contains(u"✕ 002_second"_s), qPrintable(screen.join(u'\n')));
    QVERIFY2(screen.filter(QRegularExpression(u"^varve-cli: migrations/002_second.sql:2:1: "_s)).size() == 1,
             qPrintable(screen.join(u'\n')));
    for (const QString &line : screen)
        QVERIFY2(!line.contains(u"[="_s) && !line.startsWith(u"["_s), qPrintable(line));
}

void TestRunProgress::isGoneAfterCtrlC()
{
    migration(u"002_second.sql"_s, endless);
    Terminal terminal(program(), {u"migrate"_s}, 80);
    QTRY_VERIFY_WITH_TIMEOUT(!terminal.drawings().filter(u"002_second"_s).isEmpty(), 20000);
    terminal.type("\x03");
    QTRY_VERIFY(terminal.bytes().contains("Stopping after the running statement."));
    terminal.type("\x03");
    QCOMPARE(terminal.end(), 130);
    const QStringList screen = terminal.screen();
    QCOMPARE(screen.filter(QRegularExpression(u"^(\\^C)?Stopping after the running statement. A second signal cancels the statement.$"_s))
                 .size(),
             1);
    QVERIFY2(screen.filter(u"0:0"_s).isEmpty(), qPrintable(screen.join(u'\n')));
}

void TestRunProgress::fitsIntoANarrowTerminalAndFollowsItsWidth()
{
    migration(u"002_with_quite_a_long_name.sql"_s, endless);
    Terminal terminal(program(), {u"migrate"_s}, 24);
    const auto shows = [&](const QString &pattern) { return !terminal.drawings().filter(QRegularExpression(pattern)).isEmpty(); };
    QTRY_VERIFY_WITH_TIMEOUT(shows(u"^2 of 2  0:\\d\\d  002_with…$"_s), 20000);
    for (const QString &line : terminal.drawings())
        QVERIFY2(columnsOf(line) < 24, qPrintable(line));
    terminal.resize(3);
    QTRY_COMPARE_WITH_TIMEOUT(terminal.drawings().constLast(), u"2…"_s, 20000);
    terminal.resize(90);
    QTRY_VERIFY_WITH_TIMEOUT(shows(u"002_with_quite_a_long_name  SELECT"_s), 20000);
    QVERIFY(terminal.isRunning());
}

void TestRunProgress::wideCharactersCountTwice()
{
    migration(u"002_second.sql"_s,
              "SELECT '" + QString(60, QChar(0x6f22)).toUtf8() + "' WHERE 0 < (" + endless.trimmed().chopped(1) + ");\n");
    Terminal terminal(program(), {u"migrate"_s}, 60);
    const QString wide(3, QChar(0x6f22));
    QTRY_VERIFY_WITH_TIMEOUT(!terminal.drawings().filter(wide).isEmpty(), 20000);
    const QString line = terminal.drawings().filter(wide).constLast();
    QVERIFY2(columnsOf(line) == 58 || columnsOf(line) == 59, qPrintable(line));
}

void TestRunProgress::secretsAreMaskedAndControlCharactersLeftOut()
{
    migration(u"002_second.sql"_s,
              "SELECT '${token}', 'a\x1b[2J\xc2\x9b"
              "2J\xe2\x80\xae"
              "b\a'\n\t\r\n WHERE 0 < ("
                  + endless.trimmed().chopped(1) + ");\n");
    Program own = program();
    own.set(u"API_TOKEN"_s, u"geheim-und-lang"_s);
    Terminal terminal(own, {u"migrate"_s}, 120);
    QTRY_VERIFY_WITH_TIMEOUT(!terminal.drawings().filter(u"SELECT '********', 'a[2J2Jb' WHERE 0 < (SELECT"_s).isEmpty(), 20000);
    QVERIFY(!terminal.bytes().contains("geheim"));
    QVERIFY(!terminal.bytes().contains("\x1b[2J"));
}

void TestRunProgress::colorsAreLeftOutWhereNobodyWantsThem()
{
    migration(u"002_second.sql"_s, slow);
    Terminal colored(program(), {u"migrate"_s}, 80);
    QCOMPARE(colored.end(), 0);
    QVERIFY(colored.bytes().contains("\x1b[2m"));
    m_project->remove(u"app.sqlite"_s);
    Program own = program();
    own.set(u"NO_COLOR"_s, u"1"_s);
    Terminal plain(own, {u"migrate"_s}, 80);
    QCOMPARE(plain.end(), 0);
    QVERIFY(!plain.drawings().isEmpty());
    QVERIFY(!plain.bytes().contains("\x1b[2m"));
}

void TestRunProgress::terminalsThatCannotDoItGetLines_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("dumb") << u"dumb"_s;
    QTest::newRow("of no kind") << QString();
}

void TestRunProgress::terminalsThatCannotDoItGetLines()
{
    QFETCH(QString, kind);
    migration(u"002_second.sql"_s, slow);
    Program own = program();
    own.set(u"TERM"_s, kind);
    Terminal terminal(own, {u"migrate"_s}, 80);
    QCOMPARE(terminal.end(), 0);
    QVERIFY2(!terminal.bytes().contains('\x1b'), terminal.bytes().constData());
    QCOMPARE(terminal.screen().size(), 4);
}

void TestRunProgress::aRehearsalSaysWhatItTries()
{
    migration(u"002_second.sql"_s, endless);
    Terminal terminal(program(), {u"rehearse"_s}, 80);
    const QRegularExpression whole(u"^0:\\d\\d  002_second, 2 of 2$"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!terminal.drawings().filter(whole).isEmpty(), 20000);
    terminal.type("\x03");
    QCOMPARE(terminal.end(), 130);
    QVERIFY2(terminal.screen().filter(u"002_second, 2 of 2"_s).isEmpty(), qPrintable(terminal.screen().join(u'\n')));
}

void TestRunProgress::aPipeGetsLines()
{
    migration(u"002_second.sql"_s, slow);
    const ProgramResult result = program().run({u"migrate"_s});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.err, QString());
    QCOMPARE(result.out.count(u'\n'), 3);
    QVERIFY(!result.out.contains(u'\r') && !result.out.contains(u'\x1b'));
    QVERIFY(!isBar(result.out));
}

void TestRunProgress::aPipeGetsEachLineWhenItsStepHasEnded()
{
    migration(u"002_second.sql"_s, endless);
    const std::unique_ptr<QProcess> process = program().start({u"migrate"_s});
    QByteArray out;
    QTRY_VERIFY_WITH_TIMEOUT((out += process->readAllStandardOutput()).startsWith("\xe2\x9c\x93 001_first  applied, "), 20000);
    QCOMPARE(process->state(), QProcess::Running);
    process->kill();
    QVERIFY(process->waitForFinished());
}

QTEST_GUILESS_MAIN(TestRunProgress)
#include "tst_runprogress.moc"
