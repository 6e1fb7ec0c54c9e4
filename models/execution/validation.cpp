// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "validation.h"

#include <models/core/suggestion.h>
#include <models/text/splitter.h>
#include <models/text/textfile.h>

#include <QCoreApplication>
#include <QSet>

namespace Varve::Execution {

using namespace Qt::StringLiterals;
using Core::Problem;
using Core::Severity;

namespace {

struct Text
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
QSet<Varve::Text::DialectName> dialectsOf(const Project::Migration &migration, const Project::MigrationFile &file,
                                          const QList<Project::Environment> &environments)
{
    if (const auto own = Varve::Text::dialectFromString(file.engine); own && !file.engine.isEmpty())
        return {*own};
    QSet<Varve::Text::DialectName> dialects;
    for (const Project::Environment &environment : environments)
        dialects.insert(Database::engineTraits(environment.connections.value(migration.databaseName).engine).dialect);
    if (dialects.isEmpty())
        dialects.insert(Varve::Text::DialectName::Ansi);
    return dialects;
}

Problem fromError(const Core::Error &error, const QString &code)
{
    return {Severity::Error, code, error.message, error.where, error.remedy};
}

/// One problem for each name that is missing somewhere, at its first use.
QList<Problem> undefinedVariables(QByteArrayView script, Varve::Text::DialectName dialect, const QString &path,
                                  const QList<Project::Environment> &environments)
{
    QList<Problem> problems;
    QSet<QString> seen;
    for (const Varve::Text::VariableUse &use : Varve::Text::findVariables(script, {0, script.size()}, dialect, path)) {
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
                    Text::tr("The variable \"%1\" has no value in %2.").arg(use.name, without.join(u", "_s))
                        + Core::didYouMean(use.name, known),
                    use.where, Text::tr("Give it one in varve.toml under [variables] or [environments.NAME.variables], or with --set.")};
    }
    return problems;
}

/// What a plan would refuse of the text itself.
QList<Problem> checkText(QByteArrayView script, Varve::Text::DialectName dialect, const QString &path, bool runs)
{
    const auto statements = Varve::Text::split(script, dialect, path);
    if (!statements)
        return {fromError(statements.error(), u"unfinished-text"_s)};
    const Varve::Text::Sections sections = Varve::Text::readSections(script, dialect, path);
    const bool any = std::any_of(statements->begin(), statements->end(), [&](const Varve::Text::Statement &statement) {
        return std::any_of(sections.up.begin(), sections.up.end(),
                           [&](const Varve::Text::ByteRange &range) { return range.contains(statement.text.offset); });
    });
    if (any || !runs)
        return {};
    return {{Severity::Error, u"no-statements"_s, QCoreApplication::translate("Varve::Execution", "The migration has no statements."),
             Core::SourcePosition{path, -1, 0, 0}, Text::tr("Write what it changes, or remove the file.")}};
}

QList<Problem> checkFile(const Project::Project &project, const Project::Migration &migration, const Project::MigrationFile &file)
{
    const auto text = Varve::Text::readTextFile(project.absolute(file.path), file.path);
    if (!text)
        return {}; // the loader has reported it
    QList<Project::Environment> environments = environmentsOf(project, migration, file);
    const QSet<Varve::Text::DialectName> dialects = dialectsOf(migration, file, environments);
    if (project.environments.isEmpty()) {
        // A bare folder: what a database given on the command line would see.
        environments += Project::Environment();
        environments.last().variables = project.variables;
    }
    QList<Problem> problems;
    for (const Varve::Text::DialectName dialect : dialects) {
        problems += checkText(text->bytes, dialect, file.path, migration.runsWithMigrate());
        if (project.policies.variables && file.header.variables())
            problems += undefinedVariables(text->bytes, dialect, file.path, environments);
    }
    if (!file.hasDown && migration.runsWithMigrate())
        problems += {Severity::Hint, u"no-down"_s, Text::tr("%1 cannot be rolled back: it has no down section.").arg(migration.id),
                     Core::SourcePosition{file.path, -1, 0, 0}, Text::tr("Add a section that begins with \"-- varve:down\".")};
    return problems;
}

} // namespace

QList<Problem> validate(const Project::Project &project)
{
    QList<Problem> problems = project.problems;
    for (const Project::Migration &migration : project.migrations) {
        if (!migration.runnable)
            continue;
        for (const Project::MigrationFile &file : migration.files) {
            if (file.size > Varve::Text::largeFile)
                continue; // read when it runs
            for (const Problem &problem : checkFile(project, migration, file)) {
                if (!problems.contains(problem))
                    problems += problem;
            }
        }
    }
    return problems;
}

} // namespace Varve::Execution
