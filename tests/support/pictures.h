// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QWidget>

namespace Varve::Test {

/// Saves what \a widget shows as NAME.png in the folder that VARVE_PICTURES names; does nothing without it.
inline void savePicture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("VARVE_PICTURES");
    if (folder.isEmpty())
        return;
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // layouts follow what has just changed
    widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace Varve::Test
