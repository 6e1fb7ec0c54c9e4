// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementstream.h"

#include "scripterrors.h"

#include <models/core/checksumstream.h>
#include <models/text/lonereturn.h>
#include <models/text/sectiontracker.h>
#include <models/text/textfile.h>
#include <models/text/tokenchecksum.h>

#include <QCoreApplication>

#include <utility>

namespace Varve::Execution {

namespace {

using Part = Text::StreamingSplitter::Part;

constexpr qint64 chunkSize = 256 * 1024;
/// "-- expect: …" stands on the query's line or the next.
constexpr qsizetype lookAhead = 4096;

Core::Error cannotRead(const QString &shownAs, const QString &reason)
{
    return {.kind = Core::ErrorKind::Io,
            .message = QCoreApplication::translate("Varve::Execution", "The file cannot be read: %1.").arg(reason),
            .where = {.file = shownAs}};
}

/// Cheap, for the many files whose line ends are all LF or all CR LF.
bool hasLoneReturn(QByteArrayView bytes)
{
    for (qsizetype at = bytes.indexOf('\r'); at >= 0; at = bytes.indexOf('\r', at + 1)) {
        if (at + 1 >= bytes.size() || bytes[at + 1] != '\n')
            return true;
    }
    return false;
}

/// Bytes of \a bytes up to and including its last line end, so that a chunk never cuts a character or a position's line.
qsizetype wholeLines(const QByteArray &bytes)
{
    return bytes.lastIndexOf('\n') + 1;
}

} // namespace

struct StatementStream::Private
{
    Private(const BuildContext &buildContext, bool exact)
        : context(buildContext)
        , splitter(buildContext.dialect, buildContext.file, Text::CopyData::InChunks)
        , sections(buildContext.dialect)
        , hash(exact ? Core::ChecksumStream::Mode::Exact : Core::ChecksumStream::Mode::Normalised)
        , tokens(buildContext.dialect)
    {}

    Core::Expected<> feedMore();
    Core::Expected<> feed(const QByteArray &bytes);
    Core::Expected<std::optional<Text::StreamingSplitter::Piece>> nextPiece();
    Core::Expected<std::optional<Item>> build(const Text::StreamingSplitter::Piece &piece);
    void judgeDown(const Text::StreamingSplitter::Piece &piece);
    Core::Expected<> loadAhead();
    Core::Expected<> checkLineEnds(QByteArrayView bytes, qint64 offset);
    Core::SourcePosition positionOf(qint64 offset);
    bool isWanted() const
    {
        const Section section = sections.section();
        return section == wanted || (section == Section::Verify && wanted == Section::Up);
    }

