// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filefacts.h"

namespace Varve::Project {

/// The facts of a file too large to hold, read in blocks. Not before its last byte was read is it known whether it is text.
FileFacts readLargeFile(const QString &absolute, const ScannedFile &file, const ReadAs &readAs);

/// What is wrong with the file as a problem of the project.
Core::Problem unreadable(const Core::Error &error, const ScannedFile &file);

} // namespace Varve::Project
