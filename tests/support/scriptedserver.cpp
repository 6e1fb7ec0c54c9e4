// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedserver.h"

#include <models/database/backend.h>

#include <QSqlDriver>
#include <QSqlError>
#include <QSqlField>
#include <QSqlRecord>
#include <QSqlResult>
#include <QTimeZone>

#include <random>

namespace Varve::Test {

using namespace Database;

namespace {

/// What all connections share.
struct Script
{
    QList<std::pair<QString, ScriptedServer::Rows>> answers;
    QStringList log;
    int failAt = 0;
    ScriptedServer::Fault fault = ScriptedServer::Fault::Refused;
    int sessions = 0;
};

/// One connection's side of it.
struct ScriptedSession
{
    std::shared_ptr<Script> script;
    int backendId = 0;
    bool alive = true;
    bool inTransaction = false;
    bool failed = false;

    /// False when the statement meets its fault.
    bool take(const QString &sql, QList<QVariantList> &rows)
    {
        script->log += QString::number(backendId) + QLatin1Char(' ') + sql;
        if (!alive || script->log.size() == script->failAt) {
            alive = alive && script->fault != ScriptedServer::Fault::Lost;
            failed = inTransaction;
            return false;
        }
        if (sql.startsWith(QStringLiteral("BEGIN")))
            inTransaction = true;
        else if (sql == QStringLiteral("COMMIT") || sql == QStringLiteral("ROLLBACK"))
            inTransaction = failed = false;
        for (const auto &[part, answer] : std::as_const(script->answers)) {
            if (sql.contains(part)) {
                rows = answer(backendId);
                break;
            }
        }
        return true;
    }
};

class ScriptedResult final : public QSqlResult
{
public:
    ScriptedResult(const QSqlDriver *driver, std::shared_ptr<ScriptedSession> session) : QSqlResult(driver), m_session(std::move(session))
    {}

protected:
    bool reset(const QString &sql) override
    {
        m_rows.clear();
        setAt(QSql::BeforeFirstRow);
        const bool done = m_session->take(sql, m_rows);
        setActive(done);
        setSelect(done && (sql.startsWith(QStringLiteral("SELECT")) || !m_rows.isEmpty()));
        if (!done)
            setLastError(QSqlError(QStringLiteral("scripted"), QStringLiteral("the script says so"), QSqlError::StatementError));
        return done;
    }
    QVariant data(int column) override { return m_rows.at(at()).value(column); }
    bool isNull(int column) override { return !m_rows.at(at()).value(column).isValid(); }
    bool fetch(int row) override
    {
        const bool there = row >= 0 && row < m_rows.size();
        setAt(there ? row : int(QSql::AfterLastRow));
        return there;
    }
    bool fetchFirst() override { return fetch(0); }
    bool fetchLast() override { return fetch(static_cast<int>(m_rows.size()) - 1); }
    int size() override { return static_cast<int>(m_rows.size()); }
    int numRowsAffected() override { return 1; }

private:
    std::shared_ptr<ScriptedSession> m_session;
    QList<QVariantList> m_rows;
};

class ScriptedDriver final : public QSqlDriver
{
public:
    explicit ScriptedDriver(std::shared_ptr<ScriptedSession> session) : m_session(std::move(session)) {}
    bool hasFeature(DriverFeature) const override { return false; }
    bool open(const QString &, const QString &, const QString &, const QString &, int, const QString &) override
    {
        setOpen(true);
        return true;
    }
    void close() override { setOpen(false); }
    QSqlResult *createResult() const override { return new ScriptedResult(this, m_session); }

private:
    std::shared_ptr<ScriptedSession> m_session;
};

/// The constructor that takes a driver is protected.
class OwnDatabase final : public QSqlDatabase
{
public:
    explicit OwnDatabase(QSqlDriver *driver) : QSqlDatabase(driver) {}
};

class ScriptedBackend final : public Backend
{
public:
    ScriptedBackend(const ConnectionProfile &profile, const std::shared_ptr<ScriptedSession> &session)
        : Backend(profile, OwnDatabase(new ScriptedDriver(session))), m_session(session)
    {
        m_cancelTarget = std::make_shared<Canceller::Target>([] { return true; });
    }
    ~ScriptedBackend() override { close(); }

