// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "integrityreport.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace Varve::History {

using namespace Qt::StringLiterals;

namespace {

QJsonValue toJson(const std::optional<RowCount> &count)
{
    if (!count)
        return QJsonValue::Null;
    switch (count->precision) {
    case RowCount::Precision::AtLeast: return QJsonObject{{u"atLeast"_s, count->rows}};
    case RowCount::Precision::Estimate: return QJsonObject{{u"about"_s, count->rows}};
    case RowCount::Precision::Exact: break;
    }
    return count->rows;
}

std::optional<RowCount> countFrom(const QJsonValue &value)
{
    if (value.isDouble())
        return RowCount{.rows = value.toInteger(), .precision = RowCount::Precision::Exact};
    const QJsonObject object = value.toObject();
    if (object.contains(u"atLeast"_s))
        return RowCount{.rows = object.value(u"atLeast"_s).toInteger(), .precision = RowCount::Precision::AtLeast};
    if (object.contains(u"about"_s))
        return RowCount{.rows = object.value(u"about"_s).toInteger(), .precision = RowCount::Precision::Estimate};
    return std::nullopt;
}

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue text : value.toArray())
        list += text.toString();
    return list;
}

/// In one row of the database, for everybody to read who looks at the history.
constexpr qsizetype mostVerifications = 300;

} // namespace

QString RowCount::toString() const
{
    const QString number = QLocale(QLocale::English).toString(rows);
    switch (precision) {
    case Precision::AtLeast: return QCoreApplication::translate("Varve::History", "more than %1", "rows").arg(number);
    case Precision::Estimate: return QCoreApplication::translate("Varve::History", "about %1", "rows").arg(number);
    case Precision::Exact: break;
    }
    return number;
}

QString CountedTable::toString() const
{
    if (before && after)
        return *before == *after
            ? QCoreApplication::translate("Varve::History", "%1: %2 rows, as before").arg(name, after->toString())
            : QCoreApplication::translate("Varve::History", "%1: %2 → %3 rows").arg(name, before->toString(), after->toString());
    if (after)
        return QCoreApplication::translate("Varve::History", "%1: new, %2 rows").arg(name, after->toString());
    if (before)
        return QCoreApplication::translate("Varve::History", "%1: gone, had %2 rows").arg(name, before->toString());
    return name;
}

QStringList IntegrityReport::lines() const
{
    QStringList lines;
    for (const CountedTable &table : tables)
        lines += table.toString();
    if (notCounted > 0)
        lines += QCoreApplication::translate("Varve::History", "%n more tables were not counted", nullptr, notCounted);
    if (!analyzed.isEmpty())
        lines += QCoreApplication::translate("Varve::History", "statistics renewed: %1").arg(analyzed.join(u", "_s));
    const auto unmet = std::count_if(verifications.cbegin(), verifications.cend(), [](const VerifiedQuery &one) { return !one.met; });
    const int checks = static_cast<int>(verifications.size()) + notKept;
    if (unmet > 0)
        lines += QCoreApplication::translate("Varve::History", "%n checks, %1 of them not met", nullptr, checks).arg(unmet);
    else if (checks > 0)
        lines += QCoreApplication::translate("Varve::History", "%n checks met", nullptr, checks);
    return lines + findings;
}

QStringList IntegrityReport::verificationLines(const QString &migrationId) const
{
    QStringList lines;
    for (const VerifiedQuery &query : verifications) {
        if (migrationId.isEmpty() || query.migrationId == migrationId)
            lines += query.toString();
    }
    if (notKept > 0 && (migrationId.isEmpty() || lines.isEmpty()))
        lines += QCoreApplication::translate("Varve::History", "%n more checks of the run were not kept", nullptr, notKept);
    return lines;
}

void IntegrityReport::keep(const QList<VerifiedQuery> &queries)
{
    const auto unmet = std::count_if(queries.cbegin(), queries.cend(), [](const VerifiedQuery &one) { return !one.met; });
    qsizetype roomForUnmet = std::min<qsizetype>(unmet, mostVerifications);
    qsizetype roomForMet = mostVerifications - roomForUnmet;
    verifications.clear();
    for (const VerifiedQuery &query : queries) {
        if (qsizetype &room = query.met ? roomForMet : roomForUnmet; room > 0) {
            --room;
            verifications += query;
        }
    }
    notKept = static_cast<int>(queries.size() - verifications.size());
}

QJsonObject IntegrityReport::toObject() const
{
    QJsonArray counted;
    for (const CountedTable &table : tables)
        counted += QJsonObject{{u"table"_s, table.name},
                               {u"before"_s, Varve::History::toJson(table.before)},
                               {u"after"_s, Varve::History::toJson(table.after)}};
    QJsonObject object{{u"tables"_s, counted}, {u"findings"_s, QJsonArray::fromStringList(findings)}};
    if (notCounted > 0)
        object.insert(u"notCounted"_s, notCounted);
    if (!analyzed.isEmpty())
        object.insert(u"analyzed"_s, QJsonArray::fromStringList(analyzed));
    QJsonArray queries;
    for (const VerifiedQuery &query : verifications)
        queries += query.toObject();
    if (!queries.isEmpty())
        object.insert(u"verifications"_s, queries);
    if (notKept > 0)
        object.insert(u"verificationsNotKept"_s, notKept);
    return object;
}

QByteArray IntegrityReport::toJson() const
{
    return QJsonDocument(toObject()).toJson(QJsonDocument::Compact);
}

IntegrityReport IntegrityReport::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    IntegrityReport checks;
    for (const QJsonValue value : object.value(u"tables"_s).toArray()) {
        const QJsonObject table = value.toObject();
        checks.tables += {.name = table.value(u"table"_s).toString(),
                          .before = countFrom(table.value(u"before"_s)),
                          .after = countFrom(table.value(u"after"_s))};
    }
    checks.notCounted = object.value(u"notCounted"_s).toInt();
    checks.findings = texts(object.value(u"findings"_s));
    checks.analyzed = texts(object.value(u"analyzed"_s));
    for (const QJsonValue value : object.value(u"verifications"_s).toArray())
        checks.verifications += VerifiedQuery::fromObject(value.toObject());
    checks.notKept = object.value(u"verificationsNotKept"_s).toInt();
    return checks;
}

} // namespace Varve::History
