// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "appliedtext.h"

#include "change.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>

namespace Varve::History {

namespace {

constexpr int gitTimeout = 30'000; // milliseconds

tl::unexpected<Core::Error> failed(const QString &message)
{
    return Core::failure(Core::ErrorKind::Io, message);
}

/// Runs git in \a folder. It only reads: no index is refreshed, and nothing that a repository's configuration names is started.
Core::Expected<QByteArray> git(const QString &folder, const QStringList &arguments, bool differenceIsFine = false)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("GIT_OPTIONAL_LOCKS"), QStringLiteral("0"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("git"),
                  QStringList{QStringLiteral("--no-pager"), QStringLiteral("--literal-pathspecs"), QStringLiteral("-c"),
                              QStringLiteral("core.fsmonitor=false"), QStringLiteral("-c"), QStringLiteral("core.quotePath=false")}
                      + arguments,
                  QIODevice::ReadOnly);
    if (!process.waitForStarted(gitTimeout))
        return failed(QCoreApplication::translate("Varve::History", "git cannot be started: %1.").arg(process.errorString()));
    if (!process.waitForFinished(gitTimeout)) {
        process.kill();
        process.waitForFinished(1000);
        return failed(QCoreApplication::translate("Varve::History", "git did not answer within %1 s.").arg(gitTimeout / 1000));
    }
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() <= (differenceIsFine ? 1 : 0))
        return process.readAllStandardOutput();
    const QString said = QString::fromUtf8(process.readAllStandardError()).section(QLatin1Char('\n'), 0, 0);
    return failed(QCoreApplication::translate("Varve::History", "git says: %1.").arg(said));
}

/// A file of a text, for git to compare.
bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

Core::Expected<std::optional<AppliedText>> findAppliedText(const QString &folder, const QString &path, const QString &checksum)
{
    // "@COMMIT" and then ":100644 100644 OLD NEW M<tab>path" for each commit that changed the file.
    const auto log = git(folder,
                         {QStringLiteral("log"), QStringLiteral("--follow"), QStringLiteral("--raw"), QStringLiteral("--no-abbrev"),
                          QStringLiteral("--no-ext-diff"), QStringLiteral("--no-textconv"), QStringLiteral("--no-show-signature"),
                          QStringLiteral("--format=@%H"), QStringLiteral("--"), path});
    if (!log)
        return Core::failure(log.error());
    QString commit;
    QSet<QString> seen;
    const QList<QByteArray> lines = log->split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith('@'))
            commit = QString::fromLatin1(line.sliced(1));
        const QList<QByteArray> fields = line.startsWith(':') ? line.split('\t').constFirst().split(' ') : QList<QByteArray>();
        const QString blob = fields.size() >= 5 ? QString::fromLatin1(fields.at(3)) : QString();
        if (blob.isEmpty() || seen.contains(blob) || blob.count(QLatin1Char('0')) == blob.size())
            continue;
        seen.insert(blob);
        const auto bytes = git(folder, {QStringLiteral("cat-file"), QStringLiteral("blob"), blob});
        if (!bytes)
            return Core::failure(bytes.error());
        if (isChecksumOf(checksum, *bytes))
            return std::optional(AppliedText{*bytes, commit, blob});
    }
    return std::optional<AppliedText>();
}

Core::Expected<QByteArray> diffWithFile(const QString &folder, const QString &path, const AppliedText &applied)
{
    // Two plain files outside the repository: its attributes, filters and drivers play no part.
    const QTemporaryDir scratch;
    QFile now(QDir(folder).absoluteFilePath(path));
    if (!now.open(QIODevice::ReadOnly))
        return failed(QCoreApplication::translate("Varve::History", "The file cannot be read: %1.").arg(now.errorString()));
    const QString name = QFileInfo(path).fileName(); // a path may lead out of the scratch folder
    const QString before = QStringLiteral("applied/") + name;
    const QString after = QStringLiteral("now/") + name;
    if (!scratch.isValid() || !write(scratch.filePath(before), applied.bytes) || !write(scratch.filePath(after), now.readAll()))
        return failed(QCoreApplication::translate("Varve::History", "No temporary file can be written."));
    return git(scratch.path(),
               {QStringLiteral("diff"), QStringLiteral("--no-index"), QStringLiteral("--no-color"), QStringLiteral("--no-ext-diff"),
                QStringLiteral("--no-textconv"), QStringLiteral("--ignore-cr-at-eol"), QStringLiteral("--no-prefix"), QStringLiteral("--"),
                before, after},
               true);
}

} // namespace Varve::History
