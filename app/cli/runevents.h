// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "output.h"
#include "runprinter.h"

#include <QJsonArray>

namespace Varve::Cli {

/// A run for a program: an object a line as it comes ("varve-run/2", see docs/json.md); the last one tells all that counts.
class RunEvents final : public RunPrinter
{
public:
    RunEvents(const Output &out, const Execution::Plan &plan) : m_out(out), m_plan(plan) {}

    void take(const Execution::RunEvent &event) override;
    void end(const Execution::RunResult &result) override;

private:
    struct Writer;
    QJsonObject base(const QString &event) const;
    QJsonObject inStep(const QString &event, int step) const;
    QJsonObject inStatement(const QString &event, int step, int statement) const;
    void write(const QJsonObject &object) const { m_out.jsonLine(object); }
    /// Keeps how the step ended, for the last line.
    void endStep(int step, QJsonObject how);
    void keep(const Execution::RowsArrived &event);

    const Output &m_out;
    const Execution::Plan &m_plan;
    QJsonArray m_steps; ///< of the plan's steps that ran, in their order
    QList<Database::ResultSet> m_results;
    int m_lastRows = -1;                  ///< the statement that m_results' last ones are of
    int m_attempts = 1;                   ///< of the step that goes on
    std::optional<Core::Error> m_failure; ///< of the statement that failed in the step that goes on
};

} // namespace Varve::Cli
