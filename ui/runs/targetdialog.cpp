// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "targetdialog.h"

#include <ui/pieces/chip.h>
#include <ui/theme/theme.h>

#include <models/project/graph/revisiongraph.h>

#include <QAbstractItemView>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

TargetDialog::TargetDialog(Way way, const Project::Project &project, const QString &databaseName, const EnvironmentTag &environment,
                           QWidget *parent)
    : QDialog(parent), m_target(new QLineEdit(this)), m_message(new ToneLabel(ToneLabel::Tone::Bad, {}, this))
{
    const bool isForward = way == Way::Forward;
    const QString title = isForward ? tr("Run to") : tr("Roll back to");
    setWindowTitle(project.databases.size() > 1 ? tr("%1, on %2, database %3").arg(title, environment.title, databaseName)
                                                : tr("%1, on %2").arg(title, environment.title));
    setWindowModality(Qt::WindowModal);
    const Theme &theme = Theme::instance();
    auto *heading = new QHBoxLayout;
    heading->setSpacing(theme.measure(10));
    auto *what = new QLabel(title, this);
    what->setFont(theme.boldFont());
    auto *pill = new EnvironmentPill(this);
    pill->setTag(environment);
    heading->addWidget(what);
    heading->addWidget(pill);
    heading->addStretch(1);
    m_target->setPlaceholderText(isForward ? u"+2"_s : u"-2"_s);
    auto *completer = new QCompleter(suggestions(way, project, databaseName), this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_target->setCompleter(completer);
    auto *form = new QFormLayout;
    form->addRow(tr("&Target"), m_target);
    m_target->setAccessibleName(tr("Target"));
    auto *words = new ToneLabel(ToneLabel::Tone::Dim, {}, this);
    words->setWordWrap(true);
    words->setText(isForward
                       ? tr("head, heads, +N, a migration or its number, ID+N, BRANCH@head, BRANCH@+N, or a release")
                       : tr("-N, base for everything, or what stays the last applied one: a migration or its number, ID-N, a release; "
                            "BRANCH@-N, BRANCH@base"));
    m_message->setWordWrap(true);
    m_message->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_show = buttons->addButton(tr("Show plan"), QDialogButtonBox::AcceptRole);
    m_show->setDefault(true);
    m_show->setEnabled(false);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(theme.measure(12));
    layout->addLayout(heading);
    layout->addLayout(form);
    layout->addWidget(words);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    resize(theme.measure(480), layout->totalHeightForWidth(theme.measure(480)));
    connect(m_target, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_show->setEnabled(!text.trimmed().isEmpty());
        m_message->hide();
        fitTexts();
    });
    // The popup has the keyboard: Enter would only close it, also where nothing is chosen in it.
    connect(m_target, &QLineEdit::returnPressed, this, [this, popup = completer->popup()] {
        if (popup->isVisible() && !popup->currentIndex().isValid())
            QMetaObject::invokeMethod(this, &TargetDialog::accept, Qt::QueuedConnection);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &TargetDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QStringList TargetDialog::suggestions(Way way, const Project::Project &project, const QString &databaseName)
{
    const bool isForward = way == Way::Forward;
    QStringList words = isForward ? QStringList{u"head"_s, u"heads"_s, u"+1"_s} : QStringList{u"base"_s, u"-1"_s};
    const Project::RevisionGraph graph(project);
    for (const QString &branch : graph.branches(databaseName))
        words += branch + (isForward ? u"@head"_s : u"@base"_s);
    for (const Project::Release &release : project.releases)
        words += release.name;
    // The newest first: they are asked for most.
    for (auto migration = project.migrations.crbegin(); migration != project.migrations.crend(); ++migration) {
        if (migration->databaseName == databaseName && migration->runsWithMigrate())
            words += migration->id;
    }
    return words;
}

void TargetDialog::accept()
{
    const QString text = m_target->text().trimmed();
    if (text.isEmpty())
        return;
    const Core::Expected<Execution::Target> target = Execution::parseTarget(text);
    if (!target)
        return refuse(target.error());
    emit targetChosen(*target);
}

void TargetDialog::refuse(const Core::Error &error)
{
    m_message->setText(error.toString());
    m_message->show();
    fitTexts();
    m_target->setFocus();
}

void TargetDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    fitTexts();
}

/// A dialog's layout keeps it from being narrower than its words, not from being lower than they become when they are wrapped.
void TargetDialog::fitTexts()
{
    setMinimumHeight(std::min(layout()->totalHeightForWidth(width()), screen()->availableSize().height() * 9 / 10));
}

} // namespace Varve::Ui
