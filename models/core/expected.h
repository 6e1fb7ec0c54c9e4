// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "error.h"

#include <tl/expected.hpp>

namespace Varve::Core {

/// A value, or the reason why there is none. An alias, so that moving to std::expected is a change of this file.
template<typename T = void>
using Expected = tl::expected<T, Error>;

/// For `return failure(ErrorKind::Io, tr("…"))`.
inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}
inline tl::unexpected<Error> failure(ErrorKind kind, const QString &message, const QString &remedy = {})
{
    return tl::unexpected<Error>(Error{.kind = kind, .message = message, .remedy = remedy});
}

} // namespace Varve::Core
