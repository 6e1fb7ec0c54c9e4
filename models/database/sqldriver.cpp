// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqldriver.h"

#include <QPluginLoader>
#include <QSqlDriver>
#include <QSqlDriverPlugin>

#include <dlfcn.h>

#include <mutex>

namespace Varve::Database {

using namespace Qt::StringLiterals;

namespace {

/// Making one looks the driver up in tables of Qt that several threads share without a lock of their own.
std::mutex makingDatabase;

/// The constructors that make a connection without a name are protected.
class UnnamedDatabase final : public QSqlDatabase
{
public:
    explicit UnnamedDatabase(const QString &driver) : QSqlDatabase(driver) {}
    explicit UnnamedDatabase(QSqlDriver *driver) : QSqlDatabase(driver) {}
};

/// False where a sanitizer or an allocator stands in for them.
bool hasMemoryOfLibc()
{
    void *const libc = ::dlopen("libc.so.6", RTLD_LAZY | RTLD_NOLOAD);
    return libc && ::dlsym(libc, "free") == ::dlsym(RTLD_DEFAULT, "free");
}

/// libpq brings twenty libraries, which have five thousand symbols among themselves. Each would be looked for in all that Qt needs before it
/// is found, which takes a quarter of the time that loading takes (measured: 6.4 ms, and 4.7 without). Whoever searches himself first passes
/// over what stands in for libc, though: what one allocated the other would free (dlopen(3), RTLD_DEEPBIND). Not the driver itself: it would
/// miss what a program has its own copies of, as of Qt's meta-objects.
void loadLibpq()
{
    // Never closed; the driver finds it loaded.
    [[maybe_unused]] static void *const library
        = hasMemoryOfLibc() ? ::dlopen("libpq.so.5", RTLD_LAZY | RTLD_LOCAL | RTLD_DEEPBIND) : nullptr;
}

/// Of its own file, without opening those of all other drivers, as Qt does to learn what they are called. nullptr where it is not there.
QSqlDriver *loadDriver(const EngineTraits &engine)
{
    if (engine.engine == Engine::PostgreSql)
        loadLibpq();
    QPluginLoader loader(u"sqldrivers/"_s + engine.qtPlugin);
    auto *const plugin = qobject_cast<QSqlDriverPlugin *>(loader.instance());
    return plugin ? plugin->create(engine.qtDriver) : nullptr;
}

} // namespace

QSqlDatabase makeSqlDatabase(Engine engine)
{
    const EngineTraits &traits = engineTraits(engine);
    const std::lock_guard lock(makingDatabase);
    if (QSqlDriver *driver = loadDriver(traits))
        return UnnamedDatabase(driver);
    return UnnamedDatabase(traits.qtDriver); // built in, or under another name
}

} // namespace Varve::Database
