// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "addenvironmentdialog.h"

#include "connectionform.h"
#include "layerlist.h"

#include <ui/pieces/chip.h>
#include <ui/pieces/whendone.h>

#include <models/database/remedies.h>
#include <models/database/session.h>
#include <models/project/projectwriter.h>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QTableWidget>
#include <QtConcurrentRun>

namespace Varve::Ui {

struct AddEnvironmentDialog::Private
{
    Project::Project project;
    Database::AskForSecret ask;
    QLineEdit *name = nullptr;
    QComboBox *database = nullptr;
    ConnectionForm *connection = nullptr;
    QComboBox *guard = nullptr;
    QComboBox *color = nullptr;
    QTableWidget *variables = nullptr;
    QPushButton *test = nullptr;
    LayerList *layers = nullptr;
    ToneLabel *message = nullptr;
    QPushButton *add = nullptr;
    bool testing = false;
};

AddEnvironmentDialog::AddEnvironmentDialog(const Project::Project &project, Database::AskForSecret ask, QWidget *parent)
    : QDialog(parent), d(std::make_unique<Private>())
{
    d->project = project;
    d->ask = std::move(ask);
    setWindowTitle(tr("Add environment"));
    setWindowModality(Qt::WindowModal);
    const Theme &theme = Theme::instance();
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(theme.measure(10));
    layout->addWidget(makeForm(), 1);
    auto *testRow = new QHBoxLayout;
    d->test = new QPushButton(tr("Test"), this);
    d->test->setAutoDefault(false);
    d->layers = new LayerList(this);
    testRow->addWidget(d->test);
    testRow->addWidget(d->layers, 1);
    layout->addLayout(testRow);
    d->message = new ToneLabel(ToneLabel::Tone::Dim, {}, this);
    d->message->setWordWrap(true);
    d->message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(d->message);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    d->add = buttons->addButton(tr("Add environment"), QDialogButtonBox::AcceptRole);
    d->add->setDefault(true);
    layout->addWidget(buttons);
    connect(d->test, &QPushButton::clicked, this, &AddEnvironmentDialog::test);
    connect(buttons, &QDialogButtonBox::accepted, this, &AddEnvironmentDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(d->connection, &ConnectionForm::changed, this, &AddEnvironmentDialog::refresh);
    connect(d->name, &QLineEdit::textChanged, this, &AddEnvironmentDialog::refresh);
    refresh();
    resize(theme.measure(620), sizeHint().height());
    d->name->setFocus();
}

AddEnvironmentDialog::~AddEnvironmentDialog() = default;

QWidget *AddEnvironmentDialog::makeForm()
{
    const Theme &theme = Theme::instance();
    auto *holder = new QWidget(this);
    auto *layout = new QVBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.measure(10));
    auto *top = new QFormLayout;
    d->name = new QLineEdit(holder);
    d->name->setPlaceholderText(tr("dev, test, prod, …"));
    d->database = new QComboBox(holder);
    for (const Project::DatabaseRole &role : d->project.databases)
        d->database->addItem(role.name);
    if (d->database->count() == 0)
        d->database->addItem(QStringLiteral("main"));
    d->guard = new QComboBox(holder);
    d->guard->addItem(tr("open: runs at once"), int(Project::GuardLevel::Open));
    d->guard->addItem(tr("confirm: shows a preview and asks"), int(Project::GuardLevel::Confirm));
    d->guard->addItem(tr("read-only: refuses changes"), int(Project::GuardLevel::ReadOnly));
    d->guard->setCurrentIndex(1);
    d->color = new QComboBox(holder);
    d->color->addItem(tr("by its place in the order"), QString());
    for (const QString &color : {QStringLiteral("dev"), QStringLiteral("test"), QStringLiteral("prod")})
        d->color->addItem(tr("as %1").arg(color), color);
    d->connection = new ConnectionForm(d->project.folder, holder);
    const auto add = [](QFormLayout *form, const QString &label, QWidget *field) {
        form->addRow(label, field);
        field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    };
    add(top, tr("&Name"), d->name);
    d->database->setAccessibleName(tr("Database of the project"));
    if (d->database->count() > 1)
        add(top, tr("Database of the project"), d->database);
    else
        d->database->hide();
    auto *bottom = new QFormLayout;
    add(bottom, tr("&Guard"), d->guard);
    add(bottom, tr("&Colour"), d->color);
    d->variables = new QTableWidget(0, 2, holder);
    d->variables->setHorizontalHeaderLabels({tr("Variable"), tr("Value")});
    d->variables->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    d->variables->verticalHeader()->hide();
    d->variables->setFixedHeight(theme.measure(110));
    d->variables->setTabKeyNavigation(false);
    const QStringList names = d->project.variables.keys();
    d->variables->setRowCount(int(names.size()) + 2);
    for (int row = 0; row < names.size(); ++row)
        d->variables->setItem(row, 0, new QTableWidgetItem(names.at(row)));
    add(bottom, tr("&Variables"), d->variables);
    layout->addLayout(top);
    layout->addWidget(new Rule(Qt::Horizontal, holder));
    layout->addWidget(d->connection);
    layout->addWidget(new Rule(Qt::Horizontal, holder));
    layout->addLayout(bottom);
    return holder;
}

void AddEnvironmentDialog::refresh()
{
    d->layers->setEngine(d->connection->engine());
    d->add->setEnabled(!d->name->text().trimmed().isEmpty() && !d->testing);
    d->test->setEnabled(!d->testing);
}

void AddEnvironmentDialog::say(const QString &text, bool bad)
{
    d->message->setTone(bad ? ToneLabel::Tone::Bad : ToneLabel::Tone::Ok);
    d->message->setText(text);
}

Core::Expected<Project::Environment> AddEnvironmentDialog::environment() const
{
    Project::Environment environment;
    environment.name = d->name->text().trimmed();
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_-]+$"));
    if (!plain.match(environment.name).hasMatch())
        return Core::failure(Core::ErrorKind::Usage, tr("\"%1\" is no name for an environment.").arg(environment.name),
                             tr("Use letters, digits, - and _."));
    if (d->project.environment(environment.name))
        return Core::failure(Core::ErrorKind::Usage, tr("There is an environment called %1 already.").arg(environment.name));
    const auto settings = d->connection->settings();
    if (!settings)
        return tl::unexpected(settings.error());
    environment.connections.insert(d->database->currentText(), *settings);
    environment.guard = Project::GuardLevel(d->guard->currentData().toInt());
    environment.color = d->color->currentData().toString();
    environment.order = d->project.environments.isEmpty() ? 1 : d->project.environments.last().order + 1;
    for (int row = 0; row < d->variables->rowCount(); ++row) {
        const auto text = [&](int column) {
            const QTableWidgetItem *item = d->variables->item(row, column);
            return item ? item->text().trimmed() : QString();
        };
        if (!text(0).isEmpty() && !text(1).isEmpty())
            environment.variables.insert(text(0),
                                         {.value = text(1), .origin = {}, .substitution = Text::Substitution::Checked, .secret = false});
    }
    return environment;
}

