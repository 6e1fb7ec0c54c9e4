// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <tuple>

namespace Varve::Workbench {

/// One database of one environment.
struct Place
{
    QString environment;
    QString databaseName;
    friend bool operator==(const Place &, const Place &) = default;
    friend bool operator<(const Place &left, const Place &right)
    {
        return std::tie(left.environment, left.databaseName) < std::tie(right.environment, right.databaseName);
    }
};

} // namespace Varve::Workbench
