// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connection.h"

#include "backend.h"
#include "pulse.h"
#include "remedies.h"
#include "statementcheck.h"

#include <models/core/surroundings.h>

#include <QCoreApplication>
#include <QSqlError>

namespace Varve::Database {

using namespace Qt::StringLiterals;
using Core::ErrorKind;
using Core::Expected;
using Core::failure;

namespace {

/// The first rows are wanted at once; later ones in portions that keep the receiver quick.
constexpr qsizetype firstChunk = 100;
constexpr qsizetype laterChunk = 1000;
constexpr std::chrono::milliseconds betweenChunks{100};

Pulse::Doing waitingFor(Engine engine)
{
    return engineTraits(engine).isFile ? Pulse::Doing::SomethingElse : Pulse::Doing::WaitsForServer;
}

/// Tells the canceller, and the thread's pulse, that a statement runs, for as long as it lives.
class Running
{
public:
    explicit Running(const Backend &backend) : m_target(backend.cancelTarget()), m_waiting(waitingFor(backend.profile().engine))
    {
        m_target->statementStarts();
    }
    ~Running() { m_target->statementEnds(); }
    Q_DISABLE_COPY_MOVE(Running)

private:
    const std::shared_ptr<Canceller::Target> &m_target;
    const Pulse::Phase m_waiting;
};

/// Collects rows and hands them on in chunks.
class ChunkedSink
{
public:
    ChunkedSink(const Connection::RowSink &sink, const QList<ResultColumn> &columns) : m_sink(sink) { m_chunk.columns = columns; }

    /// False when the receiver has enough.
    bool add(const QVariantList &row)
    {
        m_chunk.rows.append(row);
        const qsizetype full = m_isFirst ? firstChunk : laterChunk;
        if (m_chunk.rows.size() >= full || (!m_isFirst && m_sinceLast.elapsed() >= betweenChunks))
            return flush();
        return true;
    }

    /// Without rows too, so that the receiver knows the columns.
    bool finish() { return m_chunk.rows.isEmpty() && !m_isFirst ? true : flush(); }

private:
    bool flush()
    {
        const Pulse::Phase reading(Pulse::Doing::SomethingElse);
        const bool more = m_sink(m_chunk);
        m_chunk.rows.clear();
        m_isFirst = false;
        m_sinceLast.restart();
        return more;
    }

    const Connection::RowSink &m_sink;
    ResultSet m_chunk;
    Core::Stopwatch m_sinceLast;
    bool m_isFirst = true;
};

/// A statement whose rows are being read.
struct Reading
{
    const QByteArray &sent;
    const Connection::RowSink &sink;
    bool mayCancelRest = false;
};

} // namespace

bool ServerIdentity::isSameServer(const ServerIdentity &other) const
{
    const auto major = [](const QString &text) { return text.section(u'.', 0, 0); };
    return engine == other.engine && instance == other.instance && major(version) == major(other.version);
}

struct Connection::Private
{
    std::unique_ptr<Backend> backend;
    ServerIdentity identity;
    std::stop_token stop;
    bool beginsWithNext = false; ///< a BEGIN that has not been sent

