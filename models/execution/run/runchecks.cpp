// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runchecks.h"

#include "../plan/scripterrors.h"

#include <models/core/checksum.h>
#include <models/text/textfile.h>

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

tl::unexpected<Core::Error> changedSincePlanned(const QString &what)
{
    return Core::failure(Core::ErrorKind::History,
                         QCoreApplication::translate("Varve::Execution", "The history changed since the plan was made: %1.").arg(what),
                         QCoreApplication::translate("Varve::Execution", "Nothing was run. Look at the status, then plan again."));
}

Core::Expected<> checkFile(const PlanStep &step, const Project::Policies &policies)
{
    const Core::Error base{.kind = Core::ErrorKind::ProjectFiles,
                           .message = QCoreApplication::translate("Varve::Execution", "The file changed since the plan was made."),
                           .where = {.file = step.shownAs},
                           .remedy = QCoreApplication::translate("Varve::Execution", "Nothing was run. Plan again.")};
    if (Text::textFileSize(step.path()) < 0) {
        Core::Error gone = base;
        gone.message = QCoreApplication::translate("Varve::Execution", "The file was deleted since the plan was made.");
        return Core::failure(gone);
    }
    if (step.streamed)
        return {};
    const Core::Expected<Text::TextFile> file = Text::readTextFile(step.path(), step.shownAs);
    if (!file)
        return Core::failure(file.error());
    const QString now = policies.exactChecksum ? Core::exactChecksum(file->bytes) : Core::checksum(file->bytes);
    return now == step.fileChecksum ? Core::Expected<>() : Core::failure(base);
}

} // namespace

Core::Expected<> checkGuard(const Plan &plan)
{
    if (plan.guard != Project::GuardLevel::ReadOnly || !plan.changes())
        return {};
    return Core::failure(
        Core::ErrorKind::Guarded,
        QCoreApplication::translate("Varve::Execution", "The environment %1 is read-only: nothing that may change something runs there.")
            .arg(plan.environment));
}

Core::Expected<> checkServer(const Plan &plan, const Database::Connection &connection)
{
    if (plan.server.instance.isEmpty() || plan.server.isSameServer(connection.identity()))
        return {};
    return Core::failure(Core::ErrorKind::History,
                         QCoreApplication::translate(
                             "Varve::Execution", "The plan was made for another database (%1, %2) than this connection leads to (%3, %4).")
                             .arg(plan.server.version, plan.server.instance, connection.identity().version, connection.identity().instance),
                         QCoreApplication::translate("Varve::Execution", "Nothing was run. Plan again."));
}

Core::Expected<> checkFiles(const Plan &plan, const QSet<QString> &skipped)
{
    ErrorList errors;
    for (const PlanStep &step : plan.steps) {
        if (step.folder.isEmpty() || skipped.contains(step.migrationId))
            continue;
        if (const Core::Expected<> checked = checkFile(step, plan.policies); !checked)
            errors.add(checked.error());
    }
    return errors.isEmpty() ? Core::Expected<>() : Core::failure(errors.combined());
}

Core::Expected<> checkJournal(const Plan &plan, const QList<History::StepJournal> &now)
{
    if (History::fingerprint(now) == plan.journal)
        return {};
    if (now.isEmpty())
        return changedSincePlanned(QCoreApplication::translate("Varve::Execution", "what an interrupted run had left is settled"));
    return changedSincePlanned(QCoreApplication::translate("Varve::Execution", "%1 was interrupted in a run of %2")
                                   .arg(now.constLast().migrationId, now.constLast().user));
}

