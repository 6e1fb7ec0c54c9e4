// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "comparepage.h"

#include "definitionsview.h"
#include "differencemodel.h"

#include <ui/pieces/chip.h>
#include <ui/pieces/whendone.h>
#include <ui/theme/style.h>

#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

#include <utility>

namespace Varve::Ui {

using Workbench::ComparisonSource;

namespace {

/// The picker lists this many of the newest migrations; older ones can be named on the command line.
constexpr int mostListed = 200;

enum SourceRole { KindRole = Qt::UserRole, EnvironmentRole, MigrationRole };
enum Page { MessagePage, ResultPage };

QIcon diamond(const QColor &color)
{
    const int side = Theme::instance().measure(12);
    const double ratio = qGuiApp->devicePixelRatio();
    QPixmap picture(QSize(side, side) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const double half = side / 2.0;
    painter.drawPolygon(QPolygonF({{half, 1}, {side - 1.0, half}, {half, side - 1.0}, {1, half}}));
    return picture;
}

} // namespace

ComparePage::ComparePage(Workbench::Workbench &workbench, QWidget *parent)
    : QWidget(parent), m_workbench(workbench), m_model(new DifferenceModel(this))
{
    m_stack = new QStackedWidget(this);
    m_stack->insertWidget(MessagePage, makeMessage());
    m_stack->insertWidget(ResultPage, makeBody());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(new Rule(Qt::Horizontal, this));
    layout->addWidget(m_stack, 1);
    connect(&m_workbench, &Workbench::Workbench::projectChanged, this, &ComparePage::fillPickers);
    connect(&Theme::instance(), &Theme::changed, this, &ComparePage::fillPickers);
    // Ctrl+F2 is the window's: it cancels wherever the focus is.
    connect(new QShortcut(Qt::Key_Escape, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, this,
            &ComparePage::cancel);
    connect(new QShortcut(Qt::Key_F5, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, this,
            &ComparePage::start);
    setFocusProxy(m_start);
    fillPickers();
    retranslate();
    say(tr("Choose two versions and compare them."), false);
}

QWidget *ComparePage::makeHeader()
{
    const Theme &theme = Theme::instance();
    auto *header = new Surface(Surface::Ground::Window, this);
    m_databaseLabel = new QLabel(header);
    m_database = new QComboBox(header);
    m_database->setObjectName(QStringLiteral("database"));
    m_databaseLabel->setBuddy(m_database);
    m_database->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_fromLabel = new QLabel(header);
    m_toLabel = new QLabel(header);
    m_from = new QComboBox(header);
    m_to = new QComboBox(header);
    m_to->setObjectName(QStringLiteral("to"));
    m_fromLabel->setBuddy(m_from);
    m_toLabel->setBuddy(m_to);
    m_swap = new QToolButton(header);
    m_swap->setText(QStringLiteral("⇄"));
    m_columnOrder = new QToolButton(header);
    m_columnOrder->setCheckable(true);
    m_start = new QPushButton(header);
    m_start->setDefault(true);
    m_counts = new ToneLabel(ToneLabel::Tone::Dim, {}, header);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(theme.measure(12), theme.measure(10), theme.measure(12), theme.measure(10));
    row->setSpacing(theme.measure(10));
    for (QWidget *each : {static_cast<QWidget *>(m_databaseLabel), static_cast<QWidget *>(m_database), static_cast<QWidget *>(m_fromLabel),
                          static_cast<QWidget *>(m_from), static_cast<QWidget *>(m_toLabel), static_cast<QWidget *>(m_to),
                          static_cast<QWidget *>(m_swap), static_cast<QWidget *>(m_columnOrder), static_cast<QWidget *>(m_start)})
        row->addWidget(each);
    m_counts->setWordWrap(true);
    m_counts->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_counts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // the panes beside the page need their room more
    row->addWidget(m_counts, 1);
    for (QComboBox *box : {m_from, m_to}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMaxVisibleItems(20);
        connect(box, &QComboBox::currentIndexChanged, this, &ComparePage::titleChanged);
    }
    connect(m_database, &QComboBox::currentIndexChanged, this, &ComparePage::fillPickers);
    connect(m_start, &QPushButton::clicked, this, &ComparePage::start);
    connect(m_swap, &QToolButton::clicked, this, &ComparePage::swapSources);
    return header;
}

QWidget *ComparePage::makeBody()
{
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    m_tree = new QTreeView(splitter);
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new DifferenceDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(Theme::instance().measure(18));
    m_tree->setRootIsDecorated(true);
    m_tree->setMinimumWidth(Theme::instance().measure(320)); // a chip, an indented name and its kind
    m_definitions = new DefinitionsView(splitter);
    splitter->addWidget(m_tree);
    splitter->addWidget(m_definitions);
    splitter->setStretchFactor(0, 4);
    splitter->setStretchFactor(1, 7);
    splitter->setSizes({Theme::instance().measure(430), Theme::instance().measure(770)});
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &ComparePage::showDifference);
    return splitter;
}

QWidget *ComparePage::makeMessage()
{
    const int gap = Theme::instance().measure(12);
    auto *page = new Surface(Surface::Ground::Base, this);
    m_message = new ToneLabel(ToneLabel::Tone::Dim, {}, page);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_cancel = new QPushButton(page);
    m_retry = new QPushButton(page);
    m_there = new QPushButton(page);
    for (QPushButton *button : {m_cancel, m_retry, m_there})
        button->setAutoDefault(false);
    connect(m_cancel, &QPushButton::clicked, this, &ComparePage::cancel);
    connect(m_retry, &QPushButton::clicked, this, &ComparePage::start);
    connect(m_there, &QPushButton::clicked, this, [this] {
        if (m_question == scratchQuestion())
            begin();
        else
            start(); // other sources were chosen meanwhile
    });
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(2 * gap, 2 * gap, 2 * gap, 2 * gap);
    layout->setSpacing(gap);
    layout->addWidget(m_message);
    layout->addWidget(m_cancel, 0, Qt::AlignLeft);
    layout->addWidget(m_retry, 0, Qt::AlignLeft);
    layout->addWidget(m_there, 0, Qt::AlignLeft);
    layout->addStretch(1);
    return page;
}

void ComparePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fillPickers();
    }
    QWidget::changeEvent(event);
}

void ComparePage::retranslate()
{
    m_databaseLabel->setText(tr("&Database"));
    m_database->setAccessibleName(tr("Database to compare"));
    m_fromLabel->setText(tr("&From"));
    m_toLabel->setText(tr("&to"));
    m_from->setAccessibleName(tr("Compare from"));
    m_to->setAccessibleName(tr("Compare to"));
    m_swap->setAccessibleName(tr("Swap the two sides"));
    m_swap->setToolTip(tr("Swap the two sides"));
    m_columnOrder->setText(tr("column order"));
    m_columnOrder->setToolTip(tr("Count the place of a column in its table as a difference"));
    m_start->setText(tr("Compare"));
    m_cancel->setText(tr("Cancel"));
    m_retry->setText(tr("Compare again"));
    m_there->setText(tr("Compare there"));
    m_tree->setAccessibleName(tr("Differences"));
    showCounts();
}

void ComparePage::fillDatabases()
{
    const QSignalBlocker blocker(m_database);
    const QString chosen = m_database->currentText();
    const Project::Project project = m_workbench.project();
    m_database->clear();
    for (const Project::DatabaseRole &role : project.databases)
        m_database->addItem(role.name);
    m_database->setCurrentIndex(std::max(0, m_database->findText(chosen)));
    m_database->setVisible(m_database->count() > 1);
    m_databaseLabel->setVisible(m_database->count() > 1);
}

QString ComparePage::databaseName() const
{
    return m_database->count() > 0 ? m_database->currentText() : m_workbench.project().firstDatabase();
}

void ComparePage::fillPickers()
{
    fillDatabases();
    const Project::Project &project = m_workbench.project();
    const ComparisonSource oldFrom = from();
    const ComparisonSource oldTo = to();
    const bool first = m_from->count() == 0;
    for (QComboBox *box : {m_from, m_to}) {
        const QSignalBlocker blocker(box);
        box->clear();
        const auto add = [box](const QIcon &icon, const QString &text, ComparisonSource::Kind kind, const QString &environment,
                               const QString &migration) {
            box->addItem(icon, text, int(kind));
            box->setItemData(box->count() - 1, environment, EnvironmentRole);
            box->setItemData(box->count() - 1, migration, MigrationRole);
        };
        for (const Project::Environment &environment : project.environments) {
            const EnvironmentTag tag = environmentTag(project, environment.name);
            add(diamond(tag.colors().text), tr("%1, now").arg(environment.title()), ComparisonSource::Kind::Environment, environment.name,
                {});
        }
        add({}, tr("Project"), ComparisonSource::Kind::Project, {}, {});
        int listed = 0;
        for (auto it = project.migrations.crbegin(); it != project.migrations.crend() && listed < mostListed; ++it) {
            if (it->databaseName == databaseName() && it->runsWithMigrate() && ++listed)
                add({}, tr("Project at %1").arg(it->number.isEmpty() ? it->name : it->number), ComparisonSource::Kind::Project, {}, it->id);
        }
    }
    if (first) {
        m_to->setCurrentIndex(std::min<int>(int(project.environments.size()), m_to->count() - 1));
        return;
    }
    select(m_from, oldFrom);
    select(m_to, oldTo);
}

ComparisonSource ComparePage::sourceOf(const QComboBox *box) const
{
    return {.kind = ComparisonSource::Kind(box->currentData(KindRole).toInt()),
            .environment = box->currentData(EnvironmentRole).toString(),
            .migration = box->currentData(MigrationRole).toString()};
}

void ComparePage::select(QComboBox *box, const ComparisonSource &source)
{
    for (int i = 0; i < box->count(); ++i) {
        const bool kind = box->itemData(i, KindRole).toInt() == int(source.kind);
        const bool environment
            = source.kind == ComparisonSource::Kind::Project || box->itemData(i, EnvironmentRole).toString() == source.environment;
        if (kind && environment && box->itemData(i, MigrationRole).toString() == source.migration)
            return box->setCurrentIndex(i);
    }
    if (!source.migration.isEmpty()) // which is of another database
        select(box, {.kind = source.kind, .environment = source.environment, .migration = {}});
}

void ComparePage::setSources(const ComparisonSource &from, const ComparisonSource &to)
{
    select(m_from, from);
    select(m_to, to);
}

/// A project is built with the values of the environment on the other side, where there is one.
ComparisonSource ComparePage::from() const
{
    ComparisonSource source = sourceOf(m_from);
    if (source.kind == ComparisonSource::Kind::Project)
        source.environment = sourceOf(m_to).environment;
    return source;
}

ComparisonSource ComparePage::to() const
{
    ComparisonSource source = sourceOf(m_to);
    if (source.kind == ComparisonSource::Kind::Project)
        source.environment = sourceOf(m_from).environment;
    return source;
}

QString ComparePage::nameOf(const QComboBox *box) const
{
    const ComparisonSource source = sourceOf(box);
    return source.kind == ComparisonSource::Kind::Environment ? source.environment : box->currentText();
}

QString ComparePage::title() const
{
    return tr("Compare %1 → %2").arg(nameOf(m_from), nameOf(m_to));
}

void ComparePage::swapSources()
{
    const ComparisonSource oldFrom = sourceOf(m_from);
    const ComparisonSource oldTo = sourceOf(m_to);
    setSources(oldTo, oldFrom);
}

void ComparePage::say(const QString &text, bool bad)
{
    m_question.clear();
    m_message->setTone(bad ? ToneLabel::Tone::Bad : ToneLabel::Tone::Dim);
    m_message->setText(text);
    m_stack->setCurrentIndex(MessagePage);
    showButtons(bad);
}

/// The focus stays where the next thing to press is.
void ComparePage::showButtons(bool bad)
{
    const std::pair<QPushButton *, bool> shown[]
        = {{m_cancel, m_running}, {m_retry, bad && !m_running}, {m_there, !m_question.isEmpty()}, {m_start, true}};
    const bool focused = m_start->hasFocus() || m_retry->hasFocus() || m_there->hasFocus() || m_cancel->hasFocus();
    m_start->setEnabled(m_start->isEnabled() || !m_running);
    QPushButton *next = nullptr;
    for (const auto &[button, visible] : shown) {
        if (visible) {
            button->show();
            next = next ? next : button;
        }
    }
    if (focused)
        next->setFocus(); // before the one that has it goes
    for (const auto &[button, visible] : shown) {
        if (!visible)
            button->hide();
    }
    m_start->setEnabled(!m_running);
}

/// What is to be answered before a scratch database is made; empty: nothing is.
QString ComparePage::scratchQuestion() const
{
    QStringList questions;
    for (const QString &environment : m_workbench.scratchEnvironments(from(), to(), databaseName()))
        questions += m_workbench.scratchQuestion(environment, databaseName());
    questions.removeAll(QString());
    return questions.join(QLatin1Char('\n'));
}

void ComparePage::ask(const QString &question)
{
    say(question, false);
    m_question = question;
    m_message->setTone(ToneLabel::Tone::Warn);
    showButtons(false);
}

void ComparePage::start()
{
    if (m_running)
        return;
    if (const QString question = scratchQuestion(); !question.isEmpty())
        return ask(question);
    begin();
}

void ComparePage::begin()
{
    const ComparisonSource left = from();
    const ComparisonSource right = to();
    m_running = true;
    m_cancelling = false;
    m_counts->clear();
    say(tr("Reading %1 and %2…").arg(nameOf(m_from), nameOf(m_to)), false);
    m_clock.start();
    emit started();
    const int request = ++m_request;
    m_definitions->setTitles(m_from->currentText(), m_to->currentText());
    Comparison::CompareOptions options;
    options.columnOrder = m_columnOrder->isChecked();
    const auto future = m_workbench.compare(left, right, options, databaseName());
    whileRunning(this, future, [this, request, reading = m_message->text()](const QString &what) {
        if (request == m_request && m_running && !m_cancelling)
            m_message->setText(reading + u'\n' + what);
    });
    whenDone(this, future, [this, request](const Core::Expected<Comparison::Comparison> &result) {
        if (request == m_request)
            showResult(result);
    });
}

void ComparePage::cancel()
{
    if (!m_running || std::exchange(m_cancelling, true))
        return;
    m_message->setText(tr("Cancelling…"));
    m_workbench.cancelCompare();
}

void ComparePage::showResult(const Core::Expected<Comparison::Comparison> &result)
{
    m_running = false;
    m_elapsedMs = m_clock.elapsed();
    m_error.reset();
    if (!result) {
        const bool cancelled = result.error().kind == Core::ErrorKind::Cancelled;
        say(cancelled ? tr("Cancelled. Nothing was changed.") : result.error().toString(), !cancelled);
        m_error = result.error();
        emit finished(false);
        return;
    }
    m_model->setComparison(*result);
    showCounts();
    if (result->isEqual()) {
        say(tr("No differences: both sides have the same %n object(s).", nullptr, result->objectCount), false);
    } else {
        showButtons(false);
        m_stack->setCurrentIndex(ResultPage);
        m_tree->expandAll();
        m_tree->setCurrentIndex(m_model->index(0, 0));
    }
    emit finished(true);
}

void ComparePage::showCounts()
{
    const Comparison::Comparison &comparison = m_model->comparison();
    if (m_running || m_elapsedMs == 0)
        return m_counts->clear();
    const QLocale locale;
    const QString differences = tr("%n difference(s)", nullptr, int(comparison.differences.size()));
    m_counts->setText(tr("%1 in %2 objects · read in %3 s")
                          .arg(differences, locale.toString(comparison.objectCount), locale.toString(double(m_elapsedMs) / 1000, 'f', 1)));
}

void ComparePage::showDifference(const QModelIndex &index)
{
    const DifferenceModel::Row *row = m_model->row(index);
    if (!row)
        return m_definitions->setTexts({}, {}, Text::DialectName::Ansi);
    const Comparison::Comparison &comparison = m_model->comparison();
    const auto dialect = Text::dialectFromString(comparison.from.dialect.isEmpty() ? comparison.to.dialect : comparison.from.dialect);
    m_definitions->setTexts(comparison.from.definitionText(row->schema, row->owner), comparison.to.definitionText(row->schema, row->owner),
                            dialect.value_or(Text::DialectName::Ansi));
}

} // namespace Varve::Ui
