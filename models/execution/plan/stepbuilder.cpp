// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stepbuilder.h"

#include "scripterrors.h"
#include "sessiontexts.h"
#include "statementstream.h"
#include "stepfacts.h"
#include "transactionchecks.h"
#include "units.h"

#include <models/core/checksum.h>
#include <models/text/textfile.h>
#include <models/text/tokenchecksum.h>

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

/// Enough for any header; a large file is not read for it as a whole.
constexpr qint64 headerSize = 64 * 1024;

Core::Error fileError(const QString &shownAs, const QString &message, const QString &remedy)
{
    return {.kind = Core::ErrorKind::ProjectFiles, .message = message, .where = {.file = shownAs}, .remedy = remedy};
}

Core::Error noStatements(const QString &shownAs, StepKind kind)
{
    if (kind == StepKind::RollBack) {
        return fileError(
            shownAs,
            QCoreApplication::translate("Varve::Execution", "The down section has no statements: the migration cannot be rolled back."),
            QCoreApplication::translate("Varve::Execution", "Write the statements that undo it below a line \"-- varve:down\"."));
    }
    return fileError(shownAs, QCoreApplication::translate("Varve::Execution", "The migration has no statements."),
                     QCoreApplication::translate("Varve::Execution",
                                                 "Write one, or take the file out of the folder. Or set policies.empty in varve.toml."));
}

Core::Error noDown(const QString &shownAs)
{
    return fileError(shownAs,
                     QCoreApplication::translate("Varve::Execution", "The migration has no down section: it cannot be rolled back."),
                     QCoreApplication::translate("Varve::Execution", "Write the statements that undo it below a line \"-- varve:down\"."));
}

void addProblems(ErrorList &errors, const QList<Core::Problem> &problems)
{
    for (const Core::Problem &problem : problems) {
        if (problem.severity == Core::Severity::Error) {
            errors.add(
                {.kind = Core::ErrorKind::ProjectFiles, .message = problem.message, .where = problem.where, .remedy = problem.remedy});
        }
    }
}

const Text::Statement *firstAlone(const QList<PlannedStatement> &statements)
{
    const auto found = std::find_if(statements.cbegin(), statements.cend(),
                                    [](const PlannedStatement &planned) { return breaksTransaction(planned.statement); });
    return found == statements.cend() ? nullptr : &found->statement;
}

/// What cannot be read says so when it is built.
bool holdsNothing(QByteArrayView script, const QList<Text::ByteRange> &ranges, const BuildContext &context)
{
    const Core::Expected<bool> holds = holdsStatements(script, ranges, context);
    return holds && !*holds;
}

void checkVerification(const QList<PlannedStatement> &queries, ErrorList &errors)
{
    for (const PlannedStatement &query : queries) {
        if (const std::optional<Core::Error> refused = refusalInVerification(query.statement))
            errors.add(*refused);
    }
}

/// Behind the statements of an applied step, in the transaction of the last of them.
bool verifiesInTransaction(const PlanStep &step)
{
    if (!step.inUnits)
        return step.oneTransaction;
    const QList<PlanUnit> units = unitsOf(step);
    return !units.isEmpty() && units.constLast().transaction;
}

bool anyDestructive(const QList<PlannedStatement> &statements)
{
    return std::any_of(statements.cbegin(), statements.cend(),
                       [](const PlannedStatement &planned) { return planned.statement.destructive != Text::Destructive::No; });
}

void decideWayBack(PlanStep &step, const Core::Expected<> &back)
{
    step.rollbackAvailable = back.has_value();
    if (!back)
        step.noRollbackReason = noRollbackReason(back.error());
}

} // namespace

QString noRollbackReason(const Core::Error &error)
{
    const QString place = error.where.toString();
    return place.isEmpty() ? error.message : QString(place + QStringLiteral(": ") + error.message);
}

/// Where a step's statements come from.
struct StepBuilder::Source
{
    const Project::Migration &migration;
    const Project::MigrationFile &file;
    QString shownAs; ///< the file that is run: the down file's, when there is one
    QString path;
    BuildContext context;
    bool ownDownFile = false;
};

StepBuilder::StepBuilder(const Project::Project &project, const Project::Environment &environment, Database::Engine engine)
    : m_project(project), m_environment(environment), m_engine(engine), m_ownTables(ownTables(engine, project.policies))
{
    for (const QString &name : environment.connections.keys())
        m_ownPlaces.insert(name, ownPlaces(project, environment, name, engine));
}

Core::Expected<PlanStep> StepBuilder::apply(const Project::Migration &migration) const
{
    return source(migration, StepKind::Apply).and_then([&](const Source &from) { return build(from, StepKind::Apply); });
}

Core::Expected<PlanStep> StepBuilder::rollBack(const Project::Migration &migration) const
{
    return source(migration, StepKind::RollBack).and_then([&](const Source &from) { return build(from, StepKind::RollBack); });
}

