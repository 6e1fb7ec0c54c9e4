// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "validation.h"

#include "plan/scripterrors.h"
#include "plan/statementbuilder.h"
#include "plan/stepfacts.h"
#include "plan/transactionchecks.h"

#include <models/core/suggestion.h>
#include <models/project/checks/check.h>
#include <models/text/expectation.h>
#include <models/text/splitter.h>
#include <models/text/textfile.h>

#include <QCoreApplication>
#include <QSet>

#include <tuple>

namespace Varve::Execution {

using namespace Qt::StringLiterals;
using Core::Problem;
using Core::Severity;

namespace {

struct ValidationTexts
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Execution::Validation)
};

/// The environments that would run \a file of \a migration.
QList<Project::Environment> environmentsOf(const Project::Project &project, const Project::Migration &migration,
                                           const Project::MigrationFile &file)
{
    QList<Project::Environment> result;
    for (const Project::Environment &environment : project.environments) {
        const auto connection = environment.connections.constFind(migration.databaseName);
        if (connection != environment.connections.cend() && migration.isFor(environment.name)
            && migration.fileFor(connection->engine) == &file)
            result += environment;
    }
    return result;
}

/// The dialects in which \a file is read: its engine's, else those of its environments.
QSet<Text::DialectName> dialectsOf(const Project::Migration &migration, const Project::MigrationFile &file,
                                   const QList<Project::Environment> &environments)
{
    if (const auto own = Text::dialectFromString(file.engine); own && !file.engine.isEmpty())
        return {*own};
    QSet<Text::DialectName> dialects;
    for (const Project::Environment &environment : environments)
        dialects.insert(Database::engineTraits(environment.connections.value(migration.databaseName).engine).dialect);
    if (dialects.isEmpty())
        dialects.insert(Text::DialectName::Ansi);
    return dialects;
}

Problem fromError(const Core::Error &error, const QString &code, Severity severity = Severity::Error)
{
    return {severity, code, error.message, error.where, error.remedy};
}

QList<Problem> fromErrors(const ErrorList &errors, const QString &code, Severity severity)
{
    if (errors.isEmpty())
        return {};
    const Core::Error first = errors.combined();
    QList<Problem> problems{fromError(first, code, severity)};
    for (const Core::Error &other : first.others)
        problems += fromError(other, code, severity);
    return problems;
}

/// What a plan knows of the engine that reads a dialect.
struct Server
{
    Database::Engine engine = Database::Engine::Sqlite;
    QStringList ownTables;
};

/// By dialect; looked up once for all files. Of a dialect without one no plan is made.
using Servers = QHash<Text::DialectName, Server>;

Servers serversOf(const Project::Project &project)
{
    Servers servers;
    for (const QString &name : Database::engineNames()) {
        const Database::Engine engine = *Database::engineFromString(name);
        servers.insert(Database::engineTraits(engine).dialect, {engine, ownTables(engine, project.policies)});
    }
    servers.insert(Text::DialectName::MySql, servers.value(Text::DialectName::MariaDb));
    return servers;
}

/// Some plan may run it.
bool mayRun(const Project::Migration &migration)
{
    using Project::Category;
    return migration.category == Category::Core || migration.category == Category::Incremental || migration.category == Category::Seed;
}

/// One problem for each name that is missing somewhere, at its first use.
QList<Problem> undefinedVariables(QByteArrayView script, Text::DialectName dialect, const QString &path,
                                  const QList<Project::Environment> &environments)
{
    QList<Problem> problems;
    QSet<QString> seen;
    for (const Text::VariableUse &use : Text::findVariables(script, {0, script.size()}, dialect, path)) {
        // Known only while a plan is made.
        if (seen.contains(use.name) || use.name == u"varve.migration" || use.name == u"varve.database")
            continue;
        seen.insert(use.name);
        QStringList without;
        QStringList known;
        for (const Project::Environment &environment : environments) {
            if (!environment.variables.contains(use.name))
                without += environment.title();
            known += environment.variables.keys();
        }
        known.removeAll(use.name); // another environment has it
        if (!without.isEmpty())
            problems
                += {Severity::Error, u"undefined-variable"_s,
                    ValidationTexts::tr("The variable \"%1\" has no value in %2.").arg(use.name, without.join(u", "_s))
                        + Core::didYouMean(use.name, known),
                    use.where,
                    ValidationTexts::tr("Give it one in varve.toml under [variables] or [environments.NAME.variables], or with --set.")};
    }
    return problems;
}

