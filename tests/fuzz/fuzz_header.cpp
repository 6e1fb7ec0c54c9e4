// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scripts.h"

#include <models/text/expectation.h>
#include <models/text/header.h>

using namespace Varve;
using namespace Varve::Text;
using Varve::Fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    const Fuzz::Input input = Fuzz::input(data, size);
    const QByteArrayView script = input.script;
    const Sections sections = readSections(script, input.dialect);

    // No byte is in two sections.
    QList<ByteRange> ranges = sections.up + sections.down + sections.verify;
    std::sort(ranges.begin(), ranges.end(),
              [](const ByteRange &a, const ByteRange &b) { return a.offset < b.offset || (a.offset == b.offset && a.length < b.length); });
    qint64 at = 0;
    for (const ByteRange &range : ranges) {
        require(range.offset >= at && range.length >= 0 && range.end() <= script.size());
        at = range.end();
        readExpectation(script, range, input.dialect);
        for (const ByteRange &written : writtenExpectations(script, range, input.dialect))
            require(written.offset >= range.offset && written.end() <= range.end());
    }
    require(sections.header == readHeader(script, input.dialect));
    for (const HeaderField &field : sections.header.fields) {
        require(field.where.isValid() && field.where.offset < script.size());
        sections.header.list(field.key);
    }

    // What was read can be written, and reads back equal.
    const Header again = readHeader(headerTemplate(sections.header.fields, input.dialect).toUtf8(), input.dialect);
    require(again.fields.size() == sections.header.fields.size());
    for (qsizetype i = 0; i < again.fields.size(); ++i)
        require(again.fields[i].key == sections.header.fields[i].key
                && again.fields[i].value == sections.header.fields[i].value.simplified());
    return 0;
}
