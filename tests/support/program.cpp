// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include "ordinaryuser.h"

#include <QJsonDocument>
#include <QProcessEnvironment>

namespace Varve::Test {

QJsonObject ProgramResult::json() const
{
    const QByteArray bytes = out.toUtf8();
    const QJsonDocument whole = QJsonDocument::fromJson(bytes);
    return whole.isObject() ? whole.object() : QJsonDocument::fromJson(bytes.trimmed().split('\n').constLast()).object();
}

QList<QJsonObject> ProgramResult::events() const
{
    QList<QJsonObject> objects;
    const QList<QByteArray> lines = out.toUtf8().trimmed().split('\n');
    for (const QByteArray &line : lines) {
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            return {};
        objects += document.object();
    }
    return objects;
}

Program::Program(QString folder) : m_folder(std::move(folder)), m_environment(QProcessEnvironment::systemEnvironment())
{
    for (const char *name : {"DATABASE_URL", "VARVE_DATABASE_URL", "PGPASSWORD", "LANG", "LANGUAGE"})
        m_environment.remove(QString::fromLatin1(name));
    m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    m_environment.insert(QStringLiteral("XDG_CACHE_HOME"), m_folder + QStringLiteral("/.cache"));
}

void Program::set(const QString &variable, const QString &value)
{
    m_environment.insert(variable, value);
}

std::unique_ptr<QProcess> Program::start(const QStringList &arguments) const
{
    return startProgram(qEnvironmentVariable("VARVE_CLI"), arguments);
}

std::unique_ptr<QProcess> Program::startInShell(const QString &line) const
{
    return startProgram(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), line});
}

std::unique_ptr<QProcess> Program::prepared() const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->setWorkingDirectory(m_folder);
    if (m_obeysRights)
        process->setChildProcessModifier(giveUpRootsRights);
    return process;
}

std::unique_ptr<QProcess> Program::startProgram(const QString &program, const QStringList &arguments) const
{
    auto process = prepared();
    process->start(program, arguments);
    if (!process->waitForStarted())
        qFatal("%s does not start: %s", qPrintable(program), qPrintable(process->errorString()));
    return process;
}

ProgramResult Program::run(const QStringList &arguments, const QByteArray &input) const
{
    const std::unique_ptr<QProcess> process = start(arguments);
    process->write(input);
    process->closeWriteChannel();
    if (!process->waitForFinished(120000))
        qFatal("varve-cli %s did not end", qPrintable(arguments.join(QLatin1Char(' '))));
    return {process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1, QString::fromUtf8(process->readAllStandardOutput()),
            QString::fromUtf8(process->readAllStandardError())};
}

} // namespace Varve::Test
