// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/catalog/catalogpane.h>
#include <ui/catalog/catalogproxy.h>
#include <ui/compare/comparepage.h>
#include <ui/compare/differencemodel.h>
#include <ui/theme/theme.h>

#include <tests/support/pictures.h>
#include <tests/support/postgresserver.h>
#include <tests/support/temporaryproject.h>

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include <atomic>

using namespace Varve;

/// Panes that read through a workbench, on two real SQLite files.
class TestCatalogPane final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theTreeIsReadWhenItIsOpened();
    void readingAgainKeepsWhatIsOpen();
    void varvesOwnTablesStandBehindTheOthers();
    void aRefusedPasswordIsSaidUntilTheRightOneIsGiven_data();
    void aRefusedPasswordIsSaidUntilTheRightOneIsGiven();
    void filteringKeepsWhatMatches();
    void selectingRowsAsksForAQuery();
    void comparingTwoEnvironmentsShowsWhatDiffers();
    void ofSeveralDatabasesOneIsChosenToCompare();
    void anUnreachableSideSaysWhy();
    void cleanupTestCase() { m_workbench.reset(); }

private:
    QModelIndex find(QTreeView *tree, const QString &name) const;
    Test::TemporaryProject m_files;
    std::unique_ptr<Workbench::Workbench> m_workbench;
};

void TestCatalogPane::initTestCase()
{
    Ui::Theme::instance().setScheme(Ui::Scheme::Light);
    m_files.write(QStringLiteral("varve.toml"),
                  "name = \"shop\"\n\n[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\n\n"
                  "[environments.test]\ndriver = \"sqlite\"\ndatabase = \"test.sqlite\"\n\n"
                  "[environments.gone]\ndriver = \"sqlite\"\ndatabase = \"nowhere/gone.sqlite\"\n");
    m_files.write(QStringLiteral("001_initial_schema.sql"), "CREATE TABLE animals (id integer PRIMARY KEY);\n");
    m_workbench = std::make_unique<Workbench::Workbench>();
    auto opened = m_workbench->open(m_files.folder());
    QTRY_VERIFY(opened.isFinished());
    QVERIFY2(opened.result(), opened.result() ? "" : qPrintable(opened.result().error().toString()));
    QTRY_VERIFY(m_workbench->hasProject());
    const auto run = [this](const QString &environment, const QByteArrayList &statements) {
        Database::ConnectionProfile profile;
        profile.database = m_files.path(environment + QStringLiteral(".sqlite"));
        const auto connection = Database::Connection::open(profile, {});
        QVERIFY(connection);
        for (const QByteArray &statement : statements)
            QVERIFY((*connection)->execute(statement));
    };
    run(QStringLiteral("dev"),
        {"CREATE TABLE migration_history (id integer)", "CREATE TABLE zoo (id integer)",
         "CREATE TABLE animals (id integer PRIMARY KEY, name text, legs integer)", "CREATE TABLE \"Odd name\" (a text)"});
    run(QStringLiteral("test"), {"CREATE TABLE animals (id integer PRIMARY KEY, name text NOT NULL)"});
}

QModelIndex TestCatalogPane::find(QTreeView *tree, const QString &name) const
{
    const QModelIndexList found
        = tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive);
    return found.value(0);
}

void TestCatalogPane::theTreeIsReadWhenItIsOpened()
{
    Ui::CatalogPane pane(*m_workbench);
    pane.resize(240, 500);
    pane.show();
    pane.setEnvironment(QStringLiteral("dev"));
    auto *tree = pane.findChild<QTreeView *>();
    QTRY_VERIFY(tree->model()->rowCount(tree->model()->index(0, 0)) > 0);
    QTRY_VERIFY((tree->expandAll(), find(tree, QStringLiteral("animals")).isValid()));
    QTRY_VERIFY((tree->expand(find(tree, QStringLiteral("animals"))), find(tree, QStringLiteral("legs")).isValid()));
    bool age = false;
    for (const auto *label : pane.findChildren<QLabel *>())
        age = age || label->text().contains(u"F5 reads again");
    QVERIFY(age);
    Test::savePicture(pane, QStringLiteral("catalog-light"));
}

void TestCatalogPane::readingAgainKeepsWhatIsOpen()
{
    Ui::CatalogPane pane(*m_workbench);
    pane.resize(240, 500);
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    pane.setEnvironment(QStringLiteral("dev"));
    auto *tree = pane.findChild<QTreeView *>();
    QTRY_VERIFY((tree->expandAll(), find(tree, QStringLiteral("legs")).isValid()));
    tree->setCurrentIndex(find(tree, QStringLiteral("legs")));
    tree->collapse(find(tree, QStringLiteral("zoo")));
    tree->setFocus();
    for (int i = 0; i < 2; ++i) // the second before the first was answered
        QTest::keyClick(tree, Qt::Key_F5);
    QTRY_VERIFY(find(tree, QStringLiteral("legs")).isValid());
    QTRY_COMPARE(tree->currentIndex().data().toString(), QStringLiteral("legs"));
    QVERIFY(tree->isExpanded(find(tree, QStringLiteral("animals"))));
    QVERIFY(!tree->isExpanded(find(tree, QStringLiteral("zoo"))));
}

