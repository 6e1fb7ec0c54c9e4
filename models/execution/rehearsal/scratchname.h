// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace Varve::Execution {

/// What a scratch database or its folder is called: "varve_rehearsal_HOST_PROCESS_TIME_RANDOM", so that what a dead run left can be told
/// from what one that goes on uses. At most 60 characters.
struct ScratchName
{
    QString name;
    QString host; ///< lower-case letters and digits of the computer's name, at most 12
    qint64 processId = 0;
    QDateTime startedAt; ///< UTC, in whole seconds

    /// Made on this computer by a process that is no more. Of other computers nothing is known: false.
    bool isOver() const;
    friend bool operator==(const ScratchName &, const ScratchName &) = default;
};

/// A scratch database that is over and still there.
struct ScratchRemains
{
    QString name;
    QString reason; ///< the server's
    /// Translated, with what removes it.
    QString toString() const;
    friend bool operator==(const ScratchRemains &, const ScratchRemains &) = default;
};

/// "varve_rehearsal_": what all of them begin with.
QString scratchPrefix();
/// A new one of this process.
QString newScratchName();
/// nullopt where \a name is none of ours.
std::optional<ScratchName> parseScratchName(const QString &name);

} // namespace Varve::Execution
