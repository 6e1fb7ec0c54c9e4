// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "createdobjects.h"

#include "../plan/sqlnames.h"
#include "../plan/stepstatements.h"

#include <models/text/splitter.h>

#include <QRegularExpression>

#include <algorithm>

namespace Varve::Execution {

namespace {

using Catalog::ObjectKind;
using Database::Engine;

std::optional<ObjectKind> catalogKind(QLatin1StringView kind)
{
    if (kind.endsWith(QLatin1StringView("TABLE")))
        return ObjectKind::Table;
    if (kind.endsWith(QLatin1StringView("VIEW")))
        return ObjectKind::View;
    if (kind.endsWith(QLatin1StringView("INDEX")))
        return ObjectKind::Index;
    return std::nullopt;
}

/// Reads the statements of a step in order and keeps what must be there in the end.
class Collector final
{
public:
    Collector(Engine engine, const QStringList &ignored) : m_engine(engine), m_ignored(ignored) {}

    void read(const PlannedStatement &planned)
    {
        static const QRegularExpression temporary(QStringLiteral("^\\s*CREATE\\s+(OR\\s+REPLACE\\s+)?((GLOBAL|LOCAL)\\s+)?TEMP(ORARY)?\\b"),
                                                  QRegularExpression::CaseInsensitiveOption);
        const QByteArray &sent = planned.sent();
        const auto statements = Text::split(sent, Database::engineTraits(m_engine).dialect, {}, Text::TextForm::Rendered);
        for (const Text::Statement &statement : statements.value_or(QList<Text::Statement>())) {
            if (statement.kind != Text::StatementKind::Definition)
                continue;
            const QString text = QString::fromUtf8(sent.sliced(statement.text.offset, statement.text.length));
            if (text.contains(temporary))
                continue;
            for (const Text::StatementObject &object : statement.objects)
                read(object, text, planned.statement.start);
        }
    }

    QList<CreatedObject> objects;

private:
    void read(const Text::StatementObject &object, const QString &text, const Core::SourcePosition &where)
    {
        switch (object.action) {
        case Text::ObjectAction::Create: create(object, text, where); break;
        case Text::ObjectAction::Drop: drop(object, text); break;
        case Text::ObjectAction::Alter: alter(object, text); break;
        }
    }

    void create(const Text::StatementObject &object, const QString &text, const Core::SourcePosition &where)
    {
        const std::optional<ObjectKind> kind = catalogKind(object.kind);
        const QStringList parts = nameParts(object.name, m_engine);
        if (!kind || parts.isEmpty() || m_ignored.contains(parts.constLast(), Qt::CaseInsensitive))
            return;
        const QString schema = parts.size() > 1 ? parts.at(parts.size() - 2).toLower() : QString();
        if (schema == QStringLiteral("temp") || schema.startsWith(QStringLiteral("pg_temp")))
            return;
        const CreatedObject created{.kind = *kind, .name = object.name, .table = object.table, .where = where};
        objects.removeIf([&](const CreatedObject &one) { return isSame(one, created); }); // it may be made anew
        objects += created;
        if (*kind == ObjectKind::Table && m_engine == Engine::PostgreSql)
            readHeir(object.name, text);
    }

    /// What \a table has its columns from.
    void readHeir(const QString &table, const QString &text)
    {
        static const auto option = QRegularExpression::CaseInsensitiveOption;
        static const QRegularExpression partition(QStringLiteral("\\bPARTITION\\s+OF\\s+([^\\s(]+)"), option);
        static const QRegularExpression inherits(QStringLiteral("\\bINHERITS\\s*\\(([^)]*)\\)"), option);
        static const QRegularExpression type(QStringLiteral("^[^(]*\\bOF\\b"), option);
        if (const QRegularExpressionMatch match = partition.match(text); match.hasMatch()) {
            m_heirs += {match.captured(1), table, true};
            return;
        }
        const QStringList parents = inherits.match(text).captured(1).split(QLatin1Char(','), Qt::SkipEmptyParts);
        for (const QString &parent : parents)
            m_heirs += {parent.trimmed(), table, false};
        if (text.contains(type))
            m_typed += table;
    }

