// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>

namespace Varve::Test {

/// How a program ended and what it said.
struct ProgramResult
{
    int exitCode = -1;
    QString out;
    QString err;
    QJsonObject json() const;          ///< of out; of several lines with an object each the last one
    QList<QJsonObject> events() const; ///< the objects of out, one a line; empty when something is not one
};

/// varve-cli as it was built, run in a folder with an environment of its own (no DATABASE_URL, caches in the folder).
class Program final
{
public:
    explicit Program(QString folder);

    void set(const QString &variable, const QString &value);
    /// Root's programs, too, may only do with files what their rights allow, from here on.
    void obeyRights() { m_obeysRights = true; }
    ProgramResult run(const QStringList &arguments, const QByteArray &input = {}) const;
    /// For tests that need it while it runs; the caller waits and reads.
    std::unique_ptr<QProcess> start(const QStringList &arguments) const;
    /// The same for a line of sh, in which $VARVE_CLI is the program.
    std::unique_ptr<QProcess> startInShell(const QString &line) const;
    /// Not started yet: in its folder, with its environment.
    std::unique_ptr<QProcess> prepared() const;

private:
    std::unique_ptr<QProcess> startProgram(const QString &program, const QStringList &arguments) const;

    QString m_folder;
    QProcessEnvironment m_environment;
    bool m_obeysRights = false;
};

} // namespace Varve::Test
