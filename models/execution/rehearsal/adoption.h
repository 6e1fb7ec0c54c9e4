// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schemastate.h"
#include "scratchdatabase.h"

#include <models/catalog/snapshot.h>
#include <models/project/project.h>

#include <QJsonObject>

#include <stop_token>

namespace Varve::Execution {

/// Whether a migration's work is in a database, as far as its schema tells.
struct AdoptionRow
{
    enum class Verdict {
        Present, ///< everything that it makes is there
        Partly,  ///< some of it is
        Absent,  ///< nothing of it is
        NoTrace, ///< it changes no schema, or later migrations take back all that it makes
    };
    QString migrationId;
    Verdict verdict = Verdict::NoTrace;
    int made = 0;          ///< tables, columns, keys, indexes, … that it makes, changes or drops
    int found = 0;         ///< of these, as it or a later migration leaves them
    QStringList missing;   ///< the others: "column main.users.email"
    QString checksum;      ///< of the file that was compared
    bool proposed = false; ///< to be marked as applied: present, or without a trace and before one that is; after none that is absent
    QStringList needs;     ///< the ids of those right before it
    friend bool operator==(const AdoptionRow &, const AdoptionRow &) = default;
};

/// "all of it is there (12)", "3 of 12 are there": translated.
QString verdictText(const AdoptionRow &row);

/// What of a project's migrations is in a database that has no history of them.
struct Adoption
{
    QString environment;
    QString databaseName;
    QList<AdoptionRow> rows; ///< in the order in which they run
    QStringList unknown;     ///< what the database has and none of the migrations makes, as "table main.extra"
    QStringList different;   ///< what both have, otherwise
    QList<ScratchRemains> notRemoved;
    QStringList proposed() const;
    friend bool operator==(const Adoption &, const Adoption &) = default;
};

/// One migration of a project, in the order in which they run.
struct AdoptionStep
{
    QString migrationId;
    QStringList needs; ///< the ids of those right before it
};

/// Pure: \a states are the schema before the first and after each of \a steps (one more than these), \a live what is there.
Adoption adoption(const QList<AdoptionStep> &steps, const QList<SchemaState> &states, const Catalog::Snapshot &live);

/// Builds the project step by step in a scratch database and compares. Blocks.
Core::Expected<Adoption> adopt(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                               const ScratchServer &server, const Catalog::Snapshot &live, std::stop_token stop = {});

/// Those of \a migrations, in the order in which they run. An error names each that is not proposed, and why; and what one of them needs that is
/// proposed too, and not among them.
Core::Expected<QStringList> chosenFrom(const Adoption &adoption, const QStringList &migrations);

/// \a stamp, which marks what was found, where its files are still those that were compared; else an error.
Core::Expected<Plan> checkCompared(Plan stamp, const Adoption &adoption);

/// Translated, a line for each migration, then what nobody knows of.
QString printAdoption(const Adoption &adoption);
/// "format": "varve-adoption/1"; described in docs/json.md.
QJsonObject adoptionAsJson(const Adoption &adoption);

} // namespace Varve::Execution
