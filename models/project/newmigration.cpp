// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "newmigration_p.h"

#include "migrationname.h"
#include "revisionorder.h"
#include "texts_p.h"

#include <QDateTime>
#include <QProcess>
#include <QStandardPaths>
#include <QTimeZone>

#include <chrono>

namespace Varve::Project {

using Core::ErrorKind;
using Core::Expected;

namespace {

QByteArray keyOf(const QString &number)
{
    return parseMigrationName(QString(number + QStringLiteral("_x.sql"))).sortKey;
}

bool isTaken(const QStringList &numbers, const QString &number)
{
    const QByteArray key = keyOf(number);
    return std::any_of(numbers.begin(), numbers.end(), [&](const QString &other) { return keyOf(other) == key; });
}

/// The last run of digits of \a number plus one, as wide as before: "009" → "010", "1.9" → "1.10", "003a" → "004".
QString increased(QString number)
{
    while (!number.isEmpty() && !number.back().isDigit())
        number.chop(1);
    qsizetype at = number.size();
    while (at > 0 && number[at - 1] == QLatin1Char('9')) {
        --at;
        number[at] = QLatin1Char('0');
    }
    if (at > 0 && number[at - 1].isDigit())
        number[at - 1] = QChar(number[at - 1].unicode() + 1);
    else
        number.insert(at, QLatin1Char('1'));
    return number;
}

QString timeLike(const QString &last, const QDateTime &time)
{
    switch (last.size()) {
    case 8: return time.toString(QStringLiteral("yyyyMMdd"));
    case 12: return time.toString(QStringLiteral("yyyyMMddHHmm"));
    case 14: return time.toString(QStringLiteral("yyyyMMddHHmmss"));
    default: // with dashes or underscores: 2026-02-11, 2026_02_11_093000
        const QString separator = last.mid(4, 1);
        QString written = time.toString(QStringLiteral("yyyy%1MM%1dd").arg(separator));
        if (last.size() > 10)
            written += last[10] + time.toString(last.size() == 15 ? QStringLiteral("HHmm") : QStringLiteral("HHmmss"));
        return written;
    }
}

QString nextTime(const QStringList &numbers, const QString &last, const QDateTime &now)
{
    const QString next = timeLike(last, now);
    if (!isTaken(numbers, next))
        return next;
    // A second one on the same day, or within the same minute, needs the full time.
    QDateTime time = now;
    QString full = timeLike(QStringLiteral("00000000000000"), time);
    while (isTaken(numbers, full)) {
        time = time.addSecs(1);
        full = timeLike(QStringLiteral("00000000000000"), time);
    }
    return full;
}

/// As the loader had it before it was put into its place.
Candidate candidateOf(const Project &project, const Migration &migration, int place)
{
    Candidate candidate;
    candidate.migration = migration;
    if (!migration.number.isEmpty())
        candidate.sortKey = keyOf(migration.number);
    candidate.date = migration.header().date();
    for (int at = 0; at < project.releases.size() && !migration.release.isEmpty(); ++at) {
        if (project.releases[at].name == migration.release)
            candidate.release = at;
    }
    candidate.releasePosition = place; // they stand in their order already
    if (migration.revises)
        candidate.revises = migration.parents;
    if (isBranchLabel(migration.header().branch()))
        candidate.label = migration.header().branch();
    return candidate;
}

Candidate candidateOf(const NewMigration &migration, const QString &databaseName, const QString &fileName)
{
    const MigrationName name = parseMigrationName(fileName);
    Candidate candidate;
    candidate.migration.id = name.stem;
    candidate.migration.number = name.number;
    candidate.migration.databaseName = databaseName;
    candidate.migration.files.append(MigrationFile{});
    candidate.sortKey = name.sortKey;
    candidate.date = migration.date.isValid() ? migration.date : QDate::currentDate();
    candidate.label = migration.branch;
    return candidate;
}

/// What a migration without Revises comes after that says \a branch: the last of that branch, or of the line without a label where it begins it.
const Migration *lastOf(const Project &project, const QString &databaseName, const QString &branch)
{
    const auto isThere
        = [&](const Migration &other) { return other.databaseName == databaseName && other.isInLine() && other.branch == branch; };
    const auto last = std::find_if(project.migrations.crbegin(), project.migrations.crend(), isThere);
    if (last != project.migrations.crend())
        return &*last;
    return branch.isEmpty() ? nullptr : lastOf(project, databaseName, QString());
}

} // namespace

QString toBeNamed(const Project &project, const NewMigration &migration, const QString &databaseName, const QString &fileName)
{
    const Migration *last = lastOf(project, databaseName, migration.branch);
    const Candidate added = candidateOf(migration, databaseName, fileName);
    if (!last || !migration.revises.isEmpty() || project.migration(added.migration.id))
        return {};
    QList<Candidate> candidates;
    candidates.reserve(project.migrations.size() + 1);
    for (const Migration &other : project.migrations)
        candidates.append(candidateOf(project, other, static_cast<int>(candidates.size())));
    candidates.append(added);
    orderCandidates(candidates);
    const auto placeOf = [&](const QString &id) {
        return std::find_if(candidates.cbegin(), candidates.cend(),
                            [&](const Candidate &candidate) { return candidate.migration.id == id; });
    };
    return placeOf(added.migration.id) < placeOf(last->id) ? last->id : QString();
}

Expected<QString> fileNamePart(const QString &name)
{
    const bool hasControl = std::any_of(name.begin(), name.end(), [](QChar c) { return c.unicode() < 32 || c.unicode() == 127; });
    if (hasControl || name.contains(QLatin1Char('/')) || name.contains(QLatin1Char('\\')) || name.contains(QStringLiteral(".."))) {
        return Core::failure(ErrorKind::Usage,
                             Texts::tr("A migration's name may hold neither \"/\", \"\\\", \"..\" nor control characters."),
                             Texts::tr("Say in a few words what it does: \"Add user preferences\"."));
    }
    QString part;
    const QString plain = name.toLower().replace(QChar(0xDF), QStringLiteral("ss")).normalized(QString::NormalizationForm_KD);
    for (const QChar character : plain) {
        if (character.isMark())
            continue;
        if (character.isLetterOrNumber() || character.isSurrogate())
            part += character;
        else if (!part.isEmpty() && !part.endsWith(QLatin1Char('_')))
            part += QLatin1Char('_');
    }
    while (part.endsWith(QLatin1Char('_')))
        part.chop(1);
    if (part.isEmpty())
        return Core::failure(ErrorKind::Usage, Texts::tr("\"%1\" holds no letter or digit that could name a file.").arg(name));
    constexpr qsizetype longest = 80; // a name may have 255 bytes, and letters up to four of them
    part.truncate(longest);
    if (part.back().isHighSurrogate())
        part.chop(1);
    return part;
}

QString nextNumber(const QStringList &numbers, const QDateTime &now)
{
    if (numbers.isEmpty())
        return QStringLiteral("001");
    const QString last
        = *std::max_element(numbers.begin(), numbers.end(), [](const QString &a, const QString &b) { return keyOf(a) < keyOf(b); });
    if (parseMigrationName(QString(last + QStringLiteral("_x.sql"))).isTime)
        return nextTime(numbers, last, now);
    return increased(last);
}

QString authorIn(const QString &folder)
{
    // Looking at a name must not hold anybody up, whatever git's configuration includes.
    constexpr auto deadline = std::chrono::milliseconds(1000);
    QProcess git;
    git.setWorkingDirectory(folder);
    git.start(QStringLiteral("git"), {QStringLiteral("config"), QStringLiteral("user.name")}, QIODevice::ReadOnly);
    if (git.waitForFinished(deadline.count()) && git.exitStatus() == QProcess::NormalExit && git.exitCode() == 0) {
        const QString name = QString::fromUtf8(git.readAllStandardOutput()).simplified();
        if (!name.isEmpty())
            return name;
    }
    if (git.state() != QProcess::NotRunning) {
        git.kill();
        git.waitForFinished(static_cast<int>(deadline.count()));
    }
    const QString user = qEnvironmentVariable("USER");
    return user.isEmpty() ? qEnvironmentVariable("LOGNAME") : user;
}

} // namespace Varve::Project
