// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "createdobjects.h"

#include "scratchguard.h"
#include "sqlnames.h"

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
        case Text::ObjectAction::Create: create(object, where); break;
        case Text::ObjectAction::Drop: drop(object, text); break;
        case Text::ObjectAction::Alter: alter(object, text); break;
        }
    }

    void create(const Text::StatementObject &object, const Core::SourcePosition &where)
    {
        const std::optional<ObjectKind> kind = catalogKind(object.kind);
        const QStringList parts = nameParts(object.name, m_engine);
        if (!kind || parts.isEmpty() || m_ignored.contains(parts.constLast(), Qt::CaseInsensitive))
            return;
        const QString schema = parts.size() > 1 ? parts.at(parts.size() - 2).toLower() : QString();
        if (schema == QStringLiteral("temp") || schema.startsWith(QStringLiteral("pg_temp")))
            return;
        forget(object.name); // it may be made anew
        objects += {.kind = *kind, .name = object.name, .table = object.table, .where = where};
    }

    void drop(const Text::StatementObject &object, const QString &text)
    {
        // A schema, an extension or what CASCADE takes along: what went with it is not said.
        if (!catalogKind(object.kind) || text.contains(QStringLiteral("CASCADE"), Qt::CaseInsensitive))
            objects.removeIf([&](const CreatedObject &one) { return mayGoWith(object, one); });
        if (!catalogKind(object.kind))
            return;
        forget(object.name);
        objects.removeIf([&](const CreatedObject &one) { return isSame(one.table, object.name); });
    }

    static bool mayGoWith(const Text::StatementObject &dropped, const CreatedObject &one)
    {
        static const QStringList parts{QStringLiteral("COLUMN"), QStringLiteral("CONSTRAINT"), QStringLiteral("TRIGGER")};
        return !parts.contains(QString(dropped.kind)) || one.kind != ObjectKind::Table;
    }

    void alter(const Text::StatementObject &object, const QString &text)
    {
        static const QRegularExpression otherName(
            QStringLiteral("\\bRENAME\\b(?!\\s+(COLUMN|CONSTRAINT|INDEX|KEY|ATTRIBUTE)\\b)|\\bSET\\s+SCHEMA\\b"),
            QRegularExpression::CaseInsensitiveOption);
        // An index goes with its column or constraint, or becomes a constraint's.
        static const QRegularExpression indexes(QStringLiteral("\\b(USING\\s+INDEX|DROP|RENAME\\s+(INDEX|KEY))\\b"),
                                                QRegularExpression::CaseInsensitiveOption);
        if (text.contains(otherName))
            forget(object.name);
        if (text.contains(indexes))
            objects.removeIf([](const CreatedObject &one) { return one.kind == ObjectKind::Index; });
    }

    bool isSame(const QString &left, const QString &right) const
    {
        const QStringList one = nameParts(left, m_engine);
        const QStringList other = nameParts(right, m_engine);
        return !one.isEmpty() && !other.isEmpty() && isSameName(one.constLast(), other.constLast(), m_engine);
    }

    void forget(const QString &name)
    {
        objects.removeIf([&](const CreatedObject &one) { return isSame(one.name, name); });
    }

    Engine m_engine;
    const QStringList &m_ignored;
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
