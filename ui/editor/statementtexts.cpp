// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementtexts.h"

#include <models/text/statementwords.h>

#include <QCoreApplication>

namespace Varve::Ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Ui::StatementTexts)
};

/// More objects than this are counted, not named.
constexpr qsizetype mostNamed = 3;

QStringList objectTexts(const QList<Text::StatementObject> &objects)
{
    QStringList texts;
    for (const Text::StatementObject &object : objects.first(std::min(objects.size(), mostNamed)))
        texts += Text::objectText(object, QString(object.kind).toLower());
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
        parts += Text::kindText(statement.kind);
    if (statement.destructive != Text::Destructive::No)
        parts += Text::lossText(statement.destructive);
    if (!statement.inTransaction || statement.commitsImplicitly)
        parts += Text::transactionTexts(statement);
    return parts.join(QStringLiteral(" · "));
}

} // namespace Varve::Ui
