// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/error.h>

#include <QByteArrayView>
#include <QList>

namespace Varve::Execution {

/// The place of byte \a offset of \a text in a file in which \a text stands at \a start.
Core::SourcePosition positionWithin(const Core::SourcePosition &start, QByteArrayView text, qint64 offset);

/// Collects the errors of several files, so that all are seen at once.
class ErrorList final
{
public:
    /// With the others that it carries.
    void add(const Core::Error &error);
    bool isEmpty() const { return m_errors.isEmpty(); }
    /// The first error, with the rest in Error::others. The list must not be empty.
    Core::Error combined() const;

private:
    QList<Core::Error> m_errors;
};

} // namespace Varve::Execution
