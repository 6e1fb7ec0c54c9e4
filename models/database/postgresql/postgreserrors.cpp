// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgreserrors.h"

#include <models/text/serverposition.h>

#include <QCoreApplication>
#include <QStringList>

#include <array>

#include <netdb.h>

namespace Varve::Database {

using namespace Qt::StringLiterals;
using Core::Error;
using Core::ErrorKind;

namespace {

struct Mark
{
    const char *text;
    ErrorKind kind;
};

/// Words of libpq and of the server, most telling first: "role … does not exist" before "does not exist".
constexpr std::array marks{
    Mark{"could not translate host name", ErrorKind::NameResolution},
    Mark{"password authentication failed", ErrorKind::Login},
    Mark{"no password supplied", ErrorKind::Login},
    Mark{"no pg_hba.conf entry", ErrorKind::Login},
    Mark{"pg_hba.conf rejects connection", ErrorKind::Login},
    Mark{"authentication failed", ErrorKind::Login},
    Mark{"authentication method", ErrorKind::Login},
    Mark{"is not permitted to log in", ErrorKind::Login},
    Mark{"permission denied for database", ErrorKind::Login},
    Mark{"FATAL:  role \"", ErrorKind::Login},
    Mark{"is not currently accepting connections", ErrorKind::Login},
    Mark{"FATAL:  database \"", ErrorKind::DatabaseMissing},
    Mark{"startup parameter", ErrorKind::Usage}, // a pooler's
    Mark{"invalid connection option", ErrorKind::Usage},
    Mark{"invalid sslmode value", ErrorKind::Usage},
    Mark{"invalid integer value", ErrorKind::Usage},
    Mark{"unrecognized configuration parameter", ErrorKind::Usage},
    Mark{"certificate", ErrorKind::Tls},
    Mark{"SSL", ErrorKind::Tls},
    Mark{"Connection refused", ErrorKind::Network},
    Mark{"timeout expired", ErrorKind::Network},
    Mark{"No such file or directory", ErrorKind::Network},
    Mark{"server closed the connection", ErrorKind::Network},
    Mark{"the database system is", ErrorKind::Network},
    Mark{"too many clients", ErrorKind::Network},
    Mark{"remaining connection slots", ErrorKind::Network},
    Mark{"unreachable", ErrorKind::Network},
    Mark{"No route to host", ErrorKind::Network},
};

bool hostIsUnknown(const QString &host)
{
    if (host.isEmpty() || host.startsWith(u'/') || host.startsWith(u'@'))
        return false;
    addrinfo *addresses = nullptr;
    const int result = getaddrinfo(host.toUtf8().constData(), nullptr, nullptr, &addresses);
    if (addresses)
        freeaddrinfo(addresses);
    return result != 0;
}

bool serverAnswers(const ConnectionProfile &profile)
{
    const QByteArray host = profile.host.toUtf8();
    const QByteArray port = profile.port > 0 ? QByteArray::number(profile.port) : QByteArray();
    const char *const keywords[] = {"host", "port", "connect_timeout", nullptr};
    const char *const values[] = {host.constData(), port.constData(), "5", nullptr};
    return PQpingParams(keywords, values, 0) != PQPING_NO_RESPONSE;
}

ErrorKind layerOf(const ConnectionProfile &profile, const QString &text)
{
    for (const Mark &mark : marks) {
        if (text.contains(QLatin1String(mark.text)))
            return mark.kind;
    }
    if (hostIsUnknown(profile.host))
        return ErrorKind::NameResolution;
    return serverAnswers(profile) ? ErrorKind::Login : ErrorKind::Network;
}

/// "connection to server at "h", port 1 failed: FATAL:  why" → "why"
QString reasonIn(const QString &text)
{
    QString reason = text.trimmed().section(u'\n', 0, 0);
    const qsizetype failed = reason.indexOf(" failed: "_L1);
    if (failed >= 0)
        reason = reason.sliced(failed + 9);
    if (reason.startsWith("FATAL:"_L1))
        reason = reason.sliced(6).trimmed();
    return reason;
}

QString serverName(const ConnectionProfile &profile)
{
    const QString host = profile.host.isEmpty() ? QCoreApplication::translate("Varve::Database", "the local socket") : profile.host;
    const int port = profile.port > 0 ? profile.port : engineTraits(profile.engine).defaultPort;
    return (host.contains(u':') ? QString(u'[' + host + u']') : host) + u':' + QString::number(port);
}

QString sentence(ErrorKind kind, const ConnectionProfile &profile, const QString &reason)
{
    switch (kind) {
    case ErrorKind::NameResolution:
        return QCoreApplication::translate("Varve::Database", "The host name \"%1\" is unknown.").arg(profile.host);
    case ErrorKind::Network:
        return QCoreApplication::translate("Varve::Database", "No connection to PostgreSQL at %1: %2.").arg(serverName(profile), reason);
    case ErrorKind::Tls:
        return QCoreApplication::translate("Varve::Database", "The encrypted connection to %1 could not be made: %2.")
            .arg(serverName(profile), reason);
    case ErrorKind::DatabaseMissing:
        return QCoreApplication::translate("Varve::Database", "The server %1 has no database \"%2\".")
            .arg(serverName(profile), profile.database.isEmpty() ? profile.user : profile.database);
    case ErrorKind::Login:
        return QCoreApplication::translate("Varve::Database", "The server %1 refused the login: %2.").arg(serverName(profile), reason);
    default:
        return QCoreApplication::translate("Varve::Database", "The connection to %1 cannot be made as configured: %2.")
            .arg(serverName(profile), reason);
    }
}

QString field(const PGresult *result, int code)
{
    return QString::fromUtf8(PQresultErrorField(result, code));
}

ErrorKind kindOf(const QString &sqlState)
{
    static const QStringList lost{u"57P01"_s, u"57P02"_s, u"57P03"_s, u"57P05"_s, u"25P03"_s};
    if (sqlState == "57014"_L1)
        return ErrorKind::Cancelled;
    // Class 08: connection exception; 57P0x: the administrator or a crash ended it; 25P03, 57P05: idle for too long (manual, appendix A).
    if (lost.contains(sqlState) || sqlState.startsWith("08"_L1))
        return ErrorKind::ConnectionLost;
    if (sqlState == "55P03"_L1)
        return ErrorKind::Locked;
    return ErrorKind::Statement;
}

QString completeText(const PGresult *result)
{
    QStringList lines{field(result, PG_DIAG_MESSAGE_PRIMARY)};
    const auto add = [&](const char *title, int code) {
        if (const QString text = field(result, code); !text.isEmpty())
            lines += QLatin1String(title) + QLatin1String(":  ") + text;
    };
    add("DETAIL", PG_DIAG_MESSAGE_DETAIL);
    add("HINT", PG_DIAG_MESSAGE_HINT);
    add("QUERY", PG_DIAG_INTERNAL_QUERY);
    add("CONTEXT", PG_DIAG_CONTEXT);
    return lines.join(u'\n');
}

} // namespace

Error postgresConnectionError(const ConnectionProfile &profile, const QString &libpqText)
{
    Error error;
    error.kind = layerOf(profile, libpqText);
    QString reason = reasonIn(libpqText);
    if (reason.endsWith(u'.'))
        reason.chop(1);
    error.message = sentence(error.kind, profile, reason);
    error.serverText = libpqText.trimmed();
    return error;
}

Error postgresStatementError(const PGresult *result, const QString &fallbackText, const QByteArray &sent)
{
    Error error;
    error.kind = ErrorKind::Statement;
    if (!result || field(result, PG_DIAG_MESSAGE_PRIMARY).isEmpty()) {
        error.serverText = result ? QString::fromUtf8(PQresultErrorMessage(result)).trimmed() : fallbackText.trimmed();
        error.message = error.serverText.section(u'\n', 0, 0);
        return error;
    }
    error.serverCode = field(result, PG_DIAG_SQLSTATE);
    error.kind = kindOf(error.serverCode);
    error.message = field(result, PG_DIAG_MESSAGE_PRIMARY).section(u'\n', 0, 0);
    error.serverText = completeText(result);
    // In characters, not bytes (manual 34.3.1).
    error.where.offset = Text::byteOffset(sent, Text::ServerPosition::character(field(result, PG_DIAG_STATEMENT_POSITION).toInt()));
    return error;
}

} // namespace Varve::Database
