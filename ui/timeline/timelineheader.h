// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHeaderView>

namespace Varve::Ui {

/// The timeline's header: environments in their colours; one that cannot be reached offers another try.
class TimelineHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit TimelineHeader(QWidget *parent = nullptr);
    QSize sizeHint() const override;
    /// Where the first column's title stands, from its left.
    void setNameLeft(int left);

signals:
    void retryRequested(const QString &environment);
    void lockRequested(const QString &environment);

protected:
    void paintSection(QPainter *painter, const QRect &rectangle, int section) const override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    bool isReachable(int section) const;
    bool hasOpenRun(int section) const;
    QString environment(int section) const;

    int m_nameLeft = 0;
};

} // namespace Varve::Ui
