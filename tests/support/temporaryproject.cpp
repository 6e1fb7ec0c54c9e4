// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "temporaryproject.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace Varve::Test {

TemporaryProject::TemporaryProject()
{
    if (!m_folder.isValid())
        qFatal("no temporary folder: %s", qPrintable(m_folder.errorString()));
}

QString TemporaryProject::write(const QString &relative, const QByteArray &content) const
{
    const QString target = path(relative);
    QDir().mkpath(QFileInfo(target).path());
    QFile file(target);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s: %s", qPrintable(target), qPrintable(file.errorString()));
    return target;
}

QByteArray TemporaryProject::read(const QString &relative) const
{
    QFile file(path(relative));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    return file.readAll();
}

void TemporaryProject::remove(const QString &relative) const
{
    if (!QFile::remove(path(relative)))
        qFatal("cannot remove %s", qPrintable(relative));
}

void TemporaryProject::rename(const QString &from, const QString &to) const
{
    QDir().mkpath(QFileInfo(path(to)).path());
    if (!QFile::rename(path(from), path(to)))
        qFatal("cannot rename %s", qPrintable(from));
}

} // namespace Varve::Test
