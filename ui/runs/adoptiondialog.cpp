// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "adoptiondialog.h"

#include "adoptiontable.h"

#include <ui/pieces/chip.h>
#include <ui/theme/theme.h>

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

#include <utility>

namespace Varve::Ui {

namespace {

QPlainTextEdit *addList(QHBoxLayout *row, QLabel *caption, QWidget *parent)
{
    const Theme &theme = Theme::instance();
    auto *column = new QVBoxLayout;
    column->setContentsMargins(theme.measure(14), theme.measure(10), 0, 0);
    column->setSpacing(theme.measure(6));
    auto *text = new QPlainTextEdit(parent);
    text->setReadOnly(true);
    text->setFrameShape(QFrame::NoFrame);
    text->setFont(theme.codeFont());
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->document()->setDocumentMargin(0);
    text->setAccessibleName(caption->text());
    caption->setBuddy(text);
    column->addWidget(caption);
    column->addWidget(text, 1);
    row->addLayout(column, 1);
    return text;
}

QString lines(const QString &mark, const QStringList &names)
{
    QString text;
    for (const QString &name : names)
        text += mark + QLatin1Char(' ') + name + QLatin1Char('\n');
    return text;
}

} // namespace

AdoptionDialog::AdoptionDialog(const EnvironmentTag &environment, const QString &databaseName, const QString &question, QWidget *parent)
    : EnvironmentSheet(databaseName.isEmpty() ? tr("Adopt the database of") : tr("Adopt the database %1 of").arg(databaseName), environment,
                       parent)
    , m_question(question)
{
    addHeaderText(tr("What is there is compared with the schema after each migration."));
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(makeMessage());
    m_pages->addWidget(makeResult());
    fillFooter();
    setMiddle(m_pages, 1000, 620);
    updateMark();
}

QWidget *AdoptionDialog::makeMessage()
{
    const int gap = Theme::instance().measure(18);
    auto *page = new Surface(Surface::Ground::Base, this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(gap, gap, gap, gap);
    m_message = new ToneLabel(ToneLabel::Tone::Dim, {}, page);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_message, 1);
    return page;
}

QWidget *AdoptionDialog::makeResult()
{
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    m_table = new AdoptionTable(splitter);
    auto *below = new Surface(Surface::Ground::Base, splitter);
    auto *row = new QHBoxLayout(below);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_rowCaption = makeCaption(tr("Not there of the selected one"), below);
    m_row = addList(row, m_rowCaption, below);
    row->addWidget(new Rule(Qt::Vertical, below));
    m_others = addList(row, makeCaption(tr("There besides, or otherwise than they make it"), below), below);
    splitter->addWidget(m_table);
    splitter->addWidget(below);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    connect(m_table, &QTreeWidget::currentItemChanged, this, &AdoptionDialog::showRow);
    connect(m_table, &AdoptionTable::tickedChanged, this, &AdoptionDialog::updateMark);
    return splitter;
}

void AdoptionDialog::fillFooter()
{
    m_hint = addMessage({});
    connect(addButton(tr("Close")), &QPushButton::clicked, this, &QDialog::reject);
    m_compare = addButton(tr("Compare there"));
    m_compare->hide();
    connect(m_compare, &QPushButton::clicked, this, &AdoptionDialog::compare);
    m_mark = addButton({});
    m_mark->setDefault(true);
    connect(m_mark, &QPushButton::clicked, this, &AdoptionDialog::stamp);
}

void AdoptionDialog::begin()
{
    if (m_question.isEmpty())
        return compare();
    say(m_question, false);
    m_compare->show();
}

void AdoptionDialog::compare()
{
    m_compare->hide();
    m_comparing = true;
    say(tr("Building the project in a scratch database, step by step…"), false);
    emit comparisonRequested();
}

void AdoptionDialog::say(const QString &text, bool bad)
{
    m_message->setTone(bad ? ToneLabel::Tone::Bad : ToneLabel::Tone::Dim);
    m_message->setText(text);
    m_pages->setCurrentIndex(0);
}

void AdoptionDialog::showProgress(const QString &what)
{
    if (m_comparing)
        say(tr("Building the project in a scratch database: %1").arg(what), false);
}

void AdoptionDialog::showAdoption(const Core::Expected<Execution::Adoption> &adoption)
{
    m_comparing = false;
    if (!adoption) {
        Core::Error error = adoption.error();
        if (error.kind == Core::ErrorKind::History) // the command line names its commands
            error.remedy = tr("Mark single migrations as applied or as not applied by the menus of their rows.");
        return say(error.toString(), true);
    }
    m_adoption = *adoption;
    m_table->setAdoption(*adoption);
    m_others->setPlainText(lines(QStringLiteral("+"), adoption->unknown) + lines(QStringLiteral("~"), adoption->different));
    if (m_others->document()->isEmpty())
        m_others->setPlainText(tr("nothing"));
    for (const Execution::ScratchRemains &one : adoption->notRemoved)
        m_others->appendPlainText(one.toString());
    m_table->setCurrentItem(m_table->topLevelItem(0));
    m_pages->setCurrentIndex(1);
    m_table->setFocus();
    updateMark();
}

void AdoptionDialog::showRow()
{
    const Execution::AdoptionRow *row = m_table->current();
    if (!row)
        return m_row->clear();
    m_rowCaption->setText(tr("Not there of %1").arg(row->migrationId));
    m_row->setPlainText(row->missing.isEmpty() ? tr("nothing") : lines(QStringLiteral("-"), row->missing));
}

void AdoptionDialog::updateMark()
{
    const Core::Expected<QStringList> chosen = Execution::chosenFrom(m_adoption, m_table->ticked());
    const int count = static_cast<int>(m_table->ticked().size());
    m_hint->setTone(chosen ? ToneLabel::Tone::Dim : ToneLabel::Tone::Bad);
    m_hint->setText(chosen ? tr("Marking writes the history and nothing else.") : chosen.error().message);
    m_mark->setText(count == 0 ? tr("Nothing to mark") : tr("Mark %n migration(s) as applied…", nullptr, count));
    m_mark->setEnabled(chosen && count > 0);
}

void AdoptionDialog::stamp()
{
    const QStringList migrations = m_table->ticked();
    accept();
    emit stampRequested(m_adoption, migrations);
}

void AdoptionDialog::done(int result)
{
    if (std::exchange(m_comparing, false))
        emit comparisonCancelled();
    QDialog::done(result);
}

} // namespace Varve::Ui
