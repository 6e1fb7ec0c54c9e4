// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serveruser.h"

#include <QFile>
#include <QProcess>
#include <QTcpServer>

#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace Varve::Test {

std::optional<ServerUser> ServerUser::find(const char *preferred)
{
    ServerUser user;
    if (geteuid() != 0)
        return user;
    const passwd *other = getpwnam(preferred);
    if (!other)
        other = getpwnam("nobody");
    if (!other)
        return std::nullopt;
    user.m_asOther = true;
    user.m_uid = other->pw_uid;
    user.m_gid = other->pw_gid;
    return user;
}

bool ServerUser::own(const QString &path) const
{
    return !m_asOther || chown(QFile::encodeName(path).constData(), m_uid, m_gid) == 0;
}

void ServerUser::runs(QProcess &process, int lastSignal) const
{
    // In the child, between fork and exec.
    process.setChildProcessModifier([asOther = m_asOther, uid = m_uid, gid = m_gid, lastSignal] {
        if (asOther && (setgroups(0, nullptr) != 0 || setgid(gid) != 0 || setuid(uid) != 0))
            _exit(126);
        // After the change of user, which clears it (prctl(2)).
        prctl(PR_SET_PDEATHSIG, lastSignal);
    });
}

int freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost, 0) ? probe.serverPort() : 0;
}

} // namespace Varve::Test
