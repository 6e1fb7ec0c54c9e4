// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keychainlibrary.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <dlfcn.h>

namespace Varve::Database {

using namespace Qt::StringLiterals;

QString keychainLibraryFile()
{
    return QDir::cleanPath(QCoreApplication::applicationDirPath() + "/../lib/varve/keychain.so"_L1);
}

Core::Expected<StartKeychainJob *> loadKeychainLibrary(const QString &file)
{
    void *const library = ::dlopen(QFile::encodeName(file).constData(), RTLD_LAZY | RTLD_LOCAL);
    void *const found = library ? ::dlsym(library, keychainFunction) : nullptr;
    if (found)
        return reinterpret_cast<StartKeychainJob *>(found);
    return Core::failure(Core::ErrorKind::Login,
                         QCoreApplication::translate("Varve::Database", "The library that asks the keychain cannot be loaded: %1.")
                             .arg(QString::fromLocal8Bit(::dlerror())),
                         QCoreApplication::translate("Varve::Database", "Install Varve again, or use env:NAME, file:PATH or ask instead."));
}

} // namespace Varve::Database
