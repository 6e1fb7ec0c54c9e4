// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mariadberrors.h"

#include <models/text/serverposition.h>

#include <QCoreApplication>
#include <QRegularExpression>

#include <errmsg.h>
#include <mysqld_error.h>

namespace Varve::Database {

using namespace Qt::StringLiterals;
using Core::Error;
using Core::ErrorKind;

namespace {

/// Of MySQL, which MariaDB's header does not name.
constexpr unsigned clientInteractionTimeout = 4031;

ErrorKind layerOf(unsigned code)
{
    switch (code) {
    case CR_UNKNOWN_HOST: return ErrorKind::NameResolution;
    case CR_SSL_CONNECTION_ERROR: return ErrorKind::Tls;
    case ER_ACCESS_DENIED_ERROR:
    case ER_ACCESS_DENIED_NO_PASSWORD_ERROR:
    case ER_DBACCESS_DENIED_ERROR:
    case ER_HOST_NOT_PRIVILEGED:
    case ER_HOST_IS_BLOCKED:
    case ER_NOT_SUPPORTED_AUTH_MODE:
    case ER_MUST_CHANGE_PASSWORD_LOGIN:
    case ER_ACCOUNT_HAS_BEEN_LOCKED:
    case CR_AUTH_PLUGIN_CANNOT_LOAD: return ErrorKind::Login;
    case ER_BAD_DB_ERROR: return ErrorKind::DatabaseMissing;
    case CR_CONNSTR_PARSE_ERROR: return ErrorKind::Usage;
    default: return ErrorKind::Network;
    }
}

ErrorKind kindOf(unsigned code)
{
    switch (code) {
    case ER_QUERY_INTERRUPTED: return ErrorKind::Cancelled;
    case ER_LOCK_WAIT_TIMEOUT: return ErrorKind::Locked;
    case CR_SERVER_GONE_ERROR:
    case CR_SERVER_LOST:
    case CR_SERVER_LOST_EXTENDED:
    case CR_ERR_NET_READ:
    case CR_ERR_NET_WRITE:
    case ER_SERVER_SHUTDOWN:
    case ER_CONNECTION_KILLED:
    case ER_NORMAL_SHUTDOWN:
    case clientInteractionTimeout: return ErrorKind::ConnectionLost;
    default: return ErrorKind::Statement;
    }
}

QString placeOf(const ConnectionProfile &profile)
{
    const QString socket = profile.options.value(u"socket"_s);
    if (!socket.isEmpty())
        return socket;
    if (profile.host.isEmpty())
        return QCoreApplication::translate("Varve::Database", "the local socket");
    const int port = profile.port > 0 ? profile.port : engineTraits(profile.engine).defaultPort;
    return (profile.host.contains(u':') ? QString(u'[' + profile.host + u']') : profile.host) + u':' + QString::number(port);
}

QString sentence(ErrorKind kind, const ConnectionProfile &profile, const QString &reason)
{
    switch (kind) {
    case ErrorKind::NameResolution:
        return QCoreApplication::translate("Varve::Database", "The host name \"%1\" is unknown.").arg(profile.host);
    case ErrorKind::Network:
        return QCoreApplication::translate("Varve::Database", "No connection to MariaDB at %1: %2.").arg(placeOf(profile), reason);
    case ErrorKind::Tls:
        return QCoreApplication::translate("Varve::Database", "The encrypted connection to %1 could not be made: %2.")
            .arg(placeOf(profile), reason);
    case ErrorKind::DatabaseMissing:
        return QCoreApplication::translate("Varve::Database", "The server %1 has no database \"%2\".")
            .arg(placeOf(profile), profile.database);
    case ErrorKind::Login:
        return QCoreApplication::translate("Varve::Database", "The server %1 refused the login: %2.").arg(placeOf(profile), reason);
    default:
        return QCoreApplication::translate("Varve::Database", "The connection to %1 cannot be made as configured: %2.")
            .arg(placeOf(profile), reason);
    }
}

/// "You have an error in your SQL syntax; … near 'FORM t' at line 2"
Text::ServerPosition positionIn(const QString &text)
{
    static const QRegularExpression place(u"near '(.*)' at line (\\d+)$"_s, QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = place.match(text);
    if (!match.hasMatch())
        return {};
    QString near = match.captured(1);
    if (near.size() >= 80 && near.endsWith("..."_L1)) // MariaDB marks what it cut off
        near.chop(3);
    return Text::ServerPosition::atLine(match.captured(2).toInt(), near.toUtf8());
}

} // namespace

Error mariaDbConnectionError(const ConnectionProfile &profile, unsigned code, const QString &text)
{
    Error error;
    error.kind = layerOf(code);
    QString reason = text.trimmed().section(u'\n', 0, 0);
    while (reason.endsWith(u'.'))
        reason.chop(1);
    error.message = sentence(error.kind, profile, reason);
    error.serverText = text.trimmed();
    error.serverCode = QString::number(code);
    return error;
}

Error mariaDbStatementError(unsigned code, const QString &text, const QByteArray &sent)
{
    Error error;
    error.kind = kindOf(code);
    error.serverCode = code == 0 ? QString() : QString::number(code);
    error.serverText = text.trimmed();
    error.message = error.serverText.section(u'\n', 0, 0);
    error.where.offset = Text::byteOffset(sent, positionIn(error.serverText));
    return error;
}

} // namespace Varve::Database
