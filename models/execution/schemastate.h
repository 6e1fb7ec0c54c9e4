// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rehearsalreport.h"

#include <QMap>

#include <algorithm>

namespace Varve::Execution {

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

    Catalog::Snapshot snapshot() const;
    QList<ObjectCount> counts() const;
    template<typename Matches>
    bool hasAny(Matches matches) const
    {
        return std::any_of(m_parts.cbegin(), m_parts.cend(),
                           [&](const auto &parts) { return std::any_of(parts.cbegin(), parts.cend(), matches); });
    }

    friend SchemaChanges schemaChanges(const SchemaState &from, const SchemaState &to);

private:
    void add(const Catalog::Snapshot &snapshot);
    Catalog::Snapshot empty() const { return {.title = {}, .dialect = m_dialect, .objects = {}}; }

    QString m_dialect;
    QMap<Owner, QList<Catalog::SchemaObject>> m_parts;
};

SchemaChanges schemaChanges(const SchemaState &from, const SchemaState &to);

} // namespace Varve::Execution
