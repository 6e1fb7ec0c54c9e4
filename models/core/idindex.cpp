// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "idindex.h"

#include <algorithm>

namespace Varve::Core {

void IdIndex::append(const QString &id)
{
    if (m_ascends && !m_ids.isEmpty() && !(m_ids.constLast() < id))
        hash();
    if (!m_ascends)
        m_places.insert(id, size());
    m_ids.append(id);
}

void IdIndex::hash()
{
    m_ascends = false;
    m_places.reserve(std::max(m_ids.capacity(), m_ids.size()));
    for (int place = 0; place < size(); ++place)
        m_places.insert(m_ids.at(place), place);
}

int IdIndex::indexOf(const QString &id, int near) const
{
    if (!m_ascends)
        return m_places.value(id, -1);
    for (const int place : {near, near + 1, near - 1}) {
        if (place >= 0 && place < size() && m_ids.at(place) == id)
            return place;
    }
    if (m_ids.isEmpty() || m_ids.constLast() < id)
        return -1;
    const auto found = std::lower_bound(m_ids.cbegin(), m_ids.cend(), id);
    return found != m_ids.cend() && *found == id ? static_cast<int>(found - m_ids.cbegin()) : -1;
}

} // namespace Varve::Core
