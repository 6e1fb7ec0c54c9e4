// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "completion.h"

#include "context.h"

#include <algorithm>

namespace Varve::Cli {

namespace {


using Words = std::vector<std::string>;

/// One word of a shell.
std::string quoted(const std::string &text, const char *insideQuote = "'\\''")
{
    std::string result = "'";
    for (const char c : text)
        result += c == '\'' ? insideQuote : std::string(1, c);
    return result + '\'';
}

std::string joined(const Words &words)
{
    std::string result;
    for (const std::string &word : words)
        result += (result.empty() ? "" : " ") + word;
    return result;
}

bool isFile(const std::string &placeholder)
{
    return placeholder == "FILE" || placeholder == "FOLDER";
}

/// Calls \a visit with each command and the words that lead to it, the program's own (no words) first.
template<typename Visit>
void forEachCommand(const CommandDescription &command, const Words &path, const Visit &visit)
{
    visit(command, path);
    for (const CommandDescription &below : command.commands) {
        Words longer = path;
        longer.push_back(below.name);
        forEachCommand(below, longer, visit);
    }
}

Words names(const CommandDescription &command)
{
    Words result;
    for (const CommandDescription &below : command.commands)
        result.push_back(below.name);
    for (const CommandDescription::Option &option : command.options) {
        const Words &words = option.names.empty() ? option.values : option.names;
        result.insert(result.end(), words.begin(), words.end());
    }
    return result;
}

/// What the shared part of the scripts of bash and zsh does: which command the words before the cursor name.
std::string commandFinder(const CommandDescription &program)
{
    std::string cases;
    forEachCommand(program, {}, [&](const CommandDescription &, const Words &path) {
        if (path.empty())
            return;
        const Words before(path.begin(), path.end() - 1);
        cases += "            " + quoted(joined(before) + ">" + path.back()) + ") found=" + quoted(joined(path)) + " ;;\n";
    });
    return "    for word in \"${before[@]}\"; do\n        case \"$found>$word\" in\n" + cases + "        esac\n    done\n";
}

/// The lines of a case over "command>option before the cursor": what may stand behind it. \a values and \a files make the answers.
template<typename Values>
std::string valueCases(const CommandDescription &program, const Values &values, const std::string &files, const std::string &nothing)
{
    std::string cases;
    forEachCommand(program, {}, [&](const CommandDescription &command, const Words &path) {
        for (const CommandDescription::Option &option : command.options) {
            if (option.names.empty() || option.placeholder.empty())
                continue;
            std::string pattern;
            for (const std::string &name : option.names)
                pattern += (pattern.empty() ? "" : "|") + (path.empty() ? "*" + quoted(">" + name) : quoted(joined(path) + ">" + name));
            const std::string answer = !option.values.empty() ? values(option.values) : isFile(option.placeholder) ? files : nothing;
            std::string line = "        ";
            line.append(pattern).append(") ").append(answer).append(" ;;\n");
            cases.insert(path.empty() ? cases.size() : 0, line);
        }
    });
    return cases; // a command's own option before the one that all share
}

std::string bashScript(const CommandDescription &program)
{
    const auto values
        = [](const Words &words) { return "COMPREPLY=($(compgen -W " + quoted(joined(words)) + " -- \"$current\")); return"; };
    const std::string files = "COMPREPLY=($(compgen -f -- \"$current\")); return";
    std::string words;
    forEachCommand(program, {}, [&](const CommandDescription &command, const Words &path) {
        const std::string shared = path.empty() ? "" : " $shared";
        words += "        " + quoted(joined(path)) + ") words=" + quoted(joined(names(command)))
            + (shared.empty() ? "" : "\"" + shared + "\"") + " ;;\n";
    });
    Words shared;
    for (const CommandDescription::Option &option : program.options)
        shared.insert(shared.end(), option.names.begin(), option.names.end());
    return "# Completion of varve-cli for bash; made by varve-cli completion bash.\n"
           "_varve_cli() {\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} found='' word words=''\n"
           "    local before=(\"${COMP_WORDS[@]:1:COMP_CWORD-1}\") shared="
        + quoted(joined(shared)) + "\n    COMPREPLY=()\n" + commandFinder(program) + "    case \"$found>$previous\" in\n"
        + valueCases(program, values, files, "return") + "    esac\n    case \"$found\" in\n" + words
        + "    esac\n"
          "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
          "    [[ ${#COMPREPLY[@]} -gt 0 || $current == -* ]] || COMPREPLY=($(compgen -f -- \"$current\"))\n"
          "}\n"
          "complete -o filenames -F _varve_cli varve-cli\n";
}

/// "name:what it is", as zsh's _describe has it.
std::string zshEntry(const std::string &name, const std::string &description)
{
    std::string escaped;
    for (const char c : name)
        escaped += c == ':' ? "\\:" : std::string(1, c);
    return quoted(escaped + ":" + description);
}

std::string zshScript(const CommandDescription &program)
{
    const auto values = [](const Words &words) { return "compadd -- " + joined(words) + "; return"; };
    std::string entries;
    const auto expectsFiles = [](const CommandDescription &command) {
        const auto isOneOf = [](const CommandDescription::Option &option) { return option.names.empty() && !option.values.empty(); };
        return command.commands.empty() && std::none_of(command.options.begin(), command.options.end(), isOneOf);
    };
    forEachCommand(program, {}, [&](const CommandDescription &command, const Words &path) {
        entries += "        " + quoted(joined(path)) + ") entries=(";
        for (const CommandDescription &below : command.commands)
            entries += "\n            " + zshEntry(below.name, below.description);
        for (const CommandDescription::Option &option : command.options) {
            for (const std::string &word : option.names.empty() ? option.values : option.names)
                entries += "\n            " + zshEntry(word, option.description);
        }
        entries += path.empty() ? ")" : " $shared)";
        entries += expectsFiles(command) ? " files=yes ;;\n" : " ;;\n";
    });
    std::string shared;
    for (const CommandDescription::Option &option : program.options) {
        for (const std::string &name : option.names)
            shared += "\n        " + zshEntry(name, option.description);
    }
    return "#compdef varve-cli\n"
           "# Completion of varve-cli for zsh; made by varve-cli completion zsh.\n"
           "_varve_cli() {\n"
           "    local found='' word files='' previous=$words[CURRENT-1]\n"
           "    local -a before entries shared\n"
           "    before=(${words[2,CURRENT-1]})\n"
           "    shared=("
        + shared + ")\n" + commandFinder(program) + "    case \"$found>$previous\" in\n"
        + valueCases(program, values, "_files; return", "return") + "    esac\n    case \"$found\" in\n" + entries
        + "    esac\n"
          "    _describe 'varve-cli' entries\n"
          "    [[ -z $files || $PREFIX == -* ]] || _files\n"
          "}\n"
          "# Of a folder of $fpath this file is the function _varve-cli, called to complete; read with source it only says who completes.\n"
          "if [[ $funcstack[1] == _varve-cli ]]; then\n    _varve_cli \"$@\"\nelse\n    compdef _varve_cli varve-cli\nfi\n";
}

std::string fishWord(const std::string &text)
{
    std::string escaped;
    for (const char c : text)
        escaped += c == '\\' ? "\\\\" : std::string(1, c);
    return quoted(escaped, "\\'");
}

/// When the words before the cursor lead to the command at \a path, and to none of those below it.
std::string fishCondition(const CommandDescription &command, const Words &path)
{
    std::string condition;
    for (const std::string &word : path)
        condition += (condition.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + word);
    if (command.commands.empty())
        return condition;
    Words below;
    for (const CommandDescription &one : command.commands)
        below.push_back(one.name);
    return condition + (condition.empty() ? "" : "; and ") + "not __fish_seen_subcommand_from " + joined(below);
}

std::string fishOption(const CommandDescription::Option &option, const std::string &condition)
{
    if (option.names.empty() && option.values.empty())
        return {};
    std::string line = "complete -c varve-cli";
    if (option.names.empty())
        line += " -f";
    if (!condition.empty())
        line += " -n " + fishWord(condition);
    for (const std::string &name : option.names)
        line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (!option.values.empty())
        line += (option.names.empty() ? " -a " : " -x -a ") + fishWord(joined(option.values));
    else if (!option.placeholder.empty())
        line += isFile(option.placeholder) ? " -r" : " -x";
    return line + " -d " + fishWord(option.description) + "\n";
}

std::string fishScript(const CommandDescription &program)
{
    std::string lines = "# Completion of varve-cli for fish; made by varve-cli completion fish.\n";
    forEachCommand(program, {}, [&](const CommandDescription &command, const Words &path) {
        const std::string condition = fishCondition(command, path);
        for (const CommandDescription &below : command.commands)
            lines
                += "complete -c varve-cli -f -n " + fishWord(condition) + " -a " + below.name + " -d " + fishWord(below.description) + "\n";
        for (const CommandDescription::Option &option : command.options)
            lines += fishOption(option, path.empty() ? std::string() : condition);
    });
    return lines;
}

} // namespace

std::string completionScript(const CommandDescription &program, const std::string &shell)
{
    if (shell == "fish")
        return fishScript(program);
    return shell == "zsh" ? zshScript(program) : bashScript(program);
}

void addCompletion(const CommandLine &line, Context &context)
{
    const Command command = line.program().command("completion", "Print a script that completes commands and options in a shell");
    auto shell = std::make_shared<std::string>(); // shared: the callback outlives this function
    command.value("shell", *shell, "bash, zsh or fish").placeholder("SHELL").required().oneOf({"bash", "zsh", "fish"});
    command.runs(context, [&context, &line, shell] {
        context.out.bytes(QByteArray::fromStdString(completionScript(line.description(), *shell)));
        return int(Done);
    });
}

} // namespace Varve::Cli
