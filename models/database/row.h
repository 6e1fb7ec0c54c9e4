// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Varve::Database {

/// One row while it is read; gone when the next one comes. NULL is an empty text and the number 0. Columns count from 0.
class Row
{
public:
    virtual QString text(int column) const = 0;
    virtual qint64 number(int column) const = 0;

protected:
    ~Row() = default;
};

} // namespace Varve::Database
