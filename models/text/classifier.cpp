// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "classifier.h"

#include "otherlanguages.h"
#include "sqlclassifier.h"

namespace Varve::Text {

namespace {

void classifyCommand(const StatementShape &shape, QByteArrayView window, Statement &statement)
{
    const ByteRange line = shape.at(0).range;
    const auto isBlank = [&window](qint64 at) { return static_cast<quint8>(window[at]) <= 0x20; };
    qint64 end = line.offset + 1;
    while (end < line.end() && !isBlank(end))
        ++end;
    qint64 argument = end;
    while (argument < line.end() && isBlank(argument))
        ++argument;
    statement.kind = StatementKind::ClientCommand;
    statement.verb = QString::fromUtf8(window.sliced(line.offset, end - line.offset)).toUpper();
    if (argument < line.end())
        statement.object = {argument, line.end() - argument};
    // Never sent to a server, but a client that understood it could do anything.
    statement.changes = true;
}

} // namespace

void classify(const StatementShape &shape, QByteArrayView window, const Dialect &dialect, Statement &statement)
{
    if (shape.at(0).kind == TokenKind::ClientCommand) {
        classifyCommand(shape, window, statement);
    } else if (dialect.name == DialectName::Cypher) {
        classifyCypher(shape, window, statement);
    } else if (dialect.name == DialectName::Redis) {
        classifyRedis(shape, window, statement);
    } else {
        SqlClassifier(shape, window, dialect, statement).run();
    }
}

} // namespace Varve::Text