namespace {

/// What each migration of \a plan has as its checksum; a complete script's own too.
QHash<QString, QString> plannedChecksums(const Plan &plan)
{
    QHash<QString, QString> planned;
    for (const PlanStep &step : plan.steps) {
        planned.insert(step.migrationId, step.checksum);
        for (const History::HistoryEntry &row : *step.rows)
            planned.insert(row.migrationId, row.checksum);
    }
    return planned;
}

/// It was to be run, and not only recorded.
bool runs(const Plan &plan, const QString &migrationId)
{
    return std::any_of(plan.steps.cbegin(), plan.steps.cend(), [&](const PlanStep &step) {
        return step.migrationId == migrationId && !recordsOnly(step.kind) && step.totalStatements() > 0;
    });
}

/// Who has the same plan does its steps in their order: one that was done while one before it was not comes from somebody else's plan, and what
/// is left would run in an order that nobody has tried. A plan that goes on after a failure only asks for those that it needs.
Core::Expected<> checkBeginning(const Plan &plan, const QHash<QString, QString> &doneBy)
{
    QString left;
    for (const PlanStep &step : plan.steps) {
        const auto done = doneBy.find(step.migrationId);
        if (done == doneBy.cend()) {
            left = left.isEmpty() ? step.migrationId : left;
            continue;
        }
        const auto isLeft = [&](const QString &id) { return !doneBy.contains(id); };
        const auto needed = std::find_if(step.needs.cbegin(), step.needs.cend(), isLeft);
        const QString passed = !plan.goesOn() ? left : needed == step.needs.cend() ? QString() : *needed;
        if (passed.isEmpty())
            continue;
        return changedSincePlanned(
            (isBackward(step.kind) ? QCoreApplication::translate("Varve::Execution", "%1 was rolled back by %2, and %3 before it was not")
                                   : QCoreApplication::translate("Varve::Execution", "%1 was applied by %2, and %3 before it was not"))
                .arg(step.migrationId, *done, passed));
    }
    return {};
}

/// What is left of \a plan would run after something that comes after it, or that the plan's project did not know: \a others have rows since.
Core::Expected<> checkOthers(const Plan &plan, const QList<History::HistoryEntry> &others, const QSet<QString> &done)
{
    const auto isDone = [&](const PlanStep &step) { return done.contains(step.migrationId); };
    if (others.isEmpty() || plan.kind != PlanKind::Migrate || plan.policies.outOfOrder != Project::OutOfOrder::Refuse
        || std::all_of(plan.steps.cbegin(), plan.steps.cend(), isDone))
        return {};
    const QSet<QString> besides(plan.besides.cbegin(), plan.besides.cend());
    for (const History::HistoryEntry &row : others) {
        if (!besides.contains(row.migrationId)) {
            return changedSincePlanned(
                QCoreApplication::translate("Varve::Execution", "%1 was applied by %2").arg(row.migrationId, row.appliedBy));
        }
    }
    return {};
}

} // namespace

