// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalogpane.h"

#include "catalogproxy.h"

#include <ui/pieces/chip.h>

#include <models/history/historysql.h>

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QTreeView>
#include <QVBoxLayout>

#include <functional>

namespace Varve::Ui {

struct CatalogPane::Private
{
    explicit Private(Workbench::Workbench &bench) : workbench(bench) {}
    Workbench::Workbench &workbench;
    Catalog::CatalogTreeModel *model = nullptr;
    CatalogProxy *proxy = nullptr;
    QLineEdit *filter = nullptr;
    QTreeView *tree = nullptr;
    ToneLabel *age = nullptr;
    QStringList databases; ///< by root
    /// Those that cannot be read before their password is known, and why, as the tree says it.
    QHash<QString, QString> unread;
    /// The rows that were open, and the current one. Groups have the path of what they stand below, so names tell rows apart.
    using Place = QStringList;
    QSet<Place> open;
    Place current;

    QString reason(const QString &environment, const QString &database) const;
    void takeAnswer(const QString &environment, const QModelIndex &root);

    static Place place(QModelIndex index)
    {
        Place names{QString::number(index.data(Catalog::CatalogTreeModel::RootRole).toInt())};
        for (; index.isValid(); index = index.parent())
            names += index.data().toString();
        return names;
    }
    void keepPlaces();
    void findPlaces(const QModelIndex &level);
};

/// What the server said of the last password, wherever that was typed; else what was said before.
QString CatalogPane::Private::reason(const QString &environment, const QString &database) const
{
    const auto status = workbench.status(environment, database);
    const bool isRefused = status && status->error && status->error->kind != Core::ErrorKind::Cancelled;
    return isRefused ? status->error->toString() : unread.value(database, Database::secretDeclined().message);
}

/// The session may have asked for the password itself.
void CatalogPane::Private::takeAnswer(const QString &environment, const QModelIndex &root)
{
    const QString database = databases.value(root.row());
    const QString error = model->index(0, 0, root).data(Catalog::CatalogTreeModel::ErrorRole).toString();
    if (!error.isEmpty() && workbench.mustAsk(environment, database))
        unread.insert(database, error);
    else
        unread.remove(database);
}

void CatalogPane::Private::keepPlaces()
{
    // What was still to be opened by the reading before is open too.
    const std::function<void(const QModelIndex &)> look = [&](const QModelIndex &level) {
        for (int row = 0; row < proxy->rowCount(level); ++row) {
            const QModelIndex index = proxy->index(row, 0, level);
            if (!tree->isExpanded(index))
                continue;
            open.insert(place(index));
            look(index);
        }
    };
    look({});
    if (tree->currentIndex().isValid())
        current = place(tree->currentIndex());
}

void CatalogPane::Private::findPlaces(const QModelIndex &level)
{
    for (int row = 0; row < proxy->rowCount(level); ++row) {
        const QModelIndex index = proxy->index(row, 0, level);
        if (!proxy->node(index))
            continue;
        if (place(index) == current) {
            tree->setCurrentIndex(index);
            current.clear();
        }
        if (open.remove(place(index)))
            tree->expand(index);
    }
}

CatalogPane::CatalogPane(Workbench::Workbench &workbench, QWidget *parent) : QWidget(parent), d(std::make_unique<Private>(workbench))
{
    const Theme &theme = Theme::instance();
    d->model = new Catalog::CatalogTreeModel(this);
    d->proxy = new CatalogProxy(this);
    d->proxy->setSourceModel(d->model);
    d->filter = new QLineEdit(this);
    d->filter->setClearButtonEnabled(true);
    d->tree = new QTreeView(this);
    d->tree->setModel(d->proxy);
    d->tree->setItemDelegate(new CatalogDelegate(d->tree));
    d->tree->setHeaderHidden(true);
    d->tree->setFrameShape(QFrame::NoFrame);
    d->tree->setUniformRowHeights(true);
    d->tree->setIndentation(theme.measure(15));
    d->tree->setDragEnabled(true);
    d->tree->setDragDropMode(QAbstractItemView::DragOnly);
    d->tree->setContextMenuPolicy(Qt::CustomContextMenu);
    d->tree->setExpandsOnDoubleClick(true);
    d->age = new ToneLabel(ToneLabel::Tone::Dim, {}, this);
    d->age->setFont(theme.smallFont());
    d->age->setContentsMargins(theme.measure(10), theme.measure(8), theme.measure(10), theme.measure(8));

    auto *top = new QHBoxLayout;
    top->setContentsMargins(theme.measure(8), theme.measure(8), theme.measure(8), theme.measure(8));
    top->addWidget(d->filter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(d->tree, 1);
    layout->addWidget(new Rule(Qt::Horizontal, this));
    layout->addWidget(d->age);

    connect(d->filter, &QLineEdit::textChanged, this, [this](const QString &text) { d->proxy->setFilterFixedString(text); });
    connect(d->model, &Catalog::CatalogTreeModel::levelRead, this, [this](const QModelIndex &level) {
        d->age->setText(tr("Read at %1 · F5 reads again").arg(QTime::currentTime().toString(QStringLiteral("HH:mm:ss"))));
        d->findPlaces(d->proxy->mapFromSource(level));
        if (!level.parent().isValid())
            d->takeAnswer(m_environment, level);
    });
    connect(d->tree, &QWidget::customContextMenuRequested, this, &CatalogPane::showMenu);
    connect(d->tree, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const auto node = d->proxy->node(index))
            emit nameActivated(quotedName(*node));
        else
            d->model->retry(d->proxy->mapToSource(index));
    });
    connect(d->tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        const auto node = d->proxy->node(index);
        emit selectionChanged(node ? node->path : QStringList());
    });
    connect(new QShortcut(Qt::Key_F5, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, this,
            &CatalogPane::refresh);
    auto *copy = new QShortcut(QKeySequence::Copy, d->tree, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &CatalogPane::copyName);
    connect(&d->workbench, &Workbench::Workbench::projectChanged, this, &CatalogPane::readWithoutAsking);
    connect(&d->workbench, &Workbench::Workbench::statusChanged, this, [this](const QString &of, const QString &database) {
        if (of != m_environment || !d->unread.contains(database))
            return;
        // It was typed elsewhere meanwhile, rightly or not.
        if (!d->workbench.mustAsk(of, database) || d->reason(of, database) != d->unread.value(database))
            readWithoutAsking();
    });
    retranslate();
    setFocusProxy(d->filter);
}