/// Reads one file of a migration in one dialect.
class FileValidator
{
public:
    FileValidator(const Project::Project &project, const Project::Migration &migration, const Project::MigrationFile &file,
                  const QList<Project::Environment> &environments, Text::DialectName dialect, const Servers &servers)
        : m_project(project)
        , m_migration(migration)
        , m_file(file)
        , m_environments(environments)
        , m_dialect(dialect)
        , m_server(mayRun(migration) && servers.contains(dialect) ? std::optional(servers.value(dialect)) : std::nullopt)
    {}

    QList<Problem> validate(QByteArrayView up, QByteArrayView down);

private:
    std::optional<Project::CheckedPart> part(QByteArrayView script, const QList<Text::ByteRange> &ranges, const QString &path);
    void checkExpectations(const Project::CheckedPart &verify);
    void checkLineEndsOf(QByteArrayView script, const QString &path, Severity severity);
    void checkRefusals(const Project::CheckedPart &part, BuildContext::Purpose purpose, Severity severity);
    std::optional<Core::Error> refusalSomewhere(const Text::Statement &statement, QByteArrayView script, BuildContext context,
                                                const Text::Statement *use) const;
    void checkTransaction(const Project::CheckedPart &part, Severity severity);
    void checkQueries(const Project::CheckedPart &up, const Project::CheckedPart &verify);

    const Project::Project &m_project;
    const Project::Migration &m_migration;
    const Project::MigrationFile &m_file;
    const QList<Project::Environment> &m_environments;
    Text::DialectName m_dialect;
    std::optional<Server> m_server; ///< unset: no plan is made of the file
    bool m_substitutes = true;      ///< the variables in it
    QList<Problem> m_problems;
};

/// The statements of a section; nothing, and a problem, for a text that does not end well.
std::optional<Project::CheckedPart> FileValidator::part(QByteArrayView script, const QList<Text::ByteRange> &ranges, const QString &path)
{
    Project::CheckedPart result{path, script, {}};
    for (const Text::ByteRange &range : ranges) {
        const auto statements = Text::split(script, range, m_dialect, path);
        if (!statements) {
            m_problems += fromError(statements.error(), u"unfinished-text"_s);
            return std::nullopt;
        }
        result.statements += *statements;
    }
    return result;
}

/// A plan refuses what it cannot compare.
void FileValidator::checkExpectations(const Project::CheckedPart &verify)
{
    for (const Text::Statement &statement : verify.statements) {
        const auto read = Text::readExpectation(verify.script, statement.text, m_dialect, verify.path);
        if (!read)
            m_problems += fromError(read.error(), u"expectation"_s);
    }
}

void FileValidator::checkLineEndsOf(QByteArrayView script, const QString &path, Severity severity)
{
    if (const auto ends = checkLineEnds(script, m_dialect, path); !ends)
        m_problems += fromError(ends.error(), u"refused"_s, severity);
}

/// What no plan takes.
void FileValidator::checkRefusals(const Project::CheckedPart &part, BuildContext::Purpose purpose, Severity severity)
{
    BuildContext context{.dialect = m_dialect,
                         .variables = {},
                         .substitute = false,
                         .file = part.path,
                         .purpose = purpose,
                         .ownTables = m_server->ownTables};
    context.ownPlaces.engine = m_server->engine;
    if (!m_environments.isEmpty())
        context.ownPlaces = ownPlaces(m_project, m_environments.constFirst(), m_migration.databaseName, m_server->engine);
    const Text::Statement *use = nullptr;
    for (const Text::Statement &statement : part.statements) {
        if (statement.verb == QStringLiteral("USE"))
            use = &statement;
        follow(statement, part.script, context);
        auto refused = refusal(statement, part.script, context);
        if (!refused && dependsOnPlaces(statement, part.script, context.ownTables, context.ownPlaces))
            refused = refusalSomewhere(statement, part.script, context, use);
        if (refused)
            m_problems += fromError(*refused, u"refused"_s, severity);
    }
}

