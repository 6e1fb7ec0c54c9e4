// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "terminal.h"

#include "statusline.h"

#include <QCoreApplication>

#include <cstdio>
#include <memory>

#include <termios.h>
#include <unistd.h>

namespace Varve::Cli::Terminal {

namespace {

using File = std::unique_ptr<FILE, int (*)(FILE *)>;

File openTerminal()
{
    return {std::fopen("/dev/tty", "r+e"), &std::fclose};
}

QString readLine(FILE *terminal)
{
    QByteArray line;
    for (int c = std::fgetc(terminal); c != EOF && c != '\n'; c = std::fgetc(terminal))
        line += static_cast<char>(c);
    return QString::fromUtf8(line);
}

void write(FILE *terminal, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), terminal);
    std::fflush(terminal);
}

} // namespace

bool inputIsTerminal()
{
    return isatty(STDIN_FILENO) != 0;
}

bool outputIsTerminal()
{
    return isatty(STDOUT_FILENO) != 0;
}

bool mayColor()
{
    return qEnvironmentVariableIsEmpty("NO_COLOR");
}

bool canAsk()
{
    return openTerminal() != nullptr;
}

std::optional<Database::Secret> askSecret(const QString &question)
{
    const Aside aside;
    const File terminal = openTerminal();
    if (!terminal)
        return {};
    const int descriptor = fileno(terminal.get());
    termios before = {};
    if (tcgetattr(descriptor, &before) != 0)
        return {};
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(descriptor, TCSAFLUSH, &silent);
    write(terminal.get(), question + QStringLiteral(": "));
    const QString answer = readLine(terminal.get());
    tcsetattr(descriptor, TCSAFLUSH, &before);
    write(terminal.get(), QStringLiteral("\n"));
    return Database::Secret(answer);
}

std::optional<QString> askLine(const QString &question)
{
    if (!inputIsTerminal())
        return {};
    const Aside aside;
    const File terminal = openTerminal();
    if (!terminal)
        return {};
    write(terminal.get(), question + QLatin1Char(' '));
    return readLine(terminal.get()).trimmed();
}

bool isYes(const QString &answer)
{
    const QString word = answer.trimmed();
    const QString own = QCoreApplication::translate("Varve::Cli::Context", "yes");
    return word.compare(own, Qt::CaseInsensitive) == 0 || word.compare(QLatin1String("yes"), Qt::CaseInsensitive) == 0;
}

} // namespace Varve::Cli::Terminal
