// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "plan.h"

#include "attachedfiles.h"
#include "secrets.h"
#include "sessiontexts.h"

#include <models/core/checksumstream.h>
#include <models/history/journal.h>

#include <QCoreApplication>
#include <QDir>

#include <numeric>

namespace Varve::Execution {

namespace {

constexpr qsizetype idLength = 8;
/// Parts that cannot run into each other: each with its length.
class Digest final
{
public:
    void add(const QString &text)
    {
        const QByteArray bytes = text.toUtf8();
        m_sum.add(QByteArray(QByteArray::number(bytes.size()) + ':'));
        m_sum.add(bytes);
    }
    void add(qint64 number) { add(QString::number(number)); }
    QString result()
    {
        const QString sum = m_sum.result();
        return sum.mid(sum.indexOf(QLatin1Char(':')) + 1, idLength);
    }

private:
    Core::ChecksumStream m_sum;
};

} // namespace

bool isBackward(StepKind kind)
{
    return kind == StepKind::RollBack || kind == StepKind::Unstamp;
}

bool recordsOnly(StepKind kind)
{
    return kind == StepKind::Stamp || kind == StepKind::Unstamp || kind == StepKind::Baseline || kind == StepKind::Repair;
}

bool isRecorded(StepKind kind)
{
    return kind != StepKind::AdHoc && kind != StepKind::Verify;
}

bool isRecorded(PlanKind kind)
{
    return kind != PlanKind::AdHoc && kind != PlanKind::Verify;
}

bool commitsByItself(const PlanStep &step)
{
    return !step.oneTransaction && step.kind != StepKind::AdHoc && !recordsOnly(step.kind);
}

QString PlanStep::path() const
{
    return folder.isEmpty() ? QString() : QDir::cleanPath(QDir(folder).absoluteFilePath(shownAs));
}

QStringList stepNotes(const Plan &plan, const PlanStep &step)
{
    QStringList notes;
    const ForeignKeysOff &off = *step.foreignKeysOff;
    if (off.isNeeded() && off.tables.isEmpty()) {
        notes += QCoreApplication::translate("Varve::Execution",
                                             "Foreign keys are off while it runs, because %1, and checked before it is committed.")
                     .arg(off.reason);
    } else if (off.isNeeded()) {
        notes += QCoreApplication::translate(
                     "Varve::Execution",
                     "Foreign keys are off while it runs if other tables refer to %1, because %2, and checked before it "
                     "is committed.")
                     .arg(off.tables.join(QStringLiteral(", ")), off.reason);
    }
    if (const QStringList files = filesChangedTogether(plan, step); files.size() > 1) {
        notes += QCoreApplication::translate(
                     "Varve::Execution",
                     "It changes %1 together, each a file of its own: those in WAL mode leave it for the run, so that "
                     "the commit is all or nothing.")
                     .arg(files.join(QStringLiteral(", ")));
    }
    for (const PlannedStatement &again : *step.sentAgain) {
        notes += QCoreApplication::translate("Varve::Execution", "Sent again first, for the session: %1 (%2)")
                     .arg(withoutSecrets(QString::fromUtf8(again.sent()), plan.variables).simplified(), again.statement.start.toString());
    }
    return notes;
}

int Plan::statementCount() const
{
    return std::accumulate(steps.cbegin(), steps.cend(), 0, [](int sum, const PlanStep &step) { return sum + step.statementCount(); });
}

bool Plan::isDestructive() const
{
    return std::any_of(steps.cbegin(), steps.cend(), [](const PlanStep &step) { return step.destructive; });
}

bool Plan::changes() const
{
    return std::any_of(steps.cbegin(), steps.cend(), [](const PlanStep &step) {
        return isRecorded(step.kind) || std::any_of(step.statements.cbegin(), step.statements.cend(), [](const PlannedStatement &planned) {
                   return planned.statement.changes;
               });
    });
}

bool isOneTransaction(const Plan &plan)
{
    const bool runs = plan.kind == PlanKind::Migrate || plan.kind == PlanKind::RollBack || plan.kind == PlanKind::Seed
        || plan.kind == PlanKind::InitDatabase;
    return runs && plan.policies.transaction == Project::TransactionMode::All;
}

Core::Expected<> setGoesOn(Plan &plan)
{
    if (isOneTransaction(plan)) {
        return Core::failure(
            Core::ErrorKind::Usage,
            QCoreApplication::translate("Varve::Execution",
                                        "The whole run is one transaction (transaction = \"all\"): after a failure nothing can go on."));
    }
    plan.policies.onFailure = Project::OnFailure::Continue;
    plan.words += QStringLiteral("--continue");
    plan.id = planId(plan);
    return {};
}

namespace {

void addBuiltIn(Text::Variables &variables, const QString &name, const QString &value)
{
    variables.insert(name,
                     {.value = value, .origin = QStringLiteral("Varve"), .substitution = Text::Substitution::Checked, .secret = false});
}

QByteArray maskedText(const PlannedStatement &statement, const Text::Variables &variables)
{
    return statement.replaced ? Text::masked(*statement.replaced, variables).text : statement.written;
}

} // namespace

Text::Rendered PlannedStatement::rendered() const
{
    if (replaced)
        return *replaced;
    return {.text = written, .parts = {{.written = statement.text, .rendered = {.offset = 0, .length = written.size()}, .variable = {}}}};
}

Text::Variables databaseVariables(const Text::Variables &variables, const QString &databaseName)
{
    Text::Variables result = variables;
    addBuiltIn(result, QStringLiteral("varve.database"), databaseName);
    return result;
}

Text::Variables stepVariables(const Text::Variables &variables, const QString &migrationId)
{
    Text::Variables result = variables;
    addBuiltIn(result, QStringLiteral("varve.migration"), migrationId);
    return result;
}

QString shownText(const PlannedStatement &statement, const Text::Variables &variables)
{
    return QString::fromUtf8(maskedText(statement, variables));
}

QString journalHash(const PlannedStatement &statement, const Text::Variables &variables)
{
    return History::statementHash(maskedText(statement, variables));
}

History::HistoryEntry successEntry(const Plan &plan, const PlanStep &step)
{
    History::HistoryEntry entry;
    entry.migrationId = step.migrationId;
    entry.migrationName = step.title;
    entry.databaseName = plan.databaseName;
    entry.version = step.version;
    entry.checksum = step.checksum;
    entry.tokenChecksum = QString::fromLatin1(step.tokenChecksum);
    entry.success = true;
    entry.direction = isBackward(step.kind) ? History::Direction::Down : History::Direction::Up;
    entry.rollbackAvailable = !isBackward(step.kind) && step.rollbackAvailable;
    entry.statementsTotal = step.totalStatements();
    entry.statementsDone = step.totalStatements();
    entry.toolVersion = QStringLiteral("varve " VARVE_VERSION);
    if (step.kind == StepKind::Baseline)
        entry.errorMessage = QStringLiteral("baseline");
    return entry;
}

QList<History::HistoryEntry> historyRows(const Plan &plan, const PlanStep &step)
{
    return step.kind == StepKind::Repair ? *step.rows : QList<History::HistoryEntry>{successEntry(plan, step)} + *step.rows;
}

QList<Project::Release> releaseRows(const PlanStep &step)
{
    return step.releaseRow ? QList<Project::Release>{*step.releaseRow} + *step.otherReleases : *step.otherReleases;
}

QString planId(const Plan &plan)
{
    Digest digest;
    digest.add(static_cast<qint64>(plan.kind));
    digest.add(plan.environment);
    digest.add(plan.databaseName);
    digest.add(plan.target.toUrl());
    digest.add(plan.server.instance);
    digest.add(plan.lastHistoryId);
    digest.add(plan.journal);
    for (const QString &statement : sessionStatements(plan))
        digest.add(withoutSecrets(statement, plan.variables));
    if (isOneTransaction(plan))
        digest.add(QStringLiteral("one transaction"));
    if (plan.goesOn())
        digest.add(QStringLiteral("goes on"));
    for (const PlanStep &step : plan.steps) {
        digest.add(static_cast<qint64>(step.kind));
        digest.add(step.migrationId);
        digest.add(step.fileChecksum);
        digest.add(step.oneTransaction ? 1 : step.inUnits ? 2 : 0);
        for (const QString &table : *step.withoutTransactions)
            digest.add(table);
        digest.add(step.doneBefore->size());
        for (const PlannedStatement &statement : step.statements)
            digest.add(shownText(statement, plan.variables) + QString::fromUtf8(statement.copied->bytes));
        for (const PlannedStatement &statement : *step.verification)
            digest.add(shownText(statement, plan.variables) + QLatin1Char('\n') + statement.expectation->text);
        for (const History::HistoryEntry &row : *step.rows)
            digest.add(
                QStringList{row.migrationId, row.checksum, row.errorMessage, QString::number(int(row.direction))}.join(QLatin1Char('\n')));
    }
    return digest.result();
}

} // namespace Varve::Execution
