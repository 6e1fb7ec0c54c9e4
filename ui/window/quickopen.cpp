// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "quickopen.h"

#include <ui/theme/styleparts.h>
#include <ui/theme/theme.h>

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace Varve::Ui {

namespace {

constexpr int shownRows = 12;
constexpr int listedRows = 60; ///< nobody reads further

/// Title at the left, detail at the right in the secondary colour.
class EntryDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {0, Theme::instance().listRow()}; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::instance();
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.colors().selection);
        const QRect inside = option.rect.adjusted(theme.measure(12), 0, -theme.measure(12), 0);
        painter->setFont(theme.interfaceFont());
        painter->setPen(theme.colors().text);
        const QString title = index.data().toString();
        painter->drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, title);
        const int room = inside.width() - painter->fontMetrics().horizontalAdvance(title) - theme.measure(16);
        painter->setPen(theme.colors().dim);
        const QString detail = painter->fontMetrics().elidedText(index.data(Qt::UserRole).toString(), Qt::ElideMiddle, std::max(0, room));
        painter->drawText(inside, Qt::AlignRight | Qt::AlignVCenter, detail);
        painter->restore();
    }
};

int wordScore(const QString &word, const QuickEntry &entry)
{
    const qsizetype place = entry.title.indexOf(word, 0, Qt::CaseInsensitive);
    if (place == 0)
        return 8;
    if (place > 0)
        return entry.title.at(place - 1).isLetterOrNumber() ? 3 : 6;
    return entry.detail.contains(word, Qt::CaseInsensitive) ? 1 : 0;
}

} // namespace

int quickScore(const QString &pattern, const QuickEntry &entry)
{
    int total = 1;
    for (const QString &word : pattern.simplified().split(u' ', Qt::SkipEmptyParts)) {
        const int score = wordScore(word, entry);
        if (score == 0)
            return 0;
        total += score;
    }
    // What was typed as it stands there: more than any of its words alone, "Run to" before "Run Up to Selected".
    constexpr int asItStands = 100;
    const QString whole = pattern.simplified();
    if (!whole.isEmpty() && entry.title.startsWith(whole, Qt::CaseInsensitive)) {
        const QStringView behind = QStringView(entry.title).mid(whole.size());
        total += asItStands * (behind.isEmpty() || behind == u"…" ? 3 : behind.front().isLetterOrNumber() ? 1 : 2);
    }
    return total;
}

QuickOpen::QuickOpen(QWidget *parent) : QFrame(parent, Qt::Popup), m_field(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setAccessibleName(tr("Go to file or command"));
    const Theme &theme = Theme::instance();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, theme.measure(8), 1, theme.measure(4));
    layout->setSpacing(theme.measure(6));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(theme.measure(8), 0, theme.measure(8), 0);
    row->addWidget(m_field);
    layout->addLayout(row);
    layout->addWidget(m_list);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_field->installEventFilter(this);
    m_field->setAccessibleName(tr("Go to file or command"));
    m_field->setPlaceholderText(tr("Name of a file or an environment; > for commands"));
    connect(m_field, &QLineEdit::textChanged, this, &QuickOpen::filter);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { goTo(m_list->row(item)); });
}

void QuickOpen::open(const QList<QuickEntry> &entries, const QWidget *anchor, const QWidget *window, const QString &text)
{
    m_entries = entries;
    m_field->setText(text);
    filter();
    const Theme &theme = Theme::instance();
    const int width = std::min(theme.measure(560), window->width() - theme.measure(32));
    resize(width, theme.measure(28 + 22) + shownRows * theme.listRow());
    const QPoint below = anchor->mapToGlobal(QPoint((anchor->width() - width) / 2, anchor->height() + theme.measure(3)));
    const QPoint corner = window->mapToGlobal(QPoint(0, 0));
    const int left = std::clamp(below.x(), corner.x() + theme.measure(8), corner.x() + window->width() - width - theme.measure(8));
    move(left, below.y());
    show();
    m_field->setFocus();
}

int QuickOpen::shownCount() const
{
    return int(m_shown.size());
}

void QuickOpen::filter()
{
    const bool commands = m_field->text().startsWith(u'>');
    const QString pattern = commands ? m_field->text().mid(1) : m_field->text();
    QList<std::pair<int, int>> ranked;
    for (int i = 0; i < m_entries.size(); ++i) {
        const bool isCommand = m_entries.at(i).kind == QuickEntry::Kind::Command;
        if (commands && !isCommand)
            continue;
        int score = quickScore(pattern, m_entries.at(i));
        // Without a word the files stand first; with one, the better match.
        if (score > 0)
            ranked += {score * 2 + (isCommand ? 0 : 1), i};
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    m_shown.clear();
    m_list->clear();
    for (const auto &[score, index] : std::as_const(ranked).mid(0, listedRows)) {
        m_shown += index;
        auto *item = new QListWidgetItem(m_entries.at(index).title, m_list);
        item->setData(Qt::UserRole, m_entries.at(index).detail);
    }
    m_list->setCurrentRow(m_shown.isEmpty() ? -1 : 0);
}

void QuickOpen::goTo(int row)
{
    if (row < 0 || row >= m_shown.size())
        return;
    const auto go = m_entries.at(m_shown.at(row)).go;
    hide();
    // The action may open a menu or a dialog: first let this pop-up be gone.
    QTimer::singleShot(0, parentWidget(), [go] { go(); });
}

bool QuickOpen::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int row = m_list->currentRow();
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down: m_list->setCurrentRow(std::min(row + 1, m_list->count() - 1)); return true;
    case Qt::Key_Up: m_list->setCurrentRow(std::max(row - 1, 0)); return true;
    case Qt::Key_PageDown: m_list->setCurrentRow(std::min(row + shownRows, m_list->count() - 1)); return true;
    case Qt::Key_PageUp: m_list->setCurrentRow(std::max(row - shownRows, 0)); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: goTo(row); return true;
    case Qt::Key_Escape: hide(); return true;
    default: return false;
    }
}

void QuickOpen::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBox(painter, rect(), Theme::instance().colors().base, Theme::instance().colors().line, 0);
}

} // namespace Varve::Ui
