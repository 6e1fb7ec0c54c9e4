// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "canonicalsettings.h"

using namespace Qt::StringLiterals;

namespace Varve::Catalog {

Core::Expected<> CanonicalSettings::set()
{
    const auto before = m_connection.query(u"SELECT current_setting('search_path'), current_setting('jit')"_s);
    if (!before)
        return tl::unexpected(before.error());
    m_before = before->rows.value(0);
    return apply(u"pg_catalog"_s, u"off"_s);
}

CanonicalSettings::~CanonicalSettings()
{
    if (m_before.size() == 2)
        apply(m_before[0].toString(), m_before[1].toString()); // fails only in a transaction that has failed: it ends anyway
}

Core::Expected<> CanonicalSettings::apply(const QString &searchPath, const QString &jit)
{
    const auto done = m_connection.query(u"SELECT set_config('search_path', ?, true), set_config('jit', ?, true)"_s, {searchPath, jit});
    return done ? Core::Expected<>() : tl::unexpected(done.error());
}

} // namespace Varve::Catalog
