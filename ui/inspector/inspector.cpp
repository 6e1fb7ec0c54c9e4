// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inspector.h"

#include "variabletable.h"

#include <ui/pieces/chip.h>
#include <ui/pieces/elidedlabel.h>
#include <ui/theme/stateglyph.h>
#include <ui/theme/theme.h>
#include <ui/timeline/filterbar.h>
#include <ui/timeline/migrationtexts.h>
#include <ui/timeline/runstable.h>

#include <models/timeline/timelinemodel.h>
#include <models/timeline/timelinetexts.h>

#include <QEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QScrollBar>
#include <QVBoxLayout>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int shownRuns = 8; ///< the "Runs" tab has them all

/// "9f1c…d27a" of "xxh3:9f1c…".
QString shortChecksum(const QString &checksum)
{
    const QString digits = checksum.section(u':', -1);
    return digits.size() > 10 ? digits.first(4) + u'…' + digits.last(4) : digits;
}

void setColor(QLabel *label, const QColor &color)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
}

/// As the plan says it; a file that is too large to be read here has a way back as far as can be seen.
QString undoText(const Project::MigrationFile &file, const MigrationTexts &texts)
{
    if (!file.hasDown)
        return Inspector::tr("nothing in a down section");
    if (!texts.noWayBack.isEmpty())
        return Inspector::tr("no: %1").arg(texts.noWayBack);
    return texts.wayBack == Execution::WayBack::Whole ? Inspector::tr("yes") : Execution::wayBackText(texts.wayBack);
}

QString transactionText(const Project::Project &project, const MigrationTexts &texts)
{
    if (project.policies.transaction == Project::TransactionMode::None)
        return Inspector::tr("none");
    if (project.policies.transaction == Project::TransactionMode::All)
        return Inspector::tr("one, whole run");
    const QString &alone = texts.runsAlone;
    if (!alone.isEmpty() && project.policies.transaction == Project::TransactionMode::Auto)
        return Inspector::tr("in units, because of %1").arg(alone);
    return alone.isEmpty() ? Inspector::tr("one, whole migration") : Inspector::tr("each statement by itself, because of %1").arg(alone);
}

} // namespace

Inspector::Inspector(const Timeline::TimelineModel &model, QWidget *parent) : QScrollArea(parent), m_model(model)
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Inspector"));
    setMinimumWidth(Theme::instance().measure(228)); // a name and a value of one long word beside each other
    connect(&model, &QAbstractItemModel::dataChanged, this, &Inspector::rebuild);
    connect(&model, &QAbstractItemModel::modelReset, this, &Inspector::rebuild);
    connect(&Theme::instance(), &Theme::changed, this, &Inspector::rebuild);
    rebuild();
}

void Inspector::show(const QString &migrationId, const QString &release)
{
    const bool other = migrationId != m_migration || release != m_release;
    m_migration = migrationId;
    m_release = release;
    rebuild();
    if (other)
        verticalScrollBar()->setValue(0);
}

/// Everything is made anew: a few dozen labels, and no state to keep in step.
void Inspector::rebuild()
{
    const int position = verticalScrollBar()->value();
    auto *page = new Surface(Surface::Ground::Base);
    const Theme &theme = Theme::instance();
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(theme.measure(14), theme.measure(12), theme.measure(8), theme.measure(12));
    layout->setSpacing(theme.measure(4));
    const Project::Project &project = m_model.project();
    const auto release
        = std::find_if(project.releases.begin(), project.releases.end(), [this](const auto &r) { return r.name == m_release; });
    if (!m_migration.isEmpty())
        showMigration(layout, m_model.migration(m_migration));
    else if (!m_release.isEmpty() && release != project.releases.end())
        showRelease(layout, *release);
    else
        showNothing(layout);
    layout->addStretch(1);
    setWidget(page);
    verticalScrollBar()->setValue(position);
}

