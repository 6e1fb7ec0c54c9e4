// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scratchguard.h"

#include "../plan/secrets.h"
#include "../plan/sqlnames.h"
#include "../plan/stepstatements.h"

#include <models/text/splitter.h>

#include <QCoreApplication>

#include <algorithm>

namespace Varve::Execution {

namespace {

using Database::Engine;

/// Kinds of objects that belong to the server and not to one of its databases (PostgreSQL manual 23, MariaDB's CREATE USER and SCHEMA).
bool isOfServer(QLatin1StringView kind, Engine engine)
{
    static const QList<QLatin1StringView> kinds{
        QLatin1StringView("DATABASE"),   QLatin1StringView("ROLE"),         QLatin1StringView("USER"),  QLatin1StringView("GROUP"),
        QLatin1StringView("TABLESPACE"), QLatin1StringView("SUBSCRIPTION"), QLatin1StringView("SERVER")};
    if (engine == Engine::MariaDb && kind == QLatin1StringView("SCHEMA"))
        return true;
    return kinds.contains(kind) && !(engine == Engine::PostgreSql && kind == QLatin1StringView("SERVER"));
}

/// On MariaDB "a.b" is b of the database a.
bool isElsewhere(const QString &name, const Database::ConnectionProfile &profile)
{
    const QStringList parts = nameParts(name, profile.engine);
    return profile.engine == Engine::MariaDb && parts.size() > 1 && parts.constFirst().compare(profile.database, Qt::CaseInsensitive) != 0;
}

bool mayChange(const Text::Statement &statement)
{
    using Text::StatementKind;
    return statement.kind == StatementKind::Definition || statement.kind == StatementKind::Manipulation
        || statement.kind == StatementKind::Call;
}

/// What of \a statement lies outside, as it names it; empty: nothing that can be seen.
QString outside(const Text::Statement &statement, const QString &object, const Database::ConnectionProfile &profile)
{
    if (profile.engine == Engine::Sqlite)
        return statement.verb.startsWith(QStringLiteral("ATTACH")) ? object : QString();
    if (statement.verb == QStringLiteral("USE"))
        return object;
    if (profile.engine == Engine::PostgreSql && statement.verb.startsWith(QStringLiteral("ALTER SYSTEM")))
        return QStringLiteral("SYSTEM");
    if (!mayChange(statement))
        return {};
    for (const Text::StatementObject &one : statement.objects) {
        if (isOfServer(one.kind, profile.engine) || isElsewhere(one.name, profile) || isElsewhere(one.table, profile))
            return one.kind + QLatin1Char(' ') + one.name;
    }
    return isElsewhere(object, profile) ? object : QString();
}

Core::Expected<> checkStatement(const Plan &plan, const PlannedStatement &planned)
{
    const QByteArray &sent = planned.sent();
    const auto statements = Text::split(sent, Database::engineTraits(plan.engine()).dialect, {}, Text::TextForm::Rendered);
    for (const Text::Statement &statement : statements.value_or(QList<Text::Statement>())) {
        const QString object = QString::fromUtf8(sent.sliced(statement.object.offset, statement.object.length));
        const QString found = outside(statement, object, plan.target);
        if (found.isEmpty())
            continue;
        Core::Error error;
        error.kind = Core::ErrorKind::Guarded;
        error.message = QCoreApplication::translate("Varve::Execution", "%1 works outside the scratch database, on %2, and was not run.")
                            .arg(statement.verb, withoutSecrets(found, plan.variables));
        error.where = planned.statement.start;
        error.remedy = QCoreApplication::translate(
            "Varve::Execution",
            "Leave out the other database's name, or let scratch in varve.toml name an environment whose server is for trying things.");
        return Core::failure(error);
    }
    return {};
}

} // namespace

Core::Expected<> checkStaysInScratch(const Plan &plan)
{
    for (const PlanStep &step : plan.steps) {
        const Core::Expected<> checked
            = forEachStatement(plan, step, [&](const PlannedStatement &statement) { return checkStatement(plan, statement); });
        if (!checked)
            return checked;
    }
    return {};
}

} // namespace Varve::Execution
