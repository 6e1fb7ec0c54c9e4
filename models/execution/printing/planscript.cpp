// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planprinter.h"

#include "../plan/sessiontexts.h"
#include "../plan/stepfacts.h"
#include "../plan/stepstatements.h"
#include "../plan/units.h"
#include "scriptclient.h"
#include "scriptguard.h"
#include "scriptjournal.h"
#include "scriptsession.h"

#include <models/history/historysql.h>
#include <models/history/runlock.h>

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

/// The plan as a script of psql, mariadb or sqlite3: what a run does, with the same history rows.
class ScriptWriter final
{
public:
    explicit ScriptWriter(const Plan &plan)
        : m_plan(plan), m_sql(plan.target, plan.policies), m_session(plan, m_out), m_journal(plan, m_out), m_guard(plan, m_out)
    {}

    QString write()
    {
        head();
        if (m_plan.isEmpty())
            return m_out.text();
        m_session.open();
        const bool recorded = isRecorded(m_plan.kind);
        if (recorded)
            lock();
        m_guard.check();
        if (recorded) {
            tables();
            m_journal.begin();
        }
        m_session.enter();
        const bool together = isOneTransaction(m_plan);
        if (together)
            begin();
        for (int index = 0; index < m_plan.steps.size(); ++index)
            writeStep(m_plan.steps.at(index), index);
        if (together)
            m_out.statement(QStringLiteral("COMMIT"));
        if (recorded) {
            m_out.line({});
            m_session.leaveRole();
            m_journal.end();
            unlock();
        }
        return m_out.text();
    }

private:
    bool isPostgres() const { return m_plan.engine() == Database::Engine::PostgreSql; }
    bool isSqlite() const { return m_plan.engine() == Database::Engine::Sqlite; }
    bool isMariaDb() const { return m_plan.engine() == Database::Engine::MariaDb; }
    /// "(1, 2)" of "pg_advisory_lock(1, 2)"
    QString lockArguments() const
    {
        const QString described = History::RunLock::describe(m_plan.target);
        return described.mid(described.indexOf(QLatin1Char('(')));
    }
    void lock()
    {
        if (isPostgres()) {
            m_out.statement(QStringLiteral("SET lock_timeout = %1").arg(m_plan.policies.runLockTimeout.count()));
            m_out.statement(QStringLiteral("SELECT pg_advisory_lock") + lockArguments());
        }
        if (!isMariaDb())
            return;
        // Whoever does not get it gets an error: two rows where one must be. The client program stops at it.
        QString call = QStringLiteral("GET_LOCK") + lockArguments();
        call.insert(call.size() - 1, QStringLiteral(", %1").arg(m_plan.policies.runLockTimeout.count() / 1000));
        m_out.statement(QStringLiteral("SELECT IF(%1 = 1, 'locked', (SELECT 'somebody else' UNION SELECT 'holds the lock'))").arg(call));
    }
    void unlock()
    {
        if (isPostgres())
            m_out.statement(QStringLiteral("SELECT pg_advisory_unlock") + lockArguments());
        if (isMariaDb())
            m_out.statement(QStringLiteral("SELECT RELEASE_LOCK") + lockArguments());
    }

    void head()
    {
        m_out.comment(
            QCoreApplication::translate("Varve::Execution", "Plan %1 for %2, made by Varve.").arg(m_plan.id, m_plan.target.toString()));
        m_out.comment(QCoreApplication::translate("Varve::Execution", "Run it with: %1").arg(scriptCommandLine(m_plan)));
        for (const QString &remark : scriptRemarks(m_plan))
            m_out.comment(remark);
        const bool hidesSomething = std::any_of(m_plan.variables.cbegin(), m_plan.variables.cend(),
                                                [](const Text::VariableValue &value) { return value.secret; });
        if (hidesSomething)
            m_out.comment(QCoreApplication::translate("Varve::Execution",
                                                      "Values of secret variables are not in this file: replace ******** first."));
    }

