// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementlisting.h"

#include "statementwords.h"

#include <QCoreApplication>
#include <QStringList>

namespace Varve::Text {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Text)

public:
    static QStringList effects(const Statement &statement);
    static QString delimiter(const Statement &statement);
};

QString shown(const ByteRange &range)
{
    return u"%1-%2"_s.arg(range.offset).arg(range.end());
}

QString shown(const Core::SourcePosition &position)
{
    return u"%1:%2"_s.arg(position.line).arg(position.column);
}

QStringList Words::effects(const Statement &statement)
{
    QStringList result;
    if (!statement.changes)
        result += tr("only reads");
    if (statement.returnsRows)
        result += tr("returns rows");
    if (statement.destructive != Destructive::No)
        result += lossText(statement.destructive);
    return result;
}

QString Words::delimiter(const Statement &statement)
{
    QString text = QString::fromUtf8(statement.delimiter);
    if (text.isEmpty())
        return tr("no delimiter");
    text.replace(u'\r', u"\\r"_s).replace(u'\n', u"\\n"_s);
    return tr("delimiter \"%1\"").arg(text);
}

} // namespace

QString listing(const Statement &statement, QByteArrayView whole)
{
    QString first = u"%1 %2-%3 %4: %5"_s.arg(shown(statement.text), shown(statement.start), shown(statement.end()),
                                             kindText(statement.kind), onOneLine(statement.verb));
    if (!statement.object.isEmpty()) {
        const ByteRange inside{statement.object.offset - statement.whole.offset, statement.object.length};
        first += u' ' + onOneLine(QString::fromUtf8(inside.in(whole)));
    }
    QStringList second;
    for (const StatementObject &object : statement.objects)
        second += objectText(object, object.kind);
    if (statement.kind != StatementKind::ClientCommand)
        second += transactionTexts(statement) + Words::effects(statement);
    for (const ByteRange &comment : statement.comments)
        second += Words::tr("comment %1").arg(shown(comment));
    if (!statement.copyData.isEmpty())
        second += Words::tr("COPY data %1").arg(shown(statement.copyData));
    second += Words::delimiter(statement);
    return first + u"\n    "_s + second.join(u", "_s);
}

QList<ByteRange> pieces(const Statement &statement)
{
    const ByteRange &whole = statement.whole;
    const ByteRange &text = statement.text;
    const ByteRange delimiter = statement.delimiterRange.isEmpty() ? ByteRange{text.end(), 0} : statement.delimiterRange;
    const qint64 ends[] = {text.offset, text.end(), delimiter.offset, delimiter.end(), whole.end()};
    QList<ByteRange> result;
    qint64 at = whole.offset;
    for (const qint64 end : ends) {
        if (end > at)
            result += {at, end - at};
        at = end;
    }
    return result;
}

QLatin1StringView toString(StatementKind kind)
{
    switch (kind) {
    case StatementKind::Unknown: return "unknown"_L1;
    case StatementKind::Definition: return "definition"_L1;
    case StatementKind::Manipulation: return "manipulation"_L1;
    case StatementKind::Query: return "query"_L1;
    case StatementKind::TransactionControl: return "transaction-control"_L1;
    case StatementKind::SessionSetting: return "session-setting"_L1;
    case StatementKind::Call: return "call"_L1;
    case StatementKind::Utility: return "utility"_L1;
    case StatementKind::ClientCommand: return "client-command"_L1;
    }
    return {};
}

QLatin1StringView toString(ObjectAction action)
{
    switch (action) {
    case ObjectAction::Create: return "create"_L1;
    case ObjectAction::Alter: return "alter"_L1;
    case ObjectAction::Drop: return "drop"_L1;
    }
    return {};
}

QLatin1StringView toString(Destructive destructive)
{
    switch (destructive) {
    case Destructive::No: return "no"_L1;
    case Destructive::Data: return "data"_L1;
    case Destructive::Structure: return "structure"_L1;
    }
    return {};
}

} // namespace Varve::Text
