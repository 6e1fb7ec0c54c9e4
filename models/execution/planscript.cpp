// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planprinter.h"

#include "sessiontexts.h"
#include "units.h"

#include <models/history/historysql.h>
#include <models/history/runlock.h>

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

/// The plan as a script of psql, mariadb or sqlite3: what a run does, with the same history rows.
class ScriptWriter final
{
public:
    explicit ScriptWriter(const Plan &plan) : m_plan(plan), m_sql(plan.target, plan.policies) {}

    QString write()
    {
        head();
        if (isRecorded(m_plan.kind))
            tables();
        for (const QString &set : sessionStatements(m_plan))
            statement(withoutSecrets(set, m_plan.variables));
        const bool together = isOneTransaction(m_plan) && !m_plan.isEmpty();
        if (together)
            begin();
        for (const PlanStep &step : m_plan.steps)
            writeStep(step);
        if (together)
            statement(QStringLiteral("COMMIT"));
        if (isRecorded(m_plan.kind))
            unlock();
        return m_text;
    }

private:
    bool isPostgres() const { return m_plan.engine() == Database::Engine::PostgreSql; }
    bool isSqlite() const { return m_plan.engine() == Database::Engine::Sqlite; }
    bool isMariaDb() const { return m_plan.engine() == Database::Engine::MariaDb; }
    void line(const QString &text) { m_text += text + QLatin1Char('\n'); }
    void statement(const QString &sql) { line(sql + QLatin1Char(';')); }
    /// A line comment: whatever \a text holds, it ends with its line.
    void comment(QString text)
    {
        line(QStringLiteral("-- ") + text.replace(QLatin1Char('\r'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' ')));
    }
    /// "(1, 2)" of "pg_advisory_lock(1, 2)"
    QString lockArguments() const
    {
        const QString described = History::RunLock::describe(m_plan.target);
        return described.mid(described.indexOf(QLatin1Char('(')));
    }
    void lock()
    {
        if (isPostgres())
            statement(QStringLiteral("SELECT pg_advisory_lock") + lockArguments());
        if (!isMariaDb())
            return;
        // Whoever does not get it gets an error: two rows where one must be. The client program stops at it.
        QString call = QStringLiteral("GET_LOCK") + lockArguments();
        call.insert(call.size() - 1, QStringLiteral(", %1").arg(m_plan.policies.runLockTimeout.count() / 1000));
        statement(QStringLiteral("SELECT IF(%1 = 1, 'locked', (SELECT 'somebody else' UNION SELECT 'holds the lock'))").arg(call));
    }
    void unlock()
    {
        if (isPostgres())
            statement(QStringLiteral("SELECT pg_advisory_unlock") + lockArguments());
        if (isMariaDb())
            statement(QStringLiteral("SELECT RELEASE_LOCK") + lockArguments());
    }

    void head()
    {
        comment(QCoreApplication::translate("Varve::Execution", "Plan %1 for %2, made by Varve.").arg(m_plan.id, m_plan.target.toString()));
        const bool hidesSomething = std::any_of(m_plan.variables.cbegin(), m_plan.variables.cend(),
                                                [](const Text::VariableValue &value) { return value.secret; });
        if (hidesSomething)
            comment(QCoreApplication::translate("Varve::Execution",
                                                "Values of secret variables are not in this file: replace ******** first."));
        if (!isMariaDb()) // its client stops by itself
            line(isPostgres() ? QStringLiteral("\\set ON_ERROR_STOP on") : QStringLiteral(".bail on"));
        for (const Database::Attachment &attachment : m_plan.target.attachments)
            statement(QStringLiteral("ATTACH DATABASE ") + m_sql.literal(attachment.file) + QStringLiteral(" AS ")
                      + m_sql.quoted(attachment.schema));
        if (isSqlite() && enforcesForeignKeys()) // as Varve's connections do; the client program does not by itself
            statement(QStringLiteral("PRAGMA foreign_keys = ON"));
        if (isRecorded(m_plan.kind))
            lock();
    }

    bool enforcesForeignKeys() const
    {
        static const QStringList off{QStringLiteral("off"), QStringLiteral("0"), QStringLiteral("false")};
        return !off.contains(m_plan.target.options.value(QStringLiteral("foreign_keys")));
    }
    bool switchesForeignKeysOff(const PlanStep &step) const
    {
        return isSqlite() && step.foreignKeysOff.isNeeded() && (step.oneTransaction || step.inUnits) && enforcesForeignKeys();
    }
    /// A row that breaks the table's own check stops the client program before the commit.
    void checkForeignKeys()
    {
        statement(QStringLiteral("CREATE TEMP TABLE varve_foreign_keys (broken INTEGER CHECK (broken = 0))"));
        statement(QStringLiteral("INSERT INTO varve_foreign_keys SELECT count(*) FROM pragma_foreign_key_check"));
        statement(QStringLiteral("DROP TABLE temp.varve_foreign_keys"));
    }

    void tables()
    {
        const QStringList statements = m_sql.create();
        for (const QString &create : statements)
            statement(create);
    }

