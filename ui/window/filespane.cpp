// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filespane.h"

#include <ui/pieces/chip.h>
#include <ui/theme/theme.h>

#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QSet>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

namespace {

enum Role { PathRole = Qt::UserRole, DetailRole, MigrationRole };

/// Name at the left, category or status at the right in the secondary colour.
class FileDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {0, Theme::instance().treeRow()}; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::instance();
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.colors().selection);
        painter->setFont(index.data(PathRole).toString().isEmpty() ? theme.boldFont() : theme.interfaceFont());
        const QRect inside = option.rect.adjusted(theme.measure(2), 0, -theme.measure(8), 0);
        const QString detail = index.data(DetailRole).toString();
        const int wanted = painter->fontMetrics().horizontalAdvance(index.data().toString());
        const int detailWidth = painter->fontMetrics().horizontalAdvance(detail);
        const bool both = wanted + detailWidth + theme.measure(10) <= inside.width();
        const int room = both ? inside.width() - detailWidth - theme.measure(10) : inside.width();
        painter->setPen(theme.colors().text);
        painter->drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room));
        painter->setPen(theme.colors().dim);
        if (both)
            painter->drawText(inside, Qt::AlignRight | Qt::AlignVCenter, detail);
        painter->restore();
    }
};

bool matches(QTreeWidgetItem *item, const QString &text)
{
    bool any = text.isEmpty() || (!item->data(0, PathRole).toString().isEmpty() && item->text(0).contains(text, Qt::CaseInsensitive));
    for (int i = 0; i < item->childCount(); ++i)
        any = matches(item->child(i), text) || any;
    item->setHidden(!any);
    return any;
}

} // namespace

FilesPane::FilesPane(QWidget *parent) : QWidget(parent), m_filter(new QLineEdit(this)), m_tree(new QTreeWidget(this))
{
    const Theme &theme = Theme::instance();
    auto *head = new Surface(Surface::Ground::Window, this);
    auto *headLayout = new QVBoxLayout(head);
    headLayout->setContentsMargins(theme.measure(8), theme.measure(8), theme.measure(8), theme.measure(8));
    headLayout->addWidget(m_filter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(m_tree, 1);
    m_filter->setClearButtonEnabled(true);
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(theme.measure(16));
    m_tree->setItemDelegate(new FileDelegate(m_tree));
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_filter, &QLineEdit::textChanged, this, &FilesPane::filter);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        if (const QString path = item->data(0, PathRole).toString(); !path.isEmpty())
            emit openRequested(path);
    });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (const QString id = item ? item->data(0, MigrationRole).toString() : QString(); !id.isEmpty())
            emit migrationSelected(id);
    });
    retranslate();
}

void FilesPane::setProject(const Project::Project &project)
{
    m_project = project;
    const QString selected = m_tree->currentItem() ? m_tree->currentItem()->data(0, PathRole).toString() : QString();
    QSet<QString> closed;
    for (auto item = m_folders.cbegin(); item != m_folders.cend(); ++item) {
        if (!item.value()->isExpanded())
            closed.insert(item.key());
    }
    const QSignalBlocker blocker(m_tree);
    fill();
    m_tree->expandAll();
    for (auto item = m_folders.cbegin(); item != m_folders.cend(); ++item)
        item.value()->setExpanded(!closed.contains(item.key()));
    for (QTreeWidgetItemIterator item(m_tree); *item; ++item) {
        if (!selected.isEmpty() && (*item)->data(0, PathRole).toString() == selected)
            m_tree->setCurrentItem(*item);
    }
    filter();
}

void FilesPane::fill()
{
    m_tree->clear();
    m_folders.clear();
    if (!m_project.configurationFile.isEmpty())
        addFile(QFileInfo(m_project.configurationFile).fileName(), tr("project"), {}, {});
    for (const Project::Migration &migration : m_project.migrations) {
        for (const Project::MigrationFile &file : migration.files) {
            addFile(file.path, Project::toString(migration.category), file.header.purpose(), migration.id);
            if (!file.downPath.isEmpty())
                addFile(file.downPath, tr("down"), {}, migration.id);
        }
    }
    for (const Project::Companion &companion : m_project.companions) {
        const QString detail = companion.status.isEmpty() ? companion.category : u"%1 · %2"_s.arg(companion.category, companion.status);
        addFile(companion.path, detail, companion.purpose, {});
    }
}

QTreeWidgetItem *FilesPane::folder(const QString &path)
{
    if (path.isEmpty() || path == u".")
        return m_tree->invisibleRootItem();
    if (QTreeWidgetItem *known = m_folders.value(path))
        return known;
    auto *item = new QTreeWidgetItem(folder(path.contains(u'/') ? path.section(u'/', 0, -2) : QString()));
    item->setText(0, path.section(u'/', -1));
    m_folders[path] = item;
    return item;
}

QTreeWidgetItem *FilesPane::addFile(const QString &path, const QString &detail, const QString &tip, const QString &migrationId)
{
    auto *item = new QTreeWidgetItem(folder(path.contains(u'/') ? path.section(u'/', 0, -2) : QString()));
    item->setText(0, path.section(u'/', -1));
    item->setData(0, PathRole, path);
    item->setData(0, DetailRole, detail);
    item->setData(0, MigrationRole, migrationId);
    item->setData(0, Qt::AccessibleTextRole, QString(item->text(0) + u", " + detail));
    item->setToolTip(0, tip.isEmpty() ? path : u"%1\n%2"_s.arg(path, tip));
    return item;
}

void FilesPane::filter()
{
    matches(m_tree->invisibleRootItem(), m_filter->text().trimmed());
}

void FilesPane::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter names"));
    m_filter->setAccessibleName(tr("Filter files"));
    m_tree->setAccessibleName(tr("Files"));
}

void FilesPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        setProject(Project::Project(m_project));
    }
}

} // namespace Varve::Ui
