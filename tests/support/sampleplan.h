// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/execution/plan/plan.h>
#include <models/text/splitter.h>

namespace Varve::Test {

/// A step over \a script, split and rendered as a planner does.
inline Execution::PlanStep planStep(const QString &id, const QByteArray &script, const Text::Variables &variables,
                                    Execution::StepKind kind = Execution::StepKind::Apply)
{
    Execution::PlanStep step;
    step.kind = kind;
    step.migrationId = kind == Execution::StepKind::AdHoc ? QString() : id;
    step.title = id;
    step.shownAs = id + QStringLiteral(".sql");
    step.rollbackAvailable = true;
    const auto statements = Text::split(script, Text::DialectName::PostgreSql, step.shownAs);
    Q_ASSERT(statements);
    for (const Text::Statement &statement : *statements) {
        const auto rendered = Text::render(script, statement.text, Text::DialectName::PostgreSql, variables, step.shownAs);
        Q_ASSERT(rendered);
        Execution::PlannedStatement planned;
        planned.statement = statement;
        planned.written = statement.text.in(script).toByteArray();
        if (rendered->text != planned.written)
            planned.replaced = *rendered;
        step.destructive = step.destructive || statement.destructive != Text::Destructive::No;
        step.statements.append(planned);
    }
    return step;
}

/// The plan of the drawings: two migrations on TEST, the second drops a column. ${schema} is public, ${token} is secret.
inline Execution::Plan samplePlan()
{
    Execution::Plan plan;
    plan.id = QStringLiteral("7c21");
    plan.madeAt = QDateTime::currentDateTimeUtc();
    plan.environment = QStringLiteral("test");
    plan.databaseName = QStringLiteral("main");
    plan.guard = Project::GuardLevel::Confirm;
    plan.target.engine = Database::Engine::PostgreSql;
    plan.target.host = QStringLiteral("127.0.0.1");
    plan.target.port = 5432;
    plan.target.database = QStringLiteral("mhras_test");
    plan.server.engine = Database::Engine::PostgreSql;
    plan.server.version = QStringLiteral("PostgreSQL 15.18");
    plan.server.user = QStringLiteral("mhras_app");
    const auto value = [](const QString &text, bool secret) {
        return Text::VariableValue{.value = text,
                                   .origin = QStringLiteral("varve.toml, environment test"),
                                   .substitution = Text::Substitution::Checked,
                                   .secret = secret};
    };
    plan.variables = {{QStringLiteral("schema"), value(QStringLiteral("public"), false)},
                      {QStringLiteral("token"), value(QStringLiteral("hunter2"), true)}};
    plan.steps = {planStep(QStringLiteral("005_feature_values"),
                           "CREATE TABLE ${schema}.feature_values (\n    entity bigint NOT NULL,\n    value numeric(12,4)\n);\n"
                           "CREATE INDEX feature_values_entity ON ${schema}.feature_values (entity);\n"
                           "INSERT INTO ${schema}.settings VALUES ('token', '${token}');\n",
                           plan.variables),
                  planStep(QStringLiteral("006_drop_legacy_scores"),
                           "DROP VIEW ${schema}.risk_summary;\n\nALTER TABLE ${schema}.predictions\n    DROP COLUMN legacy_score;\n"
                           "CREATE VIEW ${schema}.risk_summary AS SELECT id, risk_score FROM ${schema}.predictions;\n",
                           plan.variables)};
    plan.steps[1].rollbackAvailable = false;
    return plan;
}

} // namespace Varve::Test
