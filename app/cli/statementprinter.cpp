// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementprinter.h"

#include <models/text/statementlisting.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <utility>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Piece = Text::StreamingSplitter::Piece;

namespace {

void write(QByteArrayView bytes)
{
    std::fwrite(bytes.data(), 1, static_cast<size_t>(bytes.size()), stdout);
}

using Part = Text::StreamingSplitter::Part;

class TextPrinter final : public StatementPrinter
{
public:
    explicit TextPrinter(const Output &out) : m_out(out) {}

    void statement(const Piece &piece) override { m_out.line(Text::listing(piece.statement, piece.bytes)); }
    void end(QByteArrayView, qint64) override {}
    ExitCode fail(const Core::Error &error, QByteArrayView) override { return m_out.fail(error); }

private:
    const Output &m_out;
};

QJsonObject toJson(const Text::ByteRange &range)
{
    return {{u"offset"_s, range.offset}, {u"length"_s, range.length}};
}

QJsonObject toJson(const Text::StatementObject &object)
{
    QJsonObject result{{u"action"_s, Text::toString(object.action)}, {u"kind"_s, object.kind}, {u"name"_s, object.name}};
    if (!object.table.isEmpty())
        result.insert(u"table"_s, object.table);
    return result;
}

template<typename T>
QJsonArray toJson(const QList<T> &list)
{
    QJsonArray result;
    for (const T &one : list)
        result += toJson(one);
    return result;
}

// The file's name would be the same in all of them.
QJsonObject place(Core::SourcePosition position)
{
    position.file.clear();
    return Output::toJson(position);
}

QJsonObject toJson(const Piece &piece)
{
    const Text::Statement &statement = piece.statement;
    QJsonObject result{{u"whole"_s, toJson(statement.whole)},
                       {u"text"_s, toJson(statement.text)},
                       {u"start"_s, place(statement.start)},
                       {u"end"_s, place(statement.end())},
                       {u"comments"_s, toJson(statement.comments)},
                       {u"delimiter"_s, QString::fromUtf8(statement.delimiter)},
                       {u"kind"_s, Text::toString(statement.kind)},
                       {u"verb"_s, statement.verb},
                       {u"object"_s, QString::fromUtf8(statement.object.isEmpty() ? QByteArrayView() : piece.in(statement.object))},
                       {u"objects"_s, toJson(statement.objects)},
                       {u"inTransaction"_s, statement.inTransaction},
                       {u"commitsImplicitly"_s, statement.commitsImplicitly},
                       {u"needsCommitBefore"_s, statement.needsCommitBefore},
                       {u"returnsRows"_s, statement.returnsRows},
                       {u"changes"_s, statement.changes},
                       {u"loses"_s, Text::toString(statement.destructive)}};
    if (statement.copyData != Text::ByteRange{})
        result.insert(u"copyData"_s, toJson(statement.copyData));
    return result;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

class JsonPrinter final : public StatementPrinter
{
public:
    void begin(Text::DialectName dialect) override
    {
        write(R"({"format":"varve-statements/1","dialect":")");
        write(Text::toString(dialect).toUtf8());
        write(R"(","statements":[)");
    }
    void statement(const Piece &piece) override
    {
        write(m_first ? "\n" : ",\n");
        write(compact(toJson(piece)));
        m_first = false;
    }
    void end(QByteArrayView rest, qint64 offset) override { close({{u"rest"_s, toJson(Text::ByteRange{offset, rest.size()})}}); }
    ExitCode fail(const Core::Error &error, QByteArrayView) override
    {
        const ExitCode code = exitCodeFor(error.kind);
        close({{u"exitCode"_s, code}, {u"error"_s, Output::toJson(error)}});
        return code;
    }

private:
    static void close(const QJsonObject &last)
    {
        write("\n],");
        write(compact(last).sliced(1)); // without its brace
        write("\n");
    }

    bool m_first = true;
};

class NulPrinter final : public StatementPrinter
{
public:
    explicit NulPrinter(const Output &out) : m_out(out) {}

    void statement(const Piece &piece) override
    {
        for (const Text::ByteRange &range : Text::pieces(piece.statement)) {
            write(piece.in(range));
            write(QByteArrayView("\0", 1));
        }
    }
    void part(const Piece &piece) override
    {
        if (piece.part != Part::CopyHead) {
            write(piece.bytes);
            if (piece.part == Part::CopyEnd)
                write(QByteArrayView("\0", 1));
            return;
        }
        // What stands behind the delimiter is one piece with the data.
        const qint64 end = std::max(piece.statement.text.end(), piece.statement.delimiterRange.end());
        for (const Text::ByteRange &range : Text::pieces(piece.statement)) {
            write(piece.in(range));
            if (range.end() <= end)
                write(QByteArrayView("\0", 1));
        }
    }
    void end(QByteArrayView rest, qint64) override
    {
        if (rest.isEmpty())
            return;
        write(rest);
        write(QByteArrayView("\0", 1));
    }
    ExitCode fail(const Core::Error &error, QByteArrayView rest) override
    {
        write(rest);
        return m_out.fail(error);
    }
    void afterFailure(QByteArrayView bytes) override { write(bytes.isEmpty() ? QByteArrayView("\0", 1) : bytes); }

private:
    const Output &m_out;
};

} // namespace

void StatementPrinter::part(const Piece &piece)
{
    if (piece.part == Part::CopyHead)
        m_copyHead = piece.bytes;
    else if (piece.part == Part::CopyEnd)
        statement(Piece{piece.statement, std::exchange(m_copyHead, {}), Part::CopyHead});
}

std::unique_ptr<StatementPrinter> textPrinter(const Output &out)
{
    return std::make_unique<TextPrinter>(out);
}

std::unique_ptr<StatementPrinter> jsonPrinter()
{
    return std::make_unique<JsonPrinter>();
}

std::unique_ptr<StatementPrinter> nulPrinter(const Output &out)
{
    return std::make_unique<NulPrinter>(out);
}

} // namespace Varve::Cli
