// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/planner/resume.h>
#include <models/execution/printing/planprinter.h>
#include <tests/support/workplace.h>

#include <QProcess>
#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::Workplace;

/// Where targets lead on a graph with branches and merges, forward and back, and what exactly one migration needs.
///
///     001_a ─ 002_b ─ 004_d ─ 007_merge ─ 008_h
///        └─ 003_c (billing) ─ 005_e ─┘      (006_f: cache, a line of its own, needs 002_b)
class TargetsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_place = std::make_unique<Workplace>(); }

    void forward_data();
    void forward();
    void forwardErrors_data();
    void forwardErrors();
    void back_data();
    void back();
    void backErrors_data();
    void backErrors();
    void stepsGoOnFromWhatIsApplied_data();
    void stepsGoOnFromWhatIsApplied();
    void stepsAreAlembics_data();
    void stepsAreAlembics();
    void theStepsAreWhatAlembicTakes_data() { stepsAreAlembics_data(); }
    void theStepsAreWhatAlembicTakes();
    void stepsBackTakeNoMoreThanTheyCount();
    void stepsBackOnABranchStopAtOthers();
    void aStepFillsTheGapsOfALineFirst();
    void stepsCountAlongTheLine();
    void whatStaysKeepsWhatNeedsIt_data();
    void whatStaysKeepsWhatNeedsIt();
    void aPlainFolderNeedsNoWordsAboutBranches();
    void releasesAreTargets();
    void whatWasTypedNearlyIsSuggested();
    void aReleaseThatIsANumberTooIsAmbiguous();
    void numbersWithDashesAreNoSteps();
    void headsOfOtherEnvironmentsDoNotCount();
    void aBranchMayBeBehindWithoutBeingOutOfOrder();
    void mergesRunAndRollBackWithoutStatements();
    void mergesWithStatementsAreNotUndoneByNothing();
    void onlyOneForward();
    void onlyOneForwardWithItsPrerequisites();
    void onlyOneBack();
    void onlyOneBackWithItsDependents();
    void onlyOneForwardWithWhatDoesNotRunHere();
    void severalHeadsOfABranchAreToldByTheirIds();
    void aLongPathIsToldInPart();
    void prerequisitesInAnotherDatabase();
    void namesInCommandsAreWordsOfAShell();
    void whatCannotRunInAnotherDatabaseIsNotOffered();
    void dependentsInAnotherDatabase();
    void aDependentThatIsPartlyAppliedOrMayBeAppliedInAnotherDatabase();
    void dependentsInAnotherDatabaseThroughWhatIsNotApplied_data();
    void dependentsInAnotherDatabaseThroughWhatIsNotApplied();
    void aDependentIsToldOnceWithItsShortestPath();
    void stepsBackSeeWhatNeedsThemThroughAnotherDatabase();
    void brokenFilesAreToldBeforeSeveralHeads();
    void whyATargetCannotRunIsTold_data();
    void whyATargetCannotRunIsTold();

private:
    Workplace &place() { return *m_place; }
    void write(const char *name, const QByteArray &header = {})
    {
        const QByteArray table = QByteArray("t_") + name;
        place().migration(QString::fromUtf8(name) + u".sql"_s,
                          header + "CREATE TABLE " + table + " (id integer);\n-- varve:down\nDROP TABLE " + table + ";\n");
    }
    /// Without the merge and what follows it.
    void writeBranches()
    {
        write("001_a");
        write("002_b");
        write("003_c", "-- Revises: 001_a\n-- Branch: billing\n");
        write("004_d");
        write("005_e", "-- Branch: billing\n");
        write("006_f", "-- Revises: base\n-- Branch: cache\n-- Prerequisites: 002_b\n");
    }
    void writeMerge()
    {
        place().migration(u"007_merge.sql"_s, "-- Revises: 004_d, 005_e\n\n-- varve:down\n");
        write("008_h");
    }
    /// A fork behind a02, and a line of its own that needs a02 in its middle.
    ///
    ///     a01 ─ a02 ─ a03 (main)
    ///              └─ c01 ─ c02 (feat)
    ///     b01 ─ b02 ─ b03 (billing; b02 needs a02)
    void writeFork()
    {
        write("a01", "-- Revises: base\n");
        write("a02", "-- Revises: a01\n");
        write("a03", "-- Revises: a02\n-- Branch: main\n");
        write("b01", "-- Revises: base\n-- Branch: billing\n");
        write("b02", "-- Revises: b01\n-- Prerequisites: a02\n");
        write("b03", "-- Revises: b02\n");
        write("c01", "-- Revises: a02\n-- Branch: feat\n");
        write("c02", "-- Revises: c01\n");
    }
    void apply(const QString &to)
    {
        const RunResult result = place().run(place().migratePlan(to));
        QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    }
    /// main, and \a others with a folder each.
    void writeDatabases(const QStringList &others)
    {
        QByteArray text = "[databases.main]\nmigrations = [\"migrations\"]\n";
        for (const QString &name : others)
            text += "[databases." + name.toUtf8() + "]\nmigrations = [\"" + name.toUtf8() + "\"]\n";
        place().files.write(u"varve.toml"_s, text + "[environments.test.connections.main]\nurl = \"sqlite:test.sqlite\"\n");
    }
    /// What another database has: \a applied of it.
    static History::EnvironmentStatus other(const QString &databaseName, const QStringList &applied)
    {
        History::EnvironmentStatus status{
            .environment = u"test"_s, .databaseName = databaseName, .server = {}, .standings = {}, .history = {}, .error = {}};
        for (const QString &id : applied)
            status.standings += {.migrationId = id, .standing = History::Standing::Applied, .last = {}, .lastApplied = {}};
        return status;
    }
    Core::Expected<Plan> back(const Target &to, const Elsewhere &elsewhere)
    {
        const Project::Project project = place().project();
        return planRollback(project, place().environment(), u"main"_s, place().profile(), place().status(), to, elsewhere);
    }
    static QStringList ids(const Plan &plan)
    {
        QStringList result;
        for (const PlanStep &step : plan.steps)
            result += step.migrationId.left(3);
        return result;
    }
    static QString said(const Core::Expected<Plan> &plan) { return plan ? ids(*plan).join(u' ') : plan.error().toString(); }
    Core::Expected<Plan> stamp(const QString &reference)
    {
        return planStamp(place().project(), place().environment(), u"main"_s, place().profile(), place().status(), {reference});
    }
    Core::Expected<Plan> only(const QString &reference, Target::Extent extent, bool forward = true)
    {
        const Target to{.kind = Target::Kind::Migration, .steps = 0, .migration = reference, .branch = {}, .extent = extent};
        const auto plan = forward ? planMigrate : planRollback;
        return plan(place().project(), place().environment(), u"main"_s, place().profile(), place().status(), to, {});
    }

    std::unique_ptr<Workplace> m_place;
};

