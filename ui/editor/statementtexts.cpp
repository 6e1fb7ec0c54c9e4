// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementtexts.h"

#include <QCoreApplication>

namespace Varve::Ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Ui::StatementTexts)
};

/// More objects than this are counted, not named.
constexpr qsizetype mostNamed = 3;

QString kindText(Text::StatementKind kind)
{
    switch (kind) {
    case Text::StatementKind::Definition: return Texts::tr("definition");
    case Text::StatementKind::Manipulation: return Texts::tr("changes data");
    case Text::StatementKind::Query: return Texts::tr("query");
    case Text::StatementKind::TransactionControl: return Texts::tr("transaction control");
    case Text::StatementKind::SessionSetting: return Texts::tr("session setting");
    case Text::StatementKind::Call: return Texts::tr("call");
    case Text::StatementKind::Utility: return Texts::tr("utility");
    case Text::StatementKind::ClientCommand: return Texts::tr("for a client, not sent");
    case Text::StatementKind::Unknown: break;
    }
    return Texts::tr("not recognised");
}

QString objectText(const Text::StatementObject &object)
{
    QString what = QString(object.kind).toLower();
    if (!object.name.isEmpty())
        what += u' ' + object.name;
    if (!object.table.isEmpty())
        //: %1: "index orders_date", %2: a table
        what = Texts::tr("%1 on %2").arg(what, object.table);
    switch (object.action) {
    case Text::ObjectAction::Create: return Texts::tr("creates %1").arg(what);
    case Text::ObjectAction::Alter: return Texts::tr("alters %1").arg(what);
    case Text::ObjectAction::Drop: break;
    }
    return Texts::tr("drops %1").arg(what);
}

QStringList objectTexts(const QList<Text::StatementObject> &objects)
{
    QStringList texts;
    for (const Text::StatementObject &object : objects.first(std::min(objects.size(), mostNamed)))
        texts += objectText(object);
    if (objects.size() > mostNamed)
        texts += Texts::tr("and %n more", nullptr, int(objects.size() - mostNamed));
    return {texts.join(QStringLiteral(", "))};
}

} // namespace

QString statementText(const Text::Statement &statement, QByteArrayView script)
{
    QStringList parts;
    if (!statement.objects.isEmpty())
        parts = objectTexts(statement.objects);
    else if (!statement.object.isEmpty())
        parts += QString(statement.verb + u' ' + QString::fromUtf8(statement.object.in(script)));
    else if (!statement.verb.isEmpty())
        parts += statement.verb;
    if (statement.objects.isEmpty())
        parts += kindText(statement.kind);
    if (statement.destructive == Text::Destructive::Data)
        parts += Texts::tr("loses data");
    else if (statement.destructive == Text::Destructive::Structure)
        parts += Texts::tr("loses structure");
    if (statement.commitsImplicitly)
        parts += Texts::tr("commits by itself");
    if (!statement.inTransaction)
        parts += Texts::tr("not in a transaction");
    return parts.join(QStringLiteral(" · "));
}

} // namespace Varve::Ui
