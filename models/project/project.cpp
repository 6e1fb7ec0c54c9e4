// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "project.h"

#include "migrationname.h"
#include "texts_p.h"

#include <models/core/suggestion.h>

#include <QCoreApplication>
#include <QDir>

namespace Varve::Project {

using Core::ErrorKind;

namespace {

/// Long lists help nobody: the first few names, and how many more there are.
QString listed(const QStringList &names)
{
    constexpr qsizetype shown = 8;
    if (names.size() <= shown)
        return names.join(QStringLiteral(", "));
    return Texts::tr("%1 and %n more", nullptr, static_cast<int>(names.size() - shown)).arg(names.first(shown).join(QStringLiteral(", ")));
}

bool sameNumber(const QString &a, const QString &b)
{
    const auto significant = [](const QString &text) {
        qsizetype zeros = 0;
        while (zeros + 1 < text.size() && text[zeros] == QLatin1Char('0'))
            ++zeros;
        return text.sliced(zeros);
    };
    return !a.isEmpty() && !b.isEmpty() && significant(a) == significant(b);
}

template<typename Matches>
QList<const Migration *> matching(const QList<Migration> &migrations, Matches matches)
{
    QList<const Migration *> result;
    for (const Migration &migration : migrations) {
        if (matches(migration))
            result.append(&migration);
    }
    return result;
}

Core::Error ambiguous(const QString &reference, const QList<const Migration *> &candidates)
{
    QStringList ids;
    for (const Migration *candidate : candidates)
        ids += candidate->id;
    const int count = static_cast<int>(ids.size());
    Core::Error error;
    error.kind = ErrorKind::Usage;
    error.message = QCoreApplication::translate("Varve::Project", "\"%1\" may be any of %n migrations: %2.", nullptr, count)
                        .arg(reference, listed(ids));
    return error;
}

/// What \a reference may have been meant for: an id, or one of \a others, that is written nearly so; the migration with its number; one with
/// nearly that number or name.
QString nearestTo(const QString &reference, const QList<Migration> &migrations, const QStringList &others)
{
    QStringList ids;
    QStringList numbers;
    QStringList names;
    for (const Migration &migration : migrations) {
        ids += migration.id;
        numbers += migration.number;
        names += migration.name;
    }
    if (const QString written = Core::nearest(reference, others + ids); !written.isEmpty())
        return written;
    const QString number = parseMigrationName(QString(reference + QStringLiteral(".sql"))).number;
    for (const Migration &migration : migrations) {
        if (sameNumber(migration.number, number))
            return migration.id;
    }
    if (const QString near = Core::nearest(reference, numbers); !near.isEmpty())
        return ids.at(numbers.indexOf(near));
    return Core::nearest(reference, names);
}

Core::Error unknownMigration(const QString &reference, const QList<Migration> &migrations, const QStringList &others)
{
    QStringList ids;
    for (const Migration &migration : migrations)
        ids += migration.id;
    Core::Error error;
    error.kind = ErrorKind::Usage;
    error.message = ids.isEmpty()
        ? QCoreApplication::translate("Varve::Project", "There is no migration \"%1\": the project has none.").arg(reference)
        : QCoreApplication::translate("Varve::Project", "There is no migration \"%1\"; there are %2.").arg(reference, listed(ids))
            + Core::didYouMean(nearestTo(reference, migrations, others));
    return error;
}

} // namespace

namespace {

QString initPrefix()
{
    return QStringLiteral("init:");
}

} // namespace

QString initScriptId(const QString &path)
{
    return initPrefix() + path;
}

bool isInitScript(const QString &id)
{
    return id.startsWith(initPrefix());
}

const Migration *Project::migration(const QString &id) const &
{
    for (const Migration &candidate : migrations) {
        if (candidate.id == id)
            return &candidate;
    }
    return nullptr;
}

Core::Expected<const Migration *> Project::findMigration(const QString &reference, const QString &databaseName, Match match,
                                                         const QStringList &others) const &
{
    if (const Migration *exact = migration(reference))
        return exact;
    using Matches = std::function<bool(const Migration &)>;
    const Matches rules[] = {
        [&](const Migration &candidate) { return sameNumber(candidate.number, reference); },
        [&](const Migration &candidate) { return candidate.name == reference; },
        [&](const Migration &candidate) { return match == Match::Beginning && !reference.isEmpty() && candidate.id.startsWith(reference); },
    };
    for (const Matches &rule : rules) {
        QList<const Migration *> found = matching(migrations, rule);
        const auto isHere = [&](const Migration *candidate) { return candidate->databaseName == databaseName; };
        if (found.size() > 1 && std::any_of(found.cbegin(), found.cend(), isHere))
            found.removeIf(std::not_fn(isHere));
        if (found.size() == 1)
            return found.constFirst();
        if (!found.isEmpty())
            return Core::failure(ambiguous(reference, found));
    }
    return Core::failure(unknownMigration(reference, migrations, others));
}

QStringList Project::releaseNames() const
{
    QStringList names;
    for (const Release &release : releases)
        names += release.name;
    return names;
}

const Release *Project::release(const QString &wanted) const &
{
    const auto found = std::find_if(releases.begin(), releases.end(), [&](const Release &release) { return release.name == wanted; });
    return found == releases.end() ? nullptr : &*found;
}

const Environment *Project::environment(const QString &wanted) const &
{
    for (const Environment &candidate : environments) {
        if (candidate.name == wanted)
            return &candidate;
    }
    return nullptr;
}

Core::Expected<const Environment *> Project::findEnvironment(const QString &wanted) const &
{
    if (const Environment *exact = environment(wanted))
        return exact;
    if (environments.isEmpty()) {
        return Core::failure(ErrorKind::Usage, Texts::tr("The project has no environments."),
                             Texts::tr("Add one under [environments.NAME] in varve.toml, or name a database with --database-url."));
    }
    if (wanted.isEmpty() && environments.size() == 1)
        return &environments.constFirst();
    QStringList names;
    for (const Environment &candidate : environments) {
        if (!candidate.name.isEmpty())
            names += candidate.name;
    }
    if (wanted.isEmpty()) {
        return Core::failure(ErrorKind::Usage, Texts::tr("The project has several environments: %1.").arg(names.join(QStringLiteral(", "))),
                             Texts::tr("Name one with --env."));
    }
    const Environment *unnamed = environment(QString());
    if (names.isEmpty()) {
        return Core::failure(
            ErrorKind::Usage, Texts::tr("There is no environment \"%1\", only the database that %2 names.").arg(wanted, unnamed->origin),
            Texts::tr("Leave the name out to mean that one, or add an environment under [environments.NAME] in varve.toml."));
    }
    return Core::failure(ErrorKind::Usage,
                         Texts::tr("There is no environment \"%1\"; there are %2.").arg(wanted, names.join(QStringLiteral(", ")))
                             + Core::didYouMean(wanted, names),
                         unnamed ? Texts::tr("Leave the name out to mean the database that %1 names.").arg(unnamed->origin) : QString());
}

QString Project::firstDatabase() const
{
    return databases.isEmpty() ? QStringLiteral("main") : databases.constFirst().name;
}

QString Project::absolute(const QString &path) const
{
    return QDir::cleanPath(QDir(folder).absoluteFilePath(path));
}

} // namespace Varve::Project
