// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectionform.h"

#include <ui/pieces/chip.h>

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace Varve::Ui {

namespace {

using Source = Database::SecretReference::Source;

} // namespace

ConnectionForm::ConnectionForm(const QString &folder, QWidget *parent)
    : QWidget(parent)
    , m_folder(folder)
    , m_form(new QFormLayout)
    , m_url(new QLineEdit(this))
    , m_urlNote(new ToneLabel(ToneLabel::Tone::Dim, {}, this))
    , m_engine(new QComboBox(this))
    , m_fileRow(new QWidget(this))
    , m_file(new QLineEdit(m_fileRow))
    , m_host(new QLineEdit(this))
    , m_port(new QSpinBox(this))
    , m_database(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_passwordRow(new QWidget(this))
    , m_passwordSource(new QComboBox(m_passwordRow))
    , m_passwordName(new QLineEdit(m_passwordRow))
{
    build();
    connect(m_url, &QLineEdit::textEdited, this, &ConnectionForm::takeUrl);
    connect(m_engine, &QComboBox::currentIndexChanged, this, &ConnectionForm::showFields);
    connect(m_passwordSource, &QComboBox::currentIndexChanged, this, &ConnectionForm::showFields);
    for (QLineEdit *field : {m_file, m_host, m_database, m_user, m_passwordName})
        connect(field, &QLineEdit::textChanged, this, &ConnectionForm::changed);
    connect(m_port, &QSpinBox::valueChanged, this, &ConnectionForm::changed);
    showFields();
}

void ConnectionForm::build()
{
    m_url->setPlaceholderText(tr("sqlite:data/dev.sqlite or postgresql://user@host/database"));
    m_urlNote->setWordWrap(true);
    m_urlNote->hide();
    for (const Database::Engine engine : {Database::Engine::Sqlite, Database::Engine::PostgreSql, Database::Engine::MariaDb})
        m_engine->addItem(Database::engineTraits(engine).title, int(engine));
    auto *choose = new QPushButton(tr("Choose…"), m_fileRow);
    choose->setAccessibleName(tr("Choose the database file"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ConnectionForm::chooseFile);
    auto *fileRow = new QHBoxLayout(m_fileRow);
    fileRow->setContentsMargins(0, 0, 0, 0);
    fileRow->addWidget(m_file, 1);
    fileRow->addWidget(choose);
    m_host->setPlaceholderText(tr("empty: this machine's socket"));
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("default"));
    m_passwordSource->addItem(tr("The client library's own ways (~/.pgpass, …)"), int(Source::None));
    m_passwordSource->addItem(tr("Ask when it is needed"), int(Source::Ask));
    m_passwordSource->addItem(tr("Environment variable"), int(Source::Environment));
    m_passwordSource->addItem(tr("File that only I can read"), int(Source::File));
    m_passwordSource->addItem(tr("Keychain"), int(Source::Keychain));
    auto *passwordRow = new QHBoxLayout(m_passwordRow);
    passwordRow->setContentsMargins(0, 0, 0, 0);
    passwordRow->addWidget(m_passwordSource);
    passwordRow->addWidget(m_passwordName, 1);

    // The note wraps: in a form with rows that come and go it would lie over its neighbours.
    auto *urlForm = new QFormLayout;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(urlForm);
    column->addWidget(m_urlNote);
    column->addLayout(m_form);
    auto *form = urlForm;
    const auto add = [this, &form](const QString &text, QWidget *row, QWidget *field) {
        auto *label = new QLabel(text, this);
        label->setBuddy(field);
        field->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        form->addRow(label, row);
    };
    add(tr("&URL"), m_url, m_url);
    form = m_form;
    add(tr("&Engine"), m_engine, m_engine);
    add(tr("&File"), m_fileRow, m_file);
    add(tr("&Host"), m_host, m_host);
    add(tr("Po&rt"), m_port, m_port);
    add(tr("Data&base"), m_database, m_database);
    add(tr("U&ser"), m_user, m_user);
    add(tr("&Password"), m_passwordRow, m_passwordSource);
    m_passwordName->setAccessibleName(tr("Name of the variable, file or keychain entry"));
}

Database::Engine ConnectionForm::engine() const
{
    return Database::Engine(m_engine->currentData().toInt());
}

void ConnectionForm::setShown(QWidget *field, bool shown)
{
    field->setVisible(shown);
    if (QWidget *label = m_form->labelForField(field))
        label->setVisible(shown);
}

void ConnectionForm::showFields()
{
    const bool file = Database::engineTraits(engine()).isFile;
    setShown(m_fileRow, file);
    for (QWidget *field : {static_cast<QWidget *>(m_host), static_cast<QWidget *>(m_port), static_cast<QWidget *>(m_database),
                           static_cast<QWidget *>(m_user), m_passwordRow})
        setShown(field, !file);
    const auto source = Source(m_passwordSource->currentData().toInt());
    m_passwordName->setVisible(source == Source::Environment || source == Source::File || source == Source::Keychain);
    m_passwordName->setPlaceholderText(source == Source::File ? tr("path") : tr("name"));
    emit changed();
}

void ConnectionForm::takeUrl(const QString &url)
{
    m_urlNote->setVisible(!url.trimmed().isEmpty());
    if (url.trimmed().isEmpty())
        return;
    const auto parsed = Database::profileFromUrl(url.trimmed(), m_folder);
    m_urlNote->setTone(parsed ? ToneLabel::Tone::Dim : ToneLabel::Tone::Bad);
    if (!parsed)
        return m_urlNote->setText(parsed.error().message);
    m_urlNote->setText(parsed->passwordInUrl ? tr("The password in the URL is used for the test only; choose below where it comes from.")
                                             : tr("The fields below are filled in."));
    m_urlNote->setTone(parsed->passwordInUrl ? ToneLabel::Tone::Warn : ToneLabel::Tone::Dim);
    const Database::ConnectionProfile &profile = parsed->profile;
    m_passwordFromUrl = parsed->passwordInUrl ? profile.password.given : Database::Secret();
    m_engine->setCurrentIndex(m_engine->findData(int(profile.engine)));
    m_options = profile.options;
    if (Database::engineTraits(profile.engine).isFile) {
        const QString relative = QDir(m_folder).relativeFilePath(profile.database);
        m_file->setText(relative.startsWith(QStringLiteral("..")) ? profile.database : relative);
    } else {
        m_host->setText(profile.host);
        m_port->setValue(profile.port);
        m_database->setText(profile.database);
        m_user->setText(profile.user);
        if (parsed->passwordInUrl)
            m_passwordSource->setCurrentIndex(m_passwordSource->findData(int(Source::Ask)));
    }
    showFields();
}

void ConnectionForm::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("SQLite database"), m_folder, tr("SQLite (*.sqlite *.sqlite3 *.db);;All files (*)"));
    // A file that is not there yet is made by the first run.
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const QString relative = QDir(m_folder).relativeFilePath(path);
        m_file->setText(relative.startsWith(QStringLiteral("..")) ? path : relative);
    });
    dialog->open();
}

Core::Expected<Project::ConnectionSettings> ConnectionForm::settings() const
{
    Project::ConnectionSettings settings;
    settings.engine = engine();
    settings.options = m_options;
    const bool file = Database::engineTraits(engine()).isFile;
    settings.database = (file ? m_file : m_database)->text().trimmed();
    if (settings.database.isEmpty())
        return Core::failure(Core::ErrorKind::Usage,
                             file ? tr("The file of the database is missing.") : tr("The name of the database is missing."));
    if (file)
        return settings;
    settings.host = m_host->text().trimmed();
    settings.port = m_port->value() > 0 ? QString::number(m_port->value()) : QString();
    settings.user = m_user->text().trimmed();
    settings.password.source = Source(m_passwordSource->currentData().toInt());
    settings.password.name = m_passwordName->isVisibleTo(this) ? m_passwordName->text().trimmed() : QString();
    const bool needsName = settings.password.source != Source::None && settings.password.source != Source::Ask;
    if (needsName && settings.password.name.isEmpty())
        return Core::failure(Core::ErrorKind::Usage, tr("It is not said which variable, file or keychain entry holds the password."));
    return settings;
}

} // namespace Varve::Ui
