// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowdriver.h"

#include <models/history/historytable.h>
#include <models/timeline/timelinemodel.h>
#include <tests/support/program.h>
#include <translations/language.h>
#include <ui/editor/codeview.h>
#include <ui/editor/sqleditor.h>
#include <ui/runs/planmodel.h>
#include <ui/runs/problemspane.h>
#include <ui/runs/runlistmodel.h>
#include <ui/runs/runpane.h>
#include <ui/runs/runpreviewdialog.h>
#include <ui/timeline/timelinepage.h>
#include <ui/timeline/timelineview.h>
#include <ui/window/environmentbutton.h>
#include <ui/window/environmentcontroller.h>
#include <ui/window/maintoolbar.h>
#include <ui/window/messagebar.h>
#include <ui/window/runcontroller.h>
#include <ui/window/windowsettings.h>

#include <QApplication>
#include <QFileDialog>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSettings>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

namespace Varve::Test {

using namespace Qt::StringLiterals;
using Timeline::TimelineModel;

namespace {

QString plain(QString text)
{
    return text.remove(u'&');
}

} // namespace

WindowDriver::WindowDriver()
{
    QCoreApplication::setOrganizationName(u"Varve"_s);
    QCoreApplication::setApplicationName(u"Varve"_s);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    qputenv("XDG_CACHE_HOME", m_settings.filePath(u"cache"_s).toUtf8());
    setLanguage(QLocale(u"en"_s));
    Ui::WindowSettings::applyTheme(Ui::ThemeChoice::Light);
    m_window = std::make_unique<Ui::MainWindow>();
    m_window->resize(1440, 900);
}

WindowDriver::~WindowDriver() = default;

bool WindowDriver::show()
{
    m_window->show();
    return activate(m_window.get());
}

/// What a window manager does when a window comes or the one above it goes; the offscreen platform has none.
bool WindowDriver::activate(QWidget *window)
{
    return QTest::qWaitFor([&] {
        if (QApplication::activeWindow() != window)
            window->activateWindow();
        return QApplication::activeWindow() == window;
    });
}

bool WindowDriver::click(QWidget *widget)
{
    if (!widget || !QTest::qWaitFor([&] { return widget->isVisible() && widget->isEnabled(); }))
        return false;
    QTest::mouseClick(widget, Qt::LeftButton, Qt::NoModifier, widget->rect().center());
    return true;
}

bool WindowDriver::clickRow(QAbstractItemView *view, const QModelIndex &index)
{
    if (!view || !view->isVisible() || !index.isValid())
        return false;
    view->scrollTo(index);
    const QRect place = view->visualRect(index);
    if (!view->viewport()->rect().contains(place.center()))
        return false;
    QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier, place.center());
    return true;
}

QAbstractButton *WindowDriver::button(const QWidget *place, const QString &text)
{
    if (!place)
        return nullptr;
    for (QAbstractButton *each : place->findChildren<QAbstractButton *>()) {
        if (each->isVisible() && plain(each->text()) == text)
            return each;
    }
    return nullptr;
}

bool WindowDriver::clickToolButton(const QAction *action)
{
    for (QToolButton *each : m_window->findChild<Ui::MainToolBar *>()->findChildren<QToolButton *>()) {
        if (each->defaultAction() == action)
            return click(each);
    }
    return false;
}

QString WindowDriver::toolButtonText(const QAction *action)
{
    for (const QToolButton *each : m_window->findChild<Ui::MainToolBar *>()->findChildren<QToolButton *>()) {
        if (each->defaultAction() == action)
            return each->text();
    }
    return {};
}

QMenu *WindowDriver::popup() const
{
    return qobject_cast<QMenu *>(QApplication::activePopupWidget());
}

bool WindowDriver::clickInMenu(QMenu *menu, const QString &title)
{
    for (QAction *action : menu->actions()) {
        const QString text = plain(action->text());
        if (!action->isEnabled() || (text != title && !text.startsWith(title + u"   ")))
            continue;
        const QPoint place = menu->actionGeometry(action).center();
        // A menu takes a press for the end of the click that opened it until the pointer has moved far, or seven times (Qt 6.8).
        for (int step = 7; step >= 0; --step)
            QTest::mouseMove(menu, place - QPoint(step, 0));
        QTest::mouseClick(menu, Qt::LeftButton, Qt::NoModifier, place);
        return true;
    }
    return false;
}

bool WindowDriver::chooseEnvironment(const QString &title)
{
    return click(m_window->findChild<Ui::MainToolBar *>()->environmentButton()) && QTest::qWaitFor([&] { return popup() != nullptr; })
        && clickInMenu(popup(), title) && QTest::qWaitFor([&] { return !popup(); })
        && QTest::qWaitFor([&] { return m_window->environments().current() == title; }) && activate(m_window.get());
}

bool WindowDriver::chooseFromMenu(const QStringList &titles)
{
    return openFromMenu(titles) && activate(m_window.get());
}

