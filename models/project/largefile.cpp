// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "largefile.h"

#include "layouts/textmarks.h"
#include "texts_p.h"

#include <models/core/checksumstream.h>
#include <models/text/sectiontracker.h>
#include <models/text/textfile.h>

namespace Varve::Project {

namespace {

constexpr qint64 blockSize = 256 * 1024;

class LargeFileReader final
{
public:
    LargeFileReader(const ScannedFile &file, const ReadAs &readAs)
        : m_file(file)
        , m_readAs(readAs)
        , m_hash(readAs.exactChecksum ? Core::ChecksumStream::Mode::Exact : Core::ChecksumStream::Mode::Normalised)
        , m_splitter(readAs.dialect, file.path, Text::CopyData::InChunks)
        , m_sections(readAs.dialect)
    {}

    Core::Expected<> read(const QString &absolute);
    FileFacts facts();

private:
    Core::Expected<> takeLines(QByteArrayView lines);
    void takePieces();

    const ScannedFile &m_file;
    const ReadAs &m_readAs;
    Core::ChecksumStream m_hash;
    Text::StreamingSplitter m_splitter;
    Text::SectionTracker m_sections;
    std::optional<TextMark> m_mark;
    Text::Header m_header;
    bool m_splits = true; ///< so far
    bool m_hasUp = false;
    bool m_hasDown = false;
    qint64 m_bytes = 0;
    int m_lines = 0;
};

Core::Expected<> LargeFileReader::read(const QString &absolute)
{
    const auto source = Text::openTextFile(absolute, m_file.path);
    if (!source)
        return Core::failure(source.error());
    QByteArray unfinished;
    for (;;) {
        QByteArray block(blockSize, Qt::Uninitialized);
        const qint64 size = (*source)->read(block.data(), block.size());
        if (size < 0)
            return Core::failure(Core::ErrorKind::Io, Texts::tr("The file cannot be read: %1.").arg((*source)->errorString()));
        block.truncate(size);
        m_hash.add(block);
        unfinished += block;
        const qsizetype length = block.isEmpty() ? unfinished.size() : unfinished.lastIndexOf('\n') + 1;
        if (const Core::Expected<> taken = takeLines(QByteArrayView(unfinished).first(length)); !taken || block.isEmpty())
            return taken;
        unfinished.remove(0, length);
    }
}

/// Whole lines, so that neither a character nor a mark is cut.
Core::Expected<> LargeFileReader::takeLines(QByteArrayView lines)
{
    if (const Core::Expected<> checked = Text::checkText(lines, m_file.path, m_bytes, m_lines); !checked)
        return checked;
    if (m_bytes == 0)
        m_header = Text::readHeader(lines, m_readAs.dialect, m_file.path);
    if (const std::optional<TextMark> mark = findTextMark(lines)) {
        const bool hasDown = mark->hasDown || (m_mark && m_mark->hasDown);
        m_mark = m_mark ? m_mark : mark;
        m_mark->hasDown = hasDown;
    }
    m_bytes += lines.size();
    m_lines += static_cast<int>(lines.count('\n'));
    if (!m_splits || m_mark) // another tool's sections are not ours
        return {};
    m_splitter.feed(lines);
    takePieces();
    return {};
}

void LargeFileReader::takePieces()
{
    using Part = Text::StreamingSplitter::Part;
    for (;;) {
        const auto piece = m_splitter.next();
        m_splits = piece.has_value(); // what does not end is told when the file is to run
        if (!piece || !*piece)
            return;
        m_sections.enter(**piece);
        if ((*piece)->part != Part::Whole && (*piece)->part != Part::CopyHead)
            continue;
        m_hasUp = m_hasUp || m_sections.section() == Text::SectionTracker::Section::Up;
        m_hasDown = m_hasDown || m_sections.section() == Text::SectionTracker::Section::Down;
    }
}

FileFacts LargeFileReader::facts()
{
    FileFacts facts;
    facts.checksum = m_hash.result();
    facts.header = m_header;
    if (m_mark) {
        facts.foreignTool = m_mark->tool;
        facts.foreignMark = m_mark->mark;
        facts.hasDown = m_mark->hasDown;
        return facts;
    }
    m_splitter.finish();
    if (m_splits)
        takePieces();
    if (m_splits)
        m_sections.finish(m_splitter.rest(), m_lines + 1);
    facts.hasUp = m_hasUp || !m_splits;
    facts.hasDown = m_hasDown;
    facts.hasVerify = m_sections.hasVerify();
    facts.problems = m_sections.problems();
    for (Core::Problem &problem : facts.problems)
        problem.where.file = m_file.path;
    return facts;
}

} // namespace

FileFacts readLargeFile(const QString &absolute, const ScannedFile &file, const ReadAs &readAs)
{
    LargeFileReader reader(file, readAs);
    if (const Core::Expected<> read = reader.read(absolute); !read) {
        FileFacts facts;
        facts.isText = false;
        facts.problems.append(unreadable(read.error(), file));
        return facts;
    }
    return reader.facts();
}

} // namespace Varve::Project
