// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resume.h"

#include "../plan/scripterrors.h"
#include "../plan/shellword.h"
#include "../plan/stepbuilder.h"
#include "../plan/stepstatements.h"
#include "../session/sessionbefore.h"
#include "situation.h"

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

using History::MigrationStanding;
using History::Standing;

Core::Expected<const MigrationStanding *> onlyPartial(const Situation &situation)
{
    QStringList names;
    const MigrationStanding *found = nullptr;
    for (const MigrationStanding &row : situation.status().standings) {
        if (row.standing != Standing::Partial)
            continue;
        names += row.migrationId;
        found = &row;
    }
    if (names.size() == 1)
        return found;
    const QString where = situation.environment().title();
    if (names.isEmpty())
        return Core::failure(
            Core::usageError(QCoreApplication::translate("Varve::Execution", "Nothing on %1 is partly applied.").arg(where)));
    return Core::failure(Core::usageError(
        QCoreApplication::translate("Varve::Execution", "Several migrations are partly applied: %1.").arg(names.join(QStringLiteral(", "))),
        QCoreApplication::translate("Varve::Execution", "Name the one to go on with.")));
}

Core::Expected<const MigrationStanding *> findPartial(const Situation &situation, const QString &reference)
{
    if (reference.isEmpty())
        return onlyPartial(situation);
    const Core::Expected<const Project::Migration *> migration = situation.project().findMigration(reference);
    if (!migration)
        return Core::failure(migration.error());
    const MigrationStanding *row = situation.row((*migration)->id);
    if (row && row->standing == Standing::Partial)
        return row;
    return Core::failure(Core::usageError(QCoreApplication::translate("Varve::Execution", "%1 is not partly applied: %2.")
                                              .arg((*migration)->id, History::title(row ? row->standing : Standing::Unknown)),
                                          QCoreApplication::translate("Varve::Execution", "Only what stopped half way can be resumed.")));
}

/// One partial migration, its statements as they are now and what the journal has of them.
class Resumption final
{
public:
    Resumption(const Situation &situation, const MigrationStanding &row, const ResumeRequest &request, const LookUp &lookUp)
        : m_situation(situation), m_row(row), m_request(request), m_lookUp(lookUp)
    {}

    Core::Expected<Plan> plan();

private:
    Core::Expected<> build();
    Core::Expected<> decide();
    Core::Expected<> compareWithJournal();
    Core::Expected<> compareWithoutJournal() const;
    Core::Expected<> setUpSession();
    Core::Expected<QString> wayBack(const QList<SessionBefore::Lost> &lost) const;
    void setIdAskers(QList<IdAsker> askers);
    void cut();
    void warn();
    QString otherTextBehind() const;
    bool isAsMarked() const;

    int done() const { return m_row.left->statementsDone; }
    int uncertain() const { return m_row.uncertain(); }
    int uncertainTo() const { return m_row.uncertainTo(); }
    Core::Error uncertainError() const;
    Core::Error refused(const QString &message, const Core::SourcePosition &where) const;

    const Situation &m_situation;
    const MigrationStanding &m_row;
    const ResumeRequest &m_request;
    const LookUp &m_lookUp;
    Plan m_plan;
    PlanStep m_step;
    QList<JournaledStatement> m_statements; ///< of the whole file
    int m_before = 0;                       ///< statements that are not sent
};

Core::Expected<Plan> Resumption::plan()
{
    m_plan = m_situation.emptyPlan(PlanKind::Resume);
    const Core::Expected<> made
        = build().and_then([this] { return decide(); }).and_then([this] { return compareWithJournal(); }).and_then([this] {
              return setUpSession();
          });
    if (!made)
        return Core::failure(made.error());
    warn();
    cut();
    m_plan.words += m_row.migrationId;
    if (m_request.redo)
        m_plan.words += QStringLiteral("--redo");
    else
        m_plan.words += {QStringLiteral("--at"), QString::number(m_before + 1)};
    m_plan.steps += m_step;
    decideReleases(m_situation, m_plan.steps);
    m_plan.id = planId(m_plan);
    return m_plan;
}

