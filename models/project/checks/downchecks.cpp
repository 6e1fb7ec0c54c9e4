// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks_p.h"

#include "statementtokens.h"

#include "../texts_p.h"

namespace Varve::Project {

namespace {

using Tokens = QList<StatementToken>;

/// ALTER … FIRST SECOND, side by side and outside parentheses: "DROP COLUMN", "ADD VALUE".
bool says(const Tokens &tokens, QByteArrayView first, QByteArrayView second)
{
    for (qsizetype i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].depth == 0 && tokens[i].word == first && tokens[i + 1].word == second)
            return true;
    }
    return false;
}

/// The last part of a qualified name, without quotes.
QByteArray lastName(QByteArrayView name)
{
    const QByteArrayView last = name.sliced(name.lastIndexOf('.') + 1);
    const bool quoted = last.size() > 2 && QByteArrayView("\"`[").contains(last.front());
    return (quoted ? last.sliced(1, last.size() - 2) : last).toByteArray();
}

/// Some statement of \a part that begins with \a verb names \a object. \a until: only those before it; nullptr: all.
bool mentions(const CheckedPart &part, const Text::Statement *until, const QString &object, QLatin1StringView verb,
              Text::DialectName dialect)
{
    const QByteArray name = lastName(object.toUtf8());
    for (const Text::Statement &statement : part.statements) {
        if (&statement == until)
            return false;
        if (!statement.verb.startsWith(verb))
            continue;
        for (const StatementToken &token : significantTokens(part, statement, dialect)) {
            if (token.isName() && lastName(token.token.in(part.script)) == name)
                return true;
        }
    }
    return false;
}

/// What of the data a statement of the up section loses; empty for nothing.
QString lossOf(const Text::Statement &statement, const CheckedPart &part, Text::DialectName dialect)
{
    const QString &verb = statement.verb;
    if (verb == u"TRUNCATE" || verb == u"DELETE")
        return Texts::tr("%1 takes rows out of %2, and the down section does not bring them back.").arg(verb, objectOf(part, statement));
    if (verb == u"DROP TABLE" || verb == u"DROP SCHEMA" || verb == u"DROP DATABASE" || verb == u"DROP CATALOG")
        return Texts::tr("%1 loses what is in %2, and the down section does not bring it back.").arg(verb, objectOf(part, statement));
    const bool alters = verb == u"ALTER TABLE" && statement.destructive == Text::Destructive::Structure;
    if (alters && says(significantTokens(part, statement, dialect), "DROP", "COLUMN"))
        return Texts::tr("DROP COLUMN loses what is in the column of %1, and the down section does not bring it back.")
            .arg(objectOf(part, statement));
    return {};
}

/// Why the engine has no way back from a statement of the up section; empty where it has one.
QString noWayBack(const Text::Statement &statement, const CheckedPart &part, Text::DialectName dialect)
{
    // PostgreSQL manual, ALTER TYPE: there is no form that drops a value.
    const bool isType = dialect == Text::DialectName::PostgreSql && statement.verb == u"ALTER TYPE";
    if (isType && says(significantTokens(part, statement, dialect), "ADD", "VALUE"))
        return Texts::tr("PostgreSQL cannot take a value out of the type %1 again; only making the type anew can.")
            .arg(objectOf(part, statement));
    return {};
}

/// Why a statement of the down section may fail.
QString refusalOf(const Text::Statement &statement, const CheckedPart &part, Text::DialectName dialect)
{
    // Databricks, "Rename and drop columns with Delta Lake column mapping": without the mapping a column cannot be dropped.
    const bool isDelta = dialect == Text::DialectName::Spark && statement.verb == u"ALTER TABLE";
    if (!isDelta)
        return {};
    const Tokens tokens = significantTokens(part, statement, dialect);
    if (says(tokens, "DROP", "COLUMN") || says(tokens, "DROP", "COLUMNS"))
        return Texts::tr("Delta drops a column of %1 only where the table has column mapping; elsewhere the table must be made anew.")
            .arg(objectOf(part, statement));
    return {};
}

} // namespace

QList<Finding> findNoDown(const CheckedFile &file)
{
    if (file.hasDown || !file.migration.runsWithMigrate())
        return {};
    return {{Texts::tr("%1 cannot be rolled back: it has no down section.").arg(file.migration.id), wholeFile(file),
             Texts::tr("Add a section that begins with \"-- varve:down\".")}};
}

QList<Finding> findEmptyDown(const CheckedFile &file)
{
    if (!file.hasDown || !file.down.statements.isEmpty() || file.up.statements.isEmpty())
        return {};
    Core::SourcePosition where{file.down.path, -1, 0, 0};
    if (!file.sections.down.isEmpty()) {
        // The marker ends just before the section.
        where = Core::positionAt(file.down.script, std::max<qint64>(0, file.sections.down.constFirst().offset - 1), file.down.path);
        where.offset = -1;
        where.column = 1;
    }
    return {{Texts::tr("The down section of %1 is empty: it cannot be rolled back.").arg(file.migration.id), where,
             Texts::tr("Write what undoes it, or take the marker out.")}};
}

QList<Finding> findIrreversible(const CheckedFile &file)
{
    if (file.down.statements.isEmpty())
        return {};
    const QString remedy = Texts::tr("Keep a copy for the way back, or accept it in the header: \"Checks off: irreversible\".");
    QList<Finding> findings;
    for (const Text::Statement &statement : file.up.statements) {
        if (const QString reason = noWayBack(statement, file.up, file.dialect); !reason.isEmpty())
            findings += {reason, statement.start, remedy};
        const QString loss = lossOf(statement, file.up, file.dialect);
        const QString object = objectOf(file.up, statement);
        // What was copied before, as a table that is made anew, or is filled again by the way back, is not lost.
        const bool isKept = !loss.isEmpty()
            && (mentions(file.up, &statement, object, QLatin1StringView("INSERT"), file.dialect)
                || mentions(file.up, &statement, object, QLatin1StringView("CREATE TABLE"), file.dialect)
                || mentions(file.down, nullptr, object, QLatin1StringView("INSERT"), file.dialect));
        if (!loss.isEmpty() && !isKept)
            findings += {loss, statement.start, remedy};
    }
    for (const Text::Statement &statement : file.down.statements) {
        if (const QString reason = refusalOf(statement, file.down, file.dialect); !reason.isEmpty())
            findings
                += {reason, statement.start, Texts::tr("Make the table anew, or accept it in the header: \"Checks off: irreversible\".")};
    }
    return findings;
}

} // namespace Varve::Project
