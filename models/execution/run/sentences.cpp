// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sentences.h"

#include "../texts_p.h"

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

using Ending = StepOutcome::Ending;

QString engineTitle(const Plan &plan)
{
    return Database::engineTraits(plan.engine()).title;
}

/// "004" of "004_review_deadlines"; the whole id where it has no number or lies in a folder.
QString shortName(const QString &migrationId)
{
    static const QRegularExpression numbered(QStringLiteral("^(\\d+)[_-]"));
    const QRegularExpressionMatch match = numbered.match(migrationId);
    return match.hasMatch() ? match.captured(1) : migrationId;
}

QString keptSentence(const QString &name, int done)
{
    if (done == 0)
        return QCoreApplication::translate("Varve::Execution", "Nothing of %1 was done.").arg(name);
    return QCoreApplication::translate("Varve::Execution", "%n statements of %1 remain: they did not run in a transaction.", nullptr, done)
        .arg(name);
}

/// What earlier runs did, or undid, is there.
QString asBeforeSentence(const QString &name)
{
    return QCoreApplication::translate("Varve::Execution", "%1 is as it was before: partly applied.").arg(name);
}

/// The server did not say how it ended.
QString leftSentence(const PlanStep &step, const QString &name, const StepOutcome &outcome)
{
    if (step.inUnits || (step.mayEndTransaction && !outcome.committing))
        return QCoreApplication::translate("Varve::Execution", "The journal of %1 says what of it was committed.").arg(name);
    if (outcome.committing)
        return QCoreApplication::translate("Varve::Execution", "The COMMIT of %1 may have been sent; whether it took place is not known.")
            .arg(name);
    const QString before = outcome.statementsDone == 0 ? QString() : QString(keptSentence(name, outcome.statementsDone) + QLatin1Char(' '));
    return before
        + QCoreApplication::translate("Varve::Execution", "Statement %1 commits by itself; whether it was done is not known.")
              .arg(step.doneBefore->size() + outcome.failedStatement + 1);
}

/// "statement 3 of 002", "statements 1 to 3 of 002"
QString statementsText(int first, int last, const QString &name)
{
    if (first == last)
        return QCoreApplication::translate("Varve::Execution", "statement %1 of %2").arg(first).arg(name);
    return QCoreApplication::translate("Varve::Execution", "statements %1 to %2 of %3").arg(first).arg(last).arg(name);
}

/// The server answers, and nobody knows all the same.
QString unknownSentence(const QString &engine, const QString &name, const StepOutcome &outcome)
{
    using Why = StepOutcome::Unknown::Why;
    const StepOutcome::Unknown &unknown = *outcome.unknown;
    QStringList sentences;
    if (outcome.statementsDone > 0) {
        sentences += QCoreApplication::translate("Varve::Execution", "%n statements of %1 remain: they were committed before.", nullptr,
                                                 outcome.statementsDone)
                         .arg(name);
    }
    const QString all = statementsText(unknown.first, unknown.last, name);
    const QString last = statementsText(unknown.last, unknown.last, name);
    switch (unknown.why) {
    case Why::NotUndone:
        sentences += QCoreApplication::translate("Varve::Execution",
                                                 "%1 rolled the transaction back, but a table that takes no part in transactions was "
                                                 "changed: what remains of %2 is not known.")
                         .arg(engine, all);
        break;
    case Why::RolledBack:
        if (unknown.first < unknown.last)
            sentences += QCoreApplication::translate("Varve::Execution", "Undone with the transaction: %1.")
                             .arg(statementsText(unknown.first, unknown.last - 1, name));
        sentences
            += QCoreApplication::translate("Varve::Execution", "What %1 did after the transaction was rolled back is not known.").arg(last);
        break;
    case Why::Committed:
        sentences
            += QCoreApplication::translate("Varve::Execution", "What %1 did after the transaction was committed is not known.").arg(last);
        break;
    case Why::Ended:
        sentences += QCoreApplication::translate("Varve::Execution", "The transaction ended in between: what remains of %1 is not known.")
                         .arg(all);
        break;
    case Why::InPart:
        sentences += QCoreApplication::translate("Varve::Execution",
                                                 "What %1 did before it failed is not known: no transaction was there to undo it.")
                         .arg(last);
        break;
    }
    return sentences.join(QLatin1Char(' '));
}