Core::Expected<> Resumption::build()
{
    if (Project::isInitScript(m_row.migrationId))
        return Core::failure(partialError(m_row));
    const Project::Migration *migration = m_situation.migration(m_row.migrationId);
    if (!migration) {
        return Core::failure(Core::ErrorKind::History,
                             QCoreApplication::translate("Varve::Execution", "%1 is missing from the folder.").arg(m_row.migrationId),
                             QCoreApplication::translate("Varve::Execution", "Put its file back into the folder."));
    }
    const StepBuilder builder(m_situation.project(), m_situation.environment(), m_situation.engine());
    Core::Expected<PlanStep> step = m_row.isRolledBackInPart() ? builder.rollBack(*migration) : builder.apply(*migration);
    if (!step)
        return Core::failure(step.error());
    m_step = *std::move(step);
    m_step.isPartial = true;
    Core::Expected<QList<JournaledStatement>> statements = journaledStatements(m_plan, m_step);
    if (!statements)
        return Core::failure(statements.error());
    m_statements = *std::move(statements);
    return {};
}

/// How many statements are taken as done.
Core::Expected<> Resumption::decide()
{
    if (m_request.redo)
        return {};
    m_before = done();
    if (m_request.at > 0)
        m_before = m_request.at - 1;
    else if (uncertain() > 0 && m_request.uncertain == Uncertain::NotSaid)
        return Core::failure(uncertainError());
    else if (uncertain() > 0 && m_request.uncertain == Uncertain::Done)
        m_before = uncertainTo();
    const int total = static_cast<int>(m_statements.size());
    if (m_before <= total)
        return {};
    if (m_request.at > 0) {
        return Core::failure(Core::usageError(
            QCoreApplication::translate("Varve::Execution", "%1 has %n statements; there is no statement %2.", nullptr, total)
                .arg(m_row.migrationId)
                .arg(m_request.at)));
    }
    return Core::failure(
        refused(QCoreApplication::translate("Varve::Execution", "%1 has become shorter: %2 statements of it are done, and it has only %3.")
                    .arg(m_row.migrationId)
                    .arg(m_before)
                    .arg(total),
                {.file = m_step.shownAs}));
}

Core::Error Resumption::uncertainError() const
{
    const int number = uncertain();
    Core::Error error;
    error.kind = Core::ErrorKind::History;
    error.message
        = QCoreApplication::translate("Varve::Execution", "Nobody knows whether statement %1 of %2 was done: the run ended while it ran.")
              .arg(number)
              .arg(m_row.migrationId);
    if (uncertainTo() > number) {
        error.message = QCoreApplication::translate("Varve::Execution", "Nobody knows what remains of statements %1 to %2 of %3: %4")
                            .arg(number)
                            .arg(uncertainTo())
                            .arg(m_row.migrationId, m_row.left->errorMessage.section(QLatin1Char('\n'), 0, 0));
    }
    if (number <= m_row.journal->doneEarlier) {
        error.message
            = QCoreApplication::translate("Varve::Execution",
                                          "Nobody knows whether what statement %1 of %2 did is still there: it was done before the "
                                          "last run, which began anew and stopped at it.")
                  .arg(number)
                  .arg(m_row.migrationId);
        if (uncertainTo() > number) {
            error.message = QCoreApplication::translate("Varve::Execution",
                                                        "Nobody knows whether what statements %1 to %2 of %3 did is still there: they were "
                                                        "done before the last run, which began anew and stopped at the first of them.")
                                .arg(number)
                                .arg(uncertainTo())
                                .arg(m_row.migrationId);
        }
    }
    error.remedy = QCoreApplication::translate("Varve::Execution",
                                               "Look at the database, then say what became of it: --uncertain done, or --uncertain again.");
    if (const int session = m_row.journal->session) {
        error.message += QLatin1Char(' ')
            + QCoreApplication::translate("Varve::Execution", "The server's session %1 still works for that run.").arg(session);
        error.remedy
            = QCoreApplication::translate("Varve::Execution",
                                          "Wait until it is over, or end it: varve-cli lock release --end-backend. Then look at the "
                                          "database and say what became of it: --uncertain done, or --uncertain again.");
    }
    if (number > m_statements.size())
        return error;
    const JournaledStatement &statement = m_statements.at(number - 1);
    error.where = statement.start;
    const QString shown = m_lookUp && statement.planned ? m_lookUp(*statement.planned) : QString();
    if (!shown.isEmpty())
        error.message += QLatin1Char(' ') + shown;
    return error;
}

Core::Error Resumption::refused(const QString &message, const Core::SourcePosition &where) const
{
    return {.kind = Core::ErrorKind::History,
            .message = message,
            .where = where,
            .remedy = QCoreApplication::translate("Varve::Execution",
                                                  "Restore the statements that were run, or run the down section: varve-cli rollback.")};
}