void TargetsTest::forward_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("expected");
    QTest::newRow("all heads") << u"heads"_s << u"002 003 004 005 006"_s;
    QTest::newRow("one and what it comes after") << u"005"_s << u"003 005"_s;
    QTest::newRow("also what it needs") << u"006_f"_s << u"002 006"_s;
    QTest::newRow("a branch's head") << u"billing@head"_s << u"003 005"_s;
    QTest::newRow("a branch's label alone") << u"billing"_s << u"003 005"_s;
    QTest::newRow("a branch by a migration on it") << u"003_c@head"_s << u"003 005"_s;
    QTest::newRow("the next one on a branch") << u"billing@+1"_s << u"003"_s;
    QTest::newRow("the next two on a branch") << u"billing@+2"_s << u"003 005"_s;
    QTest::newRow("before a branch's head") << u"billing@head-1"_s << u"003"_s;
    QTest::newRow("steps after a migration") << u"002+1"_s << u"002 004"_s;
    QTest::newRow("steps before a migration") << u"004_d-1"_s << u"002"_s;
    QTest::newRow("steps after one on a branch") << u"billing@001+2"_s << u"003 005"_s;
    QTest::newRow("from the base") << u"billing@base+1"_s << u""_s;
    QTest::newRow("from the base onward") << u"billing@base+2"_s << u"003"_s;
    QTest::newRow("what is applied") << u"001_a"_s << u""_s;
}

void TargetsTest::forward()
{
    QFETCH(QString, to);
    QFETCH(QString, expected);
    writeBranches();
    apply(u"001"_s);
    QCOMPARE(said(place().tryMigrate(to)), expected);
}

void TargetsTest::forwardErrors_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("expected");
    QTest::newRow("several heads")
        << u"head"_s
        << u"There are 3 heads: 004_d, 005_e, 006_f.\nSay heads for all of them or billing@head for one, or merge them "
           "with varve-cli merge -m NAME."_s;
    QTest::newRow("several could be next")
        << u"+1"_s << u"+1 may mean any of 002_b, 003_c: several lines go on.\nSay BRANCH@+1, a migration, or heads."_s;
    QTest::newRow("more than there is") << u"+9"_s << u"+9 asks for more than there is: 5 migrations are pending."_s;
    QTest::newRow("several come after") << u"001+1"_s
                                        << u"Several migrations come after 001_a: 002_b, 003_c.\nName the one that is meant."_s;
    QTest::newRow("nothing comes after") << u"004+2"_s << u"Nothing comes after 004_d, and 2 more steps are asked for."_s;
    QTest::newRow("nothing comes before") << u"002-3"_s << u"Nothing comes before 001_a, and 2 more steps are asked for."_s;
    QTest::newRow("several begin at base") << u"base+1"_s << u"Several lines begin at base: 001_a, 006_f.\nName the one that is meant."_s;
    QTest::newRow("an unknown branch") << u"biling@head"_s
                                       << u"There is no branch \"biling\"; there are billing, cache. Did you mean \"billing\"?"_s;
    QTest::newRow("not on the branch") << u"billing@004"_s << u"004_d is not on the branch billing."_s;
    QTest::newRow("an unknown migration")
        << u"004_e"_s
        << u"There is no migration \"004_e\"; there are 001_a, 002_b, 003_c, 004_d, 005_e, 006_f. Did you "
           "mean \"004_d\"?"_s;
    QTest::newRow("back") << u"billing@-1"_s
                          << u"The target billing@-1 goes back; migrate only goes forward.\nUse varve-cli rollback --to billing@-1."_s;
}

void TargetsTest::forwardErrors()
{
    QFETCH(QString, to);
    QFETCH(QString, expected);
    writeBranches();
    apply(u"001"_s);
    QCOMPARE(said(place().tryMigrate(to)), expected);
}

void TargetsTest::back_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("expected");
    QTest::newRow("base") << u"base"_s << u"008 007 006 005 004 003 002 001"_s;
    QTest::newRow("a branch's base") << u"cache@base"_s << u"006"_s;
    QTest::newRow("the last on a branch") << u"cache@-1"_s << u"006"_s;
    QTest::newRow("below a merge") << u"007_merge"_s << u"008"_s;
    QTest::newRow("below the merge, one side") << u"004"_s << u"008 007"_s;
    QTest::newRow("to where branches part") << u"001"_s << u"008 007 006 005 004 003 002"_s;
    QTest::newRow("on one branch only") << u"billing@001"_s << u"008 007 005 003"_s;
    QTest::newRow("what needs it stays with it") << u"002"_s << u"008 007 004"_s;
    QTest::newRow("steps before one") << u"008-1"_s << u"008"_s;
    QTest::newRow("one step before the first") << u"001-1"_s << u"008 007 006 005 004 003 002 001"_s;
    QTest::newRow("steps that end before the first") << u"002_b-2"_s << u"008 007 006 005 004 003 002 001"_s;
    QTest::newRow("one step before the first of a branch") << u"006_f-1"_s << u"006"_s;
}

void TargetsTest::back()
{
    QFETCH(QString, to);
    QFETCH(QString, expected);
    writeBranches();
    writeMerge();
    apply(u"heads"_s);
    QCOMPARE(said(place().tryRollback(to)), expected);
}

void TargetsTest::backErrors_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("expected");
    QTest::newRow("several could be last")
        << u"-1"_s
        << u"-1 may mean any of 004_d, 005_e, 006_f: several lines end there.\nSay BRANCH@-1, name the migration that is to stay, or "
           "roll back one with --only."_s;
    QTest::newRow("more than there is") << u"cache@-2"_s << u"cache@-2 asks for more than there is: 1 migrations are applied."_s;
    QTest::newRow("further than before the first") << u"001-2"_s << u"Nothing comes before 001_a, and 2 more steps are asked for."_s;
    QTest::newRow("a branch's label alone") << u"billing"_s << u""_s;
    QTest::newRow("forward") << u"heads"_s
                             << u"The target heads goes forward; rollback only goes back.\nUse varve-cli migrate --to heads."_s;
}

void TargetsTest::backErrors()
{
    QFETCH(QString, to);
    QFETCH(QString, expected);
    writeBranches();
    apply(u"heads"_s);
    QCOMPARE(said(place().tryRollback(to)), expected);
}

