// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMap>
#include <QString>

namespace Varve::Comparison {

/// \a definition with schemas renamed where they qualify a name ("dev.runs" → "prod.runs"). String constants stay as they are.
QString withSchemaNames(const QString &definition, const QMap<QString, QString> &schemaNames);

} // namespace Varve::Comparison
