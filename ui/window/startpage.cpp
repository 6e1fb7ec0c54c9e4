// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "startpage.h"

#include <ui/theme/theme.h>

#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace Varve::Ui {

namespace {

constexpr int shownFolders = 6;

QLabel *dimLabel(QWidget *parent)
{
    return new ToneLabel(ToneLabel::Tone::Dim, {}, parent);
}

QString homely(const QString &folder)
{
    const QString home = QDir::homePath();
    return folder.startsWith(home + u'/') ? u'~' + folder.mid(home.size()) : folder;
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : Surface(Ground::Base, parent)
    , m_title(new ToneLabel(ToneLabel::Tone::Text, {}, this))
    , m_subtitle(dimLabel(this))
    , m_demo(new QPushButton(this))
    , m_open(new QPushButton(this))
    , m_new(new QPushButton(this))
    , m_demoText(dimLabel(this))
    , m_openText(dimLabel(this))
    , m_newText(dimLabel(this))
    , m_busy(dimLabel(this))
    , m_recentCaption(makeCaption({}, this))
    , m_recentLayout(new QVBoxLayout)
{
    const Theme &theme = Theme::instance();
    QFont large = theme.boldFont();
    large.setPixelSize(theme.measure(22));
    m_title->setFont(large);
    m_demo->setDefault(true);
    setFocusProxy(m_demo);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(theme.measure(16));
    grid->setVerticalSpacing(theme.measure(10));
    const std::pair<QPushButton *, QLabel *> ways[] = {{m_demo, m_demoText}, {m_open, m_openText}, {m_new, m_newText}};
    int row = 0;
    for (const auto &[button, text] : ways) {
        button->setMinimumWidth(theme.measure(130));
        grid->addWidget(button, row, 0);
        grid->addWidget(text, row++, 1);
    }
    grid->setColumnStretch(1, 1);
    auto *column = new QVBoxLayout;
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addSpacing(theme.measure(20));
    column->addLayout(grid);
    column->addSpacing(theme.measure(12));
    column->addWidget(m_busy);
    column->addSpacing(theme.measure(12));
    column->addWidget(m_recentCaption);
    column->addLayout(m_recentLayout);
    column->addStretch(3);
    m_recentLayout->setSpacing(theme.measure(2));
    auto *outer = new QGridLayout(this);
    outer->setRowStretch(0, 1);
    outer->setRowStretch(2, 2);
    outer->setColumnStretch(0, 1);
    outer->setColumnStretch(2, 1);
    outer->addLayout(column, 1, 1);
    connect(m_demo, &QPushButton::clicked, this, &StartPage::demoRequested);
    connect(m_open, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(m_new, &QPushButton::clicked, this, &StartPage::newProjectRequested);
    retranslate();
}

void StartPage::setRecent(const QStringList &folders)
{
    m_recent = folders;
    fillRecent();
}

void StartPage::fillRecent()
{
    while (QLayoutItem *item = m_recentLayout->takeAt(0)) {
        item->widget()->deleteLater();
        delete item; // a layout item has no parent that would
    }
    for (const QString &folder : std::as_const(m_recent).mid(0, shownFolders)) {
        auto *button = new QPushButton(QFileInfo(folder).fileName() + QStringLiteral("   ") + homely(folder), this);
        button->setFlat(true);
        button->setToolTip(folder);
        button->setCursor(Qt::PointingHandCursor);
        connect(button, &QPushButton::clicked, this, [this, folder] { emit folderRequested(folder); });
        m_recentLayout->addWidget(button, 0, Qt::AlignLeft);
    }
    m_recentCaption->setVisible(!m_recent.isEmpty());
}

void StartPage::setBusy(const QString &text)
{
    m_busy->setText(text);
    for (QPushButton *button : {m_demo, m_open, m_new})
        button->setEnabled(text.isEmpty());
}

void StartPage::retranslate()
{
    m_title->setText(QStringLiteral("Varve"));
    m_subtitle->setText(tr("Open a folder of migrations, see where each environment stands, run what is pending."));
    m_demo->setText(tr("Try the Demo"));
    m_open->setText(tr("Open Folder…"));
    m_new->setText(tr("New Project…"));
    m_demoText->setText(tr("A project on SQLite, no server needed, with something of everything."));
    m_openText->setText(tr("Numbered SQL files, with or without varve.toml. Nothing is written to it."));
    m_newText->setText(tr("An empty folder with a first varve.toml."));
    m_recentCaption->setText(tr("Open before"));
}

} // namespace Varve::Ui
