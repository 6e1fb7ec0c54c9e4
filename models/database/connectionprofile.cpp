// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectionprofile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace Varve::Database {

using namespace Qt::StringLiterals;
using Core::ErrorKind;
using Core::Expected;
using Core::failure;

namespace {

const QString inMemory = u":memory:"_s;

QString decoded(QStringView part)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(part.toUtf8()));
}

QString encoded(const QString &part, const QByteArray &keep = {})
{
    return QString::fromLatin1(QUrl::toPercentEncoding(part, keep));
}

/// Options whose value is a secret are never printed.
bool isSecretOption(const QString &key)
{
    return key == "password"_L1 || key == "sslpassword"_L1;
}

QString urlQuery(const ConnectionProfile &profile)
{
    QStringList parts;
    for (auto option = profile.options.cbegin(); option != profile.options.cend(); ++option) {
        if (!isSecretOption(option.key()))
            parts += encoded(option.key()) + u'=' + encoded(option.value());
    }
    if (profile.engine == Engine::Sqlite && profile.access == Access::ReadOnly)
        parts += u"mode=ro"_s;
    return parts.isEmpty() ? QString() : QString(u'?' + parts.join(u'&'));
}

QString serverUrl(const ConnectionProfile &profile)
{
    QString authority;
    if (!profile.user.isEmpty())
        authority += encoded(profile.user) + u'@';
    authority += profile.host.contains(u':') ? QString(u'[' + profile.host + u']') : encoded(profile.host);
    if (profile.port > 0)
        authority += u':' + QString::number(profile.port);
    return engineTraits(profile.engine).name + "://"_L1 + authority + u'/' + encoded(profile.database) + urlQuery(profile);
}

/// Nothing of the URL is repeated: a mistyped one has its password in any part.
tl::unexpected<Core::Error> urlFailure(const QString &message)
{
    return failure(ErrorKind::Usage, message,
                   QCoreApplication::translate(
                       "Varve::Database",
                       "Expected is sqlite:FILE, postgresql://USER@HOST:PORT/DATABASE?sslmode=… or mariadb://USER@HOST:PORT/DATABASE; "
                       "write @, :, / and % inside a user, password or database as %40, %3A, %2F and %25."));
}

QList<std::pair<QString, QString>> queryItems(QStringView query)
{
    QList<std::pair<QString, QString>> items;
    for (const QStringView item : query.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = item.indexOf(u'=');
        const QStringView key = equals < 0 ? item : item.first(equals);
        const QStringView value = equals < 0 ? QStringView() : item.sliced(equals + 1);
        items.append({decoded(key), decoded(value)});
    }
    return items;
}

Expected<ProfileFromUrl> sqliteProfile(QStringView rest, const QString &baseFolder)
{
    const bool isUrl = rest.startsWith("//"_L1);
    // In "sqlite:FILE" the name is taken as it is, so a question mark only begins options when they look like ours.
    qsizetype question = rest.lastIndexOf(u'?');
    const QStringView query = question < 0 ? QStringView() : rest.sliced(question + 1);
    const bool isQuery = query.startsWith("mode="_L1) || query.startsWith("busy_timeout="_L1) || query.startsWith("foreign_keys="_L1);
    if (question >= 0 && !isUrl && !isQuery)
        question = -1;
    const QStringView path = question < 0 ? rest : rest.first(question);

    ProfileFromUrl result;
    result.profile.engine = Engine::Sqlite;
    const QString file = isUrl ? decoded(path.sliced(2)) : path.toString();
    if (file.isEmpty())
        return urlFailure(QCoreApplication::translate("Varve::Database", "The URL names no SQLite file."));
    result.profile.database = file == inMemory ? file : QDir::cleanPath(QDir(baseFolder).absoluteFilePath(file));
    if (question < 0)
        return result;
    for (const auto &[key, value] : queryItems(query)) {
        if (key == "mode"_L1)
            result.profile.access = value == "ro"_L1 ? Access::ReadOnly : Access::ReadWrite;
        else
            result.profile.options.insert(key, value);
    }
    return result;
}

Expected<> readPort(QStringView port, ConnectionProfile &profile)
{
    if (port.isEmpty())
        return {};
    bool isNumber = false;
    profile.port = port.toInt(&isNumber);
    if (!isNumber || profile.port < 1 || profile.port > 65535)
        return urlFailure(QCoreApplication::translate("Varve::Database", "The URL's port is not a number between 1 and 65535."));
    return {};
}

