// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "validation.h"

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

Problem fromError(const Core::Error &error, const QString &code)
{
    return {Severity::Error, code, error.message, error.where, error.remedy};
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
                  const QList<Project::Environment> &environments, Text::DialectName dialect)
        : m_project(project), m_migration(migration), m_file(file), m_environments(environments), m_dialect(dialect)
    {}

    QList<Problem> validate(QByteArrayView up, QByteArrayView down);

private:
    std::optional<Project::CheckedPart> part(QByteArrayView script, const QList<Text::ByteRange> &ranges, const QString &path);
    void checkExpectations(const Project::CheckedPart &verify);

    const Project::Project &m_project;
    const Project::Migration &m_migration;
    const Project::MigrationFile &m_file;
    const QList<Project::Environment> &m_environments;
    Text::DialectName m_dialect;
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

QList<Problem> FileValidator::validate(QByteArrayView up, QByteArrayView down)
{
    const Text::Sections sections = Text::readSections(up, m_dialect, m_file.path);
    if (m_project.policies.variables && sections.header.variables()) {
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
                            QByteArrayView up, QByteArrayView down)
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
        for (const Problem &problem : FileValidator(project, migration, file, environments, dialect).validate(up, down)) {
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

} // namespace

QList<Problem> validate(const Project::Project &project, const std::function<bool()> &stopped)
{
    QList<Problem> problems = project.problems;
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
                problems += validateFile(project, migration, file, text->bytes, bytesOf(project, file.downPath));
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
                return validateFile(project, migration, file, text, bytesOf(project, file.downPath));
            if (!file.downPath.isEmpty() && file.downPath == path)
                return validateFile(project, migration, file, bytesOf(project, file.path), text);
        }
    }
    return {};
}

} // namespace Varve::Execution
