// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace Varve::Cli {

class Context;

/// A command as it was described, for what is made from it.
struct CommandDescription
{
    struct Option
    {
        std::vector<std::string> names; ///< "-n", "--dry-run"; empty: an argument in its place
        std::string description;
        std::string placeholder;         ///< "FILE"; empty: takes no value
        std::vector<std::string> values; ///< that it may have; empty: any
    };
    std::string name;
    std::string description;
    std::vector<Option> options;
    std::vector<CommandDescription> commands;
};

/// An option or argument of a command while it is described. What it stands for is filled in by the parser. That of a command which is left
/// out is described to nobody.
class Option final
{
public:
    explicit Option(CLI::Option *option) : m_option(option) {}

    Option &required();
    /// What stands for the value in the help: "FILE".
    Option &placeholder(const std::string &name);
    Option &oneOf(const std::vector<std::string> &values);
    Option &notNegative();
    Option &positive();
    /// The help tells the value that its variable has now.
    Option &showDefault();
    /// Also taken from a variable of the process's environment.
    Option &fromEnvironment(const std::string &variable);
    /// Each use takes one value; may be repeated.
    Option &oneForEach();
    /// May stand without a value.
    Option &valueOptional();
    Option &excludes(const Option &other);
    Option &needs(const Option &other);

private:
    template<typename Change>
    Option &with(const Change &change)
    {
        if (m_option)
            change(*m_option);
        return *this;
    }

    CLI::Option *m_option; ///< null: of a command that is left out
};

/// A command with its options, or a group of commands. CLI11 stands behind it and is read by commandline.cpp alone: its one header
/// would take three seconds of each file that describes a command.
class Command final
{
public:
    /// \a among: the commands that are not left out; null: none is.
    explicit Command(CLI::App *app, const std::vector<std::string> *among = nullptr) : m_app(app), m_among(among) {}

    Command command(const std::string &name, const std::string &description) const;
    /// One of its commands has to follow.
    void needsCommand() const;

    /// "-n,--name": an option; "name": an argument in its place. \a target must outlive the parser. A text that is given and empty is a
    /// mistake: it never means what the option's absence means.
    Option value(const std::string &names, std::string &target, const std::string &description) const;
    Option value(const std::string &names, std::vector<std::string> &target, const std::string &description) const;
    Option value(const std::string &names, int &target, const std::string &description) const;
    Option value(const std::string &names, qint64 &target, const std::string &description) const;
    Option value(const std::string &names, double &target, const std::string &description) const;
    Option flag(const std::string &names, bool &target, const std::string &description) const;

    /// What Context::command is when this command was given.
    void runs(Context &context, std::function<int()> run) const;

private:
    template<typename Target>
    Option add(const std::string &names, Target &target, const std::string &description) const;

    CLI::App *m_app; ///< null: left out
    const std::vector<std::string> *m_among;
};

/// The whole command line of the program.
class CommandLine final
{
public:
    /// \a among: commands that no word of these names are left out; empty: none is.
    CommandLine(const std::string &name, const std::string &description, const std::string &version, const std::string &footer,
                std::vector<std::string> among = {});
    ~CommandLine();
    Q_DISABLE_COPY_MOVE(CommandLine)

    /// The words that can name a command; none where somebody asks about all of them.
    static std::vector<std::string> commandWords(int argc, char **argv);

    Command program() const;
    /// Fills in what the options stand for; false, and nothing is said, where parse() would end the program.
    bool tryParse(int argc, char **argv);
    /// Fills in what the options stand for. False when the program is to end with \a exitCode: after help, or after a mistake, which is
    /// then said through \a context.
    bool parse(int argc, char **argv, Context &context, int &exitCode);
    bool has(const std::string &option) const;
    CommandDescription description() const;

private:
    std::vector<std::string> m_among;
    std::unique_ptr<CLI::App> m_app;
};

} // namespace Varve::Cli
