// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/connections/addenvironmentdialog.h>
#include <ui/connections/layerlist.h>
#include <ui/connections/newmigrationdialog.h>
#include <ui/connections/newprojectdialog.h>
#include <ui/connections/passworddialog.h>
#include <ui/theme/theme.h>

#include <tests/support/pictures.h>
#include <tests/support/temporaryproject.h>

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtConcurrentRun>
#include <QTest>

using namespace Varve;

class TestConnections final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Ui::Theme::instance().setScheme(Ui::Scheme::Light); }
    void aUrlFillsTheFormAndTheTestPasses();
    void theTestSaysWhichLayerFailed();
    void aPasswordInAUrlIsNotWritten();
    void aWrongNameIsExplained();
    void aThreadGetsThePasswordThatWasTyped();
    void whoAsksAgainIsAnsweredAnew();
    void aDeclinedPasswordIsNoAnswer();
    void aPasswordIsAskedForOverTheDialogInFront();
    void theQuestionOutlivesTheDialogBelowIt();
    void whenThePrompterGoesNobodyWaits();
    void everyFieldHasAName();
    void aNewMigrationShowsItsFileName();
    void looksAsDrawn();
};

namespace {

template<typename Widget>
Widget *named(QWidget &parent, const QString &name)
{
    for (auto *each : parent.findChildren<Widget *>()) {
        if (each->accessibleName() == name)
            return each;
    }
    return nullptr;
}

QPushButton *button(QWidget &widget, const QString &text)
{
    for (auto *each : widget.findChildren<QPushButton *>()) {
        if (each->text() == text)
            return each;
    }
    return nullptr;
}

Project::Project project(const Test::TemporaryProject &files)
{
    Project::Project made;
    made.folder = files.folder();
    made.databases = {Project::DatabaseRole()};
    return made;
}

} // namespace

void TestConnections::aUrlFillsTheFormAndTheTestPasses()
{
    const Test::TemporaryProject files;
    files.write(QStringLiteral("dev.sqlite"), {});
    Ui::AddEnvironmentDialog dialog(project(files));
    dialog.open();
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("Name")), QStringLiteral("dev"));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("URL")), QStringLiteral("sqlite:dev.sqlite"));
    QCOMPARE(named<QLineEdit>(dialog, QStringLiteral("File"))->text(), QStringLiteral("dev.sqlite"));
    QSignalSpy tested(&dialog, &Ui::AddEnvironmentDialog::tested);
    QTest::mouseClick(button(dialog, QStringLiteral("Test")), Qt::LeftButton);
    QVERIFY(tested.wait());
    QVERIFY(tested.first().first().toBool());
    QCOMPARE(dialog.findChild<Ui::LayerList *>()->state(QStringLiteral("Database")), Ui::LayerState::Passed);
    const auto environment = dialog.environment();
    QVERIFY(environment);
    QCOMPARE(environment->name, QStringLiteral("dev"));
    QVERIFY(environment->guard == Project::GuardLevel::Confirm);
    QCOMPARE(environment->connections.value(QStringLiteral("main")).database, QStringLiteral("dev.sqlite"));
}

void TestConnections::theTestSaysWhichLayerFailed()
{
    const Test::TemporaryProject files;
    Ui::AddEnvironmentDialog dialog(project(files));
    dialog.open();
    // Port 1 of this machine: nobody listens, so that the name resolves and TCP fails.
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("URL")), QStringLiteral("postgresql://me@127.0.0.1:1/nothing"));
    QSignalSpy tested(&dialog, &Ui::AddEnvironmentDialog::tested);
    QTest::mouseClick(button(dialog, QStringLiteral("Test")), Qt::LeftButton);
    QVERIFY(tested.wait(10000));
    QVERIFY(!tested.first().first().toBool());
    const auto *layers = dialog.findChild<Ui::LayerList *>();
    QCOMPARE(layers->state(QStringLiteral("Name")), Ui::LayerState::Passed);
    QCOMPARE(layers->state(QStringLiteral("TCP")), Ui::LayerState::Failed);
    QCOMPARE(layers->state(QStringLiteral("Login")), Ui::LayerState::NotTried);
    QVERIFY(layers->accessibleDescription().contains(u"TCP: failed"));
}