Core::Expected<HistoryNow> rereadHistory(const Plan &plan, const History::HistoryTable &history)
{
    // From the plan's last row on, that row included: when it is gone, it is not the history that the plan was made from.
    const auto rows = plan.lastHistoryId == 0 ? history.read() : history.readAfter(plan.lastHistoryId - 1);
    // A database that was made anew under its name may be the same server's to MariaDB.
    if (!rows && plan.lastHistoryId > 0 && rows.error().kind == Core::ErrorKind::Statement) {
        return changedSincePlanned(
            QCoreApplication::translate("Varve::Execution", "it cannot be read any more (%1)").arg(rows.error().message));
    }
    if (!rows)
        return Core::failure(rows.error());
    if (plan.lastHistoryId > 0 && (rows->isEmpty() || rows->constFirst().id != plan.lastHistoryId))
        return changedSincePlanned(QCoreApplication::translate("Varve::Execution", "its row %1 is gone").arg(plan.lastHistoryId));

    const bool forward = plan.isEmpty() || !isBackward(plan.steps.constFirst().kind);
    HistoryNow now;
    now.lastId = plan.lastHistoryId;
    if (rows->isEmpty() || rows->constLast().id <= plan.lastHistoryId)
        return now;
    const QHash<QString, QString> planned = plannedChecksums(plan);
    QHash<QString, QString> doneBy;
    QList<History::HistoryEntry> others;
    for (const History::HistoryEntry &row : *rows) {
        now.lastId = std::max(now.lastId, row.id);
        if (row.id <= plan.lastHistoryId || row.databaseName != plan.databaseName)
            continue;
        if (plan.kind == PlanKind::Baseline || plan.kind == PlanKind::Repair) { // every row counts for these
            return changedSincePlanned(
                QCoreApplication::translate("Varve::Execution", "%1 got a row from %2").arg(row.migrationId, row.appliedBy));
        }
        if (!row.success) {
            if (row.statementsDone > 0) {
                return changedSincePlanned(
                    QCoreApplication::translate("Varve::Execution", "%1 was partly applied by %2").arg(row.migrationId, row.appliedBy));
            }
            continue;
        }
        if (forward != (row.direction == History::Direction::Up)) {
            return changedSincePlanned((forward ? QCoreApplication::translate("Varve::Execution", "%1 was rolled back by %2")
                                                : QCoreApplication::translate("Varve::Execution", "%1 was applied by %2"))
                                           .arg(row.migrationId, row.appliedBy));
        }
        const auto step = planned.find(row.migrationId);
        if (step == planned.cend()) {
            others += row;
            continue;
        }
        if (row.isMarkOnly() && runs(plan, row.migrationId)) {
            return changedSincePlanned((forward ? QCoreApplication::translate("Varve::Execution", "%1 was marked as applied by %2")
                                                : QCoreApplication::translate("Varve::Execution", "%1 was marked as not applied by %2"))
                                           .arg(row.migrationId, row.appliedBy));
        }
        const bool saysWhichFile = forward || !row.isMarkOnly(); // unstamp names the file that was applied
        if (saysWhichFile && !row.checksum.isEmpty() && !step->isEmpty() && row.checksum != *step) {
            return changedSincePlanned(
                (forward ? QCoreApplication::translate("Varve::Execution", "%1 was applied by %2 from a file with another text")
                         : QCoreApplication::translate("Varve::Execution", "%1 was rolled back by %2 from a file with another text"))
                    .arg(row.migrationId, row.appliedBy));
        }
        now.doneMeanwhile.insert(row.migrationId);
        now.doneBy = row.appliedBy;
        doneBy.insert(row.migrationId, row.appliedBy);
    }
    // A complete script begins with nothing.
    for (const PlanStep &step : plan.steps) {
        if (!Project::isInitScript(step.migrationId) || now.doneMeanwhile.contains(step.migrationId))
            continue;
        for (const History::HistoryEntry &row : *step.rows) {
            if (now.doneMeanwhile.contains(row.migrationId)) {
                return changedSincePlanned(
                    QCoreApplication::translate("Varve::Execution", "%1 was applied by %2").arg(row.migrationId, now.doneBy));
            }
        }
    }
    if (const Core::Expected<> beginning = checkBeginning(plan, doneBy); !beginning)
        return Core::failure(beginning.error());
    if (const Core::Expected<> kept = checkOthers(plan, others, now.doneMeanwhile); !kept)
        return Core::failure(kept.error());
    return now;
}

namespace {

Core::Expected<> checkJoined(const JoinedDatabase &joined, const History::EnvironmentStatus &now)
{
    if (now.error) {
        // An error is a sentence of its own and ends as one.
        return Core::failure(
            now.error->kind,
            QCoreApplication::translate("Varve::Execution", "What the database %1 has, which the plan depends on, cannot be read: %2")
                .arg(joined.name, now.error->message),
            QCoreApplication::translate("Varve::Execution", "Nothing was run. Plan again when it can."));
    }
    QHash<QString, const History::MigrationStanding *> rows;
    for (const History::MigrationStanding &row : now.standings)
        rows.insert(row.migrationId, &row);
    for (const QString &id : joined.applied) {
        const History::MigrationStanding *row = rows.value(id);
        if (!row || !row->isWhole()) {
            return changedSincePlanned(
                QCoreApplication::translate("Varve::Execution", "%1 is not applied any more in the database %2").arg(id, joined.name));
        }
    }
    for (const QString &id : joined.absent) {
        const History::MigrationStanding *row = rows.value(id);
        if (row && (row->isWhole() || row->standing == History::Standing::Partial)) {
            return changedSincePlanned(
                QCoreApplication::translate("Varve::Execution", "%1 was applied in the database %2").arg(id, joined.name));
        }
    }
    return {};
}

} // namespace

Core::Expected<> checkJoined(const Plan &plan, const QList<History::EnvironmentStatus> &elsewhere)
{
    for (const JoinedDatabase &joined : plan.joined) {
        const auto now = std::find_if(elsewhere.cbegin(), elsewhere.cend(),
                                      [&](const History::EnvironmentStatus &status) { return status.databaseName == joined.name; });
        if (now == elsewhere.cend())
            continue;
        if (const Core::Expected<> checked = checkJoined(joined, *now); !checked)
            return checked;
    }
    return {};
}

} // namespace Varve::Execution
