// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads a script from standard input as a pipe brings it, statement by statement, and throws each away. Prints how many there were, the
// resident memory at the start and at most, both in KiB, and the length of the longest statement in bytes:
//     streamstatements [--generate MEGABYTES]
// --generate writes a script of INSERT statements to standard output instead.

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

int generate(long megabytes)
{
    const QByteArray script = Test::insertScript(10'000'000);
    for (long written = 0; written < megabytes; written += 10) {
        if (std::fwrite(script.constData(), 1, static_cast<size_t>(script.size()), stdout) != static_cast<size_t>(script.size()))
            return 1;
    }
    return 0;
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
        ++counts.statements;
        counts.longest = std::max(counts.longest, (*piece)->statement.whole.length);
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 3 && std::strcmp(argv[1], "--generate") == 0)
        return generate(std::atol(argv[2]));

    const long atStart = peakMemory();
    StreamingSplitter splitter(DialectName::PostgreSql);
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
