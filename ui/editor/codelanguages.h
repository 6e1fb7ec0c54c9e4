// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/theme/palette.h>

#include <models/text/dialect.h>

namespace KSyntaxHighlighting {
class Repository;
}

namespace Varve::Ui {

/// KSyntaxHighlighting with Varve's own languages and themes (resources/syntax, resources/themes). Reading the index of all takes tens of
/// milliseconds, so there is one for the program, made when it is first asked for. UI thread.
KSyntaxHighlighting::Repository &codeRepository();

/// The name of the definition that highlights \a dialect.
QString definitionName(Text::DialectName dialect);
/// The name of the theme that has the colours of \a scheme.
QString codeThemeName(Scheme scheme);

} // namespace Varve::Ui