/// By the first environment whose history or database \a statement would change or drop. \a use: what stands before it of that kind, or none.
std::optional<Core::Error> FileValidator::refusalSomewhere(const Text::Statement &statement, QByteArrayView script, BuildContext context,
                                                           const Text::Statement *use) const
{
    std::optional<Core::Error> refused;
    for (const Project::Environment &environment : m_environments) {
        if (refused)
            break;
        context.ownPlaces = ownPlaces(m_project, environment, m_migration.databaseName, m_server->engine);
        context.variables = stepVariables(databaseVariables(environment.variables, m_migration.databaseName), m_migration.id);
        context.substitute = m_substitutes;
        if (use)
            follow(*use, script, context);
        refused = refusalByPlaces(statement, script, context);
    }
    return refused;
}

/// What a run that is one transaction does not take.
void FileValidator::checkTransaction(const Project::CheckedPart &part, Severity severity)
{
    if (m_project.policies.transaction != Project::TransactionMode::All || refusalOfOneRun(m_server->engine))
        return;
    PlanStep step;
    step.migrationId = m_migration.id;
    step.shownAs = part.path;
    StepFacts facts(m_server->engine);
    for (const Text::Statement &statement : part.statements) {
        const PlannedStatement planned{.statement = statement, .written = statement.text.in(part.script).toByteArray(), .replaced = {}};
        facts.read(planned);
        if (!step.oneTransaction || !breaksTransaction(statement) || setsForeignKeys(statement, planned.written))
            continue;
        step.oneTransaction = false;
        step.transactionReason = transactionReason(statement);
        step.aloneAt = statement.start;
    }
    facts.enter(step);
    ErrorList errors;
    checkWithinRun(step, errors);
    m_problems += fromErrors(errors, u"refused"_s, severity);
}

/// What cannot run in the transaction of the statements before it.
void FileValidator::checkQueries(const Project::CheckedPart &up, const Project::CheckedPart &verify)
{
    const bool mayStandAlone = m_project.policies.transaction != Project::TransactionMode::All;
    const bool standsAlone = std::any_of(up.statements.cbegin(), up.statements.cend(), [&](const Text::Statement &statement) {
        return breaksTransaction(statement) && !setsForeignKeys(statement, statement.text.in(up.script));
    });
    if (m_project.policies.transaction == Project::TransactionMode::None || (mayStandAlone && standsAlone))
        return;
    for (const Text::Statement &query : verify.statements) {
        if (const auto refused = refusalInVerification(query))
            m_problems += fromError(*refused, u"refused"_s);
    }
}

QList<Problem> FileValidator::validate(QByteArrayView up, QByteArrayView down)
{
    const Text::Sections sections = Text::readSections(up, m_dialect, m_file.path);
    m_substitutes = m_project.policies.variables && sections.header.variables();
    if (m_substitutes) {
        m_problems += undefinedVariables(up, m_dialect, m_file.path, m_environments);
        m_problems += undefinedVariables(down, m_dialect, m_file.downPath, m_environments);
    }
    const bool hasDownFile = !m_file.downPath.isEmpty();
    const auto upPart = part(up, sections.up, m_file.path);
    const auto verifyPart = part(up, sections.verify, m_file.path);
    const auto downPart = hasDownFile ? part(down, {{0, down.size()}}, m_file.downPath) : part(up, sections.down, m_file.path);
    if (!upPart || !verifyPart || !downPart)
        return m_problems;
    checkExpectations(*verifyPart);
    if (m_server) {
        // A down section stops no run, but the way back.
        checkLineEndsOf(up, m_file.path, Severity::Error);
        checkLineEndsOf(down, m_file.downPath, Severity::Warning);
        checkRefusals(*upPart, BuildContext::Purpose::Migration, Severity::Error);
        checkRefusals(*verifyPart, BuildContext::Purpose::Verification, Severity::Error);
        checkRefusals(*downPart, BuildContext::Purpose::Migration, Severity::Warning);
        checkTransaction(*upPart, Severity::Error);
        checkTransaction(*downPart, Severity::Warning);
        checkQueries(*upPart, *verifyPart);
    }
    const Project::OutOfOrder empty = m_project.policies.empty;
    if (upPart->statements.isEmpty() && m_migration.runsWithMigrate() && !m_migration.isMerge() && empty != Project::OutOfOrder::Allow) {
        m_problems += {empty == Project::OutOfOrder::Warn ? Severity::Warning : Severity::Error, u"no-statements"_s,
                       QCoreApplication::translate("Varve::Execution", "The migration has no statements."),
                       Core::SourcePosition{m_file.path, -1, 0, 0}, ValidationTexts::tr("Write what it changes, or remove the file.")};
    }
    return m_problems
        + Project::runChecks(
               {m_project, m_migration, m_file, m_dialect, sections, hasDownFile || sections.hasDown(), *upPart, *verifyPart, *downPart});
}

