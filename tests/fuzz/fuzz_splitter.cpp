// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scripts.h"

#include <models/text/splitter.h>

using namespace Varve;
using namespace Varve::Text;
using Varve::Fuzz::require;

namespace {

// Ranges are ordered, inside the script and without gaps; nothing is lost.
void checkRanges(QByteArrayView script, const QList<Statement> &statements)
{
    qint64 at = 0;
    for (const Statement &statement : statements) {
        require(statement.whole.offset == at && statement.whole.end() <= script.size());
        require(!statement.text.isEmpty() && statement.text.offset >= at
                && statement.text.end() + statement.delimiter.size() <= statement.whole.end());
        require(statement.copyData.isEmpty()
                || (statement.copyData.offset >= statement.text.end() && statement.copyData.end() <= statement.whole.end()));
        at = statement.whole.end();
    }
}

// However the bytes come, the statements are the same, byte for byte.
void checkStreaming(QByteArrayView script, DialectName dialect, qint64 chunk, const Core::Expected<QList<Statement>> &expected)
{
    StreamingSplitter splitter(dialect);
    QList<Statement> statements;
    bool failed = false;
    const auto take = [&] {
        for (;;) {
            const auto piece = splitter.next();
            if (!piece) {
                failed = true;
                require(!expected && piece.error() == expected.error());
                return;
            }
            if (!*piece)
                return;
            require((*piece)->bytes == (*piece)->statement.whole.in(script));
            statements += (*piece)->statement;
        }
    };
    for (qint64 at = 0; at < script.size() && !failed; at += chunk) {
        splitter.feed(script.sliced(at, std::min<qint64>(chunk, script.size() - at)));
        take();
    }
    if (!failed) {
        splitter.finish();
        take();
    }
    require(failed == !expected);
    require(failed || statements == *expected);
}

// A statement that is split again is itself, unless what ends it was set by another statement.
void checkAgain(QByteArrayView script, DialectName dialect, const QList<Statement> &statements)
{
    for (const Statement &statement : statements) {
        if (statement.kind == StatementKind::ClientCommand)
            return;
        const QByteArray text = statement.text.in(script).toByteArray();
        // Alone it lacks its COPY data; only at a script's start are these bytes a mark; MySQL's "--" is a comment at a text's end.
        if (statement.verb == QStringLiteral("COPY") || text.startsWith("\xEF\xBB\xBF") || text.endsWith("--"))
            continue;
        const auto again = split(text, dialect);
        if (!again)
            continue;
        require(again->size() == 1 && again->first().text.in(text) == text);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    const Fuzz::Input input = Fuzz::input(data, size);
    const auto statements = split(input.script, input.dialect);
    checkStreaming(input.script, input.dialect, 1 + input.choice % 64, statements);
    if (!statements)
        return 0;
    checkRanges(input.script, *statements);
    checkAgain(input.script, input.dialect, *statements);
    return 0;
}
