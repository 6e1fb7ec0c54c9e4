// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scripts.h"

#include <models/text/splitter.h>
#include <models/text/variables.h>

using namespace Varve;
using namespace Varve::Text;
using Varve::Fuzz::require;

namespace {

// The parts tile the rendered text, literal parts are the written bytes, and the map never goes back.
void checkMap(QByteArrayView script, const Rendered &rendered)
{
    qint64 at = 0;
    qint64 written = 0;
    for (const RenderedPart &part : rendered.parts) {
        require(part.rendered.offset == at && part.written.offset >= written && part.written.end() <= script.size());
        require(!part.variable.isEmpty() || part.rendered.in(rendered.text) == part.written.in(script));
        at = part.rendered.end();
        written = part.written.end();
    }
    require(at == rendered.text.size());
    qint64 last = 0;
    for (qint64 offset = 0; offset <= rendered.text.size(); ++offset) {
        const qint64 mapped = rendered.toWritten(offset);
        require(mapped >= last && mapped <= script.size());
        last = mapped;
    }
    last = 0;
    for (qint64 offset = 0; offset <= script.size(); ++offset) {
        const qint64 mapped = rendered.toRendered(offset);
        require(mapped >= last && mapped <= rendered.text.size());
        last = mapped;
    }
    for (const RenderedPart &part : rendered.parts) {
        for (qint64 i = 0; i < part.rendered.length && part.variable.isEmpty(); ++i)
            require(rendered.toRendered(part.written.offset + i) == part.rendered.offset + i);
    }
}

} // namespace

// The second byte says how many bytes of the script are the variable's value.
extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    const Fuzz::Input input = Fuzz::input(data, size);
    const qint64 valueLength = std::min<qint64>(input.choice, input.script.size());
    const QString value = QString::fromUtf8(input.script.first(valueLength));
    const QByteArrayView script = input.script.sliced(valueLength);
    const ByteRange all{0, script.size()};

    const QList<VariableUse> uses = findVariables(script, all, input.dialect);
    Variables variables;
    for (const VariableUse &use : uses) {
        require(use.range.in(script) == QByteArray("${" + use.name.toUtf8() + "}"));
        variables[use.name] = {value, QStringLiteral("fuzzer"), Substitution::Checked, false};
    }
    const auto rendered = render(script, all, input.dialect, variables);
    if (!rendered) {
        require(!uses.isEmpty());
        return 0;
    }
    checkMap(script, *rendered);
    const auto before = split(script, input.dialect);
    if (before) {
        const auto after = split(rendered->text, input.dialect, {}, TextForm::Rendered);
        require(uses.isEmpty() || (after && after->size() == before->size()));
    }
    return 0;
}
