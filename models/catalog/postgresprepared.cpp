// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgresprepared.h"

#include <models/database/numberedparameters.h>

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace Varve::Catalog {
namespace {

/// Whatever standard_conforming_strings says ("String Constants with C-Style Escapes" in the manual).
QString literal(const QVariant &value)
{
    return u"E'"_s + value.toString().replace(u'\\', u"\\\\"_s).replace(u'\'', u"''"_s) + u'\'';
}

} // namespace

Core::Expected<QString> PostgresPrepared::call(const QString &query, const QVariantList &values)
{
    if (!m_names) {
        const auto there = m_connection.query(u"SELECT name FROM pg_catalog.pg_prepared_statements"_s);
        if (!there)
            return tl::unexpected(there.error());
        m_names.emplace();
        for (const QVariantList &row : there->rows)
            m_names->insert(row.constFirst().toString());
    }
    const QByteArray hash = QCryptographicHash::hash(query.toUtf8(), QCryptographicHash::Sha1).toHex();
    const QString name = u"varve_"_s + QString::fromLatin1(hash);
    if (!m_names->contains(name)) {
        if (const auto prepared = m_connection.query(u"PREPARE "_s + name + u" AS "_s + Database::withNumberedParameters(query)); !prepared)
            return tl::unexpected(prepared.error());
        m_names->insert(name);
    }
    QStringList literals;
    for (const QVariant &value : values)
        literals += literal(value);
    return QString(u"EXECUTE "_s + name + u'(' + literals.join(u", "_s) + u')');
}

} // namespace Varve::Catalog
