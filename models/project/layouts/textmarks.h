// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace Varve::Project {

/// A line by which another tool tells its halves apart.
struct TextMark
{
    QString tool; ///< "goose"
    QString mark; ///< as it is usually written: "-- +goose Up"
    bool hasDown = false;

    friend bool operator==(const TextMark &, const TextMark &) = default;
};

/// The first mark of another tool at the start of a line of \a text, whether or not it stands in a comment of its own: a file that
/// carries one holds a down half that must not run as a migration.
std::optional<TextMark> findTextMark(QByteArrayView text);

} // namespace Varve::Project
