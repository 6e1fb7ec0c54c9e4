// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workbenchstate.h"

#include <array>

namespace Varve::Workbench {

/// One comparison: environments are read on their browsing sessions, side by side, while project sides are built in scratch databases.
class ComparisonJob final
{
public:
    using Snapshot = Core::Expected<Catalog::Snapshot>;

    /// Finds the places and posts the reading of environments. Any thread.
    static Core::Expected<std::shared_ptr<ComparisonJob>> create(const std::shared_ptr<WorkbenchState> &state, const ComparisonSource &from,
                                                                 const ComparisonSource &to, const Comparison::CompareOptions &options,
                                                                 const QString &databaseName);
    /// See Workbench::scratchEnvironments().
    static QStringList scratchEnvironments(const WorkbenchState &state, const ComparisonSource &from, const ComparisonSource &to,
                                           const QString &databaseName);
    /// Blocks until both sides are there. \a progress: see Execution::ScratchServer.
    Core::Expected<Comparison::Comparison> run(const std::function<void(const QString &)> &progress);

private:
    struct Side
    {
        ComparisonSource source;
        Site site;
        QFuture<Snapshot> reading; ///< of an environment
    };
    static Core::Expected<QString> environmentFor(const WorkbenchState &state, const ComparisonSource &source,
                                                  const ComparisonSource &other, const QString &databaseName);
    void startReading(Side &side);
    Snapshot finish(Side &side, const std::function<void(const QString &)> &progress);

    std::shared_ptr<WorkbenchState> m_state;
    std::array<Side, 2> m_sides;
    Comparison::CompareOptions m_options;
    QStringList m_warnings;
    std::stop_token m_stop;
};

} // namespace Varve::Workbench
