// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace Varve::Ui {

/// A thin bar: how much is done, in the accent colour, green at the end, red after a failure. A number stands beside it.
class RunProgressBar final : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Running, Done, Failed };
    explicit RunProgressBar(QWidget *parent = nullptr);
    void setProgress(int done, int total, Tone tone);
    QSize sizeHint() const override;
    int done() const { return m_done; }
    int total() const { return m_total; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_done = 0;
    int m_total = 0;
    Tone m_tone = Tone::Running;
};

} // namespace Varve::Ui
