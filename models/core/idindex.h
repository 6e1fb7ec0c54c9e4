// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QStringList>

namespace Varve::Core {

/// The places of many ids in a list. File names come sorted, and who asks mostly asks in their order: as long as ids ascend no hash is made of
/// them, which for ten thousand takes longer than all the asking. A value; reading it from several threads is safe.
class IdIndex final
{
public:
    void reserve(qsizetype count) { m_ids.reserve(count); }
    void append(const QString &id);

    int size() const { return static_cast<int>(m_ids.size()); }
    const QString &at(int place) const { return m_ids.at(place); }
    const QStringList &ids() const { return m_ids; }
    /// -1 for an unknown id; of equal ones the last. Found at once where it stands next to \a near.
    int indexOf(const QString &id, int near = 0) const;

    friend bool operator==(const IdIndex &a, const IdIndex &b) { return a.m_ids == b.m_ids; }

private:
    void hash();

    QStringList m_ids;
    bool m_ascends = true;
    QHash<QString, int> m_places; ///< once they do not ascend
};

} // namespace Varve::Core
