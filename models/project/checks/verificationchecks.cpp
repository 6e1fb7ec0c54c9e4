// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks_p.h"

#include "../texts_p.h"

#include <models/text/expectation.h>

namespace Varve::Project {

QList<Finding> findNoVerification(const CheckedFile &file)
{
    if (!file.migration.runsWithMigrate() || file.up.statements.isEmpty() || !file.verify.statements.isEmpty())
        return {};
    return {{Texts::tr("%1 has no verification: a run does not see whether it did what it should.").arg(file.migration.id), wholeFile(file),
             Texts::tr("Add a section that begins with \"-- varve:verify\" and holds a query, with \"-- expect: …\" behind it.")}};
}

QList<Finding> findStrayExpectations(const CheckedFile &file)
{
    QList<Text::ByteRange> owned;
    for (const Text::Statement &statement : file.verify.statements) {
        if (const auto found = Text::findExpectation(file.verify.script, statement.text, file.dialect))
            owned += *found;
    }
    QList<Finding> findings;
    for (const Text::ByteRange &section : file.sections.verify) {
        for (const Text::ByteRange &written : Text::writtenExpectations(file.verify.script, section, file.dialect)) {
            if (owned.contains(written))
                continue;
            findings += {Texts::tr("This expectation belongs to no query, so nothing is compared with it."),
                         Core::positionAt(file.verify.script, written.offset, file.verify.path),
                         Texts::tr("Write it behind the query in the same line, or in the line below; each query has one.")};
        }
    }
    return findings;
}

} // namespace Varve::Project