QLabel *Inspector::valueLabel(const QString &text)
{
    auto *label = new ToneLabel(ToneLabel::Tone::Text, text);
    label->setWordWrap(true);
    label->setMinimumWidth(1); // a long name is cut rather than widening the pane
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void Inspector::showNothing(QVBoxLayout *layout)
{
    auto *label = new ToneLabel(ToneLabel::Tone::Dim, tr("Select a migration to see what it does, needs and did."));
    label->setWordWrap(true);
    layout->addWidget(label);
}

void Inspector::addHead(QVBoxLayout *layout, QLabel *head, const QString &purpose)
{
    const Theme &theme = Theme::instance();
    QFont font = theme.boldFont();
    font.setPixelSize(theme.measure(15));
    head->setFont(font);
    layout->addWidget(head);
    if (!purpose.isEmpty()) {
        auto *text = new ToneLabel(ToneLabel::Tone::Dim, purpose);
        text->setWordWrap(true);
        text->setMinimumWidth(1);
        layout->addWidget(text);
    }
    layout->addSpacing(theme.measure(8));
}

void Inspector::addFact(QGridLayout *grid, const QString &name, QLabel *value)
{
    const int row = grid->rowCount();
    auto *label = new ToneLabel(ToneLabel::Tone::Dim, name);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    value->setAccessibleName(u"%1: %2"_s.arg(name, value->text()));
    grid->addWidget(label, row, 0);
    grid->addWidget(value, row, 1);
}

void Inspector::showMigration(QVBoxLayout *layout, const Project::Migration *migration)
{
    QString purpose = migration ? migration->header().purpose() : tr("This migration was applied, and the folder has no such file.");
    if (purpose.isEmpty() && migration)
        purpose = migration->header().title();
    auto *id = new ElidedLabel(m_migration);
    id->setToolTip(m_migration);
    addHead(layout, id, purpose);
    addFacts(layout, migration);
    if (migration)
        addVariables(layout, *migration);
    addRuns(layout);
}

void Inspector::addStanding(QGridLayout *grid)
{
    const Project::Environment *environment = m_model.project().environment(m_model.currentEnvironment());
    if (!environment)
        return;
    const QString name = tr("State on %1").arg(environment->title().toUpper());
    const auto status = m_model.status(environment->name);
    const History::MigrationStanding *standing = m_model.standing(m_migration, environment->name);
    if (!status || !standing) {
        addFact(grid, name, valueLabel(status ? tr("none") : tr("not read yet")));
        return;
    }
    QLabel *value = valueLabel(status->error ? tr("not reachable") : Timeline::standingText(*standing));
    value->setFont(Theme::instance().boldFont());
    setColor(value, standingColor(standing->standing));
    addFact(grid, name, value);
}

void Inspector::addFacts(QVBoxLayout *layout, const Project::Migration *migration)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::instance().measure(10));
    grid->setVerticalSpacing(Theme::instance().measure(5));
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, Theme::instance().measure(78));
    layout->addLayout(grid);
    addStanding(grid);
    if (!migration)
        return;
    const Project::Environment *environment = m_model.project().environment(m_model.currentEnvironment());
    const auto engine = engineOf(environment, migration->databaseName);
    const Project::MigrationFile *file
        = engine && migration->fileFor(*engine) ? migration->fileFor(*engine) : &migration->files.constFirst();
    const auto addText = [&](const QString &name, const QString &text) {
        if (!text.isEmpty())
            addFact(grid, name, valueLabel(text));
    };
    for (const Project::Release &release : m_model.project().releases) {
        if (release.name == migration->release)
            addText(tr("Release"), u"%1 %2"_s.arg(release.name, release.title).trimmed());
    }
    addText(tr("Author"), migration->header().author());
    if (migration->header().date().isValid())
        addText(tr("Date"), migration->header().date().toString(Qt::ISODate));
    if (m_model.project().databases.size() > 1)
        addText(tr("Database"), migration->databaseName);
    addText(tr("Category"), FilterBar::title(migration->category));
    if (!migration->environments.isEmpty())
        addText(tr("Only for"), migration->environments.join(u", "));
    addText(tr("Superseded by"), migration->successor);
    addText(tr("Branch"), migration->branch);
    if (migration->revises || !migration->branch.isEmpty())
        addMigrations(grid, tr("Comes after"), migration->parents);
    addMigrations(grid, tr("Needs"), migration->prerequisites);
    const MigrationTexts texts = readMigrationTexts(m_model.project(), *migration, environment);
    addText(tr("Undo"), undoText(*file, texts));
    addText(tr("Verification"), file->hasVerify ? tr("yes") : tr("none"));
    addText(tr("Transaction"), transactionText(m_model.project(), texts));
    for (const Text::HeaderField &field : file->header.otherFields())
        addText(field.key, field.value);
    auto *path = new ElidedLabel(QFileInfo(file->path).fileName());
    path->setToolTip(file->path);
    addFact(grid, tr("File"), path);
    if (!file->checksum.isEmpty()) {
        QLabel *checksum = valueLabel(shortChecksum(file->checksum));
        checksum->setFont(Theme::instance().codeFont());
        checksum->setToolTip(file->checksum);
        addFact(grid, tr("Checksum"), checksum);
    }
}

