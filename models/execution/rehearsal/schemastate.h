// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rehearsalreport.h"

#include <QMap>

#include <algorithm>

namespace Varve::Execution {

/// Parts of a schema by name: "column main.users.email" and its definition.
using SchemaParts = QMap<QString, QString>;

/// A part that two states have otherwise; unset: one does not have it.
struct PartChange
{
    QString name;
    std::optional<QString> before;
    std::optional<QString> after;
};

/// A schema by tables and views. Copies share what is the same, so that the states after hundreds of migrations take little, and telling
/// two of them apart looks into what differs only.
class SchemaState final
{
public:
    SchemaState() = default;
    explicit SchemaState(const Catalog::Snapshot &snapshot);

    /// Takes everything of \a owners (schema, and table or view) from \a snapshot, which has nothing else.
    using Owner = std::pair<QString, QString>;
    void replace(const QList<Owner> &owners, const Catalog::Snapshot &snapshot);
    /// Takes from \a snapshot what belongs to no table or view; it has nothing else.
    void replaceOthers(const Catalog::Snapshot &snapshot);

    Catalog::Snapshot snapshot() const;
    SchemaParts parts() const;
    QList<ObjectCount> counts() const;
    template<typename Matches>
    bool hasAny(Matches matches) const
    {
        return std::any_of(m_parts.cbegin(), m_parts.cend(),
                           [&](const auto &parts) { return std::any_of(parts.cbegin(), parts.cend(), matches); });
    }

    friend SchemaChanges schemaChanges(const SchemaState &from, const SchemaState &to);
    friend QList<PartChange> partChanges(const SchemaState &from, const SchemaState &to);

private:
    void add(const Catalog::Snapshot &snapshot);
    /// What \a from and \a to have of the tables and views in which they differ.
    static std::pair<Catalog::Snapshot, Catalog::Snapshot> apart(const SchemaState &from, const SchemaState &to);
    Catalog::Snapshot empty() const { return {.title = {}, .dialect = m_dialect, .objects = {}}; }

    QString m_dialect;
    QMap<Owner, QList<Catalog::SchemaObject>> m_parts; ///< what belongs to no table or view is together, under its schema alone
};

SchemaChanges schemaChanges(const SchemaState &from, const SchemaState &to);
/// Every part, those of tables that only one has included; by name.
QList<PartChange> partChanges(const SchemaState &from, const SchemaState &to);

} // namespace Varve::Execution
