// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace Varve::Test {

/// A folder of its own for one test, with short ways to put files in it. Removed in the destructor.
class TemporaryProject final
{
public:
    TemporaryProject();
    QString folder() const { return m_folder.path(); }
    QString path(const QString &relative) const { return m_folder.filePath(relative); }
    /// Writes \a content (folders are made); fails the test program when it cannot.
    QString write(const QString &relative, const QByteArray &content) const;
    QByteArray read(const QString &relative) const;
    void remove(const QString &relative) const;
    void rename(const QString &from, const QString &to) const;

private:
    QTemporaryDir m_folder;
};

} // namespace Varve::Test