void TestConnections::aPasswordInAUrlIsNotWritten()
{
    const Test::TemporaryProject files;
    Ui::AddEnvironmentDialog dialog(project(files));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("Name")), QStringLiteral("prod"));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("URL")), QStringLiteral("postgresql://me:hunter2@db/shop"));
    const auto environment = dialog.environment();
    QVERIFY(environment);
    const auto connection = environment->connections.value(QStringLiteral("main"));
    QCOMPARE(connection.password.source, Database::SecretReference::Source::Ask);
    QVERIFY(connection.password.given.isEmpty());
    QCOMPARE(connection.host, QStringLiteral("db"));
}

void TestConnections::aWrongNameIsExplained()
{
    const Test::TemporaryProject files;
    Ui::AddEnvironmentDialog dialog(project(files));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("Name")), QStringLiteral("a b"));
    const auto environment = dialog.environment();
    QVERIFY(!environment);
    QCOMPARE(environment.error().message, QStringLiteral("\"a b\" is no name for an environment."));
}

/// Answers the question that \a window shows, if there is one.
static void type(const QWidget &window, const QString &password)
{
    auto *dialog = window.findChild<Ui::PasswordDialog *>();
    if (!dialog || !dialog->isVisible())
        return;
    auto *field = dialog->findChild<QLineEdit *>();
    QTest::keyClicks(field, password);
    QTest::keyClick(field, Qt::Key_Return);
}

void TestConnections::aThreadGetsThePasswordThatWasTyped()
{
    QWidget window;
    window.show();
    Ui::SecretPrompter prompter(&window);
    const auto ask = [asker = prompter.asker()] { return asker(QStringLiteral("Password of me on db?")); };
    auto first = QtConcurrent::run(ask);
    auto second = QtConcurrent::run(ask); // by itself, or with the first
    Ui::PasswordDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = window.findChild<Ui::PasswordDialog *>()));
    QCOMPARE(dialog->findChild<QLineEdit *>()->echoMode(), QLineEdit::Password);
    QTRY_VERIFY((type(window, QStringLiteral("hunter2")), first.isFinished() && second.isFinished()));
    QCOMPARE(first.result()->reveal(), QStringLiteral("hunter2"));
    QCOMPARE(second.result()->reveal(), QStringLiteral("hunter2"));
    QTRY_VERIFY(!window.findChild<Ui::PasswordDialog *>());
}

/// The first answer may have been mistyped.
void TestConnections::whoAsksAgainIsAnsweredAnew()
{
    QWidget window;
    window.show();
    Ui::SecretPrompter prompter(&window);
    for (const QString &password : {QStringLiteral("mistyped"), QStringLiteral("hunter2")}) {
        auto answer = QtConcurrent::run([ask = prompter.asker()] { return ask(QStringLiteral("?")); });
        QTRY_VERIFY((type(window, password), answer.isFinished()));
        QCOMPARE(answer.result()->reveal(), password);
    }
}

void TestConnections::aDeclinedPasswordIsNoAnswer()
{
    QWidget window;
    window.show();
    Ui::SecretPrompter prompter(&window);
    auto answer = QtConcurrent::run([ask = prompter.asker()] { return ask(QStringLiteral("?")); });
    Ui::PasswordDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = window.findChild<Ui::PasswordDialog *>()));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(!answer.result());
}

/// Over the window below it, it would get no keys until somebody clicks on it.
void TestConnections::aPasswordIsAskedForOverTheDialogInFront()
{
    QWidget window;
    window.show();
    QDialog front(&window);
    front.setWindowModality(Qt::WindowModal);
    auto *field = new QLineEdit(&front);
    front.open();
    QTRY_VERIFY(field->hasFocus());
    Ui::SecretPrompter prompter(&window);
    auto answer = QtConcurrent::run([ask = prompter.asker()] { return ask(QStringLiteral("?")); });
    Ui::PasswordDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = window.findChild<Ui::PasswordDialog *>()) && dialog->isActiveWindow());
    QCOMPARE(dialog->parentWidget(), &front);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("hunter2"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result()->reveal(), QStringLiteral("hunter2"));
    QTRY_VERIFY(field->hasFocus()); // the keyboard is where it was
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!front.isVisible());
}