/// "host:port" or "[::1]:port"
Expected<> readHost(QStringView hostAndPort, ConnectionProfile &profile)
{
    QStringView port;
    if (hostAndPort.startsWith(u'[')) {
        const qsizetype close = hostAndPort.indexOf(u']');
        if (close < 0)
            return urlFailure(QCoreApplication::translate("Varve::Database", "The URL's host begins with [ and has no ]."));
        profile.host = hostAndPort.sliced(1, close - 1).toString();
        port = hostAndPort.sliced(close + 1);
        if (port.startsWith(u':'))
            port = port.sliced(1);
    } else {
        const qsizetype colon = hostAndPort.indexOf(u':');
        profile.host = decoded(colon < 0 ? hostAndPort : hostAndPort.first(colon));
        port = colon < 0 ? QStringView() : hostAndPort.sliced(colon + 1);
    }
    return readPort(port, profile);
}

void readUserInfo(QStringView userInfo, ProfileFromUrl &result)
{
    const qsizetype colon = userInfo.indexOf(u':');
    result.profile.user = decoded(colon < 0 ? userInfo : userInfo.first(colon));
    if (colon < 0)
        return;
    result.profile.password = {.source = SecretReference::Source::Given, .name = {}, .given = Secret(decoded(userInfo.sliced(colon + 1)))};
    result.passwordInUrl = true;
}

/// libpq also takes connection parameters from a URL's query (manual 34.1.1.2).
Expected<> readServerOption(const QString &key, const QString &value, ProfileFromUrl &result)
{
    if (key == "password"_L1) {
        result.profile.password = {.source = SecretReference::Source::Given, .name = {}, .given = Secret(value)};
        result.passwordInUrl = true;
    } else if (key == "user"_L1) {
        result.profile.user = value;
    } else if (key == "dbname"_L1) {
        result.profile.database = value;
    } else if (key == "host"_L1) {
        result.profile.host = value;
    } else if (key == "port"_L1) {
        return readPort(value, result.profile);
    } else if (isSecretOption(key)) {
        return urlFailure(QCoreApplication::translate("Varve::Database", "The option %1 is a secret and cannot stand in a URL.").arg(key));
    } else {
        result.profile.options.insert(key, value);
    }
    return {};
}

Expected<ProfileFromUrl> serverProfile(Engine engine, QStringView rest)
{
    if (!rest.startsWith("//"_L1))
        return urlFailure(QCoreApplication::translate("Varve::Database", "The URL has no // after its scheme."));
    rest = rest.sliced(2);
    const qsizetype question = rest.indexOf(u'?');
    const QStringView beforeQuery = question < 0 ? rest : rest.first(question);
    const qsizetype slash = beforeQuery.indexOf(u'/');
    const QStringView authority = slash < 0 ? beforeQuery : beforeQuery.first(slash);
    const qsizetype at = authority.lastIndexOf(u'@');

    ProfileFromUrl result;
    result.profile.engine = engine;
    if (at >= 0)
        readUserInfo(authority.first(at), result);
    if (const auto host = readHost(authority.sliced(at + 1), result.profile); !host)
        return tl::unexpected(host.error());
    const QStringView database = slash < 0 ? QStringView() : beforeQuery.sliced(slash + 1);
    if (database.contains(u'/') || database.contains(u'@'))
        return urlFailure(QCoreApplication::translate("Varve::Database", "The URL's database name contains / or @."));
    result.profile.database = decoded(database);
    if (question < 0)
        return result;
    for (const auto &[key, value] : queryItems(rest.sliced(question + 1))) {
        if (const auto read = readServerOption(key, value, result); !read)
            return tl::unexpected(read.error());
    }
    return result;
}

} // namespace

QString ConnectionProfile::toString() const
{
    if (engineTraits(engine).isFile)
        return database == inMemory ? database : QFileInfo(database).fileName();
    QString server = host.isEmpty() ? QCoreApplication::translate("Varve::Database", "local socket") : host;
    if (server.contains(u':'))
        server = u'[' + server + u']';
    if (port > 0)
        server += u':' + QString::number(port);
    return server + " / "_L1 + (database.isEmpty() ? user : database);
}

QString ConnectionProfile::toUrl() const
{
    if (engineTraits(engine).isFile)
        return engineTraits(engine).name + u':' + database + urlQuery(*this);
    return serverUrl(*this);
}

Core::Expected<ProfileFromUrl> profileFromUrl(const QString &url, const QString &baseFolder)
{
    const QString trimmed = url.trimmed();
    const qsizetype colon = trimmed.indexOf(u':');
    if (colon <= 0)
        return urlFailure(QCoreApplication::translate("Varve::Database", "The text is not a connection URL: it has no scheme."));
    const std::optional<Engine> engine = engineFromString(QStringView(trimmed).first(colon));
    if (!engine) {
        return urlFailure(
            QCoreApplication::translate("Varve::Database", "The URL's scheme is unknown; known are %1.").arg(engineNames().join(", "_L1)));
    }
    const QStringView rest = QStringView(trimmed).sliced(colon + 1);
    return *engine == Engine::Sqlite ? sqliteProfile(rest, baseFolder) : serverProfile(*engine, rest);
}

} // namespace Varve::Database
