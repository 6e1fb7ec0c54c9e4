// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "idindex.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace Varve::Core {

namespace {

// Qt's own comparisons are calls that allow for other encodings: of ten thousand ids they would be most of the work.
std::u16string_view view(const QString &id)
{
    return {QStringView(id).utf16(), static_cast<size_t>(id.size())};
}

bool isSame(const QString &a, const QString &b)
{
    if (a.size() != b.size())
        return false;
    return a.constData() == b.constData() || std::memcmp(a.constData(), b.constData(), static_cast<size_t>(a.size()) * sizeof(QChar)) == 0;
}

bool isBefore(const QString &a, const QString &b)
{
    return view(a) < view(b);
}

} // namespace

void IdIndex::append(const QString &id)
{
    if (m_ascends && !m_ids.isEmpty() && !isBefore(m_ids.constLast(), id))
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
        if (place >= 0 && place < size() && isSame(m_ids.at(place), id))
            return place;
    }
    if (m_ids.isEmpty() || isBefore(m_ids.constLast(), id))
        return -1;
    const auto found = std::lower_bound(m_ids.cbegin(), m_ids.cend(), id, isBefore);
    return found != m_ids.cend() && isSame(*found, id) ? static_cast<int>(found - m_ids.cbegin()) : -1;
}

} // namespace Varve::Core
