// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementbuilder.h"

#include "scripterrors.h"
#include "sqlnames.h"
#include "stepfacts.h"

#include <models/history/historysql.h>
#include <models/text/expectation.h>
#include <models/text/header.h>
#include <models/text/splitter.h>

#include <QCoreApplication>
#include <QRegularExpression>

namespace Varve::Execution {

namespace {

using Purpose = BuildContext::Purpose;

Core::Error errorAt(const Text::Statement &statement, Core::ErrorKind kind, const QString &message, const QString &remedy)
{
    return {.kind = kind, .message = message, .where = statement.start, .remedy = remedy};
}

/// Savepoints live inside the migration's own transaction and are fine.
bool movesTransaction(const Text::Statement &statement, const QByteArray &written)
{
    if (statement.kind != Text::StatementKind::TransactionControl)
        return false;
    static const QRegularExpression insideOne(QStringLiteral("^(?:SAVEPOINT|RELEASE|ROLLBACK(?:\\s+(?:WORK|TRANSACTION))?\\s+TO)\\b"),
                                              QRegularExpression::CaseInsensitiveOption);
    return !insideOne.match(QString::fromUtf8(written)).hasMatch();
}

/// What COPY … FROM STDIN needs is known from its data, which the splitter found, be it empty.
bool copiesToClient(const Text::Statement &statement, const QByteArray &written)
{
    if (!statement.verb.startsWith(QStringLiteral("COPY")))
        return false;
    static const QRegularExpression client(QStringLiteral("\\bTO\\s+STDOUT\\b"), QRegularExpression::CaseInsensitiveOption);
    return client.match(QString::fromUtf8(written)).hasMatch();
}

bool isHarmlessClientCommand(const Text::Statement &statement, const QByteArray &written)
{
    // The splitter has done what it says: the server knows no such thing.
    if (statement.verb == QStringLiteral("DELIMITER"))
        return true;
    // pg_dump 15.14 and later frame their output with these two, for psql alone.
    return written.startsWith("\\restrict") || written.startsWith("\\unrestrict");
}

QString shortened(const QByteArray &written)
{
    constexpr qsizetype longest = 40;
    const QString text = QString::fromUtf8(written).simplified();
    return text.size() <= longest ? text : QString(text.first(longest) + QChar(0x2026));
}

std::optional<Core::Error> refusedText(const Text::Statement &statement, const QByteArray &written, Purpose purpose)
{
    if (statement.kind == Text::StatementKind::ClientCommand) {
        return errorAt(statement, Core::ErrorKind::Unsupported,
                       QCoreApplication::translate("Varve::Execution",
                                                   "\"%1\" is a command of a client program, not of the server; Varve does not run it.")
                           .arg(shortened(written)),
                       QCoreApplication::translate("Varve::Execution", "Take the line out, or write what it does as SQL."));
    }
    if (copiesToClient(statement, written)) {
        return errorAt(
            statement, Core::ErrorKind::Unsupported,
            QCoreApplication::translate("Varve::Execution", "COPY … TO STDOUT gives its rows to a client program; Varve does not run it."),
            QCoreApplication::translate("Varve::Execution", "Write a SELECT instead."));
    }
    if (purpose == Purpose::Migration && movesTransaction(statement, written)) {
        return errorAt(statement, Core::ErrorKind::ProjectFiles,
                       QCoreApplication::translate("Varve::Execution",
                                                   "%1 stands in a migration; Varve runs each migration in one transaction by itself.")
                           .arg(statement.verb),
                       QCoreApplication::translate("Varve::Execution", "Take the statement out."));
    }
    const bool writes = statement.kind == Text::StatementKind::Definition || statement.kind == Text::StatementKind::Manipulation
        || statement.kind == Text::StatementKind::TransactionControl;
    if (purpose == Purpose::Verification && writes) {
        return errorAt(statement, Core::ErrorKind::ProjectFiles,
                       QCoreApplication::translate("Varve::Execution", "%1 stands in the verify section; only queries belong there.")
                           .arg(statement.verb),
                       QCoreApplication::translate("Varve::Execution", "Move it before the line \"varve:verify\"."));
    }
    return std::nullopt;
}

Core::Expected<Text::Rendered> renderStatement(QByteArrayView script, const Text::Statement &statement, const BuildContext &context)
{
    if (context.substitute)
        return Text::render(script, statement.text, context.dialect, context.variables, context.file);
    const QByteArray text = statement.text.in(script).toByteArray();
    return Text::Rendered{.text = text,
                          .parts = {{.written = statement.text, .rendered = {.offset = 0, .length = text.size()}, .variable = {}}}};
}

/// Statements and the text that they stand in.
struct Sent
{
    QByteArray script;
    QList<Text::Statement> statements;
};

/// \a statement as a server gets it, with its names in plain text; as it stands where a variable has no value.
Sent withVariables(const Text::Statement &statement, QByteArrayView script, const BuildContext &context)
{
    const Sent asWritten{.script = QByteArray::fromRawData(script.data(), script.size()), .statements = {statement}};
    const QByteArrayView written = statement.text.in(script);
    const bool hasCoded = context.dialect == Text::DialectName::PostgreSql && hasUnicodeNames(written);
    if (!hasCoded && !(context.substitute && written.contains("${")))
        return asWritten;
    const auto rendered = renderStatement(script, statement, context);
    if (!rendered)
        return asWritten;
    const QByteArray text = hasCoded ? withPlainNames(rendered->text) : rendered->text;
    const auto statements = Text::split(text, context.dialect, context.file, Text::TextForm::Rendered);
    return statements ? Sent{.script = text, .statements = *statements} : asWritten;
}

Core::Error errorOfTable(const Text::Statement &statement, const QString &table)
{
    return errorAt(
        statement, Core::ErrorKind::ProjectFiles,
        QCoreApplication::translate("Varve::Execution", "%1 changes %2, where Varve keeps what was done.").arg(statement.verb, table),
        QCoreApplication::translate("Varve::Execution",
                                    "Take the statement out; varve-cli stamp, unstamp and repair write what is "
                                    "true into the history."));
}

Core::Error errorOfPlace(const Text::Statement &statement, QByteArrayView script, const DroppedPlace &dropped)
{
    // As it is written: a variable's value may be a secret.
    const QString written = shortened(statement.text.in(script).toByteArray());
    if (dropped.isRenamed) {
        return errorAt(
            statement, Core::ErrorKind::ProjectFiles,
            QCoreApplication::translate("Varve::Execution", "\"%1\" renames the schema in which Varve keeps what was done.").arg(written),
            QCoreApplication::translate("Varve::Execution",
                                        "Take the statement out; or let schema under [history] in varve.toml name another place for "
                                        "these tables."));
    }
    const QString message = dropped.holdsHistory
        ? QCoreApplication::translate("Varve::Execution",
                                      "\"%1\" drops the tables in which Varve keeps what was done, with all that is beside them.")
        : QCoreApplication::translate("Varve::Execution", "\"%1\" drops the database in which the migrations run.");
    const QString remedy = dropped.isDatabase
        ? QCoreApplication::translate("Varve::Execution", "Take the statement out, and drop by name what is to go.")
        : QCoreApplication::translate("Varve::Execution",
                                      "Take the statement out, and drop by name what is to go; or let schema under [history] in "
                                      "varve.toml name another place for these tables.");
    return errorAt(statement, Core::ErrorKind::ProjectFiles, message.arg(written), remedy);
}

/// \a script with everything outside \a ranges turned to blanks, line ends kept: so positions stay those of the file.
QByteArray onlyRanges(QByteArrayView script, const QList<Text::ByteRange> &ranges)
{
    QByteArray masked = script.toByteArray();
    qsizetype position = 0;
    const auto blank = [&](qsizetype end) {
        for (; position < end; ++position) {
            if (masked[position] != '\n' && masked[position] != '\r')
                masked[position] = ' ';
        }
    };
    for (const Text::ByteRange &range : ranges) {
        blank(range.offset);
        position = range.end();
    }
    blank(masked.size());
    return masked;
}

void addCopyData(PlannedStatement &planned, QByteArrayView script)
{
    const Text::Statement &statement = planned.statement;
    const auto lines = script.first(statement.copyData.offset).sliced(statement.text.offset).count('\n');
    planned.copied
        = CopiedData{.bytes = statement.copyData.in(script).toByteArray(), .line = statement.start.line + static_cast<int>(lines)};
}

bool isAsWritten(const Text::Rendered &rendered, const QByteArray &written)
{
    return rendered.parts.size() <= 1 && (rendered.parts.isEmpty() || rendered.parts.constFirst().variable.isEmpty())
        && rendered.text == written;
}

} // namespace

QStringList ownTables(Database::Engine engine, const Project::Policies &policies)
{
    Database::ConnectionProfile place;
    place.engine = engine;
    const History::HistorySql sql(place, policies);
    QStringList names;
    for (const QString &table : {sql.historyName(), sql.runsName(), sql.journalName()}) {
        names += table;
        if (!sql.schema().isEmpty())
            names += sql.schema() + QLatin1Char('.') + table;
    }
    return names;
}

std::optional<Core::Error> refusal(const Text::Statement &statement, QByteArrayView script, const BuildContext &context)
{
    const QByteArrayView text = statement.text.in(script);
    const QByteArray written = QByteArray::fromRawData(text.data(), text.size()); // most are not even looked at
    if (statement.kind == Text::StatementKind::ClientCommand && isHarmlessClientCommand(statement, written))
        return std::nullopt;
    if (const std::optional<Core::Error> refused = refusedText(statement, written, context.purpose))
        return refused;
    if (const QString table = ownTableOf(statement, script, context.ownTables, context.ownPlaces); !table.isEmpty())
        return errorOfTable(statement, table);
    return refusalByPlaces(statement, script, context);
}

std::optional<Core::Error> refusalByPlaces(const Text::Statement &statement, QByteArrayView script, const BuildContext &context)
{
    if (!dependsOnPlaces(statement, script, context.ownTables, context.ownPlaces))
        return std::nullopt;
    const Sent sent = withVariables(statement, script, context);
    for (const Text::Statement &one : sent.statements) {
        if (const QString table = ownTableOf(one, sent.script, context.ownTables, context.ownPlaces); !table.isEmpty())
            return errorOfTable(statement, table);
        if (const auto dropped = droppedPlace(one, sent.script, context.ownPlaces))
            return errorOfPlace(statement, script, *dropped);
    }
    return std::nullopt;
}

void follow(const Text::Statement &use, QByteArrayView script, BuildContext &context)
{
    if (context.ownPlaces.engine != Database::Engine::MariaDb || use.verb != QStringLiteral("USE"))
        return;
    const Sent sent = withVariables(use, script, context);
    const QString name = QString::fromUtf8(sent.statements.constFirst().object.in(sent.script));
    context.ownPlaces.used = nameParts(name, Database::Engine::MariaDb).join(QLatin1Char('.'));
}

std::optional<Core::Error> refusalInVerification(const Text::Statement &query)
{
    // What writes is refused anyway, a setting does nothing there, and what commits by itself does so in the middle of a check too.
    if (query.kind != Text::StatementKind::Utility || query.inTransaction || query.commitsImplicitly)
        return std::nullopt;
    return errorAt(query, Core::ErrorKind::ProjectFiles,
                   QCoreApplication::translate("Varve::Execution", "%1 cannot run in a transaction, and the verify section runs in one.")
                       .arg(query.verb),
                   QCoreApplication::translate("Varve::Execution", "Take the statement out; only queries belong there."));
}

Core::Expected<bool> holdsStatements(QByteArrayView script, const QList<Text::ByteRange> &ranges, const BuildContext &context)
{
    bool holds = false;
    BuildContext here = context;
    for (const Text::ByteRange &range : ranges) {
        const auto statements = Text::split(script, range, context.dialect, context.file);
        if (!statements)
            return Core::failure(statements.error());
        for (const Text::Statement &statement : *statements) {
            if (const std::optional<Core::Error> refused = refusal(statement, script, here))
                return Core::failure(*refused);
            follow(statement, script, here);
            const QByteArrayView written = statement.text.in(script);
            if (context.substitute && written.contains("${")) {
                if (const auto rendered = renderStatement(script, statement, context); !rendered)
                    return Core::failure(rendered.error());
            }
            holds = holds || statement.kind != Text::StatementKind::ClientCommand; // those that pass are not sent
        }
    }
    return holds;
}

Core::Expected<std::optional<PlannedStatement>> buildStatement(QByteArrayView script, const Text::Statement &statement,
                                                               const BuildContext &context)
{
    const QByteArray written = statement.text.in(script).toByteArray();
    if (statement.kind == Text::StatementKind::ClientCommand && isHarmlessClientCommand(statement, written))
        return std::optional<PlannedStatement>();
    if (const std::optional<Core::Error> refused = refusal(statement, script, context))
        return Core::failure(*refused);
    Core::Expected<Text::Rendered> rendered = renderStatement(script, statement, context);
    if (!rendered)
        return Core::failure(rendered.error());
    PlannedStatement planned{.statement = statement, .written = written, .replaced = {}};
    if (!isAsWritten(*rendered, written)) {
        rendered->text.squeeze(); // a plan of ten thousand holds as many
        planned.replaced = *std::move(rendered);
    }
    planned.statement.comments = {};
    if (statement.copyData != Text::ByteRange{})
        addCopyData(planned, script);
    if (context.purpose == Purpose::Migration && setsForeignKeys(statement, written))
        planned.statement.inTransaction = true; // it does nothing there, and need not: see StepFacts
    if (context.purpose == Purpose::Verification) {
        Core::Expected<Text::Expectation> expectation = Text::readExpectation(script, statement.text, context.dialect, context.file);
        if (!expectation)
            return Core::failure(expectation.error());
        if (!expectation->isEmpty())
            planned.expectation = *std::move(expectation);
    }
    return std::optional<PlannedStatement>(std::move(planned));
}

Core::Expected<QList<PlannedStatement>> buildStatements(QByteArrayView script, const QList<Text::ByteRange> &ranges,
                                                        const BuildContext &context)
{
    const bool isWhole = ranges.size() == 1 && ranges.constFirst() == Text::ByteRange{0, script.size()};
    const QByteArray masked = isWhole ? QByteArray() : onlyRanges(script, ranges);
    const auto statements = Text::split(isWhole ? script : QByteArrayView(masked), context.dialect, context.file);
    if (!statements)
        return Core::failure(statements.error());
    QList<PlannedStatement> result;
    result.reserve(statements->size());
    ErrorList errors;
    BuildContext here = context;
    for (const Text::Statement &statement : *statements) {
        Core::Expected<std::optional<PlannedStatement>> built = buildStatement(script, statement, here);
        follow(statement, script, here);
        if (!built) {
            errors.add(built.error());
        } else if (*built) {
            result += **std::move(built);
        }
    }
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    return result;
}

bool breaksTransaction(const Text::Statement &statement)
{
    return !statement.inTransaction || statement.needsCommitBefore;
}

QString transactionReason(const Text::Statement &statement)
{
    if (statement.needsCommitBefore)
        return QCoreApplication::translate("Varve::Execution",
                                           "line %1 uses a value that ALTER TYPE added, which needs a commit in between")
            .arg(statement.start.line);
    if (statement.commitsImplicitly)
        return QCoreApplication::translate("Varve::Execution", "%1 commits by itself (line %2)")
            .arg(statement.verb)
            .arg(statement.start.line);
    return QCoreApplication::translate("Varve::Execution", "%1 cannot run in a transaction (line %2)")
        .arg(statement.verb)
        .arg(statement.start.line);
}

} // namespace Varve::Execution
