// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sourceposition.h"
#include "textedit.h"

#include <QString>

#include <optional>

namespace Varve::Core {

enum class Severity { Hint, Warning, Error };

/// Something worth telling about the project's files that does not stop everything. The Problems list and
/// `varve-cli validate` show the same values.
struct Problem
{
    Severity severity = Severity::Warning;
    QString code;    ///< short and stable, for machines: "duplicate-number"
    QString message; ///< one sentence
    SourcePosition where;
    QString remedy;
    std::optional<TextEdit> fix = std::nullopt; ///< of where.file, when the remedy can be done for the person

    friend bool operator==(const Problem &, const Problem &) = default;
};

} // namespace Varve::Core
