// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <xxhash.h>

namespace Varve::Core {

/// "xxh3:" and 32 hexadecimal digits, in exactly the memory that they need: a history and a plan of ten thousand keep as many.
inline QString checksumText(const XXH128_hash_t &hash)
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, hash);
    return QString::fromLatin1("xxh3:" + QByteArray(reinterpret_cast<const char *>(canonical.digest), sizeof canonical.digest).toHex());
}

} // namespace Varve::Core
