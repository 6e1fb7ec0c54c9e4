// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/expected.h>

#include <QDebug>
#include <QString>

#include <functional>
#include <optional>

namespace Varve::Database {

/// A password in memory. Printing it prints a mark; only the code that logs in calls reveal().
class Secret final
{
public:
    Secret() = default;
    explicit Secret(QString value) : m_value(std::move(value)) {}
    bool isEmpty() const { return m_value.isEmpty(); }
    const QString &reveal() const { return m_value; }
    friend QDebug operator<<(QDebug debug, const Secret &) { return debug << "********"; }
    friend bool operator==(const Secret &, const Secret &) = default;

private:
    QString m_value;
};

/// Where a password comes from. "env:NAME", "file:PATH", "keychain:NAME", "ask"; None leaves it to the client library
/// (for PostgreSQL: PGPASSWORD, ~/.pgpass, a service file).
struct SecretReference
{
    enum class Source { None, Environment, File, Keychain, Ask, Given };
    Source source = Source::None;
    QString name; ///< of the variable, file or keychain entry
    Secret given; ///< only for Given: from a URL on the command line, never stored

    QString toString() const; ///< as in varve.toml; never a secret
    friend bool operator==(const SecretReference &, const SecretReference &) = default;
};

/// Anything that is no reference ("hunter2") is an error whose remedy lists the four ways; the text is not repeated in it.
Core::Expected<SecretReference> parseSecretReference(const QString &text);

/// Asks a person; nullopt when they decline. Called on the thread that resolves.
using AskForSecret = std::function<std::optional<Secret>(const QString &question)>;
/// Told of a password that a server did not take.
using SecretRefused = std::function<void(const Secret &secret)>;

/// Of a password that a person did not give.
Core::Error secretDeclined();

/// Blocks: reads the environment, the file (must be 0600 or stricter and a regular file) or the keychain, or calls \a ask.
Core::Expected<Secret> resolveSecret(const SecretReference &reference, const QString &question, const AskForSecret &ask);

} // namespace Varve::Database