void TargetsTest::stepsGoOnFromWhatIsApplied_data()
{
    const auto several = [](const QString &ids) {
        return QString(u"+1 may mean any of "_s + ids + u": several lines go on.\nSay BRANCH@+1, a migration, or heads."_s);
    };
    QTest::addColumn<QStringList>("applied");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << QStringList() << u"+1"_s << several(u"a01, b01"_s);
    QTest::newRow("a line that was not begun is not meant") << QStringList{u"a01"_s} << u"+1"_s << u"a02"_s;
    QTest::newRow("with what the next one needs") << QStringList{u"b01"_s} << u"+1"_s << u"a01 a02 b02"_s;
    QTest::newRow("on along the line") << QStringList{u"b01"_s} << u"+2"_s << u"a01 a02 b02 b03"_s;
    QTest::newRow("two lines go on") << QStringList{u"a01"_s, u"b01"_s} << u"+1"_s << several(u"a02, b02"_s);
    QTest::newRow("up to the fork and on") << QStringList{u"a01"_s} << u"+2"_s << several(u"a03, c01"_s).replace(u"+1"_s, u"+2"_s);
    QTest::newRow("the fork") << QStringList{u"a02"_s} << u"+1"_s << several(u"a03, c01"_s);
    QTest::newRow("on one side of the fork") << QStringList{u"c01"_s} << u"+1"_s << u"c02"_s;
    QTest::newRow("along the line that needed another one") << QStringList{u"b02"_s} << u"+1"_s << u"b03"_s;
    QTest::newRow("the line is at its end") << QStringList{u"a03"_s} << u"+1"_s << several(u"b01, c01"_s);
    QTest::newRow("the line is at its end and one is left") << QStringList{u"a03"_s, u"c02"_s} << u"+1"_s << u"b01"_s;
    QTest::newRow("a branch from where it leaves the line") << QStringList{u"a03"_s} << u"feat@+1"_s << u"c01"_s;
}

/// As Alembic, which refuses more: there the end of a line is the end.
void TargetsTest::stepsGoOnFromWhatIsApplied()
{
    QFETCH(QStringList, applied);
    QFETCH(QString, to);
    QFETCH(QString, expected);
    writeFork();
    for (const QString &id : applied)
        apply(id);
    QCOMPARE(said(place().tryMigrate(to)), expected);
}

void TargetsTest::stepsAreAlembics_data()
{
    QTest::addColumn<QStringList>("graph"); // "id < what it comes after, … ! what it needs, …"
    QTest::addColumn<QStringList>("applied");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("expected"); // as a set; "refused"
    const auto row = [](const char *name, const QString &graph, const QString &applied, const QString &to, const QString &expected) {
        QTest::newRow(name) << graph.split(u"; "_s) << applied.split(u' ', Qt::SkipEmptyParts) << to << expected;
    };
    const QString merge = u"e01; d02 < e01; f00; f03 < d02, f00; g04 < f03"_s;
    row("a merge, from its short side", merge, u"f00"_s, u"+1"_s, u"d02 e01 f03"_s);
    row("a merge and what follows it", merge, u"f00"_s, u"+2"_s, u"d02 e01 f03 g04"_s);
    row("a merge and no further", merge, u"f00"_s, u"+3"_s, u"refused"_s);
    row("to a merge, from its long side", merge, u"e01"_s, u"+1"_s, u"d02"_s);
    row("a merge, from its long side", merge, u"e01"_s, u"+2"_s, u"d02 f00 f03"_s);
    row("from the merge", merge, u"f03"_s, u"+1"_s, u"g04"_s);
    row("nothing, and several begin", merge, u""_s, u"+1"_s, u"refused"_s);
    row("a merge of a fork", u"a01; a02 < a01; a03 < a01; a04 < a02, a03; a05 < a04"_s, u"a02"_s, u"+1"_s, u"a03 a04"_s);
    row("behind a merge of a fork", u"a01; a02 < a01; a03 < a01; a04 < a02, a03; a05 < a04"_s, u"a02"_s, u"+2"_s, u"a03 a04 a05"_s);
    row("a fork", u"a01; a02 < a01; a03 < a01; a04 < a02, a03"_s, u"a01"_s, u"+1"_s, u"refused"_s);
    row("one of three that a merge joins", u"a01; b02; c03; d04 < a01, b02, c03"_s, u"b02"_s, u"+1"_s, u"a01 c03 d04"_s);
    row("a merge behind a merge", u"a01; b02; c03; d04 < a01, b02; e05 < d04, c03"_s, u"c03"_s, u"+1"_s, u"a01 b02 d04 e05"_s);
    row("a need of another line", u"a01; a02 < a01; b03; b04 < b03 ! a02; b05 < b04"_s, u"b03"_s, u"+1"_s, u"a01 a02 b04"_s);
    row("behind a need of another line", u"a01; a02 < a01; a06 < a02; b03; b04 < b03 ! a02; b05 < b04"_s, u"b04"_s, u"+1"_s, u"b05"_s);
    row("a merge of what was needed", u"a01; d02 < a01; c03 ! a01; e04 < c03, d02"_s, u"c03"_s, u"+1"_s, u"d02 e04"_s);
    row("a merge that needs another line", u"a01; b02; c03; d04 < a01, b02 ! c03"_s, u"a01"_s, u"+1"_s, u"b02 c03 d04"_s);
    row("one back", merge, u"g04"_s, u"-1"_s, u"g04"_s);
    row("three back, through a merge", merge, u"g04"_s, u"-3"_s, u"refused"_s);
    row("back along the line that needed another one", u"a01; b02; b03 < b02; b04 < b03 ! a01"_s, u"b04"_s, u"-2"_s, u"b03 b04"_s);
    row("back to the base of one line", u"a01; b02; b03 < b02; b04 < b03 ! a01"_s, u"b04"_s, u"-3"_s, u"b02 b03 b04"_s);
}

/// Where Alembic is clear about it.
void TargetsTest::stepsAreAlembics()
{
    QFETCH(QStringList, graph);
    QFETCH(QStringList, applied);
    QFETCH(QString, to);
    QFETCH(QString, expected);
    for (const QString &revision : graph) {
        const QString parents = revision.section(u" < "_s, 1).section(u" ! "_s, 0, 0);
        const QString needs = revision.section(u" ! "_s, 1);
        const QString header = u"-- Revises: "_s + (parents.isEmpty() ? u"base"_s : parents)
            + (needs.isEmpty() ? u"\n"_s : QString(u"\n-- Prerequisites: "_s + needs + u'\n'));
        write(revision.left(3).toUtf8(), header.toUtf8());
    }
    for (const QString &id : applied)
        apply(id);
    const auto plan = to.startsWith(u'+') ? place().tryMigrate(to) : place().tryRollback(to);
    QStringList found = plan ? ids(*plan) : QStringList{u"refused"_s};
    found.sort();
    QCOMPARE(found.join(u' '), expected);
}

