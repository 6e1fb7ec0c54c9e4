// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/expected.h>

#include <QObject>
#include <QString>

#include <functional>

namespace Varve::Database {

// The keychain is asked through a library of Varve's own that is loaded when a password is wanted from it. A program that is linked to
// QtKeychain loads D-Bus, libsystemd and libgcrypt behind it at each start, 2 ms and 2,000 symbols that nearly no command needs.
//
// A shared library with one function, found by dlopen() as libpq's and MariaDB's are, rather than a Qt plugin: QPluginLoader would want an
// interface class, moc and metadata for that one function, and QLibrary tries other names, so that its error is about a file that never was.

/// How a job of the keychain ended.
struct KeychainAnswer
{
    enum class Ending { Done, NoEntry, NotUnlocked, Failed };
    Ending ending = Ending::Failed;
    QString reason; ///< of Failed, in the keychain's own words
    QString secret; ///< that was read
};
using KeychainFinished = std::function<void(const KeychainAnswer &)>;

/// Starts to read the entry \a name of \a service, or to write \a secret to it where that is not null. The calling thread needs an event
/// loop, in which \a finished is called once. The job that is returned is the caller's to delete.
using StartKeychainJob = QObject *(const QString &service, const QString &name, const QString *secret, const KeychainFinished &finished);

/// The function's name. Another signature has another number: a program that runs while Varve is upgraded finds no function, and says so.
constexpr auto keychainFunction = "varve_keychain_1";

/// ../lib/varve/keychain.so, seen from the program: so it lies where Varve was built and where it is installed.
QString keychainLibraryFile();

/// The function of the library \a file, which stays loaded; or the loader's words, as an error of kind Login.
Core::Expected<StartKeychainJob *> loadKeychainLibrary(const QString &file = keychainLibraryFile());

} // namespace Varve::Database
