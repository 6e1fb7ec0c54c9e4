// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

namespace Varve::Ui {

/// The glyphs and their words, in the order of History::Standing. Opens as a small pop-up below its button.
class Legend final : public QFrame
{
    Q_OBJECT

public:
    explicit Legend(QWidget *parent = nullptr);
    QSize sizeHint() const override;
    /// Right-aligned below \a anchor.
    void popUpBelow(const QWidget *anchor);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Varve::Ui
