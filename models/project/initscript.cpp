// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "initscript.h"

#include "folderscan.h"
#include "texts_p.h"

#include <models/text/textfile.h>

#include <QFileInfo>

namespace Varve::Project {

Core::Expected<> checkInitScript(const Project &project, const DatabaseRole &role)
{
    const QString path = project.absolute(role.init);
    const bool isOutside = leadsOut(project.folder, role.init);
    const bool isThere = Text::textFileSize(path) >= 0;
    const QFileInfo found(path);
    const bool isSomethingElse = isThere && found.exists() && !found.isFile();
    if (isThere && !isOutside && !isSomethingElse)
        return {};
    Core::Error error;
    error.kind = Core::ErrorKind::ProjectFiles;
    error.where = role.initAt;
    if (isOutside) {
        error.message
            = Texts::tr("%1, which varve.toml names as the complete script of %2, is a link that leads out of the project's folder; "
                        "it is not read.");
        error.remedy = Texts::tr("Put the file itself in its place, or name one in the project's folder as init.");
    } else {
        error.message = isSomethingElse ? Texts::tr("%1, which varve.toml names as the complete script of %2, is not a file.")
                                        : Texts::tr("There is no file %1, which varve.toml names as the complete script of %2.");
    }
    error.message = error.message.arg(role.init, role.name);
    return Core::failure(error);
}

} // namespace Varve::Project
