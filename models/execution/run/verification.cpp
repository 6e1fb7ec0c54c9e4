// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verification.h"

#include "../texts_p.h"

namespace Varve::Execution {

namespace {

QString shown(const QVariant &value)
{
    return value.isValid() && !value.isNull() ? value.toString() : QStringLiteral("NULL");
}

/// Negative, zero, positive as in strcmp; numbers by size, everything else by its text.
int compare(const QString &left, const QString &right)
{
    bool leftIsNumber = false;
    bool rightIsNumber = false;
    const double leftNumber = left.toDouble(&leftIsNumber);
    const double rightNumber = right.toDouble(&rightIsNumber);
    if (left == right)
        return 0;
    if (!leftIsNumber || !rightIsNumber)
        return QString::compare(left, right);
    return leftNumber < rightNumber ? -1 : leftNumber > rightNumber ? 1 : 0;
}

bool holds(Text::Expectation::Comparison comparison, int order)
{
    using Comparison = Text::Expectation::Comparison;
    switch (comparison) {
    case Comparison::Equal: return order == 0;
    case Comparison::NotEqual: return order != 0;
    case Comparison::Less: return order < 0;
    case Comparison::LessOrEqual: return order <= 0;
    case Comparison::Greater: return order > 0;
    case Comparison::GreaterOrEqual: return order >= 0;
    }
    Q_UNREACHABLE();
}

QString rowsFailure(qint64 rows, const QString &expectation)
{
    return Texts::tr("The verification query gave %n rows, expected: %1.", nullptr, static_cast<int>(rows)).arg(expectation);
}

} // namespace

QString shortAnswer(const Text::Expectation &expectation, const QueryAnswer &answer)
{
    using Kind = Text::Expectation::Kind;
    const bool isValue = expectation.kind == Kind::Value ? answer.rows > 0 : expectation.kind == Kind::Nothing && answer.rows == 1;
    if (isValue)
        return shown(answer.first);
    return Texts::tr("%n rows", nullptr, static_cast<int>(answer.rows));
}

QString unmetExpectation(const Text::Expectation &expectation, const QueryAnswer &answer)
{
    using Kind = Text::Expectation::Kind;
    const auto unlessRows = [&](bool met) { return met ? QString() : rowsFailure(answer.rows, expectation.text); };
    switch (expectation.kind) {
    case Kind::Nothing: return {};
    case Kind::Rows: return unlessRows(answer.rows > 0);
    case Kind::NoRows: return unlessRows(answer.rows == 0);
    case Kind::RowCount: return unlessRows(answer.rows == expectation.rows);
    case Kind::Value: break;
    }
    if (answer.rows == 0)
        return rowsFailure(0, expectation.text);
    if (holds(expectation.comparison, compare(shown(answer.first), expectation.value)))
        return {};
    return Texts::tr("The verification query gave %1, expected: %2.").arg(shown(answer.first), expectation.text);
}

} // namespace Varve::Execution
