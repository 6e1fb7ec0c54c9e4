// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace Varve::Workbench {

/// A value that one thread gives once, and what is to be done with it, which may be said before or after. Not QFuture::then(): see
/// Database::Session::run().
template<typename T>
class Later final
{
public:
    void give(const T &value)
    {
        std::function<void(const T &)> then;
        {
            const std::lock_guard lock(m_mutex);
            m_value = value;
            then = std::exchange(m_then, nullptr);
        }
        if (then)
            then(value);
    }

    /// \a then is called once: by the thread that gives the value, or at once where it is there.
    void then(std::function<void(const T &)> then)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_value) {
                m_then = std::move(then);
                return;
            }
        }
        then(*m_value); // which nobody changes any more
    }

private:
    std::mutex m_mutex;
    std::optional<T> m_value;
    std::function<void(const T &)> m_then;
};

} // namespace Varve::Workbench
