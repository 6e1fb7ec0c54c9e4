// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planrun.h"

#include "runevents.h"
#include "runlines.h"
#include "runprogress.h"
#include "signals.h"
#include "statusline.h"
#include "terminal.h"

#include <models/execution/printing/planmarkdown.h>
#include <models/execution/printing/planprinter.h>

namespace Varve::Cli {

using namespace Execution;

namespace {

QString cancelling(Database::Engine engine)
{
    if (engine == Database::Engine::MariaDb) {
        return Context::tr(
            "Cancelling the statement; MariaDB undoes what it did, which may take a while. A server that answers nothing for 0.8 s "
            "is left; a third signal leaves at once, whatever the server still does.");
    }
    if (Database::engineTraits(engine).isFile)
        return Context::tr("Cancelling the statement. A third signal leaves at once, whatever is still under way.");
    return Context::tr(
        "Cancelling the statement. A server that answers nothing for 0.8 s is left; a third signal leaves at once, whatever the "
        "server still does.");
}

/// The first signal lets the running statement end, the second cancels it at the server, and has the workbench leave a server that answers
/// nothing any more. The third leaves whatever is going on: MariaDB may undo for long what a statement did. What ran is then known from the
/// journal, as after a kill.
class StopOnSignal final
{
public:
    StopOnSignal(Context &context, const Plan &plan)
    {
        Signals::setHandler([this, &context, plan](int count) {
            m_stop.request_stop();
            if (count > 2)
                context.out.leave(Context::tr("Left without an answer from the server. varve-cli status shows what became of the run."));
            if (count == 1) {
                context.out.note(Context::tr("Stopping after the running statement. A second signal cancels the statement."));
                return;
            }
            context.workbench().cancelRun(plan.environment, plan.databaseName);
            context.out.note(cancelling(plan.engine()));
        });
    }
    ~StopOnSignal() { Signals::setHandler({}); }
    Q_DISABLE_COPY_MOVE(StopOnSignal)

    std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
};

/// The next command reads the status.
Core::Expected<RunResult> runAndWait(Context &context, const Plan &plan, const RunOptions &options,
                                     const std::function<void(const RunEvent &)> &report)
{
    return context.workbench().run(plan, options, report, Workbench::Workbench::AfterRun::Nothing).takeResult();
}

/// With a line on the terminal that says how far it is.
Core::Expected<RunResult> runWithProgress(Context &context, const Plan &plan, const RunOptions &options, RunPrinter &printer)
{
    RunProgress progress(plan, Terminal::mayColor());
    Terminal::StatusLine status([&progress](int columns) { return progress.line(columns); });
    const auto report = [&](const RunEvent &event) {
        progress.take(event);
        printer.take(event);
        status.changed();
    };
    return runAndWait(context, plan, options, report);
}

bool isForReading(const Context &context)
{
    return context.planFormat == "markdown" || context.planFormat == "sql";
}

std::unique_ptr<RunPrinter> makePrinter(const Context &context, const Plan &plan, bool withProgress)
{
    if (context.out.isJson())
        return std::make_unique<RunEvents>(context.out, plan);
    return std::make_unique<RunLines>(context, plan, withProgress);
}

} // namespace

int printPlan(const Context &context, const Plan &plan)
{
    if (context.planFormat == "sql") {
        const Core::Expected<QString> script = planAsSql(plan);
        if (!script)
            return context.out.fail(script.error());
        context.out.bytes(script->toUtf8());
        return Done;
    }
    if (context.planFormat == "markdown")
        context.out.bytes(planAsMarkdown(plan).toUtf8());
    else if (!context.out.isJson())
        context.out.line(Execution::printPlan(plan).trimmed());
    else if (plan.isEmpty() || (plan.kind == PlanKind::AdHoc && plan.statementCount() == 0))
        context.out.jsonLine(planAsJson(plan)); // where a run was asked for, who reads line by line goes on doing so
    else
        context.out.json(planAsJson(plan));
    return Done;
}

bool wantsPlan(const Context &context)
{
    return context.out.isJson() || isForReading(context);
}

void runsWithPlan(const Command &command, Context &context, const bool &dryRun, std::function<int()> run)
{
    addPlanFormat(command, context);
    command.runs(context, [&context, &dryRun, run = std::move(run)] {
        if (dryRun || !isForReading(context))
            return run();
        const QString format = QString::fromStdString(context.planFormat);
        const auto refused = Core::failure(Core::ErrorKind::Usage, Context::tr("--format %1 is for a plan that is only shown.").arg(format),
                                           Context::tr("Add --dry-run."));
        return int(context.out.fail(refused.value()));
    });
}

void addPlanFormat(const Command &command, Context &context)
{
    command.value("--format", context.planFormat, "text or json; of a plan that is only shown also markdown, or sql to be run by hand")
        .oneOf({"text", "json", "markdown", "sql"});
}

int runPlan(Context &context, const Plan &plan, qint64 rowLimit)
{
    for (const QString &warning : plan.warnings)
        context.out.note(Context::tr("warning: %1").arg(warning));
    const bool withProgress = !context.out.isJson() && Terminal::StatusLine::isPossible();
    const std::unique_ptr<RunPrinter> printer = makePrinter(context, plan, withProgress);
    const StopOnSignal stop(context, plan);
    RunOptions options;
    options.stop = stop.token();
    options.rowLimit = rowLimit;
    if (context.waitSeconds >= 0)
        options.wait = std::chrono::milliseconds(static_cast<qint64>(context.waitSeconds * 1000));
    const auto report = [&printer](const RunEvent &event) { printer->take(event); };
    const Core::Expected<RunResult> result
        = withProgress ? runWithProgress(context, plan, options, *printer) : runAndWait(context, plan, options, report);
    if (!result)
        return context.out.fail(result.error());
    printer->end(*result);
    for (const QString &finding : result->integrity.findings)
        context.out.note(Context::tr("warning: %1").arg(finding));
    if (!result->error)
        return Done;
    if (!context.out.isJson())
        context.out.fail(*result->error);
    if (result->cancelled)
        return exitCodeFor(Core::ErrorKind::Cancelled);
    // Whatever broke a run that had begun: a migration failed. Only the lock and contradictions have codes of their own.
    const ExitCode code = exitCodeFor(result->error->kind);
    return code == LockedByOther || code == InconsistentHistory || code == UsageError ? code : MigrationFailed;
}

} // namespace Varve::Cli
