// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "checksum.h"

#include <memory>

namespace Varve::Core {

/// checksum() or exactChecksum() of a text that comes in pieces, however it is cut.
class ChecksumStream final
{
public:
    enum class Mode { Normalised, Exact };
    explicit ChecksumStream(Mode mode = Mode::Normalised);
    ~ChecksumStream();
    Q_DISABLE_COPY_MOVE(ChecksumStream)

    void add(QByteArrayView bytes);
    /// Of everything so far; nothing may be added afterwards.
    QString result();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Varve::Core
