// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

namespace Varve::Execution {

/// Schemas that an environment counts on: those of its search path and the one of its history, which none of \a plans makes. In a scratch
/// database, which \a connection leads to, nobody has made them. The search path is the profile's, else what the server was told to set, for
/// the database for instance; the server passes over what is not in \a original, the environment's own database, and so does a run there.
/// Null: it is not known what is in it, and all is counted on. The history's schema a run makes. Only PostgreSQL has some.
Core::Expected<QStringList> schemasCountedOn(Database::Connection &connection, Database::Connection *original,
                                             const Project::Policies &policies, const QList<Plan> &plans);

} // namespace Varve::Execution
