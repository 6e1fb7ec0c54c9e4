// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/expected.h>

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <memory>

namespace Varve::Text {

/// A text file as read: its bytes untouched.
struct TextFile
{
    QString path;
    QByteArray bytes;
};

/// Reads a regular file of UTF-8 text. Refuses devices, pipes, folders; names the byte, line and column of the first invalid
/// sequence or NUL byte. A byte order mark and CR LF are fine. \a shownAs goes into error positions (default: \a path).
Core::Expected<TextFile> readTextFile(const QString &path, const QString &shownAs = {});

/// The checks of readTextFile() on bytes at hand: the whole text, or whole lines of it that stand behind \a bytesBefore bytes and
/// \a linesBefore lines.
Core::Expected<> checkText(QByteArrayView bytes, const QString &shownAs, qint64 bytesBefore = 0, int linesBefore = 0);

/// Opens the file at \a path for reading in blocks, with the refusals of readTextFile(). It never waits, and what was opened is what is
/// looked at.
Core::Expected<std::unique_ptr<QIODevice>> openTextFile(const QString &path, const QString &shownAs);

/// In bytes; -1 when there is no such file.
qint64 textFileSize(const QString &path);

/// In bytes: above this a file is not loaded into an editor with highlighting and not held in memory while it runs.
qint64 largeFile();

} // namespace Varve::Text
