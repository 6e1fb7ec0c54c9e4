// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/timeline/timelinemodel.h>
#include <tests/support/sampletimeline.h>
#include <tests/support/temporaryproject.h>
#include <translations/language.h>
#include <ui/inspector/inspector.h>
#include <ui/pieces/elidedlabel.h>
#include <ui/theme/theme.h>

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QScrollBar>
#include <QTest>

using namespace Varve;
using namespace Varve::Ui;
using namespace Qt::StringLiterals;

class TestInspector final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::instance().setScheme(Scheme::Light); }
    void tellsWhatAMigrationIsAndDid();
    void showsWhatElseTheHeaderSays();
    void undoingIsWhatThePlanSaysOfIt();
    void aWayBackThatCannotRunSaysWhyNot();
    void theCategoryIsInTheLanguage();
    void saysWhereAVariableHasNoValue();
    void tellsAReleasesMigrations();
    void saysWhatToDoWithoutASelection();
    void neverGrowsWiderThanItsPlace();
    void atItsNarrowestEveryWordIsWhole();
    void longNamesShowTheirBeginningAndTheirEnding();

private:
    static QStringList texts(const Inspector &inspector);
    static Timeline::TimelineModel *sampleModel(QObject *parent, const Project::Project &project = Test::sampleProject());
};

QStringList TestInspector::texts(const Inspector &inspector)
{
    QStringList list;
    for (const QLabel *label : inspector.findChildren<QLabel *>())
        list += label->text();
    return list;
}

Timeline::TimelineModel *TestInspector::sampleModel(QObject *parent, const Project::Project &project)
{
    auto *model = new Timeline::TimelineModel(parent);
    model->setProject(project);
    model->setCurrentEnvironment(u"test"_s);
    for (const auto &status : {Test::sampleDev(), Test::sampleTest(), Test::sampleProd()})
        model->setStatus(status);
    return model;
}

void TestInspector::tellsWhatAMigrationIsAndDid()
{
    const Timeline::TimelineModel *model = sampleModel(this);
    Inspector inspector(*model);
    inspector.show(u"004_drift_reports"_s, {});
    const QStringList shown = texts(inspector);
    for (const QString &expected :
         {u"004_drift_reports"_s, u"Drift analysis between dataset versions"_s, u"State on TEST"_s, u"failed, nothing of it remains"_s,
          u"1.1 Feature store"_s, u"A. Author"_s, u"nothing in a down section"_s})
        QVERIFY2(shown.contains(expected), qPrintable(expected + u" is not in "_s + shown.join(u" | ")));
    QCOMPARE(shown.filter(u" · "_s).size(), 2); // runs: on dev, and the failed one on test
}

void TestInspector::showsWhatElseTheHeaderSays()
{
    Project::Project project = Test::sampleProject();
    for (Project::Migration &migration : project.migrations)
        migration.files.first().header.fields += {u"Ticket"_s, u"<b>OPS-17</b>"_s, {}};
    const Timeline::TimelineModel *model = sampleModel(this, project);
    Inspector inspector(*model);
    inspector.show(u"004_drift_reports"_s, {});
    const QStringList shown = texts(inspector);
    QVERIFY2(shown.contains(u"Ticket"_s) && shown.contains(u"<b>OPS-17</b>"_s), qPrintable(shown.join(u" | ")));
}

void TestInspector::undoingIsWhatThePlanSaysOfIt()
{
    const Test::TemporaryProject folder;
    folder.write(u"migrations/004_drift_reports.sql"_s,
                 "CREATE TABLE other (id integer);\nALTER TABLE drift DROP COLUMN score;\n-- varve:down\nSELECT 1;\n");
    Project::Project project = Test::sampleProject();
    project.folder = folder.folder();
    for (Project::Migration &migration : project.migrations)
        migration.files.first().hasDown = true;
    const Timeline::TimelineModel *model = sampleModel(this, project);
    Inspector inspector(*model);
    inspector.show(u"004_drift_reports"_s, {});
    const QStringList shown = texts(inspector);
    QCOMPARE(shown.value(shown.indexOf(u"Undo"_s) + 1), u"structure comes back, data does not"_s);
}

void TestInspector::aWayBackThatCannotRunSaysWhyNot()
{
    const Test::TemporaryProject folder;
    folder.write(u"migrations/004_drift_reports.sql"_s, "CREATE TABLE other (id integer);\n-- varve:down\nDROP TABLE ${nowhere};\n");
    Project::Project project = Test::sampleProject();
    project.folder = folder.folder();
    for (Project::Migration &migration : project.migrations)
        migration.files.first().hasDown = true;
    const Timeline::TimelineModel *model = sampleModel(this, project);
    Inspector inspector(*model);
    inspector.show(u"004_drift_reports"_s, {});
    const QStringList shown = texts(inspector);
    QCOMPARE(shown.value(shown.indexOf(u"Undo"_s) + 1),
             u"no: migrations/004_drift_reports.sql:3:12: Variable \"nowhere\" is not defined."_s);
}

