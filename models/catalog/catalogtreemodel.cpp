// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalogtreemodel.h"

#include <QFutureWatcher>

using namespace Qt::StringLiterals;

namespace Varve::Catalog {
namespace {

using Answer = Core::Expected<QList<TreeNode>>;

enum class State { Unread, Reading, Read };

/// A row. Rows that only say something (reading, an error, nothing there) have no node of their own.
struct Row
{
    CatalogTreeModel::RowKind kind = CatalogTreeModel::RowKind::Node;
    TreeNode node;
    QString message; ///< of an error row: the whole error
    Row *parent = nullptr;
    int place = 0; ///< in the parent's children
    int root = 0;  ///< which of the roots it is below
    State state = State::Unread;
    quint64 request = 0; ///< the answer that is waited for
    std::vector<std::unique_ptr<Row>> children;
};

bool mayHaveChildren(const Row &row)
{
    return row.kind == CatalogTreeModel::RowKind::Node && row.node.hasChildren;
}

} // namespace

struct CatalogTreeModel::Private
{
    explicit Private(CatalogTreeModel *owner) : q(owner) {}

    Row *rowOf(const QModelIndex &index) { return index.isValid() ? static_cast<Row *>(index.internalPointer()) : &top; }
    QModelIndex indexOf(const Row *row) const { return row == &top ? QModelIndex() : q->createIndex(row->place, 0, row); }
    Row *findRequest(Row *row, quint64 request);
    void removeChildren(Row *row);
    void appendChildren(Row *row, std::vector<std::unique_ptr<Row>> children);
    void appendMessage(Row *row, RowKind kind, const QString &message);
    void read(Row *row);
    void finish(quint64 request, const Answer &answer);

    CatalogTreeModel *q;
    Row top;
    QList<CatalogRoot> roots;
    quint64 lastRequest = 0;
};

/// The row that waits for an answer; nullptr when it is gone.
Row *CatalogTreeModel::Private::findRequest(Row *row, quint64 request)
{
    if (row->state == State::Reading && row->request == request)
        return row;
    for (const auto &child : row->children) {
        if (Row *found = findRequest(child.get(), request))
            return found;
    }
    return nullptr;
}

void CatalogTreeModel::Private::removeChildren(Row *row)
{
    if (row->children.empty())
        return;
    q->beginRemoveRows(indexOf(row), 0, static_cast<int>(row->children.size()) - 1);
    row->children.clear();
    q->endRemoveRows();
}

void CatalogTreeModel::Private::appendChildren(Row *row, std::vector<std::unique_ptr<Row>> children)
{
    if (children.empty())
        return;
    const int first = static_cast<int>(row->children.size());
    q->beginInsertRows(indexOf(row), first, first + static_cast<int>(children.size()) - 1);
    for (auto &child : children) {
        child->parent = row;
        child->place = static_cast<int>(row->children.size());
        if (row != &top)
            child->root = row->root;
        row->children.push_back(std::move(child));
    }
    q->endInsertRows();
}

void CatalogTreeModel::Private::appendMessage(Row *row, RowKind kind, const QString &message)
{
    std::vector<std::unique_ptr<Row>> one;
    one.push_back(std::make_unique<Row>());
    one.front()->kind = kind;
    one.front()->message = message;
    one.front()->node.kind = row->node.kind;
    one.front()->state = State::Read;
    appendChildren(row, std::move(one));
}

void CatalogTreeModel::Private::read(Row *row)
{
    removeChildren(row);
    const CatalogRoot &root = roots.at(row->root);
    if (!root.session || !root.error.isEmpty()) {
        row->state = State::Read;
        appendMessage(row, RowKind::Error, root.error);
        return;
    }
    row->state = State::Reading;
    row->request = ++lastRequest;
    appendMessage(row, RowKind::Reading, {});

    // A child of the model: answers that come after it are dropped.
    auto *watcher = new QFutureWatcher<Answer>(q);
    const quint64 request = row->request;
    QObject::connect(watcher, &QFutureWatcherBase::finished, q, [this, watcher, request] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            finish(request, watcher->result());
        else // the session ended before it answered
            finish(request, Core::failure(Core::ErrorKind::Cancelled, CatalogTreeModel::tr("The connection was closed.")));
    });
    watcher->setFuture(root.session->run([node = row->node](Database::Connection &connection) { return readChildren(connection, node); }));
}

