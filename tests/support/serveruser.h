// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

class QProcess;

namespace Varve::Test {

/// Whom a server of a test's own runs as: the user who tests, or an unprivileged one where that is root.
class ServerUser final
{
public:
    /// \a preferred, "nobody" where there is no such user; nullopt when root finds neither.
    static std::optional<ServerUser> find(const char *preferred);

    /// Gives a file or a folder to this user; false with errno set when that is refused.
    bool own(const QString &path) const;
    /// \a process will run as this user, and gets \a lastSignal when the test program ends, however that ends.
    void runs(QProcess &process, int lastSignal) const;

private:
    bool m_asOther = false;
    uint m_uid = 0;
    uint m_gid = 0;
};

/// A port of 127.0.0.1 that nobody listens on now, or 0.
int freePort();

} // namespace Varve::Test