    void drop(const Text::StatementObject &object, const QString &text)
    {
        static const QRegularExpression cascade(QStringLiteral("\\bCASCADE\\b"), QRegularExpression::CaseInsensitiveOption);
        if (const std::optional<ObjectKind> kind = catalogKind(object.kind)) {
            const CreatedObject dropped{.kind = *kind, .name = object.name, .table = object.table, .where = {}};
            objects.removeIf([&](const CreatedObject &one) { return isSame(one, dropped); });
            if (*kind == ObjectKind::Table)
                forgetTables(withHeirs(object.name, Heirs::Partitions));
            const bool isTable = std::any_of(objects.cbegin(), objects.cend(), [&](const CreatedObject &one) {
                return one.kind == ObjectKind::Table && isSame(one.name, object.name);
            });
            if (*kind == ObjectKind::View && !isTable)
                forgetIndexes(object.name);
        } else if (takesAll(object.kind, text.contains(cascade))) {
            objects.clear();
        }
        // Elsewhere the word is taken and means nothing.
        if (m_engine != Engine::PostgreSql || !text.contains(cascade))
            return;
        if (object.kind == QLatin1StringView("SCHEMA"))
            forgetSchema(object.name, true); // what stands without a schema may be in any
        if (object.kind == QLatin1StringView("TABLE"))
            forgetTables(withHeirs(object.name, Heirs::All));
        if (object.kind == QLatin1StringView("TYPE"))
            forgetTables(m_typed);
        forgetDependents();
    }

    /// What is in it has no names of its own here: an extension's tables, and those that a foreign server or a way of storing serves.
    static bool takesAll(QLatin1StringView kind, bool isCascade)
    {
        static const QStringList served{QStringLiteral("EXTENSION"), QStringLiteral("FOREIGN DATA WRAPPER"), QStringLiteral("SERVER"),
                                        QStringLiteral("ACCESS METHOD")};
        return kind == QLatin1StringView("OWNED") || kind == QLatin1StringView("DATABASE") || (isCascade && served.contains(QString(kind)));
    }

    void forgetSchema(const QString &name, bool maybeToo)
    {
        const QStringList schema = nameParts(name, m_engine);
        objects.removeIf([&](const CreatedObject &one) {
            const QStringList parts = nameParts(one.kind == ObjectKind::Index ? one.table : one.name, m_engine);
            return parts.size() < 2 ? maybeToo : !schema.isEmpty() && isSameName(parts.at(parts.size() - 2), schema.constLast(), m_engine);
        });
    }

    /// What CASCADE may take along besides the tables that have their columns from what is dropped.
    void forgetDependents()
    {
        objects.removeIf([](const CreatedObject &one) { return one.kind != ObjectKind::Table; });
    }

    enum class Heirs { Partitions, All };
    QStringList withHeirs(const QString &table, Heirs heirs) const
    {
        QStringList tables{table};
        for (qsizetype i = 0; i < tables.size(); ++i) {
            for (const Heir &heir : m_heirs) {
                const bool isOne = (heir.isPartition || heirs == Heirs::All) && isSame(heir.parent, tables.at(i));
                if (isOne && !tables.contains(heir.table))
                    tables += heir.table;
            }
        }
        return tables;
    }

    void forgetTables(const QStringList &tables)
    {
        for (const QString &table : tables) {
            forgetIndexes(table);
            objects.removeIf([&](const CreatedObject &one) { return one.kind == ObjectKind::Table && isSame(one.name, table); });
        }
    }

    void forgetIndexes(const QString &table)
    {
        objects.removeIf([&](const CreatedObject &one) { return one.kind == ObjectKind::Index && isSame(one.table, table); });
    }

