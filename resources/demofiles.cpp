// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demofiles.h"

#include <qresource.h>
#include <QtGlobal>

static void initialize()
{
    Q_INIT_RESOURCE(demo); // declares a function, so it must stand outside every namespace
}

namespace Varve {

void initializeDemoFiles()
{
    initialize();
}

} // namespace Varve
