// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/text/dialect.h>

#include <QByteArrayView>

#include <cstdlib>

namespace Varve::Fuzz {

/// An input of the fuzzer: the first byte chooses the dialect, the second belongs to the target, the rest is the script.
struct Input
{
    Text::DialectName dialect = Text::DialectName::Ansi;
    quint8 choice = 0;
    QByteArrayView script;
};

inline Input input(const quint8 *data, size_t size)
{
    if (size < 2)
        return {};
    return {static_cast<Text::DialectName>(data[0] % 9), data[1],
            QByteArrayView(reinterpret_cast<const char *>(data) + 2, static_cast<qsizetype>(size) - 2)};
}

/// An invariant that does not hold ends the program, so that the fuzzer keeps the input.
inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace Varve::Fuzz

/// Where memory was allocated matters to nobody until something is found, and then the input can be run again with ASAN_OPTIONS. What is
/// freed is kept for longer than an input takes, and for so short that it stays in the processor's cache; what is allocated is not filled.
extern "C" [[gnu::used]] inline const char *__asan_default_options()
{
    return "malloc_context_size=0:quarantine_size_mb=1:thread_local_quarantine_size_kb=64:max_malloc_fill_size=0";
}
