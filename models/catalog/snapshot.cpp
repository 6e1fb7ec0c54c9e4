// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "snapshot.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace Varve::Catalog {
namespace {

bool isPlainName(const QString &name)
{
    if (name.isEmpty() || name.front().isDigit())
        return false;
    return std::all_of(name.cbegin(), name.cend(), [](QChar c) { return c.isLower() || c.isDigit() || c == u'_'; });
}

/// A part of a path: quoted only where the path would be read otherwise.
QString pathPart(const QString &name)
{
    const bool isAmbiguous = name.isEmpty()
        || std::any_of(name.cbegin(), name.cend(), [](QChar c) { return c == u'.' || c == u'"' || c.isSpace() || !c.isPrint(); });
    if (!isAmbiguous)
        return name;
    QString doubled = name;
    return u'"' + doubled.replace(u'"', u"\"\""_s) + u'"';
}

QString qualified(const QString &schema, const QString &name)
{
    return schema.isEmpty() ? sqlName(name) : sqlName(schema) + u'.' + sqlName(name);
}

/// The objects of one schema and table, by binary search: snapshots are sorted.
std::span<const SchemaObject> partsOf(const QList<SchemaObject> &objects, const QString &schema, const QString &table)
{
    const auto isLess = [](const SchemaObject &object, const std::pair<const QString &, const QString &> &key) {
        return std::tie(object.schema, object.table) < std::tie(key.first, key.second);
    };
    const auto isMore = [](const std::pair<const QString &, const QString &> &key, const SchemaObject &object) {
        return std::tie(key.first, key.second) < std::tie(object.schema, object.table);
    };
    const std::pair<const QString &, const QString &> key(schema, table);
    const auto first = std::lower_bound(objects.cbegin(), objects.cend(), key, isLess);
    const auto last = std::upper_bound(first, objects.cend(), key, isMore);
    return {objects.constData() + (first - objects.cbegin()), static_cast<std::size_t>(last - first)};
}

bool isConstraint(ObjectKind kind)
{
    return kind == ObjectKind::PrimaryKey || kind == ObjectKind::UniqueKey || kind == ObjectKind::ForeignKey || kind == ObjectKind::Check;
}

/// "UNLOGGED PARTITION BY …" → "UNLOGGED ": what stands between CREATE and TABLE or VIEW.
QString takePrefix(QString &definition)
{
    for (const QString &word : {u"UNLOGGED"_s, u"FOREIGN"_s, u"VIRTUAL"_s, u"MATERIALIZED"_s, u"SQL SECURITY INVOKER"_s}) {
        if (definition != word && !definition.startsWith(word + u' '))
            continue;
        definition = definition.mid(word.size() + 1);
        return word + u' ';
    }
    return {};
}

QString tableText(const SchemaObject &table, std::span<const SchemaObject> parts)
{
    QStringList lines;
    for (const SchemaObject &part : parts) {
        if (part.kind == ObjectKind::Column)
            lines += u"    "_s + QString(sqlName(part.name) + u' ' + part.definition).trimmed();
        else if (isConstraint(part.kind) && part.isUnnamed())
            lines += u"    "_s + part.definition;
        else if (isConstraint(part.kind))
            lines += u"    CONSTRAINT "_s + sqlName(part.name) + u' ' + part.definition;
    }
    QString rest = table.definition;
    QString text = u"CREATE "_s + takePrefix(rest) + u"TABLE "_s + qualified(table.schema, table.name);
    if (!lines.isEmpty())
        text += u" (\n"_s + lines.join(u",\n"_s) + u"\n)"_s;
    if (!rest.isEmpty())
        text += u' ' + rest;
    return text + u';';
}

QString viewText(const SchemaObject &view)
{
    QString rest = view.definition;
    const QString prefix = takePrefix(rest);
    return u"CREATE "_s + prefix + u"VIEW "_s + qualified(view.schema, view.name) + u' ' + rest + u';';
}

QString indexText(const SchemaObject &index)
{
    QString rest = index.definition;
    QString kind;
    for (const QString &word : {u"UNIQUE "_s, u"FULLTEXT "_s, u"SPATIAL "_s}) {
        if (rest.startsWith(word)) {
            kind = word;
            rest = rest.mid(word.size());
        }
    }
    return u"CREATE "_s + kind + u"INDEX "_s + sqlName(index.name) + u" ON "_s + qualified(index.schema, index.table) + u' ' + rest + u';';
}

QString statementText(const SchemaObject &object)
{
    if (object.kind == ObjectKind::Index)
        return indexText(object);
    if (object.kind == ObjectKind::Sequence)
        return u"CREATE SEQUENCE "_s + qualified(object.schema, object.name) + u' ' + object.definition + u';';
    if (object.kind == ObjectKind::Other)
        return u"-- "_s + object.name + u'\n' + object.definition;
    if (object.definition.endsWith(u';'))
        return object.definition;
    return object.definition + u';';
}

} // namespace