Core::Expected<> Resumption::compareWithJournal()
{
    if (m_before == 0)
        return {};
    if (!m_row.journal)
        return compareWithoutJournal();
    const QList<History::StatementMark> &marks = m_row.journal->marks;
    for (int i = 0; i < m_before && i < marks.size(); ++i) {
        if (marks.at(i).hash.isEmpty()) // of a run that kept no journal
            return compareWithoutJournal();
        if (marks.at(i).hash == m_statements.at(i).hash)
            continue;
        return Core::failure(refused(QCoreApplication::translate("Varve::Execution", "Statement %1 of %2 is not the one that was run.")
                                         .arg(i + 1)
                                         .arg(m_row.migrationId),
                                     m_statements.at(i).start));
    }
    return {};
}

/// What an older version left without a journal: then the whole file must be the one that was run.
Core::Expected<> Resumption::compareWithoutJournal() const
{
    if (m_row.left->checksum == m_step.checksum)
        return {};
    return Core::failure(refused(
        QCoreApplication::translate("Varve::Execution", "%1 changed since it was run, and no journal tells which statements are done.")
            .arg(m_row.migrationId),
        {.file = m_step.shownAs}));
}

/// The session that ran the statements before is gone. What cannot be made again in another one is not passed over unless a person names the
/// statement to go on with.
Core::Expected<> Resumption::setUpSession()
{
    Core::Expected<SessionBefore> before = sessionBefore(m_plan, m_step, m_before);
    if (!before)
        return Core::failure(before.error());
    QStringList lost;
    for (const SessionBefore::Lost &each : std::as_const(before->lost))
        lost
            += QCoreApplication::translate("Varve::Execution", "Statement %1 of %2 %3.").arg(each.number).arg(m_row.migrationId, each.what);
    if (!lost.isEmpty() && m_request.at == 0) {
        return wayBack(before->lost).and_then([&](const QString &remedy) -> Core::Expected<> {
            Core::Error error = refused(
                QCoreApplication::translate("Varve::Execution", "The session that ran the first %n statements is over.", nullptr, m_before)
                    + QLatin1Char(' ') + lost.join(QLatin1Char(' ')),
                before->lost.constFirst().where);
            error.remedy = remedy;
            return Core::failure(error);
        });
    }
    m_plan.warnings += lost;
    for (const SessionBefore::Lost &each : std::as_const(before->unknown)) {
        m_plan.warnings
            += QCoreApplication::translate("Varve::Execution",
                                           "What statement %1 of %2 (%3) may have set in its session went with that and is not set again.")
                   .arg(each.number)
                   .arg(m_row.migrationId, each.what);
    }
    setIdAskers(std::move(before->idAskers));
    if (!before->again.isEmpty())
        m_step.sentAgain = std::move(before->again);
    return {};
}

/// Whoever names the place answers for what cannot be looked at.
void Resumption::setIdAskers(QList<IdAsker> askers)
{
    for (const IdAsker &each : std::as_const(askers)) {
        if (each.withRowCount && m_request.at > 0) {
            m_plan.warnings
                += QCoreApplication::translate("Varve::Execution",
                                               "Statement %1 of %2 asks for the id of the row that was put in last and for ROW_COUNT(): "
                                               "whether one was made since the file went on is not looked at before it.")
                       .arg(each.number)
                       .arg(m_row.migrationId);
        }
    }
    if (m_request.at > 0)
        askers.removeIf([](const IdAsker &each) { return each.withRowCount; });
    if (!askers.isEmpty())
        m_step.idAskers = std::move(askers);
}

/// To a place from which all that the rest uses is made again: whoever goes there gets what an undisturbed run would have written.
Core::Expected<QString> Resumption::wayBack(const QList<SessionBefore::Lost> &lost) const
{
    return lastPlaceWithoutLoss(m_plan, m_step, lost).map([this](int place) {
        const QString text = place > 1
            ? QCoreApplication::translate(
                "Varve::Execution",
                "Run the down section: varve-cli rollback. To have it made again go back to statement %2, and what "
                "was run from there on runs a second time: varve-cli resume %1 --at %2. If nothing behind "
                "needs it, go on with: varve-cli resume %1 --at %3")
            : QCoreApplication::translate("Varve::Execution",
                                          "Run the down section: varve-cli rollback. To have it made again go back to the first statement, "
                                          "as every place behind that lacks something, and all that was run runs a second time: varve-cli "
                                          "resume %1 --at %2. If nothing behind needs it, go on with: varve-cli resume %1 --at %3");
        return text.arg(shellWord(m_row.migrationId)).arg(place).arg(m_before + 1);
    });
}

