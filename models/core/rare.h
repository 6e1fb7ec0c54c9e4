// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QExplicitlySharedDataPointer>

#include <utility>

namespace Varve::Core {

/// An optional for a member that few of many objects have: the others keep a pointer of room for it. Copies share the value, which is not
/// changed any more. Who reads an unset one sees a T as it is by default. Compares by value.
template<typename T>
class Rare final
{
public:
    Rare() = default;
    Rare(T value) : m_held(new Held(std::move(value))) {}

    explicit operator bool() const { return m_held != nullptr; }
    const T &operator*() const { return m_held ? m_held->value : none(); }
    const T *operator->() const { return &**this; }
    friend bool operator==(const Rare &left, const Rare &right) { return left && right ? *left == *right : bool(left) == bool(right); }

private:
    struct Held : QSharedData
    {
        explicit Held(T given) : value(std::move(given)) {}
        const T value;
    };
    static const T &none()
    {
        static const T value{};
        return value;
    }

    QExplicitlySharedDataPointer<Held> m_held;
};

} // namespace Varve::Core
