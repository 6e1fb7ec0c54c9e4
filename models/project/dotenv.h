// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/expected.h>

#include <QMap>
#include <QString>

namespace Varve::Project {

/// Reads the text of a .env file: `KEY=VALUE` a line, `export ` before it is fine, `#` begins a comment at the start of a line or
/// after a blank. 'Single quotes' keep everything, "double quotes" know \n \r \t \" \\ \$; both may go over several lines. Nothing is
/// expanded. The last of two equal keys wins. Every mistake is in the error, without the line's text: it may be a secret.
Core::Expected<QMap<QString, QString>> parseDotenv(QByteArrayView text, const QString &shownAs);

} // namespace Varve::Project