QString uncertainSentence(const Plan &plan, const PlanStep &step, const QString &name, const StepOutcome &outcome)
{
    if (outcome.left)
        return leftSentence(step, name, outcome);
    if (outcome.unknown)
        return unknownSentence(engineTitle(plan), name, outcome);
    if (outcome.calling) {
        return QCoreApplication::translate(
                   "Varve::Execution",
                   "The connection was lost during statement %1, which may have committed what stands before it; the "
                   "journal of %2 says whether it did.")
            .arg(step.doneBefore->size() + outcome.failedStatement + 1)
            .arg(name);
    }
    if (outcome.unitCommitting) {
        return QCoreApplication::translate(
                   "Varve::Execution", "The connection was lost while statements of %1 were committed; its journal says whether they were.")
            .arg(name);
    }
    if (outcome.committing) {
        return QCoreApplication::translate("Varve::Execution",
                                           "The connection was lost while %1 was committed; whether it was is not known.")
            .arg(name);
    }
    const QString before = step.kind == StepKind::AdHoc && outcome.statementsDone == 0
        ? QString()
        : QString(keptSentence(name, outcome.statementsDone) + QLatin1Char(' '));
    return before
        + QCoreApplication::translate("Varve::Execution", "The connection was lost during statement %1; whether it was done is not known.")
              .arg(step.doneBefore->size() + outcome.failedStatement + 1);
}

/// Of an ad hoc text with transactions of its own, which may have ended some of them either way.
QString ownSentence(StepOutcome::Own own)
{
    const QString committed = QCoreApplication::translate("Varve::Execution", "What the text committed itself remains.");
    if (own == StepOutcome::Own::Ended)
        return committed;
    if (own == StepOutcome::Own::Prepared) {
        return committed + QLatin1Char(' ')
            + QCoreApplication::translate("Varve::Execution", "The transaction that it prepared remains until XA COMMIT or XA ROLLBACK.");
    }
    const QString open = committed + QLatin1Char(' ')
        + QCoreApplication::translate("Varve::Execution", "The transaction that it left open was rolled back.");
    return own != StepOutcome::Own::LeftSomething
        ? open
        : QString(open + QLatin1Char(' ')
                  + QCoreApplication::translate("Varve::Execution", "A table without transactions keeps what was done to it."));
}

/// Of steps whose commit was refused.
QString togetherSentence(const Plan &plan, int count, bool isBackward)
{
    const QString sentence = isBackward
        ? QCoreApplication::translate("Varve::Execution", "The %n migrations are still applied: %1 rolled the run's transaction back.",
                                      nullptr, count)
        : QCoreApplication::translate("Varve::Execution", "Nothing of the %n migrations remains: %1 rolled the run's transaction back.",
                                      nullptr, count);
    return sentence.arg(engineTitle(plan));
}

/// \a before: steps of the same transaction.
QString stateSentence(const Plan &plan, const PlanStep &step, int before, const StepOutcome &outcome)
{
    const QString name
        = step.kind == StepKind::AdHoc ? QCoreApplication::translate("Varve::Execution", "the text") : shortName(step.migrationId);
    const bool back = isBackward(step.kind);
    if (outcome.ending == Ending::Uncertain)
        return uncertainSentence(plan, step, name, outcome);
    if (outcome.ending == Ending::Kept && step.inUnits && outcome.statementsDone > 0)
        return QCoreApplication::translate("Varve::Execution", "%n statements of %1 remain: they were committed before.", nullptr,
                                           outcome.statementsDone)
            .arg(name);
    if (outcome.ending == Ending::Kept && step.isPartial && outcome.statementsDone == 0)
        return asBeforeSentence(name);
    if (outcome.ending == Ending::Kept && back && outcome.statementsDone == 0)
        return QCoreApplication::translate("Varve::Execution", "%1 is still applied: nothing of it was undone.").arg(name);
    if (outcome.ending == Ending::Kept && outcome.own != StepOutcome::Own::None)
        return ownSentence(outcome.own);
    if (outcome.ending == Ending::Kept)
        return keptSentence(name, outcome.statementsDone);
    if (!outcome.anySent)
        return QCoreApplication::translate("Varve::Execution", "%1 was not started.").arg(name);
    const bool lost = outcome.error && outcome.error->kind == Core::ErrorKind::ConnectionLost;
    if (lost || outcome.left) {
        return QCoreApplication::translate("Varve::Execution",
                                           "%1 was not committed: %2 rolls a transaction back when its connection is gone.")
            .arg(name, engineTitle(plan));
    }
    if (outcome.together > 1)
        return togetherSentence(plan, outcome.together, back);
    if (before == 0 && step.isPartial)
        return asBeforeSentence(name);
    if (before > 0 && back) {
        return QCoreApplication::translate(
                   "Varve::Execution", "%1 and the %n before it are still applied: %2 rolled the run's transaction back.", nullptr, before)
            .arg(name, engineTitle(plan));
    }
    if (before > 0) {
        return QCoreApplication::translate("Varve::Execution",
                                           "Nothing of %1 and of the %n before it remains: %2 rolled the run's transaction back.", nullptr,
                                           before)
            .arg(name, engineTitle(plan));
    }
    if (back)
        return QCoreApplication::translate("Varve::Execution", "%1 is still applied: %2 rolled the transaction back.")
            .arg(name, engineTitle(plan));
    return QCoreApplication::translate("Varve::Execution", "Nothing of %1 remains: %2 rolled the transaction back.")
        .arg(name, engineTitle(plan));
}

