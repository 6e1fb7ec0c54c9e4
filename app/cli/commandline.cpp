// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"

#include "context.h"
#include "exitcode.h"

#include <models/core/suggestion.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <type_traits>

namespace Varve::Cli {

namespace {

/// Looks at the words themselves: what follows a mistake was not parsed.
bool asksForJson(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--format=json" || (word == "--format" && i + 1 < argc && std::string_view(argv[i + 1]) == "json"))
            return true;
    }
    return false;
}

/// The word that stands where a command was expected; empty when there is none.
QString unknownCommand(const CLI::App &app)
{
    if (!app.get_subcommands().empty())
        return {};
    for (const std::string &word : app.remaining()) {
        if (!word.empty() && word.front() != '-')
            return QString::fromStdString(word);
    }
    return {};
}

Core::Error usageError(const CLI::App &app, const CLI::ParseError &error)
{
    Core::Error said;
    const QString word = unknownCommand(app);
    if (word.isEmpty()) {
        said.message = QString::fromUtf8(error.what());
        return said;
    }
    QStringList commands;
    for (const CLI::App *command : app.get_subcommands([](const CLI::App *) { return true; }))
        commands += QString::fromStdString(command->get_name());
    said.message = Context::tr("\"%1\" is no command; there are %2.").arg(word, commands.join(QStringLiteral(", ")))
        + Core::didYouMean(word, commands);
    return said;
}

int sayUsageError(Context &context, const CLI::App &app, const CLI::ParseError &error, bool asJson)
{
    if (!asJson && unknownCommand(app).isEmpty()) {
        app.exit(error);
        return UsageError;
    }
    if (asJson)
        context.out.setFormat(Format::Json);
    return context.out.fail(usageError(app, error));
}

/// CLI11 keeps a set of values only as the text that stands in its help: "TEXT:{text,json}".
std::vector<std::string> valuesIn(const std::string &typeName)
{
    std::vector<std::string> values;
    const size_t open = typeName.find('{');
    const size_t close = typeName.find('}', open);
    if (open == std::string::npos || close == std::string::npos)
        return values;
    const QString inside = QString::fromStdString(typeName.substr(open + 1, close - open - 1));
    for (const QString &value : inside.split(QLatin1Char(',')))
        values.push_back(value.trimmed().toStdString());
    return values;
}

/// What stands for the value in the help: "ID".
std::string placeholderOf(const CLI::Option &option)
{
    const std::string type = option.get_type_name();
    return type.substr(0, type.find(':'));
}

CommandDescription::Option describe(const CLI::Option &option)
{
    CommandDescription::Option result;
    for (const std::string &name : option.get_snames())
        result.names.push_back('-' + name);
    for (const std::string &name : option.get_lnames())
        result.names.push_back("--" + name);
    result.description = option.get_description();
    if (option.get_items_expected_max() > 0) {
        result.placeholder = placeholderOf(option);
        result.values = valuesIn(option.get_type_name());
    }
    return result;
}

CommandDescription describe(const CLI::App &app)
{
    CommandDescription result{.name = app.get_name(), .description = app.get_description(), .options = {}, .commands = {}};
    for (const CLI::Option *option : app.get_options())
        result.options.push_back(describe(*option));
    for (const CLI::App *command : app.get_subcommands([](const CLI::App *) { return true; }))
        result.commands.push_back(describe(*command));
    return result;
}

/// An unset variable in a script gives an empty word, and that must not be read as an option that was left out: the rest would then mean
/// everything. In English, as the parser's own sentences beside it.
std::string refuseEmpty(const CLI::Option &option, const std::string &value)
{
    if (!QString::fromStdString(value).trimmed().isEmpty())
        return {};
    return "found an empty value, expected " + placeholderOf(option) + ". "
        + (option.get_required() ? "Say which" : "Say which, or leave it out") + "; in a script, see whether the variable has a value.";
}

/// CLI11 would name the largest number that there is, with all of its three hundred digits.
std::string refuseBelow(double lowest, const CLI::Option &option, const std::string &value)
{
    bool isNumber = false;
    const double number = QString::fromStdString(value).toDouble(&isNumber);
    if (isNumber && std::isfinite(number) && number >= lowest)
        return {};
    return "found \"" + value + "\", expected " + placeholderOf(option) + ", a number from " + std::to_string(static_cast<int>(lowest))
        + " on.";
}

} // namespace

Option &Option::required()
{
    return with([](CLI::Option &option) { option.required(); });
}

Option &Option::placeholder(const std::string &name)
{
    return with([&](CLI::Option &option) { option.type_name(name); });
}

Option &Option::oneOf(const std::vector<std::string> &values)
{
    return with([&](CLI::Option &option) { option.check(CLI::IsMember(values)); });
}

