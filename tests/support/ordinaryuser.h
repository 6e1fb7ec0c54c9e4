// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>
#include <QString>

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Varve::Test {

/// As long as it lives this program is no root, who may read and write every file, but somebody else who may enter \a folder. It changes
/// nothing where the tests do not run as root.
class OrdinaryUser final
{
public:
    explicit OrdinaryUser(const QString &folder)
    {
        if (m_self != 0)
            return;
        if (::chmod(QFile::encodeName(folder).constData(), 0755) != 0 || ::setresuid(nobody, nobody, 0) != 0)
            qFatal("root cannot be somebody else");
    }
    ~OrdinaryUser()
    {
        if (m_self == 0 && ::setresuid(0, 0, 0) != 0)
            qFatal("root cannot be root again");
    }
    Q_DISABLE_COPY_MOVE(OrdinaryUser)

private:
    static constexpr uid_t nobody = 65534; // the real one, too: access(2) asks for that
    uid_t m_self = ::geteuid();
};

/// In a child process, between fork and exec: the program that follows has root's files, but may not do with them what their rights forbid.
inline void giveUpRootsRights()
{
    ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE);
    ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH);
}

} // namespace Varve::Test
