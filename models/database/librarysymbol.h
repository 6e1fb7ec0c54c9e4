// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <dlfcn.h>

namespace Varve::Database {

/// Null where there is no such library, or no such function in it.
template<typename Function>
Function *librarySymbolIfThere(const char *library, const char *name)
{
    void *const handle = ::dlopen(library, RTLD_LAZY | RTLD_LOCAL); // never closed: as long as the program
    return reinterpret_cast<Function *>(handle ? ::dlsym(handle, name) : nullptr);
}

/// A function of a client library that no program of Varve's is linked to: it would be loaded, with all that it needs itself, at each start.
/// The library is the one that Qt's driver uses. Ends the program where there is no such function.
template<typename Function>
Function *librarySymbol(const char *library, const char *name)
{
    Function *const found = librarySymbolIfThere<Function>(library, name);
    if (!found)
        qFatal("%s: %s", name, ::dlerror());
    return found;
}

} // namespace Varve::Database
