// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mariadbplace.h"

#include "../backend.h"

#include <QCoreApplication>

namespace Varve::Database {

using namespace Qt::StringLiterals;
using Core::ErrorKind;
using Core::Expected;
using Core::failure;

namespace {

bool isOff(const QString &value)
{
    return value == "0"_L1 || value == "off"_L1 || value == "false"_L1 || value == "no"_L1;
}

/// "ssl_ca" and "ssl-ca" are the same, as in the option files of MariaDB.
QMap<QString, QString> withDashes(const QMap<QString, QString> &options)
{
    QMap<QString, QString> result;
    for (auto option = options.cbegin(); option != options.cend(); ++option)
        result.insert(QString(option.key()).replace(u'_', u'-'), option.value());
    return result;
}

Expected<> check(const QMap<QString, QString> &options)
{
    for (auto option = options.cbegin(); option != options.cend(); ++option) {
        if (!mariaDbOptions().contains(option.key())) {
            return failure(ErrorKind::Usage,
                           QCoreApplication::translate("Varve::Database", "The MariaDB option %1 is not known.").arg(option.key()),
                           QCoreApplication::translate("Varve::Database", "Known are %1.").arg(mariaDbOptions().join(", "_L1)));
        }
        // Braces keep everything else together.
        if (option.value().contains(u'{') || option.value().contains(u'}')) {
            return failure(ErrorKind::Usage,
                           QCoreApplication::translate("Varve::Database",
                                                       "The value of the connection option %1 contains a brace, "
                                                       "which MariaDB's client library cannot take.")
                               .arg(option.key()),
                           QCoreApplication::translate("Varve::Database", "Give the file another name."));
        }
    }
    return {};
}

/// As all clients of MariaDB have it, "localhost" is the local socket; with a port it is not meant.
QString hostOf(const ConnectionProfile &profile)
{
    return profile.host == "localhost"_L1 && profile.port > 0 ? u"127.0.0.1"_s : profile.host;
}

/// Whoever is not on this machine must prove who he is, unless the options say otherwise.
void addTlsDefaults(QMap<QString, QString> &options, const ConnectionProfile &profile)
{
    const bool isLocal = isLocalHost(profile.host) || options.contains(u"socket"_s);
    const QString ssl = options.take(u"ssl"_s);
    if (isOff(ssl))
        return;
    const bool asksForTls = !ssl.isEmpty() || options.contains(u"ssl-ca"_s) || options.contains(u"ssl-verify-server-cert"_s);
    if (isLocal && !asksForTls)
        return;
    options.insert(u"ssl-enforce"_s, u"1"_s);
    const QString verify = options.value(u"ssl-verify-server-cert"_s, isLocal && !options.contains(u"ssl-ca"_s) ? u"0"_s : u"1"_s);
    options.insert(u"ssl-verify-server-cert"_s, isOff(verify) ? u"0"_s : u"1"_s);
}

} // namespace

const QStringList &mariaDbOptions()
{
    static const QStringList names{u"connect-timeout"_s, u"socket"_s,  u"ssl"_s,        u"ssl-ca"_s,      u"ssl-capath"_s,
                                   u"ssl-cert"_s,        u"ssl-key"_s, u"ssl-cipher"_s, u"tls-version"_s, u"ssl-verify-server-cert"_s};
    return names;
}

Expected<QString> mariaDbPlace(const ConnectionProfile &profile)
{
    QMap<QString, QString> options = withDashes(profile.options);
    if (const auto checked = check(options); !checked)
        return tl::unexpected(checked.error());
    if (profile.host.contains(u'{') || profile.host.contains(u'}'))
        return failure(ErrorKind::Usage, QCoreApplication::translate("Varve::Database", "The host's name contains a brace."));
    addTlsDefaults(options, profile);
    if (!options.contains(u"connect-timeout"_s))
        options.insert(u"connect-timeout"_s, u"10"_s);
    const QString host = hostOf(profile);
    if (!host.isEmpty() && !options.contains(u"socket"_s)) {
        options.insert(u"host"_s, host);
        options.insert(u"port"_s, QString::number(profile.port > 0 ? profile.port : engineTraits(profile.engine).defaultPort));
    }
    QString text;
    for (auto option = options.cbegin(); option != options.cend(); ++option)
        text += option.key() + "={"_L1 + option.value() + "};"_L1;
    return text;
}

} // namespace Varve::Database
