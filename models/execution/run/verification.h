// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/resultset.h>
#include <models/text/expectation.h>

#include <QString>

namespace Varve::Execution {

/// What a verification query gave: its first value and how many rows.
struct QueryAnswer
{
    qint64 rows = 0;
    QVariant first; ///< first column of the first row; invalid for NULL and for no row
    friend bool operator==(const QueryAnswer &, const QueryAnswer &) = default;
};

/// The answer in short, as unmetExpectation() names it: the first value, or how many rows there are.
QString shortAnswer(const Text::Expectation &expectation, const QueryAnswer &answer);

/// Why \a answer is not what "-- expect: …" says; empty when it is, or when nothing is expected. Numbers compare as numbers.
QString unmetExpectation(const Text::Expectation &expectation, const QueryAnswer &answer);

} // namespace Varve::Execution