Core::Expected<PlanStep> StepBuilder::stamp(const Project::Migration &migration) const
{
    const Core::Expected<Source> from = source(migration, StepKind::Stamp);
    if (!from)
        return Core::failure(from.error());
    PlanStep step = emptyStep(*from, StepKind::Stamp);
    if (Text::textFileSize(from->path) > Text::largeFile()) {
        step.folder.clear(); // not read again: its checksum is known from the project
        return step;
    }
    const Core::Expected<Text::TextFile> file = Text::readTextFile(from->path, from->shownAs);
    if (!file)
        return Core::failure(file.error());
    step.fileChecksum = m_project.policies.exactChecksum ? Core::exactChecksum(file->bytes) : Core::checksum(file->bytes);
    step.checksum = step.fileChecksum;
    step.tokenChecksum = Text::tokenChecksum(file->bytes, from->context.dialect).toLatin1();
    if (!step.rollbackAvailable)
        return step;
    if (isJudgedApart(*from)) {
        decideWayBack(step, tryRollBack(migration));
    } else {
        const Text::Sections sections = Text::readSections(file->bytes, from->context.dialect, from->shownAs);
        BuildContext context = from->context;
        context.substitute = context.substitute && sections.header.variables();
        decideWayBack(step, canUndo(*from, file->bytes, sections, context));
    }
    return step;
}

Core::Expected<PlanStep> StepBuilder::verify(const Project::Migration &migration) const
{
    Core::Expected<Source> from = source(migration, StepKind::Verify);
    if (!from)
        return Core::failure(from.error());
    from->context.purpose = BuildContext::Purpose::Verification;
    PlanStep step = emptyStep(*from, StepKind::Verify);
    const bool isLarge = Text::textFileSize(from->path) > Text::largeFile();
    const Core::Expected<> added = isLarge ? addLargeVerification(*from, step) : addVerification(*from, step);
    return added ? Core::Expected<PlanStep>(step) : Core::failure(added.error());
}

Core::Expected<> StepBuilder::addVerification(const Source &source, PlanStep &step) const
{
    const Core::Expected<Text::TextFile> file = Text::readTextFile(source.path, source.shownAs);
    if (!file)
        return Core::failure(file.error());
    step.fileChecksum = m_project.policies.exactChecksum ? Core::exactChecksum(file->bytes) : Core::checksum(file->bytes);
    step.checksum = step.fileChecksum;
    const Text::Sections sections = Text::readSections(file->bytes, source.context.dialect, source.shownAs);
    if (sections.verify.isEmpty())
        return {};
    BuildContext context = source.context;
    context.substitute = context.substitute && sections.header.variables();
    auto queries = buildStatements(file->bytes, sections.verify, context);
    if (!queries)
        return Core::failure(queries.error());
    ErrorList errors;
    checkVerification(*queries, errors);
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    step.variables = context.substitute;
    step.verification = *std::move(queries);
    return {};
}

/// The queries come behind what is not kept.
Core::Expected<> StepBuilder::addLargeVerification(const Source &source, PlanStep &step) const
{
    BuildContext context = source.context;
    context.purpose = BuildContext::Purpose::Migration; // the stream knows its queries
    const auto stream = StatementStream::open(source.path, context, StatementStream::Section::Up, m_project.policies.exactChecksum);
    if (!stream)
        return Core::failure(stream.error());
    QList<PlannedStatement> queries;
    for (;;) {
        const auto item = (*stream)->next();
        if (!item)
            return Core::failure(item.error());
        if (!*item)
            break;
        if ((*item)->isVerification)
            queries += (*item)->statement;
    }
    ErrorList errors;
    checkVerification(queries, errors);
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    step.verification = queries;
    step.folder.clear(); // it was just read, and is not read again to be compared
    return {};
}

Core::Expected<StepBuilder::Source> StepBuilder::source(const Project::Migration &migration, StepKind kind) const
{
    const Project::MigrationFile *file = migration.fileFor(m_engine);
    if (!file) {
        return Core::failure(Core::ErrorKind::ProjectFiles,
                             QCoreApplication::translate("Varve::Execution", "%1 has no file for %2.")
                                 .arg(migration.id, Database::engineTraits(m_engine).title));
    }
    const bool ownDownFile = kind == StepKind::RollBack && !file->downPath.isEmpty();
    const QString shownAs = ownDownFile ? file->downPath : file->path;
    return Source{.migration = migration,
                  .file = *file,
                  .shownAs = shownAs,
                  .path = m_project.absolute(shownAs),
                  .context = {.dialect = Database::engineTraits(m_engine).dialect,
                              .variables = stepVariables(databaseVariables(m_environment.variables, migration.databaseName), migration.id),
                              .substitute = m_project.policies.variables,
                              .file = shownAs,
                              .purpose = BuildContext::Purpose::Migration,
                              .ownTables = m_ownTables,
                              .ownPlaces = m_ownPlaces.value(migration.databaseName)},
                  .ownDownFile = ownDownFile};
}