QString notStartedSentence(const QStringList &names)
{
    constexpr int most = 3;
    if (names.isEmpty())
        return {};
    if (names.size() == 1)
        return QCoreApplication::translate("Varve::Execution", "%1 was not started.").arg(names.constFirst());
    if (names.size() > most) {
        return Texts::tr("%1 and %n more were not started.", nullptr, static_cast<int>(names.size() - 1)).arg(names.constFirst());
    }
    return QCoreApplication::translate("Varve::Execution", "%1 and %2 were not started.")
        .arg(names.first(names.size() - 1).join(QStringLiteral(", ")), names.constLast());
}

} // namespace

QString remainsSentence(const Plan &plan, int step, const StepOutcome &outcome, const QSet<QString> &skipped)
{
    if (plan.kind == PlanKind::Verify)
        return {};
    QStringList later;
    for (qsizetype i = step + 1; !outcome.goesOn && i < plan.steps.size(); ++i) {
        if (!skipped.contains(plan.steps.at(i).migrationId))
            later += shortName(plan.steps.at(i).migrationId);
    }
    const auto isSkipped = [&](const PlanStep &each) { return skipped.contains(each.migrationId); };
    const auto failed = plan.steps.cbegin() + step;
    const int before = isOneTransaction(plan) ? step - static_cast<int>(std::count_if(plan.steps.cbegin(), failed, isSkipped)) : 0;
    QString state = stateSentence(plan, *failed, before, outcome);
    if (failed->kind == StepKind::AdHoc && !state.isEmpty()) // which is no name
        state[0] = state.at(0).toUpper();
    const QStringList sentences{state, notStartedSentence(later)};
    return sentences.join(QLatin1Char(' ')).trimmed();
}

namespace {

QString whereItFailed(const PlanStep &step, const StepOutcome &outcome)
{
    const bool cancelled = outcome.left || (outcome.error && outcome.error->kind == Core::ErrorKind::Cancelled);
    if (outcome.checking && !cancelled)
        return QCoreApplication::translate("Varve::Execution", "The check of its foreign keys failed.");
    if (outcome.isCommitRefused() && !cancelled) {
        return outcome.together > 1
            ? QCoreApplication::translate("Varve::Execution", "The commit of all %n migrations failed.", nullptr, outcome.together)
            : QCoreApplication::translate("Varve::Execution", "The commit failed.");
    }
    if (outcome.failedStatement < 0) {
        return cancelled ? QCoreApplication::translate("Varve::Execution", "The run was cancelled.")
                         : QCoreApplication::translate("Varve::Execution", "The run stopped.");
    }
    if (outcome.isVerification) {
        const int query = outcome.failedStatement - step.statementCount() + 1;
        return cancelled ? QCoreApplication::translate("Varve::Execution", "Cancelled in verification query %1.").arg(query)
                         : QCoreApplication::translate("Varve::Execution", "Verification query %1 failed.").arg(query);
    }
    const int statement = static_cast<int>(step.doneBefore->size()) + outcome.failedStatement + 1;
    return cancelled ? QCoreApplication::translate("Varve::Execution", "Cancelled in statement %1.").arg(statement)
                     : QCoreApplication::translate("Varve::Execution", "Statement %1 failed.").arg(statement);
}

} // namespace

QString failureSentence(const PlanStep &step, const StepOutcome &outcome)
{
    const QString failed = whereItFailed(step, outcome);
    if (outcome.attempts == 1)
        return failed;
    return failed + QLatin1Char(' ') + QCoreApplication::translate("Varve::Execution", "It was tried %n times.", nullptr, outcome.attempts);
}

