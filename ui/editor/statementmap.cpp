// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementmap.h"

#include <models/text/splitter.h>

namespace Varve::Ui {

namespace {

bool isBlank(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
}

/// From the statement's text to its delimiter.
Text::ByteRange body(const Text::Statement &statement)
{
    return {statement.text.offset, std::max(statement.whole.end(), statement.text.end()) - statement.text.offset};
}

} // namespace

const Text::Statement *StatementMap::at(QByteArrayView script, qint64 offset) const
{
    const Text::Statement *behind = nullptr;
    for (const Text::Statement &statement : statements) {
        const Text::ByteRange range = body(statement);
        if (range.contains(offset) && offset >= range.offset)
            return &statement;
        if (range.offset > offset) {
            // Behind "…;" on its line the one before is meant, above a statement the one that follows.
            if (behind && !script.sliced(body(*behind).end(), offset - body(*behind).end()).contains('\n'))
                return behind;
            return &statement;
        }
        behind = &statement;
    }
    if (!behind)
        return nullptr;
    // At the end of the text the last statement is meant unless something broken lies between.
    const qint64 from = std::min<qint64>(body(*behind).end(), offset);
    const bool touches = !script.sliced(from, offset - from).contains('\n');
    return touches || (!error && isBlank(script.sliced(from, offset - from))) ? behind : nullptr;
}

StatementMap mapStatements(const QByteArray &script, Text::DialectName dialect)
{
    StatementMap map;
    Text::StreamingSplitter splitter(dialect);
    splitter.feed(script);
    splitter.finish();
    while (true) {
        const auto piece = splitter.next();
        if (!piece) {
            map.error = piece.error();
            return map;
        }
        if (!*piece)
            return map;
        map.statements.append((**piece).statement);
    }
}

} // namespace Varve::Ui
