// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filterbar.h"

#include "legend.h"

#include <ui/theme/style.h>
#include <ui/theme/theme.h>

#include <models/timeline/timelinefilter.h>
#include <models/timeline/timelinemodel.h>

#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace Varve::Ui {

using History::Standing;
using Project::Category;

QString FilterBar::title(Category category)
{
    switch (category) {
    case Category::Core: return tr("Core");
    case Category::Incremental: return tr("Incremental");
    case Category::Seed: return tr("Seed data");
    case Category::Superseded: return tr("Superseded");
    case Category::Archived: return tr("Archived");
    case Category::Reference: break;
    }
    return tr("Reference");
}

namespace {

QString capitalized(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

QPushButton *menuButton(QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setAutoDefault(false);
    button->setMenu(new QMenu(button));
    return button;
}

} // namespace

FilterBar::FilterBar(Timeline::TimelineModel *model, Timeline::TimelineFilter *filter, QWidget *parent)
    : Surface(Ground::Window, parent)
    , m_model(model)
    , m_filter(filter)
    , m_search(new QLineEdit(this))
    , m_states(menuButton(this))
    , m_databases(menuButton(this))
    , m_categories(menuButton(this))
    , m_count(new ToneLabel(ToneLabel::Tone::Dim, {}, this))
    , m_legend(new QToolButton(this))
{
    const Theme &theme = Theme::instance();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.measure(9), theme.measure(8), theme.measure(9), theme.measure(8));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(theme.measure(140));
    m_search->setMaximumWidth(theme.measure(300));
    m_search->installEventFilter(this);
    layout->addWidget(m_search, 3);
    layout->addWidget(m_states);
    layout->addWidget(m_databases);
    layout->addWidget(m_categories);
    layout->addStretch(1);
    layout->addWidget(m_count);
    layout->addWidget(m_legend);
    setLook(m_legend, ButtonLook::Flat);
    connect(m_search, &QLineEdit::textChanged, this, &FilterBar::apply);
    connect(m_legend, &QToolButton::clicked, this, [this] { (new Legend(this))->popUpBelow(m_legend); });
    connect(model, &QAbstractItemModel::modelReset, this, &FilterBar::fillMenus);
    connect(filter, &QAbstractItemModel::layoutChanged, this, &FilterBar::showTexts);
    fillMenus();
}

void FilterBar::fillMenus()
{
    fillStates();
    fillDatabases();
    fillCategories();
    showTexts();
}

void FilterBar::fillStates()
{
    QMenu *menu = m_states->menu();
    menu->clear();
    for (const Standing standing : {Standing::Applied, Standing::Pending, Standing::Failed, Standing::Partial, Standing::Changed,
                                    Standing::Missing, Standing::OutOfOrder, Standing::NotForThis, Standing::NotRun}) {
        QAction *action = menu->addAction(capitalized(History::title(standing)));
        action->setCheckable(true);
        action->setChecked(m_chosenStates.contains(int(standing)));
        connect(action, &QAction::toggled, this, [this, standing](bool on) {
            if (on)
                m_chosenStates.insert(int(standing));
            else
                m_chosenStates.remove(int(standing));
            apply();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("All States")), &QAction::triggered, this, [this] {
        m_chosenStates.clear();
        fillStates();
        apply();
    });
}

void FilterBar::fillDatabases()
{
    QMenu *menu = m_databases->menu();
    menu->clear();
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &title, const QString &name) {
        QAction *action = menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(m_chosenDatabase == name);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, name] {
            m_chosenDatabase = name;
            apply();
        });
    };
    add(tr("All Databases"), {});
    for (const Project::DatabaseRole &role : m_model->project().databases)
        add(role.name, role.name);
    m_databases->setVisible(m_model->project().databases.size() > 1);
}

void FilterBar::fillCategories()
{
    QMenu *menu = m_categories->menu();
    menu->clear();
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &title, int category) {
        QAction *action = menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(m_chosenCategory == category);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, category] {
            m_chosenCategory = category;
            apply();
        });
    };
    add(tr("Any Category"), -1);
    for (const Category category :
         {Category::Core, Category::Incremental, Category::Seed, Category::Superseded, Category::Archived, Category::Reference})
        add(title(category), int(category));
}

void FilterBar::apply()
{
    QSet<Standing> standings;
    for (const int standing : std::as_const(m_chosenStates))
        standings.insert(Standing(standing));
    m_filter->setSearchText(m_search->text());
    m_filter->setStandings(standings);
    m_filter->setDatabase(m_chosenDatabase);
    m_filter->setCategory(m_chosenCategory < 0 ? std::nullopt : std::optional(m_chosenCategory));
    showTexts();
}

QString FilterBar::stateText() const
{
    if (m_chosenStates.isEmpty())
        return tr("All states");
    if (m_chosenStates.size() == 1)
        return capitalized(History::title(Standing(*m_chosenStates.constBegin())));
    return tr("%n state(s)", nullptr, int(m_chosenStates.size()));
}

void FilterBar::showTexts()
{
    m_search->setPlaceholderText(tr("Search id, name, author, purpose"));
    m_search->setAccessibleName(tr("Search the timeline"));
    m_states->setText(stateText());
    m_states->setAccessibleName(tr("States: %1").arg(stateText()));
    m_databases->setText(m_chosenDatabase.isEmpty() ? tr("All databases") : m_chosenDatabase);
    m_categories->setText(m_chosenCategory < 0 ? tr("Any category") : title(Category(m_chosenCategory)));
    m_legend->setText(tr("Legend"));
    const auto total = m_model->project().migrations.size();
    m_count->setText(m_filter->isFiltering() ? tr("%1 of %2", "migrations shown of all").arg(m_filter->migrationCount()).arg(total)
                                             : QString());
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::reset()
{
    m_chosenStates.clear();
    m_chosenDatabase.clear();
    m_chosenCategory = -1;
    m_search->clear();
    fillMenus();
    apply();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Escape:
            reset();
            emit left();
            return true;
        case Qt::Key_Down:
        case Qt::Key_Return:
        case Qt::Key_Enter: emit left(); return true;
        default: break;
        }
    }
    return Surface::eventFilter(watched, event);
}

void FilterBar::changeEvent(QEvent *event)
{
    Surface::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fillMenus();
}

} // namespace Varve::Ui
