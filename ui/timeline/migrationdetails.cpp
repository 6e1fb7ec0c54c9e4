// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationdetails.h"

#include "runstable.h"

#include <ui/editor/codeview.h>
#include <ui/pieces/chip.h>
#include <ui/theme/style.h>
#include <ui/theme/theme.h>

#include <models/timeline/timelinemodel.h>

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cctype>

namespace Varve::Ui {

namespace {

/// The name or number that begins at \a offset; one byte where something else does.
Text::ByteRange wordAt(const QByteArray &text, qint64 offset)
{
    const auto isPart = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80) != 0; };
    qint64 end = offset;
    while (end < text.size() && isPart(text.at(end)))
        ++end;
    return {offset, std::max<qint64>(1, end - offset)};
}

} // namespace

MigrationDetails::MigrationDetails(const Timeline::TimelineModel &model, QWidget *parent)
    : QTabWidget(parent)
    , m_model(model)
    , m_written(makePage())
    , m_rendered(makePage())
    , m_down(makePage())
    , m_verify(makePage())
    , m_runs(new RunsTable(this))
{
    setDocumentMode(true);
    indentTabs(this);
    for (const CodePage &page : {m_written, m_rendered, m_down, m_verify})
        addTab(page.page, {});
    addTab(m_runs, {});
    retranslate();
}

MigrationDetails::CodePage MigrationDetails::makePage()
{
    CodePage page;
    page.page = new Surface(Surface::Ground::Base, this);
    auto *layout = new QVBoxLayout(page.page);
    layout->setContentsMargins(0, Theme::instance().measure(6), 0, 0);
    layout->setSpacing(0);
    page.message = new ToneLabel(ToneLabel::Tone::Dim, {}, page.page);
    page.message->setWordWrap(true);
    page.message->setMargin(Theme::instance().measure(8));
    page.message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    page.view = new CodeView(page.page);
    layout->addWidget(page.message);
    layout->addWidget(page.view, 1);
    return page;
}

void MigrationDetails::show(const QString &migrationId, const QString &environment)
{
    m_migration = migrationId;
    m_environment = environment;
    retranslate();
    fill();
}

void MigrationDetails::setFailure(const std::optional<Core::Error> &failure)
{
    m_failure = failure;
    m_scrolledFor.clear();
    fill();
}

void MigrationDetails::fill()
{
    const Project::Migration *migration = m_model.migration(m_migration);
    const Project::Environment *environment = m_model.project().environment(m_environment);
    MigrationTexts texts;
    QString nothing;
    if (migration)
        texts = readMigrationTexts(m_model.project(), *migration, environment);
    else if (!m_migration.isEmpty())
        nothing = tr("%1 is not in the folder any more.").arg(m_migration);
    if (texts.error) {
        for (MigrationText *text : {&texts.written, &texts.rendered, &texts.down, &texts.verify})
            text->error = texts.error;
    }
    markFailure(texts);
    fillPage(m_written, texts.written, texts.dialect, nothing);
    scrollToStart(texts);
    fillPage(m_rendered, texts.rendered, texts.dialect, nothing);
    fillPage(m_down, texts.down, texts.dialect,
             migration ? tr("There is nothing in a down section: this migration cannot be undone.") : nothing);
    fillPage(m_verify, texts.verify, texts.dialect, migration ? tr("There are no verification queries.") : nothing);
    const QList<ShownRun> runs = m_migration.isEmpty() ? QList<ShownRun>() : runsOf(m_model, m_migration);
    m_runs->setRuns(runs);
    setTabText(indexOf(m_runs), runs.isEmpty() ? tr("Runs") : tr("Runs %1").arg(runs.size()));
}

/// The statement at which the last try stopped, while the file is as it was then. (Of a transaction that was rolled back the history does not
/// say which one failed.)
void MigrationDetails::markFailure(MigrationTexts &texts) const
{
    if (m_failure && m_failure->where.file == texts.file && m_failure->where.offset >= 0
        && m_failure->where.offset < texts.written.text.size()) {
        texts.written.marks += {wordAt(texts.written.text, m_failure->where.offset), MarkKind::Error, m_failure->message};
        return;
    }
    const History::MigrationStanding *standing = m_model.standing(m_migration, m_environment);
    const bool failed = standing && standing->left && !standing->isRolledBackInPart();
    if (!failed || standing->left->statementsDone >= texts.statements.size() || standing->left->statementsTotal < texts.statements.size())
        return;
    const Project::Migration *migration = m_model.migration(m_migration);
    const auto isSameFile = [&](const Project::MigrationFile &file) { return file.checksum == standing->left->checksum; };
    if (!migration || std::none_of(migration->files.begin(), migration->files.end(), isSameFile))
        return;
    texts.written.marks += {texts.statements.at(standing->left->statementsDone), MarkKind::Error, standing->left->errorMessage};
}

/// Headers say what the inspector shows; the text begins with what failed, else with the first statement.
void MigrationDetails::scrollToStart(const MigrationTexts &texts)
{
    const QString what = m_migration + u'\n' + m_environment;
    if (what == m_scrolledFor || texts.statements.isEmpty())
        return;
    m_scrolledFor = what;
    Text::ByteRange first = texts.statements.constFirst();
    for (const CodeMark &mark : texts.written.marks) {
        if (mark.kind == MarkKind::Error)
            first = mark.range;
    }
    constexpr int linesBefore = 2;
    m_written.view->setFirstVisibleLine(std::max(0, Core::positionAt(texts.written.text, first.offset).line - 1 - linesBefore));
}

void MigrationDetails::fillPage(const CodePage &page, const MigrationText &text, Text::DialectName dialect, const QString &whenEmpty)
{
    if (page.view->bytes() != text.text || page.view->dialect() != dialect)
        page.view->setScript(text.text, dialect); // else the scrolling stays as it is
    page.view->setMarks(text.marks);
    if (!text.lineNumbers.isEmpty())
        page.view->setLineNumbers(text.lineNumbers);
    page.view->setVisible(!text.text.isEmpty());
    const QString message = text.error ? text.error->toString() : text.text.isEmpty() ? whenEmpty : QString();
    page.message->setTone(text.error ? ToneLabel::Tone::Bad : ToneLabel::Tone::Dim);
    page.message->setText(message);
    page.message->setVisible(!message.isEmpty());
    page.message->setAlignment(Qt::AlignLeft | Qt::AlignTop);
}

void MigrationDetails::retranslate()
{
    const Project::Environment *environment = m_model.project().environment(m_environment);
    const QString name = environment ? environment->title().toUpper() : QString();
    setTabText(0, tr("As written"));
    setTabText(1, name.isEmpty() ? tr("As it will run") : tr("As it will run on %1").arg(name));
    setTabText(2, tr("Down"));
    setTabText(3, tr("Verify"));
    const CodePage pages[] = {m_written, m_rendered, m_down, m_verify};
    for (int i = 0; i < 4; ++i)
        pages[i].view->setAccessibleName(tabText(i));
}

void MigrationDetails::changeEvent(QEvent *event)
{
    QTabWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fill();
    }
}

} // namespace Varve::Ui
