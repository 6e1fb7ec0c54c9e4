// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "configurationparts_p.h"

#include "checks/check.h"
#include "texts_p.h"

namespace Varve::Project {

namespace {

OutOfOrder readOrderPolicy(TomlTable &table, const QString &key, OutOfOrder otherwise)
{
    const QStringList allowed = {QStringLiteral("refuse"), QStringLiteral("warn"), QStringLiteral("allow")};
    const auto value = table.choice(key, allowed);
    return value ? static_cast<OutOfOrder>(allowed.indexOf(*value)) : otherwise;
}

/// One word for all changes, or a table with a word for each kind; a kind that it leaves out keeps its own.
void readChanged(TomlTable &table, ChangedPolicy &changed)
{
    const QString key = QStringLiteral("changed");
    if (!table.holdsTable(key)) {
        const OutOfOrder all = readOrderPolicy(table, key, changed.real);
        changed = {.lineEnds = all, .layout = all, .real = all};
        return;
    }
    std::optional<TomlTable> kinds = table.table(key);
    changed.lineEnds = readOrderPolicy(*kinds, QStringLiteral("line_ends"), changed.lineEnds);
    changed.layout = readOrderPolicy(*kinds, QStringLiteral("layout"), changed.layout);
    changed.real = readOrderPolicy(*kinds, QStringLiteral("real"), changed.real);
    kinds->finish();
}

void readHistory(TomlTable &table, Policies &policies)
{
    for (const auto &[key, target] :
         {std::pair{QStringLiteral("table"), &policies.historyTable}, std::pair{QStringLiteral("schema"), &policies.historySchema}}) {
        const auto value = table.string(key);
        if (!value)
            continue;
        const bool isName
            = !value->trimmed().isEmpty() && std::none_of(value->begin(), value->end(), [](QChar c) { return c.unicode() < 32; });
        if (isName)
            *target = *value;
        else
            table.mistakes().add(table.where(key), Texts::tr("%1 may neither be empty nor hold control characters.").arg(table.path(key)));
    }
    if (table.has(QStringLiteral("schema")))
        policies.historySchemaAt = table.where(QStringLiteral("schema"));
    table.finish();
}

void readNaming(TomlTable &table, Policies &policies)
{
    for (const TomlTable::PlacedString &written : table.placedStrings(QStringLiteral("naming"))) {
        const Core::Expected<NamingRule> rule = parseNamingRule(written.text);
        if (rule) {
            policies.naming.append(*rule);
            continue;
        }
        // The quote stands before the first character; what a rule may hold needs no escapes.
        Core::Error error = rule.error();
        const int column = error.where.column;
        error.where = written.where;
        error.where.column += column;
        table.mistakes().add(error);
    }
}

void readChecks(TomlTable &table, Policies &policies)
{
    std::optional<TomlTable> written = table.table(QStringLiteral("checks"));
    if (!written)
        return;
    const QStringList levels = {QStringLiteral("off"), QStringLiteral("hint"), QStringLiteral("warning"), QStringLiteral("error")};
    for (const Check &check : checks()) {
        if (const auto level = written->choice(check.code, levels))
            policies.checks.insert(check.code, static_cast<CheckLevel>(levels.indexOf(*level)));
    }
    written->finish();
}

/// In the order of TransactionMode.
const QStringList &transactionModes()
{
    static const QStringList modes{QStringLiteral("migration"), QStringLiteral("none"), QStringLiteral("all"), QStringLiteral("auto")};
    return modes;
}

constexpr qint64 mostRetries = 100;

/// How often at most; a number that would never end is a mistake.
std::optional<int> readRetries(TomlTable &table)
{
    const QString key = QStringLiteral("retries");
    const std::optional<qint64> written = table.integer(key);
    if (!written)
        return std::nullopt;
    if (*written >= 0 && *written <= mostRetries)
        return static_cast<int>(*written);
    table.mistakes().add(
        table.where(key),
        Texts::tr("%1: %2 is not allowed; it must be a number from 0 to %3.").arg(table.path(key)).arg(*written).arg(mostRetries));
    return std::nullopt;
}

} // namespace

QString toString(TransactionMode mode)
{
    return transactionModes().at(static_cast<int>(mode));
}

OwnPolicies readOwnPolicies(TomlTable &table)
{
    return {.lockTimeout = table.duration(QStringLiteral("lock_timeout")),
            .statementTimeout = table.duration(QStringLiteral("statement_timeout")),
            .retries = readRetries(table),
            .retryWait = table.duration(QStringLiteral("retry_wait"))};
}

Policies withOwn(Policies policies, const OwnPolicies &own)
{
    policies.lockTimeout = own.lockTimeout.value_or(policies.lockTimeout);
    policies.statementTimeout = own.statementTimeout.value_or(policies.statementTimeout);
    policies.retries = own.retries.value_or(policies.retries);
    policies.retryWait = own.retryWait.value_or(policies.retryWait);
    return policies;
}

void readPolicies(TomlTable &root, Policies &policies)
{
    if (std::optional<TomlTable> table = root.table(QStringLiteral("policies"))) {
        policies.outOfOrder = readOrderPolicy(*table, QStringLiteral("out_of_order"), policies.outOfOrder);
        readChanged(*table, policies.changed);
        policies.missing = readOrderPolicy(*table, QStringLiteral("missing"), policies.missing);
        policies.empty = readOrderPolicy(*table, QStringLiteral("empty"), policies.empty);
        if (const auto mode = table->choice(QStringLiteral("transaction"), transactionModes()))
            policies.transaction = static_cast<TransactionMode>(transactionModes().indexOf(*mode));
        if (const auto reaction = table->choice(QStringLiteral("on_failure"), {QStringLiteral("stop"), QStringLiteral("continue")}))
            policies.onFailure = *reaction == QStringLiteral("continue") ? OnFailure::Continue : OnFailure::Stop;
        if (const auto kind = table->choice(QStringLiteral("checksum"), {QStringLiteral("normalized"), QStringLiteral("exact")}))
            policies.exactChecksum = *kind == QStringLiteral("exact");
        policies.variables = table->boolean(QStringLiteral("variables")).value_or(policies.variables);
        policies = withOwn(policies, readOwnPolicies(*table));
        policies.runLockTimeout = table->duration(QStringLiteral("run_lock_timeout")).value_or(policies.runLockTimeout);
        const QStringList integrity = {QStringLiteral("off"), QStringLiteral("counts"), QStringLiteral("full")};
        if (const auto asked = table->choice(QStringLiteral("integrity"), integrity))
            policies.integrity = static_cast<IntegrityPolicy>(integrity.indexOf(*asked));
        policies.analyze = table->boolean(QStringLiteral("analyze")).value_or(policies.analyze);
        if (policies.transaction == TransactionMode::All && policies.onFailure == OnFailure::Continue)
            table->mistakes().add(table->where(QStringLiteral("on_failure")),
                                  Texts::tr("%1 and %2 exclude each other: after a failure nothing is left to go on with.")
                                      .arg(QStringLiteral("policies.on_failure = \"continue\""), QStringLiteral("transaction = \"all\"")));
        readNaming(*table, policies);
        readChecks(*table, policies);
        table->finish();
    }
    if (std::optional<TomlTable> table = root.table(QStringLiteral("history")))
        readHistory(*table, policies);
}

} // namespace Varve::Project