    void writeStep(const PlanStep &step)
    {
        line({});
        comment(step.kind == StepKind::AdHoc ? step.shownAs : QString(step.migrationId + QStringLiteral(": ") + step.title));
        if (step.kind == StepKind::Verify)
            return writeVerification(step);
        const bool together = isOneTransaction(m_plan);
        for (const QString &note : stepNotes(m_plan, step))
            comment(note);
        if (switchesForeignKeysOff(step))
            statement(QStringLiteral("PRAGMA foreign_keys = OFF"));
        bool isOpen = together;
        if (!together && !commitsByItself(step) && step.kind != StepKind::AdHoc)
            isOpen = begin();
        if (step.streamed)
            writeStreamed(step);
        if (step.inUnits)
            isOpen = writeUnits(step);
        else
            writeAll(step.statements);
        writeAll(step.verification);
        if (step.kind == StepKind::AdHoc)
            return;
        if (!isOpen)
            begin();
        if (switchesForeignKeysOff(step))
            checkForeignKeys();
        useRole(false);
        for (History::HistoryEntry &entry : historyRows(m_plan, step)) {
            if (entry.runId.isEmpty())
                entry.runId = m_plan.id;
            entry.tokenChecksum.clear(); // a table of an older version lacks its column, and a script cannot look
            statement(m_sql.insert(entry));
        }
        for (const Project::Release &release : releaseRows(step))
            statement(isBackward(step.kind) ? m_sql.removeRelease(release.name) : m_sql.insertRelease(release));
        if (together)
            useRole(true);
        else
            statement(QStringLiteral("COMMIT"));
        if (switchesForeignKeysOff(step))
            statement(QStringLiteral("PRAGMA foreign_keys = ON"));
    }

    void useRole(bool ofEnvironment)
    {
        if (const QString set = localRole(m_plan, ofEnvironment); !set.isEmpty())
            statement(set);
    }

    /// Returns whether the last one's transaction is open: the history's row belongs to it.
    bool writeUnits(const PlanStep &step)
    {
        bool isOpen = false;
        for (const PlanUnit &unit : unitsOf(step)) {
            if (isOpen)
                statement(QStringLiteral("COMMIT"));
            isOpen = unit.transaction && begin();
            writeAll(step.statements.mid(unit.first, unit.count));
        }
        return isOpen;
    }

    void writeVerification(const PlanStep &step)
    {
        const QString readOnly = isPostgres() ? QStringLiteral("BEGIN READ ONLY")
            : isMariaDb()                     ? QStringLiteral("START TRANSACTION READ ONLY")
                                              : QStringLiteral("BEGIN");
        statement(readOnly);
        writeAll(step.verification);
        statement(QStringLiteral("ROLLBACK"));
    }

    /// Returns true: it is open now.
    bool begin()
    {
        statement(isPostgres()      ? QStringLiteral("BEGIN")
                      : isMariaDb() ? QStringLiteral("START TRANSACTION")
                                    : QStringLiteral("BEGIN IMMEDIATE"));
        return true;
    }

    void writeAll(const QList<PlannedStatement> &statements)
    {
        for (const PlannedStatement &planned : statements) {
            if (!planned.expectation.isEmpty())
                comment(QCoreApplication::translate("Varve::Execution", "expected: %1").arg(planned.expectation.text));
            // On a line of its own, so that a comment at the statement's end does not swallow the semicolon.
            writeText(shownText(planned, m_plan.variables));
            if (planned.copiesIn)
                m_text += QString::fromUtf8(planned.copyData) + QStringLiteral("\\.\n");
        }
    }

    /// MariaDB's client looks for the delimiter alone, in a procedure's body too.
    void writeText(const QString &text)
    {
        if (!isMariaDb() || !text.contains(QLatin1Char(';')))
            return line(text + QStringLiteral("\n;"));
        QString delimiter = QStringLiteral("//");
        while (text.contains(delimiter))
            delimiter += QLatin1Char('/');
        line(QStringLiteral("DELIMITER ") + delimiter);
        line(text + QLatin1Char('\n') + delimiter);
        line(QStringLiteral("DELIMITER ;"));
    }

    /// Too large to be repeated here; a file with sections or variables cannot simply be included.
    void writeStreamed(const PlanStep &step)
    {
        comment(QCoreApplication::translate("Varve::Execution",
                                            "%1 is too large to be repeated here: the client program reads it. "
                                            "Take its down and verify sections out first, and fill in its variables.")
                    .arg(step.shownAs));
        if (!step.doneBefore.isEmpty())
            comment(QCoreApplication::translate("Varve::Execution", "Take its first %n statements out too: they are done.", nullptr,
                                                static_cast<int>(step.doneBefore.size())));
        if (isMariaDb()) // the rest of the line is the name, as it is
            line(QStringLiteral("source ") + step.path);
        else
            line((isPostgres() ? QStringLiteral("\\i ") : QStringLiteral(".read ")) + m_sql.literal(step.path));
    }

    const Plan &m_plan;
    History::HistorySql m_sql;
    QString m_text;
};

} // namespace

QString planAsSql(const Plan &plan)
{
    return ScriptWriter(plan).write();
}

} // namespace Varve::Execution
