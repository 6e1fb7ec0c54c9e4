// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "displayopening.h"

#include "options.h"

#include <translations/language.h>

#include <QLocale>

#include <cstdio>
#include <cstdlib>
#include <mutex>

namespace Varve {

namespace {

struct Said
{
    std::mutex mutex;
    QStringList reasons; ///< why it did not work: "could not connect to display :4"; of Wayland's, then of X11's, where both were tried
    QStringList lines;   ///< all of it, as Qt would have shown it
};

Said &said()
{
    static Said all;
    return all;
}

void writeLines(const QStringList &lines)
{
    for (const QString &line : lines)
        std::fputs(QString(line + QLatin1Char('\n')).toLocal8Bit().constData(), stderr);
    std::fflush(stderr);
}

[[noreturn]] void endWith(const QString &reason)
{
    qInstallMessageHandler(nullptr); // what is said from here on is about the ending
    setLanguage(QLocale());
    const Ending ending = unusableDisplay(reason);
    std::fputs(ending.text.toUtf8().constData(), stderr);
    std::fflush(stderr);
    std::_Exit(ending.code); // Qt would abort
}

void take(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    Said &all = said();
    std::unique_lock lock(all.mutex);
    if (type == QtFatalMsg) {
        const QString reason = all.reasons.isEmpty() ? text.section(QLatin1Char('\n'), 0, 0) : all.reasons.join(QStringLiteral("; "));
        lock.unlock();
        endWith(reason);
    }
    if (type == QtWarningMsg && qstrcmp(context.category, "qt.qpa.plugin") != 0) // which says only that a plugin was not loaded
        all.reasons += text.trimmed();
    all.lines += qFormatLogMessage(type, context, text);
}

} // namespace

DisplayOpening::DisplayOpening()
{
    qInstallMessageHandler(take);
}

DisplayOpening::~DisplayOpening()
{
    qInstallMessageHandler(nullptr);
    writeLines(std::exchange(said().lines, {}));
}

} // namespace Varve
