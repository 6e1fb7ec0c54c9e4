// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementlisting.h"

#include <QCoreApplication>
#include <QStringList>

namespace Varve::Text {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Text)

public:
    static QString kind(StatementKind kind);
    static QString object(const StatementObject &object);
    static QStringList transaction(const Statement &statement);
    static QStringList effects(const Statement &statement);
    static QString delimiter(const Statement &statement);
};

// A name may hold line ends and control characters; a listing may not.
QString onOneLine(const QString &text)
{
    QString result = text.simplified();
    for (QChar &c : result) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            c = QChar(0xFFFD);
    }
    return result;
}

QString shown(const ByteRange &range)
{
    return u"%1-%2"_s.arg(range.offset).arg(range.end());
}

QString shown(const Core::SourcePosition &position)
{
    return u"%1:%2"_s.arg(position.line).arg(position.column);
}

QString Words::kind(StatementKind kind)
{
    switch (kind) {
    case StatementKind::Unknown: return tr("unknown");
    case StatementKind::Definition: return tr("definition");
    case StatementKind::Manipulation: return tr("manipulation");
    case StatementKind::Query: return tr("query");
    case StatementKind::TransactionControl: return tr("transaction control");
    case StatementKind::SessionSetting: return tr("session setting");
    case StatementKind::Call: return tr("call");
    case StatementKind::Utility: return tr("utility");
    case StatementKind::ClientCommand: return tr("client command");
    }
    return {};
}

QString Words::object(const StatementObject &object)
{
    QString what = object.kind;
    if (!object.name.isEmpty())
        what += u' ' + onOneLine(object.name);
    if (!object.table.isEmpty())
        //: An object and the table that it stands on: "INDEX i on t"
        what = tr("%1 on %2").arg(what, onOneLine(object.table));
    switch (object.action) {
    case ObjectAction::Create: return tr("creates %1").arg(what);
    case ObjectAction::Alter: return tr("alters %1").arg(what);
    case ObjectAction::Drop: return tr("drops %1").arg(what);
    }
    return what;
}

QStringList Words::transaction(const Statement &statement)
{
    QStringList result;
    if (statement.inTransaction)
        result += tr("in a transaction");
    else if (statement.kind == StatementKind::TransactionControl)
        result += tr("begins or ends a transaction");
    else
        result += tr("not in a transaction");
    if (statement.commitsImplicitly)
        result += tr("commits implicitly");
    if (statement.needsCommitBefore)
        result += tr("needs a commit before it");
    return result;
}

QStringList Words::effects(const Statement &statement)
{
    QStringList result;
    if (!statement.changes)
        result += tr("only reads");
    if (statement.returnsRows)
        result += tr("returns rows");
    if (statement.destructive == Destructive::Data)
        result += tr("can lose data");
    else if (statement.destructive == Destructive::Structure)
        result += tr("can lose structure");
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
    QString first = u"%1 %2-%3 %4: %5"_s.arg(shown(statement.text), shown(statement.start), shown(statement.end),
                                             Words::kind(statement.kind), onOneLine(statement.verb));
    if (!statement.object.isEmpty()) {
        const ByteRange inside{statement.object.offset - statement.whole.offset, statement.object.length};
        first += u' ' + onOneLine(QString::fromUtf8(inside.in(whole)));
    }
    QStringList second;
    for (const StatementObject &object : statement.objects)
        second += Words::object(object);
    if (statement.kind != StatementKind::ClientCommand)
        second += Words::transaction(statement) + Words::effects(statement);
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
