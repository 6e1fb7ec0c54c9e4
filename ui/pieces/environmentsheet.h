// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "environmenttag.h"

#include <QDialog>

class QHBoxLayout;
class QPushButton;

namespace Varve::Ui {

class ToneLabel;

/// A modal sheet about one environment: a title beside its pill, what is to be seen, and below it a message and buttons.
class EnvironmentSheet : public QDialog
{
    Q_OBJECT

protected:
    /// \a title: what stands before the pill, "Lock of".
    EnvironmentSheet(const QString &title, const EnvironmentTag &environment, QWidget *parent);

    /// Beside the pill: dim, as long as there is room, whole in its tool tip. An empty one only takes the room.
    void addHeaderText(const QString &text);
    void addToHeader(QWidget *widget);
    /// In the place where it is called between the buttons. Takes the room that there is: whatever it says, a long path too, the sheet does
    /// not grow with it.
    ToneLabel *addMessage(const QString &text = {});
    /// Enter presses it only when it is made the default one.
    QPushButton *addButton(const QString &text);
    /// Once, at last: \a middle between header and buttons. The sheet is \a width by \a height in the drawing's pixels, and at most as large
    /// as the window that it belongs to.
    void setMiddle(QWidget *middle, int width, int height);

private:
    QWidget *m_header = nullptr;
    QHBoxLayout *m_headerRow = nullptr;
    QWidget *m_footer = nullptr;
    QHBoxLayout *m_footerRow = nullptr;
};

} // namespace Varve::Ui