void TestConnections::theQuestionOutlivesTheDialogBelowIt()
{
    QWidget window;
    window.show();
    auto front = std::make_unique<QDialog>(&window);
    front->open();
    Ui::SecretPrompter prompter(&window);
    auto answer = QtConcurrent::run([ask = prompter.asker()] { return ask(QStringLiteral("?")); });
    QTRY_VERIFY(window.findChild<Ui::PasswordDialog *>());
    front.reset();
    QTRY_VERIFY((type(window, QStringLiteral("hunter2")), answer.isFinished()));
    QCOMPARE(answer.result()->reveal(), QStringLiteral("hunter2"));
}

void TestConnections::whenThePrompterGoesNobodyWaits()
{
    QWidget window;
    auto prompter = std::make_unique<Ui::SecretPrompter>(&window);
    auto answer = QtConcurrent::run([ask = prompter->asker()] { return ask(QStringLiteral("?")); });
    QTRY_VERIFY(window.findChild<Ui::PasswordDialog *>());
    prompter.reset();
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(!answer.result());
}

void TestConnections::everyFieldHasAName()
{
    const Test::TemporaryProject files;
    Ui::AddEnvironmentDialog environment(project(files));
    Ui::NewProjectDialog newProject;
    Ui::NewMigrationDialog migration(project(files));
    Ui::PasswordDialog password(QStringLiteral("?"));
    for (QDialog *dialog : std::initializer_list<QDialog *>{&environment, &newProject, &migration, &password}) {
        for (QWidget *widget : dialog->findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || widget->objectName().startsWith(u"qt_")
                || qobject_cast<QComboBox *>(widget->parent()) || widget->inherits("QComboBoxListView"))
                continue;
            const auto *push = qobject_cast<QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (push && !push->text().isEmpty()),
                     qPrintable(QStringLiteral("%1 in %2").arg(QLatin1String(widget->metaObject()->className()), dialog->windowTitle())));
        }
    }
}

void TestConnections::aNewMigrationShowsItsFileName()
{
    const Test::TemporaryProject files;
    Project::Project rules = project(files);
    rules.policies.naming = {*Project::parseNamingRule(QStringLiteral("create_<table>"))};
    Ui::NewMigrationDialog dialog(rules);
    const auto says = [&dialog](const QString &text) {
        const QList<QLabel *> labels = dialog.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text() == text; });
    };
    QVERIFY(says(QStringLiteral("Names look like \"create_<table>\".")));
    auto *name = named<QLineEdit>(dialog, QStringLiteral("Name"));
    name->setText(QStringLiteral("Create users"));
    QVERIFY(says(QStringLiteral("The file will be called create_users.sql.")));
    name->setText(QStringLiteral("Drop users"));
    QVERIFY(says(QStringLiteral("The name \"drop_users\" fits no naming rule of the project: \"create_<table>\".")));
}

void TestConnections::looksAsDrawn()
{
    const Test::TemporaryProject files;
    Ui::AddEnvironmentDialog dialog(project(files));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("Name")), QStringLiteral("prod"));
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("URL")), QStringLiteral("postgresql://me@127.0.0.1:1/shop"));
    QSignalSpy tested(&dialog, &Ui::AddEnvironmentDialog::tested);
    dialog.open();
    dialog.test();
    QVERIFY(tested.wait(10000));
    QVERIFY(named<QComboBox>(dialog, QStringLiteral("Engine"))->isVisible());
    QVERIFY(named<QComboBox>(dialog, QStringLiteral("Engine"))->geometry().bottom()
            < named<QLineEdit>(dialog, QStringLiteral("Host"))->geometry().top());
    Test::savePicture(dialog, QStringLiteral("environment-light"));
}

QTEST_MAIN(TestConnections)
#include "tst_connections.moc"
