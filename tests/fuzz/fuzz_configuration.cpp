// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scripts.h"

#include <models/project/configuration.h>

using namespace Varve;
using namespace Varve::Project;
using Varve::Fuzz::require;

namespace {

// Each mistake says where it is, inside the text.
void checkPlace(const Core::Error &error, QByteArrayView text)
{
    require(!error.message.isEmpty() && error.where.offset <= text.size());
    for (const Core::Error &other : error.others)
        checkPlace(other, text);
}

} // namespace

// The whole input is the text of varve.toml, then of varve.local.toml.
extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    const QByteArrayView text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString name = QStringLiteral("varve.toml");
    const auto configuration = readConfiguration(text, name);
    if (!configuration) {
        checkPlace(configuration.error(), text);
    } else {
        // Read twice it is the same, and its connections can be made or say why not.
        require(readConfiguration(text, name) == configuration);
        for (const EnvironmentDraft &environment : configuration->environments) {
            for (const ConnectionDraft &draft : environment.connections)
                static_cast<void>(connectionSettings(draft, environment.name, std::nullopt, QStringLiteral("/nonexistent")));
        }
    }
    Configuration local;
    const auto read = readLocalConfiguration(text, name, local);
    if (!read)
        checkPlace(read.error(), text);
    return 0;
}
