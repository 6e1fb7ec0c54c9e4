// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checksum.h"

#include "checksumtext_p.h"

#include <memory>

namespace Varve::Core {

QString checksum(QByteArrayView bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes = bytes.sliced(3);
    if (!bytes.contains('\r'))
        return checksumText(XXH3_128bits(bytes.data(), static_cast<size_t>(bytes.size())));

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
    return checksumText(XXH3_128bits_digest(state.get()));
}

QString exactChecksum(QByteArrayView bytes)
{
    return checksumText(XXH3_128bits(bytes.data(), static_cast<size_t>(bytes.size())));
}

} // namespace Varve::Core
