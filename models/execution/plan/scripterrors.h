// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "plan.h"

#include <models/core/errorlist.h>

#include <QByteArrayView>

namespace Varve::Execution {

/// The place of byte \a offset of \a text in a file in which \a text stands at \a start.
Core::SourcePosition positionWithin(const Core::SourcePosition &start, QByteArrayView text, qint64 offset);

/// An error of a server about \a statement as sent: its place in the file as written, and its texts without values of secret variables.
Core::Error locatedInFile(Core::Error error, const PlannedStatement &statement, const Text::Variables &variables);

/// A carriage return alone ends a line for most editors and a comment for some servers only: statements behind it would be taken for done and
/// never reach the others.
Core::Error loneReturnError(Text::DialectName dialect, const Core::SourcePosition &where);

/// The first of \a text.
Core::Expected<> checkLineEnds(QByteArrayView text, Text::DialectName dialect, const QString &shownAs);

using Core::ErrorList;

} // namespace Varve::Execution