    void alter(const Text::StatementObject &object, const QString &text)
    {
        static const QRegularExpression otherName(
            QStringLiteral("\\bRENAME\\b(?!\\s+(COLUMN|CONSTRAINT|INDEX|KEY|ATTRIBUTE)\\b)|\\bSET\\s+SCHEMA\\b"),
            QRegularExpression::CaseInsensitiveOption);
        // An index goes with its column or constraint, or becomes a constraint's.
        static const QRegularExpression indexes(
            QStringLiteral("\\b(USING\\s+INDEX|DROP(?!\\s+(NOT\\s+NULL|DEFAULT|IDENTITY|EXPRESSION)\\b)|RENAME\\s+(INDEX|KEY))\\b"),
            QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression cascade(QStringLiteral("\\bDROP\\b[^;]*\\bCASCADE\\b"), QRegularExpression::CaseInsensitiveOption);
        const bool isOtherName = text.contains(otherName);
        if (isOtherName && object.kind == QLatin1StringView("SCHEMA"))
            forgetSchema(object.name, false);
        else if (isOtherName)
            objects.removeIf([&](const CreatedObject &one) { return isSame(one.name, object.name); });
        if (text.contains(indexes)) {
            const QStringList tables = withHeirs(object.name, Heirs::All);
            for (const QString &table : tables)
                forgetIndexes(table);
        }
        static const QRegularExpression attached(QStringLiteral("\\bATTACH\\s+PARTITION\\s+([^\\s(]+)"),
                                                 QRegularExpression::CaseInsensitiveOption);
        if (const QRegularExpressionMatch match = attached.match(text); match.hasMatch())
            m_heirs += {object.name, match.captured(1), true};
        if (m_engine == Engine::PostgreSql && text.contains(cascade))
            forgetDependents();
    }

    /// One may be written with its schema and the other without.
    bool isSame(const QString &left, const QString &right) const
    {
        const QStringList one = nameParts(left, m_engine);
        const QStringList other = nameParts(right, m_engine);
        if (one.isEmpty() || other.isEmpty() || !isSameName(one.constLast(), other.constLast(), m_engine))
            return false;
        return one.size() < 2 || other.size() < 2 || isSameName(one.at(one.size() - 2), other.at(other.size() - 2), m_engine);
    }

    /// An index has a name of its own in each table on MariaDB.
    bool isSame(const CreatedObject &left, const CreatedObject &right) const
    {
        if (left.kind != right.kind || !isSame(left.name, right.name))
            return false;
        return m_engine != Engine::MariaDb || left.kind != ObjectKind::Index || isSame(left.table, right.table);
    }

    struct Heir
    {
        QString parent;
        QString table;
        bool isPartition = false;
    };

    Engine m_engine;
    const QStringList &m_ignored;
    QList<Heir> m_heirs;
    QStringList m_typed; ///< tables OF a type
};

bool isKind(ObjectKind wanted, ObjectKind found)
{
    // A unique index of MariaDB's is a key of its table.
    return found == wanted || (wanted == ObjectKind::Index && (found == ObjectKind::UniqueKey || found == ObjectKind::PrimaryKey));
}

} // namespace

Core::Expected<QList<CreatedObject>> createdObjects(const Plan &plan, const PlanStep &step, const QStringList &ignored)
{
    Collector collector(plan.engine(), ignored);
    const Core::Expected<> read = forEachStatement(plan, step, [&](const PlannedStatement &statement) -> Core::Expected<> {
        collector.read(statement);
        return {};
    });
    if (!read)
        return Core::failure(read.error());
    return collector.objects;
}

bool isThere(const CreatedObject &object, const SchemaState &state, Engine engine)
{
    const QStringList parts = nameParts(object.name, engine);
    const QString schema = parts.size() > 1 ? parts.at(parts.size() - 2) : QString();
    return state.hasAny([&](const Catalog::SchemaObject &one) {
        return isKind(object.kind, one.kind) && isSameName(parts.constLast(), one.name, engine)
            && (schema.isEmpty() || one.schema.isEmpty() || isSameName(schema, one.schema, engine));
    });
}

} // namespace Varve::Execution
