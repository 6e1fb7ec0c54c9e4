// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "displayopening.h"
#include "options.h"

#include <ui/theme/theme.h>
#include <ui/window/mainwindow.h>
#include <ui/window/screenshots.h>
#include <ui/window/windowsettings.h>

#include <models/project/projectloader.h>
#include <translations/language.h>

#include <QApplication>
#include <QLocale>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

using namespace Varve;
using namespace Qt::StringLiterals;

namespace {

void print(FILE *stream, const QString &text)
{
    std::fputs(text.toUtf8().constData(), stream);
}

int end(const Ending &ending)
{
    print(ending.code == 0 ? stdout : stderr, ending.text);
    return ending.code;
}

/// Pictures look the same wherever they are made: nothing remembered, a size of their own.
void forgetSettings(const QTemporaryDir &folder)
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
}

void applyLook(const Options &options)
{
    if (options.theme.isEmpty())
        Ui::WindowSettings::applyTheme(options.screenshot.isEmpty() && options.screenshots.isEmpty() ? Ui::WindowSettings::themeChoice()
                                                                                                     : Ui::ThemeChoice::Light);
    else
        Ui::WindowSettings::applyTheme(options.theme == u"dark" ? Ui::ThemeChoice::Dark : Ui::ThemeChoice::Light);
}

void openWhatWasAsked(Ui::MainWindow &window, const Options &options)
{
    Project::LoadOptions load;
    load.databaseUrl = options.databaseUrl; // the loader looks at DATABASE_URL where the project has no environments
    window.preferEnvironment(options.environment);
    if (!options.databaseUrl.isEmpty())
        print(stderr, Project::loadWarnings(load).join(u'\n'));
    if (options.demo)
        window.openDemo();
    else if (!options.folder.isEmpty())
        window.openFolder(options.folder, load);
}

int takePictures(Ui::MainWindow &window, const Options &options)
{
    Ui::Screenshots pictures(window);
    QObject::connect(&pictures, &Ui::Screenshots::finished, qApp, [](bool success) { QApplication::exit(success ? 0 : 1); });
    if (!options.demo && options.folder.isEmpty())
        pictures.expectNoProject();
    if (options.screenshots.isEmpty())
        pictures.takeOne(options.screenshot);
    else
        pictures.takeSet(options.screenshots);
    return QApplication::exec();
}

/// "--help" and "--version" need no display. Whatever else is asked without one, Qt would name its plugins and abort.
std::optional<int> answerWithoutDisplay(int argc, char *argv[])
{
    QStringList arguments;
    std::transform(argv, argv + argc, std::back_inserter(arguments), [](const char *text) { return QString::fromLocal8Bit(text); });
    const QStringList alone{u"--help"_s, u"-h"_s, u"--version"_s, u"-v"_s};
    const bool isQuestion
        = std::any_of(arguments.cbegin(), arguments.cend(), [&](const QString &argument) { return alone.contains(argument); });
    if (!isQuestion && hasDisplay(arguments))
        return {};
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"Varve"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(VARVE_VERSION));
    Varve::setLanguage(QLocale());
    if (isQuestion) {
        const auto read = readOptions(QCoreApplication::arguments());
        if (const auto *ending = std::get_if<Ending>(&read))
            return end(*ending);
        if (hasDisplay(arguments))
            return {};
    }
    return end(noDisplay());
}

} // namespace

int main(int argc, char *argv[])
{
    if (const std::optional<int> code = answerWithoutDisplay(argc, argv))
        return *code;
    // Scaling by the exact factor: 150 % of 13 px is 19.5 px, not 26.
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    std::optional<DisplayOpening> opening(std::in_place);
    QApplication application(argc, argv);
    opening.reset();
    QApplication::setApplicationName(u"Varve"_s);
    QApplication::setOrganizationName(u"Varve"_s);
    QApplication::setApplicationVersion(QStringLiteral(VARVE_VERSION));
    QApplication::setDesktopFileName(u"org.varve.Varve"_s);

    const auto read = readOptions(QApplication::arguments());
    if (const auto *ending = std::get_if<Ending>(&read))
        return end(*ending);
    const Options &options = std::get<Options>(read);
    const bool pictures = !options.screenshot.isEmpty() || !options.screenshots.isEmpty();
    const QTemporaryDir scratch;
    if (pictures)
        forgetSettings(scratch);
    Varve::setLanguage(QLocale(options.language.isEmpty() ? Ui::WindowSettings::language() : options.language));
    applyLook(options);

    Ui::MainWindow window(pictures ? Ui::MainWindow::Passwords::DoNotAsk : Ui::MainWindow::Passwords::Ask);
    if (pictures)
        window.resize(Ui::Theme::instance().measure(1440), Ui::Theme::instance().measure(900));
    window.show();
    // The first paint comes before the first file is read.
    QTimer::singleShot(0, &window, [&] { openWhatWasAsked(window, options); });
    return pictures ? takePictures(window, options) : QApplication::exec();
}
