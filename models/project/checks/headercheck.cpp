// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks_p.h"

#include "../texts_p.h"

namespace Varve::Project {

QList<Finding> findMissingHeader(const CheckedFile &file)
{
    if (!file.migration.runsWithMigrate() || !file.sections.header.fields.isEmpty())
        return {};
    return {{Texts::tr("%1 has no header: it does not say what it is for, from when and by whom.").arg(file.migration.id), wholeFile(file),
             Texts::tr("Begin the file with comments like \"Purpose: …\", \"Date: …\" and \"Author: …\", one a line.")}};
}

} // namespace Varve::Project