/// In every dialect in which some environment would read it.
QList<Problem> validateFile(const Project::Project &project, const Project::Migration &migration, const Project::MigrationFile &file,
                            QByteArrayView up, QByteArrayView down, const Servers &servers)
{
    QList<Project::Environment> environments = environmentsOf(project, migration, file);
    const QSet<Text::DialectName> dialects = dialectsOf(migration, file, environments);
    if (project.environments.isEmpty()) {
        // A bare folder: what a database given on the command line would see.
        environments += Project::Environment();
        environments.last().variables = project.variables;
    }
    QList<Problem> problems;
    for (const Text::DialectName dialect : dialects) {
        for (const Problem &problem : FileValidator(project, migration, file, environments, dialect, servers).validate(up, down)) {
            if (!problems.contains(problem))
                problems += problem;
        }
    }
    // As the file is read, with its down file behind it.
    std::stable_sort(problems.begin(), problems.end(), [&file](const Problem &left, const Problem &right) {
        const auto place = [&file](const Problem &problem) {
            return std::tuple(problem.where.file != file.path, problem.where.line, problem.where.column);
        };
        return place(left) < place(right);
    });
    return problems;
}

/// What the loader could not read it has reported.
QByteArray bytesOf(const Project::Project &project, const QString &path)
{
    if (path.isEmpty() || Text::textFileSize(project.absolute(path)) > Text::largeFile())
        return {};
    const auto text = Text::readTextFile(project.absolute(path), path);
    return text ? text->bytes : QByteArray();
}

/// Engines on which no run is what varve.toml wants of it.
QList<Problem> refusedEngines(const Project::Project &project)
{
    QList<Problem> problems;
    if (project.policies.transaction != Project::TransactionMode::All)
        return problems;
    for (const Project::Environment &environment : project.environments) {
        for (const Project::ConnectionSettings &connection : environment.connections) {
            const auto refused = refusalOfOneRun(connection.engine);
            const Problem problem = refused ? fromError(*refused, u"refused"_s) : Problem();
            if (refused && !problems.contains(problem))
                problems += problem;
        }
    }
    return problems;
}

} // namespace

QList<Problem> validate(const Project::Project &project, const std::function<bool()> &stopped)
{
    QList<Problem> problems = project.problems + refusedEngines(project);
    const Servers servers = serversOf(project);
    for (const Project::Migration &migration : project.migrations) {
        if (stopped && stopped())
            break;
        if (!migration.runnable)
            continue;
        for (const Project::MigrationFile &file : migration.files) {
            if (file.size > Text::largeFile())
                continue; // read when it runs
            const auto text = Text::readTextFile(project.absolute(file.path), file.path);
            if (text) // else the loader has reported it
                problems += validateFile(project, migration, file, text->bytes, bytesOf(project, file.downPath), servers);
        }
    }
    return problems;
}

QList<Problem> validateText(const Project::Project &project, const QString &path, const QByteArray &text)
{
    if (text.size() > Text::largeFile() || !Text::checkText(text, path))
        return {};
    for (const Project::Migration &migration : project.migrations) {
        if (!migration.runnable)
            continue;
        for (const Project::MigrationFile &file : migration.files) {
            if (file.path == path)
                return validateFile(project, migration, file, text, bytesOf(project, file.downPath), serversOf(project));
            if (!file.downPath.isEmpty() && file.downPath == path)
                return validateFile(project, migration, file, bytesOf(project, file.path), text, serversOf(project));
        }
    }
    return {};
}

} // namespace Varve::Execution