void CatalogTreeModel::Private::finish(quint64 request, const Answer &answer)
{
    Row *row = findRequest(&top, request);
    if (!row)
        return;
    row->state = State::Read;
    removeChildren(row);
    if (!answer) {
        appendMessage(row, RowKind::Error, answer.error().toString());
    } else if (answer->isEmpty()) {
        appendMessage(row, RowKind::Empty, {});
    } else {
        std::vector<std::unique_ptr<Row>> children;
        for (const TreeNode &node : *answer) {
            children.push_back(std::make_unique<Row>());
            children.back()->node = node;
        }
        appendChildren(row, std::move(children));
    }
    emit q->levelRead(indexOf(row));
}

CatalogTreeModel::CatalogTreeModel(QObject *parent) : QAbstractItemModel(parent), d(std::make_unique<Private>(this)) {}
CatalogTreeModel::~CatalogTreeModel() = default;

void CatalogTreeModel::setRoots(const QList<CatalogRoot> &roots)
{
    beginResetModel();
    d->roots = roots;
    d->top.children.clear();
    for (const CatalogRoot &root : roots) {
        auto row = std::make_unique<Row>();
        row->node.kind = NodeKind::Connection;
        row->node.name = root.title;
        row->node.detail = root.detail;
        row->node.hasChildren = true;
        row->parent = &d->top;
        row->place = static_cast<int>(d->top.children.size());
        row->root = row->place;
        d->top.children.push_back(std::move(row));
    }
    d->top.state = State::Read;
    endResetModel();
}

QList<CatalogRoot> CatalogTreeModel::roots() const
{
    return d->roots;
}

void CatalogTreeModel::retry(const QModelIndex &index)
{
    Row *row = d->rowOf(index);
    if (row->kind != RowKind::Node)
        row = row->parent;
    if (row == &d->top) {
        setRoots(d->roots);
        return;
    }
    if (!mayHaveChildren(*row))
        return;
    if (CatalogRoot &root = d->roots[row->root]; root.session)
        root.error.clear();
    d->read(row);
}

std::optional<TreeNode> CatalogTreeModel::node(const QModelIndex &index) const
{
    const Row *row = d->rowOf(index);
    if (row == &d->top || row->kind != RowKind::Node)
        return std::nullopt;
    return row->node;
}

QModelIndex CatalogTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const Row *owner = d->rowOf(parent);
    if (column != 0 || row < 0 || row >= static_cast<int>(owner->children.size()))
        return {};
    return createIndex(row, 0, owner->children[static_cast<std::size_t>(row)].get());
}

QModelIndex CatalogTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    return d->indexOf(static_cast<const Row *>(child.internalPointer())->parent);
}

int CatalogTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(d->rowOf(parent)->children.size());
}

int CatalogTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool CatalogTreeModel::hasChildren(const QModelIndex &parent) const
{
    const Row *row = d->rowOf(parent);
    return !row->children.empty() || (row != &d->top && mayHaveChildren(*row));
}

bool CatalogTreeModel::canFetchMore(const QModelIndex &parent) const
{
    const Row *row = d->rowOf(parent);
    return row != &d->top && mayHaveChildren(*row) && row->state == State::Unread;
}

void CatalogTreeModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        d->read(d->rowOf(parent));
}

QVariant CatalogTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row *row = d->rowOf(index);
    const bool isNode = row->kind == RowKind::Node;
    switch (role) {
    case Qt::DisplayRole:
        if (row->kind == RowKind::Reading)
            return tr("reading…");
        if (row->kind == RowKind::Empty)
            return tr("nothing here");
        // A hostile name may hold line ends; a row is one line.
        return isNode ? QString(row->node.name).replace(u'\n', u'⏎') : row->message.section(u'\n', 0, 0);
    case Qt::ToolTipRole: return isNode ? QString(row->node.path.join(u'.')) : row->message;
    case Qt::AccessibleTextRole: {
        const QString text = data(index, Qt::DisplayRole).toString();
        return row->node.detail.isEmpty() || !isNode ? text : QString(text + u", "_s + row->node.detail);
    }
    case KindRole: return static_cast<int>(row->node.kind);
    case RowRole: return static_cast<int>(row->kind);
    case PathRole: return row->node.path;
    case DetailRole: return row->node.detail;
    case ColorKeyRole: return d->roots.at(row->root).colorKey;
    case RootRole: return row->root;
    case ErrorRole: return row->kind == RowKind::Error ? row->message : QString();
    default: return {};
    }
}

Qt::ItemFlags CatalogTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Row *row = d->rowOf(index);
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!mayHaveChildren(*row))
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

QHash<int, QByteArray> CatalogTreeModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractItemModel::roleNames();
    names.insert({{KindRole, "kind"},
                  {RowRole, "row"},
                  {PathRole, "path"},
                  {DetailRole, "detail"},
                  {ColorKeyRole, "colorKey"},
                  {RootRole, "root"},
                  {ErrorRole, "error"}});
    return names;
}

} // namespace Varve::Catalog
