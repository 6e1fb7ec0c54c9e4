// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scripterrors.h"

#include "secrets.h"

#include <models/database/engine.h>
#include <models/text/lonereturn.h>

#include <QCoreApplication>

namespace Varve::Execution {

Core::SourcePosition positionWithin(const Core::SourcePosition &start, QByteArrayView text, qint64 offset)
{
    const Core::SourcePosition inside = Core::positionAt(text, offset);
    return {.file = start.file,
            .offset = start.offset < 0 ? -1 : start.offset + inside.offset,
            .line = start.line + inside.line - 1,
            .column = inside.line == 1 ? start.column + inside.column - 1 : inside.column};
}

Core::Error locatedInFile(Core::Error error, const PlannedStatement &statement, const Text::Variables &variables)
{
    const qint64 sent = error.where.offset;
    const int copied = statement.copied ? error.where.line : 0;
    if (!error.where.file.isEmpty()) // of the file itself, which could not be read on
        return error;
    error.where = statement.statement.start;
    if (copied > 0) {
        error.where = {.file = error.where.file, .offset = -1, .line = statement.copied->line + copied - 1, .column = 0};
    } else if (sent >= 0) {
        const qint64 written = statement.rendered().toWritten(sent) - statement.statement.text.offset;
        error.where = positionWithin(statement.statement.start, statement.written, written);
    }
    error.message = withoutSecrets(error.message, variables);
    error.serverText = withoutSecrets(error.serverText, variables);
    return error;
}

namespace {

QString serverTitle(Text::DialectName dialect)
{
    using Database::Engine;
    for (const Engine engine : {Engine::Sqlite, Engine::PostgreSql, Engine::MariaDb}) {
        if (const Database::EngineTraits &traits = Database::engineTraits(engine); traits.dialect == dialect)
            return traits.title;
    }
    return Text::toString(dialect);
}

} // namespace

Core::Error loneReturnError(Text::DialectName dialect, const Core::SourcePosition &where)
{
    return {.kind = Core::ErrorKind::ProjectFiles,
            .message = QCoreApplication::translate("Varve::Execution",
                                                   "A carriage return alone stands in a comment, which for %1 goes on behind it.")
                           .arg(serverTitle(dialect)),
            .where = where,
            .remedy = QCoreApplication::translate("Varve::Execution", "Save the file with line ends LF or CR LF.")};
}

Core::Expected<> checkLineEnds(QByteArrayView text, Text::DialectName dialect, const QString &shownAs)
{
    const qint64 at = Text::loneReturnInComment(text, dialect);
    return at < 0 ? Core::Expected<>() : Core::failure(loneReturnError(dialect, Core::positionAt(text, at, shownAs)));
}

} // namespace Varve::Execution
