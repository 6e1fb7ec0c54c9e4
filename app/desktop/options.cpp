// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "options.h"

#include <translations/language.h>

#include <QCommandLineParser>
#include <QCoreApplication>

namespace Varve {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Options)
};

QString oneOf(const QCommandLineParser &parser, const QCommandLineOption &option, const QStringList &allowed, QString *mistake)
{
    const QString value = parser.value(option);
    if (!value.isEmpty() && !allowed.contains(value))
        *mistake = Texts::tr("--%1 is \"%2\"; it can be %3.").arg(option.names().constFirst(), value, allowed.join(u", "));
    return value;
}

} // namespace

std::variant<Options, Ending> readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Texts::tr("Varve: a workbench for schema migrations."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption demo(u"demo"_s, Texts::tr("Open the demo."));
    const QCommandLineOption environment({u"env"_s, u"e"_s}, Texts::tr("Start with this environment."), Texts::tr("name"));
    const QCommandLineOption url(u"database-url"_s, Texts::tr("A database for a folder without varve.toml: sqlite:FILE, postgresql://…"),
                                 u"url"_s);
    const QCommandLineOption screenshot(u"screenshot"_s, Texts::tr("Write a picture of the window and end."), Texts::tr("file"));
    const QCommandLineOption screenshots(u"screenshots"_s, Texts::tr("Write the documentation's pictures and end."), Texts::tr("folder"));
    const QCommandLineOption theme(u"theme"_s, Texts::tr("Use this theme: light or dark."), Texts::tr("theme"));
    const QCommandLineOption language(u"language"_s, Texts::tr("Use this language: en or de."), Texts::tr("language"));
    parser.addOptions({demo, environment, url, screenshot, screenshots, theme, language});
    parser.addPositionalArgument(u"folder"_s, Texts::tr("The folder of migrations to open."), u"[folder]"_s);

    QString mistake;
    if (!parser.parse(arguments))
        mistake = parser.errorText();
    if (parser.isSet(help))
        return Ending{parser.helpText(), 0};
    if (parser.isSet(version))
        return Ending{u"varve %1\n"_s.arg(QCoreApplication::applicationVersion()), 0};
    Options options{.folder = parser.positionalArguments().value(0),
                    .demo = parser.isSet(demo),
                    .environment = parser.value(environment),
                    .databaseUrl = parser.value(url),
                    .screenshot = parser.value(screenshot),
                    .screenshots = parser.value(screenshots),
                    .theme = {},
                    .language = {}};
    options.theme = oneOf(parser, theme, {u"light"_s, u"dark"_s}, &mistake);
    options.language = oneOf(parser, language, languages(), &mistake);
    if (mistake.isEmpty() && parser.positionalArguments().size() > 1)
        mistake = Texts::tr("One folder can be opened, %1 were named.").arg(parser.positionalArguments().size());
    if (mistake.isEmpty() && options.demo && !options.folder.isEmpty())
        mistake = Texts::tr("--demo and a folder exclude each other.");
    if (mistake.isEmpty() && !options.screenshots.isEmpty() && !options.demo && options.folder.isEmpty())
        mistake = Texts::tr("--screenshots needs --demo or a folder.");
    if (!mistake.isEmpty())
        return Ending{mistake + u"\n"_s + Texts::tr("varve --help lists the options.") + u'\n', 1};
    return options;
}

bool hasDisplay(const QStringList &arguments)
{
    const auto isSet = [](const char *variable) { return !qEnvironmentVariableIsEmpty(variable); };
    const QStringList said{u"-platform"_s, u"--platform"_s, u"-display"_s, u"--display"_s}; // Qt takes both ways of writing them
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("WAYLAND_SOCKET") || isSet("QT_QPA_PLATFORM")
        || std::any_of(arguments.cbegin(), arguments.cend(), [&](const QString &argument) { return said.contains(argument); });
}

namespace {

Ending withoutWindow(const QString &found)
{
    return {found + u'\n'
                + Texts::tr("varve-cli does the same without a window. With QT_QPA_PLATFORM=offscreen, varve --screenshot FILE draws the "
                            "window nevertheless.")
                + u'\n',
            1};
}

} // namespace

Ending noDisplay()
{
    return withoutWindow(Texts::tr("There is no display: DISPLAY and WAYLAND_DISPLAY are not set."));
}

Ending unusableDisplay(const QString &reason)
{
    return withoutWindow(Texts::tr("The display cannot be used: %1.").arg(reason));
}

} // namespace Varve
