// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <dlfcn.h>

namespace Varve::Database {

/// A function of a client library that no program of Varve's is linked to: it would be loaded, with all that it needs itself, at each start.
/// The library is the one that Qt's driver uses. Ends the program where there is no such function.
template<typename Function>
Function *librarySymbol(const char *library, const char *name)
{
    void *const handle = ::dlopen(library, RTLD_LAZY | RTLD_LOCAL); // never closed: as long as the program
    void *const found = handle ? ::dlsym(handle, name) : nullptr;
    if (!found)
        qFatal("%s: %s", name, ::dlerror());
    return reinterpret_cast<Function *>(found);
}

} // namespace Varve::Database