void TestCatalogPane::varvesOwnTablesStandBehindTheOthers()
{
    Ui::CatalogPane pane(*m_workbench);
    pane.resize(240, 500);
    pane.show();
    pane.setEnvironment(QStringLiteral("dev"));
    auto *tree = pane.findChild<QTreeView *>();
    QTRY_VERIFY((tree->expandAll(), find(tree, QStringLiteral("zoo")).isValid()));
    const QModelIndex own = find(tree, QStringLiteral("migration_history"));
    QVERIFY(own.isValid());
    const auto *proxy = qobject_cast<const Ui::CatalogProxy *>(tree->model());
    QVERIFY(proxy->isOwn(own));
    QVERIFY(!proxy->isOwn(find(tree, QStringLiteral("zoo"))));
    QVERIFY(own.row() > find(tree, QStringLiteral("zoo")).row());
    QVERIFY(find(tree, QStringLiteral("animals")).row() < find(tree, QStringLiteral("zoo")).row());
}

void TestCatalogPane::aRefusedPasswordIsSaidUntilTheRightOneIsGiven_data()
{
    QTest::addColumn<bool>("asks");
    QTest::addColumn<bool>("mistypes");
    QTest::newRow("nobody was asked") << false << true;
    QTest::newRow("the question was declined") << true << true;
    QTest::newRow("the question was declined, and no other was refused") << true << false;
}

/// It is typed elsewhere: at the head of a column of the timeline.
void TestCatalogPane::aRefusedPasswordIsSaidUntilTheRightOneIsGiven()
{
    using Asking = Workbench::Workbench::Asking;
    QFETCH(bool, asks);
    QFETCH(bool, mistypes);
    auto &server = Test::PostgresServer::instance();
    VARVE_NEEDS_POSTGRESQL(server);
    const Test::TemporaryProject files;
    files.write(QStringLiteral("001_a.sql"), "CREATE TABLE a (id integer);\n");
    files.write(QStringLiteral("varve.toml"),
                "[environments.pg]\ndriver = \"postgresql\"\nhost = \"127.0.0.1\"\nport = " + QByteArray::number(server.port())
                    + "\nuser = \"varve\"\npassword = \"ask\"\ndatabase = \"" + server.createDatabase().database.toUtf8() + "\"\n");
    std::atomic<int> answer = 0;
    Workbench::Workbench workbench([&](const QString &) -> std::optional<Database::Secret> {
        switch (answer) {
        case 0: return std::nullopt;
        case 1: return Database::Secret(QStringLiteral("mistyped"));
        default: return Database::Secret(server.password());
        }
    });
    auto opened = workbench.open(files.folder());
    QTRY_VERIFY(opened.isFinished() && workbench.hasProject());
    Ui::CatalogPane pane(workbench);
    pane.show();
    auto *tree = pane.findChild<QTreeView *>();
    const auto said = [tree] {
        const QModelIndex row = tree->model()->index(0, 0, tree->model()->index(0, 0));
        return row.data(Catalog::CatalogTreeModel::ErrorRole).toString();
    };
    const auto read = [&](Asking asking) {
        auto reading = workbench.refreshStatus(QStringLiteral("pg"), QStringLiteral("main"), asking);
        return QTest::qWaitFor([&] { return reading.isFinished(); });
    };
    pane.setEnvironment(QStringLiteral("pg"));
    QTRY_COMPARE(said(), QStringLiteral("No password was given."));
    if (!asks) {
        emit workbench.projectChanged();
        QTRY_COMPARE(said(), QStringLiteral("No password was given."));
    }
    QVERIFY(read(Asking::Never));
    QCOMPARE(said(), QStringLiteral("No password was given."));
    if (mistypes) {
        answer = 1;
        QVERIFY(read(Asking::Allowed));
        const auto status = workbench.status(QStringLiteral("pg"), QStringLiteral("main"));
        QVERIFY(status && status->error);
        QTRY_COMPARE(said(), status->error->toString());
        QVERIFY2(said().contains(QLatin1String("password")) && !said().startsWith(QLatin1String("No password")), qPrintable(said()));
        emit workbench.projectChanged();
        QTRY_COMPARE(said(), status->error->toString());
    }
    answer = 2;
    QVERIFY(read(Asking::Allowed));
    QTRY_VERIFY2((tree->expandAll(), find(tree, QStringLiteral("public")).isValid()), qPrintable(said()));
}

void TestCatalogPane::filteringKeepsWhatMatches()
{
    Ui::CatalogPane pane(*m_workbench);
    pane.show();
    pane.setEnvironment(QStringLiteral("dev"));
    auto *tree = pane.findChild<QTreeView *>();
    QTRY_VERIFY((tree->expandAll(), find(tree, QStringLiteral("animals")).isValid()));
    QTest::keyClicks(pane.findChild<QLineEdit *>(), QStringLiteral("ODD"));
    QVERIFY(find(tree, QStringLiteral("Odd name")).isValid());
    QVERIFY(!find(tree, QStringLiteral("animals")).isValid());
}

