// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "legend.h"

#include <ui/theme/stateglyph.h>
#include <ui/theme/styleparts.h>
#include <ui/theme/theme.h>

#include <QFontMetrics>
#include <QPainter>
#include <QScreen>

namespace Varve::Ui {

namespace {

using History::Standing;

struct Entry
{
    Standing standing;
    bool reachable;
    QString words;
};

QList<Entry> entries()
{
    QList<Entry> list;
    for (const Standing standing : {Standing::Applied, Standing::Pending, Standing::Failed, Standing::Partial, Standing::Changed,
                                    Standing::Missing, Standing::OutOfOrder, Standing::NotForThis, Standing::Unknown})
        list += {standing, true, History::title(standing)};
    list += {Standing::Unknown, false, Legend::tr("not reachable")};
    return list;
}

int rowHeight()
{
    return Theme::instance().treeRow();
}

} // namespace

Legend::Legend(QWidget *parent) : QFrame(parent, Qt::Popup)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Legend"));
    QStringList words;
    for (const Entry &entry : entries())
        words += entry.words;
    setAccessibleDescription(words.join(u", "));
}

QSize Legend::sizeHint() const
{
    const Theme &theme = Theme::instance();
    const QFontMetrics metrics(theme.interfaceFont());
    int width = 0;
    const QList<Entry> list = entries();
    for (const Entry &entry : list)
        width = std::max(width, metrics.horizontalAdvance(entry.words));
    return {width + theme.measure(58), int(list.size()) * rowHeight() + theme.measure(16)};
}

void Legend::popUpBelow(const QWidget *anchor)
{
    resize(sizeHint());
    const QPoint corner = anchor->mapToGlobal(QPoint(anchor->width(), anchor->height() + Theme::instance().measure(4)));
    move(std::max(0, corner.x() - width()), corner.y());
    show();
    setFocus();
}

void Legend::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    paintBox(painter, rect(), theme.colors().base, theme.colors().line, 0);
    painter.setFont(theme.interfaceFont());
    painter.setPen(theme.colors().text);
    QRect row(theme.measure(14), theme.measure(8), width() - theme.measure(28), rowHeight());
    for (const Entry &entry : entries()) {
        const int size = theme.measure(14);
        const int top = row.center().y() - size / 2;
        paintStateGlyph(painter, QRectF(row.left(), top + 0.5, size, size), entry.standing, entry.reachable);
        painter.drawText(row.adjusted(size + theme.measure(10), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, entry.words);
        row.translate(0, rowHeight());
    }
}

} // namespace Varve::Ui
