// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/text/variables.h>

#include <QString>

namespace Varve::Execution {

/// What stands for a secret value wherever it would be shown.
QString secretMask();

/// \a text (of a server, of an error) with the values of secret variables replaced by secretMask(): as they are, as they are written inside
/// quotes, and what a server leaves of them where it shortens what it quotes ("near 'PASSWORD 'hun...'"), from three characters on.
QString withoutSecrets(QString text, const Text::Variables &variables);

} // namespace Varve::Execution
