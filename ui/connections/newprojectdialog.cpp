// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "newprojectdialog.h"

#include <ui/pieces/chip.h>

#include <models/project/projectwriter.h>

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace Varve::Ui {

NewProjectDialog::NewProjectDialog(QWidget *parent)
    : QDialog(parent), m_folder(new QLineEdit(this)), m_name(new QLineEdit(this)), m_message(new ToneLabel(ToneLabel::Tone::Dim, {}, this))
{
    setWindowTitle(tr("New project"));
    setWindowModality(Qt::WindowModal);
    const Theme &theme = Theme::instance();
    m_folder->setAccessibleName(tr("Folder"));
    m_name->setAccessibleName(tr("Name of the project"));
    m_message->setWordWrap(true);
    auto *choose = new QPushButton(tr("Choose…"), this);
    choose->setAccessibleName(tr("Choose the folder"));
    choose->setAutoDefault(false);
    auto *folderRow = new QHBoxLayout;
    folderRow->addWidget(m_folder, 1);
    folderRow->addWidget(choose);
    auto *form = new QFormLayout;
    auto *folderLabel = new QLabel(tr("&Folder"), this);
    folderLabel->setBuddy(m_folder);
    form->addRow(folderLabel, folderRow);
    form->addRow(tr("&Name"), m_name);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_create = buttons->addButton(tr("Create project"), QDialogButtonBox::AcceptRole);
    m_create->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(theme.measure(12));
    layout->addLayout(form);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    resize(theme.measure(520), sizeHint().height());
    connect(choose, &QPushButton::clicked, this, &NewProjectDialog::chooseFolder);
    connect(m_folder, &QLineEdit::textChanged, this, &NewProjectDialog::refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, &NewProjectDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
}

QString NewProjectDialog::folder() const
{
    return QDir::cleanPath(m_folder->text().trimmed());
}

QString NewProjectDialog::projectName() const
{
    const QString typed = m_name->text().trimmed();
    return typed.isEmpty() ? QDir(folder()).dirName() : typed;
}

void NewProjectDialog::setFolder(const QString &folder)
{
    m_folder->setText(QDir::toNativeSeparators(folder));
}

void NewProjectDialog::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder of the project"), m_folder->text());
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &NewProjectDialog::setFolder);
    dialog->open();
}

void NewProjectDialog::refresh()
{
    const bool named = !m_folder->text().trimmed().isEmpty();
    m_create->setEnabled(named);
    m_message->setTone(ToneLabel::Tone::Dim);
    m_message->setText(named ? tr("Writes %1.").arg(QDir(folder()).filePath(QStringLiteral("varve.toml")))
                             : tr("An existing folder of migrations or a new one."));
    m_name->setPlaceholderText(named ? QDir(folder()).dirName() : QString());
}

void NewProjectDialog::accept()
{
    const auto fail = [this](const QString &text) {
        m_message->setTone(ToneLabel::Tone::Bad);
        m_message->setText(text);
    };
    if (!QDir().mkpath(folder()))
        return fail(tr("The folder %1 could not be made.").arg(folder()));
    if (const auto written = Project::initProject(folder(), projectName()); !written)
        return fail(written.error().toString());
    emit projectCreated(folder());
    QDialog::accept();
}

} // namespace Varve::Ui
