// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"

#include <models/history/appliedtext.h>
#include <models/text/textfile.h>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;
using History::Change;

namespace {

/// What became of one migration's file since it was applied.
struct Difference
{
    QString migrationId;
    QString environment;
    QString path;
    History::HistoryEntry applied;
    Change change = Change::Unknown;
    std::optional<History::AppliedText> text; ///< when git knows it
    QString diff;
    QString unknown; ///< why the applied text is not known; empty when it is, or is not needed
};

Expected<Difference> differenceOf(const Context &context, const Project::Environment &environment, const Project::Migration &migration,
                                  const History::MigrationStanding *standing)
{
    const Project::Project project = context.project();
    const auto connection = environment.connections.constFind(migration.databaseName);
    const Project::MigrationFile *file = connection == environment.connections.cend() ? nullptr : migration.fileFor(connection->engine);
    if (!file || !standing || !standing->lastApplied) {
        return Core::failure(
            Core::ErrorKind::Usage,
            Context::tr("%1 is not applied on %2: there is nothing to compare it with.").arg(migration.id, environment.title()));
    }
    const auto now = Text::readTextFile(project.absolute(file->path), file->path);
    if (!now)
        return Core::failure(now.error());
    const auto dialect = Database::engineTraits(connection->engine).dialect;
    Difference result{.migrationId = migration.id,
                      .environment = environment.name,
                      .path = file->path,
                      .applied = *standing->lastApplied,
                      .change = History::classify(*standing->lastApplied, now->bytes, dialect),
                      .text = {},
                      .diff = {},
                      .unknown = {}};
    if (result.change == Change::None || result.change == Change::LineEnds)
        return result;
    const auto found = History::findAppliedText(project.folder, file->path, result.applied.checksum);
    if (!found || !found->has_value()) {
        result.unknown = found ? Context::tr("no version of the file in git has its checksum") : found.error().message;
        return result;
    }
    result.text = **found;
    result.change = History::classify(QByteArrayView(result.text->bytes), now->bytes, dialect);
    const auto diff = History::diffWithFile(project.folder, file->path, *result.text);
    if (!diff)
        return Core::failure(diff.error());
    result.diff = QString::fromUtf8(*diff);
    return result;
}

QString sentence(const Difference &difference)
{
    const QString when = difference.applied.appliedAt.toUTC().toString(u"yyyy-MM-dd HH:mm"_s);
    if (difference.change == Change::None)
        return Context::tr("%1 is as it was applied on %2 UTC by %3.").arg(difference.path, when, difference.applied.appliedBy);
    const QString how = History::title(difference.change);
    const QString text
        = Context::tr("%1 changed since it was applied on %2 UTC by %3").arg(difference.path, when, difference.applied.appliedBy);
    return how.isEmpty() ? QString(text + u'.') : QString(text + u": "_s + how + u'.');
}

void print(const Context &context, const Difference &difference)
{
    if (context.out.isJson()) {
        const auto orNull = [](const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
        context.out.json({{u"format"_s, u"varve-diff/1"_s},
                          {u"migration"_s, difference.migrationId},
                          {u"environment"_s, difference.environment},
                          {u"file"_s, difference.path},
                          {u"change"_s, History::code(difference.change)},
                          {u"appliedAt"_s, difference.applied.appliedAt.toString(Qt::ISODateWithMs)},
                          {u"appliedBy"_s, difference.applied.appliedBy},
                          {u"checksum"_s, difference.applied.checksum},
                          {u"tokenChecksum"_s, orNull(difference.applied.tokenChecksum)},
                          {u"commit"_s, difference.text ? QJsonValue(difference.text->commit) : QJsonValue()},
                          {u"diff"_s, difference.text ? QJsonValue(difference.diff) : QJsonValue()}});
        return;
    }
    context.out.line(sentence(difference));
    if (!difference.unknown.isEmpty())
        context.out.line(Context::tr("The applied text is not known: %1").arg(difference.unknown));
    if (!difference.text)
        return;
    context.out.line(Context::tr("The applied text is that of commit %1.").arg(difference.text->commit.left(12)));
    if (!difference.diff.isEmpty())
        context.out.line(u'\n' + difference.diff.trimmed());
}

int runDiff(Context &context, const std::string &reference)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return context.out.fail(environment.error());
    const Project::Project project = context.project();
    const auto migration = project.findMigration(QString::fromStdString(reference));
    if (!migration)
        return context.out.fail(migration.error());
    const History::EnvironmentStatus status = context.workbench().refreshStatus(environment->name, (*migration)->databaseName).takeResult();
    if (status.error)
        return context.out.fail(*status.error);
    const Expected<Difference> difference = differenceOf(context, *environment, **migration, status.standing((*migration)->id));
    if (!difference)
        return context.out.fail(difference.error());
    print(context, *difference);
    return Done;
}

} // namespace

void addDiff(const Command &program, Context &context)
{
    const Command command = program.command("diff", "Show how a migration's file differs from what was applied");
    auto reference = std::make_shared<std::string>(); // shared: the callback outlives this function
    command.value("migration", *reference, "Its id, number or name").required().placeholder("ID");
    command.runs(context, [&context, reference] { return runDiff(context, *reference); });
}

} // namespace Varve::Cli
