// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <utility>

namespace Varve::Core {

/// An optional for a large member that few of many objects have: the others keep two pointers of room for it. Copies share the value, which
/// is not changed any more. Compares by value.
template<typename T>
class Rare final
{
public:
    Rare() = default;
    Rare(T value) : m_value(std::make_shared<const T>(std::move(value))) {}

    explicit operator bool() const { return m_value != nullptr; }
    const T &operator*() const { return *m_value; }
    const T *operator->() const { return m_value.get(); }
    friend bool operator==(const Rare &left, const Rare &right) { return left && right ? *left == *right : bool(left) == bool(right); }

private:
    std::shared_ptr<const T> m_value;
};

} // namespace Varve::Core
