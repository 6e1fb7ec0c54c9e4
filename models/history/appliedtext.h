// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/expected.h>

#include <QByteArray>
#include <QString>

#include <optional>

namespace Varve::History {

/// A text that was applied, as a version of its file in git.
struct AppliedText
{
    QByteArray bytes;
    QString commit; ///< the newest one that has it
    QString blob;

    friend bool operator==(const AppliedText &, const AppliedText &) = default;
};

/// Looks through the versions of \a path (relative to \a folder, renames followed) for the one with \a checksum, line ends aside.
/// Nothing when git has no such version. Fails with a sentence when there is no git or no repository. Starts processes and waits for
/// them: not for the user interface's thread.
Core::Expected<std::optional<AppliedText>> findAppliedText(const QString &folder, const QString &path, const QString &checksum);

/// A unified diff from \a applied to the file as it is now; empty when they differ in nothing that a diff shows.
Core::Expected<QByteArray> diffWithFile(const QString &folder, const QString &path, const AppliedText &applied);

} // namespace Varve::History