    BuildContext context;
    bool judgesDown = false;
    Section wanted = Section::Up;
    std::unique_ptr<QIODevice> file;
    Text::StreamingSplitter splitter;
    Text::SectionTracker sections;
    Core::ChecksumStream hash;
    Text::TokenChecksum tokens;
    QString checksum;
    QString tokenChecksum;
    QByteArray unfinishedLine; ///< read, not yet fed
    QByteArray ahead;          ///< fed; what lies before aheadStart belongs to pieces already taken
    qsizetype aheadStart = 0;  ///< moved instead of the bytes: a chunk holds thousands of small statements
    qint64 fed = 0;            ///< bytes
    int linesFed = 0;
    bool finished = false;
    bool broken = false;
    bool inCopy = false;   ///< data follows, or its end
    bool endsTold = false; ///< a line end that is none: the first one is told
    std::optional<Core::Error> downError;
    bool downHoldsStatement = false;
};

Core::Expected<> StatementStream::Private::feedMore()
{
    QByteArray read(chunkSize, Qt::Uninitialized);
    const qint64 size = file->read(read.data(), read.size());
    if (size < 0)
        return Core::failure(cannotRead(context.file, file->errorString()));
    read.truncate(size);
    hash.add(read);
    if (context.tokenChecksum)
        tokens.add(read);
    unfinishedLine += read;
    const qsizetype length = read.isEmpty() ? unfinishedLine.size() : wholeLines(unfinishedLine);
    const QByteArray lines = unfinishedLine.first(length);
    unfinishedLine.remove(0, length);
    if (const Core::Expected<> done = feed(lines); !done)
        return done;
    if (read.isEmpty()) {
        splitter.finish();
        finished = true;
        checksum = hash.result();
        if (context.tokenChecksum)
            tokenChecksum = tokens.result();
    }
    return {};
}

Core::Expected<> StatementStream::Private::feed(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return {};
    if (const Core::Expected<> checked = Text::checkText(bytes, context.file, fed, linesFed); !checked)
        return checked;
    splitter.feed(bytes);
    ahead.remove(0, std::exchange(aheadStart, 0));
    ahead += bytes;
    fed += bytes.size();
    linesFed += static_cast<int>(bytes.count('\n'));
    return {};
}

Core::Expected<std::optional<Text::StreamingSplitter::Piece>> StatementStream::Private::nextPiece()
{
    for (;;) {
        auto piece = splitter.next();
        if (piece && *piece) {
            aheadStart += (*piece)->bytes.size();
            inCopy = (*piece)->part == Part::CopyHead || (*piece)->part == Part::CopyData;
            sections.enter(**piece);
        }
        if (!piece || *piece || finished)
            return piece;
        if (const Core::Expected<> more = feedMore(); !more)
            return Core::failure(more.error());
    }
}

/// Makes sure that what follows the last piece is at hand.
Core::Expected<> StatementStream::Private::loadAhead()
{
    while (ahead.size() - aheadStart < lookAhead && !finished) {
        if (const Core::Expected<> more = feedMore(); !more)
            return more;
    }
    return {};
}

/// As for a file that is read at once: also in sections that are not wanted.
Core::Expected<> StatementStream::Private::checkLineEnds(QByteArrayView bytes, qint64 offset)
{
    if (endsTold || !hasLoneReturn(bytes))
        return {};
    const qint64 at = Text::loneReturnInComment(bytes, context.dialect);
    if (at < 0)
        return {};
    endsTold = true;
    return Core::failure(loneReturnError(context.dialect, positionOf(offset + at)));
}

/// Reads what lies before once more: lines are not counted as nobody else needs them.
Core::SourcePosition StatementStream::Private::positionOf(qint64 offset)
{
    const qint64 reached = file->pos();
    Core::SourcePosition at{.file = context.file, .offset = 0, .line = 1, .column = 1};
    file->seek(0);
    while (at.offset < offset) {
        QByteArray chunk = file->read(std::min(chunkSize, offset - at.offset));
        if (chunk.isEmpty())
            break;
        if (chunk.endsWith('\r') && at.offset + chunk.size() < offset) // with its line feed it is one line end
            chunk += file->read(1);
        at = positionWithin(at, chunk, chunk.size());
    }
    file->seek(reached);
    return at;
}

Core::Expected<std::optional<StatementStream::Item>> StatementStream::Private::build(const Text::StreamingSplitter::Piece &piece)
{
    // In the piece's own bytes; the positions are those of the file.
    Text::Statement local = piece.statement.byItself();
    local.copyData = {}; // comes apart from it
    BuildContext own = context;
    QByteArray script = piece.bytes;
    const bool isVerification = sections.section() == Section::Verify;
    if (isVerification) {
        own.purpose = BuildContext::Purpose::Verification;
        if (const Core::Expected<> loaded = loadAhead(); !loaded)
            return Core::failure(loaded.error());
        script += ahead.mid(aheadStart, lookAhead);
    }
    auto built = buildStatement(script, local, own);
    follow(local, script, context);
    if (!built) {
        const auto inFile = [&](Core::Error error) {
            if (error.where.isValid() && error.where != local.start)
                error.where
                    = positionWithin(local.start, QByteArrayView(script).sliced(local.text.offset), error.where.offset - local.text.offset);
            return error;
        };
        Core::Error first = inFile(built.error());
        std::transform(first.others.cbegin(), first.others.cend(), first.others.begin(), inFile);
        return Core::failure(first);
    }
    if (!*built)
        return std::optional<Item>();
    PlannedStatement planned = **std::move(built);
    const bool inTransaction = planned.statement.inTransaction; // the builder may know better
    planned.statement = piece.statement;
    planned.statement.comments = {};
    planned.statement.inTransaction = inTransaction;
    if (piece.part == Part::CopyHead) {
        const auto lines = QByteArrayView(piece.bytes).sliced(local.text.offset).count('\n');
        planned.copied = CopiedData{.bytes = {}, .line = local.start.line + static_cast<int>(lines)};
    }
    if (planned.replaced) {
        Text::Rendered inFile = *planned.replaced;
        for (Text::RenderedPart &part : inFile.parts)
            part.written.offset += piece.statement.whole.offset;
        planned.replaced = std::move(inFile);
    }
    return std::optional<Item>(Item{.statement = std::move(planned), .isVerification = isVerification});
}

/// As it would be built for a roll back; nothing is kept of it.
void StatementStream::Private::judgeDown(const Text::StreamingSplitter::Piece &piece)
{
    if (!context.judgeDown || downError || sections.section() != Section::Down)
        return;
    if (!std::exchange(judgesDown, true))
        context.ownPlaces.used.clear(); // it runs in a session of its own
    const auto built = build(piece);
    if (!built)
        downError = built.error();
    else
        downHoldsStatement = downHoldsStatement || *built;
}

StatementStream::StatementStream() = default;
StatementStream::~StatementStream() = default;

Core::Expected<std::unique_ptr<StatementStream>> StatementStream::open(const QString &path, const BuildContext &context, Section wanted,
                                                                       bool exactChecksum)
{
    std::unique_ptr<StatementStream> stream(new StatementStream);
    stream->d = std::make_unique<Private>(context, exactChecksum);
    stream->d->wanted = wanted;
    auto opened = Text::openTextFile(path, context.file);
    if (!opened)
        return Core::failure(opened.error());
    stream->d->file = *std::move(opened);
    return stream;
}

Core::Expected<std::optional<StatementStream::Item>> StatementStream::next()
{
    for (;;) {
        auto piece = d->nextPiece();
        if (!piece) {
            d->broken = true;
            return Core::failure(piece.error());
        }
        if (!*piece) {
            const QByteArrayView rest = d->splitter.rest();
            const Core::Expected<> ends = d->checkLineEnds(rest, d->fed - rest.size());
            return ends ? Core::Expected<std::optional<Item>>(std::nullopt) : Core::failure(ends.error());
        }
        // A COPY is judged by its beginning; its data is copyData()'s, or passed over as it comes.
        if ((*piece)->part == Part::CopyData || (*piece)->part == Part::CopyEnd)
            continue;
        if (const Core::Expected<> ends = d->checkLineEnds((*piece)->bytes, (*piece)->statement.whole.offset); !ends)
            return Core::failure(ends.error());
        if (!d->isWanted()) {
            d->judgeDown(**piece);
            continue;
        }
        auto item = d->build(**piece);
        if (!item || *item)
            return item;
    }
}

Core::Expected<QByteArray> StatementStream::copyData()
{
    if (!d->inCopy)
        return QByteArray();
    auto piece = d->nextPiece();
    if (!piece) {
        d->broken = true;
        return Core::failure(piece.error());
    }
    return *piece && (*piece)->part == Part::CopyData ? (*piece)->bytes : QByteArray();
}

bool StatementStream::isBroken() const
{
    return d->broken;
}

QString StatementStream::tokenChecksum() const
{
    return d->tokenChecksum;
}

QString StatementStream::checksum() const
{
    return d->checksum;
}

const std::optional<Core::Error> &StatementStream::downError() const
{
    return d->downError;
}

bool StatementStream::downHoldsStatement() const
{
    return d->downHoldsStatement;
}

bool StatementStream::hasDown() const
{
    return d->sections.hasDown();
}

} // namespace Varve::Execution
