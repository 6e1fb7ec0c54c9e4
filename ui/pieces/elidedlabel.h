// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

namespace Varve::Ui {

/// A name in one line that never widens what it lies in: what does not fit is left out of its middle, so that its beginning and its ending
/// show. The menu of its right click copies the whole.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(const QString &text, QWidget *parent = nullptr);

    /// What shows of text().
    QString shownText() const;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Varve::Ui
