// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/expected.h>

#include <QList>
#include <QString>

#include <functional>

class QWidget;

namespace Varve::Ui {

/// One way to write something down.
struct SaveFormat
{
    QString filter; ///< "Markdown, for a review (*.md)"
    QString suffix; ///< "md"
};

/// Asks for a file over \a parent; \a name is proposed. Calls \a save with the path and which of the \a formats was chosen: the one that the
/// file's suffix means, else that of the list.
void askWhereToSave(QWidget *parent, const QString &title, const QString &name, const QList<SaveFormat> &formats,
                    const std::function<void(const QString &path, int format)> &save);

/// The file is there as a whole, or it is as it was.
Core::Expected<> saveFile(const QString &path, const QByteArray &content);

} // namespace Varve::Ui
