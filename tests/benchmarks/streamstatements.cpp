// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads a script from standard input as a pipe brings it, statement by statement, and throws each away. Prints how many there were, the
// resident memory at the start and at most, both in KiB, and the length of the longest statement in bytes:
//     streamstatements [--generate MEGABYTES | --generate-copy MEGABYTES]
// The other two write a script of INSERT statements, or one COPY with its data, to standard output instead.

#include "generatedscripts.h"

#include <models/text/splitter.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include <sys/resource.h>
#include <unistd.h>

using namespace Varve;
using namespace Varve::Text;

namespace {

long peakMemory()
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

bool write(const QByteArray &text)
{
    return std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stdout) == static_cast<size_t>(text.size());
}

int generate(const QByteArray &begin, const QByteArray &tenMegabytes, const QByteArray &end, long megabytes)
{
    bool written = write(begin);
    for (long done = 0; done < megabytes && written; done += 10)
        written = write(tenMegabytes);
    return written && write(end) ? 0 : 1;
}

struct Counts
{
    long statements = 0;
    qint64 longest = 0;
};

bool take(StreamingSplitter &splitter, Counts &counts)
{
    for (;;) {
        const auto piece = splitter.next();
        if (!piece) {
            std::fprintf(stderr, "%s\n", qPrintable(piece.error().toString()));
            return false;
        }
        if (!*piece)
            return true;
        const bool ends = (*piece)->part == StreamingSplitter::Part::Whole || (*piece)->part == StreamingSplitter::Part::CopyEnd;
        counts.statements += ends ? 1 : 0;
        if ((*piece)->part != StreamingSplitter::Part::CopyData)
            counts.longest = std::max<qint64>(counts.longest, (*piece)->bytes.size());
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 3 && std::strcmp(argv[1], "--generate") == 0)
        return generate({}, Test::insertScript(10'000'000), {}, std::atol(argv[2]));
    if (argc == 3 && std::strcmp(argv[1], "--generate-copy") == 0) {
        const QByteArray rows = QByteArray("1\tordered\tit's noted\t12.25\t2026-02-11 10:00:00\n").repeated(10'000'000 / 49);
        return generate("COPY measurements FROM STDIN;\n", rows, "\\.\n", std::atol(argv[2]));
    }

    const long atStart = peakMemory();
    StreamingSplitter splitter(DialectName::PostgreSql, {}, CopyData::InChunks);
    Counts counts;
    std::vector<char> block(65'536);
    for (ssize_t length = 0; (length = read(STDIN_FILENO, block.data(), block.size())) > 0;) {
        splitter.feed(QByteArrayView(block.data(), length));
        if (!take(splitter, counts))
            return 1;
    }
    splitter.finish();
    if (!take(splitter, counts))
        return 1;
    std::printf("%ld %ld %ld %lld\n", counts.statements, atStart, peakMemory(), static_cast<long long>(counts.longest));
    return 0;
}