/// The table above is Alembic's own answer.
void TargetsTest::theStepsAreWhatAlembicTakes()
{
    QFETCH(QStringList, graph);
    QFETCH(QStringList, applied);
    QFETCH(QString, to);
    QFETCH(QString, expected);
    const QString script = uR"(
import sys
try:
    from alembic.script.revision import RevisionMap, Revision
except ImportError:
    sys.exit(9)
def names(text):
    return tuple(text.replace(',', ' ').split())
def revision(text):
    head, _, needs = text.partition(' ! ')
    name, _, parents = head.partition(' < ')
    return Revision(name, names(parents) or None, dependencies=names(needs) or None)
graph = [revision(text) for text in sys.argv[1].split('; ')]
revisions = RevisionMap(lambda: graph)
heads = names(sys.argv[2])
try:
    if sys.argv[3].startswith('+'):
        taken = revisions.iterate_revisions(sys.argv[3], heads, implicit_base=True)
    else:
        taken = revisions.iterate_revisions(heads, sys.argv[3], select_for_downgrade=True)
    print(' '.join(sorted(one.revision for one in taken)))
except Exception:
    print('refused')
)"_s;
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {u"-c"_s, script, graph.join(u"; "_s), applied.join(u' '), to});
    if (!python.waitForFinished() || python.exitCode() == 9)
        QSKIP("Alembic is not installed.");
    QCOMPARE(QString::fromUtf8(python.readAllStandardOutput()).trimmed(), expected);
}

/// Alembic goes two steps down the line of b03, to the base, and takes all that stands there along.
void TargetsTest::stepsBackTakeNoMoreThanTheyCount()
{
    write("a01", "-- Revises: base\n");
    write("a02", "-- Revises: a01\n");
    write("b03", "-- Revises: a01\n-- Prerequisites: a02\n");
    apply(u"b03"_s);
    QCOMPARE(said(place().tryRollback(u"-2"_s)), u"b03 a02"_s);
    write("c01", "-- Revises: base\n");
    write("d01", "-- Revises: b03, c01\n");
    apply(u"d01"_s);
    QCOMPARE(said(place().tryRollback(u"-1"_s)), u"d01"_s);
    QVERIFY(said(place().tryRollback(u"-2"_s)).startsWith(u"-2 may mean any of b03, c01: "_s));
}

void TargetsTest::stepsBackOnABranchStopAtOthers()
{
    writeFork();
    apply(u"a03"_s);
    apply(u"c02"_s);
    QCOMPARE(said(place().tryRollback(u"main@-1"_s)), u"a03"_s);
    QCOMPARE(said(place().tryRollback(u"main@-2"_s)),
             u"main@-2 goes back past a02, and others stand on it that are not on the branch: c01, c02.\n"
             "Name the migration that is to stay, with rollback --to: then they are rolled back too."_s);
    QCOMPARE(said(place().tryRollback(u"a01"_s)), u"c02 c01 a03 a02"_s);
    QCOMPARE(said(place().tryRollback(u"feat@-2"_s)), u"c02 c01"_s);
}

void TargetsTest::aStepFillsTheGapsOfALineFirst()
{
    place().configure({}, "[policies]\nout_of_order = \"allow\"\n");
    write("001_a");
    write("003_c");
    apply(u"head"_s);
    write("002_b");
    write("004_d");
    QCOMPARE(said(place().tryMigrate(u"+1"_s)), u"002"_s);
    QCOMPARE(said(place().tryMigrate(u"+2"_s)), u"002 004"_s);
    write("101_x", "-- Revises: base\n-- Branch: other\n");
    QCOMPARE(said(place().tryMigrate(u"+1"_s)), u"002"_s);
}

void TargetsTest::stepsCountAlongTheLine()
{
    for (const char *name : {"a01", "a02"})
        write(name, name == "a01"_ba ? "-- Revises: base\n" : "-- Revises: a01\n");
    write("b01", "-- Revises: base\n-- Branch: billing\n");
    write("b02", "-- Revises: b01\n-- Prerequisites: a02\n");
    apply(u"b01"_s);
    QCOMPARE(said(place().tryMigrate(u"+1"_s)), u"a01 a02 b02"_s);
    QCOMPARE(said(place().tryMigrate(u"+2"_s)), u"Nothing comes after b02, and 1 more steps are asked for."_s);
    QCOMPARE(said(place().tryMigrate(u"+4"_s)), u"+4 asks for more than there is: 3 migrations are pending."_s);
}

void TargetsTest::whatStaysKeepsWhatNeedsIt_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("expected");
    QTest::newRow("where a fork begins") << u"a02"_s << u"c02 c01 a03"_s;
    QTest::newRow("one before the fork's first") << u"c01-1"_s << u"c02 c01 a03"_s;
    QTest::newRow("one side of the fork") << u"feat@a02"_s << u"c02 c01"_s;
    QTest::newRow("what needs one that goes goes too") << u"a01"_s << u"c02 c01 b03 b02 a03 a02"_s;
    QTest::newRow("a line's own") << u"b01"_s << u"b03 b02"_s;
}

/// As Alembic: what comes after the target in its lines, and what needs one of those.
void TargetsTest::whatStaysKeepsWhatNeedsIt()
{
    QFETCH(QString, to);
    QFETCH(QString, expected);
    writeFork();
    apply(u"heads"_s);
    QCOMPARE(said(place().tryRollback(to)), expected);
}

void TargetsTest::aPlainFolderNeedsNoWordsAboutBranches()
{
    for (const char *name : {"001_a", "002_b", "003_c"})
        write(name);
    QCOMPARE(said(place().tryMigrate()), u"001 002 003"_s);
    QCOMPARE(said(place().tryMigrate(u"+2"_s)), u"001 002"_s);
    QCOMPARE(said(place().tryMigrate(u"head-1"_s)), u"001 002"_s);
    apply(u"head"_s);
    QCOMPARE(said(place().tryRollback(u"-2"_s)), u"003 002"_s);
    QCOMPARE(said(place().tryRollback(u"1"_s)), u"003 002"_s);
    QCOMPARE(said(place().tryRollback(u"head-1"_s)), u"003"_s);
}

void TargetsTest::releasesAreTargets()
{
    place().configure({},
                      "[[releases]]\nname = \"1.0\"\nmigrations = [\"001_a\", \"002_b\"]\n[[releases]]\nname = \"1.1\"\nmigrations = "
                      "[\"003_c\"]\n");
    for (const char *name : {"001_a", "002_b", "003_c", "004_d"})
        write(name);
    QCOMPARE(said(place().tryMigrate(u"1.0"_s)), u"001 002"_s);
    QCOMPARE(said(place().tryMigrate(u"1.2"_s)),
             u"There is no migration \"1.2\"; there are 001_a, 002_b, 003_c, 004_d. Did you mean \"1.0\"?"_s);
    QCOMPARE(said(place().tryMigrate(u"003_d"_s)),
             u"There is no migration \"003_d\"; there are 001_a, 002_b, 003_c, 004_d. Did you mean \"003_c\"?"_s);
    apply(u"head"_s);
    QCOMPARE(said(place().tryRollback(u"1.1"_s)), u"004"_s);
    QCOMPARE(said(place().tryRollback(u"1.0"_s)), u"004 003"_s);
}