    Engine engine() const { return backend->profile().engine; }
    Core::Error errorOf(const QSqlQuery &query, const QByteArray &sent) const
    {
        return withRemedy(backend->statementError(query, sent), engine());
    }
    bool canPipeline() const
    {
        return backend->pipelines() && (beginsWithNext || (backend->inTransaction() && !backend->inFailedTransaction()));
    }
    Expected<> checkNotStopped() const;
    bool mayCancelRest(const CheckedStatement &statement) const;
    void skipRest(QSqlQuery &query, bool mayCancel) const;
    Expected<> readRows(QSqlQuery &query, const Reading &reading, StatementOutcome &outcome);
    Expected<> run(const QString &sql);
    Expected<> beginNow();
    Expected<> runPipelined(QList<QByteArray> statements, const OutcomeSink &done);
};

Expected<> Connection::Private::checkNotStopped() const
{
    if (!stop.stop_requested())
        return {};
    Pulse::nothingIsSent();
    return failure(ErrorKind::Cancelled, QCoreApplication::translate("Varve::Database", "The statement was cancelled before it was sent."));
}

/// Whether nothing is lost when the server stops a statement whose rows are no longer wanted: in a transaction that would be the
/// transaction, and of a function's effects nobody knows.
bool Connection::Private::mayCancelRest(const CheckedStatement &statement) const
{
    const bool harmless = backend->profile().access == Access::ReadOnly || (statement.onlyReads && !statement.text.contains('('));
    return harmless && engine() == Engine::PostgreSql && !backend->inTransaction();
}

/// SQLite makes all changes before it gives the first row (lang_returning), so there the rest is just not computed.
void Connection::Private::skipRest(QSqlQuery &query, bool mayCancel) const
{
    if (engine() == Engine::Sqlite)
        return;
    if (mayCancel)
        static_cast<void>(Canceller(backend->cancelTarget()).cancel());
    while (query.next()) {
    }
}

Expected<> Connection::Private::readRows(QSqlQuery &query, const Reading &reading, StatementOutcome &outcome)
{
    if (!reading.sink) {
        while (query.next())
            ++outcome.rowsReturned;
        return query.lastError().isValid() ? Expected<>(tl::unexpect, errorOf(query, reading.sent)) : Expected<>();
    }
    ChunkedSink chunks(reading.sink, backend->columns(query));
    bool isWanted = true;
    while (isWanted && query.next()) {
        ++outcome.rowsReturned;
        isWanted = chunks.add(backend->row(query));
    }
    outcome.truncated = !isWanted && query.next();
    if (outcome.truncated)
        skipRest(query, reading.mayCancelRest);
    if (query.lastError().isValid()) {
        const Core::Error error = errorOf(query, reading.sent);
        const bool asWished = outcome.truncated && reading.mayCancelRest && error.kind == ErrorKind::Cancelled;
        return asWished ? Expected<>() : Expected<>(tl::unexpect, error);
    }
    if (isWanted)
        chunks.finish();
    return {};
}

Expected<> Connection::Private::run(const QString &sql)
{
    const Running running(*backend);
    QSqlQuery query(backend->database());
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return tl::unexpected(errorOf(query, sql.toUtf8()));
    return {};
}

/// What cannot go with the BEGIN comes behind it.
Expected<> Connection::Private::beginNow()
{
    return std::exchange(beginsWithNext, false) ? run(backend->beginText()) : Expected<>();
}

/// In a transaction that is open, or begins with the first of \a statements.
Expected<> Connection::Private::runPipelined(QList<QByteArray> statements, const OutcomeSink &done)
{
    if (const auto wanted = checkNotStopped(); !wanted)
        return wanted;
    bool begins = std::exchange(beginsWithNext, false);
    if (begins)
        statements.prepend(backend->beginText().toUtf8());
    Core::Stopwatch timer;
    const auto answered = [&](qint64 rowsAffected) {
        const Pulse::Phase telling(Pulse::Doing::SomethingElse);
        if (std::exchange(begins, false) || !done)
            return;
        done({.rowsReturned = 0,
              .rowsAffected = rowsAffected,
              .truncated = false,
              .notices = backend->takeNotices(),
              .duration = timer.microseconds()});
        timer.restart();
    };
    const auto result = backend->runPipelined(statements, answered);
    if (!result)
        backend->takeNotices();
    return result.map_error([this](const Core::Error &error) { return withRemedy(error, engine()); });
}

Connection::Connection() : d(std::make_unique<Private>()) {}
Connection::~Connection() = default;

Expected<std::unique_ptr<Connection>> Connection::open(const ConnectionProfile &profile, const Secret &password)
{
    std::unique_ptr<Connection> connection(new Connection);
    const Pulse::Phase waiting(waitingFor(profile.engine));
    connection->d->backend = createBackend(profile);
    Backend &backend = *connection->d->backend;
    auto identity = backend.open(password).and_then([&backend] { return backend.identify(); });
    if (!identity)
        return tl::unexpected(withRemedy(identity.error(), profile.engine));
    connection->d->identity = *identity;
    return connection;
}

const ConnectionProfile &Connection::profile() const
{
    return d->backend->profile();
}

const ServerIdentity &Connection::identity() const
{
    return d->identity;
}

Expected<StatementOutcome> Connection::execute(const QByteArray &sql, const RowSink &sink)
{
    const auto checked = checkStatement(sql, d->engine());
    if (!checked)
        return tl::unexpected(checked.error());
    if (const auto begun = d->beginNow(); !begun)
        return tl::unexpected(begun.error());

    const Core::Stopwatch timer;
    StatementOutcome outcome;
    const Reading reading{checked->text, sink, d->mayCancelRest(*checked)};
    const Running running(*d->backend);
    if (const auto wanted = d->checkNotStopped(); !wanted)
        return tl::unexpected(wanted.error());
    if (const auto guarded = d->backend->guardAccess(); !guarded)
        return tl::unexpected(withRemedy(guarded.error(), d->engine()));
    QSqlQuery query(d->backend->database());
    query.setForwardOnly(true);
    query.setNumericalPrecisionPolicy(QSql::HighPrecision);
    // exec(QString) sends the text as it is; prepare() would look for placeholders in it.
    Expected<> result;
    if (!query.exec(QString::fromUtf8(checked->text)))
        result = tl::unexpected(d->errorOf(query, checked->text));
    else if (query.isSelect())
        result = d->readRows(query, reading, outcome);
    const qint64 rowsAffected = result ? d->backend->rowsAffected(query) : -1;
    if (result)
        result = d->backend->finishResults(checked->text).map_error([this](const Core::Error &error) {
            return withRemedy(error, d->engine());
        });
    if (!result) {
        if (result.error().where.offset >= 0)
            result.error().where.offset += checked->offset;
        d->backend->takeNotices();
        return tl::unexpected(result.error());
    }
    outcome.rowsAffected = rowsAffected;
    outcome.notices = d->backend->takeNotices();
    outcome.duration = timer.microseconds();
    return outcome;
}

Expected<> Connection::executeAll(const QList<QByteArray> &statements, const OutcomeSink &done)
{
    if (statements.isEmpty())
        return {};
    if (!d->canPipeline()) {
        for (const QByteArray &statement : statements) {
            Expected<StatementOutcome> outcome = execute(statement);
            if (!outcome)
                return tl::unexpected(outcome.error());
            if (done)
                done(*std::move(outcome));
        }
        return {};
    }
    if (const auto checked = checkEach(statements); !checked)
        return checked;
    const Running running(*d->backend);
    return d->runPipelined(statements, done);
}

Expected<StatementOutcome> Connection::copyIn(const QByteArray &sql, const CopySource &data)
{
    if (const auto ready = checkCopyIn(sql).and_then([this] { return d->beginNow(); }); !ready)
        return tl::unexpected(ready.error());
    const Core::Stopwatch timer;
    const Running running(*d->backend);
    const auto source = [&data] {
        const Pulse::Phase reading(Pulse::Doing::SomethingElse);
        return data();
    };
    const auto rows = d->checkNotStopped().and_then([&] { return d->backend->guardAccess(); }).and_then([&] {
        return d->backend->copyIn(sql, source);
    });
    QList<Notice> notices = d->backend->takeNotices();
    if (!rows)
        return tl::unexpected(withRemedy(rows.error(), d->engine()));
    return StatementOutcome{
        .rowsReturned = 0, .rowsAffected = *rows, .truncated = false, .notices = std::move(notices), .duration = timer.microseconds()};
}

Expected<ResultSet> Connection::query(const QString &sql, const QVariantList &values)
{
    if (const auto begun = d->beginNow(); !begun)
        return tl::unexpected(begun.error());
    const Running running(*d->backend);
    return d->backend->query(sql, values).map_error([this](const Core::Error &error) { return withRemedy(error, d->engine()); });
}

Expected<> Connection::read(const QString &sql, const QVariantList &values, const RowReader &reader)
{
    if (const auto begun = d->beginNow(); !begun)
        return begun;
    const Running running(*d->backend);
    return d->backend->read(sql, values, reader).map_error([this](const Core::Error &error) { return withRemedy(error, d->engine()); });
}

Expected<> Connection::begin()
{
    if (inTransaction())
        return failure(ErrorKind::Usage, QCoreApplication::translate("Varve::Database", "A transaction is open already."));
    d->backend->takeIncompleteRollback(); // of one before
    return d->run(d->backend->beginText());
}

bool Connection::takeIncompleteRollback()
{
    return d->backend->takeIncompleteRollback();
}

Expected<> Connection::beginWithNext()
{
    if (!d->backend->pipelines())
        return begin();
    if (inTransaction())
        return failure(ErrorKind::Usage, QCoreApplication::translate("Varve::Database", "A transaction is open already."));
    d->beginsWithNext = true;
    return {};
}

Expected<> Connection::commitWith(const QList<QByteArray> &statements, const OutcomeSink &done)
{
    if (!d->canPipeline() || statements.isEmpty())
        return executeAll(statements, done).and_then([this] { return commit(); });
    if (const auto checked = checkEach(statements); !checked)
        return checked;
    const Running running(*d->backend);
    qsizetype left = statements.size();
    return d->runPipelined(statements + QList<QByteArray>{"COMMIT"}, [&](StatementOutcome outcome) {
        if (left-- > 0 && done)
            done(std::move(outcome));
    });
}

Expected<> Connection::commit()
{
    if (!inTransaction())
        return failure(ErrorKind::Usage, QCoreApplication::translate("Varve::Database", "There is no open transaction to commit."));
    if (std::exchange(d->beginsWithNext, false))
        return {};
    if (!d->backend->inFailedTransaction())
        return d->run(u"COMMIT"_s);
    // PostgreSQL would answer ROLLBACK to the COMMIT and call that a success.
    if (const auto rolledBack = d->run(u"ROLLBACK"_s); !rolledBack)
        return rolledBack;
    return failure(ErrorKind::Statement,
                   QCoreApplication::translate("Varve::Database",
                                               "The transaction was rolled back instead of committed, "
                                               "because a statement in it had failed."));
}

Expected<> Connection::rollback()
{
    // Some errors end a SQLite transaction by themselves; then nothing is left to undo.
    if (std::exchange(d->beginsWithNext, false) || !inTransaction())
        return {};
    const Expected<> done = d->run(u"ROLLBACK"_s);
    if (done)
        d->backend->rolledBack();
    return done;
}

Expected<> Connection::beginReadOnly()
{
    if (inTransaction())
        return failure(ErrorKind::Usage, QCoreApplication::translate("Varve::Database", "A transaction is open already."));
    if (d->engine() == Engine::Sqlite) { // it has no read-only transaction, but a switch
        if (const auto guarded = d->run(u"PRAGMA query_only = 1"_s); !guarded)
            return guarded;
    }
    return d->run(d->backend->beginReadOnlyText());
}

Expected<> Connection::endReadOnly()
{
    const Expected<> ended = rollback();
    if (d->engine() != Engine::Sqlite)
        return ended;
    const Expected<> freed = d->run(u"PRAGMA query_only = 0"_s);
    return ended ? freed : ended;
}

bool Connection::inTransaction() const
{
    return d->beginsWithNext || d->backend->inTransaction();
}

bool Connection::isAlive() const
{
    return d->backend->isAlive();
}

std::optional<qint64> Connection::insertedRow() const
{
    return d->backend->insertedRow();
}

void Connection::setInsertedRow(qint64 row)
{
    d->backend->setInsertedRow(row);
}

bool Connection::isLeftBehind() const
{
    return d->backend->isLeftBehind();
}

Expected<bool> Connection::sharesSessions(const Secret &password)
{
    const Pulse::Phase waiting(waitingFor(d->engine()));
    return d->backend->sharesSessions(password).map_error([this](const Core::Error &error) { return withRemedy(error, d->engine()); });
}

Expected<> Connection::resetSession()
{
    const Running running(*d->backend);
    return d->backend->resetSession().map_error([this](const Core::Error &error) { return withRemedy(error, d->engine()); });
}

void Connection::setStatementTimeout(std::chrono::milliseconds longest)
{
    d->backend->setStatementTimeout(longest);
}

void Connection::setReadsWarnings(bool reads)
{
    d->backend->setReadsWarnings(reads);
}

void Connection::setStop(const std::stop_token &stop)
{
    d->stop = stop;
}

Canceller Connection::canceller() const
{
    return Canceller(d->backend->cancelTarget());
}

QString Connection::quoted(const QString &identifier) const
{
    const QChar quote = d->engine() == Engine::MariaDb ? u'`' : u'"';
    QString escaped = identifier;
    return quote + escaped.replace(quote, QString(2, quote)) + quote;
}

} // namespace Varve::Database
