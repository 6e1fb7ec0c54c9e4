// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "comparison.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using Varve::Catalog::ObjectKind;
using Varve::Catalog::SchemaObject;
using Varve::Catalog::Snapshot;

namespace Varve::Comparison {
namespace {

struct Printer
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Comparison)
};

QString mark(ChangeKind change)
{
    switch (change) {
    case ChangeKind::Added: return u"+"_s;
    case ChangeKind::Removed: return u"-"_s;
    case ChangeKind::Changed: return u"~"_s;
    }
    return {};
}

QString code(ChangeKind change)
{
    switch (change) {
    case ChangeKind::Added: return u"added"_s;
    case ChangeKind::Removed: return u"removed"_s;
    case ChangeKind::Changed: return u"changed"_s;
    }
    return {};
}

/// A name on one line: hostile ones hold line ends.
QString shownName(const QString &name)
{
    QString shown = name;
    return shown.replace(u'\n', u"\\n"_s).replace(u'\r', u"\\r"_s);
}

QString indented(const QString &text, const QString &prefix)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line.prepend(prefix);
    return lines.join(u'\n') + u'\n';
}

/// All that is told of an object: of a table or view its whole definition.
QString fullDefinition(const Snapshot &snapshot, const SchemaObject &object)
{
    const bool isWhole = object.table.isEmpty() && (object.kind == ObjectKind::Table || object.kind == ObjectKind::View);
    return isWhole ? snapshot.definitionText(object.schema, object.name) : object.definition;
}

QString columnCount(const Snapshot &snapshot, const SchemaObject &table)
{
    const auto parts = snapshot.parts(table.schema, table.name);
    const auto count = std::count_if(parts.begin(), parts.end(), [](const SchemaObject &part) { return part.kind == ObjectKind::Column; });
    return Printer::tr("%n column(s)", "", static_cast<int>(count));
}

/// What stands behind the name on one line; empty when the definition needs lines of its own.
QString remark(const Comparison &comparison, const Difference &difference)
{
    const SchemaObject &object = difference.object();
    if (difference.change == ChangeKind::Changed)
        return {};
    if (object.kind == ObjectKind::Table)
        return columnCount(difference.change == ChangeKind::Removed ? comparison.from : comparison.to, object);
    return object.definition.contains(u'\n') ? QString() : object.definition;
}

QString changedLines(const Difference &difference, const QString &indent)
{
    const SchemaObject &from = difference.from;
    const SchemaObject &to = difference.to;
    if (from.definition == to.definition)
        return indented(Printer::tr("column %1 is now column %2").arg(from.position).arg(to.position), indent);
    const QString none = Printer::tr("(nothing of its own)");
    return indented(from.definition.isEmpty() ? none : from.definition, indent + u"- "_s)
        + indented(to.definition.isEmpty() ? none : to.definition, indent + u"+ "_s);
}

QString printDifference(const Comparison &comparison, const Difference &difference)
{
    const SchemaObject &object = difference.object();
    const bool isPart = !object.table.isEmpty();
    const QString indent = isPart ? u"    "_s : QString();
    const QString name = isPart ? object.name : object.path();
    QString line = indent + mark(difference.change) + u' ';
    if (object.kind != ObjectKind::Other) // its name says what it is: "type mood"
        line += title(object.kind) + u' ';
    line += shownName(name);
    const QString behind = remark(comparison, difference);
    if (!behind.isEmpty())
        line += u"    "_s + behind;
    line += u'\n';
    if (difference.change == ChangeKind::Changed)
        line += changedLines(difference, indent + u"    "_s);
    return line;
}

/// The line above parts whose table or view is not itself in the list.
QString ownerLine(const Snapshot &snapshot, const SchemaObject &part)
{
    const bool isView = snapshot.find(ObjectKind::View, part.schema, part.table) != nullptr;
    const ObjectKind kind = isView ? ObjectKind::View : ObjectKind::Table;
    SchemaObject owner;
    owner.schema = part.schema;
    owner.name = part.table;
    return u"~ "_s + title(kind) + u' ' + shownName(owner.path()) + u'\n';
}

QJsonValue definitionOf(const Snapshot &snapshot, const SchemaObject &object, bool isThere)
{
    return isThere ? QJsonValue(fullDefinition(snapshot, object)) : QJsonValue(QJsonValue::Null);
}

QJsonObject differenceAsJson(const Comparison &comparison, const Difference &difference)
{
    const SchemaObject &object = difference.object();
    QJsonObject json{
        {u"change"_s, code(difference.change)},
        {u"kind"_s, Catalog::code(object.kind)},
        {u"schema"_s, object.schema},
        {u"table"_s, object.table},
        {u"name"_s, object.name},
        {u"path"_s, object.path()},
        {u"from"_s, definitionOf(comparison.from, difference.from, difference.change != ChangeKind::Added)},
        {u"to"_s, definitionOf(comparison.to, difference.to, difference.change != ChangeKind::Removed)},
    };
    if (object.kind == ObjectKind::Column && difference.change == ChangeKind::Changed) {
        json.insert(u"fromPosition"_s, difference.from.position);
        json.insert(u"toPosition"_s, difference.to.position);
    }
    return json;
}

QJsonObject snapshotAsJson(const Snapshot &snapshot)
{
    return {{u"title"_s, snapshot.title}, {u"dialect"_s, snapshot.dialect}};
}

} // namespace

QString printComparison(const Comparison &comparison)
{
    QString text = Printer::tr("%1 → %2", "two schemas that are compared").arg(comparison.from.title, comparison.to.title) + u'\n';
    if (comparison.isEqual())
        return text + Printer::tr("No differences in %n object(s).", "", comparison.objectCount) + u'\n';
    const QString objects = Printer::tr("in %n object(s)", "", comparison.objectCount);
    text += Printer::tr("%n difference(s) %1", "%1: in 12 objects", static_cast<int>(comparison.differences.size())).arg(objects)
        + u"\n\n"_s;

    QString schema;
    QString owner;
    bool hasOwner = false;
    for (const Difference &difference : comparison.differences) {
        const SchemaObject &object = difference.object();
        const bool isSameOwner = hasOwner && object.schema == schema && object.owner() == owner;
        if (!isSameOwner && !object.table.isEmpty())
            text += ownerLine(difference.change == ChangeKind::Removed ? comparison.from : comparison.to, object);
        schema = object.schema;
        owner = object.owner();
        hasOwner = true;
        text += printDifference(comparison, difference);
    }
    return text;
}

QJsonObject comparisonAsJson(const Comparison &comparison)
{
    QJsonArray differences;
    for (const Difference &difference : comparison.differences)
        differences.append(differenceAsJson(comparison, difference));
    return {
        {u"format"_s, u"varve-comparison/1"_s},
        {u"from"_s, snapshotAsJson(comparison.from)},
        {u"to"_s, snapshotAsJson(comparison.to)},
        {u"equal"_s, comparison.isEqual()},
        {u"objects"_s, comparison.objectCount},
        {u"differences"_s, differences},
        {u"warnings"_s, QJsonArray::fromStringList(comparison.warnings)},
    };
}

} // namespace Varve::Comparison