    bool switchesForeignKeysOff(const PlanStep &step) const
    {
        return isSqlite() && step.foreignKeysOff->isNeeded() && (step.oneTransaction || step.inUnits) && m_session.enforcesForeignKeys();
    }
    void switchForeignKeysOff()
    {
        m_out.statement(QStringLiteral("PRAGMA foreign_keys = OFF"));
        m_out.statement(QStringLiteral("CREATE TEMP TABLE varve_broken_before AS SELECT \"table\", rowid AS place, parent "
                                       "FROM pragma_foreign_key_check"));
    }
    /// A row that breaks the table's own check stops the client program before the commit.
    void checkForeignKeys()
    {
        m_out.statement(QStringLiteral("CREATE TEMP TABLE varve_foreign_keys (broken INTEGER CHECK (broken = 0))"));
        m_out.statement(QStringLiteral("INSERT INTO varve_foreign_keys SELECT count(*) FROM (SELECT \"table\", rowid, parent "
                                       "FROM pragma_foreign_key_check EXCEPT SELECT * FROM temp.varve_broken_before)"));
        m_out.statements({QStringLiteral("DROP TABLE temp.varve_foreign_keys"), QStringLiteral("DROP TABLE temp.varve_broken_before")});
    }

    /// What is missing: all of them, or what tables of an older version lack.
    void tables()
    {
        if (isSqlite())
            begin();
        const History::HistoryFacts &there = m_plan.tables;
        if (!there.history || !there.runs || !there.versions)
            m_out.statements(m_sql.create());
        else if (!there.journal)
            m_out.statement(m_sql.createJournal());
        const auto add
            = [this](const QString &table, const char *column) { m_out.statement(m_sql.addColumn(table, QString::fromLatin1(column))); };
        if (there.history && !there.tokenChecksum)
            add(m_sql.historyName(), "token_checksum");
        if (there.runs && !there.backendStart)
            add(m_sql.runsName(), "backend_start");
        if (there.runs && !there.checks)
            add(m_sql.runsName(), "checks");
        if (!isSqlite())
            return;
        m_guard.checkTables();
        m_out.statement(QStringLiteral("COMMIT"));
    }

    void writeStep(const PlanStep &step, int index)
    {
        m_out.line({});
        m_out.comment(step.kind == StepKind::AdHoc ? step.shownAs : QString(step.migrationId + QStringLiteral(": ") + step.title));
        if (step.ofLostRun) // its rows are there by now
            return;
        if (step.kind == StepKind::Verify)
            return writeVerification(step);
        for (const QString &note : stepNotes(m_plan, step))
            m_out.comment(note);
        if (step.kind == StepKind::AdHoc)
            return writeAll(step.statements, Marks::None);
        m_journal.enter(step, index);
        writeAll(*step.sentAgain, Marks::None);
        if (switchesForeignKeysOff(step))
            switchForeignKeysOff();
        const bool isOpen = writeStatements(step);
        writeAll(*step.verification, Marks::None);
        if (!isOpen) {
            m_journal.releaseTables();
            begin();
        }
        if (switchesForeignKeysOff(step))
            checkForeignKeys();
        writeHistory(step);
        const bool together = isOneTransaction(m_plan);
        if (together)
            useRole(true);
        else
            m_out.statement(QStringLiteral("COMMIT"));
        if (switchesForeignKeysOff(step))
            m_out.statement(QStringLiteral("PRAGMA foreign_keys = ON"));
        if (!together || !isSqlite()) // where settings hold beyond the transaction they are left alone in it
            m_session.resetAfter(step);
    }

    /// Returns whether a transaction is open behind them.
    bool writeStatements(const PlanStep &step)
    {
        const bool byItself = commitsByItself(step);
        const bool isOpen = isOneTransaction(m_plan) || (!byItself && begin());
        if (step.inUnits)
            return writeUnits(step);
        writeAll(step.statements, byItself ? Marks::Outside : Marks::Inside);
        return isOpen;
    }

    void writeHistory(const PlanStep &step)
    {
        m_session.enterHistory(step);
        useRole(false);
        m_journal.flush();
        for (History::HistoryEntry &entry : historyRows(m_plan, step)) {
            if (entry.runId.isEmpty())
                entry.runId = m_plan.id;
            m_out.statement(m_sql.insert(entry));
        }
        for (const Project::Release &release : releaseRows(step))
            m_out.statement(isBackward(step.kind) ? m_sql.removeRelease(release.name) : m_sql.insertRelease(release));
    }

