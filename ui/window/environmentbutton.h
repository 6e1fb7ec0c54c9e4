// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/pieces/environmenttag.h>

#include <QAbstractButton>

namespace Varve::Ui {

/// The pill at the right of the tool bar: the environment in its colours, where it is, and a menu with the others.
class EnvironmentButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit EnvironmentButton(QWidget *parent = nullptr);

    void setTag(const EnvironmentTag &tag, const QString &detail);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString title() const;
    EnvironmentTag m_tag;
    QString m_detail;
};

} // namespace Varve::Ui