void TargetsTest::whatWasTypedNearlyIsSuggested()
{
    place().configure({}, "[[releases]]\nname = \"0.3.0\"\nmigrations = [\"001_schema\", \"002_users\"]\n");
    write("001_schema");
    write("002_users");
    write("003_names", "-- Branch: billing\n");
    const auto suggested = [](const Core::Expected<Plan> &plan) { return plan ? u"a plan"_s : plan.error().message.section(u"\"; "_s, 1); };
    const auto meant
        = [](const QString &what) { return QString(u"there are 001_schema, 002_users, 003_names. Did you mean \""_s + what + u"\"?"_s); };
    QCOMPARE(suggested(place().tryMigrate(u"heds"_s)), meant(u"heads"_s));
    QCOMPARE(suggested(place().tryMigrate(u"bas"_s)), meant(u"base"_s));
    QCOMPARE(suggested(place().tryMigrate(u"biling"_s)), meant(u"billing"_s));
    QCOMPARE(suggested(place().tryMigrate(u"0.30"_s)), meant(u"0.3.0"_s));
    QCOMPARE(suggested(place().tryMigrate(u"030"_s)), meant(u"003_names"_s));
    QCOMPARE(suggested(place().tryMigrate(u"02_people_and_groups"_s)), meant(u"002_users"_s));
    // It takes neither releases nor words.
    QCOMPARE(suggested(only(u"030"_s, Target::Extent::Only)), meant(u"003_names"_s));
    QCOMPARE(suggested(only(u"0.30"_s, Target::Extent::Only)), meant(u"003_names"_s));
    QCOMPARE(suggested(only(u"heds"_s, Target::Extent::OnlyAndNeeds)), u"there are 001_schema, 002_users, 003_names."_s);
    QCOMPARE(suggested(stamp(u"heds"_s)), meant(u"heads"_s));
    QCOMPARE(suggested(stamp(u"01_initial"_s)), meant(u"001_schema"_s));
    QCOMPARE(suggested(stamp(u"0.30"_s)), meant(u"0.3.0"_s));
}

void TargetsTest::aReleaseThatIsANumberTooIsAmbiguous()
{
    place().configure({}, "[[releases]]\nname = \"2\"\nmigrations = [\"001_a\"]\n");
    write("001_a");
    write("002_b");
    QCOMPARE(said(place().tryMigrate(u"2"_s)), u"\"2\" is a release and the number of 002_b.\nWrite the whole id of a migration."_s);
    QCOMPARE(said(place().tryMigrate(u"002_b"_s)), u"001 002"_s);
}

void TargetsTest::numbersWithDashesAreNoSteps()
{
    write("2026_02_11_a");
    place().migration(u"2026-02-12_b.sql"_s, "CREATE TABLE b (id integer);\n");
    QCOMPARE(place().tryMigrate(u"2026-02-12"_s)->steps.size(), 2);
    // Not two steps before what begins with "2026-02".
    QCOMPARE(said(place().tryMigrate(u"2026-02-2"_s)),
             u"There is no migration \"2026-02-2\"; there are 2026_02_11_a, 2026-02-12_b. Did you mean \"2026-02-12_b\"?"_s);
}

void TargetsTest::headsOfOtherEnvironmentsDoNotCount()
{
    write("001_a");
    write("002_b");
    write("003_c", "-- Branch: dev\n-- Environments: dev\n");
    QCOMPARE(said(place().tryMigrate()), u"001 002"_s);
}

void TargetsTest::aBranchMayBeBehindWithoutBeingOutOfOrder()
{
    place().configure({}, "[policies]\nout_of_order = \"refuse\"\n");
    writeBranches();
    apply(u"billing@head"_s);
    QCOMPARE(place().standings().join(u' '), u"001_a applied 002_b pending 003_c applied 004_d pending 005_e applied 006_f pending"_s);
    QCOMPARE(said(place().tryMigrate(u"heads"_s)), u"002 004 006"_s);
    QVERIFY(place().tryMigrate(u"heads"_s)->warnings.isEmpty());
}

void TargetsTest::mergesRunAndRollBackWithoutStatements()
{
    writeBranches();
    writeMerge();
    apply(u"008"_s);
    QVERIFY(place().standings().contains(u"007_merge applied"_s));
    const RunResult back = place().run(place().rollbackPlan(u"004"_s));
    QVERIFY2(back.isSuccess(), qPrintable(back.summary));
    QVERIFY(place().standings().contains(u"007_merge pending"_s));
}

void TargetsTest::mergesWithStatementsAreNotUndoneByNothing()
{
    writeBranches();
    place().migration(u"007_merge.sql"_s, "-- Revises: 004_d, 005_e\nCREATE TABLE merged (x integer);\n");
    apply(u"007"_s);
    QCOMPARE(
        said(place().tryRollback(u"004"_s)),
        u"migrations/007_merge.sql: The migration has no down section: it cannot be rolled back.\nWrite the statements that undo it below "
        "a line \"-- varve:down\"."_s);
    QCOMPARE(place().standings().constLast(), u"007_merge applied"_s);
}

void TargetsTest::onlyOneForward()
{
    writeBranches();
    QCOMPARE(said(only(u"001"_s, Target::Extent::Only)), u"001"_s);
    QCOMPARE(said(only(u"006"_s, Target::Extent::Only)),
             u"006_f needs 002_b, which needs 001_a: 001_a is not applied.\nAdd --with-prerequisites to run what is missing before it (3 "
             "migrations in all)."_s);
    apply(u"002"_s);
    QCOMPARE(said(only(u"006"_s, Target::Extent::Only)), u"006"_s);
    QCOMPARE(said(only(u"001"_s, Target::Extent::Only)), u"001_a is applied on test already."_s);
}

void TargetsTest::onlyOneForwardWithItsPrerequisites()
{
    writeBranches();
    const auto plan = only(u"006"_s, Target::Extent::OnlyAndNeeds);
    QCOMPARE(said(plan), u"001 002 006"_s);
    QCOMPARE(commandLine(*plan), u"varve-cli migrate --env test --only 006 --with-prerequisites"_s);
}

void TargetsTest::onlyOneBack()
{
    writeBranches();
    apply(u"heads"_s);
    QCOMPARE(said(only(u"005"_s, Target::Extent::Only, false)), u"005"_s);
    QCOMPARE(said(only(u"002"_s, Target::Extent::Only, false)),
             u"006_f needs 002_b: 006_f is applied.\nAdd --with-dependents to roll back what needs it before it (3 migrations in all)."_s);
    place().run(place().rollbackPlan(u"cache@-1"_s));
    QCOMPARE(said(only(u"006"_s, Target::Extent::Only, false)), u"006_f is not applied on test."_s);
}

