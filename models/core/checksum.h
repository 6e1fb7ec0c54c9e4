// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

namespace Varve::Core {

/// "xxh3:" and 32 hexadecimal digits (XXH3, 128 bits) over \a text without a byte order mark and with LF line ends,
/// so that a checkout with CRLF has the same checksum.
QString checksum(QByteArrayView text);

/// The same over the bytes as they are, for projects whose policy asks for it.
QString exactChecksum(QByteArrayView text);

} // namespace Varve::Core
