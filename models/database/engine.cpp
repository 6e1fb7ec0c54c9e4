// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine.h"

#include <array>

namespace Varve::Database {

using namespace Qt::StringLiterals;

namespace {

struct Known
{
    EngineTraits traits;
    QStringList otherNames;
};

const std::array<Known, 3> &knownEngines()
{
    static const std::array<Known, 3> engines{
        Known{{.engine = Engine::Sqlite,
               .name = u"sqlite"_s,
               .title = u"SQLite"_s,
               .qtDriver = u"QSQLITE"_s,
               .qtPlugin = u"qsqlite"_s,
               .dialect = Text::DialectName::Sqlite,
               .defaultPort = 0,
               .transactionalDefinition = true,
               .isFile = true,
               .defaultSchema = u"main"_s},
              {u"sqlite3"_s, u"qsqlite"_s}},
        Known{{.engine = Engine::PostgreSql,
               .name = u"postgresql"_s,
               .title = u"PostgreSQL"_s,
               .qtDriver = u"QPSQL"_s,
               .qtPlugin = u"qsqlpsql"_s,
               .dialect = Text::DialectName::PostgreSql,
               .defaultPort = 5432,
               .transactionalDefinition = true,
               .isFile = false,
               .defaultSchema = u"public"_s},
              {u"postgres"_s, u"pgsql"_s, u"qpsql"_s}},
        Known{{.engine = Engine::MariaDb,
               .name = u"mariadb"_s,
               .title = u"MariaDB"_s,
               .qtDriver = u"QMYSQL"_s,
               .qtPlugin = u"qsqlmysql"_s,
               .dialect = Text::DialectName::MariaDb,
               .defaultPort = 3306,
               .transactionalDefinition = false,
               .isFile = false,
               .defaultSchema = {}},
              {u"mysql"_s, u"qmysql"_s, u"qmariadb"_s}},
    };
    return engines;
}

} // namespace

const EngineTraits &engineTraits(Engine engine)
{
    const auto &engines = knownEngines();
    const auto found = std::find_if(engines.begin(), engines.end(), [engine](const Known &known) { return known.traits.engine == engine; });
    Q_ASSERT(found != engines.end());
    return found->traits;
}

std::optional<Engine> engineFromString(QStringView name)
{
    const QString lower = name.trimmed().toString().toLower();
    for (const Known &known : knownEngines()) {
        if (known.traits.name == lower || known.otherNames.contains(lower))
            return known.traits.engine;
    }
    return std::nullopt;
}

QStringList engineNames()
{
    QStringList names;
    for (const Known &known : knownEngines())
        names += known.traits.name;
    return names;
}

} // namespace Varve::Database
