// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/program.h>
#include <tests/support/temporaryproject.h>

#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTest>

using namespace Varve::Test;
using namespace Qt::StringLiterals;

/// The manual page and the completion know the commands and options that --help prints, each at its command, and no others.
class TestManual final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void manualHasEveryCommand();
    void manualHasEveryOption();
    void completionHasEveryOption();
    void exitCodesAreThoseOfTheManual();
    void pagesFitAnOrdinaryTerminal_data();
    void pagesFitAnOrdinaryTerminal();

private:
    /// By the command's words ("lock show"; empty: the program); only commands that run something.
    using Options = QMap<QString, QSet<QString>>;
    void readHelp(const QStringList &command);
    static Options readManual(const QString &page);
    static QSet<QString> optionsIn(const QString &text);
    QString help(const QStringList &command) const { return m_program.run(command + QStringList{u"--help"_s}).out; }

    TemporaryProject m_folder;
    Program m_program{m_folder.folder()};
    QString m_page; ///< without its marks
    Options m_help;
    Options m_manual;
};

/// "--dry-run" and "-n", wherever they stand by themselves.
QSet<QString> TestManual::optionsIn(const QString &text)
{
    static const QRegularExpression option(u"(?<![\\w-])(--[a-z][a-z-]*|-[a-z])(?![\\w-])"_s);
    QSet<QString> found;
    for (auto match = option.globalMatch(text); match.hasNext();)
        found += match.next().captured(1);
    return found;
}

void TestManual::initTestCase()
{
    readHelp({});
    QFile page(qEnvironmentVariable("VARVE_SOURCE_DIR") + u"/docs/man/varve-cli.1"_s);
    QVERIFY2(page.open(QIODevice::ReadOnly), qPrintable(page.errorString()));
    m_page = QString::fromUtf8(page.readAll());
    static const QRegularExpression font(u"\\\\f[BIR]"_s);
    m_page.remove(font).replace(u"\\-"_s, u"-"_s);
    m_manual = readManual(m_page);
    QVERIFY(m_help.size() > 20 && m_manual.size() > 20);
}

void TestManual::readHelp(const QStringList &command)
{
    const QString text = help(command);
    const QString commands = text.section(u"\nSubcommands:\n"_s, 1).section(u"\n\n"_s, 0, 0);
    static const QRegularExpression line(u"^  (\\S+)  "_s, QRegularExpression::MultilineOption);
    for (auto match = line.globalMatch(commands); match.hasNext();)
        readHelp(command + QStringList{match.next().captured(1)});
    if (!commands.isEmpty() && !command.isEmpty())
        return;
    static const QRegularExpression names(u"^  (-\\S+)"_s, QRegularExpression::MultilineOption);
    QSet<QString> &options = m_help[command.join(u' ')];
    for (auto match = names.globalMatch(text.section(u"\nOptions:\n"_s, 1).section(u"\n\n"_s, 0, 0)); match.hasNext();)
        options += optionsIn(match.next().captured(1).replace(u',', u' '));
    if (!command.isEmpty())
        options -= {u"-h"_s, u"--help"_s};
}

/// A command's line behind ".TP" has its words, then arguments in brackets or capitals; the options are in it.
TestManual::Options TestManual::readManual(const QString &page)
{
    Options found;
    const QString commands = page.section(u"\n.SH COMMANDS\n"_s, 1).section(u"\n.SH "_s, 0, 0);
    static const QRegularExpression words(u"^\\.B ([a-z-]+(?: [a-z]+(?![|a-z]))?)"_s);
    const QStringList parts = commands.split(u".TP\n"_s, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString line = part.section(u'\n', 0, 0);
        found[words.match(line).captured(1)] = optionsIn(line);
    }
    found[QString()] = optionsIn(page.section(u"\n.SH OPTIONS\n"_s, 1).section(u"\n.SH "_s, 0, 0));
    return found;
}

void TestManual::manualHasEveryCommand()
{
    QCOMPARE(m_manual.keys(), m_help.keys());
}

void TestManual::manualHasEveryOption()
{
    for (auto command = m_help.cbegin(); command != m_help.cend(); ++command) {
        QStringList inHelp(command->cbegin(), command->cend());
        const QSet<QString> own = m_manual.value(command.key());
        QStringList inManual(own.cbegin(), own.cend());
        // Of the options that all share a command may name one, to say what it means there.
        inManual.removeIf([&](const QString &option) { return !command->contains(option) && m_help.value(QString()).contains(option); });
        inHelp.sort();
        inManual.sort();
        QVERIFY2(inManual == inHelp,
                 qPrintable(u"%1: the manual has %2, --help %3"_s.arg(command.key(), inManual.join(u' '), inHelp.join(u' '))));
    }
}

void TestManual::completionHasEveryOption()
{
    const QString script = m_program.run({u"completion"_s, u"bash"_s}).out;
    for (auto command = m_help.cbegin(); command != m_help.cend(); ++command) {
        const QString line = script.section(u"\n        '%1') words="_s.arg(command.key()), 1).section(u'\n', 0, 0);
        QVERIFY2(!line.isEmpty(), qPrintable(command.key()));
        for (const QString &option : *command)
            QVERIFY2(optionsIn(line).contains(option), qPrintable(command.key() + u' ' + option + u": "_s + line));
    }
}

void TestManual::exitCodesAreThoseOfTheManual()
{
    const QString codes = m_page.section(u"\n.SH \"EXIT STATUS\"\n"_s, 1).section(u"\n.SH "_s, 0, 0);
    static const QRegularExpression row(u"^(\\d+)\\|"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression number(u"\\b(\\d+) "_s);
    QSet<QString> inManual;
    for (auto match = row.globalMatch(codes); match.hasNext();)
        inManual += match.next().captured(1);
    const QString sentence = help({}).section(u"\nExit codes: "_s, 1).section(u" interrupted."_s, 0, 0).replace(u',', u' ') + u' ';
    QSet<QString> inHelp;
    for (auto match = number.globalMatch(sentence); match.hasNext();)
        inHelp += match.next().captured(1);
    QCOMPARE(inManual, inHelp);
}

void TestManual::pagesFitAnOrdinaryTerminal_data()
{
    QTest::addColumn<QString>("page");
    QTest::newRow("varve-cli") << u"varve-cli.1"_s;
    QTest::newRow("varve") << u"varve.1"_s;
}

void TestManual::pagesFitAnOrdinaryTerminal()
{
    QFETCH(QString, page);
    const QString groff = QStandardPaths::findExecutable(u"groff"_s);
    if (groff.isEmpty())
        QSKIP("There is no groff here.");
    QProcess process;
    process.start(groff,
                  {u"-t"_s, u"-man"_s, u"-Kutf8"_s, u"-Tutf8"_s, u"-P-cbou"_s, u"-rLL=80n"_s,
                   qEnvironmentVariable("VARVE_SOURCE_DIR") + u"/docs/man/"_s + page});
    QVERIFY(process.waitForFinished());
    QCOMPARE(QString::fromUtf8(process.readAllStandardError()), QString());
    for (const QString &line : QString::fromUtf8(process.readAllStandardOutput()).split(u'\n'))
        QVERIFY2(line.size() <= 80, qPrintable(line));
}

QTEST_GUILESS_MAIN(TestManual)
#include "tst_manual.moc"
