// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/errorlist.h>

#include <QByteArrayView>

namespace Varve::Execution {

/// The place of byte \a offset of \a text in a file in which \a text stands at \a start.
Core::SourcePosition positionWithin(const Core::SourcePosition &start, QByteArrayView text, qint64 offset);

using Core::ErrorList;

} // namespace Varve::Execution
