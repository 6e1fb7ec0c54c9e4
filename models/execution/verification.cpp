// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verification.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Varve::Execution {

namespace {

QString shown(const QVariant &value)
{
    return value.isValid() && !value.isNull() ? value.toString() : QStringLiteral("NULL");
}

QString unquoted(const QString &text)
{
    const bool quoted
        = text.size() >= 2 && text.front() == text.back() && (text.front() == QLatin1Char('\'') || text.front() == QLatin1Char('"'));
    return quoted ? text.mid(1, text.size() - 2) : text;
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

bool holds(const QString &comparison, int order)
{
    if (comparison == QStringLiteral(">"))
        return order > 0;
    if (comparison == QStringLiteral(">="))
        return order >= 0;
    if (comparison == QStringLiteral("<"))
        return order < 0;
    if (comparison == QStringLiteral("<="))
        return order <= 0;
    if (comparison == QStringLiteral("<>") || comparison == QStringLiteral("!="))
        return order != 0;
    return order == 0;
}

QString rowsFailure(qint64 rows, const QString &expectation)
{
    return QCoreApplication::translate("Varve::Execution", "The verification query gave %n rows, expected: %1.", nullptr,
                                       static_cast<int>(rows))
        .arg(expectation);
}

} // namespace

QString unmetExpectation(const QString &expectation, const QueryAnswer &answer)
{
    const QString wanted = expectation.trimmed();
    if (wanted.isEmpty())
        return {};
    if (wanted.compare(QStringLiteral("rows"), Qt::CaseInsensitive) == 0)
        return answer.rows > 0 ? QString() : rowsFailure(answer.rows, wanted);
    if (wanted.compare(QStringLiteral("no rows"), Qt::CaseInsensitive) == 0)
        return answer.rows == 0 ? QString() : rowsFailure(answer.rows, wanted);
    static const QRegularExpression count(QStringLiteral("^(\\d+)\\s+rows?$"), QRegularExpression::CaseInsensitiveOption);
    if (const QRegularExpressionMatch match = count.match(wanted); match.hasMatch())
        return answer.rows == match.captured(1).toLongLong() ? QString() : rowsFailure(answer.rows, wanted);
    if (answer.rows == 0)
        return rowsFailure(0, wanted);

    static const QRegularExpression comparison(QStringLiteral("^(>=|<=|<>|!=|==|=|>|<)\\s*(.*)$"));
    const QRegularExpressionMatch match = comparison.match(wanted);
    const QString sign = match.hasMatch() ? match.captured(1) : QStringLiteral("=");
    const QString value = unquoted(match.hasMatch() ? match.captured(2) : wanted);
    if (holds(sign, compare(shown(answer.first), value)))
        return {};
    return QCoreApplication::translate("Varve::Execution", "The verification query gave %1, expected: %2.")
        .arg(shown(answer.first), wanted);
}

} // namespace Varve::Execution
