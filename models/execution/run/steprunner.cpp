// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steprunner.h"

#include "../plan/rowcountuse.h"
#include "../plan/scripterrors.h"
#include "../plan/secrets.h"
#include "../plan/sessiontexts.h"
#include "../plan/stepfacts.h"
#include "../plan/stepstatements.h"
#include "failedinpart.h"
#include "serverlook.h"
#include "sessionstate.h"

#include <QCoreApplication>

#include <utility>

namespace Varve::Execution {

StepRunner::StepRunner(RunContext &context, int index, int done)
    : m_context(context)
    , m_step(context.plan.steps.at(index))
    , m_index(index)
    , m_before(done)
    , m_position(done)
    , m_done(done)
    , m_record(context, m_step, m_timer)
    , m_journal(context, m_step, index, done)
    , m_units(context, m_step, m_record, m_journal, m_outcome)
    , m_sender(context, m_step, index)
    , m_batch(m_step)
    , m_sqlite(context.connection, m_step)
    , m_watch(context, index)
    , m_insertedId(context.connection, context.plan.engine(), m_step)
    , m_own(context.plan.engine())
{}

StepRunner::~StepRunner()
{
    m_context.connection.setReadsWarnings(true);
}

StepOutcome StepRunner::run()
{
    m_context.forgetVerified(m_step.migrationId);
    m_context.connection.setReadsWarnings(!m_step.asksForRowCount);
    report(StepStarted{.step = m_index, .migrationId = m_step.migrationId, .statements = m_step.statementCount()});
    const Core::Expected<> done = recordsOnly(m_step.kind)
        ? begin().and_then([this] { return finish(); })
        : begin()
              .and_then([this] { return m_step.streamed ? runStream() : runStatements(); })
              .and_then([this] { return m_step.streamed ? Core::Expected<>() : runVerification(*m_step.verification); })
              .and_then([this] { return finish(); });
    if (!done)
        return failed(done.error());
    m_outcome.statementsDone = m_done;
    m_context.uncommitted += StepDone{.step = m_index, .duration = m_timer.milliseconds()};
    if (commitsHere()) {
        for (const StepDone &step : std::exchange(m_context.uncommitted, {}))
            report(step);
    }
    return m_outcome;
}

Core::Expected<> StepRunner::begin()
{
    if (const Core::Expected<> allowed = mayGoOn(); !allowed)
        return allowed;
    if (isVerification())
        return m_context.connection.beginReadOnly();
    if (m_context.commitsWith && m_context.connection.inTransaction())
        return {};
    if (const Core::Expected<> prepared = m_sqlite.prepare().and_then([this] { return setUpSession(); }); !prepared)
        return prepared;
    const Core::Expected<> begun = isTransactional() ? m_context.connection.beginWithNext() : Core::Expected<>();
    if (isTransactional())
        m_journal.unitBegins();
    return begun.and_then([this] { return m_sqlite.begun(); }).and_then([this] { return m_record.checkUntouched(); });
}

/// As the statements that an earlier run did left it. In an attempt that is not the first it is so still.
Core::Expected<> StepRunner::setUpSession()
{
    if (m_before > 0)
        return {};
    for (const PlannedStatement &statement : *m_step.sentAgain) {
        if (const auto sent = m_context.connection.execute(statement.sent()); !sent)
            return Core::failure(locatedInFile(sent.error(), statement, m_context.plan.variables));
    }
    return m_insertedId.forget();
}

Core::Expected<> StepRunner::mayGoOn() const
{
    if (m_context.options.stop.stop_requested())
        return failure(Core::ErrorKind::Cancelled, QCoreApplication::translate("Varve::Execution", "The run was cancelled."));
    if (m_context.lock && !m_context.lock->isHeld())
        return Core::failure(lostLock());
    return {};
}

Core::Error StepRunner::lostLock() const
{
    return {.kind = Core::ErrorKind::Locked,
            .message = QCoreApplication::translate("Varve::Execution", "The lock was lost during the run; nothing more was sent."),
            .remedy = QCoreApplication::translate("Varve::Execution", "Look at the status, then plan again.")};
}

/// No statement was sent that has no answer, and no commit.
bool StepRunner::isBetweenStatements() const
{
    return m_outcome.failedStatement < 0 && !m_outcome.committing && !m_outcome.unitCommitting;
}

/// Its session was asked to take a mark, and is gone. The run's own is there.
bool StepRunner::isOfTheLock(const Core::Error &error) const
{
    Database::Connection *own = m_context.lock ? m_context.lock->connection() : nullptr;
    return error.kind == Core::ErrorKind::ConnectionLost && isBetweenStatements() && own && !own->isAlive()
        && m_context.connection.isAlive();
}

Core::Expected<> StepRunner::runStatements()
{
    for (qsizetype i = m_before; i < m_step.statements.size(); ++i) {
        if (const Core::Expected<> done = take(m_step.statements.at(i)); !done)
            return done;
    }
    return sendBatch();
}

Core::Expected<> StepRunner::runStream()
{
    const auto stream = openStream(m_context.plan, m_step);
    if (!stream)
        return Core::failure(stream.error());
    m_sender.setStream(stream->get());
    QList<PlannedStatement> queries;
    qsizetype done = m_step.doneBefore->size() + m_before;
    for (;;) {
        auto item = (*stream)->next();
        if (!item)
            return Core::failure(item.error());
        if (!*item)
            break;
        if ((*item)->isVerification)
            queries += (*item)->statement;
        else if (done > 0)
            --done;
        else if (const Core::Expected<> sent = take((*item)->statement); !sent)
            return sent;
    }
    if (const Core::Expected<> sent = sendBatch(); !sent)
        return sent;
    m_sender.setStream(nullptr);
    if ((*stream)->checksum() != m_step.fileChecksum) {
        return failure(Core::ErrorKind::ProjectFiles,
                       QCoreApplication::translate("Varve::Execution", "%1 was changed while it ran.").arg(m_step.shownAs),
                       QCoreApplication::translate("Varve::Execution", "Plan again."));
    }
    return m_step.kind == StepKind::Apply ? runVerification(queries) : Core::Expected<>();
}

Core::Expected<> StepRunner::runVerification(const QList<PlannedStatement> &queries)
{
    for (const PlannedStatement &query : queries) {
        if (const Core::Expected<> done = runOne(query, true); !done)
            return done;
    }
    return {};
}

/// Runs the statement, now or with those behind it.
Core::Expected<> StepRunner::take(const PlannedStatement &statement)
{
    if (!m_batch.takes(statement))
        return sendBatch().and_then([&] { return runOne(statement, false); });
    m_batch.add(statement);
    return m_batch.isFull() ? sendBatch() : Core::Expected<>();
}

Core::Expected<> StepRunner::sendBatch()
{
    if (m_batch.isEmpty())
        return {};
    if (const Core::Expected<> allowed = mayGoOn(); !allowed)
        return allowed;
    m_outcome.anySent = true;
    const Core::Stopwatch timer;
    const QList<PlannedStatement> statements = m_batch.take();
    qsizetype answered = 0;
    const auto worked = [&] {
        ++m_done;
        ++answered;
    };
    const Core::Expected<> done
        = m_sender.sendAll(statements, m_position, worked).and_then([&] { return checkTransaction(statements.constLast()); });
    m_batch.took(timer.milliseconds());
    return done ? done : fail(done.error(), statements.at(std::min(answered, statements.size() - 1)), false);
}

Core::Expected<> StepRunner::runOne(const PlannedStatement &statement, bool isVerification)
{
    if (const Core::Expected<> allowed = mayGoOn(); !allowed)
        return allowed;
    const int number = static_cast<int>(m_step.doneBefore->size()) + m_position + 1;
    if (const Core::Expected<> sensible
        = checkNoInvalidIndex(m_context.connection, statement).and_then([&] { return m_insertedId.checkFor(number); });
        !sensible) {
        ++m_position;
        m_outcome.anySent = true; // nothing of it was; the history says all the same why the run goes no further
        return fail(sensible.error(), statement, isVerification);
    }
    const Core::Expected<> placed = m_step.inUnits && !isVerification ? m_units.place(statement, m_done) : Core::Expected<>();
    if (!placed)
        return placed;
    const bool mayEnd = !isVerification && isTransactional() && mayEndTransaction(statement.statement, m_context.plan.engine());
    const Core::Expected<> marked
        = mark(statement, isVerification, mayEnd).and_then([&] { return mayEnd ? m_watch.begin() : Core::Expected<>(); });
    if (!marked)
        return marked;
    ++m_position;
    m_outcome.anySent = true;
    m_calling = mayEnd;
    m_own.sent(statement);
    Core::Expected<> done = sendOne(statement, isVerification);
    if (mayEnd)
        done = lookAtTransaction(statement, std::move(done));
    if (done) {
        done = checkTransaction(statement);
        if (!done && !isVerification && !isTransactional())
            takeBack(statement);
    } else if (!isVerification) {
        lookWhatRemains(statement, done.error());
    }
    return done ? done : fail(withInvalidIndex(done.error(), m_context.connection, statement), statement, isVerification);
}

Core::Expected<> StepRunner::sendOne(const PlannedStatement &statement, bool isVerification)
{
    return m_sender.send(statement, m_position - 1, isVerification, [&] {
        if (isVerification)
            return;
        ++m_done;
        m_journal.ended(History::StatementMark::State::Done);
    });
}

/// The statement that was started last failed.
Core::Expected<> StepRunner::fail(const Core::Error &error, const PlannedStatement &statement, bool isVerification)
{
    const Core::Error inFile = locatedInFile(error, statement, m_context.plan.variables);
    m_outcome.failedStatement = m_position - 1;
    m_outcome.isVerification = isVerification;
    m_failedWhole = isWholeOrNothing(statement, m_context.plan.engine());
    report(StatementFailed{.step = m_index, .statement = m_position - 1, .error = inFile});
    return Core::failure(inFile);
}

Core::Expected<> StepRunner::mark(const PlannedStatement &statement, bool isVerification, bool mayEnd)
{
    if (isVerification)
        return isTransactional() ? Core::Expected<>() : m_journal.flush(); // a mark in the transaction locks its row
    if (m_journal.isFull() && !mayAskForRowCount(statement, m_context.plan.engine())) {
        const Core::Expected<> written
            = m_record.useRole(false).and_then([this] { return m_journal.flush(&m_context.connection); }).and_then([this] {
                  return m_record.useRole(true);
              });
        if (!written)
            return written;
    }
    return m_journal.starting(statement, mayEnd);
}

/// The step failed: what is known of its statements is written, on the run's own connection when the lock's is gone.
void StepRunner::keepMarks(bool lost)
{
    using State = History::StatementMark::State;
    const bool inPart = m_outcome.unknown && m_outcome.unknown->why == StepOutcome::Unknown::Why::InPart;
    const bool isKnown = !lost || isBetweenStatements();
    if (isKnown && !inPart)
        m_journal.ended(State::Failed);           // it has no effect on one that ended well
    if (!m_context.history || !m_outcome.anySent) // what an earlier run did is known from that one
        return;
    const bool usable = !m_context.lock || !m_context.lock->connection() || m_context.lock->connection()->isAlive();
    Core::Expected<> written; // the step's own error is the one to tell
    if (usable)
        written = m_journal.flush();
    if (!lost && (!usable || !written))
        written = m_journal.flush(&m_context.connection);
    if (isKnown && !isTransactional() && (!written || (lost && !usable)))
        m_context.unwrittenMarks = m_journal.pending();
}

/// A statement can end the transaction, or begin one, without saying so: a procedure that commits.
Core::Expected<> StepRunner::checkTransaction(const PlannedStatement &statement)
{
    if (m_step.kind == StepKind::AdHoc) {
        m_own.done(statement, m_context.connection.inTransaction());
        return {};
    }
    if (m_context.connection.inTransaction() == isTransactional())
        return {};
    if (isTransactional()) {
        m_transactionEnded = true;
        return failure(Core::ErrorKind::Statement,
                       QCoreApplication::translate("Varve::Execution", "%1 ended the transaction that Varve runs the migration in.")
                           .arg(statement.statement.verb),
                       QCoreApplication::translate("Varve::Execution", "Take out what commits or rolls back."));
    }
    return failure(
        Core::ErrorKind::Statement,
        QCoreApplication::translate("Varve::Execution", "%1 left a transaction open; it was rolled back.").arg(statement.statement.verb),
        QCoreApplication::translate("Varve::Execution",
                                    "Take out what switches autocommit off, and let a procedure commit what it begins."));
}

/// It worked, and the transaction that it left open is rolled back with it. What was called may have committed something before.
void StepRunner::takeBack(const PlannedStatement &statement)
{
    using Kind = Text::StatementKind;
    using State = History::StatementMark::State;
    --m_done;
    (void)m_context.connection.rollback(); // the first error is the one to tell; a rollback that fails loses the connection
    const bool isWhole = statement.statement.kind == Kind::Manipulation || statement.statement.kind == Kind::Query;
    const bool isUndone = isWhole && !m_context.connection.takeIncompleteRollback() && m_context.connection.isAlive();
    m_journal.endedAfterAll(isUndone ? State::Failed : State::Started);
    if (!isUndone)
        setUnknown(StepOutcome::Unknown::Why::InPart, m_position - 1);
}

/// What was called may have ended the transaction, whether it worked or not, and may have begun another: then nothing of this can be undone,
/// or nothing of it is there any more.
Core::Expected<> StepRunner::lookAtTransaction(const PlannedStatement &statement, Core::Expected<> done)
{
    using Ended = TransactionWatch::Ended;
    using Why = StepOutcome::Unknown::Why;
    const Ended ended = m_watch.end(m_journal.lastStarted());
    if (!m_context.connection.isAlive())
        return done;
    m_calling = false;
    if (ended == Ended::No)
        return done;
    m_transactionEnded = true;
    const int called = m_position - 1;
    if (ended != Ended::Committed) {
        setUnknown(ended == Ended::RolledBack ? Why::RolledBack : Why::Ended, transactionBegan());
        m_done = transactionBegan();
        m_journal.unitRolledBack();
    } else if (done && !m_watch.isOpen()) {
        m_journal.unitEnded(); // all that it did is committed
    } else {
        setUnknown(Why::Committed, called);
        m_done = called;
        m_journal.unitEndedInCall();
    }
    if (!done)
        return done;
    return failure(Core::ErrorKind::Statement,
                   QCoreApplication::translate("Varve::Execution", "%1 ended the transaction that Varve runs the migration in.")
                       .arg(statement.statement.verb),
                   QCoreApplication::translate("Varve::Execution", "Take out what commits or rolls back."));
}

/// The server undoes what a failed statement did, as a rule.
void StepRunner::lookWhatRemains(const PlannedStatement &statement, const Core::Error &error)
{
    if (isTransactional() || m_outcome.unknown || error.kind == Core::ErrorKind::ConnectionLost || !m_context.connection.isAlive())
        return;
    if (mayHaveFailedInPart(m_context.connection, m_context.plan, statement, error))
        setUnknown(StepOutcome::Unknown::Why::InPart, m_position - 1);
}

/// Of those of the step from \a first (0-based) to the one that was started last.
void StepRunner::setUnknown(StepOutcome::Unknown::Why why, int first)
{
    const int before = static_cast<int>(m_step.doneBefore->size());
    m_outcome.unknown = {.why = why, .first = before + first + 1, .last = before + std::min(m_position, m_step.statementCount())};
}

/// The journal says of each that it was started, and not what became of it. Of what ran outside a transaction it says so already.
void StepRunner::markUnknown()
{
    using Why = StepOutcome::Unknown::Why;
    if (!m_outcome.unknown || m_outcome.unknown->why == Why::Committed || m_outcome.unknown->why == Why::InPart)
        return;
    const auto statements = journaledStatements(m_context.plan, m_step);
    if (!statements)
        return;                                                                           // the first error is the one to tell
    const int before = m_step.streamed ? 0 : static_cast<int>(m_step.doneBefore->size()); // which are not in the list
    QStringList hashes;
    for (int i = m_outcome.unknown->first; i <= m_outcome.unknown->last && i - 1 - before < statements->size(); ++i)
        hashes += statements->at(i - 1 - before).hash;
    m_journal.unknown(m_outcome.unknown->first, hashes);
}

Core::Expected<> StepRunner::finish()
{
    Database::Connection &connection = m_context.connection;
    if (m_step.kind == StepKind::AdHoc) {
        if (m_own.isPrepared()) {
            return failure(Core::ErrorKind::Statement,
                           QCoreApplication::translate(
                               "Varve::Execution", "The text leaves a prepared transaction, which remains until XA COMMIT or XA ROLLBACK."),
                           QCoreApplication::translate("Varve::Execution", "Add XA COMMIT or XA ROLLBACK at its end."));
        }
        if (!connection.inTransaction())
            return {};
        return failure(Core::ErrorKind::Statement,
                       QCoreApplication::translate("Varve::Execution", "The text leaves a transaction open; it was rolled back."),
                       QCoreApplication::translate("Varve::Execution", "Add COMMIT at its end."));
    }
    if (isVerification())
        return connection.endReadOnly();
    m_outcome.checking = true;
    if (const Core::Expected<> checked = m_sqlite.check(); !checked)
        return checked;
    m_outcome.checking = false;
    if (!m_context.history && !isTransactional())
        return {};
    if (const Core::Expected<> allowed = mayGoOn(); !allowed)
        return allowed;
    if (!isTransactional()) {
        if (const Core::Expected<> begun = connection.beginWithNext(); !begun)
            return begun;
    }
    if (m_context.history) {
        const Core::Expected<> ready
            = SessionState::resetUser(connection, m_step).and_then([this] { return m_record.useRole(false); }).and_then([&] {
                  return m_journal.flush(&connection);
              });
        if (!ready)
            return ready;
    }
    const Core::Expected<QList<QByteArray>> rows = m_record.statements();
    if (!rows)
        return Core::failure(rows.error());
    return commitsHere() ? commit(*rows) : connection.executeAll(*rows).and_then([this] { return m_record.useRole(true); });
}

/// A row that the server refused is not the commit's failure.
Core::Expected<> StepRunner::commit(const QList<QByteArray> &rows)
{
    m_outcome.committing = true;
    qsizetype written = 0;
    const Core::Expected<> done = m_context.connection.commitWith(rows, [&written](const Database::StatementOutcome &) { ++written; });
    m_outcome.committing = done || written == rows.size() || !m_context.connection.isAlive();
    return done;
}

StepOutcome StepRunner::failed(const Core::Error &error)
{
    Core::Error told = isOfTheLock(error) ? lostLock() : error;
    told.message = withoutSecrets(told.message, m_context.plan.variables);
    told.serverText = withoutSecrets(told.serverText, m_context.plan.variables);
    const bool lost = told.kind == Core::ErrorKind::ConnectionLost || !m_context.connection.isAlive();
    if (!lost)
        m_own.failed(m_context.connection.inTransaction());
    if (!lost && m_context.connection.inTransaction())
        (void)m_context.connection.rollback(); // the first error is the one to tell; a rollback that fails loses the connection
    if (!lost && isVerification())
        (void)m_context.connection.endReadOnly();
    if (m_step.kind == StepKind::AdHoc)
        m_outcome.own = m_own.outcome(!lost && m_context.connection.takeIncompleteRollback());
    if (isTransactional() && !m_transactionEnded) {
        if (!lost && (m_context.connection.takeIncompleteRollback() || m_watch.wasBlind()))
            setUnknown(StepOutcome::Unknown::Why::NotUndone, transactionBegan());
        m_journal.unitRolledBack();
    } else if (m_units.isOpen() && !m_outcome.unknown) {
        m_journal.unitEnded();
    }
    markUnknown();
    keepMarks(lost);
    m_context.uncommitted.clear();
    decideEnding(lost);
    // PostgreSQL's own transactions keep nothing, whatever was called in them.
    const bool isOpenUndone = m_outcome.own == StepOutcome::Own::RolledBack && m_context.plan.engine() == Database::Engine::PostgreSql;
    if (lost && (m_outcome.ending == StepOutcome::Ending::RolledBack || (isOpenUndone && m_outcome.ending == StepOutcome::Ending::Kept)))
        told.remedy.clear(); // whether the statement took effect is known: its transaction went with the connection
    // Nobody stopped this run: the server did, for a time-out or because somebody else asked it to.
    if (!m_context.options.stop.stop_requested() && told.kind == Core::ErrorKind::Cancelled)
        told.kind = Core::ErrorKind::Statement;
    m_outcome.error = told;
    m_outcome.duration = m_timer.milliseconds();
    return m_outcome;
}

/// What remains of a step that failed.
void StepRunner::decideEnding(bool lost)
{
    const bool isOwn = m_outcome.own != StepOutcome::Own::None && !(lost && isEndingOwnTransaction());
    if (isOwn) {
        m_outcome.statementsDone = 0;
        m_outcome.ending = m_outcome.own == StepOutcome::Own::Everything ? StepOutcome::Ending::RolledBack : StepOutcome::Ending::Kept;
        return;
    }
    const bool undone = isTransactional() && !m_transactionEnded;
    const int kept = !undone ? m_done : m_units.isOpen() ? m_units.doneBefore() : 0;
    m_outcome.statementsDone = static_cast<int>(m_step.doneBefore->size()) + kept;
    m_outcome.unitRolledBack = !lost && !m_outcome.unknown && (m_outcome.unitRolledBack || (undone && m_units.isOpen()));
    m_outcome.calling = lost && m_calling;
    m_outcome.failedAlone = !lost && failedAlone();
    if (m_outcome.unknown || m_outcome.calling)
        m_outcome.ending = StepOutcome::Ending::Uncertain;
    else if (lost && !isBetweenStatements() && (m_outcome.committing || m_outcome.unitCommitting || !undone))
        m_outcome.ending = StepOutcome::Ending::Uncertain;
    else if (undone && (!m_units.isOpen() || m_outcome.statementsDone == 0))
        m_outcome.ending = StepOutcome::Ending::RolledBack;
    else
        m_outcome.ending = StepOutcome::Ending::Kept;
}

bool StepRunner::failedAlone() const
{
    return m_failedWhole && !isTransactional() && !m_outcome.unknown && !m_outcome.isVerification && m_step.kind != StepKind::AdHoc
        && m_outcome.failedStatement >= 0 && m_outcome.failedStatement == m_done;
}

/// The answer to a COMMIT is what was lost.
bool StepRunner::isEndingOwnTransaction() const
{
    const int failed = m_outcome.failedStatement;
    return failed >= 0 && failed < m_step.statements.size()
        && m_step.statements.at(failed).statement.kind == Text::StatementKind::TransactionControl;
}

void StepRunner::report(const RunEvent &event) const
{
    if (m_context.report)
        m_context.report(event);
}

} // namespace Varve::Execution
