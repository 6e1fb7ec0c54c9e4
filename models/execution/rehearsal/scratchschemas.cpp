// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scratchschemas.h"

#include "../plan/sqlnames.h"
#include "../plan/stepstatements.h"

#include <models/text/splitter.h>

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Varve::Execution {

namespace {

using Database::Engine;

/// What can be made: not the server's own, nor "$user", which is whoever logs in.
bool canBeMade(const QString &schema)
{
    return !schema.isEmpty() && schema != QLatin1StringView("$user") && schema != QLatin1StringView("information_schema")
        && !schema.startsWith(QLatin1StringView("pg_"));
}

/// Looks for what makes some schemas: statements, and texts that the server runs as such.
class Makers final
{
public:
    explicit Makers(const QStringList &schemas) : m_schemas(schemas) {}

    void read(const PlannedStatement &planned)
    {
        const QByteArray &sent = planned.sent();
        const auto statements = Text::split(sent, Database::engineTraits(Engine::PostgreSql).dialect, {}, Text::TextForm::Rendered);
        for (const Text::Statement &statement : statements.value_or(QList<Text::Statement>()))
            read(statement, QString::fromUtf8(sent.sliced(statement.text.offset, statement.text.length)));
    }

    bool makes(const QString &schema) const { return m_made.contains(schema) || (m_makesByName && m_named.contains(schema)); }

private:
    void read(const Text::Statement &statement, const QString &text)
    {
        const bool isSchema = std::any_of(statement.objects.cbegin(), statement.objects.cend(), [](const Text::StatementObject &object) {
            return object.kind == QLatin1StringView("SCHEMA") && object.action == Text::ObjectAction::Create;
        });
        for (const Text::StatementObject &object : isSchema ? statement.objects : QList<Text::StatementObject>())
            m_made += nameParts(object.name, Engine::PostgreSql);
        if (!isSchema)
            readInside(text);
    }

    /// ALTER SCHEMA, and what stands in the text of a block or a routine. There a name may be put together.
    void readInside(const QString &text)
    {
        static const auto option = QRegularExpression::CaseInsensitiveOption;
        static const QRegularExpression makes(
            QStringLiteral("\\bCREATE\\s+SCHEMA\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(?:AUTHORIZATION\\s+)?"
                           "(\"[^\"]+\"|[\\w$]+)?|\\bSCHEMA\\s[^;]*\\bRENAME\\s+TO\\s+(\"[^\"]+\"|[\\w$]+)"),
            option);
        for (auto match = makes.globalMatch(text); match.hasNext();) {
            const QRegularExpressionMatch one = match.next();
            const QString name = one.captured(1) + one.captured(2);
            m_makesByName = m_makesByName || name.isEmpty();
            m_made += nameParts(name, Engine::PostgreSql);
        }
        for (const QString &schema : m_schemas) {
            if (text.contains(QLatin1Char('\'') + schema + QLatin1Char('\'')))
                m_named += schema;
        }
    }

    const QStringList &m_schemas;
    QStringList m_made;
    QStringList m_named;        ///< stand as a text in a statement
    bool m_makesByName = false; ///< some text makes a schema whose name it is given
};

/// Nobody counts on what the server has by default.
Core::Expected<QStringList> searchPathOf(Database::Connection &connection)
{
    if (const QStringList own = connection.profile().session.searchPath; !own.isEmpty())
        return own;
    const auto setting = connection.query(
        QStringLiteral("SELECT reset_val FROM pg_catalog.pg_settings WHERE name = 'search_path' AND source <> 'default'"));
    if (!setting)
        return Core::failure(setting.error());
    static const QRegularExpression name(QStringLiteral("\"(?:[^\"]|\"\")*\"|[^\\s,\"]+"));
    QStringList schemas;
    const QString written = setting->rows.isEmpty() ? QString() : setting->rows.constFirst().constFirst().toString();
    for (auto match = name.globalMatch(written); match.hasNext();)
        schemas += nameParts(match.next().captured(), Engine::PostgreSql);
    return schemas;
}

/// Of \a schemas those that are in \a original.
Core::Expected<QStringList> presentIn(Database::Connection *original, QStringList schemas)
{
    if (!original || schemas.isEmpty())
        return schemas;
    const auto found = original->query(QStringLiteral("SELECT nspname::text FROM pg_catalog.pg_namespace"));
    if (!found)
        return Core::failure(found.error());
    QSet<QString> present;
    for (const QVariantList &row : found->rows)
        present += row.constFirst().toString();
    schemas.removeIf([&present](const QString &schema) { return !present.contains(schema); });
    return schemas;
}

} // namespace

Core::Expected<QStringList> schemasCountedOn(Database::Connection &connection, Database::Connection *original,
                                             const Project::Policies &policies, const QList<Plan> &plans)
{
    if (connection.profile().engine != Engine::PostgreSql)
        return QStringList();
    const auto canBe = [](QStringList schemas) {
        schemas.removeIf([](const QString &schema) { return !canBeMade(schema); });
        return schemas;
    };
    const Core::Expected<QStringList> searchPath
        = searchPathOf(connection).and_then([&](const QStringList &path) { return presentIn(original, canBe(path)); });
    if (!searchPath)
        return searchPath;
    QStringList schemas = *searchPath + canBe({policies.historySchema});
    schemas.removeDuplicates();
    if (schemas.isEmpty())
        return schemas;
    Makers makers(schemas);
    for (const Plan &plan : plans) {
        for (const PlanStep &step : plan.steps) {
            const Core::Expected<> read = forEachStatement(plan, step, [&](const PlannedStatement &statement) -> Core::Expected<> {
                makers.read(statement);
                return {};
            });
            if (!read)
                return Core::failure(read.error());
        }
    }
    schemas.removeIf([&](const QString &schema) { return makers.makes(schema); });
    return schemas;
}

} // namespace Varve::Execution