bool WindowDriver::openFromMenu(const QStringList &titles)
{
    QMenuBar *bar = m_window->menuBar();
    for (QAction *action : bar->actions()) {
        if (plain(action->text()) == titles.first())
            QTest::mouseClick(bar, Qt::LeftButton, Qt::NoModifier, bar->actionGeometry(action).center());
    }
    for (const QString &title : titles.mid(1)) {
        QMenu *menu = nullptr;
        const auto opened = [&] {
            menu = popup();
            return menu && std::any_of(menu->actions().cbegin(), menu->actions().cend(), [&](QAction *each) {
                       return plain(each->text()) == title;
                   });
        };
        if (!QTest::qWaitFor(opened) || !clickInMenu(menu, title))
            return false;
    }
    return QTest::qWaitFor([&] { return !popup(); });
}

bool WindowDriver::goTo(const QString &words)
{
    press(Qt::Key_P, Qt::ControlModifier);
    if (!QTest::qWaitFor([] { return qobject_cast<QLineEdit *>(QApplication::focusWidget()) != nullptr; }))
        return false;
    type(words);
    press(Qt::Key_Return);
    return true;
}

bool WindowDriver::openFolder(const QString &path)
{
    press(Qt::Key_O, Qt::ControlModifier);
    QFileDialog *dialog = nullptr;
    const auto opened = [&] { return (dialog = m_window->findChild<QFileDialog *>()) && dialog->isVisible(); };
    if (!QTest::qWaitFor(opened) || !activate(dialog))
        return false;
    auto *field = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
    if (!click(field))
        return false;
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, path);
    QTest::keyClick(field, Qt::Key_Return);
    return QTest::qWaitFor([&] { return !m_window->findChild<QFileDialog *>(); }) && activate(m_window.get());
}

bool WindowDriver::selectMigration(const QString &id)
{
    Ui::TimelineView &view = m_window->timeline().view();
    for (int row = 0; row < view.model()->rowCount(); ++row) {
        const QModelIndex index = view.model()->index(row, TimelineModel::NameColumn);
        if (index.data(TimelineModel::MigrationIdRole).toString() == id)
            return clickRow(&view, index) && view.currentMigration() == id;
    }
    return false;
}

bool WindowDriver::openFromRowMenu(const QString &id, const QString &title)
{
    if (!selectMigration(id))
        return false;
    QTest::keyClick(&m_window->timeline().view(), Qt::Key_Menu);
    return QTest::qWaitFor([&] { return popup() != nullptr; }) && clickInMenu(popup(), title) && QTest::qWaitFor([&] { return !popup(); });
}

QString WindowDriver::message() const
{
    const Ui::MessageBar &bar = m_window->messages();
    return bar.isVisible() ? bar.text() : QString();
}

bool WindowDriver::clickOffer(const QString &title)
{
    return QTest::qWaitFor([&] { return button(&m_window->messages(), title) != nullptr; }) && click(button(&m_window->messages(), title));
}

void WindowDriver::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *popup = QApplication::activePopupWidget(); // has the keyboard while it is open
    QWidget *inPopup = popup && popup->focusWidget() ? popup->focusWidget() : popup;
    QWidget *target = popup ? inPopup : QApplication::focusWidget();
    QTest::keyClick(target ? target : m_window.get(), key, modifiers);
}

void WindowDriver::type(const QString &text)
{
    for (const QChar each : text) {
        QWidget *target = QApplication::focusWidget();
        QTest::keyClicks(target ? target : m_window.get(), QString(each));
    }
}

Ui::RunPane *WindowDriver::runPane() const
{
    return m_window->findChild<Ui::RunPane *>();
}

const Ui::RunListModel &WindowDriver::runRows() const
{
    return *runPane()->findChild<Ui::RunListModel *>();
}

QStringList WindowDriver::runTexts() const
{
    QStringList texts;
    for (const QLabel *label : runPane()->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts += label->text();
    }
    return texts;
}

QStringList WindowDriver::problems() const
{
    const QAbstractItemModel *model = m_window->problems().findChild<QTreeView *>()->model();
    QStringList lines;
    for (int row = 0; row < model->rowCount(); ++row)
        lines += model->index(row, 0).data().toString() + u" @ "_s + model->index(row, 1).data().toString();
    return lines;
}

QString WindowDriver::standing(const QString &migration, const QString &environment) const
{
    const TimelineModel &model = m_window->timeline().model();
    const QList<Project::Environment> &environments = model.project().environments;
    for (int i = 0; i < environments.size(); ++i) {
        if (environments.at(i).name != environment)
            continue;
        const QModelIndex name = model.indexOf(migration);
        const QVariant cell = name.siblingAtColumn(TimelineModel::FirstEnvironmentColumn + i).data(TimelineModel::StandingRole);
        return cell.isValid() ? History::code(History::Standing(cell.toInt())) : QString();
    }
    return {};
}

QStringList WindowDriver::standings() const
{
    const TimelineModel &model = m_window->timeline().model();
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.row(row).kind != Timeline::RowKind::Migration)
            continue;
        for (const Project::Environment &environment : model.project().environments) {
            const QString code = standing(model.row(row).id, environment.name);
            if (!code.isEmpty())
                lines += environment.name + u' ' + model.row(row).id + u' ' + code;
        }
    }
    lines.sort();
    return lines;
}

