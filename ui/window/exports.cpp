// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exports.h"

#include <ui/pieces/savedialog.h>
#include <ui/pieces/whendone.h>

#include <models/history/historytexts.h>
#include <models/history/standingglyph.h>
#include <models/project/graph/drawing.h>

#include <QFileInfo>
#include <QInputDialog>
#include <QJsonDocument>

namespace Varve::Ui {

using namespace Qt::StringLiterals;
using History::HistoryEntry;

namespace {

enum HistoryFormat { HistoryText, HistoryJson, HistoryCsv, HistoryMarkdown, HistoryHtml };
enum GraphFormat { GraphText, GraphDot, GraphSvg, GraphJson };

QString projectName(const Project::Project &project)
{
    return project.name.isEmpty() ? QFileInfo(project.folder).fileName() : project.name;
}

QStringList databaseNames(const Project::Project &project)
{
    QStringList names;
    for (const Project::DatabaseRole &role : project.databases)
        names += role.name;
    return names;
}

} // namespace

Exports::Exports(Workbench::Workbench &workbench, QWidget *window) : QObject(window), m_workbench(workbench), m_window(window) {}

void Exports::exportHistory(const QString &environment)
{
    const Project::Project project = m_workbench.project();
    const Project::Environment *of = project.environment(environment);
    if (!of)
        return;
    QStringList databases = databaseNames(project);
    databases.removeIf([of](const QString &name) { return !of->connections.contains(name); });
    if (databases.size() <= 1)
        return askWhere(environment, databases.value(0, Project::DatabaseRole().name));
    auto *dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Export History"));
    dialog->setLabelText(tr("Database of %1:").arg(of->title()));
    dialog->setComboBoxItems(databases);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, environment](const QString &name) { askWhere(environment, name); });
    dialog->open();
}

void Exports::askWhere(const QString &environment, const QString &databaseName)
{
    const QList<SaveFormat> formats{{tr("Text (*.txt)"), u"txt"_s},
                                    {tr("JSON, for programs (*.json)"), u"json"_s},
                                    {tr("CSV, for a spreadsheet (*.csv)"), u"csv"_s},
                                    {tr("Markdown (*.md)"), u"md"_s},
                                    {tr("HTML, a page of its own (*.html)"), u"html"_s}};
    const Project::Project project = m_workbench.project();
    QStringList name{projectName(project), environment, u"history"_s};
    if (project.databases.size() > 1)
        name.insert(2, databaseName);
    askWhereToSave(
        m_window, tr("Export History"), name.join(u'-'), formats,
        [this, environment, databaseName](const QString &path, int format) { readHistory(path, format, environment, databaseName); });
}

/// As it is now, and not as it was when the timeline was read.
void Exports::readHistory(const QString &path, int format, const QString &environment, const QString &databaseName)
{
    whenDone(this, m_workbench.refreshStatus(environment, databaseName), [=, this](const History::EnvironmentStatus &status) {
        if (status.error) {
            emit failed({*status.error});
            return;
        }
        const Project::Project project = m_workbench.project();
        const Project::Environment *of = project.environment(environment);
        const QList<HistoryEntry> &history = status.history;
        switch (HistoryFormat(format)) {
        case HistoryCsv: return save(path, History::historyAsCsv(history));
        case HistoryMarkdown: return save(path, History::historyAsMarkdown(history).toUtf8());
        case HistoryHtml: {
            const QString title = History::historyTitle(projectName(project), of ? of->title() : environment);
            return save(path, History::historyAsHtml(title, history).toUtf8());
        }
        case HistoryText:
        case HistoryJson: break;
        }
        // These two also tell what was found around the runs; where that cannot be read, they do without.
        whenDone(this, m_workbench.integrity(environment, databaseName), [=, this](const Core::Expected<History::IntegrityReports> &read) {
            const History::IntegrityReports reports = read.value_or(History::IntegrityReports());
            save(path,
                 format == HistoryJson ? QJsonDocument(History::historyAsJson(environment, history, reports)).toJson()
                                       : History::historyAsText(history, reports).toUtf8());
        });
    });
}

void Exports::exportGraph(const QString &environment)
{
    if (!m_workbench.hasProject())
        return;
    const QList<SaveFormat> formats{{tr("Text (*.txt)"), u"txt"_s},
                                    {tr("DOT, for Graphviz (*.dot)"), u"dot"_s},
                                    {tr("SVG, a picture (*.svg)"), u"svg"_s},
                                    {tr("JSON, for programs (*.json)"), u"json"_s}};
    askWhereToSave(m_window, tr("Export Graph"), projectName(m_workbench.project()) + u"-graph"_s, formats,
                   [this, environment](const QString &path, int format) {
                       const Project::Project project = m_workbench.project();
                       const QStringList databases = databaseNames(project);
                       if (format == GraphDot)
                           return save(path, Project::graphAsDot(project, databases).toUtf8());
                       if (format == GraphSvg)
                           return save(path, Project::graphAsSvg(project, databases));
                       if (format == GraphJson)
                           return save(path, Project::graphAsJson(project, databases));
                       QHash<QString, QString> glyphs;
                       for (const QString &name : databases) {
                           const auto status = m_workbench.status(environment, name);
                           for (const History::MigrationStanding &row : status ? status->standings : QList<History::MigrationStanding>())
                               glyphs.insert(row.migrationId, History::glyph(row.standing));
                       }
                       const Project::NodeMark mark = [&](int node) { return glyphs.value(project.migrations.at(node).id, u"·"_s); };
                       save(path, Project::graphAsText(project, databases, glyphs.isEmpty() ? Project::NodeMark() : mark).toUtf8());
                   });
}

void Exports::save(const QString &path, const QByteArray &content)
{
    if (const Core::Expected<> saved = saveFile(path, content); !saved)
        emit failed({saved.error()});
    else
        emit written(tr("Saved to %1").arg(path));
}

} // namespace Varve::Ui
