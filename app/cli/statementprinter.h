// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "output.h"

#include <models/text/splitter.h>

#include <memory>

namespace Varve::Cli {

/// Writes the statements of a script to standard output as they come. Each function but the destructor is called once, except
/// statement() and part(); end() or fail() comes last.
class StatementPrinter
{
public:
    virtual ~StatementPrinter() = default;

    virtual void begin(Text::DialectName) {}
    virtual void statement(const Text::StreamingSplitter::Piece &piece) = 0;
    /// The next part of a COPY whose data comes in chunks. Unless overridden, statement() is called at its end, with the bytes before the
    /// data.
    virtual void part(const Text::StreamingSplitter::Piece &piece);
    /// \a rest stands behind the last statement, \a offset bytes from the script's start.
    virtual void end(QByteArrayView rest, qint64 offset) = 0;
    /// The text does not end well; \a rest as in end().
    virtual ExitCode fail(const Core::Error &error, QByteArrayView rest) = 0;
    /// More bytes of a script that failed; ended by an empty view.
    virtual void afterFailure(QByteArrayView) {}

private:
    QByteArray m_copyHead;
};

std::unique_ptr<StatementPrinter> textPrinter(const Output &out);
/// One object, written in parts.
std::unique_ptr<StatementPrinter> jsonPrinter();
/// Every piece of the input, ended by a NUL: what is written without the NULs is the input.
std::unique_ptr<StatementPrinter> nulPrinter(const Output &out);

} // namespace Varve::Cli
