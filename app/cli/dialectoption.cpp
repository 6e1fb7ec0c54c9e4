// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialectoption.h"

#include "context.h"

#include <models/project/migrationname.h>

#include <QFileInfo>

namespace Varve::Cli {

using namespace Qt::StringLiterals;

Core::Expected<std::optional<Text::DialectName>> dialectOption(const std::string &name, const std::string &path)
{
    const QString wanted = QString::fromStdString(name);
    if (wanted.isEmpty())
        return Text::dialectFromString(Project::parseMigrationName(QFileInfo(QString::fromStdString(path)).fileName()).engine);
    if (const auto dialect = Text::dialectFromString(wanted))
        return dialect;
    return Core::failure(Core::ErrorKind::Usage,
                         Context::tr("\"%1\" is no dialect; there are %2.").arg(wanted, Text::dialectNames().join(u", "_s)));
}

} // namespace Varve::Cli