void AddEnvironmentDialog::test()
{
    if (d->testing)
        return;
    const auto settings = d->connection->settings();
    if (!settings)
        return say(settings.error().toString(), true);
    Project::Environment environment;
    environment.connections.insert(d->database->currentText(), *settings);
    environment.variables = d->project.variables;
    // A test writes nothing, not even a missing file.
    environment.guard = Project::GuardLevel::ReadOnly;
    auto profile = Project::connectionProfile(environment, d->database->currentText(), d->project.folder);
    if (!profile)
        return say(profile.error().toString(), true);
    if (!d->connection->passwordFromUrl().isEmpty())
        profile->password = {.source = Database::SecretReference::Source::Given, .name = {}, .given = d->connection->passwordFromUrl()};
    d->testing = true;
    refresh();
    d->layers->setTrying();
    d->message->setTone(ToneLabel::Tone::Dim);
    d->message->setText(tr("Connecting to %1…").arg(profile->toString()));
    const auto future = QtConcurrent::run([profile = *profile, ask = d->ask] { return Database::testConnection(profile, ask); });
    whenDone(this, future, [this](const Core::Expected<Database::ServerIdentity> &result) { showTest(result); });
}

void AddEnvironmentDialog::showTest(const Core::Expected<Database::ServerIdentity> &result)
{
    d->testing = false;
    refresh();
    if (result) {
        d->layers->setPassed();
        say(tr("Connected: %1, as %2.").arg(result->version, result->user), false);
    } else {
        d->layers->setFailed(result.error().kind);
        say(Database::withRemedy(result.error(), d->connection->engine()).toString(), true);
    }
    emit tested(result.has_value());
}

void AddEnvironmentDialog::accept()
{
    const auto made = environment();
    if (!made)
        return say(made.error().toString(), true);
    if (const auto written = Project::addEnvironment(d->project.folder, *made); !written)
        return say(written.error().toString(), true);
    emit environmentAdded(made->name);
    QDialog::accept();
}

} // namespace Varve::Ui
