// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "output.h"

#include "statusline.h"
#include "terminal.h"
#include "terminaltext.h"

#include <models/core/texttable.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

#include <cstdio>

namespace Varve::Cli {

using namespace Qt::StringLiterals;

namespace {

void write(FILE *stream, const QByteArray &bytes)
{
    static const bool isTerminal = Terminal::outputIsTerminal();
    const Terminal::Aside aside;
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    if (stream != stdout || isTerminal)
        std::fflush(stream);
}

void writeLine(FILE *stream, const QString &text)
{
    write(stream, text.toUtf8() + '\n');
}

QString cell(const QVariant &value)
{
    if (!value.isValid() || value.isNull())
        return u"NULL"_s;
    if (value.typeId() == QMetaType::QByteArray)
        return u"\\x"_s + QString::fromLatin1(value.toByteArray().toHex());
    return Terminal::withoutControls(value.toString()).replace(u'\n', u' ');
}

QString severityWord(Core::Severity severity)
{
    switch (severity) {
    case Core::Severity::Error: return u"error"_s;
    case Core::Severity::Warning: return u"warning"_s;
    case Core::Severity::Hint: return u"hint"_s;
    }
    return {};
}

} // namespace

void Output::line(const QString &text) const
{
    writeLine(stdout, text);
}

void Output::bytes(const QByteArray &text) const
{
    write(stdout, text);
}

void Output::note(const QString &text) const
{
    writeLine(stderr, Terminal::withoutControls(text));
}

void Output::written(const QString &path) const
{
    if (isJson())
        return json({{u"format"_s, u"varve-new/1"_s}, {u"path"_s, path}});
    line(QDir::current().relativeFilePath(path));
}

void Output::leave(const QString &text) const
{
    note(text);
    if (::ftrylockfile(stdout) == 0) // another thread may be inside a write that a full pipe holds up
        std::fflush(stdout);
    std::_Exit(exitCodeFor(Core::ErrorKind::Cancelled));
}

void Output::json(const QJsonObject &object) const
{
    write(stdout, QJsonDocument(object).toJson(QJsonDocument::Indented).trimmed() + '\n');
}

void Output::jsonLine(const QJsonObject &object) const
{
    write(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
    flush();
}

void Output::flush() const
{
    std::fflush(stdout);
}

void Output::hint(const Core::Problem &problem, Remedy remedy) const
{
    const QString place = problem.where.toString();
    line(Terminal::withoutControls((place.isEmpty() ? QString() : QString(place + u": "_s)) + severityWord(problem.severity) + u": "_s
                                   + problem.message + u" ["_s + problem.code + u']'));
    if (remedy == Remedy::Show && !problem.remedy.isEmpty())
        line(u"    "_s + problem.remedy);
}

void Output::problem(const Core::Problem &problem) const
{
    hint(problem, Remedy::Hide);
    const QString source = excerpt(problem.where);
    if (!source.isEmpty())
        line(source);
    if (!problem.remedy.isEmpty())
        line(u"    "_s + problem.remedy);
}

ExitCode Output::fail(const Core::Error &error) const
{
    const ExitCode code = exitCodeFor(error.kind);
    if (isJson()) {
        jsonLine({{u"format"_s, u"varve-error/1"_s}, {u"exitCode"_s, code}, {u"error"_s, toJson(error)}});
        return code;
    }
    Core::Error own = error;
    own.others.clear();
    QStringList lines = own.toString().split(u'\n');
    const QString source = excerpt(error.where);
    if (!source.isEmpty())
        lines.insert(1, source);
    note(u"varve-cli: "_s + lines.join(u'\n'));
    for (const Core::Error &other : error.others)
        fail(other);
    return code;
}

void Output::table(const QList<QStringList> &rows) const
{
    write(stdout, Terminal::withoutControls(Core::textTable(rows)).toUtf8());
}

void Output::resultSet(const Database::ResultSet &result, bool withHeader) const
{
    QList<QStringList> rows;
    if (withHeader) {
        QStringList header;
        for (const Database::ResultColumn &column : result.columns)
            header += column.name;
        rows += header;
    }
    for (const QVariantList &values : result.rows) {
        QStringList row;
        for (const QVariant &value : values)
            row += cell(value);
        rows += row;
    }
    table(rows);
}

QString Output::excerpt(const Core::SourcePosition &where) const
{
    // A line of a project file or of .env may hold a secret that should not be there.
    if (!where.isValid() || where.file.isEmpty() || where.file.endsWith(u".toml"_s) || where.file.endsWith(u".env"_s))
        return {};
    QFile file(QDir(m_folder).absoluteFilePath(where.file));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray source;
    for (int number = 0; number < where.line; ++number)
        source = file.readLine(4096);
    QString text = QString::fromUtf8(source).trimmed().isEmpty() ? QString() : QString::fromUtf8(source);
    while (text.endsWith(u'\n') || text.endsWith(u'\r'))
        text.chop(1);
    if (text.isEmpty() || text.size() > 300)
        return {};
    QString caret;
    for (int i = 0; i + 1 < where.column && i < text.size(); ++i)
        caret += text[i] == u'\t' ? u'\t' : u' ';
    return u"    "_s + Terminal::withoutControls(text) + u"\n    "_s + caret + u'^';
}

QJsonObject Output::toJson(const Core::SourcePosition &where)
{
    return Core::toJson(where);
}

QJsonObject Output::toJson(const Core::Error &error)
{
    QJsonObject object{{u"message"_s, error.message}};
    if (const QJsonObject place = toJson(error.where); !place.isEmpty())
        object.insert(u"where"_s, place);
    if (!error.serverText.isEmpty())
        object.insert(u"serverText"_s, error.serverText);
    if (!error.serverCode.isEmpty())
        object.insert(u"serverCode"_s, error.serverCode);
    if (!error.remedy.isEmpty())
        object.insert(u"remedy"_s, error.remedy);
    QJsonArray others;
    for (const Core::Error &other : error.others)
        others.append(toJson(other));
    if (!others.isEmpty())
        object.insert(u"others"_s, others);
    return object;
}

QJsonObject Output::toJson(const Core::Problem &problem)
{
    QJsonObject object{{u"severity"_s, severityWord(problem.severity)},
                       {u"code"_s, problem.code},
                       {u"message"_s, problem.message},
                       {u"where"_s, toJson(problem.where)},
                       {u"remedy"_s, problem.remedy}};
    if (problem.fix) {
        object.insert(u"fix"_s,
                      QJsonObject{{u"offset"_s, problem.fix->offset},
                                  {u"length"_s, problem.fix->length},
                                  {u"replacement"_s, QString::fromUtf8(problem.fix->replacement)}});
    }
    return object;
}

} // namespace Varve::Cli
