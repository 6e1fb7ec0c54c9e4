// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"
#include "scratchname.h"

#include <models/comparison/schemachanges.h>

#include <QJsonArray>
#include <QJsonObject>

#include <chrono>

namespace Varve::Execution {

/// How many objects of one kind there are.
struct ObjectCount
{
    Catalog::ObjectKind kind = Catalog::ObjectKind::Table;
    int count = 0;
    friend bool operator==(const ObjectCount &, const ObjectCount &) = default;
};

using Comparison::SchemaChanges;

/// One migration, run in one direction in the scratch database.
struct RehearsedStep
{
    enum class Pass { Up, Down, UpAgain };
    Pass pass = Pass::Up;
    QString migrationId;
    int statements = 0;
    int checks = 0; ///< queries of its verify section
    std::chrono::milliseconds duration{0};
    QList<ObjectCount> objects; ///< that are there afterwards: tables, views, indexes, sequences, triggers, routines, others
    SchemaChanges changes;      ///< that the step made
    QStringList checked;        ///< what its statements create: "table users"
    QStringList absent;         ///< of these, what is not there afterwards
    SchemaChanges left;         ///< Down: what differs from before the migration
    bool isSuccess() const { return absent.isEmpty() && !failed; }
    bool failed = false;
    friend bool operator==(const RehearsedStep &, const RehearsedStep &) = default;
};

/// Whether the project's complete script, with what comes after it, makes the schema that the migrations make.
struct InitProof
{
    QString script;
    SchemaChanges differences; ///< what the script makes besides, not at all and otherwise
    std::optional<Core::Error> error;
    bool isSame() const { return !error && differences.isEmpty(); }
    friend bool operator==(const InitProof &, const InitProof &) = default;
};

/// What a rehearsal found. A failed one is a report too.
struct RehearsalReport
{
    QString environment;
    QString databaseName;
    QString server;                      ///< "SQLite 3.40.1"
    QString scratchOf;                   ///< the environment on whose server it was; may be another
    bool fromCurrent = false;            ///< began with the environment's schema as it is
    QStringList notRecreated;            ///< of that, what could not be made anew in the scratch database
    QStringList recreatedOtherwise = {}; ///< of that, what is there and differs, and what is there besides
    QList<RehearsedStep> steps;
    QStringList withoutDown;          ///< the migration that stopped the way down because nothing is in its down section; empty: none did
    SchemaChanges again;              ///< how the schema of the second time up differs from the first
    std::optional<InitProof> init;    ///< unset: there is no complete script, or nothing to compare it with
    std::optional<Core::Error> error; ///< of the statement or check that ended it
    QList<ScratchName> left;          ///< what dead runs left behind there
    QList<ScratchRemains> notRemoved; ///< of its own

    bool leavesSomething() const;
    /// No statement failed, everything that a statement created was there, and the complete script makes the same.
    bool isSuccess() const;
    friend bool operator==(const RehearsalReport &, const RehearsalReport &) = default;
};

/// [{"name", "error"}]
QJsonArray asJson(const QList<ScratchRemains> &remains);
/// Translated; a line for each step, then what was found. Without times and versions: the same twice.
QString printRehearsal(const RehearsalReport &report);
/// "format": "varve-rehearsal/1"; described in docs/json.md. Without the error, which every command writes in one way.
QJsonObject rehearsalAsJson(const RehearsalReport &report);

} // namespace Varve::Execution