void TestCatalogPane::selectingRowsAsksForAQuery()
{
    Ui::CatalogPane pane(*m_workbench);
    pane.show();
    pane.setEnvironment(QStringLiteral("dev"));
    auto *tree = pane.findChild<QTreeView *>();
    QTRY_VERIFY((tree->expandAll(), find(tree, QStringLiteral("Odd name")).isValid()));
    tree->setCurrentIndex(find(tree, QStringLiteral("Odd name")));
    QSignalSpy query(&pane, &Ui::CatalogPane::queryRequested);
    pane.selectFirstRows();
    QCOMPARE(query.size(), 1);
    QCOMPARE(query.first().at(0).toByteArray(), QByteArray("SELECT * FROM main.\"Odd name\" LIMIT 100"));
    QCOMPARE(query.first().at(1).toString(), QStringLiteral("dev"));
    QCOMPARE(query.first().at(2).toString(), QStringLiteral("main"));
    pane.copyName();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("main.\"Odd name\""));
}

void TestCatalogPane::comparingTwoEnvironmentsShowsWhatDiffers()
{
    Ui::ComparePage page(*m_workbench);
    page.resize(1200, 500);
    page.show();
    using Source = Workbench::ComparisonSource;
    page.setSources({.kind = Source::Kind::Environment, .environment = QStringLiteral("dev"), .migration = {}},
                    {.kind = Source::Kind::Environment, .environment = QStringLiteral("test"), .migration = {}});
    QCOMPARE(page.title(), QStringLiteral("Compare dev → test"));
    QSignalSpy finished(&page, &Ui::ComparePage::finished);
    page.start();
    QVERIFY(page.isRunning());
    QVERIFY(finished.wait(20000));
    QVERIFY2(finished.first().first().toBool(), page.error() ? qPrintable(page.error()->toString()) : "");
    auto *tree = page.findChild<QTreeView *>();
    QVERIFY(find(tree, QStringLiteral("legs")).isValid());
    QVERIFY(find(tree, QStringLiteral("Odd name")).isValid());
    Test::savePicture(page, QStringLiteral("comparepage-light"));
}

void TestCatalogPane::ofSeveralDatabasesOneIsChosenToCompare()
{
    Test::TemporaryProject folder;
    folder.write(QStringLiteral("varve.toml"),
                 "[databases.main]\n[databases.wh]\n[environments.dev.connections.wh]\ndriver = \"sqlite\"\n"
                 "database = \"w.sqlite\"\n");
    folder.write(QStringLiteral("migrations/001_first.sql"), "CREATE TABLE first (id integer);\n");
    folder.write(QStringLiteral("migrations/002_second.sql"), "-- Database: wh\nCREATE TABLE second (id integer);\n");
    folder.write(QStringLiteral("w.sqlite"), {});
    Workbench::Workbench workbench;
    QVERIFY(workbench.open(folder.folder()).takeResult());
    Ui::ComparePage page(workbench);
    page.show();
    auto *database = page.findChild<QComboBox *>(QStringLiteral("database"));
    QVERIFY(database && database->isVisible());
    QCOMPARE(database->currentText(), QStringLiteral("main"));
    auto *to = page.findChild<QComboBox *>(QStringLiteral("to"));
    QCOMPARE(to->itemText(to->count() - 1), QStringLiteral("Project at 001"));
    QSignalSpy finished(&page, &Ui::ComparePage::finished);
    page.start();
    QVERIFY(finished.wait(20000));
    QVERIFY(!finished.first().first().toBool()); // dev has no such connection

    database->setCurrentText(QStringLiteral("wh"));
    QCOMPARE(to->itemText(to->count() - 1), QStringLiteral("Project at 002"));
    page.start();
    QVERIFY(finished.wait(20000));
    QVERIFY2(finished.last().first().toBool(), page.error() ? qPrintable(page.error()->toString()) : "");
    auto *tree = page.findChild<QTreeView *>();
    QVERIFY(find(tree, QStringLiteral("second")).isValid());
    QVERIFY(!find(tree, QStringLiteral("first")).isValid());
}

void TestCatalogPane::anUnreachableSideSaysWhy()
{
    Ui::ComparePage page(*m_workbench);
    page.show();
    using Source = Workbench::ComparisonSource;
    page.setSources({.kind = Source::Kind::Environment, .environment = QStringLiteral("dev"), .migration = {}},
                    {.kind = Source::Kind::Environment, .environment = QStringLiteral("gone"), .migration = {}});
    QSignalSpy finished(&page, &Ui::ComparePage::finished);
    page.start();
    QVERIFY(finished.wait(20000));
    QVERIFY(!finished.first().first().toBool());
    QVERIFY(page.error());
    bool said = false;
    for (const auto *label : page.findChildren<QLabel *>())
        said = said || (label->isVisible() && label->text().contains(page.error()->message));
    QVERIFY(said);
}

QTEST_MAIN(TestCatalogPane)
#include "tst_catalogpane.moc"
