// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filefacts.h"

#include "largefile.h"
#include "layouts/textmarks.h"
#include "migrationname.h"
#include "purpose.h"

#include <models/core/checksum.h>
#include <models/text/textfile.h>

#include <QFile>

namespace Varve::Project {

namespace {

constexpr qint64 companionBytes = 4096;

void readText(FileFacts &facts, QByteArrayView bytes, const ScannedFile &file, const ReadAs &readAs)
{
    facts.checksum = readAs.exactChecksum ? Core::exactChecksum(bytes) : Core::checksum(bytes);
    if (const std::optional<TextMark> mark = findTextMark(bytes)) {
        facts.foreignTool = mark->tool;
        facts.foreignMark = mark->mark;
        facts.hasDown = mark->hasDown;
        facts.header = Text::readHeader(bytes, readAs.dialect, file.path);
        return;
    }
    Text::Sections sections = Text::readSections(bytes, readAs.dialect, file.path);
    facts.header = sections.header;
    facts.hasUp = Text::holdsStatement(bytes, sections.up, readAs.dialect);
    facts.hasDown = Text::holdsStatement(bytes, sections.down, readAs.dialect);
    facts.hasVerify = !sections.verify.isEmpty();
    facts.problems += sections.problems;
}

FileFacts readCompanion(const QString &absolute, const ScannedFile &file)
{
    FileFacts facts;
    QFile source(absolute);
    if (source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        facts.purpose = purposeOf(source.read(companionBytes), fileNameOf(file.path));
    return facts;
}

} // namespace

Core::Problem unreadable(const Core::Error &error, const ScannedFile &file)
{
    Core::Problem problem{Core::Severity::Error,
                          error.kind == Core::ErrorKind::Io ? QStringLiteral("unreadable") : QStringLiteral("not-text"), error.message,
                          error.where, error.remedy};
    if (problem.where.file.isEmpty())
        problem.where.file = file.path;
    return problem;
}

FileFacts readFileFacts(const QString &root, const ScannedFile &file, const ReadAs &readAs)
{
    const QString absolute = root + QLatin1Char('/') + file.path;
    if (!readAs.migration)
        return readCompanion(absolute, file);
    if (file.size > Text::largeFile())
        return readLargeFile(absolute, file, readAs);
    FileFacts facts;
    const Core::Expected<Text::TextFile> text = Text::readTextFile(absolute, file.path);
    if (!text) {
        facts.isText = false;
        facts.problems.append(unreadable(text.error(), file));
        return facts;
    }
    readText(facts, text->bytes, file, readAs);
    return facts;
}

} // namespace Varve::Project
