// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stepfacts.h"

#include "changedtables.h"
#include "rowcountuse.h"
#include "sqlnames.h"

#include <models/text/splitter.h>

#include <QCoreApplication>
#include <QRegularExpression>

namespace Varve::Execution {

namespace {

bool isTable(const Text::StatementObject &object)
{
    return object.kind.endsWith(QLatin1StringView("TABLE"));
}

/// The name behind RENAME TO of an ALTER TABLE, as written; empty when it renames something else.
QString newName(const QString &text)
{
    static const QRegularExpression renames(
        QStringLiteral("\\bRENAME\\s+(?:TO|AS)\\s+(\"(?:[^\"]|\"\")+\"|`(?:[^`]|``)+`|\\[[^\\]]+\\]|[^\\s;]+)"),
        QRegularExpression::CaseInsensitiveOption);
    return renames.match(text).captured(1);
}

bool switchesForeignKeysOff(const QString &text)
{
    static const QRegularExpression off(
        QStringLiteral("^PRAGMA\\s+(?:\\w+\\s*\\.\\s*)?foreign_keys\\s*(?:=|\\()\\s*['\"]?(?:0|off|no|false)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return off.match(text).hasMatch();
}

} // namespace

bool setsForeignKeys(const Text::Statement &statement, QByteArrayView text)
{
    static const QRegularExpression sets(QStringLiteral("^PRAGMA\\s+(?:\\w+\\s*\\.\\s*)?foreign_keys\\s*[=(]"),
                                         QRegularExpression::CaseInsensitiveOption);
    return statement.kind == Text::StatementKind::SessionSetting && statement.verb == QStringLiteral("PRAGMA")
        && sets.match(QString::fromUtf8(text)).hasMatch();
}

/// DO works out expressions, and a function may do neither (MariaDB, "Stored Function Limitations").
bool mayEndTransaction(const Text::Statement &statement, Database::Engine engine)
{
    return engine == Database::Engine::MariaDb && statement.kind == Text::StatementKind::Call && statement.verb != QStringLiteral("DO");
}

void StepFacts::read(const PlannedStatement &planned)
{
    using Kind = Text::StatementKind;
    const Text::Statement &statement = planned.statement;
    m_mayEndTransaction = m_mayEndTransaction || mayEndTransaction(statement, m_engine);
    readCount(planned);
    if (m_engine == Database::Engine::MariaDb && statement.kind == Kind::Manipulation) {
        for (const QString &table : changedTables(planned, m_engine))
            add(table);
        return;
    }
    if (m_engine == Database::Engine::MariaDb && m_streamed)
        m_engines += declaredEngines(planned);
    if (statement.kind != Kind::Definition && statement.kind != Kind::Manipulation && statement.kind != Kind::SessionSetting)
        return;
    const Text::Rendered rendered = planned.rendered();
    const qint64 from = rendered.toRendered(statement.object.offset);
    const qint64 end = rendered.toRendered(statement.object.end());
    const QString object = statement.object.length == 0 ? QString() : QString::fromUtf8(rendered.text.mid(from, end - from));
    if (statement.kind == Kind::Manipulation)
        return add(object);
    const QString text = QString::fromUtf8(rendered.text);
    if (rendered.parts.size() <= 1)
        return read(statement, object, text, statement.start.line);
    // Names with variables in them are known only from what is sent.
    const auto sent = Text::split(rendered.text, Database::engineTraits(m_engine).dialect, {}, Text::TextForm::Rendered);
    for (const Text::Statement &one : sent.value_or(QList<Text::Statement>()))
        read(one, object, text, statement.start.line);
}

/// A text that is kept asks when it is executed, and a routine when it is called; what was in the database before is not looked into.
void StepFacts::readCount(const PlannedStatement &planned)
{
    const bool mayEnd = mayEndTransaction(planned.statement, m_engine);
    const bool asks = asksForRowCount(planned, m_engine);
    if (planned.statement.kind == Text::StatementKind::Definition)
        m_keepsCount = m_keepsCount || asks;
    else if (!m_lacksCount && ((asks && (m_isBehindCall || mayEnd)) || (mayEnd && m_keepsCount)))
        m_lacksCount = planned.statement;
    m_asksForRowCount = m_asksForRowCount || mayAskForRowCount(planned, m_engine);
    m_keepsCount = m_keepsCount || (!asks && !mayEnd && mayAskForRowCount(planned, m_engine));
    m_isBehindCall = mayEnd;
}

void StepFacts::read(const Text::Statement &statement, const QString &object, const QString &text, int line)
{
    if (statement.kind == Text::StatementKind::Manipulation)
        return add(object);
    if (m_engine == Database::Engine::Sqlite && switchesForeignKeysOff(text)) {
        m_foreignKeysOff = {.reason = QCoreApplication::translate("Varve::Execution", "line %1 says so").arg(line), .tables = {}};
        return;
    }
    if (statement.kind != Text::StatementKind::Definition)
        return;
    for (const Text::StatementObject &one : statement.objects)
        readObject(one, text, line);
}

void StepFacts::readObject(const Text::StatementObject &object, const QString &text, int line)
{
    if (!object.table.isEmpty())
        return add(object.table);
    if (!isTable(object))
        return;
    add(object.name);
    if (object.action == Text::ObjectAction::Create)
        return created(object.name);
    if (object.action == Text::ObjectAction::Drop)
        return dropped(object.name, line);
    if (const QString to = newName(text); !to.isEmpty())
        renamed(object.name, to, line);
}

QString StepFacts::key(const QString &table) const
{
    const QStringList parts = nameParts(table, m_engine);
    return parts.isEmpty() ? QString() : parts.constLast().toLower();
}

void StepFacts::add(const QString &table)
{
    if (table.isEmpty() || (!m_tables.isEmpty() && m_tables.constLast() == table))
        return;
    const QString known = nameParts(table, m_engine).join(QLatin1Char('\n'));
    if (m_known.contains(known))
        return;
    m_known.insert(known);
    m_tables += table;
}

void StepFacts::created(const QString &table)
{
    for (auto moved = m_aside.cbegin(); moved != m_aside.cend(); ++moved) {
        if (moved.value() == key(table))
            m_anew.insert(key(table));
    }
}

/// CREATE new, copy, DROP old, RENAME new TO old (sqlite.org/lang_altertable.html, 7); or RENAME old, CREATE, copy, DROP the renamed.
void StepFacts::dropped(const QString &table, int line)
{
    m_dropped.insert(key(table));
    if (const QString was = m_aside.value(key(table)); m_anew.contains(was))
        rebuilds(was, line);
}

void StepFacts::renamed(const QString &from, const QString &to, int line)
{
    add(to);
    m_aside.insert(key(to), key(from));
    if (m_dropped.contains(key(to)))
        rebuilds(to, line);
}

void StepFacts::rebuilds(const QString &table, int line)
{
    if (m_engine != Database::Engine::Sqlite || (m_foreignKeysOff.isNeeded() && m_foreignKeysOff.tables.isEmpty()))
        return; // the author said so
    const QString name = nameParts(table, m_engine).constLast();
    if (m_foreignKeysOff.tables.isEmpty())
        m_foreignKeysOff.reason = QCoreApplication::translate("Varve::Execution", "line %1 rebuilds %2").arg(line).arg(name);
    m_foreignKeysOff.tables += name;
}

void StepFacts::enter(PlanStep &step) const
{
    step.tables = m_tables;
    step.tables.squeeze();
    step.mayEndTransaction = m_mayEndTransaction;
    step.asksForRowCount = m_asksForRowCount;
    if (!m_engines.isEmpty())
        step.engines = m_engines;
    if (m_foreignKeysOff.isNeeded())
        step.foreignKeysOff = m_foreignKeysOff;
}

std::optional<Core::Error> StepFacts::refusal(const PlanStep &step) const
{
    if (!m_lacksCount || (!step.oneTransaction && !step.inUnits))
        return std::nullopt;
    return Core::Error{
        .kind = Core::ErrorKind::ProjectFiles,
        .message = QCoreApplication::translate("Varve::Execution",
                                               "%1 asks for ROW_COUNT(), and in a transaction Varve looks before and behind each CALL and "
                                               "EXECUTE whether it is still the same one; behind that look the server has counted anew.")
                       .arg(m_lacksCount->verb),
        .where = m_lacksCount->start,
        .remedy = QCoreApplication::translate("Varve::Execution",
                                              "Have the routine keep the number itself, in an OUT parameter or a user variable; or keep it "
                                              "before the call: SET @n = ROW_COUNT(). With transaction = \"none\" under [policies] nothing "
                                              "is looked at.")};
}

} // namespace Varve::Execution