void Resumption::warn()
{
    const int known = done();
    if (const int session = m_row.journal ? m_row.journal->session : 0) {
        m_plan.warnings += QCoreApplication::translate("Varve::Execution",
                                                       "The server's session %1 still works for the run that was interrupted. A run waits "
                                                       "until that is over, and where a statement is uncertain asks once more.")
                               .arg(session);
    }
    if (m_request.redo && known > 0) {
        m_plan.warnings
            += QCoreApplication::translate("Varve::Execution", "%n statements of %1 are done and run a second time.", nullptr, known)
                   .arg(m_row.migrationId);
    } else if (m_before < known) {
        m_plan.warnings += QCoreApplication::translate("Varve::Execution", "Statements %1 to %2 of %3 are done and run a second time.")
                               .arg(m_before + 1)
                               .arg(known)
                               .arg(m_row.migrationId);
    } else if (m_before > known) {
        m_plan.warnings
            += QCoreApplication::translate("Varve::Execution", "Statements %1 to %2 of %3 are taken as done because somebody said so.")
                   .arg(known + 1)
                   .arg(m_before)
                   .arg(m_row.migrationId);
    }
    if (const QString other = otherTextBehind(); !other.isEmpty())
        m_plan.warnings += other;
}

/// What runs from the place on may be another text than that of the run that stopped: empty when it is known to be the same.
QString Resumption::otherTextBehind() const
{
    if (m_row.left->statementsTotal != m_statements.size()) {
        return QCoreApplication::translate("Varve::Execution", "%1 had %2 statements when it was run, and has %3 now.")
            .arg(m_row.migrationId)
            .arg(m_row.left->statementsTotal)
            .arg(m_statements.size());
    }
    const bool isKnown = !m_row.left->checksum.isEmpty(); // of a run that was killed only the journal is there
    const QList<History::StatementMark> &marks = m_row.journal->marks;
    const bool isOther = isKnown ? m_row.left->checksum != m_step.checksum : !isAsMarked();
    if (!isOther && (isKnown || marks.size() == m_statements.size()))
        return {};
    const QString text = isOther
        ? QCoreApplication::translate("Varve::Execution", "%1 changed since it was run; from statement %2 on it runs as it is now.")
        : QCoreApplication::translate("Varve::Execution",
                                      "Nobody knows whether %1 changed since it was run, as that run was "
                                      "interrupted; from statement %2 on it runs as it is now.");
    return text.arg(m_row.migrationId).arg(m_before + 1);
}

/// What was begun from the place on.
bool Resumption::isAsMarked() const
{
    const QList<History::StatementMark> &marks = m_row.journal->marks;
    for (int i = m_before; i < marks.size() && i < m_statements.size(); ++i) {
        if (!marks.at(i).hash.isEmpty() && marks.at(i).hash != m_statements.at(i).hash)
            return false;
    }
    return true;
}

/// Leaves what is to be sent.
void Resumption::cut()
{
    QStringList hashes;
    for (int i = 0; i < m_before; ++i)
        hashes += m_statements.at(i).hash;
    if (!hashes.isEmpty())
        m_step.doneBefore = hashes;
    if (m_step.streamed)
        m_step.streamedStatements -= m_before;
    else
        m_step.statements.remove(0, m_before);
    if (m_before == 0 || !m_step.oneTransaction)
        return;
    m_step.oneTransaction = false;
    m_step.inUnits = m_situation.project().policies.transaction == Project::TransactionMode::Auto;
    m_step.transactionReason = QCoreApplication::translate("Varve::Execution", "its first statements are committed");
}

} // namespace

Core::Expected<Plan> planResume(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                                const ResumeRequest &request, const LookUp &lookUp)
{
    const Situation situation(project, environment, databaseName, target, status);
    if (const Core::Expected<> checked = situation.check(); !checked)
        return Core::failure(checked.error());
    const Core::Expected<const MigrationStanding *> row = findPartial(situation, request.migration);
    if (!row)
        return Core::failure(row.error());
    return Resumption(situation, **row, request, lookUp).plan();
}

} // namespace Varve::Execution
