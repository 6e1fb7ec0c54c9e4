// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checksum.h"

#include <xxhash.h>

#include <cstring>
#include <memory>

namespace Varve::Core {

namespace {

QString text(const XXH128_hash_t &hash)
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, hash);
    const QByteArray bytes(reinterpret_cast<const char *>(canonical.digest), sizeof canonical.digest);
    return QStringLiteral("xxh3:") + QString::fromLatin1(bytes.toHex());
}

} // namespace

QString checksum(QByteArrayView bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes = bytes.sliced(3);
    if (!bytes.contains('\r'))
        return text(XXH3_128bits(bytes.data(), static_cast<size_t>(bytes.size())));

    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
    XXH3_128bits_reset(state.get());
    qsizetype start = 0;
    while (start < bytes.size()) {
        const qsizetype carriageReturn = bytes.indexOf('\r', start);
        const qsizetype end = carriageReturn < 0 ? bytes.size() : carriageReturn;
        XXH3_128bits_update(state.get(), bytes.data() + start, static_cast<size_t>(end - start));
        if (carriageReturn < 0)
            break;
        XXH3_128bits_update(state.get(), "\n", 1);
        start = end + (end + 1 < bytes.size() && bytes[end + 1] == '\n' ? 2 : 1);
    }
    return text(XXH3_128bits_digest(state.get()));
}

QString exactChecksum(QByteArrayView bytes)
{
    return text(XXH3_128bits(bytes.data(), static_cast<size_t>(bytes.size())));
}

} // namespace Varve::Core
