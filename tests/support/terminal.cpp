// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "terminal.h"

#include <QRegularExpression>

#include <cstdlib>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace Varve::Test {

namespace {

const auto eraseToEnd = QStringLiteral("\x1b[K");

/// The program's side: its session's terminal, and all three of its standard streams.
void becomeTerminalOf(const QByteArray &name)
{
    ::setsid();
    const int descriptor = ::open(name.constData(), O_RDWR); // the first terminal that a session opens is its own
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        ::dup2(descriptor, stream);
    if (descriptor > STDERR_FILENO)
        ::close(descriptor);
}

} // namespace

Terminal::Terminal(const Program &program, const QStringList &arguments, int columns)
    : m_master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK))
{
    if (m_master < 0 || ::grantpt(m_master) != 0 || ::unlockpt(m_master) != 0)
        qFatal("There is no pseudo terminal.");
    const QByteArray name = ::ptsname(m_master);
    resize(columns);
    m_process = program.prepared();
    m_process->setChildProcessModifier([name] { becomeTerminalOf(name); });
    m_process->start(qEnvironmentVariable("VARVE_CLI"), arguments);
    if (!m_process->waitForStarted())
        qFatal("varve-cli does not start: %s", qPrintable(m_process->errorString()));
}

Terminal::~Terminal()
{
    m_process->kill();
    m_process->waitForFinished();
    ::close(m_master);
}

QByteArray Terminal::bytes()
{
    char buffer[4096];
    for (ssize_t count = 0; (count = ::read(m_master, buffer, sizeof buffer)) > 0;)
        m_bytes.append(buffer, count);
    return m_bytes;
}

QStringList Terminal::screen()
{
    QStringList lines{QString()};
    qsizetype column = 0;
    QString text = QString::fromUtf8(bytes());
    static const QRegularExpression colors(QStringLiteral("\x1b\\[[0-9;]*m"));
    text.remove(colors);
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (QStringView(text).sliced(at).startsWith(eraseToEnd)) {
            lines.last().truncate(column);
            at += eraseToEnd.size() - 1;
        } else if (c == QLatin1Char('\r')) {
            column = 0;
        } else if (c == QLatin1Char('\n')) {
            lines += QString(); // the terminal made "\r\n" of it
        } else {
            lines.last().replace(column++, 1, c);
        }
    }
    return lines;
}

QStringList Terminal::drawings()
{
    QString text = QString::fromUtf8(bytes());
    static const QRegularExpression colors(QStringLiteral("\x1b\\[[0-9;]*m"));
    text.remove(colors);
    static const QRegularExpression drawing(QStringLiteral("\r([^\r\n\x1b]+)\x1b\\[K"));
    QStringList found;
    for (auto match = drawing.globalMatch(text); match.hasNext();)
        found += match.next().captured(1);
    return found;
}

void Terminal::type(const QByteArray &keys) const
{
    if (::write(m_master, keys.constData(), static_cast<size_t>(keys.size())) != keys.size())
        qFatal("The terminal takes no keys.");
}

void Terminal::resize(int columns) const
{
    winsize size = {};
    size.ws_row = 24;
    size.ws_col = static_cast<unsigned short>(columns);
    if (::ioctl(m_master, TIOCSWINSZ, &size) != 0)
        qFatal("The terminal has no size.");
}

bool Terminal::isRunning()
{
    return !m_process->waitForFinished(0) && m_process->state() == QProcess::Running;
}

int Terminal::end()
{
    // Who does not read keeps the program from writing on.
    while (!m_process->waitForFinished(50)) {
        bytes();
        if (m_process->state() != QProcess::Running)
            break;
    }
    bytes();
    return m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
}

} // namespace Varve::Test
