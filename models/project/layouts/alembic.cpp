// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "alembic_p.h"

#include <QRegularExpression>

namespace Varve::Project {

namespace {

/// What is assigned to \a name at the start of a line, with or without a type annotation; a tuple or list up to its closing bracket.
QString assigned(const QString &text, const QString &name)
{
    const QRegularExpression expression(QStringLiteral(R"(^%1\s*(?::[^=\n]*)?=\s*([(\[][^)\]]*[)\]]|[^\n#]*))").arg(name),
                                        QRegularExpression::MultilineOption);
    return expression.match(text).captured(1).trimmed();
}

QStringList quotedTexts(const QString &text)
{
    static const QRegularExpression expression(QStringLiteral(R"((["'])(.*?)\1)"));
    QStringList result;
    for (auto matches = expression.globalMatch(text); matches.hasNext();)
        result += matches.next().captured(2);
    return result;
}

} // namespace

AlembicRevision readAlembicRevision(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    AlembicRevision revision;
    revision.revision = quotedTexts(assigned(text, QStringLiteral("revision"))).value(0);
    revision.downRevisions = quotedTexts(assigned(text, QStringLiteral("down_revision")));
    revision.dependsOn = quotedTexts(assigned(text, QStringLiteral("depends_on")));
    revision.branchLabel = quotedTexts(assigned(text, QStringLiteral("branch_labels"))).value(0);
    revision.hasDowngrade = bytes.contains("def downgrade(");
    return revision;
}

} // namespace Varve::Project
