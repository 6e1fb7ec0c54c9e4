// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secret.h"

#include "keychain.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Varve::Database {

using namespace Qt::StringLiterals;
using Core::ErrorKind;
using Core::Expected;
using Core::failure;
using Source = SecretReference::Source;

namespace {

/// Far above any password; a wrong path may lead to anything.
constexpr qint64 longestSecret = 64 * 1024;

/// Owns a file descriptor.
class Descriptor
{
public:
    explicit Descriptor(const QString &path) : m_descriptor(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC))
    {}
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

QString expanded(const QString &path)
{
    return path.startsWith("~/"_L1) ? QString(QDir::homePath() + path.sliced(1)) : path;
}

/// The checks are made on the open file, so that it cannot be exchanged between check and use.
Expected<> checkSecretFile(int descriptor, const QString &path)
{
    struct stat status = {};
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return failure(ErrorKind::Login,
                       QCoreApplication::translate("Varve::Database", "The password file %1 is not a regular file.").arg(path));
    const int mode = int(status.st_mode & 07777);
    if ((mode & 077) == 0)
        return {};
    return failure(
        ErrorKind::Login,
        QCoreApplication::translate("Varve::Database", "The password file %1 has the mode %2; only its owner may have access to it.")
            .arg(path, u"%1"_s.arg(mode, 4, 8, QLatin1Char('0'))),
        QCoreApplication::translate("Varve::Database", "Run: chmod 600 %1").arg(path));
}

Expected<Secret> readSecretFile(const QString &name)
{
    const QString path = expanded(name);
    const Descriptor descriptor(path);
    if (descriptor.get() < 0) {
        return failure(ErrorKind::Login,
                       QCoreApplication::translate("Varve::Database", "The password file %1 cannot be read: %2.")
                           .arg(path, QString::fromLocal8Bit(strerror(errno))));
    }
    if (const auto checked = checkSecretFile(descriptor.get(), path); !checked)
        return tl::unexpected(checked.error());
    QFile file;
    if (!file.open(descriptor.get(), QIODevice::ReadOnly))
        return failure(
            ErrorKind::Login,
            QCoreApplication::translate("Varve::Database", "The password file %1 cannot be read: %2.").arg(path, file.errorString()));
    QByteArray bytes = file.read(longestSecret + 1);
    if (bytes.size() > longestSecret)
        return failure(ErrorKind::Login,
                       QCoreApplication::translate("Varve::Database", "The password file %1 is longer than 64 KiB.").arg(path));
    if (bytes.endsWith('\n'))
        bytes.chop(bytes.endsWith("\r\n") ? 2 : 1);
    if (!QUtf8StringView(bytes).isValidUtf8() || bytes.contains('\0'))
        return failure(ErrorKind::Login,
                       QCoreApplication::translate("Varve::Database", "The password file %1 is not UTF-8 text.").arg(path));
    return Secret(QString::fromUtf8(bytes));
}

Expected<Secret> readVariable(const QString &name)
{
    const QByteArray key = name.toLocal8Bit();
    if (!qEnvironmentVariableIsSet(key.constData())) {
        return failure(ErrorKind::Login,
                       QCoreApplication::translate("Varve::Database", "The environment variable %1 for a password is not set.").arg(name),
                       QCoreApplication::translate("Varve::Database", "Set it before Varve starts."));
    }
    return Secret(qEnvironmentVariable(key.constData()));
}

Expected<Secret> askPerson(const QString &question, const AskForSecret &ask)
{
    if (!ask) {
        return failure(ErrorKind::Login,
                       QCoreApplication::translate("Varve::Database", "A password must be asked for, and there is nobody to ask here."),
                       QCoreApplication::translate("Varve::Database", "Use env:NAME, file:PATH or keychain:NAME instead of ask."));
    }
    const std::optional<Secret> answer = ask(question);
    if (!answer)
        return tl::unexpected(secretDeclined());
    return *answer;
}

} // namespace

QString SecretReference::toString() const
{
    switch (source) {
    case Source::None:
    case Source::Given: return {};
    case Source::Environment: return "env:"_L1 + name;
    case Source::File: return "file:"_L1 + name;
    case Source::Keychain: return "keychain:"_L1 + name;
    case Source::Ask: return u"ask"_s;
    }
    return {};
}

Expected<SecretReference> parseSecretReference(const QString &text)
{
    if (text.isEmpty())
        return SecretReference{};
    if (text == "ask"_L1)
        return SecretReference{.source = Source::Ask, .name = {}, .given = {}};
    const std::pair<QLatin1String, Source> ways[]
        = {{"env:"_L1, Source::Environment}, {"file:"_L1, Source::File}, {"keychain:"_L1, Source::Keychain}};
    for (const auto &[prefix, source] : ways) {
        if (text.startsWith(prefix) && text.size() > prefix.size())
            return SecretReference{.source = source, .name = text.sliced(prefix.size()), .given = {}};
    }
    // The text may be a password that somebody wrote here: it is not repeated.
    return failure(
        ErrorKind::ProjectFiles,
        QCoreApplication::translate("Varve::Database", "The password is not a reference to where the password is kept."),
        QCoreApplication::translate("Varve::Database",
                                    "Write env:NAME, file:PATH, keychain:NAME or ask; a password itself is never written into a project."));
}

Core::Error secretDeclined()
{
    return {.kind = ErrorKind::Cancelled, .message = QCoreApplication::translate("Varve::Database", "No password was given.")};
}

Expected<Secret> resolveSecret(const SecretReference &reference, const QString &question, const AskForSecret &ask)
{
    switch (reference.source) {
    case Source::None: return Secret();
    case Source::Given: return reference.given;
    case Source::Environment: return readVariable(reference.name);
    case Source::File: return readSecretFile(reference.name);
    case Source::Keychain: return readKeychain(reference.name);
    case Source::Ask: return askPerson(question, ask);
    }
    return Secret();
}

} // namespace Varve::Database
