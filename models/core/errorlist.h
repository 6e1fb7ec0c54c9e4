// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "error.h"

namespace Varve::Core {

/// Collects the errors of several texts, so that all are seen at once.
class ErrorList final
{
public:
    /// With the others that it carries; what is there already is left out.
    void add(const Error &error);
    bool isEmpty() const { return m_errors.isEmpty(); }
    /// The first error, with the rest in Error::others. What was found at several places is told for each place, and what can be done
    /// about it once. The list must not be empty.
    Error combined() const;

private:
    QList<Error> m_errors;
};

} // namespace Varve::Core
