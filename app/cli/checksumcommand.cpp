// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "dialectoption.h"

#include <models/core/checksumstream.h>
#include <models/text/tokenchecksum.h>

#include <QFile>
#include <QJsonArray>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;
using Core::failure;
using Text::DialectName;

namespace {

constexpr qint64 blockSize = 256 * 1024;

struct ChecksumOptions
{
    std::vector<std::string> files;
    std::string dialect;
    bool exact = false;
    bool fileOnly = false;
};

struct Sums
{
    QString file; ///< as given
    QString checksum;
    QString tokens; ///< empty when the text does not end well
};

/// Reads \a path once, in pieces: the memory does not depend on its size.
Expected<Sums> sumsOf(const QString &path, DialectName dialect, const ChecksumOptions &options)
{
    QFile file(path);
    // Unbuffered: each piece is read where it is hashed.
    const bool open = path == u"-"_s ? file.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered)
                                     : file.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    if (!open)
        return failure(Core::ErrorKind::Io, Context::tr("%1 could not be read: %2.").arg(path, file.errorString()));
    Core::ChecksumStream whole(options.exact ? Core::ChecksumStream::Mode::Exact : Core::ChecksumStream::Mode::Normalised);
    Text::TokenChecksum tokens(dialect);
    QByteArray chunk(blockSize, Qt::Uninitialized);
    for (;;) {
        const qint64 length = file.read(chunk.data(), chunk.size());
        if (length < 0 || (length == 0 && file.error() != QFileDevice::NoError))
            return failure(Core::ErrorKind::Io, Context::tr("%1 could not be read: %2.").arg(path, file.errorString()));
        if (length == 0)
            break;
        const QByteArrayView bytes = QByteArrayView(chunk).first(length);
        whole.add(bytes);
        if (!options.fileOnly)
            tokens.add(bytes);
    }
    return Sums{path, whole.result(), options.fileOnly ? QString() : tokens.result()};
}

void print(const Context &context, const QList<Sums> &all, bool fileOnly)
{
    if (!context.out.isJson()) {
        for (const Sums &sums : all) {
            const QString tokens = fileOnly ? QString() : QString((sums.tokens.isEmpty() ? u"-"_s : sums.tokens) + u"  "_s);
            context.out.line(sums.checksum + u"  "_s + tokens + sums.file);
        }
        return;
    }
    QJsonArray files;
    for (const Sums &sums : all) {
        QJsonObject object{{u"file"_s, sums.file}, {u"checksum"_s, sums.checksum}};
        if (!fileOnly)
            object.insert(u"tokenChecksum"_s, sums.tokens.isEmpty() ? QJsonValue() : QJsonValue(sums.tokens));
        files.append(object);
    }
    context.out.json({{u"format"_s, u"varve-checksum/1"_s}, {u"files"_s, files}});
}

int runChecksum(Context &context, const ChecksumOptions &options)
{
    QList<Sums> all;
    for (const std::string &name : options.files) {
        const QString path = QString::fromStdString(name);
        const auto dialect = dialectOption(options.dialect, name);
        if (!dialect)
            return context.out.fail(dialect.error());
        const Expected<Sums> sums = sumsOf(path, dialect->value_or(DialectName::Ansi), options);
        if (!sums)
            return context.out.fail(sums.error());
        if (!options.fileOnly && sums->tokens.isEmpty())
            context.out.note(Context::tr("%1 does not end well, so its tokens are not known; varve-cli statements says where.").arg(path));
        all += *sums;
    }
    print(context, all, options.fileOnly);
    return Done;
}

} // namespace

void addChecksum(const Command &program, Context &context)
{
    const Command command = program.command("checksum", "Print the checksum of files, and the one of their tokens");
    auto options = std::make_shared<ChecksumOptions>(); // shared: the callback outlives this function
    command.value("file", options->files, "Files; - is standard input").required().placeholder("FILE");
    command.value("--dialect", options->dialect, "Their language (default: what a name says, x.sqlite.sql; else ansi)").placeholder("NAME");
    command.flag("--exact", options->exact, "Over the bytes as they are: line ends and byte order mark count");
    command.flag("--file-only", options->fileOnly, "Only the first checksum, which does not look at what the text says");
    command.runs(context, [&context, options] { return runChecksum(context, *options); });
}

} // namespace Varve::Cli
