// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fixes.h"

#include <models/text/textfile.h>

#include <QCoreApplication>
#include <QMap>
#include <QSaveFile>

namespace Varve::Execution {

namespace {

Core::Expected<> write(const QString &path, const QString &shownAs, const QByteArray &text)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    return Core::failure(Core::ErrorKind::Io,
                         QCoreApplication::translate("Varve::Execution", "%1 cannot be written: %2.").arg(shownAs, file.errorString()));
}

Core::Expected<> edit(const Project::Project &project, const QString &path, const QList<Core::TextEdit> &edits)
{
    const Core::Expected<Text::TextFile> file = Text::readTextFile(project.absolute(path), path);
    if (!file)
        return Core::failure(file.error());
    const Core::Expected<QByteArray> edited = Core::applyEdits(file->bytes, edits);
    if (!edited) {
        Core::Error error = edited.error();
        error.where.file = path;
        return Core::failure(error);
    }
    return write(project.absolute(path), path, *edited);
}

} // namespace

Core::Expected<QList<Core::Problem>> applyFixes(const Project::Project &project, const QList<Core::Problem> &problems)
{
    QMap<QString, QList<Core::TextEdit>> edits;
    QList<Core::Problem> fixed;
    for (const Core::Problem &problem : problems) {
        if (!problem.fix)
            continue;
        fixed += problem;
        // Read in two dialects, one place is found twice.
        if (!edits[problem.where.file].contains(*problem.fix))
            edits[problem.where.file] += *problem.fix;
    }
    for (auto it = edits.cbegin(); it != edits.cend(); ++it) {
        if (const Core::Expected<> done = edit(project, it.key(), *it); !done)
            return Core::failure(done.error());
    }
    return fixed;
}

} // namespace Varve::Execution