/// Migrations to go to, with a mark on those that are applied in the current environment.
void Inspector::addMigrations(QGridLayout *grid, const QString &name, const QStringList &migrations)
{
    if (migrations.isEmpty())
        return;
    auto *box = new QLabel;
    box->setTextFormat(Qt::RichText);
    box->setWordWrap(true);
    box->setMinimumWidth(1);
    QStringList lines;
    for (const QString &id : migrations) {
        const History::MigrationStanding *standing = m_model.standing(id, m_model.currentEnvironment());
        const bool there = standing && History::isApplied(standing->standing);
        lines += u"<a href=\"%1\" style=\"text-decoration:none\">%1</a>%2"_s.arg(id.toHtmlEscaped(), there ? u" ✓"_s : QString());
    }
    box->setText(lines.join(u"<br>"));
    box->setAccessibleName(u"%1: %2"_s.arg(name, migrations.join(u", ")));
    connect(box, &QLabel::linkActivated, this, &Inspector::migrationActivated);
    const int row = grid->rowCount();
    auto *label = new ToneLabel(ToneLabel::Tone::Dim, name);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    grid->addWidget(label, row, 0);
    grid->addWidget(box, row, 1);
}

void Inspector::addVariables(QVBoxLayout *layout, const Project::Migration &migration)
{
    const Project::Environment *environment = m_model.project().environment(m_model.currentEnvironment());
    const QStringList names = variablesUsed(m_model.project(), migration, environment);
    if (names.isEmpty())
        return;
    layout->addSpacing(Theme::instance().measure(12));
    layout->addWidget(makeCaption(tr("Variables"), nullptr));
    layout->addLayout(makeVariableTable(m_model.project().environments, names, m_model.currentEnvironment()));
}

void Inspector::addRuns(QVBoxLayout *layout)
{
    const QList<ShownRun> runs = runsOf(m_model, m_migration);
    if (runs.isEmpty())
        return;
    layout->addSpacing(Theme::instance().measure(12));
    layout->addWidget(makeCaption(tr("Runs"), nullptr));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::instance().measure(8));
    grid->setVerticalSpacing(Theme::instance().measure(4));
    grid->setColumnStretch(1, 1);
    layout->addLayout(grid);
    for (int row = 0; row < std::min<qsizetype>(runs.size(), shownRuns); ++row) {
        const History::HistoryEntry &entry = runs.at(row).entry;
        auto *sign = new ToneLabel(entry.success ? ToneLabel::Tone::Ok : ToneLabel::Tone::Bad, entry.success ? u"✓"_s : u"✕"_s);
        const QString arrow = entry.direction == History::Direction::Down ? tr("back") + u' ' : QString();
        QLabel *what = valueLabel(u"%1%2 · %3"_s.arg(arrow, runs.at(row).environment, Timeline::shortTime(entry.appliedAt)));
        what->setToolTip(entry.errorMessage);
        auto *duration = new ToneLabel(ToneLabel::Tone::Dim, Timeline::durationText(entry));
        grid->addWidget(sign, row, 0, Qt::AlignTop);
        grid->addWidget(what, row, 1);
        grid->addWidget(duration, row, 2, Qt::AlignRight | Qt::AlignTop);
    }
}

void Inspector::showRelease(QVBoxLayout *layout, const Project::Release &release)
{
    addHead(layout, valueLabel(u"%1 %2"_s.arg(release.name, release.title).trimmed()), release.notes);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::instance().measure(10));
    grid->setColumnStretch(1, 1);
    layout->addLayout(grid);
    const QString status = release.status == Project::ReleaseStatus::Planned ? tr("planned")
        : release.status == Project::ReleaseStatus::Superseded               ? tr("superseded")
                                                                             : tr("done");
    addFact(grid, tr("Status"), valueLabel(status));
    if (release.date.isValid())
        addFact(grid, tr("Date"), valueLabel(release.date.toString(Qt::ISODate)));
    addFact(grid, tr("Migrations"), valueLabel(release.migrations.isEmpty() ? tr("none yet") : release.migrations.join(u'\n')));
}

void Inspector::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Inspector"));
        rebuild();
    }
}

} // namespace Varve::Ui
