// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "newmigrationdialog.h"

#include <models/project/graph/merge.h>
#include <models/project/graph/revisiongraph.h>
#include <ui/pieces/chip.h>
#include <ui/pieces/whendone.h>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

namespace Varve::Ui {

NewMigrationDialog::NewMigrationDialog(const Project::Project &project, QWidget *parent, Kind kind)
    : QDialog(parent)
    , m_project(project)
    , m_name(new QLineEdit(this))
    , m_author(new QLineEdit(this))
    , m_purpose(new QPlainTextEdit(this))
    , m_database(new QComboBox(this))
    , m_engine(new QComboBox(this))
    , m_message(new ToneLabel(ToneLabel::Tone::Dim, {}, this))
{
    const bool isMerge = kind == Kind::Merge;
    setWindowTitle(isMerge ? tr("Merge heads") : tr("New migration"));
    setWindowModality(Qt::WindowModal);
    const Theme &theme = Theme::instance();
    m_name->setPlaceholderText(isMerge ? tr("Merge billing") : tr("Add user preferences"));
    m_author->setPlaceholderText(tr("from git, else the login name"));
    m_purpose->setTabChangesFocus(true);
    m_purpose->setFixedHeight(theme.measure(72));
    m_message->setWordWrap(true);
    for (const Project::DatabaseRole &role : project.databases)
        m_database->addItem(role.name);
    m_engine->addItem(tr("One file for every engine"), QString());
    for (const QString &engine : Database::engineNames())
        m_engine->addItem(tr("Only for %1").arg(engine), engine);
    auto *form = new QFormLayout;
    const auto add = [form](const QString &label, QWidget *field) {
        form->addRow(label, field);
        field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    };
    add(tr("&Name"), m_name);
    add(tr("&Purpose"), m_purpose);
    add(tr("&Author"), m_author);
    add(tr("&Database"), m_database);
    if (isMerge) {
        m_engine->hide();
        m_heads = new QListWidget(this);
        m_heads->setFixedHeight(theme.measure(96));
        add(tr("&Heads"), m_heads);
        connect(m_heads, &QListWidget::itemChanged, this, &NewMigrationDialog::showFileName);
        connect(m_database, &QComboBox::currentIndexChanged, this, &NewMigrationDialog::listHeads);
        listHeads();
    } else {
        add(tr("&File"), m_engine);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_create = buttons->addButton(isMerge ? tr("Create merge") : tr("Create migration"), QDialogButtonBox::AcceptRole);
    m_create->setDefault(true);
    m_create->setEnabled(false);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(theme.measure(12));
    layout->addLayout(form);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    resize(theme.measure(480), sizeHint().height());
    connect(m_name, &QLineEdit::textChanged, this, &NewMigrationDialog::showFileName);
    connect(m_database, &QComboBox::currentIndexChanged, this, &NewMigrationDialog::showFileName);
    connect(m_engine, &QComboBox::currentIndexChanged, this, &NewMigrationDialog::showFileName);
    showFileName();
    connect(buttons, &QDialogButtonBox::accepted, this, &NewMigrationDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

Project::NewMigration NewMigrationDialog::values() const
{
    return {.name = m_name->text().trimmed(),
            .author = m_author->text().trimmed(),
            .date = {},
            .purpose = m_purpose->toPlainText().simplified(),
            .databaseName = m_database->currentText(),
            .engine = m_engine->currentData().toString()};
}

void NewMigrationDialog::chooseDatabase(const QString &databaseName)
{
    m_database->setCurrentText(databaseName);
}

void NewMigrationDialog::listHeads()
{
    const Project::RevisionGraph graph(m_project);
    const QStringList heads = graph.ids(graph.heads(m_database->currentText()));
    QStringList shown;
    for (int row = 0; row < m_heads->count(); ++row)
        shown += m_heads->item(row)->text();
    if (shown == heads)
        return; // what is ticked stays so
    const QSignalBlocker blocker(m_heads);
    m_heads->clear();
    for (const QString &id : heads) {
        auto *item = new QListWidgetItem(id, m_heads);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
    }
    if (m_heads->count() > 0)
        m_heads->setCurrentRow(0);
}

QStringList NewMigrationDialog::tickedHeads() const
{
    QStringList ids;
    for (int row = 0; m_heads && row < m_heads->count(); ++row) {
        if (m_heads->item(row)->checkState() == Qt::Checked)
            ids += m_heads->item(row)->text();
    }
    return ids;
}

/// What the file will be called, or which names the project's rules allow.
void NewMigrationDialog::showFileName()
{
    const bool isEmpty = values().name.isEmpty();
    m_message->setTone(ToneLabel::Tone::Dim);
    const bool isTooFew = m_heads && tickedHeads().size() < 2;
    m_create->setEnabled(!isEmpty && !isTooFew);
    if (isTooFew)
        return m_message->setText(m_heads->count() < 2 ? tr("There is nothing to merge: there are no two heads.")
                                                       : tr("A merge makes one of two heads or more."));
    const QList<Project::NamingRule> &rules = m_project.policies.naming;
    if (isEmpty)
        return m_message->setText(rules.isEmpty() ? QString() : tr("Names look like %1.").arg(Project::namingPatterns(rules)));
    const auto fileName = Project::newMigrationFileName(m_project, values());
    m_message->setText(fileName ? tr("The file will be called %1.").arg(*fileName) : fileName.error().message);
}

void NewMigrationDialog::accept()
{
    if (!m_create->isEnabled() || m_reading)
        return;
    if (!m_reload)
        return create(values(), tickedHeads());
    m_reading = true;
    whenDone(this, m_reload(), [this, migration = values(), heads = tickedHeads()](const Core::Expected<Project::Project> &project) {
        m_reading = false;
        if (!isVisible())
            return; // it was dismissed meanwhile
        if (!project)
            return refuse(project.error());
        m_project = *project;
        create(migration, heads);
    });
}

void NewMigrationDialog::create(const Project::NewMigration &migration, const QStringList &heads)
{
    const auto path = m_heads ? Project::createMerge(m_project, heads, migration) : Project::createMigration(m_project, migration);
    if (!path)
        return refuse(path.error());
    emit migrationCreated(*path);
    QDialog::accept();
}

/// The heads may be others by now.
void NewMigrationDialog::refuse(const Core::Error &error)
{
    if (m_heads) {
        listHeads();
        showFileName();
    }
    m_message->setTone(ToneLabel::Tone::Bad);
    m_message->setText(error.toString());
}

} // namespace Varve::Ui