PlanStep StepBuilder::emptyStep(const Source &source, StepKind kind) const
{
    PlanStep step;
    step.kind = kind;
    step.migrationId = source.migration.id;
    step.title = source.migration.title();
    step.version = source.migration.version;
    step.release = source.migration.release;
    step.folder = m_project.folder;
    step.shownAs = source.shownAs;
    step.fromDownFile = source.ownDownFile;
    step.checksum = source.file.checksum;
    step.rollbackAvailable = source.file.hasDown;
    return step;
}

/// What a roll back sends.
Core::Expected<QList<PlannedStatement>> StepBuilder::undoing(const Source &source, const QByteArray &script, const Text::Sections &sections,
                                                             const BuildContext &context) const
{
    auto statements = buildStatements(script, source.ownDownFile && !sections.hasDown() ? sections.up : sections.down, context);
    if (!statements || !statements->isEmpty())
        return statements;
    return mayUndoNothing(source, script, sections, context).map([&] { return *std::move(statements); });
}

/// Whether undoing() has something to send, which it does not make.
Core::Expected<> StepBuilder::canUndo(const Source &source, QByteArrayView script, const Text::Sections &sections,
                                      const BuildContext &context) const
{
    return holdsStatements(script, sections.down, context).and_then([&](bool holds) {
        return holds ? Core::Expected<>() : mayUndoNothing(source, script, sections, context);
    });
}

/// What did nothing is undone by nothing.
Core::Expected<> StepBuilder::mayUndoNothing(const Source &source, QByteArrayView script, const Text::Sections &sections,
                                             const BuildContext &context) const
{
    if (!source.ownDownFile && mayBeEmpty(source.migration) && holdsNothing(script, sections.up, context))
        return {};
    const bool hasSection = sections.hasDown() || (source.ownDownFile && !sections.up.isEmpty());
    return Core::failure(hasSection ? noStatements(source.shownAs, StepKind::RollBack) : noDown(source.shownAs));
}

Core::Expected<> StepBuilder::tryRollBack(const Project::Migration &migration) const
{
    const Core::Expected<PlanStep> step = rollBack(migration);
    if (!step)
        return Core::failure(step.error());
    ErrorList errors;
    if (m_project.policies.transaction == Project::TransactionMode::All)
        checkWithinRun(*step, errors);
    return errors.isEmpty() ? Core::Expected<>() : Core::failure(errors.combined());
}

/// The way back is not told by the statements of the file that is read anyway.
bool StepBuilder::isJudgedApart(const Source &source) const
{
    return !source.file.downPath.isEmpty() || m_project.policies.transaction == Project::TransactionMode::All;
}

/// A merge only joins lines. Of a complete script nothing would be made, and everything marked as applied.
bool StepBuilder::mayBeEmpty(const Project::Migration &migration) const
{
    return migration.isMerge() || (m_project.policies.empty != Project::OutOfOrder::Refuse && !Project::isInitScript(migration.id));
}

Core::Expected<PlanStep> StepBuilder::build(const Source &source, StepKind kind) const
{
    if (Text::textFileSize(source.path) > Text::largeFile())
        return buildLarge(source, kind);
    const Core::Expected<Text::TextFile> file = Text::readTextFile(source.path, source.shownAs);
    if (!file)
        return Core::failure(file.error());
    const Text::Sections sections = Text::readSections(file->bytes, source.context.dialect, source.shownAs);
    BuildContext context = source.context;
    context.substitute = context.substitute && sections.header.variables();
    ErrorList errors;
    if (const Core::Expected<> ends = checkLineEnds(file->bytes, context.dialect, source.shownAs); !ends)
        errors.add(ends.error());
    addProblems(errors, sections.problems);
    PlanStep step = emptyStep(source, kind);
    step.variables = context.substitute;
    step.fileChecksum = m_project.policies.exactChecksum ? Core::exactChecksum(file->bytes) : Core::checksum(file->bytes);
    if (!source.ownDownFile) {
        if (step.checksum != step.fileChecksum)
            step.checksum = step.fileChecksum;
        step.fileChecksum = step.checksum; // the text that the project has
        step.tokenChecksum = Text::tokenChecksum(file->bytes, source.context.dialect).toLatin1();
    }
    auto statements
        = kind == StepKind::RollBack ? undoing(source, file->bytes, sections, context) : buildStatements(file->bytes, sections.up, context);
    if (!statements)
        errors.add(statements.error());
    else if (statements->isEmpty() && kind == StepKind::Apply && !mayBeEmpty(source.migration))
        errors.add(noStatements(source.shownAs, kind));
    else
        step.statements = *std::move(statements);
    if (kind == StepKind::Apply && (step.rollbackAvailable || step.statements.isEmpty())) {
        decideWayBack(step, isJudgedApart(source) ? tryRollBack(source.migration) : canUndo(source, file->bytes, sections, context));
    }
    if (kind == StepKind::Apply && !sections.verify.isEmpty()) {
        context.purpose = BuildContext::Purpose::Verification;
        if (auto verification = buildStatements(file->bytes, sections.verify, context); !verification)
            errors.add(verification.error());
        else
            step.verification = *std::move(verification);
    }
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    step.destructive = anyDestructive(step.statements);
    StepFacts facts(m_engine);
    for (PlannedStatement &statement : step.statements) {
        facts.read(statement);
        statement.statement.objects = {};
    }
    facts.enter(step);
    decideTransaction(step, firstAlone(step.statements));
    if (const auto refused = facts.refusal(step))
        errors.add(*refused);
    if (verifiesInTransaction(step))
        checkVerification(*step.verification, errors);
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    return step;
}