QString wentOnSentence(const RunResult &result)
{
    QStringList sentences;
    QStringList kept;
    for (const QString &id : result.notStarted)
        kept += shortName(id);
    if (!kept.isEmpty())
        sentences += QCoreApplication::translate("Varve::Execution", "Not started, because they need what failed: %1.")
                         .arg(kept.join(QStringLiteral(", ")));
    sentences += QCoreApplication::translate("Varve::Execution", "%n migrations applied.", nullptr, result.stepsDone);
    return sentences.join(QLatin1Char(' '));
}

QString retrySentence(const StepRetried &event, const QString &migrationId)
{
    const QString &said = event.error.message; // a server's words need not end as a sentence does
    return QCoreApplication::translate("Varve::Execution", "%1: %2 Attempt %3 of %4 begins in %5 ms.")
        .arg(migrationId, said.endsWith(QLatin1Char('.')) ? said : QString(said + QLatin1Char('.')))
        .arg(event.attempt)
        .arg(event.attempts)
        .arg(event.pause.count());
}

QString logStaysSentence(const QString &file)
{
    return QCoreApplication::translate("Varve::Execution",
                                       "%1 stays in WAL mode, in which it was filled, because another program has it open. "
                                       "\"PRAGMA journal_mode = DELETE\" ends that when nobody has.")
        .arg(file.section(QLatin1Char('/'), -1));
}

QString verificationSentence(const RunResult &result, const QStringList &failed)
{
    if (failed.isEmpty())
        return QCoreApplication::translate("Varve::Execution", "%n migrations verified; nothing was changed.", nullptr, result.stepsDone);
    QStringList names;
    for (const QString &id : failed)
        names += shortName(id);
    return QCoreApplication::translate("Varve::Execution", "%n migrations verified; the checks of %1 are not met. Nothing was changed.",
                                       nullptr, result.stepsDone)
        .arg(names.join(QStringLiteral(", ")));
}

namespace {

QStringList initialised(const Plan &plan, const RunResult &result)
{
    QStringList sentences;
    qsizetype stamped = 0;
    int applied = 0;
    for (const PlanStep &step : plan.steps) {
        if (result.skipped.contains(step.migrationId))
            continue;
        stamped += step.rows->size();
        if (Project::isInitScript(step.migrationId))
            sentences += QCoreApplication::translate("Varve::Execution", "%1 is done.").arg(step.shownAs);
        else
            ++applied;
    }
    if (stamped > 0)
        sentences += Texts::tr("%n migrations of it marked as applied.", nullptr, static_cast<int>(stamped));
    if (applied > 0)
        sentences += QCoreApplication::translate("Varve::Execution", "%n migrations applied.", nullptr, applied);
    return sentences;
}

} // namespace

QString successSentence(const Plan &plan, const RunResult &result, const QString &doneBy)
{
    QStringList sentences;
    if (plan.kind == PlanKind::AdHoc)
        sentences += QCoreApplication::translate("Varve::Execution", "%n statements done.", nullptr, plan.statementCount());
    else if (result.stepsDone == 0)
        sentences += QCoreApplication::translate("Varve::Execution", "Nothing to do.");
    else if (plan.kind == PlanKind::InitDatabase)
        sentences += initialised(plan, result);
    else if (plan.kind == PlanKind::Repair)
        sentences += QCoreApplication::translate("Varve::Execution", "%n repairs written to the history; nothing was run.", nullptr,
                                                 result.stepsDone);
    else if (plan.kind == PlanKind::Stamp || plan.kind == PlanKind::Baseline)
        sentences += QCoreApplication::translate("Varve::Execution", "%n migrations marked as applied; nothing was run.", nullptr,
                                                 result.stepsDone);
    else if (plan.kind == PlanKind::Unstamp)
        sentences += QCoreApplication::translate("Varve::Execution", "%n migrations marked as not applied; nothing was run.", nullptr,
                                                 result.stepsDone);
    else if (isBackward(plan.steps.constFirst().kind))
        sentences += QCoreApplication::translate("Varve::Execution", "%n migrations rolled back.", nullptr, result.stepsDone);
    else
        sentences += QCoreApplication::translate("Varve::Execution", "%n migrations applied.", nullptr, result.stepsDone);
    if (!result.skipped.isEmpty()) {
        sentences += Texts::tr("%n were done meanwhile by %1.", nullptr, static_cast<int>(result.skipped.size())).arg(doneBy);
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace Varve::Execution
