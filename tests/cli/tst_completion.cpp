// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/program.h>
#include <tests/support/temporaryproject.h>

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Varve::Test;
using namespace Qt::StringLiterals;

/// The scripts that complete varve-cli in shells, read and asked by the shells themselves.
class TestCompletion final : public QObject
{
    Q_OBJECT

private slots:
    void bashCompletes_data() { addLines(); }
    void bashCompletes();
    void zshCompletes_data() { addLines(); }
    void zshCompletes();
    void zshOnlyReadsWhatIsSourced();
    void zshLoadsItFromAFolder();
    void fishCompletes_data() { addLines(); }
    void fishCompletes();
    void everyShellReadsItsScript_data();
    void everyShellReadsItsScript();
    void unknownShellIsRefused();

private:
    QString script(const QString &shell) const
    {
        return m_folder.write(u"completion"_s, Program(m_folder.folder()).run({u"completion"_s, shell}).out.toUtf8());
    }
    static void addLines();
    static QString ask(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError());
    }

    TemporaryProject m_folder;
};

void TestCompletion::addLines()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("answers");
    QTest::newRow("a command") << u"varve-cli base"_s << u"baseline"_s;
    QTest::newRow("an option of a command") << u"varve-cli migrate --dry"_s << u"--dry-run"_s;
    QTest::newRow("an option of a command that takes ids") << u"varve-cli adopt-state 001 --dry"_s << u"--dry-run"_s;
    QTest::newRow("an option that all share") << u"varve-cli migrate --database-"_s << u"--database-url"_s;
    QTest::newRow("a command below a command") << u"varve-cli lock re"_s << u"release"_s;
    QTest::newRow("a value") << u"varve-cli --format j"_s << u"json"_s;
    QTest::newRow("a value behind a command") << u"varve-cli status --format t"_s << u"text"_s;
    QTest::newRow("a value of the command's own option") << u"varve-cli history --format m"_s << u"markdown"_s;
    QTest::newRow("a value in its place") << u"varve-cli completion f"_s << u"fish"_s;
    QTest::newRow("a command that shares its name with a word before") << u"varve-cli -e test his"_s << u"history"_s;
}

void TestCompletion::bashCompletes()
{
    QFETCH(QString, line);
    const QStringList words = line.split(u' ');
    const QString program = u"source \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _varve_cli; echo \"${COMPREPLY[*]}\""_s;
    QTEST(ask(u"bash"_s, QStringList{u"-c"_s, program, u"test"_s, script(u"bash"_s)} + words).trimmed(), "answers");
}

void TestCompletion::zshCompletes()
{
    QFETCH(QString, line);
    QFETCH(QString, answers);
    if (QStandardPaths::findExecutable(u"zsh"_s).isEmpty())
        QSKIP("zsh is not installed.");
    // The shell's own parts, without a terminal: what they are given they would show where it begins with the last word.
    const QString program = u"_describe() { print -rl -- ${(P)2} }; compadd() { shift; print -rl -- $@ }; _files() { print FILES }; "
                            "compdef() { [[ $2 == varve-cli ]] && completer=$1 }; "
                            "script=$1; shift; words=(\"$@\"); CURRENT=$#; PREFIX=${words[CURRENT]}; set --; source $script; $completer"_s;
    const QStringList words = line.split(u' ');
    const QStringList offered = ask(u"zsh"_s, QStringList{u"-f"_s, u"-c"_s, program, u"test"_s, script(u"zsh"_s)} + words).split(u'\n');
    QStringList fitting;
    for (const QString &one : offered) {
        if (one.startsWith(words.constLast()) || one == u"FILES"_s)
            fitting += one.section(u':', 0, 0);
    }
    QCOMPARE(fitting, QStringList{answers});
}

void TestCompletion::zshOnlyReadsWhatIsSourced()
{
    if (QStandardPaths::findExecutable(u"zsh"_s).isEmpty())
        QSKIP("zsh is not installed.");
    const QString program = u"autoload -Uz compinit; compinit -D -u; source <(cat $1); print $_comps[varve-cli]"_s;
    QCOMPARE(ask(u"zsh"_s, {u"-f"_s, u"-c"_s, program, u"test"_s, script(u"zsh"_s)}), u"_varve_cli\n"_s);
}

void TestCompletion::zshLoadsItFromAFolder()
{
    if (QStandardPaths::findExecutable(u"zsh"_s).isEmpty())
        QSKIP("zsh is not installed.");
    m_folder.write(u"functions/_varve-cli"_s, Program(m_folder.folder()).run({u"completion"_s, u"zsh"_s}).out.toUtf8());
    // Called twice: the second time it is not loaded any more.
    const QString program = u"fpath=($1 $fpath); autoload -Uz compinit; compinit -D -u; _describe() { print -rl -- ${(P)2} }; "
                            "words=(varve-cli completion z); CURRENT=3; PREFIX=z; print $_comps[varve-cli]; "
                            "for i in 1 2; do _varve-cli | grep '^zsh:'; done"_s;
    const QString shown = ask(u"zsh"_s, {u"-f"_s, u"-c"_s, program, u"test"_s, m_folder.path(u"functions"_s)});
    QCOMPARE(shown, u"_varve-cli\nzsh:bash, zsh or fish\nzsh:bash, zsh or fish\n"_s);
}

void TestCompletion::fishCompletes()
{
    QFETCH(QString, line);
    QFETCH(QString, answers);
    if (QStandardPaths::findExecutable(u"fish"_s).isEmpty())
        QSKIP("fish is not installed.");
    const QString offered = ask(u"fish"_s, {u"--no-config"_s, u"-c"_s, u"source $argv[1]; complete -C$argv[2]"_s, script(u"fish"_s), line});
    QStringList names;
    for (const QString &one : offered.trimmed().split(u'\n'))
        names += one.section(u'\t', 0, 0);
    QCOMPARE(names, QStringList{answers});
}

void TestCompletion::everyShellReadsItsScript_data()
{
    QTest::addColumn<QString>("shell");
    for (const char *shell : {"bash", "zsh", "fish"})
        QTest::newRow(shell) << QString::fromLatin1(shell);
}

void TestCompletion::everyShellReadsItsScript()
{
    QFETCH(QString, shell);
    const QString path = script(shell);
    QVERIFY(m_folder.read(u"completion"_s).contains("baseline"));
    QVERIFY(m_folder.read(u"completion"_s).contains("dry-run"));
    if (QStandardPaths::findExecutable(shell).isEmpty())
        QSKIP("This shell is not installed.");
    QCOMPARE(ask(shell, {u"-n"_s, path}), QString());
}

void TestCompletion::unknownShellIsRefused()
{
    QCOMPARE(Program(m_folder.folder()).run({u"completion"_s, u"tcsh"_s}).exitCode, 1);
}

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