Option &Option::notNegative()
{
    return with([](CLI::Option &option) {
        option.check([&option](const std::string &value) { return refuseBelow(0, option, value); },
                     CLI::NonNegativeNumber.get_description());
    });
}

Option &Option::positive()
{
    return with([](CLI::Option &option) {
        option.check([&option](const std::string &value) { return refuseBelow(1, option, value); }, CLI::PositiveNumber.get_description());
    });
}

Option &Option::showDefault()
{
    return with([](CLI::Option &option) { option.capture_default_str(); });
}

Option &Option::fromEnvironment(const std::string &variable)
{
    return with([&](CLI::Option &option) { option.envname(variable); });
}

Option &Option::oneForEach()
{
    return with([](CLI::Option &option) { option.allow_extra_args(false); });
}

Option &Option::valueOptional()
{
    return with([](CLI::Option &option) { option.expected(0, 1); });
}

Option &Option::excludes(const Option &other)
{
    return with([&](CLI::Option &option) { option.excludes(other.m_option); });
}

Option &Option::needs(const Option &other)
{
    return with([&](CLI::Option &option) { option.needs(other.m_option); });
}

Command Command::command(const std::string &name, const std::string &description) const
{
    if (!m_app || (m_among && std::find(m_among->cbegin(), m_among->cend(), name) == m_among->cend()))
        return Command(nullptr);
    return Command(m_app->add_subcommand(name, description));
}

void Command::needsCommand() const
{
    if (m_app)
        m_app->require_subcommand(1);
}

template<typename Target>
Option Command::add(const std::string &names, Target &target, const std::string &description) const
{
    if (!m_app)
        return Option(nullptr);
    CLI::Option *option = m_app->add_option(names, target, description);
    if constexpr (!std::is_arithmetic_v<Target>)
        option->check([option](const std::string &value) { return refuseEmpty(*option, value); });
    return Option(option);
}

Option Command::value(const std::string &names, std::string &target, const std::string &description) const
{
    return add(names, target, description);
}

Option Command::value(const std::string &names, std::vector<std::string> &target, const std::string &description) const
{
    return add(names, target, description);
}

Option Command::value(const std::string &names, int &target, const std::string &description) const
{
    return add(names, target, description);
}

Option Command::value(const std::string &names, qint64 &target, const std::string &description) const
{
    return add(names, target, description);
}

Option Command::value(const std::string &names, double &target, const std::string &description) const
{
    return add(names, target, description);
}

Option Command::flag(const std::string &names, bool &target, const std::string &description) const
{
    return Option(m_app ? m_app->add_flag(names, target, description) : nullptr);
}

void Command::runs(Context &context, std::function<int()> run) const
{
    if (m_app)
        m_app->callback([&context, run = std::move(run)] { context.command = run; });
}

CommandLine::CommandLine(const std::string &name, const std::string &description, const std::string &version, const std::string &footer,
                         std::vector<std::string> among)
    : m_among(std::move(among)), m_app(std::make_unique<CLI::App>(description, name))
{
    m_app->set_version_flag("--version", version);
    m_app->require_subcommand(1);
    m_app->fallthrough();
    m_app->footer(footer);
}

CommandLine::~CommandLine() = default;

Command CommandLine::program() const
{
    return Command(m_app.get(), m_among.empty() ? nullptr : &m_among);
}

std::vector<std::string> CommandLine::commandWords(int argc, char **argv)
{
    constexpr std::array asking
        = {std::string_view("-h"), std::string_view("--help"), std::string_view("--version"), std::string_view("completion")};
    const std::vector<std::string> words(argv + 1, argv + argc);
    const bool asksAboutAll = std::find_first_of(words.cbegin(), words.cend(), asking.begin(), asking.end()) != words.cend();
    return asksAboutAll ? std::vector<std::string>() : words;
}

bool CommandLine::tryParse(int argc, char **argv)
{
    try {
        m_app->parse(argc, argv);
        return true;
    } catch (const CLI::ParseError &) {
        return false;
    }
}

bool CommandLine::parse(int argc, char **argv, Context &context, int &exitCode)
{
    try {
        m_app->parse(argc, argv);
        return true;
    } catch (const CLI::ParseError &error) {
        const bool isHelp = error.get_exit_code() == 0;
        exitCode = isHelp ? Done : sayUsageError(context, *m_app, error, asksForJson(argc, argv));
        if (isHelp)
            m_app->exit(error);
    }
    return false;
}

CommandDescription CommandLine::description() const
{
    return describe(*m_app);
}

bool CommandLine::has(const std::string &option) const
{
    return m_app->count(option) > 0;
}

} // namespace Varve::Cli