void TargetsTest::onlyOneBackWithItsDependents()
{
    writeBranches();
    apply(u"heads"_s);
    QCOMPARE(said(only(u"002"_s, Target::Extent::OnlyAndNeeds, false)), u"006 004 002"_s);
}

/// With --with-prerequisites it would be refused for the same reason.
void TargetsTest::onlyOneForwardWithWhatDoesNotRunHere()
{
    write("001_a");
    write("002_b", "-- Environments: prod\n");
    write("003_c", "-- Prerequisites: 001_a, 002_b\n");
    const QString expected = u"migrations/003_c.sql: 003_c needs 002_b: 002_b is not for this environment.\n"
                             "Correct the Prerequisites line, or where one of the two runs."_s;
    QCOMPARE(said(only(u"003"_s, Target::Extent::OnlyAndNeeds)), expected);
    QCOMPARE(said(only(u"003"_s, Target::Extent::Only)), expected);
}

void TargetsTest::severalHeadsOfABranchAreToldByTheirIds()
{
    write("001_a");
    write("002_b", "-- Revises: 001_a\n-- Branch: billing\n");
    write("003_c", "-- Revises: 002_b\n");
    write("004_d", "-- Revises: 002_b\n");
    for (const QString &branch : {u"billing"_s, u"002_b"_s}) {
        QCOMPARE(said(place().tryMigrate(branch + u"@head"_s)),
                 u"There are 2 heads: 003_c, 004_d.\nSay %1@heads for all of them or the id of one, or merge them with varve-cli merge "
                 "-m NAME."_s.arg(branch));
        QCOMPARE(said(place().tryMigrate(branch + u"@heads"_s)), u"001 002 003 004"_s);
    }
    QCOMPARE(said(place().tryMigrate(u"billing"_s)).section(u'\n', 1),
             u"Say billing@heads for all of them or the id of one, or merge them with varve-cli merge -m NAME."_s);
    QCOMPARE(said(place().tryMigrate()).section(u'\n', 1),
             u"Say heads for all of them or 004_d@head for one, or merge them with varve-cli merge -m NAME."_s);
    QCOMPARE(said(place().tryMigrate(u"004_d@head"_s)), u"001 002 004"_s);
}

void TargetsTest::aLongPathIsToldInPart()
{
    for (int number = 1; number <= 9; ++number)
        write(qPrintable(QStringLiteral("00%1_x").arg(number)));
    QCOMPARE(
        said(only(u"009"_s, Target::Extent::Only)),
        u"009_x needs 008_x, which needs 007_x, which needs 006_x, and so on to 001_x: 001_x is not applied.\nAdd --with-prerequisites to "
        "run what is missing before it (9 migrations in all)."_s);
}

void TargetsTest::prerequisitesInAnotherDatabase()
{
    place().files.write(u"varve.toml"_s,
                        "[databases.main]\nmigrations = [\"migrations\"]\n[databases.cache]\nmigrations = [\"cache\"]\n"
                        "[environments.test.connections.main]\nurl = \"sqlite:test.sqlite\"\n");
    write("001_a", "-- Prerequisites: 002_keys\n");
    place().files.write(u"cache/002_keys.sql"_s, "CREATE TABLE k (id integer);\n");
    const Project::Project project = place().project();
    const auto plan = [&](const Elsewhere &elsewhere) {
        return said(planMigrate(project, place().environment(), u"main"_s, place().profile(), place().status(), {}, elsewhere));
    };
    History::EnvironmentStatus cache{
        .environment = u"test"_s, .databaseName = u"cache"_s, .server = {}, .standings = {}, .history = {}, .error = {}};
    cache.standings = {{.migrationId = u"002_keys"_s, .standing = History::Standing::Pending, .last = {}, .lastApplied = {}}};
    QCOMPARE(plan({cache}),
             u"migrations/001_a.sql: 001_a needs 002_keys of the database cache, and it is not applied there.\nRun varve-cli "
             "migrate --env test --database cache --to 002_keys first."_s);
    History::HistoryEntry left;
    left.migrationId = u"002_keys"_s;
    left.statementsTotal = 3;
    left.statementsDone = 1;
    cache.standings[0].standing = History::Standing::Partial;
    cache.standings[0].left = left;
    QCOMPARE(plan({cache}),
             u"migrations/001_a.sql: 001_a needs 002_keys of the database cache: 002_keys is partly applied: 1 of 3 statements of it "
             "remain.\nGo on with varve-cli resume --env test --database cache, or roll it back with varve-cli rollback --env test "
             "--database cache, so that its down section clears what remains; varve-cli stamp and unstamp record what was done by hand."_s);
    cache.standings[0].left = {};
    cache.standings[0].standing = History::Standing::Applied;
    QCOMPARE(plan({cache}), u"001"_s);
    cache.error = Core::Error{.kind = Core::ErrorKind::Network, .message = u"Nobody answers."_s};
    cache.standings.clear();
    QCOMPARE(plan({cache}),
             u"migrations/001_a.sql: 001_a needs 002_keys of the database cache, and what that has cannot be read: Nobody answers."_s);
}

void TargetsTest::namesInCommandsAreWordsOfAShell()
{
    place().files.write(u"varve.toml"_s,
                        "[databases.main]\nmigrations = [\"migrations\"]\n[databases.\"bill ing\"]\nmigrations = [\"bill\"]\n"
                        "[categories]\n\"old*\" = \"archived\"\n[environments.\"p g\"]\nseed = true\n"
                        "[environments.\"p g\".connections.main]\nurl = \"sqlite:test.sqlite\"\n");
    const QStringList needed{u"002_it's"_s, u"seed_$k"_s, u"old&k"_s};
    for (const QString &id : needed)
        place().files.write(u"bill/"_s + id + u".sql"_s, "CREATE TABLE k (id integer);\n");
    write("001_a");
    Project::Project project = place().project();
    const Project::Environment &environment = project.environments.constFirst();
    History::EnvironmentStatus status{
        .environment = u"p g"_s, .databaseName = u"main"_s, .server = {}, .standings = {}, .history = {}, .error = {}};
    status.standings = History::standings(project, environment, u"main"_s, Database::Engine::Sqlite, {});
    History::EnvironmentStatus elsewhere = status;
    elsewhere.databaseName = u"bill ing"_s;
    const auto remedy = [&](const QString &id, History::Standing standing) {
        for (Project::Migration &migration : project.migrations) {
            if (migration.id == u"001_a"_s)
                migration.prerequisites = {id};
        }
        elsewhere.standings = {{.migrationId = id, .standing = standing, .last = {}, .lastApplied = {}}};
        elsewhere.standings[0].left = History::HistoryEntry();
        return said(planMigrate(project, environment, u"main"_s, place().profile(), status, {}, {elsewhere})).section(u'\n', 1);
    };
    QCOMPARE(remedy(needed.at(0), History::Standing::Pending),
             u"Run varve-cli migrate --env 'p g' --database 'bill ing' --to '002_it'\\''s' first."_s);
    QCOMPARE(remedy(needed.at(1), History::Standing::NotRun), u"Run varve-cli seed --env 'p g' --database 'bill ing' first."_s);
    QVERIFY(remedy(needed.at(2), History::Standing::NotRun).contains(u" stamp --env 'p g' --database 'bill ing' 'old&k' what "_s));
    QVERIFY(remedy(needed.at(0), History::Standing::Partial).contains(u" resume --env 'p g' --database 'bill ing', or "_s));
}

