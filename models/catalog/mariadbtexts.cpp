// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mariadbtexts.h"

#include "snapshot.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Varve::Catalog {
namespace {

QString constant(QString text)
{
    return u'\'' + text.replace(u'\\', "\\\\"_L1).replace(u'\'', "''"_L1) + u'\'';
}

QString commentText(const QString &comment)
{
    return comment.isEmpty() ? QString() : QString("COMMENT "_L1 + constant(comment));
}

QString generationText(const ColumnText &column)
{
    if (column.generation.isEmpty())
        return {};
    const bool isStored = column.extra.contains("STORED"_L1) || column.extra.contains("PERSISTENT"_L1);
    return "GENERATED ALWAYS AS ("_L1 + column.generation + (isStored ? ") STORED"_L1 : ") VIRTUAL"_L1);
}

/// Without the words that the generated column already says; "DEFAULT_GENERATED" is MySQL's note on the default.
QString extraText(const ColumnText &column)
{
    static const QRegularExpression said(u"(?:VIRTUAL|STORED|PERSISTENT) GENERATED|DEFAULT_GENERATED|, "_s);
    QString rest = column.extra;
    return rest.replace(said, u" "_s).simplified().toUpper();
}

} // namespace

QString columnText(const ColumnText &column)
{
    QStringList parts{column.type};
    if (!column.collation.isEmpty())
        parts += "COLLATE "_L1 + column.collation;
    parts += generationText(column);
    if (!column.isNullable)
        parts += u"NOT NULL"_s;
    if (const QString value = column.defaultValue.toString(); column.defaultValue.isValid() && value != "NULL"_L1)
        parts += "DEFAULT "_L1 + value;
    parts += extraText(column);
    parts += commentText(column.comment);
    parts.removeAll(QString());
    return parts.join(u' ');
}

QString IndexText::kind() const
{
    return type == "FULLTEXT"_L1 || type == "SPATIAL"_L1 ? QString(type + u' ') : QString();
}

QString IndexText::rest() const
{
    QString text;
    if (kind().isEmpty() && type != "BTREE"_L1)
        text += " USING "_L1 + type;
    return comment.isEmpty() ? text : QString(text + u' ' + commentText(comment));
}

QString indexColumn(const QString &column, const QVariant &length, bool isDescending, const QString &expression)
{
    QString text = column.isEmpty() ? QString(u'(' + expression + u')') : sqlName(column);
    if (length.isValid())
        text += u'(' + length.toString() + u')';
    return isDescending ? QString(text + " DESC"_L1) : text;
}

QString foreignKeyText(const ForeignKeyText &key)
{
    QString text = "FOREIGN KEY ("_L1 + key.columns.join(", "_L1) + ") REFERENCES "_L1;
    if (!key.schema.isEmpty())
        text += sqlName(key.schema) + u'.';
    text += sqlName(key.table) + " ("_L1 + key.others.join(", "_L1) + u')';
    // The two words mean the same in InnoDB, and the first is what nothing means.
    const auto says = [](const QString &rule) { return rule != "RESTRICT"_L1 && rule != "NO ACTION"_L1; };
    if (says(key.onUpdate))
        text += " ON UPDATE "_L1 + key.onUpdate;
    if (says(key.onDelete))
        text += " ON DELETE "_L1 + key.onDelete;
    return text;
}

QString routineText(const RoutineText &routine)
{
    QStringList parts{"CREATE "_L1 + routine.type + u' ' + sqlName(routine.name) + u'(' + routine.parameters + u')'};
    if (!routine.returns.isEmpty())
        parts += "RETURNS "_L1 + routine.returns;
    if (routine.isDeterministic)
        parts += u"DETERMINISTIC"_s;
    if (routine.dataAccess != "CONTAINS SQL"_L1)
        parts += routine.dataAccess;
    if (routine.security == "INVOKER"_L1)
        parts += u"SQL SECURITY INVOKER"_s;
    parts += commentText(routine.comment);
    parts += routine.body;
    parts.removeAll(QString());
    return parts.join(u' ');
}

QStringList tableOptions(const QString &engine, const QString &collation, const QString &options, const QString &comment)
{
    QStringList parts{"ENGINE="_L1 + engine, collation.isEmpty() ? QString() : QString("COLLATE="_L1 + collation)};
    const QStringList words = options.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        // Aria's SHOW CREATE TABLE says its usual check sums even of a table that was made without a word of them.
        if (word != "partitioned"_L1 && (engine != "Aria"_L1 || word != "page_checksum=1"_L1))
            parts += word;
    }
    if (!comment.isEmpty())
        parts += "COMMENT="_L1 + constant(comment);
    return parts;
}

QString sequenceText(const QString &createText)
{
    const qsizetype start = createText.indexOf(" start with "_L1);
    return start < 0 ? createText : createText.sliced(start + 1);
}

QString partitionText(const QString &createText)
{
    qsizetype start = createText.lastIndexOf("PARTITION BY "_L1);
    if (start < 0)
        return {};
    QString text = createText.sliced(start).simplified();
    if (text.endsWith("*/"_L1)) // MySQL writes it as /*!50100 … */
        text = text.chopped(2).trimmed();
    return text;
}

QString withoutDatabase(const QString &definition, const QString &database)
{
    QString name = database;
    const QString prefix = u'`' + name.replace(u'`', "``"_L1) + "`."_L1;
    QString result;
    bool inConstant = false;
    for (qsizetype at = 0; at < definition.size(); ++at) {
        // The server doubles quotes in the texts it writes, or puts a backslash before them.
        if (inConstant && definition[at] == u'\\' && at + 1 < definition.size()) {
            result += definition[at++];
        } else if (definition[at] == u'\'') {
            inConstant = !inConstant;
        } else if (!inConstant && QStringView(definition).sliced(at).startsWith(prefix)) {
            at += prefix.size() - 1;
            continue;
        }
        result += definition[at];
    }
    return result;
}

} // namespace Varve::Catalog