Core::Expected<PlanStep> StepBuilder::buildLarge(const Source &source, StepKind kind) const
{
    const auto file = Text::openTextFile(source.path, source.shownAs);
    const QByteArray start = file ? (*file)->read(headerSize) : QByteArray(); // what is wrong with it the stream will say
    BuildContext context = source.context;
    context.substitute = context.substitute && Text::readHeader(start, context.dialect, source.shownAs).variables();
    const bool down = kind == StepKind::RollBack && !source.ownDownFile;
    context.tokenChecksum = !source.ownDownFile;
    context.judgeDown = kind == StepKind::Apply && source.file.hasDown && !isJudgedApart(source);
    auto stream = StatementStream::open(source.path, context, down ? StatementStream::Section::Down : StatementStream::Section::Up,
                                        m_project.policies.exactChecksum);
    if (!stream)
        return Core::failure(stream.error());

    PlanStep step = emptyStep(source, kind);
    step.streamed = true;
    step.variables = context.substitute;
    ErrorList errors;
    std::optional<Text::Statement> alone;
    SessionTraces traces;
    StepFacts facts(m_engine, true);
    ErrorList refusedChecks; // where they run in a transaction
    for (;;) {
        const auto item = (*stream)->next();
        if (!item) {
            errors.add(item.error());
            if ((*stream)->isBroken())
                break;
            continue;
        }
        if (!*item)
            break;
        if ((*item)->isVerification) {
            checkVerification({(*item)->statement}, refusedChecks);
            continue;
        }
        const Text::Statement &statement = (*item)->statement.statement;
        facts.read((*item)->statement);
        ++step.streamedStatements;
        addTraces(traces, (*item)->statement);
        step.destructive = step.destructive || statement.destructive != Text::Destructive::No;
        if (!alone && breaksTransaction(statement))
            alone = statement;
    }
    if (errors.isEmpty() && step.streamedStatements == 0 && !(kind == StepKind::Apply && mayBeEmpty(source.migration)))
        errors.add(down && !(*stream)->hasDown() ? noDown(source.shownAs) : noStatements(source.shownAs, kind));
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    if (context.judgeDown && (*stream)->downError())
        decideWayBack(step, Core::failure(*(*stream)->downError()));
    else if (context.judgeDown && !(*stream)->downHoldsStatement())
        decideWayBack(step, Core::failure(noStatements(source.shownAs, StepKind::RollBack)));
    else if (kind == StepKind::Apply && step.rollbackAvailable && !context.judgeDown)
        decideWayBack(step, tryRollBack(source.migration));
    facts.enter(step);
    step.traces = std::move(traces);
    step.fileChecksum = (*stream)->checksum();
    if (!source.ownDownFile) {
        step.checksum = step.fileChecksum;
        step.tokenChecksum = (*stream)->tokenChecksum().toLatin1();
    }
    decideTransaction(step, alone ? &*alone : nullptr);
    if (const auto refused = facts.refusal(step))
        return Core::failure(*refused);
    if (step.oneTransaction && !refusedChecks.isEmpty())
        return Core::failure(refusedChecks.combined());
    return step;
}

void StepBuilder::decideTransaction(PlanStep &step, const Text::Statement *alone) const
{
    if (m_project.policies.transaction == Project::TransactionMode::None)
        step.transactionReason = QCoreApplication::translate("Varve::Execution", "varve.toml says so");
    else if (alone)
        step.transactionReason = transactionReason(*alone);
    step.oneTransaction = !step.transactionReason;
    step.inUnits = alone && m_project.policies.transaction == Project::TransactionMode::Auto;
    if (alone)
        step.aloneAt = alone->start;
}

} // namespace Varve::Execution
