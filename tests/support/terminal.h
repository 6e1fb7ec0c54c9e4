// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "program.h"

#include <memory>

namespace Varve::Test {

/// A terminal of a test's own (a pseudo terminal), with varve-cli in it as a person would start it there.
class Terminal final
{
public:
    Terminal(const Program &program, const QStringList &arguments, int columns);
    ~Terminal();
    Q_DISABLE_COPY_MOVE(Terminal)

    /// Reads on: all that came so far, as it was sent.
    QByteArray bytes();
    /// What is on the screen after all that, as a terminal of unlimited width and height shows it.
    QStringList screen();
    /// What was drawn in place, one drawing after the other, without colours.
    QStringList drawings();
    void type(const QByteArray &keys) const;
    void resize(int columns) const;
    bool isRunning();
    /// Waits; the exit code.
    int end();

private:
    int m_master = -1;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_bytes;
};

} // namespace Varve::Test