void TestInspector::theCategoryIsInTheLanguage()
{
    setLanguage(QLocale(u"de"_s));
    const Timeline::TimelineModel *model = sampleModel(this);
    Inspector inspector(*model);
    inspector.show(u"004_drift_reports"_s, {});
    const QStringList shown = texts(inspector);
    setLanguage(QLocale(u"en"_s));
    QCOMPARE(shown.value(shown.indexOf(u"Kategorie"_s) + 1), u"Kern"_s);
}

void TestInspector::saysWhereAVariableHasNoValue()
{
    const Test::TemporaryProject folder;
    folder.write(u"migrations/004_drift_reports.sql"_s, "CREATE TABLE ${schema}.drift (id integer);\n");
    Project::Project project = Test::sampleProject();
    project.folder = folder.folder();
    project.environments[1].variables[u"schema"_s] = {.value = u"public"_s, .origin = u"varve.toml"_s, .substitution = {}, .secret = false};
    const Timeline::TimelineModel *model = sampleModel(this, project);
    Inspector inspector(*model);
    inspector.show(u"004_drift_reports"_s, {});
    QStringList names;
    for (const QLabel *label : inspector.findChildren<QLabel *>())
        names += label->accessibleName();
    QVERIFY(names.contains(u"schema on test: public"_s));
    QVERIFY(names.contains(u"schema on prod: not set"_s));
}

void TestInspector::tellsAReleasesMigrations()
{
    const Timeline::TimelineModel *model = sampleModel(this);
    Inspector inspector(*model);
    inspector.show({}, u"2.0"_s);
    const QStringList shown = texts(inspector);
    QVERIFY(shown.contains(u"2.0 Multi-tenancy"_s));
    QVERIFY(shown.contains(u"planned"_s));
    QVERIFY(shown.contains(u"007_add_workspace_id"_s));
}

void TestInspector::saysWhatToDoWithoutASelection()
{
    const Timeline::TimelineModel *model = sampleModel(this);
    const Inspector inspector(*model);
    QCOMPARE(texts(inspector), QStringList{u"Select a migration to see what it does, needs and did."_s});
}

void TestInspector::neverGrowsWiderThanItsPlace()
{
    Project::Project project = Test::sampleProject();
    project.migrations[3].prerequisites = {u"003_"_s + QString(60, u'x')};
    const Timeline::TimelineModel *model = sampleModel(this, project);
    Inspector inspector(*model);
    inspector.resize(240, 600);
    inspector.show(u"004_drift_reports"_s, {});
    inspector.QWidget::show();
    QVERIFY(QTest::qWaitForWindowExposed(&inspector));
    QVERIFY(inspector.widget()->width() <= inspector.viewport()->width());
}

void TestInspector::atItsNarrowestEveryWordIsWhole()
{
    const Timeline::TimelineModel *model = sampleModel(this);
    Inspector inspector(*model);
    inspector.resize(1, 600);
    inspector.show(u"005_feature_values"_s, {});
    inspector.QWidget::show();
    QVERIFY(QTest::qWaitForWindowExposed(&inspector));
    for (const QLabel *label : inspector.findChildren<QLabel *>()) {
        if (label->textFormat() == Qt::RichText || qobject_cast<const ElidedLabel *>(label))
            continue;
        const int right = label->mapTo(inspector.widget(), QPoint(label->width(), 0)).x();
        QVERIFY2(right <= inspector.viewport()->width(), qPrintable(label->text()));
        for (const QString &word : label->text().split(u' '))
            QVERIFY2(label->fontMetrics().horizontalAdvance(word) <= label->width(), qPrintable(word));
    }
}

void TestInspector::longNamesShowTheirBeginningAndTheirEnding()
{
    Project::Project project = Test::sampleProject();
    const QString name = u"004_drift_"_s + QString(60, u'x') + u".postgresql.sql"_s;
    project.migrations[3].files.first().path = u"migrations/"_s + name;
    const Timeline::TimelineModel *model = sampleModel(this, project);
    Inspector inspector(*model);
    inspector.resize(300, 600);
    inspector.show(u"004_drift_reports"_s, {});
    inspector.QWidget::show();
    QVERIFY(QTest::qWaitForWindowExposed(&inspector));
    const QList<ElidedLabel *> labels = inspector.findChildren<ElidedLabel *>();
    const auto file = std::find_if(labels.cbegin(), labels.cend(), [&](const ElidedLabel *label) { return label->text() == name; });
    QVERIFY(file != labels.cend());
    const QString shown = (*file)->shownText();
    QVERIFY2(shown.startsWith(u"004_") && shown.contains(u'…') && shown.endsWith(u".sql"), qPrintable(shown));
    QVERIFY((*file)->fontMetrics().horizontalAdvance(shown) <= (*file)->width());
    (*file)->actions().constFirst()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), name);
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
