// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementwords.h"

#include <QCoreApplication>

namespace Varve::Text {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Text)
};

} // namespace

QString onOneLine(const QString &text)
{
    QString result = text.simplified();
    for (QChar &c : result) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            c = QChar(0xFFFD);
    }
    return result;
}

QString kindText(StatementKind kind)
{
    switch (kind) {
    case StatementKind::Unknown: return Words::tr("unknown");
    case StatementKind::Definition: return Words::tr("definition");
    case StatementKind::Manipulation: return Words::tr("manipulation");
    case StatementKind::Query: return Words::tr("query");
    case StatementKind::TransactionControl: return Words::tr("transaction control");
    case StatementKind::SessionSetting: return Words::tr("session setting");
    case StatementKind::Call: return Words::tr("call");
    case StatementKind::Utility: return Words::tr("utility");
    case StatementKind::ClientCommand: return Words::tr("client command");
    }
    return {};
}

QString objectText(const StatementObject &object, const QString &kind)
{
    QString what = kind;
    if (!object.name.isEmpty())
        what += u' ' + onOneLine(object.name);
    if (!object.table.isEmpty())
        //: An object and the table that it stands on: "INDEX i on t"
        what = Words::tr("%1 on %2").arg(what, onOneLine(object.table));
    switch (object.action) {
    case ObjectAction::Create: return Words::tr("creates %1").arg(what);
    case ObjectAction::Alter: return Words::tr("alters %1").arg(what);
    case ObjectAction::Drop: return Words::tr("drops %1").arg(what);
    }
    return what;
}

QString lossText(Destructive destructive)
{
    switch (destructive) {
    case Destructive::No: break;
    case Destructive::Data: return Words::tr("can lose data");
    case Destructive::Structure: return Words::tr("can lose structure");
    }
    return {};
}

QStringList transactionTexts(const Statement &statement)
{
    QStringList result;
    if (statement.inTransaction)
        result += Words::tr("in a transaction");
    else if (statement.kind == StatementKind::TransactionControl)
        result += Words::tr("begins or ends a transaction");
    else
        result += Words::tr("not in a transaction");
    if (statement.commitsImplicitly)
        result += Words::tr("commits implicitly");
    if (statement.needsCommitBefore)
        result += Words::tr("needs a commit before it");
    return result;
}

} // namespace Varve::Text