QString title(ObjectKind kind)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Varve::Catalog", text); };
    switch (kind) {
    case ObjectKind::Table: return tr(QT_TRANSLATE_NOOP("Varve::Catalog", "table"));
    case ObjectKind::View: return tr(QT_TRANSLATE_NOOP("Varve::Catalog", "view"));
    case ObjectKind::Index: return tr(QT_TRANSLATE_NOOP("Varve::Catalog", "index"));
    case ObjectKind::Column: return tr(QT_TRANSLATE_NOOP("Varve::Catalog", "column"));
    case ObjectKind::PrimaryKey: return tr(QT_TRANSLATE_NOOP("Varve::Catalog", "primary key"));
    case ObjectKind::UniqueKey: return tr(QT_TRANSLATE_NOOP("Varve::Catalog", "unique key"));
    case ObjectKind::ForeignKey: return tr(QT_TRANSLATE_NOOP("Varve::Catalog", "foreign key"));
    case ObjectKind::Check: return tr(QT_TRANSLATE_NOOP("Varve::Catalog", "check"));
    case ObjectKind::Sequence: return tr(QT_TRANSLATE_NOOP("Varve::Catalog", "sequence"));
    case ObjectKind::Trigger: return tr(QT_TRANSLATE_NOOP("Varve::Catalog", "trigger"));
    case ObjectKind::Routine: return tr(QT_TRANSLATE_NOOP("Varve::Catalog", "routine"));
    case ObjectKind::Other: return tr(QT_TRANSLATE_NOOP("Varve::Catalog", "other object"));
    }
    return {};
}

QString code(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Table: return u"table"_s;
    case ObjectKind::View: return u"view"_s;
    case ObjectKind::Index: return u"index"_s;
    case ObjectKind::Column: return u"column"_s;
    case ObjectKind::PrimaryKey: return u"primary-key"_s;
    case ObjectKind::UniqueKey: return u"unique-key"_s;
    case ObjectKind::ForeignKey: return u"foreign-key"_s;
    case ObjectKind::Check: return u"check"_s;
    case ObjectKind::Sequence: return u"sequence"_s;
    case ObjectKind::Trigger: return u"trigger"_s;
    case ObjectKind::Routine: return u"routine"_s;
    case ObjectKind::Other: return u"other"_s;
    }
    return {};
}

QString SchemaObject::path() const
{
    QStringList parts;
    if (!schema.isEmpty())
        parts += pathPart(schema);
    if (!table.isEmpty())
        parts += pathPart(table);
    // The parentheses of a constraint without a name set it apart already, and so does the kind of an "other" object.
    parts += isUnnamed() || kind == ObjectKind::Other || kind == ObjectKind::Routine ? name : pathPart(name);
    return parts.join(u'.');
}

bool isBefore(const SchemaObject &left, const SchemaObject &right)
{
    return std::tie(left.schema, left.table, left.kind, left.position, left.name)
        < std::tie(right.schema, right.table, right.kind, right.position, right.name);
}

QString sqlName(const QString &name)
{
    if (isPlainName(name))
        return name;
    QString doubled = name;
    return u'"' + doubled.replace(u'"', u"\"\""_s) + u'"';
}

void Snapshot::sort()
{
    std::sort(objects.begin(), objects.end(), isBefore);
}

const SchemaObject *Snapshot::find(ObjectKind kind, const QString &schema, const QString &name) const
{
    const SchemaObject wanted{.kind = kind, .schema = schema, .table = {}, .name = name, .definition = {}, .position = 0};
    const auto found = std::lower_bound(objects.cbegin(), objects.cend(), wanted, isBefore);
    return found == objects.cend() || isBefore(wanted, *found) ? nullptr : &*found;
}

std::span<const SchemaObject> Snapshot::parts(const QString &schema, const QString &tableOrView) const
{
    return partsOf(objects, schema, tableOrView);
}

QString Snapshot::definitionText(const QString &schema, const QString &tableOrView) const
{
    const std::span<const SchemaObject> ownParts = parts(schema, tableOrView);
    QStringList statements;
    if (const SchemaObject *table = find(ObjectKind::Table, schema, tableOrView))
        statements += tableText(*table, ownParts);
    if (const SchemaObject *view = find(ObjectKind::View, schema, tableOrView))
        statements += viewText(*view);
    for (const ObjectKind kind : {ObjectKind::Sequence, ObjectKind::Trigger, ObjectKind::Routine, ObjectKind::Other}) {
        if (const SchemaObject *object = find(kind, schema, tableOrView))
            statements += statementText(*object);
    }
    for (const SchemaObject &part : ownParts) {
        if (part.kind != ObjectKind::Column && !isConstraint(part.kind))
            statements += statementText(part);
    }
    return statements.join(u"\n\n"_s);
}

} // namespace Varve::Catalog