void TargetsTest::whatCannotRunInAnotherDatabaseIsNotOffered()
{
    const QByteArray databases = "[databases.main]\nmigrations = [\"migrations\"]\n[databases.cache]\nmigrations = [\"cache\"]\n"
                                 "[categories]\n\"seed_*\" = \"seed\"\n\"old_*\" = \"archived\"\n";
    const auto configure = [&](const QByteArray &environment) {
        place().files.write(u"varve.toml"_s,
                            databases + "[environments.test]\n" + environment
                                + "[environments.prod]\n[environments.test.connections.main]\nurl = \"sqlite:test.sqlite\"\n"
                                  "[environments.test.connections.cache]\nurl = \"sqlite:cache.sqlite\"\n");
    };
    place().files.write(u"cache/seed_keys.sql"_s, "CREATE TABLE k (id integer);\n");
    place().files.write(u"cache/old_keys.sql"_s, "CREATE TABLE k (id integer);\n");
    place().files.write(u"cache/002_prod.sql"_s, "-- Environments: prod\nCREATE TABLE k (id integer);\n");
    const auto plan = [&](const QByteArray &needed) {
        write("001_a", "-- Prerequisites: " + needed + "\n");
        const Project::Project project = place().project();
        const Project::Environment environment = place().environment();
        History::EnvironmentStatus cache{
            .environment = u"test"_s, .databaseName = u"cache"_s, .server = {}, .standings = {}, .history = {}, .error = {}};
        cache.standings = History::standings(project, environment, u"cache"_s, Database::Engine::Sqlite, {});
        return said(planMigrate(project, environment, u"main"_s, place().profile(), place().status(), {}, {cache}));
    };
    const QString file = u"migrations/001_a.sql: "_s;
    configure("seed = true\n");
    QCOMPARE(plan("seed_keys"),
             file
                 + u"001_a needs seed_keys of the database cache, and it is not applied there.\nRun varve-cli seed --env test --database "
                   "cache first."_s);
    configure("seed = false\n");
    QCOMPARE(plan("seed_keys"),
             file
                 + u"001_a needs seed_keys of the database cache, which is seed data, and test does not take any: 001_a cannot run here.\n"
                   "Where it should, write seed = true in its part of varve.toml."_s);
    QCOMPARE(plan("002_prod"),
             file
                 + u"001_a needs 002_prod of the database cache, which does not run in test: 001_a cannot run here.\n"
                   "Correct the Prerequisites line, or where one of the two runs."_s);
    QCOMPARE(
        plan("old_keys"),
        file
            + u"001_a needs old_keys of the database cache, and it is not applied there.\nIt does not run with the others: correct the "
              "Prerequisites line, or record with varve-cli stamp --env test --database cache old_keys what was done by hand."_s);
}

void TargetsTest::dependentsInAnotherDatabase()
{
    place().files.write(u"varve.toml"_s,
                        "[databases.main]\nmigrations = [\"migrations\"]\n[databases.cache]\nmigrations = [\"cache\"]\n"
                        "[environments.test.connections.main]\nurl = \"sqlite:test.sqlite\"\n");
    write("001_a");
    place().files.write(u"cache/002_keys.sql"_s, "-- Prerequisites: 001_a\nCREATE TABLE k (id integer);\n");
    apply(u"head"_s);
    const Project::Project project = place().project();
    History::EnvironmentStatus cache{
        .environment = u"test"_s, .databaseName = u"cache"_s, .server = {}, .standings = {}, .history = {}, .error = {}};
    cache.standings = {{.migrationId = u"002_keys"_s, .standing = History::Standing::Applied, .last = {}, .lastApplied = {}}};
    const auto plan
        = planRollback(project, place().environment(), u"main"_s, place().profile(), place().status(), *parseTarget(u"-1"_s), {cache});
    QCOMPARE(said(plan),
             u"002_keys needs 001_a: 002_keys is applied in the database cache.\nRoll it back first: varve-cli rollback --env test "
             "--database cache --only 002_keys."_s);
}

void TargetsTest::aDependentThatIsPartlyAppliedOrMayBeAppliedInAnotherDatabase()
{
    writeDatabases({u"cache"_s});
    write("001_a");
    place().files.write(u"cache/002_keys.sql"_s, "-- Prerequisites: 001_a\nCREATE TABLE k (id integer);\n");
    apply(u"head"_s);
    History::EnvironmentStatus cache = other(u"cache"_s, {u"002_keys"_s});
    cache.standings[0].standing = History::Standing::Partial;
    QCOMPARE(said(back(*parseTarget(u"-1"_s), {cache})),
             u"002_keys needs 001_a: 002_keys is partly applied in the database cache.\nClear what remains of it first: varve-cli rollback "
             "--env test --database cache."_s);
    cache.standings[0].standing = History::Standing::Unknown;
    cache.error = Core::Error{.kind = Core::ErrorKind::Network, .message = u"Nobody answers."_s, .where = {}, .remedy = u"Start it."_s};
    QCOMPARE(said(back(*parseTarget(u"-1"_s), {cache})), u"001"_s); // the environment has no such database
    place().files.write(u"varve.toml"_s,
                        place().files.read(u"varve.toml"_s) + "[environments.test.connections.cache]\nurl = \"sqlite:cache.sqlite\"\n");
    QCOMPARE(said(back(*parseTarget(u"-1"_s), {cache})),
             u"002_keys needs 001_a: whether 002_keys is applied in the database cache cannot be read: Nobody answers.\nStart it."_s);
    write("003_c");
    apply(u"head"_s);
    QCOMPARE(said(back(*parseTarget(u"-1"_s), {cache})), u"003"_s); // nothing there needs it
}

