// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checksumstream.h"

#include "checksumtext_p.h"

#include <utility>

namespace Varve::Core {

namespace {
constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");
}

struct ChecksumStream::Private
{
    std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state{XXH3_createState(), &XXH3_freeState};
    Mode mode = Mode::Normalised;
    QByteArray start; ///< until it is known whether a byte order mark begins the text
    bool started = false;
    bool endedWithReturn = false; ///< a line feed that comes next belongs to it

    void hash(QByteArrayView bytes)
    {
        if (!bytes.isEmpty())
            XXH3_128bits_update(state.get(), bytes.data(), static_cast<size_t>(bytes.size()));
    }
    void normalise(QByteArrayView bytes);
};

void ChecksumStream::Private::normalise(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    if (std::exchange(endedWithReturn, false) && bytes.startsWith('\n'))
        bytes = bytes.sliced(1);
    while (!bytes.isEmpty()) {
        const qsizetype carriageReturn = bytes.indexOf('\r');
        hash(carriageReturn < 0 ? bytes : bytes.first(carriageReturn));
        if (carriageReturn < 0)
            return;
        hash("\n");
        bytes = bytes.sliced(carriageReturn + 1);
        endedWithReturn = bytes.isEmpty();
        if (bytes.startsWith('\n'))
            bytes = bytes.sliced(1);
    }
}

ChecksumStream::ChecksumStream(Mode mode) : d(std::make_unique<Private>())
{
    d->mode = mode;
    XXH3_128bits_reset(d->state.get());
}

ChecksumStream::~ChecksumStream() = default;

void ChecksumStream::add(QByteArrayView bytes)
{
    if (d->mode == Mode::Exact)
        return d->hash(bytes);
    if (d->started)
        return d->normalise(bytes);
    d->start += bytes;
    if (d->start.size() < byteOrderMark.size())
        return;
    d->started = true;
    d->normalise(QByteArrayView(d->start).sliced(d->start.startsWith(byteOrderMark) ? byteOrderMark.size() : 0));
    d->start.clear();
}

QString ChecksumStream::result()
{
    if (!d->started)
        d->normalise(d->start);
    return checksumText(XXH3_128bits_digest(d->state.get()));
}

} // namespace Varve::Core
