// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "splitter.h"

#include "statementreader.h"

namespace Varve::Text {

Core::Expected<QList<Statement>> split(QByteArrayView script, const ByteRange &range, DialectName dialect, const QString &file,
                                       TextForm form)
{
    StatementReader reader(dialect, file, form);
    reader.setWindow(script.first(range.end()), true);
    reader.startAt(range.offset);
    QList<Statement> result;
    for (;;) {
        switch (reader.next()) {
        case StatementReader::Outcome::Statement: result.append(reader.takeStatement()); break;
        case StatementReader::Outcome::Failed: return Core::failure(reader.error());
        case StatementReader::Outcome::CopyHead:
        case StatementReader::Outcome::CopyData:
        case StatementReader::Outcome::NeedMore:
        case StatementReader::Outcome::End: return result;
        }
    }
}

Core::Expected<QList<Statement>> split(QByteArrayView script, DialectName dialect, const QString &file, TextForm form)
{
    return split(script, {0, script.size()}, dialect, file, form);
}

// The bytes of finished statements are cut off only when they outweigh the rest, so that every byte is moved once on average.
struct StreamingSplitter::Private
{
    Private(DialectName name, const QString &file, CopyData howCopyData)
        : copyData(howCopyData), reader(name, file, TextForm::Written, howCopyData)
    {}

    QByteArray given() const { return buffer.mid(reader.given().offset - dropped, reader.given().length); }
    Part partOf(const Statement &statement) const
    {
        const bool end = copyData == CopyData::InChunks && statement.copyData != ByteRange{};
        return end ? Part::CopyEnd : Part::Whole;
    }

    const CopyData copyData;
    StatementReader reader;
    QByteArray buffer;
    qint64 dropped = 0;
    bool last = false;
    bool failed = false;
};

StreamingSplitter::StreamingSplitter(DialectName dialect, const QString &file, CopyData copyData)
    : d(std::make_unique<Private>(dialect, file, copyData))
{}

StreamingSplitter::~StreamingSplitter() = default;

void StreamingSplitter::feed(QByteArrayView bytes)
{
    const qint64 consumed = d->reader.consumed();
    if (consumed > d->buffer.size() / 2) {
        d->reader.dropFront(consumed);
        d->buffer.remove(0, consumed);
        d->dropped += consumed;
    }
    d->buffer.append(bytes);
    d->reader.setWindow(d->buffer, false);
}

void StreamingSplitter::finish()
{
    d->last = true;
    d->reader.setWindow(d->buffer, true);
}

Core::Expected<std::optional<StreamingSplitter::Piece>> StreamingSplitter::next()
{
    switch (d->reader.next()) {
    case StatementReader::Outcome::Statement: {
        const Part part = d->partOf(d->reader.statement());
        return Piece{d->reader.takeStatement(), d->given(), part};
    }
    case StatementReader::Outcome::CopyHead: return Piece{d->reader.statement(), d->given(), Part::CopyHead};
    case StatementReader::Outcome::CopyData: return Piece{{}, d->given(), Part::CopyData};
    case StatementReader::Outcome::Failed: return Core::failure(d->reader.error());
    case StatementReader::Outcome::NeedMore:
    case StatementReader::Outcome::End: break;
    }
    return std::nullopt;
}

QByteArrayView StreamingSplitter::rest() const
{
    return QByteArrayView(d->buffer).sliced(d->reader.consumed());
}

} // namespace Varve::Text
