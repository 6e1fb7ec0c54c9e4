// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "variabletable.h"

#include <ui/pieces/chip.h>
#include <ui/theme/theme.h>
#include <ui/timeline/migrationtexts.h>

#include <QCoreApplication>
#include <QFontMetrics>
#include <QGridLayout>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Ui::VariableTable)
};

constexpr int shownEnvironments = 2; ///< a column each, in a pane of some 270 px

QList<Project::Environment> chosen(const QList<Project::Environment> &environments, const QString &current)
{
    QList<Project::Environment> result;
    for (const Project::Environment &environment : environments) {
        if (environment.name == current)
            result.prepend(environment);
    }
    bool after = false;
    for (const Project::Environment &environment : environments) {
        if (after && result.size() < shownEnvironments)
            result += environment;
        after = after || environment.name == current || result.isEmpty();
    }
    for (const Project::Environment &environment : environments) {
        if (result.size() < shownEnvironments && !result.contains(environment))
            result += environment;
    }
    return result;
}

QLabel *codeLabel(ToneLabel::Tone tone, const QString &text)
{
    auto *label = new ToneLabel(tone);
    label->setFont(Theme::instance().codeFont());
    label->setText(QFontMetrics(label->font()).elidedText(text, Qt::ElideRight, Theme::instance().measure(90)));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel *valueCell(const Project::Environment &environment, const QString &name)
{
    const auto value = environment.variables.find(name);
    QLabel *cell = value == environment.variables.end() ? codeLabel(ToneLabel::Tone::Bad, Texts::tr("not set"))
                                                        : codeLabel(ToneLabel::Tone::Text, value->secret ? u"********"_s : value->value);
    if (value != environment.variables.end())
        cell->setToolTip(value->secret ? value->origin : u"%1\n%2"_s.arg(value->value, value->origin));
    cell->setAccessibleName(Texts::tr("%1 on %2: %3", "variable on environment: value").arg(name, environment.title(), cell->text()));
    return cell;
}

} // namespace

QStringList variablesUsed(const Project::Project &project, const Project::Migration &migration, const Project::Environment *environment)
{
    QStringList names;
    const MigrationTexts texts = readMigrationTexts(project, migration, environment);
    for (const Text::VariableUse &use : Text::findVariables(texts.written.text, {0, texts.written.text.size()}, texts.dialect)) {
        if (!names.contains(use.name))
            names += use.name;
    }
    return names;
}

QGridLayout *makeVariableTable(const QList<Project::Environment> &environments, const QStringList &names, const QString &current)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::instance().measure(14));
    grid->setVerticalSpacing(Theme::instance().measure(4));
    const QList<Project::Environment> columns = chosen(environments, current);
    grid->addWidget(new ToneLabel(ToneLabel::Tone::Dim, Texts::tr("name")), 0, 0);
    for (int column = 0; column < columns.size(); ++column)
        grid->addWidget(new ToneLabel(ToneLabel::Tone::Dim, columns.at(column).title()), 0, column + 1);
    for (int row = 0; row < names.size(); ++row) {
        grid->addWidget(codeLabel(ToneLabel::Tone::Text, names.at(row)), row + 1, 0);
        for (int column = 0; column < columns.size(); ++column)
            grid->addWidget(valueCell(columns.at(column), names.at(row)), row + 1, column + 1);
    }
    grid->setColumnStretch(int(columns.size()) + 1, 1);
    return grid;
}

} // namespace Varve::Ui
