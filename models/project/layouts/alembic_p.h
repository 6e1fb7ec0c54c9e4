// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QStringList>

namespace Varve::Project {

/// The attributes by which Alembic orders its revisions; read from the text, the file is never executed.
struct AlembicRevision
{
    QString revision;
    QStringList downRevisions; ///< what it comes after: none, one, or several for a merge
    QStringList dependsOn;     ///< what must be there, whatever its line
    QString branchLabel;       ///< the first, where there are several
    bool hasDowngrade = false;

    friend bool operator==(const AlembicRevision &, const AlembicRevision &) = default;
};

AlembicRevision readAlembicRevision(QByteArrayView text);

} // namespace Varve::Project