CatalogPane::~CatalogPane() = default;

void CatalogPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CatalogPane::retranslate()
{
    d->filter->setPlaceholderText(tr("Filter names"));
    d->filter->setAccessibleName(tr("Filter names"));
    d->tree->setAccessibleName(tr("Catalog"));
    if (d->model->rowCount() == 0)
        d->age->setText(tr("No environment chosen"));
}

void CatalogPane::setEnvironment(const QString &environment)
{
    m_environment = environment;
    d->unread.clear();
    d->open.clear();
    d->current.clear();
    read(Workbench::Workbench::Asking::Allowed);
}

void CatalogPane::refresh()
{
    d->keepPlaces();
    read(Workbench::Workbench::Asking::Allowed);
}

void CatalogPane::readWithoutAsking()
{
    d->keepPlaces();
    read(Workbench::Workbench::Asking::Never);
}

void CatalogPane::read(Workbench::Workbench::Asking asking)
{
    const Project::Project project = d->workbench.project();
    const Project::Environment *environment = project.environment(m_environment);
    d->databases.clear();
    QList<Catalog::CatalogRoot> roots;
    if (environment) {
        d->databases = environment->connections.keys();
        for (const QString &database : std::as_const(d->databases)) {
            const auto session = d->workbench.browsingSession(environment->name, database);
            const bool leaveOut = asking == Workbench::Workbench::Asking::Never && d->workbench.mustAsk(environment->name, database);
            const QString reason = leaveOut ? d->reason(environment->name, database) : QString();
            if (leaveOut)
                d->unread.insert(database, reason);
            else
                d->unread.remove(database);
            roots.append({.title = database,
                          .detail = Database::engineTraits(environment->connections.value(database).engine).title,
                          .colorKey = environment->color,
                          .session = session ? *session : nullptr,
                          .error = session ? reason : session.error().message});
        }
    }
    if (d->workbench.hasProject()) // names alone: they are the same on every engine
        d->proxy->setOwnTables(History::HistorySql(Database::ConnectionProfile(), d->workbench.project().policies).tableNames());
    d->model->setRoots(roots);
    d->age->setText(roots.isEmpty() ? tr("No environment chosen") : tr("Not read yet"));
    // Opening the roots asks for their first level; nothing deeper is read before somebody looks.
    for (int row = 0; row < d->proxy->rowCount(); ++row)
        d->tree->expand(d->proxy->index(row, 0));
}

void CatalogPane::copyName()
{
    if (const auto node = d->proxy->node(d->tree->currentIndex()))
        QGuiApplication::clipboard()->setText(quotedName(*node));
}

void CatalogPane::selectFirstRows()
{
    const QModelIndex index = d->tree->currentIndex();
    const auto node = d->proxy->node(index);
    if (!node || (node->kind != Catalog::NodeKind::Table && node->kind != Catalog::NodeKind::View))
        return;
    const QString sql = QStringLiteral("SELECT * FROM %1 LIMIT 100").arg(quotedName(*node));
    emit queryRequested(sql.toUtf8(), m_environment, d->databases.value(index.data(Catalog::CatalogTreeModel::RootRole).toInt()));
}

void CatalogPane::showMenu(const QPoint &at)
{
    const QModelIndex index = d->tree->indexAt(at);
    if (!index.isValid())
        return;
    d->tree->setCurrentIndex(index);
    const auto node = d->proxy->node(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (node && (node->kind == Catalog::NodeKind::Table || node->kind == Catalog::NodeKind::View)) {
        QAction *first = menu->addAction(tr("Select first 100 rows"), this, &CatalogPane::selectFirstRows);
        menu->setDefaultAction(first);
    }
    if (node)
        menu->addAction(tr("Copy name"), this, &CatalogPane::copyName);
    menu->addSeparator();
    menu->addAction(tr("Read again"), this,
                    [this, source = QPersistentModelIndex(d->proxy->mapToSource(index))] { d->model->retry(source); });
    menu->popup(d->tree->viewport()->mapToGlobal(at));
}

} // namespace Varve::Ui
