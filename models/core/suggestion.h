// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace Varve::Core {

/// The candidate nearest to \a word by edit distance, or an empty string when none is near enough to be meant.
QString nearest(const QString &word, const QStringList &candidates);

/// " Did you mean \"x\"?" or nothing. Begins with a blank so that it can follow a sentence.
QString didYouMean(const QString &candidate);
/// The same with the nearest.
QString didYouMean(const QString &word, const QStringList &candidates);

} // namespace Varve::Core