Ui::RunPreviewDialog *WindowDriver::preview() const
{
    Ui::RunPreviewDialog *preview = m_window->runs().preview();
    return preview && preview->isVisible() ? preview : nullptr;
}

bool WindowDriver::openPreview(const QAction *action)
{
    return clickToolButton(action) && waitForPreview();
}

bool WindowDriver::waitForPreview()
{
    return QTest::qWaitFor([&] { return preview() != nullptr; }) && activate(preview());
}

bool WindowDriver::dismissPreview()
{
    press(Qt::Key_Escape);
    return QTest::qWaitFor([&] { return !preview(); }) && activate(m_window.get());
}

bool WindowDriver::acceptPreview()
{
    Ui::RunPreviewDialog *sheet = preview();
    return sheet && click(button(sheet, Ui::RunPreviewDialog::verb(sheet->plan()))) && QTest::qWaitFor([&] { return !preview(); })
        && activate(m_window.get());
}

QStringList WindowDriver::runStates() const
{
    // Times are not the same on every machine, and what is empty needs no comma.
    static const QRegularExpression time(u", [0-9.,]+ (ms|s), "_s);
    static const QRegularExpression commas(u"(, )+$"_s);
    QStringList lines;
    for (int row = 0; row < runRows().rowCount(); ++row)
        lines += runRows().index(row).data(Qt::AccessibleTextRole).toString();
    return lines.replaceInStrings(time, u", "_s).replaceInStrings(u", , "_s, u", "_s).replaceInStrings(commas, QString());
}

QPair<QByteArray, QByteArray> WindowDriver::previewTexts(int step, int row)
{
    auto *tree = preview()->findChild<QTreeView *>();
    if (!clickRow(tree, tree->model()->index(row, 0, tree->model()->index(step, 0))))
        return {};
    const QList<Ui::CodeView *> views = preview()->findChildren<Ui::CodeView *>();
    return {views.at(0)->bytes(), views.at(1)->bytes()};
}

QStringList WindowDriver::previewRows() const
{
    QStringList lines;
    if (!preview())
        return lines;
    const auto *model = preview()->findChild<Ui::PlanModel *>();
    for (int step = 0; step < model->rowCount(); ++step) {
        lines += model->step(step).title;
        for (const Ui::PlanModel::Row &row : model->step(step).rows)
            lines += u"  "_s + row.line.text;
    }
    return lines;
}

int WindowDriver::errorLine(const Ui::SqlEditor *editor, QByteArray *underlined, QString *said)
{
    using Ui::CodeArea;
    const CodeArea *code = editor->code();
    const long line = code->send(CodeArea::SCI_MARKERNEXT, 0, 1L << CodeArea::ErrorMarker);
    if (line < 0)
        return 0;
    *said = code->annotationText(static_cast<int>(line));
    const QByteArray text = code->bytes();
    for (qint64 at = 0; at < text.size(); ++at) {
        if (code->send(CodeArea::SCI_INDICATORVALUEAT, CodeArea::ErrorIndicator, at))
            *underlined += text.at(at);
    }
    return int(line) + 1;
}

QStringList standingsByCommandLine(const QString &folder)
{
    const QTemporaryDir home;
    const ProgramResult result = Program(home.path()).run({u"--project"_s, folder, u"--format"_s, u"json"_s, u"status"_s});
    QStringList lines;
    const QJsonArray environments = result.json()[u"environments"].toArray();
    for (const auto &each : environments) {
        const QJsonArray migrations = each[u"migrations"].toArray();
        for (const auto &migration : migrations)
            lines += each[u"environment"].toString() + u' ' + migration[u"id"].toString() + u' ' + migration[u"standing"].toString();
    }
    lines.sort();
    return lines;
}

QStringList rows(const Database::ConnectionProfile &profile, const QString &sql)
{
    const auto connection = Database::Connection::open(profile, profile.password.given);
    const auto result = connection ? (*connection)->query(sql) : tl::unexpected(connection.error());
    if (!result)
        return {result.error().toString()};
    QStringList lines;
    for (const QVariantList &row : result->rows) {
        QStringList cells;
        for (const QVariant &cell : row)
            cells += cell.isValid() ? cell.toString() : u"NULL"_s;
        lines += cells.join(u'|');
    }
    return lines;
}

QStringList history(const Database::ConnectionProfile &profile)
{
    const auto connection = Database::Connection::open(profile, profile.password.given);
    if (!connection)
        return {connection.error().toString()};
    const auto entries = History::HistoryTable(**connection, Project::Policies()).read();
    if (!entries)
        return {entries.error().toString()};
    QStringList lines;
    for (const History::HistoryEntry &entry : *entries) {
        lines += u"%1 %2 %3 %4/%5"_s
                     .arg(entry.migrationId, entry.direction == History::Direction::Up ? u"up"_s : u"down"_s,
                          entry.success ? u"ok"_s : u"failed"_s)
                     .arg(entry.statementsDone)
                     .arg(entry.statementsTotal);
    }
    return lines;
}

} // namespace Varve::Test
