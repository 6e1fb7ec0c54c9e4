// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sourceposition.h"

namespace Varve::Core {

QString SourcePosition::toString() const
{
    QString result = file;
    if (line > 0)
        result += (result.isEmpty() ? QString() : QStringLiteral(":")) + QString::number(line);
    if (line > 0 && column > 0)
        result += QLatin1Char(':') + QString::number(column);
    return result;
}

QJsonObject toJson(const SourcePosition &where)
{
    QJsonObject object;
    if (!where.file.isEmpty())
        object.insert(QStringLiteral("file"), where.file);
    if (where.isValid()) {
        object.insert(QStringLiteral("line"), where.line);
        object.insert(QStringLiteral("column"), where.column);
    }
    if (where.offset >= 0)
        object.insert(QStringLiteral("offset"), where.offset);
    return object;
}

SourcePosition positionAt(QByteArrayView text, qint64 offset, const QString &file)
{
    const qint64 end = std::clamp<qint64>(offset, 0, text.size());
    int line = 1;
    int column = 1;
    for (qint64 i = text.startsWith("\xEF\xBB\xBF") ? 3 : 0; i < end; ++i) {
        const char c = text[i];
        const bool endsLine = c == '\n' || (c == '\r' && (i + 1 >= text.size() || text[i + 1] != '\n'));
        if (endsLine) {
            ++line;
            column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) { // not a continuation byte of UTF-8
            ++column;
        }
    }
    return {file, end, line, column};
}

} // namespace Varve::Core
