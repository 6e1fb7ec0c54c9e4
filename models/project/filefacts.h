// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "folderscan.h"

#include <models/core/problem.h>
#include <models/text/header.h>

namespace Varve::Project {

/// What is read from inside one file of the project; remembered in the index while the file stays the same.
struct FileFacts
{
    QString checksum;
    Text::Header header;
    bool isText = true;   ///< false: unreadable, not UTF-8, or with a NUL byte; the problem says which
    bool hasUp = true;    ///< it holds a statement that is in no other section
    bool hasDown = false; ///< its down section holds a statement
    bool hasVerify = false;
    QString foreignTool; ///< whose marks stand in the file: "goose"; empty: nobody's
    QString foreignMark; ///< "-- +goose Up"
    QString purpose;     ///< of a companion: its first heading, doc string or comment
    QList<Core::Problem> problems;

    friend bool operator==(const FileFacts &, const FileFacts &) = default;
};

/// How a file is to be read. Another way to read it makes other facts.
struct ReadAs
{
    bool migration = true; ///< false: a companion, of which only the first 4 KiB are read
    Text::DialectName dialect = Text::DialectName::PostgreSql;
    bool exactChecksum = false;

    friend bool operator==(const ReadAs &, const ReadAs &) = default;
};

/// Reads \a file of the project's folder \a root once. Never fails: what is wrong is in the facts.
FileFacts readFileFacts(const QString &root, const ScannedFile &file, const ReadAs &readAs);

} // namespace Varve::Project