    Core::Expected<> open(const Secret &) override
    {
        m_database.open();
        return {};
    }
    Core::Expected<ServerIdentity> identify() override
    {
        return ServerIdentity{.engine = m_profile.engine,
                              .version = QStringLiteral("PostgreSQL 15.0"),
                              .instance = QStringLiteral("script/") + m_profile.database,
                              .user = QStringLiteral("scripted"),
                              .backendId = m_session->backendId};
    }
    Core::Error statementError(const QSqlQuery &query, const QByteArray &) override
    {
        return {.kind = m_session->alive ? Core::ErrorKind::Statement : Core::ErrorKind::ConnectionLost,
                .message = query.lastError().databaseText(),
                .where = {},
                .serverText = {},
                .serverCode = {},
                .remedy = {},
                .others = {}};
    }
    QList<ResultColumn> columns(const QSqlQuery &) const override { return {}; }
    QVariantList row(const QSqlQuery &query) const override
    {
        QVariantList values;
        for (int column = 0; query.value(column).isValid(); ++column)
            values += query.value(column);
        return values;
    }
    qint64 rowsAffected(const QSqlQuery &query) const override { return query.isSelect() ? -1 : query.numRowsAffected(); }
    QString beginText() const override { return QStringLiteral("BEGIN"); }
    QString beginReadOnlyText() const override { return QStringLiteral("BEGIN READ ONLY"); }
    bool inTransaction() const override { return m_session->inTransaction; }
    bool inFailedTransaction() const override { return m_session->failed; }
    bool isAlive() const override { return m_session->alive; }

private:
    std::shared_ptr<ScriptedSession> m_session;
};

} // namespace

struct ScriptedServer::Private
{
    std::shared_ptr<Script> script = std::make_shared<Script>();
    WithBackends backends{[shared = script](const ConnectionProfile &profile) -> std::unique_ptr<Backend> {
        const auto session = std::make_shared<ScriptedSession>();
        session->script = shared;
        session->backendId = 100 + ++shared->sessions;
        return std::make_unique<ScriptedBackend>(profile, session);
    }};
};

ScriptedServer::ScriptedServer() : d(std::make_unique<Private>()) {}
ScriptedServer::~ScriptedServer() = default;

void ScriptedServer::answer(const QString &part, const Rows &rows)
{
    d->script->answers.emplaceBack(part, rows);
}

void ScriptedServer::failAt(int number, Fault fault)
{
    d->script->failAt = number;
    d->script->fault = fault;
}

const QStringList &ScriptedServer::log() const
{
    return d->script->log;
}

Core::Surroundings madeSurroundings(unsigned seed, std::chrono::milliseconds step)
{
    struct World
    {
        QDateTime time = QDateTime(QDate(2026, 2, 11), QTime(9, 30), QTimeZone::utc());
        std::chrono::nanoseconds steady{0};
        std::mt19937 random;
    };
    const auto world = std::make_shared<World>();
    world->random.seed(seed);
    Core::Surroundings made = Core::Surroundings::real();
    made.now = [world, step] { return world->time = world->time.addMSecs(step.count()); };
    made.steady = [world] { return world->steady += std::chrono::milliseconds(1); };
    made.pause = [world](const std::stop_token &, std::chrono::milliseconds duration) { world->steady += duration; };
    made.random = [world](qsizetype size) {
        QByteArray bytes(size, Qt::Uninitialized);
        for (char &byte : bytes)
            byte = static_cast<char>(world->random() & 0xFFU);
        return bytes;
    };
    made.process
        = [] { return Core::ProcessIdentity{.user = QStringLiteral("anna"), .host = QStringLiteral("build7"), .processId = 4711}; };
    made.processLives = [](qint64) { return false; };
    return made;
}

} // namespace Varve::Test