    void useRole(bool ofEnvironment)
    {
        if (const QString set = localRole(m_plan, ofEnvironment); !set.isEmpty())
            m_out.statement(set);
    }

    /// Returns whether the last one's transaction is open: the history's row belongs to it.
    bool writeUnits(const PlanStep &step)
    {
        bool isOpen = false;
        for (const PlanUnit &unit : unitsOf(step)) {
            if (isOpen) {
                useRole(false);
                m_journal.flush();
                m_out.statement(QStringLiteral("COMMIT"));
            }
            if (unit.transaction)
                m_journal.releaseTables();
            isOpen = unit.transaction && begin();
            writeAll(step.statements.mid(unit.first, unit.count), unit.transaction ? Marks::Inside : Marks::Outside);
        }
        return isOpen;
    }

    void writeVerification(const PlanStep &step)
    {
        const QString readOnly = isPostgres() ? QStringLiteral("BEGIN READ ONLY")
            : isMariaDb()                     ? QStringLiteral("START TRANSACTION READ ONLY")
                                              : QStringLiteral("BEGIN");
        m_out.statement(readOnly);
        writeAll(*step.verification, Marks::None);
        m_out.statement(QStringLiteral("ROLLBACK"));
    }

    /// Returns true: it is open now.
    bool begin()
    {
        m_out.statement(isPostgres()      ? QStringLiteral("BEGIN")
                            : isMariaDb() ? QStringLiteral("START TRANSACTION")
                                          : QStringLiteral("BEGIN IMMEDIATE"));
        return true;
    }

    /// Where the journal's are written: each by itself, or in the transaction of the statements.
    enum class Marks { None, Outside, Inside };

    void writeAll(const QList<PlannedStatement> &statements, Marks marks)
    {
        for (const PlannedStatement &planned : statements) {
            const bool mayEnd = marks == Marks::Inside && mayEndTransaction(planned.statement, m_plan.engine());
            if (marks == Marks::Outside)
                m_journal.starting(planned);
            if (mayEnd) {
                m_journal.calling(planned);
                m_guard.callComes();
            }
            writeOne(planned);
            if (mayEnd) {
                m_guard.callReturned();
                m_journal.returned();
            } else if (marks == Marks::Inside) {
                m_journal.add(planned);
            }
            if (marks == Marks::Outside)
                m_journal.ended();
        }
    }

    void writeOne(const PlannedStatement &planned)
    {
        if (!planned.expectation->isEmpty())
            m_out.comment(QCoreApplication::translate("Varve::Execution", "expected: %1").arg(planned.expectation->text));
        // On a line of its own, so that a comment at the statement's end does not swallow the semicolon.
        writeText(shownText(planned, m_plan.variables));
        if (planned.copied)
            m_out.line(QString::fromUtf8(planned.copied->bytes) + QStringLiteral("\\."));
    }

    void writeText(const QString &text)
    {
        if (isMariaDb() && text.contains(QLatin1Char(';')))
            m_out.withDelimiter(text);
        else
            m_out.line(text + QStringLiteral("\n;"));
    }

    const Plan &m_plan;
    History::HistorySql m_sql;
    ScriptText m_out;
    ScriptSession m_session;
    ScriptJournal m_journal;
    ScriptGuard m_guard;
};

} // namespace

Core::Expected<QString> planAsSql(const Plan &plan)
{
    if (std::none_of(plan.steps.cbegin(), plan.steps.cend(), [](const PlanStep &step) { return step.streamed; }))
        return ScriptWriter(plan).write();
    Plan held = plan;
    for (PlanStep &step : held.steps) {
        if (!step.streamed)
            continue;
        Core::Expected<PlanStep> whole = heldStep(plan, step);
        if (!whole)
            return Core::failure(whole.error());
        step = *std::move(whole);
    }
    return ScriptWriter(held).write();
}

} // namespace Varve::Execution