void TargetsTest::dependentsInAnotherDatabaseThroughWhatIsNotApplied_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("extent");
    QTest::addColumn<QString>("folder");
    const auto all = static_cast<int>(Target::Extent::All);
    for (const QString &folder : {u"cache"_s, u"graph"_s}) {
        QTest::addRow("the last one, %s", qPrintable(folder)) << u"-1"_s << all << folder;
        QTest::addRow("all, %s", qPrintable(folder)) << u"base"_s << all << folder;
        QTest::addRow("it alone, %s", qPrintable(folder)) << u"001"_s << static_cast<int>(Target::Extent::Only) << folder;
        QTest::addRow("with its dependents, %s", qPrintable(folder))
            << u"001"_s << static_cast<int>(Target::Extent::OnlyAndNeeds) << folder;
    }
}

void TargetsTest::dependentsInAnotherDatabaseThroughWhatIsNotApplied()
{
    QFETCH(QString, to);
    QFETCH(int, extent);
    QFETCH(QString, folder);
    writeDatabases(folder == u"cache" ? QStringList{u"cache"_s} : QStringList{u"cache"_s, u"graph"_s});
    write("001_a");
    place().files.write(u"cache/002_b.sql"_s, "-- Prerequisites: 001_a\nCREATE TABLE b (id integer);\n");
    place().files.write(folder + u"/003_c.sql"_s, "-- Prerequisites: 002_b\nCREATE TABLE c (id integer);\n");
    apply(u"head"_s);
    Target target = *parseTarget(to);
    target.extent = static_cast<Target::Extent>(extent);
    const Elsewhere elsewhere{other(u"cache"_s, folder == u"cache" ? QStringList{u"003_c"_s} : QStringList()),
                              other(u"graph"_s, folder == u"graph" ? QStringList{u"003_c"_s} : QStringList())};
    QCOMPARE(said(back(target, elsewhere)),
             QStringLiteral("003_c needs 002_b, which needs 001_a: 003_c is applied in the database %1.\nRoll it back first: varve-cli "
                            "rollback --env test --database %1 --only 003_c.")
                 .arg(folder));
    QCOMPARE(said(back(target, {other(u"cache"_s, {}), other(u"graph"_s, {})})), u"001"_s);
}

void TargetsTest::aDependentIsToldOnceWithItsShortestPath()
{
    writeDatabases({u"cache"_s});
    write("001_a");
    write("002_b");
    place().files.write(u"cache/003_c.sql"_s, "-- Prerequisites: 001_a, 002_b\nCREATE TABLE c (id integer);\n");
    place().files.write(u"cache/004_d.sql"_s, "CREATE TABLE d (id integer);\n");
    apply(u"head"_s);
    QCOMPARE(said(back(*parseTarget(u"base"_s), {other(u"cache"_s, {u"003_c"_s, u"004_d"_s})})),
             u"003_c needs 002_b: 003_c is applied in the database cache.\nRoll it back first: varve-cli rollback --env test --database "
             "cache --only 003_c."_s);
}

void TargetsTest::stepsBackSeeWhatNeedsThemThroughAnotherDatabase()
{
    writeDatabases({u"cache"_s});
    write("001_a", "-- Branch: y\n");
    place().files.write(u"cache/002_b.sql"_s, "-- Prerequisites: 001_a\nCREATE TABLE b (id integer);\n");
    write("003_c", "-- Revises: base\n-- Branch: z\n-- Prerequisites: 002_b\n");
    apply(u"heads"_s);
    QCOMPARE(said(back(*parseTarget(u"-1"_s), {})), u"003"_s);
    QCOMPARE(said(back(*parseTarget(u"-2"_s), {})), u"003 001"_s);
    QCOMPARE(said(back(*parseTarget(u"y@-1"_s), {})).section(u'\n', 0, 0),
             u"y@-1 goes back past 001_a, and others stand on it that are not on the branch: 003_c."_s);
    // A circle over there is in nobody's way.
    place().files.write(u"cache/004_d.sql"_s, "-- Prerequisites: 001_a, 005_e\n");
    place().files.write(u"cache/005_e.sql"_s, "-- Prerequisites: 004_d\n");
    QCOMPARE(said(back(*parseTarget(u"-2"_s), {})), u"003 001"_s);
}

void TargetsTest::brokenFilesAreToldBeforeSeveralHeads()
{
    write("001_a");
    write("002_b", "-- Revises: 000_gone\n");
    QCOMPARE(said(place().tryMigrate()).section(u'\n', 0, 0),
             u"migrations/002_b.sql:1:4: 002_b revises \"000_gone\", and no migration is called that; it does not run."_s);
}

void TargetsTest::whyATargetCannotRunIsTold_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("alone");
    QTest::addColumn<QString>("first");
    const QString circle = u"migrations/001_a.sql: Prerequisites form a circle: 001_a → 003_c → 002_b → 001_a. None of these runs."_s;
    const QString twice = u"migrations/001_b.sql: migrations/001_a.sql and migrations/001_b.sql have the same number; neither runs."_s;
    const QString gone = u"migrations/002_b.sql:1:4: 002_b needs \"009_zz\", and no migration is called that; it does not run."_s;
    QTest::newRow("in a circle") << u"circle"_s << u"001"_s << false << circle;
    QTest::newRow("one of a circle alone") << u"circle"_s << u"001"_s << true << circle;
    QTest::newRow("behind a circle") << u"circle"_s << u"004"_s << false << circle;
    QTest::newRow("behind a circle alone") << u"circle"_s << u"004"_s << true << circle;
    QTest::newRow("a missing prerequisite") << u"gone"_s << u"002"_s << false << gone;
    QTest::newRow("a missing prerequisite alone") << u"gone"_s << u"002"_s << true << gone;
    QTest::newRow("behind a missing prerequisite") << u"gone"_s << u"003"_s << true << u"003_c needs 002_b: 002_b cannot run."_s;
    QTest::newRow("a number taken twice") << u"twice"_s << u"001_b"_s << false << twice;
    QTest::newRow("a number taken twice alone") << u"twice"_s << u"001_b"_s << true << twice;
}

void TargetsTest::whyATargetCannotRunIsTold()
{
    QFETCH(QString, kind);
    QFETCH(QString, to);
    QFETCH(bool, alone);
    QFETCH(QString, first);
    write("001_a", kind == u"circle" ? "-- Prerequisites: 003_c\n" : "");
    if (kind == u"twice")
        write("001_b");
    write("002_b", kind == u"circle" ? "-- Prerequisites: 001_a\n" : kind == u"gone" ? "-- Prerequisites: 009_zz\n" : "");
    write("003_c", kind == u"circle" ? "-- Prerequisites: 002_b\n" : "");
    write("004_d", kind == u"circle" ? "-- Prerequisites: 003_c\n" : "");
    const auto plan = alone ? only(to, Target::Extent::Only) : place().tryMigrate(to);
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, Core::ErrorKind::ProjectFiles);
    QCOMPARE(said(plan).section(u'\n', 0, 0), first);
}

QTEST_GUILESS_MAIN(TargetsTest)
#include "tst_targets.moc"
