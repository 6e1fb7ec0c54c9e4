// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "dialectoption.h"
#include "statementprinter.h"

#include <models/text/positiontracker.h>

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;
using Core::failure;
using Text::DialectName;

namespace {

constexpr qint64 chunkSize = 64 * 1024;

struct StatementsOptions
{
    std::string file = "-";
    std::string dialect;
    std::string format;
};

Expected<DialectName> chosenDialect(const Context &context, const StatementsOptions &options)
{
    const auto dialect = dialectOption(options.dialect, options.file);
    if (!dialect)
        return failure(dialect.error());
    if (*dialect)
        return **dialect;
    context.out.note(Context::tr("Read as standard SQL; --dialect names another language."));
    return DialectName::Ansi;
}

Core::Error unreadable(const QString &shownAs, const QFile &file)
{
    Core::Error error;
    error.kind = Core::ErrorKind::Io;
    error.message = QCoreApplication::translate("Varve::Cli::Context", "%1 could not be read: %2.").arg(shownAs, file.errorString());
    return error;
}

/// Reads a script in chunks and prints its statements.
class Lister
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Cli::Lister)

public:
    Lister(QFile &file, const QString &shownAs, DialectName dialect, StatementPrinter &printer, const Output &out)
        : m_file(file)
        , m_shownAs(shownAs)
        , m_splitter(dialect, shownAs, Text::CopyData::InChunks)
        , m_positions(shownAs)
        , m_printer(printer)
        , m_out(out)
    {
        m_printer.begin(dialect);
    }

    /// NUL bytes in the script could not be told from those that the output has.
    void refuseNul() { m_refusesNul = true; }
    int run();

private:
    bool take();
    int finish();
    std::optional<Core::Error> nulIn(const QByteArray &chunk);
    int fail(const Core::Error &error);

    QFile &m_file;
    QString m_shownAs;
    Text::StreamingSplitter m_splitter;
    Text::PositionTracker m_positions;
    StatementPrinter &m_printer;
    const Output &m_out;
    bool m_refusesNul = false;
    qint64 m_end = 0; // of the last statement
    std::optional<Core::Error> m_error;
};

int Lister::run()
{
    for (;;) {
        const QByteArray chunk = m_file.read(chunkSize);
        if (m_file.error() != QFileDevice::NoError)
            return fail(unreadable(m_shownAs, m_file));
        if (chunk.isEmpty())
            return finish();
        if (m_refusesNul) {
            if (const auto error = nulIn(chunk))
                return m_out.fail(*error);
        }
        m_splitter.feed(chunk);
        if (!take())
            return fail(*m_error);
        if (std::ferror(stdout))
            return Done; // main() says so
    }
}

bool Lister::take()
{
    for (;;) {
        const auto piece = m_splitter.next();
        if (!piece) {
            m_error = piece.error();
            return false;
        }
        if (!*piece)
            return true;
        if ((*piece)->part == Text::StreamingSplitter::Part::Whole)
            m_printer.statement(**piece);
        else
            m_printer.part(**piece);
        m_end = std::max(m_end, (*piece)->statement.whole.end());
    }
}

int Lister::finish()
{
    m_splitter.finish();
    if (!take())
        return fail(*m_error);
    m_printer.end(m_splitter.rest(), m_end);
    return Done;
}

int Lister::fail(const Core::Error &error)
{
    const int code = m_printer.fail(error, m_splitter.rest());
    for (QByteArray chunk = m_file.read(chunkSize); !chunk.isEmpty(); chunk = m_file.read(chunkSize))
        m_printer.afterFailure(chunk);
    m_printer.afterFailure({});
    return code;
}

std::optional<Core::Error> Lister::nulIn(const QByteArray &chunk)
{
    const qsizetype nul = chunk.indexOf('\0');
    const Core::SourcePosition where = m_positions.at(chunk, nul < 0 ? chunk.size() : nul);
    m_positions.dropFront(chunk.size());
    if (nul < 0)
        return std::nullopt;
    return Core::Error{.kind = Core::ErrorKind::ProjectFiles,
                       .message = tr("The text holds a NUL byte; they end the pieces of this format."),
                       .where = where,
                       .remedy = tr("Use --format json, which gives byte ranges.")};
}

std::unique_ptr<StatementPrinter> printerFor(const Context &context, bool nul)
{
    if (nul)
        return nulPrinter(context.out);
    return context.out.isJson() ? jsonPrinter() : textPrinter(context.out);
}

int runStatements(Context &context, const StatementsOptions &options)
{
    const bool nul = options.format == "nul";
    if (!options.format.empty())
        context.out.setFormat(options.format == "json" ? Format::Json : Format::Text);
    const Expected<DialectName> dialect = chosenDialect(context, options);
    if (!dialect)
        return context.out.fail(dialect.error());
    const bool fromInput = options.file == "-";
    QFile file(QString::fromStdString(options.file));
    const bool open = fromInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open)
        return context.out.fail(unreadable(file.fileName(), file));
    const auto printer = printerFor(context, nul);
    Lister lister(file, fromInput ? Context::tr("(standard input)") : file.fileName(), *dialect, *printer, context.out);
    if (nul)
        lister.refuseNul();
    return lister.run();
}

} // namespace

void addStatements(const Command &program, Context &context)
{
    const Command command = program.command("statements", "List the statements of a script: where they stand and what each does");
    auto options = std::make_shared<StatementsOptions>(); // shared: the callback outlives this function
    command.value("file", options->file, "Script; - is standard input").placeholder("FILE");
    command.value("--dialect", options->dialect, "Its language (default: what its name says, x.sqlite.sql; else ansi)").placeholder("NAME");
    command.value("--format", options->format, "text, json, or nul: every piece of the text, ended by a NUL")
        .oneOf({"text", "json", "nul"});
    command.runs(context, [&context, options] { return runStatements(context, *options); });
}

} // namespace Varve::Cli
